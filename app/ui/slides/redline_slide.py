"""What changed between two versions, word by word. Long changes go on by hand, as the text does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QRectF

from app.headings import named
from app.i18n import _
from app.models.markdown import Run
from app.models.recommendations.lines import Line, redlined
from app.ui.scenes import RedlinePicture
from app.ui.slide import HEADING, LEAST, Sheet, Slide, frame, page_mark
from app.ui.slide.lettering import SMALL, fit
from app.ui.slide.numbered import LEADING, paged, put_lines, type_size

_TITLE: Final = 1 / 15
_KEY: Final = 0.055
"""The line at the foot that says how the signs are read."""


class RedlineSlide(Slide[RedlinePicture]):
    """Which versions above, the title, then every part that changed."""

    def compose(self, sheet: Sheet, page: int, now: int) -> None:
        """A page holds whole lines; what is new is underlined, what is gone struck through."""
        picture = self.picture
        area = frame(sheet, _about(picture))
        title = fit(
            picture.title,
            HEADING.sized(_TITLE, LEAST),
            sheet.height,
            area.width(),
            sheet.px(0.16),
        )
        sheet.put(title, area, is_key=sheet.page == 1)
        foot = QRectF(area.left(), area.bottom() - sheet.px(_KEY), area.width(), sheet.px(_KEY))
        lines = tuple(_lines(picture))
        if not lines:
            told = _("The two versions say the same.")
            sheet.write(told, area.adjusted(0, title.height + sheet.px(0.04), 0, 0), SMALL)
            return
        sheet.write(
            _("Underlined: new. Struck through: taken out."), foot, SMALL, ink=sheet.colours.muted
        )
        box = area.adjusted(0, title.height + sheet.px(0.03), 0, -sheet.px(_KEY + 0.01))
        pixels = type_size(sheet, box.width(), lines)
        room = int(box.height() / (pixels * LEADING))
        pages = paged(lines, room, room)
        sheet.pages, sheet.page = len(pages), min(page, len(pages))
        put_lines(sheet, pixels, pages[sheet.page - 1], box, has_numbers=False)
        page_mark(sheet)


def _about(picture: RedlinePicture) -> str:
    told = {"number": picture.number, "before": picture.before, "after": picture.after}
    if not picture.number:
        return _("Version {before} → {after}").format(**told)
    return _("Recommendation {number} · version {before} → {after}").format(**told)


def _lines(picture: RedlinePicture) -> Iterator[Line]:
    """Every part that changed under its name; the text itself needs none at the top."""
    for at, part in enumerate(picture.parts):
        lines = redlined(part.before, part.after)
        if not lines:
            continue
        if at:
            yield Line(0, (), lines[0].part)
        if at or part.field != "text":
            yield Line(
                1, (Run(named(part.field, part.heading), is_bold=True),), lines[0].part, begins=True
            )
            yield replace(lines[0], begins=False)  # no page ends between a name and its words
            yield from lines[1:]
        else:
            yield from lines
