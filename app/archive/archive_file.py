"""The archive: the one ordinary SQLite file that people keep, hand over and open with other tools.

It holds the same entries as the journal, and readable tables made from them with sqlite-utils. It
is never
in write-ahead mode, and it is changed only as a copy that takes the old one's place when it is
whole.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from app.archive.readable import COLUMNS, EARLIER, rows
from app.archive.schema import ARCHIVE_ID, ARCHIVE_VERSION, TABLES
from app.models.assembly import Assembly
from app.models.errors import Refused

if TYPE_CHECKING:
    from sqlite_utils import Database  # costs 0.3 s that the window need not wait for

LONGEST_TEXT = 4_000_000
DEADLINE_S = 30.0


def create(path: Path) -> sqlite3.Connection:
    """A new, empty archive."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute(f"PRAGMA application_id = {ARCHIVE_ID}")
    connection.execute(f"PRAGMA user_version = {ARCHIVE_VERSION}")
    _build(connection, COLUMNS)
    return connection


def open_foreign(path: Path) -> sqlite3.Connection:
    """Open an archive that may come from anywhere: nothing in it runs before its schema is known as
    ours.

    Raises Refused("not-ours") for a file with tables, views or triggers that are not ours, and
    Refused("file-damaged").
    """
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cell_size_check = ON")
        connection.execute("PRAGMA mmap_size = 0")
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_TEXT)
        connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
        _set_deadline(connection)
        if schema_of(connection) not in known_schemas():
            raise Refused("not-ours", file=path.name)
        if connection.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
            raise Refused("file-damaged", file=path.name)
    except BaseException:
        connection.close()
        raise
    return connection


def write_readable(connection: sqlite3.Connection, assembly: Assembly) -> None:
    """Make the readable tables say what the assembly says, inside the transaction that is open.

    Those of an earlier version get the shape of this one.
    """
    if schema_of(connection) != expected_schema():
        _renew(connection)
    for table, held in rows(assembly).items():
        columns = COLUMNS[table]
        connection.execute(f'DELETE FROM "{table}"')
        marks = ", ".join("?" * len(columns))
        connection.executemany(
            f'INSERT INTO "{table}" VALUES ({marks})',
            [tuple(row[column] for column in columns) for row in held],
        )


def read_readable(connection: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    """The readable tables as they are in the file; in one of an earlier version without those that
    have another shape now: by which rules their rows were made is not known any more.
    """
    schema = schema_of(connection)
    changed = next((gone for text, gone in _earlier() if text == schema), frozenset[str]())
    return {
        table: connection.execute(f'SELECT * FROM "{table}"').fetchall()
        for table in COLUMNS
        if table not in changed
    }


def expected_schema() -> frozenset[str]:
    """The text of every table and trigger of an archive that this version writes."""
    return _schema_with({})


@cache
def known_schemas() -> frozenset[frozenset[str]]:
    """That of this version, and those of earlier ones."""
    return frozenset((expected_schema(), *(text for text, _changed in _earlier())))


@cache
def _earlier() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """The schema of each earlier version, and which of its tables have changed since."""
    told, gone = [], dict[str, Sequence[str]]()
    for version in EARLIER:
        gone |= version
        told.append((_schema_with(gone), frozenset(gone)))
    return tuple(told)


def _schema_with(other: Mapping[str, Sequence[str]]) -> frozenset[str]:
    return _built_schema(tuple((table, tuple(names)) for table, names in other.items()))


@cache
def _built_schema(other: tuple[tuple[str, tuple[str, ...]], ...]) -> frozenset[str]:
    """The schema with some tables in another shape; one without columns is not there."""
    shapes = {
        **COLUMNS,
        **{table: {name: COLUMNS[table][name] for name in names} for table, names in other},
    }
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        _build(connection, {table: columns for table, columns in shapes.items() if columns})
        return schema_of(connection)
    finally:
        connection.close()


def _renew(connection: sqlite3.Connection) -> None:
    from sqlite_utils import Database  # costs 0.3 s that the window need not wait for

    for name in COLUMNS:
        connection.execute(f'DROP TABLE IF EXISTS "{name}"')
    _readable(Database(connection), COLUMNS)
    connection.execute(f"PRAGMA user_version = {ARCHIVE_VERSION}")


def _build(connection: sqlite3.Connection, shapes: Mapping[str, Mapping[str, type]]) -> None:
    from sqlite_utils import Database  # costs 0.3 s that the window need not wait for

    for table in TABLES:
        connection.execute(table)
    _readable(Database(connection), shapes)


def _readable(database: Database, shapes: Mapping[str, Mapping[str, type]]) -> None:
    for name, columns in shapes.items():
        database.table(name).create(dict(columns), strict=True)


def schema_of(connection: sqlite3.Connection) -> frozenset[str]:
    """The text of everything a file defines."""
    found = connection.execute("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL")
    return frozenset(row[0] for row in found)


def _set_deadline(connection: sqlite3.Connection) -> None:
    until = time.monotonic() + DEADLINE_S

    def too_late() -> int:
        return int(time.monotonic() > until)

    connection.set_progress_handler(too_late, 100_000)
