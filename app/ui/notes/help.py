"""Tables that ask for help, each with the button that says somebody has been there."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.i18n import _, _n, joined
from app.models.board import Board
from app.ui.notes.words import help_words
from app.ui.theme import Space, colours_of, scaled
from app.ui.theme.drawing import fill_rounded
from app.ui.widgets import Button, Glyph, Text

_MOST_LINES: Final = 2
"""Of more the tables are told in one line, for the page has other things to show."""
_UNFOLDED_HEIGHT: Final = 170


class HelpStrip(QFrame):
    """A line for each table that waits, the longest first; not there when nobody does. Many are
    folded into one line, which opens to a list that scrolls.

    `answered` carries the table that is to be told that somebody is coming, `helped` the one where
    somebody has been.
    """

    helped = Signal(int)
    answered = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[tuple[int, str, bool], ...] = ()
        self._is_open = False
        self._fold: Button | None = None
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
        self._is_open = self._is_open and len(lines) > _MOST_LINES
        self._build()

    def _build(self) -> None:
        lines = self._shown
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if len(lines) > _MOST_LINES:
            self._column.addWidget(self._folded())
        else:
            for line in lines:
                self._column.addWidget(self._line(*line))
        if self._is_open:
            self._column.addWidget(self._list())
        self.setVisible(bool(lines))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A soft tint."""
        fill_rounded(QPainter(self), QRectF(self.rect()), colours_of(self).warning_soft)

    def _folded(self) -> QWidget:
        """Which tables wait, and the button that shows or folds their lines."""
        tables = [table for table, _words, _is_answered in self._shown]
        words = _n("Table {tables} asks for help", "Tables {tables} ask for help", len(tables))
        line, fold = QWidget(), Button(_("Fold the list") if self._is_open else _("Show all"))
        self._fold = fold
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SMALL)
        fold.clicked.connect(self._on_fold)
        row.addWidget(Glyph("hand", "warning"))
        row.addWidget(Text(words.format(tables=joined(map(str, tables))), wraps=True), 1)
        row.addWidget(fold)
        return line

    def _list(self) -> QScrollArea:
        inside, area = QWidget(), QScrollArea()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TINY)
        for line in self._shown:
            column.addWidget(self._line(*line))
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(inside)
        area.setFixedHeight(scaled(_UNFOLDED_HEIGHT))
        area.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        return area

    def _on_fold(self) -> None:
        self._is_open = not self._is_open
        self._build()
        if self._fold is not None:
            self._fold.setFocus()

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
