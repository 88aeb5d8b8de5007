"""What the keys of the day do to the item that is on: start, pause, a minute more, next.

Each gives what it does in words, and the future of it.
"""

from __future__ import annotations

from concurrent.futures import Future

from app.document import Document
from app.i18n import _, _n
from app.models import agenda
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
