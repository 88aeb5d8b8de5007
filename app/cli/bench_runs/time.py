"""How long a programme takes to be planned anew after an edit."""

from __future__ import annotations

import time as clock
from dataclasses import replace
from pathlib import Path
from typing import Final

from app.cli.bench_runs import Figure, median, most_of
from app.i18n import N_
from app.models import agenda
from app.models.agenda import ItemKind, Lock, Moment, Plan
from app.models.assembly import Assembly
from app.ui.agenda.rows import rows

_ITEMS: Final = 60
_EDITS: Final = 200
_PLAN_MS: Final = 5.0
_DAY: Final = "d1"


def time(_home: Path) -> list[Figure]:
    """A day of sixty items with four locks: each edit, the rows it gives, and the repairs; in time
    of the processor, which other programs do not change.
    """
    assembly = _day()
    seen = Moment(origin=0, now=0)
    planned, mended = list[float](), list[float]()
    for number in range(_EDITS):
        item = assembly.agenda.items[f"i{number % _ITEMS}"]
        longer = replace(item.plan, length_min=5 + (number * 7) % 25)
        began = clock.process_time()
        for fact in agenda.plan_item(assembly, item.id, longer):
            assembly.apply(fact)
        day = assembly.agenda.day(_DAY)
        rows(day, "", "", seen)
        agenda.shortage(assembly.agenda, _DAY, seen)
        planned.append((clock.process_time() - began) * 1000)
        if not number % 10:
            began = clock.process_time()
            agenda.proposals(assembly.agenda, _DAY, seen)
            mended.append((clock.process_time() - began) * 1000)
    return [
        Figure("time", N_("60 items after an edit, median"), median(planned), "ms", _PLAN_MS, 2),
        Figure("time", N_("60 items after an edit, 95 of 100"), most_of(planned, 0.95), "ms",
               _PLAN_MS, 2),
        Figure("time", N_("all repairs of 60 items, median"), median(mended), "ms", None, 1),
    ]  # fmt: skip


def _day() -> Assembly:
    assembly = Assembly()
    for number in range(_ITEMS):
        is_locked = number % 15 == 14
        plan = Plan(
            f"{number}",
            ItemKind.BREAK if is_locked else ItemKind.PLENARY,
            number * 15 if is_locked or not number else -1,
            14,
            lock=Lock.START if is_locked else Lock.NONE,
            is_optional=number % 7 == 3,
        )
        for fact in agenda.add_item(assembly, f"i{number}", _DAY, plan):
            assembly.apply(fact)
    return assembly
