"""How the file was read: its letters and its delimiter, chosen by us and changeable."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import _
from app.imports.tables import Table
from app.ui.members.import_words import ENCODINGS, delimiter_words, source_words
from app.ui.theme import Role, Space
from app.ui.widgets import FlowLayout, Text, Tone


class ImportSource(QWidget):
    """Two boxes for a CSV file, one line for a workbook; `changed` when a person chose."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table: Table | None = None
        self._chosen: tuple[str | None, str | None] = (None, None)
        self.encoding, self.delimiter = QComboBox(), QComboBox()
        self._encoding_name, self._delimiter_name = Text(role=Role.LABEL), Text(role=Role.LABEL)
        self._workbook = Text(tone=Tone.MUTED)
        self._doubts = Text(tone=Tone.WARNING, wraps=True)
        self._doubts.hide()
        row = FlowLayout(Space.LARGE)
        self._boxes = (
            _named(self._encoding_name, self.encoding),
            _named(self._delimiter_name, self.delimiter),
        )
        for box in self._boxes:
            row.addWidget(box)
            box.hide()
        row.addWidget(self._workbook)
        self._workbook.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addLayout(row)
        column.addWidget(self._doubts)
        self.encoding.activated.connect(self._on_activated)
        self.delimiter.activated.connect(self._on_activated)

    @property
    def chosen(self) -> tuple[str | None, str | None]:
        """(encoding, delimiter) that a person chose; None leaves it to the reader."""
        return self._chosen

    def show_table(self, table: Table) -> None:
        """How this reading was made."""
        self._table = table
        is_text = table.format == "csv"
        for box in self._boxes:
            box.setVisible(is_text)
        self._workbook.setVisible(not is_text)
        self._workbook.setText("" if is_text else source_words(table))
        if is_text:
            _fill(self.encoding, ENCODINGS, _family(table.encoding))
            _fill(self.delimiter, delimiter_words(), table.delimiter)

    def show_doubts(self, sentences: Sequence[str]) -> None:
        """What is odd about the whole file."""
        self._doubts.setText("\n".join(sentences))
        self._doubts.setVisible(bool(sentences))

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        self._encoding_name.setText(_("Character set"))
        self._delimiter_name.setText(_("Delimiter"))
        if self._table is not None:
            self.show_table(self._table)

    def _on_activated(self, _at: int) -> None:
        self._chosen = str(self.encoding.currentData()), str(self.delimiter.currentData())
        self.changed.emit()


def _family(encoding: str) -> str:
    """The name it goes by among those that can be chosen."""
    return "utf-16" if encoding.startswith("utf-16") else encoding


def _fill(box: QComboBox, words: dict[str, str], value: str) -> None:
    box.clear()
    for key, each in {**({} if value in words else {value: value}), **words}.items():
        box.addItem(each, key)
    box.setCurrentIndex(box.findData(value))


def _named(name: Text, box: QComboBox) -> QWidget:
    name.setBuddy(box)
    pair = QWidget()
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(Space.SMALL)
    row.addWidget(name)
    row.addWidget(box)
    return pair
