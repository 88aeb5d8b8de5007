"""The tray beside the themes: as wide as a whole number of columns of notes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from app.ui.board.strips import columns_in, lane_width
from app.ui.board.view import BoardView


class TraySplitter(QSplitter):
    """Pulled wider it gives the tray another column as soon as there is room for one, and never a
    strip that no note can lie in.
    """

    def __init__(self, tray: BoardView, themes: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._tray, self._themes = tray, themes
        self.addWidget(tray)
        self.addWidget(themes)
        self.setStretchFactor(1, 1)
        self.setChildrenCollapsible(False)
        self.splitterMoved.connect(self._on_pulled)

    def fit(self) -> None:
        """One column of notes and the scroll bar."""
        least = self._wide(1)
        self._tray.setMinimumWidth(least)
        self._themes.setMinimumWidth(least)
        self._give(least)

    def _on_pulled(self, _at: int, _handle: int) -> None:
        room = self._tray.width() - self._wide(1) + lane_width()
        self._give(self._wide(columns_in(room)))

    def _give(self, wide: int) -> None:
        self.setSizes([wide, max(self._themes.minimumWidth(), self.width() - wide)])

    def _wide(self, columns: int) -> int:
        return round(lane_width(columns)) + self._tray.verticalScrollBar().sizeHint().width()
