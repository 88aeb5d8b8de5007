"""Is a file whole? What `bordrunde verify` and the window ask of a document or an archive.

SQLite's own checks protect structure, not content (`research/reliability-security.md` 1.3), so
content is held against the hash chains, personal values against their seals, ballots against the
polls' seals and the check-offs, and an archive's readable tables against its entries.
"""

from __future__ import annotations

import contextlib
import hashlib
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.archive import archive_file
from app.archive.contents import Contents, check_chains, check_shapes, read_contents
from app.archive.poll_tables import counted
from app.archive.readable import Told, rows
from app.archive.schema import APPLICATION_ID, TABLES
from app.archive.storage import kind_of_file, telling
from app.models.assembly import Assembly
from app.models.errors import Refused
from app.models.voting import Poll, is_sealed, reconcile
from app.models.voting.answers import checked

CHECK_OFFS = "verify-check-offs"
"""Found where ballots do not add up with those handed out: people's matter, not the file's."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, as a code and the parameters of its sentence."""

    code: str
    params: dict[str, str | int]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was looked at, and what is wrong with it; nothing when the file is whole. The numbers
    are 0 for a file that could not be read to its end.
    """

    is_archive: bool
    entries: int
    laptops: int
    ballots: int
    findings: tuple[Finding, ...]
    is_read: bool = True


def verify(path: Path) -> Verdict:
    """Look at a copy of the file, so that looking changes nothing.

    Raises Refused("file-missing", "not-ours", "file-newer", "file-in-use") when there is nothing of
    ours to look at.
    """
    is_archive = kind_of_file(path) != APPLICATION_ID
    with (
        telling(path),
        copied(path) as copy,
        contextlib.closing(sqlite3.connect(copy, isolation_level=None)) as connection,
    ):
        connection.execute("PRAGMA trusted_schema = OFF")
        return look(path, connection, is_archive=is_archive)


@contextlib.contextmanager
def copied(path: Path) -> Iterator[Path]:
    """A copy under the same name, to look at the file and leave it as it is; gone afterwards.

    Raises Refused("file-missing", "not-ours", "file-newer", "file-in-use").
    """
    kind_of_file(path)
    with tempfile.TemporaryDirectory(prefix="bordrunde-") as folder:
        copy = Path(folder) / path.name
        with telling(path):
            _refuse_if_in_use(path)
            shutil.copyfile(path, copy)
            log = path.with_name(f"{path.name}-wal")
            if log.exists():
                shutil.copyfile(log, copy.with_name(f"{copy.name}-wal"))
        yield copy


def look(path: Path, connection: sqlite3.Connection, *, is_archive: bool) -> Verdict:
    """What an open file holds, and what is wrong with it; `path` is what people call it."""
    try:
        if not _is_ours(connection, is_archive=is_archive):
            return _unread(Finding("verify-schema", {}), is_archive=is_archive)
        findings = [*_structure(connection), *_chains(path, connection)]
        contents = read_contents(connection)
    except (sqlite3.DatabaseError, ValueError) as error:
        damage = Finding("verify-damaged", {"detail": str(error)})
        return _unread(damage, is_archive=is_archive)
    assembly = contents.fold()
    findings += said_findings(path, contents, assembly)
    if is_archive:
        findings += _tables(connection, rows(assembly))
    ballots = sum(map(len, contents.ballots.values()))
    devices = {device for device, _ in contents.entries}
    return Verdict(is_archive, len(contents.entries), len(devices), ballots, tuple(findings))


def said_findings(path: Path, contents: Contents, assembly: Assembly) -> Iterator[Finding]:
    """What is wrong with what a file says, however it is kept; `assembly` is what it makes."""
    try:
        check_shapes(path, contents)
    except Refused:
        yield Finding("verify-damaged", {"detail": "stamp"})
    yield from _seals(contents)
    yield from _polls(assembly)


def stored_findings(connection: sqlite3.Connection, told: Told) -> Iterator[Finding]:
    """What is wrong with how an archive is kept, whose tables have to say what is told."""
    if not _is_ours(connection, is_archive=True):
        yield Finding("verify-schema", {})
        return
    yield from _structure(connection)
    yield from _tables(connection, told)


def _is_ours(connection: sqlite3.Connection, *, is_archive: bool) -> bool:
    if is_archive:
        return archive_file.layout_of(connection) is not None
    return archive_file.schema_of(connection) == frozenset(TABLES)


def _unread(why: Finding, *, is_archive: bool) -> Verdict:
    return Verdict(is_archive, 0, 0, 0, (why,), is_read=False)


def _refuse_if_in_use(path: Path) -> None:
    """A window that has the file open holds an exclusive lock, and a copy would be torn."""
    beside = path.with_name(f"{path.name}-shm")
    was_there = beside.exists()
    probe = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=0.2)
    with contextlib.closing(probe):
        try:
            probe.execute("SELECT count(*) FROM sqlite_schema")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
                raise
        except sqlite3.DatabaseError:
            pass  # what is wrong is found on the copy
    if not was_there and beside.exists():  # a file system one only reads refuses even to look
        beside.unlink()


def _structure(connection: sqlite3.Connection) -> Iterator[Finding]:
    """What SQLite says of it stays in the finding: it is for developers, and English."""
    lines = archive_file.structure_problems(connection)
    if lines:
        yield Finding("verify-structure", {"detail": "; ".join(lines)})


def _chains(path: Path, connection: sqlite3.Connection) -> Iterator[Finding]:
    try:
        check_chains(path, connection)
    except Refused as refused:
        params = {key: value for key, value in refused.params.items() if key != "file"}
        yield Finding("verify-chain", params)


def _seals(contents: Contents) -> Iterator[Finding]:
    owners = contents.owners()
    for seal, owner, salt, body in contents.personal.values():
        is_sealed = hashlib.sha256(f"{salt}\n{body}".encode()).hexdigest() == seal
        if not is_sealed or owners.get(seal, owner) != owner:  # or an erasure would pass it by
            yield Finding("verify-personal", {"seal": seal[:12]})


def _polls(assembly: Assembly) -> Iterator[Finding]:
    for poll in filter(counted, assembly.voting):
        if not is_sealed(poll, poll.ballots):
            yield Finding("verify-ballots", {"question": poll.terms.question})
        if not all(_is_asked(poll, each.answer) for each in poll.ballots.values()):
            yield Finding("verify-answers", {"question": poll.terms.question})
        check = reconcile(poll)
        if poll.published_at and not check.adds_up and not poll.explanation:
            yield Finding(CHECK_OFFS, {"question": poll.terms.question})


def _is_asked(poll: Poll, answer: str) -> bool:
    """Whether a phone ballot says what this poll asks, written in the one way there is."""
    try:
        return checked(poll.terms.form, answer) == answer
    except Refused:
        return False


def _tables(connection: sqlite3.Connection, told: Told) -> Iterator[Finding]:
    for table in archive_file.differing(connection, told):
        yield Finding("verify-table", {"table": table})
