"""The SHA-256 of a published list of receipts, in groups that two people can compare aloud."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont

from app.i18n import _, _n
from app.ui.scenes import ReceiptsPicture
from app.ui.slide import BODY, MATTERS, Align, Lettering, Sheet, Slide, Words, frame
from app.ui.slide.lettering import SMALL, least_pixels

_IN_A_LINE: Final = 2
_GAP: Final = 0.7
"""Between two groups, as a multiple of the type."""


class ReceiptsSlide(Slide[ReceiptsPicture]):
    """The question, the number in lines of groups, and what it is good for."""

    def compose(self, sheet: Sheet, page: int, now: int) -> None:
        """From the question down."""
        picture = self.picture
        listed = _n("{n} receipt", "{n} receipts", picture.receipts).format(n=picture.receipts)
        area = frame(sheet, _("List of receipts"), listed)
        asked = QRectF(area.left(), area.top(), area.width(), sheet.px(0.12))
        sheet.write(picture.question, asked, BODY.sized(1 / 19), ink=sheet.colours.muted)
        foot = QRectF(area.left(), area.bottom() - sheet.px(0.2), area.width(), sheet.px(0.2))
        sheet.write(_told(picture), foot, SMALL.sized(1 / 22), align=Align.LEFT_MIDDLE)
        name = QRectF(area.left(), asked.bottom(), area.width(), sheet.px(0.07))
        sheet.write(_("SHA-256 of the list"), name, SMALL)
        top = name.bottom() + sheet.px(0.01)
        _put_number(sheet, picture.groups, area.adjusted(0, top - area.top(), 0, -foot.height()))


def _told(picture: ReceiptsPicture) -> str:
    """Where the list is, and what it does not hold."""
    told = _("The list is on the page where you voted. The same number: the same list.")
    other = picture.cast - picture.receipts
    if other <= 0:
        return told
    more = _n(
        "{n} more ballot was counted on paper and has no receipt.",
        "{n} more ballots were counted on paper and have no receipt.",
        other,
    )
    return f"{told} {more.format(n=other)}"


def _put_number(sheet: Sheet, groups: tuple[str, ...], box: QRectF) -> None:
    """Two groups in a line, so that a line is compared at a glance; in type the last row reads."""
    pixels = least_pixels(sheet.height, MATTERS)
    lettering = Lettering(pixels, QFont.Weight.DemiBold, is_tabular=True)
    high = box.height() / (len(groups) / _IN_A_LINE)
    wide = lettering.width("dddddddd") + pixels * _GAP
    for at, told in enumerate(groups):
        row, column = divmod(at, _IN_A_LINE)
        baseline = box.top() + (row + 0.5) * high + lettering.cap_height / 2
        ink, ground = sheet.colours.text, sheet.colours.window
        left = box.left() + column * wide
        sheet.add(Words(told, left, baseline, lettering, ink, ground, True))
