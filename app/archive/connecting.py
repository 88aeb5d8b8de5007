"""How a journal's file is made, opened and looked at, before anything is written in it."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

from app.archive.contents import check_chains
from app.archive.schema import APPLICATION_ID, TABLES, VERSION
from app.files import make_private
from app.models.errors import Refused


def check_schema(path: Path, connection: sqlite3.Connection) -> None:
    """Raises Refused unless the file's schema is word for word ours, and the file is whole."""
    rows = connection.execute("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL")
    if {row[0] for row in rows} != set(TABLES):
        raise Refused("not-ours", file=path.name)
    if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise Refused("file-damaged", file=path.name)


def build(path: Path) -> None:
    """Write an empty file through, before write-ahead mode: its first bytes must tell whose it is
    even when the laptop dies in the next second.
    """
    make_private(path)
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = EXTRA")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("BEGIN IMMEDIATE")
        for table in TABLES:
            connection.execute(table)
        connection.execute("COMMIT")


def connect(path: Path) -> sqlite3.Connection:
    """The only connection, with an exclusive lock; nothing of the file is changed by it."""
    connection = sqlite3.connect(path, timeout=0.2, isolation_level=None, check_same_thread=False)
    try:
        for pragma in (
            "trusted_schema = OFF",
            "locking_mode = EXCLUSIVE",
            "synchronous = FULL",
            "fullfsync = ON",
            "checkpoint_fullfsync = ON",
            "secure_delete = ON",
            "foreign_keys = ON",
        ):
            connection.execute(f"PRAGMA {pragma}").fetchall()
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")
    except BaseException:
        connection.close()
        raise
    return connection


def write_ahead(connection: sqlite3.Connection) -> None:
    """From now on by the write-ahead log, which the head of the file tells."""
    connection.execute("PRAGMA journal_mode = WAL").fetchall()


def verify_copy(path: Path) -> None:
    """Raises Refused("backup-failed", "file-changed") for a copy that is not whole."""
    copy = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        if copy.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
            raise Refused("backup-failed", file=path.name)
        check_chains(path, copy)
    finally:
        copy.close()
