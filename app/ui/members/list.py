"""The list of members: filter by attendance, keys for what the mouse can do."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHeaderView, QVBoxLayout, QWidget

from app.i18n import _
from app.models.assembly import Assembly
from app.models.people import Attendance
from app.ui.members.cells import MemberCells
from app.ui.members.models import MEMBER_ROLE, Column, MembersModel, MembersView, lines_of
from app.ui.members.words import status_words
from app.ui.plain_keys import Place, deed_of
from app.ui.theme import Space, scaled
from app.ui.widgets import Button, DataTable, FlowLayout, Text, Tone

_FILTERS: Final = (None, *Attendance)
_WIDTHS: Final = {Column.NUMBER: 52, Column.STATUS: 132, Column.TABLE: 92}
_NAME_LEAST, _ATTRIBUTE_LEAST = 170, 76


class MembersTable(DataTable):
    """Space checks in, Enter opens, Delete removes, the menu key asks what else.

    `menu_wanted` carries the global position.
    """

    opened = Signal()
    toggled = Signal()
    removed = Signal()
    menu_wanted = Signal(QPoint)
    resized = Signal()
    """There is another width for the columns, also when the scroll bar came or went."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of a row."""
        deeds = {"toggle": self.toggled, "open": self.opened, "remove": self.removed}
        signal = deeds.get(deed_of(event, Place.MEMBERS))
        if signal is None:
            super().keyPressEvent(event)
        else:
            signal.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Whoever shares out the width is told."""
        super().resizeEvent(event)
        self.resized.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the chosen rows, by mouse where it was pressed, by key at the row."""
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        row = self.visualRect(self.currentIndex()).bottomLeft() + QPoint(scaled(60), 0)
        at = event.globalPos() if by_mouse else self.viewport().mapToGlobal(row)
        if self.selectionModel().hasSelection():
            self.menu_wanted.emit(at)


class MembersList(QWidget):
    """Filters, the table, and a sentence when nobody fits."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = MembersTable()
        self._model, self._view = MembersModel(self), MembersView(self)
        self._view.setSourceModel(self._model)
        self._group = QButtonGroup(self)
        self._filters = {status: _filter_button(self._group) for status in _FILTERS}
        self._nobody = Text(tone=Tone.MUTED, wraps=True)
        self._counts: dict[Attendance | None, int] = {}
        self._set_up_table()
        self._lay_out()
        self._filters[None].setChecked(True)
        self._group.buttonClicked.connect(self._on_filter)
        self._view.rowsInserted.connect(self._show_nobody)
        self._view.rowsRemoved.connect(self._show_nobody)
        self._view.modelReset.connect(self._show_nobody)

    def show_assembly(self, assembly: Assembly) -> None:
        """The members and counts as they are now; choice, scroll and filter stay."""
        headers = assembly.people.headers()
        lines = lines_of(assembly)
        self._model.show(lines, headers)
        self._counts = {None: len(lines)}
        for line in lines:
            status = line.presence.status
            self._counts[status] = self._counts.get(status, 0) + 1
        self._say_counts()
        self._show_nobody()
        has_tables = any(line.member.fixed_table for line in lines)
        self.table.setColumnHidden(Column.TABLE, not has_tables)
        self._fit_columns()

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        self.table.setAccessibleName(_("Members"))
        self._nobody.setText(_("No one matches. Type something else, or choose All."))
        self._model.retranslate()
        self._say_counts()

    def seek(self, typed: str) -> None:
        """Narrows to what fits; the row of the best fit is chosen."""
        self._view.seek(typed)
        self._show_nobody()
        if typed.strip() and self._view.rowCount() and not self.chosen:
            self.table.selectRow(0)

    def take_keyboard(self) -> None:
        """The keyboard goes into the list, to the current row or the first."""
        if not self.table.currentIndex().isValid() and self._view.rowCount():
            self.table.selectRow(0)
        self.table.setFocus(Qt.FocusReason.TabFocusReason)

    def choose(self, member: str) -> None:
        """Makes a member the current row, if shown."""
        index = self._view.mapFromSource(self._model.index(self._model.row_of(member), 0))
        if index.isValid():
            flags = QItemSelectionModel.SelectionFlag
            self.table.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            self.table.scrollTo(index)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids of the chosen rows, from top to bottom."""
        rows = sorted(self.table.selectionModel().selectedRows(), key=_row)
        return tuple(str(index.data(MEMBER_ROLE)) for index in rows)

    @property
    def current(self) -> str:
        """The id of the current row if it is chosen, else of the first chosen, else ""."""
        now = self.table.currentIndex().data(MEMBER_ROLE)
        chosen = self.chosen
        return str(now) if now in chosen else next(iter(chosen), "")

    def changeEvent(self, event: QEvent) -> None:
        """Follows the zoom."""
        if event.type() == QEvent.Type.StyleChange:
            self._fit_columns()
        super().changeEvent(event)

    def _set_up_table(self) -> None:
        self.table.setModel(self._view)
        self.table.setItemDelegate(MemberCells(self.table))
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(Column.NAME, Qt.SortOrder.AscendingOrder)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.setMinimumHeight(scaled(190))
        self.table.doubleClicked.connect(self.table.opened)
        self.table.resized.connect(self._fit_columns)
        heads = self.table.horizontalHeader()
        heads.setStretchLastSection(False)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)

    def _lay_out(self) -> None:
        row = FlowLayout(Space.TINY)
        for button in self._filters.values():
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addLayout(row)
        column.addWidget(self.table, 1)
        column.addWidget(self._nobody)

    def _fit_columns(self) -> None:
        """Name first; attributes share what is left, and the last ones hide when it is too little.

        They all stand in the member's own form.
        """
        shown_widths = (
            scaled(width)
            for column, width in _WIDTHS.items()
            if not self.table.isColumnHidden(column)
        )
        room = self.table.viewport().width() - sum(shown_widths)
        count = self._model.columnCount() - len(Column)
        shown = max(0, min(count, (room - scaled(_NAME_LEAST)) // scaled(_ATTRIBUTE_LEAST)))
        each = min(scaled(150), (room - scaled(_NAME_LEAST)) // shown) if shown else 0
        for column, width in _WIDTHS.items():
            self.table.setColumnWidth(column, scaled(width))
        for at in range(count):
            self.table.setColumnHidden(len(Column) + at, at >= shown)
            self.table.setColumnWidth(len(Column) + at, each)
        self.table.setColumnWidth(Column.NAME, max(scaled(120), room - each * shown))

    def _say_counts(self) -> None:
        for status, button in self._filters.items():
            words = _("All") if status is None else status_words(status)
            button.setText(f"{words}  {self._counts.get(status, 0)}")

    def _show_nobody(self) -> None:
        self._nobody.setVisible(self._view.rowCount() == 0)

    def _on_filter(self) -> None:
        checked = self._group.checkedButton()
        chosen = (status for status, button in self._filters.items() if button is checked)
        self._view.show_only(next(chosen, None))
        self._show_nobody()


def _row(index: QModelIndex) -> int:
    return index.row()


def _filter_button(group: QButtonGroup) -> Button:
    """One of several filters; the one in force is filled softly."""
    button = Button()
    button.setCheckable(True)
    group.addButton(button)
    return button
