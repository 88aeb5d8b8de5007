"""The people of a list before they are taken: the table, and the chosen row in full."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QHeaderView, QVBoxLayout, QWidget

from app.i18n import _
from app.imports.members import Candidate, Fate
from app.ui.members.import_people import Column, PeopleModel
from app.ui.members.import_words import fate_words, look_at
from app.ui.theme import Role, Space, scaled
from app.ui.widgets import DataTable, Text, Tone

_ROW, _FATE, _NAME = 72, 124, 90
"""The least widths of columns, in logical pixels at 100 percent."""


class RowsTable(DataTable):
    """Space ticks the chosen rows."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space, and the keys of every table."""
        model = self.model()
        if event.key() == Qt.Key.Key_Space and isinstance(model, PeopleModel):
            model.toggle([each.row() for each in self.selectionModel().selectedRows()])
        else:
            super().keyPressEvent(event)


class ImportRows(QWidget):
    """Who would be imported; `changed` tells that another set of rows would be."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table, self.model = RowsTable(), PeopleModel(self)
        self.table.setModel(self.model)
        self.fate = QComboBox()
        self._fate_name = Text(role=Role.LABEL)
        self._fate_name.setBuddy(self.fate)
        self._words = Text(tone=Tone.MUTED, wraps=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._lay_out()
        self.model.chosen.connect(self._on_chosen)
        self.table.selectionModel().currentRowChanged.connect(self._show_row)
        self.fate.activated.connect(self._on_fate)

    @property
    def listed(self) -> tuple[Candidate, ...]:
        """The rows with their fates."""
        return self.model.listed

    def count(self, fate: Fate) -> int:
        """How many rows have this fate."""
        return sum(each.fate is fate for each in self.model.listed)

    def show_candidates(self, listed: Sequence[Candidate]) -> None:
        """Another reading; the first row that should be looked at is chosen."""
        self.model.show(listed)
        odd = (row for row, each in enumerate(listed) if look_at(each))
        self.table.selectRow(next(odd, 0))
        self._fit_columns()
        self._show_row()

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        self.table.setAccessibleName(_("People in the list"))
        self._fate_name.setText(_("What happens"))
        row = self.table.currentIndex().row()
        self.model.show(self.model.listed)
        self._fit_columns()
        self.table.selectRow(max(0, row))
        self._show_row()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the zoom."""
        if event.type() == QEvent.Type.StyleChange:
            self._fit_columns()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The columns share the width anew."""
        super().resizeEvent(event)
        self._fit_columns()

    def _lay_out(self) -> None:
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.table.setMinimumHeight(scaled(120))
        choice = QVBoxLayout()
        choice.setSpacing(Space.TINY)
        choice.addWidget(self._fate_name)
        choice.addWidget(self.fate)
        choice.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(Space.LARGE)
        foot.addWidget(self._words, 1)
        foot.addLayout(choice)
        self.fate.setMinimumWidth(scaled(150))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(self.table, 1)
        column.addLayout(foot)

    def _fit_columns(self) -> None:
        """What happens is read in full; the name and what to check share what is left."""
        heads = self.table.horizontalHeader()
        told = max(self.table.sizeHintForColumn(Column.FATE), heads.sectionSizeHint(Column.FATE))
        fate = max(scaled(_FATE), told)
        model = self.table.model()
        last = model.index(model.rowCount() - 1, Column.ROW)  # the longest number
        row = max(scaled(_ROW), self.table.sizeHintForIndex(last).width())
        room = self.table.viewport().width() - row - fate
        self.table.setColumnWidth(Column.ROW, row)
        self.table.setColumnWidth(Column.FATE, fate)
        self.table.setColumnWidth(Column.NAME, max(scaled(_NAME), room // 2))

    def _on_chosen(self) -> None:
        self._fit_columns()
        self._show_row()
        self.changed.emit()

    def _on_fate(self, _at: int) -> None:
        self.model.set_fate(self.table.currentIndex().row(), Fate(self.fate.currentData()))

    def _show_row(self) -> None:
        """The current row: everything odd about it, and what can be done with it."""
        row = self.table.currentIndex().row()
        has_row = 0 <= row < len(self.model.listed)
        self.fate.clear()
        self.fate.setEnabled(has_row)
        if not has_row:
            self._words.setText("")
            return
        candidate = self.model.listed[row]
        self._words.setText("\n".join(look_at(candidate)) or _("Nothing to check in this row."))
        for fate in candidate.fates:
            self.fate.addItem(fate_words(candidate, fate), fate)
        self.fate.setCurrentIndex(self.fate.findData(candidate.fate))
