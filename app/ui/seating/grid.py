"""Cards in columns of equal width, as many as fit, each row as high as its highest card."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QLayoutItem, QWidget

from app.ui.theme import Space, scaled
from app.ui.widgets.own_layout import OwnLayout

_LEAST, _MOST = 200, 280
"""The narrowest and the widest that a column must be before there is one more, at usual text."""


class CardGrid(OwnLayout):
    """A grid that decides by its width how many columns it has; a column grows with the text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Space.SMALL, parent)
        self._wide = scaled(_LEAST)

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
