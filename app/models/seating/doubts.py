"""What rules cannot have at the same time, as far as one sees it without making a plan.

Nothing here is forbidden: whoever makes a rule is told, and may keep it. The seating engine then
keeps as many rules as can be, or refuses, and tells which ones it could not keep.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from app.models.people import Attendance
from app.models.seating.rules import standing_rules, table_of_host
from app.models.seating.state import Rule, RuleKind, RuleRoom

Rules = Mapping[str, Rule]


class DoubtKind(StrEnum):
    """What clashes.

    `APART_TOGETHER` two people both apart and together; `ONE_PLACE` two to be kept apart who may
    only sit at the same table; `FAR_PLACES` people to be together whose tables differ; `NO_PLACE`
    somebody whose own rules leave no table; `TOO_LARGE` a company of `count` for a table of
    `limit`; `SPLIT` the same of people with one need, who are spread over more tables;
    `CROWDED` `count` people bound to tables with `limit` seats; `NO_TABLE` a table that is
    not there; `FEW_TABLES` `count` people all apart at `limit` tables; `NO_ROUND` a round that is
    not there; `NEVER` somebody who leaves before joining; `DRAFTS` more rounds than drafts.
    """

    APART_TOGETHER = "apart-together"
    ONE_PLACE = "one-place"
    FAR_PLACES = "far-places"
    NO_PLACE = "no-place"
    TOO_LARGE = "too-large"
    SPLIT = "split"
    CROWDED = "crowded"
    NO_TABLE = "no-table"
    FEW_TABLES = "few-tables"
    NO_ROUND = "no-round"
    NEVER = "never"
    DRAFTS = "drafts"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A clash, the members it is about, and its numbers; 0 where there is none."""

    kind: DoubtKind
    members: tuple[str, ...] = ()
    table: int = 0
    count: int = 0
    limit: int = 0


@dataclass(frozen=True, slots=True)
class _Hall:
    """How many tables and rounds the day's plan has, and the seats at its largest table; 0 where
    nobody knows yet. `places` are the tables each bound member may sit at.
    """

    tables: int
    rounds: int
    seats: int
    places: Mapping[str, frozenset[int]]


def doubts(room: RuleRoom, meeting: str, rule: str, terms: Rule | None = None) -> tuple[Doubt, ...]:
    """What a rule clashes with on a day: one that stands, or with `terms` as it is meant to be."""
    others = standing_rules(room, meeting)
    wanted = others.pop(rule, None) if terms is None else terms
    others.pop(rule, None)
    if wanted is None or wanted.meeting not in ("", meeting) or len(wanted.members) < wanted.least:
        return ()
    before = set(_clashes(room, meeting, others))
    found = _clashes(room, meeting, {**others, rule: wanted})
    return tuple(dict.fromkeys(each for each in found if each not in before))


def writing_doubt(room: RuleRoom, meeting: str) -> Doubt | None:
    """With writing groups a day cannot have more rounds than drafts, one at each table."""
    tables, rounds = room.seating.table_count(meeting), len(room.seating.rounds(meeting))
    if meeting not in room.seating.writing_days or rounds <= tables:
        return None
    return Doubt(DoubtKind.DRAFTS, count=rounds, limit=tables)


# -- inside


def _clashes(room: RuleRoom, meeting: str, rules: Rules) -> Iterator[Doubt]:
    hall = _hall(room, meeting, rules)
    companies = _companies(rules, hall.seats)
    yield from _apart(rules, companies, hall)
    yield from _together(companies, hall)
    yield from _split(rules, hall)
    yield from _placed(rules, hall)
    yield from _timed(rules, hall)


def _hall(room: RuleRoom, meeting: str, rules: Rules) -> _Hall:
    tables = room.seating.table_count(meeting)
    people = room.people.having(meeting, Attendance.EXPECTED, Attendance.PRESENT)
    places: dict[str, frozenset[int]] = {}
    for each in people:
        at = table_of_host(rules, each.id) or each.fixed_table
        if at:
            places[each.id] = frozenset({at})
    for rule in rules.values():
        if rule.kind is RuleKind.GATHER and rule.tables:
            for member in rule.members:
                places[member] = places.get(member, frozenset(rule.tables)) & set(rule.tables)
    seats = -(-len(people) // tables) if tables else 0
    return _Hall(tables, len(room.seating.rounds(meeting)), seats, places)


def _companies(rules: Rules, seats: int) -> list[frozenset[str]]:
    """Who is to share a table; groups with somebody in common are one. People gathered at any
    table are one when they fit.
    """
    found: list[frozenset[str]] = []
    for rule in rules.values():
        is_gathered = rule.kind is RuleKind.GATHER and not rule.tables
        fits = not seats or len(rule.members) <= seats
        if rule.kind is RuleKind.TOGETHER or (is_gathered and fits):
            group = frozenset(rule.members)
            group = group.union(*(each for each in found if each & group))
            found = [each for each in found if not each & group]
            found.append(group)
    return found


def _apart(rules: Rules, companies: list[frozenset[str]], hall: _Hall) -> Iterator[Doubt]:
    for rule in rules.values():
        if rule.kind is not RuleKind.APART:
            continue
        for pair in combinations(rule.members, 2):
            if any(set(pair) <= group for group in companies):
                yield Doubt(DoubtKind.APART_TOGETHER, tuple(sorted(pair)))
            places = [hall.places.get(each, frozenset()) for each in pair]
            if places[0] == places[1] and len(places[0]) == 1:
                yield Doubt(DoubtKind.ONE_PLACE, tuple(sorted(pair)), table=min(places[0]))
        if hall.tables and len(rule.members) > hall.tables:
            yield Doubt(DoubtKind.FEW_TABLES, count=len(rule.members), limit=hall.tables)


def _together(companies: list[frozenset[str]], hall: _Hall) -> Iterator[Doubt]:
    for group in companies:
        members = tuple(sorted(group))
        if hall.seats and len(group) > hall.seats:
            yield Doubt(DoubtKind.TOO_LARGE, members, count=len(group), limit=hall.seats)
        bound = [hall.places[each] for each in group if hall.places.get(each)]
        if len(bound) > 1 and not frozenset.intersection(*bound):
            told = tuple(each for each in members if each in hall.places)
            yield Doubt(DoubtKind.FAR_PLACES, told)


def _split(rules: Rules, hall: _Hall) -> Iterator[Doubt]:
    for rule in rules.values():
        anywhere = rule.kind is RuleKind.GATHER and not rule.tables
        if anywhere and hall.seats and len(rule.members) > hall.seats:
            members = tuple(sorted(rule.members))
            yield Doubt(DoubtKind.SPLIT, members, count=len(members), limit=hall.seats)


def _placed(rules: Rules, hall: _Hall) -> Iterator[Doubt]:
    for member, places in hall.places.items():
        if not places:
            yield Doubt(DoubtKind.NO_PLACE, (member,))
    for rule in rules.values():
        for table in rule.tables:
            if hall.tables and table > hall.tables:
                yield Doubt(DoubtKind.NO_TABLE, table=table, limit=hall.tables)
    for tables in dict.fromkeys(hall.places.values()):
        bound = [who for who, at in hall.places.items() if at and at <= tables]
        if tables and hall.seats and len(bound) > len(tables) * hall.seats:
            yield Doubt(
                DoubtKind.CROWDED,
                tuple(sorted(bound)),
                table=min(tables),
                count=len(bound),
                limit=len(tables) * hall.seats,
            )


def _timed(rules: Rules, hall: _Hall) -> Iterator[Doubt]:
    last: dict[str, int] = {}
    for rule in rules.values():
        if rule.kind is RuleKind.LEAVES:
            last.update({who: min(rule.round, last.get(who, rule.round)) for who in rule.members})
    for rule in rules.values():
        if hall.rounds and rule.round > hall.rounds:
            yield Doubt(DoubtKind.NO_ROUND, count=rule.round, limit=hall.rounds)
        if rule.kind is RuleKind.JOINS:
            for member in rule.members:
                if member in last and last[member] < rule.round:
                    yield Doubt(DoubtKind.NEVER, (member,))
