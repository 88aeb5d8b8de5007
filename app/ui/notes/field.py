"""The field notes are typed in: Enter sends, a sign in front marks, many lines are asked about."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.models.board import Mark
from app.models.board.signs import SIGNS, read_sign
from app.ui.notes.text import GrowingText

ANY_MARK: Final = frozenset(Mark)
SIDES: Final = frozenset({Mark.FOR, Mark.AGAINST})

_BULLET: Final = re.compile(r"^(?:[*•·▪◦]|\d{1,3}[.)])\s+")
_DASH: Final = re.compile(r"^[-–]\s+")


def pasted_lines(text: str) -> tuple[str, ...]:
    """The notes in a text of several lines: bullets and numbers off, empty lines left out. In a
    list a dash is a bullet, unless lines begin with a plus as well; there, and where it stands
    alone among other lines, it says what speaks against.
    """
    written = [line.strip() for line in text.splitlines() if line.strip()]
    lines = [_BULLET.sub("", f"{line} ") for line in written]
    if _is_list(written) and not any(read_sign(line)[0] is Mark.FOR for line in lines):
        lines = [_DASH.sub("", line) for line in lines]
    return tuple(filter(None, (" ".join(line.split()) for line in lines)))


def _is_list(lines: Sequence[str]) -> bool:
    """Whether two points of a list stand below each other."""
    points = [bool(_BULLET.match(line) or _DASH.match(line)) for line in lines]
    return any(one and other for one, other in itertools.pairwise(points))


class NoteField(GrowingText):
    """Grows to four lines. Shift+Enter breaks the line; up and down change the table while it is
    empty.

    `submitted` tells of Enter, `marked` carries a `Mark` of `marks`; `sign` is the sign that was
    typed for it, "" for none. `many_pasted` carries a tuple of lines while it `asks_of_many`,
    `stepped` -1 or 1.
    """

    submitted = Signal()
    marked = Signal(object)
    many_pasted = Signal(object)
    stepped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.marks = ANY_MARK
        self.asks_of_many = True
        self.sign = ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What a note-taker's keys mean; all else types."""
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        is_empty = not self.toPlainText()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not shift:
            self.submitted.emit()
        elif is_empty and SIGNS.get(event.text()) in self.marks:
            self.sign = event.text()
            self.marked.emit(SIGNS[self.sign])
        elif is_empty and event.key() == Qt.Key.Key_Backspace and Mark.IDEA in self.marks:
            self.sign = ""
            self.marked.emit(Mark.IDEA)
        elif is_empty and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 -- Qt's name
        """One line is typed; several are asked about first."""
        lines = pasted_lines(source.text())
        if len(lines) > 1 and not self.asks_of_many:
            self.insertPlainText(source.text().strip())
        elif len(lines) > 1:
            self.many_pasted.emit(lines)
        elif lines:
            self._type(lines[0])

    def _type(self, line: str) -> None:
        """A line in an empty field marks the note by the sign it begins with, as a typed one."""
        mark, said = read_sign(line)
        if Mark.IDEA not in self.marks:
            line = _DASH.sub("", line)
        elif mark is not Mark.IDEA and not self.toPlainText():
            self.marked.emit(mark)
            line = said
        self.insertPlainText(line)
