"""Name badges: 85 x 54 mm, ten on a sheet, with the table of every round and a code for the door.

The code is for a hand scanner; it stands below in letters too, for whoever has none.
"""

from __future__ import annotations

from collections.abc import Mapping

from reportlab.lib.units import mm

from app.i18n import _
from app.models.badges import badge_code, shown_badge
from app.models.on_paper import seats_of
from app.models.people import Member
from app.reports import fonts, marks
from app.reports.charts import shortened
from app.reports.slips.paper import Area, Cards, Paper, Type
from app.reports.slips.setup import Setup

_CARDS = Cards(85 * mm, 54 * mm, 2, 5)
_PAD = 5.5 * mm
_CODE = 16 * mm
_QUIET = 2 * mm
"""The side of the QR code with its white margin, part of which may lie in the badge's own."""


def badges(setup: Setup) -> bytes:
    """A badge for everybody who may come."""
    rounds = setup.rounds()
    members = setup.changed(setup.members(), newcomers=True)
    paper = setup.paper(_("Name badges"))
    for member, area in zip(members, _CARDS.areas(paper, len(members)), strict=True):
        with paper.inside("Sect"):
            _badge(paper, area, setup, member, seats_of(member.id, rounds))
    return paper.finish()


def _badge(
    paper: Paper, area: Area, setup: Setup, member: Member, seats: Mapping[int, int]
) -> None:
    inner = area.inset(_PAD)
    paper.box(Area(area.x, area.top - 3 * mm, area.width, 3 * mm), fill=marks.ACCENT)
    small = Type(7.5, fonts.MEDIUM, marks.MUTED)
    name = shortened(setup.assembly.mandate.name, fonts.MEDIUM, 7.5, inner.width - 30)
    paper.text(inner.x, inner.top - 7, name, small)
    number = Type(7.5, fonts.MEDIUM, marks.MUTED, "end")
    paper.text(inner.right, inner.top - 7, f"#{member.number}", number)
    room = 15 * mm
    place = Area(inner.x, inner.y + room, inner.width, inner.height - 14 - room)
    paper.fit_middle(member.name, place, Type(26, fonts.BOLD, smallest=8, lines=3), "H1")
    _code(paper, inner, member)
    _seats(paper, Area(inner.x, inner.y, inner.width - _CODE - 3 * mm, inner.height), seats)


def _code(paper: Paper, area: Area, member: Member) -> None:
    """At the lower right: the QR code, and what it says."""
    code = badge_code(member.id)
    x, letters = area.right - _CODE + _QUIET, area.y - 2.6 * mm
    alt = _("QR code for the arrival desk: {code}").format(code=code)
    paper.qr(code, x, area.y - 1 * mm, _CODE, alt)
    told = Type(6, fonts.MEDIUM, marks.MUTED, "middle")
    paper.text(x + _CODE / 2, letters, shown_badge(code), told)


def _seats(paper: Paper, area: Area, seats: Mapping[int, int]) -> None:
    """The rounds side by side, each its number over the table's mark."""
    if not seats:
        return
    step = min(area.width / len(seats), 17 * mm)
    size = min(9 * mm, step * 0.72)
    for at, (number, table) in enumerate(seats.items()):
        x = area.x + at * step
        label = _("Round {number}").format(number=number)
        fits = fonts.width(label, fonts.MEDIUM, 7) < step - 3
        words = label if fits else str(number)
        paper.text(
            x + size / 2 if not fits else x,
            area.y + size + 5,
            words,
            Type(7, fonts.MEDIUM, marks.MUTED, "start" if fits else "middle"),
        )
        paper.table_mark(x, area.y, size, table)
