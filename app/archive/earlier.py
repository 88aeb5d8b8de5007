"""What the readable tables were in archives of earlier versions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from app.archive.board_tables import ORDERED, PROPOSED, Layout, Row
from app.archive.poll_tables import EARLIER_POLLS, POLLS_NEW_IN_5
from app.archive.readable import COLUMNS
from app.archive.recommendation_tables import EARLIER_ANCESTRY, NEW_IN_5, NEW_IN_7

_EARLIER_MEMBERS: Final = ("id", "number", "name", "mobile", "email", "fixed_table")
_EARLIER_AGENDA: Final = (
    "id", "meeting", "position", "title", "kind", "owner", "task", "planned_start",
    "planned_minutes", "actual_start", "actual_end", "paused_seconds", "added_seconds",
)  # fmt: skip

_EARLIER_NOTES: Final = (
    "id", "meeting", "item", "table_number", "text", "mark", "written_at", "withdrawn", "theme",
)  # fmt: skip
_EARLIER_THEMES: Final = ("id", "position", "title", "notes")
_THEMES_BEFORE_5: Final = ("id", "position", "title", "notes", "touching_notes", "split_from")
_EARLIER_RECOMMENDATIONS: Final = ("id", "number", "title", "withdrawn", "latest_version")
_EARLIER_VERSIONS: Final = (
    "recommendation", "version", "title", "text", "reason", "initiatives", "written_by",
    "written_at", "based_on", "fingerprint",
)  # fmt: skip


def _only(table: str, names: tuple[str, ...]) -> dict[str, type]:
    return {name: COLUMNS[table][name] for name in names}


def _all_but(table: str, *names: str) -> dict[str, type]:
    return {name: kind for name, kind in COLUMNS[table].items() if name not in names}


_VERSION_8: Final[Layout] = {**COLUMNS, "results": _all_but("results", "published")}
"""Without keys and index."""
_VERSION_7: Final[Layout] = {**_VERSION_8, "polls": _all_but("polls", "tie_adopts")}
_VERSION_6: Final[Layout] = {
    table: columns for table, columns in _VERSION_7.items() if table not in NEW_IN_7
}
_VERSION_5: Final[Layout] = {
    **_VERSION_6,
    "recommendation_ancestry": _only("recommendation_ancestry", EARLIER_ANCESTRY),
    "polls": _all_but("polls", "tie_adopts", "number"),
}
_VERSION_4: Final[Layout] = {
    **{
        table: columns
        for table, columns in _VERSION_6.items()
        if table not in (*NEW_IN_5, *POLLS_NEW_IN_5)
    },
    "themes": _only("themes", _THEMES_BEFORE_5),
    "recommendations": _only("recommendations", _EARLIER_RECOMMENDATIONS),
    "versions": _only("versions", _EARLIER_VERSIONS),
    "polls": _only("polls", EARLIER_POLLS),
}
_VERSION_3: Final[Layout] = {
    table: columns for table, columns in _VERSION_4.items() if table not in (*PROPOSED, "photos")
}
_VERSION_2: Final[Layout] = {
    **{table: columns for table, columns in _VERSION_3.items() if table not in ORDERED},
    "notes": _only("notes", _EARLIER_NOTES),
    "themes": _only("themes", _EARLIER_THEMES),
}
_VERSION_1: Final[Layout] = {
    **_VERSION_2,
    "members": _only("members", _EARLIER_MEMBERS),
    "agenda": _only("agenda", _EARLIER_AGENDA),
}

EARLIER: Final[tuple[Layout, ...]] = (
    _VERSION_8,
    _VERSION_7,
    _VERSION_6,
    _VERSION_5,
    _VERSION_4,
    _VERSION_3,
    _VERSION_2,
    _VERSION_1,
)
"""The layouts of archives that an earlier Bordrunde made; they are read, and renewed by a sync."""

OTHER_ROWS: Final = frozenset({"agenda"})
"""Tables that an earlier Bordrunde filled by other rules, where they have an earlier layout."""


def told_before_9(table: str, held: Sequence[Row]) -> Sequence[Row]:
    """These rows as earlier versions told them: without those who were taken out, and a question
    of its own with an empty text.
    """
    if table == "members":
        return [row for row in held if row["number"] is not None]
    if table == "polls":
        return [{**row, "recommendation": row["recommendation"] or ""} for row in held]
    return held
