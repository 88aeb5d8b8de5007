"""The process is killed in the middle of the day, again and again, and nothing that was answered
is lost.

Checked against a mutant: when the writer says "done" before it appends (in `Writer._commit` the
call of `self._done` put before the call of `append`), what was answered is gone and this test
fails. The disk is slow in the process that is killed, so that there is such a moment.
"""

from __future__ import annotations

import random
import signal
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from app.archive.session import Session
from app.archive.verify import verify
from app.models.agenda import MINUTE_MS, TimerState
from app.models.assembly import Assembly
from app.models.voting import PollState, ballot_key
from tests.half_day import CODES, ITEM, NOON, POLL

ROOT = Path(__file__).resolve().parent.parent
KILLS = 6
MOST_ANSWERS = 150


@dataclass
class Heard:
    """What the process said before it died."""

    answered_ballots: dict[str, str] = field(default_factory=dict)
    sent_ballots: dict[str, set[str]] = field(default_factory=dict)
    notes: set[str] = field(default_factory=set)
    minutes: int = 0
    sent_minutes: int = 0

    def hear(self, line: str) -> bool:
        """True when the line tells an answer."""
        match line.split():
            case ["try", "ballot", code, choice]:
                self.sent_ballots.setdefault(code, set()).add(choice)
            case ["did", "ballot", code, choice]:
                self.answered_ballots[code] = choice
                self.sent_ballots[code].clear()
            case ["did", "note", note]:
                self.notes.add(note)
            case ["try", "minutes", given]:
                self.sent_minutes = int(given)
            case ["did", "minutes", given]:
                self.minutes = int(given)
        return line.startswith("did ")


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_killed_at_any_moment_everything_answered_is_there_again(tmp_path):
    path, heard, rng = tmp_path / "day.bordrunde", Heard(), random.Random(2027)
    for _kill in range(KILLS):
        heard.sent_ballots.clear()
        _killed_after(rng.randint(1, MOST_ANSWERS), path, heard)
        assert verify(path).findings == ()
        with Session.open(path, "a" * 16) as session:
            _same_moment(session.assembly, heard)
            _everything_answered(session.assembly, heard)
        assert verify(path).findings == ()
    assert heard.answered_ballots
    assert heard.notes


def _killed_after(answers: int, path: Path, heard: Heard) -> None:
    """Run half a day, listen to so many answers, and kill it while more are under way."""
    command = [sys.executable, "-m", "tests.half_day", str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout is not None
        left = answers
        for line in process.stdout:  # to the end: what was said before the kill was answered
            left -= heard.hear(line) if line.endswith("\n") else 0
            if left == 0:
                process.kill()
        assert process.wait() == -signal.SIGKILL


def _same_moment(assembly: Assembly, heard: Heard) -> None:
    item = assembly.agenda.running
    assert item is not None
    assert (item.id, item.started_at, item.paused_at) == (ITEM, NOON, 0)
    assert item.state(NOON + MINUTE_MS) is TimerState.RUNNING
    assert heard.minutes * MINUTE_MS <= item.added_ms <= heard.sent_minutes * MINUTE_MS
    assert assembly.voting.open is not None
    assert assembly.voting.open.id == POLL
    assert assembly.voting.open.state is PollState.OPEN


def _everything_answered(assembly: Assembly, heard: Heard) -> None:
    poll = assembly.voting.polls[POLL]
    held = {code: poll.ballots.get(ballot_key(code, poll.salt)) for code in CODES}
    for code, choice in heard.answered_ballots.items():
        ballot = held[code]
        assert ballot is not None, "an answered ballot is gone"
        sent_since = heard.sent_ballots.get(code, set())
        assert ballot.answer == choice or ballot.answer in sent_since
    # A ballot that was on disk but whose answer was never heard stays; it is the card's last word.
    heard.answered_ballots.update(
        {code: ballot.answer for code, ballot in held.items() if ballot is not None}
    )
    written = set(assembly.board.notes)
    assert heard.notes <= written, "an answered note is gone"
