"""A room for the tests of the phones: a real assembly and real decisions behind a real server.

`perform` here is a lock around the assembly; that the real document puts facts on disk first is
shown where the document is tested.
"""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from app.i18n import Language
from app.imports.photos import read_photo
from app.models import agenda, board, mandate, people, recommendations, voting
from app.models.agenda import ItemKind, Plan
from app.models.assembly import Assembly
from app.models.entries import Facts
from app.phones.guard import Limits
from app.phones.server import RoomServer
from app.phones.snapshots import desk
from app.places import resources
from app.proposals import seat_late

NOON = 1_793_000_000_000
MEETING = "meeting-1"
TABLE_CODES = ("7KQ4M2", "XD9PB3", "H8RW5T")
POLL = "poll-1"
WORDING = recommendations.Wording(
    title="Sammenhængende cykelstier til alle skoler",
    text="Vi anbefaler, at byrådet senest i 2030 sikrer en sammenhængende cykelsti fra hvert "
    "boligområde til den nærmeste skole – også på Østre Allé og over Åen.",
    reason="Ni ud af ti børn bor så tæt på deres skole, at de kan cykle. Kun halvdelen gør det, "
    "fordi forældrene ikke er trygge ved trafikken.",
    initiatives=(
        "Lav en samlet plan for de manglende strækninger inden sommerferien.",
        "Begynd med de tre strækninger, som skolebørn selv peger på.",
    ),
)


class Room:
    """An assembly, its server, and what a facilitator does in it."""

    def __init__(self, *, language: Language = "da", limits: Limits | None = None, port: int = 0):
        self.assembly = Assembly()
        self.language: Language = language
        self.now = NOON
        self.lock = threading.RLock()
        self.asked: list[str] = []
        self.answer: Callable[[Future[Facts]], None] | None = None
        self.codes = voting.draw_codes(random.Random(7), 8)
        self.server = RoomServer(
            self.perform,
            resources(),
            host="127.0.0.1",
            port=port,
            limits=limits or Limits(connections_each=500),
            now=self.tick,
            seat_late=seat_late,
            read_photo=read_photo,
        )
        self._found()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.port}"

    def tick(self) -> int:
        """The time, a millisecond later each time somebody asks."""
        self.now += 1
        return self.now

    def perform(self, decide: Callable[..., Facts], *args: Any) -> Future[Facts]:
        """As `Document.perform`. `answer` stands in for a disk that is slow or full."""
        future: Future[Facts] = Future()
        self.asked.append(decide.__name__)
        if self.answer is not None:
            self.answer(future)
            return future
        try:
            future.set_result(self.do(decide, *args))
        except Exception as error:
            future.set_exception(error)
        return future

    def do(self, decide: Callable[..., Facts], *args: Any) -> Facts:
        """Decide, make it true, and show it to the phones."""
        with self.lock:
            facts = decide(self.assembly, *args)
            for fact in facts:
                self.assembly.apply(fact)
            if facts:
                self.show()
        return facts

    def show(self) -> None:
        with self.lock:
            self.server.show(desk(self.assembly, self.now, self.language))

    def start_item(self, item: str) -> None:
        self.do(agenda.start_item, item, self.now)

    def open_poll(self, poll: str = POLL, **terms: Any) -> None:
        question = terms.pop("question", "Skal anbefalingen med i rapporten?")
        agreed = voting.Terms(question, **terms)
        self.do(voting.prepare_poll, poll, "rec-1", agreed)
        self.do(voting.open_poll, poll, f"salt of {poll}", self.now)

    def open_ballot(self, *asked: voting.Terms) -> list[str]:
        """Open several questions of their own on one ballot; gives their polls' ids."""
        ids = [f"q{number}" for number in range(1, len(asked) + 1)]
        for poll, terms in zip(ids, asked, strict=True):
            self.do(voting.prepare_poll, poll, "", terms)
        self.do(voting.open_polls, {each: f"salt of {each}" for each in ids}, self.now)
        return ids

    def close_poll(self, poll: str = POLL) -> None:
        self.do(voting.close_poll, poll, self.now)

    def publish(self, poll: str = POLL) -> None:
        self.do(voting.publish_result, poll, self.now)

    def ballots(self, poll: str = POLL) -> dict[str, voting.Ballot]:
        return self.assembly.voting.polls[poll].ballots

    def notes(self, table: int = 1) -> list[str]:
        return [each.text for each in self.assembly.board if each.table == table]

    def wait_for(self, happened: Callable[[], object], seconds: float = 10.0) -> None:
        """Until something is so; the test fails when it never is."""
        until = time.monotonic() + seconds
        while not happened():
            assert time.monotonic() < until, "it never happened"
            time.sleep(0.01)

    def _found(self) -> None:
        name = "Albertslund Borgersamling"
        question = "Hvordan kommer vi trygt og klimavenligt rundt i byen?"
        days = (mandate.Meeting(MEETING, "2026-10-24", "Første samling"),)
        words = mandate.Wording(name, question, "Albertslund Byråd", days)
        self.do(mandate.found_assembly, "assembly-1", words, NOON)
        names = ("Ida Bæk", "Aslan Yıldız", "Łukasz Wrześniewski", "Åse Ørum", "Fatima al-Khatib")
        newcomers = [
            people.NewMember(f"m{n}", people.Details(each)) for n, each in enumerate(names)
        ]
        self.do(people.add_members, newcomers)
        present = [each.id for each in newcomers]
        self.do(people.note_attendance, MEETING, present, people.Attendance.PRESENT, NOON)
        self._plan()
        self.do(board.issue_table_codes, MEETING, TABLE_CODES, NOON)
        self.do(voting.print_cards, self.codes, "salt of the deck")
        self.do(recommendations.draft_recommendation, "rec-1", WORDING, "Bord 2", NOON)

    def _plan(self) -> None:
        task = (
            "Hvad skal der til, for at flere cykler til skole og arbejde? Skriv én tanke ad gangen."
        )
        plans = {
            "welcome": Plan("Velkomst", ItemKind.PLENARY, 9 * 60, 15),
            "round": Plan(
                "Bordrunde: Trygge veje", ItemKind.TABLE_ROUND, -1, 25, task=task, round=1
            ),
            "break": Plan("Kaffe og frugt", ItemKind.BREAK, -1, 15),
            "ideas": Plan("Bordrunde: Ideer", ItemKind.NOTES, -1, 20, task="Find tre ideer."),
        }
        for item, plan in plans.items():
            self.do(agenda.add_item, item, MEETING, plan)
