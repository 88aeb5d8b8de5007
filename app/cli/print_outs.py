"""`bordrunde print`: badges, table cards, lists, voting cards, ballots and note sheets."""

from __future__ import annotations

import argparse
import random
import secrets
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.cli.output import tell, write_atomically
from app.files import PRIVATE
from app.i18n import _
from app.models import board, people, voting
from app.models.board.given import CODES, give_address
from app.models.errors import Refused
from app.models.on_paper import paper_of, print_cards_at

if TYPE_CHECKING:
    from app.archive.session import Session
    from app.cli.parser import Commands
    from app.models.people import Rounds
    from app.reports.slips import Setup

KINDS: Final = (
    "badges",
    "table-cards",
    "seating-list",
    "round-cards",
    "vote-cards",
    "ballots",
    "protocols",
    "note-sheets",
    "attendance",
    "programme",
    "programme-staff",
    "drafts",
    "changes",
)
_WITH_TABLE_CODES: Final = ("table-cards", "note-sheets")
_WITH_SEATS: Final = ("badges", "table-cards", "seating-list", "round-cards")


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add_parser("print", help=_("makes printed matter"))
    parser.add_argument("file", metavar="FILE.bordrunde", type=Path, help=_("the document"))
    parser.add_argument("what", metavar="WHAT", choices=KINDS, help=", ".join(KINDS))
    parser.add_argument(
        "--out", metavar="X.pdf", type=Path, required=True, help=_("file to write to")
    )
    parser.add_argument(
        "--address",
        metavar="URL",
        default="",
        help=_("address of the room server, for QR codes: http://192.168.1.20:8642"),
    )
    parser.add_argument(
        "--round", metavar="K", type=above_zero, default=0, help=_("this round only")
    )
    parser.add_argument(
        "--count",
        metavar="N",
        type=above_zero,
        default=0,
        help=_("how many cards, or ballots for each poll; one for each member without it"),
    )
    parser.add_argument(
        "--changed",
        action="store_true",
        help=_("only what differs from what was printed last"),
    )
    parser.add_argument(
        "--large",
        action="store_true",
        help=_("voting cards in large print, six on a sheet, or ballots, one on a sheet"),
    )
    parser.set_defaults(run=run)


def above_zero(text: str) -> int:
    """A whole number from 1 up."""
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(_("give a whole number, 1 or more"))
    return int(text)


def run(arguments: argparse.Namespace) -> int:
    """Makes one kind of printed matter; new codes are in the document before the PDF is written."""
    from app import settings
    from app.archive.session import Session
    from app.reports.slips import print_out

    with Session.open(arguments.file, settings.load().device_at(arguments.file)) as session:
        _can_be_written(arguments.out)
        if arguments.what in _WITH_TABLE_CODES and arguments.address:
            _issue_table_codes(session)
        setup = _setup(session, arguments)
        if arguments.what == "vote-cards":
            setup = replace(setup, codes=_codes(session, arguments.count))
        made = print_out(arguments.what, setup)
        if setup.codes:
            session.perform(print_cards_at, setup.codes, secrets.token_hex(16), setup.address)
        _note_printed(session, arguments)
    write_atomically(arguments.out, made, PRIVATE if setup.codes else None)
    tell(str(arguments.out))
    return 0


def _setup(session: Session, arguments: argparse.Namespace) -> Setup:
    from app.i18n import language
    from app.places import resources
    from app.reports.slips import Setup, with_scheme

    return Setup(
        session.assembly,
        language(),
        resources() / "fonts",
        with_scheme(arguments.address),
        arguments.round,
        count=arguments.count,
        before=_on_paper(session, arguments),
        large=arguments.large,
        now=round(time.time() * 1_000),
    )


def _on_paper(session: Session, arguments: argparse.Namespace) -> Rounds | None:
    """The seats as people hold them, when only what changed is wanted."""
    assembly = session.assembly
    wanted = arguments.changed and arguments.what in _WITH_SEATS
    return paper_of(assembly.people, assembly.mandate.meeting, arguments.what) if wanted else None


def _note_printed(session: Session, arguments: argparse.Namespace) -> None:
    """What people hold from now on; one round alone is not the whole of it."""
    from app.reports.slips import with_scheme

    meeting = session.assembly.mandate.meeting
    seats = session.assembly.seating.rounds(meeting)
    if arguments.what in _WITH_SEATS and seats and not arguments.round:
        session.perform(people.note_printed, meeting, arguments.what, seats)
    if arguments.what in _WITH_TABLE_CODES and arguments.address:
        session.perform(give_address, CODES, with_scheme(arguments.address))


def _codes(session: Session, count: int) -> tuple[str, ...]:
    """A shuffled deck of this many codes; without a count as many as members still lack.

    Raises Refused("print-no-members", "print-cards-enough", "too-many-cards").
    """
    members, valid = len(session.assembly.people.members), session.assembly.voting.cards_valid
    if not count and not members:
        raise Refused("print-no-members")
    wanted = count or members - valid
    if wanted < 1:
        raise Refused("print-cards-enough", cards=valid, members=members)
    if wanted + len(session.assembly.voting.cards) > voting.MOST_CARDS:
        raise Refused("too-many-cards", most=voting.MOST_CARDS)
    return voting.draw_codes(random.SystemRandom(), wanted)


def _issue_table_codes(session: Session) -> None:
    """Tables that have no access code get one, or the QR codes would lead nowhere."""
    from app.phones.codes import draw_table_codes

    meeting = session.assembly.mandate.meeting
    tables = session.assembly.seating.table_count(meeting)
    now = round(time.time() * 1_000)
    if len(board.open_codes(session.assembly, now)) < tables:
        codes = draw_table_codes(random.SystemRandom(), tables)
        session.perform(board.issue_table_codes, meeting, codes, now)


def _can_be_written(out: Path) -> None:
    """Found out before a deck is drawn that nobody could hold in hand.

    Raises Refused("file-not-written", "file-is-folder").
    """
    if out.is_dir():
        raise Refused("file-is-folder", file=str(out))
    try:
        with tempfile.TemporaryFile(dir=out.resolve().parent):
            pass
    except OSError as error:
        raise Refused("file-not-written", file=str(out), reason=error.strerror or "") from error
