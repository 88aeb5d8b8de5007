"""A minority statement before the room: how many stand behind it, and every word of it."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from app import minority_words
from app.i18n import _, joined
from app.models.recommendations.lines import Line, counted
from app.ui.scenes import MinorityPicture
from app.ui.slide import HEADING, MATTERS, Sheet, Slide, frame, page_mark
from app.ui.slide.lettering import SMALL, fit
from app.ui.slide.numbered import LEADING, paged, put_lines, type_size


class MinoritySlide(Slide[MinorityPicture]):
    """The number large, then the words in pages as a recommendation's are, and who wants their name
    told; at the foot the guide, which refuses nothing.
    """

    def compose(self, sheet: Sheet, page: int, now: int) -> None:
        """Nothing is cut: a long statement is turned by hand."""
        picture = self.picture
        area = frame(sheet, _("Minority statement"))
        told = minority_words.supporters(picture.supporters)
        style = HEADING.sized(MATTERS)
        title = fit(told, style, sheet.height, area.width(), sheet.px(0.26))
        guide = minority_words.guided(picture.supporters, picture.people)
        foot = fit(guide, SMALL, sheet.height, area.width(), sheet.px(0.12))
        taken = sheet.put(title, area, is_key=True)
        low = area.adjusted(0, area.height() - foot.height, 0, 0)
        sheet.put(foot, low, ink=sheet.colours.muted)
        box = area.adjusted(0, taken.height() + sheet.px(0.03), 0, -foot.height - sheet.px(0.03))
        if picture.number:
            about = _("Recommendation {number}").format(number=picture.number)
            line = QRectF(box.left(), box.top(), box.width(), sheet.px(0.06))
            sheet.write(about, line, SMALL, ink=sheet.colours.muted)
            box.setTop(line.bottom() + sheet.px(0.01))
        self._words(sheet, box, page)
        page_mark(sheet)

    def _words(self, sheet: Sheet, box: QRectF, page: int) -> None:
        lines = _lines(self.picture)
        pixels = type_size(sheet, box.width(), lines)
        fitting = int(box.height() / (pixels * LEADING))
        pages = paged(lines, fitting, fitting)
        sheet.pages, sheet.page = len(pages), min(page, len(pages))
        put_lines(sheet, pixels, pages[sheet.page - 1], box, has_numbers=False)


def _lines(picture: MinorityPicture) -> tuple[Line, ...]:
    """The words, and after them the names."""
    names = _("Names, by their own wish: {names}").format(names=joined(picture.names))
    return counted(f"{picture.text}\n\n{names}" if picture.names else picture.text)
