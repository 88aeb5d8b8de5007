"""Welcome: whose assembly this is, which day, the question, and where phones find the room."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRectF

from app.i18n import _
from app.ui.scenes import WelcomePicture
from app.ui.slide import (
    BODY,
    HEADING,
    Align,
    Sheet,
    Slide,
    code_width,
    day_line,
    frame,
    is_long_to_type,
    put_code,
    put_network,
)


class WelcomeSlide(Slide[WelcomePicture]):
    """The core question is the hero; the code stands to its right when there is an address."""

    def compose(self, sheet: Sheet, page: int, now: int) -> None:
        """Name above, question in the middle, day below; the code to the right."""
        area = frame(sheet, _("Welcome"))
        address = self.picture.address
        # beside the question a long name would leave it no room
        if address and (not sheet.is_wide or is_long_to_type(sheet, address)):
            area = put_network(sheet, area, address)
            address = replace(address, network="", password="")
        left = QRectF(area)
        if address:
            side = code_width(sheet, address, sheet.px(0.46 if sheet.is_wide else 0.36))
            place = area.adjusted(area.width() - side, sheet.px(0.03), 0, 0)
            put_code(sheet, place, address)
            left.setRight(place.left() - sheet.px(0.08))
        self._words(sheet, left)

    def _words(self, sheet: Sheet, box: QRectF) -> None:
        lead, question = self.picture.name, self.picture.core_question
        if not question:
            lead, question = "", self.picture.name
        name = QRectF(box.left(), box.top(), box.width(), sheet.px(0.15))
        taken = sheet.write(lead, name, BODY.sized(1 / 17))
        day = day_line(self.picture.meeting, self.picture.day)
        foot = QRectF(box.left(), box.bottom() - sheet.px(0.12), box.width(), sheet.px(0.12))
        sheet.write(
            day,
            foot,
            replace(BODY.sized(1 / 22), balanced=True),
            ink=sheet.colours.muted,
            align=Align.LEFT_BOTTOM,
        )
        top = taken.bottom() + sheet.px(0.03)
        hero = QRectF(box.left(), top, box.width(), foot.top() - top - sheet.px(0.02))
        style = HEADING.sized(1 / 8.5)
        sheet.write(question, hero, style, align=Align.LEFT_MIDDLE, is_key=True)
