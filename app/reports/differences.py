"""What changed between two wordings, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from app.models.recommendations import Wording
from app.reports.markup import Markup, joined, struck, underlined

_WORD = re.compile(r"\S+|\s+")


def compared(before: Wording, after: Wording) -> Markup:
    """The parts that changed: taken out struck, put in underlined. Unchanged parts are left out."""
    parts = [
        _marked(old, new)
        for old, new in zip(_parts(before), _parts(after), strict=True)
        if old != new
    ]
    return Markup("<br/>".join(parts))


def _parts(wording: Wording) -> tuple[str, str, str, str]:
    return wording.title, wording.text, wording.reason, "\n".join(wording.initiatives)


def _marked(old: str, new: str) -> Markup:
    return joined(*_pieces(_WORD.findall(old), _WORD.findall(new)))


def _pieces(old: list[str], new: list[str]) -> Iterator[str]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for how, i1, i2, j1, j2 in matcher.get_opcodes():
        taken, given = "".join(old[i1:i2]), "".join(new[j1:j2])
        if how == "equal":
            yield taken
            continue
        if taken.strip():
            yield struck(taken)
        if taken.strip() and given.strip():
            yield " "
        if given:
            yield underlined(given) if given.strip() else given
