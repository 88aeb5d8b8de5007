"""What a count looks like, each method in its own figure: steps, crosses, dots, order, resistance.

Every figure has its numbers beside it and tells them to screen readers; nothing hangs on colour.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app import poll_sentences
from app.i18n import _
from app.models.voting import Choice, Method, Outcome, Terms
from app.models.voting.methods import Scale, Standing, acceptance
from app.ui.polls.bars import paint_choice
from app.ui.theme import Role, colours_of, font, scaled, tabular
from app.ui.theme.drawing import fill_rounded
from app.ui.widgets import Text, Tone
from app.ui.widgets.drawn import Drawn

_LABEL_SHARE: Final = 0.42
_MOST_PAIRS: Final = 10
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_WRAP: Final = Qt.TextFlag.TextWordWrap


@dataclass(frozen=True, slots=True)
class Line:
    """A row: its name, its number in words, and how much of a full bar it is; `dots` draws so many
    dots in place of a bar.
    """

    name: str
    told: str
    share: Fraction
    choice: Choice
    dots: int = 0


class Lines(Drawn):
    """Rows under each other; a mark across all of them where enough is (`mark`, 0 for none)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.lines: tuple[Line, ...] = ()
        self._mark, self._mark_told, self._most_dots = Fraction(0), "", 0

    def show_lines(self, lines: Sequence[Line], mark: Fraction, mark_told: str) -> None:
        """These rows from the top."""
        self.lines, self._mark, self._mark_told = tuple(lines), mark, mark_told
        self._most_dots = max((each.dots for each in lines), default=0)
        told = "; ".join(f"{each.name}: {each.told}" for each in lines)
        self.setAccessibleName(f"{told}; {mark_told}" if mark_told else told)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As high as its rows."""
        return QSize(scaled(240), self._head + sum(map(self._high, self.lines)))

    def hasHeightForWidth(self) -> bool:
        """Long names take two or three lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as its rows at this width."""
        return self._head + sum(self._high(each, width) for each in self.lines)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The rows, then the mark."""
        painter, y = QPainter(self), float(self._head)
        for line in self.lines:
            high = self._high(line)
            self._paint(painter, QRectF(0, y, self.width(), high - 6), line)
            y += high
        if self._mark:
            self._paint_mark(painter, y)

    @property
    def _head(self) -> int:
        return QFontMetrics(font(Role.LABEL)).height() + 8 if self._mark else 0

    @property
    def _track(self) -> tuple[float, float]:
        """Where bars begin, and how long a full one is."""
        told = QFontMetrics(tabular(font(Role.LABEL)))
        widest = max((told.horizontalAdvance(each.told) for each in self.lines), default=0)
        left = self.width() * _LABEL_SHARE
        return left, max(20.0, self.width() - left - widest - 14)

    def _high(self, line: Line, width: int = 0) -> int:
        metrics = QFontMetrics(font(Role.LABEL))
        wide = int((width or self.width()) * _LABEL_SHARE) - 12
        box = metrics.boundingRect(0, 0, max(40, wide), 1_000, int(_WRAP), line.name)
        return max(scaled(30), min(box.height(), metrics.height() * 3) + 10)

    def _paint(self, painter: QPainter, box: QRectF, line: Line) -> None:
        colours, (left, wide) = colours_of(self), self._track
        painter.setPen(QColor(colours.text))
        painter.setFont(font(Role.LABEL))
        painter.drawText(QRectF(0, box.top(), left - 12, box.height()), _LEFT | _WRAP, line.name)
        painter.setFont(tabular(font(Role.LABEL)))
        painter.drawText(box, _RIGHT, line.told)
        middle, high = box.center().y(), float(min(box.height(), scaled(22)))
        track = QRectF(left, middle - high / 2, wide, high)
        if self._most_dots and self._paint_dots(painter, track, line.dots):
            return
        fill_rounded(painter, track, colours.sunken, radius=5)
        track.setWidth(track.width() * min(1.0, float(line.share)))
        paint_choice(self, painter, track, line.choice)

    def _paint_dots(self, painter: QPainter, track: QRectF, count: int) -> bool:
        """False where there are too many to be told apart."""
        step = min(track.height() * 0.8, track.width() / self._most_dots)
        if step < 5:
            return False
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours_of(self).accent))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number in range(count):
            at = QPointF(track.left() + (number + 0.5) * step, track.center().y())
            painter.drawEllipse(at, step * 0.38, step * 0.38)
        return True

    def _paint_mark(self, painter: QPainter, bottom: float) -> None:
        colours, (left, wide) = colours_of(self), self._track
        at = left + wide * min(1.0, float(self._mark))
        line = QRectF(at - 1.5, self._head - 5, 3, bottom - self._head + 2)
        painter.fillRect(line.adjusted(-2, 0, 2, 0), QColor(colours.surface))
        painter.fillRect(line, QColor(colours.text))
        painter.setFont(font(Role.LABEL))
        painter.setPen(QColor(colours.text))
        words = painter.fontMetrics().horizontalAdvance(self._mark_told) + 2
        start = min(max(0.0, at - words / 2), self.width() - words)
        painter.drawText(QRectF(start, 0, words, self._head - 6), _LEFT, self._mark_told)


class Pairs(Drawn):
    """Who beats whom: how many ballots put the option of a row before that of a column."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._options: tuple[str, ...] = ()
        self._standing: Standing | None = None

    def show_standing(self, options: Sequence[str], standing: Standing) -> None:
        """The options in the order they stand."""
        order = [each for group in standing.ranking for each in group]
        self._options, self._standing = tuple(order or options), standing
        told = [
            _("{one} before {other}: {n}").format(one=one, other=other, n=count)
            for (one, other), count in standing.pairs.items()
        ]
        self.setAccessibleName("; ".join(told))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A head and a row for each option."""
        return QSize(scaled(240), scaled(28) * (len(self._options) + 1))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The names to the left, numbers above, and a cell for each two."""
        if self._standing is None or not self._options:
            return
        painter, high = QPainter(self), float(scaled(28))
        left = self.width() * _LABEL_SHARE
        wide = min((self.width() - left) / len(self._options), float(scaled(64)))
        painter.setPen(QColor(colours_of(self).text))
        for row, one in enumerate(self._options):
            y = (row + 1) * high
            painter.setFont(font(Role.LABEL))
            name = painter.fontMetrics().elidedText(
                f"{row + 1}. {one}", Qt.TextElideMode.ElideRight, int(left) - 12
            )
            painter.drawText(QRectF(0, y, left, high), _LEFT, name)
            head = QRectF(left + row * wide, 0, wide, high)
            painter.drawText(head, Qt.AlignmentFlag.AlignCenter, f"{row + 1}.")
            for column, other in enumerate(self._options):
                box = QRectF(left + column * wide, y, wide - 3, high - 3)
                self._paint_pair(painter, box, one, other)

    def _paint_pair(self, painter: QPainter, box: QRectF, one: str, other: str) -> None:
        assert self._standing is not None
        colours = colours_of(self)
        if one == other:
            fill_rounded(painter, box, colours.sunken, radius=4)
            return
        wins = self._standing.pairs[one, other] > self._standing.pairs[other, one]
        if wins:
            fill_rounded(painter, box, colours.accent_soft, colours.accent, 4)
        ink = colours.on_accent_soft if wins else colours.muted
        painter.setPen(QColor(ink))
        painter.setFont(tabular(font(Role.STRONG if wins else Role.LABEL)))
        told = str(self._standing.pairs[one, other])
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, told)
        painter.setPen(QColor(colours.text))


class OutcomeFigure(QWidget):
    """The figure of a count that is more than yes or no."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines, self.pairs = Lines(), Pairs()
        self._told = Text(tone=Tone.MUTED, wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self.lines, self.pairs, self._told):
            column.addWidget(part)

    def show_outcome(self, terms: Terms, outcome: Outcome) -> None:
        """The count of a poll on these terms."""
        mark, told = _mark(terms, outcome)
        self.lines.show_lines(lines_of(terms, outcome), mark, told)
        standing = outcome.standing
        is_ranked = standing is not None and bool(standing.pairs)
        has_pairs = is_ranked and len(terms.options) <= _MOST_PAIRS
        self.pairs.setVisible(has_pairs)
        if has_pairs and standing is not None:
            self.pairs.show_standing(terms.options, standing)
        told_pairs = _("How many put the option on the left before the one above.")
        parts = [told_pairs if has_pairs else "", ballots_told(outcome)]
        self._told.setText(" ".join(part for part in parts if part))


def lines_of(terms: Terms, outcome: Outcome) -> tuple[Line, ...]:
    """The rows of a figure: a scale from its strongest step, options as they stand."""
    if outcome.scale is not None:
        return _steps(terms, outcome.scale)
    if outcome.standing is None:
        return ()
    order = [each for group in outcome.standing.ranking for each in group]
    return tuple(_option(terms, outcome, outcome.standing, each) for each in order)


def _steps(terms: Terms, scale: Scale) -> tuple[Line, ...]:
    whole = max(1, *scale.answers.values())
    middle = Fraction(scale.steps + 1, 2)
    if scale.support_from:
        middle = scale.support_from - Fraction(1, 2)
    lines = []
    for step, label in enumerate(terms.labels, 1):
        choice = Choice.YES if step > middle else Choice.NO if step < middle else Choice.BLANK
        count = scale.answers.get(step, 0)
        lines.append(Line(f"{step}. {label}", str(count), Fraction(count, whole), choice))
    return tuple(lines[::-1])


def _option(terms: Terms, outcome: Outcome, standing: Standing, option: str) -> Line:
    score = standing.scores[option]
    most = max(1, *standing.scores.values())
    share, dots = Fraction(score, most), 0
    if terms.method is Method.APPROVAL:
        share = Fraction(score, max(1, outcome.result.bases.of(outcome.result.base)))
    elif terms.method is Method.RESISTANCE:
        share = acceptance(standing, option) / 100
    elif terms.method is Method.DOTS:
        dots = score
    choice = Choice.YES if option in standing.first and not standing.tie else Choice.BLANK
    told = poll_sentences.score(terms.method, standing, option)
    return Line(option, told, share, choice, dots)


def _mark(terms: Terms, outcome: Outcome) -> tuple[Fraction, str]:
    """Where enough is, for crosses; the support on a scale is marked in the bar below it."""
    result = outcome.result
    base = result.bases.of(result.base)
    if terms.method is not Method.APPROVAL or not base:
        return Fraction(0), ""
    told = _("{needed} of {n} must choose it").format(needed=result.needed, n=base)
    return Fraction(result.needed, base), told


def ballots_told(outcome: Outcome) -> str:
    """How many ballots there are, and how many of them say nothing."""
    counts, scale = outcome.counts, outcome.scale
    blank = scale.blank if scale else counts.blank
    told = _("{n} ballots: {marked} filled in, {blank} blank, {spoiled} spoiled.")
    marked = counts.cast - blank - counts.spoiled
    return told.format(n=counts.cast, marked=marked, blank=blank, spoiled=counts.spoiled)
