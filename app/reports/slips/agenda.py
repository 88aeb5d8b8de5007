"""The programme of a day on paper: for everybody, and for those who run it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from reportlab.lib.units import mm

from app.i18n import _, clock, duration
from app.models.agenda import (
    Item,
    Slot,
    in_order,
    known_slots,
    minute_of,
    origin_of,
    passed_over,
    seen_at,
)
from app.models.errors import Refused
from app.reports import fonts, marks, words
from app.reports.slips.paper import MARGIN, Area, Paper, Type
from app.reports.slips.setup import Setup

_TIME: Final = Type(12, fonts.BOLD, smallest=9)
_TITLE: Final = Type(12, fonts.SEMIBOLD, smallest=9, lines=2)
_SMALL: Final = Type(9, fonts.REGULAR, marks.MUTED, smallest=7)
_TIME_WIDTH: Final = 32 * mm
_LINE: Final = 11.5


@dataclass(frozen=True, slots=True)
class _Entry:
    """An item as it is printed: from when to when, its title, and smaller lines below; without
    times when the day has passed it over.
    """

    slot: Slot | None
    title: str
    lines: tuple[str, ...] = ()


def programme(setup: Setup) -> bytes:
    """Times and public titles, for everybody; what was passed over is not on it.

    Raises Refused("print-no-programme").
    """
    entries = [_Entry(slot, item.plan.shown) for item, slot in _day(setup) if slot]
    paper = setup.paper(_("Programme"))
    _pages(paper, setup, _("Programme"), entries)
    return paper.finish()


def staff_programme(setup: Setup) -> bytes:
    """The same with who leads, tasks, steps, materials and private notes, for those who run the
    day. Raises Refused("print-no-programme").
    """
    entries = [_Entry(slot, item.plan.title, _details(item, slot)) for item, slot in _day(setup)]
    paper = setup.paper(_("Programme for the staff"))
    _pages(paper, setup, _("Programme for the staff"), entries)
    return paper.finish()


def _day(setup: Setup) -> list[tuple[Item, Slot | None]]:
    """The items with their hours as the room screen tells them; None for what was passed over."""
    day = setup.assembly.agenda.day(setup.meeting)
    if not day:
        raise Refused("print-no-programme")
    slots, left = known_slots(day, _held_on(setup), setup.now), passed_over(day)
    ordered = in_order(day, slots)
    return [(each, None if each.id in left else slots[each.id]) for each in ordered]


def _held_on(setup: Setup) -> str:
    held = setup.assembly.mandate.current
    return held.day if held else ""


def _details(item: Item, slot: Slot | None) -> tuple[str, ...]:
    plan = item.plan
    locked = words.lock(plan.lock)
    head = (
        words.kind(plan.kind),
        _length(item, slot),
        plan.owner,
        _("round {n}").format(n=plan.round) if plan.round else "",
        _("locked: {what}").format(what=locked) if locked else "",
        _("can be left out") if plan.is_optional else "",
    )
    told = [" · ".join(part for part in head if part)]
    if plan.public_title:
        told.append(_("In the room: {title}").format(title=plan.public_title))
    told += [f"{duration(each.length_min)}  {each.title}" for each in plan.steps]
    if plan.task:
        told.append(_("Task: {text}").format(text=plan.task))
    if plan.materials:
        told.append(_("Materials: {listed}").format(listed=plan.materials))
    if plan.private_note:
        told.append(_("Note: {text}").format(text=plan.private_note))
    return tuple(line for each in told for line in each.splitlines())


def _length(item: Item, slot: Slot | None) -> str:
    """The minutes between the printed hours; where they are others, those it was planned to have
    that morning, as in the day's account.
    """
    frozen = item.frozen
    planned = frozen.end - frozen.start if frozen else item.plan.length_min
    if slot is None:
        return _("not held")
    length = slot.end - slot.start
    # Instants are told by the minute: one more or less between them is only that.
    if length == planned or (item.started_at and abs(length - planned) == 1):
        return duration(planned)
    told = _("{length} (planned: {planned})")
    return told.format(length=duration(length), planned=duration(planned))


def _as_at(setup: Setup) -> str:
    """Up to when the printed hours know the day; "" before it has begun."""
    day = setup.assembly.agenda.day(setup.meeting)
    known = seen_at(day, setup.now)
    if not known:
        return ""
    time = clock(minute_of(origin_of(day, _held_on(setup), known), known))
    return _("times as at {time}").format(time=time)


def _pages(paper: Paper, setup: Setup, title: str, entries: Sequence[_Entry]) -> None:
    y = _head(paper, setup, title)
    for entry in entries:
        lines = _wrapped(entry, paper.width - 2 * MARGIN - _TIME_WIDTH)
        height = 24 + len(lines) * _LINE
        room = y - MARGIN
        if height > room and y < paper.height * 0.8:
            paper.new_page()
            y = _head(paper, setup, title)
        y = _entry(paper, setup, title, entry, lines, y)


def _entry(
    paper: Paper, setup: Setup, title: str, entry: _Entry, lines: Sequence[str], y: float
) -> float:
    """One item from `y` down; a very long one goes on at the next page. Returns the y below it."""
    left, right = MARGIN + _TIME_WIDTH, paper.width - MARGIN
    with paper.inside("Sect"):
        slot = entry.slot
        span = f"{clock(slot.start)}\N{EN DASH}{clock(slot.end)}" if slot else "\N{EN DASH}"
        paper.fit(span, Area(MARGIN, y - 22, _TIME_WIDTH - 4, 18), _TIME)
        y = paper.fit(entry.title, Area(left, y - 34, right - left, 30), _TITLE, "H2") - 3
        for line in lines:
            if y - _LINE < MARGIN:
                paper.new_page()
                y = _head(paper, setup, title)
            y -= _LINE
            paper.text(left, y, line, _SMALL)
    y -= 7
    paper.rule(MARGIN, y, right, y)
    return y - 3


def _wrapped(entry: _Entry, room: float) -> list[str]:
    """The smaller lines, broken where they are too long."""
    made: list[str] = []
    for line in entry.lines:
        rest: list[str] = []
        for word in fonts.drawable(line).split(" "):
            longer = " ".join([*rest, word])
            if rest and fonts.width(longer, _SMALL.font, _SMALL.size) > room:
                made.append(" ".join(rest))
                rest = [word]
            else:
                rest.append(word)
        made.append(" ".join(rest))
    return made


def _head(paper: Paper, setup: Setup, title: str) -> float:
    """The head of a page; returns the y below it."""
    inner = Area(0, 0, paper.width, paper.height).inset(MARGIN)
    held = setup.assembly.mandate.current
    told = (setup.assembly.mandate.name, setup.day, held.title if held else "", _as_at(setup))
    beside = " · ".join(part for part in told if part)
    above = Type(9.5, fonts.MEDIUM, marks.MUTED, smallest=7)
    paper.fit(beside, Area(inner.x, inner.top - 12, inner.width, 12), above)
    paper.fit(title, Area(inner.x, inner.top - 46, inner.width, 30), Type(22, fonts.BOLD), "H1")
    paper.rule(inner.x, inner.top - 54, inner.right, inner.top - 54, marks.INK, 1)
    return inner.top - 58
