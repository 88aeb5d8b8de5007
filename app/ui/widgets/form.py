"""Rows of a form: the label above its field, a hint below, the error where it happened."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.theme import Role, Space
from app.ui.widgets.text import Text, Tone


class FormRows(QWidget):
    """Fields under each other; every label is its field's buddy, so Alt+letter and readers work."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[QWidget, tuple[Text, Text]] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.LARGE)

    def add(self, label: str, field: QWidget, hint: str = "") -> None:
        """One more row."""
        name = Text(label, Role.LABEL)
        name.setBuddy(field)
        note = Text(hint, Role.CAPTION, Tone.MUTED, wraps=True)
        row = QVBoxLayout()
        row.setSpacing(Space.TINY)
        for part in (name, field, note):
            row.addWidget(part)
        self._column.addLayout(row)
        note.setVisible(bool(hint))  # only now: shown before, it would be a window for a moment
        self._rows[field] = (name, note)

    def show_texts(self, field: QWidget, label: str, hint: str = "") -> None:
        """The words of a row, in the language of the moment; takes an error away."""
        name, note = self._rows[field]
        name.setText(label)
        note.set_tone(Tone.MUTED)
        note.setText(hint)
        note.setVisible(bool(hint))
        field.setAccessibleDescription(hint)

    def show_error(self, field: QWidget, sentence: str) -> None:
        """Says below the field what is wrong, and brings the person there."""
        note = self._rows[field][1]
        note.set_tone(Tone.DANGER)
        note.setText(sentence)
        note.setVisible(bool(sentence))
        field.setAccessibleDescription(sentence)
        field.setFocus()
        QAccessible.updateAccessibility(
            QAccessibleEvent(field, QAccessible.Event.DescriptionChanged)
        )

    def show_row(self, field: QWidget, is_shown: bool) -> None:
        """Whether a row is there at all; its hint only where it says something."""
        name, note = self._rows[field]
        name.setVisible(is_shown)
        field.setVisible(is_shown)
        note.setVisible(is_shown and bool(note.text()))
