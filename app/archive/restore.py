"""The copies of an open document: which there are, what is in them, and whether one really opens.

A backup that was never opened is a hope (`research/reliability-security.md` 1.1), so the drill does
what a restore does, on a copy, and holds all of it against the journal.
"""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.archive.contents import Contents, contents_of
from app.archive.journal import Journal
from app.archive.lines import ENTRIES, is_copy, place_of, read_lines
from app.archive.salvage import salvage
from app.files import make_private
from app.models.errors import Refused
from app.models.voting import PollState

_NOBODY: Final = "0" * 16


@dataclass(frozen=True, slots=True)
class Copy:
    """A backup, or the second copy on a stick; `made_at` is milliseconds since 1970."""

    path: Path
    made_at: int
    entries: int
    is_second: bool = False


@dataclass(frozen=True, slots=True)
class Held:
    """What is in a copy, for whoever looks before opening it."""

    members: int
    notes: int
    recommendations: int
    polls: int
    ballots: int


@dataclass(frozen=True, slots=True)
class Drill:
    """What a try to restore showed. `behind` entries were written after the copy was made; what it
    has is `equal` to the journal, or it is not.
    """

    copy: Copy
    behind: int
    took_ms: int
    is_equal: bool


def copies(folder: Path, journal: Journal, medium: Path | None = None) -> tuple[Copy, ...]:
    """The backups in an assembly's folder and the copy on `medium`, the newest first."""
    name = journal.path
    found = [_backup(each) for each in folder.glob(f"{name.stem}-*{name.suffix}")]
    place = place_of(medium, name, journal.device) if medium is not None else None
    if place is not None and is_copy(place):
        with contextlib.suppress(OSError):
            at = (place / ENTRIES).stat().st_mtime_ns // 1_000_000
            found.append(Copy(place, at, len(read_lines(place).entries), is_second=True))
    known = [each for each in found if each is not None]
    return tuple(sorted(known, key=lambda each: (each.made_at, each.is_second), reverse=True))


def _backup(path: Path) -> Copy | None:
    """None for one that is just replaced; one that cannot be read has no entries."""
    uri = f"{path.as_uri()}?mode=ro&immutable=1"
    try:
        at = path.stat().st_mtime_ns // 1_000_000
        with contextlib.closing(sqlite3.connect(uri, uri=True)) as connection:
            return Copy(path, at, connection.execute("SELECT count(*) FROM entry").fetchone()[0])
    except sqlite3.Error:
        return Copy(path, at, 0)
    except OSError:
        return None


def look_into(copy: Copy) -> Held:
    """What a copy holds; it is only read. Raises Refused("backup-failed")."""
    try:
        contents = read_lines(copy.path) if copy.is_second else contents_of(copy.path)
        assembly = contents.fold()
    except (OSError, sqlite3.Error, ValueError) as error:
        raise Refused("backup-failed", file=copy.path.name) from error
    return Held(
        len(assembly.people.members),
        len(assembly.board.notes),
        len(assembly.recommendations.items),
        len(assembly.voting.polls),
        sum(map(len, contents.ballots.values())),
    )


def take_out(copy: Copy, target: Path) -> None:
    """Make a document of a copy, under a name that is free; the copy stays as it is.

    Raises Refused("file-exists", "nothing-to-salvage", ...), `OSError`.
    """
    if copy.is_second:
        salvage(copy.path, target)
        return
    make_private(target)
    shutil.copyfile(copy.path, target)


def drill(journal: Journal, copy: Copy) -> Drill:
    """Restore a copy into a folder of its own, open it, and hold it against the journal.

    Raises as `take_out` and `Journal.open` when it cannot be restored.
    """
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="bordrunde-") as folder:
        restored, now = Path(folder) / "restored.bordrunde", Path(folder) / "now.bordrunde"
        take_out(copy, restored)
        with Journal.open(restored, _NOBODY) as opened:
            opened.fold()
        took_ms = round((time.monotonic() - began) * 1_000)
        journal.copy(now)
        here, there = contents_of(now), contents_of(restored)
    behind = len(here.entries) - len(there.entries)
    return Drill(copy, behind, took_ms, _is_equal(here, there, behind))


def _is_equal(here: Contents, there: Contents, behind: int) -> bool:
    """What the copy says, the journal says, to the letter; without later entries, nothing else.

    Personal values may have been erased since, and ballots of an open poll cast, which are no
    entries.
    """
    if any(here.entries.get(key) != entry for key, entry in there.entries.items()):
        return False
    for poll in here.fold().voting:
        ours, theirs = here.ballots.get(poll.id, {}), there.ballots.get(poll.id, {})
        is_closed = poll.state in (PollState.CLOSED, PollState.PUBLISHED)
        if ours != theirs if is_closed and not behind else not theirs.keys() <= ours.keys():
            return False
    if behind:
        return all(here.personal.get(seal, row) == row for seal, row in there.personal.items())
    return here.personal == there.personal
