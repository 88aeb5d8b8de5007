"""What is told of a document where it lies."""

from __future__ import annotations

from pathlib import Path

from app.i18n import _


def unclosed_words(name: str) -> str:
    """An assembly was left open, as by a power cut."""
    words = _(
        "{name} was not closed last time. What was saved is there. Open it before you copy its"
        " file."
    )
    return words.format(name=name)


def cloud_words(path: Path) -> str:
    """A cloud program may copy the file while it is written."""
    words = _("{file} lies in a folder that a cloud program copies. Move it before the day.")
    return words.format(file=path.name)
