"""`bordrunde agenda`: a day's programme from a table into a document, and out again."""

from __future__ import annotations

import argparse
import secrets
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.cli.output import tell, write_atomically
from app.cli.print_outs import above_zero
from app.i18n import _, _n
from app.models.errors import Refused

if TYPE_CHECKING:
    from app.archive.session import Session
    from app.cli.parser import Commands
    from app.imports.agenda import AgendaList
    from app.models.mandate import Meeting

_OF_TIME: Final = (
    "doubt-item-time",
    "doubt-item-end",
    "doubt-item-length",
    "doubt-item-length-differs",
    "doubt-item-overlaps",
    "doubt-item-lock",
    "doubt-item-lock-end",
    "doubt-item-lock-start",
    "doubt-item-lock-time",
    "doubt-item-locked-end-differs",
)
"""What nobody but a person can decide."""


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add_parser("agenda", help=_("reads a programme into a day, or writes it"))
    parser.add_argument("file", metavar="FILE.bordrunde", type=Path, help=_("the document"))
    parser.add_argument(
        "table", metavar="PROGRAMME", type=Path, nargs="?", help=_("a programme, CSV or XLSX")
    )
    parser.add_argument(
        "--meeting", metavar="N", type=above_zero, default=0,
        help=_("the meeting day by its number; the one on screen without it"),
    )  # fmt: skip
    parser.add_argument(
        "--replace", action="store_true", help=_("the programme that is there goes")
    )
    parser.add_argument(
        "--anyway", action="store_true", help=_("also when times in the table are in doubt")
    )
    parser.add_argument(
        "--check", action="store_true", help=_("only tells what it would do; changes nothing")
    )
    parser.add_argument(
        "--out", metavar="FILE", type=Path, help=_("writes the programme, as .csv or .xlsx")
    )
    parser.add_argument(
        "--account", metavar="FILE", type=Path,
        help=_("writes planned held against actual times, as .csv or .xlsx"),
    )  # fmt: skip
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Reads, tells the doubts by row and column, adds; then writes what was asked for.

    What it could not write is refused before anything else.
    """
    from app import settings
    from app.archive.session import Session
    from app.reports.programme_tables import format_of

    for made in filter(None, (arguments.out, arguments.account)):
        format_of(made)
    read = _read(arguments) if arguments.table else None
    with Session.open(arguments.file, settings.load().device_at(arguments.file)) as session:
        meeting = _meeting(session, arguments.meeting)
        if read is not None:
            _take(session, meeting, read, arguments)
        _write(session, meeting, arguments)
    return 0


def _read(arguments: argparse.Namespace) -> AgendaList:
    from app.imports.agenda import read_programme
    from app.refusals import sentence

    read = read_programme(arguments.table)
    for doubt in read.doubts:
        place = _("Row {row}, {column}: ") if doubt.column else _("Row {row}: ")
        where = place.format(row=doubt.row, column=doubt.column) if doubt.row else ""
        tell(f"{where}{sentence(doubt.code, dict(doubt.params))}")
    odd = next((each for each in read.doubts if each.code in _OF_TIME), None)
    if odd is not None and not arguments.anyway:
        raise Refused(
            "agenda-times-doubtful",
            file=arguments.table.name,
            row=odd.row or 0,
            column=odd.column or "",
        )
    return read


def _meeting(session: Session, number: int) -> Meeting:
    """Raises Refused("meeting-number")."""
    mandate = session.assembly.mandate
    if number > len(mandate.meetings) or not mandate.meetings:
        raise Refused("meeting-number", number=number or 1, days=len(mandate.meetings))
    return mandate.meetings[number - 1] if number else mandate.current or mandate.meetings[0]


def _take(
    session: Session, meeting: Meeting, read: AgendaList, arguments: argparse.Namespace
) -> None:
    from app.models import agenda

    n = len(read.rows)
    if arguments.check:
        tell(_n("{n} item would be read.", "{n} items would be read.", n).format(n=n))
        return
    named = [(f"i{secrets.token_hex(8)}", plan) for plan in read.plans]
    session.perform(agenda.add_items, meeting.id, named, replaces=arguments.replace)
    tell(_n("{n} item added.", "{n} items added.", n).format(n=n))


def _write(session: Session, meeting: Meeting, arguments: argparse.Namespace) -> None:
    from app.models import agenda
    from app.reports.programme_tables import account_table, format_of, programme_table

    assembly = session.assembly
    day = assembly.agenda.day(meeting.id)
    now = time.time_ns() // 1_000_000
    origin = agenda.origin_of(day, meeting.day, now)
    if arguments.out:
        made = programme_table(day, origin, format_of(arguments.out))
        write_atomically(arguments.out, made)
        tell(str(arguments.out))
    if arguments.account:
        told = agenda.account(assembly.agenda, meeting.id, origin, now, held_on=meeting.day)
        write_atomically(arguments.account, account_table(told, format_of(arguments.account)))
        tell(str(arguments.account))
