"""A day on a disk of 40 MB that becomes full, in a process with mounts of its own.

Run as `python -m tests.small_disk WHAT FOLDER`; prints what it saw as JSON. Where a system gives no
such disk, to root or in a user namespace, `run` skips the test.
"""

from __future__ import annotations

import dataclasses
import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest

ROOT = Path(__file__).resolve().parent.parent
SIZE: Final = "40m"
TEXT: Final = "Flere cykelstier langs skolevejen, så børn kan cykle selv. " * 3
NO_MOUNT: Final = 77


def run(what: str, folder: Path) -> dict[str, Any]:
    """What the day saw."""
    disk = folder / "small"
    disk.mkdir()
    day = [sys.executable, "-m", "tests.small_disk", what, str(disk)]
    for space in (["unshare", "--mount"], ["unshare", "--user", "--map-root-user", "--mount"]):
        try:
            told = subprocess.run([*space, *day], capture_output=True, text=True, cwd=ROOT)
        except FileNotFoundError:
            break
        if told.returncode == 0:
            return dict(json.loads(told.stdout))
        if "Traceback" in told.stderr and told.returncode != NO_MOUNT:
            pytest.fail(told.stderr, pytrace=False)
    pytest.skip("no disk of its own can be mounted here")


def fill(disk: Path) -> Path:
    """Take all that is left."""
    full = disk / "holiday-pictures"
    with full.open("ab", buffering=0) as file:
        try:
            while True:
                file.write(b"x" * 4096)
        except OSError:
            return full


def write_on(disk: Path) -> dict[str, Any]:
    """One entry after the other, each with a commit of its own, once the disk is full."""
    from app.archive.ballast import Ballast
    from app.archive.journal import Journal
    from app.archive.verify import verify
    from app.archive.writer import Batch, Writer
    from app.models.board import NoteWritten
    from tests.assemblies import NOW, with_item, with_members, with_notes

    play = with_notes(with_item(with_members()))
    note = next(fact for fact in play.facts if isinstance(fact, NoteWritten))
    path, looks = disk / "a.bordrunde", list[tuple[bool, bool]]()
    journal = Journal.create(path, "a" * 16)
    journal.append(play.facts, NOW)
    saved, refused, freed = set[str](), set[str](), list[bool]()

    def done(batches: tuple[Batch, ...], error: Exception | None) -> None:
        whose = refused if error else saved
        whose.update(f.note for b in batches for f in b.facts if isinstance(f, NoteWritten))

    def write(numbers: range, epoch: int = 0) -> None:
        for at in numbers:
            fact = dataclasses.replace(note, note=f"x{at}", text=TEXT)
            writer.write(Batch(at, epoch, (fact,), NOW + at))
            writer.wait()
            if refused:
                return

    writer = Writer(journal, done, Ballast(path, lambda: freed.append(True)))

    def look() -> None:
        writer.look_at_disk(lambda *seen: looks.append(seen))
        writer.wait()

    look()
    full = fill(disk)
    write(range(10_000))
    further = len(saved)
    fill(disk)
    write(range(20_000, 40_000))
    look()
    full.unlink()
    look()
    lost = set(refused)
    refused.clear()
    write(range(50_000, 50_010), epoch=1)
    writer.stop()
    journal.close()
    with Journal.open(path, "a" * 16) as again:
        there = {each for each in again.fold().board.notes if each.startswith("x")}
    return {
        "looks": looks, "freed": freed, "further": further, "refused": len(lost),
        "answered_but_gone": len(saved - there), "refused_but_there": len(there & lost),
        "after": len([each for each in saved if int(each[1:]) >= 50_000]),
        "findings": [each.code for each in verify(path).findings],
        "left": sorted(each.name for each in disk.iterdir()),
    }  # fmt: skip


def watch(disk: Path) -> dict[str, Any]:
    """The window while the disk fills, is full to the last byte, and is empty again."""
    from PySide6.QtWidgets import QApplication

    from app import i18n, settings, upkeep
    from app.archive.journal import Journal
    from app.composition import Program
    from app.models import board
    from tests.assemblies import NOW, with_item, with_members, with_notes

    upkeep.LOOK_EVERY_MS = 50  # type: ignore[misc]
    path = disk / "a.bordrunde"
    with Journal.create(path, "a" * 16) as journal:
        journal.append(with_notes(with_item(with_members())).facts, NOW)
    i18n.use("en")
    program = Program(QApplication([]), settings.Settings(), serves=False, minds_laptop=False)
    assert program.open(path)
    document = program.document
    assert document is not None
    seen = dict[str, Any]()

    def until(done: Callable[[], bool]) -> None:
        ends = time.monotonic() + 20
        while not done():
            QApplication.processEvents()
            assert time.monotonic() < ends, f"waited in vain after {list(seen)}"

    def banners() -> list[str]:
        return program.window.banners.texts()

    ballast = disk / "a.bordrunde-ballast"
    until(ballast.exists)
    document.flush()
    seen["before"] = banners()
    full = fill(disk)
    for at in range(2_000):
        if banners():
            break
        asked = document.perform(board.make_theme, f"t{at}", TEXT[:80])
        until(asked.done)
        asked.result()
    seen["on ballast"] = banners()
    fill(disk)
    refused = dict[str, str]()
    for at in range(3_000, 6_000):
        asked = document.perform(board.make_theme, f"t{at}", TEXT[:80])
        until(asked.done)
        if asked.exception() is not None:
            refused[f"t{at}"] = str(asked.exception())
            break
    until(lambda: len(banners()) > 1)
    seen["full"], seen["refused"] = banners(), list(refused.values())
    seen["refused shown"] = [each for each in refused if each in document.assembly.board.themes]
    full.unlink()
    until(lambda: not banners())
    seen["empty again"], seen["ballast"] = banners(), ballast.exists()
    again = document.perform(board.make_theme, "t9999", "Lys")
    until(again.done)
    seen["goes on"] = "t9999" in document.assembly.board.themes
    program.end()
    program.leave()
    seen["left"] = sorted(each.name for each in disk.iterdir())
    return seen


if __name__ == "__main__":
    chosen, where = sys.argv[1:]
    mounting = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", where]
    if subprocess.run(mounting, capture_output=True).returncode:
        sys.exit(NO_MOUNT)
    print(json.dumps({"write_on": write_on, "watch": watch}[chosen](Path(where))))
