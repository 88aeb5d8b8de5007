"""How good the engines are in the time people wait."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from app import lexicon, proposals
from app.archive.session import Session
from app.cli.bench_runs import Figure
from app.engines.themes import Note, group
from app.i18n import N_
from app.models.assembly import Assembly
from app.rehearsal import cases
from app.rehearsal.example import CASE, make_example

_BUDGET_S: Final = 2.0
_GRACE_S: Final = 0.5
_CLUSTER_S: Final = 1.0


def seat(home: Path) -> list[Figure]:
    """36 members, six tables, four rounds, in the budget of a click."""
    case, assembly = cases.load(CASE), _example(home)
    absent = {each.id for each in assembly.people}
    for member in absent:
        assembly.people.presence.pop((case.meeting, member), None)
    task = proposals.plan_task(assembly, case.meeting, case.tables, case.rounds)
    found = proposals.think(task, seconds=_BUDGET_S).report
    repeats, imbalance = N_("repeats beyond the bound"), N_("imbalance beyond the bound")
    return [
        Figure("seat", N_("a plan"), found.seconds, "s", _BUDGET_S + _GRACE_S, 2),
        Figure("seat", repeats, found.repeats - found.repeats_bound, ""),
        Figure("seat", imbalance, found.imbalance - found.imbalance_bound, ""),
    ]


def cluster(_home: Path) -> list[Figure]:
    """All notes of the example's day."""
    case = cases.load(CASE)
    words = lexicon.load()
    notes = [Note(each.id, each.text, str(each.table)) for each in case.notes]
    question = case.mandate().core_question
    found = group(notes, keep=(), question=question, lexicon=words)
    return [
        Figure("cluster", N_("152 notes into themes"), found.seconds, "s", _CLUSTER_S, 2),
        Figure("cluster", N_("notes in no theme"), len(found.unplaced), ""),
    ]


def _example(home: Path) -> Assembly:
    path = home / "seat.bordrunde"
    make_example(path)
    with Session.open(path, "be" * 8) as session:
        return session.assembly
