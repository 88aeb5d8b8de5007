"""Where the minutes go that an item is given while one of its steps is on."""

from __future__ import annotations

from app.models.agenda.facts import StepTurned
from app.models.agenda.kept_steps import stand_of
from app.models.agenda.state import Item
from app.models.entries import Facts


def given_to_step(item: Item, ms: int, now: int) -> Facts:
    """The step that is on lasts so many milliseconds longer; or shorter, but never less than it has
    lasted. The last one takes what is left anyway.
    """
    course, stand = item.course, stand_of(item, now)
    if course is None or stand is None or stand.number == course.count:
        return ()
    ends = course.steps[stand.number - course.first].until_ms
    given = max(ms, -max(0, item.remaining_ms(now) - ends))
    if not given:
        return ()
    return (StepTurned(item.id, stand.number, stand.since_ms, stand.added_ms + given),)
