"""Lines that hold Arabic letters, set out as they are printed: joined, and from left to right.

ReportLab draws one sign after another as they come. Arabic letters have a form for each place in a
word, and Unicode has a sign of its own for each form; which is which stands in Unicode's own tables
(the compatibility decompositions of the Arabic Presentation Forms). The order follows the rules of
Unicode's annex 9 for one line without embeddings. Vowel signs, which names and notes hardly ever
carry, are left out, because nothing here could place them; letters that Unicode gives no forms, a
few of Pashto and Sorani, stand alone.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

_APART: Final = "\N{ZERO WIDTH NON-JOINER}"
_STRETCH: Final = "\N{ARABIC TATWEEL}"
_RIGHT_TO_LEFT: Final = frozenset({"R", "AL"})
_NUMBERS: Final = frozenset({"EN", "AN"})
_MIRRORED: Final = str.maketrans("()[]{}<>«»", ")(][}{><»«")


def runs_left(text: str) -> bool:
    """True for a line that holds letters written from right to left."""
    return not text.isascii() and any(
        unicodedata.bidirectional(sign) in _RIGHT_TO_LEFT for sign in text
    )


def set_out(line: str) -> str:
    """The line as signs from left to right, each in the form of its place; others as they are."""
    if not runs_left(line):
        return line.replace(_APART, "")
    bare = "".join(sign for sign in unicodedata.normalize("NFC", line) if not _is_vowel(sign))
    line = bare.rstrip()  # the space behind a line stays behind it, where nobody sees it
    return _ordered(_joined(line).replace(_APART, "")) + bare[len(line) :]


def _is_vowel(sign: str) -> bool:
    return unicodedata.category(sign) == "Mn" and "\u0590" <= sign <= "\u08ff"


# -- joining


@cache
def _forms() -> dict[str, dict[str, str]]:
    """The forms of each letter, and of lam with an alef, by "isolated", "final", "initial",
    "medial".
    """
    forms: dict[str, dict[str, str]] = {}
    for code in (*range(0xFB50, 0xFDFC), *range(0xFE70, 0xFEFD)):
        kind, *letters = unicodedata.decomposition(chr(code)).split() or [""]
        whole = "".join(chr(int(letter, 16)) for letter in letters)
        if len(whole) == 1 or (len(whole) == 2 and whole[0] == "ل" and whole[1] in "اآأإ"):
            forms.setdefault(whole, {})[kind.strip("<>")] = chr(code)
    return forms


def _joined(text: str) -> str:
    letters = _with_ligatures(text)
    return "".join(
        _form(letter, before, after)
        for before, letter, after in zip(("", *letters), letters, (*letters[1:], ""), strict=False)
    )


def _with_ligatures(text: str) -> list[str]:
    letters = list[str]()
    for sign in text:
        if letters and letters[-1] + sign in _forms():
            letters[-1] += sign
        else:
            letters.append(sign)
    return letters


def _form(letter: str, before: str, after: str) -> str:
    held = _forms().get(letter)
    if not held:
        return letter
    is_joined_before = _reaches_on(before) and "final" in held
    is_joined_after = _reaches_on(letter) and _reaches_back(after)
    place = {
        (False, False): "isolated",
        (True, False): "final",
        (False, True): "initial",
        (True, True): "medial",
    }[is_joined_before, is_joined_after]
    return held.get(place, letter)


def _reaches_on(letter: str) -> bool:
    """True for a letter that joins the one after it."""
    return letter == _STRETCH or "initial" in _forms().get(letter, {})


def _reaches_back(letter: str) -> bool:
    return letter == _STRETCH or "final" in _forms().get(letter, {})


# -- the order of the page


def _ordered(text: str) -> str:
    levels = _levels(_with_separators([unicodedata.bidirectional(sign) for sign in text]))
    signs = [
        sign.translate(_MIRRORED) if level % 2 else sign
        for sign, level in zip(text, levels, strict=True)
    ]
    for level in range(max(levels), 0, -1):
        signs, levels = _turned(signs, levels, level)
    return "".join(signs)


def _levels(classes: Sequence[str]) -> list[int]:
    """Even for signs that run right, odd for those that run left. The first letter decides the
    line; a number among letters that run left stays readable; what is neither follows its
    neighbours where they agree, else the line.
    """
    base = int(next(each for each in classes if each in {"L", *_RIGHT_TO_LEFT}) != "L")
    right, before = 2 * base, _sides(classes, base)
    after = list(reversed(_sides(list(reversed(classes)), base)))
    levels = list[int]()
    for at, kind in enumerate(classes):
        if kind in _NUMBERS and before[at]:
            levels.append(2)
        elif kind in {"L", *_NUMBERS}:
            levels.append(right)
        elif kind in _RIGHT_TO_LEFT:
            levels.append(1)
        else:
            agreed = before[at] if before[at] == after[at] else base
            levels.append(1 if agreed else right)
    return levels


def _with_separators(classes: list[str]) -> list[str]:
    """A point or comma between two digits, and a sign such as % after one, belong to the number."""
    told = list(classes)
    for at in range(1, len(told)):
        is_between = told[at] in {"CS", "ES"} and told[at + 1 : at + 2] == [told[at - 1]]
        if told[at - 1] in _NUMBERS and (is_between or told[at] == "ET"):
            told[at] = told[at - 1]
    return told


def _sides(classes: Iterable[str], base: int) -> list[int]:
    """1 where the last letter up to here runs left, 0 where it runs right."""
    side, sides = base, list[int]()
    for kind in classes:
        if kind == "L" or kind in _RIGHT_TO_LEFT:
            side = int(kind != "L")
        sides.append(side)
    return sides


def _turned(signs: list[str], levels: list[int], least: int) -> tuple[list[str], list[int]]:
    """Each stretch of this level or a higher one turned round."""
    start, pairs = 0, list(zip(signs, levels, strict=True))
    while start < len(pairs):
        end = start
        while end < len(pairs) and pairs[end][1] >= least:
            end += 1
        pairs[start:end] = reversed(pairs[start:end])
        start = end + 1
    return [sign for sign, _level in pairs], [level for _sign, level in pairs]
