"""Two notes laid beside each other word by word: what only one of them says, and what it turns.

Words that both have are set aside, endings and slips allowed for. What is left decides: a "not", a
"fewer" for a "more", another number or the other end of a scale turn the note; any other word makes
it another note.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from app.engines.themes.polarity import ARTICLE, NUMBER, UNIT, Sense, Turn, sense, split_units
from app.engines.themes.words import Word, folded, stem

_ENDING: Final = re.compile("(?<=...)(?:erne|ene|ens|ets|ers|ies|er|en|et|es|e|s|n|t|y)s?$")
_SHORTEST: Final = 3
_SHORTEST_SLIP: Final = 5
_SHORTEST_SWAP: Final = 4
_MOST_SWAPPED: Final = 4
_LONG: Final = 8
_WITHOUT: Final = ("fri", "frit", "frie")
_UN: Final = ("u", "un", "dis", "in", "im", "mis", "ikke-", "non-")
_FILLERS_WRITTEN: Final = """
    tak gerne venligst snarest straks hurtigst muligt nu please now soon asap thanks bitte gärna
    altså bare lige dog også also just really virkelig selvfølgelig hver every each
"""
_FILLERS: Final = frozenset(folded(word) for word in _FILLERS_WRITTEN.split())
_NO: Final = frozenset({"nej", "nix", "nein", "no"})
_POLITE: Final = frozenset({"tak", "thanks", "danke"})
_TOWARDS: Final = frozenset({"til", "to", "zu"})
_FREE_OF_SIX: Final = 6
_FREE_OF_FOUR: Final = 4


@dataclass(frozen=True, slots=True)
class Piece:
    """One word of a note: folded, its stem, what it does, and whether it says what the note is
    about.
    """

    word: str
    key: str
    sense: Sense
    tells: bool


@dataclass(frozen=True, slots=True)
class Match:
    """What is left of two notes. `shared` counts words both have that tell; `left` those that only
    one has, of either note. `flips` is how often one is turned against the other, `differs` whether
    they name other values, `unpaired` how many turning words only one has.
    """

    shared: int
    left: tuple[int, int]
    flips: int
    differs: bool
    negations_differ: bool
    unpaired: int

    @property
    def is_turned(self) -> bool:
        """Whether one says the opposite of the other, as far as words tell."""
        return self.differs or self.flips % 2 == 1

    @property
    def is_one_subject(self) -> bool:
        """Whether both are about the same, whatever they say of it."""
        return self.shared > 0 and sum(self.left) <= self.shared // _FREE_OF_FOUR

    @property
    def may_be_same(self) -> bool:
        """Whether no word makes another note of it; a long one may have a few words of its own."""
        size = self.shared + min(self.left)
        return not self.negations_differ and min(self.left) <= size // _FREE_OF_SIX

    @property
    def is_same(self) -> bool:
        """Whether both have the same words that tell or turn, in any order and form."""
        return self.may_be_same and not any(self.left) and not self.unpaired and self.shared > 0


def pieces(words: Sequence[Word], lang: str) -> tuple[Piece, ...]:
    """The words of a note that are compared. A "two" that begins a Danish note looks English."""
    laid: list[Piece] = []
    for at, word in enumerate(words):
        spoken = "da" if at == 0 and lang == "en" else lang
        laid += (_piece(part, word, spoken) for part in split_units(word.lower))
    return tuple(each for at, each in enumerate(laid) if not _is_emphasis(laid, at))


def _is_emphasis(laid: Sequence[Piece], at: int) -> bool:
    """The "no" of "no, not more cars", which says nothing that "not" does not; never "no to"."""
    if laid[at].word not in _NO:
        return False
    rest = [each for each in laid[at + 1 :] if each.word not in _POLITE]
    negated = [each.sense.turn in (Turn.NOT, Turn.STOP) for each in rest]
    return any(negated) and rest[0].word not in _TOWARDS and (negated[0] or laid[at].word != "no")


def subject(of: Sequence[Piece]) -> frozenset[str]:
    """What a note is about, without endings: the words that tell and turn nothing; of "open on
    Sundays", where no other word does, the day.
    """
    plain = [each for each in of if each.sense.is_plain]
    valued = [each for each in of if each.sense.value]
    rest = [each for each in of if each.sense.turn is None]
    told = [each for each in plain if each.tells] or plain or valued or rest
    return frozenset(each.key if each.sense.value else _root(each.word) for each in told)


def match(one: Sequence[Piece], other: Sequence[Piece]) -> Match:
    """Lays two notes beside each other."""
    if not any(each.tells for each in (*one, *other)):  # "30 km/h": then all of it tells
        one, other = _all_telling(one), _all_telling(other)
    mine, theirs, shared = _set_aside(one, other)
    flips = _pair_off(mine, theirs, _are_opposite)
    shared += flips  # an end of a scale tells as well
    shared += _pair_off(mine, theirs, _are_forms)
    senses = [each.sense for each in mine], [each.sense for each in theirs]
    signs = [_sign(each) for each in senses]
    left = _telling(mine), _telling(theirs)
    return Match(
        shared,
        (len(left[0]), len(left[1])),
        flips + (signs[0] != signs[1]),
        _values_differ(*senses, counts=any(each.sense.kind == NUMBER for each in (*one, *other))),
        _negations(senses[0]) != _negations(senses[1]),
        sum(_turns(each) for each in (*senses[0], *senses[1])),
    )


def _piece(part: str, word: Word, lang: str) -> Piece:
    found = sense(part, lang)
    if found.value and found.kind != ARTICLE:
        return Piece(folded(part), f"{found.kind} {found.value}", found, tells=False)
    written = folded(part)
    tells = word.weight > 0 and (written not in _FILLERS)
    key = stem(part, lang) if found.turn is None else f"{found.turn.value} {written}"
    return Piece(written, key, found, tells)


def _all_telling(of: Sequence[Piece]) -> list[Piece]:
    return [replace(each, tells=each.sense.turn is None) for each in of]


def _set_aside(
    one: Sequence[Piece], other: Sequence[Piece]
) -> tuple[list[Piece], list[Piece], int]:
    """What is left when the words both have are gone, and how many of those tell."""
    mine: list[Piece] = []
    theirs = list(other)
    keys = [each.key for each in theirs]
    shared = 0
    for each in one:
        if each.key not in keys:
            mine.append(each)
            continue
        at = keys.index(each.key)
        shared += theirs[at].tells or each.tells
        del keys[at], theirs[at]
    return mine, theirs, shared


def _pair_off(mine: list[Piece], theirs: list[Piece], fit: Callable[[Piece, Piece], bool]) -> int:
    """Takes each word away with the first one that fits; gives how many pairs there were."""
    found = 0
    for each in list(mine):
        partner = next((e for e in theirs if fit(each, e)), None)
        if partner is not None:
            mine.remove(each)
            theirs.remove(partner)
            found += 1
    return found


def _are_opposite(one: Piece, other: Piece) -> bool:
    """Two ends of a scale, or a word and its "un-", or "car-free" and "cars"."""
    if any((scale, -end) in other.sense.ends for scale, end in one.sense.ends):
        return True
    short, long = sorted((one.word, other.word), key=len)
    if len(short) < _SHORTEST:
        return False
    if any(long == un + short for un in _UN):
        return True
    return any(
        end.endswith(_WITHOUT) and _is_form(end.rstrip("et").removesuffix("fri"), base)
        for end, base in ((one.word, other.word), (other.word, one.word))
    )


def _are_forms(one: Piece, other: Piece) -> bool:
    """The same word in another form, or with a slip of the pen."""
    if one.sense.value or other.sense.value:
        return False
    if one.sense.turn is not other.sense.turn:  # a slip in "not" is no word of its own
        return None in (one.sense.turn, other.sense.turn) and _are_swapped(one.word, other.word)
    return _is_form(one.word, other.word) or _is_slip(one.word, other.word)


def _is_form(one: str, other: str) -> bool:
    return min(len(one), len(other)) >= _SHORTEST and _root(one) == _root(other)


def _root(word: str) -> str:
    """A word without its ending and its doubled letter, whatever its language: "busser", "bus"."""
    root = _ENDING.sub("", word)
    return root[:-1] if len(root) > _SHORTEST and root[-1] == root[-2] else root


def _is_slip(one: str, other: str) -> bool:
    """Two letters changed places, or one is missing; in a long word also one for another."""
    short, long = sorted((one, other), key=len)
    if len(short) == len(long):
        is_one_off = sum(a != b for a, b in zip(short, long, strict=True)) == 1
        return (is_one_off and len(short) >= _LONG) or _are_swapped(short, long)
    if len(long) - len(short) != 1 or len(short) < _SHORTEST_SLIP:
        return False
    return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def _are_swapped(one: str, other: str) -> bool:
    """Two letters changed places; one of them may be written as two: "ø", "oe"."""
    apart = sum(a != b for a, b in zip(one, other, strict=False))
    is_small = 0 < apart <= _MOST_SWAPPED and len(one) == len(other) >= _SHORTEST_SWAP
    return is_small and sorted(one) == sorted(other)


def _telling(rest: Sequence[Piece]) -> list[Piece]:
    return [each for each in rest if each.tells and not _turns(each.sense) and not each.sense.value]


def _turns(found: Sense) -> bool:
    return found.turn is not None


def _sign(senses: Sequence[Sense]) -> bool:
    """Whether what is left of a note speaks for its subject. Two of a kind say it once."""
    turns = {each.turn for each in senses}
    against = (Turn.NOT in turns, Turn.STOP in turns, Turn.DOWN in turns)
    return sum(against) % 2 == 0


def _negations(senses: Sequence[Sense]) -> int:
    return sum(each.turn in (Turn.NOT, Turn.STOP) for each in senses)


def _values_differ(one: Sequence[Sense], other: Sequence[Sense], *, counts: bool) -> bool:
    """Whether both name a value of one kind that the other does not; "a school", "two schools"."""
    mine, theirs = _by_kind(one), _by_kind(other)
    kinds = mine.keys() & theirs.keys()
    if kinds - {ARTICLE, UNIT} or (counts and UNIT in kinds):
        return True
    return any(
        ARTICLE in some and NUMBER in others and "1" not in others[NUMBER]
        for some, others in ((mine, theirs), (theirs, mine))
    )


def _by_kind(senses: Sequence[Sense]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for each in senses:
        if each.kind:
            found.setdefault(each.kind, set()).add(each.value)
    return found
