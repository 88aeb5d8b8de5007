"""What goes to disk and comes back: a click, a member list, a long journal."""

from __future__ import annotations

import random
import time
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEventLoop, QTimer

from app.archive.journal import Journal
from app.archive.session import Session
from app.archive.transfer import sync
from app.cli.bench_runs import Figure, median, most_of
from app.cli.demo_stage import quiet, windows
from app.composition import Program
from app.i18n import N_, language
from app.models import mandate, people
from app.models.assembly import Assembly
from app.models.board import Mark, NotePlaced, NoteReworded, NoteWritten, ThemeMade
from app.models.entries import Fact
from app.models.people import Attendance
from app.rehearsal import cases
from app.rehearsal.example import CASE, make_example, newcomers
from app.settings import Settings

_DEVICE: Final = "be" * 8
_CLICKS: Final = 60
_CLICK_MS: Final = 100
_IMPORT_S: Final = 0.3
_ENTRIES, _REOPEN_S = 60_000, 2.0
_MOST_ENTRIES, _REBUILD_S = 100_000, 10.0
_TOGETHER: Final = 5_000
_SYNC_ENTRIES, _FEW, _SYNC_S = 20_000, 300, 1.0


def click(home: Path) -> list[Figure]:
    """A member is checked in, in the window: decided, on disk, announced, and drawn."""
    path = home / "click.bordrunde"
    make_example(path)
    preferences = Settings(language=language(), theme="light", device=_DEVICE)
    told, seen = list[float](), list[float]()
    with quiet(), windows(preferences, serves=False) as program:
        program.open(path)
        program.window.show()
        program.window.show_section("members")
        for number in range(_CLICKS):
            _click(program, number, told, seen)
        program.close_assembly()
    return [
        Figure("click", N_("told, 95 of 100"), most_of(told, 0.95), "ms", None, 1),
        Figure("click", N_("seen, median"), median(seen), "ms", None, 1),
        Figure("click", N_("seen, 95 of 100"), most_of(seen, 0.95), "ms", _CLICK_MS, 1),
    ]


def take_members(home: Path) -> list[Figure]:
    """36 members from the municipality's file to the disk."""
    case = cases.load(CASE)
    rng = random.Random(1)
    with Session.create(home / "import.bordrunde", _DEVICE) as session:
        session.perform(mandate.found_assembly, "a1", case.mandate(), 1)
        began = time.perf_counter()
        found = newcomers(case, case.played_day, lambda kind: f"{kind}{rng.getrandbits(64):016x}")
        session.perform(people.add_members, found)
        seconds = time.perf_counter() - began
    return [Figure("import", N_("36 members"), seconds, "s", _IMPORT_S, 2)]


def reopen(home: Path) -> list[Figure]:
    """A journal of many meetings: opened, its chain checked, and folded."""
    path = home / "long.bordrunde"
    with Journal.create(path, _DEVICE) as journal:
        facts = _long_journal()
        for at in range(0, len(facts), _TOGETHER):
            journal.append(facts[at : at + _TOGETHER], 1_800_000_000_000 + at)
    began = time.perf_counter()
    with Session.open(path, _DEVICE) as session:
        seconds = time.perf_counter() - began
        assert len(session.assembly.board.notes) == _ENTRIES // 3
    return [
        Figure("reopen", N_("60,000 entries"), seconds, "s", _REOPEN_S, 2),
        Figure("reopen", N_("the file"), path.stat().st_size / 2**20, "MB", None, 1),
    ]


def rebuild(home: Path) -> list[Figure]:
    """100,000 entries folded from the file, which has to give what the day made of them, and all
    readable tables of a new archive made from them.
    """
    path, live = home / "longest.bordrunde", Assembly()
    with Journal.create(path, _DEVICE) as journal:
        facts = _long_journal(_MOST_ENTRIES)
        for at in range(0, len(facts), _TOGETHER):
            journal.append(facts[at : at + _TOGETHER], 1_800_000_000_000 + at)
        for fact in facts:
            live.apply(fact)
        began = time.perf_counter()
        if journal.fold() != live:
            raise RuntimeError("the file says something else than the day")
        folded = time.perf_counter() - began
        sync(journal, home / "longest.sqlite")
        rebuilt = time.perf_counter() - began - folded
    return [
        Figure("rebuild", N_("fold of 100,000 entries"), folded, "s", None, 2),
        Figure("rebuild", N_("archive of 100,000 entries"), rebuilt, "s", None, 1),
        Figure("rebuild", N_("both together"), folded + rebuilt, "s", _REBUILD_S, 1),
    ]


def sync_archive(home: Path) -> list[Figure]:
    """A long journal and its archive: made, found to be the same, and brought a few more entries.

    The same again may not change a byte.
    """
    archive, facts = home / "together.sqlite", _long_journal(_SYNC_ENTRIES)
    with Session.create(home / "together.bordrunde", _DEVICE) as session:
        session.perform(mandate.found_assembly, "a1", cases.load(CASE).mandate(), 1)
        journal = session.journal
        for at in range(0, len(facts), _TOGETHER):
            journal.append(facts[at : at + _TOGETHER], 1_800_000_000_000 + at)
        made = _synced(journal, archive)
        held = archive.read_bytes()
        same = _synced(journal, archive)
        if archive.read_bytes() != held:
            raise RuntimeError("the same sync again has changed the archive")
        journal.append(facts[-_FEW:], 1_800_000_100_000)
        more = _synced(journal, archive)
    return [
        Figure("sync", N_("a new archive of 20,000 entries"), made, "s", _SYNC_S, 2),
        Figure("sync", N_("the same again, nothing changed"), same, "s", _SYNC_S, 2),
        Figure("sync", N_("300 more"), more, "s", _SYNC_S, 2),
    ]


def _synced(journal: Journal, archive: Path) -> float:
    """Seconds."""
    began = time.perf_counter()
    sync(journal, archive)
    return time.perf_counter() - began


def _click(program: Program, number: int, told: list[float], seen: list[float]) -> None:
    """One click; a timer of no time fires when what was posted, painting too, is done."""
    document = program.document
    assert document is not None
    loop = QEventLoop()
    began = time.perf_counter()

    def announced(_aspects: object) -> None:
        told.append((time.perf_counter() - began) * 1_000)
        QTimer.singleShot(0, loop.quit)

    everybody = list(document.assembly.people)
    member = everybody[number % len(everybody)].id
    meeting = document.assembly.mandate.meeting
    is_here = document.assembly.people.status(meeting, member) is Attendance.PRESENT
    wanted = Attendance.LEFT if is_here else Attendance.PRESENT
    document.changed.connect(announced)
    label = "Check in"
    document.do(label, people.note_attendance, meeting, [member], wanted, document.now())
    loop.exec()
    seen.append((time.perf_counter() - began) * 1_000)
    document.changed.disconnect(announced)


def _long_journal(entries: int = _ENTRIES) -> list[Fact]:
    """Notes written, put into themes, and reworded: what most entries of an assembly are."""
    count = entries // 3
    case = cases.load(CASE)
    texts = [each.text for each in case.notes]
    facts: list[Fact] = [ThemeMade(f"t{n}", f"Theme {n}", n) for n in range(40)]
    for n in range(count):
        text, at = f"{texts[n % len(texts)]} {n}", 1_800_000_000_000 + n
        facts.append(NoteWritten(f"n{n}", case.meeting, "item", n % 6 + 1, text, Mark.IDEA, at))
        facts.append(NotePlaced(f"n{n}", f"t{n % 40}", n // 40))
        facts.append(NoteReworded(f"n{n}", text, f"{text}!", Mark.IDEA))
    return facts
