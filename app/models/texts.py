"""What people type, made safe to keep: one Unicode form, no invisible control signs, no endless
length.
"""

from __future__ import annotations

import unicodedata

from app.models.errors import Refused

LINE = 200
_UNSEEN = " \t\n\u200d\u00a0\u115f\u1160\u2800\u3164\uffa0\ufe0e\ufe0f"
"""What leaves no trace when it stands alone."""
PARAGRAPH = 20_000
_SCRIPTS = ("LATIN", "GREEK", "CYRILLIC", "ARABIC", "MODIFIER", "FEMININE", "MASCULINE")
"""What the names of letters begin with in Unicode that the fonts of screen and print have."""


def line(text: str, longest: int = LINE) -> str:
    """One line: white space folded. Raises Refused("text-too-long")."""
    return _short(" ".join(_clean(text).split()), longest)


def paragraph(text: str, longest: int = PARAGRAPH) -> str:
    """Several lines, kept as typed but for trailing space. Raises Refused("text-too-long")."""
    lines = (each.rstrip() for each in _clean(text).splitlines())
    return _short("\n".join(lines).strip(), longest)


def in_a_line(text: str) -> str:
    """A text of several lines where there is room for one: the lines stay apart."""
    return " · ".join(" ".join(each.split()) for each in text.splitlines() if each.strip())


def can_be_printed(name: str) -> bool:
    """False for a name with letters of a script that the fonts lack: boxes would be printed."""
    letters = (each for each in name if each.isalpha())
    return all(unicodedata.name(each, "").startswith(_SCRIPTS) for each in letters)


def _short(text: str, longest: int) -> str:
    if len(text) > longest:
        raise Refused("text-too-long", longest=longest, length=len(text))
    return text


def _clean(text: str) -> str:
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    folded = unicodedata.normalize("NFC", whole)
    if not folded.strip(_UNSEEN):
        return ""
    if folded.isprintable():  # most of what people write: nothing to take out
        return folded
    kept = "".join(
        sign
        for sign in folded
        if sign in "\n\t\u200d" or unicodedata.category(sign) not in ("Cc", "Cf", "Cs")
    )
    return kept if kept.strip(_UNSEEN) else ""
