"""What `seat` and `reseat` read: members, rules about people, earlier plans."""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.cli import seat_clash
from app.cli.output import STANDARD_OUTPUT, tell
from app.cli.seat_clash import called
from app.engines.seating import Fixed, Only, Rounds, Wishes, crossed
from app.i18n import _, _n, joined
from app.imports.members import TOTAL, MemberList, MemberRow, propose_columns, read_members
from app.imports.tables import read_rows, read_table
from app.models.errors import Refused
from app.refusals import sentence

_HEADING = re.compile(
    r"(id|nr|nummer|number|(member|medlem|person|participant|deltager|navn|name|bord|table|runde|"
    r"round)(e|r|s|er)?)([\s_\-.]*(id|nr|nummer|number|navn|name|\w))?\.?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class People:
    """A member list as seating needs it.

    `attributes` maps a header to the value of each id. `aside` holds columns that are no
    attributes unless somebody asks for them by name. `fixed` are the tables of the list itself,
    which is `file`; `rows` are the numbers of its rows.
    """

    file: str

    ids: tuple[str, ...]
    names: Mapping[str, str]
    attributes: Mapping[str, Mapping[str, str]]
    aside: Mapping[str, Mapping[str, str]]
    fixed: tuple[Fixed, ...]
    rows: Mapping[str, int]


def read_people(path: Path) -> People:
    """The members of a file; `Refused` (codes "table-...", "members-...") when it has none."""
    table = read_table(path)
    columns = propose_columns(table)
    rows = _people(read_members(table, columns, names_needed=False))
    headers = [header for header, _value in rows[0].attributes]
    group = columns.get("group")
    return People(
        file=path.name,
        ids=tuple(row.id for row in rows),
        names={row.id: row.called or row.name for row in rows},
        attributes={
            header: {row.id: dict(row.attributes)[header] for row in rows} for header in headers
        },
        aside={} if group is None else {group: {row.id: row.group for row in rows}},
        fixed=tuple(Fixed(row.id, row.table) for row in rows if row.table is not None),
        rows={row.id: row.row_number for row in rows},
    )


def _people(listed: MemberList) -> tuple[MemberRow, ...]:
    """The rows without totals, which are told."""
    totals = [doubt for doubt in listed.doubts if doubt.code == TOTAL]
    left_out = {doubt.row for doubt in totals}
    people = tuple(row for row in listed.rows if row.row_number not in left_out)
    if not people:
        raise Refused("members-none")
    for doubt in totals:
        where = _("Row {row}: ").format(row=doubt.row)
        tell(f"{where}{sentence(doubt.code, dict(doubt.params))}", json_to=STANDARD_OUTPUT)
    return people


def read_wishes(
    people: People, arguments: argparse.Namespace, *, tables: int, rounds: int
) -> Wishes:
    """The wishes of a command line; `Refused` names the file and the row that is wrong."""
    single, crossings = _spread(people, arguments.spread)
    spread = None if arguments.spread is None else single
    gather = _columns(people, arguments.gather)
    asked = {*(spread or ()), *gather, *(name for each in crossings for name in each)}
    aside = {header: values for header, values in people.aside.items() if header in asked}
    given = () if arguments.fixed is None else _read_fixed(arguments.fixed, people, tables, rounds)
    history = () if arguments.history is None else _read_history(arguments.history, people)
    _check_own_tables(people, tables)
    apart = [] if arguments.apart is None else _read_groups(arguments.apart, people)
    together = [] if arguments.together is None else _read_groups(arguments.together, people)
    wishes = Wishes(
        members=people.ids,
        tables=tables,
        rounds=rounds,
        attributes={**people.attributes, **aside},
        sizes=arguments.sizes,
        spread=spread,
        gather=gather,
        apart=tuple(group for _row, group in apart),
        together=tuple(group for _row, group in together),
        fixed=(*people.fixed, *given),
        only=() if arguments.only is None else _read_only(arguments.only, people, tables),
        history=history,
        absent=arguments.absent,
        away=() if arguments.away is None else _read_away(arguments.away, people, rounds),
        balance=arguments.balance,
        drafts=arguments.drafts,
    )
    if arguments.apart is not None and arguments.together is not None:
        files = arguments.apart.name, arguments.together.name
        seat_clash.check_rows(wishes, apart, together, files, people.names)
    return crossed(wishes, crossings) if crossings else wishes


def _check_own_tables(people: People, tables: int) -> None:
    for seat in people.fixed:
        if not 1 <= seat.table <= tables:
            raise Refused(
                "seat-list-table",
                file=people.file,
                row=people.rows[seat.member],
                member=called(seat.member, people.names),
                table=seat.table,
                tables=tables,
            )


def _spread(
    people: People, asked: tuple[str, ...] | None
) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Columns, and crossings of columns written with a star between them."""
    known = {header.casefold() for header in (*people.attributes, *people.aside)}
    stars = [name for name in asked or () if "*" in name and name.casefold() not in known]
    crossings = (tuple(part.strip() for part in name.split("*")) for name in stars)
    plain = tuple(name for name in asked or () if name not in stars)
    return _columns(people, plain), tuple(_columns(people, each) for each in crossings)


def _columns(people: People, asked: tuple[str, ...]) -> tuple[str, ...]:
    """The headers meant, whatever their case; `Refused` ("seat-unknown-column") for others."""
    known = {header.casefold(): header for header in (*people.attributes, *people.aside)}
    for name in asked:
        if name.casefold() not in known:
            raise Refused("seat-unknown-column", column=name, columns=", ".join(people.attributes))
    return tuple(known[name.casefold()] for name in asked)


def _is_heading(cells: Sequence[str], known: set[str]) -> bool:
    """Whether a first row names its columns: the first cell says what stands below it, so may the
    others, or they are words without a digit, and none is an id of the list. Anything else is a
    row, so that an unknown id in it is told.
    """
    first, *others = (_HEADING.fullmatch(cell) for cell in cells)
    words = (
        found or not re.search(r"\d", cell) for found, cell in zip(others, cells[1:], strict=True)
    )
    return known.isdisjoint(cells) and first is not None and all(words)


def _read_groups(path: Path, people: People) -> list[seat_clash.Row]:
    """Rows of ids with their numbers; a first row of headings is passed over."""
    known = set(people.ids)
    groups: list[seat_clash.Row] = []
    for at, (row, cells) in enumerate(read_rows(path)):
        group = tuple(cell for cell in cells if cell)
        if at == 0 and _is_heading(group, known):
            continue
        for member in group:
            _refuse_stranger(path, row, member, known)
        if len(set(group)) < 2:
            raise Refused("seat-row-alone", file=path.name, row=row)
        groups.append((row, group))
    return groups


def _read_fixed(path: Path, people: People, tables: int, rounds: int) -> tuple[Fixed, ...]:
    """Rows of id, table and perhaps round; a first row of headings is passed over."""
    known = set(people.ids)
    fixed = []
    for at, (row, cells) in enumerate(read_rows(path)):
        member, *numbers = cells
        told = [number for number in numbers if number]
        if at == 0 and _is_heading((member, *told), known):
            continue
        _refuse_stranger(path, row, member, known)
        if not 1 <= len(told) <= 2 or not all(number.isdecimal() for number in told):
            raise Refused("seat-row-fixed", file=path.name, row=row)
        seat = Fixed(member, int(told[0]), int(told[1]) if len(told) == 2 else None)
        if not 1 <= seat.table <= tables:
            raise Refused(
                "seat-row-table", file=path.name, row=row, table=seat.table, tables=tables
            )
        if seat.round is not None and not 1 <= seat.round <= rounds:
            raise Refused(
                "seat-row-round", file=path.name, row=row, round=seat.round, rounds=rounds
            )
        fixed.append(seat)
    return tuple(fixed)


def _read_only(path: Path, people: People, tables: int) -> tuple[Only, ...]:
    """Rows of an id and the tables where that person may sit."""
    found = []
    for row, member, numbers in _read_numbers(path, people, "seat-row-only"):
        strange = next((table for table in numbers if not 1 <= table <= tables), None)
        if strange is not None:
            raise Refused("seat-row-table", file=path.name, row=row, table=strange, tables=tables)
        found.append(Only((member,), numbers))
    return tuple(found)


def _read_away(path: Path, people: People, rounds: int) -> tuple[tuple[str, int], ...]:
    """Rows of an id and the rounds that person misses: comes late, leaves early."""
    found = []
    for row, member, numbers in _read_numbers(path, people, "seat-row-away"):
        strange = next((number for number in numbers if not 1 <= number <= rounds), None)
        if strange is not None:
            raise Refused("seat-row-round", file=path.name, row=row, round=strange, rounds=rounds)
        found += [(member, number) for number in numbers]
    return tuple(found)


def _read_numbers(
    path: Path, people: People, wrong: str
) -> Iterator[tuple[int, str, tuple[int, ...]]]:
    """Rows of an id and at least one number; a first row of headings is passed over."""
    known = set(people.ids)
    for at, (row, cells) in enumerate(read_rows(path)):
        member, *rest = cells
        told = [cell for cell in rest if cell]
        if at == 0 and _is_heading((member, *told), known):
            continue
        _refuse_stranger(path, row, member, known)
        if not told or not all(each.isdecimal() for each in told):
            raise Refused(wrong, file=path.name, row=row)
        yield row, member, tuple(map(int, told))


def _refuse_stranger(path: Path, row: int, member: str, known: set[str]) -> None:
    if member not in known:
        raise Refused("seat-row-unknown", file=path.name, row=row, member=member)


def _read_history(path: Path, people: People) -> Rounds:
    """Rounds that were held; who is not on the list any more is told, and does not count. Refused
    ("seat-history-strangers") when nobody in them is: then it is the plan of other people.
    """
    rounds = read_plan(path, None)
    seated = dict.fromkeys(who for seating in rounds for table in seating for who in table)
    strangers = [who for who in seated if who not in set(people.ids)]
    if strangers and len(strangers) == len(seated):
        raise Refused("seat-history-strangers", file=path.name, member=strangers[0])
    if strangers:
        told = _n(
            "{file}: {who} is not on the list of members and does not count.",
            "{file}: {who} are not on the list of members and do not count.",
            len(strangers),
        )
        tell(told.format(file=path.name, who=joined(strangers)), json_to=STANDARD_OUTPUT)
    return rounds


def read_plan(path: Path, people: People | None) -> Rounds:
    """The rounds of a plan as `seat` writes it.

    With `people`, everyone in it must be known. `Refused`: "seat-plan-missing", "seat-plan-broken",
    "seat-plan-twice", "seat-plan-unknown".
    """
    try:
        told: object = json.loads(path.read_bytes())
    except FileNotFoundError as error:
        raise Refused("seat-plan-missing", file=path.name) from error
    except (OSError, ValueError, RecursionError) as error:
        raise Refused("seat-plan-broken", file=path.name) from error
    rounds = _rounds(told)
    if not rounds:
        raise Refused("seat-plan-broken", file=path.name)
    for number, seating in enumerate(rounds, start=1):
        _check_round(path, number, [member for table in seating for member in table], people)
    return rounds


def _rounds(told: object) -> Rounds:
    """The rounds in a plan's JSON; none when it is anything else."""
    rounds = told.get("rounds") if isinstance(told, dict) else None
    found = []
    for each in rounds if isinstance(rounds, list) else ():
        tables = each.get("tables") if isinstance(each, dict) else None
        if not isinstance(tables, list) or not tables or not all(map(_is_table, tables)):
            return ()
        found.append(tuple(tuple(str(member) for member in table) for table in tables))
    return tuple(found)


def _is_table(told: object) -> bool:
    return isinstance(told, list) and all(isinstance(member, str | int) for member in told)


def _check_round(path: Path, number: int, seated: list[str], people: People | None) -> None:
    twice = next((member for member in seated if seated.count(member) > 1), None)
    if twice is not None:
        raise Refused("seat-plan-twice", file=path.name, round=number, member=twice)
    if people is None:
        return
    known = set(people.ids)
    stranger = next((member for member in seated if member not in known), None)
    if stranger is not None:
        raise Refused("seat-plan-unknown", file=path.name, round=number, member=stranger)
