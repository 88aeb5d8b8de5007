"""A note as the pieces that are compared: its words folded, written out, and what each does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from app.engines.themes.polarity import (
    ARTICLE,
    NOT_ENGLISH,
    NUMBER,
    Sense,
    Turn,
    sense,
    split_units,
)
from app.engines.themes.words import Word, folded, stem

SHORTEST: Final = 3
_ENDING: Final = re.compile("(?<=...)(?:erne|ene|ens|ets|ers|ies|er|en|et|es|e|s|n|t|y)s?$")
_EVERY: Final = frozenset({"hver", "hvert", "every", "each"})
_OTHER: Final = "other"
_ONE_EACH: Final = Sense(None, ARTICLE, "1")
_SECOND: Final = Sense(None, NUMBER, "2")
_FILLERS_WRITTEN: Final = """
    tak gerne venligst snarest straks hurtigst muligt nu please now soon asap thanks bitte gärna
    altså bare lige dog også also just really virkelig selvfølgelig hver hvert every each
    hold holde holdes
"""
_FILLERS: Final = frozenset(folded(word) for word in _FILLERS_WRITTEN.split())
_NO: Final = frozenset({"nej", "nix", "nein", "no"})
_POLITE: Final = frozenset({"tak", "thanks", "danke"})
_TOWARDS: Final = frozenset({"til", "to", "zu"})
_NUMBERED_WRITTEN: Final = """
    punkt punktet forslag forslaget bord bordet gruppe gruppen runde runden etape etapen fase fasen
    uge dag model spor rute linje hus zone del side nr nummer emne spørgsmål
"""
_NUMBERED: Final = frozenset(folded(word) for word in _NUMBERED_WRITTEN.split())
"""What is called by a number behind it: "point two"."""
_SHALL_WRITTEN: Final = """
    skal bør må kan vil skulle burde must should shall could can go goes
"""
_SHALL: Final = frozenset(folded(word) for word in _SHALL_WRITTEN.split())
_SET_WRITTEN: Final = "sæt sætte sættes skru skrue skrues bring bringe bringes turn"
_SET: Final = frozenset(folded(word) for word in _SET_WRITTEN.split())
_WITH: Final = frozenset({"med", "with"})
_WALKERS_WRITTEN: Final = "vi man jeg du i de folk børn alle der we you they people"
_WALKERS: Final = frozenset(folded(word) for word in _WALKERS_WRITTEN.split())
_DIRECTIONS: Final = {"ned": Turn.DOWN, "down": Turn.DOWN, "op": Turn.UP, "up": Turn.UP}
_SET_BEFORE: Final = 4
_SHORT_FORMS: Final = {"p-": "parkerings", "p.": "parkerings"}
_LIGHT_TAILS: Final = tuple(
    folded(each) for each in ["afgangene", "afgange", "afgang", "tilbuddene", "tilbuddet", "tilbud"]
)
"""What a compound may end with and still mean its beginning: "bus departures" are buses."""
_FEWEST_BEFORE_TAIL: Final = 3
_IDLE_AFTER: Final = {
    "penge": frozenset({"koste", "koster"}),
    "money": frozenset({"cost", "costs"}),
}
"""Words that add nothing to the one before them: "to cost money" is to cost."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One word of a note: folded, its stem, what it does, and whether it says what the note is
    about; `matters` is False for a word that half of all notes have.
    """

    word: str
    key: str
    sense: Sense
    tells: bool
    matters: bool = True


def pieces(words: Sequence[Word], lang: str) -> tuple[Piece, ...]:
    """The words of a note that are compared."""
    laid: list[Piece] = []
    for at, word in enumerate(words):
        spoken = "da" if lang == "en" and _is_danish(words, at) else lang
        laid += (_piece(part, word, spoken) for part in split_units(word.lower))
    turned = [_led(laid, at) for at in range(len(laid))]
    return tuple(_counted([each for at, each in enumerate(turned) if not _is_idle(turned, at)]))


def subject(of: Sequence[Piece]) -> frozenset[str]:
    """What a note is about, without endings: the words that tell and turn nothing; of "open on
    Sundays", where no other word does, the day.
    """
    plain = [each for each in of if each.sense.is_plain]
    valued = [each for each in of if each.sense.value]
    rest = [each for each in of if each.sense.turn is None]
    told = [each for each in plain if each.tells] or plain or valued or rest
    return frozenset(each.key if each.sense.value else root(each.word) for each in told)


@lru_cache(maxsize=50_000)
def root(word: str) -> str:
    """A word without its ending and its doubled letter, whatever its language: "busser", "bus"."""
    found = _ENDING.sub("", word)
    return found[:-1] if len(found) > SHORTEST and found[-1] == found[-2] else found


def _piece(part: str, word: Word, lang: str) -> Piece:
    found = sense(part, lang)
    if found.value and found.kind != ARTICLE:
        return Piece(folded(part), f"{found.kind} {found.value}", found, tells=False)
    spelled = _spelled_out(part)
    written = folded(spelled)
    tells = word.weight > 0 and (written not in _FILLERS)
    key = stem(spelled, lang) if found.turn is None else f"{found.turn.value} {written}"
    return Piece(written, key, found, tells, matters=word.weight == 1)


def _is_danish(words: Sequence[Word], at: int) -> bool:
    """Whether a word of a note that looks English is a Danish one: a "two" that begins it, or that
    stands behind what is numbered.
    """
    is_numbered = at > 0 and folded(words[at - 1].lower) in _NUMBERED
    return words[at].lower in NOT_ENGLISH and (at == 0 or is_numbered)


def _led(laid: Sequence[Piece], at: int) -> Piece:
    """ "Shall down", "down with" and "set it down" lower something; "we shall down to the brook"
    goes there.
    """
    each = laid[at]
    turn = _DIRECTIONS.get(each.word)
    if turn is None:
        return each
    near = laid[max(0, at - _SET_BEFORE) : at]
    before = [piece.word for piece in near if piece.sense.turn is not Turn.NOT]
    is_shall = bool(before) and before[-1] in _SHALL and not _WALKERS & set(before)
    after = laid[at + 1].word if at + 1 < len(laid) else ""
    if not (is_shall or _SET & set(before) or after in _WITH):
        return each
    return replace(each, key=f"{turn.value} {each.word}", sense=replace(each.sense, turn=turn))


@lru_cache(maxsize=50_000)
def _spelled_out(lower: str) -> str:
    """ "p-plads" is "parkeringsplads", "el-bil" is "elbil", "busafgange" no more than "bus"."""
    for short, long in _SHORT_FORMS.items():
        if lower.startswith(short) and len(lower) > len(short):
            return long + lower[len(short) :]
    whole = lower.replace("-", "") if "-" in lower[1:-1] else lower
    tail = next((each for each in _LIGHT_TAILS if whole.endswith(each)), "")
    rest = whole.removesuffix(tail)
    return rest if tail and len(rest) >= _FEWEST_BEFORE_TAIL else whole


def _counted(laid: list[Piece]) -> Iterator[Piece]:
    """ "Every week" is one a week, "every other week" one in two: the "every" gives way to the
    number behind it.
    """
    for at, each in enumerate(laid):
        following = laid[at + 1] if at + 1 < len(laid) else None
        if each.word in _EVERY and following is not None:
            if following.sense.kind != NUMBER and following.word != _OTHER:
                yield replace(each, sense=_ONE_EACH)
        elif each.word == _OTHER and at > 0 and laid[at - 1].word in _EVERY:
            yield Piece("2", f"{NUMBER} 2", _SECOND, tells=False)
        else:
            yield each


def _is_idle(laid: Sequence[Piece], at: int) -> bool:
    """Whether a word adds nothing to its neighbours."""
    if at > 0 and laid[at - 1].word in _IDLE_AFTER.get(laid[at].word, ()):
        return True
    return _is_emphasis(laid, at)


def _is_emphasis(laid: Sequence[Piece], at: int) -> bool:
    """The "no" of "no, not more cars", which says nothing that "not" does not; never "no to"."""
    if laid[at].word not in _NO:
        return False
    rest = [each for each in laid[at + 1 :] if each.word not in _POLITE]
    negated = [each.sense.turn in (Turn.NOT, Turn.STOP) for each in rest]
    return any(negated) and rest[0].word not in _TOWARDS and (negated[0] or laid[at].word != "no")
