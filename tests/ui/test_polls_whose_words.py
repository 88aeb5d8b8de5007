"""Words typed for one poll never become another's, whichever way one goes from poll to poll."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.models import voting
from app.models.voting import Method, Terms
from app.ui.polls.lines import PAUSE_MS
from tests.assemblies import Play
from tests.ui.poll_room import given, make, page, poll, ready, shown
from tests.ui.polling import Room, opened

_MADE = Terms("Skal byen have en legeplads?")
_OTHER = Terms("Skal hallen have solceller?")


@pytest.fixture
def room(request, qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    with opened(qapp, qtbot, tmp_path, request.param, make) as room:
        yield room


def two(first: Terms = _MADE, second: Terms = _OTHER) -> Play:
    play = ready()
    play.do(voting.prepare_poll(play.assembly, "p1", "", first))
    play.do(voting.prepare_poll(play.assembly, "p2", "", second))
    return play


def go_to(room: Room, name: str) -> None:
    """As a palette or another section does: the keyboard stays where it is."""
    page(room).list.choose_polls((name,))
    room.settle()


def pause(room: Room) -> None:
    """As long as a person thinks before the words count."""
    QTest.qWait(PAUSE_MS + 50)
    room.settle()


@given(two())
def test_a_question_that_is_being_typed_stays_with_its_poll(room: Room):
    go_to(room, "p1")
    field = page(room).prepare.terms.question
    field.setFocus()
    field.selectAll()
    room.qtbot.keyClicks(field, "Skal byen have to legepladser?")
    go_to(room, "p2")
    assert field.toPlainText() == "Skal hallen have solceller?"
    pause(room)
    page(room).list.setFocus()
    room.settle()
    assert poll(room, "p1").terms.question == "Skal byen have to legepladser?"
    assert poll(room, "p2").terms.question == "Skal hallen have solceller?"


@given(two())
def test_a_new_poll_prepared_while_a_question_is_typed_begins_empty(room: Room):
    go_to(room, "p1")
    field = page(room).prepare.terms.question
    field.setFocus()
    page(room).acts.prepare_question()
    room.settle()
    pause(room)
    assert field.toPlainText() == ""
    page(room).list.setFocus()
    room.settle()
    questions = [each.terms.question for each in room.document.assembly.voting]
    assert sorted(questions) == ["", "Skal byen have en legeplads?", "Skal hallen have solceller?"]


def _asking(method: Method) -> Play:
    first = Terms("Hvad først?", method=method, options=("Park", "Sti"))
    return two(first, Terms("Hvad sidst?", method=method, options=("Bro", "Havn")))


@given(_asking(Method.RANKING))
def test_options_that_are_being_typed_stay_with_their_poll(room: Room):
    go_to(room, "p1")
    field = page(room).prepare.terms.asked.options
    field.setFocus()
    field.selectAll()
    room.qtbot.keyClicks(field, "Park")
    room.qtbot.keyClick(field, Qt.Key.Key_Return)
    room.qtbot.keyClicks(field, "Torv")
    go_to(room, "p2")
    pause(room)
    page(room).list.setFocus()
    room.settle()
    assert poll(room, "p1").terms.options == ("Park", "Torv")
    assert poll(room, "p2").terms.options == ("Bro", "Havn")


@given(two())
def test_a_threshold_and_a_quorum_that_are_being_typed_stay_with_their_poll(room: Room):
    go_to(room, "p1")
    terms = page(room).prepare.terms
    terms.quorum.setFocus()
    terms.quorum.selectAll()
    room.qtbot.keyClicks(terms.quorum, "20")
    go_to(room, "p2")
    assert terms.quorum.value() == 0
    go_to(room, "p1")
    terms.threshold.setCurrentIndex(terms.threshold.count() - 1)
    terms.threshold.activated.emit(terms.threshold.count() - 1)
    terms.own.selectAll()
    room.qtbot.keyClicks(terms.own, "5/8")
    go_to(room, "p2")
    page(room).list.setFocus()
    room.settle()
    assert (poll(room, "p1").terms.threshold, poll(room, "p1").terms.quorum) == ("5/8", 20)
    assert (poll(room, "p2").terms.threshold, poll(room, "p2").terms.quorum) == ("4/5", 0)


@given(two())
def test_what_was_refused_for_one_poll_is_not_told_of_another(room: Room):
    go_to(room, "p1")
    terms = page(room).prepare.terms
    terms.threshold.activated.emit(terms.threshold.count() - 1)
    terms.own.setText("abc")
    terms.own.editingFinished.emit()
    assert "abc" in shown(room)
    go_to(room, "p2")
    assert "abc" not in shown(room) + terms.own.text()
    assert poll(room, "p1").terms.threshold == "4/5"
