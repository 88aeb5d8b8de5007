"""An icon as a widget."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui.icons import paint_icon
from app.ui.theme import colours_of, icon_pixels
from app.ui.widgets.drawn import Drawn


class Glyph(Drawn):
    """An icon in one of the scheme's colours; it grows with the text and is mute for readers."""

    def __init__(
        self, name: str, ink: str = "muted", pixels: int = 18, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._ink = ink
        self._pixels = pixels

    def show_icon(self, name: str, ink: str | None = None) -> None:
        """Another icon, and another colour of the scheme when given."""
        self._name = name
        self._ink = ink or self._ink
        self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        side = icon_pixels(self._pixels)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The icon."""
        colour = getattr(colours_of(self), self._ink)
        paint_icon(QPainter(self), self._name, QRectF(self.rect()), colour)
