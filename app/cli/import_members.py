"""`bordrunde import`: a member list into a document."""

from __future__ import annotations

import argparse
import contextlib
import secrets
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.cli.output import tell
from app.i18n import _, _n
from app.models.errors import Refused
from app.models.people import MOST_MEMBERS

if TYPE_CHECKING:
    from app.archive.session import Session
    from app.cli.parser import Commands
    from app.imports.members import Candidate, MemberList
    from app.imports.tables import Doubt
    from app.models.assembly import Assembly
    from app.models.people import Correction, NewMember

_TOLD_OF_A_KIND: Final = 10


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


@dataclass(frozen=True, slots=True)
class Plan:
    """What a list means for a document: whom it lacks, who is told otherwise now, how many it knows
    already, whom it adds beside a member of the same name, which known names it does not spoil, and
    what it writes otherwise than the members there are.
    """

    newcomers: tuple[NewMember, ...]
    corrections: tuple[Correction, ...]
    known: int
    namesakes: tuple[Candidate, ...]
    kept: tuple[Doubt, ...]
    differently: tuple[Doubt, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """A list that was read, and the column of the members' own numbers, "" where it has none."""

    read: MemberList
    id_header: str


def run(arguments: argparse.Namespace) -> int:
    """Reads the list, tells its doubts, and adds whom the document does not have yet."""
    listed = _read(arguments.members, dict(arguments.mapped))
    if len(listed.read.rows) > MOST_MEMBERS:
        raise Refused("too-many-members", most=MOST_MEMBERS, count=len(listed.read.rows))
    for line in _doubt_lines(listed.read):
        tell(line)
    if arguments.check:
        _tell_check(_checked(arguments.file, listed))
    else:
        _tell_import(_take(arguments.file, listed))
    return 0


def _tell_check(plan: Plan) -> None:
    _tell_kept(plan)
    _tell_namesakes(plan)
    added, changed, known = len(plan.newcomers), len(plan.corrections), plan.known
    tell(_n("{n} member would be added.", "{n} members would be added.", added).format(n=added))
    if changed:
        tell(
            _n(
                "{n} would be brought up to date.", "{n} would be brought up to date.", changed
            ).format(n=changed)
        )
    if known:
        tell(
            _n("{n} is in the document already.", "{n} are in the document already.", known).format(
                n=known
            )
        )


def _tell_kept(plan: Plan) -> None:
    for doubt in (*plan.kept, *plan.differently):
        tell(_doubt_words(doubt))


def _tell_namesakes(plan: Plan) -> None:
    """Nobody is here to say whether the two are one; the window asks."""
    words = _("Row {row}: {name} is taken for somebody else than no. {number} of the same name.")
    for each in plan.namesakes:
        if each.known:
            row, number = each.row.row_number, each.known.number
            tell(words.format(row=row, name=each.row.name, number=number))


def _tell_import(plan: Plan) -> None:
    _tell_kept(plan)
    _tell_namesakes(plan)
    added, changed, known = len(plan.newcomers), len(plan.corrections), plan.known
    tell(_n("{n} member added.", "{n} members added.", added).format(n=added))
    if changed:
        tell(
            _n("{n} was brought up to date.", "{n} were brought up to date.", changed).format(
                n=changed
            )
        )
    if known:
        tell(
            _n(
                "{n} was in the document already.", "{n} were in the document already.", known
            ).format(n=known)
        )


def _read(path: Path, mapped: dict[str, str]) -> Listed:
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
    mapping.pop("group", None)  # kept as an attribute under its own header, as the window does
    try:
        listed = read_members(table, mapping)
    except Refused as refused:
        if refused.code == "members-no-name-column":  # whose words are the window's
            raise Refused("import-no-name-column", **refused.params) from refused
        raise
    _refuse_too_long(listed, path)
    if "id" not in mapping:
        _refuse_twice(listed, path)
    return Listed(listed, mapping.get("id", ""))


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
    from app.imports.members import twins

    rows = {row.row_number: row for row in listed.rows}
    for number, earlier in twins(listed.rows).items():
        name, other = rows[number].name, earlier.row_number
        raise Refused("import-person-twice", file=path.name, name=name, row=number, other=other)


def _doubt_lines(listed: MemberList) -> Iterator[str]:
    """A line for each doubt, in the order of the rows; more than ten of a kind are counted."""
    kinds: defaultdict[str, list[Doubt]] = defaultdict(list)
    for doubt in listed.doubts:
        kinds[doubt.code].append(doubt)
    lines: list[tuple[int, str]] = []
    for alike in kinds.values():
        told = alike[:_TOLD_OF_A_KIND]
        lines += [(each.row or 0, _doubt_words(each)) for each in told]
        more = len(alike) - len(told)
        if more > 0:  # right after the last of its kind: the order of one row is kept
            words = _n("… and {n} more row.", "… and {n} more rows.", more).format(n=more)
            lines.append((told[-1].row or 0, words))
    return iter([words for _row, words in sorted(lines, key=itemgetter(0))])


def _doubt_words(doubt: Doubt) -> str:
    from app.refusals import sentence

    where = _("Row {row}: ").format(row=doubt.row) if doubt.row else ""
    return f"{where}{sentence(doubt.code, dict(doubt.params))}"


def _checked(path: Path, listed: Listed) -> Plan:
    """What the import would do, worked out on a copy. Raises what the import would raise."""
    from app.archive.session import Session
    from app.archive.verify import copied
    from app.models import people
    from app.models.assembly import Assembly
    from app.settings import load

    if not path.exists():
        return _plan(Assembly(), listed)
    with copied(path) as copy, Session.open(copy, load().device_at(path)) as session:
        plan = _plan(session.assembly, listed)
        people.take_list(session.assembly, plan.newcomers, plan.corrections)
    return plan


def _take(path: Path, listed: Listed) -> Plan:
    """What was done; a document that was made for it is founded under the file's name."""
    from app.archive.session import Session
    from app.models import people
    from app.settings import load

    device = load().device_at(path)
    made = not path.exists()
    try:
        with Session.create(path, device) if made else Session.open(path, device) as session:
            if not session.assembly.mandate.id:
                _found(session, path.stem)
            plan = _plan(session.assembly, listed)
            session.perform(people.take_list, plan.newcomers, plan.corrections)
    except BaseException:
        if made:  # closed by now, so that nothing of it is left
            with contextlib.suppress(OSError):
                path.unlink()
        raise
    return plan


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


def _plan(assembly: Assembly, listed: Listed) -> Plan:
    """Whom the list adds and corrects, by the recognition the window has too."""
    from app.imports.members import (
        candidates,
        corrections,
        held_differently,
        newcomers,
        values_of,
    )

    held = candidates(listed.read, listed.id_header, assembly.people)
    namesakes = tuple(each for each in held if each.is_namesake)
    told = frozenset(listed.read.doubts)
    differently = held_differently(listed.read.rows, values_of(assembly.people))
    return Plan(
        newcomers(held, lambda prefix: f"{prefix}{secrets.token_hex(8)}"),
        corrections(held),
        sum(each.is_unchanged for each in held),
        namesakes,
        tuple(each.name_kept for each in held if each.name_kept),
        tuple(each for each in differently if each not in told),
    )
