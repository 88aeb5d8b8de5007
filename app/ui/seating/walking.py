"""Where an arrow key leads among chips that lie in lines on cards."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

from app.ui.widgets import Chip

_Key = Qt.Key


def step(chip: Chip, key: Qt.Key, order: Sequence[Chip], ground: QWidget) -> Chip | None:
    """The chip a key leads to, None at an end; all of them lie on `ground`."""
    if key in (_Key.Key_Home, _Key.Key_End):
        return order[0 if key == _Key.Key_Home else -1]
    if key in (_Key.Key_Left, _Key.Key_Right):
        at = order.index(chip) + (1 if key == _Key.Key_Right else -1)
        return order[at] if 0 <= at < len(order) else None
    return _nearest(chip, order, ground, is_down=key == _Key.Key_Down)


def _nearest(chip: Chip, order: Sequence[Chip], ground: QWidget, *, is_down: bool) -> Chip | None:
    """The chip above or below: the nearest line, and on it the nearest chip."""

    def middle(each: Chip) -> QPoint:
        return each.mapTo(ground, each.rect().center())

    here = middle(chip)
    sign, half = (1 if is_down else -1), chip.height() // 2
    beyond = [each for each in order if sign * (middle(each).y() - here.y()) > half]
    if not beyond:
        return None
    places = {each.member_id: middle(each) - here for each in beyond}
    # A chip straight below counts as near even when another card's line comes a little sooner.
    return min(
        beyond,
        key=lambda each: abs(places[each.member_id].y()) + 2 * abs(places[each.member_id].x()),
    )
