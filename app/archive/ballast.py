"""Space kept beside the journal and given up when the disk is full, so that the day goes on.

16 MiB take more than ten thousand further entries (`tests/archive/test_full_disk.py`). What is in
the file is nothing anybody needs, but no file system can make it smaller.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Final

from app.files import make_private

SIZE: Final = 16 << 20
ROOM: Final = 2 * SIZE
"""So much must be free before ballast is laid, or it would take what was just freed for work."""
_PIECE: Final = 1 << 20


class Ballast:
    """The ballast of one journal. Everything but the beginning is done on the writer's thread."""

    def __init__(self, journal: Path, freed: Callable[[], None]) -> None:
        """`freed` is called on the writer's thread when the space has been given up."""
        self.path = journal.with_name(f"{journal.name}-ballast")
        self._freed = freed

    def lay(self) -> bool:
        """True when it lies there, from before or from now; False while there is no room for it."""
        try:
            if self.path.exists() and self.path.stat().st_size == SIZE:
                return True
            self.path.unlink(missing_ok=True)
            if shutil.disk_usage(self.path.parent).free < ROOM:
                return False
            self._write()
        except OSError:
            self.remove()
            return False
        return True

    def free(self) -> bool:
        """Give the space up; False when there was none left to give."""
        if not self.path.exists():
            return False
        self.remove()
        if self.path.exists():
            return False
        self._freed()
        return True

    def remove(self) -> None:
        """It goes with the document that is closed."""
        with contextlib.suppress(OSError):
            self.path.unlink(missing_ok=True)

    def _write(self) -> None:
        make_private(self.path)
        with self.path.open("r+b") as file:
            for _ in range(SIZE // _PIECE):
                file.write(os.urandom(_PIECE))
            file.flush()
            os.fsync(file.fileno())
