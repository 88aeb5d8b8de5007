"""A document is damaged, one byte or one page at a time: what verify finds, and what is saved."""

from __future__ import annotations

import contextlib
import random
import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from app.archive.contents import Contents, contents_of, read_contents
from app.archive.salvage import salvage
from app.archive.verify import verify
from app.models.errors import Refused

PAGE: Final = 4096
Progress = Callable[[int, int], None]


@dataclass(slots=True)
class Seen:
    """What became of the trials. Shares are of the entries there were, the worst trial's."""

    trials: int = 0
    changed: int = 0
    unfound: list[str] = field(default_factory=list)
    open_poll_unfound: int = 0
    crashes: list[str] = field(default_factory=list)
    entries: int = 0
    saved: int = 0
    worst: float = 1.0
    incomplete_with_backup: list[str] = field(default_factory=list)


def damaged(whole: bytes, number: int, rng: random.Random) -> tuple[bytes, str]:
    """Every other trial one bit flipped, else one page lost."""
    raw = bytearray(whole)
    if number % 2:
        at = rng.randrange(len(raw))
        raw[at] ^= 1 << rng.randrange(8)
        return bytes(raw), f"byte {at}"
    page = rng.randrange(len(raw) // PAGE)
    raw[page * PAGE : (page + 1) * PAGE] = bytes(PAGE)
    return bytes(raw), f"page {page + 1}"


def run(document: Path, folder: Path, trials: int, seed: int, progress: Progress) -> Seen:
    """So many trials on copies of a whole document, with and without its backup."""
    whole, truth = document.read_bytes(), contents_of(document)
    backup, hurt = folder / "backup.bordrunde", folder / "hurt.bordrunde"
    shutil.copyfile(document, backup)
    seen, rng = Seen(), random.Random(seed)
    for number in range(trials):
        raw, what = damaged(whole, number, rng)
        hurt.write_bytes(raw)
        seen.trials += 1
        try:
            _look(hurt, truth, seen, what)
            _save(hurt, backup, truth, seen, what)
        except Exception as error:
            seen.crashes.append(f"{what}: {error!r}")
        progress(number + 1, trials)
    return seen


def _look(hurt: Path, truth: Contents, seen: Seen, what: str) -> None:
    try:
        is_found = bool(verify(hurt).findings)
    except Refused:
        is_found = True
    says = _contents(hurt)
    if says == truth:
        return
    seen.changed += 1
    if is_found:
        return
    seen.unfound.append(what)


def _contents(path: Path) -> Contents | None:
    """What a reader is given; None when SQLite gives nothing or stops."""
    uri = f"{path.as_uri()}?mode=ro&immutable=1"
    try:
        with contextlib.closing(sqlite3.connect(uri, uri=True)) as connection:
            return read_contents(connection)
    except (sqlite3.Error, ValueError):
        return None


def _save(hurt: Path, backup: Path, truth: Contents, seen: Seen, what: str) -> None:
    alone, filled = hurt.with_name("alone.bordrunde"), hurt.with_name("filled.bordrunde")
    for each in (alone, filled):
        each.unlink(missing_ok=True)
    right = {(each.stamp, each.kind, each.body) for each in truth.entries.values()}
    saved = 0
    with contextlib.suppress(Refused):
        salvage(hurt, alone)
        held = {(e.stamp, e.kind, e.body) for e in contents_of(alone).entries.values()}
        saved = len(held & right)
    seen.entries += len(right)
    seen.saved += saved
    seen.worst = min(seen.worst, saved / len(right))
    salvage(hurt, filled, [backup])
    if contents_of(filled) != truth or verify(filled).findings:
        seen.incomplete_with_backup.append(what)
