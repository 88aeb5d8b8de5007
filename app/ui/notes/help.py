"""Tables that ask for help, each with the button that says somebody has been there."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import _
from app.models.board import Board
from app.ui.notes.words import help_words
from app.ui.theme import Space, colours_of
from app.ui.theme.drawing import fill_rounded
from app.ui.widgets import Button, Glyph, Text


class HelpStrip(QFrame):
    """A line for each table that waits, the longest first; not there when nobody does.

    `answered` carries the table that is to be told that somebody is coming, `helped` the one where
    somebody has been.
    """

    helped = Signal(int)
    answered = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[tuple[int, str, bool], ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(Space.MEDIUM, Space.TINY, Space.TINY, Space.TINY)
        self._column.setSpacing(Space.TINY)
        self.hide()

    def show_waiting(self, board: Board) -> None:
        """Since when each table waits; built anew only when somebody came or went."""
        ordered = sorted(board.help_since.items(), key=lambda each: (each[1], each[0]))
        known = board.help_answered
        lines = tuple(
            (table, help_words(table, at, is_answered=table in known), table in known)
            for table, at in ordered
        )
        if lines == self._shown:
            return
        self._shown = lines
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for line in lines:
            self._column.addWidget(self._line(*line))
        self.setVisible(bool(lines))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A soft tint."""
        fill_rounded(QPainter(self), QRectF(self.rect()), colours_of(self).warning_soft)

    def _line(self, table: int, words: str, is_answered: bool) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SMALL)
        coming, button = Button(_("We are coming")), Button(_("Helped"))
        for each in (coming, button):
            each.setAccessibleDescription(words)
        coming.setVisible(not is_answered)
        coming.clicked.connect(partial(self._on_answered, table))
        button.clicked.connect(partial(self._on_helped, table))
        row.addWidget(Glyph("hand", "warning"))
        row.addWidget(Text(words, wraps=True), 1)
        row.addWidget(coming)
        row.addWidget(button)
        return line

    def _on_answered(self, table: int, _is_checked: bool = False) -> None:
        self.answered.emit(table)

    def _on_helped(self, table: int, _is_checked: bool = False) -> None:
        self.helped.emit(table)
