"""Below the entry: that another item is on than the one that is being typed for."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.i18n import _
from app.ui.notes.sheets import Sheets
from app.ui.notes.words import row_title
from app.ui.theme import Space, colours_of
from app.ui.theme.drawing import fill_rounded
from app.ui.widgets import Button, Glyph, Text


class AheadStrip(QFrame):
    """Not there while the sheet is that of the item that is on; `wanted` asks to go there."""

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told, self.button = Text(wraps=True), Button()
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.MEDIUM, Space.TINY, Space.TINY, Space.TINY)
        row.setSpacing(Space.SMALL)
        row.addWidget(Glyph("clock", "warning"))
        row.addWidget(self._told, 1)
        row.addWidget(self.button)
        self.button.clicked.connect(self.wanted)
        self.hide()

    def show_items(self, sheets: Sheets, item: str, *, is_held: bool) -> None:
        """Names both while the sheet of `item` is held for what is being typed."""
        titles = {row.item: row_title(row) for row in sheets.rows}
        is_behind = is_held and sheets.on in titles and sheets.on != item
        if is_behind:
            told = _("“{on}” is on now. What you are typing stays with “{item}”.")
            self._told.setText(told.format(on=titles[sheets.on], item=titles.get(item, "")))
            self.button.setText(_("Move it to what is on"))
        self.setVisible(is_behind)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A soft tint."""
        fill_rounded(QPainter(self), QRectF(self.rect()), colours_of(self).warning_soft)
