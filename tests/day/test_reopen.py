"""The window is closed in the middle of things and opened again: it goes on as if it had not."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.models.room import Scene
from app.models.voting import PollState
from tests.day import evening
from tests.day.conftest import Clock
from tests.day.hands import CTRL, Hands, Key
from tests.phones.phone import Phone

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.mark.slow
def test_item_clock_poll_and_room_screen_go_on_where_they_were(start, clock, tmp_path):
    hands = start()
    begin_the_day(hands, clock)
    codes = evening.print_cards(hands, tmp_path, 5)
    question = open_the_poll(hands, codes)
    before, item = hands.assembly, hands.item
    hands.window.close()
    assert hands.program.document is None
    clock.pass_minutes(1.5)
    again = start()
    again.click(before.mandate.name)
    assert again.assembly == before
    assert again.assembly is not before
    again.section("Agenda")
    again.reads(item.plan.title)
    again.reads("11:30")
    again.keys(Key.Key_F5)
    assert again.assembly.room_screen.showing.scene is Scene.POLL
    again.wait(lambda: question in again.room_sees)
    assert f"2 of {again.open_poll.present} have voted" in again.room_sees
    go_on_voting(again, codes)


@pytest.mark.slow
def test_a_phone_that_comes_before_the_window_is_ready_is_not_turned_away(start, clock, tmp_path):
    hands = start()
    begin_the_day(hands, clock)
    codes = evening.print_cards(hands, tmp_path, 1)
    name = hands.assembly.mandate.name
    hands.window.close()
    again = start()
    again.click(name)
    while not (starting := starting_servers()) and not again.program.desk.server.port:
        QApplication.processEvents()
    for each in starting:  # the server comes up while the window is still busy
        each.join()
    answer = Phone(again.program.desk.server.port).post("/api/card", {"code": codes[0]})
    assert (answer.status, answer.told) == (200, {"voted": False})


def starting_servers() -> list[threading.Thread]:
    """The threads that bring a server up; they begin a moment after the window."""
    return [each for each in threading.enumerate() if each.name == "server-start"]


def begin_the_day(hands: Hands, clock: Clock) -> None:
    """In the example the first item begins, gets a minute more, and three of its minutes pass."""
    hands.click("Try the example")
    hands.section("Agenda")
    hands.click("Start")
    spare = 15 - hands.item.plan.length_min
    for _each in range(abs(spare)):
        hands.click("+1 min" if spare > 0 else "\N{MINUS SIGN}1 min")
    hands.click("+1 min")
    clock.pass_minutes(3)
    hands.reads("13:00")


def open_the_poll(hands: Hands, codes: list[str]) -> str:
    """The prepared poll opens, is taken to the room, and two members vote; gives its question."""
    hands.section("Polls")
    prepared = next(each for each in hands.assembly.voting if each.state is PollState.PREPARED)
    hands.reads(prepared.terms.question)
    hands.keys(Key.Key_Return, held=CTRL | SHIFT)
    hands.click("Open now", hands.dialog())
    hands.done()
    hands.click("Show in the room")
    hands.keys(Key.Key_F5)
    cast(hands, {codes[0]: "yes", codes[1]: "yes"})
    hands.reads(f"2 of {hands.open_poll.present} have voted")
    return prepared.terms.question


def go_on_voting(hands: Hands, codes: list[str]) -> None:
    """A member votes anew with the same card, another for the first time; then the poll closes."""
    poll = hands.open_poll
    hands.section("Polls")
    cast(hands, {codes[1]: "no", codes[2]: "no"})
    hands.reads(f"3 of {poll.present} have voted")
    hands.click("Close the poll")
    assert (poll.result.counts.yes, poll.result.counts.no) == (1, 2)
    assert poll.state is PollState.CLOSED


def cast(hands: Hands, votes: dict[str, str]) -> None:
    """Members vote on their phones: a choice for each card."""
    port, poll = hands.phones_port(), hands.open_poll

    def vote() -> list[int]:
        first = len(poll.ballots) * 100
        numbered = enumerate(votes.items(), first)
        return [evening.cast(port, poll.id, code, how, n) for n, (code, how) in numbered]

    assert hands.meanwhile(vote) == [200] * len(votes)
