"""Templates of notes: the fields a note is written in, where an agenda item asks for more than one
thought. The note stays one note: its text says all fields, its parts keep them apart.

Names are plain text in facts, so that a program that does not know one still reads the note.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from app.models import texts
from app.models.errors import Refused

MOST_SUPPORT: Final = 999


class Template(StrEnum):
    """What a note of an item asks for; `NOTE` is a plain note without fields."""

    NOTE = ""
    IDEA = "idea"
    ARGUMENTS = "arguments"
    QUOTE = "quote"
    QUESTION = "question"
    SUPPORT = "support"


@dataclass(frozen=True, slots=True)
class Part:
    """What was written in one field. `name` is a `Slot`'s, or that of a newer Bordrunde."""

    name: str
    text: str


Parts = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Slot:
    """A field of a template: how many characters it holds, whether it is a number of people, and
    whether its words need a label where the note is read as a whole.
    """

    name: str
    longest: int = 900
    is_number: bool = False
    has_label: bool = True


SLOTS: Final[Mapping[Template, tuple[Slot, ...]]] = {
    Template.NOTE: (),
    Template.IDEA: (Slot("idea", 400, has_label=False), Slot("why", 300), Slot("whom", 200)),
    Template.ARGUMENTS: (Slot("for", 450), Slot("against", 450)),
    Template.QUOTE: (Slot("quote", has_label=False),),
    Template.QUESTION: (Slot("question", has_label=False),),
    Template.SUPPORT: (Slot("proposal", has_label=False), Slot("support", 3, is_number=True)),
}
"""The fields of each template in their order. No two templates share a field, and with its labels a
full note is no longer than a plain one may be."""

_BY_NAME: Final = {slot.name: slot for slots in SLOTS.values() for slot in slots}
_OF_SLOT: Final = {slot.name: template for template, slots in SLOTS.items() for slot in slots}


def template_named(name: str) -> Template:
    """The template of that name; a plain note for one that only a newer Bordrunde knows."""
    return Template(name) if name in set(Template) else Template.NOTE


def template_of(parts: Iterable[Part]) -> Template:
    """The template a note was written in."""
    return next((_OF_SLOT[each.name] for each in parts if each.name in _OF_SLOT), Template.NOTE)


def parts_of(template: Template, values: Mapping[str, str]) -> Parts:
    """The fields of a template that hold something, in their order; cleaned.

    Raises Refused("text-too-long", "support-not-a-number").
    """
    cleaned = (
        Part(slot.name, _cleaned(slot, values.get(slot.name, ""))) for slot in SLOTS[template]
    )
    return tuple(each for each in cleaned if each.text)


def as_typed(template: Template, values: Mapping[str, str]) -> Parts:
    """As `parts_of`, with nothing checked yet: too long, no number, or only white space between."""
    given = (Part(slot.name, values.get(slot.name, "").strip()) for slot in SLOTS[template])
    return tuple(each for each in given if each.text)


def checked(parts: Iterable[Part]) -> Parts:
    """As `parts_of`, for parts that are there already."""
    given = tuple(parts)
    return parts_of(template_of(given), {each.name: each.text for each in given})


def value(parts: Iterable[Part], name: str) -> str:
    """What one field holds."""
    return next((each.text for each in parts if each.name == name), "")


def words(parts: Iterable[Part]) -> str:
    """What was said, without labels and numbers: what likeness is read from."""
    return "\n".join(each.text for each in parts if not _slot(each).is_number)


def composed(parts: Iterable[Part], label: Callable[[str], str]) -> str:
    """A note's text: each field on its own line, after its label where it needs one. This is what
    board, room, paper and reports show. `label` gives a field's name in the writer's language.
    """
    return "\n".join(
        f"{label(each.name)}: {each.text}" if _slot(each).has_label else each.text for each in parts
    )


def _slot(part: Part) -> Slot:
    return _BY_NAME.get(part.name, Slot(part.name))


def _cleaned(slot: Slot, text: str) -> str:
    clean = texts.paragraph(text, slot.longest if not slot.is_number else texts.LINE)
    if not slot.is_number or not clean:
        return clean
    if not (clean.isascii() and clean.isdigit() and int(clean) <= MOST_SUPPORT):
        raise Refused("support-not-a-number", most=MOST_SUPPORT)
    return str(int(clean))
