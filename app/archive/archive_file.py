"""The archive: the one ordinary SQLite file that people keep, hand over and open with other tools.

It holds the same entries as the journal, and readable tables made from them with sqlite-utils. It
is never in write-ahead mode, and it is changed only as a copy that takes the old one's place when
it is whole.
"""

from __future__ import annotations

import contextlib
import sqlite3
import time
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from app.archive.board_tables import Layout
from app.archive.earlier import EARLIER, OTHER_ROWS, told_before_9
from app.archive.links import KEYED, LINKS, SEARCHED, TOKENIZER, index_of
from app.archive.readable import COLUMNS, Told
from app.archive.schema import ARCHIVE_ID, ARCHIVE_VERSION, TABLES
from app.models.errors import Refused

if TYPE_CHECKING:
    from sqlite_utils import Database  # costs 0.3 s that the window need not wait for

LONGEST_TEXT = 4_000_000
DEADLINE_S = 30.0
_DEFINED = "FROM sqlite_schema WHERE sql IS NOT NULL"
_READABLE = (*COLUMNS, *map(index_of, SEARCHED))
"""What is defined beside the entries; SQLite itself adds the tables in which an index lies."""


def create(path: Path) -> sqlite3.Connection:
    """A new, empty archive, as a copy that is put in its place when it is whole."""
    connection = sqlite3.connect(path, isolation_level=None)
    _write_lightly(connection)
    connection.execute(f"PRAGMA application_id = {ARCHIVE_ID}")
    connection.execute(f"PRAGMA user_version = {ARCHIVE_VERSION}")
    connection.execute("BEGIN IMMEDIATE")
    for text in (*TABLES, *(_current()[name] for name in _READABLE)):
        connection.execute(text)
    connection.execute("COMMIT")
    return connection


def open_foreign(path: Path, name: str) -> sqlite3.Connection:
    """Open an archive that may come from anywhere: nothing in it runs before its schema is known as
    ours. `name` is what people call the file, where `path` is a copy.

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
        _write_lightly(connection)
        _set_deadline(connection)
        if layout_of(connection) is None:
            raise Refused("not-ours", file=name)
        if structure_problems(connection):
            raise Refused("file-damaged", file=name)
    except BaseException:
        connection.close()
        raise
    return connection


def write_readable(connection: sqlite3.Connection, told: Told) -> None:
    """Make the readable tables say what they have to, inside the transaction that is open.

    Those of an earlier version get the shape of this one.
    """
    if not is_current(connection):
        _renew(connection, layout_of(connection) or COLUMNS)
    for table, held in told.items():
        columns = COLUMNS[table]
        connection.execute(f'DELETE FROM "{table}"')
        marks = ", ".join("?" * len(columns))
        connection.executemany(
            f'INSERT INTO "{table}" VALUES ({marks})',
            [tuple(row[column] for column in columns) for row in held],
        )
    for table in SEARCHED:
        _index(connection, table)


def lay_anew(connection: sqlite3.Connection) -> None:
    """Write the whole file anew, so that nothing of what was deleted lies in it any more."""
    limit = connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 1)  # VACUUM attaches its copy
    connection.execute("VACUUM")
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, limit)


def read_readable(
    connection: sqlite3.Connection, layout: Layout = COLUMNS
) -> dict[str, list[tuple[object, ...]]]:
    """The readable tables of this layout as they are in the file."""
    return {table: connection.execute(f'SELECT * FROM "{table}"').fetchall() for table in layout}


def layout_of(connection: sqlite3.Connection) -> Layout | None:
    """The columns of the readable tables; None when the file defines anything that is not ours."""
    return _layouts().get(schema_of(connection))


def differing(connection: sqlite3.Connection, told: Told) -> tuple[str, ...]:
    """The readable tables that do not say what they have to, in the layout they have. Those
    of an earlier version that were filled by other rules are held against nothing.
    """
    layout, is_new = layout_of(connection) or COLUMNS, is_current(connection)
    held = read_readable(connection, layout)
    wanted = told if is_new else {table: told_before_9(table, told[table]) for table in told}
    tables = tuple(
        table
        for table, made in wanted.items()
        if table in layout
        and (table not in OTHER_ROWS or layout[table] == COLUMNS[table])
        and held[table] != [tuple(row[column] for column in layout[table]) for row in made]
    )
    searched = SEARCHED if is_new else ()
    return (*tables, *(index_of(each) for each in searched if not _is_indexed(connection, each)))


@cache
def _layouts() -> dict[frozenset[str], Layout]:
    """The text of every table and trigger of the archives that this version reads."""
    earlier = {frozenset(_texts(each).values()): each for each in EARLIER}
    return {frozenset(_current().values()): COLUMNS, **earlier}


@cache
def _current() -> Mapping[str, str]:
    return _texts(COLUMNS, is_linked=True)


def _texts(layout: Layout, *, is_linked: bool = False) -> dict[str, str]:
    """Table or trigger -> the text that makes it."""
    with contextlib.closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        _build(connection, layout, is_linked=is_linked)
        return dict(connection.execute(f"SELECT name, sql {_DEFINED}"))


def _renew(connection: sqlite3.Connection, layout: Layout) -> None:
    """Make the readable tables of an earlier archive, which have this layout, as they are now."""
    texts = _current()
    for table in layout:
        connection.execute(f'DROP TABLE "{table}"')
    for name in _READABLE:
        connection.execute(texts[name])
    connection.execute(f"PRAGMA user_version = {ARCHIVE_VERSION}")


def _index(connection: sqlite3.Connection, table: str) -> None:
    """Made anew: what was changed in it by another program goes, and what is no longer said."""
    index = index_of(table)
    connection.execute(f'DROP TABLE "{index}"')
    connection.execute(_current()[index])
    connection.execute(f'INSERT INTO "{index}" ("{index}") VALUES (\'rebuild\')')


def _is_indexed(connection: sqlite3.Connection, table: str) -> bool:
    """Whether the index of a table has its words and no others (FTS5, 6.6)."""
    index = index_of(table)
    try:
        connection.execute(
            f'INSERT INTO "{index}" ("{index}", rank) VALUES (\'integrity-check\', 1)'
        )
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_CORRUPT:
            raise
        return False
    return True


def _build(connection: sqlite3.Connection, layout: Layout, *, is_linked: bool) -> None:
    from sqlite_utils import Database  # costs 0.3 s that the window need not wait for

    for table in TABLES:
        connection.execute(table)
    database = Database(connection)
    for name, columns in layout.items():
        if is_linked:
            _linked(database, name, columns)
        else:
            database.table(name).create(dict(columns), strict=True)
    for name, words in SEARCHED.items() if is_linked else ():
        database.table(name).enable_fts(words, tokenize=TOKENIZER)


def _linked(database: Database, name: str, columns: Mapping[str, type]) -> None:
    database.table(name).create(
        dict(columns),
        pk="id" if name in KEYED else None,
        foreign_keys=[(column, other, "id") for column, other in LINKS.get(name, {}).items()],
        strict=True,
    )


def structure_problems(connection: sqlite3.Connection) -> list[str]:
    """What SQLite finds wrong with how a file is built, in its words; not with an index of words,
    which newer ones look at too: that is held against its table, and made anew.
    """
    lines = [line for (line,) in connection.execute("PRAGMA integrity_check(10)")]
    return [line for line in lines if line != "ok" and "FTS5 table" not in line]


def is_current(connection: sqlite3.Connection) -> bool:
    """True when the file defines what this version makes, and no earlier one."""
    return schema_of(connection) == frozenset(_current().values())


def schema_of(connection: sqlite3.Connection) -> frozenset[str]:
    """The text of everything a file defines."""
    found = connection.execute(f"SELECT sql {_DEFINED}")
    return frozenset(row[0] for row in found)


def _write_lightly(connection: sqlite3.Connection) -> None:
    """No waiting for the disk: a copy that is lost is made anew, and one that is whole is flushed
    where it takes the archive's place (`app.files.write_atomically`).
    """
    connection.execute("PRAGMA synchronous = OFF")


def _set_deadline(connection: sqlite3.Connection) -> None:
    until = time.monotonic() + DEADLINE_S

    def too_late() -> int:
        return int(time.monotonic() > until)

    connection.set_progress_handler(too_late, 100_000)
