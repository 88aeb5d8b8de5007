"""A ballot's answer to a question as it was photographed, as large as there is room."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme import scaled

_HIGHEST, _HIGHEST_OF_MANY = 220, 420
"""Of few rows and of many, which are shown at no less than this part of their points."""
_LEAST: Final = 0.45
_LARGEST: Final = 1.6
"""How much larger than its points it is shown at most."""


class SheetView(QWidget):
    """Hidden while there is nothing to see."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture = QPixmap()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def show_sheet(self, image: bytes, name: str) -> None:
        """A JPEG, b"" for none; `name` is told to screen readers."""
        self.picture = QPixmap()
        self.setVisible(bool(image) and self.picture.loadFromData(image))
        self.setAccessibleName(name)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """As high as its shape asks for."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Not so high that what is typed below is out of sight."""
        return self._fitted(width).height()

    def sizeHint(self) -> QSize:
        """What it would take at its own size."""
        return self._fitted(self.picture.width() or 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """To the left, where the words are."""
        size = self._fitted(self.width())
        if not size.isEmpty():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(0, 0, size.width(), size.height(), self.picture)

    def _fitted(self, width: int) -> QSize:
        high = min(scaled(_HIGHEST_OF_MANY), round(self.picture.height() * _LEAST))
        high = max(scaled(_HIGHEST), high)
        most = QSize(width, high).boundedTo(self.picture.size() * _LARGEST)
        return self.picture.size().scaled(most, Qt.AspectRatioMode.KeepAspectRatio)
