"""The public archive: what anybody may read, as an SQLite file of its own.

It is no archive that one syncs with: it holds no entries, and nothing in it comes from a person
one by one. There are no members, attributes, codes, authors or hours, ids are numbers of its own,
and numbers of fewer than five people are left out. It is made anew each time and replaces the one
before. `docs/en/archive.md` describes it column by column.
"""

from __future__ import annotations

import contextlib
import sqlite3
import tempfile
from dataclasses import dataclass
from pathlib import Path

from app.archive.journal import Journal
from app.archive.public.redact import Redactor
from app.archive.public.rows import public_rows
from app.archive.public.tables import INDEXES, TABLES
from app.archive.schema import PUBLIC_ID, PUBLIC_VERSION
from app.archive.storage import check_writable, kind_of_file, telling
from app.files import write_atomically
from app.models.assembly import Assembly
from app.models.errors import Refused


@dataclass(frozen=True, slots=True)
class PublicReceipt:
    """What a public archive holds: rows by table, how many texts named somebody and do so no more,
    and the texts that hold a word which is also part of a member's name: people read those.
    """

    rows: tuple[tuple[str, int], ...]
    replaced: int
    to_read: tuple[str, ...]


def make_public(journal: Journal, path: Path) -> PublicReceipt:
    """Write the public archive of what is on disk; replaces a public archive and nothing else.

    Raises Refused("public-taken", "folder-read-only", "disk-full", ...), and then the file is as it
    was.
    """
    check_writable(path)
    if path.exists() and (not path.is_file() or _is_other(path)):
        raise Refused("public-taken", file=path.name)
    with telling(path), tempfile.TemporaryDirectory(prefix="bordrunde-") as folder:
        fresh = Path(folder) / "public.sqlite"
        receipt = write_public(journal.fold(), fresh)
        write_atomically(path, fresh.read_bytes())
    return receipt


def write_public(assembly: Assembly, path: Path) -> PublicReceipt:
    """Write the public archive of an assembly to a file that is not there yet."""
    redactor = Redactor(assembly)
    made = public_rows(assembly, redactor)
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        run = connection.execute
        run(f"PRAGMA application_id = {PUBLIC_ID}")
        run(f"PRAGMA user_version = {PUBLIC_VERSION}")
        run("PRAGMA foreign_keys = ON")
        run("BEGIN IMMEDIATE")
        for name, text in TABLES.items():
            run(text)
            for row in made.get(name, ()):
                columns, marks = ", ".join(row), ", ".join("?" * len(row))
                run(f"INSERT INTO {name} ({columns}) VALUES ({marks})", tuple(row.values()))
        for name in INDEXES:
            run(f"INSERT INTO {name} ({name}) VALUES ('rebuild')")
        run("COMMIT")
    counts = tuple((name, len(held)) for name, held in made.items())
    return PublicReceipt(counts, redactor.replaced, tuple(redactor.to_read))


def _is_other(path: Path) -> bool:
    """True for anything but a public archive, which alone may be replaced."""
    try:
        kind_of_file(path)
    except Refused as refused:
        return refused.code != "is-public"
    return True
