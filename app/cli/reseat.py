"""`bordrunde reseat`: repairs a seating plan when people stay away or come late."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli import seat_input, seat_output
from app.cli.seat import add_options, at_least_one, names
from app.i18n import _

if TYPE_CHECKING:
    from app.cli.parser import Commands


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
    add_options(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Reads, repairs, writes; the exit code."""
    from app.cli.output import Progress
    from app.engines.seating import reseat

    members = seat_input.read_people(arguments.members)
    plan = seat_input.read_plan(arguments.plan, members)
    tables = arguments.tables or max(len(seating) for seating in plan)
    absent, arguments.absent = arguments.absent, ()
    wishes = seat_input.read_wishes(members, arguments, tables=tables, rounds=len(plan))
    with Progress(_("Seating")) as progress:
        repaired = reseat(
            wishes,
            plan,
            arguments.round,
            absent=absent,
            new=arguments.new,
            seed=arguments.seed,
            seconds=arguments.seconds,
            effort=arguments.effort,
            progress=progress.show,
        )
    seat_output.write(repaired, members.names, arguments.json, told_moves=True)
    return 0
