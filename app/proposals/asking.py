"""From the people, seats and rules of an assembly to the wishes of the seating engine."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from app.engines.seating import Fixed, Kept, Only, Rounds, Wishes, crossed
from app.imports.members import attribute_groups
from app.imports.members.rows import MemberRow
from app.models.assembly import Assembly
from app.models.own_numbers import is_own_number
from app.models.people import Details, Member
from app.models.seating import (
    Priorities,
    Rule,
    RuleKind,
    away_by_rule,
    is_locked_round,
    is_locked_table,
    standing_rules,
    table_of_host,
)

Groups = Mapping[str, Mapping[str, str]]
"""Attribute -> member id -> group, numbers already in bands."""

_OURS = "\N{WORD JOINER}"
"""Ends the name of an attribute that a rule or a crossing makes. It is not seen, and stands in no
column of a member list (`texts.line` takes it out), so that the two are never taken for each other.
"""


@dataclass(frozen=True, slots=True)
class Day:
    """One meeting day to be seated in `tables`, for the people who are named, in that order.

    `numbers` are the rounds to be seated as the day counts them; the engine's first is `shift` + 1.
    """

    assembly: Assembly
    meeting: str
    people: tuple[str, ...]
    tables: int
    numbers: range
    shift: int = 0

    @property
    def members(self) -> list[Member]:
        """Those of the people who are on the list."""
        known = self.assembly.people.members
        return [known[each] for each in self.people if each in known]

    @property
    def rules(self) -> dict[str, Rule]:
        """What holds on that day, for those people: of others nothing is asked."""
        here, found = set(self.people), dict[str, Rule]()
        for key, rule in standing_rules(self.assembly, self.meeting).items():
            still = replace(rule, members=tuple(who for who in rule.members if who in here))
            if len(still.members) >= still.least:
                found[key] = still
        return found


def wishes_for(day: Day, priorities: Priorities, rounds: int) -> Wishes:
    """All that the engine is told of a day, but for what was held before and who is away."""
    rules, groups = day.rules, _groups_on(day)
    gathered = _gathered(rules.values())
    headers = tuple(groups) if priorities.attributes is None else priorities.attributes
    wishes = Wishes(
        members=day.people,
        tables=day.tables,
        rounds=rounds,
        attributes={**groups, **gathered},
        spread=tuple(each for each in headers if each in groups),
        gather=tuple(gathered),
        needs=tuple(gathered),
        apart=_of_kind(rules, RuleKind.APART),
        together=_of_kind(rules, RuleKind.TOGETHER),
        fixed=_fixed(day, rules),
        only=_only(day, rules),
        kept=_kept(day),
        balance=priorities.balance,
        drafts=day.meeting in day.assembly.seating.writing_days,
    )
    known = [parts for parts in priorities.crossed if set(parts) <= set(groups)]
    return _with_crossed(wishes, known)


def late_and_early(day: Day) -> tuple[tuple[str, int], ...]:
    """Who is not there in which of the engine's rounds, because they join later or leave before."""
    return tuple(
        (member, number - day.shift)
        for number in day.numbers
        for member in sorted(away_by_rule(day.assembly, day.meeting, number) & {*day.people})
    )


def without_seats(people: Iterable[str], rounds: Rounds) -> tuple[tuple[str, int], ...]:
    """Who has no seat in which of these rounds."""
    listed = list(people)
    return tuple(
        (member, number)
        for number, tables in enumerate(rounds, 1)
        for seated in [{who for table in tables for who in table}]
        for member in listed
        if member not in seated
    )


def drafts_seen(rounds: Rounds) -> tuple[tuple[str, int], ...]:
    """Who has sat at which table, and knows the draft that lies there."""
    return tuple(
        dict.fromkeys(
            (member, number)
            for tables in rounds
            for number, table in enumerate(tables, 1)
            for member in table
        )
    )


def groups_of(members: Iterable[Member]) -> dict[str, dict[str, str]]:
    """The attributes that tables can be balanced by; ages and years become a few bands, and the
    members' own numbers are none.
    """
    people = list(members)
    headers = dict.fromkeys(
        header
        for each in people
        if each.details
        for header, _ in each.details.attributes
        if not is_own_number(header)
    )
    rows = [_as_row(each, tuple(headers)) for each in people]
    groups: dict[str, dict[str, str]] = {}
    for member, told in attribute_groups(rows).items():
        for header, group in told.items():
            groups.setdefault(header, {})[member] = group
    return {header: groups[header] for header in headers if header in groups}


def members_own(groups: Groups) -> Groups:
    """Without the attributes that rules and crossings made, to be shown to people."""
    return {each: told for each, told in groups.items() if not each.endswith(_OURS)}


# -- inside


def _as_drawn(assembly: Assembly, member: Member) -> Member:
    """A substitute of whom nothing is known yet counts as the one in whose place they are here, so
    that tables stay mixed; once anything is filled in under Members, it is that.
    """
    joined, own = assembly.people.joined.get(member.id), member.details
    replaced = assembly.people.members.get(joined.instead_of) if joined else None
    if own is None or replaced is None or _is_described(own):
        return member
    told = _as_drawn(assembly, replaced).details
    return replace(member, details=replace(own, attributes=told.attributes)) if told else member


def _is_described(details: Details) -> bool:
    return any(value and not is_own_number(header) for header, value in details.attributes)


def _groups_on(day: Day) -> dict[str, dict[str, str]]:
    """The groups of those people, in the bands of the whole assembly: the day's tables are held
    against the same groups as the list of members.
    """
    here = {*day.people}
    drawn = (_as_drawn(day.assembly, each) for each in day.assembly.people)
    return {
        header: {who: group for who, group in told.items() if who in here}
        for header, told in groups_of(drawn).items()
    }


def _of_kind(rules: Mapping[str, Rule], kind: RuleKind) -> tuple[tuple[str, ...], ...]:
    return tuple(rule.members for rule in rules.values() if rule.kind is kind)


def _gathered(rules: Iterable[Rule]) -> dict[str, dict[str, str]]:
    """An attribute for each need that any table can meet; who does not have it has no value."""
    made: dict[str, dict[str, str]] = {}
    for rule in rules:
        if rule.kind is not RuleKind.GATHER or rule.tables:
            continue
        name = f"{rule.label}{_OURS}"
        while name in made:
            name += _OURS
        made[name] = dict.fromkeys(rule.members, "need")
    return made


def _only(day: Day, rules: Mapping[str, Rule]) -> tuple[Only, ...]:
    """Who may sit only where there is what they need. A table that is not set up this time does
    not count, unless there is no other: then the engine says so.
    """
    found: list[Only] = []
    for rule in rules.values():
        if rule.kind is RuleKind.GATHER and rule.tables:
            there = tuple(each for each in rule.tables if each <= day.tables)
            found.append(Only(rule.members, there or rule.tables))
    return tuple(found)


def _fixed(day: Day, rules: Mapping[str, Rule]) -> tuple[Fixed, ...]:
    """Locked seats first, which count for most, then hosts and fixed tables, round by round."""
    always = {each.id: table_of_host(rules, each.id) or each.fixed_table for each in day.members}
    own = (
        Fixed(member, table, number - day.shift)
        for number in day.numbers
        for member, table in always.items()
        if table
    )
    return (*_locked(day), *own)


def _locked(day: Day) -> tuple[Fixed, ...]:
    """The seats that are locked."""
    seating = day.assembly.seating
    return tuple(
        Fixed(member.id, table, number - day.shift, locked=True)
        for number in day.numbers
        for member in day.members
        if seating.is_locked(day.meeting, number, member.id)
        for table in [seating.table_of(day.meeting, number, member.id)]
        if table
    )


def _kept(day: Day) -> tuple[Kept, ...]:
    """Tables whose every seat is locked: just these people, nobody else. In a round that is locked
    as a whole the empty ones stay empty.
    """
    found: list[Kept] = []
    for number in day.numbers:
        tables = day.assembly.seating.tables(day.meeting, number)[: day.tables]
        is_whole = is_locked_round(day.assembly, day.meeting, number)
        found += [
            Kept(number - day.shift, at, tuple(who for who in table if who in day.people))
            for at, table in enumerate(tables, 1)
            if (is_whole and not table) or is_locked_table(day.assembly, day.meeting, number, at)
        ]
    return tuple(found)


def _with_crossed(wishes: Wishes, crossings: list[tuple[str, ...]]) -> Wishes:
    """The engine's crossed attributes under names of our own."""
    if not crossings:
        return wishes
    both = crossed(wishes, tuple(crossings))
    names = {name: f"{name}{_OURS}" for name in both.attributes if name not in wishes.attributes}
    return replace(
        both,
        attributes={names.get(name, name): told for name, told in both.attributes.items()},
        spread=tuple(names.get(name, name) for name in both.spread_attributes()),
    )


def _as_row(member: Member, headers: tuple[str, ...]) -> MemberRow:
    attributes = tuple((header, member.attribute(header)) for header in headers)
    return MemberRow(member.id, member.name, "", "", None, "", attributes, member.number)
