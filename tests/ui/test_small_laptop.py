"""1280x720 with the room panel open: what is left for a page is 886 by 612, and it must do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QFrame, QPushButton, QScrollArea, QScrollBar, QWidget
from pytestqt.qtbot import QtBot

from app.archive.journal import Journal
from app.document import Document
from app.models import board, people, seating
from app.models.board import NewNote
from app.models.people import Attendance
from app.models.room import Cover
from app.ui.board.page import ThemesPage
from app.ui.header import Header
from app.ui.notes.page import NotesPage
from app.ui.notes.qr import TableAddresses
from app.ui.notes.text import GrowingText
from app.ui.page import Page
from app.ui.rail import Lettering, Rail, RailButton
from app.ui.recommendations.page import RecommendationsPage
from app.ui.room_place import Place
from app.ui.seating.page import SeatingPage
from app.ui.side import Side
from app.ui.theme import Appearance
from app.ui.widgets import Button, Chip, ElidedText, FlowLayout
from tests.assemblies import (
    DAY,
    NOW,
    Play,
    with_item,
    with_members,
    with_notes,
    with_plan,
    with_recommendation,
)
from tests.ui.shell import SECTIONS, look, session_look

__all__ = ["look", "session_look"]

PAGE = (886, 612)
NAMES = ("Marie-Louise Brøndum", "Ida Bæk", "Jørgen Ågård Lund", "Omar Al-Masri", "Agnieszka Nowak")


class Laptop:
    """Opens one page at a size, with a real document behind it."""

    def __init__(self, qtbot: QtBot, path: Path) -> None:
        self.bot, self._path = qtbot, path
        self.documents: list[Document] = []
        self.frames: list[QScrollArea] = []

    def document(self, play: Play) -> Document:
        journal = Journal.create(self._path, "laptop")
        journal.append(play.facts, NOW)
        self.documents.append(Document(journal, clock=lambda: NOW))
        return self.documents[-1]

    def show(self, page: Page, play: Play, size: tuple[int, int] = PAGE) -> None:
        """Framed as the window frames it, so that it scrolls when it asks for more height."""
        frame = QScrollArea()
        frame.setFrameShape(QFrame.Shape.NoFrame)
        frame.setWidgetResizable(True)
        self.bot.addWidget(frame)
        self.frames.append(frame)
        page.retranslate()
        page.show_assembly(play.assembly)
        frame.setWidget(page)
        frame.resize(*size)
        frame.show()
        frame.activateWindow()
        self.bot.waitUntil(frame.isActiveWindow)
        self.bot.wait(1)


@pytest.fixture
def laptop(qtbot: QtBot, look: Appearance, tmp_path: Path, speak) -> Iterator[Laptop]:
    speak("da")
    made = Laptop(qtbot, tmp_path / "a.bordrunde")
    yield made
    for each in made.documents:
        each.close()


def seated(members: int, tables: int) -> Play:
    """People with names as they are, at tables."""
    play = with_members(members)
    for number, each in enumerate(sorted(play.assembly.people.members)):
        details = play.assembly.people.members[each].details
        assert details is not None
        named = people.Details(NAMES[number % len(NAMES)], attributes=details.attributes)
        play.do(people.describe_member(play.assembly, each, named))
    return with_plan(with_item(play), tables=tables, rounds=4)


def out_of_sight(page: QWidget, chips: list[Chip]) -> list[str]:
    """The chips that are not wholly seen, through whatever scrolls around them."""
    return [chip.text() for chip in chips if chip.visibleRegion().boundingRect() != chip.rect()]


def scrolls(widget: QWidget, way: Qt.Orientation) -> list[QScrollBar]:
    bars = widget.findChildren(QScrollBar)
    return [each for each in bars if each.orientation() == way and each.isVisible()]


# -- seating


def test_six_tables_of_six_are_in_sight_whole(laptop: Laptop):
    play = seated(36, 6)
    page = SeatingPage(laptop.document(play))
    laptop.show(page, play)
    chips = page.findChildren(Chip)
    assert len(chips) == 36
    assert out_of_sight(page, chips) == []
    assert all(chip.width() >= chip.sizeHint().width() for chip in chips), "no name is cut"


def test_they_are_in_sight_while_some_stay_away_and_others_wait_for_a_seat(laptop: Laptop):
    play = seated(36, 6)
    members = sorted(play.assembly.people.members)
    for each in members[:3]:
        play.do(seating.move_seat(play.assembly, DAY, 1, each, 0))
    away = people.note_attendance(play.assembly, DAY, members[9:15], Attendance.ABSENT, NOW)
    play.do(away)
    page = SeatingPage(laptop.document(play))
    laptop.show(page, play)
    assert out_of_sight(page, page.findChildren(Chip)) == []


def test_a_full_tray_leaves_the_tables_their_room(laptop: Laptop):
    play = seated(36, 6)
    for each in sorted(play.assembly.people.members)[:24]:
        play.do(seating.move_seat(play.assembly, DAY, 1, each, 0))
    page = SeatingPage(laptop.document(play))
    laptop.show(page, play)
    tray, first = page.board.places()[:2]
    assert len(tray.chips) == 24
    assert tray.height() < 90
    assert first.visibleRegion().boundingRect() == first.rect()
    last = tray.chips[-1]
    page.board.make_current(last.member_id)
    assert out_of_sight(page, [last]) == [], "the keyboard brings everybody in it into sight"


def test_nine_of_ten_long_names_are_whole_at_eleven_tables_of_nine(laptop: Laptop):
    play = seated(99, 11)
    page = SeatingPage(laptop.document(play))
    laptop.show(page, play)
    chips = page.findChildren(Chip)
    cut = [chip for chip in chips if chip.width() < chip.sizeHint().width()]
    assert len(cut) <= len(chips) // 10
    assert all(chip.toolTip() == chip.text() for chip in cut)
    assert scrolls(page, Qt.Orientation.Horizontal) == []


# -- notes


@pytest.mark.parametrize("tables", [6, 11, 14])
def test_every_table_of_the_notes_is_in_sight(laptop: Laptop, tables: int):
    play = seated(9 * tables, tables)
    page = NotesPage(laptop.document(play), TableAddresses, lambda count: ("A",) * count)
    laptop.show(page, play)
    matrix = page.matrix
    assert matrix.horizontalScrollBar().maximum() == 0
    wide = sum(matrix.columnWidth(column) for column in range(tables + 1))
    assert wide <= matrix.viewport().width()


def test_of_forty_tables_whole_columns_are_in_sight(laptop: Laptop):
    play = seated(80, 40)
    page = NotesPage(laptop.document(play), TableAddresses, lambda count: ("A",) * count)
    laptop.show(page, play)
    matrix = page.matrix
    room = matrix.viewport().width() - matrix.columnWidth(0)
    assert matrix.horizontalScrollBar().maximum() > 0
    assert room % matrix.columnWidth(1) == 0, "no column is cut"


@pytest.mark.parametrize("zoom", [100, 150])
@pytest.mark.parametrize("kind", ["notes", "recommendations", "themes", "seating"])
def test_a_page_scrolls_inside_and_not_as_a_whole_too(
    laptop: Laptop, look: Appearance, kind: str, zoom: int
):
    look.zoom_to(zoom)
    play = with_notes(with_recommendation(seated(36, 6)), 12)
    document = laptop.document(play)
    page = {
        "notes": lambda: NotesPage(document, TableAddresses, lambda count: ("A",) * count),
        "recommendations": lambda: RecommendationsPage(document),
        "themes": lambda: ThemesPage(document),
        "seating": lambda: SeatingPage(document),
    }[kind]()
    laptop.show(page, play, PAGE if zoom == 100 else (766, 573))
    port = page.parentWidget()
    assert port is not None
    laptop.bot.waitUntil(lambda: page.size() == port.size())


def test_a_text_is_whole_when_its_field_becomes_narrow(qtbot: QtBot, look: Appearance):
    field = GrowingText(2, 10)
    qtbot.addWidget(field)
    field.show_text("Mange ved ikke, hvor de skal begynde, og skemaerne er svære. " * 3)
    field.resize(900, field.height())
    field.show()
    wide = field.height()
    field.resize(300, field.height())
    assert field.height() > wide
    qtbot.waitUntil(lambda: field.verticalScrollBar().maximum() == 0)


# -- themes


def test_four_themes_and_the_tray_are_in_sight(laptop: Laptop):
    play = seated(36, 6)
    for number in range(9):
        note = NewNote(f"n{number}", DAY, "i1", 1, "Flere cykelstier langs vejen")
        play.do(board.write_note(play.assembly, note, NOW))
        play.do(board.make_theme(play.assembly, f"t{number}", "Trygge stier", [f"n{number}"]))
    page = ThemesPage(laptop.document(play))
    laptop.show(page, play)
    view = page.area.board
    heads = [page.area.scene.head(f"t{number}") for number in range(9)]
    places = [view.mapFromScene(h.sceneBoundingRect()).boundingRect() for h in heads if h]
    assert sum(view.viewport().rect().contains(each) for each in places) >= 4
    assert page.area.tray.isVisible()
    assert view.transform().m11() >= 0.85, "and their text can be read"


# -- around the page


def test_a_narrow_rail_has_words_under_its_icons(qtbot: QtBot, look: Appearance):
    rail = Rail()
    qtbot.addWidget(rail)
    rail.show_sections(SECTIONS)
    rail.resize(100, 612)
    rail.set_narrow(True)
    for button in rail.findChildren(RailButton):
        assert button.lettering is Lettering.BELOW
        assert button.sizeHint().width() > button.fontMetrics().horizontalAdvance(button.text())
        assert button.accessibleName() == button.text()


def test_a_rail_without_room_for_words_tells_them_by_tooltip(qtbot: QtBot, look: Appearance):
    rail = Rail()
    qtbot.addWidget(rail)
    rail.show_sections(SECTIONS)
    rail.set_narrow(True)
    rail.show()
    rail.resize(100, 90)
    buttons = rail.findChildren(RailButton)
    qtbot.waitUntil(lambda: all(b.lettering is Lettering.NONE for b in buttons))
    assert all(button.toolTip() == button.text() for button in buttons)


@pytest.mark.parametrize("zoom", [100, 150, 200])
def test_the_side_leaves_the_page_the_larger_part(qtbot: QtBot, look: Appearance, zoom: int):
    look.zoom_to(zoom)
    side = Side()
    qtbot.addWidget(side)
    assert 264 <= side.width_beside(1280) <= 0.3 * 1280
    assert side.width_beside(1024) >= 264


def test_in_a_narrow_head_the_button_keeps_its_name(qtbot: QtBot, look: Appearance, speak):
    speak("en")
    head = Header()
    qtbot.addWidget(head)
    head.show_name("Albertslund Borgersamling", "Samling 4")
    head.show_room(Cover.NONE, Place.HIDDEN)
    head.show()
    head.resize(900, 50)
    button = next(b for b in head.findChildren(QPushButton))
    qtbot.waitUntil(lambda: button.text() == "Show the room screen")
    head.resize(500, 50)
    qtbot.waitUntil(lambda: button.text() == "")
    assert button.accessibleName() == button.toolTip() == "Show the room screen"


@pytest.mark.parametrize("help_words", ["", "Bord 3 beder om hjælp", "Bord 3 og 11 beder om hjælp"])
def test_names_in_the_head_are_whole_while_a_table_asks_for_help(
    qtbot: QtBot, look: Appearance, help_words: str
):
    head, badge = Header(), Button(icon_name="hand")
    qtbot.addWidget(head)
    head.add_widget(badge)
    head.show_name("Albertslund Borgersamling 2027", "Fra samtaler til anbefalinger")
    head.show_room(Cover.NONE, Place.HIDDEN)
    head.show()
    head.resize(885, 50)
    badge.setText(help_words)
    badge.setVisible(bool(help_words))
    names = [each for each in head.findChildren(ElidedText) if each.isVisible()]
    assert len(names) == 2

    def is_whole(each: ElidedText) -> bool:
        return each.fontMetrics().horizontalAdvance(each.text()) <= each.width()

    qtbot.waitUntil(lambda: all(map(is_whole, names)))
    badge.hide()
    head.resize(1100, 50)
    qtbot.waitUntil(lambda: abs(names[0].y() - names[1].y()) <= 2, timeout=2_000)
    assert all(map(is_whole, names))


class Counted(QFrame):
    """A box that counts how often it is asked how large it would like to be."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = 0
        self.wide = 60

    def sizeHint(self):
        self.asked += 1
        return QRect(0, 0, self.wide, 20).size()


def test_a_flow_asks_each_box_once_until_something_changes(qtbot: QtBot, look: Appearance):
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(8, parent=holder)
    boxes = [Counted() for _each in range(9)]
    for box in boxes:
        flow.addWidget(box)
    holder.resize(200, 400)
    holder.show()
    before = [flow.heightForWidth(width) for width in (200, 300)]
    asked = sum(box.asked for box in boxes)
    again = [flow.heightForWidth(width) for _time in range(50) for width in (200, 300)]
    assert again == before * 50
    assert sum(box.asked for box in boxes) == asked
    boxes[0].wide = 190
    boxes[0].updateGeometry()
    assert flow.heightForWidth(200) > before[0], "a box that grew is noticed"
    boxes[0].hide()
    assert flow.heightForWidth(200) < before[0] + 28
    QApplication.sendPostedEvents()
