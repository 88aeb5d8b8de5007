"""Cards in columns of equal width, as many as fit, each row as high as its highest card."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from app.ui.theme import Space, scaled


class CardGrid(QLayout):
    """A grid that decides by its width how many columns it has; `least` grows with the text."""

    def __init__(self, least: int = 230, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._least = least
        self.setContentsMargins(QMargins(0, 0, 0, 0))
        self.setSpacing(Space.MEDIUM)

    def addItem(self, item: QLayoutItem) -> None:
        """Qt's way in; use addWidget."""
        self._items.append(item)

    def count(self) -> int:
        """How many cards there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item, or None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Takes the item out, or None past the end."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It takes the width it is given."""
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        """The height depends on how many columns the width gives."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all rows at a width."""
        return self._place(QRect(0, 0, width, 0), is_trial=True)

    def setGeometry(self, rect: QRect) -> None:
        """Places the cards."""
        super().setGeometry(rect)
        self._place(rect, is_trial=False)

    def sizeHint(self) -> QSize:
        """Two columns."""
        width = 2 * scaled(self._least) + self.spacing()
        return QSize(width, self.heightForWidth(width))

    def minimumSize(self) -> QSize:
        """One column; its height is what scrolling is for."""
        return QSize(min(scaled(self._least), 260), 0)

    def columns(self, width: int) -> int:
        """As few as need no more rows than the most that fit would: six cards are three by two."""
        shown = max(1, sum(1 for item in self._items if not item.isEmpty()))
        fit = (width + self.spacing()) // (scaled(self._least) + self.spacing())
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
