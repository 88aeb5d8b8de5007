"""Fields for several lines of text that are told when the person leaves them, or pauses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from app.ui.well_field import WellField

PAUSE_MS: Final = 700
"""Also told when the typing pauses: a button that waits for the words cannot take the keyboard."""


class Question(WellField):
    """A few lines that are told when the person leaves them or pauses; Tab goes on."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None, rows: int = 3) -> None:
        super().__init__(parent)
        self._rows = rows
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.left)
        self.textChanged.connect(self._on_text)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the zoom."""
        if event.type() == QEvent.Type.StyleChange:
            self._fit()
        super().changeEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The person is done for now."""
        super().focusOutEvent(event)
        self._pause.stop()
        self.left.emit()

    def _on_text(self) -> None:
        if self.hasFocus():
            self._pause.start()

    def _fit(self) -> None:
        self.setFixedHeight(self.fontMetrics().lineSpacing() * self._rows + 18)


class Lines(Question):
    """One thing a line, such as the options of a poll; empty lines are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, rows=6)

    @property
    def lines(self) -> tuple[str, ...]:
        """What stands in it."""
        lines = self.toPlainText().splitlines()
        return tuple(clean for each in lines if (clean := " ".join(each.split())))

    def show_lines(self, lines: Sequence[str]) -> None:
        """These lines, in place of what stood there."""
        if tuple(lines) != self.lines:
            self.setPlainText("\n".join(lines))
