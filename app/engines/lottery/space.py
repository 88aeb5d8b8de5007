"""Volunteers as types: who has the same answers, and lives in the same kind of household, is
interchangeable, so a lottery need only say how many of each type a panel takes.

The chances of interchangeable people can be made equal without harm to anybody, because fairness
(maximin, leximin) is symmetric and concave. A household is a class too: two couples of the same
answers are alike. Then "at most one of a household" reads, exactly: of a class of m households at
most m people, all types of the class together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.engines.lottery.results import Home, HomeClass
from app.models.lottery import Lottery

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

Answers = tuple[int, ...]


@dataclass(frozen=True)
class Space:
    """A lottery by types. `people`: how many are of each; `most`: how many a panel can take;
    `values`: a row each type, the number of the target it counts for under each criterion;
    `least` and `greatest` by target; `home_rows`: types of which a panel takes at most so many.
    """

    seats: int
    people: Ints
    most: Ints
    values: Ints
    least: Ints
    greatest: Ints
    classes: tuple[HomeClass, ...]
    home_rows: tuple[tuple[tuple[int, ...], int], ...]

    @property
    def kinds(self) -> int:
        """How many types there are."""
        return len(self.people)

    def meets(self, panels: Ints) -> NDArray[np.bool_]:
        """Which rows of `panels` (how many of each type) meet every target and rule."""
        ok = (panels.sum(axis=1) == self.seats) & (panels <= self.most).all(axis=1)
        counts = panels @ self.incidence()
        ok &= ((counts >= self.least) & (counts <= self.greatest)).all(axis=1)
        for kinds, cap in self.home_rows:
            ok &= panels[:, list(kinds)].sum(axis=1) <= cap
        told: NDArray[np.bool_] = ok
        return told

    def incidence(self) -> Ints:
        """1 where a type (row) counts for a target (column)."""
        told = np.zeros((self.kinds, len(self.least)), np.int64)
        np.put_along_axis(told, self.values, 1, axis=1)
        return told


def space_of(lottery: Lottery) -> Space:
    """The types of a lottery that was checked."""
    number = {(each.criterion, each.value): at for at, each in enumerate(lottery.targets)}
    answers = [
        tuple(number[where] for where in zip(lottery.criteria, each.answers, strict=True))
        for each in lottery.volunteers
    ]
    classes, values, people, most = _classes(_homes(lottery, answers), answers)
    rows = [(each.kinds, len(each.homes)) for each in classes if len(each.kinds) > 1]
    return Space(
        lottery.seats,
        np.array(people, np.int64),
        np.array(most, np.int64),
        np.array(values, np.int64).reshape(len(people), len(lottery.criteria)),
        np.array([each.least for each in lottery.targets], np.int64),
        np.array([each.most for each in lottery.targets], np.int64),
        classes,
        tuple(rows),
    )


def _homes(lottery: Lottery, answers: Sequence[Answers]) -> dict[tuple[Answers, ...], list[Home]]:
    """The households by what their people answered, sorted."""
    shared = defaultdict[str, list[int]](list)
    alone = list[list[int]]()
    for at, each in enumerate(lottery.volunteers):
        if each.address:
            shared[each.address].append(at)
        else:
            alone.append([at])
    found = defaultdict[tuple[Answers, ...], list[Home]](list)
    for home in (*alone, *shared.values()):
        by_answers = defaultdict[Answers, list[int]](list)
        for who in home:
            by_answers[answers[who]].append(who)
        key = tuple(sorted(answers[who] for who in home))
        found[key].append(Home(tuple(tuple(by_answers[each]) for each in sorted(by_answers))))
    return found


def _classes(
    homes: dict[tuple[Answers, ...], list[Home]], answers: Sequence[Answers]
) -> tuple[tuple[HomeClass, ...], list[Answers], list[int], list[int]]:
    """Classes in an order that depends on the answers alone, and for each type its answers, how
    many people it has and how many a panel can take.
    """
    classes = list[HomeClass]()
    values, people, most = list[Answers](), list[int](), list[int]()
    for key in sorted(homes, key=lambda each: (len(each), each)):
        alike = homes[key]
        first = len(values)
        for at, members in enumerate(alike[0].members):
            values.append(answers[members[0]])
            people.append(sum(len(home.members[at]) for home in alike))
            most.append(len(alike))
        classes.append(HomeClass(tuple(range(first, len(values))), tuple(alike)))
    return tuple(classes), values, people, most
