"""The list of recommendations and polls: one is looked at, several can be chosen."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QSizePolicy, QWidget

from app.ui.polls.models import ROW_ROLE, PollCells, PollsModel, Row
from app.ui.theme import scaled

_WIDTH: Final = 290
_NO_LIMIT: Final = 16_777_215
_Flags = QItemSelectionModel.SelectionFlag


class PollList(QListView):
    """Rows over `rows`; with Shift and Ctrl, by mouse and keyboard, several are chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = PollsModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(PollCells(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    @property
    def chosen(self) -> Row | None:
        """The row that is looked at."""
        row = self.currentIndex().data(ROW_ROLE)
        return row if isinstance(row, Row) else None

    @property
    def chosen_polls(self) -> tuple[str, ...]:
        """The polls of all chosen rows, in the order of the list."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        found = (self.rows.index(each).data(ROW_ROLE) for each in rows)
        return tuple(each.poll for each in found if isinstance(each, Row) and each.poll)

    def fit(self, *, beside: bool, page_width: int) -> None:
        """As wide as a list beside a panel, or as low as one above it."""
        wide = min(scaled(_WIDTH), max(scaled(196), page_width // 4))
        self.setMinimumWidth(wide if beside else 0)
        self.setMaximumWidth(wide if beside else _NO_LIMIT)
        self.setMinimumHeight(scaled(90))
        self.setMaximumHeight(_NO_LIMIT if beside else scaled(120))

    def choose(self, index: QModelIndex) -> None:
        """Looks at this row alone, unless it is looked at already."""
        if index.isValid() and index != self.currentIndex():
            self.selectionModel().setCurrentIndex(index, _Flags.ClearAndSelect)
            self.scrollTo(index)

    def choose_polls(self, polls: tuple[str, ...]) -> None:
        """Chooses these polls together, and looks at the first."""
        found = [self.rows.index_of_poll(each) for each in polls]
        found = [each for each in found if each.isValid()]
        if not found:
            return
        self.selectionModel().setCurrentIndex(found[0], _Flags.ClearAndSelect)
        for index in found[1:]:
            self.selectionModel().select(index, _Flags.Select)
        self.scrollTo(found[0])
