"""What the seating engine's figures say, in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from app.engines.seating import Consequence, Report, sentence
from app.i18n import _, _n, joined
from app.proposals import Move, Suggestion

_NAMED_AT_MOST = 3


def report_words(report: Report) -> str:
    """How good a plan is, in one line."""
    parts = [
        _("{met} of {possible} possible meetings").format(
            met=report.pairs_met, possible=report.pairs_met_bound
        ),
        _most_meetings(report.max_meetings),
        _n("at least {n} new face each", "at least {n} new faces each", report.fewest_met).format(
            n=report.fewest_met
        ),
    ]
    return ", ".join(parts) + "."


def bound_words(report: Report) -> str:
    """How far the plan is from what is possible, and how mixed the tables are."""
    gap = report.repeats - report.repeats_bound
    if gap <= 0:
        best = _("No plan has fewer repeats.")
    else:
        best = _n(
            "{n} repeat; no plan has fewer than {bound}.",
            "{n} repeats; no plan has fewer than {bound}.",
            report.repeats,
        ).format(n=report.repeats, bound=report.repeats_bound)
    return f"{best} {_mix_words(report.imbalance)}"


def broken_words(report: Report, names: Mapping[str, str]) -> list[str]:
    """A sentence for each wish that must hold and does not."""
    return [sentence(each, names) for each in report.broken]


def consequence_words(told: Consequence, names: Mapping[str, str]) -> str:
    """What a move changes: new faces, who is met again, and the mix."""
    new, parts = len(told.first_time), list[str]()
    if new:
        parts.append(_n("{n} new face", "{n} new faces", new).format(n=new))
    if told.again:
        parts.append(_("meets {who} again").format(who=_some(told.again, names)))
    if told.repeats:
        parts.append(_repeats_words(told.repeats))
    if told.imbalance:
        parts.append(_("a poorer mix") if told.imbalance > 0 else _("a better mix"))
    parts += [sentence(each, names).rstrip(".") for each in told.newly_broken]
    return ", ".join(parts) if parts else _("nothing changes for the plan")


def suggestion_words(suggestion: Suggestion) -> str:
    """What is suggested, before it is accepted."""
    if not suggestion.task.plan:
        return f"{report_words(suggestion.report)} {bound_words(suggestion.report)}"
    task = suggestion.task
    leave = _n("{n} leaves", "{n} leave", len(task.absent)).format(n=len(task.absent))
    come = _n("{n} gets a seat", "{n} get a seat", len(task.new)).format(n=len(task.new))
    changes = sum(1 for each in suggestion.moves if each.before)
    if changes:
        moves = _n(
            "{n} change of table in all, so that no table is left small.",
            "{n} changes of table in all, so that no table is left small.",
            changes,
        ).format(n=changes)
    else:
        moves = _("nobody else changes table.")
    parts = [leave] if task.absent else []
    parts += [come] if task.new else []
    first = _("From round {n}:").format(n=task.first_round)
    return f"{first} {', '.join([*parts, moves])} {report_words(suggestion.report)}"


def moves_words(moves: Iterable[Move], round_number: int, names: Mapping[str, str]) -> str:
    """Who moves in one round, and from where to where."""
    here = [each for each in moves if each.round == round_number]
    if not here:
        return _("Nobody changes table in this round.")
    return " · ".join(_move_words(each, names) for each in here)


def people_words(count: int) -> str:
    """How many sit at a table."""
    return _n("{n} person", "{n} people", count).format(n=count)


def here_words(here: int, seated: int) -> str:
    """How many sit at a table, and of how many when some stay away."""
    if here == seated:
        return people_words(seated)
    return _("{here} of {seated} here").format(here=here, seated=seated)


def lacking_words(lacking: Iterable[tuple[str, str]]) -> str:
    """What a table lacks, short enough for its card."""
    return _("Lacks {values}").format(values=joined(_short(*each) for each in lacking))


def lacking_in_full(lacking: Iterable[tuple[str, str]]) -> str:
    """What a table lacks, with the names of the attributes."""
    listed = joined(f"{attribute}: {group}" for attribute, group in lacking)
    return _("Nobody at this table has {values}").format(values=listed)


def empty_words(people: int) -> tuple[str, str, str]:
    """Title, sentence and button of a day without a plan, for so many people to seat."""
    if not people:
        return (
            _("Nobody to seat yet"),
            _("When the members are on the list, Bordrunde finds them seats."),
            _("Go to the members"),
        )
    return (
        _("No seating plan yet"),
        _("Bordrunde lets everybody meet as many others as can be, at mixed tables."),
        _("Make a plan"),
    )


def _short(attribute: str, group: str) -> str:
    """Words speak for themselves; a span of numbers needs the attribute's name."""
    return f"{attribute} {group}" if any(sign.isdigit() for sign in group) else group


def _most_meetings(most: int) -> str:
    if most <= 1:
        return _("nobody meets twice")
    if most == 2:
        return _("nobody meets more than twice")
    return _("nobody meets more than {n} times").format(n=most)


def _mix_words(imbalance: int) -> str:
    if not imbalance:
        return _("Every table is mixed like the room.")
    return _n(
        "{n} seat short of tables mixed like the room.",
        "{n} seats short of tables mixed like the room.",
        imbalance,
    ).format(n=imbalance)


def _repeats_words(change: int) -> str:
    if change > 0:
        return _n("{n} repeat more", "{n} repeats more", change).format(n=change)
    return _n("{n} repeat fewer", "{n} repeats fewer", -change).format(n=-change)


def _some(members: tuple[str, ...], names: Mapping[str, str]) -> str:
    called = [names.get(each, each) for each in members]
    if len(called) <= _NAMED_AT_MOST:
        return joined(called)
    return _n("{n} person", "{n} people", len(called)).format(n=len(called))


def _move_words(move: Move, names: Mapping[str, str]) -> str:
    name = names.get(move.member, move.member)
    if not move.before:
        return _("{name} gets a seat at table {table}").format(name=name, table=move.after)
    return _("{name} from table {before} to {after}").format(
        name=name, before=move.before, after=move.after
    )
