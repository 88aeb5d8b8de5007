"""The tables of a round against everybody seated in it, value by value."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QVBoxLayout, QWidget

from app.i18n import _
from app.imports.members import in_order
from app.ui.seating.insight.rows import RowsModel
from app.ui.seating.insight.told import Insight
from app.ui.seating.mix import Part, mixes, part_words, value_words, values_of
from app.ui.theme import Space
from app.ui.widgets import DataTable

_MORE, _LESS = "\N{BLACK UP-POINTING TRIANGLE}", "\N{BLACK DOWN-POINTING TRIANGLE}"


class TablesView(QWidget):
    """A row for each value, a column for each table; a triangle marks what no rounding explains.
    Attribute and value stand before the row, so that they stay in sight beside many tables.

    `cell_told` carries the sentence of the cell the keyboard is at.
    """

    cell_told = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = RowsModel(self)
        self.table = DataTable()
        self.table.setModel(self._model)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        heads = self.table.horizontalHeader()
        heads.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        heads.setStretchLastSection(False)
        sides = self.table.verticalHeader()
        sides.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        sides.show()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(self.table, 1)
        self.table.selectionModel().currentChanged.connect(self._on_current)

    def show_insight(self, insight: Insight) -> None:
        """The round that the window behind shows; the person's table has the keyboard."""
        self.table.setAccessibleName(_("The tables against the assembly"))
        sittings = insight.company.sittings
        if not sittings:
            self._model.show((), ())
            return
        tables = sittings[min(insight.at, len(sittings) - 1)].tables
        shown = [n for n, table in enumerate(tables, 1) if table]
        rows, strong, spoken = _rows(insight, tables, shown)
        heads = (_("All"),)
        named = [_("Table {number}").format(number=number) for number in shown]
        self._model.show((*heads, *named), rows, frozenset(strong), spoken, _sides(insight, tables))
        at = min(insight.at, len(sittings) - 1)
        home = insight.company.table_of(at, insight.person)
        if home in shown and rows:
            self.table.setCurrentIndex(self._model.index(0, len(heads) + shown.index(home)))

    def _on_current(self, index: QModelIndex) -> None:
        told = index.data(Qt.ItemDataRole.AccessibleTextRole) if index.isValid() else ""
        self.cell_told.emit(str(told or ""))


def _sides(insight: Insight, tables: tuple[tuple[str, ...], ...]) -> list[str]:
    """Attribute and value of each row."""
    everybody = [who for table in tables for who in table]
    return [
        f"{attribute}: {value_words(value)}"
        for attribute in insight.groups
        for value in in_order(values_of(insight.groups, attribute, everybody))
    ]


_Rows = tuple[list[list[str]], set[tuple[int, int]], dict[tuple[int, int], str]]


def _rows(insight: Insight, tables: tuple[tuple[str, ...], ...], shown: list[int]) -> _Rows:
    """The words, which cells are off the mirror, and the sentence of each cell."""
    rows: list[list[str]] = []
    strong: set[tuple[int, int]] = set()
    spoken: dict[tuple[int, int], str] = {}
    everybody = [who for table in tables for who in table]
    by_table = [mixes(insight.groups, tables, number) for number in shown]
    for at, attribute in enumerate(insight.groups):
        room = values_of(insight.groups, attribute, everybody)
        for nth, value in enumerate(in_order(room)):
            line = [str(room[value])]
            for number, told in zip(shown, by_table, strict=True):
                part, place = told[at].parts[nth], (len(rows), len(line))
                if part.off:
                    strong.add(place)
                spoken[place] = _spoken(attribute, number, part, len(tables[number - 1]))
                line.append(_figure(part))
            rows.append(line)
    return rows, strong, spoken


def _figure(part: Part) -> str:
    if not part.off:
        return str(part.count)
    return f"{part.count} {_MORE if part.off > 0 else _LESS}"


def _spoken(attribute: str, table: int, part: Part, size: int) -> str:
    sign = ""
    if part.off:
        sign = _("too many") if part.off > 0 else _("too few")
    told = f"{attribute}, {part_words(part, size)}"
    where = _("Table {number}").format(number=table)
    return f"{where}. {told}" + (f" ({sign})" if sign else "")
