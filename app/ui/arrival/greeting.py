"""The greeting: who it is and where they sit, in letters that are read from two metres."""

from __future__ import annotations

import re

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.door_words import seat_words
from app.i18n import _
from app.models.arrivals import DoorSeat
from app.ui.arrival.words import mark_words
from app.ui.theme import Role, Space, colours_of, font, scaled
from app.ui.theme.drawing import CARD_RADIUS, fill_rounded
from app.ui.widgets import Button, Card, Kind, Text, Tint, Tone, paint_table_mark
from app.ui.widgets.drawn import Drawn

_USUAL_WIDTH, _USUAL_HEIGHT = 700, 330
_LEAST, _SMALL, _MOST, _STEP = 0.4, 0.6, 2.0, 0.1
"""How many times its usual size the greeting may have, and in which steps; less than small only
where a name would not fit otherwise.
"""
_LEAST_HEIGHT, _TIGHT = 80, 120
_LONG_WORD = re.compile(r"[^\s-]{18,}")
_BREAK = "\N{ZERO WIDTH SPACE}"


class BigMark(Drawn):
    """A table's mark that can become another's; mute for readers, the words beside it say it."""

    def __init__(self, pixels: int = 150, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pixels, self._growth = pixels, 1.0
        self.table = 0

    def show_table(self, table: int) -> None:
        """Another table; 0 hides it."""
        self.table = table
        self.setVisible(bool(table))
        self.update()

    def grow(self, growth: float) -> None:
        """So many times its usual size."""
        self._growth = growth
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """A square that grows with the text."""
        side = round(scaled(self._pixels) * self._growth)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The mark."""
        if self.table:
            paint_table_mark(QPainter(self), QRectF(self.rect()), self.table)


class BigText(Text):
    """A text that grows with the window besides the zoom; an overlong word goes on below."""

    _growth = 1.0
    _words = ""

    def setText(self, words: str) -> None:  # noqa: N802 -- Qt's name
        """Other words."""
        self._words = words
        super().setText(_LONG_WORD.sub(_breakable, words))

    def text(self) -> str:
        """The words as they were given."""
        return self._words

    def grow(self, growth: float) -> None:
        """So many times its usual size."""
        if abs(growth - self._growth) > _STEP / 2:
            self._growth = growth
            self._refont()

    def _refont(self) -> None:
        made = font(self._role)
        made.setPixelSize(round(made.pixelSize() * self._growth))
        self.setFont(made)
        self.setContentsMargins(0, made.pixelSize() // 8, 0, 0)  # the ring of a capital Å


class Greeting(Card):
    """One person at a time: what Enter would do, or what was done. Every change is read aloud."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=Space.LARGE, parent=parent)
        self._tint: Tint | None = None
        self.is_waiting = False
        """True while it says what Enter would do, and nothing was done yet."""
        self._above = Text(role=Role.SUBHEADING, tone=Tone.MUTED, wraps=True)
        self._name = BigText(role=Role.DISPLAY, wraps=True)
        self._seat = BigText(role=Role.TITLE, wraps=True)
        self._below = Text(role=Role.SUBHEADING, tone=Tone.MUTED, wraps=True)
        self._mark = BigMark()
        self.seat_button = Button(kind=Kind.PRIMARY, icon_name="armchair")
        self._lay_out()
        self.clear()

    @property
    def text(self) -> str:
        """Everything it says, as it is read aloud."""
        parts = (self._above, self._name, self._seat, self._below)
        return " ".join(each.text() for each in parts if each.text())

    def clear(self) -> None:
        """Nobody is at the desk."""
        self.say("", _("Welcome"), below=_("Scan a badge, or type two letters of a name."))

    def say(
        self,
        above: str,
        name: str,
        *,
        below: str = "",
        tint: Tint | None = None,
        is_waiting: bool = False,
    ) -> None:
        """A line, a name and a line below it; the table comes by `show_seat`."""
        self._tint, self.is_waiting = tint, is_waiting
        self._above.setText(above)
        self._name.setText(name)
        self._below.setText(below)
        self.show_seat(DoorSeat())
        self.update()

    def show_seat(self, seat: DoorSeat, *, can_seat: bool = False) -> None:
        """Table and round, by number, colour and shape."""
        self._mark.show_table(seat.table)
        self._seat.setText(seat_words(seat, mark_words(seat.table)))
        self.seat_button.setText(_("Find a seat now") + "  F4")
        self.seat_button.setVisible(can_seat)
        for part in (self._name, self._seat, self._below):
            part.setVisible(bool(part.text()))
        self._fit()
        self.setAccessibleName(self.text)

    def read_aloud(self) -> None:
        """What it says now."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.text))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A larger window is read from farther away."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tinted when something was done."""
        if self._tint is None:
            super().paintEvent(event)
            return
        colours = colours_of(self)
        soft, ink = getattr(colours, self._tint.soft), getattr(colours, self._tint.ink)
        fill_rounded(QPainter(self), QRectF(self.rect()), soft, ink, CARD_RADIUS)

    def _fit(self) -> None:
        """As large as the window lets it, and as the words do."""
        self._fit_above()
        room = min(self.width() / scaled(_USUAL_WIDTH), self.height() / scaled(_USUAL_HEIGHT))
        growth = min(_MOST, max(_SMALL, round(room / _STEP) * _STEP))
        self._grow(growth)
        while growth > _LEAST and self.heightForWidth(self.width()) > self.height():
            growth = max(_LEAST, growth - _STEP)
            self._grow(growth)

    def _grow(self, growth: float) -> None:
        for part in (self._name, self._seat, self._mark):
            part.grow(growth)
        self.body.activate()  # or the height is still that of the letters before

    def _fit_above(self) -> None:
        """Name and table come first where there is hardly any height."""
        is_tight = self.height() < scaled(_TIGHT)
        self._above.setVisible(bool(self._above.text()) and not is_tight)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(Space.SMALL)
        words.addStretch(1)
        for part in (self._above, self._name, self._seat, self._below):
            words.addWidget(part)
        words.addWidget(self.seat_button, 0, Qt.AlignmentFlag.AlignLeft)
        words.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(Space.HUGE)
        row.addLayout(words, 1)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(row, 1)
        self.setMinimumHeight(scaled(_LEAST_HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)


def _breakable(word: re.Match[str]) -> str:
    return _BREAK.join(word[0])
