"""The note that is being typed: kept on this laptop, so that a power cut costs no word of it.

As with the drafts of recommendations it is no part of the record: a small file of this laptop's
own, written a moment after the typing pauses and gone as soon as the note is written.
"""

from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer

from app.files import write_atomically
from app.models.board import Mark
from app.models.templates import Template
from app.ui.notes.entry import NoteEntry, Typed

_PAUSE_MS: Final = 600
_log = logging.getLogger(__name__)


class HalfTyped(QObject):
    """Follows the entry of one assembly, and fills it once with what was left in the file."""

    def __init__(self, path: Path, entry: NoteEntry, parent: QObject) -> None:
        super().__init__(parent)
        self._path, self._entry = path, entry
        self._left = _read(path)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self.write)
        entry.typing.connect(self._on_typing)
        entry.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What was typed last is kept when the page is left."""
        if event.type() == QEvent.Type.Hide and self._timer.isActive():
            self.write()
        return super().eventFilter(watched, event)

    def bring_back(self) -> bool:
        """What was being typed stands in its fields again, at its table; False when there is
        nothing, or it came back before.
        """
        left, self._left = self._left, None
        if left is None:
            return False
        self._entry.table.setValue(left.table)
        self._entry.take_back(left)
        return True

    def _on_typing(self, _words: str) -> None:
        """Also when a note was sent and the fields are empty: in a moment it is on disk."""
        self._timer.start()

    def write(self) -> None:
        """Brings the file up to date now. A disk that refuses only costs the safety net."""
        self._timer.stop()
        typed = self._entry.typed
        try:
            if any(typed.values.values()):
                self._path.parent.mkdir(parents=True, exist_ok=True)
                write_atomically(self._path, _told(typed).encode())
            elif self._left is None:
                self._path.unlink(missing_ok=True)
        except OSError as error:
            _log.warning("The note being typed could not be kept: %s", error.strerror)


def _told(typed: Typed) -> str:
    told = {
        "table": typed.table,
        "mark": typed.mark.value,
        "template": typed.template.value,
        "values": dict(typed.values),
    }
    return json.dumps(told, ensure_ascii=False, indent=1)


def _read(path: Path) -> Typed | None:
    """What the file holds; a damaged one counts as none."""
    try:
        told = json.loads(path.read_text("utf-8"))
        values = {str(name): str(value) for name, value in told["values"].items()}
        mark, template = Mark(told["mark"]), Template(told["template"])
        return Typed(int(told["table"]), mark, template, values) if any(values.values()) else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
