"""The programme as a list: arrows walk, Alt+arrows or a drag give another place."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.ui.agenda.models import AgendaModel, Column
from app.ui.held import HeldKeys
from app.ui.plain_keys import Place, deed_of
from app.ui.theme import scaled
from app.ui.widgets import DataTable

_Key = Qt.Key
_STEPS: Final = {"next-step": 1, "previous-step": -1}
_ONCE: Final = ("timer", "next", "repair", "edit_item", "remove_item", *_STEPS)
"""What is done once for each press: N held down would end item after item."""
_ENDS: Final = (_Key.Key_Home, _Key.Key_End)
_UP_DOWN: Final = (_Key.Key_Up, _Key.Key_Down)
_WIDTHS: Final = {
    Column.MARK: 36,
    Column.PLANNED: 154,
    Column.EXPECTED: 154,
    Column.ACTUAL: 98,
    Column.LENGTH: 120,
    Column.OWNER: 150,
    Column.ROUND: 60,
}
# Below this width in body-text units these give way to the titles, the first one first.
_NARROW: Final = ((Column.OWNER, 996), (Column.ACTUAL, 896), (Column.ROUND, 736))
_TIMES: Final = (Column.PLANNED, Column.EXPECTED, Column.LENGTH)
_AFTER_SIGN: Final = 6
"""Free space after a sign, or it would seem to belong to what stands in the next column."""
_ONCE_BEGUN: Final = (Column.EXPECTED, Column.ACTUAL)


class AgendaTable(DataTable):
    """Shows an `AgendaModel`, one row chosen.

    `step_wanted` carries -1 or 1 for the chosen row, `item_step_wanted` the same for the steps of
    the item that is on (G and Shift+G); `clock_wanted`, `next_wanted` and
    `repair_wanted` are Space, N and R, which a list would otherwise keep for itself; `edit_wanted`
    is Enter or a double click.
    """

    step_wanted = Signal(int)
    item_step_wanted = Signal(int)
    clock_wanted = Signal()
    next_wanted = Signal()
    repair_wanted = Signal()
    edit_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(False)
        self.setDropIndicatorShown(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.setMinimumHeight(scaled(210))
        self.horizontalHeader().setStretchLastSection(False)
        self.setItemDelegate(WholeRows(self))
        self._filled: frozenset[Column] = frozenset(_ONCE_BEGUN)
        self._brought = -1
        HeldKeys(self, _acts_once)
        self.doubleClicked.connect(self._on_double_click)

    def show_model(self, model: AgendaModel) -> None:
        """Shows a programme from now on."""
        self.programme = model
        self.setModel(model)
        heads = self.horizontalHeader()
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads.setSectionResizeMode(Column.TITLE, QHeaderView.ResizeMode.Stretch)
        self._fit_columns()

    def show_filled(self) -> None:
        """A column in which nothing stands gives its room to the titles: before the day begins
        nothing is expected or has happened, after its end nothing is expected.
        """
        filled = frozenset(each for each in _ONCE_BEGUN if self.programme.has_words(each))
        if filled != self._filled:
            self._filled = filled
            self._fit_columns()

    def bring(self, row: int) -> None:
        """This row to the middle, now or when the table comes on screen: before that it has no
        height to scroll in.
        """
        self._brought = row
        self._center()

    def _center(self) -> None:
        if self.isVisible() and self._brought >= 0:
            index = self.model().index(self._brought, 0)
            self.scrollTo(index, self.ScrollHint.PositionAtCenter)
            self._brought = -1

    def showEvent(self, event: QShowEvent) -> None:
        """What was brought meanwhile, once everything has its place."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._center)

    def event(self, event: QEvent) -> bool:
        """Alt+arrow moves the row, and no menu takes it."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and _is_step(event)
        ):
            event.accept()
            return True
        handled = super().event(event)
        if event.type() == QEvent.Type.StyleChange and self.model() is not None:
            self._fit_columns()
        return handled

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the list and of the clock."""
        deed = deed_of(event, Place.AGENDA)
        if _is_step(event):
            self.step_wanted.emit(-1 if event.key() == _Key.Key_Up else 1)
        elif deed == "timer":
            self.clock_wanted.emit()
        elif deed == "next":
            self.next_wanted.emit()
        elif deed in _STEPS:
            self.item_step_wanted.emit(_STEPS[deed])
        elif deed == "repair":
            self.repair_wanted.emit()
        elif deed == "edit_item":
            self.edit_wanted.emit()
        elif event.key() in _ENDS and not event.modifiers():
            self.selectRow(0 if event.key() == _Key.Key_Home else self.model().rowCount() - 1)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Titles keep room; other columns give way."""
        super().resizeEvent(event)
        if self.model() is not None:
            self._fit_columns()

    def _fit_columns(self) -> None:
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, scaled(width))
        empty = [each for each in _ONCE_BEGUN if each not in self._filled]
        unused = sum(_WIDTHS[each] for each in empty)
        is_tight = {
            column: self.viewport().width() < scaled(least - unused) for column, least in _NARROW
        }
        for column, hides in is_tight.items():
            self.setColumnHidden(column, hides or column in empty)
        # Where there is no room for both, what is over says how it went in place of a forecast.
        is_folded = Column.ACTUAL in self._filled and is_tight[Column.ACTUAL]
        self.setColumnHidden(Column.EXPECTED, Column.EXPECTED in empty and not is_folded)
        self.programme.fold(is_folded)

    def _on_double_click(self, _index: QModelIndex) -> None:
        self.edit_wanted.emit()


class WholeRows(QStyledItemDelegate):
    """No frame around a single cell: the row is what is chosen. Signs stand after times, so that
    times stand below each other.
    """

    def initStyleOption(  # noqa: N802 -- Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus
        if index.column() in _TIMES:
            option.decorationPosition = QStyleOptionViewItem.Position.Right
            option.decorationAlignment = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            is_last = index.column() == Column.LENGTH  # after it titles begin with icons
            option.decorationSize += QSize(0 if is_last else scaled(_AFTER_SIGN), 0)


def _is_step(event: QKeyEvent) -> bool:
    has_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
    return has_alt and event.key() in _UP_DOWN


def _acts_once(event: QKeyEvent) -> bool:
    return deed_of(event, Place.AGENDA) in _ONCE
