"""Whether duplicates are found, and nothing else: notes written again in other ways, and traps.

Each of some notes is written once more as people do at another table (small letters, a slip, ae for
æ, other order, a filler, another ending), or turned round, which is no duplicate at all.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from app.engines.themes import Lexicon, Note, NoteMap, twins

_WRITTEN_AGAIN: Final = 0.35
_TURNED: Final = 0.1
_FEWEST_WORDS: Final = 3
_LETTERS, _WRITTEN = "æøåÆØÅäöü", "ae oe aa Ae Oe Aa ae oe ue"
_ASCII: Final = str.maketrans(dict(zip(_LETTERS, _WRITTEN.split(), strict=True)))
_FILLER: Final = {"da": "gerne", "de": "bitte", "en": "please", "sv": "gärna"}
_NOT: Final = {"da": "ikke", "de": "nicht", "en": "not", "sv": "inte"}


@dataclass(frozen=True, slots=True)
class Outcome:
    """Counts of pairs: called duplicates and rightly so, written again in all, turned round in all
    and of those called duplicates.
    """

    called: int = 0
    right: int = 0
    again: int = 0
    turned: int = 0
    wrong: int = 0

    def __add__(self, other: Outcome) -> Outcome:
        """Both together."""
        return Outcome(
            self.called + other.called,
            self.right + other.right,
            self.again + other.again,
            self.turned + other.turned,
            self.wrong + other.wrong,
        )

    @property
    def precision(self) -> float:
        """Of the pairs called duplicates, those that are some."""
        return self.right / self.called if self.called else 1.0

    @property
    def recall(self) -> float:
        """Of the notes written again, those that were found."""
        return self.right / self.again if self.again else 1.0

    @property
    def confused(self) -> float:
        """Of the notes turned round, those that were called duplicates."""
        return self.wrong / self.turned if self.turned else 0.0


def judged(notes: Sequence[Note], lexicon: Lexicon, rng: random.Random) -> Outcome:
    """What the engine makes of these notes and of those written again or turned round.

    Pairs among the notes as they came are not judged: nobody has said which of them are duplicates.
    """
    long = [each for each in notes if len(each.text.split()) >= _FEWEST_WORDS]
    count, traps = int(_WRITTEN_AGAIN * len(long)), int(_TURNED * len(long))
    drawn = rng.sample(long, count + traps)
    again = {f"{each.id} again": (each, _again(each, rng)) for each in drawn[:count]}
    turned = {f"{each.id} turned": (each, _turned(each)) for each in drawn[count:]}
    made = [Note(name, text, lang=each.lang) for name, (each, text) in (again | turned).items()]
    found = twins(NoteMap.of([*notes, *made], lexicon)).duplicates
    pairs = {frozenset(pair) for group in found for pair in combinations(group, 2)}
    right = sum(frozenset((name, each.id)) in pairs for name, (each, _text) in again.items())
    wrong = sum(frozenset((name, each.id)) in pairs for name, (each, _text) in turned.items())
    made_here = {*again, *turned}
    called = [pair for pair in pairs if pair & made_here]
    return Outcome(len(called), right, len(again), len(turned), wrong)


def _again(note: Note, rng: random.Random) -> str:
    return rng.choice(_WAYS)(note, rng)


def _small(note: Note, _rng: random.Random) -> str:
    return note.text.lower().rstrip(".!?") + " !"


def _slip(note: Note, rng: random.Random) -> str:
    """Two letters inside a long word change places."""
    words = note.text.split()
    long = [at for at, word in enumerate(words) if len(word) > 4 and word.isalpha()]
    if not long:
        return note.text.upper()
    at = rng.choice(long)
    word, cut = words[at], rng.randrange(1, len(words[at]) - 2)
    words[at] = word[:cut] + word[cut + 1] + word[cut] + word[cut + 2 :]
    return " ".join(words)


def _typewriter(note: Note, _rng: random.Random) -> str:
    return note.text.translate(_ASCII) + "."


def _order(note: Note, rng: random.Random) -> str:
    """The last part first."""
    words = note.text.split()
    cut = rng.randrange(1, len(words))
    return " ".join((*words[cut:], *words[:cut]))


def _filler(note: Note, _rng: random.Random) -> str:
    return f"{note.text} {_FILLER.get(note.lang, _FILLER['da'])}"


def _shorter(note: Note, rng: random.Random) -> str:
    """A short word left out, as somebody in a hurry does; never one that turns the meaning."""
    words = note.text.split()
    small = [at for at, word in enumerate(words) if len(word) <= 3 and word.lower() in _SMALL]
    if not small:
        return note.text + "..."
    del words[rng.choice(small)]
    return " ".join(words)


def _twice(note: Note, _rng: random.Random) -> str:
    return f"  {note.text.replace(' ', '  ')}  "


_SHORT = "i en et at og til på af for med der som the a of to in die und"
_SMALL: Final = frozenset(_SHORT.split())
_WAYS: Final[Sequence[Callable[[Note, random.Random], str]]] = (
    _small, _slip, _typewriter, _order, _filler, _shorter, _twice,
)  # fmt: skip


def _turned(note: Note) -> str:
    """The same with a "not" after its first word."""
    first, *rest = note.text.split()
    return " ".join((first, _NOT.get(note.lang, _NOT["da"]), *rest))
