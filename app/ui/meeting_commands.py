"""What the keys of the day do to the item that is on: start, pause, a minute more, next.

Each gives what it does in words, and the future of it.
"""

from __future__ import annotations

from concurrent.futures import Future

from app.document import Document
from app.i18n import _, _n
from app.models import agenda, speakers, timing
from app.models.entries import Facts

Told = tuple[str, Future[Facts]]


def toggle_timer(document: Document) -> Told:
    """Start the day, or let the clock of the item that is on stand still or run on."""
    now, item = document.now(), document.assembly.agenda.running
    if item is None:
        return next_item(document)
    if item.paused_at:
        words = _("Resume {item}").format(item=item.plan.title)
        return words, document.do(words, agenda.resume, now)
    words = _("Pause {item}").format(item=item.plan.title)
    return words, document.do(words, agenda.pause, now)


def add_minutes(document: Document, minutes: int) -> Told:
    """Give the item that is on more time, or less."""
    words = _n("{n} minute", "{n} minutes", abs(minutes)).format(n=f"{minutes:+d}")
    return words, document.do(words, agenda.add_time, minutes, document.now())


def next_item(document: Document) -> Told:
    """End what is on and begin what comes."""
    meeting = document.assembly.mandate.meeting
    following = document.assembly.agenda.next_item(meeting)
    words = _("Start {item}").format(item=following.plan.title if following else "")
    return words, document.do(words, agenda.start_next, meeting, document.now())


def end_item(document: Document) -> Told:
    """End what is on; nothing else begins."""
    item = document.assembly.agenda.running
    words = _("End {item}").format(item=item.plan.title if item else "")
    return words, document.do(words, agenda.end_item, document.now())


def set_time_left(document: Document, minutes: int) -> Told:
    """Exactly so many minutes from now."""
    words = _n("Set the time left to {n} minute", "Set the time left to {n} minutes", minutes)
    words = words.format(n=minutes)
    return words, document.do(words, timing.set_time_left, minutes, document.now())


def next_speaker(document: Document) -> Told:
    """Give the floor to whoever is next."""
    words = _("Give the floor to the next speaker")
    return words, document.do(words, speakers.next_speaker, document.now())
