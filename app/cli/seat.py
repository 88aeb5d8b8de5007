"""`bordrunde seat`: a seating plan for a list of members."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli import seat_input, seat_output
from app.i18n import _
from app.second_lane import SecondLane

if TYPE_CHECKING:
    from app.cli.parser import Commands, Parser
    from app.engines.seating.lanes import Mate

MOST = 1_000
"""Tables, seats or rounds; far more than any assembly has."""


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add_parser("seat", help=_("makes a seating plan"))
    parser.add_argument("members", metavar="MEMBERS", type=Path, help=_("member list, CSV or XLSX"))
    parser.add_argument(
        "--tables", type=at_least_one, required=True, metavar="T", help=_("number of tables")
    )
    parser.add_argument(
        "--rounds", type=at_least_one, required=True, metavar="R", help=_("number of rounds")
    )
    parser.add_argument(
        "--absent", type=names, default=(), metavar="ID,ID", help=_("who is not coming")
    )
    add_options(parser)
    parser.set_defaults(run=run)


def add_options(parser: Parser) -> None:
    """The options that `seat` and `reseat` share."""
    _add_tables(parser)
    _add_lists(parser)
    _add_balance(parser)
    _add_budget(parser)
    parser.add_argument(
        "--json", required=True, metavar="OUT", help=_('file to write, "-" for standard output')
    )


def _add_tables(parser: Parser) -> None:
    columns = "COL[,COL]"
    parser.add_argument(
        "--sizes", type=sizes, metavar="7,6,6", help=_("size of each table; even without it")
    )
    parser.add_argument(
        "--spread",
        type=names,
        metavar=columns,
        help=_("attributes every table should mirror; A*B crosses two"),
    )
    parser.add_argument(
        "--gather",
        type=names,
        default=(),
        metavar=columns,
        help=_("attributes whose values sit together, such as a language"),
    )


def _add_lists(parser: Parser) -> None:
    for option, told in (
        ("--apart", _("CSV, each row ids that never share a table")),
        ("--together", _("CSV, each row ids that always share a table")),
        ("--fixed", _("CSV of id, table and, if you like, round")),
        ("--only", _("CSV, each row an id and the tables where that person may sit")),
        ("--away", _("CSV, each row an id and the rounds that person misses")),
        ("--history", _("a plan whose rounds were already held")),
    ):
        parser.add_argument(option, type=Path, metavar="FILE", help=told)


def _add_balance(parser: Parser) -> None:
    parser.add_argument(
        "--drafts", action="store_true", help=_("nobody sits at the same table in two rounds")
    )
    parser.add_argument(
        "--balance",
        type=share,
        default=0.5,
        metavar="0..1",
        help=_("0: meet everybody, 1: every table a mirror of the assembly (0.5)"),
    )


def _add_budget(parser: Parser) -> None:
    budget = parser.add_mutually_exclusive_group()
    budget.add_argument(
        "--seconds", type=positive, default=2.0, metavar="S", help=_("time to think (2)")
    )
    budget.add_argument(
        "--effort", type=effort, metavar="N", help=_("steps to think, instead of a time")
    )
    parser.add_argument("--seed", type=int, default=0, metavar="S", help=_("repeats a draw"))


def run(arguments: argparse.Namespace) -> int:
    """Reads, seats, writes; the exit code. The time to think is counted from here."""
    began = time.perf_counter()
    if arguments.effort is not None:
        return _seat(arguments, began, None)
    with SecondLane() as mate:
        return _seat(arguments, began, mate)


def _seat(arguments: argparse.Namespace, began: float, mate: Mate | None) -> int:
    import app.engines.seating.solve  # noqa: F401 -- NumPy takes its time before the search does
    from app.cli import seat_clash
    from app.cli.output import Progress
    from app.engines.seating import seat

    members = seat_input.read_people(arguments.members)
    wishes = seat_input.read_wishes(
        members, arguments, tables=arguments.tables, rounds=arguments.rounds
    )
    seat_clash.check_rounds(wishes)
    with seat_clash.told_by_name(members.names), Progress(_("Seating")) as progress:
        plan = seat(
            wishes,
            seed=arguments.seed,
            seconds=_left(arguments.seconds, time.perf_counter() - began),
            effort=arguments.effort,
            progress=progress.show,
            mate=mate,
        )
    seat_output.write(plan, wishes, members.names, arguments.json)
    return 0


def _left(seconds: float, spent: float) -> float:
    """What is left of the time to think: half of it at least, on however slow a laptop."""
    return max(seconds / 2, seconds - spent)


def names(text: str) -> tuple[str, ...]:
    """Ids or columns between commas."""
    return tuple(dict.fromkeys(_parts(text)))


def sizes(text: str) -> tuple[int, ...]:
    """Whole numbers between commas."""
    return tuple(at_least_one(part) for part in _parts(text))


def _parts(text: str) -> Iterator[str]:
    return (part.strip() for part in text.split(",") if part.strip())


def at_least_one(text: str) -> int:
    """A whole number from 1 up to what a hall could hold."""
    told = _("give a whole number from 1 to {most}").format(most=MOST)
    return int(_number(text, int, told, lambda n: 1 <= n <= MOST))


def not_negative(text: str) -> int:
    """A whole number from 0 up."""
    return int(_number(text, int, _("give a whole number, 0 or more"), lambda n: n >= 0))


def effort(text: str) -> int:
    """Steps, or the number that was told of a run."""
    from app.engines.seating.course import is_effort

    told = _("give fewer than a thousand million steps, or the effort told of a plan")
    return int(_number(str(not_negative(text)), int, told, lambda n: is_effort(int(n))))


def positive(text: str) -> float:
    """Seconds above 0 and below a day."""
    told = _("give a number of seconds above 0")
    return _number(text, float, told, lambda n: 0 < n < 86_400)


def share(text: str) -> float:
    """A number from 0 to 1."""
    return _number(text, float, _("give a number from 0 to 1"), lambda n: 0 <= n <= 1)


def _number(
    text: str,
    kind: Callable[[str], float],
    told: str,
    good: Callable[[float], bool],
) -> float:
    try:
        number = kind(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(told) from error
    if not good(number):
        raise argparse.ArgumentTypeError(told)
    return number
