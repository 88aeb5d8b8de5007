"""A document has one writer at a time, whatever else looks at its file.

On POSIX a process loses all its record locks on a file as soon as it closes any handle of it
(fcntl(2); "How To Corrupt An SQLite Database File", 2.2.1), and a file dialog that looks inside to
see what a file is does just that. So files that are held are known here and not opened a second
time by us, and carry a lock of another kind, which belongs to its own handle alone (flock(2)).
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from app.models.errors import Refused

if sys.platform != "win32":
    import fcntl

_File = tuple[int, int]
_held: Final[set[_File]] = set()
_PATIENCE_S: Final = 20.0
_LOOK_AGAIN_S: Final = 0.01


class Hold:
    """The right to write a file, from `take` until `let_go`."""

    def __init__(self, file: _File, handle: int) -> None:
        self._file, self._handle = file, handle

    @classmethod
    def take(cls, path: Path) -> Hold:
        """Raises Refused("file-in-use") when anybody has it, this program included."""
        check_free(path)
        handle = os.open(path, os.O_RDONLY)
        try:
            _lock(handle)
        except BlockingIOError:
            os.close(handle)
            raise Refused("file-in-use", file=path.name) from None
        except OSError:  # a file system without such locks: SQLite's own have to do
            pass
        file = _file(path)
        _held.add(file)
        return cls(file, handle)

    def let_go(self) -> None:
        """Only after everything else that had the file open; a second time changes nothing."""
        if self._file in _held:
            _held.discard(self._file)
            os.close(self._handle)


@contextlib.contextmanager
def turn_at(path: Path) -> Iterator[None]:
    """One at a time may replace a file that several laptops share; the turn of one that dies ends.

    Held on the folder, so that nothing is left beside the file; Windows has no such locks, and a
    file there that is gone when its owner is. Where a share knows neither, nobody waits.

    Raises Refused("archive-busy") when the other's turn does not end.
    """
    handle, patience = -1, time.monotonic() + _PATIENCE_S
    while handle < 0:
        try:
            handle = _turn(path)
        except (BlockingIOError, FileExistsError):
            if time.monotonic() > patience:
                raise Refused("archive-busy", file=path.name) from None
            time.sleep(_LOOK_AGAIN_S)
        except OSError:
            break
    try:
        yield
    finally:
        if handle >= 0:
            os.close(handle)


def _turn(path: Path) -> int:
    if sys.platform == "win32":
        flags = os.O_CREAT | os.O_EXCL | os.O_TEMPORARY
        return os.open(path.with_name(f".{path.name}.turn"), flags)
    handle = os.open(path.parent, os.O_RDONLY)
    try:
        _lock(handle)
    except BaseException:
        os.close(handle)
        raise
    return handle


def check_free(path: Path) -> None:
    """Raises Refused("file-in-use") when this program has the file open; opens nothing."""
    if path.exists() and _file(path) in _held:
        raise Refused("file-in-use", file=path.name)


def _file(path: Path) -> _File:
    told = path.stat()
    return told.st_dev, told.st_ino


def _lock(handle: int) -> None:
    if sys.platform != "win32":
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
