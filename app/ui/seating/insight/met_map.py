"""The map of who meets whom: tinted cells with figures, names along both sides."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.i18n import _
from app.ui.seating.insight.met_model import TIMES, MetModel
from app.ui.seating.insight.told import Insight
from app.ui.theme import Colours, Role, Space, colours_of, font, mix, scaled, tabular
from app.ui.theme.drawing import fill_rounded
from app.ui.widgets import paint_table_mark

_Index = QModelIndex | QPersistentModelIndex
_LEAST, _HIGH, _WIDE = 13, 30, 42
_NAMES, _UPRIGHT = 156, 108
_TINTS: Final = (0.0, 0.22, 0.82, 1.0)


class MetMap(QTableView):
    """Arrows walk, the pointer hovers; `pair_told` carries two ids, both "" when there is none."""

    pair_told = Signal(str, str)
    person_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = MetModel(self)
        self._tables: tuple[int, ...] = ()
        self.setModel(self._model)
        self.setItemDelegate(_Cells(self))
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for side in (Qt.Orientation.Horizontal, Qt.Orientation.Vertical):
            names = _Names(side, self)
            if side is Qt.Orientation.Horizontal:
                self.setHorizontalHeader(names)
            else:
                self.setVerticalHeader(names)
        self.entered.connect(self._tell)
        self.selectionModel().currentChanged.connect(self._tell)
        self.activated.connect(self._on_activated)

    @property
    def order(self) -> tuple[str, ...]:
        """The people from the top and from the left."""
        return self._model.order

    def show_insight(self, insight: Insight, *, by_table: bool) -> None:
        """The rounds as they are; by table means the tables of the round that is on show."""
        company, at = insight.company, insight.at
        order = tuple(each for each in insight.order if each in company.people)
        self._tables = ()
        if by_table and company.sittings:
            tables = {each: company.table_of(at, each) for each in order}
            order = tuple(sorted(order, key=lambda each: tables[each] or 99))
            self._tables = tuple(tables[each] for each in order)
        pair = self._pair()
        self._model.show(insight, order)
        self._fit()
        self._come_back(pair if set(pair) <= set(order) and pair else (insight.person,))
        self.setAccessibleName(_("Who meets whom"))

    def table_at(self, section: int) -> int:
        """The table of a row when the map is in the order of tables, else 0."""
        return self._tables[section] if self._tables else 0

    def begins_table(self, section: int) -> bool:
        """Whether a line parts this row from the one before."""
        return 0 < section < len(self._tables) and (
            self._tables[section] != self._tables[section - 1]
        )

    def leaveEvent(self, event: QEvent) -> None:
        """The pair the keyboard is at, again."""
        super().leaveEvent(event)
        self._tell(self.currentIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As much as fits, as large as fits."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        people = max(1, len(self._model.order))
        names, upright = self.verticalHeader(), self.horizontalHeader()
        least = scaled(_LEAST)
        wide = (self.width() - scaled(_NAMES) - scaled(Space.LARGE)) // people
        high = (self.height() - scaled(_UPRIGHT) - 4) // people
        for header, side, most in ((upright, wide, _WIDE), (names, high, _HIGH)):
            header.setMinimumSectionSize(least)
            header.setDefaultSectionSize(max(least, min(scaled(most), side)))

    def _pair(self) -> tuple[str, ...]:
        """The two the keyboard is at, nobody before it was here."""
        index, order = self.currentIndex(), self._model.order
        return (order[index.row()], order[index.column()]) if index.isValid() else ()

    def _come_back(self, who: tuple[str, ...]) -> None:
        """To a pair, or to a person's row."""
        order = self._model.order
        if len(order) < 2 or who[0] not in order:
            return
        row = order.index(who[0])
        column = order.index(who[1]) if len(who) > 1 else int(row == 0)
        self.setCurrentIndex(self._model.index(row, column))

    def _tell(self, index: QModelIndex) -> None:
        if index.isValid():
            order = self._model.order
            self.pair_told.emit(order[index.row()], order[index.column()])
        else:
            self.pair_told.emit("", "")

    def _on_activated(self, index: QModelIndex) -> None:
        if index.isValid():
            self.person_wanted.emit(self._model.order[index.row()])


class _Names(QHeaderView):
    """Names along a side; those on top stand upright, read from below."""

    def __init__(self, side: Qt.Orientation, owner: MetMap) -> None:
        super().__init__(side, owner)
        self._owner = owner
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(False)
        self.setHighlightSections(True)

    def sizeHint(self) -> QSize:
        """Room for most names."""
        if self.orientation() is Qt.Orientation.Vertical:
            return QSize(scaled(_NAMES), super().sizeHint().height())
        return QSize(super().sizeHint().width(), scaled(_UPRIGHT))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:  # noqa: N802
        """The name, and the table's mark in the order of tables."""
        colours = colours_of(self)
        painter.save()
        painter.fillRect(rect, QColor(colours.surface))
        is_upright = self.orientation() is Qt.Orientation.Horizontal
        if is_upright:
            painter.translate(rect.left(), rect.bottom())
            painter.rotate(-90)
            place = QRectF(0, 0, rect.height(), rect.width())
        else:
            place = QRectF(rect)
        place.adjust(Space.TINY, 0, -Space.TINY, 0)
        table = 0 if is_upright else self._owner.table_at(section)
        if table:
            side = min(place.height(), scaled(20))
            box = QRectF(place.left(), place.center().y() - side / 2, side, side)
            paint_table_mark(painter, box, table)
            place.setLeft(box.right() + Space.TINY)
        self._paint_name(painter, place, section, colours)
        painter.restore()

    def _paint_name(self, painter: QPainter, place: QRectF, section: int, colours: Colours) -> None:
        index = self._owner.currentIndex()
        here = index.column() if self.orientation() is Qt.Orientation.Horizontal else index.row()
        letters = _letters(place.height())
        is_current = here == section
        letters.setWeight(QFont.Weight.Bold if is_current else QFont.Weight.Normal)
        painter.setFont(letters)
        painter.setPen(QColor(colours.accent if is_current else colours.text))
        metrics = QFontMetrics(letters)
        words = str(self.model().headerData(section, self.orientation()) or "")
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideMiddle, int(place.width()))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)


class _Cells(QStyledItemDelegate):
    """A tint and a figure: nothing where two do not meet, more the more often they do."""

    def __init__(self, owner: MetMap) -> None:
        super().__init__(owner)
        self._owner = owner
        self._figures: dict[int, QFont] = {}

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """One cell of either half; the diagonal is where a person meets nobody else."""
        colours, rect = colours_of(option.palette), QRectF(option.rect)
        cell = rect.adjusted(0.5, 0.5, -0.5, -0.5)
        painter.save()
        if index.row() == index.column():
            is_stark = colours.name == "contrast"
            painter.fillRect(cell, QColor(colours.raised if is_stark else colours.border))
        else:
            painter.setFont(self._figure_font(option.rect.height()))
            _paint_times(painter, cell, int(index.data(TIMES) or 0), colours)
        painter.setPen(QPen(QColor(colours.text), 1.6))
        if self._owner.begins_table(index.row()):
            painter.drawLine(rect.topLeft(), rect.topRight())
        if self._owner.begins_table(index.column()):
            painter.drawLine(rect.topLeft(), rect.bottomLeft())
        state = option.state
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            fill_rounded(painter, rect, None, colours.text, 2, 2)
        painter.restore()

    def _figure_font(self, high: int) -> QFont:
        """Kept, for a hall of a hundred has thousands of cells."""
        if high not in self._figures:
            self._figures = {high: tabular(_letters(high))}
        return self._figures[high]


def _paint_times(painter: QPainter, cell: QRectF, times: int, colours: Colours) -> None:
    ground = mix(colours.surface, colours.accent, _TINTS[min(times, 3)])
    painter.fillRect(cell, ground if times else mix(colours.surface, colours.sunken, 0.5))
    if times:
        painter.setPen(QColor(colours.on_accent if times > 1 else colours.text))
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, str(times))


def _letters(high: float) -> QFont:
    letters = font(Role.CAPTION)
    letters.setPixelSize(max(9, min(letters.pixelSize() + 1, int(high) - 2)))
    return letters
