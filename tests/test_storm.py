"""A room votes by phone while its server is killed again and again: every ballot that was answered
is counted once.

It is `bordrunde serve` with a real journal, over HTTP, killed with SIGKILL after a random number of
answers while others are under way, and started again on the same port. The phones do what the page
does: the id of a ballot is drawn once, and the same ballot is sent until it is answered. Told by
what was made wrong on purpose: with the call of `self._done` before `append` in `Writer._commit`,
answered ballots are gone here; with a key that depends on the ballot's id, they are counted twice.
`BORDRUNDE_KILLS` asks for more kills than a test run has time for.
"""

from __future__ import annotations

import contextlib
import http.client
import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from app.archive.journal import Journal
from app.archive.session import Session
from app.archive.verify import verify
from app.models import voting
from app.models.voting import PollState, Terms, ballot_key, published, receipt
from app.rehearsal.people import drawn
from tests.assemblies import CODES, NOW, POLL_SALT, with_open_poll
from tests.phones.phone import Phone

ROOT = Path(__file__).resolve().parent.parent
SEED = 2027
KILLS = int(os.environ.get("BORDRUNDE_KILLS", "4"))
PHONES = 24
MOST_ANSWERS = 40
PATIENCE_S = (0.02, 0.3)
START_S = 60.0
SETTLE_S = 0.2
"""After the kill nobody is answered any more, once what came last is read."""


@dataclass
class Member:
    """A member with a phone: what was sent and not answered yet, and what was answered last."""

    code: str
    rng: random.Random
    sent: tuple[str, str] = ("", "")
    kept: tuple[str, str] = ("", "")
    receipts: list[str] = field(default_factory=list)


class Room:
    """All of them, each on a thread of its own, until the storm is over."""

    def __init__(self, port: int, seed: int) -> None:
        self.port = port
        self.members = [Member(code, random.Random(f"{seed} {code}")) for code in CODES[:PHONES]]
        self.answered = threading.Semaphore(0)
        self.odd: list[str] = []
        self._over = threading.Event()
        self._is_lost = False
        self._threads = [threading.Thread(target=self._vote, args=(m,)) for m in self.members]

    def __enter__(self) -> Room:
        for each in self._threads:
            each.start()
        return self

    def __exit__(self, kind: object, *_error: object) -> None:
        self._over.set()
        self._is_lost = kind is not None
        for each in self._threads:
            each.join()

    def await_answers(self, count: int) -> None:
        for _ in range(count):
            assert self.answered.acquire(timeout=START_S), "the phones are not answered any more"

    def _vote(self, member: Member) -> None:
        """Votes, and changes the ballot again and again; the last one is sent to its end."""
        while not self._over.is_set():
            member.sent = drawn(member.rng), member.rng.choice(("yes", "no", "blank"))
            self._send(member)

    def _send(self, member: Member) -> None:
        ballot, choice = member.sent
        told = {"code": member.code, "poll": "p1", "ballot": ballot, "choice": choice}
        rest = PATIENCE_S[0]
        while not self._is_lost:
            with contextlib.suppress(OSError, http.client.HTTPException):  # the laptop is away
                answer = Phone(self.port).post("/api/ballot", told)
                if answer.status == 200:
                    member.kept = member.sent
                    member.receipts.append(answer.told["receipts"][0])
                    self.answered.release()
                    return
                if answer.status != 503:
                    self.odd.append(answer.text)
                    return
            time.sleep(rest)
            rest = min(2 * rest, PATIENCE_S[1])


class Laptop:
    """The process that serves, on one port for the whole day."""

    def __init__(self, path: Path) -> None:
        self.path, self.port = path, _free_port()
        self._process: subprocess.Popen[str] | None = None

    @property
    def is_on(self) -> bool:
        return self._process is not None

    def start(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.slow_serve", str(self.path), str(self.port)],
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env=os.environ | {"PYTHONUNBUFFERED": "1"},
        )
        assert self._process.stdout is not None
        assert any("Ctrl+C" in line for line in self._process.stdout), "it does not serve"

    def end(self, how: signal.Signals) -> int:
        process, self._process = self._process, None
        assert process is not None
        process.send_signal(how)
        process.communicate()
        return process.returncode


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    path = tmp_path / "a.bordrunde"
    with Journal.create(path, "ab" * 8) as journal:
        journal.append(with_open_poll(PHONES, Terms("", (voting.Channel.CARD,)), PHONES).facts, NOW)
    made = Laptop(path)
    made.start()
    yield made
    if made.is_on:
        made.end(signal.SIGKILL)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_every_answered_ballot_is_counted_once_however_often_the_laptop_dies(laptop: Laptop):
    rng = random.Random(SEED)
    with Room(laptop.port, SEED) as room:
        for _kill in range(KILLS):
            room.await_answers(rng.randint(1, MOST_ANSWERS))
            time.sleep(rng.random() * 0.05)
            assert laptop.end(signal.SIGKILL) == -signal.SIGKILL
            time.sleep(SETTLE_S)
            _is_there(laptop.path, room.members)
            laptop.start()
        room.await_answers(PHONES)
    assert room.odd == []
    assert laptop.end(signal.SIGTERM) == 0
    _is_counted(laptop.path, room.members)


def _is_there(path: Path, members: list[Member]) -> None:
    """Of each what was answered last, or what the same card has sent since; of nobody two."""
    assert verify(path).findings == ()
    with Journal.open(path, "ab" * 8) as journal:
        held = {key: (each.id, each.answer) for key, each in journal.ballots("p1").items()}
    assert len(held) <= PHONES
    for each in members:
        ballot = held.get(ballot_key(each.code, POLL_SALT), ("", ""))
        assert ballot in (each.kept, each.sent), "an answered ballot is gone"


def _is_counted(path: Path, members: list[Member]) -> None:
    """Each member's last word, once; nothing else; and the receipts that the phones show."""
    with Session.open(path, "ab" * 8) as session:
        poll = session.assembly.voting.polls["p1"]
        held = {key: (each.id, each.answer) for key, each in poll.ballots.items()}
        assert held == {ballot_key(each.code, POLL_SALT): each.kept for each in members}
        session.perform(voting.close_poll, "p1", NOW)
        session.perform(voting.publish_result, "p1", NOW)
        assert poll.state is PollState.PUBLISHED
        said = Counter(choice for _ballot, choice in held.values())
        counts = poll.outcome.counts
        told = {"yes": counts.yes, "no": counts.no, "blank": counts.blank}
        assert told == {each: said[each] for each in told}
        assert counts.cast == PHONES
        listed = published(poll).receipts
        assert sorted(each.receipts[-1] for each in members) == list(listed)
        assert {receipt("p1", each.kept[0]) for each in members} == set(listed)
    assert verify(path).findings == ()


def _free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])
