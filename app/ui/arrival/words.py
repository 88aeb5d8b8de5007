"""What is said at the door: a table by number, colour and shape; who moves; how many are here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from app.engines.seating import sentence
from app.i18n import N_, _, _n
from app.models.assembly import Assembly
from app.models.people import Attendance, Joining
from app.models.seating import standing_rules, table_of_host
from app.proposals import Move, Suggestion
from app.ui.members.words import joining_words, status_words

_MARKS: Final = (
    N_("blue circle"),
    N_("orange square"),
    N_("green diamond"),
    N_("pink shield"),
    N_("light blue hexagon"),
    N_("rust-red house"),
    N_("yellow pill"),
    N_("purple tag"),
    N_("brown octagon"),
    N_("lime leaf"),
    N_("grey arch"),
    N_("rose slant"),
)


_MOST_HOSTS: Final = 3


def mark_words(table: int) -> str:
    """How a table's sign looks, for somebody who points the way."""
    return _(_MARKS[(table - 1) % len(_MARKS)])


def joined_words(assembly: Assembly, member: str) -> str:
    """The mark of somebody who was not on the list, "" for everybody else."""
    door = assembly.people.joined.get(member)
    if door is None:
        return ""
    if door.how is Joining.WALK_IN:
        return joining_words(door.how)
    replaced = assembly.people.shown_names().get(door.instead_of, "…")
    told = [_("Substitute for {name}").format(name=replaced)]
    rules, known = standing_rules(assembly, assembly.mandate.meeting), assembly.people.members
    table = table_of_host(rules, member) or (known[member].fixed_table if member in known else 0)
    if table:
        told.append(_("Always at table {number}").format(number=table))
    return " \N{MIDDLE DOT} ".join(told)


def offer_title(suggestion: Suggestion, here: int) -> str:
    """How many have to move in the first round, of how many."""
    first = suggestion.task.first_round
    movers = movers_of(suggestion.moves, first)
    told = _n(
        "{n} of {here} moves in round {round}", "{n} of {here} move in round {round}", len(movers)
    )
    return told.format(n=len(movers), here=here, round=first)


def offer_rest(
    suggestion: Suggestion,
    names: Mapping[str, str],
    awaited: int = 0,
    later: int = 0,
    hosts: Mapping[str, int] = MappingProxyType({}),
) -> str:
    """That those still `awaited` will be noted as not coming, but not those who join `later`; which
    `hosts` are not at their tables, which tables close, who gets a seat for the first time, what
    happens in later rounds, and which rule cannot be kept.
    """
    first = suggestion.task.first_round
    told = [*_awaited_words(awaited), *_later_words(later), *_host_words(hosts, names)]
    told += _closed_words(suggestion)
    new = {each.member for each in suggestion.moves if not each.before}
    if new:
        seats = _n("{n} without a seat gets one.", "{n} without a seat get one.", len(new))
        told.append(seats.format(n=len(new)))
    changed = [each for each in suggestion.moves if each.round > first and each.before]
    if changed:
        moves = _n(
            "In later rounds {n} seat changes.", "In later rounds {n} seats change.", len(changed)
        )
        told.append(moves.format(n=len(changed)))
    return " ".join((*told, *_broken_words(suggestion, names)))


def movers_of(moves: Sequence[Move], number: int) -> tuple[str, ...]:
    """Who leaves a table for another in this round."""
    return tuple(each.member for each in moves if each.round == number and each.before)


def _awaited_words(awaited: int) -> Iterator[str]:
    if awaited:
        told = _n(
            "{n} still to come is noted as not coming.",
            "{n} still to come are noted as not coming.",
            awaited,
        )
        yield told.format(n=awaited)


def _later_words(later: int) -> Iterator[str]:
    if later:
        told = _n("{n} who joins later is expected.", "{n} who join later are expected.", later)
        yield told.format(n=later)


def _host_words(hosts: Mapping[str, int], names: Mapping[str, str]) -> Iterator[str]:
    place = _("{name} (table {number})")
    told = [place.format(name=names.get(who, who), number=at) for who, at in hosts.items()]
    if told:
        more = [f"+{len(told) - _MOST_HOSTS}"] if len(told) > _MOST_HOSTS else []
        words = _("Always at one table, but not here: {who}.")
        yield words.format(who=", ".join((*told[:_MOST_HOSTS], *more)))


def _closed_words(suggestion: Suggestion) -> Iterator[str]:
    task = suggestion.task
    before = max(map(len, task.plan[task.first_round - 1 :]), default=0)
    first, closed = task.wishes.tables + 1, before - task.wishes.tables
    if closed > 0:
        told = _n("Table {tables} closes.", "Tables {tables} close.", closed)
        yield told.format(tables=f"{first}\N{EN DASH}{before}" if closed > 1 else str(first))


def _broken_words(suggestion: Suggestion, names: Mapping[str, str]) -> Iterator[str]:
    broken = suggestion.report.broken
    if broken:
        yield sentence(broken[0], names)
    if broken[1:]:
        more = len(broken) - 1
        yield _n("And {n} more.", "And {n} more.", more).format(n=more)


def away_words(status: Attendance, first_round: int = 0) -> str:
    """Why nobody need wait for somebody, or only from a round on that they join (0: from now); ""
    for those who are awaited.
    """
    if status is not Attendance.EXPECTED:
        return status_words(status)
    return _("From round {round}").format(round=first_round) if first_round else ""


def go_words(is_open: bool, can_repair: bool) -> str:
    """What the main key does next."""
    if is_open:
        return _("Close the doors")
    return _("Repair the plan") if can_repair else _("Print and show")
