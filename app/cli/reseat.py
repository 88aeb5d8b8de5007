"""`bordrunde reseat`: repairs a seating plan when people stay away or come late."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli import seat_input, seat_output
from app.cli.seat import add_options, at_least_one, names, sizes
from app.cli.seat_clash import called
from app.i18n import _, _n, joined

if TYPE_CHECKING:
    from app.cli.parser import Commands
    from app.engines.seating import Plan, Report, Rounds, Wishes


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add_parser("reseat", help=_("repairs a seating plan, least change first"))
    parser.add_argument("plan", metavar="PLAN.json", type=Path, help=_("a plan made by seat"))
    parser.add_argument(
        "--members", metavar="MEMBERS", type=Path, required=True, help=_("member list, CSV or XLSX")
    )
    parser.add_argument(
        "--round",
        type=at_least_one,
        required=True,
        metavar="K",
        help=_("the first round that has not been held"),
    )
    parser.add_argument(
        "--absent", type=names, default=(), metavar="ID,ID", help=_("who is not coming")
    )
    parser.add_argument(
        "--new", type=names, default=(), metavar="ID,ID", help=_("who has come and has no seat yet")
    )
    parser.add_argument(
        "--tables",
        type=at_least_one,
        metavar="T",
        help=_("number of tables, as in the plan if left out"),
    )
    parser.add_argument(
        "--close", type=sizes, default=(), metavar="T,T", help=_("tables that are no longer there")
    )
    add_options(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Reads, repairs, writes; the exit code."""
    from app.cli import seat_clash
    from app.cli.output import STANDARD_OUTPUT, Progress, tell
    from app.engines.seating import movings, reseat
    from app.proposals.asking import without_seats

    members = seat_input.read_people(arguments.members)
    plan = seat_input.read_plan(arguments.plan, members)
    tables = arguments.tables or max(len(seating) for seating in plan)
    absent, arguments.absent = arguments.absent, ()
    wishes = seat_input.read_wishes(members, arguments, tables=tables, rounds=len(plan))
    closed = _closed(plan[arguments.round - 1 :], tables, arguments.close)
    with seat_clash.told_by_name(members.names), Progress(_("Seating")) as progress:
        repaired = reseat(
            wishes,
            plan,
            arguments.round,
            absent=absent,
            new=arguments.new,
            closed=closed,
            seed=arguments.seed,
            seconds=arguments.seconds,
            effort=arguments.effort,
            progress=progress.show,
        )
    told = replace(repaired, report=_of_those_who_stay(repaired, wishes, arguments.round))
    moves = movings(wishes, plan, repaired.rounds, arguments.round, closed)
    asked = replace(wishes, away=without_seats(wishes.members, repaired.rounds), closed=closed)
    seat_output.write(told, asked, members.names, arguments.json, moves)
    left_out = _left_out(wishes, (*plan, *repaired.rounds), absent)
    if left_out:
        tell(_without_seat(left_out, members.names), json_to=STANDARD_OUTPUT)
    return 0


def _left_out(wishes: Wishes, rounds: Rounds, absent: tuple[str, ...]) -> tuple[str, ...]:
    """Who is on the list but has no seat in any of these rounds, though nobody said why."""
    seated = {who for seating in rounds for table in seating for who in table}
    told = {*absent, *(who for who, _round in wishes.away)}
    return tuple(who for who in wishes.members if who not in seated | told)


def _without_seat(members: tuple[str, ...], names: Mapping[str, str]) -> str:
    told = _n(
        "{who} is on the list of members but has no seat in the plan. Name them with --new if they "
        "have come, or with --absent if not.",
        "{who} are on the list of members but have no seat in the plan. Name them with --new if "
        "they have come, or with --absent if not.",
        len(members),
    )
    return told.format(who=joined(str(called(each, names)) for each in members))


def _closed(ahead: Rounds, tables: int, given: tuple[int, ...]) -> tuple[int, ...]:
    """The tables to close, and those that a repair before closed: nobody sits there any more."""
    used = {at for seating in ahead for at, table in enumerate(seating, start=1) if table}
    known = range(1, min(tables, max(map(len, ahead), default=0)) + 1)
    return tuple(sorted({*given, *(used and set(known) - used)}))


def _of_those_who_stay(repaired: Plan, wishes: Wishes, from_round: int) -> Report:
    """The figures over the members who have a seat from `from_round` on: whoever left is none of
    them, and what they held before counts as history. Tables and rules are told of all rounds.
    """
    from app.engines.seating import report

    held = repaired.rounds[: from_round - 1]
    with_history = replace(wishes, history=(*wishes.history, *held))
    return replace(
        report(with_history, repaired.rounds[from_round - 1 :]),
        imbalance=repaired.report.imbalance,
        imbalance_bound=repaired.report.imbalance_bound,
        broken=repaired.report.broken,
        effort=repaired.report.effort,
        seconds=repaired.report.seconds,
        tables=repaired.report.tables,
    )
