"""The working journal: one SQLite file, one connection, append only.

WAL with synchronous=FULL and an exclusive lock, after the measurements in
`research/architecture.md` D.3: of 1,116 simulated power cuts none lost an acknowledged entry. On
close the file goes back to a rollback journal, so that one file remains.
"""

from __future__ import annotations

import logging
import secrets
import shutil
import sqlite3
import threading
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType

from app.archive.connecting import build, check_schema, connect, verify_copy, write_ahead
from app.archive.contents import (
    BEYOND,
    IN_ORDER,
    INSERT_BALLOT,
    INSERT_ENTRY,
    INSERT_PERSONAL,
    UPSERT_BALLOT,
    Contents,
    check_chains,
    erased_by,
    forget,
    insert,
    read_news,
)
from app.archive.holding import Hold
from app.archive.schema import APPLICATION_ID, VERSION
from app.archive.storage import check_writable, kind_of_file, telling
from app.files import make_private
from app.models.assembly import KINDS, Assembly
from app.models.entries import Entry, Fact, Sealed, chained, decode, encode
from app.models.errors import Refused
from app.models.stamps import Stamps
from app.models.voting import Ballot, BallotCast, PollClosed

_LEAST_FREE = 1 << 20

log = logging.getLogger(__name__)


class Journal:
    """An open journal. Its methods may be called from any thread; they take turns."""

    def __init__(self, path: Path, device: str, connection: sqlite3.Connection, hold: Hold) -> None:
        self.path, self._hold = path, hold
        self.device = device
        self._connection = connection
        self._turn = threading.Lock()
        self._stamps = Stamps()
        self._seq = 0
        self._digest = b""
        self._has_order = self._has_closed = self._has_erased = False

    @classmethod
    def create(cls, path: Path, device: str) -> Journal:
        """Make a new file. Raises Refused("file-exists", "folder-read-only", ...)."""
        if path.exists():
            raise Refused("file-exists", file=path.name)
        check_writable(path)
        with telling(path):
            build(path)
            return cls._held(path, device)

    @classmethod
    def open(cls, path: Path, device: str) -> Journal:
        """Open a file that is there.

        Raises Refused("file-missing", "not-ours", "is-an-archive", "file-newer", "file-in-use",
        "file-damaged", ...).
        """
        if kind_of_file(path) != APPLICATION_ID:
            raise Refused("is-an-archive", file=path.name)
        check_writable(path)
        with telling(path):
            return cls._held(path, device)

    @classmethod
    def _held(cls, path: Path, device: str) -> Journal:
        hold = Hold.take(path)
        try:
            return cls._opened(path, device, hold)
        except BaseException:
            hold.let_go()
            raise

    @classmethod
    def _opened(cls, path: Path, device: str, hold: Hold) -> Journal:
        connection = connect(path)
        try:
            check_schema(path, connection)
            journal = cls(path, device, connection, hold)
            journal._go_on()
            write_ahead(connection)  # not before: what is refused stays as it is, byte by byte
        except BaseException:
            connection.close()
            raise
        return journal

    def __enter__(self) -> Journal:
        """The journal itself; it closes at the end of the block."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close."""
        self.close()

    @property
    def last_stamp(self) -> str:
        """The highest stamp in the file."""
        return self._stamps.last

    def entries(self) -> tuple[Entry, ...]:
        """All entries in the order of the fold."""
        with self._turn, telling(self.path):
            return tuple(Entry(*row) for row in self._connection.execute(IN_ORDER))

    def heads(self) -> dict[str, int]:
        """The number of each laptop's last entry."""
        with self._turn, telling(self.path):
            return dict(self._connection.execute("SELECT device, max(seq) FROM entry GROUP BY 1"))

    def beyond(self, heads: Mapping[str, int]) -> tuple[Entry, ...]:
        """The entries behind those that somebody has: of each laptop up to a number."""
        entries = list[Entry]()
        with self._turn, telling(self.path):
            run = self._connection.execute
            for (device,) in run("SELECT DISTINCT device FROM entry").fetchall():
                after = (device, heads.get(device, 0))
                entries += (Entry(*row) for row in run(BEYOND, after))
        return tuple(entries)

    def news(self, heads: Mapping[str, int], most: int) -> tuple[Contents, bool]:
        """What somebody lacks who has these entries, of one moment: see `read_news`."""
        with self._turn, telling(self.path):
            return read_news(self._connection, heads, most)

    def personal_and_ballots(self) -> tuple[list[Sequence[str | int]], list[Sequence[str | int]]]:
        """The rows of both tables, by their keys."""
        with self._turn, telling(self.path):
            run = self._connection.execute
            personal = run("SELECT * FROM personal ORDER BY seal").fetchall()
            return personal, run("SELECT * FROM ballot ORDER BY poll, key").fetchall()

    def facts(self) -> Iterator[Fact]:
        """All facts in the order of the fold; ballots, which have no place in time, come last."""
        with self._turn, telling(self.path):
            personal = dict(self._connection.execute("SELECT seal, body FROM personal"))
            rows = self._connection.execute(IN_ORDER).fetchall()
            ballots = self._connection.execute("SELECT * FROM ballot").fetchall()
        for _, _, _, kind, body, _ in rows:
            yield decode(kind, body, KINDS, personal.get)
        for poll, key, ballot, answer in ballots:
            yield BallotCast(poll, key, ballot, answer)

    def fold(self) -> Assembly:
        """The assembly as the file has it."""
        assembly = Assembly()
        for fact in self.facts():
            assembly.apply(fact)
        return assembly

    def ballots(self, poll: str) -> dict[str, Ballot]:
        """The ballots of a poll as they are on disk, by key."""
        with self._turn, telling(self.path):
            rows = self._connection.execute(
                "SELECT key, ballot, choice FROM ballot WHERE poll = ?", (poll,)
            ).fetchall()
        return {key: Ballot(ballot, answer) for key, ballot, answer in rows}

    def receive(
        self, missing: Contents, found: Collection[Fact] = (), gone: Collection[str] = ()
    ) -> None:
        """Add what other laptops wrote, and what the sync found of it, all of it or nothing; this
        device's chain is checked anew. Of the owners in `gone` no sealed value stays.

        Raises Refused("file-changed") when the entries do not continue the chains that are here.
        """
        if not (missing.entries or missing.personal or missing.ballots or gone):
            return
        with self._turn, telling(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                insert(self._connection, missing)
                forget(self._connection, missing.erased() | set(gone))
                self._go_on()
                for fact in found:
                    self._write(fact, 0)
                self._connection.execute("COMMIT")
            except BaseException:
                self._connection.execute("ROLLBACK")
                self._go_on()
                raise
            self._has_erased |= bool(missing.erased() or gone)
            self._has_order |= bool(missing.ballots)
        self.forget_order()

    def append(self, facts: Collection[Fact], now_ms: int) -> tuple[Entry, ...]:
        """Put facts on disk in one transaction; when this returns they outlast a power cut.

        After ballots, and what erases, `forget_order` is due, as soon as those who wait are
        answered.

        Raises Refused("disk-full", "disk-error", "file-read-only"), and then nothing of it is on
        disk.
        """
        with self._turn, telling(self.path):
            before = (self._seq, self._digest)
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                entries = tuple(
                    entry for fact in facts if (entry := self._write(fact, now_ms)) is not None
                )
                self._connection.execute("COMMIT")
            except BaseException:
                self._seq, self._digest = before
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
            self._has_closed |= any(isinstance(fact, PollClosed) for fact in facts)
            self._has_erased |= any(map(erased_by, facts))
            self._has_order |= any(isinstance(fact, BallotCast | PollClosed) for fact in facts)
            return entries

    def forget_order(self) -> None:
        """Empty the write-ahead log after ballots: it would tell in which order they came. Within
        their pages they lie as they came too; once a poll is closed they are laid by their keys.
        What was erased lies in the log too, and in spare places of pages: all is laid anew.

        They are on disk already, whatever becomes of this; closing the file empties the log too.
        """
        with self._turn:
            if not (self._has_order or self._has_erased):
                return
            try:
                if self._has_closed:
                    self._lay_ballots_by_key()
                if self._has_erased:
                    self._connection.execute("VACUUM")
                self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
                self._has_order = self._has_closed = self._has_erased = False
            except sqlite3.Error as error:
                log.warning("the write-ahead log is not emptied yet: %s", error)

    def is_writable(self) -> bool:
        """Whether the disk takes a write again: the version the file has is written once more, and
        there is room for more than that.
        """
        with self._turn:
            try:
                if shutil.disk_usage(self.path.parent).free < _LEAST_FREE:
                    return False
                self._connection.execute("BEGIN IMMEDIATE")
                self._connection.execute(f"PRAGMA user_version = {VERSION}")
                self._connection.execute("COMMIT")
            except (sqlite3.Error, OSError):
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                return False
            return True

    def backup(self, target: Path) -> None:
        """A whole copy beside, opened and checked before it takes the place of an older one."""
        fresh = target.with_name(f".{target.name}.new")
        with telling(target):
            fresh.unlink(missing_ok=True)
            self.copy(fresh)
            verify_copy(fresh)
            fresh.replace(target)

    def copy(self, target: Path) -> None:
        """Everything in the file at one moment, as a file that is not there yet."""
        with telling(target):
            make_private(target)
            with self._turn:
                self._connection.execute("VACUUM INTO ?", (str(target),))

    def close(self) -> None:
        """Fold the write-ahead log into the file, so that exactly one file remains.

        Where the disk refuses that, the log stays beside the file, and the next opening reads it.
        """
        with self._turn:
            try:
                self._connection.execute("PRAGMA journal_mode = DELETE")
            except sqlite3.Error as error:
                log.warning("the write-ahead log stays beside the file: %s", error)
            finally:
                self._connection.close()
                self._hold.let_go()

    def _write(self, fact: Fact, now_ms: int) -> Entry | None:
        run = self._connection.execute
        if isinstance(fact, BallotCast):
            run(UPSERT_BALLOT, (fact.poll, fact.key, fact.ballot, fact.answer))
            return None
        kind, body, sealed = encode(fact, _salt)
        for each in sealed:
            run(INSERT_PERSONAL, _row(each))
        if owner := erased_by(fact):
            forget(self._connection, {owner})
        stamp = self._stamps.next(now_ms)
        self._seq += 1
        self._digest = chained(self._digest, self.device, self._seq, stamp, kind, body)
        entry = Entry(self.device, self._seq, stamp, kind, body, self._digest)
        row = (entry.device, entry.seq, entry.stamp, entry.kind, entry.body, entry.digest)
        run(INSERT_ENTRY, row)
        return entry

    def _lay_ballots_by_key(self) -> None:
        """All of them anew, in one transaction; `secure_delete` wipes where they lay."""
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            rows = self._connection.execute("SELECT * FROM ballot ORDER BY poll, key").fetchall()
            self._connection.execute("DELETE FROM ballot")
            self._connection.executemany(INSERT_BALLOT, rows)
            self._connection.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise

    def _go_on(self) -> None:
        """Find where this device's chain and the clock stand, and that the chains are whole."""
        check_chains(self.path, self._connection)
        last = self._connection.execute("SELECT max(stamp) FROM entry").fetchone()[0]
        self._stamps = Stamps(last or "")
        own = self._connection.execute(
            "SELECT seq, digest FROM entry WHERE device = ? ORDER BY seq DESC LIMIT 1",
            (self.device,),
        ).fetchone()
        self._seq, self._digest = own or (0, b"")


def _row(sealed: Sealed) -> tuple[str, str, str, str]:
    return sealed.seal, sealed.owner, sealed.salt, sealed.body


def _salt() -> str:
    return secrets.token_hex(16)
