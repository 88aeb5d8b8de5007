"""A test card for the projector: edges, circles, the smallest text, colours and greys."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF

from app.i18n import _
from app.ui.scenes import TestCardPicture
from app.ui.slide import HEADING, SMALL, Align, Bar, Panel, Sheet, Slide, TableGlyph, Words
from app.ui.slide.lettering import LEAST
from app.ui.slide.pieces import Outline
from app.ui.theme import POLL_COLOURS, mix
from app.ui.theme.marks import TABLE_COLOURS

_GREYS: Final = 9
_HALF_GREYS: Final = (0.03, 0.06, 0.94, 0.97)
"""Almost black and almost white: what a washed-out picture loses first."""


class TestCardSlide(Slide[TestCardPicture]):
    """Lines at the very edge tell what is cut off; circles tell what is stretched."""

    __test__ = False  # no test, whatever its name

    def compose(self, sheet: Sheet, page: int, now: int) -> None:
        """Frame and circles first, words and colours over them."""
        self._frame(sheet)
        safe = sheet.safe.adjusted(sheet.px(0.03), sheet.px(0.03), -sheet.px(0.03), -sheet.px(0.03))
        title = QRectF(safe.left(), safe.top(), safe.width(), sheet.px(0.12))
        sheet.write(_("Test card"), title, HEADING.sized(1 / 12), is_key=True)
        told = f"{round(sheet.width)} × {round(sheet.height)}"
        sheet.write(told, title, SMALL, ink=sheet.colours.muted, align=Align.RIGHT)
        self._readable(sheet, QRectF(safe.left(), title.bottom(), safe.width(), sheet.px(0.24)))
        high, step = sheet.px(0.085), sheet.px(0.108)
        rows = QRectF(safe.left(), sheet.px(0.49), safe.width(), high)
        self._greys(sheet, rows)
        self._colours(sheet, rows.translated(0, step))
        self._tables(sheet, rows.translated(0, 2 * step), step)

    def _frame(self, sheet: Sheet) -> None:
        colours = sheet.colours
        thick = max(2.0, sheet.px(0.003))
        whole = QRectF(0, 0, sheet.width, sheet.height)
        edge = whole.adjusted(thick / 2, thick / 2, -thick / 2, -thick / 2)
        sheet.add(Outline(edge, colours.text, thick))
        sheet.add(Outline(sheet.safe, colours.outline, thick / 2))
        middle = QRectF(0, 0, sheet.px(0.88), sheet.px(0.88))
        middle.moveCenter(whole.center())
        sheet.add(Outline(middle, colours.border, thick, is_round=True))
        side = sheet.px(0.2)
        for x in (0.0, sheet.width - side):
            for y in (0.0, sheet.height - side):
                ring = QRectF(x, y, side, side)
                sheet.add(Outline(ring, colours.border, thick / 2, is_round=True))

    def _readable(self, sheet: Sheet, box: QRectF) -> None:
        """The smallest text there ever is, and the largest of what matters."""
        smallest = SMALL.sized(LEAST, LEAST)
        told = _("This is the smallest text on any slide. Can the last row read it?")
        taken = sheet.write(told, box, smallest)
        below = QRectF(box.left(), taken.bottom() + sheet.px(0.01), box.width(), sheet.px(0.06))
        words = _("The frame is whole, circles are round, and the steps differ.")
        sheet.write(words, below, smallest, ink=sheet.colours.muted)

    def _greys(self, sheet: Sheet, row: QRectF) -> None:
        """Nine even steps and the four that are nearest to black and white."""
        even = [step / (_GREYS - 1) for step in range(_GREYS)]
        shares = sorted({*even, *_HALF_GREYS})
        wide = row.width() / len(shares)
        for at, share in enumerate(shares):
            box = QRectF(row.left() + at * wide, row.top(), wide, row.height())
            sheet.add(Panel(box, mix("#000000", "#ffffff", share).name()))

    def _colours(self, sheet: Sheet, row: QRectF) -> None:
        """The colours of a poll with their patterns, as people will see them."""
        wide = (row.width() - 2 * sheet.px(0.02)) / 3
        for at, colour in enumerate(POLL_COLOURS.values()):
            left = row.left() + at * (wide + sheet.px(0.02))
            box = QRectF(left, row.top(), wide, row.height())
            radius, grain = sheet.px(0.008), sheet.px(0.026)
            ground = sheet.colours.window
            sheet.add(Bar(box, colour.fill, colour.pattern, radius, grain, ground))

    def _tables(self, sheet: Sheet, row: QRectF, step: float) -> None:
        """The tables' colours and shapes, each with its number beside it, in two rows."""
        across = len(TABLE_COLOURS) // 2
        wide, em = row.width() / across, sheet.px(0.05)
        type_ = sheet.lettering(LEAST)
        for number in range(1, len(TABLE_COLOURS) + 1):
            down, column = divmod(number - 1, across)
            middle = row.center().y() + down * step
            glyph = QRectF(row.left() + column * wide, middle - em / 2, em, em)
            sheet.add(TableGlyph(glyph, number))
            baseline = middle + type_.cap_height / 2
            at, colours = glyph.right() + em * 0.15, sheet.colours
            sheet.add(Words(str(number), at, baseline, type_, colours.text, colours.window))
