"""Each plain key of a place is pressed where the keyboard usually is, and somebody hears it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Final

import pytest
from PySide6.QtCore import QItemSelectionModel
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.composition import Program
from app.models import agenda
from app.models.agenda import ItemKind, Lock, Plan, Step
from app.settings import Settings
from app.ui.agenda.page import AgendaPage
from app.ui.agenda.table import AgendaTable
from app.ui.board.levels import Level
from app.ui.board.page import ThemesPage
from app.ui.board.view import BoardView
from app.ui.members.list import MembersTable
from app.ui.notes.list import NotesList
from app.ui.plain_keys import OWNED, Place
from app.ui.recommendations.list import RecommendationList
from app.ui.seating.board import SeatingBoard
from app.ui.widgets import Button
from tests.ui.shell import session_look

__all__ = ["session_look"]

HOLDERS: Final[Mapping[Place, type[QWidget]]] = {
    Place.AGENDA: AgendaTable,
    Place.SEATING: SeatingBoard,
    Place.THEMES: BoardView,
    Place.MEMBERS: MembersTable,
    Place.NOTES: NotesList,
    Place.RECOMMENDATIONS: RecommendationList,
}
"""What usually has the keyboard there."""
PAGES = (Place.TODAY, *HOLDERS)


@pytest.fixture
def program(qapp: QApplication, qtbot: QtBot) -> Iterator[Program]:
    made = Program(qapp, Settings(device="0" * 16, language="da"), serves=False)
    made.try_example()
    qtbot.waitUntil(lambda: made.desk is not None)
    made.window.show()
    made.window.activateWindow()
    qtbot.waitActive(made.window)
    assert made.desk is not None
    qtbot.waitUntil(made.desk.panel.isVisible)
    yield made
    made.end()


STEPS = (Step("Den ene", 10), Step("Den anden", 10))


class Heard:
    """What a key brought about: commands, facts, forms and menus."""

    def __init__(self, program: Program) -> None:
        self.of: list[str] = []
        for action in program.window.findChildren(QAction):
            action.triggered.connect(partial(self._on_action, action))
        for board in program.window.findChildren(BoardView):
            board.wished.connect(lambda wish: self.of.append(str(wish)))
        assert program.document is not None
        program.document.changed.connect(lambda _aspects: self.of.append("facts"))

    def _on_action(self, action: QAction, _is_checked: bool = False) -> None:
        self.of.append(action.objectName())

    def after(self, key: str) -> list[str]:
        """Presses the key where the keyboard is; closes what it opened."""
        self.of.clear()
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keySequence(focused, QKeySequence(key))
        for _ in range(100):
            QTest.qWait(10)
            opened = QApplication.activePopupWidget() or QApplication.activeModalWidget()
            if opened is not None:
                self.of.append(type(opened).__name__)
                opened.close()
            if QApplication.focusWidget() is not focused:
                self.of.append("focus")
            if self.of:
                break
        QTest.qWait(1)
        return list(self.of)


def rest(program: Program) -> None:
    """As after a second in which nobody typed."""
    program.window._actions._plain_keys._rests_until = 0.0  # noqa: SLF001 - time, not behaviour


def short_of_time(program: Program) -> None:
    """A programme with ten minutes too few before a lock, each item in two steps."""
    document = program.document
    assert document is not None
    meeting = document.assembly.mandate.meeting
    plans = (
        Plan("Velkomst", ItemKind.PLENARY, start_min=540, length_min=40, steps=STEPS),
        Plan("Frokost", ItemKind.BREAK, start_min=570, length_min=30, lock=Lock.START, steps=STEPS),
    )
    document.perform(agenda.add_items, meeting, [("x1", plans[0]), ("x2", plans[1])], replaces=True)


def has_keyboard(holder: QWidget) -> bool:
    """Gives it the keyboard unless it has it."""
    focused = QApplication.focusWidget()
    if focused is not None and (focused is holder or holder.isAncestorOf(focused)):
        return True
    if isinstance(holder, SeatingBoard):
        holder.make_current(holder.current)
    else:
        holder.setFocus()
    return False


def come(program: Program, qtbot: QtBot, place: Place) -> QWidget:
    """To a page as by its rail, with the keyboard on the list or board it is about."""
    program.window.show_section(place.value)
    page = program.window.page
    assert page is not None
    kind = HOLDERS.get(place)
    holder = page.findChild(kind) if kind else page
    assert isinstance(holder, QWidget)
    qtbot.waitUntil(page.isVisible)
    program.window.activateWindow()  # a form that was closed had the keyboard
    if isinstance(page, ThemesPage):
        page.area.look_at(Level.BOARD)  # a key may have led farther or closer
    if isinstance(holder, QAbstractItemView):
        qtbot.waitUntil(lambda: holder.model().rowCount() > 0)
        first, flag = holder.model().index(0, 0), QItemSelectionModel.SelectionFlag
        holder.selectionModel().setCurrentIndex(first, flag.ClearAndSelect | flag.Rows)
    qtbot.waitUntil(lambda: has_keyboard(holder))
    return page


def test_the_programme_is_made_to_fit_by_one_key_from_the_list(
    program: Program, qtbot: QtBot
) -> None:
    short_of_time(program)
    page = come(program, qtbot, Place.AGENDA)
    assert isinstance(page, AgendaPage)
    qtbot.waitUntil(lambda: page.standing.repair.isVisible())
    page.table.setFocus()
    page.table.selectRow(0)
    assert "RepairDialog" in Heard(program).after("R")


@pytest.mark.parametrize("place", PAGES, ids=lambda place: place.value)
def test_every_key_of_a_page_is_heard_where_the_keyboard_is(
    program: Program, qtbot: QtBot, place: Place
) -> None:
    if place is Place.AGENDA:
        short_of_time(program)
    come(program, qtbot, place)  # a page is made when it is first gone to
    heard = Heard(program)
    dead = []
    for deed, keys in OWNED[place].items():
        for key in keys:
            page = come(program, qtbot, place)
            for action in page.actions():
                action.setEnabled(True)  # whether it may be done now is another question
            rest(program)
            if not heard.after(key):
                dead.append((deed, key))
    assert dead == []


def test_the_room_panels_buttons_tell_the_keys_that_act(program: Program, qtbot: QtBot) -> None:
    assert program.desk is not None
    panel = program.desk.panel
    take = panel.findChild(Button, "take")
    covers = [each for each in panel.findChildren(Button) if each.isCheckable()]
    assert take is not None
    come(program, qtbot, Place.AGENDA)
    assert take.told_key == ("Ctrl+⏎", False)
    assert [each.told_key for each in covers] == [("B", True), ("F", True), ("T", True)]
    assert ["Ctrl+" in each.toolTip() for each in covers] == [True] * 3
    wide = [each.sizeHint().width() for each in (take, *covers)]
    panel.picker.setFocus()
    assert take.told_key == ("⏎", False)
    assert [each.told_key for each in covers] == [("B", False), ("F", False), ("T", False)]
    assert [each.sizeHint().width() for each in (take, *covers)] == wide
    come(program, qtbot, Place.RECOMMENDATIONS)  # where Ctrl+Enter saves a version
    assert take.told_key[0] == ""


def test_nobody_takes_blind_what_stands_in_a_preview_out_of_sight(
    program: Program, qtbot: QtBot
) -> None:
    desk = program.desk
    assert desk is not None
    program.window.show_section("agenda")
    program.window.toggle_side()
    assert not desk.panel.isVisible()
    takes = desk.document.assembly.room_screen.takes
    take = next(a for a in program.window.findChildren(QAction) if "Ctrl+Return" in _keys(a))
    take.trigger()
    assert desk.panel.isVisible()
    qtbot.waitUntil(lambda: desk.document.saved)
    assert desk.document.assembly.room_screen.takes == takes
    take.trigger()
    qtbot.waitUntil(lambda: desk.document.assembly.room_screen.takes == takes + 1)


def _keys(action: QAction) -> list[str]:
    return [each.toString() for each in action.shortcuts()]
