"""Editing one note: its words and kind, or its fields."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from app.i18n import _
from app.models.board import Mark, Note
from app.models.templates import SLOTS, Parts, as_typed, template_of, value
from app.phones.wording import mark_name
from app.templates import asked, text_of
from app.ui.notes.parts import NumberField
from app.ui.notes.words import table_words
from app.ui.theme import Space, scaled
from app.ui.widgets import Button, Card, FormRows, Kind, Text, frame_dialog


class NoteText(QPlainTextEdit):
    """Several lines of text; Enter confirms the dialog, Shift+Enter breaks the line."""

    def __init__(self, text: str, least: int) -> None:
        super().__init__(text)
        self.setTabChangesFocus(True)
        self.setMinimumHeight(scaled(least))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter belongs to the dialog."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)


class NoteDialog(QDialog):
    """Wordings that others wrote at the same time stand beside the note; to use one makes a note
    with fields a plain one.
    """

    def __init__(self, note: Note, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.note = note
        self.field, self.kind = NoteText(note.text, 110), QComboBox()
        self.field.selectAll()
        self.kind.addItems([mark_name(mark) for mark in Mark])
        self.kind.setCurrentIndex(list(Mark).index(note.mark))
        self.fields = _fields_of(note.parts)
        self._rows, self._part_rows = FormRows(), FormRows()
        self._rows.add("", self.field)
        self._rows.add("", self.kind)
        for field in self.fields.values():
            self._part_rows.add("", field)
            if isinstance(field, NumberField):
                field.submitted.connect(self.accept)
        self._confirm, self._cancel = Button(kind=Kind.PRIMARY), Button()
        rivals = [each for each in dict.fromkeys(note.others) if each != note.text]
        self._is_wide = bool(rivals)
        self._lay_out(rivals)
        self.retranslate()

    @property
    def text(self) -> str:
        """All words of the note."""
        return text_of(self.parts) or self.field.toPlainText().strip()

    @property
    def parts(self) -> Parts:
        """What its fields hold; nothing for a plain note."""
        values = {name: _text(field) for name, field in self.fields.items()}
        return as_typed(template_of(self.note.parts), values)

    @property
    def mark(self) -> Mark:
        """The kind."""
        return list(Mark)[self.kind.currentIndex()]

    def accept(self) -> None:
        """Closes when there are words."""
        words = [x for x in self.fields.values() if not isinstance(x, QLineEdit)] or [self.field]
        if any(_text(each).strip() for each in words):
            super().accept()
            return
        rows = self._part_rows if self.fields else self._rows
        rows.show_error(words[0], _("Write something, or take the note back."))

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        """Wider when two wordings stand side by side."""
        return QSize(scaled(680 if self._is_wide else 420), super().sizeHint().height())

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        self.setWindowTitle(_("Edit note"))
        self._rows.show_texts(self.field, _("Note"), table_words(self.note.table))
        self._rows.show_texts(self.kind, _("Kind"))
        for at, (name, field) in enumerate(self.fields.items()):
            told = "" if at else table_words(self.note.table)
            self._part_rows.show_texts(field, asked(name), told)
        self._confirm.setText(_("Save"))
        self._cancel.setText(_("Cancel"))

    def _lay_out(self, rivals: Sequence[str]) -> None:
        across = QHBoxLayout()
        across.setSpacing(Space.LARGE)
        across.addWidget(self._part_rows, 1)
        across.addWidget(self._rows, 1)
        if rivals:
            across.addWidget(self._beside(rivals), 1)
        frame_dialog(self, [across], self._confirm, self._cancel)
        self._part_rows.setVisible(bool(self.fields))
        self._rows.setVisible(not self.fields)

    def _beside(self, rivals: Sequence[str]) -> QWidget:
        card = Card(_("Written at the same time"))
        for rival in rivals:
            card.body.addWidget(Text(rival, wraps=True))
            use = Button(_("Use these words"), Kind.QUIET)
            use.clicked.connect(partial(self._use, rival))
            card.body.addWidget(use, 0, Qt.AlignmentFlag.AlignLeft)
        card.body.addStretch(1)
        return card

    def _use(self, words: str) -> None:
        self.fields = {}
        self._part_rows.hide()
        self._rows.show()
        self.field.setPlainText(words)
        self.field.setFocus()


_Field = NoteText | NumberField


def _fields_of(parts: Parts) -> dict[str, _Field]:
    fields: dict[str, _Field] = {}
    for slot in SLOTS[template_of(parts)]:
        text = value(parts, slot.name)
        if slot.is_number:
            fields[slot.name] = number = NumberField()
            number.setText(text)
        else:
            fields[slot.name] = NoteText(text, 64)
    return fields


def _text(field: _Field) -> str:
    return field.toPlainText() if isinstance(field, NoteText) else field.text()
