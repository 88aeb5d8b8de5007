"""What the seating engine's figures say, in sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from app.engines.seating import Consequence, Moving, Report, distance, sentence
from app.i18n import _, _n, joined
from app.proposals import Move, Suggestion, Task

_NAMED_AT_MOST = 3
"""A value of so few letters says little by itself: "B", "no"."""


def report_words(report: Report) -> str:
    """What matters most of a plan: how many others everybody meets, and what is possible."""
    return distance(report)[0]


def bound_words(report: Report) -> str:
    """How far the repeats and the mix are from what is possible."""
    return " ".join(distance(report)[1:])


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
    if told.mended:
        parts.append(
            _n("{n} rule is kept again", "{n} rules are kept again", len(told.mended)).format(
                n=len(told.mended)
            )
        )
    return ", ".join(parts) if parts else _("nothing changes for the plan")


def brief_words(told: Consequence) -> str:
    """The same, short enough for the head of a table's card."""
    parts = [_n("{n} new", "{n} new", len(told.first_time)).format(n=len(told.first_time))]
    if told.again:
        parts.append(_n("{n} again", "{n} again", len(told.again)).format(n=len(told.again)))
    if told.imbalance:
        parts.append(_("poorer mix") if told.imbalance > 0 else _("better mix"))
    if told.newly_broken:
        parts.insert(0, _("breaks a rule"))
    return ", ".join(parts)


def suggestion_words(suggestion: Suggestion) -> str:
    """What is suggested, before it is accepted."""
    if not suggestion.task.plan:
        return f"{report_words(suggestion.report)} {bound_words(suggestion.report)}"
    task, moved = suggestion.task, moved_in_rounds(suggestion)
    parts = [*_asked_words(task), *_people_words(task)]
    if moved:
        parts.append(
            _n(
                "{n} change of table in all, at most {most} in a round",
                "{n} changes of table in all, at most {most} in a round",
                moved.total(),
            ).format(n=moved.total(), most=max(moved.values()))
        )
    else:
        parts.append(_("nobody else changes table"))
    first = _("From round {n}:").format(n=task.first_round)
    return f"{first} {', '.join(parts)}. {report_words(suggestion.report)}"


def accepted_words(suggestion: Suggestion) -> str:
    """That a suggestion became the plan, and what that brought."""
    if suggestion.task.plan:
        moved = moved_in_rounds(suggestion).total()
        return _n(
            "The plan is repaired with {n} change of table.",
            "The plan is repaired with {n} changes of table.",
            moved,
        ).format(n=moved)
    return " ".join((_("The plan is made."), report_words(suggestion.report)))


def moves_words(moves: Iterable[Move], round_number: int, names: Mapping[str, str]) -> str:
    """Who moves in one round, and from where to where."""
    here = [each for each in moves if each.round == round_number]
    if not here:
        return _("Nobody changes table in this round.")
    return " · ".join(_move_words(each, names) for each in here) + "."


def why_briefly(moving: Moving, names: Mapping[str, str]) -> str:
    """Why somebody changes table, where who it is and from where to where stands beside it."""
    patterns = {
        "new": _("Had no seat"),
        "closed": _("Table {before} is closed"),
        "place": _("Table {before} is not theirs"),
        "apart": _("To be apart from {who}"),
        "together": _("To sit with {who}"),
        "opened": _("Table {after} was opened"),
        "even": _("So that tables are even"),
        "exchange": _("To make room for {who}"),
    }
    who = joined(names.get(each, each) for each in moving.others)
    return patterns[moving.why].format(before=moving.before, after=moving.after, who=who)


def waiting_words(suggestion: Suggestion, round_number: int, *, is_stale: bool) -> str:
    """The line below a suggestion: who moves in the round on show, and the keys."""
    if is_stale:
        return _("Esc leaves the suggestion.")
    keys = _("A accepts the suggestion, Esc leaves it.")
    if not suggestion.task.plan:
        return keys
    return f"{moves_words(suggestion.moves, round_number, suggestion.task.names)} {keys}"


def moved_in_rounds(suggestion: Suggestion) -> Counter[int]:
    """How many who had a seat get another one, for each round."""
    return Counter(each.round for each in suggestion.moves if each.before)


def people_words(count: int) -> str:
    """How many sit at a table."""
    return _n("{n} person", "{n} people", count).format(n=count)


def here_words(here: int, seated: int) -> str:
    """How many sit at a table, and of how many when some stay away."""
    if here == seated:
        return people_words(seated)
    return _("{here} of {seated} here").format(here=here, seated=seated)


def warning_words(lacking: Sequence[tuple[str, str]], broken: Sequence[str]) -> str:
    """What is wrong with a table, short enough for its card; a broken rule comes first."""
    if broken:
        return _n("Breaks {n} rule", "Breaks {n} rules", len(broken)).format(n=len(broken))
    if lacking:
        return _("Lacks {values}").format(values=joined(_shortly(lacking)))
    return ""


def warning_in_full(lacking: Sequence[tuple[str, str]], broken: Sequence[str]) -> str:
    """The same with every rule, and with the names of the attributes."""
    told = list(broken)
    if lacking:
        listed = joined(f"{attribute}: {group}" for attribute, group in lacking)
        told.append(_("Nobody at this table has {values}").format(values=listed))
    return "\n".join(told)


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


def _asked_words(task: Task) -> list[str]:
    """What a person asked for beside that the plan fits who is here."""
    ask = task.ask
    told = [_("table {number} is closed").format(number=each) for each in ask.closing]
    told += [_("table {number} is opened").format(number=each) for each in ask.opening]
    if ask.parting:
        who = joined(task.names.get(each, each) for each in ask.parting)
        told.append(_("{who} sit apart").format(who=who))
    return told


def _people_words(task: Task) -> list[str]:
    told = []
    if task.absent:
        gone = _n("{n} is not here", "{n} are not here", len(task.absent))
        told.append(gone.format(n=len(task.absent)))
    if task.new:
        told.append(_n("{n} gets a seat", "{n} get a seat", len(task.new)).format(n=len(task.new)))
    return told


def _shortly(lacking: Sequence[tuple[str, str]]) -> Iterator[str]:
    """An attribute is named once where several of its values stand one after another."""
    before = ""
    for attribute, group in lacking:
        yield group if attribute == before else f"{attribute}: {group}"
        before = attribute


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
