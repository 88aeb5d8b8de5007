"""Where in a lane something dropped would land, and the line that shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF

_MARGIN: Final = 12
NEW: Final = "new"
"""The lane of a drop on ground where no theme is yet: one is made of what was dropped."""


@dataclass(frozen=True, slots=True)
class Drop:
    """Where notes would land: a lane and the place in it."""

    lane: str
    index: int


def index_at(boxes: Sequence[QRectF], columns: int, point: QPointF) -> int:
    """The place between notes under a point; notes lie row by row in `columns`."""
    column = 0
    for number, box in enumerate(boxes[:columns]):
        if point.x() >= box.left():
            column = number
    above = sum(1 for box in boxes[column::columns] if box.center().y() < point.y())
    return min(above * columns + column, len(boxes))


def line_at(boxes: Sequence[QRectF], columns: int, index: int, strip: QRectF, gap: float) -> QLineF:
    """A line over the note that would be pushed on, under the last, or at the top of `strip`."""
    left, right = strip.left() + _MARGIN, strip.right() - _MARGIN
    if not boxes:
        return QLineF(left, strip.top() + gap, right, strip.top() + gap)
    if columns > 1:
        box = boxes[min(index, len(boxes) - 1)]
        left, right = box.left(), box.right()
    is_last = index >= len(boxes)
    top = boxes[-1].bottom() + gap if is_last else boxes[index].top() - gap
    return QLineF(left, top, right, top)
