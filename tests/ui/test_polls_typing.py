"""Paper ballots typed one by one by two people, with the keyboard and with the mouse."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import places
from app.models import voting
from app.models.voting import Channel, Counts, Method, PollState, Terms
from app.ui.polls.keying import PaperKeying
from tests.assemblies import NOW, Play
from tests.ui.poll_room import given, make, page, poll, publish, ready, shown
from tests.ui.polling import Room, opened

Key = Qt.Key
PAPER = (Channel.PAPER,)
SCALE = Terms("Hvor godt?", PAPER, method=Method.SCALE, labels=("a", "b", "c", "d", "e"))
OPTIONS = Terms("Hvad?", PAPER, method=Method.APPROVAL, options=("Grill", "Sejltur"), most=2)


@pytest.fixture
def room(request, qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    with opened(qapp, qtbot, tmp_path, request.param, make) as room:
        yield room


def closed(papers: int, *asked: Terms) -> Play:
    play = ready()
    names = [f"p{number}" for number in range(1, len(asked) + 1)]
    for name, terms in zip(names, asked, strict=True):
        play.do(voting.prepare_poll(play.assembly, name, "", terms))
    play.do(voting.open_polls(play.assembly, {each: f"salt-{each}" for each in names}, NOW))
    for _paper in range(papers):
        play.do(voting.issue_papers(play.assembly, dict.fromkeys(names)))
    play.do(voting.close_poll(play.assembly, "p1", NOW))
    return play


def desk(room: Room) -> PaperKeying:
    return page(room).closed.keying


def type_all(room: Room, keys: str) -> None:
    """A row of keys as they come; "\\r" is Enter, "<" is Backspace."""
    field = desk(room).field
    special = {"\r": Key.Key_Return, "<": Key.Key_Backspace}
    for key in keys:
        if key in special:
            room.press(field, special[key])
        else:
            room.qtbot.keyClicks(field, key)
    room.settle()


def through(room: Room, keys: str) -> None:
    type_all(room, keys)
    room.click(desk(room).end_button)


@given(closed(3, SCALE))
def test_one_key_a_ballot_and_the_count_stands_when_both_typed_the_same(room: Room):
    assert "Seddel 1" in shown(room)
    through(room, "51b")
    assert "Sidst skrevet" not in shown(room)
    assert poll(room).keyed == {}
    through(room, "51b")
    assert poll(room).paper == Counts(1, 1, 1)
    assert "To har skrevet det samme: 3 stemmesedler." in shown(room)
    room.click(page(room).closed.see_button)
    publish(room)
    assert poll(room).state is PollState.PUBLISHED


@given(closed(3, SCALE))
def test_what_differs_is_shown_side_by_side_and_settled_by_typing_it_again(room: Room):
    through(room, "512")
    through(room, "542")
    assert poll(room).paper is None
    said = shown(room)
    assert "1 stemmeseddel er skrevet forskelligt" in said
    assert "1. a" in said
    assert "4. d" in said
    assert "Seddel 2" in said
    type_all(room, "4")
    assert poll(room).keyed[1] == ("2", "4", "5")


@given(closed(2, SCALE))
def test_a_slip_is_taken_back_and_a_ballot_that_is_not_there_is_left_out(room: Room):
    through(room, "5<12")
    through(room, "123")
    assert "sprunget over her" in shown(room)
    room.click(desk(room).none_button)
    assert poll(room).keyed[1] == ("1", "2")


@given(closed(5, SCALE))
def test_a_ballot_that_one_of_the_two_missed_is_the_only_one_that_differs(room: Room):
    through(room, "51342")
    through(room, "5342")
    said = shown(room)
    assert "1 stemmeseddel er skrevet forskelligt" in said
    assert "sprunget over her" in said
    assert "Seddel 2" in said
    type_all(room, "1")
    assert poll(room).keyed[1] == ("1", "2", "3", "4", "5")


@given(closed(2, Terms("Ja?", PAPER), OPTIONS))
def test_a_ballot_with_two_questions_is_typed_whole_and_kept_apart(room: Room):
    assert "spørgsmål 1 af 2" in shown(room)
    keys = "j1\rn12\r"
    through(room, keys)
    through(room, keys)
    assert poll(room, "p1").keyed[1] == ("no", "yes")
    assert poll(room, "p2").keyed[1] == ("1,0", "1,1")


@given(closed(1, SCALE, SCALE, OPTIONS, SCALE))
def test_only_what_differs_on_a_ballot_is_typed_again(room: Room):
    through(room, "511\r2")
    through(room, "521\r3")
    assert "spørgsmål 2" in shown(room)
    type_all(room, "1")
    assert "spørgsmål 4" in shown(room), "what both said alike is not asked"
    type_all(room, "<")
    assert "spørgsmål 2" in shown(room)
    type_all(room, "12")
    settled = {name: poll(room, name).keyed[1] for name in ("p1", "p2", "p3", "p4")}
    assert settled == {"p1": ("5",), "p2": ("1",), "p3": ("1,0",), "p4": ("2",)}


@given(closed(2, SCALE))
def test_the_mouse_can_type_too(room: Room):
    for _person in (1, 2):
        for number in (0, 5):
            room.click(desk(room).buttons[number])
        room.click(desk(room).end_button)
    assert poll(room).keyed[1] == ("1", "blank")


@given(closed(2, SCALE))
def test_a_half_typed_pile_is_there_again_after_a_kill_and_gone_once_it_is_saved(
    room: Room, qtbot: QtBot
):
    through(room, "51")
    type_all(room, "5")
    (kept,) = (places.data_folder() / "drafts").glob("paper-*")
    assert kept.stat().st_mode & 0o077 == 0
    with kept.open("a", encoding="utf-8") as file:
        file.write('["put", "3')  # the power goes in the middle of a line
    again = PaperKeying()
    qtbot.addWidget(again)
    again.show_polls([poll(room)])
    assert again.is_begun
    for key in "1":
        qtbot.keyClicks(again.field, key)
    with qtbot.waitSignal(again.agreed) as agreed:
        again.end()
    assert agreed.args == [{"p1": ("1", "5")}]
    through(room, "1")
    assert not kept.exists()


@given(closed(2, Terms("Ja?", PAPER)))
def test_yes_and_no_are_counted_in_piles_or_typed(room: Room):
    assert page(room).closed.paper.isVisible()
    room.click(page(room).closed.one_by_one)
    type_all(room, "j")
    assert not page(room).closed.one_by_one.isVisible()
    through(room, "n")
    through(room, "jn")
    assert poll(room).paper == Counts(1, 1)
