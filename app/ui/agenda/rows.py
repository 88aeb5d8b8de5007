"""The rows of the programme as they are shown: words only, made from the agenda and the clock."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.i18n import _, clock, duration
from app.models.agenda import (
    MINUTE_MS,
    Item,
    ItemKind,
    Lock,
    Missing,
    Moment,
    Place,
    Plan,
    Slot,
    expected_places,
    passed_over,
    planned_slots,
)
from app.ui.agenda.words import (
    crossed_advice,
    expected_words,
    instant_words,
    length_words,
    long_words,
    span_words,
)


@dataclass(frozen=True, slots=True)
class Row:
    """One item. `short` says how many minutes are missing before what is locked, "" when it fits;
    `missed` by how much a lock is missed whose time has passed, `is_held` whether its lock counts
    still; `pushed` that it begins later than it was to; `aside` whatever else one may want to know
    of it.
    """

    id: str
    kind: ItemKind
    title: str
    planned: str
    expected: str
    actual: str
    length: str
    owner: str
    round: str
    aside: str
    lock: Lock
    is_held: bool
    short: str
    missed: str
    pushed: str
    has_begun: bool
    is_on: bool
    is_over: bool
    is_next: bool
    is_passed: bool


def rows(day: Sequence[Item], running: str, following: str, seen: Moment) -> list[Row]:
    """The rows of a day at an instant; expected times are told once the day has begun."""
    planned = planned_slots(day, seen.origin, seen.zone)
    places = expected_places(day, seen.origin, seen.now, seen.zone)
    passed, has_begun = passed_over(day), any(each.started_at for each in day)
    titles = {each.id: each.plan.title for each in day}
    return [
        _row(
            item,
            planned[item.id],
            places[item.id],
            titles,
            has_begun=has_begun,
            is_passed=item.id in passed,
            is_on=item.id == running,
            is_next=item.id == following,
            tells_missed=not seen.is_another_date,
        )
        for item in day
    ]


def _row(
    item: Item,
    planned: Slot,
    place: Place,
    titles: Mapping[str, str],
    *,
    has_begun: bool,
    is_passed: bool,
    is_on: bool,
    is_next: bool,
    tells_missed: bool,
) -> Row:
    plan = item.plan
    lapsed = place.lapsed_ms // MINUTE_MS if tells_missed and not is_passed else 0
    is_ahead = has_begun and not item.ended_at and not is_passed
    return Row(
        id=item.id,
        kind=plan.kind,
        title=_title(plan, "" if item.ended_at else _missed(plan.lock, lapsed)),
        planned=span_words(clock(planned.start), clock(planned.end)),
        expected=expected_words(item, place) if is_ahead else "",
        actual=_actual(item),
        length=length_words(item),
        owner=plan.owner,
        round=str(plan.round) if plan.round else "",
        aside=_aside(plan),
        lock=plan.lock,
        is_held=not lapsed
        and not place.gives_way(item.id)
        and not any(each.above for each in place.missing),
        short="" if item.ended_at else short_words(item, place, titles),
        missed=_missed(plan.lock, lapsed),
        pushed=_pushed(plan, planned) if not has_begun else "",
        has_begun=has_begun,
        is_on=is_on,
        is_over=bool(item.ended_at),
        is_next=is_next,
        is_passed=is_passed,
    )


def short_words(item: Item, place: Place, titles: Mapping[str, str]) -> str:
    """What an item lacks, and before what; a line for each lock that is not reached."""
    ends_late = bool(item.started_at) or place.gives_way(item.id)
    return "\n".join(_short(item.id, each, titles, ends_late) for each in place.missing)


def _short(item: str, missing: Missing, titles: Mapping[str, str], ends_late: bool) -> str:
    length = long_words(missing.minutes)
    if missing.above:
        return _("Locked earlier than “{above}”, which stands above it. {advice}").format(
            above=titles[missing.above], advice=crossed_advice()
        )
    if missing.before != item:
        told = _("{length} short before “{title}”")
        return told.format(length=length, title=titles[missing.before])
    told = _("{length} after its locked end") if ends_late else (
        _("{length} short of its full length")
    )  # fmt: skip
    return told.format(length=length)


def _missed(lock: Lock, minutes: int) -> str:
    if not minutes:
        return ""
    told = _("Locked start missed by {length}")
    return (told if lock is Lock.START else _("Locked end missed by {length}")).format(
        length=duration(minutes)
    )


def _title(plan: Plan, missed: str) -> str:
    title = _("{title} (optional)").format(title=plan.title) if plan.is_optional else plan.title
    return f"{title} \N{MIDDLE DOT} {missed}" if missed else title


def _pushed(plan: Plan, planned: Slot) -> str:
    if plan.lock is Lock.START or not 0 <= plan.start_min < planned.start:
        return ""
    told = _("Was to begin at {clock}; the item above it ends later.")
    return told.format(clock=clock(plan.start_min))


def _aside(plan: Plan) -> str:
    """The public title, the task, the steps and what is needed, one below the other."""
    parts = [_("In the room: {title}").format(title=plan.public_title)] if plan.public_title else []
    if plan.task:
        parts.append(plan.task)
    parts += [f"{duration(each.length_min)}  {each.title}" for each in plan.steps]
    if plan.materials:
        parts.append(_("Materials: {listed}").format(listed=plan.materials))
    return "\n".join(parts)


def _actual(item: Item) -> str:
    if not item.started_at:
        return ""
    end = instant_words(item.ended_at) if item.ended_at else ""
    return span_words(instant_words(item.started_at), end)
