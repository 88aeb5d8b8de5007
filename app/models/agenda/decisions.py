"""What a facilitator may do with the programme."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.models import texts
from app.models.agenda.facts import (
    FrozenSlot,
    ItemAdded,
    ItemEnded,
    ItemMoved,
    ItemPaused,
    ItemPlanned,
    ItemRemoved,
    ItemResumed,
    ItemStarted,
    LaterEndAccepted,
    MorningNoted,
    TimeAdded,
)
from app.models.agenda.kept_steps import lasting, replanned, turned
from app.models.agenda.plans import DAY_MIN, MINUTE_MS, Lock, Plan, Step, shares_of_steps
from app.models.agenda.repairs import Proposal
from app.models.agenda.state import HasAgenda, Item, passed_over
from app.models.agenda.step_time import given_to_step
from app.models.agenda.times import Zone, origin_of, planned_places, planned_slots, wall
from app.models.entries import Fact, Facts
from app.models.errors import Refused

LONGEST_MIN = DAY_MIN
MOST_ITEMS = 200
MOST_STEPS = 40


def add_item(
    room: HasAgenda, item: str, meeting: str, plan: Plan, index: int | None = None
) -> Facts:
    """Put an item on the programme, last unless `index` says where."""
    if item in room.agenda.items:
        return ()
    count = len(room.agenda.order.get(meeting, ()))
    if count >= MOST_ITEMS:
        raise Refused("too-many-items", most=MOST_ITEMS)
    place = count if index is None else min(max(index, 0), count)
    return (ItemAdded(item, meeting, place, _checked(plan)),)


def add_items(
    room: HasAgenda, meeting: str, plans: Sequence[tuple[str, Plan]], *, replaces: bool = False
) -> Facts:
    """Put several on the programme, after those that are there, all or none; with `replaces` those
    go. Each is (id, plan). Raises Refused("day-has-begun") where that would take off what has been.
    """
    there = room.agenda.order.get(meeting, ()) if replaces else ()
    if there and room.agenda.has_begun(meeting):
        raise Refused("day-has-begun")
    first = len(room.agenda.order.get(meeting, ())) - len(there)
    if first + len(plans) > MOST_ITEMS:
        raise Refused("too-many-items", most=MOST_ITEMS)
    off = tuple(ItemRemoved(item) for item in there)
    checked = [(item, _checked(plan)) for item, plan in plans]
    added = (ItemAdded(item, meeting, first + at, plan) for at, (item, plan) in enumerate(checked))
    return (*off, *added)


def plan_item(room: HasAgenda, item: str, plan: Plan, now: int | None = None) -> Facts:
    """Change what is planned of an item. With `now` the step that is on stays on; it is not needed
    for an item that is not on.
    """
    old = known(room, item)
    new = _checked(plan, max(0, old.added_ms) // MINUTE_MS)
    if old.plan == new:
        return ()
    kept = replace(old, plan=new) if now is None else replanned(old, new, now)
    return (ItemPlanned(item, new), *turned(old, kept))


def move_item(room: HasAgenda, item: str, index: int) -> Facts:
    """Give an item another place in its day; 0 is first.

    Raises Refused("move-passes-over") when what is still to come would come to stand before what
    has begun: nobody who drags a row means to skip anything.
    """
    day = room.agenda.day(known(room, item).meeting)
    at, place = [each.id for each in day].index(item), min(max(index, 0), len(day) - 1)
    if at == place:
        return ()
    moved = [*day[:at], *day[at + 1 :]]
    moved.insert(place, day[at])
    lost = passed_over(moved) - passed_over(day)
    if lost:
        title = next(each.plan.title for each in moved if each.id in lost)
        raise Refused("move-passes-over", title=title)
    return (ItemMoved(item, place),)


def step_item(room: HasAgenda, item: str, by: int) -> Facts:
    """Move an item so many places on from where it stands when its turn comes: two steps asked for
    at once are two places. Raises as `move_item`.
    """
    ids = [each.id for each in room.agenda.day(known(room, item).meeting)]
    return move_item(room, item, ids.index(item) + by)


def remove_item(room: HasAgenda, item: str) -> Facts:
    """Take an item off. Raises Refused("item-is-on") while it is the one in the room."""
    if known(room, item).id == room.agenda.current:
        raise Refused("item-is-on", title=known(room, item).plan.title)
    return (ItemRemoved(item),)


def start_item(room: HasAgenda, item: str, now: int, zone: Zone = None) -> Facts:
    """Begin an item; the one that is on ends. A second click changes nothing."""
    if known(room, item).id == room.agenda.current:
        return ()
    return _started(room, known(room, item), now, zone)


def start_next(room: HasAgenda, meeting: str, now: int, zone: Zone = None) -> Facts:
    """End what is on and begin what comes. Raises Refused("no-next-item") at the end of the day,
    and Refused("no-items") when there is no programme.
    """
    following = room.agenda.next_item(meeting)
    if following is None:
        raise Refused("no-next-item" if room.agenda.day(meeting) else "no-items")
    return _started(room, following, now, zone)


def pause(room: HasAgenda, now: int) -> Facts:
    """Let the time stand still; works in overtime too."""
    item = on(room)
    return () if item.paused_at else (ItemPaused(item.id, now),)


def resume(room: HasAgenda, now: int) -> Facts:
    """Let the time run on."""
    item = on(room)
    return (ItemResumed(item.id, now),) if item.paused_at else ()


def add_time(room: HasAgenda, minutes: int, now: int) -> Facts:
    """Give the item that is on more time, or less when `minutes` is negative; never less than it
    has used. The step that is on lasts so much longer or shorter too: its end is what the room
    sees.
    """
    item = on(room)
    ms = minutes * MINUTE_MS
    if minutes < 0:
        ms = max(ms, -max(0, item.remaining_ms(now)))
    return (TimeAdded(item.id, ms), *given_to_step(item, ms, now)) if ms else ()


def end_item(room: HasAgenda, now: int) -> Facts:
    """End the item that is on without beginning another."""
    return (ItemEnded(on(room).id, now),)


def accept_repair(room: HasAgenda, proposal: Proposal, now: int) -> Facts:
    """Make a proposal the programme; what is left of the item that is on is shared among its steps
    as it is now. Raises Refused("programme-changed") when the day is no longer
    the one it was made for.
    """
    agenda, meeting = room.agenda, proposal.meeting
    if tuple((each.id, each.plan) for each in agenda.day(meeting)) != proposal.basis:
        raise Refused("programme-changed")
    facts = list[Fact]()
    given = dict(proposal.given)
    for each in proposal.changed:
        facts += _mended(agenda.items[each.id], each.plan, given.get(each.id, 0), now)
    facts += [ItemRemoved(item) for item in proposal.dropped]
    order = [item for item, _plan in proposal.basis if item not in proposal.dropped]
    for place, each in enumerate(proposal.day):
        if order[place] != each.id:
            order.remove(each.id)
            order.insert(place, each.id)
            facts.append(ItemMoved(each.id, place))
    if proposal.later_end >= 0:
        facts.append(LaterEndAccepted(meeting, proposal.later_end, proposal.is_second))
    return tuple(facts)


def on(room: HasAgenda) -> Item:
    """The item that is on. Raises Refused("nothing-is-on")."""
    item = room.agenda.running
    if item is None:
        raise Refused("nothing-is-on")
    return item


def known(room: HasAgenda, item: str) -> Item:
    """The item with this id, on its day's programme. Raises Refused("item-unknown")."""
    found = room.agenda.items.get(item)
    if found is None or item not in room.agenda.order.get(found.meeting, ()):
        raise Refused("item-unknown")
    return found


def _mended(item: Item, plan: Plan, given_ms: int, now: int) -> Facts:
    back: Facts = (TimeAdded(item.id, given_ms),) if given_ms else ()
    if item.course is None:
        return (*back, ItemPlanned(item.id, _checked(plan))) if plan != item.plan else back
    new = lasting(item, plan.length_min, now, given_ms=given_ms)
    planned: Facts = (ItemPlanned(item.id, new.plan),) if new.plan != item.plan else ()
    return (*back, *planned, *turned(item, new))


def _started(room: HasAgenda, item: Item, now: int, zone: Zone) -> Facts:
    """The start, and what an item with a locked end, or the first of a night, takes with it."""
    facts: Facts = (ItemStarted(item.id, now),)
    day = room.agenda.day(item.meeting)
    begins_day = not room.agenda.has_begun(item.meeting)
    begun = [replace(each, started_at=now) if each is item else each for each in day]
    origin = origin_of(begun if begins_day else day, "", now, zone)
    if begins_day:
        facts += _noted(day, item.meeting, origin, zone)
    if item.plan.lock is Lock.END:
        until = wall(origin, item.plan.end_min, zone) - now
        given = until - item.plan.length_min * MINUTE_MS
        if given and until >= MINUTE_MS:
            facts += (TimeAdded(item.id, given), *_fitted(item, until // MINUTE_MS))
    return facts


def _fitted(item: Item, minutes: int) -> Facts:
    """The steps of an item that begins share the minutes that are left until its locked end."""
    steps = item.plan.steps
    if item.plan.steps_min <= minutes:
        return ()
    shorter = shares_of_steps(steps, max(len(steps), minutes))
    plan = replace(item.plan, steps=shorter)
    return (ItemPlanned(item.id, plan),) if plan != item.plan else ()


def _noted(day: tuple[Item, ...], meeting: str, origin: int, zone: Zone) -> Facts:
    """Nothing on a day like any other; the fold freezes the times itself."""
    fresh = [replace(each, morning=None, frozen=None, frozen_at=None) for each in day]
    plain, there = planned_slots(fresh), planned_slots(fresh, origin, zone)
    places = planned_places(fresh, origin, zone)
    ends = {each: wall(origin, slot.end, zone) for each, slot in there.items()}
    if plain == there and all(places[each].end == ends[each] for each in places):
        return ()
    slots = tuple(
        FrozenSlot(each, there[each].start, there[each].end, place.start, place.end)
        for each, place in places.items()
    )
    return (MorningNoted(meeting, slots),)


def _checked(plan: Plan, given_min: int = 0) -> Plan:
    """`given_min` is what an item that is on has besides its planned length."""
    title = texts.line(plan.title)
    if not title:
        raise Refused("item-title-missing")
    if not 1 <= plan.length_min <= LONGEST_MIN:
        raise Refused("item-length", longest=LONGEST_MIN)
    if not -1 <= plan.start_min < 2 * LONGEST_MIN:
        raise Refused("item-start")
    _check_lock(plan)
    return replace(
        plan,
        title=title,
        owner=texts.line(plan.owner),
        task=texts.paragraph(plan.task, 1_000),
        private_note=texts.paragraph(plan.private_note),
        public_title=texts.line(plan.public_title),
        materials=texts.paragraph(plan.materials, 1_000),
        end_min=plan.end_min if plan.lock is Lock.END else -1,
        slide=texts.line(plan.slide),
        template=texts.line(plan.template),
        steps=_checked_steps(plan, given_min),
    )


def _check_lock(plan: Plan) -> None:
    if plan.lock is Lock.START and plan.start_min < 0:
        raise Refused("item-lock-start")
    if plan.lock is Lock.END and not max(0, plan.start_min) < plan.end_min < 2 * LONGEST_MIN:
        raise Refused("item-lock-end")


def _checked_steps(plan: Plan, given_min: int) -> tuple[Step, ...]:
    has = plan.length_min + given_min
    if len(plan.steps) > MOST_STEPS:
        raise Refused("item-many-steps", most=MOST_STEPS)
    if any(each.length_min < 1 for each in plan.steps) or plan.steps_min > has:
        raise Refused("item-steps", steps=plan.steps_min, length=has)
    return tuple(Step(texts.line(each.title), each.length_min) for each in plan.steps)
