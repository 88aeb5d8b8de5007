"""A row of places, one for each who may vote, filled as they do."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF

from app.ui.slide.pieces import Panel
from app.ui.slide.sheet import Sheet

_MOST_PLACES: Final = 120


def put_places(sheet: Sheet, rect: QRectF, taken: int, total: int) -> None:
    """A place for each who may vote, filled from the left; a plain bar when they are very many."""
    colours = sheet.colours
    count = max(1, total)
    if count > _MOST_PLACES:
        sheet.add(Panel(rect, colours.raised, sheet.px(0.006), colours.outline, sheet.px(0.002)))
        filled = QRectF(rect)
        filled.setWidth(rect.width() * min(1.0, taken / count))
        sheet.add(Panel(filled, colours.accent, sheet.px(0.006)))
        return
    step = rect.width() / count
    gap = min(step * 0.18, sheet.px(0.008))
    for place in range(count):
        box = QRectF(rect.left() + place * step, rect.top(), step - gap, rect.height())
        if place < taken:
            sheet.add(Panel(box, colours.accent, sheet.px(0.005)))
        else:
            radius, thick = sheet.px(0.005), sheet.px(0.0022)
            sheet.add(Panel(box, colours.surface, radius, colours.outline, thick))
