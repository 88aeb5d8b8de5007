"""The folders last used, one for each thing files are asked for."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.settings import Settings


class Purpose(Enum):
    """What a file is asked for."""

    OPEN = "open"
    IMPORT = "import"
    EXPORT = "export"
    ARCHIVE = "archive"
    PICTURE = "picture"
    BALLOTS = "ballots"
    SECOND_COPY = "second-copy"


class LastFolders(QObject):
    """Remembers them among the laptop's preferences; belongs to the window, where `last_folders`
    finds it.
    """

    def __init__(self, settings: Settings, keep: Callable[[], None], window: QWidget) -> None:
        """`keep` writes the settings to disk."""
        super().__init__(window)
        self._settings, self._keep = settings, keep

    def of(self, purpose: Purpose) -> Path | None:
        """The folder last used, None when there is none, or no longer, as with a stick."""
        told = self._settings.folders.get(purpose.value, "")
        try:
            return Path(told) if told and Path(told).is_dir() else None
        except OSError:
            return None

    def note(self, purpose: Purpose, file: str) -> None:
        """A file was chosen."""
        folder = str(Path(file).resolve().parent)
        if self._settings.folders.get(purpose.value) != folder:
            self._settings.folders = self._settings.folders | {purpose.value: folder}
            self._keep()


def last_folders(widget: QWidget | None) -> LastFolders | None:
    """Those of the window that a widget belongs to, however many dialogs lie between."""
    while widget is not None:
        found = widget.findChild(LastFolders)
        if found is not None:
            return found
        widget = widget.parentWidget()
    return None
