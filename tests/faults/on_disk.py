"""The journal's `sqlite3.connect`, on a `Disk`: what the journal uses of it, by apsw.

Every row is read at once, so that no statement stays open by chance of garbage collection.
"""

from __future__ import annotations

import contextlib
import sqlite3
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import apsw
import pytest

from app.archive import connecting
from tests.faults.disk import Disk

Change = Callable[[str], str]


class Rows(list[Any]):
    """As a cursor."""

    def fetchall(self) -> Rows:
        return self

    def fetchone(self) -> Any:
        return self[0] if self else None


class Connection:
    """As `sqlite3.Connection`; `change` may alter a statement, to make something wrong on
    purpose.
    """

    def __init__(self, path: str, disk: Disk, change: Change) -> None:
        self._change, self._disk = change, disk
        with _errors():
            self._inner = apsw.Connection(path, vfs=disk.name)

    @property
    def in_transaction(self) -> bool:
        return self._inner.in_transaction

    def execute(self, statement: str, bound: Iterable[Any] = ()) -> Rows:
        with _errors():
            return Rows(self._inner.execute(self._change(statement), tuple(bound)))

    def executemany(self, statement: str, bound: Iterable[Iterable[Any]]) -> None:
        with _errors():
            self._inner.executemany(statement, [tuple(each) for each in bound])

    def close(self) -> None:
        """The standard library says nothing of what fails here; apsw would."""
        with self._disk.closing(), _errors():
            self._inner.close()


@contextlib.contextmanager
def _errors() -> Iterator[None]:
    """As the standard library tells them: the first that stops a statement, none that follows."""
    hook, sys.unraisablehook = sys.unraisablehook, lambda _: None
    try:
        yield
    except apsw.Error as error:
        code = getattr(error, "extendedresult", 0) or getattr(error, "result", 0)
        told = sqlite3.OperationalError(str(error))
        told.sqlite_errorcode = code
        raise told from error
    finally:
        sys.unraisablehook = hook


@contextlib.contextmanager
def journals_on(disk: Disk, change: Change = str) -> Iterator[None]:
    """Journals that are opened in this block lie on the disk, files and all."""

    def connect(path: object, **_options: object) -> Connection:
        return Connection(str(path), disk, change)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(connecting, "sqlite3", _Module(connect))
        yield


class _Module:
    """`sqlite3` with another `connect`, for the journal's eyes only."""

    def __init__(self, connect: Callable[..., Connection]) -> None:
        self.connect = connect

    def __getattr__(self, name: str) -> Any:
        return getattr(sqlite3, name)
