"""Saves what can be read of a damaged document into a new one, and says what could not be saved.

The damaged file is only read, and stays as it is. Each entry is held against its digest, each
personal value against its seal, the ballots of a closed poll against the poll's seal. Holes are
filled from whole files of the same assembly: backups, an archive, the copy on a second medium.
Where an entry is gone for good, those that follow it go on as another laptop's chain, for a chain
with a hole is what we take for damage.
"""

from __future__ import annotations

import contextlib
import hashlib
import re
import secrets
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from app.archive.chains import Chain, anchored, linked, rechained
from app.archive.connecting import build
from app.archive.contents import (
    Contents,
    check_chains,
    check_shapes,
    forget,
    insert,
    is_erased,
    read_contents,
)
from app.archive.lines import is_copy, read_lines
from app.archive.pages import Found, Row, rows_in
from app.archive.storage import kind_of_file, telling
from app.archive.verify import copied, look
from app.models.assembly import KINDS
from app.models.entries import Entry, Unknown, decode
from app.models.errors import Refused
from app.models.voting import Ballot, PollState, is_sealed

_KEY = re.compile(r"[0-9a-f]{64}")
_DEVICE = re.compile(r"[a-z0-9-]{1,64}")


@dataclass(frozen=True, slots=True)
class Lost:
    """Entries of one laptop, from one number to another, that could not be saved."""

    device: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What was saved, and what was not.

    `filled` entries came from another file; `unproved` ones follow a hole, so that no digest tells
    whether they are as they were. `unsure` are the questions of closed polls whose ballots no
    longer answer to their seal; `personal` counts names and other personal values that are gone.
    """

    path: Path
    name: str
    entries: int
    filled: int
    unproved: int
    ballots: int
    lost: tuple[Lost, ...] = ()
    unsure: tuple[str, ...] = ()
    personal: int = 0

    @property
    def is_whole(self) -> bool:
        """True when nothing at all is missing or in doubt."""
        return not (self.lost or self.unsure or self.personal or self.unproved)


@dataclass(slots=True)
class Readable:
    """Candidates out of a damaged file; nothing of it is proved yet."""

    entries: dict[str, dict[int, list[Entry]]] = field(default_factory=dict)
    numbers: dict[str, set[int]] = field(default_factory=dict)
    personal: dict[str, tuple[str, str, str, str]] = field(default_factory=dict)
    ballots: dict[str, dict[str, Ballot]] = field(default_factory=dict)

    def take(self, found: Found) -> None:
        """One row more, of whichever table it may be."""
        match found.row:
            case (str() as device, int() as seq, str(), str(), str(), bytes()):
                self._take_entry(device, seq, found.row)
            case (str() as device, int() as seq, int()):
                self._note(device, seq)
            case (str(), str(), str(), str()):
                self._take_sealed_or_ballot(found)

    def _note(self, device: str, seq: int) -> None:
        """The index of entries tells of those whose page is gone, too."""
        if _DEVICE.fullmatch(device) and 0 < seq < 1 << 31:
            self.numbers.setdefault(device, set()).add(seq)

    def last(self, device: str, found: int) -> int:
        """The last number of a laptop, whose entry may be lost: the index counts on from there."""
        known = self.numbers.get(device, set())
        while found + 1 in known:
            found += 1
        return found

    def drop_strays(self) -> None:
        """Leave out what was hit in its name or number: there never were such entries."""
        fitting = {device: anchored(numbered) for device, numbered in self.entries.items()}
        self.entries = {device: numbered for device, numbered in fitting.items() if numbered}

    def _take_entry(self, device: str, seq: int, row: Row) -> None:
        if _DEVICE.fullmatch(device) and 0 < seq < 1 << 31:
            entry = Entry(device, seq, str(row[2]), str(row[3]), str(row[4]), _bytes(row[5]))
            alike = self.entries.setdefault(device, {}).setdefault(seq, [])
            if entry not in alike:
                alike.append(entry)

    def _take_sealed_or_ballot(self, found: Found) -> None:
        one, two, three, four = map(str, found.row)
        if hashlib.sha256(f"{three}\n{four}".encode()).hexdigest() == one:
            self.personal[one] = (one, two, three, four)
        elif found.is_listed and _KEY.fullmatch(two):
            self.ballots.setdefault(one, {})[two] = Ballot(three, four)


def salvage(damaged: Path, target: Path, sources: Sequence[Path] = ()) -> Salvaged:
    """Write what can be saved of a document, or of a second copy of one, to a new file, `target`.

    Raises Refused("file-exists"), ("nothing-to-salvage") when no entry could be read, and what a
    disk that refuses gives.
    """
    if target.exists():
        raise Refused("file-exists", file=target.name)
    with telling(damaged):
        readable = Readable() if is_copy(damaged) else _read(damaged)
    sources = [damaged, *sources] if is_copy(damaged) else sources
    whole = [each for each in map(_whole, sources) if each is not None]
    helping = [each for each in whole if _is_same_assembly(readable, each)]
    contents, chains, filled = _joined(readable, helping)
    if not contents.entries:
        raise Refused("nothing-to-salvage", file=damaged.name)
    unsure = _settle_ballots(contents, readable, helping)
    gone = _personal_lost(contents)
    _write(contents, target)
    return Salvaged(
        target,
        contents.fold().mandate.name,
        len(contents.entries),
        filled,
        sum(len(each.unproved) for each in chains),
        sum(map(len, contents.ballots.values())),
        tuple(lost for each in chains for lost in _ranges(each)),
        unsure,
        gone,
    )


def is_salvageable(path: Path) -> bool:
    """Whether anything of an assembly can be read in a file that cannot be opened."""
    try:
        return bool(_read(path).entries)
    except OSError:
        return False


def _read(damaged: Path) -> Readable:
    readable = Readable()
    log = damaged.with_name(f"{damaged.name}-wal")
    for found in rows_in(damaged.read_bytes(), log.read_bytes() if log.exists() else b""):
        readable.take(found)
    readable.drop_strays()
    return readable


def _whole(path: Path) -> Contents | None:
    """What a whole document, archive or second copy holds; None for anything else."""
    try:
        if path.is_dir():
            return read_lines(path)
        kind_of_file(path)
        with (
            copied(path) as copy,
            contextlib.closing(sqlite3.connect(copy, isolation_level=None)) as connection,
        ):
            connection.execute("PRAGMA trusted_schema = OFF")
            check_chains(path, connection)
            contents = read_contents(connection)
        check_shapes(path, contents)
    except (Refused, OSError, sqlite3.Error, ValueError):
        return None
    return contents


def _is_same_assembly(readable: Readable, other: Contents) -> bool:
    """True when they share an entry, to the digest; the first founds the assembly."""
    if not readable.entries:
        return True  # nothing is left that could tell; a person chose the file
    return any(
        entry.digest == other.entries[device, seq].digest
        for device, numbered in readable.entries.items()
        for seq, entries in numbered.items()
        if (device, seq) in other.entries
        for entry in entries
    )


def _joined(
    readable: Readable, helping: Sequence[Contents]
) -> tuple[Contents, tuple[Chain, ...], int]:
    """All that is proved, from here or from a whole file, and what is likely behind holes."""
    known = {key: entry for other in helping for key, entry in other.entries.items()}
    found = {device: dict(numbered) for device, numbered in readable.entries.items()}
    for (device, seq), entry in known.items():
        found.setdefault(device, {})[seq] = [entry]
    chains = tuple(
        linked(device, numbered, readable.last(device, max(numbered)))
        for device, numbered in sorted(found.items())
    )
    contents = Contents(_continued(chains), {}, {})
    for other in helping:
        contents.personal.update(other.personal)
    contents.personal.update(readable.personal)
    _set_owners(contents)
    ours = readable.entries
    filled = sum(
        entry not in ours.get(entry.device, {}).get(entry.seq, [])
        for chain in chains
        for entry in (*chain.proved, *chain.unproved)
        if (entry.device, entry.seq) in known
    )
    return contents, chains, filled


def _continued(chains: Iterable[Chain]) -> dict[tuple[str, int], Entry]:
    """Each chain up to its first hole; what lies behind the holes as a chain of its own."""
    kept, behind = dict[tuple[str, int], Entry](), list[Entry]()
    for each in chains:
        unbroken = each.lost[0] if each.lost else 1 << 31
        for entry in (*each.proved, *each.unproved):
            if entry.seq < unbroken:
                kept[entry.device, entry.seq] = entry
            elif _is_understood(entry):
                behind.append(entry)
    for entry in rechained(secrets.token_hex(8), behind):
        kept[entry.device, entry.seq] = entry
    return kept


def _is_understood(entry: Entry) -> bool:
    """False for one that no digest proves and that says nothing: it was hit itself."""
    if entry.kind not in KINDS:
        return True  # of a newer version
    return not isinstance(decode(entry.kind, entry.body, KINDS, lambda _: None), Unknown)


def _set_owners(contents: Contents) -> None:
    """Whose each value is, as the entries say; what was erased does not come back."""
    owners, erased = contents.owners(), contents.erased()
    named = (
        (seal, owners.get(seal, owner), salt, body)
        for seal, owner, salt, body in contents.personal.values()
    )
    contents.personal = {row[0]: row for row in named if not is_erased(row[1], erased)}


def _settle_ballots(
    contents: Contents, readable: Readable, helping: Sequence[Contents]
) -> tuple[str, ...]:
    """The sealed ballots of each closed poll, from wherever they are whole; else all there are.

    While a poll is open the damaged file is the youngest of all. The answer is the questions of
    closed polls whose seal none answers to.
    """
    unsure, held = list[str](), [each.ballots for each in helping]
    for poll in contents.fold().voting:
        sides = [each.get(poll.id, {}) for each in (readable.ballots, *held)]
        merged = {key: each for side in reversed(sides) for key, each in side.items()}
        is_closed = poll.state in (PollState.CLOSED, PollState.PUBLISHED)
        sealed = [each for each in (*sides, merged) if is_sealed(poll, each)]
        if is_closed and not sealed:
            unsure.append(poll.terms.question)
        kept = sealed[0] if is_closed and sealed else merged
        if kept:
            contents.ballots[poll.id] = kept
    return tuple(unsure)


def _personal_lost(contents: Contents) -> int:
    """Personal values that entries speak of, that are not here, and that nobody erased."""
    erased = contents.erased()
    return sum(
        seal not in contents.personal and not is_erased(owner, erased)
        for seal, owner in contents.owners().items()
    )


def _ranges(chain: Chain) -> Iterable[Lost]:
    """Numbers that follow each other, as one."""
    at = 0
    while at < len(chain.lost):
        end = at
        while end + 1 < len(chain.lost) and chain.lost[end + 1] == chain.lost[end] + 1:
            end += 1
        yield Lost(chain.device, chain.lost[at], chain.lost[end])
        at = end + 1


def _write(contents: Contents, target: Path) -> None:
    """Beside, looked at as any document is, then under its name."""
    fresh = target.with_name(f".{target.name}.new")
    with telling(target):
        fresh.unlink(missing_ok=True)
        try:
            build(fresh)
            with contextlib.closing(sqlite3.connect(fresh, isolation_level=None)) as connection:
                connection.execute("PRAGMA synchronous = EXTRA")
                connection.execute("BEGIN IMMEDIATE")
                insert(connection, contents)
                forget(connection, contents.erased())
                connection.execute("COMMIT")
                check_chains(target, connection)
                if not look(target, connection, is_archive=False).is_read:
                    raise Refused("nothing-to-salvage", file=target.name)
            fresh.replace(target)
        finally:
            fresh.unlink(missing_ok=True)


def _bytes(value: object) -> bytes:
    return value if isinstance(value, bytes) else b""
