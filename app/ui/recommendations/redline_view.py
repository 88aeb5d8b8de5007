"""Two wordings in one text, word by word."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QColor, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from app.headings import heading
from app.models.recommendations import USUAL, Template, Wording
from app.models.recommendations.compared import parts_of
from app.models.redline import Kind, Part, redline
from app.ui.theme import Role, colours_of, font, scaled

_HAIR_SPACE: Final = "\N{THIN SPACE}"


class RedlineView(QTextEdit):
    """Two wordings in one text: what came is underlined, what went is struck through."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self._shown: tuple[Wording, Wording] | None = None
        self._template = USUAL

    def show_template(self, template: Template) -> None:
        """What the parts are called."""
        self._template = template

    def show_change(self, old: Wording, new: Wording) -> tuple[int, int]:
        """Shows the change; returns how many words came and how many went."""
        self._shown = (old, new)
        self.clear()
        cursor = QTextCursor(self.document())
        added = removed = 0
        for field, before, after in parts_of(old, new):
            parts = redline(before, after)
            if parts:
                self._write_heading(cursor, heading(self._template, field) if field else "")
                self._write(cursor, parts, is_title=field is None)
            added += _count(parts, Kind.ADDED)
            removed += _count(parts, Kind.REMOVED)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        return added, removed

    def sizeHint(self) -> QSize:
        """What the page gives it."""
        return QSize(scaled(260), scaled(160))

    def changeEvent(self, event: QEvent) -> None:
        """Other colours need other ink, and another zoom other letters."""
        super().changeEvent(event)
        is_look = event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange)
        if is_look and self._shown is not None:
            self.show_change(*self._shown)

    def _write_heading(self, cursor: QTextCursor, name: str) -> None:
        block = QTextBlockFormat()
        block.setTopMargin(scaled(10) if not self.document().isEmpty() else 0)
        if not self.document().isEmpty():
            cursor.insertBlock(block)
        if name:
            look = QTextCharFormat()
            look.setFont(font(Role.LABEL))
            look.setForeground(QColor(colours_of(self).muted))
            cursor.insertText(name, look)
            cursor.insertBlock(QTextBlockFormat())

    def _write(self, cursor: QTextCursor, parts: tuple[Part, ...], *, is_title: bool) -> None:
        colours = colours_of(self)
        for before, part in zip((None, *parts), parts, strict=False):
            if before is not None and before.kind is Kind.REMOVED and part.kind is Kind.ADDED:
                cursor.insertText(_HAIR_SPACE, QTextCharFormat())
            look = QTextCharFormat()
            look.setFont(font(Role.SUBHEADING if is_title else Role.BODY))
            look.setForeground(QColor(colours.text))
            if part.kind is Kind.ADDED:
                look.setFontUnderline(True)
                look.setForeground(QColor(colours.on_accent_soft))
                look.setBackground(QColor(colours.accent_soft))
            elif part.kind is Kind.REMOVED:
                look.setFontStrikeOut(True)
                look.setForeground(QColor(colours.danger))
            cursor.insertText(part.text, look)


def _count(parts: tuple[Part, ...], kind: Kind) -> int:
    return sum(len(part.text.split()) for part in parts if part.kind is kind)
