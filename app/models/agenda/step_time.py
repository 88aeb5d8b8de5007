"""Where the minutes go that an item is given while one of its steps is on."""

from __future__ import annotations

from app.models.agenda.facts import StepTurned
from app.models.agenda.state import Item
from app.models.entries import Facts


def given_to_step(item: Item, ms: int, now: int) -> Facts:
    """The step that is on lasts so many milliseconds longer; or shorter, but never less than it has
    lasted. The last one takes what is left anyway.
    """
    course = item.course
    if course is None:
        return ()
    left = item.remaining_ms(now)
    at = course.index_at(left)
    if at == len(course.steps) - 1:
        return ()
    given = max(ms, -max(0, left - course.steps[at].until_ms))
    since, added = item.step_since_ms, item.step_added_ms
    if at:
        since, added = item.length_ms - course.steps[at - 1].until_ms, 0
    return (StepTurned(item.id, course.first + at, since, added + given),) if given else ()
