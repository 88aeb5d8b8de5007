"""What the parts of a recommendation are called: the heading a template gives them, else the usual
one in the language of the moment.
"""

from __future__ import annotations

from app.i18n import _
from app.models.recommendations import Field, Template


def heading(template: Template, field: Field) -> str:
    """A part's name wherever it is shown: window, wall, phone and paper."""
    return template.of(field).heading or _usual(field)


def hint(template: Template, field: Field) -> str:
    """What is said to whoever fills it in, "" for nothing."""
    return template.of(field).hint or _usual_hint(field)


def named(field: str, given: str) -> str:
    """The name of a part by its key, where the heading of the template is known already ("" for
    none); "" is the title.
    """
    return given or (_usual(Field(field)) if field else _("Title"))


def _usual(field: Field) -> str:
    return {
        Field.TEXT: _("Recommendation"),
        Field.INITIATIVES: _("Initiatives"),
        Field.REASON: _("Reason"),
        Field.EVIDENCE: _("Evidence"),
        Field.ADDRESSED_TO: _("Addressed to"),
    }[field]


def _usual_hint(field: Field) -> str:
    return {
        Field.TEXT: _("What should be done, in about two lines."),
        Field.INITIATIVES: _("**bold**, and lists with - or 1."),
        Field.REASON: _("Why, and what speaks against it."),
        Field.EVIDENCE: _("What it builds on: who said it, where."),
        Field.ADDRESSED_TO: _("Who should do it."),
    }[field]
