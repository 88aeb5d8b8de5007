"""What can go wrong with a file, sorted into what people can do something about and our own
mistakes.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.archive.holding import check_free
from app.archive.schema import APPLICATION_ID, ARCHIVE_ID, ARCHIVE_VERSION, PUBLIC_ID, VERSION
from app.models.errors import Refused

_MAGIC = b"SQLite format 3\x00"
_PROBLEMS = {
    sqlite3.SQLITE_FULL: "disk-full",
    sqlite3.SQLITE_IOERR: "disk-error",
    sqlite3.SQLITE_READONLY: "file-read-only",
    sqlite3.SQLITE_PERM: "file-read-only",
    sqlite3.SQLITE_BUSY: "file-in-use",
    sqlite3.SQLITE_LOCKED: "file-in-use",
    sqlite3.SQLITE_CORRUPT: "file-damaged",
    sqlite3.SQLITE_NOTADB: "not-ours",
    sqlite3.SQLITE_CANTOPEN: "file-cannot-open",
    sqlite3.SQLITE_INTERRUPT: "file-damaged",
    sqlite3.SQLITE_TOOBIG: "file-damaged",
}


@contextmanager
def telling(path: Path) -> Iterator[None]:
    """Turn the environment's errors into a `Refused` that names the file; our own mistakes pass
    through.
    """
    try:
        yield
    except sqlite3.Error as error:
        code = _PROBLEMS.get((getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF)
        if code is None:
            raise
        raise Refused(code, file=path.name) from error
    except PermissionError as error:
        raise Refused("file-read-only", file=path.name) from error
    except OSError as error:
        raise Refused("disk-error", file=path.name) from error


def kind_of_file(path: Path) -> int:
    """`APPLICATION_ID` or `ARCHIVE_ID`, by a file's first bytes and before anything opens it.

    Raises Refused("file-missing", "file-is-folder", "file-cannot-open", "not-ours", "is-public",
    "file-newer", "file-in-use").
    """
    check_free(path)
    if not path.exists():
        raise Refused("file-missing", file=path.name)
    if path.is_dir():
        raise Refused("file-is-folder", file=str(path))
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except OSError as error:
        raise Refused("file-cannot-open", file=path.name) from error
    kind = int.from_bytes(head[68:72], "big")
    if head[:16] == _MAGIC and kind == PUBLIC_ID:
        raise Refused("is-public", file=path.name)
    if head[:16] != _MAGIC or kind not in (APPLICATION_ID, ARCHIVE_ID):
        raise Refused("not-ours", file=path.name)
    version = int.from_bytes(head[60:64], "big")
    known = ARCHIVE_VERSION if kind == ARCHIVE_ID else VERSION
    if version > known:
        raise Refused("file-newer", file=path.name, version=version, known=known)
    return kind


def check_writable(path: Path) -> None:
    """Raises Refused("folder-missing", "folder-read-only", "file-read-only") where a journal could
    not live.
    """
    folder = path.parent
    if not folder.is_dir():
        raise Refused("folder-missing", folder=str(folder.absolute()))
    if path.exists() and not os.access(path, os.W_OK):
        raise Refused("file-read-only", file=path.name)
    try:
        probe = folder / f".{path.name}.probe"
        probe.touch(exist_ok=True)
        probe.unlink(missing_ok=True)  # another laptop may probe at the same moment
    except OSError as error:
        raise Refused("folder-read-only", folder=str(folder.absolute())) from error
