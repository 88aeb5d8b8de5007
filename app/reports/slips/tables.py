"""What stands and lies on the tables: folded table cards and note sheets."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib.units import mm

from app.i18n import _, clock, duration
from app.models.agenda import Item, awaits_sheets, planned_slots
from app.models.errors import Refused
from app.models.templates import SLOTS, template_named
from app.reports import fonts, marks
from app.reports.slips.paper import MARGIN, Area, Paper, Type
from app.reports.slips.setup import Setup
from app.templates import label

_QR = 34 * mm


def table_cards(setup: Setup) -> bytes:
    """A sheet for each table, folded once into a tent: the number reads from both sides.

    When only what changed is printed, the tables that were opened since.
    """
    count, first = _table_count(setup), 1
    if setup.before is not None:
        first = max(map(len, setup.before), default=0) + 1
    if first > count:
        raise Refused("print-nothing-changed")
    paper = setup.paper(_("Table cards"))
    for number in range(first, count + 1):
        if number > first:
            paper.new_page()
        half = paper.height / 2
        dashes = (paper.width - 12 * mm, 6 * mm)
        paper.rule(0, half, dashes[1], half, marks.MUTED, 0.5)
        paper.rule(dashes[0] + 6 * mm, half, paper.width, half, marks.MUTED, 0.5)
        side = Area(0, 0, paper.width, half)
        with paper.inside("Sect"):
            _card(paper, side, setup, number)
        with paper.inside("Sect"), paper.turned(paper.width, paper.height):
            _card(paper, side, setup, number)
    return paper.finish()


def _table_count(setup: Setup) -> int:
    count = setup.assembly.seating.table_count(setup.meeting)
    if not count:
        raise Refused("print-no-plan")
    return count


def _card(paper: Paper, side: Area, setup: Setup, number: int) -> None:
    inner = side.inset(MARGIN)
    name = setup.assembly.mandate.name
    heading = Area(inner.x, inner.y, inner.width, inner.height)
    paper.fit(name, heading, Type(12, fonts.MEDIUM, marks.MUTED, "middle", 8))
    address = table_address(setup, number)
    size = 80 * mm
    x = inner.middle - size / 2 if not address else inner.x + 12 * mm
    named = Type(20, fonts.SEMIBOLD, marks.INK, "middle")
    paper.text(x + size / 2, inner.top - 20 * mm, _("Table"), named)
    paper.table_mark(x, inner.top - 28 * mm - size, size, number)
    if address:
        _invitation(
            paper, Area(inner.right - 62 * mm, inner.y, 62 * mm, inner.height), setup, number
        )


def _invitation(paper: Paper, area: Area, setup: Setup, number: int) -> None:
    """The QR code of the table's page, and the same in letters."""
    size = 44 * mm
    y = area.top - 20 * mm - size
    told = _(
        "The note-taker scans this code to write the table\N{RIGHT SINGLE QUOTATION MARK}s notes."
    )
    alt = _("QR code of the notes page of table {number}").format(number=number)
    paper.qr(table_address(setup, number), area.middle - size / 2, y, size, alt)
    below = paper.fit(
        told,
        Area(area.x, y - 24 * mm, area.width, 22 * mm),
        Type(10, fonts.REGULAR, marks.INK, "middle", 8, 3),
    )
    typed = Type(11, fonts.BOLD, marks.INK, "middle", 7)
    paper.fit(setup.shown_address, Area(area.x, below - 22, area.width, 16), typed)
    code = _("Table code {code}").format(code=table_code(setup, number))
    paper.fit(code, Area(area.x, below - 40, area.width, 16), typed)


def table_code(setup: Setup, number: int) -> str:
    """The access code of a table on that day, "" when none was issued."""
    codes = setup.assembly.board.codes.get(setup.meeting, ())
    return codes[number - 1] if 1 <= number <= len(codes) else ""


def table_address(setup: Setup, number: int) -> str:
    """The address of a table's page, "" without a server or a code."""
    code = table_code(setup, number)
    return f"{setup.address}/t/{code}" if setup.address and code else ""


def note_sheets(setup: Setup) -> bytes:
    """A sheet for each table and each item that is written about."""
    items = _written_about(setup)
    paper = setup.paper(_("Note sheets"))
    sheets = [(item, number) for item in items for number in _tables_of(setup, item)]
    for at, (item, number) in enumerate(sheets):
        if at:
            paper.new_page()
        with paper.inside("Sect"):
            _sheet(paper, setup, item, number)
    return paper.finish()


def _written_about(setup: Setup) -> list[Item]:
    day = setup.assembly.agenda.day(setup.meeting)
    setup.rounds()
    items = [item for item in day if awaits_sheets(item) and setup.round in (0, item.plan.round)]
    if not items:
        raise Refused("print-no-items")
    return items


def _tables_of(setup: Setup, item: Item) -> range:
    tables = setup.assembly.seating.tables(setup.meeting, item.plan.round)
    return range(1, (len(tables) or _table_count(setup)) + 1)


def _sheet(paper: Paper, setup: Setup, item: Item, number: int) -> None:
    inner = Area(0, 0, paper.width, paper.height).inset(MARGIN)
    mark = 20 * mm
    paper.table_mark(inner.x, inner.top - mark, mark, number)
    left, address = inner.x + mark + 7 * mm, table_address(setup, number)
    room = inner.right - left - (_QR if address else 0)
    small = Type(9, fonts.MEDIUM, marks.MUTED, smallest=7)
    place = _("Table {number}").format(number=number)
    told = f"{setup.assembly.mandate.name} · {place} · {_time(setup, item)}"
    paper.fit(told, Area(left, inner.top - 12, room, 12), small)
    title = Type(18, fonts.BOLD, smallest=11, lines=2)
    below = paper.fit(item.plan.shown, Area(left, inner.top - 62, room, 46), title, "H1")
    below = min(below, inner.top - mark) - 10
    if address:
        alt = _("QR code of the notes page of table {number}").format(number=number)
        paper.qr(address, inner.right - _QR + 4 * mm, inner.top - _QR + 4 * mm, _QR, alt)
        below = min(below, inner.top - _QR)
    if item.plan.task:
        below = _task(paper, Area(inner.x, below - 90, inner.width, 90), item.plan.task)
    template = template_named(item.plan.template)
    if len(SLOTS[template]) > 1:
        _fields(paper, inner, below - 8, [label(slot.name) for slot in SLOTS[template]])
    else:
        _lines(paper, inner, below - 8)


def _time(setup: Setup, item: Item) -> str:
    slot = planned_slots(setup.assembly.agenda.day(setup.meeting))[item.id]
    return f"{clock(slot.start)}, {duration(slot.end - slot.start)}"


def _task(paper: Paper, area: Area, task: str) -> float:
    paper.text(area.x, area.top - 10, _("Your task"), Type(10, fonts.SEMIBOLD, marks.ACCENT))
    how = Type(12, fonts.REGULAR, smallest=7.5, lines=7)
    return paper.fit(task, Area(area.x, area.y, area.width, area.height - 16), how) - 6


def _fields(paper: Paper, inner: Area, top: float, names: Sequence[str]) -> None:
    """Room for whole notes with a line for each field, down to the foot of the sheet."""
    small = Type(9, colour=marks.MUTED, smallest=7)
    told = _("One note in each block.")
    paper.fit(told, Area(inner.x, top - 12, inner.width, 12), small)
    step, name_width, between = 11 * mm, 34 * mm, 5 * mm
    y = top - 14
    while y - len(names) * step > inner.y:
        for name in names:
            y -= step
            paper.fit(name, Area(inner.x, y - 4, name_width, 12), small)
            paper.rule(inner.x + name_width, y, inner.right, y, marks.MUTED, 0.5)
        y -= between


def _lines(paper: Paper, inner: Area, top: float) -> None:
    """Lines to write on, each with room for a mark, down to the foot of the sheet."""
    told = _(
        'One thought on each line. In the box: + for, \N{MINUS SIGN} against, ? question, " quote.'
    )
    paper.fit(
        told, Area(inner.x, top - 12, inner.width, 12), Type(9, colour=marks.MUTED, smallest=7)
    )
    step, box = 11.5 * mm, 6 * mm
    y = top - 14 - step
    while y > inner.y:
        paper.box(Area(inner.x, y + 1.2 * mm, box, box), edge=marks.MUTED, radius=1.5, line=0.7)
        paper.rule(inner.x + box + 3 * mm, y, inner.right, y, marks.MUTED, 0.5)
        y -= step
