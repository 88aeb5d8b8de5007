"""Broken wishes, moves, distances and advice in words, in the language of whoever reads."""

from __future__ import annotations

from collections.abc import Mapping

from app.engines.seating.advice import Advice
from app.engines.seating.bounds import fewest_met_bound
from app.engines.seating.company import own_values
from app.engines.seating.moves import Moving
from app.engines.seating.reasons import Reason, reasons
from app.engines.seating.wishes import Broken, Report, Wishes
from app.i18n import _, _n, joined


def sentence(broken: Broken, names: Mapping[str, str] | None = None) -> str:
    """One sentence for one broken wish; `names` tells what to call a member instead of the id."""
    called = [(names or {}).get(member, member) for member in broken.members]
    return _pattern(broken).format(
        round=broken.round,
        table=broken.table,
        tables=joined([str(table) for table in broken.tables]),
        who=joined(called),
        one=called[0] if called else "",
        attribute=broken.attribute,
    )


def _pattern(broken: Broken) -> str:
    patterns = {
        "apart": _("Round {round}: {who} share table {table} though they should be kept apart."),
        "together": _("Round {round}: {who} are not all at the same table."),
        "fixed": _("Round {round}: {one} does not sit at table {table}, the fixed table."),
        "only": _("Round {round}: {one} sits at table {table} but should sit at {tables}."),
        "kept": _("Round {round}: table {table} is locked, yet {who} left it or came to it."),
        "draft": _("Round {round}: {one} sits at table {table} for a second time."),
        "gather": _("Round {round}: {who} share {attribute} but sit at more tables than needed."),
        "split": _(
            "Round {round}: {who} share {attribute} but are too many for one table; they sit at as "
            "few tables as they need."
        ),
        "sizes": _("Round {round}: table {table} does not have the size you chose."),
        "missing": _("Round {round}: no seat for {who}."),
        "twice": _("Round {round}: {one} sits at two tables."),
    }
    return patterns[broken.kind]


def not_gathered(wishes: Wishes) -> tuple[str, ...]:
    """A sentence for each value that is gathered nowhere, because it is the room's own."""
    told = dict.fromkeys(
        (attribute, value)
        for number in range(1, wishes.rounds + 1)
        for attribute, value, _people in own_values(wishes, number)
    )
    pattern = _("{value} is the most common value of {attribute}: those people sit anywhere.")
    return tuple(pattern.format(attribute=attribute, value=value) for attribute, value in told)


def because(wishes: Wishes, broken: Broken, names: Mapping[str, str] | None = None) -> str:
    """One sentence for why a wish was broken: what stands in its way, with the people concerned."""
    told = [_reason(reason, names or {}) for reason in reasons(wishes, broken)]
    if not told:
        return _("No plan was found that keeps all the rules of this round.")
    return _("The reason: {reasons}.").format(reasons="; ".join(told))


def _reason(reason: Reason, names: Mapping[str, str]) -> str:
    called = [names.get(member, member) for member in reason.members]
    patterns = {
        "large": _("{who} are {count} people, and the largest table has {limit} seats")
        if called
        else _("they are {count} people, and the largest table has {limit} seats"),
        "many": _("{who} are {count} people who are all to be kept apart, at {limit} tables"),
        "drafts": _("there are {count} rounds, and only {limit} tables")
        if reason.count
        else _("nobody sees a draft twice"),
        "fixed": _("{who} is fixed at table {tables}") if reason.tables else _("the fixed seats"),
        "only": _("{who} should sit at table {tables}"),
        "kept": _("table {tables} is locked for {who}"),
        "apart": _("{who} should be kept apart"),
        "together": _("{who} should sit together"),
        "gather": _("{who} have the same need") if called else _("the same need at one table"),
    }
    return patterns[reason.kind].format(
        who=joined(called),
        tables=joined([str(table) for table in reason.tables]),
        count=reason.count,
        limit=reason.limit,
    )


def why_moved(moving: Moving, names: Mapping[str, str] | None = None) -> str:
    """One sentence for one person who gets another table."""
    called = names or {}
    patterns = {
        "new": _("Round {round}: {one} gets a seat at table {after}."),
        "closed": _(
            "Round {round}: {one} moves to table {after}, because table {before} is closed."
        ),
        "place": _(
            "Round {round}: {one} moves to table {after}, because table {before} is not theirs."
        ),
        "apart": _("Round {round}: {one} moves to table {after}, to be apart from {who}."),
        "together": _("Round {round}: {one} moves to table {after}, to sit with {who}."),
        "even": _(
            "Round {round}: {one} moves from table {before} to {after}, so that tables are even."
        ),
        "exchange": _(
            "Round {round}: {one} moves from table {before} to {after}, to make room for {who}."
        ),
    }
    return patterns[moving.why].format(
        round=moving.round,
        one=called.get(moving.member, moving.member),
        who=joined([called.get(who, who) for who in moving.others]),
        before=moving.before,
        after=moving.after,
    )


def distance(report: Report) -> tuple[str, ...]:
    """How far a plan is from what is possible at all: faces, then repeats, then balance."""
    if report.members < 2:
        return (_("There is nobody to meet."),)
    most = fewest_met_bound(report.members, report.pairs_met_bound)
    faces = _("Everyone meets at least {few} of {others} others; {most} is the most possible.")
    if report.fewest_met >= most:
        faces = _("Everyone meets at least {few} of {others} others, the most possible.")
    return (
        faces.format(few=report.fewest_met, others=max(0, report.members - 1), most=most),
        _repeats(report),
        _n(
            "Tables are {n} seat away from mirroring the assembly.",
            "Tables are {n} seats away from mirroring the assembly.",
            report.imbalance,
        ).format(n=report.imbalance)
        if report.imbalance
        else _("Every table mirrors the assembly as closely as whole people can."),
    )


def _repeats(report: Report) -> str:
    if not report.repeats:
        return _("Nobody meets twice.")
    if report.repeats == report.repeats_bound:
        told = _n(
            "{n} repeated meeting, which is the fewest possible.",
            "{n} repeated meetings, which is the fewest possible.",
            report.repeats,
        )
        return told.format(n=report.repeats)
    told = _n(
        "{n} repeated meeting; fewer than {bound} is impossible.",
        "{n} repeated meetings; fewer than {bound} is impossible.",
        report.repeats,
    )
    return told.format(n=report.repeats, bound=report.repeats_bound)


def _worth_in_faces(kind: str) -> str:
    """Where nobody meets twice either way, only how many one meets is worth telling."""
    if kind == "rounds":
        return _(
            "With {number} rounds instead of {before} everyone would meet at least {few} of "
            "{others} others, not {few_now}."
        )
    return _(
        "With {number} tables instead of {before} everyone would meet at least {few} of "
        "{others} others, not {few_now}."
    )


def worth(advice: Advice, names: Mapping[str, str] | None = None) -> str:
    """One sentence for one alternative: what it gives and what it costs."""
    now, then = advice.now, advice.then
    if advice.kind != "rule" and not then.repeats and not now.repeats:
        pattern = _worth_in_faces(advice.kind)
    elif advice.kind == "rounds":
        pattern = _(
            "With {number} rounds instead of {before} everyone would meet at least {few} of "
            "{others} others, not {few_now}; {repeats} repeated meetings, not {repeats_now}."
        )
    elif advice.kind == "tables" and not then.repeats and now.repeats:
        pattern = _("With {number} tables instead of {before} nobody would meet twice.")
    elif advice.kind == "tables":
        pattern = _(
            "With {number} tables instead of {before}: {repeats} repeated meetings, not "
            "{repeats_now}; everyone would meet at least {few} others, not {few_now}."
        )
    else:
        pattern = _(
            "Without one rule ({rule}): {repeats} repeated meetings, not {repeats_now}; "
            "{imbalance} seats off the mirror, not {imbalance_now}."
        )
    return pattern.format(
        number=advice.number,
        before=advice.before,
        few=then.fewest_met,
        few_now=now.fewest_met,
        others=max(0, then.members - 1),
        repeats=then.repeats,
        repeats_now=now.repeats,
        imbalance=then.imbalance,
        imbalance_now=now.imbalance,
        rule="" if advice.rule is None else _reason(advice.rule, names or {}),
    )
