"""Rules, and what they clash with, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from app.i18n import _, either, joined
from app.models.seating import Doubt, DoubtKind, Rule, RuleKind

Names = Mapping[str, str]

KIND_ICONS: Final = {
    RuleKind.APART: "split",
    RuleKind.TOGETHER: "merge",
    RuleKind.GATHER: "languages",
    RuleKind.HOST: "map-pin",
    RuleKind.JOINS: "clock",
    RuleKind.LEAVES: "log-out",
}


def kind_words(kind: RuleKind) -> str:
    """The name of a kind of rule."""
    return {
        RuleKind.APART: _("Not at the same table"),
        RuleKind.TOGETHER: _("At the same table"),
        RuleKind.GATHER: _("Need the same thing"),
        RuleKind.HOST: _("Always at one table"),
        RuleKind.JOINS: _("Joins later"),
        RuleKind.LEAVES: _("Leaves early"),
    }[kind]


def kind_hint(kind: RuleKind) -> str:
    """What a kind of rule asks of the plan."""
    return {
        RuleKind.APART: _("No two of them ever share a table."),
        RuleKind.TOGETHER: _("They share a table in every round."),
        RuleKind.GATHER: _("An interpreter, a hearing loop, room for a wheelchair."),
        RuleKind.HOST: _("A host, or somebody who should not have to move."),
        RuleKind.JOINS: _("Has no seat before that round."),
        RuleKind.LEAVES: _("Has no seat after that round."),
    }[kind]


def rule_words(rule: Rule, names: Names) -> str:
    """A rule as one says it: "Amina and Bo not at the same table"."""
    return _pattern(rule).format(
        who=_who(rule.members, names),
        label=rule.label,
        tables=either(rule.tables),
        round=rule.round,
    )


def _pattern(rule: Rule) -> str:
    if rule.kind is RuleKind.GATHER and rule.tables:
        return _("{label}: {who} at table {tables}")
    return {
        RuleKind.APART: _("{who} not at the same table"),
        RuleKind.TOGETHER: _("{who} at the same table"),
        RuleKind.GATHER: _("{label}: {who} together"),
        RuleKind.HOST: _("{who} always at table {tables}"),
        RuleKind.JOINS: _("{who} from round {round} on"),
        RuleKind.LEAVES: _("{who} not after round {round}"),
    }[rule.kind]


def doubt_words(doubt: Doubt, names: Names) -> str:
    """What clashes, with the people concerned."""
    return _clash(doubt.kind).format(
        who=_who(doubt.members, names), table=doubt.table, count=doubt.count, limit=doubt.limit
    )


def _clash(kind: DoubtKind) -> str:
    return {
        DoubtKind.APART_TOGETHER: _("{who} are to sit together and also to be kept apart."),
        DoubtKind.ONE_PLACE: _("{who} are to be kept apart, but both belong at table {table}."),
        DoubtKind.FAR_PLACES: _("{who} are to sit together, but belong at different tables."),
        DoubtKind.NO_PLACE: _("The rules for {who} leave no table."),
        DoubtKind.TOO_LARGE: _("{who} are {count} people; a table has {limit} seats."),
        DoubtKind.SPLIT: _(
            "{who} are {count} people; a table has {limit} seats. They get as few tables as they "
            "need."
        ),
        DoubtKind.CROWDED: _("{count} people belong where there are {limit} seats: {who}."),
        DoubtKind.NO_TABLE: _("There is no table {table}; the plan of the day has {limit}."),
        DoubtKind.FEW_TABLES: _("{count} people are to be kept apart, at {limit} tables."),
        DoubtKind.NO_ROUND: _("There is no round {count}; the plan of the day has {limit}."),
        DoubtKind.NEVER: _("{who} would leave before joining."),
        DoubtKind.DRAFTS: _(
            "{count} rounds and only {limit} drafts: people will meet a draft again."
        ),
    }[kind]


def _who(members: Iterable[str], names: Names) -> str:
    return joined(names[each] for each in members if each in names)
