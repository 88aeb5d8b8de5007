"""What the keys of the day do to the item that is on: start, pause, a minute more, next.

Each gives what has then happened in words, and the future of it.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import Concatenate, ParamSpec

from app.document import Document
from app.i18n import _, _n
from app.models import agenda, speakers, timing
from app.models.agenda import Item
from app.models.assembly import Assembly
from app.models.entries import Facts

P = ParamSpec("P")
Told = tuple[str, Future[Facts]]


def toggle_timer(document: Document) -> Told:
    """Start the day, or let the clock of the item that is on stand still or run on."""
    now, item = document.now(), document.assembly.agenda.running
    if item is None:
        return next_item(document)
    if item.paused_at:
        label, told = _("Resume {item}"), _("“{item}” goes on")
        return _done(document, label, told, item, agenda.resume, now)
    label, told = _("Pause {item}"), _("“{item}” is paused")
    return _done(document, label, told, item, agenda.pause, now)


def add_minutes(document: Document, minutes: int) -> Told:
    """Give the item that is on more time, or less."""
    words = _n("{n} minute", "{n} minutes", abs(minutes)).format(n=f"{minutes:+d}")
    return words, document.do(words, agenda.add_time, minutes, document.now())


def next_item(document: Document) -> Told:
    """End what is on and begin what comes."""
    meeting = document.assembly.mandate.meeting
    following = document.assembly.agenda.next_item(meeting)
    label, told = _("Start {item}"), _("“{item}” has begun")
    return _done(document, label, told, following, agenda.start_next, meeting, document.now())


def end_item(document: Document) -> Told:
    """End what is on; nothing else begins."""
    item = document.assembly.agenda.running
    label, told = _("End {item}"), _("“{item}” has ended")
    return _done(document, label, told, item, agenda.end_item, document.now())


def set_time_left(document: Document, minutes: int) -> Told:
    """Exactly so many minutes from now."""
    words = _n("Set the time left to {n} minute", "Set the time left to {n} minutes", minutes)
    words = words.format(n=minutes)
    return words, document.do(words, timing.set_time_left, minutes, document.now())


def next_step(document: Document) -> Told:
    """Go on to the next step of the item that is on."""
    return turn_step(document, 1)


def previous_step(document: Document) -> Told:
    """Begin the step before once more."""
    return turn_step(document, -1)


def turn_step(document: Document, by: int) -> Told:
    """On (1) or back (-1) among the steps of the item that is on."""
    now, item = document.now(), document.assembly.agenda.running
    step = item.step_on(now) if item is not None else None
    number = step.number + by if step is not None else 0
    steps = item.plan.steps if item is not None else ()
    title = steps[number - 1].title if 1 <= number <= len(steps) else ""
    label = _("Go to the step {step}").format(step=title)
    decide = agenda.next_step if by > 0 else agenda.previous_step
    return _("“{step}” has begun").format(step=title), document.do(label, decide, now)


def next_speaker(document: Document) -> Told:
    """Give the floor to whoever is next."""
    label = _("Give the floor to the next speaker")
    return _("The next speaker has the floor"), document.do(
        label, speakers.next_speaker, document.now()
    )


def _done(
    document: Document,
    label: str,
    told: str,
    item: Item | None,
    decide: Callable[Concatenate[Assembly, P], Facts],
    *args: P.args,
    **kwargs: P.kwargs,
) -> Told:
    """A deed done to an item; `label` and `told` have a place for its title."""
    title = item.plan.title if item else ""
    return told.format(item=title), document.do(label.format(item=title), decide, *args, **kwargs)
