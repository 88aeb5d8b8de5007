"""Counts where there is little room: words are shortened, numbers never."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QFont, QFontMetricsF

_ELLIPSIS: Final = "…"
_READABLE: Final = 4
"""So many letters of a word that is cut are still understood."""
_LEAST: Final = 2
_SHORT: Final = 3
"""Words as short as "of" are not worth cutting."""


def fitted_count(told: str, made: QFont, width: float) -> str:
    """As much of it as has room, the longest word shortened first; every number stays whole."""
    metrics, words = QFontMetricsF(made), told.split(" ")
    while metrics.horizontalAdvance(" ".join(words)) > width:
        at = max(range(len(words)), key=lambda each: _next_cut(words[each]))
        if not _spare(words[at]):
            return _numbers(words)
        words[at] = words[at].rstrip(_ELLIPSIS)[:-1] + _ELLIPSIS
    return " ".join(words)


def best_count(ways: tuple[str, ...], made: QFont, width: float) -> str:
    """The first of these ways to say a count that has room uncut; else the first with one word cut,
    and that one readable; else what has room of the last.
    """
    shown = [fitted_count(each, made, width) for each in ways]
    pairs = list(zip(ways, shown, strict=True))
    whole = (cut for way, cut in pairs if way == cut)
    readable = (cut for way, cut in pairs if _is_readable(way, cut))
    return next(whole, next(readable, shown[-1]))


def _is_readable(whole: str, shown: str) -> bool:
    """Whether no word is left out and at most one is cut, to be understood still."""
    words = shown.split(" ")
    cut = [each for each in words if each.endswith(_ELLIPSIS)]
    has_all = len(words) == len(whole.split(" "))
    return has_all and len(cut) <= 1 and all(len(each) > _READABLE for each in cut)


def _next_cut(word: str) -> tuple[bool, int]:
    """The largest is cut next: one that is cut already while it can be read, else the longest."""
    spare = _spare(word)
    return word.endswith(_ELLIPSIS) and spare > _READABLE - _LEAST, spare


def _spare(word: str) -> int:
    """How many letters a word can still lose; none of a number or of a short one."""
    letters = word.rstrip(_ELLIPSIS)
    is_whole = any(map(str.isdigit, word)) or (letters == word and len(word) <= _SHORT)
    return 0 if is_whole else max(0, len(letters) - _LEAST)


def _numbers(words: list[str]) -> str:
    """The numbers alone, when nothing else has room."""
    return " · ".join(each for each in words if any(map(str.isdigit, each)))
