"""A disk that can lose power, fail and be full, on demand and repeatably: a file layer of SQLite.

Files are real, and what the program sees is what it wrote. Beside that the disk keeps what is sure:
the bytes as they were at the last flush, and what was written since. When the power is cut, any of
what was written since may be there, in any order, sector by sector, some of them torn; a file whose
making or deleting was not flushed may be there or not. That is harsher than most disks are, and
what SQLite asks of them ("How SQLite Is Tested", 3.3).
"""

from __future__ import annotations

import contextlib
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import apsw

SECTOR: Final = 512
FAILS: Final = {
    "io": (apsw.IOError, apsw.SQLITE_IOERR),
    "full": (apsw.FullError, apsw.SQLITE_FULL),
}


@dataclass(slots=True)
class Kept:
    """What is sure of one file: None when even its name is not; `former` is the one it replaced."""

    sure: bytes | None
    since: list[tuple[int, bytes | None]] = field(default_factory=list)
    former: bytes | None = None

    def sync(self) -> None:
        """All that was written is sure."""
        image = bytearray(self.sure or b"")
        for offset, data in self.since:
            if data is None:
                del image[offset:]
            else:
                _put(image, offset, data)
        self.sure, self.former = bytes(image), None
        self.since.clear()

    def survived(self, rng: random.Random) -> bytes | None:
        """What a power cut leaves of it."""
        if self.sure is None and (not self.since or rng.random() < 0.5):
            return self.former if rng.random() < 0.5 else None
        image, luck = bytearray(self.sure or b""), rng.choice((0.0, 0.1, 0.5, 0.9, 1.0))
        for offset, data in self.since:
            if data is None:
                if rng.random() < luck:
                    del image[offset:]
                continue
            for at in range(0, len(data), SECTOR):
                if rng.random() < luck:
                    _put(image, offset + at, _torn(data[at : at + SECTOR], rng))
        return bytes(image)


def _torn(sector: bytes, rng: random.Random) -> bytes:
    return sector[: rng.randrange(len(sector))] if rng.random() < 0.03 else sector


def _put(image: bytearray, offset: int, data: bytes) -> None:
    if len(image) < offset:
        image.extend(bytes(offset - len(image)))
    image[offset : offset + len(data)] = data


class Disk(apsw.VFS):
    """One disk; whoever opens a file by `vfs=disk.name` is on it.

    A flush that fails is not made good by the next one: what it should have flushed is gone, though
    the program reads it.

    `cut_at` is the number of the write, flush, cut or deletion at which the power goes; `failing`
    tells of each (by "write", "sync", its number) whether it fails, as a key of `FAILS`.
    """

    def __init__(self, name: str, rng: random.Random, cut_at: int = 0) -> None:
        self.name, self.rng, self.cut_at = name, rng, cut_at
        self.failing: Callable[[str, int], str | None] = _well
        self.slow_s = 0.0
        self.done = 0
        self.is_off = self._is_closing = self._is_given_up = False
        self.kept = dict[Path, Kept]()
        super().__init__(name, "")

    def xOpen(self, name, flags):  # noqa: N802
        return OnDisk(self, name, flags)

    def xDelete(self, name, syncdir):  # noqa: N802
        if not self.work("delete"):
            return
        path = Path(name)
        kept = self.kept.pop(path, None)
        super().xDelete(name, syncdir)
        if kept is not None and not syncdir:  # whatever it was, it may be there again
            former = kept.survived(self.rng)
            self.kept[path] = Kept(None, [], former)

    def work(self, what: str) -> bool:
        """Each thing the disk does passes here, and may be the last. False for what is not done,
        and not said either, because the program closes the file and would not listen.
        """
        self.done += 1
        if self.done == self.cut_at:
            self.is_off = True
        why = "io" if self.is_off else self.failing(what, self.done)
        if self._is_closing:
            self._is_given_up |= why is not None
            return not self._is_given_up
        if why is not None:
            raise _failure(why)
        return True

    @contextlib.contextmanager
    def closing(self) -> Iterator[None]:
        """A file is closed: after the first thing that fails nothing more is done."""
        self._is_closing, self._is_given_up = True, False
        yield
        self._is_closing = False

    def came_into_being(self, path: Path, content: bytes) -> Kept:
        """A file is opened: with the content that a closed program left, or new."""
        kept = self.kept.get(path)
        if kept is None or (kept.sure is None and not kept.since and not content):
            former = kept.former if kept else None
            sure = content if content or kept is None else None
            kept = self.kept[path] = Kept(sure, [], former)
        return kept

    def sync_folder(self) -> None:
        """SQLite flushes the folder with a new file: what was deleted before is gone for good."""
        for kept in self.kept.values():
            kept.former = None

    def restart(self) -> None:
        """After the cut: the files are what survived."""
        for path, kept in self.kept.items():
            left = kept.survived(self.rng)
            if left is None:
                path.unlink(missing_ok=True)
            else:
                path.write_bytes(left)
        self.kept.clear()


class OnDisk(apsw.VFSFile):
    """A file on it. Temporary ones have no name and nothing that could be lost."""

    def __init__(self, disk: Disk, name, flags) -> None:
        self.disk = disk
        path = name.filename() if isinstance(name, apsw.URIFilename) else name
        self.path = Path(path) if path else None
        content = self.path.read_bytes() if self.path and self.path.exists() else b""
        if self.path and not self.path.exists():
            disk.kept.setdefault(self.path, Kept(None))
        super().__init__("", name, flags)
        self.kept = disk.came_into_being(self.path, content) if self.path else Kept(b"")

    def xWrite(self, data, offset):  # noqa: N802
        if not self.disk.work("write"):
            return
        super().xWrite(data, offset)
        self.kept.since.append((offset, bytes(data)))

    def xTruncate(self, size):  # noqa: N802
        if not self.disk.work("truncate"):
            return
        super().xTruncate(size)
        self.kept.since.append((size, None))

    def xSync(self, flags):  # noqa: N802
        if self.disk.slow_s:
            time.sleep(self.disk.slow_s)
        try:
            is_done = self.disk.work("sync")
        except apsw.Error:
            if not self.disk.is_off:  # as kernels do: what was not flushed passes for flushed
                self.kept.since.clear()
            raise
        if not is_done:
            return
        if self.kept.sure is None:
            self.disk.sync_folder()
        self.kept.sync()


def _failure(why: str) -> apsw.Error:
    kind, code = FAILS[why]
    error = kind(f"the disk: {why}")
    vars(error)["extendedresult"] = code  # what apsw hands on to SQLite
    return error


def _well(_what: str, _number: int) -> None:
    return None
