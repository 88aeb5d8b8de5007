"""From the marks in the boxes of a printed ballot to the answer they give.

A machine answers only what nobody could read otherwise: with any doubt, with more or fewer marks
than the question asks for, and with none at all, a person looks. So it never calls a ballot spoiled
nor an empty one blank.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from app.models.voting.answers import Form, written
from app.models.voting.methods import Method
from app.models.voting.printed import Box
from app.models.voting.tally import Choice


class Mark(Enum):
    """What is in a box."""

    EMPTY = "empty"
    MARKED = "marked"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True, slots=True)
class Seen:
    """What is in a box, and how much of it is covered, 0 to 1."""

    mark: Mark
    ink: float = 0.0


_CHOICES: Final = (Choice.YES, Choice.NO, Choice.BLANK)
_MOST_UNLIKE: Final = 2.2
_DENSE, _MOST_UNLIKE_DENSE = 0.38, 1.35
"""How many times as much as another a mark may cover; less where it covers much of its box, as one
does that was scribbled over.
"""


def answer_of(form: Form, marks: Mapping[Box, Seen]) -> str | None:
    """The answer to a question as it is kept, None where a person has to look.

    So it is where marks are unlike each other: who takes one back scribbles over it.
    """
    unclear = any(
        seen.mark is Mark.DOUBTFUL or (box.is_written and seen.mark is not Mark.EMPTY)
        for box, seen in marks.items()
    )
    rows, inks = defaultdict[int, list[int]](list), list[float]()
    for box, seen in marks.items():
        if seen.mark is Mark.MARKED:
            rows[box.row].append(box.value)
            inks.append(seen.ink)
    if unclear or not rows or _are_unlike(inks):
        return None
    if form.method in (Method.YES_NO_BLANK, Method.SCALE):
        return _only_one(form, rows)
    return _of_options(form, rows)


def _are_unlike(inks: Sequence[float]) -> bool:
    least, most = min(inks), max(inks)
    return most > (_MOST_UNLIKE_DENSE if most > _DENSE else _MOST_UNLIKE) * least


def _only_one(form: Form, rows: Mapping[int, list[int]]) -> str | None:
    if len(rows) != 1:
        return None
    (row,) = rows
    return str(_CHOICES[row]) if form.method is Method.YES_NO_BLANK else str(row + 1)


def _of_options(form: Form, rows: Mapping[int, list[int]]) -> str | None:
    options = range(form.options)
    counts = [len(rows.get(each, ())) for each in options]
    if form.method in (Method.APPROVAL, Method.DOTS):
        is_whole = not form.most or sum(counts) <= form.most
        return written(tuple(counts)) if is_whole else None
    if max(counts) > 1 or (form.method is Method.RESISTANCE and min(counts) < 1):
        return None
    places = [value for each in rows.values() for value in each]
    if form.method is Method.RANKING and sorted(places) != list(range(1, len(places) + 1)):
        return None
    return written(tuple(rows[each][0] if each in rows else None for each in options))
