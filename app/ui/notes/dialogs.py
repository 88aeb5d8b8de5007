"""Editing one note, and looking at many before they are taken."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

import shiboken6
from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _, _n
from app.models.board import Mark, Note
from app.models.errors import Refused
from app.models.seating import MOST_TABLES
from app.phones.wording import mark_name
from app.ui.notes.acts import Left
from app.ui.notes.words import misfit_words, table_words
from app.ui.theme import Role, Space, scaled
from app.ui.toast import TELLS_REFUSALS
from app.ui.widgets import Button, Card, FormRows, Kind, Text, Tone, frame_dialog


class NoteText(QPlainTextEdit):
    """Several lines of text; Enter confirms the dialog, Shift+Enter breaks the line."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter belongs to the dialog."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)


class NoteDialog(QDialog):
    """One note's words and kind. Wordings that others wrote at the same time stand beside it."""

    def __init__(self, note: Note, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.note = note
        self.field, self.kind = NoteText(), QComboBox()
        self.field.setPlainText(note.text)
        self.field.setTabChangesFocus(True)
        self.field.setMinimumHeight(scaled(110))
        self.field.selectAll()
        self.kind.addItems([mark_name(mark) for mark in Mark])
        self.kind.setCurrentIndex(list(Mark).index(note.mark))
        self._rows = FormRows()
        self._rows.add("", self.field)
        self._rows.add("", self.kind)
        self._confirm, self._cancel = Button(kind=Kind.PRIMARY), Button()
        across = QHBoxLayout()
        across.setSpacing(Space.LARGE)
        across.addWidget(self._rows, 1)
        rivals = [each for each in dict.fromkeys(note.others) if each != note.text]
        if rivals:
            across.addWidget(self._beside(rivals), 1)
        frame_dialog(self, [across], self._confirm, self._cancel)
        self._is_wide = bool(rivals)
        self.retranslate()

    @property
    def text(self) -> str:
        """The words."""
        return self.field.toPlainText().strip()

    @property
    def mark(self) -> Mark:
        """The kind."""
        return list(Mark)[self.kind.currentIndex()]

    def accept(self) -> None:
        """Closes when there are words."""
        if self.text:
            super().accept()
        else:
            self._rows.show_error(self.field, _("Write something, or take the note back."))

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
        self._confirm.setText(_("Save"))
        self._cancel.setText(_("Cancel"))

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
        self.field.setPlainText(words)
        self.field.setFocus()


_NUMBER: Final = Qt.ItemDataRole.UserRole


class PasteDialog(QDialog):
    """Lines that were pasted, ticked; untick what is no note, choose the table, take the rest.

    `wanted` asks for the ticked lines to be taken. `keep` hears what was not: that stays, to be
    shortened or put on another sheet, and with nothing left the dialog closes.
    """

    wanted = Signal()

    def __init__(
        self, lines: Sequence[str], table: int, tables: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._heading = Text(role=Role.HEADING)
        self._hint, self._left = Text(tone=Tone.MUTED, wraps=True), Text(wraps=True)
        self._left.setObjectName("paste-left")
        self._left.hide()
        self.setProperty(TELLS_REFUSALS, True)
        self._why: dict[int, Refused | None] = {}
        self._asked: tuple[QListWidgetItem, ...] = ()
        self.table, self.list = QSpinBox(), QListWidget()
        self.table.setRange(0, min(max(tables, table, 1), MOST_TABLES))
        self.table.setValue(table)
        self.list.setWordWrap(True)
        self.list.setMinimumHeight(scaled(260))
        flags = Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEditable
        for number, line in enumerate(lines, 1):
            item = QListWidgetItem(line, self.list)
            item.setData(_NUMBER, number)
            item.setFlags(item.flags() | flags)
            item.setCheckState(Qt.CheckState.Checked)
        self._rows = FormRows()
        self._rows.add("", self.table)
        self._confirm, self._cancel = Button(kind=Kind.PRIMARY), Button()
        column = QVBoxLayout()
        for part in (self._heading, self._hint, self._left, self._rows, self.list):
            column.addWidget(part)
        frame_dialog(self, [column], self._confirm, self._cancel)
        self.list.itemChanged.connect(self._say)
        self.table.valueChanged.connect(self._say)
        self.retranslate()
        self._confirm.setFocus()

    @property
    def texts(self) -> tuple[str, ...]:
        """The ticked lines."""
        return tuple(each.text() for each in self._ticked())

    def accept(self) -> None:
        """Asks for the ticked lines; the answer comes to `keep`."""
        self._asked = self._ticked()
        self._confirm.setEnabled(False)
        self.wanted.emit()

    def keep(self, left: Left) -> None:
        """Lets go what was taken; `left` are places among the `texts` that were asked for."""
        if not shiboken6.isValid(self):
            return
        if not left:
            super().accept()
            return
        kept = {at for at, _why in left}
        self._why = {self._asked[at].data(_NUMBER): why for at, why in left}
        was_blocked = self.list.blockSignals(True)
        for at, item in enumerate(self._asked):
            if at not in kept:
                self.list.takeItem(self.list.row(item))
        self.list.blockSignals(was_blocked)
        self._say()
        self._grow()

    def _grow(self) -> None:
        """Room for what is told, without taking it from the list."""
        inside = self.layout()
        high = inside.totalHeightForWidth(self.width()) if inside else 0
        self.resize(self.width(), max(self.height(), high))

    def _ticked(self) -> tuple[QListWidgetItem, ...]:
        items = (self.list.item(row) for row in range(self.list.count()))
        return tuple(each for each in items if each.checkState() is Qt.CheckState.Checked)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        """Room for a line of text."""
        return QSize(scaled(520), super().sizeHint().height())

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        self.setWindowTitle(_("Paste notes"))
        self._hint.setText(_("Each line becomes a note. Untick what is not one."))
        self.table.setSpecialValueText(_("Own note"))
        self._rows.show_texts(self.table, _("Table"))
        self.list.setAccessibleName(_("Notes"))
        self._cancel.setText(_("Cancel"))
        self._say()

    def _say(self) -> None:
        n, where = len(self._ticked()), table_words(self.table.value())
        why = misfit_words(self._why)
        self._left.setText(_("Not added yet:") + f"\n{why}" if why else "")
        self._left.setVisible(bool(why))
        heading = _n("{n} note: {table}", "{n} notes: {table}", n).format(n=n, table=where)
        self._heading.setText(heading)
        self._confirm.setText(_n("Add {n} note", "Add {n} notes", n).format(n=n))
        self._confirm.setEnabled(bool(n))
