"""A layout that breaks lines as words do."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from app.ui.theme import Space


class FlowLayout(QLayout):
    """Items side by side, on a new line when the next does not fit; rows are aligned as told.

    Qt asks for the height many times between two changes, so sizes and heights are kept until an
    item says that it is another (`invalidate`).
    """

    def __init__(
        self,
        spacing: int = Space.SMALL,
        *,
        is_right_aligned: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._is_right_aligned = is_right_aligned
        self._hints: list[tuple[QLayoutItem, QSize]] | None = None
        self._least: QSize | None = None
        self._heights: dict[int, int] = {}
        self.setContentsMargins(QMargins(0, 0, 0, 0))
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        """Qt's way in; use addWidget."""
        self._items.append(item)
        self._forget()

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item, or None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Takes the item out, or None past the end."""
        self._forget()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def invalidate(self) -> None:
        """Something in it has another size, came or went."""
        self._forget()
        super().invalidate()

    def expandingDirections(self) -> Qt.Orientation:
        """It takes the width it is given."""
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        """The height depends on how many lines the width makes."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines at a width."""
        if width not in self._heights:
            self._heights[width] = self._place(QRect(0, 0, width, 0), is_trial=True)
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:
        """Places the items."""
        super().setGeometry(rect)
        self._place(rect, is_trial=False)

    def sizeHint(self) -> QSize:
        """All on one line."""
        shown = [hint for _item, hint in self._shown()]
        gaps = self.spacing() * max(0, len(shown) - 1)
        size = QSize(
            sum(hint.width() for hint in shown) + gaps,
            max((hint.height() for hint in shown), default=0),
        )
        return size.grownBy(self.contentsMargins())

    def minimumSize(self) -> QSize:
        """The widest item alone."""
        if self._least is None:
            size = QSize(0, 0)
            for item, _hint in self._shown():
                size = size.expandedTo(item.minimumSize())
            self._least = size.grownBy(self.contentsMargins())
        return self._least

    def _forget(self) -> None:
        self._hints = self._least = None
        self._heights.clear()

    def _shown(self) -> list[tuple[QLayoutItem, QSize]]:
        """The items that take room, each with the size it would like."""
        if self._hints is None:
            self._hints = [(item, item.sizeHint()) for item in self._items if not item.isEmpty()]
        return self._hints

    def _place(self, rect: QRect, *, is_trial: bool) -> int:
        """Breaks into lines, places them unless on trial, and returns the height in pixels."""
        inside = rect.marginsRemoved(self.contentsMargins())
        top = inside.top()
        lines = self._lines(inside.width())
        for line in lines:
            height = max(hint.height() for _item, hint in line)
            if not is_trial:
                self._place_line(line, inside, top, height)
            top += height + self.spacing()
        used = top - inside.top() - (self.spacing() if lines else 0)
        margins = self.contentsMargins()
        return used + margins.top() + margins.bottom()

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        left = 0
        for item, hint in self._shown():
            if not lines or left + hint.width() > width:
                lines.append([])
                left = 0
            lines[-1].append((item, hint))
            left += hint.width() + self.spacing()
        return lines

    def _place_line(
        self, line: list[tuple[QLayoutItem, QSize]], inside: QRect, top: int, height: int
    ) -> None:
        taken = sum(hint.width() for _item, hint in line) + self.spacing() * (len(line) - 1)
        left = inside.left() + (max(0, inside.width() - taken) if self._is_right_aligned else 0)
        for item, hint in line:
            wide = min(hint.width(), inside.width())
            lowered = top + (height - hint.height()) // 2
            item.setGeometry(QRect(QPoint(left, lowered), QSize(wide, hint.height())))
            left += wide + self.spacing()
