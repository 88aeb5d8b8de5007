"""The sheets of a day as values: which agenda items tables write under, and how far each table is.

A sheet is one table's paper for one item; item "" gathers notes that stand under no item of the
day, table 0 those the facilitator wrote for nobody in particular.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from app.models.agenda import asks_for_notes
from app.models.assembly import Assembly
from app.models.board import Note, Sheet
from app.models.seating import MOST_TABLES
from app.models.templates import Template, template_named
from app.models.writing import set_out, tables_of, tables_writing
from app.phones.snapshots import sheet_item
from app.proposals import coming, usual_tables

ALL_TABLES = -1
"""Stands for every table of an item where one table could stand."""


@dataclass(frozen=True, slots=True)
class Row:
    """An item tables write under; item "" is for notes without one."""

    item: str
    title: str


@dataclass(frozen=True, slots=True)
class Sheets:
    """The day: rows, tables numbered from 1, and by sheet how many notes and since when delivered.

    `on` is the item whose sheets the tables write on now, `writing` the tables known to do so.
    `most` is the highest table that can be named: without a seating plan any may be there, for
    the codes may have been made for a guess.
    """

    rows: tuple[Row, ...]
    tables: int
    counts: Mapping[Sheet, int]
    delivered: Mapping[Sheet, int]
    on: str = ""
    writing: tuple[int, ...] = ()
    most: int = 0

    def count(self, item: str, table: int = ALL_TABLES) -> int:
        """The notes on one sheet, or on all sheets of an item."""
        if table != ALL_TABLES:
            return self.counts.get(Sheet(item, table), 0)
        return sum(n for sheet, n in self.counts.items() if sheet.item == item)

    @property
    def delivered_now(self) -> int:
        """How many of the tables that write have delivered the sheet they write on now."""
        return sum(1 for each in self.writing if Sheet(self.on, each) in self.delivered)


def sheets_of(assembly: Assembly) -> Sheets:
    """The sheets of the day on screen."""
    meeting, board = assembly.mandate.meeting, assembly.board
    day = assembly.agenda.day(meeting)
    counts = Counter(_sheets_of_notes(assembly).values())
    written = {sheet.item for sheet in counts}
    rows = [Row(x.id, x.plan.title) for x in day if asks_for_notes(x) or x.id in written]
    if not rows or "" in written:
        rows.append(Row("", ""))
    shown = {row.item for row in rows}
    on = sheet_item(assembly.agenda, meeting)
    tables, has_plan = _tables(assembly, meeting), assembly.seating.table_count(meeting) > 0
    return Sheets(
        rows=tuple(rows),
        tables=tables,
        counts=counts,
        delivered={sheet: at for sheet, at in board.delivered.items() if sheet.item in shown},
        on=on.id if on else "",
        writing=tables_writing(assembly, on) if on else (),
        most=tables if has_plan else MOST_TABLES,
    )


def notes_on(assembly: Assembly, item: str, table: int) -> tuple[Note, ...]:
    """What stands on a sheet of the day, or on all of an item's, in the order it was written."""
    return tuple(
        assembly.board.notes[note]
        for note, sheet in _sheets_of_notes(assembly).items()
        if sheet.item == item and table in (ALL_TABLES, sheet.table)
    )


def looked_at(sheets: Sheets, item: str, table: int, *, follows: bool) -> tuple[str, int]:
    """The item and table to stay with while they are there; else, and where the day is followed,
    those of what is on, or of what was written on last.
    """
    items = [row.item for row in sheets.rows]
    if not follows and item in items:
        return item, min(table, sheets.most)
    written = [each for each in items if sheets.count(each)]
    last = written[-1] if written else items[0]
    here = min(max(table, 1), max(sheets.most, 1))
    return sheets.on if sheets.on in items else last, here


def template_on(assembly: Assembly, item: str) -> Template:
    """What a note of an item asks for."""
    found = assembly.agenda.items.get(item)
    return template_named(found.plan.template) if found else Template.NOTE


def _tables(assembly: Assembly, meeting: str) -> int:
    """How many tables there are: by plan, codes and notes; without plan or codes at least as many
    as so many people usually need.
    """
    known = tables_of(assembly, meeting)
    if set_out(assembly, meeting):
        return known
    return max(known, usual_tables(len(coming(assembly, meeting))))


def _sheets_of_notes(assembly: Assembly) -> dict[str, Sheet]:
    """The day's notes that stand, as they were written, each with its sheet; one whose item left
    the day's programme counts among those without one.
    """
    meeting, agenda = assembly.mandate.meeting, assembly.agenda
    on_day = agenda.items.keys() & set(agenda.order.get(meeting, ()))
    return {
        each.id: each.sheet if each.sheet.item in on_day else Sheet("", each.table)
        for each in assembly.board
        if each.meeting == meeting
    }
