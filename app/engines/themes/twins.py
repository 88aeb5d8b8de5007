"""Notes that say the same twice, and notes that say the opposite in the same words.

Likeness alone takes "more benches" and "no more benches" for one note, and in notes of two or three
words it does not see at all that "close the school" and "keep the school" belong together. So pairs
that look alike, and those about the same subject, are laid beside each other word by word
(`matching`): where one is turned, the pair is shown as opposite and never as duplicate.
"""

from __future__ import annotations

import difflib
import itertools
import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.engines.themes.features import Reading, read
from app.engines.themes.lexicon import Lexicon
from app.engines.themes.map import NoteMap
from app.engines.themes.matching import Match, match
from app.engines.themes.pieces import Piece, pieces, subject
from app.engines.themes.space import ONE, SCALE, Row, likeness
from app.engines.themes.values import Kin, Note, Twins
from app.engines.themes.words import folded, tokens

if TYPE_CHECKING:
    from app.engines.themes.space import Floats

_GRAM_LENGTHS: Final = (3, 4)
_WORTH_A_LOOK: Final = 0.45
_SAME_LETTERS: Final = 0.78
_SAME_WORDS: Final = 0.82
_SAME_STEMS: Final = 0.8
_FEWEST_STEMS: Final = 3
_MOST_WORDS: Final = 120
_SHORT: Final = 8
_FREE_OF: Final = 4
_HALF: Final = 2


@dataclass(frozen=True, slots=True)
class _Saying:
    """What of a note is compared: its words folded, sorted, and piece by piece."""

    written: str
    ordered: str
    stems: frozenset[str]
    pieces: tuple[Piece, ...]
    subject: frozenset[str]


def twins(board: NoteMap) -> Twins:
    """All near-duplicates, in groups where each is like each other, and all opposite pairs."""
    sayings = [
        _saying(note.text, reading)
        for note, reading in zip(board.notes, board.readings, strict=True)
    ]
    letters = likeness(_rows(sayings))
    same: set[tuple[int, int]] = set()
    opposite: list[tuple[int, int]] = []
    for one, other in sorted({*_candidates(letters), *_one_subject(sayings)}):
        kin = _kin(sayings[one], sayings[other], float(letters[one, other]) / ONE)
        if kin is Kin.OPPOSITE:
            opposite.append((one, other))
        elif kin is Kin.DUPLICATE:
            same.add((one, other))
    names = [note.id for note in board.notes]
    return Twins(
        tuple(tuple(names[at] for at in group) for group in _groups(same)),
        tuple((names[one], names[other]) for one, other in opposite),
    )


def compared(own: Note, others: Sequence[Note], lexicon: Lexicon) -> dict[str, Kin]:
    """Which of a few notes say what `own` says, or the opposite; the others are not named. Without
    NumPy, so that whoever types need not wait for it.
    """
    readings = read((own, *others), lexicon)
    mine, *theirs = (
        _saying(note.text, reading) for note, reading in zip((own, *others), readings, strict=True)
    )
    first, *rows = _rows([mine, *theirs])
    kin: dict[str, Kin] = {}
    for note, saying, row in zip(others, theirs, rows, strict=True):
        letters = sum(value * row.get(key, 0) for key, value in first.items()) / ONE
        found = _kin(mine, saying, letters)
        if found is not None:
            kin[note.id] = found
    return kin


def _saying(text: str, reading: Reading) -> _Saying:
    written = [folded(token) for token in tokens(text)][:_MOST_WORDS]
    laid = pieces(reading.words[:_MOST_WORDS], reading.lang)
    return _Saying(
        " ".join(written),
        " ".join(sorted(written)),
        frozenset(word.stem for word in reading.words if word.weight > 0),
        laid,
        subject(laid),
    )


def _rows(sayings: Sequence[_Saying]) -> list[Row]:
    """Pieces of 3 and 4 letters of all words, rare ones weighing more, as whole numbers."""
    bags = [Counter(_grams(each.written)) for each in sayings]
    notes = Counter(gram for bag in bags for gram in bag)
    rarity = {count: math.log(1 + (len(bags) + 1) / count) for count in set(notes.values())}
    return [_row(bag, notes, rarity) for bag in bags]


def _row(bag: Counter[str], notes: Counter[str], rarity: Mapping[int, float]) -> Row:
    """Pieces that no other note has only make the others count less."""
    weighed = {gram: (1 + math.log(n)) * rarity[notes[gram]] for gram, n in bag.items()}
    length = math.sqrt(sum(value * value for value in weighed.values())) or 1.0
    return {
        gram: round(value / length * SCALE) for gram, value in weighed.items() if notes[gram] > 1
    }


def _grams(written: str) -> Iterator[str]:
    padded = f" {written} "
    for length in _GRAM_LENGTHS:
        yield from (padded[at : at + length] for at in range(len(padded) - length + 1))


def _candidates(letters: Floats) -> Iterator[tuple[int, int]]:
    """Pairs worth a closer look, in order."""
    first, second = (letters >= _WORTH_A_LOOK * ONE).nonzero()
    return ((int(one), int(other)) for one, other in zip(first, second, strict=True) if one < other)


def _one_subject(sayings: Sequence[_Saying]) -> Iterator[tuple[int, int]]:
    """Pairs of short notes about the same, in order, however little their letters agree."""
    about: dict[frozenset[str], list[int]] = {}
    for at, saying in enumerate(sayings):
        if saying.subject and len(saying.pieces) <= _SHORT:
            about.setdefault(saying.subject, []).append(at)
    for places in about.values():
        yield from itertools.combinations(places, 2)


def _kin(one: _Saying, other: _Saying, letters: float) -> Kin | None:
    """Whether one says what the other says, or the opposite; None when neither."""
    if one.written == other.written:
        return Kin.DUPLICATE if one.written else None
    is_like = letters >= _WORTH_A_LOOK and _share_words(one, other)
    is_of_one = one.subject == other.subject or _are_short(one, other)
    if not is_like and not is_of_one:
        return None
    found = match(one.pieces, other.pieces)
    if found.is_turned:
        is_plain = found.is_head_on or (is_of_one and found.is_one_subject)
        may_be = found.is_one_subject or _is_near(found)
        is_opposite = is_plain or (is_like and may_be and _alike(one, other, letters))
        return Kin.OPPOSITE if is_opposite else None
    if found.is_same and is_of_one:
        return Kin.DUPLICATE
    is_same = is_like and found.may_be_same and _alike(one, other, letters)
    return Kin.DUPLICATE if is_same else None


def _share_words(one: _Saying, other: _Saying) -> bool:
    """Whether a closer look is worth while: of long notes, half the words are the same."""
    most = max(len(one.stems), len(other.stems))
    return _are_short(one, other) or _HALF * len(one.stems & other.stems) >= most


def _are_short(one: _Saying, other: _Saying) -> bool:
    return max(len(one.pieces), len(other.pieces)) <= _SHORT


def _is_near(found: Match) -> bool:
    """Whether notes that look alike differ in few words that tell."""
    return min(found.left) <= found.shared // _FREE_OF


def _alike(one: _Saying, other: _Saying, letters: float) -> bool:
    if letters >= _SAME_LETTERS:
        return True
    union = one.stems | other.stems
    shared = len(one.stems & other.stems)
    if shared >= _FEWEST_STEMS and shared >= _SAME_STEMS * len(union):
        return True
    likely = difflib.SequenceMatcher(None, one.ordered, other.ordered, autojunk=False)
    return likely.quick_ratio() >= _SAME_WORDS and likely.ratio() >= _SAME_WORDS


def _groups(same: set[tuple[int, int]]) -> list[list[int]]:
    """Groups in which each note is a duplicate of each other one; a note is in at most one."""
    groups: list[list[int]] = []
    for at in sorted({at for pair in same for at in pair}):
        home = next((group for group in groups if all((one, at) in same for one in group)), None)
        if home is None:
            groups.append([at])
        else:
            home.append(at)
    return [group for group in groups if len(group) > 1]
