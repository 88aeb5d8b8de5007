"""Cards in columns of equal width, as many as fit, each row as high as its highest card."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLayoutItem, QScrollArea, QWidget

from app.ui.theme import Space, scaled
from app.ui.widgets.own_layout import OwnLayout

_LEAST, _MOST = 200, 280
"""The narrowest and the widest that a column must be before there is one more, at usual text."""
_AROUND = 48
"""What is seen around somebody whose card is higher than the window, in pixels at usual text."""
_FEW = 3
"""With fewer columns a card is so broad that its people stand far from each other."""


class CardGrid(OwnLayout):
    """A grid that decides by its width how many columns it has; a column grows with the text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Space.SMALL, parent)
        self._wide, self._high = scaled(_LEAST), 0

    def sizeHint(self) -> QSize:
        """Two columns."""
        width = 2 * self._wide + self.spacing()
        return QSize(width, self.heightForWidth(width))

    def minimumSize(self) -> QSize:
        """One column; its height is what scrolling is for."""
        return QSize(min(self._wide, _MOST), 0)

    def fit_names(self, widths: Sequence[int]) -> None:
        """No more columns than nine of ten names fit in whole, by their chips' widths in pixels."""
        long = sorted(widths)[len(widths) * 9 // 10] if widths else 0
        wanted = min(max(scaled(_LEAST), long + 2 * Space.SMALL), scaled(_MOST))
        if wanted != self._wide:
            self._wide = wanted
            self.invalidate()

    def use_height(self, height: int) -> None:
        """How much there is to see without scrolling, in pixels: rows are added to fill it."""
        if height != self._high:
            self._high = height
            self.invalidate()

    def tops(self) -> list[int]:
        """Where the rows begin, in pixels."""
        shown = [item.geometry().top() for item in self._items if not item.isEmpty()]
        return sorted({*shown})

    def columns(self, width: int) -> int:
        """As few as need no more rows than the most that fit would, and one row more as long as
        that is seen without scrolling: on a large screen six cards are three by two as well.
        """
        items = [item for item in self._items if not item.isEmpty()]
        shown = max(1, len(items))
        fit = (width + self.spacing()) // (self._wide + self.spacing())
        columns = -(-shown // -(-shown // max(1, min(fit, shown))))
        while columns > _FEW:
            rows = -(-shown // columns) + 1
            fewer = -(-shown // rows)
            if fewer == columns or self._needs(items, fewer, width) > self._high:
                break
            columns = fewer
        return columns

    def _needs(self, items: Sequence[QLayoutItem], columns: int, width: int) -> int:
        """The height of the rows, in pixels."""
        wide = (width - (columns - 1) * self.spacing()) // columns
        rows = [items[first : first + columns] for first in range(0, len(items), columns)]
        return sum(max(_height(item, wide) for item in row) + self.spacing() for row in rows)

    def _place(self, rect: QRect, *, is_trial: bool) -> int:
        """Lays the rows out unless on trial, and returns their height in pixels."""
        items = [item for item in self._items if not item.isEmpty()]
        columns = self.columns(rect.width())
        wide = (rect.width() - (columns - 1) * self.spacing()) // columns
        rows = [items[first : first + columns] for first in range(0, len(items), columns)]
        highs = [max(_height(item, wide) for item in row) for row in rows]
        used = sum(highs) + self.spacing() * max(0, len(rows) - 1)
        if not is_trial:
            spare = max(0, rect.height() - used) // max(1, len(rows))
            top = rect.top()
            for row, high in zip(rows, highs, strict=True):
                grown = high + min(spare, high)  # room to drop people on, yet still a card
                for at, item in enumerate(row):
                    left = rect.left() + at * (wide + self.spacing())
                    item.setGeometry(QRect(left, top, wide, grown))
                top += grown + self.spacing()
        return used


class GridScroll(QScrollArea):
    """Scrolls the cards up and down, and tells the grid how much of it is seen at once."""

    def __init__(self, grid: CardGrid, canvas: QWidget) -> None:
        super().__init__()
        self._grid, self._canvas = grid, canvas
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(canvas)

    def take_height(self) -> None:
        """As high as the cards have just become: Qt would do so after the next scroll."""
        QCoreApplication.sendEvent(self._canvas, QEvent(QEvent.Type.LayoutRequest))

    def reveal(self, person: QWidget) -> None:
        """Scrolls as little as shows somebody and the head of their card, then as `align`."""
        canvas, card, seen = self._canvas, person.parentWidget(), self.viewport().height()
        top = card.mapTo(canvas, QPoint(0, 0)).y() if card is not None else 0
        low = person.mapTo(canvas, QPoint(0, person.height())).y() + Space.SMALL
        if low - top > seen:
            self.ensureWidgetVisible(person, 0, scaled(_AROUND))
            return
        bar = self.verticalScrollBar()
        bar.setValue(min(max(bar.value(), low - seen), top))
        self.align(low - seen)

    def align(self, least: int = 0) -> None:
        """No row is cut at the upper edge, unless the scroll is to be `least` pixels at least."""
        bar, rows = self.verticalScrollBar(), self._grid.tops()
        cut = max((top for top in rows if top <= bar.value()), default=0)
        if cut >= least:
            bar.setValue(cut)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size of the window."""
        self._grid.use_height(self.viewport().height())
        super().resizeEvent(event)


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
