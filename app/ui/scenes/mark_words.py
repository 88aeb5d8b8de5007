"""Notes on the wall with what kind they are: whoever spoke against something is shown as that."""

from __future__ import annotations

from app.models.board import Mark
from app.phones.wording import signed


def note_words(text: str, mark: Mark) -> str:
    """A note among those of its theme."""
    return signed(text, mark)


def quote_words(text: str, mark: Mark) -> str:
    """A note that is quoted for its theme: in marks always."""
    quoted = signed(text, Mark.QUOTE)
    return quoted if mark is Mark.QUOTE else signed(quoted, mark)
