"""Whether a rule really stands in another's way: the round is seated once more without it.

A rule about the same people is often innocent: with every table full of people fixed there, nobody
is helped by letting two sit together. So a rule counts as a reason only where a plan of the round
without it keeps the broken wish, and breaks fewer wishes than one with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from app.engines.seating.company import company_on
from app.engines.seating.plan import seat
from app.engines.seating.reason import Reason
from app.engines.seating.wishes import Broken, Kept, Wishes
from app.models.errors import Refused

_EFFORT = 40
# A wish that more rules touch than these has told enough with those of them that help.
_MOST = 12


def helpful(wishes: Wishes, broken: Broken, rules: Sequence[Reason]) -> tuple[Reason, ...]:
    """Those of the rules without which the wish could be kept: each alone, else the fewest found
    that must all go; none where it could be kept as it is, or not without them either.

    Where wishes contradict themselves nothing can be tried: then all of them.
    """
    asked, tried = _alone(wishes, broken.round), tuple(rules[:_MOST])
    wanted = replace(broken, round=1)
    try:
        found = seat(asked, effort=_EFFORT).report.broken
        if not any(_is_same(each, wanted) for each in found):
            return ()
        alone = tuple(each for each in tried if _helps(asked, wanted, (each,), len(found)))
        return alone or _together(asked, wanted, tried, len(found))
    except Refused:
        return tuple(rules)


def _together(
    wishes: Wishes, broken: Broken, rules: tuple[Reason, ...], count: int
) -> tuple[Reason, ...]:
    """The rules that are left when each of which is put back as long as the wish is still kept."""
    if len(rules) < 2 or not _helps(wishes, broken, rules, count):
        return ()
    left = rules
    for each in rules:
        fewer = tuple(rule for rule in left if rule is not each)
        if fewer and _helps(wishes, broken, fewer, count):
            left = fewer
    return left


def _helps(wishes: Wishes, broken: Broken, rules: tuple[Reason, ...], count: int) -> bool:
    without = wishes
    for rule in rules:
        without = _without(without, rule)
    found = seat(without, effort=_EFFORT).report.broken
    return len(found) < count and not any(_is_same(each, broken) for each in found)


def _alone(wishes: Wishes, number: int) -> Wishes:
    """One round (from 1) as the whole plan, with nothing but its rules to decide."""
    here = {*wishes.present(number)}
    gone = tuple((who, 1) for who in wishes.members if who not in {*here, *wishes.absent})
    return replace(
        wishes,
        rounds=1,
        away=gone,
        fixed=tuple(replace(e, round=1) for e in wishes.fixed if e.round in (None, number)),
        only=tuple(replace(e, round=1) for e in wishes.only if e.round in (None, number)),
        kept=tuple(Kept(1, e.table, e.members) for e in wishes.kept if e.round == number),
        planned=wishes.planned[number - 1 : number],
        history=(),
        spread=(),
        drafts=False,
        drafts_seen=(),
        balance=0.0,
    )


def _without(wishes: Wishes, rule: Reason) -> Wishes:
    """The wishes of one round without a rule about people."""
    who = {*rule.members}
    if rule.kind in ("fixed", "locked"):
        rest = (e for e in wishes.fixed if (e.member, e.table) != (rule.members[0], rule.tables[0]))
        return replace(wishes, fixed=tuple(rest))
    if rule.kind == "only":
        only = (
            replace(e, members=tuple(m for m in e.members if m not in who))
            if e.tables == rule.tables
            else e
            for e in wishes.only
        )
        return replace(wishes, only=tuple(e for e in only if e.members))
    if rule.kind == "kept":
        return replace(wishes, kept=tuple(e for e in wishes.kept if e.table not in rule.tables))
    if rule.kind == "apart":
        pairs = (pair for group in wishes.apart for pair in combinations(dict.fromkeys(group), 2))
        return replace(wishes, apart=tuple(pair for pair in pairs if {*pair} != who))
    if rule.kind == "together":
        company = company_on(wishes, 1)
        theirs = {company[each] for each in who if each in company}
        groups = tuple(
            group
            for group in wishes.together
            if not any(company.get(each) in theirs for each in group)
        )
        return replace(wishes, together=groups)
    return replace(wishes, attributes=_ungathered(wishes, who))


def _ungathered(wishes: Wishes, who: set[str]) -> dict[str, dict[str, str]]:
    """The attributes where those who share a gathered value, all of them, have none."""
    told = {name: dict(values) for name, values in wishes.attributes.items()}
    for name in wishes.gather:
        values = {wishes.value(name, each) for each in who}
        if len(values) == 1:
            told[name] = {each: "" if each in who else v for each, v in told[name].items()}
    return told


def _is_same(one: Broken, other: Broken) -> bool:
    if one.kind != other.kind or one.attribute != other.attribute:
        return False
    if one.kind in ("fixed", "locked", "kept") and one.table != other.table:
        return False
    if one.kind == "only" and one.tables != other.tables:
        return False
    return one.kind == "kept" or {*one.members} == {*other.members}
