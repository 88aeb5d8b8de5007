"""How well ballots are read from hurried photos: filled in by simulated people, a third of whom do
it so that a person has to look.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from app.cli.bench_runs import Figure
from app.i18n import N_
from app.models import mandate, voting
from app.models.assembly import Assembly
from app.models.entries import Facts
from app.models.voting import Channel, Method, Terms
from app.rehearsal import cases
from app.rehearsal.example import CASE
from app.rehearsal.play.day import instant
from app.rehearsal.scanned.printing import printed
from app.rehearsal.scanned.trial import Tally, tried

_SMALL, _WHOLE = 400, 100
_ON_A_PHOTO: Final = 4
_AT_A_TIME: Final = 10
"""Printed and kept in memory."""
_SEED: Final = 20_260
_OPTIONS: Final = ("Grill på pladsen", "Sejltur til øen", "Vandring i skoven", "Teater")
_LABELS: Final = ("Kan ikke leve med det", "Helst ikke", "Kan leve med det", "Godt", "Elsker det")


def scans(_home: Path) -> list[Figure]:
    """400 ballots of yes or no, four on a photo, and 100 with a question of each method."""
    assembly, rng = _assembly(), random.Random(_SEED)
    used, total = time.process_time(), Tally()
    for each in _tallies(assembly, rng):
        total += each
    used = time.process_time() - used
    count = _SMALL + _WHOLE
    share = 100 / total.answers
    return [
        Figure("scans", N_("answers read wrong"), total.wrong, "", 0),
        Figure("scans", N_("read right"), total.right * share, "%", 55, 1, is_least=True),
        Figure("scans", N_("left to a person"), total.doubtful * share, "%", decimals=1),
        Figure("scans", N_("not found on the photo"), total.unseen * share, "%", 5, 1),
        Figure("scans", N_("a ballot drawn, photographed and read"), used / count, "s", decimals=2),
    ]


def _tallies(assembly: Assembly, rng: random.Random) -> Iterator[Tally]:
    pages, (layout,) = printed(assembly, ("yes",), _SMALL)
    for at in range(0, _SMALL, _ON_A_PHOTO):
        plain = [assembly.voting.polls["yes"].terms.form]
        yield tried(pages[at : at + _ON_A_PHOTO], layout, plain, rng)
    polls = tuple(each.id for each in assembly.voting)
    forms = [each.terms.form for each in assembly.voting]
    for _part in range(0, _WHOLE, _AT_A_TIME):
        pages, layouts = printed(assembly, polls, _AT_A_TIME)
        for page, sheet in zip(pages, layouts * _AT_A_TIME, strict=True):
            yield tried([page], sheet, forms, rng)


def _assembly() -> Assembly:
    case, assembly = cases.load(CASE), Assembly()

    def do(decided: Facts) -> None:
        for fact in decided:
            assembly.apply(fact)

    now = instant(case.played_day, 10)
    do(mandate.found_assembly(assembly, "a1", case.mandate(), now))
    do(mandate.choose_meeting(assembly, case.meeting))
    paper = (Channel.PAPER,)
    do(voting.prepare_poll(assembly, "yes", "", Terms("Skal vi anlægge flere cykelstier?", paper)))
    for each in list(Method)[1:]:
        terms = Terms(f"Hvad med {each}?", paper, method=each, labels=_LABELS, most=3)
        if terms.has_options:
            terms = Terms(terms.question, paper, method=each, options=_OPTIONS, most=3)
        do(voting.prepare_poll(assembly, each.value, "", terms))
    return assembly
