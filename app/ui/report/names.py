"""Names of files that are suggested."""

from __future__ import annotations


def plain_name(name: str) -> str:
    """A name that every system takes as a file's."""
    kept = "".join(sign if sign.isalnum() or sign in " -_" else " " for sign in name)
    return " ".join(kept.split())[:60] or "Bordrunde"
