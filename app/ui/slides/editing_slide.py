"""Who is in the editing group, and the seed by which anybody can draw them again."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from app.i18n import _, _n
from app.ui.scenes import EditingGroupPicture
from app.ui.slide import HEADING, MATTERS, Sheet, Slide, frame, page_mark
from app.ui.slide.lettering import BODY, SMALL

_ON_A_PAGE = 8
"""Names in two columns, in type that the last row reads."""
_COLUMNS = 2


class EditingGroupSlide(Slide[EditingGroupPicture]):
    """The names in columns, large; below them how they were found."""

    def compose(self, sheet: Sheet, page: int, now: int) -> None:
        """More than eight names go on on another page."""
        picture = self.picture
        area = frame(sheet, "")
        pages = -(-len(picture.names) // _ON_A_PAGE)
        sheet.pages, sheet.page = pages, min(page, pages)
        high = sheet.px(0.14)
        sheet.write(
            _("The editing group"),
            QRectF(area.left(), area.top(), area.width(), high),
            HEADING.sized(MATTERS),
            is_key=True,
        )
        foot = QRectF(area.left(), area.bottom() - sheet.px(0.12), area.width(), sheet.px(0.12))
        sheet.write(_found(picture), foot, SMALL, ink=sheet.colours.muted)
        first = (sheet.page - 1) * _ON_A_PAGE
        box = area.adjusted(0, high + sheet.px(0.02), 0, -sheet.px(0.14))
        _put_names(sheet, picture.names[first : first + _ON_A_PAGE], box)
        page_mark(sheet)


def _put_names(sheet: Sheet, names: tuple[str, ...], box: QRectF) -> None:
    rows = _ON_A_PAGE // _COLUMNS
    columns = 1 if len(names) <= rows else _COLUMNS
    wide, high = box.width() / columns, box.height() / rows
    for at, name in enumerate(names):
        column, row = divmod(at, rows)
        place = QRectF(
            box.left() + column * wide, box.top() + row * high, wide - sheet.px(0.04), high
        )
        sheet.write(name, place, BODY.sized(1 / 13))


def _found(picture: EditingGroupPicture) -> str:
    """How they were found."""
    if not picture.seed:
        return _n(
            "Chosen among {n} member present.", "Chosen among {n} members present.", picture.pool
        ).format(n=picture.pool)
    told = _n(
        "Drawn by lot among {n} member present. Seed: {seed}",
        "Drawn by lot among {n} members present. Seed: {seed}",
        picture.pool,
    )
    return told.format(n=picture.pool, seed=picture.seed)
