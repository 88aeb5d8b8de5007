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
        found.extend(_seats_kept(wishes, seating, number))
        if wishes.sizes is not None and not wishes.away and not wishes.kept:
            found.extend(_sizes(wishes.sizes, seating, number))
    if wishes.drafts:
        found.extend(_drafts(wishes, rounds, held, first))
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
    fixed = [seat for seat in wishes.fixed if seat.round in (None, number)]
    locks = {(seat.member, seat.table) for seat in fixed if seat.locked}
    for member, table in dict.fromkeys((seat.member, seat.table) for seat in fixed):
        if member in at and at[member] != table - 1:
            is_lock = (member, table) in locks
            yield Broken("locked" if is_lock else "fixed", number, (member,), table)


def _seats_kept(wishes: Wishes, seating: Round, number: int) -> Iterator[Broken]:
    """Members away from the tables that are theirs, and locked tables that changed."""
    at = table_of(seating)
    rules = [rule for rule in wishes.only if rule.round in (None, number)]
    told = {(who, frozenset(rule.tables)): rule.tables for rule in rules for who in rule.members}
    for (member, _), tables in told.items():
        if member in at and at[member] + 1 not in tables:
            yield Broken("only", number, (member,), at[member] + 1, tables=tables)
    for table, members in sorted(wishes.kept_tables(number).items()):
        changed = set(members).symmetric_difference(seating[table - 1])
        if changed:
            yield Broken("kept", number, tuple(sorted(changed)), table)


def _drafts(wishes: Wishes, rounds: Rounds, held: int, first: int) -> Iterator[Broken]:
    """Who sits at a table whose draft they have seen; told for each time after the first."""
    seen = {*wishes.drafts_seen}.union(*map(_visits, rounds[:held]))
    ahead = Counter(who for seating in rounds[held:] for who in table_of(seating))
    tables = {*range(1, wishes.tables + 1)} - {*wishes.closed}
    left = {who: sum((who, table) not in seen for table in tables) for who in ahead}
    again: Counter[str] = Counter()
    for number, seating in enumerate(rounds[held:], start=first + held):
        here = _visits(seating)
        for member, table in here:
            if (member, table) in seen:
                again[member] += 1
                has_to = again[member] <= ahead[member] - left[member]
                how = (ahead[member], left[member]) if has_to else (0, 0)
                yield Broken(
                    "draft", number, (member,), table, rounds_left=how[0], drafts_left=how[1]
                )
        seen.update(here)


def _visits(seating: Round) -> list[tuple[str, int]]:
    """Each with their table (from 1)."""
    return [(who, table) for table, people in enumerate(seating, start=1) for who in people]


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
        value = "" if wish.attribute in wishes.needs else wish.value
        if len(used) > wish.tables_needed:
            yield Broken("gather", number, wish.members, attribute=wish.attribute, value=value)
        elif len(used) > 1:
            yield Broken("split", number, wish.members, attribute=wish.attribute, value=value)


def _sizes(wished: tuple[int, ...], seating: Round, number: int) -> Iterator[Broken]:
    for table, (size, members) in enumerate(zip(wished, seating, strict=False), start=1):
        if len(members) != size:
            yield Broken("sizes", number, members, table)
