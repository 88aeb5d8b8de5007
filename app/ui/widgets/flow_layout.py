"""A layout that breaks lines as words do."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from app.ui.theme import Space


class FlowLayout(QLayout):
    """Items side by side, on a new line when the next does not fit; rows are aligned as told."""

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
        self.setContentsMargins(QMargins(0, 0, 0, 0))
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        """Qt's way in; use addWidget."""
        self._items.append(item)

    def count(self) -> int:
        """How many items there are."""
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
        """The height depends on how many lines the width makes."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines at a width."""
        return self._place(QRect(0, 0, width, 0), is_trial=True)

    def setGeometry(self, rect: QRect) -> None:
        """Places the items."""
        super().setGeometry(rect)
        self._place(rect, is_trial=False)

    def sizeHint(self) -> QSize:
        """All on one line."""
        shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
        gaps = self.spacing() * max(0, len(shown) - 1)
        size = QSize(
            sum(hint.width() for hint in shown) + gaps,
            max((hint.height() for hint in shown), default=0),
        )
        return size.grownBy(self.contentsMargins())

    def minimumSize(self) -> QSize:
        """The widest item alone."""
        size = QSize(0, 0)
        for item in self._items:
            if not item.isEmpty():
                size = size.expandedTo(item.minimumSize())
        return size.grownBy(self.contentsMargins())

    def _place(self, rect: QRect, *, is_trial: bool) -> int:
        """Breaks into lines, places them unless on trial, and returns the height in pixels."""
        inside = rect.marginsRemoved(self.contentsMargins())
        top = inside.top()
        lines = self._lines(inside.width())
        for line in lines:
            height = max(item.sizeHint().height() for item in line)
            if not is_trial:
                self._place_line(line, inside, top, height)
            top += height + self.spacing()
        used = top - inside.top() - (self.spacing() if lines else 0)
        margins = self.contentsMargins()
        return used + margins.top() + margins.bottom()

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        left = 0
        for item in self._items:
            if item.isEmpty():
                continue
            wide = item.sizeHint().width()
            if not lines or left + wide > width:
                lines.append([])
                left = 0
            lines[-1].append(item)
            left += wide + self.spacing()
        return lines

    def _place_line(self, line: list[QLayoutItem], inside: QRect, top: int, height: int) -> None:
        taken = sum(item.sizeHint().width() for item in line) + self.spacing() * (len(line) - 1)
        left = inside.left() + (max(0, inside.width() - taken) if self._is_right_aligned else 0)
        for item in line:
            hint = item.sizeHint()
            wide = min(hint.width(), inside.width())
            lowered = top + (height - hint.height()) // 2
            item.setGeometry(QRect(QPoint(left, lowered), QSize(wide, hint.height())))
            left += wide + self.spacing()
