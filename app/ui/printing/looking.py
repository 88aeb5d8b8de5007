"""A folder for print-outs that are made only to look at."""

from __future__ import annotations

import shutil
import tempfile
import weakref
from pathlib import Path

from PySide6.QtCore import QObject


class LookingFolder:
    """Made when it is first wanted. Print-outs hold names: it goes when its owner does."""

    def __init__(self, owner: QObject) -> None:
        self._owner = weakref.ref(owner)
        self._folder: Path | None = None

    def file(self, name: str) -> Path:
        """Where to put a print-out of this name."""
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="bordrunde-"))
            owner = self._owner()
            if owner is not None:
                weakref.finalize(owner, shutil.rmtree, self._folder, ignore_errors=True)
        return self._folder / name
