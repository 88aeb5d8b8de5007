"""The themes of the day: how many notes each holds, from which tables, and one in its own words."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont

from app.i18n import _, _n
from app.ui.scenes import DotsPicture, ThemeCard, ThemesPicture
from app.ui.scenes.lens_words import lens_told
from app.ui.scenes.mark_words import quote_words
from app.ui.slide import (
    HEADING,
    LEAST,
    SMALL,
    Align,
    Lettering,
    Panel,
    Sheet,
    Slide,
    Style,
    TableGlyph,
    Words,
    below_head,
    frame,
    page_mark,
)
from app.ui.slide.lettering import Setting, fit
from app.ui.slide.paging import grown

_MOST: Final = 4
_MOST_NARROW: Final = 3
_TABLE_STEP: Final = 0.105
_GAP: Final = 0.022
_TITLE: Final = HEADING.sized(1 / 11)
_QUOTE: Final = Style(1 / 17, leading=1.24)
_QUOTE_SHARE: Final = 0.72
"""A quote's type as a share of a title's."""
_MANY: Final = 99
_QUOTE_LEAST: Final = 28
_COUNT: Final = Style(1 / 9, 1 / 12, QFont.Weight.Bold, 1.0, 97)


_Placed = tuple[ThemeCard, QRectF]


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
        pages = self._pages(sheet)
        words = [_words_box(sheet, *each) for page in pages for each in page]
        title = _title_size(sheet, words)
        quote = _quote_size(sheet, words, title)
        for card, rect in pages[sheet.page - 1]:
            _draw_card(sheet, card, rect, title, quote)

    def _pages(self, sheet: Sheet) -> list[list[_Placed]]:
        """About as many cards on each page, which share its height."""
        themes, area, gap = self.picture.themes, below_head(sheet), sheet.px(_GAP)
        each, more = divmod(len(themes), sheet.pages)
        pages, start = list[list[_Placed]](), 0
        for page in range(sheet.pages):
            cards = themes[start : start + each + (page < more)]
            rows = max(2, len(cards))
            high = (area.height() - (rows - 1) * gap) / rows
            boxes = [
                QRectF(area.left(), area.top() + at * (high + gap), area.width(), high)
                for at in range(len(cards))
            ]
            pages.append(list(zip(cards, boxes, strict=True)))
            start += len(cards)
        return pages

    def _kicker(self) -> str:
        themes = len(self.picture.themes)
        told = _n("{n} theme", "{n} themes", themes).format(n=themes)
        notes = _notes_words(self.picture.placed, self.picture.notes)
        if self.picture.dots is not None:
            return " · ".join((told, _dots_words(self.picture.dots)))
        return " · ".join(filter(None, (told, notes, lens_told(self.picture.lens))))


def _dots_words(dots: DotsPicture) -> str:
    """What everybody has to put, while a round is open."""
    each = _n("{n} dot each", "{n} dots each", dots.per_member).format(n=dots.per_member)
    return _("{each}, at most {n} on one theme").format(each=each, n=dots.per_theme)


def _notes_words(placed: int, notes: int) -> str:
    """How many notes there are, and how many are placed where some are not."""
    if 0 < placed < notes:
        return _("{placed} of {n} placed").format(placed=placed, n=notes)
    return _n("{n} note", "{n} notes", notes).format(n=notes)


def _title_size(sheet: Sheet, words: list[tuple[ThemeCard, QRectF]]) -> Style:
    """The largest title at which all on all pages fit in two lines, and three in four leave room
    for a quote: one long title makes not all the others small.
    """
    for lines, share in ((2, 0.25), (_MANY, 1.0)):
        lay = partial(_fitting, sheet, words, lines, share)
        type_ = grown(lay, bool, sheet.height, _TITLE.largest)
        if type_ is not None:
            return _TITLE.sized(type_.pixels / sheet.height)
    return _TITLE.sized(LEAST)


def _fitting(
    sheet: Sheet, words: list[tuple[ThemeCard, QRectF]], most: int, share: float, pixels: int
) -> Lettering | None:
    """Type in which titles fit, and all but a share of them leave room for a line of a quote."""
    type_ = Lettering(pixels, _TITLE.weight, _TITLE.tracking)
    line = sheet.px(LEAST)
    full = 0
    for card, box in words:
        least = _QUOTE.leading * line * (1 if box.width() > _QUOTE_LEAST * line * 0.6 else 2)
        lines = type_.lines(card.title, box.width())
        high = len(lines) * pixels * _TITLE.leading
        if len(lines) > most or high > box.height() or not type_.holds(lines, box.width()):
            return None
        full += high + least > box.height()
    return type_ if full <= share * len(words) else None


def _inside(sheet: Sheet, rect: QRectF) -> QRectF:
    return rect.adjusted(sheet.px(0.035), sheet.px(0.016), -sheet.px(0.035), -sheet.px(0.016))


def _beside_count(sheet: Sheet, rect: QRectF) -> QRectF:
    return _inside(sheet, rect).adjusted(sheet.px(0.22), 0, 0, 0)


def _words_box(sheet: Sheet, card: ThemeCard, rect: QRectF) -> tuple[ThemeCard, QRectF]:
    """The room of a card's title and quote."""
    tables = _tables_width(sheet, card.tables)
    rest = _beside_count(sheet, rect)
    return card, rest.adjusted(0, 0, -(tables + sheet.px(0.04) if tables else 0), 0)


def _draw_card(sheet: Sheet, card: ThemeCard, rect: QRectF, title: Style, quote: Style) -> None:
    """The count to the left; title, quote and tables beside it."""
    colours = sheet.colours
    ground = colours.surface
    sheet.add(Panel(rect, ground, sheet.px(0.024), colours.border, sheet.px(0.002)))
    inside = _inside(sheet, rect)
    count = QRectF(inside.left(), inside.top(), sheet.px(0.2), inside.height())
    _draw_count(sheet, card, count, ground)
    if _tables_width(sheet, card.tables):
        _draw_tables(sheet, card.tables, _beside_count(sheet, rect), ground)
    _card, words = _words_box(sheet, card, rect)
    _draw_words(sheet, card, words, ground, (title, quote))


def _draw_count(sheet: Sheet, card: ThemeCard, box: QRectF, ground: str) -> None:
    """How many notes; once dots were counted, how many dots."""
    if card.dots is None:
        number, word = card.notes, _n("note", "notes", card.notes)
    else:
        number, word = card.dots, _n("dot", "dots", card.dots)
    figure = fit(str(number), _COUNT, sheet.height, box.width(), sheet.px(0.12))
    below = fit(word, SMALL, sheet.height, box.width(), sheet.px(0.06))
    top = box.center().y() - (figure.height + below.height) / 2
    upper = QRectF(box.left(), top, box.width(), figure.height)
    lower = QRectF(box.left(), upper.bottom(), box.width(), below.height)
    sheet.put(figure, upper, ground=ground, align=Align.CENTRE_TOP, is_key=True)
    sheet.put(below, lower, ink=sheet.colours.muted, ground=ground, align=Align.CENTRE_TOP)


def _draw_words(
    sheet: Sheet, card: ThemeCard, box: QRectF, ground: str, styles: tuple[Style, Style]
) -> None:
    """The title, then as much of the quote as there is room for."""
    title = fit(card.title, styles[0], sheet.height, box.width(), box.height())
    quote = _quoted(sheet, card, box.width(), box.height() - title.height, styles[1])
    high = title.height + (quote.height if quote else 0)
    top = box.center().y() - high / 2
    taken = sheet.put(title, QRectF(box.left(), top, box.width(), title.height), ground=ground)
    if quote:
        below = QRectF(box.left(), taken.bottom(), box.width(), quote.height)
        sheet.put(quote, below, ink=sheet.colours.muted, ground=ground)


def _quote_size(sheet: Sheet, words: list[tuple[ThemeCard, QRectF]], title: Style) -> Style:
    """The largest quote, smaller than a title, at which all are shown whole; else the smallest."""

    def lay(pixels: int) -> Style | None:
        style = _QUOTE.sized(pixels / sheet.height)
        is_whole = all(_is_whole(sheet, card, box, title, style) for card, box in words)
        return style if is_whole else None

    largest = max(LEAST, min(_QUOTE.largest, title.largest * _QUOTE_SHARE))
    return grown(lay, bool, sheet.height, largest) or _QUOTE.sized(LEAST)


def _is_whole(sheet: Sheet, card: ThemeCard, box: QRectF, title: Style, style: Style) -> bool:
    above = fit(card.title, title, sheet.height, box.width(), box.height()).height
    lettering = sheet.lettering(style.largest, style)
    lines = len(lettering.broken(quote_words(card.quote, card.mark), box.width()))
    return not card.quote or lines * lettering.pixels * style.leading <= box.height() - above


def _quoted(
    sheet: Sheet, card: ThemeCard, width: float, room: float, style: Style
) -> Setting | None:
    """The quote in its marks, shortened at a word; None when too little of it would be left."""
    lettering = sheet.lettering(style.largest, style)
    most = int(room / (lettering.pixels * style.leading))
    words = told = card.quote
    if not words or most < 1:
        return None
    while len(lettering.broken(quote_words(told, card.mark), width)) > most and " " in told:
        told = told.removesuffix("…").rstrip().rpartition(" ")[0].rstrip(" ,.;:–-") + "…"
    if len(told) < min(len(words), _QUOTE_LEAST):
        return None
    return Setting(lettering, lettering.broken(quote_words(told, card.mark), width), style.leading)


def _tables_width(sheet: Sheet, tables: tuple[int, ...]) -> float:
    """The room for the tables' marks in one or two rows, or for how many there are; 0 for none."""
    if not tables:
        return 0
    if len(tables) > _most_tables(sheet):
        return sheet.lettering(SMALL.largest, SMALL).width(_count_words(tables))
    return _per_row(tables) * sheet.px(_TABLE_STEP)


def _per_row(tables: tuple[int, ...]) -> int:
    return -(-len(tables) // 2) if len(tables) > 3 else len(tables)


def _most_tables(sheet: Sheet) -> int:
    return 8 if sheet.is_wide else 6


def _count_words(tables: tuple[int, ...]) -> str:
    return _n("{n} table", "{n} tables", len(tables)).format(n=len(tables))


def _draw_tables(sheet: Sheet, tables: tuple[int, ...], box: QRectF, ground: str) -> None:
    """Shape and number of each table, in one row or two at the right end; more than a card has
    room for are counted.
    """
    if len(tables) > _most_tables(sheet):
        told = _count_words(tables)
        muted = sheet.colours.muted
        sheet.write(told, box, SMALL, ink=muted, ground=ground, align=Align.RIGHT_MIDDLE)
        return
    step, em = sheet.px(_TABLE_STEP), sheet.px(0.043)
    per_row = _per_row(tables)
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
