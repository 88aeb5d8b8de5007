"""The soft surface that belongs together."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.ui.theme import Role, Space, colours_of
from app.ui.theme.drawing import CARD_RADIUS, fill_rounded
from app.ui.widgets.text import Text


class Card(QFrame):
    """A rounded surface; put widgets into `body`."""

    def __init__(
        self, title: str = "", padding: int = Space.LARGE, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(padding, padding, padding, padding)
        self.body.setSpacing(Space.SMALL)
        self._title = Text(title, Role.SUBHEADING)
        self._title.setVisible(bool(title))
        self.body.addWidget(self._title)

    def set_title(self, title: str) -> None:
        """The heading; none when empty. It names the card for screen readers too."""
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self.setAccessibleName(title)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Surface and edge."""
        colours = colours_of(self)
        painter = QPainter(self)
        rect = QRectF(self.rect())
        fill_rounded(painter, rect, colours.surface, colours.border, CARD_RADIUS)


class Divider(QFrame):
    """A quiet line between parts of a card."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """One line in the border colour."""
        QPainter(self).fillRect(self.rect(), QColor(colours_of(self).border))
