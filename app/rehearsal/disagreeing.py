"""What a minority says in the example; the people of the cases speak Danish."""

from __future__ import annotations

from app.i18n import _, in_language
from app.rehearsal import cases


def minority() -> str:
    """On paths to school, which the majority put first."""
    with in_language(cases.LANGUAGE):
        return _(
            "We agree that paths to school must be safe, but not that they come before buses. "
            "Whoever cannot cycle has waited longest, and one line more would help them this year."
        )
