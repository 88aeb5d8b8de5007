"""The words of a recommendation: what people vote on, and the mark that binds a poll to them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from app.models import texts
from app.models.entries import canonical
from app.models.errors import Refused

LONGEST_TEXT = 5_000
MOST_INITIATIVES = 30
_START = 30
"""Letters of a part by which it is known."""
LONG_TEXT = 200
"""Letters beyond which a text is longer than about two lines of a printed page."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The words people vote on. `text`, `reason`, `evidence` and each initiative may hold the
    Markdown of `app.models.markdown`; title and addressee are a line each.
    """

    title: str
    text: str = ""
    reason: str = ""
    initiatives: tuple[str, ...] = ()
    evidence: str = ""
    addressed_to: str = ""

    @property
    def fingerprint(self) -> str:
        """SHA-256 in hex over the exact words; a poll is bound to it.

        Parts that came later count only where they are filled in: words that were there before
        keep the mark that older polls hold.
        """
        words: list[object] = [self.title, self.text, self.reason, list(self.initiatives)]
        later = {"evidence": self.evidence, "addressed_to": self.addressed_to}
        filled = {name: told for name, told in later.items() if told}
        if filled:
            words.append(filled)
        return hashlib.sha256(canonical(words).encode()).hexdigest()


def is_long(text: str) -> bool:
    """True for a text that is longer than about two lines: what to do has become how to do it."""
    return len(text) > LONG_TEXT or text.strip().count("\n") > 1


def checked(wording: Wording) -> Wording:
    """The words as they are kept.

    Raises Refused("recommendation-title-missing", "too-many-initiatives", "title-too-long",
    "part-too-long"); the last with how the part begins that is meant.
    """
    title = _short(texts.line, wording.title, "title-too-long")
    if not title:
        raise Refused("recommendation-title-missing")
    initiatives = tuple(
        clean for each in wording.initiatives if (clean := _short(_paragraph, each))
    )
    if len(initiatives) > MOST_INITIATIVES:
        raise Refused("too-many-initiatives", most=MOST_INITIATIVES)
    return Wording(
        title,
        _short(_paragraph, wording.text),
        _short(_paragraph, wording.reason),
        initiatives,
        _short(_paragraph, wording.evidence),
        _short(texts.line, wording.addressed_to),
    )


def _paragraph(text: str) -> str:
    return texts.paragraph(text, LONGEST_TEXT)


def _short(tidied: Callable[[str], str], text: str, code: str = "part-too-long") -> str:
    """The text tidied; of one that is too long it is told which it is."""
    try:
        return tidied(text)
    except Refused as refused:
        start = " ".join(text.split())[:_START]
        raise Refused(code, start=start, **refused.params) from refused
