"""Two notes laid beside each other word by word: what only one of them says, and what it turns.

Words that both have are set aside, endings and slips allowed for. What is left decides: a "not", a
"fewer" for a "more", another number or the other end of a scale turn the note; any other word makes
it another note.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from app.engines.themes.pieces import SHORTEST, Piece, root
from app.engines.themes.polarity import ARTICLE, NUMBER, UNIT, Sense, Turn
from app.engines.themes.sides import have_changed, object_of

_SHORTEST_SLIP: Final = 5
_SHORTEST_SWAP: Final = 4
_MOST_SWAPPED: Final = 4
_LONG: Final = 8
_WITHOUT: Final = ("fri", "frit", "frie")
_UN: Final = ("u", "un", "dis", "in", "im", "mis", "ikke-", "non-")
_FREE_OF_SIX: Final = 6
_FREE_OF_FOUR: Final = 4


@dataclass(frozen=True, slots=True)
class Match:
    """What is left of two notes. `shared` counts words both have that tell; `left` those that only
    one has, of either note. `flips` is how often one is turned against the other, `differs` whether
    they name other values, `unpaired` how many turning words only one has. `mattering` counts those
    of `left` that not every note has; `is_head_on` says that opposite words are said of the same
    thing, whatever else is said.
    """

    shared: int
    left: tuple[int, int]
    flips: int
    differs: bool
    negations_differ: bool
    unpaired: int
    mattering: tuple[int, int] = (0, 0)
    is_head_on: bool = False

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
        """Whether no word makes another note of it: one may say more than the other, but not each
        something of its own, save in words that every note has.
        """
        size = self.shared + min(self.left)
        few = not min(self.mattering) and min(self.left) <= size // _FREE_OF_SIX
        return few and not self.negations_differ

    @property
    def is_same(self) -> bool:
        """Whether both have the same words that tell or turn, in any order and form."""
        return self.may_be_same and not any(self.left) and not self.unpaired and self.shared > 0


def match(one: Sequence[Piece], other: Sequence[Piece]) -> Match:
    """Lays two notes beside each other."""
    if not any(each.tells for each in (*one, *other)):  # "30 km/h": then all of it tells
        one, other = _all_telling(one), _all_telling(other)
    mine, theirs, shared = _set_aside(one, other)
    is_head_on = shared > 1 and _clash(one, other, mine, theirs)
    flips = _pair_off(mine, theirs, _are_opposite)
    shared += flips  # an end of a scale tells as well
    shared += _pair_off(mine, theirs, _are_forms)
    senses = [each.sense for each in mine], [each.sense for each in theirs]
    signs = [_sign(each) for each in senses]
    left = _telling(mine), _telling(theirs)
    return Match(
        shared,
        (len(left[0]), len(left[1])),
        flips + (signs[0] != signs[1]) + have_changed(one, other),
        _values_differ(*senses, counts=any(each.sense.kind == NUMBER for each in (*one, *other))),
        _negations(senses[0]) != _negations(senses[1]),
        sum(_turns(each) for each in (*senses[0], *senses[1])),
        (sum(each.matters for each in left[0]), sum(each.matters for each in left[1])),
        is_head_on,
    )


def _clash(
    one: Sequence[Piece], other: Sequence[Piece], mine: Sequence[Piece], theirs: Sequence[Piece]
) -> bool:
    """Whether "keep the school" stands in one of two notes and "close the school" in the other."""
    objects = _objects(one, mine), _objects(other, theirs)
    return any(
        end == their_end and _are_opposite(word, their_word)
        for word, end in objects[0]
        for their_word, their_end in objects[1]
    )


def _objects(of: Sequence[Piece], left: Sequence[Piece]) -> list[tuple[Piece, str]]:
    found = [(each, object_of(of, at)) for at, each in enumerate(of) if each.sense.turn is not None]
    return [(each, end) for each, end in found if end and each in left]


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
    if len(short) < SHORTEST:
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
    return min(len(one), len(other)) >= SHORTEST and root(one) == root(other)


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
