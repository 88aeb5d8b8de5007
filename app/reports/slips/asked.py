"""One question on a paper ballot: its words, how it is filled in, and the places for marks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from reportlab.lib.units import mm

from app.ballot_words import task
from app.i18n import _, _p
from app.models.markdown import plain
from app.models.voting import Method, Poll, number_of
from app.models.voting.methods import MOST_RESISTANCE
from app.reports import fonts, marks
from app.reports.slips.paper import Area, Paper, Type, fitted
from app.reports.slips.setup import Setup

_FINGERPRINT = 8
_ROW = 9 * mm
_BOX = 6.5 * mm
_CIRCLE = 8.2 * mm
_TITLE: Final = Type(13, fonts.BOLD, smallest=9, lines=4)
_TEXT: Final = Type(9.5, fonts.REGULAR, smallest=7, lines=10)
_TASK: Final = Type(9.5, fonts.SEMIBOLD, smallest=8, lines=3)
_ABOUT: Final = Type(8, fonts.REGULAR, marks.MUTED, smallest=6)
_LABEL: Final = Type(11, fonts.MEDIUM, smallest=7, lines=2)
_WRITTEN: Final = (Method.DOTS, Method.RANKING)
"""Methods whose answer is a number in the box."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What stands on the ballot, in words; `rows` are the options or steps."""

    method: Method
    title: str
    text: str
    task: str
    about: str
    rows: tuple[str, ...]

    def height(self, width: float) -> float:
        """How much of a sheet it takes, in points."""
        words = sum(_high(each, width, how) for each, how in self._words())
        return words + self._head + self._row_count * _ROW + 3 * mm

    def draw(self, paper: Paper, x: float, top: float, width: float) -> float:
        """Draws it from `top` down; the y below it."""
        paper.rule(x, top, x + width, top)
        y = top - 2 * mm
        for at, (words, how) in enumerate(self._words()):
            high = _high(words, width, how)
            paper.fit(words, Area(x, y - high, width, high), how, "P" if at else "H2")
            y -= high
        if self.method is Method.YES_NO_BLANK:
            _beside(paper, x, y - _ROW, width, self.rows)
            return y - _ROW
        if self.method is Method.RESISTANCE:
            y = self._scale_head(paper, x, y, width)
        for label in self.rows:
            y -= _ROW
            self._row(paper, Area(x, y, width, _ROW), label)
        return y

    @property
    def _head(self) -> float:
        return 5 * mm if self.method is Method.RESISTANCE else 0.0

    @property
    def _row_count(self) -> int:
        return 1 if self.method is Method.YES_NO_BLANK else len(self.rows)

    def _words(self) -> list[tuple[str, Type]]:
        told = ((self.title, _TITLE), (self.text, _TEXT), (self.task, _TASK), (self.about, _ABOUT))
        return [(words, how) for words, how in told if words]

    def _row(self, paper: Paper, area: Area, label: str) -> None:
        if self.method is Method.RESISTANCE:
            wide = _CIRCLE * (MOST_RESISTANCE + 1)
            words = Area(area.x, area.y, area.width - wide - 6, area.height)
            paper.fit_middle(label, words, _LABEL)
            for step in range(MOST_RESISTANCE + 1):
                x = area.right - wide + step * _CIRCLE
                box = Area(x + 1.2 * mm, area.y + 1.4 * mm, _BOX - 1 * mm, _BOX - 1 * mm)
                paper.box(box, edge=marks.INK, radius=_BOX / 2, line=1)
            return
        wide = _BOX * (1.7 if self.method in _WRITTEN else 1)
        paper.box(Area(area.x, area.y + 1.2 * mm, wide, _BOX), edge=marks.INK, radius=2, line=1.3)
        words = Area(area.x + wide + 4 * mm, area.y, area.width - wide - 4 * mm, area.height)
        paper.fit_middle(label, words, _LABEL)

    def _scale_head(self, paper: Paper, x: float, y: float, width: float) -> float:
        """The numbers above the circles."""
        wide = _CIRCLE * (MOST_RESISTANCE + 1)
        for step in range(MOST_RESISTANCE + 1):
            middle = x + width - wide + step * _CIRCLE + 1.2 * mm + (_BOX - 1 * mm) / 2
            how = Type(8.5, fonts.MEDIUM, anchor="middle")
            paper.text(middle, y - 4 * mm, str(step), how)
        return y - self._head


def asked_of(setup: Setup, poll: Poll, number: int = 0) -> Asked:
    """A poll as a question on paper; `number` its place among several, 0 when it is alone."""
    terms = poll.terms
    held = setup.assembly.recommendations.items.get(poll.recommendation)
    version = held.version(poll.version) if held else None
    lead = f"{number}. " if number else ""
    rows = terms.options if terms.has_options else terms.labels
    if terms.method is Method.YES_NO_BLANK:
        rows = (_p("ballot", "For"), _p("ballot", "Against"), _p("ballot", "Blank"))
    elif terms.method is Method.SCALE:
        rows = tuple(f"{step}  {label}" for step, label in enumerate(rows, 1))
    else:
        rows = tuple(f"{place}.  {option}" for place, option in enumerate(rows, 1))
    text = plain(version.wording.text) if version else ""
    title = f"{lead}{terms.question}"
    return Asked(terms.method, title, text, task(terms), about(setup, poll), rows)


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
    lines, size = fitted(words, Area(0, 0, width, 400), how)
    return len(lines) * size * 1.22 + size * 0.45


def _beside(paper: Paper, x: float, y: float, width: float, rows: tuple[str, ...]) -> None:
    """Boxes beside each other, for ballots with many questions of yes or no."""
    wide = width / len(rows)
    for at, label in enumerate(rows):
        left = x + at * wide
        paper.box(Area(left, y + 1.2 * mm, _BOX, _BOX), edge=marks.INK, radius=2, line=1.3)
        words = Area(left + _BOX + 3 * mm, y, wide - _BOX - 5 * mm, _ROW)
        paper.fit_middle(label, words, _LABEL)
