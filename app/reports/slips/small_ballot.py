"""The ballot of one question of yes or no, a quarter of a sheet."""

from __future__ import annotations

from typing import Final

from reportlab.lib.units import mm

from app.i18n import _, _p
from app.models.texts import in_a_line
from app.models.voting import Poll
from app.models.voting.printed import Code, Layout
from app.reports import fonts, marks
from app.reports.slips.answer_boxes import AnswerBoxes
from app.reports.slips.asked import about, exact_words
from app.reports.slips.paper import Area, Paper, Type
from app.reports.slips.setup import Setup

SMALL: Final = Area(0, 0, 105 * mm, 148.5 * mm)
"""Its size."""
_QR = 19 * mm
_DISC, _DISC_AT = 4 * mm, 7 * mm


def small_ballot(paper: Paper, ballot: Area, setup: Setup, poll: Poll, code: Code) -> Layout:
    """Draws it; where its boxes stand."""
    boxes, area = AnswerBoxes(paper, ballot), ballot.inset(11 * mm)
    _head(boxes, area, setup, code)
    words = _question(
        paper, Area(area.x, area.y + 64 * mm, area.width, area.height - 64 * mm - 52), setup, poll
    )
    labels = (_p("ballot", "For"), _p("ballot", "Against"), _p("ballot", "Blank"))
    for at, label in enumerate(labels):
        y = area.y + 62 * mm - (at + 1) * 17 * mm
        paper.box(Area(area.x, y, area.width, 14 * mm), edge=marks.INK, radius=5, line=0.9)
        boxes.draw(Area(area.x + 3 * mm, y + 2 * mm, 10 * mm, 10 * mm), (0, at, 1), 1.6)
        paper.text(area.x + 18 * mm, y + 4.9 * mm, label, Type(17, fonts.SEMIBOLD))
    told = _("Put one cross. Fold the ballot and put it into the box. Do not write your name.")
    paper.fit(
        told,
        Area(area.x, area.y - 3 * mm, area.width, 11 * mm),
        Type(8, fonts.REGULAR, smallest=6, lines=2),
    )
    return boxes.layout((*words, *labels))


def _head(boxes: AnswerBoxes, area: Area, setup: Setup, code: Code) -> None:
    paper = boxes.paper
    small = Type(8, fonts.MEDIUM, marks.MUTED, smallest=6)
    head = f"{setup.assembly.mandate.name} · {setup.day}"
    words = area.width - _QR
    paper.fit(head, Area(area.x, area.top - 10, words, 10), small)
    paper.fit(
        _("Paper ballot"),
        Area(area.x, area.top - 32, words, 18),
        Type(11, fonts.SEMIBOLD, marks.ACCENT),
    )
    told = _("Ballot {serial}").format(serial=code.serial)
    paper.fit(told, Area(area.x, area.top - 46, words, 10), small)
    boxes.code(code, area.right - _QR + 3 * mm, area.top - _QR + 3 * mm, _QR)
    boxes.corners(_DISC_AT, _DISC)


def _question(paper: Paper, area: Area, setup: Setup, poll: Poll) -> tuple[str, str]:
    """The question, the exact words it is about, and which version they are; the first two."""
    small = Type(8, fonts.REGULAR, marks.MUTED, smallest=6)
    paper.fit(about(setup, poll), Area(area.x, area.y, area.width, 10), small)
    words = in_a_line(exact_words(setup, poll))
    room = area.height - 18
    share = 0.5 if words else 1.0
    place = Area(area.x, area.top - room * share, area.width, room * share)
    title = Type(17, fonts.BOLD, smallest=7, lines=6)
    below = paper.fit(poll.terms.question, place, title, "H1") - 5
    if words:
        rest = Area(area.x, area.y + 16, area.width, below - area.y - 16)
        paper.fit(words, rest, Type(11, fonts.REGULAR, smallest=5.5, lines=12))
    return poll.terms.question, words
