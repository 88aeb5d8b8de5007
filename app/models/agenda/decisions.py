"""What a facilitator may do with the programme."""

from __future__ import annotations

from dataclasses import replace

from app.models import texts
from app.models.agenda.facts import (
    ItemAdded,
    ItemEnded,
    ItemMoved,
    ItemPaused,
    ItemPlanned,
    ItemRemoved,
    ItemResumed,
    ItemStarted,
    TimeAdded,
)
from app.models.agenda.state import MINUTE_MS, HasAgenda, Item, Plan
from app.models.entries import Facts
from app.models.errors import Refused

LONGEST_MIN = 24 * 60
MOST_ITEMS = 200


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


def plan_item(room: HasAgenda, item: str, plan: Plan) -> Facts:
    """Change what is planned of an item."""
    new = _checked(plan)
    return () if known(room, item).plan == new else (ItemPlanned(item, new),)


def move_item(room: HasAgenda, item: str, index: int) -> Facts:
    """Give an item another place in its day; 0 is first."""
    order = room.agenda.order[known(room, item).meeting]
    place = min(max(index, 0), len(order) - 1)
    return () if order.index(item) == place else (ItemMoved(item, place),)


def remove_item(room: HasAgenda, item: str) -> Facts:
    """Take an item off. Raises Refused("item-is-on") while it is the one in the room."""
    if known(room, item).id == room.agenda.current:
        raise Refused("item-is-on", title=known(room, item).plan.title)
    return (ItemRemoved(item),)


def start_item(room: HasAgenda, item: str, now: int) -> Facts:
    """Begin an item; the one that is on ends. A second click changes nothing."""
    return () if known(room, item).id == room.agenda.current else (ItemStarted(item, now),)


def start_next(room: HasAgenda, meeting: str, now: int) -> Facts:
    """End what is on and begin what comes. Raises Refused("no-next-item") at the end of the day."""
    following = room.agenda.next_item(meeting)
    if following is None:
        raise Refused("no-next-item")
    return (ItemStarted(following.id, now),)


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
    has used.
    """
    item = on(room)
    ms = minutes * MINUTE_MS
    if minutes < 0:
        ms = max(ms, -max(0, item.remaining_ms(now)))
    return (TimeAdded(item.id, ms),) if ms else ()


def end_item(room: HasAgenda, now: int) -> Facts:
    """End the item that is on without beginning another."""
    return (ItemEnded(on(room).id, now),)


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


def _checked(plan: Plan) -> Plan:
    title = texts.line(plan.title)
    if not title:
        raise Refused("item-title-missing")
    if not 1 <= plan.length_min <= LONGEST_MIN:
        raise Refused("item-length", longest=LONGEST_MIN)
    if not -1 <= plan.start_min < 2 * LONGEST_MIN:
        raise Refused("item-start")
    return replace(
        plan,
        title=title,
        owner=texts.line(plan.owner),
        task=texts.paragraph(plan.task, 1_000),
        private_note=texts.paragraph(plan.private_note),
    )
