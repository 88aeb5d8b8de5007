"""`bordrunde import`: a member list into a document."""

from __future__ import annotations

import argparse
import contextlib
import secrets
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.output import tell
from app.i18n import _, _n
from app.models.errors import Refused
from app.models.people import MOST_MEMBERS

if TYPE_CHECKING:
    from app.archive.session import Session
    from app.cli.parser import Commands
    from app.imports.members import MemberList, MemberRow
    from app.models.people import Details, Member, NewMember


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add_parser("import", help=_("reads a member list into a document"))
    parser.add_argument("file", metavar="FILE.bordrunde", type=Path, help=_("the document"))
    parser.add_argument("members", metavar="MEMBERS", type=Path, help=_("member list, CSV or XLSX"))
    parser.add_argument(
        "--map",
        metavar="FIELD=COLUMN",
        dest="mapped",
        type=pair,
        action="append",
        default=[],
        help=_("which column is what, where the heading does not say"),
    )
    parser.add_argument(
        "--check", action="store_true", help=_("only tells what it would do; changes nothing")
    )
    parser.set_defaults(run=run)


def pair(text: str) -> tuple[str, str]:
    """`name=Deltager` as ("name", "Deltager")."""
    field, equals, column = text.partition("=")
    if not equals or not field.strip() or not column.strip():
        told = _("{text} is not of the form FIELD=COLUMN")
        raise argparse.ArgumentTypeError(told.format(text=text))
    return field.strip().lower(), column.strip()


def run(arguments: argparse.Namespace) -> int:
    """Reads the list, tells its doubts, and adds whom the document does not have yet."""
    listed = _read(arguments.members, dict(arguments.mapped))
    if len(listed.rows) > MOST_MEMBERS:
        raise Refused("too-many-members", most=MOST_MEMBERS, count=len(listed.rows))
    _tell_doubts(listed)
    if arguments.check:
        count = len(listed.rows)
        tell(_n("{n} member would be read.", "{n} members would be read.", count).format(n=count))
        return 0
    added = _take(arguments.file, listed)
    known = len(listed.rows) - added
    tell(_n("{n} member added.", "{n} members added.", added).format(n=added))
    if known:
        tell(
            _n(
                "{n} was in the document already.", "{n} were in the document already.", known
            ).format(n=known)
        )
    return 0


def _read(path: Path, mapped: dict[str, str]) -> MemberList:
    from app.imports.members import FIELDS, propose_columns, read_members
    from app.imports.tables import column, read_table

    table = read_table(path)
    mapping = propose_columns(table)
    for field, header in mapped.items():
        if field not in FIELDS:
            raise Refused("import-field-unknown", field=field, fields=", ".join(FIELDS))
        at = column(table, header)
        if at is None:
            raise Refused("import-column-missing", column=header, file=path.name)
        mapping[field] = table.headers[at]
    listed = read_members(table, mapping)
    _refuse_too_long(listed, path)
    if "id" not in mapping:
        _refuse_twice(listed, path)
    return listed


def _refuse_too_long(listed: MemberList, path: Path) -> None:
    """Nobody is here to say whether it may be cut; in the window somebody is."""
    from app.imports.members import HEADING_TOO_LONG, TOO_LONG

    for doubt in listed.doubts:
        if doubt.code in (TOO_LONG, HEADING_TOO_LONG):
            told = dict(doubt.params)
            raise Refused("import-too-long", file=path.name, row=doubt.row or 1, **told)


def _refuse_twice(listed: MemberList, path: Path) -> None:
    """Two rows that nothing tells apart are one person or two; nobody is here to say which.

    In the window somebody is: there both rows are shown with the doubt.
    """
    seen: defaultdict[tuple[object, ...], list[MemberRow]] = defaultdict(list)
    for row in listed.rows:
        alike = seen[row.name.casefold(), row.attributes]
        for other in alike:
            if _same_reach(row, other):
                raise Refused(
                    "import-person-twice",
                    file=path.name,
                    name=row.name,
                    row=row.row_number,
                    other=other.row_number,
                )
        alike.append(row)


def _same_reach(row: MemberRow, other: MemberRow) -> bool:
    """True when neither mobile nor e-mail contradicts that the two are one person."""
    pairs = ((row.mobile, other.mobile), (row.email.casefold(), other.email.casefold()))
    return all(not one or not two or one == two for one, two in pairs)


def _tell_doubts(listed: MemberList) -> None:
    from app.refusals import sentence

    for doubt in listed.doubts:
        words = sentence(doubt.code, dict(doubt.params))
        where = _("Row {row}: ").format(row=doubt.row) if doubt.row else ""
        tell(f"{where}{words}")


def _take(path: Path, listed: MemberList) -> int:
    """How many were added; a document that was made for it is founded under the file's name."""
    from app.archive.session import Session
    from app.models import people
    from app.settings import load

    device = load().device_at(path)
    made = not path.exists()
    try:
        with Session.create(path, device) if made else Session.open(path, device) as session:
            if not session.assembly.mandate.id:
                _found(session, path.stem)
            newcomers = _newcomers(session, listed)
            session.perform(people.add_members, newcomers)
    except BaseException:
        if made:  # closed by now, so that nothing of it is left
            with contextlib.suppress(OSError):
                path.unlink()
        raise
    return len(newcomers)


def _found(session: Session, name: str) -> None:
    from app.models import mandate

    today = time.strftime("%Y-%m-%d")
    days = (mandate.Meeting(f"d{secrets.token_hex(6)}", today),)
    session.perform(
        mandate.found_assembly,
        f"a{secrets.token_hex(8)}",
        mandate.Wording(name, meetings=days),
        time.time_ns() // 1_000_000,
    )


def _newcomers(session: Session, listed: MemberList) -> list[NewMember]:
    """Rows whose person is not in the document. Who has the same name and attributes is the same
    person, whose contact data are brought up to date.
    """
    from app.models import people

    known: defaultdict[tuple[object, ...], list[Member]] = defaultdict(list)
    for each in session.assembly.people:
        if each.details:
            known[_person(each.details)].append(each)
    found = []
    for row in listed.rows:
        details = people.Details(row.name, row.mobile, row.email, row.attributes)
        same = known[_person(details)]
        if same:
            member = next((each for each in same if each.details == details), same[0])
            same.remove(member)  # nobody is recognised twice
            session.perform(people.describe_member, member.id, details)
        else:
            fixed = row.table or 0
            found.append(people.NewMember(f"m{secrets.token_hex(8)}", details, fixed))
    return found


def _person(details: Details) -> tuple[str, tuple[tuple[str, str], ...]]:
    return details.name, details.attributes
