"""`bordrunde tally`: counts a file of ballots, one row a ballot."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.i18n import _
from app.models.errors import Refused
from app.models.voting.methods import Method
from app.models.voting.tally import Base, Threshold, read_threshold
from app.refusals import say

if TYPE_CHECKING:
    from app.cli.parser import Commands

_HOLDS_A_THRESHOLD: Final = (Method.YES_NO_BLANK, Method.SCALE, Method.APPROVAL)
_TAKES_MOST: Final = (Method.APPROVAL, Method.DOTS)
_HAS_SIDES: Final = (Method.YES_NO_BLANK, Method.SCALE)


@dataclass(frozen=True, slots=True)
class Quorum:
    """The least number of ballots, or of every hundred members: one of the two is None."""

    ballots: int | None
    share: Threshold | None

    def needed(self, members: int | None) -> int:
        """How many ballots that is. Raises Refused("tally-needs-members") for a share of nobody."""
        if self.share is None:
            return self.ballots or 0
        if members is None:
            raise Refused("tally-needs-members")
        return self.share.needed(members)


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add_parser("tally", help=_("counts a file of ballots"))
    parser.add_argument(
        "ballots", metavar="BALLOTS", type=Path, help=_("one row a ballot, CSV or XLSX")
    )
    parser.add_argument(
        "--method",
        required=True,
        choices=[each.value for each in Method],
        help=_("how a ballot speaks"),
    )
    parser.add_argument(
        "--threshold",
        type=threshold,
        metavar="P",
        help=_("80%%, 3/4 or majority (majority): for yes_no_blank, scale and approval"),
    )
    parser.add_argument(
        "--base",
        choices=[each.value for each in Base],
        default=Base.FOR_AGAINST.value,
        help=_("what a hundred percent is (for_against)"),
    )
    parser.add_argument(
        "--quorum",
        type=quorum,
        default=Quorum(0, None),
        metavar="Q",
        help=_("least number of ballots, or a share of the members such as 50%% or 2/3"),
    )
    parser.add_argument(
        "--tie",
        choices=("not-adopted", "adopted"),
        default="not-adopted",
        help=_("what a tie of for and against means (not-adopted)"),
    )
    _add_people(parser)
    _add_ballot(parser)
    parser.add_argument(
        "--json", required=True, metavar="OUT", help=_('file to write, "-" for standard output')
    )
    parser.set_defaults(run=run)


def _add_people(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--present",
        type=above_zero,
        metavar="N",
        help=_("how many were present; as many as members without it"),
    )
    parser.add_argument(
        "--members",
        type=above_zero,
        metavar="N",
        help=_("how many members there are; as many as present without it"),
    )


def _add_ballot(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--steps", type=int, choices=(4, 5), default=5, help=_("steps of the scale (5)")
    )
    parser.add_argument(
        "--most",
        type=above_zero,
        metavar="N",
        help=_("most crosses or dots on a ballot; one with more is spoiled"),
    )


def run(arguments: argparse.Namespace) -> int:
    """Reads, counts, writes; the exit code."""
    from app.cli import tally_output
    from app.cli.tally_input import read_ballots
    from app.models.voting.outcome import Rule

    method = Method(arguments.method)
    _refuse_what_does_not_fit(method, arguments)
    ballots = read_ballots(arguments.ballots, method, steps=arguments.steps, most=arguments.most)
    present, members = _people(arguments, ballots.cast)
    rule = Rule(
        Base(arguments.base),
        arguments.threshold or Threshold(None),
        arguments.quorum.needed(arguments.members),
        present,
        members,
        arguments.tie == "adopted",
    )
    tally_output.write(ballots, rule, arguments.json)
    return 0


def _refuse_what_does_not_fit(method: Method, arguments: argparse.Namespace) -> None:
    if arguments.threshold is not None and method not in _HOLDS_A_THRESHOLD:
        raise Refused("tally-no-threshold", method=method.value)
    if arguments.tie == "adopted" and method not in _HAS_SIDES:
        raise Refused("tally-no-tie", method=method.value)
    if arguments.most is not None and method not in _TAKES_MOST:
        raise Refused("tally-no-most", method=method.value)


def _people(arguments: argparse.Namespace, cast: int) -> tuple[int, int]:
    """Present and members; at least as many as ballots, which is all a file alone can tell.

    Raises Refused("tally-needs-present", "tally-needs-members", "tally-too-many-ballots",
    "tally-too-few-members").
    """
    base, present, members = Base(arguments.base), arguments.present, arguments.members
    if base is Base.PRESENT and present is None:
        raise Refused("tally-needs-present")
    if base is Base.MEMBERS and members is None:
        raise Refused("tally-needs-members")
    here = present or members or cast
    everybody = members or here
    if everybody < here:
        raise Refused("tally-too-few-members", members=everybody, present=here)
    if cast > here:
        raise Refused("tally-too-many-ballots", cast=cast, people=here)
    return here, everybody


def threshold(text: str) -> Threshold:
    """A threshold as it is written on the command line."""
    try:
        return read_threshold(text)
    except Refused as refused:
        raise argparse.ArgumentTypeError(say(refused)) from refused


def quorum(text: str) -> Quorum:
    """A whole number of ballots, or a share of the members."""
    if text.isascii() and text.isdigit() and len(text) < 10:
        return Quorum(int(text), None)
    try:
        return Quorum(None, read_threshold(text))
    except Refused as refused:
        told = _("give a number of ballots, or a share of the members such as 50% or 2/3")
        raise argparse.ArgumentTypeError(told) from refused


def above_zero(text: str) -> int:
    """A whole number from 1 up."""
    if not text.isascii() or not text.isdigit() or len(text) > 9 or int(text) < 1:
        raise argparse.ArgumentTypeError(_("give a whole number, 1 or more"))
    return int(text)
