"""What a Bordrunde file holds, document and archive alike: entries, personal values, ballots."""

from __future__ import annotations

import contextlib
import re
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from app.models.assembly import KINDS, Assembly
from app.models.board import PhotoErased
from app.models.entries import Entry, Fact, chained, decode, kind_of, owners_of
from app.models.errors import Refused
from app.models.people import MemberErased, PeopleErased
from app.models.voting import Ballot, BallotCast

INSERT_ENTRY = "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?)"
INSERT_PERSONAL = "INSERT OR IGNORE INTO personal VALUES (?, ?, ?, ?)"
INSERT_BALLOT = "INSERT INTO ballot VALUES (?, ?, ?, ?)"
UPSERT_BALLOT = (
    f"{INSERT_BALLOT} ON CONFLICT (poll, key)"
    " DO UPDATE SET ballot = excluded.ballot, choice = excluded.choice"
)
INSERT_MISSING = INSERT_ENTRY.replace("INSERT", "INSERT OR IGNORE", 1)
IN_ORDER = "SELECT device, seq, stamp, kind, body, digest FROM entry ORDER BY stamp, device, seq"
_AS_THEY_LIE = "SELECT device, seq, stamp, kind, body, digest FROM entry"
BEYOND = (
    "SELECT device, seq, stamp, kind, body, digest FROM entry WHERE device = ? AND seq > ?"
    " ORDER BY seq"
)
EVERYBODY = "*"
"""In place of an owner: all sealed values, whoever's they are."""
_ERASING = frozenset(map(kind_of, (MemberErased, PhotoErased, PeopleErased)))
_DEVICE = re.compile(r"[a-z0-9-]{1,64}")
_STAMP = re.compile(r"[0-8][0-9]{12}-[0-9]{5}")
"""Up to the year 2255, so that the next stamp has as many digits and sorts after it."""


@dataclass(slots=True)
class Contents:
    """Everything a file holds, whichever kind it is."""

    entries: dict[tuple[str, int], Entry]
    personal: dict[str, tuple[str, str, str, str]]
    ballots: dict[str, dict[str, Ballot]]

    def fold(self) -> Assembly:
        """The assembly these entries and ballots make."""
        assembly = Assembly()
        bodies = {seal: row[3] for seal, row in self.personal.items()}
        for entry in sorted(self.entries.values(), key=lambda each: each.order):
            assembly.apply(decode(entry.kind, entry.body, KINDS, bodies.get))
        self.cast_into(assembly)
        return assembly

    def cast_into(self, assembly: Assembly) -> None:
        """The ballots, into an assembly that these entries made."""
        for poll, ballots in self.ballots.items():
            for key, ballot in ballots.items():
                assembly.apply(BallotCast(poll, key, ballot.id, ballot.answer))

    def without(self, other: Contents) -> Contents:
        """What this has and the other lacks."""
        return Contents(
            {key: entry for key, entry in self.entries.items() if key not in other.entries},
            {seal: row for seal, row in self.personal.items() if seal not in other.personal},
            {poll: held for poll, held in self.ballots.items() if held != other.ballots.get(poll)},
        )

    def owners(self) -> dict[str, str]:
        """Seal -> whose value it is, by the entries, which nobody changes unnoticed."""
        owners = dict[str, str]()
        for each in self.entries.values():
            owners.update(owners_of(each.kind, each.body, KINDS))
        return owners

    def erased(self) -> set[str]:
        """Members and photos whose sealed values must be gone everywhere; `EVERYBODY` for all."""
        facts = (
            decode(each.kind, each.body, KINDS, _nothing)
            for each in self.entries.values()
            if each.kind in _ERASING
        )
        return {owner for fact in facts if (owner := erased_by(fact))}


def is_erased(owner: str, erased: set[str]) -> bool:
    """True when this one's sealed values must be gone."""
    return owner in erased or EVERYBODY in erased


def erased_by(fact: Fact) -> str:
    """Whose sealed values a fact wipes out: `EVERYBODY` for all, "" for none."""
    match fact:
        case MemberErased():
            return fact.member
        case PhotoErased():
            return fact.photo
        case PeopleErased():
            return EVERYBODY
    return ""


def _nothing(_: str) -> None:
    return None


def read_contents(connection: sqlite3.Connection) -> Contents:
    """All entries, personal rows and ballots of an open file."""
    entries = (Entry(*row) for row in connection.execute(_AS_THEY_LIE))
    ballots: dict[str, dict[str, Ballot]] = {}
    for poll, key, ballot, answer in connection.execute("SELECT * FROM ballot"):
        ballots.setdefault(poll, {})[key] = Ballot(ballot, answer)
    return Contents(
        {(each.device, each.seq): each for each in entries},
        {row[0]: row for row in connection.execute("SELECT * FROM personal")},
        ballots,
    )


def read_news(
    connection: sqlite3.Connection, heads: Mapping[str, int], most: int
) -> tuple[Contents, bool]:
    """What somebody lacks who has each laptop's entries up to a number, and whether that is all.

    Entries and the personal values they seal come until they are `most` letters long; the ballots,
    which the last of them speak of, with the end.
    """
    news, length, run = Contents({}, {}, {}), 0, connection.execute
    for (device,) in run("SELECT DISTINCT device FROM entry").fetchall():
        for row in run(BEYOND, (device, heads.get(device, 0))).fetchall():
            if length > most:
                return news, False
            entry = Entry(*row)
            news.entries[entry.device, entry.seq] = entry
            length += len(entry.body)
            for seal in owners_of(entry.kind, entry.body, KINDS):
                for told in run("SELECT * FROM personal WHERE seal = ?", (seal,)).fetchall():
                    news.personal[seal] = told
                    length += len(told[3])
    for poll, key, ballot, answer in run("SELECT * FROM ballot").fetchall():
        news.ballots.setdefault(poll, {})[key] = Ballot(ballot, answer)
    return news, True


def contents_of(path: Path) -> Contents:
    """Everything in a file that nobody has open."""
    uri = f"{path.as_uri()}?mode=ro&immutable=1"
    with contextlib.closing(sqlite3.connect(uri, uri=True)) as connection:
        return read_contents(connection)


def insert(connection: sqlite3.Connection, missing: Contents) -> None:
    """Add what is missing, inside the transaction that is open.

    Ballots come a whole poll at a time and take the place of what was there: the sealed ones and no
    others.
    """
    connection.executemany(
        INSERT_MISSING,
        [
            (each.device, each.seq, each.stamp, each.kind, each.body, each.digest)
            for each in missing.entries.values()
        ],
    )
    connection.executemany(INSERT_PERSONAL, missing.personal.values())
    connection.executemany(
        "DELETE FROM ballot WHERE poll = ?", [(poll,) for poll in missing.ballots]
    )
    connection.executemany(
        INSERT_BALLOT,
        [
            (poll, key, ballot.id, ballot.answer)
            for poll, ballots in missing.ballots.items()
            for key, ballot in sorted(ballots.items())
        ],
    )


def forget(connection: sqlite3.Connection, owners: set[str]) -> None:
    """Delete the sealed values of these members and photos, inside the transaction that is open."""
    if EVERYBODY in owners:
        connection.execute("DELETE FROM personal")
    connection.executemany(
        "DELETE FROM personal WHERE owner = ?", [(each,) for each in sorted(owners)]
    )


def check_shapes(path: Path, contents: Contents) -> None:
    """Raises Refused("file-damaged") for an entry whose device or stamp none of us could write."""
    devices = {device for device, _ in contents.entries}
    stamps = (entry.stamp for entry in contents.entries.values())
    if not all(map(_DEVICE.fullmatch, devices)) or not all(map(_STAMP.fullmatch, stamps)):
        raise Refused("file-damaged", file=path.name)


def check_chains(path: Path, connection: sqlite3.Connection) -> None:
    """Raises Refused("file-damaged") at the first entry that is missing or was changed."""
    rows = "SELECT device, seq, stamp, kind, body, digest FROM entry ORDER BY device, seq"
    _check_links(path, connection.execute(rows), {})


def check_new(path: Path, new: Contents, known: Contents) -> None:
    """The same for entries that continue known ones, whose chains were checked before."""
    heads = {
        device: (seq, known.entries[device, seq].digest)
        for device, seq in sorted(known.entries)  # the last of each stays
    }
    entries = (new.entries[key] for key in sorted(new.entries))
    rows = ((e.device, e.seq, e.stamp, e.kind, e.body, e.digest) for e in entries)
    _check_links(path, rows, heads)


_EntryRow = tuple[str, int, str, str, str, bytes]


def _check_links(
    path: Path, rows: Iterable[_EntryRow], heads: Mapping[str, tuple[int, bytes]]
) -> None:
    device, seq, digest = "", 0, b""
    for row in rows:
        if row[0] != device:
            device = row[0]
            seq, digest = heads.get(device, (0, b""))
        seq += 1
        is_text = type(row[2]) is type(row[3]) is type(row[4]) is str
        digest = chained(digest, *row[:5]) if is_text else b""
        if row[1] != seq or row[5] != digest:
            raise Refused("file-changed", file=path.name, device=device, entry=seq)
