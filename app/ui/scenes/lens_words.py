"""What notes are sorted by, in words: for the board, its menu, and the themes' slide."""

from __future__ import annotations

from app.i18n import _
from app.models.board import Lens


def lens_words(lens: Lens) -> str:
    """As something to choose."""
    return {
        Lens.NONE: _("Nothing in particular"),
        Lens.WHAT: _("What it is about"),
        Lens.WHO: _("Who it is for"),
        Lens.WHERE: _("Where it is"),
    }[lens]


def lens_told(lens: Lens) -> str:
    """As a part of a line, "" when nothing was chosen."""
    return {
        Lens.NONE: "",
        Lens.WHAT: _("sorted by what it is about"),
        Lens.WHO: _("sorted by who it is for"),
        Lens.WHERE: _("sorted by where it is"),
    }[lens]
