"""Wishes that no plan can answer are refused before anybody thinks about them.

Only what contradicts itself on its face is refused here. Wishes that turn out to be too many
together are granted as far as possible, and the rest is told in the report's `broken`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import combinations

from app.engines.seating.company import company_on
from app.engines.seating.sizes import chairs_for
from app.engines.seating.wishes import Wishes
from app.models.errors import Refused


def check(wishes: Wishes) -> None:
    """Raises `Refused` with what is wrong; the codes start with "seat-"."""
    _check_shape(wishes)
    _check_names(wishes)
    _check_fixed(wishes)
    _check_company(wishes)


def _check_shape(wishes: Wishes) -> None:
    if wishes.tables < 1:
        raise Refused("seat-no-tables")
    if wishes.rounds < 1:
        raise Refused("seat-no-rounds")
    if not 0.0 <= wishes.balance <= 1.0:
        raise Refused("seat-balance-range")
    twice = next((who for who, times in Counter(wishes.members).items() if times > 1), None)
    if twice is not None:
        raise Refused("seat-member-twice", member=twice)
    if not wishes.present(0):
        raise Refused("seat-nobody")
    for number in range(1, wishes.rounds + 1):
        _check_sizes(wishes, len(wishes.present(number)))
    if wishes.kept:
        _check_kept(wishes)


def _check_kept(wishes: Wishes) -> None:
    """Locked tables: each member once in a round, and seats left for everybody else."""
    for lock in wishes.kept:
        _check_table(wishes, lock.table)
        _check_round(wishes, lock.round)
    for number in range(1, wishes.rounds + 1):
        kept = wishes.kept_tables(number)
        seated = Counter(who for members in kept.values() for who in members)
        twice = next((who for who, times in seated.items() if times > 1), None)
        if twice is not None:
            raise Refused("seat-fixed-twice", member=twice, round=number)
        left = len(wishes.present(number)) - seated.total()
        free = wishes.tables - len({*kept, *wishes.closed})
        if left and not free:
            raise Refused("seat-all-locked")
        if left < free:
            raise Refused("seat-too-many-tables", tables=free, members=left)


def _check_table(wishes: Wishes, table: int) -> None:
    if not 1 <= table <= wishes.tables:
        raise Refused("seat-no-such-table", table=table, tables=wishes.tables)


def _check_round(wishes: Wishes, number: int | None) -> None:
    if number is not None and not 1 <= number <= wishes.rounds:
        raise Refused("seat-no-such-round", round=number, rounds=wishes.rounds)


def _check_sizes(wishes: Wishes, present: int) -> None:
    if not present:
        raise Refused("seat-nobody")
    tables = wishes.tables - len(set(wishes.closed))
    if present < tables:
        raise Refused("seat-too-many-tables", tables=tables, members=present)
    if wishes.sizes is None:
        return
    if len(wishes.sizes) != wishes.tables:
        raise Refused("seat-sizes-count", sizes=len(wishes.sizes), tables=wishes.tables)
    if min(wishes.sizes) < 1:
        raise Refused("seat-size-empty")
    if not wishes.away and not wishes.kept and sum(wishes.sizes) != present:
        raise Refused("seat-sizes-sum", seats=sum(wishes.sizes), members=present)


def _check_names(wishes: Wishes) -> None:
    for attribute in (*(wishes.spread or ()), *wishes.gather):
        if attribute not in wishes.attributes:
            raise Refused("seat-unknown-attribute", attribute=attribute)
    known = set(wishes.members)
    for member in _named(wishes):
        if member not in known:
            raise Refused("seat-unknown-member", member=member)


def _named(wishes: Wishes) -> Iterable[str]:
    for group in (*wishes.apart, *wishes.together):
        yield from group
    yield from (seat.member for seat in wishes.fixed)
    for only in wishes.only:
        yield from only.members
    for kept in wishes.kept:
        yield from kept.members
    yield from wishes.absent
    yield from (member for member, _ in wishes.away)


def _check_fixed(wishes: Wishes) -> None:
    for seat in wishes.fixed:
        _check_table(wishes, seat.table)
        _check_round(wishes, seat.round)
    for rule in wishes.only:
        _check_round(wishes, rule.round)
        for table in rule.tables:
            _check_table(wishes, table)
    for number in range(1, wishes.rounds + 1):
        _check_fixed_round(wishes, number)


def _check_fixed_round(wishes: Wishes, number: int) -> None:
    present = wishes.present(number)
    here = set(present)
    seats: dict[str, int] = {}
    for seat in wishes.fixed:
        if seat.round not in (None, number) or seat.member not in here:
            continue
        if seats.setdefault(seat.member, seat.table) != seat.table:
            raise Refused("seat-fixed-twice", member=seat.member, round=number)
    _check_room(wishes, number, seats)


def _check_room(wishes: Wishes, number: int, seats: dict[str, int]) -> None:
    """Every table has room for the people fixed at it, those of even sizes all at once."""
    chairs, fixed = chairs_for(wishes, number), dict[int, int]()
    for table in dict.fromkeys(seats.values()):
        who = [member for member, at in seats.items() if at == table]
        fixed[table - 1] = len(who)
        if not chairs.hold(fixed):
            is_full = len(who) > chairs.most[table - 1]
            limit = (chairs.most if is_full else chairs.least)[table - 1]
            raise Refused(
                "seat-fixed-too-many",
                table=table,
                fixed=len(who),
                seats=limit,
                round=number,
                who=", ".join(who),
            )


def _check_company(wishes: Wishes) -> None:
    """Apart against together, and both against fixed seats."""
    pairs = [pair for group in wishes.apart for pair in combinations(dict.fromkeys(group), 2)]
    bound = [company_on(wishes, number) for number in range(1, wishes.rounds + 1)]
    for one, other in pairs:
        if any(one in company and company[one] == company.get(other) for company in bound):
            raise Refused("seat-apart-together", one=one, other=other)
        _check_pair_seats(wishes, one, other, wanted_same=False)
    for group in wishes.together:
        for one, other in combinations(dict.fromkeys(group), 2):
            _check_pair_seats(wishes, one, other, wanted_same=True)


def _check_pair_seats(wishes: Wishes, one: str, other: str, *, wanted_same: bool) -> None:
    for number in range(1, wishes.rounds + 1):
        here, there = wishes.table_fixed(one, number), wishes.table_fixed(other, number)
        if here is None or there is None or (here == there) == wanted_same:
            continue
        if {one, other} <= wishes.locked_seats(number).keys():
            continue  # The locks hold, and this is told as broken.
        code = "seat-together-fixed-apart" if wanted_same else "seat-apart-fixed-together"
        raise Refused(code, one=one, other=other, round=number)
