"""A programme before it is taken: its items as they were read, and what looks odd in each row."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QHeaderView, QVBoxLayout, QWidget

from app.i18n import _, _n, clock, duration
from app.imports.agenda import AgendaList
from app.imports.tables import Doubt
from app.models.agenda import Item, planned_slots
from app.refusals import sentence
from app.reports import words
from app.ui.agenda.table import WholeRows
from app.ui.agenda.words import kind_words, span_words
from app.ui.seating.insight.rows import RowsModel
from app.ui.theme import Role, Space, scaled
from app.ui.widgets import Button, DataTable, ElidedText, Kind, Text, Tone


class ImportAgendaDialog(QDialog):
    """Opened with `open()`; `taken` carries the plans, and whether they replace the programme."""

    taken = Signal(object, bool)

    def __init__(
        self,
        read: AgendaList,
        path: Path,
        *,
        has_items: bool,
        can_replace: bool,
        parent: QWidget | None = None,
    ) -> None:
        """`can_replace` is False once the day has begun."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._read = read
        self._odd = _by_row(read)
        self.table, self._model = DataTable(_("Items in the file")), RowsModel(self)
        self.doubts = Text(tone=Tone.WARNING, wraps=True)
        self.row_words = Text(wraps=True)
        self.replaces = QCheckBox(_("Replace the programme that is there"))
        self.replaces.setVisible(has_items)
        self.replaces.setEnabled(can_replace)
        self.confirm, self._cancel = Button(kind=Kind.PRIMARY), Button(_("Cancel"))
        self._lay_out(path)
        self._show()
        self.confirm.setDefault(True)
        self.confirm.clicked.connect(self._on_confirm)
        self._cancel.clicked.connect(self.reject)
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        self.table.selectRow(self._first_odd())

    def sizeHint(self) -> QSize:
        """Roomy, yet inside the window it belongs to."""
        parent = self.parentWidget()
        most = parent.window().size() - QSize(80, 70) if parent else QSize(1100, 640)
        return QSize(scaled(980), scaled(600)).boundedTo(most)

    def _lay_out(self, path: Path) -> None:
        self.setWindowTitle(_("Import a programme"))
        self.table.setModel(self._model)
        self.table.setItemDelegate(WholeRows(self.table))
        self.table.setSelectionMode(DataTable.SelectionMode.SingleSelection)
        foot = QHBoxLayout()
        foot.setSpacing(Space.SMALL)
        foot.addWidget(self.replaces, 1)
        foot.addWidget(self._cancel)
        foot.addWidget(self.confirm)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.HUGE, Space.HUGE, Space.HUGE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(Text(_("Import a programme"), Role.HEADING))
        column.addWidget(ElidedText(path.name, tone=Tone.MUTED))
        column.addWidget(self.doubts)
        column.addWidget(self.table, 1)
        column.addWidget(self.row_words)
        column.addLayout(foot)
        self.resize(self.sizeHint())

    def _show(self) -> None:
        items = [Item(str(at), "", row.plan) for at, row in enumerate(self._read.rows)]
        slots = planned_slots(items)
        rows = [
            (
                str(row.row_number),
                span_words(clock(slots[item.id].start), clock(slots[item.id].end)),
                duration(row.plan.length_min),
                row.plan.title,
                kind_words(row.plan.kind),
                row.plan.owner,
                words.lock(row.plan.lock),
                _n("{n} thing to check", "{n} things to check", len(odd)).format(n=len(odd))
                if (odd := self._odd.get(row.row_number))
                else "",
            )
            for row, item in zip(self._read.rows, items, strict=True)
        ]
        heads = (_("Row"), _("Time"), _("Length"), _("Item"), _("What happens"), _("Owner"),
                 _("Locked"), _("Check"))  # fmt: skip
        self._model.show(heads, rows, frozenset((at, 7) for at, row in enumerate(rows) if row[7]))
        sizes = self.table.horizontalHeader()
        sizes.setStretchLastSection(False)
        sizes.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        sizes.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        self.doubts.setText("\n".join(self._general()))
        self.doubts.setVisible(bool(self.doubts.text()))
        n = len(rows)
        self.confirm.setText(_n("Import {n} item", "Import {n} items", n).format(n=n))

    def _general(self) -> list[str]:
        """What is odd about the file, and about rows that are not taken at all."""
        taken = {row.row_number for row in self._read.rows}
        told = [_told(each) for each in self._read.doubts if each.row is None]
        left = [each for each in self._read.doubts if each.row and each.row not in taken]
        told += [_("Row {row}: {what}").format(row=each.row, what=_told(each)) for each in left[:5]]
        n = sum(map(len, self._odd.values()))
        if n:
            told.append(_n("{n} cell needs a look.", "{n} cells need a look.", n).format(n=n))
        return told

    def _first_odd(self) -> int:
        numbers = [row.row_number for row in self._read.rows]
        return next((at for at, number in enumerate(numbers) if number in self._odd), 0)

    def _on_row(self, index: QModelIndex, _before: QModelIndex) -> None:
        """Everything odd about the row, with the column it stands in."""
        row = self._read.rows[max(0, index.row())]
        told = [_placed(each) for each in self._odd.get(row.row_number, ())]
        words = "\n".join(told) or _("Nothing to check in this row.")
        self.row_words.set_tone(Tone.WARNING if told else Tone.MUTED)
        self.row_words.setText(words)

    def _on_confirm(self) -> None:
        self.taken.emit(self._read.plans, self.replaces.isVisible() and self.replaces.isChecked())
        self.accept()


def _by_row(read: AgendaList) -> dict[int, list[Doubt]]:
    taken = {row.row_number for row in read.rows}
    odd: dict[int, list[Doubt]] = {}
    for doubt in read.doubts:
        if doubt.row in taken and doubt.row is not None:
            odd.setdefault(doubt.row, []).append(doubt)
    return odd


def _placed(doubt: Doubt) -> str:
    place = _("Row {row}, {column}:") if doubt.column else _("Row {row}:")
    return f"{place.format(row=doubt.row, column=doubt.column)} {_told(doubt)}"


def _told(doubt: Doubt) -> str:
    return sentence(doubt.code, dict(doubt.params))
