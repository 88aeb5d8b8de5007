"""The head of a lane: number, title, count; on a proposal the ways to take it or drop it."""

from __future__ import annotations

from enum import Enum
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QApplication, QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from app.i18n import _
from app.ui.board.items import count_words, has_keyboard
from app.ui.board.picture import Lane, LaneKind
from app.ui.board.text import Lines, break_text
from app.ui.icons import paint_icon
from app.ui.theme import Colours, Role, colours_of, font, mix, scaled
from app.ui.theme.drawing import CARD_RADIUS, fill_rounded

_PAD: Final = 10
_MOST_LINES: Final = 2


class HeadPart(Enum):
    """What lies under the pointer in a head."""

    TITLE = "title"
    ACCEPT = "accept"
    DROP = "drop"


class LaneHead(QGraphicsItem):
    """Stays at the top of the view while its notes scroll beneath."""

    def __init__(self, lane: Lane) -> None:
        super().__init__()
        self.lane = lane
        self.is_current = False
        self._width = 0.0
        self._title = Lines((), 1)
        self._reserved = 1
        self.setZValue(2)

    def show_lane(self, lane: Lane, width: float) -> None:
        """Other words or another width."""
        if (lane.title, lane.number, width, len(lane.faces), lane.kind) == (
            self.lane.title,
            self.lane.number,
            self._width,
            len(self.lane.faces),
            self.lane.kind,
        ):
            self.lane = lane
            return
        self.prepareGeometryChange()
        self.lane, self._width = lane, width
        self.measure()

    def measure(self) -> None:
        """Breaks the title at the width of the moment."""
        self.prepareGeometryChange()
        room = self._width - 2 * _PAD - _chip_side() - 8
        self._title = break_text(lane_title(self.lane), font(Role.STRONG), room, _MOST_LINES)
        self.setToolTip(lane_title(self.lane))
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

    def reserve(self, lines: int) -> None:
        """Room for a title of so many lines, as the longest of the row has."""
        if lines != self._reserved:
            self.prepareGeometryChange()
            self._reserved = lines

    @property
    def height(self) -> float:
        """In scene units, with room for as many lines of title as were reserved."""
        words = (
            self._title.spacing * self._reserved
            + QFontMetricsF(font(Role.CAPTION)).height()
            + 2 * _PAD
            + 2
        )
        return round(words) + (_button_height() + 8 if self.lane.kind is LaneKind.GHOST else 0)

    def part_at(self, point: QPointF) -> HeadPart:
        """What a press at `point` (in the head's own coordinates) means."""
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
        fill_rounded(painter, rect.adjusted(1, 1, -1, 0), ground, None, CARD_RADIUS)
        self._paint_sign(painter, colours)
        left = _PAD + _chip_side() + 8
        painter.setFont(font(Role.STRONG))
        painter.setPen(QColor(colours.text))
        self._title.paint(painter, QRectF(left, _PAD, rect.width() - left - _PAD, 0))
        painter.setFont(font(Role.CAPTION))
        painter.setPen(QColor(colours.muted))
        below = QRectF(left, _PAD + self._title.height + 1, rect.width() - left, scaled(18))
        painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, self._count())
        if is_ghost:
            self._paint_buttons(painter, colours)
        if self.is_current and has_keyboard(widget):
            fill_rounded(painter, rect.adjusted(1, 1, -1, -1), None, colours.accent, 11, 2)

    def _count(self) -> str:
        count = count_words(len(self.lane.faces))
        if self.lane.kind is LaneKind.GHOST:
            return _("Suggestion · {count}").format(count=count)
        return count

    def _paint_sign(self, painter: QPainter, colours: Colours) -> None:
        side = _chip_side()
        box = QRectF(_PAD, _PAD, side, side)
        if not self.lane.number:
            name = "sparkles" if self.lane.kind is LaneKind.GHOST else "inbox"
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
    """A lane's title in the language of the moment; the tray has none of its own."""
    return _("Not placed yet") if lane.kind is LaneKind.TRAY else lane.title


def _chip_side() -> int:
    return scaled(22)


def _button_height() -> int:
    return max(28, scaled(28))
