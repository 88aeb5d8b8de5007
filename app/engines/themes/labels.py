"""Names for groups: a concept of the lexicon or telling words, a few words, a quotation.

A title stays neutral: it says what notes are about, never what they want, so words such as "more"
or "no" are not in it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from app.engines.themes.features import Reading
from app.engines.themes.map import NoteMap
from app.engines.themes.quoting import Wording
from app.engines.themes.titles import (
    Signs,
    Title,
    carriers,
    common_titles,
    joined,
    telling_words,
    titles,
    without_shared,
)
from app.engines.themes.values import Label

if TYPE_CHECKING:
    from app.engines.themes.space import Doubles

_MOST_WORDS: Final = 3
_FEWEST_QUOTED: Final = 3
_LONGEST_QUOTE: Final = 90
_AWAY: Final = 0.5


def labels(
    board: NoteMap, groups: Sequence[Sequence[int]], taken: Iterable[str] = (), lang: str = ""
) -> list[Label]:
    """A label for each group of positions, in the same order, set against all other notes.

    The group that a title fits best gets it; `taken` are titles already given, which are not used
    again, though a word of theirs may be: the next best title would be a wrong one. `lang` is the
    language of titles; "" takes the one most notes are written in.
    """
    spoken = lang or most_spoken(board.readings)
    signs = Signs.of(board)
    named = _named(signs, groups, list(taken), spoken)
    told = [carriers(signs, title, spoken) for title in named]
    return [
        Label(
            title[:1].upper() + title[1:],
            tuple(telling_words(signs, group)[:_MOST_WORDS]),
            quote(board, group, groups, carried),
        )
        for title, group, carried in zip(named, groups, told, strict=True)
    ]


def quote(
    board: NoteMap,
    group: Sequence[int],
    groups: Sequence[Sequence[int]] = (),
    carried: frozenset[int] = frozenset(),
) -> str:
    """The text of the group's most typical note: one that carries its title (`carried`), is neither
    a single word nor long (where all are long, no longer than most), and is like its fellows rather
    than like another group. Of twins the one in the most usual words.
    """
    if not group:
        return ""
    lead = _leads(board, group, groups)
    lengths = sorted(len(board.notes[at].text) for at in group)
    longest = max(_LONGEST_QUOTE, lengths[(len(group) - 1) * 3 // 5])

    def rank(row: int) -> tuple[bool, bool, float, int]:
        at = group[row]
        text = board.notes[at].text
        fits = len(text.split()) >= _FEWEST_QUOTED and len(text) <= longest
        return not fits, bool(carried) and at not in carried, -float(lead[row]), row

    best = group[min(range(len(group)), key=rank)]
    return board.notes[Wording(board).cleanest(best, group)].text.strip()


def most_spoken(readings: Sequence[Reading]) -> str:
    """The language most of these notes are written in; Danish where two are level."""
    counts = Counter(reading.lang for reading in readings)
    return max(counts, key=lambda each: (counts[each], each == "da", each), default="da")


def _named(signs: Signs, groups: Sequence[Sequence[int]], taken: list[str], lang: str) -> list[str]:
    """One title a group; whoever a title fits best is served first."""
    names = {title.casefold() for title in taken}
    free = (
        [each for each in titles(signs, group, lang) if each.text.casefold() not in names]
        for group in groups
    )
    open_ = {number: without_shared(each, (), lang) for number, each in enumerate(free)}
    named = [""] * len(groups)
    while open_:
        best = min(open_, key=lambda number: (-_worth(open_[number]), number))
        found = open_.pop(best)
        title = found[0].text if found else _fallback(signs, groups[best], taken, lang)
        named[best] = title
        taken = [*taken, title]
        open_ = {number: without_shared(each, [title], lang) for number, each in open_.items()}
    return named


def _worth(found: Sequence[Title]) -> float:
    return found[0].worth if found else 0.0


def _fallback(signs: Signs, group: Sequence[int], taken: Sequence[str], lang: str) -> str:
    """What comes most, else the first words of a note, where nothing sets the group apart."""
    used = {title.casefold() for title in taken}
    typical = " ".join(quote(signs.board, group).split()[:_MOST_WORDS])
    words = telling_words(signs, group)
    pair = joined(words[:2], lang)
    found = [pair, *words, *common_titles(signs, group, lang), typical]
    return next((each for each in found if each and each.casefold() not in used), typical)


def _leads(board: NoteMap, group: Sequence[int], groups: Sequence[Sequence[int]]) -> Doubles:
    """How like each note is to its fellows, less half of how like it is to the likest other group;
    shape (notes of the group,).
    """
    import numpy as np

    alike = board.alike[list(group)].astype(np.float64)
    inside: Doubles = alike[:, list(group)].sum(axis=1) / max(1, len(group) - 1)
    mine = set(group)
    others = [each for each in groups if each and not mine.issuperset(each)]
    if not others:
        return inside
    away = np.stack([alike[:, list(each)].mean(axis=1) for each in others]).max(axis=0)
    lead: Doubles = inside - _AWAY * away
    return lead
