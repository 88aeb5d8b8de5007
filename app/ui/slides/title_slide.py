"""The calm card: the assembly's name and the day. What the room sees when nothing else is on."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from app.ui.scenes import TitlePicture
from app.ui.slide import BODY, DISPLAY, Align, Panel, Sheet, Slide, day_line


class TitleSlide(Slide[TitlePicture]):
    """The name, large, and nothing that moves."""

    def compose(self, sheet: Sheet, page: int, now: int) -> None:
        """The name stands a little above the middle, a short bar over it."""
        safe = sheet.safe.adjusted(sheet.px(0.03), 0, -sheet.px(0.03), 0)
        middle = QRectF(safe.left(), sheet.px(0.16), safe.width(), sheet.px(0.52))
        taken = sheet.write(
            self.picture.name, middle, DISPLAY, align=Align.LEFT_MIDDLE, is_key=True
        )
        bar = QRectF(safe.left(), taken.top() - sheet.px(0.055), sheet.px(0.13), sheet.px(0.014))
        sheet.add(Panel(bar, sheet.colours.accent, sheet.px(0.007)))
        line = QRectF(safe.left(), taken.bottom() + sheet.px(0.035), safe.width(), sheet.px(0.15))
        told = day_line(self.picture.meeting, self.picture.day)
        sheet.write(told, line, BODY.sized(1 / 19), ink=sheet.colours.muted)
