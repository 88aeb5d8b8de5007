"""The columns of a file of notes: what stands in them, and what each is taken to mean."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from app.i18n import _
from app.imports.notes import TABLE, TEXT
from app.imports.tables import Table
from app.models.templates import SLOTS
from app.templates import label, template_name
from app.ui.notes.words import breakable
from app.ui.theme import Space
from app.ui.widgets import FormRows

_FIXED_LENGTH = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
_SAMPLES = 3
_LETTERS = 90


class NoteColumns(QWidget):
    """A box for each column; `changed` when a person chose."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, Space.MEDIUM, 0)
        self._rows = FormRows()
        self._column.addWidget(self._rows)
        self._column.addStretch(1)
        self.boxes: dict[str, QComboBox] = {}

    @property
    def mapping(self) -> dict[str, str]:
        """Field -> header."""
        return {
            str(box.currentData()): header
            for header, box in self.boxes.items()
            if box.currentData()
        }

    def show_table(self, table: Table, mapping: Mapping[str, str]) -> None:
        """The columns of another reading of the file."""
        self._rows.hide()
        self._rows.deleteLater()
        self._rows, self.boxes = FormRows(), {}
        self._column.insertWidget(0, self._rows)
        fields = {header: name for name, header in mapping.items()}
        for at, header in enumerate(table.headers):
            box = self.boxes[header] = QComboBox()
            box.setSizeAdjustPolicy(_FIXED_LENGTH)
            box.setMinimumContentsLength(10)
            for name, words in _meanings().items():
                box.addItem(words, name)
            box.setCurrentIndex(max(0, box.findData(fields.get(header, ""))))
            self._rows.add(breakable(header[:_LETTERS]), box, breakable(_samples(table, at)))
            box.activated.connect(partial(self._on_chosen, header))

    def _on_chosen(self, header: str, _at: int) -> None:
        """A field is in one column: whichever had it is left out."""
        name = self.boxes[header].currentData()
        for other, box in self.boxes.items():
            if other != header and name and box.currentData() == name:
                box.setCurrentIndex(0)
        self.changed.emit()


def _meanings() -> dict[str, str]:
    """What a column can be, in the order it is offered."""
    fields = {
        slot.name: f"{template_name(template)}: {label(slot.name)}"
        for template, slots in SLOTS.items()
        for slot in slots
    }
    return {"": _("Leave out"), TEXT: _("The note"), TABLE: _("Table"), **fields}


def _samples(table: Table, at: int) -> str:
    """The first values that are there, each once."""
    filled = dict.fromkeys(value for value in table.values(at)[:40] if value)
    return " · ".join(list(filled)[:_SAMPLES]).replace("\n", " ")[:_LETTERS]
