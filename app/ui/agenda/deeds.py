"""What a facilitator does with the programme, with the words that undo shows.

What the keys of the day do to the item that is on lies in `meeting_commands`.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import replace

from app.document import Document
from app.i18n import _
from app.models import agenda
from app.models.agenda import ItemAdded, Lock, Plan, Proposal
from app.models.assembly import Assembly
from app.models.entries import Facts
from app.models.errors import Refused


def start_item(document: Document, item: str) -> Future[Facts]:
    """Begins an item out of turn."""
    label = _("Start “{title}”").format(title=_title(document, item))
    return document.do(label, agenda.start_item, item, document.now())


def end_item(document: Document) -> Future[Facts]:
    """Ends what is on; nothing begins."""
    running = document.assembly.agenda.running
    label = _("End “{title}”").format(title=running.plan.title if running else "")
    return document.do(label, agenda.end_item, document.now())


def add_item(document: Document, plan: Plan, index: int | None) -> Future[Facts]:
    """A new item on the day on screen, last unless `index` says where."""
    label = _("Add “{title}”").format(title=plan.title)
    meeting = document.assembly.mandate.meeting
    return document.do(label, agenda.add_item, document.fresh_id("i"), meeting, plan, index)


def plan_item(document: Document, item: str, plan: Plan) -> Future[Facts]:
    """Another plan for an item."""
    label = _("Edit “{title}”").format(title=_title(document, item))
    return document.do(label, agenda.plan_item, item, plan, document.now())


def add_plans(
    document: Document, plans: Sequence[Plan], *, replaces: bool = False
) -> Future[Facts]:
    """Several items after those of the day on screen, or instead of them; one deed."""
    named = [(document.fresh_id("i"), plan) for plan in plans]
    label = _("Replace the programme") if replaces else _("Add several items")
    meeting = document.assembly.mandate.meeting
    return document.do(label, agenda.add_items, meeting, named, replaces=replaces)


def accept_repair(document: Document, proposal: Proposal) -> Future[Facts]:
    """The programme a repair proposes; one deed."""
    label = _("Make the programme fit")
    return document.do(label, agenda.accept_repair, proposal, document.now())


def loose(plan: Plan) -> Plan:
    """An item as a template: it follows whatever comes before it."""
    lock = Lock.LENGTH if plan.lock is Lock.LENGTH else Lock.NONE
    return replace(plan, start_min=-1, lock=lock, end_min=-1, round=0)


def move_item(document: Document, item: str, index: int) -> Future[Facts]:
    """Another place in the day."""
    label = _("Move “{title}”").format(title=_title(document, item))
    return document.do(label, agenda.move_item, item, index)


def step_item(document: Document, item: str, by: int) -> Future[Facts]:
    """So many places later in the day, or earlier when `by` is negative."""
    label = _("Move “{title}”").format(title=_title(document, item))
    return document.do(label, agenda.step_item, item, by)


def remove_item(document: Document, item: str) -> Future[Facts]:
    """Off the programme."""
    label = _("Remove “{title}”").format(title=_title(document, item))
    return document.do(label, agenda.remove_item, item)


def copy_programme(document: Document, source: str, target: str) -> Future[Facts]:
    """All items of one day on another as well, after those that are there; one deed."""
    count = len(document.assembly.agenda.day(source))
    fresh = [document.fresh_id("i") for _item in range(count)]
    label = _("Copy the programme to another day")
    return document.do(label, copy_day, source, target, fresh)


def copy_day(room: Assembly, source: str, target: str, fresh: Sequence[str]) -> Facts:
    """Put a day's items on another day too, with `fresh` ids, in order and as they are planned.

    Raises Refused("too-many-items") when they do not all fit, Refused("meeting-unknown").
    """
    if not (room.mandate.meeting_number(source) and room.mandate.meeting_number(target)):
        raise Refused("meeting-unknown")
    items = room.agenda.day(source)
    first = len(room.agenda.day(target))
    if first + len(items) > agenda.MOST_ITEMS:
        raise Refused("too-many-items", most=agenda.MOST_ITEMS)
    return tuple(
        ItemAdded(new, target, first + at, item.plan)
        for at, (item, new) in enumerate(zip(items, fresh, strict=True))
    )


def _title(document: Document, item: str) -> str:
    found = document.assembly.agenda.items.get(item)
    return found.plan.title if found else ""
