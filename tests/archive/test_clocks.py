"""A laptop's clock is set, by up to a year either way and at any moment, and two laptops disagree
by as much: what was written keeps its order, the poll its result, and nothing ends by itself.

Told by what was made wrong on purpose: with stamps that are the clock alone (`Stamps.next` that
answers the time it is given), later words lie below earlier ones when the clock was set back.
"""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from app.archive.journal import Journal
from app.archive.transfer import sync
from app.archive.verify import verify
from app.models import agenda, board, voting
from app.models.agenda import TimerState
from app.models.clock import DAY_MS
from app.models.entries import Facts
from app.models.voting import Choice, PollState
from tests.assemblies import DAY, NOW, Play, card, with_item, with_open_poll

YEAR_MS = 365 * DAY_MS


def a_day() -> tuple[Play, list[Facts]]:
    """Facts in batches, each of which only makes sense after the one before."""
    play = with_item(with_open_poll())
    play.do(agenda.start_item(play.assembly, "i1", NOW))
    batches = [tuple(play.facts)]

    def do(facts) -> None:
        batches.append(play.do(facts))

    do(board.write_note(play.assembly, board.NewNote("n1", DAY, "i1", 1, "Første"), NOW))
    for number in range(12):
        before = play.assembly.board.notes["n1"].text
        do(board.reword_note(play.assembly, "n1", before, f"Ord {number}", board.Mark.IDEA))
        choice = (Choice.YES if number % 3 else Choice.NO).value
        ballot = f"b{number}"
        do(voting.cast_ballot(play.assembly, "p1", card(number % 8), ballot, choice))
    return play, batches


@pytest.mark.parametrize("seed", range(6))
def test_a_clock_that_is_set_changes_neither_order_nor_result(tmp_path: Path, seed: int):
    rng, (play, batches) = random.Random(seed), a_day()
    with Journal.create(tmp_path / "a.bordrunde", "a" * 16) as journal:
        for facts in batches:
            journal.append(facts, NOW + rng.randint(-YEAR_MS, YEAR_MS))
        told = journal.fold()
        assert told == play.assembly
        assert told.board.notes["n1"].text == "Ord 11"
        running, poll = told.agenda.running, told.voting.polls["p1"]
        assert running is not None
        assert running.state(NOW + YEAR_MS) in (TimerState.RUNNING, TimerState.OVERTIME)
        assert poll.state is PollState.OPEN
        closed = voting.close_poll(told, "p1", NOW - YEAR_MS)
        journal.append(play.do(closed), NOW - YEAR_MS)
        assert journal.fold() == play.assembly
    assert verify(tmp_path / "a.bordrunde").findings == ()


def test_two_laptops_whose_clocks_are_two_years_apart_agree_on_what_came_last(tmp_path: Path):
    archive, (_play, batches) = tmp_path / "archive.sqlite", a_day()
    with (
        Journal.create(tmp_path / "a.bordrunde", "a" * 16) as ahead,
        Journal.create(tmp_path / "b.bordrunde", "b" * 16) as behind,
    ):
        for facts in batches:
            ahead.append(facts, NOW + YEAR_MS)
        sync(ahead, archive)
        sync(behind, archive)  # hears of the later stamps
        here = behind.fold()
        last = here.board.notes["n1"].text
        behind.append(
            board.reword_note(here, "n1", last, "Det sidste ord", board.Mark.IDEA), NOW - YEAR_MS
        )
        for each in (behind, ahead):
            sync(each, archive)
        assert ahead.fold().board.notes["n1"].text == "Det sidste ord"
        assert ahead.fold().board == behind.fold().board
