"""Typing a pile of paper ballots, by two people one after the other.

One ballot may hold several questions, so a pile is typed ballot by ballot and compared ballot by
ballot. It lives outside the record until both say the same: entries are kept for good, and a pile
in its order would keep what one member answered to several questions together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from app.models.errors import Refused
from app.models.voting.alignment import Pair, aligned
from app.models.voting.answers import Form, checked
from app.models.voting.methods import Method
from app.models.voting.tally import Choice

Sheet = tuple[str, ...]
"""One paper ballot: an answer to each question, as `app.models.voting.answers` writes them."""

_ONE_DIGIT: Final = 9
_LETTERS: Final = {"b": Choice.BLANK, "u": Choice.SPOILED, "s": Choice.SPOILED}
_YES_OR_NO: Final = {
    **_LETTERS,
    "j": Choice.YES,
    "y": Choice.YES,
    "1": Choice.YES,
    "n": Choice.NO,
    "2": Choice.NO,
    "3": Choice.BLANK,
    "4": Choice.SPOILED,
}
_CELL: Final = re.compile(r"10|\d|-")
_NUMBER: Final = re.compile(r"\d+|-")


@dataclass(frozen=True, slots=True)
class Pictured:
    """A ballot that was read from its picture: its serial, and an answer to each question, None
    where a person has to look.
    """

    serial: str
    answers: tuple[str | None, ...]

    @property
    def is_clear(self) -> bool:
        """True where nobody need look."""
        return None not in self.answers


@dataclass(frozen=True, slots=True)
class Pile:
    """What was typed so far. `through` is how many of the two are through; `begun` has the first
    answers of the ballot in hand.

    `pictured` are the ballots at the top of the pile that were read from pictures. What was read
    stands for the first person, who types the rest of it; the second types each from its picture,
    as every ballot is read twice by two who do not know of each other.
    """

    first: tuple[Sheet, ...] = ()
    second: tuple[Sheet, ...] = ()
    through: int = 0
    begun: Sheet = ()
    pictured: tuple[Pictured, ...] = ()

    @property
    def at_hand(self) -> tuple[Sheet, ...]:
        """What the person who types now has typed; never what the other has."""
        return self.first if self.through == 0 else self.second

    @property
    def is_begun(self) -> bool:
        """True once anything was typed."""
        return bool(self.first or self.begun or self.through or self.pictured)

    @property
    def takes_pictures(self) -> bool:
        """True until a ballot without a picture was typed."""
        return self.through == 0 and len(self.first) <= len(self.pictured) and not self.begun

    @property
    def shown(self) -> str:
        """The serial of the ballot in hand if it has a picture, "" otherwise."""
        at = self.differing[0] if self.differing else len(self.at_hand)
        has_picture = at < len(self.pictured) and not self.is_agreed
        return self.pictured[at].serial if has_picture else ""

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """What both typed side by side, ballot by ballot: those with a picture by their serials,
        the others so that one that was missed does not move those that follow.
        """
        known = len(self.pictured)
        rest = aligned(self.first[known:], self.second[known:])
        moved = ((_plus(i, known), _plus(j, known)) for i, j in rest)
        return (*((at, at) for at in range(known)), *moved)

    @property
    def differing(self) -> tuple[int, ...]:
        """Which of the pairs (0 the first of the pile) the two typed differently, or only one of
        them; none before both are through.
        """
        if self.through < 2 or self.first == self.second:
            return ()
        found = (at for at in range(len(self.pairs)) if len(set(self.both(at))) > 1)
        return tuple(found)

    @property
    def is_agreed(self) -> bool:
        """True when both are through and say the same."""
        return self.through == 2 and self.first == self.second

    def both(self, at: int) -> tuple[Sheet | None, Sheet | None]:
        """What the first and the second typed of a pair; None for who missed it."""
        i, j = self.pairs[at]
        return None if i is None else self.first[i], None if j is None else self.second[j]

    def with_agreed(self, begun: Sheet) -> Sheet:
        """A ballot that differs and is typed again, with what both had typed alike: that is not
        asked again. As it was where nothing differs, or one of them missed the ballot.
        """
        one, other = self.both(self.differing[0]) if self.differing else (None, None)
        if one is None or other is None:
            return begun
        at = len(begun)
        while at < len(one) and one[at] == other[at]:
            at += 1
        return (*begun, *one[len(begun) : at])

    def answers(self, question: int) -> tuple[str, ...]:
        """The answers to one question, sorted, so that nothing ties them to those to another."""
        return tuple(sorted(each[question] for each in self.first))


def _plus(place: int | None, by: int) -> int | None:
    return None if place is None else place + by


def picture(pile: Pile, found: Iterable[Pictured]) -> Pile:
    """Ballots were read from pictures; one that is known already is not taken again. Raises
    Refused("pile-begun") once a ballot without a picture is typed.
    """
    if not pile.takes_pictures:
        raise Refused("pile-begun")
    known = {each.serial: each for each in pile.pictured}
    new = {each.serial: each for each in found if each.serial not in known}
    return _filled(replace(pile, pictured=(*pile.pictured, *new.values())))


def put(pile: Pile, answer: str, questions: int) -> Pile:
    """One more answer by the person who types; the last of a ballot lays it aside."""
    return _filled(_laid(pile, answer, questions))


def _laid(pile: Pile, answer: str, questions: int) -> Pile:
    begun = (*pile.begun, answer)
    if len(begun) < questions:
        return replace(pile, begun=begun)
    if pile.through == 0:
        return replace(pile, begun=(), first=(*pile.first, begun))
    return replace(pile, begun=(), second=(*pile.second, begun))


def _filled(pile: Pile) -> Pile:
    """What was read for sure need not be typed by the first person."""
    while (read := _read(pile)) is not None:
        pile = _laid(pile, read, len(pile.pictured[len(pile.first)].answers))
    return pile


def _read(pile: Pile) -> str | None:
    """What the picture says to the question in hand, None where the person has to."""
    if pile.through or len(pile.first) >= len(pile.pictured):
        return None
    return pile.pictured[len(pile.first)].answers[len(pile.begun)]


def back(pile: Pile) -> Pile:
    """Takes back the last answer of the person who types, into the ballot before if need be."""
    before = _back(pile)
    while before != pile and _read(before) is not None:
        further = _back(before)
        if further == before:
            return pile
        before = further
    return before


def _back(pile: Pile) -> Pile:
    if pile.begun:
        return replace(pile, begun=pile.begun[:-1])
    if pile.through == 0 and pile.first:
        return replace(pile, first=pile.first[:-1], begun=pile.first[-1][:-1])
    if pile.through == 1 and pile.second:
        return replace(pile, second=pile.second[:-1], begun=pile.second[-1][:-1])
    return pile


def end(pile: Pile) -> Pile:
    """That was the last ballot. Raises Refused("ballot-half-typed") in the middle of one, and
    Refused("pictures-left") before every ballot with a picture is typed.
    """
    if pile.begun:
        raise Refused("ballot-half-typed")
    if len(pile.at_hand) < len(pile.pictured):
        raise Refused("pictures-left")
    return replace(pile, through=min(2, pile.through + 1))


def settle(pile: Pile, at: int, sheet: Sheet | None) -> Pile:
    """A pair that both looked at again says this; None where there is no such ballot."""
    before, (i, j) = pile.pairs[:at], pile.pairs[at]
    one = sum(each is not None for each, _other in before)
    two = sum(each is not None for _other, each in before)
    is_gone = sheet is None and at < len(pile.pictured)
    return replace(
        pile,
        first=_settled(pile.first, one, sheet, is_there=i is not None),
        second=_settled(pile.second, two, sheet, is_there=j is not None),
        pictured=(*pile.pictured[:at], *pile.pictured[at + 1 :]) if is_gone else pile.pictured,
    )


def _settled(
    sheets: tuple[Sheet, ...], at: int, sheet: Sheet | None, *, is_there: bool
) -> tuple[Sheet, ...]:
    new = () if sheet is None else (sheet,)
    return (*sheets[:at], *new, *sheets[at + is_there :])


def read_keys(form: Form, typed: str, *, is_ended: bool) -> str | None:
    """The answer that was typed, None while more may come. `is_ended` is the key that says it is
    all: one key is enough where nothing else could follow.

    Yes and no: J, Y or 1; N or 2. A scale: its step. Crosses and dots: the number of the option,
    once for each dot. A ranking and resistance: the number at each option from the top, "-" for
    none. B is blank and U or S spoiled everywhere. Raises Refused as `checked` does.
    """
    text = typed.strip().lower()
    if text in _LETTERS:
        return str(_LETTERS[text])
    if form.method is Method.YES_NO_BLANK:
        return _one_key(form, str(_YES_OR_NO.get(text[:1], text)), text)
    if form.method is Method.SCALE:
        return _one_key(form, text[:1], text)
    cells = _cells(form, text)
    if not is_ended and not _is_whole(form, cells):
        return None
    answer = _places(form, cells) if form.method in _BY_PLACE else _marked(form, cells)
    return checked(form, answer, on_paper=True)


_BY_PLACE: Final = (Method.RANKING, Method.RESISTANCE)


def _one_key(form: Form, answer: str, text: str) -> str | None:
    return checked(form, answer, on_paper=True) if text else None


def _cells(form: Form, text: str) -> list[str]:
    """The numbers of what was typed; up to nine options need nothing between them."""
    if re.search(r"[^\d\s,.;-]", text):
        raise Refused("choice-unknown")
    if form.method is Method.RESISTANCE:
        return _CELL.findall(text)
    if form.options <= _ONE_DIGIT:
        return re.findall(r"\d|-", text)
    return _NUMBER.findall(text)


def _is_whole(form: Form, cells: list[str]) -> bool:
    """True where nothing could follow: the only cross, or a place in an order for every option."""
    if form.options > _ONE_DIGIT:
        return False
    if form.method is Method.APPROVAL:
        return form.most == 1 and len(cells) == 1
    return form.method is Method.RANKING and len(cells) == form.options


def _places(form: Form, cells: list[str]) -> str:
    if len(cells) > form.options:
        raise Refused("choice-unknown")
    written = ["" if each in ("-", "") else each for each in cells]
    if form.method is Method.RANKING:
        written = ["" if each == "0" else each for each in written]
    return ",".join(written + [""] * (form.options - len(written)))


def _marked(form: Form, cells: Iterable[str]) -> str:
    marks = [0] * form.options
    for each in cells:
        if not each.isdigit() or not 1 <= int(each) <= form.options:
            raise Refused("choice-unknown")
        marks[int(each) - 1] += 1
    if form.method is Method.APPROVAL and max(marks, default=0) > 1:
        raise Refused("cross-twice")
    return ",".join(map(str, marks))
