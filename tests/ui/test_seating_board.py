"""The seating board by itself: where the keys begin, and what becomes of cards and chips."""

from __future__ import annotations

import pytest

from app.ui.seating.board import SeatingBoard
from app.ui.seating.view import Person, RoundView, TableFacts


@pytest.fixture
def board(qtbot) -> SeatingBoard:
    made = SeatingBoard()
    qtbot.addWidget(made)
    made.resize(900, 500)
    made.show()
    return made


def seated(*tables: str) -> RoundView:
    """People named by single letters at tables."""
    people = tuple(tuple(Person(each, f"Navn {each}") for each in table) for table in tables)
    return RoundView(people, tuple(TableFacts() for _table in tables))


def at_tables(board: SeatingBoard) -> list[str]:
    places = board.places()
    return ["".join(chip.member_id for chip in place.chips) for place in places]


def test_while_nobody_was_chosen_the_keys_begin_at_the_first_table(board):
    board.show_round(seated("ab", "cd"))
    board.show_round(seated("cd", "ab"))
    assert board.current == "c"


def test_the_keys_stay_with_whoever_was_chosen(board, qtbot):
    board.show_round(seated("ab", "cd"))
    board.make_current("b")
    qtbot.waitUntil(lambda: board.chip("b").hasFocus())
    board.show_round(seated("cd", "ab"))
    assert board.current == "b"


def test_what_was_put_by_comes_back_for_others(board):
    while board.make_piece():
        pass
    board.show_round(seated("ab", "cd", "ef"))
    board.show_round(seated("xy"))
    assert at_tables(board) == ["xy"]
    assert [board.chip(each) for each in "abcdef"] == [None] * 6
    board.show_round(seated("ef", "ba", "cd", "xy"))
    assert at_tables(board) == ["ef", "ba", "cd", "xy"]
    chips = [board.chip(each) for each in "efbacdxy"]
    assert [chip.text() for chip in chips] == [f"Navn {each}" for each in "efbacdxy"]
    assert all(chip.isVisible() for chip in chips)
