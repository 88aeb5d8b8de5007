"""Lists for the door and the desk: who sits where, who is here; and each member's own card."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportlab.lib.units import mm

from app.i18n import _, clock, name_key
from app.models.agenda import planned_slots
from app.models.errors import Refused
from app.models.on_paper import seats_of
from app.models.people import Member
from app.models.seating import Tables, own_tables
from app.reports import fonts, marks
from app.reports.slips.paper import MARGIN, Area, Cards, Paper, Type, fitted
from app.reports.slips.setup import Setup

_HEAD = Type(8.5, fonts.SEMIBOLD, marks.MUTED)
_NAME_LINES = 3
_OWN = Type(8.5, fonts.MEDIUM, marks.MUTED)
_LINE, _LINES, _MOST_LINES = 6.7 * mm, 34, 38
_SIGNATURES = 26
_USUAL, _CLOSE, _FEW = 6, 8, 8
"""Tables on a page; on one where they are set closer, and at how many people each they may be."""
_ROUND_CARDS = Cards(95 * mm, 66 * mm, 2, 4)


def _title(paper: Paper, setup: Setup, title: str, page: str = "") -> float:
    """The head of a list's page; returns the y below it."""
    inner = Area(0, 0, paper.width, paper.height).inset(MARGIN)
    told = " · ".join(part for part in (setup.assembly.mandate.name, setup.day, page) if part)
    paper.fit(
        told,
        Area(inner.x, inner.top - 12, inner.width, 12),
        Type(9.5, fonts.MEDIUM, marks.MUTED, smallest=7),
    )
    paper.fit(title, Area(inner.x, inner.top - 46, inner.width, 30), Type(22, fonts.BOLD), "H1")
    return inner.top - 50


def _pages(rows: Sequence[Member], size: int) -> list[Sequence[Member]]:
    return [rows[at : at + size] for at in range(0, len(rows), size)]


def _even_pages(rows: Sequence[Member]) -> list[Sequence[Member]]:
    """Few more than a page holds are set closer, so that no two names stand alone on the next."""
    return [rows] if len(rows) <= _MOST_LINES else _balanced(rows, _LINES)


def _balanced(rows: Sequence[Member], most: int) -> list[Sequence[Member]]:
    """As few pages as hold them, each with about as many."""
    count = -(-len(rows) // most)
    return _pages(rows, -(-len(rows) // count))


def _page_name(number: int, count: int) -> str:
    return _("Page {page} of {pages}").format(page=number, pages=count) if count > 1 else ""


def seating_list(setup: Setup) -> bytes:
    """By name, every round on one line; then by table, a page for each round.

    When only what changed is printed, the list by name is there if anybody's seat has changed, and
    the rounds that have.
    """
    rounds, changed = setup.planned_rounds(), setup.changed_rounds()
    if not changed:
        raise Refused("print-nothing-changed")
    paper = setup.paper(_("Seating list"))
    names, pages = setup.names(), _even_pages(setup.members())
    for number, members in enumerate(pages, 1):
        if number > 1:
            paper.new_page()
        top = _title(paper, setup, _("Find your table"), _page_name(number, len(pages)))
        with paper.inside("Table"):
            _by_name(paper, top, {each.id: names[each.id] for each in members}, rounds)
    for number, tables in changed.items():
        _by_table(paper, setup, number, tables)
    return paper.finish()


def _by_name(
    paper: Paper,
    top: float,
    members: Mapping[str, str],
    rounds: Mapping[int, Tables],
) -> None:
    right = paper.width - MARGIN
    step = min(20 * mm, 110 * mm / len(rounds))
    start = right - step * len(rounds)
    with paper.inside("TR"):
        paper.text(MARGIN, top - 10, _("Name"), _HEAD, "TH")
        for at, number in enumerate(rounds):
            label = _("Round {number}").format(number=number)
            label = label if fonts.width(label, _HEAD.font, _HEAD.size) < step else str(number)
            middle = Type(_HEAD.size, _HEAD.font, _HEAD.colour, "middle")
            paper.text(start + (at + 0.5) * step, top - 10, label, middle, "TH")
    paper.rule(MARGIN, top - 16, right, top - 16, marks.INK, 1)
    height = min(1.0, _LINES / len(members)) * _LINE
    for line, (member, name) in enumerate(members.items(), 1):
        y = top - 16 - line * height
        with paper.inside("TR"):
            _name_line(paper, Area(MARGIN, y, start - MARGIN - 6, height), name)
            for at, table in seats_of(member, rounds).items():
                x = start + (list(rounds).index(at) + 0.5) * step
                paper.table_mark(x - 2.7 * mm, y + 0.65 * mm, 5.4 * mm, table)
        paper.rule(MARGIN, y, right, y)


def _name_line(paper: Paper, area: Area, name: str) -> None:
    paper.fit_middle(name, area, Type(11, fonts.MEDIUM, smallest=7, lines=2), "TH")


def _by_table(paper: Paper, setup: Setup, number: int, tables: Tables) -> None:
    """The tables of a round as blocks, in two columns."""
    people, own = setup.names(), own_tables(setup.assembly, setup.meeting)
    title = _("Round {number}").format(number=number)
    on_page, rows = _blocks(tables)
    for at, sitting in enumerate(tables):
        place = at % on_page
        if place == 0:
            paper.new_page()
            top = _title(paper, setup, title)
        row, column = divmod(place, 2)
        width, height = (paper.width - 2 * MARGIN - 8 * mm) / 2, (top - MARGIN - 8) / rows
        x, y = MARGIN + column * (width + 8 * mm), top - 8 - (row + 1) * height
        hosts = [people[each] for each in sitting if each in people and own.get(each) == at + 1]
        others = [people[each] for each in sitting if each in people and own.get(each) != at + 1]
        seats = _Seats(at + 1, sorted(hosts, key=name_key), sorted(others, key=name_key))
        with paper.inside("Sect"):
            _block(paper, Area(x, y, width, height - 5 * mm), seats)


def _blocks(tables: Tables) -> tuple[int, int]:
    """How many blocks on a page, in how many rows: six, or eight where that saves a page; no table
    stands alone on the last one.
    """
    count = len(tables)
    if _USUAL < count <= _CLOSE and max(map(len, tables)) <= _FEW:
        return _CLOSE, _CLOSE // 2
    pages = -(-count // _USUAL)
    return -(-count // max(1, pages)), _USUAL // 2


@dataclass(frozen=True, slots=True)
class _Seats:
    """A table in a round: who always sits there, hosts first of all, and who else does."""

    table: int
    hosts: Sequence[str]
    others: Sequence[str]

    @property
    def lines(self) -> list[tuple[str, str]]:
        """What is printed of each, and in which font."""
        told = [_("{name} (always here)").format(name=each) for each in self.hosts]
        return [
            *((each, fonts.SEMIBOLD) for each in told),
            *((each, fonts.REGULAR) for each in self.others),
        ]


def _block(paper: Paper, area: Area, seats: _Seats) -> None:
    paper.box(area, edge=marks.RULE, radius=6)
    inner = area.inset(5 * mm)
    mark = 13 * mm
    paper.table_mark(inner.x, inner.top - mark, mark, seats.table)
    paper.text(
        inner.x + mark + 5 * mm,
        inner.top - mark * 0.64,
        _("Table {number}").format(number=seats.table),
        Type(15, fonts.BOLD),
        "H2",
    )
    names = Area(inner.x, inner.y, inner.width, inner.height - mark - 2 * mm)
    size, y = _name_size(names, seats.lines), names.top - 1 * mm
    for name, letters in seats.lines:
        how = Type(size, letters, smallest=size, lines=_NAME_LINES)
        y = paper.fit(name, _place_of_name(names, y, size), how) - size * 0.05


def _place_of_name(area: Area, top: float, size: float) -> Area:
    height = _NAME_LINES * size * 1.35
    return Area(area.x, top - height, area.width, height)


def _name_size(area: Area, lines: Sequence[tuple[str, str]]) -> float:
    """The largest at which all names find room, the long ones on more lines: none of them is set
    smaller than the others.
    """
    size = 15.0
    while size > 6:
        place = _place_of_name(area, 0, size)
        wrapped = (
            fitted(name, place, Type(size, letters, smallest=size, lines=_NAME_LINES))[0]
            for name, letters in lines
        )
        if sum(map(len, wrapped)) * size * 1.35 <= area.height:
            break
        size -= 0.5
    return size


def attendance(setup: Setup) -> bytes:
    """A list to sign on arrival: everybody, in the order of a Danish register."""
    members = sorted(setup.assembly.people, key=lambda each: name_key(each.listed_name))
    if not members:
        setup.members()
    paper = setup.paper(_("Attendance list"))
    pages = _balanced(members, _SIGNATURES)
    for number, rows in enumerate(pages, 1):
        if number > 1:
            paper.new_page()
        top = _title(paper, setup, _("Attendance list"), _page_name(number, len(pages)))
        with paper.inside("Table"):
            _signatures(paper, top, rows)
    return paper.finish()


def _signatures(paper: Paper, top: float, rows: Sequence[Member]) -> None:
    right, name_x, sign_x = paper.width - MARGIN, MARGIN + 12 * mm, MARGIN + 88 * mm
    with paper.inside("TR"):
        for x, label in ((MARGIN, _("No.")), (name_x, _("Name")), (sign_x, _("Signature"))):
            paper.text(x, top - 10, label, _HEAD, "TH")
    paper.rule(MARGIN, top - 16, right, top - 16, marks.INK, 1)
    height = 8.7 * mm
    for number, member in enumerate(rows, 1):
        y = top - 16 - number * height
        with paper.inside("TR"):
            paper.text(MARGIN, y + 7.5, str(member.number), Type(9, colour=marks.MUTED), "TD")
            line = Area(name_x, y, sign_x - name_x - 8, height)
            _name_line(paper, line, member.listed_name)
        paper.rule(MARGIN, y, sign_x - 8, y)
        paper.rule(sign_x, y, right, y, marks.MUTED)


def round_cards(setup: Setup) -> bytes:
    """A card for each member: every round, its table and what it is about."""
    rounds, members = setup.planned_rounds(), setup.changed(setup.members())
    names, own = setup.names(), own_tables(setup.assembly, setup.meeting)
    paper = setup.paper(_("Round cards"))
    for member, area in zip(members, _ROUND_CARDS.areas(paper, len(members)), strict=True):
        with paper.inside("Sect"):
            seats = seats_of(member.id, rounds)
            called, table = names[member.id], own.get(member.id, 0)
            _round_card(paper, area.inset(6 * mm), setup, _Called(called, table), seats)
    return paper.finish()


@dataclass(frozen=True, slots=True)
class _Called:
    """A name, and the table where they always sit, 0 for none."""

    name: str
    own: int


def _round_card(
    paper: Paper, area: Area, setup: Setup, called: _Called, seats: Mapping[int, int]
) -> None:
    paper.fit(
        setup.assembly.mandate.name,
        Area(area.x, area.top - 9, area.width, 9),
        Type(7.5, fonts.MEDIUM, marks.MUTED, smallest=6),
    )
    name = Type(15, fonts.BOLD, smallest=9, lines=2)
    below = paper.fit(called.name, Area(area.x, area.top - 44, area.width, 32), name, "H1") - 6
    if called.own:
        told = _("Always at table {table}").format(table=called.own)
        below = paper.fit(told, Area(area.x, below - 12, area.width, 12), _OWN) - 4
    if not seats:
        told = _("You have no seat in these rounds yet. Ask at the desk.")
        paper.fit(told, Area(area.x, below - 30, area.width, 30), Type(9.5, smallest=7, lines=3))
        return
    step = min((below - area.y) / len(seats), 12.5 * mm)
    for at, (number, table) in enumerate(seats.items()):
        line = Area(area.x, below - (at + 1) * step, area.width, step)
        _round_line(paper, line, number, table, _subject(setup, number))


def _round_line(paper: Paper, area: Area, number: int, table: int, subject: str) -> None:
    size = min(9 * mm, area.height * 0.86)
    paper.table_mark(area.x, area.y + (area.height - size) / 2, size, table)
    left = area.x + size + 4 * mm
    told = _("Round {number}: table {table}").format(number=number, table=table)
    scale = min(1.0, area.height / (10 * mm))
    middle = area.y + area.height / 2
    lift = 2 if subject else -3.5
    paper.text(left, middle + lift * scale, told, Type(10.5 * scale, fonts.SEMIBOLD))
    if subject:
        small = Type(8.5 * scale, fonts.REGULAR, marks.MUTED, smallest=6.5 * scale)
        place = Area(left, middle - 12 * scale, area.right - left, 11.5 * scale)
        paper.fit(subject, place, small)


def _subject(setup: Setup, number: int) -> str:
    """When a round is planned and what it is about, "" when no item names it."""
    day = setup.assembly.agenda.day(setup.meeting)
    item = next((each for each in day if each.plan.round == number), None)
    if item is None:
        return ""
    return f"{clock(planned_slots(day)[item.id].start)}  {item.plan.shown}"
