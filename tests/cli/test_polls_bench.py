"""`bench polls`: the phones that vote, and what is counted of wall and disk."""

from __future__ import annotations

import asyncio
import math
from pathlib import Path

from app.cli.bench_runs.poll_room import PHONES, Commits, make_assembly
from app.cli.bench_runs.polls import Frame, kept_of, shown_after
from app.cli.bench_runs.voters import Storm, Voted, storm
from app.models import voting
from app.models.voting import Channel, Terms, ballot_key
from app.rehearsal.hall import Hall, PlayClock, beside

NOW = 1_800_000_000_000


def frame(at: float, told: int) -> Frame:
    return Frame(at, at, told, is_moving=True)


def voted(answered_at: float) -> Voted:
    return Voted("code", 0.0, answered_at, 0.0, 0)


def test_a_ballot_is_on_the_wall_when_the_wall_tells_as_many_as_were_answered_by_then():
    frames = [frame(1.0, 1), frame(2.0, 1), frame(2.5, 3)]
    late = list(shown_after([voted(2.2), voted(0.9), voted(1.5)], frames))
    assert [round(each) for each in late] == [100, 1_000, 300]
    (never,) = shown_after([voted(3.0)], [frame(1.0, 0)])
    assert math.isinf(never)


def test_of_the_frames_that_sixty_a_second_would_be_those_painted_count():
    assert kept_of([1 / 60] * 9 + [2 / 60]) == 100 * 10 / 11
    assert kept_of([0.001, 0.02]) == 100.0
    assert kept_of([]) == 100.0


def test_five_hundred_are_here_with_a_card_each_and_a_few_of_them_vote(
    qapp: object, tmp_path: Path
):
    path = tmp_path / "a.bordrunde"
    codes = make_assembly(path)
    hall, commits = Hall(path, PlayClock(NOW), seed=1), Commits()

    def play() -> tuple[list[Voted], set[str]]:
        hall.open()
        try:
            assert len(hall.assembly.people.present(hall.assembly.mandate.meeting)) == PHONES
            hall.perform(voting.prepare_poll, "p1", "r1", Terms("", (Channel.CARD,)))
            hall.perform(voting.open_poll, "p1", "salt", NOW)
            came = [
                each
                for few, loads in ((codes[:3], True), (codes[3:6], False))
                for each in asyncio.run(storm(Storm(hall.port, "p1", few, 0.1, loads)))
            ]
            return came, set(hall.document.journal.ballots("p1"))
        finally:
            hall.close()

    with commits.noted(0.001):
        came, kept = beside(hall, play)
    keys = {ballot_key(each.code, "salt"): each for each in came}
    assert set(keys) == kept == set(commits.at)
    assert all(commits.at[key] <= each.answered_at for key, each in keys.items())
    assert [each.again for each in came] == [0] * 6
