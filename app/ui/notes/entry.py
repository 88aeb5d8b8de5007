"""Fast entry on the laptop: table, kind, text, Enter, and the field is ready for the next note.

Where the agenda item asks for a template there is a row for each of its fields: Enter goes on to
the next and sends from the last.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QMenu, QSpinBox, QWidget

from app.i18n import _
from app.models.board import Mark
from app.models.board.signs import SIGNS, read_sign
from app.models.seating import MOST_TABLES
from app.models.templates import SLOTS, Template
from app.phones.wording import MARKS, mark_name
from app.ui.notes.field import ANY_MARK, SIDES, NoteField
from app.ui.notes.parts import PartRow, refitted
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
_MANY: Final = (Template.NOTE, Template.IDEA, Template.QUESTION, Template.SUPPORT)
"""Where each of several pasted lines is a note of its own; a quote may have lines."""
_MIDDLE: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True, slots=True)
class Typed:
    """A note as it was typed: `values` by field of the template, under "" a plain note's text."""

    table: int
    mark: Mark
    template: Template
    values: Mapping[str, str]


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
    """`written` carries a `Typed`; the fields are empty again at once. `typing` carries the words
    as they are typed.

    `table_changed` carries the number, `many_pasted` the lines.
    """

    written = Signal(object)
    typing = Signal(str)
    table_changed = Signal(int)
    many_pasted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table, self.field = TableBox(), NoteField()
        self.mark_button = Button()
        self._add = Button(kind=Kind.PRIMARY, icon_name="plus")
        self._mark, self._template = Mark.IDEA, Template.NOTE
        self._rows: tuple[PartRow, ...] = ()
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

    @property
    def template(self) -> Template:
        """What the next note is asked for."""
        return self._template

    @property
    def typed(self) -> Typed:
        """What stands in the fields."""
        return Typed(self.table.value(), self._mark, self._template, self._values())

    @property
    def is_begun(self) -> bool:
        """True while anything stands in the fields."""
        return any(self._values().values())

    def show_table(self, table: int) -> None:
        """The table whose sheet is looked at."""
        if table != self.table.value():
            was_blocked = self.table.blockSignals(True)
            self.table.setValue(table)
            self.table.blockSignals(was_blocked)

    def limit_tables(self, most: int) -> None:
        """So many tables there are."""
        self.table.setMaximum(max(most, 1))

    def show_template(self, template: Template) -> None:
        """What a note asks for; what is being typed stays, in the fields there are."""
        if template is self._template:
            return
        typed = self._values()
        self._template = template
        self._lay_rows()
        self._fill(refitted(typed, self._names()))

    def take_back(self, back: Typed) -> None:
        """A note that was refused comes back, before what was typed meanwhile."""
        typed, values = self._values(), back.values
        both = {
            x: "\n".join(filter(None, (values.get(x), typed.get(x)))) for x in {**values, **typed}
        }
        self._fill(refitted(both, self._names()))
        self.set_mark(back.mark)
        self.field.moveCursor(self.field.textCursor().MoveOperation.End)

    def set_mark(self, mark: Mark) -> None:
        """What kind the next note is; a sign that was typed for another counts no more."""
        if mark is not SIGNS.get(self.field.sign):
            self.field.sign = ""
        self._mark = mark
        self._say_mark()

    def take_keyboard(self) -> None:
        """Ready to type."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def submit(self) -> None:
        """Sends what was typed, if anything."""
        values = self._values()
        if self.is_begun:
            sign, self.field.sign = self.field.sign, ""
            if sign and not self._rows:
                self._mark, values[""] = read_sign(sign + values[""])
            self._fill({})
            mark, self._mark = self._mark, Mark.IDEA
            self._say_mark()
            self.written.emit(Typed(self.table.value(), mark, self._template, values))
        self.field.setFocus()

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        self.table.setPrefix(_("Table {number}").format(number=""))
        self.table.setSpecialValueText(_("Own note"))
        self.table.setAccessibleName(_("Table"))
        self._say_fields()
        self._add.setText(_("Add"))
        for mark, action in self._actions.items():
            sign = _SIGNS.get(mark, "")
            action.setText(f"{mark_name(mark)}\t{sign}" if sign else mark_name(mark))
        self._say_mark()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The kind's name gives way first."""
        super().resizeEvent(event)
        self._say_mark()

    def _say_fields(self) -> None:
        is_plain = self._template is Template.NOTE
        told = _("Write a note and press Enter")
        self.field.setPlaceholderText(told if is_plain else "")
        self.field.setAccessibleName(_("Note"))
        keys = _("Enter goes on, and sends from the last field.")
        if is_plain:
            keys = _(
                'First sign + for, - against, " quote, ? question. Up and down change the table.'
            )
        self.field.setAccessibleDescription(keys)
        self.field.setToolTip(keys)
        for row in self._rows:
            row.retranslate()

    def _say_mark(self) -> None:
        sign, _name = MARKS[self._mark]
        is_wide = self.width() >= scaled(_NAMES_FROM)
        self.mark_button.setText(f"{sign}  {mark_name(self._mark)}" if is_wide else sign)
        self.mark_button.setToolTip(mark_name(self._mark))
        self.mark_button.setAccessibleName(
            _("Kind of note: {kind}").format(kind=mark_name(self._mark))
        )

    def _lay_out(self) -> None:
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(Space.SMALL)
        self._grid.setColumnStretch(2, 1)
        self.table.setMinimumWidth(scaled(112))
        parts = (self.table, self.mark_button, FieldFrame(self.field), self._add)
        for column, part in enumerate(parts):
            self._grid.addWidget(part, 0, column, Qt.AlignmentFlag.AlignTop)

    def _lay_rows(self) -> None:
        """The rows of the template there is; the first is the field that is always there."""
        for old in self._rows:
            for part in (old.name, *([] if old.field is self.field else [old.frame])):
                part.hide()
                part.deleteLater()
        slots, is_plain = SLOTS[self._template], self._template is Template.NOTE
        self._rows = tuple(
            PartRow(slot, None if at else self.field) for at, slot in enumerate(slots)
        )
        for at, row in enumerate(self._rows):
            self._grid.addWidget(row.name, at, 1, _MIDDLE)
            if at:
                self._grid.addWidget(row.frame, at, 2)
                row.frame.show()  # at once: the next key may go on to it
                self._connect_row(row)
        marks = {Template.NOTE: ANY_MARK, Template.ARGUMENTS: SIDES}
        for row in self._rows:
            if isinstance(row.field, NoteField):
                row.field.marks = marks.get(self._template, frozenset())
                row.field.asks_of_many = False
        self.field.marks = marks.get(self._template, frozenset())
        self.field.asks_of_many = self._template in _MANY
        self.mark_button.setVisible(is_plain)
        self._say_fields()
        self._keep_order()

    def _keep_order(self) -> None:
        """Tab goes from the table through the fields to the button."""
        fields = [self.field, *(row.field for row in self._rows[1:])]
        for one, other in itertools.pairwise((self.table, self.mark_button, *fields, self._add)):
            self.setTabOrder(one, other)

    def _names(self) -> list[str]:
        return [row.slot.name for row in self._rows] or [""]

    def _values(self) -> dict[str, str]:
        """What is typed by field; "" names a plain note's."""
        if not self._rows:
            return {"": self.field.toPlainText().strip()}
        return {row.slot.name: row.value for row in self._rows}

    def _fill(self, values: Mapping[str, str]) -> None:
        self.field.setPlainText(values.get(self._names()[0], ""))
        for row in self._rows[1:]:
            row.show(values.get(row.slot.name, ""))

    def _connect(self) -> None:
        self.table.valueChanged.connect(self.table_changed)
        self.table.entered.connect(self.take_keyboard)
        self.field.submitted.connect(self._go_on)
        self.field.marked.connect(self._on_marked)
        self.field.textChanged.connect(self._on_typed)
        self.field.stepped.connect(self._on_stepped)
        self.field.many_pasted.connect(self.many_pasted)
        self._add.clicked.connect(self.submit)
        self._menu.triggered.connect(self._on_mark)

    def _connect_row(self, row: PartRow) -> None:
        row.field.submitted.connect(self._go_on)
        row.field.textChanged.connect(self._on_typed)
        if isinstance(row.field, NoteField):
            row.field.marked.connect(self._on_marked)

    def _go_on(self) -> None:
        """To the field below the one with the keyboard, or off with the note."""
        fields = [row.field for row in self._rows]
        at = next((n for n, each in enumerate(fields) if each.hasFocus()), len(fields))
        if at + 1 < len(fields):
            fields[at + 1].setFocus()
        else:
            self.submit()

    def _on_marked(self, mark: Mark) -> None:
        """A kind of a plain note, or a side of the arguments."""
        if not self._rows:
            self.set_mark(mark)
        for row in self._rows:
            if row.slot.name == mark:
                row.field.setFocus()

    def _keep_sign(self) -> None:
        """A sign that turns out to belong to the words (-5 degrees, "yes" she said) comes back."""
        sign, typed = self.field.sign, self.field.toPlainText()
        if self._rows or not (sign and typed.strip()):
            return
        mark, said = read_sign(sign + typed)
        if mark is Mark.IDEA or said.startswith(sign):
            self.field.sign = ""
            self.set_mark(mark)
            self.field.setPlainText(sign + typed)
            self.field.moveCursor(self.field.textCursor().MoveOperation.End)

    def _on_typed(self) -> None:
        self._keep_sign()
        self.typing.emit("\n".join(text for text in self._spoken() if text))

    def _spoken(self) -> list[str]:
        if not self._rows:
            return [self.field.toPlainText().strip()]
        return [row.value for row in self._rows if not row.slot.is_number]

    def _on_stepped(self, by: int) -> None:
        self.table.setValue(self.table.value() + by)

    def _on_mark(self, action: QAction) -> None:
        chosen = (mark for mark, each in self._actions.items() if each is action)
        self.set_mark(next(chosen, Mark.IDEA))
        self.take_keyboard()
