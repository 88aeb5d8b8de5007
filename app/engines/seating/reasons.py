"""Why a wish was broken: the other wishes that stand in its way.

A wish can be impossible by itself (a group larger than any table, or than the seats that people
with a table of their own leave there; more people apart in twos than there are tables) and then
that is the reason. Otherwise the reasons are those of the other hard wishes about the same people
in that round without which it could be kept, see `proving`. When there are none, too much is wished
of the round as a whole.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from app.engines.seating.company import gathered, tables_needed, together_groups
from app.engines.seating.proving import helpful
from app.engines.seating.reason import Reason
from app.engines.seating.sizes import chairs_for
from app.engines.seating.wishes import Broken, Table, Wishes


def reasons(wishes: Wishes, broken: Broken) -> tuple[Reason, ...]:
    """What stands in the way of a broken wish; empty when no single wish can be named."""
    itself = tuple(_impossible(wishes, broken))
    if itself:
        return itself
    found = [
        rule
        for rule in rules_about(wishes, broken.round, set(broken.members))
        if not _same(rule, broken)
    ]
    if found and not wishes.drafts:
        return helpful(wishes, broken, tuple(dict.fromkeys(found)))
    drafts = (Reason("drafts", limit=wishes.tables),)
    bound = wishes.drafts and broken.kind in ("fixed", "locked", "only", "kept")
    return tuple(dict.fromkeys((*found, *(drafts if bound else ()))))


def _impossible(wishes: Wishes, broken: Broken) -> Iterator[Reason]:
    largest = chairs_for(wishes, broken.round).descending()[0]
    if broken.kind in ("together", "split") and len(broken.members) > largest:
        who = broken.members if broken.kind == "together" else ()
        yield Reason("large", who, count=len(broken.members), limit=largest)
    elif broken.kind in ("together", "gather"):
        yield from _taken(wishes, broken)
    if broken.kind == "apart":
        clique = _all_apart(wishes, broken.members, broken.round)
        if len(clique) > wishes.tables:
            yield Reason("many", clique, count=len(clique), limit=wishes.tables)
    if broken.kind in ("fixed", "locked", "only"):
        yield from _closed(wishes, broken)
        yield from _crowded(wishes, broken)
    if broken.kind == "draft" and wishes.rounds > wishes.tables:
        yield Reason("drafts", count=wishes.rounds, limit=wishes.tables)
    elif broken.rounds_left > broken.drafts_left:
        left = broken.rounds_left, broken.drafts_left
        yield Reason("drafts", broken.members, count=left[0], limit=left[1])


def _taken(wishes: Wishes, broken: Broken) -> Iterator[Reason]:
    """Others who belong at one table each, where the seats beside them are too few."""
    group, chairs = {*broken.members}, chairs_for(wishes, broken.round)
    bound = {who: min(at) for who, at in wishes.table_rules(broken.round) if len(at) == 1}
    others = tuple(who for who in bound if who not in group)
    beside = Counter(bound[who] for who in others)
    left = sorted((max(0, most - beside[at]) for at, most in enumerate(chairs.most, 1)))[::-1]
    if sum(left[: tables_needed(len(group), chairs.descending())]) < len(group):
        yield Reason("taken", others, count=len(group), limit=left[0])


def _closed(wishes: Wishes, broken: Broken) -> Iterator[Reason]:
    wanted = broken.tables or (broken.table,)
    if all(table in wishes.closed or table > wishes.tables for table in wanted):
        yield Reason("closed", broken.members, wanted)


def _crowded(wishes: Wishes, broken: Broken) -> Iterator[Reason]:
    """People who may only sit at tables with fewer seats (Hall's condition, 1935): those of the
    rule itself, or these and the tables of another one, with which they share the extra chairs.
    """
    bound: dict[str, frozenset[int]] = {}
    for member, tables in wishes.table_rules(broken.round):
        bound[member] = bound.get(member, tables) & tables
    own = frozenset(broken.tables or (broken.table,))
    chairs = chairs_for(wishes, broken.round)
    for others in (own, *dict.fromkeys(bound.values()), frozenset[int]().union(*bound.values())):
        among = own | others
        who = tuple(member for member, tables in bound.items() if tables and tables <= among)
        seats = chairs.seats_at(table - 1 for table in among)
        if len(who) > seats > 0 and {*broken.members} & {*who}:
            yield Reason("crowded", who, tuple(sorted(among)), len(who), seats)
            return


def _all_apart(wishes: Wishes, pair: tuple[str, ...], number: int) -> tuple[str, ...]:
    """People around a pair who are all to be apart in twos, found one after the other."""
    parted = {
        frozenset(each) for group in wishes.apart for each in combinations(dict.fromkeys(group), 2)
    }
    found = list(pair)
    for person in wishes.present(number):
        if person not in found and all(frozenset((person, each)) in parted for each in found):
            found.append(person)
    return tuple(found)


def rules_about(wishes: Wishes, number: int, members: set[str]) -> Iterator[Reason]:
    """Every hard wish of a round (from 1) that concerns one of these members."""
    rules = (*_about_tables(wishes, number), *_about_company(wishes, number))
    return (rule for rule in rules if members.intersection(rule.members))


def _about_tables(wishes: Wishes, number: int) -> Iterator[Reason]:
    for seat in wishes.fixed:
        if seat.round in (None, number):
            yield Reason("locked" if seat.locked else "fixed", (seat.member,), (seat.table,))
    for rule in wishes.only:
        for member in rule.members if rule.round in (None, number) else ():
            yield Reason("only", (member,), rule.tables)
    for table, kept in sorted(wishes.kept_tables(number).items()):
        yield Reason("kept", kept, (table,))


def _about_company(wishes: Wishes, number: int) -> Iterator[Reason]:
    here = set(wishes.present(number))
    for apart in wishes.apart:
        for pair in combinations(dict.fromkeys(apart), 2):
            if here.issuperset(pair):
                yield Reason("apart", pair)
    yield from (Reason("together", group) for group in together_groups(wishes, number))
    yield from (Reason("gather", wish.members) for wish in gathered(wishes, number))


def _same(rule: Reason, broken: Broken) -> bool:
    """Whether a rule is the broken wish itself."""
    if rule.kind != broken.kind or not _alike(rule.members, broken.members):
        return False
    if rule.kind == "only":
        return rule.tables == broken.tables
    return rule.kind not in ("fixed", "locked") or rule.tables == (broken.table,)


def _alike(one: Table, other: Table) -> bool:
    return set(one) == set(other)
