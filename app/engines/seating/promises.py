"""Which hard wishes a plan does not keep, and with whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from app.engines.seating.company import gathered, together_groups
from app.engines.seating.wishes import Broken, Round, Rounds, Wishes, table_of


def broken(wishes: Wishes, rounds: Rounds, held: int = 0, *, first: int = 1) -> tuple[Broken, ...]:
    """Every hard wish not kept, round by round; rounds already held are not judged.

    `first` is the number of the first of `rounds`, for a part of a plan.
    """
    found: list[Broken] = []
    for number, seating in enumerate(rounds[held:], start=first + held):
        found.extend(_misplaced(wishes, seating, number))
        found.extend(_apart(wishes, seating, number))
        found.extend(_together(wishes, seating, number))
        found.extend(_gathered(wishes, seating, number))
        if wishes.sizes is not None and not wishes.away:
            found.extend(_sizes(wishes.sizes, seating, number))
    return tuple(found)


def _misplaced(wishes: Wishes, seating: Round, number: int) -> Iterator[Broken]:
    seats = Counter(member for table in seating for member in table)
    missing = tuple(member for member in wishes.present(number) if not seats[member])
    if missing:
        yield Broken("missing", number, missing)
    for member, times in seats.items():
        if times > 1:
            yield Broken("twice", number, (member,))
    at = table_of(seating)
    for seat in dict.fromkeys((each.member, each.table, each.round) for each in wishes.fixed):
        member, table, only = seat
        if only in (None, number) and member in at and at[member] != table - 1:
            yield Broken("fixed", number, (member,), table)


def _apart(wishes: Wishes, seating: Round, number: int) -> Iterator[Broken]:
    at = table_of(seating)
    pairs = {
        (min(one, other), max(one, other))
        for group in wishes.apart
        for one, other in combinations(dict.fromkeys(group), 2)
    }
    for one, other in sorted(pairs):
        if one in at and at[one] == at.get(other):
            yield Broken("apart", number, (one, other), at[one] + 1)


def _together(wishes: Wishes, seating: Round, number: int) -> Iterator[Broken]:
    at = table_of(seating)
    for group in together_groups(wishes, number):
        if len({at[member] for member in group if member in at}) > 1:
            yield Broken("together", number, group)


def _gathered(wishes: Wishes, seating: Round, number: int) -> Iterator[Broken]:
    at = table_of(seating)
    for wish in gathered(wishes, number):
        used = {at[member] for member in wish.members if member in at}
        if len(used) > wish.tables_needed:
            yield Broken("gather", number, wish.members, attribute=wish.attribute)


def _sizes(wished: tuple[int, ...], seating: Round, number: int) -> Iterator[Broken]:
    for table, (size, members) in enumerate(zip(wished, seating, strict=False), start=1):
        if len(members) != size:
            yield Broken("sizes", number, members, table)
