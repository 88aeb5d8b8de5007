"""What `bordrunde bench seating` may be told: which rooms, which slider, which seeds, how long."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.cli.seat import at_least_one, not_negative, positive, share
from app.i18n import _

if TYPE_CHECKING:
    from app.cli.bench_runs import Figure
    from app.cli.parser import Parser

_FIELDS: Final = {
    "--rooms": "rooms",
    "--balance": "balances",
    "--seeds": "seeds",
    "--seconds": "seconds",
}


def add(parser: Parser) -> None:
    """The options; without them everything is measured, with the seeds 1, 2 and 3."""
    about = parser.add_argument_group(_("for bench seating"))
    about.add_argument(
        "--rooms", dest="rooms", type=rooms, metavar="N/T/R,…", help=_("people/tables/rounds")
    )
    about.add_argument(
        "--balance", dest="balances", type=shares, metavar="B,…", help=_("positions of the slider")
    )
    about.add_argument(
        "--seeds", dest="seeds", type=seeds, metavar="S,…", help=_("the seeds (1,2,3)")
    )
    about.add_argument(
        "--seconds", dest="seconds", type=positive, metavar="S", help=_("time for each plan")
    )


def given(arguments: argparse.Namespace) -> Mapping[str, object]:
    """What was chosen, by option."""
    told = {option: getattr(arguments, name) for option, name in _FIELDS.items()}
    return {option: value for option, value in told.items() if value is not None}


def run(chosen: Mapping[str, object]) -> Callable[[Path], list[Figure]]:
    """The measurement of what was chosen."""
    from app.cli.bench_runs.seating import Chosen, seating

    fields = {_FIELDS[option]: value for option, value in chosen.items()}
    return partial(seating, chosen=Chosen(**fields))  # type: ignore[arg-type]  # as parsed above


def rooms(text: str) -> tuple[tuple[int, int, int], ...]:
    """ "36/6/4,99/11/6"."""
    return tuple(_room(part.strip()) for part in text.split(","))


def _room(text: str) -> tuple[int, int, int]:
    told = _("give people/tables/rounds, such as 36/6/4")
    parts = text.split("/")
    if len(parts) != 3:
        raise argparse.ArgumentTypeError(told)
    people, tables, rounds = map(at_least_one, parts)
    if tables > people:
        raise argparse.ArgumentTypeError(told)
    return people, tables, rounds


def shares(text: str) -> tuple[float, ...]:
    """ "0,0.5"."""
    return tuple(share(part.strip()) for part in text.split(","))


def seeds(text: str) -> tuple[int, ...]:
    """ "1,2,3"."""
    return tuple(not_negative(part.strip()) for part in text.split(","))
