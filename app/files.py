"""Files that are either whole or not there."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path
from typing import Final

PRIVATE: Final = 0o600
"""The rights of what holds people's data, where a system knows them: this person alone."""


def make_private(path: Path) -> None:
    """An empty file that only this person may read, for a program that goes on to fill it.

    Raises `FileExistsError` and other `OSError`.
    """
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE))


def write_atomically(path: Path, content: bytes, mode: int | None = None) -> None:
    """Puts the content on disk under this name, or leaves what was there as it was.

    A new file gets the rights of `mode`, None for the usual ones; one that is there keeps its own.
    Written beside, flushed to the disk, then renamed. What is not an ordinary file (a pipe, a
    terminal) is written to directly, because renaming over it would replace it. Raises `OSError`.
    """
    if path.exists() and not path.is_file():
        path.write_bytes(content)
        return
    target = path.resolve()
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".part")
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(_mode(target, mode))
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    _flush_folder(target.parent)


def _mode(target: Path, wanted: int | None) -> int:
    """The rights the file had, or those a new file gets: readable by who may read the folder."""
    if target.exists():
        return target.stat().st_mode & 0o777
    if wanted is not None:
        return wanted
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _flush_folder(folder: Path) -> None:
    """Makes the new name itself survive a power cut, where the system can open a folder."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
