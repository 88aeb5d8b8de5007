"""Bars that move to where the count is, calmly, and what a count says in words.

Ballots may come ten a second or more; the bars are aimed anew at most ten times a second, and each
aim starts from where they stand, so that they never jump.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache, partial
from typing import Final

from PySide6.QtCore import (
    QAbstractAnimation,
    QEasingCurve,
    QObject,
    QRectF,
    QTimer,
    QVariantAnimation,
    Signal,
)
from PySide6.QtGui import QFont

from app import i18n
from app.i18n import N_, _, _p
from app.models.voting import Base, Choice, Counts, Threshold
from app.ui.slide import MATTERS, Bar, Lettering, Panel, Sheet, Words
from app.ui.theme import POLL_COLOURS, mix

AIM_EVERY_MS: Final = 100
MOVE_MS: Final = 300

_BASES: Final = {
    Base.FOR_AGAINST: N_("the votes for and against"),
    Base.CAST: N_("all ballots handed in"),
    Base.PRESENT: N_("the members present"),
    Base.MEMBERS: N_("all members"),
}


class TallyBars(QObject):
    """Lengths on their way to where they are aimed. `moved` tells that they stand elsewhere."""

    moved = Signal()

    def __init__(self, lengths: Sequence[float], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._from = self._to = self._at = tuple(lengths)
        self._next: tuple[float, ...] | None = None
        self._is_still = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(AIM_EVERY_MS)
        self._pause.timeout.connect(self._aim_next)
        self._animation = QVariantAnimation(self)
        self._animation.setDuration(MOVE_MS)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.valueChanged.connect(self._on_step)

    @property
    def lengths(self) -> tuple[float, ...]:
        """Where the bars stand now."""
        return self._at

    @property
    def is_moving(self) -> bool:
        """True while they are on their way or an aim waits."""
        running = self._animation.state() == QAbstractAnimation.State.Running
        return running or self._next is not None

    def reduce_motion(self, is_reduced: bool) -> None:
        """Without motion bars are at once where they are aimed; no oftener for that."""
        self._is_still = is_reduced

    def aim(self, lengths: Sequence[float]) -> None:
        """Moves the bars to these lengths; within a tenth of a second the last word counts."""
        if self._pause.isActive():
            self._next = tuple(lengths)
        else:
            self._start(tuple(lengths))

    def put(self, lengths: Sequence[float]) -> None:
        """Puts the bars there at once."""
        self.stop()
        self._from = self._to = self._at = tuple(lengths)

    def stop(self) -> None:
        """Puts the bars where they were last aimed; nothing runs afterwards."""
        self._pause.stop()
        self._animation.stop()
        self._at = self._to = self._next or self._to
        self._next = None

    def _aim_next(self) -> None:
        if self._next is not None:
            following, self._next = self._next, None
            self._start(following)

    def _start(self, lengths: tuple[float, ...]) -> None:
        self._pause.start()
        self._animation.stop()
        self._from, self._to = self._at, lengths
        if self._is_still or len(self._from) != len(lengths):
            self._at = lengths
            self.moved.emit()
        else:
            self._animation.start()

    def _on_step(self, share: float) -> None:
        self._at = tuple(a + (b - a) * share for a, b in zip(self._from, self._to, strict=True))
        self.moved.emit()


def put_live_bars(
    sheet: Sheet,
    box: QRectF,
    counts: Counts,
    shares: Callable[[], Sequence[float]],
    shown: Sequence[Choice] = (Choice.YES, Choice.NO, Choice.BLANK),
) -> None:
    """A row for each choice that is shown: label, bar of its share at the moment, number."""
    gap = sheet.px(0.016)
    high = (box.height() - (len(shown) - 1) * gap) / len(shown)
    label = sheet.lettering(1 / 22)
    for_label = max(label.width(choice_words(each)) for each in shown) + sheet.px(0.03)
    figure = Lettering(math.ceil(sheet.px(MATTERS)), QFont.Weight.Bold, 98, is_tabular=True)
    most = max(2, *(len(str(count_of(counts, each))) for each in shown))
    for_number = figure.width("0" * most) + sheet.px(0.03)
    tracks = list[QRectF]()
    for number, choice in enumerate(shown):
        row = QRectF(box.left(), box.top() + number * (high + gap), box.width(), high)
        track = row.adjusted(for_label, high * 0.12, -for_number, -high * 0.12)
        middle = row.center().y()
        _put_word(sheet, choice_words(choice), row.left(), middle, label)
        sheet.add(Panel(track, sheet.colours.surface, sheet.px(0.008)))
        tracks.append(track)
        told = str(count_of(counts, choice))
        _put_word(sheet, told, row.right() - figure.width(told), middle, figure, is_key=True)
    sheet.moving.append(partial(_filled, sheet, tracks, shown, shares))


def _filled(
    sheet: Sheet,
    tracks: Sequence[QRectF],
    shown: Sequence[Choice],
    shares: Callable[[], Sequence[float]],
) -> Iterator[Bar]:
    for track, choice, share in zip(tracks, shown, shares(), strict=True):
        filled = QRectF(track)
        filled.setWidth(track.width() * min(1.0, share))
        yield bar_of(sheet, filled, choice)


def bar_of(sheet: Sheet, rect: QRectF, choice: Choice) -> Bar:
    """A choice's bar in its colour and pattern, on a panel; spoiled ballots look like blank ones,
    paler.
    """
    colour = POLL_COLOURS.get(choice.value, POLL_COLOURS["blank"])
    fill = colour.fill
    if choice is Choice.SPOILED:
        fill = mix(fill, sheet.colours.window, 0.4).name()
    radius, grain = sheet.px(0.008), sheet.px(0.026)
    return Bar(rect, fill, colour.pattern, radius, grain, sheet.colours.surface)


def _put_word(
    sheet: Sheet, told: str, left: float, middle: float, type_: Lettering, is_key: bool = False
) -> None:
    baseline = middle + type_.cap_height / 2
    colours = sheet.colours
    sheet.add(Words(told, left, baseline, type_, colours.text, colours.window, is_key))


_SHOWN: Final = (Choice.YES, Choice.NO, Choice.BLANK)


def choice_words(choice: Choice) -> str:
    """What a choice is called on the wall."""
    words = {
        Choice.YES: _p("ballot", "For"),
        Choice.NO: _p("ballot", "Against"),
        Choice.BLANK: _p("ballot", "Blank"),
        Choice.SPOILED: _p("ballot", "Spoiled"),
    }
    return words[choice]


def count_of(counts: Counts, choice: Choice) -> int:
    """The ballots of one choice."""
    return int(getattr(counts, choice.value))


def live_shares(
    counts: Counts, present: int, shown: Sequence[Choice] = _SHOWN
) -> tuple[float, ...]:
    """For, against and blank as shares of those who may vote, in the poll as in its result; of
    the ballots where there are more of them.
    """
    whole = max(1, present, counts.cast)
    return tuple(count_of(counts, each) / whole for each in shown)


def base_words(base: Base) -> str:
    """What a hundred percent is, in words."""
    return _(_BASES[base])


def share_words(share: Fraction) -> str:
    """An exact share: "80%" when that is exact, else the fraction."""
    percent = share * 100
    if percent.denominator == 1:
        return _("{percent}%").format(percent=i18n.number(percent.numerator))
    return f"{share.numerator}/{share.denominator}"


def percent_words(reached: int, base: int, share: Fraction | None = Fraction(1)) -> str:
    """A share in percent to the nearest tenth, but it never seems to reach what it does not: not
    all, and not the `share` that is enough (None: more than half).
    """
    return _percent_words(reached, base, share, i18n.language())


@lru_cache(maxsize=64)
def _percent_words(reached: int, base: int, share: Fraction | None, _language: str) -> str:
    """Kept, for it is asked at every step of a bar that moves."""
    if not base:
        return _("{percent}%").format(percent="0")
    tenths = (reached * 2000 + base) // (2 * base)
    if _seems_enough(tenths, Fraction(reached, base), share):
        tenths = reached * 1000 // base
    exact = tenths % 10 == 0 and reached * 1000 % base == 0
    told = i18n.number(tenths // 10) if exact else i18n.number(Decimal(tenths) / 10, 1)
    return _("{percent}%").format(percent=told)


def _seems_enough(tenths: int, true: Fraction, share: Fraction | None) -> bool:
    """Whether rounding has reached all, or what is enough, where the true share has not."""
    told, half = Fraction(tenths, 1000), Fraction(1, 2)
    if true < 1 <= told:
        return True
    return true <= half < told if share is None else true < share <= told


def rule_words(threshold: Threshold, base: Base) -> str:
    """The threshold as a sentence."""
    if threshold.share is None:
        return _("Adopted when more than half of {base} are for").format(base=base_words(base))
    told = _("Adopted when at least {share} of {base} are for")
    return told.format(share=share_words(threshold.share), base=base_words(base))
