"""A recommendation, word for word. Long texts go on by hand: nobody's reading is cut short."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from app.ui.scenes import RecommendationPicture
from app.ui.slide import BODY, HEADING, Sheet, Slide, frame, put_pages, spoken_of
from app.ui.slide.lettering import BULLET, fit


class RecommendationSlide(Slide[RecommendationPicture]):
    """Number and version above, the title large, then the text in pages."""

    def compose(self, sheet: Sheet, page: int, now: int) -> None:
        """The title stands large on the first page and small on those that follow."""
        picture = self.picture
        area = frame(sheet, spoken_of(picture.number, picture.version))
        listed = "\n".join(f"{BULLET}{each}" for each in picture.initiatives)
        text = "\n\n".join(filter(None, (picture.text, listed)))
        if not text:
            sheet.write(picture.title, area, HEADING.sized(1 / 7), is_key=True)
            return
        share = 0.6 if len(text) < 200 else 0.42
        style = HEADING.sized(1 / 9.5)
        title = fit(picture.title, style, sheet.height, area.width(), area.height() * share)
        first = area.adjusted(0, title.height + sheet.px(0.035), 0, 0)
        head = QRectF(area.left(), area.top(), area.width(), sheet.px(0.12))
        small = fit(picture.title, HEADING.sized(1 / 20), sheet.height, head.width(), head.height())
        rest = area.adjusted(0, small.height + sheet.px(0.03), 0, 0)
        put_pages(sheet, text, first, rest, BODY.sized(1 / 16, 1 / 22), page)
        if sheet.page == 1:
            sheet.put(title, area, is_key=True)
        else:
            sheet.put(small, head, ink=sheet.colours.muted)
