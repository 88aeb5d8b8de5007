"""A recommendation, word for word, with numbered lines. Long texts go on by hand: nobody's reading
is cut short.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF

from app.models.recommendations.lines import Line, counted
from app.ui.scenes import RecommendationPicture
from app.ui.slide import HEADING, MATTERS, Sheet, Slide, frame, page_mark, spoken_of
from app.ui.slide.lettering import Setting, fit, least_pixels
from app.ui.slide.numbered import LEADING, paged, put_lines, type_size

_TITLE: Final = 1 / 9.5
_ON_ONE_PAGE: Final = ((_TITLE, 1 / 20), (MATTERS, 1 / 22))
"""How large title and text may be when all stands on one page: the title's largest type, and the
text's smallest.
"""

_FEW: Final = 5
"""So many lines leave more room for the title."""

_Lines = tuple[Line, ...]


class RecommendationSlide(Slide[RecommendationPicture]):
    """Number and version above, the title large, then the text in pages."""

    def compose(self, sheet: Sheet, page: int, now: int) -> None:
        """The title stands large on the first page and small on those that follow."""
        picture = self.picture
        area = frame(sheet, spoken_of(picture.number, picture.version))
        lines = counted(picture.text, picture.initiatives, picture.number, picture.addressed_to)
        if not lines:
            sheet.write(picture.title, area, HEADING.sized(1 / 7), is_key=True)
            return
        whole = self._whole(sheet, area, lines)
        if whole is not None:
            title, pixels = whole
            sheet.put(title, area, is_key=True)
            put_lines(sheet, pixels, lines, _below(sheet, area, title))
            return
        title = self._set_title(sheet, area, lines, _TITLE)
        small = fit(
            picture.title, HEADING.sized(1 / 20), sheet.height, area.width(), sheet.px(0.12)
        )
        self._text(sheet, lines, _below(sheet, area, title), _below(sheet, area, small), page)
        if sheet.page == 1:
            sheet.put(title, area, is_key=True)
        else:
            sheet.put(small, area, ink=sheet.colours.muted)
        page_mark(sheet)

    def _set_title(self, sheet: Sheet, area: QRectF, lines: _Lines, largest: float) -> Setting:
        share = 0.6 if len(lines) < _FEW else 0.42
        style = HEADING.sized(largest)
        return fit(self.picture.title, style, sheet.height, area.width(), area.height() * share)

    def _whole(self, sheet: Sheet, area: QRectF, lines: _Lines) -> tuple[Setting, int] | None:
        """All of it on one page, if it fits so in type that is hardly smaller: people who vote on
        words want to see them together.
        """
        usual = type_size(sheet, area.width(), lines)
        for largest, least in _ON_ONE_PAGE:
            title = self._set_title(sheet, area, lines, largest)
            room = _below(sheet, area, title).height()
            pixels = min(usual, int(room / (len(lines) * LEADING)))
            if pixels >= min(usual, least_pixels(sheet.height, least)):
                return title, pixels
        return None

    def _text(self, sheet: Sheet, lines: _Lines, first: QRectF, rest: QRectF, page: int) -> None:
        pixels = type_size(sheet, first.width(), lines)
        high = pixels * LEADING
        pages = paged(lines, int(first.height() / high), int(rest.height() / high))
        sheet.pages, sheet.page = len(pages), min(page, len(pages))
        put_lines(sheet, pixels, pages[sheet.page - 1], first if sheet.page == 1 else rest)


def _below(sheet: Sheet, area: QRectF, title: Setting) -> QRectF:
    return area.adjusted(0, title.height + sheet.px(0.03), 0, 0)
