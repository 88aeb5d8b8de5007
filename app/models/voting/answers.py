"""What one ballot says, in every method, and how the file writes it.

An answer is one short text: "yes", "no" and "blank" as ever; a step of a scale as its number; and
with several options a number for each in their order, with commas between and nothing where nothing
was written: "1,0,1". The same answer is always written the same, so that ballots can be sealed and
held against each other. A ballot that says nothing about any option is blank.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from app.models.errors import Refused
from app.models.voting.methods import MOST_RESISTANCE, Marks, Method
from app.models.voting.tally import Choice

MOST_OPTIONS: Final = 60
_ASIDE: Final = (Choice.BLANK, Choice.SPOILED)
_MOST_DIGITS: Final = 4


@dataclass(frozen=True, slots=True)
class Form:
    """What a ballot may hold: `options` to mark, or a scale of `steps` (0 for none of it).

    `most` is the greatest number of crosses or dots on one ballot; 0 sets no limit to crosses.
    """

    method: Method = Method.YES_NO_BLANK
    options: int = 0
    steps: int = 0
    most: int = 0


def written(marks: Marks) -> str:
    """The marks of one ballot as the file writes them."""
    return ",".join("" if each is None else str(each) for each in marks)


def marks_of(answer: str) -> Marks:
    """The marks of an answer; none for "yes", "no", "blank" and "spoiled"."""
    if answer in tuple(Choice):
        return ()
    return tuple(int(each) if each else None for each in answer.split(","))


def checked(form: Form, answer: str, *, on_paper: bool = False) -> str:
    """The answer as it is kept. Only paper can be spoiled.

    Raises Refused("choice-unknown") for what this poll does not ask, Refused("too-many-marks",
    most) for more crosses or dots than a ballot has, and Refused("option-left-out") where each
    option must have its number.
    """
    if answer in _ASIDE and (on_paper or answer == Choice.BLANK):
        return str(answer)
    if form.method is Method.YES_NO_BLANK:
        if answer not in (Choice.YES, Choice.NO):
            raise Refused("choice-unknown")
        return str(answer)
    marks = _read(form, answer)
    if form.method is Method.SCALE:
        return written(marks)
    _fits(form, marks)
    return written(marks) if says_something(form.method, marks) else str(Choice.BLANK)


def says_something(method: Method, marks: Marks) -> bool:
    """False for a ballot without any mark; resistance of 0 to everything is an answer."""
    if method is Method.RESISTANCE:
        return True
    if method is Method.RANKING:
        return any(each is not None for each in marks)
    return any(marks)


def _read(form: Form, answer: str) -> Marks:
    cells = answer.split(",")
    if len(cells) != (1 if form.method is Method.SCALE else form.options):
        raise Refused("choice-unknown")
    return tuple(_mark(form, each.strip()) for each in cells)


def _mark(form: Form, cell: str) -> int | None:
    if not cell:
        if form.method is Method.RANKING:
            return None
        if form.method in (Method.RESISTANCE, Method.SCALE):
            raise Refused("option-left-out")
        return 0
    low, high = _RANGES[form.method]
    most = high or max(form.options, form.steps, form.most)
    is_number = cell.isascii() and cell.isdigit() and len(cell) <= _MOST_DIGITS
    if not is_number or not low <= int(cell) <= most:
        raise Refused("choice-unknown")
    return int(cell)


def _fits(form: Form, marks: Marks) -> None:
    """Dots are counted together; crosses only where their number is limited."""
    is_limited = form.method is Method.DOTS or (form.method is Method.APPROVAL and form.most)
    if is_limited and sum(each or 0 for each in marks) > form.most:
        raise Refused("too-many-marks", most=form.most)


_RANGES: Final[Mapping[Method, tuple[int, int]]] = {
    Method.SCALE: (1, 0),
    Method.APPROVAL: (0, 1),
    Method.DOTS: (0, 0),
    Method.RANKING: (1, 0),
    Method.RESISTANCE: (0, MOST_RESISTANCE),
}
"""The least and the greatest mark; a greatest of 0 depends on the poll."""
