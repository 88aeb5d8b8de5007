"""Cards in columns of equal width, as many as fit, each row as high as its highest card."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMargins, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from app.ui.theme import Space, scaled

_LEAST, _MOST = 200, 280
"""The narrowest and the widest that a column must be before there is one more, at usual text."""


class CardGrid(QLayout):
    """A grid that decides by its width how many columns it has; a column grows with the text.

    Heights are kept until a card says that it is another, for Qt asks for them many times.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._wide = scaled(_LEAST)
        self._heights: dict[int, int] = {}
        self.setContentsMargins(QMargins(0, 0, 0, 0))
        self.setSpacing(Space.SMALL)

    def addItem(self, item: QLayoutItem) -> None:
        """Qt's way in; use addWidget."""
        self._items.append(item)
        self._heights.clear()

    def count(self) -> int:
        """How many cards there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item, or None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Takes the item out, or None past the end."""
        self._heights.clear()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def invalidate(self) -> None:
        """A card has another size, came or went."""
        self._heights.clear()
        super().invalidate()

    def expandingDirections(self) -> Qt.Orientation:
        """It takes the width it is given."""
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        """The height depends on how many columns the width gives."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all rows at a width."""
        if width not in self._heights:
            self._heights[width] = self._place(QRect(0, 0, width, 0), is_trial=True)
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:
        """Places the cards."""
        super().setGeometry(rect)
        self._place(rect, is_trial=False)

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

    def columns(self, width: int) -> int:
        """As few as need no more rows than the most that fit would: six cards are three by two."""
        shown = max(1, sum(1 for item in self._items if not item.isEmpty()))
        fit = (width + self.spacing()) // (self._wide + self.spacing())
        rows = -(-shown // max(1, min(fit, shown)))
        return -(-shown // rows)

    def _place(self, rect: QRect, *, is_trial: bool) -> int:
        """Lays the rows out unless on trial, and returns their height in pixels."""
        items = [item for item in self._items if not item.isEmpty()]
        columns = self.columns(rect.width())
        wide = (rect.width() - (columns - 1) * self.spacing()) // columns
        top = rect.top()
        for first in range(0, len(items), columns):
            row = items[first : first + columns]
            high = max(_height(item, wide) for item in row)
            if not is_trial:
                for at, item in enumerate(row):
                    left = rect.left() + at * (wide + self.spacing())
                    item.setGeometry(QRect(left, top, wide, high))
            top += high + self.spacing()
        return top - rect.top() - (self.spacing() if items else 0)


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
