"""An assembly with as many notes as a bench asks for, three quarters of them sorted into themes."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Final

from app.archive.journal import Journal
from app.models import agenda, board, mandate
from app.models.agenda import ItemKind, Plan
from app.models.assembly import Assembly
from app.models.board import Mark, NotePlaced, NoteWritten, ThemeMade
from app.models.entries import Fact, Facts
from app.rehearsal import cases
from app.rehearsal.example import CASE
from app.rehearsal.play.day import instant

ITEM: Final = "i1"
CODES: Final = ("7KQ4M2", "XD9PB3", "H8RW5T", "AB23CD", "EF45GH", "JK67MN")
_PLACED: Final = (0, 1, 2)
_DEVICE: Final = "be" * 8


def make_board(path: Path, notes: int, themes: int) -> None:
    """A document at `path`: six tables write on the item that is on."""
    case, assembly, facts = cases.load(CASE), Assembly(), list[Fact]()
    now = instant(case.played_day, 10)

    def do(decided: Facts) -> None:
        facts.extend(decided)
        for fact in decided:
            assembly.apply(fact)

    do(mandate.found_assembly(assembly, "a1", case.mandate(), now))
    do(mandate.choose_meeting(assembly, case.meeting))
    task = Plan("Bordrunde", ItemKind.TABLE_ROUND, -1, 40, task="Skriv én tanke ad gangen.")
    do(agenda.add_item(assembly, ITEM, case.meeting, task))
    today = round(time.time() * 1_000)  # they open sheets on the day the bench runs
    do(board.issue_table_codes(assembly, case.meeting, CODES, today))
    do(agenda.start_item(assembly, ITEM, now))
    facts.extend(_sorted_notes(case, notes, themes, now))
    with Journal.create(path, _DEVICE) as journal:
        journal.append(facts, now)


def _sorted_notes(case: cases.Case, notes: int, themes: int, now: int) -> Facts:
    texts = [each.text for each in case.notes]
    made = [ThemeMade(f"t{n}", f"Tema nummer {n + 1}", n) for n in range(themes)]
    written = [
        NoteWritten(
            f"n{n:05d}", case.meeting, ITEM, n % len(CODES) + 1,
            f"{texts[n % len(texts)]} {n // len(texts) or ''}".strip(), Mark.IDEA, now + n,
        )
        for n in range(notes)
    ]  # fmt: skip
    sorted_in = [n for n in range(notes) if n % 4 in _PLACED]
    placed = [
        NotePlaced(f"n{n:05d}", f"t{k % themes}", k // themes) for k, n in enumerate(sorted_in)
    ]
    return (*made, *written, *placed)
