"""How far each table is: a row for each agenda item, a column for each table."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.i18n import _
from app.models.board import Sheet
from app.ui.icons import paint_icon
from app.ui.notes.sheets import ALL_TABLES, Sheets
from app.ui.notes.words import notes_words, row_title, table_words
from app.ui.theme import Role, colours_of, font, scaled, tabular
from app.ui.widgets import DataTable

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_DELIVERED: Final = _Role.UserRole
_ROW = 30
_NARROWEST, _WIDEST = 34, 64
_LEAST_TICK: Final = 11
_TITLE_LEAST, _TITLE_MOST = 150, 420
_TIGHT, _TITLE_TIGHT = 24, 112
"""Where more tables would else be out of sight."""


class MatrixModel(QAbstractTableModel):
    """Column 0 is the item itself, meaning all its tables; column n is table n."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sheets = Sheets((), 0, {}, {})

    def show(self, sheets: Sheets) -> None:
        """The day as it is now."""
        before, shape = self.sheets, (sheets.rows, sheets.tables)
        if (before.rows, before.tables) == shape:
            self.sheets = sheets
            self._tell_changed(before)
            return
        self.beginResetModel()
        self.sheets = sheets
        self.endResetModel()

    def _tell_changed(self, before: Sheets) -> None:
        """The cells that say something else than before."""
        for row, told in enumerate(self.sheets.rows):
            for column in range(self.columnCount()):
                sheet = Sheet(told.item, column or ALL_TABLES)
                if _figure(self.sheets, sheet) != _figure(before, sheet):
                    cell = self.index(row, column)
                    self.dataChanged.emit(cell, cell)

    def retranslate(self) -> None:
        """All words again."""
        rows, columns = self.rowCount(), self.columnCount()
        if rows:
            self.dataChanged.emit(self.index(0, 0), self.index(rows - 1, columns - 1))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, columns - 1)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's signature
        """One for each item."""
        return 0 if parent.isValid() else len(self.sheets.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's signature
        """The title and one for each table."""
        return 0 if parent.isValid() else 1 + self.sheets.tables

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> object:
        """The tables' numbers."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == _Role.TextAlignmentRole and section:
            return Qt.AlignmentFlag.AlignCenter
        if role == _Role.FontRole and section:
            return tabular(font(Role.CAPTION))
        if role in (_Role.ToolTipRole, _Role.AccessibleTextRole) and section:
            return table_words(section)
        if role != _Role.DisplayRole:
            return None
        return str(section) if section else _("Agenda item, and tables")

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> object:
        """Counts, and whether a sheet was delivered."""
        if not index.isValid():
            return None
        row, table = self.sheets.rows[index.row()], index.column()
        if role == _DELIVERED:
            return table > 0 and Sheet(row.item, table) in self.sheets.delivered
        if role == _Role.FontRole and not table and row.item == self.sheets.on and row.item:
            return font(Role.STRONG)
        if role in (_Role.AccessibleTextRole, _Role.ToolTipRole):
            return self._spoken(index)
        if role != _Role.DisplayRole:
            return None
        return str(self.sheets.count(row.item, table)) if table else row_title(row)

    def _spoken(self, index: _Index) -> str:
        row, table = self.sheets.rows[index.row()], index.column()
        where = table or ALL_TABLES
        parts = [
            row_title(row),
            table_words(where),
            notes_words(self.sheets.count(row.item, where)),
            _("delivered") if index.data(_DELIVERED) else "",
        ]
        return ", ".join(filter(None, parts))


def _figure(sheets: Sheets, sheet: Sheet) -> tuple[int, bool]:
    return sheets.count(sheet.item, sheet.table), sheet in sheets.delivered


class _Cells(QStyledItemDelegate):
    """A count, and a tick where the sheet was delivered."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        if index.column() == 0:
            super().paint(painter, option, index)
            return
        ground = QStyleOptionViewItem(option)
        self.initStyleOption(ground, index)
        words, ground.text = ground.text, ""
        style = ground.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, ground, painter, ground.widget)
        colours, rect = colours_of(option.palette), QRectF(option.rect)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setFont(tabular(font(Role.BODY)))
        ink = colours.on_accent_soft if is_chosen else colours.text
        painter.setPen(QColor(colours.faint if words == "0" and not is_chosen else ink))
        if index.data(_DELIVERED):
            figure = painter.fontMetrics().horizontalAdvance(words)
            side = max(_LEAST_TICK, min(scaled(14), rect.width() - figure - 4))
            left = rect.center().x() - (figure + 2 + side) / 2
            tick = QRectF(left + figure + 2, rect.center().y() - side / 2, side, side)
            paint_icon(painter, "check", tick, colours.positive)
            rect.setRight(left + figure)
            rect.setLeft(left)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, words)
        painter.restore()


class SheetMatrix(DataTable):
    """Choosing a cell chooses a sheet; `sheet_chosen` carries item and table (`ALL_TABLES`)."""

    sheet_chosen = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._model = MatrixModel(self)
        self._is_silent = False
        self._most_rows = 5
        self.setModel(self._model)
        self.setItemDelegate(_Cells(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAlternatingRowColors(False)
        heads = self.horizontalHeader()
        heads.setStretchLastSection(False)
        heads.setSectionsClickable(False)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads.setMinimumSectionSize(20)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.verticalHeader().setDefaultSectionSize(max(28, scaled(_ROW)))
        self.selectionModel().currentChanged.connect(self._on_current)

    def show_sheets(self, sheets: Sheets, item: str, table: int) -> None:
        """The day as it is now, with this sheet chosen."""
        before = self._model.sheets
        self._model.show(sheets)
        if (before.rows, before.tables) != (sheets.rows, sheets.tables):
            self._fit()
        self.choose(item, table)

    def choose(self, item: str, table: int) -> None:
        """Makes a sheet the current cell, and says nothing about it."""
        rows = (n for n, row in enumerate(self._model.sheets.rows) if row.item == item)
        index = self._model.index(next(rows, 0), 0 if table == ALL_TABLES else table)
        if index.isValid() and index != self.currentIndex():
            self._is_silent = True
            self.setCurrentIndex(index)
            self._is_silent = False

    def show_at_most(self, rows: int) -> None:
        """So many rows at once, so that the notes keep their room."""
        if rows != self._most_rows:
            self._most_rows = rows
            self._fit()
            self.scrollTo(self.currentIndex())

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        self.setAccessibleName(_("Sheets of the tables"))
        self._model.retranslate()

    def sizeHint(self) -> QSize:
        """As many rows as there are, up to the most; others scroll."""
        shown = min(max(self._model.rowCount(), 1), self._most_rows)
        rows = shown * self.verticalHeader().defaultSectionSize()
        bar = self.horizontalScrollBar()
        extra = bar.sizeHint().height() if bar.maximum() else 0
        return QSize(scaled(400), rows + self.horizontalHeader().sizeHint().height() + 4 + extra)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the zoom."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.verticalHeader().setDefaultSectionSize(max(28, scaled(_ROW)))
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The tables share what the titles leave."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Every table is in sight as long as its figure can be read: first the tables give way to
        the titles, then the titles to the tables, then both are tight. Of still more tables a whole
        number is in sight.
        """
        tables = max(1, self._model.columnCount() - 1)
        room, least, narrow = self.viewport().width(), scaled(_TITLE_LEAST), scaled(_NARROWEST)
        if least + tables * narrow > room:
            narrow = max(scaled(_TIGHT), min(narrow, (room - least) // tables))
        if least + tables * narrow > room:
            least = scaled(_TITLE_TIGHT)
            narrow = max(scaled(_TIGHT), min(narrow, (room - least) // tables))
        longest = min(max(self.sizeHintForColumn(0), least), scaled(_TITLE_MOST))
        title = max(least, min(longest, room - tables * narrow))
        shown = max(1, min(tables, (room - title) // narrow))
        each = min((room - title) // shown, scaled(_WIDEST))
        for column in range(1, tables + 1):
            self.setColumnWidth(column, each)
        self.setColumnWidth(0, max(least, room - each * shown))
        self.setFixedHeight(self.sizeHint().height())

    def _on_current(self, index: QModelIndex) -> None:
        if index.isValid() and not self._is_silent:
            row = self._model.sheets.rows[index.row()]
            self.sheet_chosen.emit(row.item, index.column() or ALL_TABLES)
