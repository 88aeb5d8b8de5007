"""The head of a lane: number, title, count; on a proposal the ways to take it or drop it."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QApplication, QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from app.dots_words import dots_words as told_dots
from app.i18n import _, _n
from app.models.board import Dots
from app.ui.board.counts import fitted_count
from app.ui.board.feet import paint_sureness, sureness_words
from app.ui.board.items import count_words, has_keyboard
from app.ui.board.picture import Lane, LaneKind
from app.ui.board.pixmaps import note_font
from app.ui.board.text import Lines, break_text, plain_tip
from app.ui.icons import paint_icon
from app.ui.theme import Colours, Role, colours_of, font, mix, scaled
from app.ui.theme.drawing import CARD_RADIUS, fill_rounded

_PAD: Final = 8
_MOST_LINES: Final = 3
_GAP: Final = 6
_QUOTE_LINES: Final = 3
SIGNS: Final = {
    LaneKind.TRAY: "inbox",
    LaneKind.GHOST: "sparkles",
    LaneKind.ALONE: "circle-dot",
}
"""What stands in place of a number."""


class HeadPart(Enum):
    """What lies under the pointer in a head."""

    TITLE = "title"
    ACCEPT = "accept"
    DROP = "drop"
    FOLD = "fold"


class LaneHead(QGraphicsItem):
    """Stays at the top of the view while its notes scroll beneath. Of a lane that is folded it is
    all there is: sign, count, and the title written downwards.
    """

    def __init__(self, lane: Lane) -> None:
        super().__init__()
        self.lane = lane
        self.is_current = False
        self._width = 0.0
        self._title = self._words = self._quote = Lines((), 1)
        self._reserved = 1
        self._is_folded = self._is_beside = False
        self._reach = 0.0
        self.setZValue(2)

    def show_lane(self, lane: Lane, width: float, *, is_folded: bool) -> None:
        """Other words, another width, or folded."""
        before = (_look(self.lane), self._width, self._is_folded)
        self.lane = lane
        if before != (_look(lane), width, is_folded):
            self.prepareGeometryChange()
            self._width, self._is_folded = width, is_folded
            self.measure()

    def reach(self, height: float) -> None:
        """How far down a folded head goes."""
        if height != self._reach:
            self.prepareGeometryChange()
            self._reach = height

    def measure(self) -> None:
        """Breaks the title at the width of the moment."""
        self.prepareGeometryChange()
        room = self._width - 2 * _PAD - _chip_side() - _GAP
        self._title = break_text(lane_title(self.lane), _title_font(), room, _MOST_LINES)
        self._words = self._quote = Lines((), 1)
        if self.lane.words:
            self._words = break_text(" · ".join(self.lane.words), font(Role.CAPTION), room, 2)
        if self.lane.kind is LaneKind.GHOST and self.lane.quote:
            quoted = _("“{text}”").format(text=self.lane.quote)
            wide = self._width - 2 * _PAD
            self._quote = break_text(quoted, font(Role.CAPTION), wide, _QUOTE_LINES)
        dots = dots_words(self.lane.dots)
        told = filter(None, (lane_title(self.lane), suggested_count(self.lane), dots))
        self.setToolTip(plain_tip(" · ".join(told)))
        self.update()

    def set_current(self, is_current: bool) -> None:
        """The ring of the keyboard's place."""
        if is_current != self.is_current:
            self.is_current = is_current
            self.update()

    @property
    def title_lines(self) -> int:
        """How many lines the title takes."""
        return len(self._title.lines)

    @property
    def fits_beside(self) -> bool:
        """Whether title and count have room on one line."""
        if self.title_lines > 1 or self.lane.kind is LaneKind.GHOST:
            return False
        return self._count_left() + self._count_width() < self.fold_button().left()

    def reserve(self, lines: int, *, is_beside: bool = False) -> None:
        """Room for a title of so many lines, as the longest of the row has; the count stands below
        it or beside.
        """
        if (lines, is_beside) != (self._reserved, self._is_beside):
            self.prepareGeometryChange()
            self._reserved, self._is_beside = lines, is_beside

    def _count_left(self) -> float:
        title = QFontMetricsF(_title_font()).horizontalAdvance(lane_title(self.lane))
        return _PAD + _chip_side() + 2 * _GAP + title

    def _count_width(self) -> float:
        return QFontMetricsF(font(Role.CAPTION)).horizontalAdvance(self._count()) + 2

    @property
    def height(self) -> float:
        """In scene units, with room for as many lines of title as were reserved."""
        if self._is_folded:
            return self._reach
        if self._is_beside:
            return round(max(self._title.spacing, _chip_side()) + 2 * _PAD - 2)
        words = (
            self._title.spacing * self._reserved
            + QFontMetricsF(font(Role.CAPTION)).height()
            + 2 * _PAD
            + 2
        )
        return round(words + self._told_height())

    def _told_height(self) -> float:
        """What a proposal tells of itself, and its buttons."""
        if self.lane.kind is not LaneKind.GHOST:
            return 0.0
        told = self._words.height + self._quote.height
        return told + (_GAP if told else 0) + _button_height() + 8

    def part_at(self, point: QPointF) -> HeadPart:
        """What a press at `point` (in the head's own coordinates) means."""
        if self._is_folded or (self.can_fold and self.fold_button().contains(point)):
            return HeadPart.FOLD
        if self.lane.kind is LaneKind.GHOST:
            accept, drop = self.buttons()
            if accept.contains(point):
                return HeadPart.ACCEPT
            if drop.contains(point):
                return HeadPart.DROP
        return HeadPart.TITLE

    def boundingRect(self) -> QRectF:
        """The head."""
        return QRectF(0, 0, self._width, self.height)

    def paint(
        self,
        painter: QPainter,
        _option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Ground, sign, words, and the buttons of a proposal."""
        colours = colours_of(widget) if widget else colours_of(QApplication.palette())
        rect = self.boundingRect()
        is_ghost = self.lane.kind is LaneKind.GHOST
        ground = mix(colours.window, colours.accent_soft, 0.55) if is_ghost else colours.sunken
        if self._is_folded:
            self._paint_folded(painter, rect, colours)
        else:
            fill_rounded(painter, rect.adjusted(1, 1, -1, 0), ground, None, CARD_RADIUS)
            self._paint_sign(painter, colours)
            self._paint_title(painter, rect, colours)
            self._paint_told(painter, rect, colours)
        if is_ghost:
            self._paint_buttons(painter, colours)
        if self.is_current and has_keyboard(widget):
            fill_rounded(painter, rect.adjusted(1, 1, -1, -1), None, colours.accent, 11, 2)

    @property
    def can_fold(self) -> bool:
        """The tray and what waits to be accepted stay open."""
        return self.lane.kind is LaneKind.THEME

    def fold_button(self) -> QRectF:
        """Where a lane is folded, in the head's own coordinates."""
        side = _button_height()
        return QRectF(self._width - side - 2, self.height - side - 2, side, side)

    def _paint_title(self, painter: QPainter, rect: QRectF, colours: Colours) -> None:
        left = _PAD + _chip_side() + _GAP
        painter.setFont(_title_font())
        painter.setPen(QColor(colours.text))
        self._title.paint(painter, QRectF(left, _PAD, rect.width() - left - _PAD, 0))
        painter.setFont(font(Role.CAPTION))
        painter.setPen(QColor(colours.muted))
        below = QRectF(left, _PAD + self._title.height + 1, rect.width() - left, scaled(18))
        if self._is_beside:
            below = QRectF(self._count_left(), _PAD, rect.width(), self._title.height + 1)
        if self.lane.step is not None:
            side = scaled(13)
            at = QPointF(below.left(), below.center().y() - side / 2)
            below.setLeft(paint_sureness(painter, self.lane.step, at, side, colours.accent) + 4)
        right = self.fold_button().left() if self.can_fold else rect.width() - _PAD
        told = fitted_count(self._count(), font(Role.CAPTION), right - below.left())
        painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, told)
        if self.can_fold:
            side = scaled(15)
            box = QRectF(0, 0, side, side)
            box.moveCenter(self.fold_button().center())
            paint_icon(painter, "chevron-left", box, colours.muted)

    def _paint_told(self, painter: QPainter, rect: QRectF, colours: Colours) -> None:
        """The words that set a proposal apart, and one of its notes in its own words."""
        left = _PAD + _chip_side() + _GAP
        top = _PAD + self._title.height + scaled(18) + 2
        painter.setFont(font(Role.CAPTION))
        painter.setPen(QColor(colours.accent))
        self._words.paint(painter, QRectF(left, top, rect.width() - left - _PAD, 0))
        painter.setPen(QColor(colours.text))
        quote = QRectF(_PAD, top + self._words.height + 2, rect.width() - 2 * _PAD, 0)
        self._quote.paint(painter, quote)

    def _paint_folded(self, painter: QPainter, rect: QRectF, colours: Colours) -> None:
        """Number, count, and the title from top to bottom."""
        self._paint_sign(painter, colours)
        painter.setFont(font(Role.CAPTION))
        painter.setPen(QColor(colours.muted))
        count = QRectF(0, _PAD + _chip_side() + 2, rect.width(), scaled(18))
        painter.drawText(count, Qt.AlignmentFlag.AlignCenter, str(self.lane.count))
        made = _title_font()
        room = rect.height() - count.bottom() - 2 * _GAP
        title = lane_title(self.lane)
        shown = QFontMetricsF(made).elidedText(title, Qt.TextElideMode.ElideRight, room)
        painter.save()
        painter.setFont(made)
        painter.setPen(QColor(colours.text))
        painter.translate(rect.width(), count.bottom() + _GAP)
        painter.rotate(90)
        along = QRectF(0, 0, room, rect.width())
        painter.drawText(along, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()

    def _count(self) -> str:
        """Of a proposal the dots before it say how sure it is; the word is in the tip."""
        return counted(lane_count(self.lane), self.lane)

    def _paint_sign(self, painter: QPainter, colours: Colours) -> None:
        side = _chip_side()
        left = (self._width - side) / 2 if self._is_folded else _PAD
        box = QRectF(left, _PAD, side, side)
        if not self.lane.number:
            name = SIGNS[self.lane.kind]
            ink = colours.accent if self.lane.kind is LaneKind.GHOST else colours.muted
            paint_icon(painter, name, box.adjusted(2, 2, -2, -2), ink)
            return
        fill_rounded(painter, box, colours.surface, colours.border, 6)
        painter.setFont(font(Role.LABEL))
        painter.setPen(QColor(colours.muted))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(self.lane.number))

    def _paint_buttons(self, painter: QPainter, colours: Colours) -> None:
        accept, drop = self.buttons()
        fill_rounded(painter, accept, colours.accent)
        fill_rounded(painter, drop, colours.surface, mix(colours.border, colours.outline, 0.45))
        painter.setFont(font(Role.LABEL))
        painter.setPen(QColor(colours.on_accent))
        painter.drawText(accept, Qt.AlignmentFlag.AlignCenter, _("Accept"))
        painter.setPen(QColor(colours.text))
        painter.drawText(drop, Qt.AlignmentFlag.AlignCenter, _("Drop"))

    def buttons(self) -> tuple[QRectF, QRectF]:
        """Where a proposal is accepted and dropped, in the head's own coordinates."""
        top = self.height - _button_height() - _PAD + 2
        half = (self._width - 2 * _PAD - 8) / 2
        accept = QRectF(_PAD, top, half, _button_height())
        return accept, accept.translated(half + 8, 0)


def lane_title(lane: Lane) -> str:
    """A lane's title in the language of the moment; only themes have one of their own."""
    if lane.kind is LaneKind.ALONE:
        return _("Stands alone")
    return _("Not placed yet") if lane.kind is LaneKind.TRAY else lane.title


def lane_count(lane: Lane) -> str:
    """How many notes it has; in a search how many of them fit."""
    return count_words(lane.count) if lane.hits is None else fit_words(lane.hits, lane.count)


def suggested_count(lane: Lane) -> str:
    """How sure a proposed theme is, and how many notes it has; "" for what people made."""
    if lane.step is None:
        return ""
    sureness, count = sureness_words(lane.step), lane_count(lane)
    return _("{sureness} · {count}").format(sureness=sureness, count=count)


def fit_words(hits: int, notes: int) -> str:
    """How many notes fit what is searched for."""
    return _n("{n} of {notes} note", "{n} of {notes} notes", notes).format(n=hits, notes=notes)


def touched_words(touched: int) -> str:
    """How many notes of other themes touch this one, "" for none."""
    return (
        _n("{n} more touches it", "{n} more touch it", touched).format(n=touched) if touched else ""
    )


def counted(count: str, lane: Lane) -> str:
    """A count; in short the notes of other themes that touch this one; its dots; and of the tray
    how many more lie in suggestions, where they are not placed either. In a search it is enough to
    say how many fit.
    """
    if lane.hits is not None:
        return count
    told = f"{count} +{lane.touched}" if lane.touched else count
    if lane.suggested:
        told = _("{count} · {n} suggested").format(count=count, n=lane.suggested)
    if lane.dots is None:
        return told
    dots = _n("{n} dot", "{n} dots", lane.dots.dots).format(n=lane.dots.dots)
    return f"{told} · {dots}"


def dots_words(dots: Dots | None) -> str:
    """A theme's dots, from how many people, and what came with a merge; "" without a round."""
    return told_dots(dots) if dots else ""


def folded_width() -> int:
    """The width of a lane that is folded, in scene units."""
    return max(30, scaled(32))


def _look(lane: Lane) -> Lane:
    """All of it that a head shows."""
    return replace(lane, faces=())


def _title_font() -> QFont:
    made = font(Role.STRONG)
    made.setPixelSize(note_font().pixelSize())
    return made


def _chip_side() -> int:
    return scaled(22)


def _button_height() -> int:
    return max(28, scaled(28))
