"""The themes of the day: how many notes each holds, from which tables, and one in its own words."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont

from app.i18n import _, _n
from app.ui.scenes import ThemeCard, ThemesPicture
from app.ui.slide import (
    HEADING,
    SMALL,
    Align,
    Lettering,
    Panel,
    Sheet,
    Slide,
    Style,
    TableGlyph,
    Words,
    frame,
    page_mark,
)
from app.ui.slide.lettering import Setting, fit

_MOST: Final = 4
_MOST_NARROW: Final = 3
_TABLE_STEP: Final = 0.105
_GAP: Final = 0.022
_TITLE_SHARE: Final = 0.62
"""What a title takes of its card at most, unless it is so long that the quote must go."""
_TITLE: Final = HEADING.sized(1 / 16.5)
_QUOTE: Final = Style(1 / 23, leading=1.24)
_QUOTE_LEAST: Final = 28
_COUNT: Final = Style(1 / 9, 1 / 12, QFont.Weight.Bold, 1.0, 97)


class ThemesSlide(Slide[ThemesPicture]):
    """Rows of cards, at most four on a page."""

    turns_after_ms = 12_000

    def compose(self, sheet: Sheet, page: int, now: int) -> None:
        """One page of cards, or a sentence when there are no themes yet."""
        themes = self.picture.themes
        most = _MOST if sheet.is_wide else _MOST_NARROW
        sheet.pages = max(1, -(-len(themes) // most))
        sheet.page = min(page, sheet.pages)
        area = frame(sheet, self._kicker())
        page_mark(sheet)
        if not themes:
            told = _("No themes yet")
            sheet.write(told, area, HEADING.sized(1 / 9), align=Align.LEFT_MIDDLE, is_key=True)
            return
        on_each = -(-len(themes) // sheet.pages)
        start = (sheet.page - 1) * on_each
        rows, gap = max(2, on_each), sheet.px(_GAP)
        high = (area.height() - (rows - 1) * gap) / rows
        for number, card in enumerate(themes[start : start + on_each]):
            top = area.top() + number * (high + gap)
            _draw_card(sheet, card, QRectF(area.left(), top, area.width(), high))

    def _kicker(self) -> str:
        themes = len(self.picture.themes)
        told = _n("{n} theme", "{n} themes", themes).format(n=themes)
        notes = _n("{n} note", "{n} notes", self.picture.notes).format(n=self.picture.notes)
        return f"{told} · {notes}"


def _draw_card(sheet: Sheet, card: ThemeCard, rect: QRectF) -> None:
    """The count to the left; title, quote and tables beside it."""
    colours = sheet.colours
    ground = colours.surface
    sheet.add(Panel(rect, ground, sheet.px(0.024), colours.border, sheet.px(0.002)))
    inside = rect.adjusted(sheet.px(0.035), sheet.px(0.016), -sheet.px(0.035), -sheet.px(0.016))
    count = QRectF(inside.left(), inside.top(), sheet.px(0.2), inside.height())
    _draw_count(sheet, card.notes, count, ground)
    rest = inside.adjusted(count.width() + sheet.px(0.02), 0, 0, 0)
    tables = _tables_width(sheet, card.tables)
    words = rest.adjusted(0, 0, -(tables + sheet.px(0.04) if tables else 0), 0)
    if tables:
        _draw_tables(sheet, card.tables, rest, ground)
    _draw_words(sheet, card, words, ground)


def _draw_count(sheet: Sheet, notes: int, box: QRectF, ground: str) -> None:
    figure = fit(str(notes), _COUNT, sheet.height, box.width(), sheet.px(0.12))
    word = _n("note", "notes", notes)
    below = fit(word, SMALL, sheet.height, box.width(), sheet.px(0.06))
    top = box.center().y() - (figure.height + below.height) / 2
    upper = QRectF(box.left(), top, box.width(), figure.height)
    lower = QRectF(box.left(), upper.bottom(), box.width(), below.height)
    sheet.put(figure, upper, ground=ground, align=Align.CENTRE_TOP, is_key=True)
    sheet.put(below, lower, ink=sheet.colours.muted, ground=ground, align=Align.CENTRE_TOP)


def _draw_words(sheet: Sheet, card: ThemeCard, box: QRectF, ground: str) -> None:
    """The title, then as much of the quote as there is room for."""
    title = fit(card.title, _TITLE, sheet.height, box.width(), box.height() * _TITLE_SHARE)
    if title.is_cut:
        title = fit(card.title, _TITLE, sheet.height, box.width(), box.height())
    quote = _quoted(sheet, card.quote, box.width(), box.height() - title.height)
    high = title.height + (quote.height if quote else 0)
    top = box.center().y() - high / 2
    taken = sheet.put(title, QRectF(box.left(), top, box.width(), title.height), ground=ground)
    if quote:
        below = QRectF(box.left(), taken.bottom(), box.width(), quote.height)
        sheet.put(quote, below, ink=sheet.colours.muted, ground=ground)


def _quoted(sheet: Sheet, words: str, width: float, room: float) -> Setting | None:
    """The quote in its marks, shortened at a word; None when too little of it would be left."""
    lettering = sheet.lettering(_QUOTE.largest, _QUOTE)
    most = int(room / (lettering.pixels * _QUOTE.leading))
    if not words or most < 1:
        return None
    told = words
    while len(lettering.broken(_in_marks(told), width)) > min(most, 2) and " " in told:
        told = told.removesuffix("…").rstrip().rpartition(" ")[0].rstrip(" ,.;:–-") + "…"
    if len(told) < min(len(words), _QUOTE_LEAST):
        return None
    return Setting(lettering, lettering.broken(_in_marks(told), width), _QUOTE.leading)


def _in_marks(words: str) -> str:
    return _("“{text}”").format(text=words)


def _tables_width(sheet: Sheet, tables: tuple[int, ...]) -> float:
    """The room for the tables' marks in one or two rows; 0 when there are too many to show."""
    per_row = -(-len(tables) // 2) if len(tables) > 3 else len(tables)
    return per_row * sheet.px(_TABLE_STEP) if 0 < len(tables) <= _most_tables(sheet) else 0


def _most_tables(sheet: Sheet) -> int:
    return 12 if sheet.is_wide else 6


def _draw_tables(sheet: Sheet, tables: tuple[int, ...], box: QRectF, ground: str) -> None:
    """Shape and number of each table, in one row or two at the right end."""
    step, em = sheet.px(_TABLE_STEP), sheet.px(0.043)
    per_row = -(-len(tables) // 2) if len(tables) > 3 else len(tables)
    rows = -(-len(tables) // per_row)
    lettering = Lettering(sheet.lettering(0.043).pixels, QFont.Weight.DemiBold)
    row_high = em * 1.55
    top = box.center().y() - rows * row_high / 2
    for index, table in enumerate(tables):
        row, column = divmod(index, per_row)
        left = box.right() - per_row * step + column * step
        middle = top + (row + 0.5) * row_high
        glyph = QRectF(left, middle - em * 0.44, em * 0.88, em * 0.88)
        sheet.add(TableGlyph(glyph, table))
        baseline = middle + lettering.cap_height / 2
        at = glyph.right() + em * 0.28
        sheet.add(Words(str(table), at, baseline, lettering, sheet.colours.text, ground))
