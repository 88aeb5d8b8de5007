"""The polls page as a facilitator uses it: prepare, open, hand out, and nothing told of how."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QSize, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.models import people, recommendations, voting
from app.models.voting import Base, Channel, Choice, Counts, PollState, Reveal, Terms
from app.ui.question import Question
from tests.assemblies import CARD_SALT, CODES, DAY, NOW, POLL_SALT, Play, founded
from tests.ui.poll_room import (
    begun,
    count,
    given,
    make,
    only,
    open_by_keys,
    page,
    poll,
    prepared,
    publish,
    ready,
    shown,
)
from tests.ui.polling import Room, opened

Key = Qt.Key


@pytest.fixture
def room(request, qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    with opened(qapp, qtbot, tmp_path, request.param, make) as room:
        yield room


@given(founded())
def test_without_recommendations_one_button_leads_to_them(room: Room):
    room.window.show_section("side")
    with room.qtbot.waitSignal(page(room).section_wanted) as led:
        page(room).empty.acted.emit()
    assert led.args == ["recommendations"]


@given(ready())
def test_a_whole_poll_from_preparing_to_publishing_with_phones_and_paper(room: Room):
    desk = page(room)
    room.click(desk.none.button)
    assert only(room).state is PollState.PREPARED
    assert "22 af 27" in shown(room)
    open_by_keys(room)
    held = only(room)
    assert only(room).state is PollState.OPEN
    room.vote(held.id, range(20), Choice.YES)
    room.vote(held.id, range(20, 22), Choice.NO)
    assert "22 af 27 har stemt" in shown(room)
    for number in (22, 23, 24):
        room.type_into(desk.open.desk.code, voting.shown(CODES[number]))
        room.press(desk.open.desk.code, Key.Key_Return)
        assert desk.open.desk.code.text() == ""
    assert held.paper_issued == 3
    assert "25 af 27 har stemt eller fået papir" in shown(room)
    room.advance()
    assert only(room).state is PollState.CLOSED
    assert not desk.closed.see_button.isEnabled()
    count(room, 2, 0, 0, 1)
    count(room, 2, 0, 0, 1)
    assert held.paper == Counts(2, 0, 0, 1)
    assert "Det går op" in desk.closed.ledger.text
    room.click(desk.closed.see_button)
    publish(room)
    assert only(room).state is PollState.PUBLISHED
    assert "Vedtaget" in shown(room)
    assert "22 for og 2 imod; der krævedes 20 af 24." in shown(room)


@given(begun())
def test_paper_that_is_handed_out_is_not_told_as_votes(room: Room):
    room.type_into(page(room).open.desk.code, voting.shown(CODES[0]))
    room.press(page(room).open.desk.code, Key.Key_Return)
    assert "1 af 27 har fået papir" in shown(room)
    assert "26 har hverken stemt eller fået papir." in shown(room)
    assert "1 af 27 har stemt" not in shown(room)
    room.vote("p1", range(1, 3), Choice.YES)
    assert "3 af 27 har stemt eller fået papir" in shown(room)


def without_cards() -> Play:
    play = ready(cards=0)
    play.do(voting.prepare_poll(play.assembly, "p1", "r1", Terms("")))
    return play


@given(without_cards())
def test_the_way_to_the_cards_leads_to_the_card_that_prints_them(room: Room):
    wanted: list[str] = []
    page(room).print_wanted.connect(wanted.append)
    page(room).section_wanted.connect(wanted.append)
    buttons = page(room).prepare.warnings.findChildren(QPushButton)
    room.click(next(each for each in buttons if "stemmekort" in each.text()))
    assert wanted == ["vote-cards", "print"]


def picture(room: Room) -> bytes:
    """The page as pixels."""
    QApplication.processEvents()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert page(room).grab().save(buffer, "PNG")
    return bytes(buffer.data().data())


def cast(play: Play, yes: int, no: int) -> Play:
    for number in range(yes + no):
        code = CODES[number]
        card = voting.Card(voting.card_hash(code, CARD_SALT), voting.ballot_key(code, POLL_SALT))
        choice = Choice.YES if number < yes else Choice.NO
        play.do(voting.cast_ballot(play.assembly, "p1", card, f"b{number}", choice))
    return play


def test_while_a_secret_poll_is_open_the_choices_change_no_pixel(qapp, qtbot, tmp_path):
    pictures = []
    for name, yes in (("a", 13), ("b", 1)):
        (tmp_path / name).mkdir()
        play = cast(begun(), yes, 14 - yes)
        with opened(qapp, qtbot, tmp_path / name, play, make) as room:
            assert "14 af 27 har stemt" in shown(room)
            pictures.append(picture(room))
    assert pictures[0] == pictures[1]


def test_a_live_poll_shows_its_choices(qapp, qtbot, tmp_path):
    pictures = []
    for name, yes in (("a", 13), ("b", 1)):
        (tmp_path / name).mkdir()
        play = cast(begun(Terms("", reveal=Reveal.LIVE)), yes, 14 - yes)
        with opened(qapp, qtbot, tmp_path / name, play, make) as room:
            pictures.append(picture(room))
    assert pictures[0] != pictures[1]


@given(prepared())
def test_every_choice_of_terms_is_agreed_at_once_and_told_in_people(room: Room):
    terms = page(room).prepare.terms
    terms.threshold.setCurrentIndex(2)
    terms.threshold.activated.emit(2)
    room.settle()
    assert poll(room).terms.threshold == "3/4"
    assert "21 af 27" in shown(room)
    terms.base.chosen.emit(list(Base).index(Base.MEMBERS))
    room.settle()
    assert "27 af alle 36 medlemmer" in shown(room)
    room.qtbot.keyClick(terms.quorum, Key.Key_Up)
    room.press(terms.quorum, Key.Key_Return)
    assert poll(room).terms.quorum == 1
    assert "Der skal afgives mindst 1 stemmeseddel" in shown(room)
    assert room.document.undo_label


@given(prepared(Terms("", (Channel.HANDS,), threshold="majority")))
def test_what_a_tie_means_is_agreed_before_read_aloud_and_told_after(room: Room):
    tie = page(room).prepare.terms.tie
    assert tie.isVisible()
    assert "Stemmer lige mange for og imod, er den ikke vedtaget." in shown(room)
    tie.setCurrentIndex(1)
    tie.activated.emit(1)
    room.settle()
    assert "Stemmer lige mange for og imod, er den vedtaget." in shown(room)
    assert "ikke vedtaget" not in shown(room)
    open_by_keys(room)
    for counter in (1, 2):
        room.document.perform(voting.count_hands, "p1", counter, Counts(9, 9))
    room.document.perform(voting.close_poll, "p1", NOW)
    room.document.perform(voting.publish_result, "p1", NOW, "To gik hjem.")
    room.settle()
    assert poll(room).result.passed
    assert "Vedtaget ved stemmelighed, som aftalt" in shown(room)


@given(prepared())
def test_an_own_threshold_that_makes_no_sense_is_told_and_not_agreed(room: Room):
    terms = page(room).prepare.terms
    terms.threshold.setCurrentIndex(4)
    terms.threshold.activated.emit(4)
    terms.own.selectAll()
    room.type_into(terms.own, "firs")
    room.press(terms.own, Key.Key_Return)
    assert poll(room).terms.threshold == "4/5"
    assert "firs" in shown(room)
    terms.own.selectAll()
    room.qtbot.keyClicks(terms.own, "5/8")
    room.press(terms.own, Key.Key_Return)
    assert poll(room).terms.threshold == "5/8"
    assert "17 af 27" in shown(room)


@given(prepared())
def test_hands_stand_alone_and_are_open(room: Room):
    terms = page(room).prepare.terms
    terms.way.chosen.emit(2)
    room.settle()
    assert poll(room).terms.channels == (Channel.HANDS,)
    assert poll(room).terms.reveal is Reveal.LIVE
    assert not terms.live.isEnabled()
    terms.way.chosen.emit(0)
    room.settle()
    assert poll(room).terms.reveal is Reveal.TURNOUT


@given(prepared())
def test_what_is_being_typed_survives_a_change_and_counts_when_the_poll_opens(room: Room):
    field = page(room).prepare.terms.question
    field.setFocus()
    field.selectAll()
    room.qtbot.keyClicks(field, "Skal stien bygges?")
    room.document.perform(people.note_attendance, DAY, ["m30"], people.Attendance.PRESENT, NOW)
    room.settle()
    assert field.toPlainText() == "Skal stien bygges?"
    assert "23 af 28" in shown(room)
    open_by_keys(room)
    assert poll(room).terms.question == "Skal stien bygges?"
    assert poll(room).state is PollState.OPEN


@given(prepared())
def test_opening_asks_once_and_escape_leaves_it_prepared(room: Room):
    room.click(page(room).prepare.open_button)
    box = room.dialog("open-poll")
    assert isinstance(box, Question)
    room.press(box, Key.Key_Escape)
    assert poll(room).state is PollState.PREPARED


@given(prepared(present=0))
def test_a_poll_cannot_open_while_nobody_is_checked_in(room: Room):
    assert not page(room).prepare.open_button.isEnabled()
    room.advance()
    assert poll(room).state is PollState.PREPARED


@given(prepared())
def test_words_that_changed_since_are_told_and_the_poll_is_prepared_on_the_new_ones(room: Room):
    new = recommendations.Wording("Flere og bredere cykelstier", "Byrådet bør.")
    room.document.perform(recommendations.write_version, "r1", 1, new, "Bord 1", NOW)
    room.settle()
    assert not page(room).prepare.open_button.isEnabled()
    assert "udgave 2" in shown(room)
    page(room).prepare.warnings.anew_wanted.emit()
    room.settle()
    held = only(room)
    assert held.version == 2
    assert held.terms.question == "Flere og bredere cykelstier"
    assert page(room).prepare.open_button.isEnabled()
    room.document.undo()
    room.settle()
    assert only(room).id == "p1"


@given(begun())
def test_a_card_that_is_not_ours_mistyped_or_used_is_told_beside_the_field(room: Room):
    desk = page(room).open.desk
    room.type_into(desk.code, "7KQ4-M2XD-9PA")
    room.press(desk.code, Key.Key_Return)
    assert "skrevet forkert" in desk.receipt.text()
    desk.code.clear()
    room.type_into(desk.code, "7KQ4")
    room.press(desk.code, Key.Key_Return)
    assert "11" in desk.receipt.text(), "a card's code has eleven signs"
    desk.code.clear()
    room.vote("p1", [0], Choice.YES)
    desk.code.clear()
    room.type_into(desk.code, CODES[0])
    room.press(desk.code, Key.Key_Return)
    assert poll(room).paper_issued == 0
    assert desk.receipt.text()
    first = desk.receipt.text()
    desk.code.clear()
    room.type_into(desk.code, CODES[1].lower())
    room.press(desk.code, Key.Key_Return)
    assert poll(room).paper_issued == 1
    assert desk.receipt.text() != first
    room.type_into(desk.code, CODES[1])
    room.press(desk.code, Key.Key_Return)
    assert poll(room).paper_issued == 1
    assert "allerede" in desk.receipt.text()


@given(begun())
def test_what_came_of_a_card_is_whole_and_in_sight_on_a_small_laptop(room: Room):
    desk = page(room).open.desk
    room.vote("p1", [0], Choice.YES)
    for size in (QSize(1280, 720), QSize(1024, 560)):
        room.window.resize(size)
        for code in ("AAAA-BBBB-CCC", CODES[0], CODES[size.width() % 7 + 1]):
            desk.code.clear()
            room.type_into(desk.code, code)
            room.press(desk.code, Key.Key_Return)
            room.qtbot.waitUntil(lambda: is_in_sight(desk.receipt) and bool(desk.receipt.text()))


def is_in_sight(part: QWidget) -> bool:
    """True when all of it is seen, in one piece."""
    seen = part.visibleRegion()
    return seen.boundingRect() == part.rect() and seen.rectCount() == 1


@given(begun(Terms("", (Channel.PAPER,))))
def test_where_no_cards_are_used_paper_is_handed_out_by_number(room: Room):
    desk = page(room).open.desk
    assert not desk.code.isVisible()
    desk.count.setValue(26)
    desk.count.setFocus()
    room.press(desk.count, Key.Key_Return)
    assert poll(room).paper_issued == 26, "Enter hands them out"
    assert desk.count.maximum() == 1
    room.click(desk.button)
    assert poll(room).turnout == 27
    room.click(desk.button)
    assert poll(room).turnout == 27
    assert "27" in desk.receipt.text()
