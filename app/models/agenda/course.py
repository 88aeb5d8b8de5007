"""The steps of an item that is on, held against the item's own time: which one is on, how long it
has left, and what follows.

A step is told by how much of the *item's* time is left when it ends, so that one clock moves both:
a pause, a laptop that slept and a clock that was wrong need no second arithmetic. Nothing here is
private; the room screen and the phones are given a course as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.models.agenda.plans import Step


@dataclass(frozen=True, slots=True)
class StepTime:
    """A step's name, its length, and how much of the item's time is left when it ends: 0 for the
    last one, less than 0 when it would go on after the item's end.
    """

    title: str
    length_ms: int
    until_ms: int


@dataclass(frozen=True, slots=True)
class StepOn:
    """The step that is on, as one looks at it: `number` of `count`, counted from 1; what follows
    ("" after the last). `remaining_ms` is never more than the item has left, and negative in
    overtime.
    """

    number: int
    count: int
    title: str
    then: str
    length_ms: int
    remaining_ms: int


@dataclass(frozen=True, slots=True)
class Course:
    """The steps that are still to come, the one that is on included, and the number of the first of
    them. `missing_ms` is how much less than planned the last one will have.

    Each step but the last lasts as long as it was planned, and the last one takes what is left.
    When the item's time is up, the step that is on stays on: overtime is its own.
    """

    first: int
    steps: tuple[StepTime, ...]
    missing_ms: int = 0

    @property
    def count(self) -> int:
        """How many steps the item has, those that are over too."""
        return self.first - 1 + len(self.steps)

    def index_at(self, left_ms: int) -> int:
        """Which of `steps` is on while so much of the item's time is left, 0 for the first."""
        left = max(0, left_ms)
        on = (at for at, each in enumerate(self.steps[:-1]) if left > each.until_ms)
        return next(on, len(self.steps) - 1)

    def at(self, left_ms: int) -> StepOn:
        """The step that is on while so much of the item's time is left."""
        at = self.index_at(left_ms)
        step = self.steps[at]
        then = self.steps[at + 1].title if at + 1 < len(self.steps) else ""
        left = left_ms - max(0, step.until_ms)
        return StepOn(self.first + at, self.count, step.title, then, step.length_ms, left)


def course_of(
    steps: Sequence[Step], length_ms: int, first: int, since_ms: int, added_ms: int
) -> Course:
    """The course of an item so long, whose step `first` began when `since_ms` of the item's time
    had been used, and got `added_ms` more than was planned.
    """
    told, left = list[StepTime](), length_ms - since_ms
    for number, step in enumerate(steps[first - 1 :], first):
        lasts = step.length_ms + (added_ms if number == first else 0)
        is_last = number == len(steps)
        until = 0 if is_last else left - lasts
        told.append(StepTime(step.title, max(0, left - max(0, until)), until))
        left -= lasts
    missing = max(0, -left) if len(told) > 1 else 0
    return Course(first, tuple(told), missing)
