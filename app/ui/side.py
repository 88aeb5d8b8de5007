"""The side of the window: what must be at hand whatever page is on, such as preview and live."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.ui.theme import Space, colours_of, scaled

_WIDTH, _LEAST, _SHARE = 296, 264, 0.3


class Side(QWidget):
    """Holds one widget, scrolled when it is higher than the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_awaited = False
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.viewport().setAutoFillBackground(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.HAIR, 0, 0, 0)
        whole.addWidget(self._scroll)

    @property
    def is_empty(self) -> bool:
        """True while it holds nothing and nothing is on its way."""
        return self._scroll.widget() is None and not self._is_awaited

    def await_widget(self) -> None:
        """Keep the place for what comes in a moment, so that the page beside it need not move."""
        self._is_awaited = True

    def width_beside(self, window: int) -> int:
        """How wide it is in a window of this width: it grows with the text, but the page beside it
        keeps the larger part.
        """
        return min(scaled(_WIDTH), max(_LEAST, round(window * _SHARE)))

    def hold(self, widget: QWidget | None) -> None:
        """Take this widget in place of the one before, which ends."""
        self._is_awaited = False
        before = self._scroll.takeWidget()
        if before is not None:
            before.hide()
            before.deleteLater()
        if widget is not None:
            widget.setAutoFillBackground(False)
            self._scroll.setWidget(widget)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A surface with a line at its left."""
        colours = colours_of(self)
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(colours.surface))
        painter.fillRect(0, 0, 1, self.height(), QColor(colours.border))
