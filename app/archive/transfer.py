"""Sync: what the journal has and the archive lacks goes there, and the other way round.

Entries are a grow-only set, so nothing is ever overwritten, order does not matter and the same sync
again changes nothing (after Fossil's artifacts and Actual Budget's message log). The archive is
changed as a local copy that replaces it in one rename, so a stick that is pulled leaves the old one
or the new one.
"""

from __future__ import annotations

import contextlib
import glob
import hashlib
import shutil
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import ParamSpec, Protocol, TypeVar

from app import garbage
from app.archive import archive_file
from app.archive.contents import (
    Contents,
    check_chains,
    check_new,
    check_shapes,
    contents_of,
    forget,
    insert,
    is_erased,
    read_contents,
)
from app.archive.crossings import crossings
from app.archive.holding import turn_at
from app.archive.journal import Journal
from app.archive.readable import Told, rows
from app.archive.schema import ARCHIVE_ID
from app.archive.sealed import Restored, restored, sealed_ballots
from app.archive.storage import check_writable, kind_of_file, telling
from app.archive.verify import CHECK_OFFS, said_findings, stored_findings
from app.files import PRIVATE, write_atomically
from app.models.assembly import Assembly
from app.models.entries import Entry
from app.models.errors import Refused
from app.models.side_by_side import CrossingFound

P = ParamSpec("P")
T = TypeVar("T")

TRIES = 5


@dataclass(frozen=True, slots=True)
class Laptop:
    """One laptop's line in the receipt: its entries in all, the last one's stamp, and what was new
    where.
    """

    device: str
    entries: int
    last_stamp: str
    new_here: int
    new_there: int


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a sync did. `made` tells that the archive is new; `restored` and `remade` what somebody
    had changed with another program: ballots, and readable tables of the archive. `crossed` counts
    what was found to be changed on both sides, for a person to choose,
    `forgotten` the values of erased people that the journal still held.
    """

    laptops: tuple[Laptop, ...]
    made: bool
    restored: tuple[Restored, ...] = ()
    remade: tuple[str, ...] = ()
    crossed: int = 0
    forgotten: int = 0

    @property
    def new_here(self) -> int:
        """Entries the journal did not have."""
        return sum(each.new_here for each in self.laptops)

    @property
    def new_there(self) -> int:
        """Entries the archive did not have."""
        return sum(each.new_there for each in self.laptops)

    @property
    def found_same(self) -> bool:
        """True when nothing had to be done on either side."""
        moved = self.new_here or self.new_there
        return not (moved or self.restored or self.remade or self.forgotten)

    @property
    def changed_here(self) -> bool:
        """True when the journal holds other things than before."""
        return bool(self.new_here or self.forgotten) or any(
            not each.in_archive for each in self.restored
        )


@dataclass(frozen=True, slots=True)
class Prepared:
    """A merged copy of the archive that waits for its place; `missing` is what the journal lacks,
    `is_new` is False when the copy says what the archive says, `found` is what both sides changed;
    `erases` that the archive held people's data that must be gone, `gone` whose the journal held.
    """

    receipt: Receipt
    missing: Contents
    is_new: bool
    erases: bool = False
    gone: tuple[str, ...] = ()
    found: tuple[CrossingFound, ...] = ()


class Engine(Protocol):
    """Does the work of a sync elsewhere: `app.engine_process.EngineProcess`."""

    def call(self, work: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """What `work` gives. Raises `Refused` as `work` does."""


def sync(journal: Journal, path: Path, engine: Engine | None = None) -> Receipt:
    """Bring journal and archive to the same entries. `path` is made when it is not there.

    `engine` does the long work, on copies, if given; both files are changed here.

    Raises Refused("not-ours", "is-a-document", "other-assembly", "sync-clash", "ballots-differ",
    "archive-not-whole", "archive-busy", "folder-read-only", ...), and then both are as they were.
    """
    check_writable(path)
    total: Receipt | None = None
    for _ in range(TRIES):
        prepared, is_there = _try(journal, path, engine)
        total = _together(total, prepared.receipt, is_there=is_there)
        if is_there and not prepared.found:  # else what was found is on its way there
            return total
    raise Refused("archive-busy", file=path.name)


def prepare(ours: Path, path: Path, copy: Path) -> Prepared:
    """Write what both files hold to `copy`; `ours` is a copy of the journal, which is only read.

    Raises as `sync`. An archive that is not there is made.
    """
    is_there = path.exists()
    with garbage.held(), telling(path):
        if is_there:
            if kind_of_file(path) != ARCHIVE_ID:
                raise Refused("is-a-document", file=path.name)
            shutil.copyfile(path, copy)
        here = contents_of(ours)
        with contextlib.closing(_opened(copy, path.name, made=not is_there)) as connection:
            return _merge(here, connection, path, made=not is_there)


def _try(journal: Journal, path: Path, engine: Engine | None) -> tuple[Prepared, bool]:
    """One attempt; False when another laptop changed the archive meanwhile."""
    before = _fingerprint(path)
    with tempfile.TemporaryDirectory(prefix="bordrunde-") as folder:
        ours, copy = Path(folder) / "ours.sqlite", Path(folder) / "archive.sqlite"
        journal.copy(ours)
        copies = (ours, path, copy)
        prepared = engine.call(prepare, *copies) if engine else prepare(*copies)
        journal.receive(prepared.missing, prepared.found, prepared.gone)
        return prepared, not prepared.is_new or _replace(
            copy, path, before, is_kept=not prepared.erases
        )


def _together(before: Receipt | None, last: Receipt, *, is_there: bool) -> Receipt:
    """One receipt of several attempts. What an attempt brought here stays, whether or not its copy
    took the archive's place.
    """
    there = last.laptops if is_there else [replace(each, new_there=0) for each in last.laptops]
    told = replace(last, laptops=tuple(there))
    if before is None:
        return told
    earlier = {each.device: each for each in before.laptops}
    laptops = tuple(_added(each, earlier.get(each.device)) for each in told.laptops)
    return Receipt(
        laptops,
        before.made or told.made,
        (*before.restored, *(each for each in told.restored if each not in before.restored)),
        tuple(dict.fromkeys((*before.remade, *told.remade))),
        before.crossed + told.crossed,
        before.forgotten + told.forgotten,
    )


def _added(each: Laptop, earlier: Laptop | None) -> Laptop:
    if earlier is None:
        return each
    here, there = each.new_here + earlier.new_here, each.new_there + earlier.new_there
    return replace(each, new_here=here, new_there=there)


def _opened(copy: Path, name: str, *, made: bool) -> sqlite3.Connection:
    return archive_file.create(copy) if made else archive_file.open_foreign(copy, name)


def _merge(here: Contents, archive: sqlite3.Connection, path: Path, *, made: bool) -> Prepared:
    there = _read(archive, path)
    _same_assembly(here, there, path)
    _no_clash(here, there)
    both, whole = _union(here, there)
    told = rows(whole)
    mended = (
        *restored(whole, both.ballots, here, is_archive=False),
        *restored(whole, both.ballots, there, is_archive=True),
    )
    has_news = made or both != there
    remade = () if has_news else archive_file.differing(archive, told)
    is_earlier = not archive_file.is_current(archive)
    changed = has_news or bool(remade) or is_earlier
    if changed:
        _refuse_unless_continued(path, both, there)
        _write(archive, both, there, told)
        _refuse_unless_written(archive, path, both, told)
    _refuse_unless_whole(path, both, whole)
    found = crossings(here, there, both)
    gone = _to_forget(here, both)
    receipt = Receipt(_laptops(here, there), made, mended, remade, len(found), len(gone))
    return Prepared(
        receipt, both.without(here), changed, bool(_to_forget(there, both)), gone, found
    )


def _to_forget(side: Contents, both: Contents) -> tuple[str, ...]:
    """Whose values one side still holds though they are erased."""
    erased = both.erased()
    owners = {row[1] for row in side.personal.values()}
    return tuple(sorted(each for each in owners if is_erased(each, erased)))


def _read(archive: sqlite3.Connection, path: Path) -> Contents:
    try:
        check_chains(path, archive)
        there = read_contents(archive)
        check_shapes(path, there)
    except (ValueError, RecursionError) as error:
        raise Refused("file-damaged", file=path.name) from error
    return there


def _union(here: Contents, there: Contents) -> tuple[Contents, Assembly]:
    """What both hold, and the assembly it makes: folded once, for a long day has many entries."""
    both = Contents({**there.entries, **here.entries}, {**there.personal, **here.personal}, {})
    erased = both.erased()
    kept = ((seal, row) for seal, row in both.personal.items() if not is_erased(row[1], erased))
    both.personal = dict(kept)
    whole = both.fold()
    both.ballots = sealed_ballots(whole, here, there)
    both.cast_into(whole)
    return both, whole


def _write(archive: sqlite3.Connection, both: Contents, there: Contents, told: Told) -> None:
    archive.execute("BEGIN IMMEDIATE")
    insert(archive, both.without(there))
    forget(archive, both.erased())
    archive.executemany(  # a poll that was opened again is open: its ballots stay at home
        "DELETE FROM ballot WHERE poll = ?",
        [(poll,) for poll in there.ballots if poll not in both.ballots],
    )
    archive_file.write_readable(archive, told)
    archive.execute("COMMIT")
    if both.erased():  # else the names would lie on in spare places of pages
        archive_file.lay_anew(archive)


def _refuse_unless_continued(path: Path, both: Contents, there: Contents) -> None:
    """What is new has to go on from what is there: the chains of that were checked already."""
    try:
        check_new(path, both.without(there), there)
    except Refused as refused:  # the entry is the document's, and the name the archive's
        raise Refused("archive-not-whole", file=path.name) from refused


def _refuse_unless_written(
    archive: sqlite3.Connection, path: Path, both: Contents, told: Told
) -> None:
    """The copy is read again: it has to hold what both hold, to the letter."""
    if any(stored_findings(archive, told)) or read_contents(archive) != both:
        raise Refused("archive-not-whole", file=path.name)


def _refuse_unless_whole(path: Path, both: Contents, whole: Assembly) -> None:
    """What is wrong now was wrong in one of the two before, where no seal says what is right.

    Ballots that do not add up are no damage: people settle them after the sync.
    """
    if any(each.code != CHECK_OFFS for each in said_findings(path, both, whole)):
        raise Refused("archive-not-whole", file=path.name)


def _same_assembly(here: Contents, there: Contents, path: Path) -> None:
    ours, theirs = _founded(here), _founded(there)
    if here.entries and there.entries and ours.isdisjoint(theirs):
        raise Refused("other-assembly", file=path.name)


def _founded(contents: Contents) -> set[str]:
    return {each.body for each in contents.entries.values() if each.kind == "assembly-founded"}


def _no_clash(here: Contents, there: Contents) -> None:
    """One laptop and number must be one entry: else a laptop was copied, and both went on."""
    clashes = [
        key
        for key, entry in here.entries.items()
        if (other := there.entries.get(key)) is not None and other.digest != entry.digest
    ]
    if clashes:
        device, seq = min(clashes)
        raise Refused("sync-clash", device=device, entry=seq)


def _laptops(here: Contents, there: Contents) -> tuple[Laptop, ...]:
    both = {**there.entries, **here.entries}
    counts, last = Counter(device for device, _ in both), dict[str, Entry]()
    for (device, seq), entry in both.items():
        if device not in last or last[device].seq < seq:
            last[device] = entry
    new_here = Counter(key[0] for key in both if key not in here.entries)
    new_there = Counter(key[0] for key in both if key not in there.entries)
    return tuple(
        Laptop(each, counts[each], last[each].stamp, new_here[each], new_there[each])
        for each in sorted(counts)
    )


def _fingerprint(path: Path) -> str:
    """SHA-256 of a file, "" when there is none."""
    if not path.exists():
        return ""
    with telling(path), path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _replace(copy: Path, path: Path, before: str, *, is_kept: bool) -> bool:
    """Put the copy in the archive's place, the old as `.bak`; without `is_kept` there is none, for
    it would hold what was erased. False when the archive has changed.
    """
    with telling(path), turn_at(path):
        if _fingerprint(path) != before:
            return False
        for left in path.parent.glob(f".{glob.escape(path.name)}.*.part"):
            left.unlink(missing_ok=True)  # of a laptop that died in its turn
        beside = path.with_name(f"{path.name}.bak")
        if before and is_kept:
            mode = path.stat().st_mode & 0o777
            write_atomically(beside, path.read_bytes(), mode)
        write_atomically(path, copy.read_bytes(), PRIVATE)
        if not is_kept:
            beside.unlink(missing_ok=True)
    return True
