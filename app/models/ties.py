"""Numbers and what they count, kept on one line: "14 dage", "20 min", "80 %", "kl. 9.30".

People type ordinary spaces. A number at the end of a line says nothing, and its unit at the start
of the next says nothing either; so a line does not end between them where there is room for both.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

_NO_BREAK: Final = "\u00a0"
_LONGEST: Final = 12
"""Letters of a word that counts as a unit; longer ones would leave large gaps."""
_LINK_WORDS: Final = (
    "af at da den der det eller en er et for fra før går i med men når og om op på så til ud ved"
    " a an and are as at but by for from in is of on or so that the to when with"
)
_LINKS: Final = frozenset(_LINK_WORDS.split())
"""Small words that may follow a number and are not what it counts."""
_PAIR: Final = re.compile(
    r"(?<![\w.,])(?:\d[\d.,:/–-]*\d|\d) (?P<unit>[%‰°§€$£]\w{0,2}|[^\W\d_]+)(?=[\W_]|$)"
    r"|(?<!\w)(?:[Kk]l\.|[Nn]r\.|[Cc]a\.|§|[Nn]o\.) (?=\d)\S+"
)


def tied(words: str, width: float, measure: Callable[[str], float]) -> str:
    """The same words, letter for letter, with spaces that do not break inside such pairs; a pair
    that is wider than a line stays as it is.
    """

    def tie(found: re.Match[str]) -> str:
        pair, unit = found.group(), found.group("unit") or ""
        is_loose = len(unit) > _LONGEST or unit.lower() in _LINKS or measure(pair) > width
        return pair if is_loose else pair.replace(" ", _NO_BREAK)

    return _PAIR.sub(tie, words)
