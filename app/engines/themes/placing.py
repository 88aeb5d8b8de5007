"""Suggestions that learn from where people have placed notes: kernel ridge regression.

A theme's own title counts as one note of it, so that a lane that was only just named gets
suggestions. How sure a suggestion is comes from the placed notes themselves: each is suggested a
place as if it were new, and that tells how often a lead of this size is right. Of a subject that
has no theme yet they tell nothing, so a note must also be like one that is placed, and to be sure
like a second one: what a single note of a theme is about the theme need not be. While few are
placed the bar is high: measured on labelled notes of five assemblies with 2 to 19 placed, at
random and lane by lane, a sure suggestion is right about 8 times in 10.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from app.engines.themes.lexicon import Lexicon
from app.engines.themes.map import NoteMap
from app.engines.themes.reasons import Common, reasons_for
from app.engines.themes.space import ONE
from app.engines.themes.values import Embed, Note, Step, Suggestion, Theme

if TYPE_CHECKING:
    from app.engines.themes.space import Doubles, Integers

_WALKED_SHARE: Final = 0.4
_RIDGE: Final = 0.5
_PRIOR: Final = 0.5
_ROUNDED: Final = 6
_ENOUGH_PLACED: Final = 20
_SURE_RIGHT: Final = 0.8
_LIKELY_RIGHT: Final = 0.6
_FELLOWS: Final = 5
_LIKE_ANOTHER: Final = 0.35
"""How like the second likest note of a theme of `_FELLOWS` notes or more a sure one is. Measured on
labelled notes of which a fifth was placed: where four in ten themes were not there yet, sure ones
were right 76 in 100 times rather than 66 (agenda items), where all were, as often as before.
"""
_TITLE_ID: Final = "\0title\0"


@dataclass(frozen=True, slots=True)
class _Bar:
    """What a suggestion must reach: its lead over the second theme, and how like the note is to the
    likest one of the first.
    """

    lead: float
    likeness: float


@dataclass(frozen=True, slots=True)
class _Bars:
    """From where on a suggestion counts as likely, and as sure."""

    likely: _Bar
    sure: _Bar


_FEW_PLACED: Final = _Bars(_Bar(0.25, 0.4), _Bar(0.55, 0.4))
_LOWEST: Final = _Bars(_Bar(0.1, 0.3), _Bar(0.35, 0.4))


def place(
    notes: Sequence[Note],
    themes: Sequence[Theme],
    lexicon: Lexicon,
    *,
    question: str = "",
    embed: Embed | None = None,
) -> list[Suggestion]:
    """Where each note that is in no theme may belong, in the order given; every theme ranked.

    Notes that say nothing get no suggestion, and without a theme nobody does. Placed notes are
    never suggested elsewhere. Ids of themes that are not among the notes are passed over.
    """
    placed = {note for theme in themes for note in theme.notes}
    loose = [note.id for note in notes if note.id not in placed]
    titles = [
        Note(f"{_TITLE_ID}{at}", theme.label) for at, theme in enumerate(themes) if theme.label
    ]
    board = NoteMap.of([*notes, *titles], lexicon, question=question, embed=embed)
    return _Placing(board, themes).suggestions(loose)


class _Placing:
    """One fit over a board: what is placed, how it is scored, and which leads can be trusted."""

    def __init__(self, board: NoteMap, themes: Sequence[Theme]) -> None:
        self._board = board
        self._themes = themes
        self._home = self._homes()
        self._known = sorted(self._home)

    def suggestions(self, loose: Sequence[str]) -> list[Suggestion]:
        """For each of these notes that says something, as far as anything is placed."""
        saying = set(self._board.saying)
        rows = [self._board.places[note] for note in loose]
        rows = [at for at in rows if at in saying]
        if not rows or not self._known:
            return []
        return self._suggested(rows)

    def _homes(self) -> dict[int, int]:
        """The theme of each placed note that says something, titles included."""
        found: dict[int, int] = {}
        saying = set(self._board.saying)
        for number, theme in enumerate(self._themes):
            for note in (*theme.notes, f"{_TITLE_ID}{number}"):
                at = self._board.places.get(note)
                if at in saying:
                    found.setdefault(at, number)
        return found

    def _suggested(self, rows: list[int]) -> list[Suggestion]:
        import numpy as np

        kernel = self._kernel()
        known = kernel[np.ix_(self._known, self._known)]
        inverse = np.linalg.inv(known + _RIDGE * np.eye(len(known)))
        wanted, prior = self._wanted()
        weights = inverse @ wanted
        bars = self._bars(known @ inverse, wanted, prior)
        scores = np.round(kernel[np.ix_(rows, self._known)] @ weights + prior, _ROUNDED)
        order = np.argsort(-scores, axis=1, kind="stable")
        return [
            self._suggestion(at, [int(theme) for theme in order[row]], scores[row], bars)
            for row, at in enumerate(rows)
        ]

    def _kernel(self) -> Doubles:
        import numpy as np

        board = self._board
        mixed = (1 - _WALKED_SHARE) * board.alike.astype(np.float64) + (
            _WALKED_SHARE * board.walked.astype(np.float64)
        )
        mixed /= ONE
        np.fill_diagonal(mixed, 1)
        return mixed

    def _wanted(self) -> tuple[Doubles, Doubles]:
        """One column a theme, centred, and what a theme's size alone speaks for."""
        import numpy as np

        columns = np.zeros((len(self._known), len(self._themes)))
        for row, at in enumerate(self._known):
            columns[row, self._home[at]] = 1
        share = columns.mean(axis=0)
        return columns - share, _PRIOR * share

    def _bars(self, hat: Doubles, wanted: Doubles, prior: Doubles) -> _Bars:
        """Which lead is right often enough, by leaving out each placed note in turn."""
        import numpy as np

        if len(self._known) < _ENOUGH_PLACED or len(self._themes) < 2:
            return _FEW_PLACED
        own = np.diag(hat)[:, None]
        left_out = np.round((hat @ wanted - own * wanted) / (1 - own) + prior, _ROUNDED)
        ranked = np.sort(left_out, axis=1)
        lead = ranked[:, -1] - ranked[:, -2]
        right = left_out.argmax(axis=1) == np.array([self._home[at] for at in self._known])
        order = np.argsort(-lead, kind="stable")
        found = lead[order], right[order].astype(np.int64)
        return _Bars(
            _raised(_LOWEST.likely, _least_lead(*found, _LIKELY_RIGHT)),
            _raised(_LOWEST.sure, _least_lead(*found, _SURE_RIGHT)),
        )

    def _suggestion(self, at: int, ranked: list[int], scores: Doubles, bars: _Bars) -> Suggestion:
        first = ranked[0]
        why = reasons_for(self._board.readings[at], self._shared[first], self._board.lexicon)
        lead = float(scores[first] - scores[ranked[1]]) if len(ranked) > 1 else 0.0
        likeness, is_backed = self._likeness(at, first)
        step = _step(lead, likeness, bars)
        if step is Step.SURE and not is_backed:
            step = Step.LIKELY
        sure = round(lead * math.sqrt(likeness), _ROUNDED)
        note = self._board.notes[at].id
        return Suggestion(note, tuple(ranked), step, sure, why.words, why.concepts)

    def _likeness(self, at: int, theme: int) -> tuple[float, bool]:
        """How like the note is to the likest one of the theme: a new subject fits nowhere; and
        whether it is like another one of it as well.
        """
        fellows = self._fellows[theme]
        if not fellows:
            return 0.0, False
        likest = sorted(
            (float(each) / ONE for each in self._board.alike[at, fellows]), reverse=True
        )
        return likest[0], len(likest) < _FELLOWS or likest[1] >= _LIKE_ANOTHER

    @cached_property
    def _fellows(self) -> list[list[int]]:
        """The placed notes of each theme."""
        found: list[list[int]] = [[] for _ in self._themes]
        for at in self._known:
            found[self._home[at]].append(at)
        return found

    @cached_property
    def _shared(self) -> list[Common]:
        """What the placed notes of each theme point to."""
        return [Common.of([self._board.readings[at] for at in each]) for each in self._fellows]


def _step(lead: float, likeness: float, bars: _Bars) -> Step:
    def reached(bar: _Bar) -> bool:
        return lead >= bar.lead and likeness >= bar.likeness

    if reached(bars.sure):
        return Step.SURE
    return Step.LIKELY if reached(bars.likely) else Step.UNSURE


def _raised(bar: _Bar, lead: float) -> _Bar:
    return _Bar(max(bar.lead, lead), bar.likeness)


def _least_lead(lead: Doubles, right: Integers, wanted: float) -> float:
    """The smallest lead from which on at least this share of suggestions was right.

    One wrong one is added for caution, so that a handful of lucky ones proves nothing.
    """
    import numpy as np

    share = right.cumsum() / np.arange(2, len(right) + 2)
    enough = np.flatnonzero(share >= wanted)
    return float(lead[enough[-1]]) if len(enough) else float("inf")
