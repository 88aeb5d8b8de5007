"""The walks through the window: each brings something on and says what is seen, one view after the
other. What comes on by itself, a window above the window, is closed before the next.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from PySide6.QtWidgets import QDialog, QWidget

from app.models.board import Note
from app.rehearsal.views.stage import Stage
from app.ui.agenda.page import AgendaPage
from app.ui.agenda.repair_dialog import RepairDialog
from app.ui.arrival.window import ArrivalWindow
from app.ui.board.levels import Level
from app.ui.board.page import ThemesPage
from app.ui.board.walk import Spot
from app.ui.keys_sheet import KeysSheet
from app.ui.members.page import MembersPage
from app.ui.palette import CommandPalette
from app.ui.seating.insight.dialog import InsightDialog
from app.ui.seating.insight.told import View
from app.ui.seating.page import SeatingPage
from app.ui.seating.rules.dialog import RulesDialog
from app.ui.start.new_assembly_dialog import NewAssemblyDialog

Seen = Iterator[tuple[str, QWidget]]
"""What is seen, and the widget that shows it."""
Walk = Callable[[Stage], Seen]

LEVELS: Final = {
    Level.OVERVIEW: "overview",
    Level.BOARD: "lanes",
    Level.CLOSE: "close-up",
    Level.READ: "reading",
}
INSIGHTS: Final = {
    View.MET: "who-met-whom",
    View.PERSON: "one-person",
    View.TABLES: "mix",
    View.RULES: "broken-rules",
}


@dataclass(frozen=True, slots=True)
class Group:
    """Views of one assembly ("" is none: the start page). `name` begins their file names."""

    name: str
    assembly: str
    walk: Walk
    hour: tuple[int, int] = (9, 25)
    is_contrasted: bool = False


def sections(stage: Stage) -> Seen:
    """Every section there is."""
    for key in stage.section_keys():
        stage.window.show_section(key)
        yield key, stage.window


def seating(stage: Stage) -> Seen:
    """The plan, with what lies behind it: bars, who meets whom, rules, advice, a suggestion."""
    page = stage.show("seating", SeatingPage)
    page.toggle_bars()
    yield "seating-bars", stage.window
    page.toggle_bars()
    for view, name in INSIGHTS.items():
        page.looking.show_met()
        dialog = stage.above(InsightDialog)
        dialog.tabs.setCurrentIndex(view.value)
        yield f"seating-{name}", dialog
        dialog.reject()
        stage.rest()
    page.looking.show_rules()
    rules = stage.above(RulesDialog)
    yield "seating-rules", rules
    rules.reject()
    page.advise()
    asking = page.head.advice
    stage.wait(lambda: page.head.advice != asking)
    yield "seating-advice", stage.window
    page.make_plan()
    stage.wait(lambda: page.suggestion)
    yield "seating-suggestion", stage.window
    page.discard()


def late(stage: Stage) -> Seen:
    """The day goes on, the room screen is on, and lunch comes too soon."""
    stage.house.room.show()
    for key in ("today", "notes", "polls"):
        stage.window.show_section(key)
        yield key, stage.window
    page = stage.show("agenda", AgendaPage)
    yield "agenda", stage.window
    page.repair()
    dialog = stage.above(RepairDialog)
    yield "agenda-repair", dialog
    dialog.reject()
    stage.house.room.hide()


def above(stage: Stage) -> Seen:
    """What comes up over any section."""
    stage.window.show_section("members")
    stage.rest()
    stage.window.open_palette()
    yield "palette", stage.window
    stage.above(CommandPalette).close()
    stage.window.open_keys()
    yield "keys", stage.window
    stage.above(KeysSheet).close()


def arrival(stage: Stage) -> Seen:
    """The desk at the door: nobody, two letters, a welcome, the doors that close."""
    stage.show("members", MembersPage).open_arrival_desk()
    desk = stage.above(ArrivalWindow)
    desk.showNormal()
    desk.resize(stage.window.size())
    yield "waiting", desk
    desk.frame.field.setText("an")
    yield "letters", desk
    desk.frame.field.clear()
    desk.come(next(iter(stage.desk.document.assembly.people)).id)
    yield "welcome", desk
    desk.go()
    offer = desk.frame.offer
    stage.wait(lambda: offer.suggestion and not offer.is_working)
    yield "doors-close", desk
    desk.close()


def notes(stage: Stage) -> Seen:
    """The board at each level, its list, and what the engine would do with what is left."""
    page = stage.show("themes", ThemesPage)
    board = stage.desk.document.assembly.board
    theme = board.order[0]
    longest = max(board.notes_in(theme), key=_length)
    for level, name in LEVELS.items():
        page.area.look_at(Level.BOARD)
        page.area.go_to(Spot(theme, longest.id))
        page.area.look_at(level)
        yield name, stage.window
    page.area.look_at(Level.BOARD)
    page.toggle_list()
    yield "list", stage.window
    page.toggle_list()
    page.suggest()
    stage.wait(lambda: page.bar.isVisible() and page.suggest_button.isEnabled())
    yield "suggestions", stage.window
    page.drop_offer()


def front(stage: Stage) -> Seen:
    """The start page, and what it asks for a new assembly."""
    yield "page", stage.window
    stage.house.new_assembly()
    dialog: QDialog = stage.above(NewAssemblyDialog)
    yield "new-assembly", dialog
    dialog.reject()


GROUPS: Final = (
    Group("start", "", front),
    Group("new-assembly", "new", sections),
    Group("36-members", "36", sections, is_contrasted=True),
    Group("36-members", "36", seating),
    Group("36-members", "36", above),
    Group("36-members-late", "36-late", late, hour=(10, 52)),
    Group("36-arrival", "36-doors", arrival, hour=(9, 15), is_contrasted=True),
    Group("99-members", "99", sections),
    Group("99-members", "99", seating),
    Group("99-members-late", "99-late", late, hour=(10, 52)),
    Group("99-arrival", "99-doors", arrival, hour=(9, 15)),
    Group("40-notes", "40-notes", notes),
    Group("200-notes", "200-notes", notes, is_contrasted=True),
    Group("600-notes", "600-notes", notes),
)


def _length(note: Note) -> int:
    return len(note.text)
