"""A hundred phones vote at once, over HTTP, and each is answered when its ballot is on disk."""

from __future__ import annotations

import random
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from app.cli.bench_runs import Figure, median, most_of
from app.i18n import N_
from app.models import mandate, people, recommendations, voting
from app.models.people import Attendance, Details, NewMember
from app.models.voting import Channel, Choice
from app.rehearsal import cases
from app.rehearsal.example import CASE
from app.rehearsal.hall import Hall, PlayClock, beside
from app.rehearsal.people import Phone, drawn
from app.rehearsal.play.day import instant

_PHONES: Final = 100
_WANTED_MS: Final = 1_000


def ballots(home: Path) -> list[Figure]:
    """From the first thumb to the last receipt, and how long each waits."""
    application()
    case = cases.load(CASE)
    hall = Hall(home / "ballots.bordrunde", PlayClock(instant(case.played_day, 15)), seed=1)
    waits, seconds = beside(hall, partial(_vote, hall, case))
    return [
        Figure("ballots", N_("a receipt, median"), median(waits), "ms"),
        Figure("ballots", N_("a receipt, 95 of 100"), most_of(waits, 0.95), "ms", _WANTED_MS),
        Figure("ballots", N_("all 100 on disk"), seconds, "s", None, 2),
    ]


def application() -> QCoreApplication:
    """Qt's application, made when there is none."""
    return QApplication.instance() or QApplication(["bordrunde"])


def _vote(hall: Hall, case: cases.Case) -> tuple[list[float], float]:
    hall.create()
    try:
        poll, codes = _open_poll(hall, case)
        gate = threading.Barrier(_PHONES)
        began = time.perf_counter()
        with ThreadPoolExecutor(_PHONES) as pool:
            waits = list(pool.map(lambda code: _cast(hall.port, poll, code, gate), codes))
        return waits, time.perf_counter() - began
    finally:
        hall.close()


def _open_poll(hall: Hall, case: cases.Case) -> tuple[str, tuple[str, ...]]:
    rng = random.Random(1)
    hall.perform(mandate.found_assembly, "a1", case.mandate(), hall.clock())
    hall.perform(mandate.choose_meeting, case.meeting)
    newcomers = [NewMember(f"m{n}", Details(f"Member {n}")) for n in range(_PHONES)]
    hall.perform(people.add_members, newcomers)
    here = [each.id for each in newcomers]
    hall.perform(people.note_attendance, case.meeting, here, Attendance.PRESENT, hall.clock())
    words = case.recommendations[0].versions[0]
    hall.perform(recommendations.draft_recommendation, "r1", words, "", hall.clock())
    codes = voting.draw_codes(rng, _PHONES)
    hall.perform(voting.print_cards, codes, drawn(rng))
    hall.perform(voting.prepare_poll, "p1", "r1", case.terms(Channel.CARD))
    hall.perform(voting.open_poll, "p1", drawn(rng), hall.clock())
    return "p1", codes


def _cast(port: int, poll: str, code: str, gate: threading.Barrier) -> float:
    """Milliseconds from pressing to the receipt, when all press in the same moment."""
    with Phone(port) as phone:
        phone.look_until("/v/poll", lambda told: told["key"] == f"open {poll}")
        gate.wait()
        began = time.perf_counter()
        phone.post(
            "/api/ballot", code=code, poll=poll, ballot=f"ballot-{code}", choice=Choice.YES.value
        )
        return (time.perf_counter() - began) * 1_000
