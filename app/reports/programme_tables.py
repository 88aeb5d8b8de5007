"""A programme, and a day's account, as tables for a spreadsheet: CSV or XLSX.

The words are those of the current language. A programme that was written here is read again by
`app.imports.agenda`, in either language.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from app.i18n import N_, _, clock
from app.models.agenda import DayAccount, Item, Line, Place, minute_of, planned_places
from app.models.errors import Refused
from app.models.templates import template_named
from app.reports import words
from app.reports.tables import csv_file
from app.templates import template_name

Row = Sequence[str | int | None]
FORMATS: Final = ("csv", "xlsx")

_HEADS: Final = (
    N_("Begins"),
    N_("Ends"),
    N_("Minutes"),
    N_("Title"),
    N_("What happens"),
    N_("Owner"),
    N_("Round"),
    N_("Locked"),
    N_("Optional"),
    N_("Public title"),
    N_("Task for the tables"),
    N_("Steps"),
    N_("Materials"),
    N_("Note to yourself"),
    N_("Notes ask for"),
    N_("Room screen"),
)
_ACCOUNT: Final = (
    N_("Item"),
    N_("Planned start"),
    N_("Planned end"),
    N_("Minutes planned"),
    N_("Actual start"),
    N_("Actual end"),
    N_("Minutes used"),
    N_("Began late (min)"),
    N_("Remark"),
)
_WIDTHS: Final = (9, 9, 9, 36, 14, 18, 7, 9, 9, 30, 40, 24, 30, 40, 24, 18)


def programme_table(day: Sequence[Item], origin: int, made_as: str) -> bytes:
    """The programme as it is planned now, in this order; `made_as` is one of `FORMATS`.

    Times are the plan's alone: what was added on the day belongs to the day's account.
    """
    places = planned_places([Item(each.id, each.meeting, each.plan) for each in day], origin)
    rows = [_item_row(each, places[each.id], origin) for each in day]
    return _made([_(head) for head in _HEADS], rows, _("Programme"), made_as)


def account_table(account: DayAccount, made_as: str) -> bytes:
    """A day's account, with its sums in the last row."""
    rows = [*map(_account_row, account.lines), _sums(account)]
    return _made([_(head) for head in _ACCOUNT], rows, _("Planned and actual"), made_as)


def remark(line: Line) -> str:
    """What became of an item that was not simply held."""
    if line.is_dropped:
        return _("dropped")
    if line.planned is None:
        return _("added on the day")
    return _("not held") if line.is_passed_over else ""


def _item_row(item: Item, place: Place, origin: int) -> Row:
    plan = item.plan
    return (
        clock(minute_of(origin, place.start)),
        clock(minute_of(origin, place.end)),
        plan.length_min,
        plan.title,
        words.kind(plan.kind),
        plan.owner,
        plan.round or None,
        words.lock(plan.lock),
        _("yes") if plan.is_optional else "",
        plan.public_title,
        plan.task,
        plan.steps_text,
        plan.materials,
        plan.private_note,
        template_name(template) if (template := template_named(plan.template)) else "",
        words.slide(plan.slide),
    )


def _account_row(line: Line) -> Row:
    planned = line.planned
    return (
        line.item.plan.title,
        clock(planned.start) if planned else "",
        clock(planned.end) if planned else "",
        line.planned_length if planned else None,
        clock(line.start) if line.start >= 0 else "",
        clock(line.end) if line.end >= 0 else "",
        line.used if line.used >= 0 else None,
        line.late,
        remark(line),
    )


def _sums(account: DayAccount) -> Row:
    planned, held = account.planned, account.held
    return (
        _("The day"),
        clock(planned.start) if planned else "",
        clock(planned.end) if planned else "",
        account.planned_minutes,
        clock(held.start) if held else "",
        clock(held.end) if held else "",
        account.used_minutes if account.has_begun else None,
        account.behind,
        _("late at the end of the day") if (account.behind or 0) > 0 else "",
    )


def format_of(path: Path) -> str:
    """What a file's ending asks for, one of `FORMATS`.

    Raises Refused("table-kind-unknown"): another ending would lie about what is in the file.
    """
    made_as = path.suffix.lower().removeprefix(".")
    if made_as not in FORMATS:
        raise Refused("table-kind-unknown", file=path.name)
    return made_as


def _made(head: Sequence[str], rows: Iterable[Row], name: str, made_as: str) -> bytes:
    if made_as == "csv":
        return csv_file(head, rows)
    return _workbook(head, rows, name)


def _workbook(head: Sequence[str], rows: Iterable[Row], name: str) -> bytes:
    import xlsxwriter  # 60 ms that only this needs

    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet(name[:31])
        bold = book.add_format({"bold": True, "bottom": 1})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        for at, (title, width) in enumerate(zip(head, _WIDTHS, strict=False)):
            sheet.write_string(0, at, title, bold)
            sheet.set_column(at, at, width, wrapped)
        for line, row in enumerate(rows, 1):
            for at, cell in enumerate(row):
                if isinstance(cell, int):
                    sheet.write_number(line, at, cell)
                elif cell:
                    sheet.write_string(line, at, cell)
        sheet.freeze_panes(1, 0)
    return made.getvalue()
