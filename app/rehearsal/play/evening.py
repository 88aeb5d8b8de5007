"""When people have left: the archive, the report, and everything that can be printed."""

from __future__ import annotations

from pathlib import Path

from app.i18n import language
from app.places import resources
from app.rehearsal.play.day import Day, counted
from app.reports.formats import Format, made
from app.reports.outline import outline
from app.reports.slips import KINDS, Setup, print_out


def sync(day: Day, archive: Path) -> None:
    """Step 10: twice, and the second time there is nothing left to do."""
    document = day.hall.document
    receipt = document.sync(archive).result()
    again = document.sync(archive).result()
    if again.new_here or again.new_there:
        raise RuntimeError("the second sync found something new")
    day.summary.archived = receipt.new_there
    day.summary.entries = sum(each.entries for each in receipt.laptops)
    day.watcher.moment("report")


def write(day: Day) -> None:
    """Step 10: the report in each form, and each kind of printed matter; vote cards were printed
    before.
    """
    fonts = resources() / "fonts"
    counted(day)
    report = outline(day.assembly, day.now)
    for each in Format:
        day.reports[each] = made(report, each, language(), fonts)
    setup = Setup(day.assembly, language(), fonts, day.hall.address, now=day.now)
    for kind in KINDS:
        if kind not in day.printed:
            day.printed[kind] = print_out(kind, setup)
    day.watcher.moment("print")
