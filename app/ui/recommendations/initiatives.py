"""The initiatives of a recommendation: a field each, and always an empty one to go on in."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import _
from app.models.recommendations import MOST_INITIATIVES
from app.ui.notes.text import FieldFrame, GrowingText
from app.ui.theme import Space
from app.ui.widgets import IconButton


class InitiativeField(GrowingText):
    """Enter goes on to the next, Backspace in an empty one goes back, Alt+Up and Alt+Down move it.

    Shift+Enter breaks the line.
    """

    entered = Signal()
    left_empty = Signal()
    shifted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(1, 5, parent)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of a list; all else types."""
        is_plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        is_alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if is_plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Backspace and not self.toPlainText():
            self.left_empty.emit()
        elif is_alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.shifted.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)


class Initiatives(QWidget):
    """Rows of fields; `changed` tells of typing. The last row is empty while there is room."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: list[InitiativeField] = []
        self._rows: list[QWidget] = []
        self._is_silent = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.TINY)
        self.show_texts(())

    @property
    def texts(self) -> tuple[str, ...]:
        """What the rows say, the empty ones left out."""
        said = (field.toPlainText().strip() for field in self.fields)
        return tuple(each for each in said if each)

    def show_texts(self, texts: Sequence[str]) -> None:
        """Other initiatives; nothing happens to what is typed when they are the same."""
        if tuple(texts) == self.texts and self.fields:
            return
        self._is_silent = True
        wanted = len(texts) + (1 if len(texts) < MOST_INITIATIVES else 0)
        while len(self.fields) > wanted:
            self._remove(len(self.fields) - 1)
        while len(self.fields) < wanted:
            self._add()
        for field, text in zip(self.fields, (*texts, ""), strict=False):
            field.show_text(text)
        self._is_silent = False

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        for number, field in enumerate(self.fields, 1):
            field.setAccessibleName(_("Initiative {number}").format(number=number))
            field.setPlaceholderText(_("Another initiative") if number > 1 else _("An initiative"))
        for row in self._rows:
            for button in row.findChildren(IconButton):
                button.name_it(_("Remove the initiative"))

    def _add(self) -> None:
        field, row = InitiativeField(), QWidget()
        remove = IconButton("x")
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(Space.TINY)
        across.addWidget(FieldFrame(field), 1)
        across.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        field.textChanged.connect(self._on_typed)
        field.entered.connect(partial(self._on_entered, field))
        field.left_empty.connect(partial(self._on_left_empty, field))
        field.shifted.connect(partial(self._on_shifted, field))
        remove.clicked.connect(partial(self._on_removed, field))
        self.fields.append(field)
        self._rows.append(row)
        self._column.addWidget(row)
        self.retranslate()

    def _remove(self, at: int) -> None:
        self.fields.pop(at)
        row = self._rows.pop(at)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _on_typed(self) -> None:
        if self._is_silent:
            return
        is_full = len(self.fields) >= MOST_INITIATIVES
        if self.fields[-1].toPlainText() and not is_full:
            self._add()
        self.changed.emit()

    def _on_entered(self, field: InitiativeField) -> None:
        at = self.fields.index(field)
        if at + 1 < len(self.fields):
            self.fields[at + 1].setFocus(Qt.FocusReason.TabFocusReason)

    def _on_left_empty(self, field: InitiativeField) -> None:
        at = self.fields.index(field)
        if at == 0:
            return
        before = self.fields[at - 1]
        before.setFocus(Qt.FocusReason.BacktabFocusReason)
        before.moveCursor(before.textCursor().MoveOperation.End)
        if at + 1 < len(self.fields):
            self._remove(at)
            self.changed.emit()

    def _on_shifted(self, field: InitiativeField, by: int) -> None:
        texts, at = list(self.texts), self.fields.index(field)
        if at < len(texts) and 0 <= at + by < len(texts):
            texts[at], texts[at + by] = texts[at + by], texts[at]
            self.show_texts(texts)
            self.fields[at + by].setFocus()
            self.changed.emit()

    def _on_removed(self, field: InitiativeField, _is_checked: bool = False) -> None:
        at = self.fields.index(field)
        if at + 1 < len(self.fields):
            self._remove(at)
        else:
            field.clear()
        self.retranslate()
        self.changed.emit()
