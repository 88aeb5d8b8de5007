"""The archive's readable tables: the assembly as rows that any SQLite tool understands.

They are derived from the entries and can be made again at any time; `docs/en/archive.md` describes
them. Times are ISO 8601 in UTC. Nothing here ties a ballot to a person.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from app.archive.board_tables import (
    NOTES,
    ORDERED,
    PHOTOS,
    PROPOSED,
    THEMES,
    Layout,
    Row,
    at,
    board_rows,
)
from app.archive.links import KEYED
from app.archive.poll_tables import POLLS, poll_rows
from app.archive.recommendation_tables import RECOMMENDED, recommendation_rows
from app.models.agenda import MINUTE_MS, Item, planned_slots
from app.models.assembly import Assembly
from app.models.people import Attendance

COLUMNS: Final[Layout] = {
    "meetings": {"id": str, "number": int, "day": str, "title": str},
    "members": {
        "id": str,
        "number": int,
        "name": str,
        "called": str,
        "mobile": str,
        "email": str,
        "fixed_table": int,
        "joined": str,
        "joined_on": str,
        "instead_of": str,
    },
    "attributes": {"member": str, "attribute": str, "value": str},
    "attendance": {"meeting": str, "member": str, "status": str, "at": str},
    "agenda": {
        "id": str,
        "meeting": str,
        "position": int,
        "title": str,
        "public_title": str,
        "kind": str,
        "owner": str,
        "task": str,
        "materials": str,
        "steps": str,
        "lock": str,
        "optional": int,
        "state": str,
        "planned_start": str,
        "planned_minutes": int,
        "actual_start": str,
        "actual_end": str,
        "paused_seconds": int,
        "added_seconds": int,
    },
    "rounds": {"meeting": str, "round": int, "tables": int, "seated": int},
    "seats": {"meeting": str, "round": int, "table_number": int, "member": str, "locked": int},
    "themes": THEMES,
    "notes": NOTES,
    **ORDERED,
    **PROPOSED,
    "photos": PHOTOS,
    **RECOMMENDED,
    **POLLS,
    "evaluation": {"meeting": str, "question": str, "answer": str, "answers": int},
}
"""Table -> column -> type, in the order they are made: each after those it refers to."""

Told = Mapping[str, Sequence[Row]]
"""Table -> its rows: what the readable tables have to say of an assembly."""


def rows(assembly: Assembly) -> Told:
    """All readable tables of an assembly. Results and ballots only of polls that are closed."""
    made: dict[str, Iterator[Row]] = {
        "meetings": _meetings(assembly),
        "members": _members(assembly),
        "attributes": _attributes(assembly),
        "attendance": _attendance(assembly),
        "agenda": _agenda(assembly),
        "rounds": _rounds(assembly),
        "seats": _seats(assembly),
        **board_rows(assembly.board),
        **recommendation_rows(assembly),
        **poll_rows(assembly.voting),
        "evaluation": iter(()),
    }
    return {table: list(_once(table, made[table])) for table in COLUMNS}


def _once(table: str, held: Iterable[Row]) -> Iterable[Row]:
    """One row for each key, whatever was written: a table with two would take none."""
    return {row["id"]: row for row in held}.values() if table in KEYED else held


def _clock(minutes: int) -> str:
    return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"


def _meetings(assembly: Assembly) -> Iterator[Row]:
    for number, each in enumerate(assembly.mandate.meetings, 1):
        yield {"id": each.id, "number": number, "day": each.day, "title": each.title}


def _members(assembly: Assembly) -> Iterator[Row]:
    for each in assembly.people:
        details, joined = each.details, assembly.people.joined.get(each.id)
        yield {
            "id": each.id,
            "number": each.number,
            "name": details.name if details else None,
            "called": (details.called or None) if details else None,
            "mobile": details.mobile if details else None,
            "email": details.email if details else None,
            "fixed_table": each.fixed_table or None,
            "joined": joined.how.value if joined else None,
            "joined_on": joined.meeting if joined else None,
            "instead_of": (joined.instead_of or None) if joined else None,
        }
    for gone in sorted(_mentioned(assembly) - assembly.people.members.keys()):
        yield dict.fromkeys(COLUMNS["members"]) | {"id": gone}


def _mentioned(assembly: Assembly) -> set[str]:
    """Whom other tables tell of: who was taken out keeps a row with nothing but the id."""
    came = {str(row["member"]) for row in _attendance(assembly)}
    plans = map(assembly.seating.rounds, assembly.seating.plans)
    sat = {member for plan in plans for tables in plan for table in tables for member in table}
    joined = assembly.people.joined
    replaced = {joined[each.id].instead_of for each in assembly.people if each.id in joined}
    signed = (each.signers for each in assembly.recommendations.minorities.values())
    drawn = assembly.recommendations.editing.members
    return (came | sat | replaced | set(drawn) | set().union(*signed)) - {""}


def _attributes(assembly: Assembly) -> Iterator[Row]:
    for member in assembly.people:
        for header, value in member.details.attributes if member.details else ():
            yield {"member": member.id, "attribute": header, "value": value}


def _attendance(assembly: Assembly) -> Iterator[Row]:
    for (meeting, member), presence in sorted(assembly.people.presence.items()):
        if presence.status is not Attendance.EXPECTED:
            yield {
                "meeting": meeting,
                "member": member,
                "status": presence.status.value,
                "at": at(presence.at),
            }


def _agenda(assembly: Assembly) -> Iterator[Row]:
    for meeting in sorted(assembly.agenda.order):
        day = assembly.agenda.day(meeting)
        slots, begun = planned_slots(day), assembly.agenda.has_begun(meeting)
        for position, item in enumerate(day, 1):
            state = _item_state(item, begun=begun)
            yield _agenda_row(item, position, state, slots[item.id].start)
        for item in assembly.agenda.dropped(meeting):
            yield _agenda_row(item, None, "dropped", item.frozen.start if item.frozen else 0)


def _agenda_row(item: Item, position: int | None, state: str, start: int) -> Row:
    plan = item.plan
    return {
        "id": item.id,
        "meeting": item.meeting,
        "position": position,
        "title": plan.title,
        "public_title": plan.public_title or None,
        "kind": plan.kind.value,
        "owner": plan.owner,
        "task": plan.task,
        "materials": plan.materials or None,
        "steps": plan.steps_text or None,
        "lock": plan.lock.value,
        "optional": int(plan.is_optional),
        "state": state,
        "planned_start": _clock(start),
        "planned_minutes": (item.morning or plan).length_min,
        "actual_start": at(item.started_at),
        "actual_end": at(item.ended_at),
        "paused_seconds": item.paused_ms // 1000,
        "added_seconds": item.added_ms * 60 // MINUTE_MS,
    }


def _item_state(item: Item, *, begun: bool) -> str:
    """`planned` before the day; then `held`, `on`, `waiting`, or `added` for what joined later."""
    if item.started_at:
        return "held" if item.ended_at else "on"
    if not begun:
        return "planned"
    return "waiting" if item.frozen else "added"


def _rounds(assembly: Assembly) -> Iterator[Row]:
    for meeting in sorted(assembly.seating.plans):
        for number, tables in enumerate(assembly.seating.rounds(meeting), 1):
            seated = sum(map(len, tables))
            yield {"meeting": meeting, "round": number, "tables": len(tables), "seated": seated}


def _seats(assembly: Assembly) -> Iterator[Row]:
    seating = assembly.seating
    for meeting in sorted(seating.plans):
        for number, tables in enumerate(seating.rounds(meeting), 1):
            for table, sitting in enumerate(tables, 1):
                for member in sitting:
                    locked = seating.is_locked(meeting, number, member)
                    yield {
                        "meeting": meeting,
                        "round": number,
                        "table_number": table,
                        "member": member,
                        "locked": int(locked),
                    }
