"""Broken wishes in words, in the language of whoever reads."""

from __future__ import annotations

from collections.abc import Mapping

from app.engines.seating.wishes import Broken
from app.i18n import _, joined


def sentence(broken: Broken, names: Mapping[str, str] | None = None) -> str:
    """One sentence for one broken wish; `names` tells what to call a member instead of the id."""
    called = [(names or {}).get(member, member) for member in broken.members]
    return _pattern(broken).format(
        round=broken.round,
        table=broken.table,
        who=joined(called),
        one=called[0] if called else "",
        attribute=broken.attribute,
    )


def _pattern(broken: Broken) -> str:
    patterns = {
        "apart": _("Round {round}: {who} share table {table} though they should be kept apart."),
        "together": _("Round {round}: {who} are not all at the same table."),
        "fixed": _("Round {round}: {one} does not sit at table {table}, the fixed table."),
        "gather": _("Round {round}: {who} share {attribute} but sit at more tables than needed."),
        "sizes": _("Round {round}: table {table} does not have the size you chose."),
        "missing": _("Round {round}: no seat for {who}."),
        "twice": _("Round {round}: {one} sits at two tables."),
    }
    return patterns[broken.kind]
