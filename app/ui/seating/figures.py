"""How good a plan is, on one line: the rest of it gives way to the tables."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from app.ui.widgets import ElidedText, Tone


class FiguresLine(ElidedText):
    """Two sentences where both fit, else the first, else its main clause: never half of one. All of
    it is in the tooltip and is read aloud.
    """

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
        main, semicolon, _rest = self._first.partition(";")
        shorter = (self._whole, self._first, f"{main}." if semicolon else main)
        told = next((each for each in shorter if self._fits(each)), shorter[-1])
        self.setText(told)
        self.setToolTip("" if told == self._whole else self._whole)

    def _fits(self, words: str) -> bool:
        return self.fontMetrics().horizontalAdvance(words) <= self.width()
