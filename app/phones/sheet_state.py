"""What a table's page is told: by the server's own hand, and as JSON for its script."""

from __future__ import annotations

import json
from typing import Final

from app.i18n import _
from app.models.templates import Template, template_of
from app.phones import draft_words, wording
from app.phones.codes import table_code
from app.phones.form import form_state, values_of
from app.phones.snapshots import Desk, SheetNote, TableView, Timer

STATE_SIGNS: Final = 20_000
"""Signs of notes that a page's script is told."""
_AROUND: Final = 200
"""What stands around each."""


def newest(notes: tuple[SheetNote, ...], signs: int) -> tuple[SheetNote, ...]:
    """The last notes that take no more than so many signs with what stands around each; at least
    one. A page has to stay small however much a table writes.
    """
    left = signs
    for back, each in enumerate(reversed(notes)):
        left -= len(each.text) + sum(len(part.text) for part in each.parts) + _AROUND
        left -= 2 * sum(map(len, (*each.themes, *each.declined)))
        if left < 0 and back:
            return notes[-back:]
    return notes


def heading(table: TableView) -> str:
    """The item a table writes on, or that there is none yet."""
    return table.title if table.item else _("No task yet. It comes here by itself.")


def offers_ideas(table: TableView) -> bool:
    """Whether a note can be an idea; a form of its own has no kinds to choose from."""
    return table.takes_ideas or table.template is not Template.NOTE


def state(desk: Desk, code: str, *, is_all: bool) -> str:
    """A table's sheet as JSON, with the newest notes or all of them."""
    table = desk.tables[table_code(code)]
    timer = table.timer
    notes = table.notes if is_all else newest(table.notes, STATE_SIGNS)
    return json.dumps(
        {
            "item": table.item,
            "title": heading(table),
            "task": table.task,
            "aside": table.aside,
            "timer": _timer(timer) if timer else None,
            "form": form_state(table.template),
            "ideas": offers_ideas(table),
            "notes": [_told(each) for each in notes],
            "count": len(table.notes),
            "proposes": table.may_propose,
            "delivered": wording.delivered(table),
            "help": wording.help_asked(table),
            "drafting": draft_words.offer(desk.drafting),
            "drafts": desk.drafting.stamp,
            "gate": wording.gate(desk.drafting.gate, table),
        },
        ensure_ascii=False,
    )


def _timer(timer: Timer) -> dict[str, object]:
    """An item's time; `first` is the number of the first of its `steps`, each a name and how much
    of the item's time is left when it ends.
    """
    steps = timer.course.steps if timer.course else ()
    return {
        "ends": timer.ends_at,
        "paused": timer.paused_at,
        "first": timer.course.first if timer.course else 0,
        "steps": [(each.title, each.until_ms) for each in steps],
    }


def _told(note: SheetNote) -> dict[str, object]:
    told: dict[str, object] = {"id": note.id, "text": note.text, "mark": note.mark}
    if note.parts:
        told["template"] = template_of(note.parts).value
        told["parts"] = values_of(note.text, note.parts)
    if note.themes:
        told["themes"] = note.themes
    if note.declined:
        told["declined"] = note.declined
    return told
