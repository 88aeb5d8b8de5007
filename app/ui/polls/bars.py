"""Turnout as places that fill, and a count as one bar with a mark where enough is."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.i18n import _
from app.models.voting import Base, Choice, Counts, Result
from app.ui.polls import words as poll_words
from app.ui.slide.pieces import Bar
from app.ui.slides.tally_bars import count_of
from app.ui.theme import POLL_COLOURS, Role, colours_of, font, mix, scaled, tabular
from app.ui.theme.drawing import fill_rounded
from app.ui.widgets.drawn import Drawn

_MOST_PLACES: Final = 120
_IN_BASE: Final = {
    Base.FOR_AGAINST: (Choice.YES, Choice.NO),
    Base.CAST: tuple(Choice),
    Base.PRESENT: tuple(Choice),
    Base.MEMBERS: tuple(Choice),
}


class _Wide(Drawn):
    """A drawing that takes the width it is given."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


class TurnoutBar(_Wide):
    """A place for each who may vote, filled from the left; it never tells a choice."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._taken, self._total = 0, 0

    def show_turnout(self, taken: int, total: int, told: str) -> None:
        """How many of how many, and the words of it for those who do not see it."""
        self._taken, self._total = taken, total
        self.setAccessibleName(told)
        self.update()

    def sizeHint(self) -> QSize:
        """One low row."""
        return QSize(scaled(200), scaled(22))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The places, or a plain bar when they are very many."""
        colours, painter, rect = colours_of(self), QPainter(self), QRectF(self.rect())
        count = max(1, self._total)
        if count > _MOST_PLACES or rect.width() / count < 4:
            fill_rounded(painter, rect, colours.sunken, colours.border, 5)
            rect.setWidth(rect.width() * min(1.0, self._taken / count))
            fill_rounded(painter, rect, colours.accent, radius=5)
            return
        step = min(rect.width() / count, scaled(30))
        for place in range(count):
            box = QRectF(place * step, 0, step - max(1.5, step * 0.15), rect.height())
            if place < self._taken:
                fill_rounded(painter, box, colours.accent, radius=4)
            else:
                fill_rounded(painter, box, colours.surface, colours.outline, 4)


class CountBar(_Wide):
    """The base as a length, filled by choice, with a mark where it was needed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._result: Result | None = None

    def show_result(self, result: Result) -> None:
        """The count; read aloud as numbers."""
        self._result = result
        base = result.bases.of(result.base)
        told = _("{needed} of {n} needed").format(needed=result.needed, n=base)
        self.setAccessibleName(f"{poll_words.counted(result.counts)}; {told}")
        self.update()

    def sizeHint(self) -> QSize:
        """The bar and the words above its mark."""
        return QSize(scaled(240), scaled(36) + QFontMetrics(font(Role.LABEL)).height() + 14)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Frame, choices, mark."""
        if self._result is None:
            return
        painter, colours = QPainter(self), colours_of(self)
        head = QFontMetrics(font(Role.LABEL)).height() + 8
        rect = QRectF(0.5, head, self.width() - 1, scaled(36))
        fill_rounded(painter, rect, colours.sunken, colours.outline, 6)
        base = self._result.bases.of(self._result.base)
        if base:
            self._paint_choices(painter, rect, base)
            self._paint_mark(painter, rect, base)

    def _paint_choices(self, painter: QPainter, rect: QRectF, base: int) -> None:
        assert self._result is not None
        left = rect.left()
        for choice in _IN_BASE[self._result.base]:
            wide = rect.width() * count_of(self._result.counts, choice) / base
            if wide > 0:
                box = QRectF(left, rect.top(), max(1.0, wide - 2), rect.height())
                paint_choice(self, painter, box, choice)
            left += wide

    def _paint_mark(self, painter: QPainter, rect: QRectF, base: int) -> None:
        assert self._result is not None
        colours = colours_of(self)
        at = rect.left() + rect.width() * min(1.0, self._result.needed / base)
        line = QRectF(at - 2, rect.top() - 6, 4, rect.height() + 12)
        painter.fillRect(line.adjusted(-2, 0, 2, 0), QColor(colours.surface))
        painter.fillRect(line, QColor(colours.text))
        painter.setFont(font(Role.LABEL))
        told = _("{needed} of {n} needed").format(needed=self._result.needed, n=base)
        wide = painter.fontMetrics().horizontalAdvance(told) + 2
        left = min(max(0.0, at - wide / 2), self.width() - wide)
        painter.setPen(QColor(colours.text))
        place = QRectF(left, 0, wide, line.top())
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, told)


class ChoiceRows(_Wide):
    """For, against, blank and spoiled: swatch, word, number, and a bar of their share."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts, self._whole = Counts(), 0

    def show_counts(self, counts: Counts, whole: int) -> None:
        """The counts; `whole` is what a full bar would be."""
        self._counts, self._whole = counts, whole
        self.setAccessibleName(poll_words.counted(counts))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A line for each."""
        return QSize(scaled(240), scaled(34) * len(self._shown()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The lines."""
        painter, high = QPainter(self), scaled(34)
        for number, choice in enumerate(self._shown()):
            box = QRectF(0, number * high, self.width(), high - 8)
            self._paint_line(painter, box, choice)

    def _shown(self) -> tuple[Choice, ...]:
        usual = (Choice.YES, Choice.NO, Choice.BLANK)
        return (*usual, Choice.SPOILED) if self._counts.spoiled else usual

    def _paint_line(self, painter: QPainter, box: QRectF, choice: Choice) -> None:
        colours, count = colours_of(self), count_of(self._counts, choice)
        painter.setPen(QColor(colours.text))
        painter.setFont(font(Role.LABEL))
        label, figure = scaled(84), scaled(48)
        middle = Qt.AlignmentFlag.AlignVCenter
        name = QRectF(box.left(), box.top(), label, box.height())
        painter.drawText(name, middle, poll_words.choice(choice))
        painter.setFont(tabular(font(Role.SUBHEADING)))
        number = QRectF(name.right(), box.top(), figure - 10, box.height())
        painter.drawText(number, middle | Qt.AlignmentFlag.AlignRight, str(count))
        track = box.adjusted(label + figure, 2, 0, -2)
        fill_rounded(painter, track, colours.sunken, radius=5)
        track.setWidth(track.width() * min(1.0, count / max(1, self._whole)))
        paint_choice(self, painter, track, choice)


def paint_choice(widget: QWidget, painter: QPainter, rect: QRectF, choice: Choice) -> None:
    """A choice in its colour and pattern; spoiled ballots look like blank ones, paler."""
    colour = POLL_COLOURS.get(choice.value, POLL_COLOURS["blank"])
    fill = colour.fill
    if choice is Choice.SPOILED:
        fill = mix(fill, colours_of(widget).window, 0.4).name()
    Bar(rect, fill, colour.pattern, 5, scaled(11)).paint(painter)
