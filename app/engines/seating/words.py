"""Broken wishes, moves, distances and advice in words, in the language of whoever reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from app.engines.seating.advice import Advice
from app.engines.seating.company import own_values
from app.engines.seating.moves import Moving
from app.engines.seating.reason import Reason
from app.engines.seating.reasons import reasons
from app.engines.seating.wishes import Broken, Faces, Report, Wishes
from app.i18n import _, _n, either, joined, number


def sentence(
    broken: Broken, names: Mapping[str, str] | None = None, rounds: Sequence[int] = (), of: int = 0
) -> str:
    """One sentence for one broken wish; `names` tells what to call a member instead of the id.
    Where it is broken alike in several `rounds` (from 1) `of` so many, it names them all.
    """
    if len(rounds) > 1:
        one = _("Round {round}").format(round=broken.round)
        told = _("Rounds {rounds}").format(rounds=joined(map(str, rounds)))
        told = _("In every round") if len(rounds) == of else told
        return sentence(broken, names).replace(one, told, 1)
    called = [(names or {}).get(member, member) for member in broken.members]
    return _pattern(broken).format(
        round=broken.round,
        table=broken.table,
        tables=either(broken.tables),
        who=joined(called),
        one=called[0] if called else "",
        attribute=_shared(broken),
    )


def _shared(broken: Broken) -> str:
    """What the people of a gathering have in common."""
    if not broken.value:
        return broken.attribute
    return _("{attribute} “{value}”").format(attribute=broken.attribute, value=broken.value)


def _pattern(broken: Broken) -> str:
    patterns = {
        "apart": _("Round {round}: {who} share table {table} though they should be kept apart."),
        "together": _n(
            "Round {round}: {who} are not at the same table.",
            "Round {round}: {who} are not all at the same table.",
            len(broken.members) - 1,
        ),
        "fixed": _("Round {round}: {one} does not sit at table {table}, the fixed table."),
        "locked": _("Round {round}: {one} does not sit at table {table}, the locked seat."),
        "only": _("Round {round}: {one} sits at table {table} but should sit at table {tables}."),
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
    return because_of(reasons(wishes, broken), names)


def because_of(found: Sequence[Reason], names: Mapping[str, str] | None = None) -> str:
    """The same for reasons that were found before."""
    told = dict.fromkeys(_reason(reason, names or {}) for reason in found)
    if not told:
        return _("No plan was found that keeps all the rules of this round in the time given.")
    return _("The reason: {reasons}.").format(reasons="; ".join(told))


def _reason(reason: Reason, names: Mapping[str, str]) -> str:
    pattern = _number_pattern(reason) or _rule_pattern(reason)
    return pattern.format(
        who=joined([names.get(member, member) for member in reason.members]),
        tables=_tables(reason),
        count=reason.count,
        limit=reason.limit,
    )


def _number_pattern(reason: Reason) -> str:
    """For a number that is larger than its limit, "" for a rule that stands in the way."""
    if reason.kind == "large" and reason.members:
        return _n(
            "{who} are {count} people, and the largest table has {limit} seat",
            "{who} are {count} people, and the largest table has {limit} seats",
            reason.limit,
        )
    patterns = {
        "large": _n(
            "they are {count} people, and the largest table has {limit} seat",
            "they are {count} people, and the largest table has {limit} seats",
            reason.limit,
        ),
        "taken": _n(
            "they are {count} people, and no table has more than {limit} seat for them beside "
            "those who have a fixed table ({who})",
            "they are {count} people, and no table has more than {limit} seats for them beside "
            "those who have a fixed table ({who})",
            reason.limit,
        ),
        "crowded": _n(
            "{who} are {count} people for the {limit} seat at table {tables}",
            "{who} are {count} people for the {limit} seats at table {tables}",
            reason.limit,
        ),
        "many": _n(
            "{who} are {count} people who are all to be kept apart, at {limit} table",
            "{who} are {count} people who are all to be kept apart, at {limit} tables",
            reason.limit,
        ),
    }
    if reason.kind == "drafts" and reason.members:
        return _(
            "{who} has more rounds ahead ({count}) than drafts still to see ({limit}), so no plan "
            "can do without"
        )
    if reason.kind == "drafts" and reason.count:
        return _n(
            "there are {count} rounds, and only {limit} table",
            "there are {count} rounds, and only {limit} tables",
            reason.limit,
        )
    return patterns.get(reason.kind, "")


def _rule_pattern(reason: Reason) -> str:
    one = {
        "drafts": _("nobody sees a draft twice"),
        "closed": _n(
            "table {tables} is not in use", "tables {tables} are not in use", len(reason.tables)
        ),
        "fixed": _("{who} is fixed at table {tables}") if reason.tables else _("the fixed seats"),
        "locked": _("{who} has a locked seat at table {tables}"),
        "only": _("{who} should sit at table {tables}"),
        "kept": _("table {tables} is locked for {who}"),
        "apart": _("{who} should be kept apart"),
        "together": _("{who} should sit together"),
        "gather": _("{who} have the same need")
        if reason.members
        else _("the same need at one table"),
    }
    return one[reason.kind]


def _tables(reason: Reason) -> str:
    """One of the tables, or all of them."""
    return either(reason.tables) if reason.kind == "only" else joined(map(str, reason.tables))


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
        "opened": _(
            "Round {round}: {one} moves from table {before} to {after}, because table {after} was "
            "opened."
        ),
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
    return (_faces(report), _repeats(report), *_mirror(report))


def _mirror(report: Report) -> Iterator[str]:
    """How far tables are from the mirror; of people of whom nothing counts nothing is told."""
    if report.imbalance:
        told = (
            _(
                "Each table has on average {off} people too many or too few of some group, all "
                "attributes counted."
            )
            if report.held_against == "all"
            else _(
                "Each table has on average {off} people too many or too few of some group, the "
                "chosen attributes counted."
            )
        )
        yield told.format(off=_off_at_a_table(report))
    elif report.held_against == "all":
        yield _("Every table mirrors the assembly as closely as whole people can.")
    elif report.held_against == "some":
        yield _("In the chosen attributes every table mirrors the assembly as closely as it can.")


def _off_at_a_table(report: Report) -> str:
    """How far a table is from the mirror, on average, as people can tell it apart."""
    return number(max(report.imbalance / max(1, report.tables), 0.1), 1)


def _faces(report: Report) -> str:
    """Whoever comes late or leaves early can meet few; the others are told on their own then."""
    through, least = report.throughout, report.fewest_met
    if not through.people or through.people == report.members or least == through.fewest:
        return _of_all(Faces(report.members, least, report.fewest_met_bound), report.members - 1)
    if through.fewest < through.bound:
        told = _(
            "Everyone with a seat in every round meets at least {few} of {others} others; more "
            "than {most} is not possible. Whoever misses a round meets at least {least}."
        )
    else:
        told = _(
            "Everyone with a seat in every round meets at least {few} of {others} others, the most "
            "possible. Whoever misses a round meets at least {least}."
        )
    others = report.members - 1
    return told.format(few=through.fewest, most=through.bound, others=others, least=least)


def _of_all(faces: Faces, others: int) -> str:
    few, most = faces.fewest, faces.bound
    if few == others:
        return _("Everyone meets everyone.")
    if not most:
        return _("Somebody meets nobody; with these tables and rounds no plan avoids that.")
    if not few:
        told = _("Somebody meets nobody; at best everyone would meet {most} of {others} others.")
    elif few < most:
        told = _(
            "Everyone meets at least {few} of {others} others; more than {most} is not possible."
        )
    else:
        told = _("Everyone meets at least {few} of {others} others, the most possible.")
    return told.format(few=few, others=others, most=most)


def _repeats(report: Report) -> str:
    if not report.repeats:
        return _("Nobody meets twice.")
    told = _n("{n} repeated meeting", "{n} repeated meetings", report.repeats)
    if report.repeats == report.repeats_bound:
        far = _("{repeats}, which is the fewest possible.")
    elif report.repeats_bound == 1:
        far = _("{repeats}; none at all is impossible.")
    elif report.repeats_bound:
        far = _("{repeats}; at least {bound} cannot be avoided.")
    else:
        far = _("{repeats}; whether fewer are possible is not known.")
    return far.format(repeats=told.format(n=report.repeats), bound=report.repeats_bound)


def _worth_in_faces(advice: Advice) -> str:
    """Where nobody meets twice either way, only how many one meets is worth telling."""
    is_same = advice.then.fewest_met == advice.now.fewest_met
    if advice.kind == "plan":
        return _(
            "In a new plan for the same tables everyone would meet at least {few} of {others} "
            "others, not {few_now}."
        )
    if advice.kind == "rounds" and is_same:
        return _(
            "With {number} rounds instead of {before} everyone would still meet {few} of "
            "{others} others at least."
        )
    if advice.kind == "rounds":
        return _(
            "With {number} rounds instead of {before} everyone would meet at least {few} of "
            "{others} others, not {few_now}."
        )
    if is_same:
        return _n(
            "With {number} table instead of {before} everyone would still meet {few} of {others} "
            "others at least.",
            "With {number} tables instead of {before} everyone would still meet {few} of {others} "
            "others at least.",
            advice.number,
        )
    return _n(
        "With {number} table instead of {before} everyone would meet at least {few} of {others} "
        "others, not {few_now}.",
        "With {number} tables instead of {before} everyone would meet at least {few} of {others} "
        "others, not {few_now}.",
        advice.number,
    )


def _worth_pattern(advice: Advice) -> str:
    now, then = advice.now, advice.then
    if advice.kind == "rule":
        return _("Without one rule ({rule}): {repeats}, not {repeats_now}; {off}, not {off_now}.")
    if not then.repeats and not now.repeats:
        return _worth_in_faces(advice)
    if advice.kind == "plan":
        return _(
            "A new plan for the same tables: {repeats}, not {repeats_now}; everyone would meet at "
            "least {few} of {others} others, not {few_now}."
        )
    if advice.kind == "rounds":
        return _(
            "With {number} rounds instead of {before} everyone would meet at least {few} of "
            "{others} others, not {few_now}; {repeats}, not {repeats_now}."
        )
    if not then.repeats:
        return _("With {number} tables instead of {before} nobody would meet twice.")
    return _n(
        "With {number} table instead of {before}: {repeats}, not {repeats_now}; everyone "
        "would meet at least {few} of {others} others, not {few_now}.",
        "With {number} tables instead of {before}: {repeats}, not {repeats_now}; everyone "
        "would meet at least {few} of {others} others, not {few_now}.",
        advice.number,
    )


def worth(advice: Advice, names: Mapping[str, str] | None = None) -> str:
    """One sentence for one alternative: what it gives and what it costs."""
    now, then = advice.now, advice.then
    repeats = _n("{n} repeated meeting", "{n} repeated meetings", then.repeats)
    off = _("{off} people too many or too few of some group at each table")
    return _worth_pattern(advice).format(
        number=advice.number,
        before=advice.before,
        few=then.fewest_met,
        few_now=now.fewest_met,
        others=max(0, then.members - 1),
        repeats=repeats.format(n=then.repeats),
        repeats_now=now.repeats,
        off=off.format(off=_off_at_a_table(then) if then.imbalance else "0"),
        off_now=_off_at_a_table(now) if now.imbalance else "0",
        rule="" if advice.rule is None else _reason(advice.rule, names or {}),
    )
