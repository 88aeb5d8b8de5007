"""Whom the letters in the field may mean, the one whom Enter means marked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from app.ui.theme import Role, font, scaled

_ID = Qt.ItemDataRole.UserRole
_LEAST_ROWS, _GREETING = 2, 260


class Hits(QListWidget):
    """The arrows of the field walk here; the keyboard stays in the field.

    `chosen` carries the id of a member who was clicked.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._refont()
        self.itemClicked.connect(self._on_clicked)

    @property
    def member(self) -> str:
        """The id of the marked member, "" for none."""
        row = self.currentRow()
        return str(self.item(row).data(_ID)) if row >= 0 else ""

    def show_members(self, rows: Sequence[tuple[str, str]], *, is_sure: bool) -> None:
        """(id, words) of each, the best first; the best is marked where it `is_sure`, none where
        others fit as well.
        """
        self.clear()
        for member, words in rows:
            item = QListWidgetItem(words)
            item.setData(_ID, member)
            item.setSizeHint(QSize(0, self._row_height))
            self.addItem(item)
        self.setCurrentRow(0 if rows and is_sure else -1)
        self.setFixedHeight(self._rows_shown(len(rows)) * self._row_height + scaled(6))
        self.setVisible(len(rows) > 1)

    def step(self, by: int) -> None:
        """Marks the next one, or the one before."""
        if self.count():
            self.setCurrentRow(max(0, min(self.count() - 1, self.currentRow() + by)))

    def changeEvent(self, event: QEvent) -> None:
        """Follows the zoom."""
        if event.type() == QEvent.Type.StyleChange:
            self._refont()
        super().changeEvent(event)

    def _rows_shown(self, count: int) -> int:
        """As many as leave room for the greeting; the others are scrolled to."""
        around = self.parentWidget()
        high = around.height() if around is not None else 0
        return min(count, max(_LEAST_ROWS, (high - scaled(_GREETING)) // self._row_height))

    @property
    def _row_height(self) -> int:
        return scaled(38)

    def _refont(self) -> None:
        self.setFont(font(Role.SUBHEADING))

    def _on_clicked(self, item: QListWidgetItem) -> None:
        self.chosen.emit(str(item.data(_ID)))
