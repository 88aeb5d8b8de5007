"""One question on a paper ballot: its words, how it is filled in, and the places for marks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from reportlab.lib.units import mm

from app.ballot_words import task
from app.i18n import _, _p
from app.models.recommendations import in_words
from app.models.voting import Method, Poll, Terms, number_of
from app.models.voting.methods import MOST_RESISTANCE
from app.reports import fonts, marks
from app.reports.slips.answer_boxes import AnswerBoxes
from app.reports.slips.paper import Area, Paper, Type, fitted
from app.reports.slips.setup import Setup

_FINGERPRINT = 8
_ROW = 9 * mm
_BOX = 6.5 * mm
_CIRCLE = 8.2 * mm
_MOST_CIRCLES: Final = MOST_RESISTANCE + 1
"""More stand in no row; then a number is written in a box instead."""
_CIRCLES_SHARE: Final = 0.66
_TITLE: Final = Type(13, fonts.BOLD, smallest=9, lines=4)
_TEXT: Final = Type(9.5, fonts.REGULAR, smallest=9.5, lines=80)
_DENSER: Final = (1.0, 0.85, 0.7, 0.6)
"""How much smaller a text may be set that would not go on a sheet otherwise."""
_TASK: Final = Type(9.5, fonts.SEMIBOLD, smallest=8, lines=3)
_ABOUT: Final = Type(8, fonts.REGULAR, marks.MUTED, smallest=6)
_LABEL: Final = Type(11, fonts.MEDIUM, smallest=7, lines=2)
_ENDLESS: Final = 4_000.0
"""Points; more than a sheet has, for a text is not made smaller for its own height."""
LARGE: Final = 1.5
"""How much larger everything is in large print."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What stands on the ballot, in words; `rows` are the options or steps. `question` is its
    place on the ballot (0 the first), `circles` how many stand at each option (0: a box), and
    `scale` how much larger than usual everything is, `density` how much smaller the text alone.
    """

    method: Method
    title: str
    text: str
    task: str
    about: str
    rows: tuple[str, ...]
    question: int = 0
    circles: int = 0
    scale: float = 1.0
    density: float = 1.0

    @property
    def told(self) -> tuple[str, ...]:
        """What is asked, for the ballot's check signs."""
        return (self.title, self.text, *self.rows)

    def height(self, width: float) -> float:
        """How much of a sheet it takes, in points."""
        words = sum(_high(each, width, how) for each, how in self._words())
        return words + self._head + self._row_count * self._row_high + 3 * mm

    def within(self, width: float, height: float) -> Asked:
        """With its text set so small that all of it goes on one sheet, if need be; of one that
        would not even so, as many lines as there is room for.
        """
        tries = [replace(self, density=each) for each in _DENSER]
        found = next((each for each in tries if each.height(width) <= height), None)
        lines, shorter = self.text.split("\n"), tries[-1]
        while found is None and len(lines) > 1:
            lines.pop()
            shorter = replace(shorter, text="\n".join((*lines, "…")))
            found = shorter if shorter.height(width) <= height else None
        return found or shorter

    def draw(self, boxes: AnswerBoxes, x: float, top: float, width: float) -> float:
        """Draws it from `top` down; the y below it."""
        paper = boxes.paper
        paper.rule(x, top, x + width, top)
        y = top - 2 * mm
        for at, (words, how) in enumerate(self._words()):
            high = _high(words, width, how)
            paper.fit(words, Area(x, y - high, width, high), how, "P" if at else "H2")
            y -= high
        if self.method is Method.YES_NO_BLANK:
            self._beside(boxes, x, y - self._row_high, width)
            return y - self._row_high
        if self._head:
            y = self._numbers(paper, x, y, width)
        for row, label in enumerate(self.rows):
            y -= self._row_high
            self._row(boxes, Area(x, y, width, self._row_high), row, label)
        return y

    @property
    def _row_high(self) -> float:
        return _ROW * self.scale

    @property
    def _head(self) -> float:
        is_numbered = self.circles and self.method is not Method.DOTS
        return 5 * mm * self.scale if is_numbered else 0.0

    @property
    def _row_count(self) -> int:
        return 1 if self.method is Method.YES_NO_BLANK else len(self.rows)

    @property
    def _first_value(self) -> int:
        return 0 if self.method is Method.RESISTANCE else 1

    @property
    def _label(self) -> Type:
        return _larger(_LABEL, self.scale)

    def _words(self) -> list[tuple[str, Type]]:
        text = [(line, _larger(_TEXT, self.density)) for line in self.text.split("\n")]
        told = ((self.title, _TITLE), *text, (self.task, _TASK), (self.about, _ABOUT))
        return [(words, _larger(how, self.scale)) for words, how in told if words]

    def _pitch(self, width: float) -> float:
        """From one circle to the next."""
        return min(_CIRCLE * self.scale, width * _CIRCLES_SHARE / max(1, self.circles))

    def _row(self, boxes: AnswerBoxes, area: Area, row: int, label: str) -> None:
        if self.circles:
            self._circles(boxes, area, row, label)
            return
        is_written = self.method in (Method.DOTS, Method.RANKING)
        high = _BOX * self.scale
        wide = high * (1.7 if is_written else 1)
        box = Area(area.x, area.y + (area.height - high) / 2, wide, high)
        boxes.draw(box, (self.question, row, 1), 1.3 * self.scale, is_written=is_written)
        words = Area(area.x + wide + 4 * mm, area.y, area.width - wide - 4 * mm, area.height)
        boxes.paper.fit_middle(label, words, self._label)

    def _circles(self, boxes: AnswerBoxes, area: Area, row: int, label: str) -> None:
        pitch = self._pitch(area.width)
        wide, size = pitch * self.circles, pitch * 0.68
        words = Area(area.x, area.y, area.width - wide - 6, area.height)
        boxes.paper.fit_middle(label, words, self._label)
        if row:
            boxes.paper.rule(area.x, area.top, area.right, area.top)
        for at in range(self.circles):
            x = area.right - wide + at * pitch + (pitch - size) / 2
            circle = Area(x, area.y + (area.height - size) / 2, size, size)
            place = (self.question, row, at + self._first_value)
            boxes.draw(circle, place, 1, is_round=True)

    def _numbers(self, paper: Paper, x: float, y: float, width: float) -> float:
        """What each circle says, above them."""
        pitch = self._pitch(width)
        how = _larger(Type(8.5, fonts.MEDIUM, anchor="middle"), self.scale)
        for at in range(self.circles):
            middle = x + width - pitch * (self.circles - at - 0.5)
            paper.text(middle, y - self._head * 0.8, str(at + self._first_value), how)
        return y - self._head

    def _beside(self, boxes: AnswerBoxes, x: float, y: float, width: float) -> None:
        """Boxes beside each other, for ballots with many questions of yes or no."""
        wide, size = width / len(self.rows), _BOX * self.scale
        for at, label in enumerate(self.rows):
            left = x + at * wide
            box = Area(left, y + (self._row_high - size) / 2, size, size)
            boxes.draw(box, (self.question, at, 1), 1.3 * self.scale)
            words = Area(left + size + 3 * mm, y, wide - size - 5 * mm, self._row_high)
            boxes.paper.fit_middle(label, words, self._label)


def asked_of(setup: Setup, poll: Poll, number: int = 0) -> Asked:
    """A poll as a question on paper; `number` its place among several, 0 when it is alone."""
    terms = poll.terms
    lead = f"{number}. " if number else ""
    rows = terms.options if terms.has_options else terms.labels
    if terms.method is Method.YES_NO_BLANK:
        rows = (_p("ballot", "For"), _p("ballot", "Against"), _p("ballot", "Blank"))
    elif terms.method is Method.SCALE:
        rows = tuple(f"{step}  {label}" for step, label in enumerate(rows, 1))
    else:
        rows = tuple(f"{place}.  {option}" for place, option in enumerate(rows, 1))
    text = exact_words(setup, poll)
    circles = _circles_for(terms)
    return Asked(
        terms.method,
        f"{lead}{terms.question}",
        text,
        _task(terms, circles),
        about(setup, poll),
        rows,
        max(0, number - 1),
        circles,
        LARGE if setup.large else 1.0,
    )


def exact_words(setup: Setup, poll: Poll) -> str:
    """What is voted on: the text, then each initiative on a line; "" for a question of its own.
    They have no number that another one could take from them before the poll opens.
    """
    held = setup.assembly.recommendations.items.get(poll.recommendation)
    version = held.version(poll.version) if held else None
    return in_words(version.wording) if version else ""


def _circles_for(terms: Terms) -> int:
    """How many circles stand at each option; 0 where it has a box of its own."""
    count = {
        Method.RESISTANCE: MOST_RESISTANCE + 1,
        Method.RANKING: len(terms.options),
        Method.DOTS: terms.most,
    }.get(terms.method, 0)
    return count if count <= _MOST_CIRCLES else 0


def _task(terms: Terms, circles: int) -> str:
    """As it is read aloud, and how it is done in circles."""
    if circles and terms.method is Method.RANKING:
        return _(
            "Put a cross under 1 at what you want most, under 2 at the next, and so on. You may "
            "leave some out."
        )
    if circles and terms.method is Method.DOTS:
        return " ".join((task(terms), _("Put a cross in one circle for each dot.")))
    if circles:
        return " ".join((task(terms), _("Put one cross in every row.")))
    return task(terms)


def about(setup: Setup, poll: Poll) -> str:
    """Which words are voted on, "" for a question of its own."""
    if not poll.recommendation:
        return ""
    number = number_of(setup.assembly.recommendations, poll)
    parts = [
        _("Recommendation {number}").format(number=number) if number else "",
        _("version {version}").format(version=poll.version),
        _("check mark {fingerprint}").format(fingerprint=poll.fingerprint[:_FINGERPRINT]),
    ]
    return " · ".join(part for part in parts if part)


def _high(words: str, width: float, how: Type) -> float:
    """How high words are at this width."""
    lines, size = fitted(words, Area(0, 0, width, _ENDLESS), how)
    return len(lines) * size * 1.22 + size * 0.45


def _larger(how: Type, scale: float) -> Type:
    return replace(how, size=how.size * scale, smallest=how.smallest * scale)
