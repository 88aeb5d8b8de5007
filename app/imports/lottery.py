"""Volunteers and targets of a lottery, as people keep them and as other programs write them.

Targets are read with the headings `criterion,value,min,max` (also Danish), with Panelot's
`category,feature,min,max` and with sortition-algorithms' `feature,value,min,max` (older files:
`category,name,min,max`); `min_flex` and `max_flex` are left aside. Volunteers have a column for
each criterion and, if you like, `id`; without it a person is called by the row number. An answer
may be spelled with other capitals or blanks than its target, and a whole number is found in a
target such as 18-29, 75+ or <2.
"""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.imports.tables import Doubt, Table, column, read_table
from app.models.errors import Refused
from app.models.lottery import Lottery, Target, Volunteer

MOST_VOLUNTEERS: Final = 50_000
_MOST_TOLD: Final = 12
_MOST_SEATS: Final = 1_000_000

_CRITERION: Final = ("criterion", "kriterium", "category", "kategori")
_FEATURE: Final = ("feature",)
_VALUE: Final = ("value", "værdi", "name", "svar")
_LEAST: Final = ("min", "mindst", "minimum", "least")
_MOST: Final = ("max", "maks", "højst", "maximum", "most")
_ID: Final = ("id", "nr", "nummer", "number", "nationbuilder_id", "pool_member_identifier")
_BETWEEN: Final = re.compile(r"(\d{1,4})\s*(?:-|–|to|til)\s*(\d{1,4})(?:\s*år)?")
_FROM: Final = re.compile(r"(\d{1,4})\s*(?:\+|år og derover|and over|og over)|(?:≥|>=)\s*(\d{1,4})")
_BELOW: Final = re.compile(r"(?:<|under|below)\s*(\d{1,4})(?:\s*år)?")
_ENDLESS: Final = 10**6


@dataclass(frozen=True, slots=True)
class ReadLottery:
    """What was read, and what somebody should look at."""

    lottery: Lottery
    doubts: tuple[Doubt, ...] = ()


def read_lottery(
    volunteers: Path, targets: Path, seats: int, *, same_address: str | None = None
) -> ReadLottery:
    """The lottery of two files. `same_address` is the heading of a column whose cells households
    share. `Refused`: "table-...", "targets-...", "volunteers-...".
    """
    wanted = read_targets(targets)
    criteria = tuple(dict.fromkeys(each.criterion for each in wanted))
    table = read_table(volunteers, max_rows=MOST_VOLUNTEERS)
    reader = _Volunteers(volunteers.name, table, wanted, criteria)
    people = reader.read(same_address)
    doubts = (*table.doubts, *reader.doubts())
    return ReadLottery(Lottery(seats, criteria, wanted, people), doubts)


def read_targets(path: Path) -> tuple[Target, ...]:
    """The targets of a file, in its order. `Refused`: "table-...", "targets-..."."""
    table = read_table(path)
    criterion, value = _target_columns(table)
    least, most = column(table, *_LEAST), column(table, *_MOST)
    if criterion is None or value is None or least is None or most is None:
        raise Refused("targets-no-column", file=path.name, headers=", ".join(table.headers))
    found, rows = list[Target](), dict[tuple[str, str], int]()
    for number, row in zip(table.row_numbers, table.rows, strict=True):
        for at in (criterion, value):
            if not row[at]:
                place = {"file": path.name, "column": table.headers[at]}
                raise Refused("targets-empty", row=number, **place)
        low, high = (_number(path, table, number, row, at) for at in (least, most))
        target = _called(found, Target(row[criterion], row[value], low, high))
        where = (_same(target.criterion), _same(target.value))
        told = {"file": path.name, "criterion": target.criterion, "value": target.value}
        if where in rows:
            raise Refused("targets-twice", row=number, other=rows[where], **told)
        if low > high:
            raise Refused("targets-turned", row=number, least=low, most=high, **told)
        rows[where] = number
        found.append(target)
    return tuple(found)


def _called(found: Sequence[Target], target: Target) -> Target:
    """The criterion spelled as in the rows before."""
    for each in found:
        if _same(each.criterion) == _same(target.criterion):
            return Target(each.criterion, target.value, target.least, target.most)
    return target


def _target_columns(table: Table) -> tuple[int | None, int | None]:
    """Where the criterion stands and where its value: "feature" is the one for some programs and
    the other for others.
    """
    criterion = column(table, *_CRITERION)
    if criterion is None:
        return column(table, *_FEATURE), column(table, *_VALUE)
    value = column(table, *_VALUE)
    return criterion, column(table, *_FEATURE) if value is None else value


def _number(path: Path, table: Table, number: int, row: Sequence[str], at: int) -> int:
    cell = row[at]
    is_whole = cell.isascii() and cell.isdigit() and int(cell) <= _MOST_SEATS
    if not is_whole:
        place = {"file": path.name, "column": table.headers[at], "cell": cell[:40]}
        raise Refused("targets-number", row=number, **place)
    return int(cell)


def _same(text: str) -> str:
    """For comparison: no case, and blanks as one."""
    return " ".join(text.casefold().split())


class _Volunteers:
    """Reads people by the targets, and keeps what was spelled in another way."""

    def __init__(
        self, file: str, table: Table, targets: Sequence[Target], criteria: Sequence[str]
    ) -> None:
        self._file, self._table, self._criteria = file, table, criteria
        self._values = {
            name: {_same(each.value): each.value for each in targets if each.criterion == name}
            for name in criteria
        }
        self._bands = {name: list(_bands(self._values[name].values())) for name in criteria}
        self._spelled = Counter[tuple[str, str, str]]()
        self._first = dict[tuple[str, str, str], int]()

    def read(self, same_address: str | None) -> tuple[Volunteer, ...]:
        """Everybody, each answer spelled as the target is."""
        table, columns = self._table, [self._column(name) for name in self._criteria]
        address = None if same_address is None else self._address(same_address)
        ids = self._ids()
        return tuple(
            Volunteer(
                id_,
                tuple(
                    self._answer(number, row[at], at, name)
                    for at, name in zip(columns, self._criteria, strict=True)
                ),
                "" if address is None else _same(row[address]),
            )
            for id_, number, row in zip(ids, table.row_numbers, table.rows, strict=True)
        )

    def doubts(self) -> Iterator[Doubt]:
        """Spellings that were read as a target's."""
        for (header, cell, meant), count in self._spelled.items():
            params = (("cell", cell), ("meant", meant), ("count", count))
            yield Doubt("doubt-answer-spelled", params, self._first[header, cell, meant], header)

    def _column(self, criterion: str) -> int:
        at = column(self._table, criterion)
        if at is None:
            headers = ", ".join(self._table.headers)
            place = {"file": self._file, "headers": headers}
            raise Refused("volunteers-no-criterion", criterion=criterion, **place)
        return at

    def _address(self, header: str) -> int:
        at = column(self._table, header)
        if at is None:
            headers = ", ".join(self._table.headers)
            raise Refused("volunteers-no-address", file=self._file, column=header, headers=headers)
        return at

    def _ids(self) -> list[str]:
        at = column(self._table, *_ID)
        told = [""] * len(self._table.rows) if at is None else list(self._table.values(at))
        ids, seen = list[str](), dict[str, int]()
        for given, row in zip(told, self._table.row_numbers, strict=True):
            id_ = given or str(row)
            if id_ in seen:
                place = {"file": self._file, "id": id_}
                raise Refused("volunteers-id-twice", row=row, other=seen[id_], **place)
            seen[id_] = row
            ids.append(id_)
        return ids

    def _answer(self, row: int, cell: str, at: int, criterion: str) -> str:
        known, header = self._values[criterion], self._table.headers[at]
        if not cell:
            raise Refused("volunteers-no-answer", file=self._file, row=row, column=header)
        meant = known.get(_same(cell), "")
        if meant and meant != cell:
            self._spelled[header, cell, meant] += 1
            self._first.setdefault((header, cell, meant), row)
        meant = meant or self._banded(cell, criterion)
        if not meant:
            raise self._unknown(row, cell, header, known)
        return meant

    def _banded(self, cell: str, criterion: str) -> str:
        if not (cell.isascii() and cell.isdigit() and len(cell) < 6):
            return ""
        fitting = [value for low, high, value in self._bands[criterion] if low <= int(cell) <= high]
        return fitting[0] if len(fitting) == 1 else ""

    def _unknown(self, row: int, cell: str, header: str, known: dict[str, str]) -> Refused:
        near = difflib.get_close_matches(_same(cell), known, n=1)
        told = list(known.values())
        allowed = ", ".join(told[:_MOST_TOLD]) + (" …" if len(told) > _MOST_TOLD else "")
        place = {"file": self._file, "column": header, "cell": cell[:40]}
        if near:
            meant = known[near[0]]
            return Refused("volunteers-answer-near", row=row, meant=meant, allowed=allowed, **place)
        return Refused("volunteers-answer-unknown", row=row, allowed=allowed, **place)


def _bands(values: Iterable[str]) -> Iterator[tuple[int, int, str]]:
    """The whole numbers that a value stands for, where it stands for some."""
    for value in values:
        text = _same(value)
        if found := _BETWEEN.fullmatch(text):
            yield int(found[1]), int(found[2]), value
        elif found := _FROM.fullmatch(text):
            yield int(found[1] or found[2]), _ENDLESS, value
        elif found := _BELOW.fullmatch(text):
            yield 0, int(found[1]) - 1, value
