"""The fields a note is written in: as a page shows them, and as it sends them back.

A plain note is one field, "text"; each field of a template is "part-" and its name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Final

from app import templates
from app.i18n import _
from app.models.board import LONGEST_NOTE, Mark
from app.models.board.signs import read_sign
from app.models.templates import SLOTS, Parts, Template, as_typed, parts_of, template_named
from app.phones.house import wanted
from app.phones.pages import Html, Pages

TEXT: Final = "text"
_MANY: Final = 3
_LONG: Final = 80


@dataclass(frozen=True, slots=True)
class Field:
    """A field as a page's script is told: `said` is the label in the note's text, "" for none."""

    name: str
    label: str
    said: str = ""
    longest: int = LONGEST_NOTE
    is_number: bool = False


def fields_of(template: Template, plain: str) -> tuple[Field, ...]:
    """A template's fields in their order; `plain` is what a plain note's field asks."""
    if template is Template.NOTE:
        return (Field(TEXT, plain),)
    return tuple(
        Field(
            f"part-{slot.name}",
            templates.asked(slot.name),
            templates.label(slot.name) if slot.has_label else "",
            slot.longest,
            slot.is_number,
        )
        for slot in SLOTS[template]
    )


def form_state(template: Template) -> dict[str, object]:
    """What the page's script needs to lay the form out."""
    return {
        "name": template.value,
        "fields": [asdict(each) for each in fields_of(template, _("Write a note"))],
        "keys": keys_hint(template),
    }


def keys_hint(template: Template) -> str:
    """What the keyboard does, for those who have one."""
    if template is Template.NOTE:
        return _("Enter sends. A note that begins with + − ” or ? is marked.")
    if len(SLOTS[template]) == 1:
        return _("Enter sends.")
    if template is Template.ARGUMENTS:
        return _("Enter goes on, and sends from the last field. + and − in an empty field choose.")
    return _("Enter goes on, and sends from the last field.")


def laid_out(pages: Pages, box: str, fields: tuple[Field, ...], values: Mapping[str, str]) -> Html:
    """The fields with what they hold; `box` makes their ids different from another form's."""
    rows = 2 if len(fields) < _MANY else 1
    laid = (_field(pages, box, each, values.get(each.name, ""), rows) for each in fields)
    return Html("".join(laid))


def _field(pages: Pages, box: str, field: Field, text: str, rows: int) -> Html:
    return pages.fill(
        "number" if field.is_number else "field",
        id=field.name if box == "fields" else f"{box}-{field.name}",
        name=field.name,
        label=field.label,
        longest=field.longest,
        rows=rows if len(text) < _LONG else 4,
        needed="required" if field.name == TEXT else "",
        text=text,
    )


def read_note(fields: Mapping[str, str]) -> tuple[str, Parts]:
    """The text and the parts of a note that was sent.

    Raises Refused("request-malformed", "text-too-long", "support-not-a-number").
    """
    template = template_named(fields.get("template", ""))
    if template is Template.NOTE:
        return wanted(fields, TEXT), ()
    parts = parts_of(template, {x.name: fields.get(f"part-{x.name}", "") for x in SLOTS[template]})
    return templates.text_of(parts), parts


def signed(fields: Mapping[str, str]) -> Mapping[str, str]:
    """What a page without a script sent, with a plain note marked by the sign it begins with."""
    mark, said = read_sign(fields.get(TEXT, ""))
    is_plain = fields.get("template", "") == "" and "before" not in fields
    if mark is Mark.IDEA or not is_plain or fields.get("mark", Mark.IDEA) != Mark.IDEA:
        return fields
    return {**fields, TEXT: said, "mark": mark}


def typed_text(fields: Mapping[str, str]) -> str:
    """All that was typed, whatever is wrong with it."""
    template = template_named(fields.get("template", ""))
    typed = as_typed(template, {x.name: fields.get(f"part-{x.name}", "") for x in SLOTS[template]})
    return templates.text_of(typed) or fields.get(TEXT, "")


def fitted(fields: tuple[Field, ...], given: Mapping[str, str]) -> dict[str, str]:
    """What was typed in a form's fields; what another form held goes into the first."""
    names = {each.name for each in fields}
    kept = {name: given[name] for name in names & given.keys()}
    strange = [
        text
        for name, text in given.items()
        if (name == TEXT or name.startswith("part-")) and name not in names and text
    ]
    first = fields[0].name
    if strange:
        kept[first] = "\n".join(filter(None, (kept.get(first, ""), *strange)))
    return kept


def values_of(text: str, parts: Parts) -> dict[str, str]:
    """A note that stands, as its form holds it."""
    return {f"part-{each.name}": each.text for each in parts} or {TEXT: text}
