"""A theme's card in the overview: number, title, how many notes, from which tables, and one note in
its own words. What is only proposed, and what stands alone, has a sign in place of the number.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QWidget

from app.i18n import _
from app.ui.board.card_words import CardWords, words_height
from app.ui.board.commands import NOTES_MIME, wish_of
from app.ui.board.counts import best_count, fitted_count
from app.ui.board.feet import paint_sureness
from app.ui.board.heads import (
    SIGNS,
    counted,
    dots_words,
    lane_count,
    lane_title,
    suggested_count,
    touched_words,
)
from app.ui.board.picture import Lane, LaneKind
from app.ui.board.text import plain_tip
from app.ui.icons import paint_icon
from app.ui.theme import Colours, Role, colours_of, font, mix, scaled
from app.ui.theme.drawing import CARD_RADIUS, fill_rounded, rounded
from app.ui.widgets import paint_table_mark

_PAD: Final = 8
_GAP: Final = 3
_TOP, _MARK = 20, 17
_DOTS: Final = 13
_DIM: Final = 0.35
_OPENS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_WAYS: Final = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


class ThemeCard(QAbstractButton):
    """`focused` tells that it has the keyboard, `opened` that it was opened; `stepped` carries an
    arrow key, `wished` a `Wish`, `dropped` notes' ids, `menu_wanted` a global position.
    """

    focused = Signal()
    opened = Signal()
    stepped = Signal(int)
    wished = Signal(object)
    dropped = Signal(list)
    menu_wanted = Signal(QPoint)

    def __init__(self, lane: Lane, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lane = lane
        self._is_target = self._is_current = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(True)
        self.retranslate()

    def show_lane(self, lane: Lane) -> None:
        """Other words or counts."""
        if lane != self.lane:
            self.lane = lane
            self.retranslate()
            self.update()

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        lane = self.lane
        tables = ", ".join(_("table {number}").format(number=each) for each in lane.tables)
        quote = lane.quoted
        count, touched = self._counted(), touched_words(lane.touched)
        dots, title = dots_words(lane.dots), lane_title(lane)
        title = f"{lane.number} {title}" if lane.number else title
        told = (title, count, touched, dots, tables, quote)
        self.setAccessibleName(", ".join(filter(None, told)))
        tip = " · ".join(filter(None, (title, suggested_count(lane))))
        self.setToolTip(plain_tip(tip))

    def set_current(self, is_current: bool) -> None:
        """Whether commands act on it."""
        if is_current != self._is_current:
            self._is_current = is_current
            self.update()

    # -- keys and mouse

    def event(self, event: QEvent) -> bool:
        """Claims the board's keys before the window's own shortcuts see them."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_way = (
                event.key() in _WAYS and not event.modifiers() & Qt.KeyboardModifier.AltModifier
            )
            if wish_of(event) is not None or is_way:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, arrows walk, all else is as on the board."""
        wish = wish_of(event)
        if event.key() in _OPENS:
            self.opened.emit()
        elif wish is not None:
            self.wished.emit(wish)
        elif event.key() in _WAYS:
            self.stepped.emit(event.key())
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """Opens it."""
        self.opened.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The commands for this theme."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.menu_wanted.emit(event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """It is the current one."""
        super().focusInEvent(event)
        self.focused.emit()

    # -- drops

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes notes; a proposal takes none in."""
        if event.mimeData().hasFormat(NOTES_MIME) and self.lane.kind is not LaneKind.GHOST:
            event.acceptProposedAction()
            self._light(True)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """The drag went elsewhere."""
        self._light(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tells what was dropped."""
        self._light(False)
        notes = bytes(event.mimeData().data(NOTES_MIME).data()).decode().split()
        if notes:
            event.acceptProposedAction()
            self.dropped.emit(notes)

    def _light(self, is_target: bool) -> None:
        self._is_target = is_target
        self.update()

    # -- painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Number and count above, then title and quotation, the tables below."""
        painter, colours = QPainter(self), colours_of(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        if self.lane.faces and all(each.is_dim for each in self.lane.faces):
            painter.setOpacity(_DIM)
        self._paint_ground(painter, rect, colours)
        inside = rect.adjusted(_PAD, _PAD, -_PAD, -_PAD)
        self._paint_top(painter, inside, colours)
        self._paint_tables(painter, inside, colours)
        top, foot = inside.top() + scaled(_TOP) + _GAP, inside.bottom() - scaled(_MARK) - _GAP
        self._paint_words(painter, QRectF(inside.left(), top, inside.width(), foot - top), colours)
        if self.hasFocus() or self._is_current:
            fill_rounded(painter, rect, None, colours.accent, CARD_RADIUS, 2)

    def _paint_ground(self, painter: QPainter, rect: QRectF, colours: Colours) -> None:
        """Paper; a proposal is only outlined, and what stands alone lies lower."""
        kind = self.lane.kind
        if kind is LaneKind.GHOST:
            painter.setPen(QPen(QColor(colours.accent), 1.2, Qt.PenStyle.DashLine))
            painter.setBrush(mix(colours.window, colours.accent_soft, 0.35))
            painter.drawPath(rounded(rect.adjusted(0.6, 0.6, -0.6, -0.6), CARD_RADIUS))
            return
        ground = colours.sunken if kind is LaneKind.ALONE else colours.surface
        ground = colours.accent_soft if self._is_target else ground
        fill_rounded(painter, rect, ground, mix(colours.border, colours.outline, 0.25), CARD_RADIUS)

    def _paint_top(self, painter: QPainter, inside: QRectF, colours: Colours) -> None:
        """The number that sends notes here, or a sign; beside it the count."""
        side = scaled(_TOP)
        chip = QRectF(inside.left(), inside.top(), side, side)
        if self.lane.kind is LaneKind.THEME:
            fill_rounded(painter, chip, colours.sunken, colours.border, 6)
            painter.setFont(font(Role.LABEL))
            painter.setPen(QColor(colours.muted))
            painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, str(self.lane.number))
        else:
            ink = colours.accent if self.lane.kind is LaneKind.GHOST else colours.muted
            paint_icon(painter, SIGNS[self.lane.kind], chip.adjusted(2, 2, -2, -2), ink)
        made = font(Role.CAPTION)
        room = QRectF(chip.right() + 7, inside.top(), inside.right() - chip.right() - 7, side)
        ways, step = self._counts(), self.lane.step
        told = best_count(ways, made, room.width())
        if step is not None and told not in ways[:-1]:  # no room for the word: dots, as on a head
            high = scaled(_DOTS)
            at = QPointF(room.left(), room.center().y() - high / 2)
            room.setLeft(paint_sureness(painter, step, at, high, colours.accent) + 4)
            told = fitted_count(ways[-1], made, room.width())
        painter.setFont(made)
        painter.setPen(QColor(colours.muted))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, told)

    def _paint_words(self, painter: QPainter, room: QRectF, colours: Colours) -> None:
        """The whole title, then as much of the note as there is room for."""
        words = CardWords.fitted(self.lane, room)
        painter.setFont(words.title_font)
        painter.setPen(QColor(colours.text))
        words.title.paint(painter, room)
        below = room.adjusted(0, words.title.height + 2, 0, 0)
        painter.setFont(words.quote_font)
        painter.setPen(QColor(colours.muted))
        words.quote.paint(painter, below)

    def _paint_tables(self, painter: QPainter, inside: QRectF, colours: Colours) -> None:
        """The tables' marks, as many as fit, and how many more there are."""
        side, tables = scaled(_MARK), self.lane.tables
        step = side + 3
        fitting = max(0, int((inside.width() + 3) // step))
        shown = tables if len(tables) <= fitting else tables[: max(0, fitting - 2)]
        top = inside.bottom() - side
        painter.setFont(font(Role.BODY))
        for number, table in enumerate(shown):
            box = QRectF(inside.left() + number * step, top, side, side)
            paint_table_mark(painter, box, table)
        if len(shown) < len(tables):
            more = QRectF(inside.left() + len(shown) * step, top, 3 * side, side)
            painter.setFont(font(Role.CAPTION))
            painter.setPen(QColor(colours.muted))
            told = f"+{len(tables) - len(shown)}"
            painter.drawText(more, Qt.AlignmentFlag.AlignVCenter, told)

    def _counts(self) -> tuple[str, ...]:
        """What stands above: whole if there is room; the sign tells of a proposal, too."""
        sure = filter(None, (suggested_count(self.lane), lane_count(self.lane)))
        return tuple(counted(each, self.lane) for each in (self._counted(), *sure))

    def _counted(self) -> str:
        """How many notes, and of a proposal that it is one."""
        told = suggested_count(self.lane)
        return _("Suggestion · {count}").format(count=told) if told else lane_count(self.lane)


def card_height(width: int) -> int:
    """The height of cards of this width: room for a long title and some of a note, whatever they
    say, so that no card ever moves another.
    """
    rest = 2 * _PAD + scaled(_TOP) + scaled(_MARK) + 2 * _GAP
    return rest + words_height(width - 2 * _PAD)
