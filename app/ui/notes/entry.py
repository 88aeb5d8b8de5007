"""Fast entry on the laptop: table, kind, text, Enter, and the field is ready for the next note."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSpinBox, QWidget

from app.i18n import _
from app.models.board import Mark
from app.models.seating import MOST_TABLES
from app.phones.wording import MARKS, mark_name
from app.ui.notes.field import NoteField
from app.ui.notes.text import FieldFrame
from app.ui.theme import Space, scaled
from app.ui.widgets import Button, Kind

_SIGNS: Final = {
    Mark.FOR: "+",
    Mark.AGAINST: "-",
    Mark.QUOTE: '"',
    Mark.QUESTION: "?",
}

_NAMES_FROM: Final = 520


class TableBox(QSpinBox):
    """The table's number; Enter goes on to the text. 0 is the facilitator's own note."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits and arrows as usual."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.interpretText()
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class NoteEntry(QWidget):
    """One row. `written` carries table, mark and text; the field is empty again at once.

    `table_changed` carries the number, `many_pasted` the lines.
    """

    written = Signal(int, object, str)
    table_changed = Signal(int)
    many_pasted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table, self.field = TableBox(), NoteField()
        self.mark_button = Button()
        self._add = Button(kind=Kind.PRIMARY, icon_name="plus")
        self._mark = Mark.IDEA
        self._menu = QMenu(self)
        self._actions = {mark: self._menu.addAction("") for mark in Mark}
        self.mark_button.setMenu(self._menu)
        self.table.setRange(0, MOST_TABLES)
        self._lay_out()
        self._connect()

    @property
    def mark(self) -> Mark:
        """What kind the next note is."""
        return self._mark

    def show_table(self, table: int) -> None:
        """The table whose sheet is looked at."""
        if table != self.table.value():
            was_blocked = self.table.blockSignals(True)
            self.table.setValue(table)
            self.table.blockSignals(was_blocked)

    def limit_tables(self, most: int) -> None:
        """So many tables there are."""
        self.table.setMaximum(max(most, 1))

    def take_back(self, text: str, mark: Mark) -> None:
        """A note that was refused comes back, before what was typed meanwhile."""
        typed = self.field.toPlainText()
        self.field.setPlainText(f"{text}\n{typed}" if typed else text)
        self.set_mark(mark)
        self.field.moveCursor(self.field.textCursor().MoveOperation.End)

    def set_mark(self, mark: Mark) -> None:
        """What kind the next note is."""
        self._mark = mark
        self._say_mark()

    def take_keyboard(self) -> None:
        """Ready to type."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def submit(self) -> None:
        """Sends what was typed, if anything."""
        text = self.field.toPlainText().strip()
        if text:
            self.field.clear()
            mark, self._mark = self._mark, Mark.IDEA
            self._say_mark()
            self.written.emit(self.table.value(), mark, text)
        self.field.setFocus()

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        self.table.setPrefix(_("Table {number}").format(number=""))
        self.table.setSpecialValueText(_("Own note"))
        self.table.setAccessibleName(_("Table"))
        self.field.setPlaceholderText(_("Write a note and press Enter"))
        self.field.setAccessibleName(_("Note"))
        keys = _('First sign + for, - against, " quote, ? question. Up and down change the table.')
        self.field.setAccessibleDescription(keys)
        self.field.setToolTip(keys)
        self._add.setText(_("Add"))
        for mark, action in self._actions.items():
            sign = _SIGNS.get(mark, "")
            action.setText(f"{mark_name(mark)}\t{sign}" if sign else mark_name(mark))
        self._say_mark()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The kind's name gives way first."""
        super().resizeEvent(event)
        self._say_mark()

    def _say_mark(self) -> None:
        sign, _name = MARKS[self._mark]
        is_wide = self.width() >= scaled(_NAMES_FROM)
        self.mark_button.setText(f"{sign}  {mark_name(self._mark)}" if is_wide else sign)
        self.mark_button.setToolTip(mark_name(self._mark))
        self.mark_button.setAccessibleName(
            _("Kind of note: {kind}").format(kind=mark_name(self._mark))
        )

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SMALL)
        self.table.setMinimumWidth(scaled(112))
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self.table, 0, top)
        row.addWidget(self.mark_button, 0, top)
        row.addWidget(FieldFrame(self.field), 1, top)
        row.addWidget(self._add, 0, top)

    def _connect(self) -> None:
        self.table.valueChanged.connect(self.table_changed)
        self.table.entered.connect(self.take_keyboard)
        self.field.submitted.connect(self.submit)
        self.field.marked.connect(self.set_mark)
        self.field.stepped.connect(self._on_stepped)
        self.field.many_pasted.connect(self.many_pasted)
        self._add.clicked.connect(self.submit)
        self._menu.triggered.connect(self._on_mark)

    def _on_stepped(self, by: int) -> None:
        self.table.setValue(self.table.value() + by)

    def _on_mark(self, action: QAction) -> None:
        chosen = (mark for mark, each in self._actions.items() if each is action)
        self.set_mark(next(chosen, Mark.IDEA))
        self.take_keyboard()
