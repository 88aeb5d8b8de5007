"""Words for the templates of notes, and the one way from a note's fields to its text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from app.i18n import N_, _
from app.models import templates
from app.models.templates import Parts, Template

_NAMES: Final[Mapping[Template, str]] = {
    Template.NOTE: N_("Plain note"),
    Template.IDEA: N_("Idea, why, for whom"),
    Template.ARGUMENTS: N_("Arguments for and against"),
    Template.QUOTE: N_("Verbatim quote"),
    Template.QUESTION: N_("Question to the experts"),
    Template.SUPPORT: N_("Proposal and support at the table"),
}
_FIELDS: Final[Mapping[str, tuple[str, str]]] = {
    "idea": (N_("The idea"), N_("Idea")),
    "why": (N_("Why?"), N_("Why")),
    "whom": (N_("For whom?"), N_("For whom")),
    "for": (N_("Arguments for"), N_("For")),
    "against": (N_("Arguments against"), N_("Against")),
    "quote": (N_("What was said, word for word"), N_("Quote")),
    "question": (N_("Question to the experts"), N_("Question")),
    "proposal": (N_("The proposal"), N_("Proposal")),
    "support": (N_("How many at the table support it?"), N_("Support at the table")),
}
"""Of each field: what its writer is asked, and what stands before it in the note's text."""


def template_name(template: Template) -> str:
    """What a note of an item asks for."""
    return _(_NAMES[template])


def asked(name: str) -> str:
    """What a field asks its writer; its bare name for one of a newer Bordrunde."""
    return _(_FIELDS[name][0]) if name in _FIELDS else name


def label(name: str) -> str:
    """What stands before a field in the note's text."""
    return _(_FIELDS[name][1]) if name in _FIELDS else name


def text_of(parts: Parts) -> str:
    """A note's text, in the language of whoever writes it."""
    return templates.composed(parts, label)
