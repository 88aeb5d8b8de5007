"""Who has to move in a repair, and why: told to the person who has to stand up.

The reason is found from the seating before and after alone, in the order in which people would give
it: the table is closed; a rule forbids the old table or calls for the new one; the old table had
more people left than even tables allow, or the new one was opened; otherwise the member changes
places so that somebody else need not break a rule.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import combinations
from typing import Literal

from app.engines.seating.company import gathered_parties, together_groups
from app.engines.seating.wishes import Round, Rounds, Wishes, table_of


@dataclass(frozen=True)
class Moving:
    """A member who sits at another table (from 1) than planned in a round (from 1).

    `before` is 0 for somebody who had no seat. `others` are the people whom the reason is about.
    """

    round: int
    member: str
    before: int
    after: int
    why: Literal["new", "closed", "place", "apart", "together", "opened", "even", "exchange"]
    others: tuple[str, ...] = ()


def movings(
    wishes: Wishes, before: Rounds, after: Rounds, from_round: int, closed: tuple[int, ...] = ()
) -> tuple[Moving, ...]:
    """Everybody who moves or is new in the rounds from `from_round` (from 1) on."""
    asked = replace(wishes, planned=before)
    return tuple(
        _explained(asked, number, member, old, new, closed)
        for number, (old, new) in enumerate(zip(before, after, strict=True), start=1)
        if number >= from_round
        for member in sorted(table_of(new))
        if table_of(old).get(member) != table_of(new)[member]
    )


def _explained(
    wishes: Wishes, number: int, member: str, old: Round, new: Round, closed: tuple[int, ...]
) -> Moving:
    was, now = table_of(old), table_of(new)
    here, there = was.get(member, -1) + 1, now[member] + 1

    def told(
        why: Literal["new", "closed", "place", "apart", "together", "opened", "even", "exchange"],
        others: tuple[str, ...] = (),
    ) -> Moving:
        return Moving(number, member, here, there, why, others)

    if not here:
        return told("new")
    if here in closed or here > wishes.tables:
        return told("closed")
    if any(who == member and here not in at for who, at in wishes.table_rules(number)):
        return told("place")
    parted = _parted(wishes, member, [who for who, at in was.items() if at == here - 1])
    if parted:
        return told("apart", parted)
    company = tuple(who for who in _company(wishes, number, member) if now.get(who) == there - 1)
    if company and any(was.get(who) != was[member] for who in company):
        return told("together", company)
    left = sum(who in now for who in old[here - 1])
    if left > len(new[here - 1]):
        return told("even" if any(old[there - 1 : there]) else "opened")
    came = tuple(who for who in new[here - 1] if was.get(who) != here - 1)
    return told("exchange", came)


def _parted(wishes: Wishes, member: str, mates: list[str]) -> tuple[str, ...]:
    """Who at the old table the member is to be kept apart from."""
    enemies = {
        other
        for group in wishes.apart
        for pair in combinations(dict.fromkeys(group), 2)
        if member in pair
        for other in pair
    }
    return tuple(who for who in mates if who in enemies and who != member)


def _company(wishes: Wishes, number: int, member: str) -> tuple[str, ...]:
    """Whom the member is to sit with in a round."""
    parties = (*together_groups(wishes, number), *gathered_parties(wishes, number))
    groups = (group for group in parties if member in group)
    return tuple(dict.fromkeys(who for group in groups for who in group if who != member))
