"""More ballots than people: told from the first one too many, and never as a strange number."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSizeF, Qt
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea
from pytestqt.qtbot import QtBot

from app.models.room import Scene, Showing
from app.models.voting import Choice, PollState
from app.models.voting import shown as shown_code
from app.ui.key_guard import EnterPresses
from app.ui.scenes import picture
from app.ui.slides import slide_of
from app.ui.theme import ROOM_DARK
from tests.assemblies import CODES
from tests.ui.poll_room import begun, close, given, make, page, poll, prepared, shown
from tests.ui.polling import Room, opened

Key = Qt.Key


@pytest.fixture
def room(request, qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    with opened(qapp, qtbot, tmp_path, request.param, make) as room:
        EnterPresses(qapp, room.window)  # as in the program
        yield room


def wall(room: Room, scene: Scene) -> str:
    made = slide_of(picture(room.document.assembly, Showing(scene, "p1")))
    sheet = made.sheet(QSizeF(1920, 1080), ROOM_DARK)
    return " ".join(each.text for each in sheet.words)


@given(begun())
def test_the_first_vote_too_many_is_warned_of_while_one_can_still_look(room: Room):
    panel = page(room).open
    room.vote("p1", range(27), Choice.YES)
    assert not panel.excess.isVisible()
    room.vote("p1", range(27, 28), Choice.YES)
    assert panel.excess.isVisible()
    assert "1 stemme mere" in panel.excess.text
    room.vote("p1", range(28, 36), Choice.NO)
    assert "9 stemmer mere" in panel.excess.text
    assert "36 har stemt" in shown(room)
    assert "af 27" not in shown(room)


@pytest.mark.parametrize("scene", [Scene.POLL, Scene.TURNOUT])
@given(begun())
def test_the_wall_counts_alone_what_cannot_be_of_those_here(room: Room, scene: Scene):
    room.vote("p1", range(36), Choice.YES)
    told = wall(room, scene)
    assert "36" in told
    assert "af 27" not in told


@given(begun())
def test_after_the_close_it_is_told_in_sight_and_nothing_is_negative(room: Room):
    room.vote("p1", range(36), Choice.YES)
    close(room)
    assert poll(room).state is PollState.CLOSED
    closed = page(room).closed
    assert "9 stemmer flere" in closed.excess.text
    frame = closed.findChild(QScrollArea)
    assert frame is not None
    at = closed.excess.mapTo(frame.viewport(), QPoint(0, closed.excess.height()))
    assert 0 < at.y() <= frame.viewport().height()
    assert not any(sign in shown(room) for sign in ("-9", "\N{MINUS SIGN}9"))


@given(prepared())
def test_more_cards_than_people_are_told_before_it_opens(room: Room):
    assert "36 kort gælder, og 27 medlemmer er her" in shown(room)
    assert page(room).prepare.open_button.isEnabled()


@given(begun())
def test_enter_after_the_close_does_not_reopen_it_nor_show_the_count(room: Room):
    button = page(room).open.close_button
    button.setFocus()
    room.press(button, Key.Key_Return)
    for _again in range(2):
        field = QApplication.focusWidget()
        assert field is not None
        room.press(field, Key.Key_Return)
    assert poll(room).state is PollState.CLOSED
    closed = page(room).closed
    assert closed.see_button.isVisible()
    room.qtbot.waitUntil(closed.see_button.hasFocus)


@given(begun())
def test_a_double_enter_on_the_close_button_closes_once(room: Room):
    button = page(room).open.close_button
    button.setFocus()
    for _time in range(2):
        room.qtbot.keyClick(button, Key.Key_Return)
    room.settle()
    assert poll(room).state is PollState.CLOSED


@given(begun())
def test_after_the_close_the_paper_is_typed_at_once(room: Room):
    panel = page(room).open
    room.type_into(panel.desk.code, shown_code(CODES[0]))
    room.press(panel.desk.code, Key.Key_Return)
    panel.close_button.setFocus()
    room.press(panel.close_button, Key.Key_Return)
    assert page(room).closed.paper.form.fields[Choice.YES].hasFocus()


@given(begun())
def test_the_words_at_the_foot_have_the_free_width(room: Room):
    panel = page(room).open
    told = next(each for each in panel.findChildren(QLabel) if "har ikke stemt" in each.text())
    assert told.width() >= told.fontMetrics().horizontalAdvance(told.text())
    assert told.geometry().right() < panel.close_button.geometry().left()
