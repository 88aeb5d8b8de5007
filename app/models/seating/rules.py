"""Rules for the plan: made, changed and taken back; and which of them hold on a day.

A person whose data are erased, or who is no longer a member, is in no rule any more: whoever reads
rules reads them through `standing_rules`, which leaves such people out, and a rule that has too few
left. The facts stay as they are, and name nobody by more than a random id.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from app.models import texts
from app.models.entries import Facts
from app.models.errors import Refused
from app.models.people import HasPeople, known
from app.models.seating.facts import (
    PrioritiesChosen,
    RuleAdded,
    RuleChanged,
    RuleRemoved,
    WritingGroupsChosen,
)
from app.models.seating.state import (
    MOST_ROUNDS,
    MOST_TABLES,
    Priorities,
    Rule,
    RuleKind,
    RuleRoom,
    SeatingRoom,
)

LONGEST_LABEL = 60
_BY_ROUND = (RuleKind.JOINS, RuleKind.LEAVES)


def add_rule(room: RuleRoom, rule: str, terms: Rule) -> Facts:
    """Let the plan keep one more rule; one that came before changes nothing.

    Raises Refused("rule-people", "rule-one-person", "rule-table", "rule-label", "rule-round",
    "rule-day", "rule-twin", "rule-host-twice", "meeting-unknown", "member-unknown").
    """
    if rule in room.seating.rules:
        return ()
    return (RuleAdded(rule, _checked(room, rule, terms)),)


def change_rule(room: RuleRoom, rule: str, terms: Rule) -> Facts:
    """Let a rule say something else. Raises as `add_rule`, and Refused("rule-unknown")."""
    tidy = _checked(room, rule, terms)
    return () if _known_rule(room, rule) == tidy else (RuleChanged(rule, tidy),)


def remove_rule(room: SeatingRoom, rule: str) -> Facts:
    """Let a rule go. Raises Refused("rule-unknown")."""
    _known_rule(room, rule)
    return (RuleRemoved(rule),)


def extend_rule(room: SeatingRoom, rule: str, member: str, also: str, copy: str) -> Facts:
    """Let a rule for a member hold for somebody else, too, who comes instead of them.

    A rule for one table names one person, so it is made once more, with the id `copy`. Raises
    Refused("rule-unknown").
    """
    terms = _known_rule(room, rule)
    if member not in terms.members or also in terms.members:
        return ()
    if terms.kind is RuleKind.HOST:
        return (RuleAdded(copy, replace(terms, members=(also,))),)
    return (RuleChanged(rule, replace(terms, members=(*terms.members, also))),)


def choose_priorities(room: RuleRoom, meeting: str, priorities: Priorities) -> Facts:
    """Remember what the plan of a day is to be good at.

    Raises Refused("seat-balance-range", "meeting-unknown").
    """
    _check_day(room, meeting)
    if not 0 <= priorities.balance_percent <= 100:
        raise Refused("seat-balance-range")
    is_so = priorities_of(room, meeting) == priorities
    return () if is_so else (PrioritiesChosen(meeting, priorities),)


def choose_writing_groups(room: RuleRoom, meeting: str, are_on: bool) -> Facts:
    """Whether tables write on drafts on this day. Raises Refused("meeting-unknown")."""
    _check_day(room, meeting)
    is_so = (meeting in room.seating.writing_days) == are_on
    return () if is_so else (WritingGroupsChosen(meeting, are_on),)


def standing_rules(room: SeatingRoom, meeting: str = "") -> dict[str, Rule]:
    """The rules by id, with the people who still are members; those of one day when it is named."""
    found: dict[str, Rule] = {}
    for key, rule in room.seating.rules.items():
        still = replace(rule, members=tuple(who for who in rule.members if _is_here(room, who)))
        on_day = not meeting or rule.meeting in ("", meeting)
        if on_day and len(still.members) >= still.least:
            found[key] = still
    return found


def priorities_of(room: RuleRoom, meeting: str) -> Priorities:
    """What the plan of a day is to be good at: as chosen, else as on the day before it."""
    chosen = Priorities()
    for day in room.mandate.meetings:
        chosen = room.seating.priorities.get(day.id, chosen)
        if day.id == meeting:
            break
    return chosen


def rules_about(room: SeatingRoom, meeting: str, member: str) -> dict[str, Rule]:
    """The rules of a day by id that name a member; whose place it is comes first."""
    found = [(key, rule) for key, rule in standing_rules(room, meeting).items()]
    mine = [(key, rule) for key, rule in found if member in rule.members]
    return dict(sorted(mine, key=lambda each: each[1].kind is not RuleKind.HOST))


def stays(room: SeatingRoom, meeting: str) -> dict[str, range]:
    """The rounds of a day for which somebody is there, of whoever joins later or leaves early."""
    found: dict[str, range] = {}
    for rule in standing_rules(room, meeting).values():
        for member in rule.members if rule.kind in _BY_ROUND else ():
            stay = found.get(member, range(1, MOST_ROUNDS + 1))
            if rule.kind is RuleKind.JOINS:
                found[member] = range(max(stay.start, rule.round), stay.stop)
            else:
                found[member] = range(stay.start, min(stay.stop, rule.round + 1))
    return found


def away_by_rule(room: SeatingRoom, meeting: str, number: int) -> frozenset[str]:
    """Who has not joined yet, or has left, in a round of a day."""
    told = stays(room, meeting).items()
    return frozenset(member for member, stay in told if number not in stay)


def table_of_host(rules: Mapping[str, Rule], member: str) -> int:
    """The table a member always sits at by a rule, 0 for none; a day's rule goes before one for the
    whole assembly.
    """
    hosts = [
        rule for rule in rules.values() if rule.kind is RuleKind.HOST and member in rule.members
    ]
    hosts.sort(key=lambda rule: not rule.meeting)
    return hosts[0].tables[0] if hosts else 0


def own_tables(room: RuleRoom, meeting: str) -> dict[str, int]:
    """The table of each member who always sits at one on that day: hosts, and whoever should not
    have to move.
    """
    rules = standing_rules(room, meeting)
    tables = {each.id: table_of_host(rules, each.id) or each.fixed_table for each in room.people}
    return {member: table for member, table in tables.items() if table}


# -- inside


def _is_here(room: HasPeople, member: str) -> bool:
    person = room.people.members.get(member)
    return person is not None and person.details is not None


def _known_rule(room: SeatingRoom, rule: str) -> Rule:
    if rule not in room.seating.rules:
        raise Refused("rule-unknown")
    return room.seating.rules[rule]


def _check_day(room: RuleRoom, meeting: str) -> None:
    if not room.mandate.meeting_number(meeting):
        raise Refused("meeting-unknown")


def _checked(room: RuleRoom, rule: str, terms: Rule) -> Rule:
    tidy = _tidied(terms)
    for member in tidy.members:
        known(room, member)
        if not _is_here(room, member):
            raise Refused("member-unknown")
    _check_people(room, tidy)
    _check_tables(tidy)
    _check_when(room, tidy)
    _check_twins(room, rule, tidy)
    return tidy


def _tidied(terms: Rule) -> Rule:
    """Only what the kind uses, everybody and every table once."""
    is_gather, is_host = terms.kind is RuleKind.GATHER, terms.kind is RuleKind.HOST
    return Rule(
        terms.kind,
        tuple(dict.fromkeys(terms.members)),
        terms.meeting,
        tuple(sorted(set(terms.tables))) if is_gather or is_host else (),
        terms.round if terms.kind in _BY_ROUND else 0,
        texts.line(terms.label, LONGEST_LABEL) if is_gather else "",
    )


def _check_people(room: RuleRoom, terms: Rule) -> None:
    if len(terms.members) < terms.least:
        raise Refused("rule-people", least=terms.least)
    if terms.kind is RuleKind.HOST and len(terms.members) > 1:
        raise Refused("rule-one-person", names=_names(room, terms))


def _check_tables(terms: Rule) -> None:
    if terms.kind is RuleKind.GATHER and not terms.label:
        raise Refused("rule-label")
    in_range = all(1 <= table <= MOST_TABLES for table in terms.tables)
    if not in_range or (terms.kind is RuleKind.HOST and len(terms.tables) != 1):
        raise Refused("rule-table", most=MOST_TABLES)


def _check_when(room: RuleRoom, terms: Rule) -> None:
    if terms.meeting:
        _check_day(room, terms.meeting)
    if terms.kind not in _BY_ROUND:
        return
    if not terms.meeting:
        raise Refused("rule-day")
    least = 2 if terms.kind is RuleKind.JOINS else 1
    if not least <= terms.round <= MOST_ROUNDS:
        raise Refused("rule-round", least=least, most=MOST_ROUNDS)


def _check_twins(room: RuleRoom, rule: str, terms: Rule) -> None:
    """The same rule twice, or two tables for one person on the same days."""
    others = [each for key, each in standing_rules(room).items() if key != rule]
    if any(_alike(each, terms) for each in others):
        raise Refused("rule-twin", names=_names(room, terms))
    if terms.kind is not RuleKind.HOST:
        return
    for each in others:
        same_days = each.kind is RuleKind.HOST and each.meeting == terms.meeting
        if same_days and set(each.members) & set(terms.members):
            raise Refused("rule-host-twice", name=_names(room, terms), table=each.tables[0])


def _alike(one: Rule, other: Rule) -> bool:
    def plain(rule: Rule) -> Rule:
        return replace(rule, members=tuple(sorted(rule.members)))

    return plain(one) == plain(other)


def _names(room: HasPeople, terms: Rule) -> str:
    names = room.people.shown_names()
    return ", ".join(names[each] for each in terms.members)
