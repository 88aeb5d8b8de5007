"""The one field at the door: a scanner types into it, and so do people."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.models.badges import ends_in_badge
from app.ui.theme import Role, font, scaled
from app.ui.widgets import SearchField

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class DoorField(SearchField):
    """Large letters. Enter confirms, and so does the Tab that some scanners send after a code; the
    arrows walk through the hits.

    `stepped` carries +1 or -1.
    """

    confirmed = Signal()
    stepped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._refont()

    def event(self, event: QEvent) -> bool:
        """Follows the zoom, and takes a scanner's Tab before it moves the keyboard away."""
        if event.type() == QEvent.Type.StyleChange:
            self._refont()
        is_tab = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Tab
        if is_tab and event.type() == QEvent.Type.KeyPress and ends_in_badge(self.text()):
            self.confirmed.emit()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and the arrows; all else types."""
        if event.key() in _ENTER:
            self.confirmed.emit()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def _refont(self) -> None:
        self.setFont(font(Role.TITLE))
        self.setMinimumHeight(scaled(60))
