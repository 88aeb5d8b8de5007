"""The polls page under real hands: where the keyboard is after each step, what a click can do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from app.document import Document
from app.models import voting
from app.models.room import Scene
from app.models.voting import Channel, Choice, Counts, PollState, Terms
from app.settings import Settings
from app.ui.key_guard import EnterPresses
from app.ui.polls.counts import CountForm
from app.ui.polls.page import PollsPage
from app.ui.question import Question
from app.ui.toast import Toast
from tests.assemblies import CARD_SALT, CODES, NOW, POLL_SALT, Play
from tests.ui.poll_room import begun, close, count, given, open_by_keys, page, poll, prepared, ready
from tests.ui.polling import Room, opened

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
HANDS = Terms("", (Channel.HANDS,))


class Projector:
    """Whether the room screen is on, as a test wants it."""

    is_on = False

    def __call__(self) -> bool:
        return self.is_on


@pytest.fixture
def projector() -> Projector:
    return Projector()


@pytest.fixture
def room(request, projector, qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    def make(document: Document, _settings: Settings) -> PollsPage:
        return PollsPage(document, projector)

    with opened(qapp, qtbot, tmp_path, request.param, make) as room:
        EnterPresses(qapp, room.window)  # as in the program
        yield room


def focus() -> QWidget | None:
    return QApplication.focusWidget()


def rests_on(room: Room, widget: QWidget) -> None:
    """The keyboard comes to a widget, perhaps a moment later, or once a dialog has gone."""
    with room.qtbot.waitActive(room.window):
        room.window.activateWindow()
    room.qtbot.waitUntil(widget.hasFocus)


def paper_out(count: int) -> Play:
    play = begun()
    for number in range(count):
        code = CODES[number]
        card = voting.Card(voting.card_hash(code, CARD_SALT), voting.ballot_key(code, POLL_SALT))
        play.do(voting.issue_paper(play.assembly, "p1", card))
    return play


def closed_poll(yes: int = 12) -> Play:
    play = begun()
    for number in range(yes):
        code = CODES[number]
        card = voting.Card(voting.card_hash(code, CARD_SALT), voting.ballot_key(code, POLL_SALT))
        play.do(voting.cast_ballot(play.assembly, "p1", card, f"b{number}", Choice.YES))
    play.do(voting.close_poll(play.assembly, "p1", NOW))
    return play


def see(room: Room) -> None:
    """The result, and the moment after it in which nothing can be published."""
    panel = page(room).closed
    room.click(panel.see_button)
    room.qtbot.waitUntil(panel.publish_button.isEnabled)


def fill(room: Room, form: CountForm, *numbers: int) -> None:
    """Typed with Enter after each, the last of which saves."""
    form.take_keyboard()
    for number in numbers:
        field = focus()
        assert isinstance(field, QSpinBox)
        room.qtbot.keyClicks(field, str(number))
        room.press(field, Key.Key_Return)


# -- what the room sees


@given(begun())
def test_a_slide_taken_while_the_room_screen_is_off_is_not_said_to_be_on_it(room: Room, projector):
    told: list[Toast] = []
    page(room).told.connect(told.append)
    page(room).acts.show_in_room(Scene.POLL, poll(room))
    room.settle()
    assert room.document.assembly.room_screen.showing.scene is Scene.POLL
    assert "slukket" in told[-1].text
    assert "Ctrl+F5" in told[-1].text
    projector.is_on = True
    page(room).acts.show_in_room(Scene.POLL, poll(room))
    room.settle()
    assert told[-1].text == "Vises nu på storskærmen."


# -- publishing


@given(closed_poll())
def test_publishing_asks_once_with_the_result_in_people_and_escape_leaves_it(room: Room):
    panel = page(room).closed
    see(room)
    room.click(panel.publish_button)
    box = room.dialog("publish-result")
    assert isinstance(box, Question)
    told = " ".join(each.text() for each in box.findChildren(QLabel))
    assert "12 for og 0 imod" in told
    assert "10 af 12" in told
    assert "ikke fortrydes" in told
    assert poll(room).state is PollState.CLOSED
    room.qtbot.keyClick(box.sure, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    room.settle()
    assert poll(room).state is PollState.CLOSED, "that is a take, not an answer"
    room.press(box, Key.Key_Escape)
    assert poll(room).state is PollState.CLOSED
    room.click(panel.publish_button)
    room.press(room.dialog("publish-result"), Key.Key_Return)
    assert poll(room).state is PollState.PUBLISHED


@given(closed_poll())
def test_a_double_click_on_see_the_result_publishes_nothing_and_asks_nothing(room: Room):
    panel = page(room).closed
    see_at = panel.see_button.mapTo(room.window, panel.see_button.rect().center())
    room.click(panel.see_button)
    for spot in (see_at, panel.publish_button.mapTo(room.window, QPoint(8, 8))):
        under = room.window.childAt(spot)
        assert under is not None
        room.qtbot.mouseClick(under, LEFT, pos=under.mapFrom(room.window, spot))
    room.settle()
    assert page(room).findChild(Question, "publish-result") is None
    assert poll(room).state is PollState.CLOSED
    rests_on(room, panel.publish_button)


@given(begun())
def test_the_key_of_the_next_step_goes_on_to_the_result_and_asks_to_publish(room: Room):
    panel = page(room).closed
    close(room)
    room.advance()
    assert panel.see_button.isVisible(), "a second press at once was meant for the close"
    rests_on(room, panel.see_button)
    room.advance()
    assert panel.result.isVisible()
    room.qtbot.waitUntil(panel.publish_button.isEnabled)
    room.advance()
    room.press(room.dialog("publish-result"), Key.Key_Return)
    assert poll(room).state is PollState.PUBLISHED


@given(closed_poll())
def test_after_publishing_the_keyboard_is_on_the_way_to_the_room(room: Room):
    panel = page(room).closed
    see(room)
    room.click(panel.publish_button)
    room.press(room.dialog("publish-result"), Key.Key_Return)
    rests_on(room, panel.show_button)


# -- counting


@given(begun(HANDS))
def test_a_number_typed_after_a_click_into_a_field_replaces_the_nought(room: Room):
    field = page(room).open.hands.forms[1].fields[Choice.YES]
    page(room).list.setFocus()
    line = field.lineEdit()
    for left in (2, line.width() // 2, line.width() - 2):
        field.setValue(0)
        for _click in range(2):  # the second finds the keyboard already there
            room.qtbot.mouseClick(line, LEFT, pos=QPoint(left, line.height() // 2))
        room.qtbot.keyClicks(field, "17")
        assert field.value() == 17
        page(room).list.setFocus()
    room.qtbot.mouseClick(line, LEFT, pos=QPoint(2, line.height() // 2))
    room.qtbot.keyClicks(field, "9")
    assert field.value() == 9, "what is clicked into is typed over"


@given(begun(HANDS))
def test_more_hands_than_people_are_told_beside_the_fields_at_once(room: Room):
    form = page(room).open.hands.forms[1]
    form.fields[Choice.YES].setValue(20)
    form.fields[Choice.NO].setValue(7)
    assert not form.too_many.isVisible()
    form.fields[Choice.NO].setValue(8)
    assert form.too_many.isVisible()
    assert "28" in form.too_many.text()
    assert "27" in form.too_many.text()


@given(prepared(HANDS))
def test_a_show_of_hands_begins_with_the_first_counter(room: Room):
    page(room).list.setFocus()
    open_by_keys(room)
    assert poll(room).state is PollState.OPEN
    rests_on(room, page(room).open.hands.forms[1].fields[Choice.YES])


@given(ready())
def test_a_poll_with_cards_begins_in_the_field_for_codes(room: Room):
    room.click(page(room).none.button)
    open_by_keys(room)
    rests_on(room, page(room).open.desk.code)


@given(begun(HANDS))
def test_counters_follow_each_other_and_then_comes_the_close(room: Room):
    panel = page(room).open
    fill(room, panel.hands.forms[1], 20, 5, 0)
    rests_on(room, panel.hands.forms[2].fields[Choice.YES])
    fill(room, panel.hands.forms[2], 20, 5, 0)
    rests_on(room, panel.close_button)


@given(begun(HANDS))
def test_a_recount_goes_from_the_first_counter_to_the_second(room: Room):
    panel = page(room).open
    fill(room, panel.hands.forms[1], 20, 5, 0)
    fill(room, panel.hands.forms[2], 21, 5, 0)
    rests_on(room, panel.hands.again_buttons[1])
    room.click(panel.hands.again_buttons[2])
    room.click(panel.hands.again_buttons[1])
    fill(room, panel.hands.forms[1], 20, 5, 0)
    assert poll(room).hands[1] == Counts(20, 5)
    rests_on(room, panel.hands.forms[2].fields[Choice.YES])
    fill(room, panel.hands.forms[2], 20, 5, 0)
    rests_on(room, panel.close_button)


@given(paper_out(5))
def test_when_both_paper_counts_agree_the_keyboard_is_on_the_way_on(room: Room):
    panel = page(room).closed
    close(room)
    for _person in range(2):
        count(room, 3, 2)
    assert poll(room).paper == Counts(3, 2)
    rests_on(room, panel.see_button)
    room.click(panel.paper.again)
    for _person in range(2):
        count(room, 3, 2)
    rests_on(room, panel.see_button)


@given(paper_out(5))
def test_what_does_not_add_up_leads_to_the_field_for_the_reason(room: Room):
    panel = page(room).closed
    close(room)
    for _person in range(2):
        count(room, 3, 1)
    rests_on(room, panel.see_button)
    room.press(panel.see_button, Key.Key_Return)
    rests_on(room, panel.explanation)
