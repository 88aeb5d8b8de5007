"""How the readable tables refer to each other, and which of their words can be searched."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

KEYED: Final = frozenset(
    {
        "meetings",
        "members",
        "agenda",
        "themes",
        "notes",
        "dot_rounds",
        "recommendations",
        "minority_statements",
        "polls",
    }
)
"""Tables whose `id` is a primary key; others refer to it."""

LINKS: Final[Mapping[str, Mapping[str, str]]] = {
    "members": {"joined_on": "meetings", "instead_of": "members"},
    "attributes": {"member": "members"},
    "attendance": {"meeting": "meetings", "member": "members"},
    "agenda": {"meeting": "meetings"},
    "rounds": {"meeting": "meetings"},
    "seats": {"meeting": "meetings", "member": "members"},
    "notes": {"meeting": "meetings", "item": "agenda", "theme": "themes", "stack": "notes"},
    "note_tags": {"note": "notes", "theme": "themes"},
    "proposed_themes": {"note": "notes"},
    "dots": {"round": "dot_rounds"},
    "photos": {"meeting": "meetings", "item": "agenda"},
    "recommendation_sources": {"recommendation": "recommendations"},
    "versions": {"recommendation": "recommendations"},
    "recommendation_ancestry": {
        "recommendation": "recommendations",
        "came_from": "recommendations",
    },
    "minority_statements": {"recommendation": "recommendations"},
    "minority_signers": {"statement": "minority_statements", "member": "members"},
    "editing_group": {"member": "members"},
    "comments": {"recommendation": "recommendations"},
    "polls": {
        "recommendation": "recommendations",
        "together": "polls",
        "after": "polls",
        "follows": "polls",
    },
    "results": {"poll": "polls"},
    "outcomes": {"poll": "polls"},
    "ballots": {"poll": "polls"},
    "evaluation": {"meeting": "meetings"},
}
"""Table -> column -> the table whose `id` it tells, or NULL. What may tell something that is gone,
such as a theme that was merged, is no foreign key.
"""

SEARCHED: Final[Mapping[str, tuple[str, ...]]] = {
    "notes": ("text",),
    "versions": ("title", "text", "reason", "initiatives", "evidence"),
}
"""Table -> the columns whose words are in the index beside it."""

TOKENIZER: Final = "unicode61 remove_diacritics 0"
"""In Danish `får` and `far` are two words."""


def index_of(table: str) -> str:
    """What the index of a table is called; Datasette finds it by its content table."""
    return f"{table}_fts"
