"""Half a day in a process of its own, until somebody kills it: `python -m tests.half_day FILE`.

An agenda item is on and gets a minute more now and then, a poll is open, members vote and vote
again on their phones, and tables write notes. Each line on standard output says what is tried, or
what was answered: `try ballot CODE CHOICE`, `did ballot CODE CHOICE` and so on.
"""

from __future__ import annotations

import random
import sys
import threading
import time
from collections.abc import Callable, Collection
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from app import garbage
from app.archive.journal import Journal
from app.models import agenda, board, mandate, people, recommendations, voting
from app.models.entries import Entry, Fact
from app.models.people import Attendance, Details, NewMember
from app.models.voting import Channel, Choice
from app.rehearsal import cases
from app.rehearsal.hall import Hall, PlayClock
from app.rehearsal.people import Phone, drawn

CASE = cases.load("albertslund")
ITEM, POLL, RECOMMENDATION = "bordrunde-1", "p1", "r1"
CODES = voting.draw_codes(random.Random(11), 27)
TABLE_CODES = ("7KQ4M2", "XD9PB3", "H8RW5T")
NOON = 1_804_000_000_000

SLOW_DISK_S = 0.03
"""How long a commit takes on a bad day; without it an answer given too early is hardly noticed."""

_voice = threading.Lock()
_append = Journal.append


def append_slowly(journal: Journal, facts: Collection[Fact], now_ms: int) -> tuple[Entry, ...]:
    time.sleep(SLOW_DISK_S)
    return _append(journal, facts, now_ms)


def say(*words: object) -> None:
    with _voice:
        print(*words, flush=True)


def prepare(hall: Hall) -> None:
    """Everything up to the moment when the room writes and votes."""
    hall.create()
    newcomers = [NewMember(f"m{n}", Details(f"Medlem {n}")) for n in range(len(CODES))]
    hall.perform(mandate.found_assembly, "a1", CASE.mandate(), NOON)
    hall.perform(mandate.choose_meeting, CASE.meeting)
    hall.perform(people.add_members, newcomers)
    here = [each.id for each in newcomers]
    hall.perform(people.note_attendance, CASE.meeting, here, Attendance.PRESENT, NOON)
    for item in CASE.items:
        hall.perform(agenda.add_item, item.key, CASE.meeting, item.plan)
    hall.perform(board.issue_table_codes, CASE.meeting, TABLE_CODES)
    words = CASE.recommendations[0].versions[0]
    hall.perform(recommendations.draft_recommendation, RECOMMENDATION, words, "Bord 1", NOON)
    hall.perform(voting.print_cards, CODES, "salt of the deck")
    hall.perform(voting.prepare_poll, POLL, RECOMMENDATION, CASE.terms(Channel.CARD))
    hall.perform(agenda.start_item, ITEM, NOON)
    hall.perform(voting.open_poll, POLL, "salt of the poll", NOON)


def voters(port: int, codes: tuple[str, ...], rng: random.Random) -> None:
    with Phone(port) as phone:
        phone.look_until("/v/poll", lambda told: told["key"] == f"open {POLL}")
        while True:
            code, choice = rng.choice(codes), rng.choice(("yes", "no", "blank"))
            say("try", "ballot", code, choice)
            phone.post("/api/ballot", code=code, poll=POLL, ballot=drawn(rng), choice=choice)
            say("did", "ballot", code, Choice(choice).value)


def tables(port: int, code: str, rng: random.Random) -> None:
    with Phone(port) as phone:
        while True:
            note = drawn(rng)
            say("try", "note", note)
            phone.post("/api/note", table=code, note=note, item=ITEM, text=f"Tanke {note}")
            say("did", "note", note)


def minutes(hall: Hall) -> None:
    while True:
        given = hall.assembly.agenda.items[ITEM].added_ms // agenda.MINUTE_MS + 1
        say("try", "minutes", given)
        hall.perform(agenda.add_time, 1, NOON)
        say("did", "minutes", given)


def begin(hall: Hall) -> None:
    if hall.path.exists():
        hall.open()
    else:
        prepare(hall)
    say("open")
    rng = random.SystemRandom()
    port = hall.port
    each: list[tuple[Callable[..., None], tuple[object, ...]]] = [
        (voters, (port, CODES[:9], rng)),
        (voters, (port, CODES[9:18], rng)),
        (voters, (port, CODES[18:], rng)),
        *((tables, (port, code, rng)) for code in TABLE_CODES),
        (minutes, (hall,)),
    ]
    for play, given in each:
        threading.Thread(target=play, args=given, daemon=True).start()


def main(path: Path) -> int:
    Journal.append = append_slowly  # type: ignore[assignment, method-assign]
    app = QCoreApplication([])
    garbage.start()
    hall = Hall(path, PlayClock(NOON), seed=7)
    threading.Thread(target=begin, args=(hall,), daemon=True).start()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
