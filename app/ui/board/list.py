"""The board as a list, for the keyboard and for screen readers: the same notes, the same keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView, QWidget

from app.i18n import _
from app.ui.board.commands import Chosen, wish_of
from app.ui.board.keeping import Keeper, Stand
from app.ui.board.models import SPOT_ROLE, BoardModel
from app.ui.board.picture import Lane
from app.ui.board.walk import Spot
from app.ui.theme import scaled

_Flag = QItemSelectionModel.SelectionFlag


class BoardList(QTreeView):
    """Lanes that open and close, notes under them.

    `wished` carries a `Wish`, `menu_wanted` a global position, `moved_on` tells of a new current
    row, `escaped` that Escape was pressed in a search.
    """

    wished = Signal(object)
    menu_wanted = Signal(QPoint)
    moved_on = Signal()
    escaped = Signal()

    def __init__(self, keeper: Keeper | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keeper, self._lanes = keeper or Keeper(), tuple[Lane, ...]()
        self._model = BoardModel(self)
        self._closed: set[str] = set()
        self._sought = ""
        self.setModel(self._model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setExpandsOnDoubleClick(True)
        heads = self.header()
        heads.setStretchLastSection(False)
        heads.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        heads.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        self._fit()
        self.collapsed.connect(self._on_collapsed)
        self.expanded.connect(self._on_expanded)
        self.selectionModel().currentChanged.connect(self.moved_on)

    def show_lanes(self, lanes: Sequence[Lane], sought: str = "") -> None:
        """The lanes as they are now; what is open, chosen, current and scrolled to stays. Of a
        search all is open, and going from one to another is no deed that the keyboard follows.
        """
        is_other, self._sought = sought != self._sought, sought
        chosen = self.chosen
        before, self._lanes = self._lanes, tuple(lanes)
        stand = Stand(Spot(chosen.lane, chosen.note), chosen.notes)
        scrolled = self.verticalScrollBar().value()
        if not self._model.show(lanes):
            return
        for lane in lanes:
            opens = bool(sought) or lane.key not in self._closed
            self.setExpanded(self._model.index_of(Spot(lane.key)), opens)
        kept = stand if is_other else self._keeper.after(stand, before, self._lanes)
        self._choose_again(kept)
        self.verticalScrollBar().setValue(scrolled)

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        self.setAccessibleName(_("Themes and notes as a list"))
        self._model.retranslate()

    @property
    def chosen(self) -> Chosen:
        """The chosen notes from top to bottom, and the current row."""
        spot = self.currentIndex().data(SPOT_ROLE)
        here = spot if isinstance(spot, Spot) else Spot()
        spots = [index.data(SPOT_ROLE) for index in self.selectionModel().selectedRows()]
        notes = {each.note for each in spots if isinstance(each, Spot) and each.note}
        return Chosen(tuple(n for n in self._in_order() if n in notes), here.lane, here.note)

    def go_to(self, spot: Spot) -> None:
        """Makes it the current row and chooses it."""
        index = self._model.index_of(spot)
        if index.isValid():
            flags = _Flag.ClearAndSelect | _Flag.Rows
            self.selectionModel().setCurrentIndex(index, flags)
            self.scrollTo(index)

    def fold(self, *, others: bool) -> None:
        """Closes the lane of the current row or all the others, or opens what is closed."""
        heads = [self._model.index(row, 0) for row in range(self._model.rowCount())]
        spot = self.currentIndex().data(SPOT_ROLE)
        here = self._model.index_of(Spot(spot.lane)) if isinstance(spot, Spot) else QModelIndex()
        wanted = [each for each in heads if (each == here) is not others]
        opens = not any(self.isExpanded(each) for each in wanted)
        for each in wanted:
            self.setExpanded(each, opens)
        if not others and not opens and isinstance(spot, Spot):
            self.go_to(Spot(spot.lane))

    def event(self, event: QEvent) -> bool:
        """Claims the board's keys before the window's shortcuts; follows the zoom."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if wish_of(event) is not None:
                event.accept()
                return True
        elif event.type() == QEvent.Type.StyleChange:
            self._fit()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The board's commands; all else walks as in any list."""
        wish = wish_of(event)
        if event.key() == Qt.Key.Key_Escape and self._sought:
            self.escaped.emit()
        elif wish is None:
            super().keyPressEvent(event)
        else:
            self.wished.emit(wish)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the chosen rows."""
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        row = self.visualRect(self.currentIndex()).bottomLeft() + QPoint(scaled(60), 0)
        at = event.globalPos() if by_mouse else self.viewport().mapToGlobal(row)
        if self.currentIndex().isValid():
            self.menu_wanted.emit(at)

    def _choose_again(self, stand: Stand) -> None:
        """The keyboard goes where it belongs now, and what is chosen is chosen again."""
        model, selection = self._model, self.selectionModel()
        here = model.index_of(stand.spot)
        if not here.isValid():
            here = model.index(0, 0)
        selection.setCurrentIndex(here, _Flag.ClearAndSelect | _Flag.Rows)
        for note in stand.notes:
            index = model.index_of(Spot(stand.spot.lane, note))
            if index.parent().isValid():
                selection.select(index, _Flag.Select | _Flag.Rows)

    def _in_order(self) -> list[str]:
        model = self._model
        heads = [model.index(row, 0) for row in range(model.rowCount())]
        spots = (
            model.index(row, 0, head).data(SPOT_ROLE)
            for head in heads
            for row in range(model.rowCount(head))
        )
        return [each.note for each in spots if isinstance(each, Spot)]

    def _fit(self) -> None:
        self.setColumnWidth(1, scaled(70))
        self.setIndentation(scaled(22))

    def _on_collapsed(self, index: QModelIndex) -> None:
        spot = index.data(SPOT_ROLE)
        if isinstance(spot, Spot) and not self._sought:
            self._closed.add(spot.lane)

    def _on_expanded(self, index: QModelIndex) -> None:
        spot = index.data(SPOT_ROLE)
        if isinstance(spot, Spot) and not self._sought:
            self._closed.discard(spot.lane)
