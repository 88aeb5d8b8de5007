"""The rows of a programme as plans, with every doubt told by row and column.

Nothing is refused that a person can look at: a time that cannot be read is told and left open.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from app.imports.agenda.columns import (
    YES,
    Columns,
    kind_by_title,
    kind_of,
    lock_of,
    slide_of,
    template_of,
)
from app.imports.tables import Doubt, Table, read_table
from app.imports.time_entry import MINUTES_IN_DAY, parse_clock, parse_minutes, parse_steps
from app.models import texts
from app.models.agenda import MOST_ITEMS, MOST_STEPS, ItemKind, Lock, Plan, Step
from app.models.errors import Refused

USUAL_MIN: Final = 15
"""How long an item lasts whose length is nowhere to be found."""

_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}[ T]")
_SECONDS: Final = re.compile(r"(\d{1,2}[.:]\d{2})[.:]00")
_SPAN: Final = re.compile(r"(.*\d)\s*(?:-|\N{EN DASH}|til|to)\s*(\d.*)", re.IGNORECASE)
_ROUND: Final = re.compile(r"\D*(\d{1,2})\D*")
_STEP_BREAK: Final = re.compile(r"\s*\|\s*(?=\d)")
"""Between two steps in one line, where the next one's minutes follow; else part of a name."""
_LONGEST_TASK: Final = 1_000


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """An item, and the number of its row as a spreadsheet shows it."""

    plan: Plan
    row_number: int


@dataclass(frozen=True, slots=True)
class AgendaList:
    """The items of one programme, and what a person should look at before taking them.

    `doubts` holds the table's own first, then row by row.
    """

    rows: tuple[AgendaRow, ...]
    doubts: tuple[Doubt, ...]

    @property
    def plans(self) -> tuple[Plan, ...]:
        """The items alone."""
        return tuple(each.plan for each in self.rows)


def read_agenda(table: Table) -> AgendaList:
    """The items of a table.

    Raises `Refused`: ``agenda-no-title-column``, ``agenda-none``, ``too-many-items``.
    """
    columns = Columns(table)
    read = _Reading(columns)
    for number, cells in zip(table.row_numbers, table.rows, strict=True):
        read.take(number, cells)
    if not read.rows:
        raise Refused("agenda-none")
    if len(read.rows) > MOST_ITEMS:
        raise Refused("too-many-items", most=MOST_ITEMS)
    rows = read.finished()
    doubts = (*read.doubts, *_overlaps(rows, columns))
    return AgendaList(rows, (*table.doubts, *columns.doubts, *sorted(doubts, key=_place)))


def read_programme(path: Path) -> AgendaList:
    """The items of a file; of a workbook those of the first sheet that can be a programme, for a
    list of names may stand before it. Which sheet was read is among the doubts.

    Raises `Refused` as `read_agenda` and `read_table` do, about the first sheet where none can be.
    """
    table = read_table(path)
    try:
        return read_agenda(table)
    except Refused as refused:
        for sheet in table.other_sheets if refused.code == "agenda-no-title-column" else ():
            with suppress(Refused):
                found = read_agenda(read_table(path, sheet=sheet))
                others = (table.sheet, *(each for each in table.other_sheets if each != sheet))
                told = (("sheet", sheet), ("others", ", ".join(others)))
                return replace(found, doubts=(Doubt("doubt-other-sheets", told), *found.doubts))
        raise


def _place(doubt: Doubt) -> int:
    return doubt.row or 0


@dataclass(frozen=True, slots=True)
class _Times:
    """What a row says of its times, in minutes; -1 for what it does not say."""

    start: int
    end: int
    length: int


class _Reading:
    """Takes row after row; each is read in the light of the one above it."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self._before = -1  # when the row above ends
        self.rows: list[AgendaRow] = []
        self.doubts: list[Doubt] = []
        self._open: list[int] = []
        self._no_length: dict[int, str] = {}

    def take(self, number: int, cells: tuple[str, ...]) -> None:
        """One row; without a title it is left out and told."""
        title = self._text(number, cells, "title", texts.LINE)
        if not title:
            self._doubt("doubt-item-title", number, "title")
            return
        times = self._times(number, cells)
        if times.length < 0:
            self._open.append(len(self.rows))
        length = times.length if times.length > 0 else USUAL_MIN
        plan = Plan(
            title,
            self._kind(number, cells, title),
            times.start,
            length,
            self._text(number, cells, "owner", texts.LINE),
            self._text(number, cells, "task", _LONGEST_TASK),
            self._text(number, cells, "private_note", texts.PARAGRAPH),
            self._round(number, cells),
            self._text(number, cells, "public_title", texts.LINE),
            self._text(number, cells, "materials", _LONGEST_TASK),
            is_optional=self._columns.cell(cells, "optional").casefold() in YES,
            slide=self._slide(number, cells),
        )
        template = self._template(number, cells)
        plan = replace(plan, steps=self._steps(number, cells, length), template=template)
        self.rows.append(AgendaRow(self._locked(number, cells, plan, times), number))
        if times.start >= 0 or self._before >= 0:
            self._before = _end(self.rows[-1].plan, max(times.start, self._before))

    def finished(self) -> tuple[AgendaRow, ...]:
        """All rows; a length that no cell tells is the way to the next start. What became of one
        that could not be read is told with it.
        """
        for at in self._open:
            row = self.rows[at]
            after = self.rows[at + 1].plan.start_min if at + 1 < len(self.rows) else -1
            gap = after - row.plan.start_min if after >= 0 and row.plan.start_min >= 0 else 0
            if 0 < gap <= MINUTES_IN_DAY:
                fits = row.plan.steps_min <= gap
                if not fits:
                    self._doubt("doubt-item-steps-long", row.row_number, "steps")
                steps = row.plan.steps if fits else ()
                plan = replace(row.plan, length_min=gap, steps=steps)
                self.rows[at] = replace(row, plan=plan)
            elif row.row_number not in self._no_length:
                params = (("minutes", USUAL_MIN),)
                self._doubt("doubt-item-length-missing", row.row_number, "length", params)
        for row in self.rows:
            written = self._no_length.get(row.row_number)
            if written is not None:
                told = (("value", written), ("minutes", row.plan.length_min))
                self._doubt("doubt-item-length", row.row_number, "length", told)
        return tuple(_following(self.rows))

    def _times(self, number: int, cells: tuple[str, ...]) -> _Times:
        written = _bare(self._columns.cell(cells, "start"))
        span = _SPAN.fullmatch(written)
        until = span[2] if span else _bare(self._columns.cell(cells, "end"))
        start = self._clock(number, span[1] if span else written, "start", self._before)
        end = self._clock(number, until, "start" if span else "end", start)
        length = self._length(number, cells)
        if start < 0 or end < 0:
            return _Times(start, end, length)
        lasts = end - start
        if lasts <= 0:
            self._doubt("doubt-item-end", number, "end", (("value", until),))
            return _Times(start, -1, length)
        if length > 0 and lock_of(self._columns.cell(cells, "lock")) is Lock.END:
            if length > lasts:
                params = (("minutes", length), ("between", lasts))
                self._doubt("doubt-item-locked-end-differs", number, "length", params)
            return _Times(start, end, length)  # the end is where it is, however long it is to last
        if length > 0 and length != lasts:
            params = (("minutes", length), ("between", lasts))
            self._doubt("doubt-item-length-differs", number, "length", params)
        return _Times(start, end, lasts)

    def _clock(self, number: int, written: str, field: str, above: int) -> int:
        try:
            return parse_clock(written, above=above)
        except ValueError:
            self._doubt("doubt-item-time", number, field, (("value", written),))
            return -1

    def _length(self, number: int, cells: tuple[str, ...]) -> int:
        """In minutes; -1 for an empty cell, and for one that is told because it is no length."""
        written = _bare(self._columns.cell(cells, "length"))
        if not written:
            return -1
        try:
            return parse_minutes("" if written[0] in "+-" else written)
        except ValueError:
            self._no_length[number] = written
            return -1

    def _kind(self, number: int, cells: tuple[str, ...], title: str) -> ItemKind:
        written = self._columns.cell(cells, "kind")
        found = kind_of(written) if written else None
        if written and found is None:
            self._doubt("doubt-item-kind", number, "kind", (("value", written),))
        return found or kind_by_title(title)

    def _template(self, number: int, cells: tuple[str, ...]) -> str:
        written = self._columns.cell(cells, "template")
        found = template_of(written)
        if found is None:
            self._doubt("doubt-item-template", number, "template", (("value", written),))
        return found.value if found else ""

    def _slide(self, number: int, cells: tuple[str, ...]) -> str:
        written = self._columns.cell(cells, "slide")
        found = slide_of(written)
        if found is None:
            self._doubt("doubt-item-slide", number, "slide", (("value", written),))
        return found or ""

    def _round(self, number: int, cells: tuple[str, ...]) -> int:
        written = self._columns.cell(cells, "round")
        found = _ROUND.fullmatch(written)
        if written and found is None:
            self._doubt("doubt-item-round", number, "round", (("value", written),))
        return int(found[1]) if found else 0

    def _locked(self, number: int, cells: tuple[str, ...], plan: Plan, times: _Times) -> Plan:
        written = self._columns.cell(cells, "lock")
        lock = lock_of(written)
        lacks = (lock is Lock.START and times.start < 0) or (lock is Lock.END and times.end < 0)
        if lock is None or lacks:
            code = self._why_unlocked(lock) if lock else "doubt-item-lock"
            self._doubt(code, number, "lock", (("value", written),))
            return plan
        return replace(plan, lock=lock, end_min=times.end if lock is Lock.END else -1)

    def _why_unlocked(self, lock: Lock) -> str:
        """What is missing for a lock that is known."""
        field = "end" if lock is Lock.END else "start"
        return "doubt-item-lock-time" if field in self._columns else f"doubt-item-lock-{field}"

    def _steps(self, number: int, cells: tuple[str, ...], length: int) -> tuple[Step, ...]:
        try:
            told = parse_steps(_STEP_BREAK.sub("\n", self._columns.cell(cells, "steps")))
        except ValueError as error:
            self._doubt("doubt-item-steps", number, "steps", (("value", str(error)),))
            return ()
        steps = tuple(Step(texts.line(title[: texts.LINE]), each) for title, each in told)
        if len(steps) > MOST_STEPS or sum(each.length_min for each in steps) > length:
            self._doubt("doubt-item-steps-long", number, "steps")
            return ()
        return steps

    def _text(self, number: int, cells: tuple[str, ...], field: str, longest: int) -> str:
        """A text that fits; one that is cut is told."""
        written = self._columns.cell(cells, field)
        tidy: Callable[[str, int], str] = texts.line if longest == texts.LINE else texts.paragraph
        whole = tidy(written, max(longest, 2 * len(written)))
        if len(whole) > longest:
            self._doubt("doubt-item-long-text", number, field, (("longest", longest),))
        return whole[:longest].rstrip()

    def _doubt(
        self, code: str, number: int, field: str, params: tuple[tuple[str, str | int], ...] = ()
    ) -> None:
        self.doubts.append(Doubt(code, params, number, self._columns.header(field)))


def _following(rows: Sequence[AgendaRow]) -> Iterator[AgendaRow]:
    """A start at which the row above just ends says no more than that this one follows."""
    clock = -1
    for row in rows:
        plan = row.plan
        if plan.start_min == clock >= 0 and plan.lock is not Lock.START:
            plan = replace(plan, start_min=-1)
        start = plan.start_min if plan.start_min >= 0 else max(clock, 0)
        clock = _end(plan, start)
        yield replace(row, plan=plan)


def _end(plan: Plan, start: int) -> int:
    return plan.end_min if plan.lock is Lock.END else start + plan.length_min


def _bare(cell: str) -> str:
    """A time without the date or the seconds that a spreadsheet adds."""
    return _SECONDS.sub(r"\1", _DATE.sub("", cell)).strip()


def _overlaps(rows: Sequence[AgendaRow], columns: Columns) -> Iterator[Doubt]:
    """Rows that begin before the row above them ends."""
    clock, above = -1, 0
    for row in rows:
        start = row.plan.start_min
        if 0 <= start < clock:
            params = (("row", above), ("minutes", clock - start))
            yield Doubt("doubt-item-overlaps", params, row.row_number, columns.header("start"))
        clock = _end(row.plan, start if start >= 0 else max(clock, 0))
        above = row.row_number
