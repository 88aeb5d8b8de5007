"""The overview: a card for each theme, in a place it keeps for life.

Each card is a widget of its own, read by screen readers. A new theme takes a new place and moves no
other; the gap of a theme that is gone stays until somebody tidies up, and then the cards glide.
What stands alone and what is proposed has rows of its own below the themes.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QEasingCurve, QPoint, QPropertyAnimation, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from app.i18n import _
from app.ui.board.landing import Drop
from app.ui.board.picture import Lane, LaneKind
from app.ui.board.theme_card import ThemeCard, card_height
from app.ui.theme import Role, colours_of, font, scaled
from app.ui.theme.drawing import CARD_RADIUS

_COLUMNS: Final = 5
_NARROWEST: Final = 146
_GAP: Final = 8
_GLIDES_MS: Final = 260
_STEPS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class Overview(QScrollArea):
    """Cards in rows of five, or of as many as can be read.

    `made` carries a card that is new, `gone_to` the key of the theme that has the keyboard,
    `opened` that of one to be read, `wished` a `Wish`, `dropped` notes' ids and a `Drop`,
    `menu_wanted` a global position; `left` tells that the keyboard wants to go to the tray.
    """

    made = Signal(object)
    gone_to = Signal(str)
    opened = Signal(str)
    wished = Signal(object)
    dropped = Signal(list, object)
    menu_wanted = Signal(QPoint)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._ground = _Ground()
        self.setWidget(self._ground)
        self._cards: dict[str, ThemeCard] = {}
        self._slots: dict[str, int] = {}
        self._below: tuple[str, ...] = ()
        self._columns = _COLUMNS

    def show_lanes(self, lanes: Sequence[Lane]) -> None:
        """The themes as they are now; a card that has another place glides there."""
        shown = [each for each in lanes if each.kind is not LaneKind.TRAY]
        themes = [each for each in shown if each.kind is LaneKind.THEME]
        for key in self._cards.keys() - {each.key for each in shown}:
            card = self._cards.pop(key)
            card.hide()
            card.deleteLater()
        for lane in shown:
            if lane.key not in self._cards:
                self._cards[lane.key] = self._made(lane)
            self._cards[lane.key].show_lane(lane)
        moved = {e.key for e in themes if self._slots.get(e.key, e.slot) != e.slot}
        self._slots = {each.key: each.slot for each in themes}
        self._below = tuple(each.key for each in shown if each.kind is not LaneKind.THEME)
        self._place(moved if self.isVisible() else set())

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        self.setAccessibleName(_("Overview of the themes"))
        self._ground.told = _("No themes yet")
        for card in self._cards.values():
            card.retranslate()

    def measure(self) -> None:
        """The size of the text or the colours changed."""
        for card in self._cards.values():
            card.update()
        self._place(set())

    def take_keyboard(self, key: str) -> None:
        """The keyboard goes to a theme's card, to the first one when it has none."""
        places = self._places()
        first = min(places, key=places.__getitem__, default="")
        card = self._cards.get(key) or self._cards.get(first)
        (card or self).setFocus(Qt.FocusReason.OtherFocusReason)

    def has_keyboard(self) -> bool:
        """Whether the keyboard is on one of the cards."""
        return any(card.hasFocus() for card in self._cards.values())

    def reveal(self, key: str) -> None:
        """Marks the current card and brings it into sight."""
        for each, card in self._cards.items():
            card.set_current(each == key)
        if key in self._cards:
            self.ensureWidgetVisible(self._cards[key])

    def card(self, key: str) -> ThemeCard | None:
        """The card of a theme."""
        return self._cards.get(key)

    def box(self, slot: int) -> QRect:
        """Where the card of a slot lies."""
        row, column = divmod(slot, self._columns)
        wide, high = self._card_width(), card_height(self._card_width())
        return QRect(column * (wide + _GAP), row * (high + _GAP), wide, high)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The cards share the width."""
        super().resizeEvent(event)
        self._place(set())

    # -- inside

    def _made(self, lane: Lane) -> ThemeCard:
        card = ThemeCard(lane, self._ground)
        card.focused.connect(partial(self.gone_to.emit, lane.key))
        card.opened.connect(partial(self.opened.emit, lane.key))
        card.wished.connect(self.wished)
        card.stepped.connect(partial(self._step, lane.key))
        card.dropped.connect(partial(self._drop, lane.key))
        card.menu_wanted.connect(self.menu_wanted)
        card.show()
        self.made.emit(card)
        return card

    def _drop(self, key: str, notes: list[str]) -> None:
        card = self._cards.get(key)
        if card is not None:
            self.dropped.emit(notes, Drop(key, len(card.lane.faces)))

    def _step(self, key: str, way: int) -> None:
        """To the nearest card that way; from the left edge to the tray."""
        across, down = _STEPS[Qt.Key(way)]
        places = self._places()
        row, column = divmod(places[key], self._columns)
        at = {place: each for each, place in places.items()}
        last = max(at, default=0) // self._columns
        while True:
            row, column = row + down, column + across
            if column < 0:
                self.left.emit()
                return
            if column >= self._columns or not 0 <= row <= last:
                return
            found = at.get(row * self._columns + column)
            if found is not None:
                self._cards[found].setFocus(Qt.FocusReason.OtherFocusReason)
                self.ensureWidgetVisible(self._cards[found])
                return

    def _place(self, moved: set[str]) -> None:
        width = self._width()
        self._columns = min(_COLUMNS, max(1, (width + _GAP) // (scaled(_NARROWEST) + _GAP)))
        count = max(self._slots.values(), default=-1) + 1
        places = self._places()
        rows = -(-(max(places.values(), default=-1) + 1) // self._columns)
        high = rows * (card_height(self._card_width()) + _GAP)
        self._ground.resize(width, max(high, self.viewport().height()))
        empty = set(range(count)) - set(self._slots.values())
        self._ground.show_empty([self.box(slot) for slot in sorted(empty)], has_any=bool(places))
        for key, place in places.items():
            self._put(self._cards[key], self.box(place), glides=key in moved)

    def _places(self) -> dict[str, int]:
        """Each card's place: a theme's slot, and for the others the rows below the last theme."""
        count = max(self._slots.values(), default=-1) + 1
        first = -(-count // self._columns) * self._columns
        return self._slots | {key: first + at for at, key in enumerate(self._below)}

    def _width(self) -> int:
        """What cards share: the scroll bar has its place before it comes, or it would move them."""
        return self.width() - self.verticalScrollBar().sizeHint().width()

    def _card_width(self) -> int:
        return (self._width() - (self._columns - 1) * _GAP) // self._columns

    def _put(self, card: ThemeCard, box: QRect, *, glides: bool) -> None:
        card.resize(box.size())
        if not glides:
            card.move(box.topLeft())
            return
        card.raise_()
        glide = QPropertyAnimation(card, b"pos", card)
        glide.setDuration(_GLIDES_MS)
        glide.setEasingCurve(QEasingCurve.Type.InOutCubic)
        glide.setEndValue(box.topLeft())
        glide.start(QPropertyAnimation.DeletionPolicy.DeleteWhenStopped)


class _Ground(QWidget):
    """What the cards lie on; shows the places that are empty."""

    def __init__(self) -> None:
        super().__init__()
        self.told = ""
        self._empty: list[QRect] = []
        self._has_any = False

    def show_empty(self, boxes: list[QRect], *, has_any: bool) -> None:
        """The places without a card."""
        self._empty, self._has_any = boxes, has_any
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Faint outlines, or a word when there is no theme at all."""
        painter, colours = QPainter(self), colours_of(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.border), 1, Qt.PenStyle.DashLine))
        for box in self._empty:
            painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), CARD_RADIUS, CARD_RADIUS)
        if not self._has_any:
            painter.setPen(QColor(colours.muted))
            painter.setFont(font(Role.BODY))
            painter.drawText(self.rect().adjusted(8, 8, -8, -8), self.told)
