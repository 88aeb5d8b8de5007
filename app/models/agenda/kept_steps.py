"""The steps of an item that is on when its plan changes: by a repair, or by hand.

What has been is past: the step that is on stays on and has used what it has used, and of the others
only those change that are still to come.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.models.agenda.alike_steps import place_among
from app.models.agenda.facts import StepTurned
from app.models.agenda.plans import MINUTE_MS, Plan, Step, shares_of_steps
from app.models.agenda.state import Item
from app.models.entries import Facts


@dataclass(frozen=True, slots=True)
class Stand:
    """The step that is on: its number from 1, how much of the item's time had been used when it
    began, and how much more than planned it lasts.
    """

    number: int
    since_ms: int
    added_ms: int


def stand_of(item: Item, now: int) -> Stand | None:
    """Where an item is among its steps; None where no step is on."""
    course = item.course
    if course is None:
        return None
    at = course.index_at(item.remaining_ms(now))
    if not at:
        return Stand(course.first, item.step_since_ms, item.step_added_ms)
    return Stand(course.first + at, item.length_ms - course.steps[at - 1].until_ms, 0)


def lasting(item: Item, minutes: int, now: int, *, given_ms: int = 0) -> Item:
    """An item planned to last so many minutes, and given so much more than it was. While one of its
    steps is on, that and those to come share what is left in proportion, a minute each at least;
    where there are more than minutes the last ones fall away.
    """
    stand, added = stand_of(item, now), item.added_ms + given_ms
    if stand is None:
        is_same = minutes == item.plan.length_min
        plan = item.plan if is_same else item.plan.lasting(minutes)
        return replace(item, plan=plan, added_ms=added)
    shorter = replace(item, plan=replace(item.plan, length_min=minutes), added_ms=added)
    at = stand.number - 1
    lasts, coming = _rest(item, stand, item.elapsed_ms(now), shorter.remaining_ms(now))
    past, on = item.plan.steps[:at], item.plan.steps[at]
    if _minutes((*past, on, *coming)) > minutes + max(0, added) // MINUTE_MS:
        past = _as_they_were(past, item)
        on = replace(on, length_min=min(on.length_min, max(1, lasts // MINUTE_MS)))
    plan = replace(shorter.plan, steps=(*past, on, *coming))
    return _at(replace(shorter, plan=plan), replace(stand, added_ms=lasts - on.length_ms))


def replanned(item: Item, plan: Plan, now: int) -> Item:
    """An item with another plan. The step that is on stays on, whatever became of those before it;
    where it was taken out, or was made shorter than it has lasted, the next one begins now.
    """
    stand, new = stand_of(item, now), replace(item, plan=plan)
    if stand is None:
        return new
    if not plan.steps:
        return _at(new, Stand(0, 0, 0))
    at, is_same = place_among(plan.steps, item.plan.steps, stand.number - 1)
    kept = Stand(at + 1, stand.since_ms, stand.added_ms)
    if not is_same:
        kept = Stand(at + 1, item.elapsed_ms(now), 0)
    there = stand_of(_at(new, kept), now)
    if there is not None and there.number != kept.number:
        is_shorter = plan.steps[at].length_min < item.plan.steps[stand.number - 1].length_min
        kept = (
            Stand(kept.number + 1, item.elapsed_ms(now), 0)
            if is_shorter
            else _longer(new, kept, now)
        )
    return new if stand_of(new, now) == kept else _at(new, kept)


def ended_by(item: Item, plan: Plan, now: int) -> tuple[str, str] | None:
    """(the step that another plan would end, the one that would begin); None where the one that is
    on stays on, and where there are no steps before or after.
    """
    old, new = stand_of(item, now), stand_of(replanned(item, plan, now), now)
    if old is None or new is None:
        return None
    at, is_same = place_among(plan.steps, item.plan.steps, old.number - 1)
    if is_same and at + 1 == new.number:
        return None
    return item.plan.steps[old.number - 1].title, plan.steps[new.number - 1].title


def turned(old: Item, new: Item) -> Facts:
    """What makes the steps of an item stand as in `new`, beside its plan."""
    if (old.step, old.step_since_ms, old.step_added_ms) == (
        new.step,
        new.step_since_ms,
        new.step_added_ms,
    ):
        return ()
    return (StepTurned(new.id, new.step, new.step_since_ms, new.step_added_ms),)


# -- inside


def _at(item: Item, stand: Stand) -> Item:
    return replace(
        item, step=stand.number, step_since_ms=stand.since_ms, step_added_ms=stand.added_ms
    )


def _rest(item: Item, stand: Stand, elapsed: int, left: int) -> tuple[int, tuple[Step, ...]]:
    """(how long the step that is on lasts, the steps to come) when so much of the item is left. The
    milliseconds that are no whole minute are the last one's.
    """
    on, coming = item.plan.steps[stand.number - 1], item.plan.steps[stand.number :]
    used, lasts = elapsed - stand.since_ms, on.length_ms + stand.added_ms
    has, whole = max(0, lasts - used), max(0, left // MINUTE_MS)
    if not coming or has + _minutes(coming) * MINUTE_MS <= left:
        return lasts, coming
    parts = (Step(on.title, max(1, -(-has // MINUTE_MS))), *coming)[: max(1, whole)]
    shared = shares_of_steps(parts, max(len(parts), whole))
    return used + min(has, shared[0].length_ms, max(left, 0)), shared[1:]


def _longer(item: Item, stand: Stand, now: int) -> Stand:
    """A step that had all that was left keeps what those that now follow it do not need."""
    following = _minutes(item.plan.steps[stand.number :]) * MINUTE_MS
    has = max(MINUTE_MS, item.remaining_ms(now) - following)
    lasts = item.elapsed_ms(now) - stand.since_ms + has
    return replace(stand, added_ms=lasts - item.plan.steps[stand.number - 1].length_ms)


def _minutes(steps: Sequence[Step]) -> int:
    return sum(each.length_min for each in steps)


def _as_they_were(past: Sequence[Step], item: Item) -> tuple[Step, ...]:
    """Steps that are over, none longer than it took; of those gone through by hand only their time
    together is known.
    """
    by_hand, since = past[: max(item.step, 1) - 1], item.step_since_ms // MINUTE_MS
    shorter = shares_of_steps(by_hand, max(len(by_hand), min(since, _minutes(by_hand))))
    rest = list(past[len(by_hand) :])
    if rest and item.step_added_ms < 0:
        took = (rest[0].length_ms + item.step_added_ms) // MINUTE_MS
        rest[0] = replace(rest[0], length_min=max(1, took))
    return (*shorter, *rest)
