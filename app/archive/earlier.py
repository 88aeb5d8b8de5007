"""What the readable tables were in archives of earlier versions."""

from __future__ import annotations

from typing import Final

from app.archive.readable import COLUMNS, Layout

_EARLIER_MEMBERS: Final = ("id", "number", "name", "mobile", "email", "fixed_table")
_EARLIER_AGENDA: Final = (
    "id", "meeting", "position", "title", "kind", "owner", "task", "planned_start",
    "planned_minutes", "actual_start", "actual_end", "paused_seconds", "added_seconds",
)  # fmt: skip

EARLIER: Final[tuple[Layout, ...]] = (
    {
        **COLUMNS,
        "members": {name: COLUMNS["members"][name] for name in _EARLIER_MEMBERS},
        "agenda": {name: COLUMNS["agenda"][name] for name in _EARLIER_AGENDA},
    },
)
"""The layouts of archives that an earlier Bordrunde made; they are read, and renewed by a sync."""

OTHER_ROWS: Final = frozenset({"agenda"})
"""Tables that an earlier Bordrunde filled by other rules, where they have an earlier layout."""
