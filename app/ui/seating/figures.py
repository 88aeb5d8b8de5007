"""How good a plan is, on one line: the rest of it gives way to the tables."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from app.ui.widgets import ElidedText, Tone


class FiguresLine(ElidedText):
    """Two sentences where both fit, else the first; both are in the tooltip and are read aloud."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tone=Tone.MUTED, parent=parent)
        self._first, self._rest = "", ""

    def show_words(self, first: str, rest: str) -> None:
        """What matters most, and what is told where there is room."""
        self._first, self._rest = first, rest
        self.setAccessibleName(self._whole)
        self._fit()

    def sizeHint(self) -> QSize:
        """As wide as it is given: the words never ask for room."""
        return QSize(self.minimumSizeHint().width(), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tells as much as fits."""
        super().resizeEvent(event)
        self._fit()

    @property
    def _whole(self) -> str:
        return f"{self._first} {self._rest}".strip()

    def _fit(self) -> None:
        fits = self.fontMetrics().horizontalAdvance(self._whole) <= self.width()
        self.setText(self._whole if fits else self._first)
        self.setToolTip("" if fits else self._whole)
