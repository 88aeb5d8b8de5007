"""What the keys of the day do to the item that is on: start, pause, a minute more, next."""

from __future__ import annotations

from app.document import Document
from app.i18n import _, _n
from app.models import agenda


def toggle_timer(document: Document) -> None:
    """Start the day, or let the clock of the item that is on stand still or run on."""
    now, item = document.now(), document.assembly.agenda.running
    if item is None:
        next_item(document)
    elif item.paused_at:
        document.do(_("Resume {item}").format(item=item.plan.title), agenda.resume, now)
    else:
        document.do(_("Pause {item}").format(item=item.plan.title), agenda.pause, now)


def add_minutes(document: Document, minutes: int) -> None:
    """Give the item that is on more time, or less."""
    said = _n("{n} minute", "{n} minutes", abs(minutes)).format(n=f"{minutes:+d}")
    document.do(said, agenda.add_time, minutes, document.now())


def next_item(document: Document) -> None:
    """End what is on and begin what comes."""
    following = document.assembly.agenda.next_item(document.assembly.mandate.meeting)
    title = following.plan.title if following else ""
    document.do(
        _("Start {item}").format(item=title),
        agenda.start_next,
        document.assembly.mandate.meeting,
        document.now(),
    )
