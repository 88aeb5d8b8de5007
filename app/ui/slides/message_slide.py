"""A message to everybody: a few words, as large as they fit."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF

from app.ui.scenes import MessagePicture
from app.ui.slide import HEAD, HEADING, MATTERS, Align, Panel, Sheet, Slide, put_pages
from app.ui.slide.lettering import fit

_STYLE: Final = HEADING.sized(1 / 6.5, MATTERS)


class MessageSlide(Slide[MessagePicture]):
    """A bar at the left, and the words in the middle of the height."""

    turns_after_ms = 10_000

    def compose(self, sheet: Sheet, page: int, now: int) -> None:
        """Words that need more room than the wall has go on on another page."""
        safe, told = sheet.safe, self.picture.text
        area = safe.adjusted(sheet.px(0.06), sheet.px(HEAD + 0.03), 0, -sheet.px(0.03))
        bar = QRectF(safe.left(), area.top(), sheet.px(0.014), area.height())
        sheet.add(Panel(bar, sheet.colours.accent, sheet.px(0.007)))
        setting = fit(told, _STYLE, sheet.height, area.width(), area.height())
        if setting.is_cut:
            put_pages(sheet, told, area, area, _STYLE, page, area.width(), is_key=True)
        else:
            sheet.put(setting, area, align=Align.LEFT_MIDDLE, is_key=True)
