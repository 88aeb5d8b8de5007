"""A layout that breaks lines as words do."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QLayoutItem, QWidget

from app.ui.theme import Space
from app.ui.widgets.own_layout import OwnLayout


class FlowLayout(OwnLayout):
    """Items side by side, on a new line when the next does not fit; rows are aligned as told."""

    def __init__(
        self,
        spacing: int = Space.SMALL,
        *,
        is_right_aligned: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(spacing, parent)
        self._is_right_aligned = is_right_aligned
        self._hints: list[tuple[QLayoutItem, QSize]] | None = None
        self._least: QSize | None = None

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
        super()._forget()
        self._hints = self._least = None

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
