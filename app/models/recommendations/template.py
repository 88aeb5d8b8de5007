"""The template of an assembly's recommendations: which parts they have, what each is called, what
must be filled in, and a hint for whoever writes.

A title every recommendation has. What a template does not use can still be read where somebody
filled it in: no word is hidden.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from app.models import texts
from app.models.recommendations.wording import Wording

LONGEST_HINT: Final = 200


class Field(StrEnum):
    """The parts of a recommendation below its title, as they follow each other on paper."""

    TEXT = "text"
    INITIATIVES = "initiatives"
    ADDRESSED_TO = "addressed-to"
    REASON = "reason"
    EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True)
class FieldPlan:
    """One part; a heading or a hint of "" is the usual one, in the reader's language."""

    field: Field
    is_used: bool = True
    is_required: bool = False
    heading: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Template:
    """The parts that were agreed on; one that is not named is used and may be empty."""

    fields: tuple[FieldPlan, ...] = ()

    def of(self, field: Field) -> FieldPlan:
        """What was agreed on a part."""
        found = next((each for each in self.fields if each.field is field), None)
        return found or FieldPlan(field)

    def missing(self, wording: Wording) -> tuple[Field, ...]:
        """Parts that must be filled in and are not."""
        wanted = (field for field in Field if self.of(field).is_required)
        return tuple(field for field in wanted if not filled(wording, field))

    def shows(self, field: Field, wording: Wording) -> bool:
        """Whether a form has room for a part: it is used, or somebody filled it in."""
        return self.of(field).is_used or filled(wording, field)


def filled(wording: Wording, field: Field) -> bool:
    """Whether a part says anything."""
    return bool(
        {
            Field.TEXT: wording.text,
            Field.INITIATIVES: wording.initiatives,
            Field.REASON: wording.reason,
            Field.EVIDENCE: wording.evidence,
            Field.ADDRESSED_TO: wording.addressed_to,
        }[field]
    )


def _plans(required: Sequence[Field], used: Sequence[Field] = tuple(Field)) -> Template:
    return Template(
        tuple(FieldPlan(each, each in used, each in required and each in used) for each in Field)
    )


USUAL: Final = _plans((Field.REASON, Field.ADDRESSED_TO))
"""Until another is chosen."""
SHORT: Final = _plans((Field.TEXT,), (Field.TEXT, Field.INITIATIVES, Field.ADDRESSED_TO))
"""A few lines and what is to be done."""
REASONED: Final = _plans(
    (Field.TEXT, Field.REASON, Field.EVIDENCE), (Field.TEXT, Field.REASON, Field.EVIDENCE)
)
"""Recommendation, reasoning and evidence: the three headings of the UNDEF and newDemocracy
handbook (Enabling National Initiatives to Take Democracy Beyond Elections, page 188).
"""


def checked_template(template: Template) -> Template:
    """The template with every part once, in order. Raises Refused("text-too-long")."""
    return Template(tuple(_checked(template.of(field)) for field in Field))


def _checked(plan: FieldPlan) -> FieldPlan:
    return replace(
        plan,
        is_required=plan.is_used and plan.is_required,
        heading=texts.line(plan.heading),
        hint=texts.line(plan.hint, LONGEST_HINT),
    )
