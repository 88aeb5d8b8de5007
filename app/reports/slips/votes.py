"""Voting cards. They never carry a name or a number that leads to one."""

from __future__ import annotations

from reportlab.lib.units import mm

from app.i18n import _
from app.models.errors import Refused
from app.models.voting import shown
from app.reports import fonts, marks
from app.reports.slips.paper import Area, Cards, Paper, Type
from app.reports.slips.setup import Setup

_VOTE_CARDS = Cards(90 * mm, 54 * mm, 2, 5)
_LARGE_CARDS = Cards(95 * mm, 90 * mm, 2, 3)


def vote_cards(setup: Setup) -> bytes:
    """A card for each code of `setup.codes`, in the order given: the deck is already shuffled."""
    if not setup.codes:
        raise Refused("print-no-codes")
    paper = setup.paper(_("Voting cards"))
    cards = _LARGE_CARDS if setup.large else _VOTE_CARDS
    draw = _large_card if setup.large else _vote_card
    for code, area in zip(setup.codes, cards.areas(paper, len(setup.codes)), strict=True):
        with paper.inside("Sect"):
            draw(paper, area.inset(5 * mm), setup, code)
    return paper.finish()


def _large_card(paper: Paper, area: Area, setup: Setup, code: str) -> None:
    """For whoever reads large print: the code across the card, words from 10 points up."""
    size = 40 * mm if setup.address else 0.0
    title = Area(area.x, area.top - 26, area.width, 24)
    paper.fit(_("Voting card"), title, Type(22, fonts.BOLD), "H1")
    top, high = area.top - 32, 44 * mm
    words = Area(area.x, top - high, area.width - size, high)
    paper.fit(_how_to_vote(setup), words, Type(12.5, fonts.REGULAR, smallest=10, lines=9))
    if setup.address:
        x = area.right - size + 3 * mm
        alt = _("QR code of this voting card")
        paper.qr(f"{setup.address}/v#{code}", x, top - size, size, alt)
    paper.fit(shown(code), Area(area.x, area.y + 34, area.width, 32), Type(28, fonts.BOLD))
    told = _("Nobody knows whose card this is. Keep it all day.")
    small = Type(12, fonts.REGULAR, smallest=10, lines=2)
    paper.fit(told, Area(area.x, area.y, area.width, 30), small)


def _vote_card(paper: Paper, area: Area, setup: Setup, code: str) -> None:
    size = 31 * mm if setup.address else 0.0
    room = area.width - size
    small = Type(7.5, fonts.MEDIUM, marks.MUTED, smallest=6)
    paper.fit(setup.assembly.mandate.name, Area(area.x, area.top - 9, room, 9), small)
    paper.fit(_("Voting card"), Area(area.x, area.top - 30, room, 18), Type(15, fonts.BOLD), "H1")
    top = area.top - 34
    paper.fit(
        _how_to_vote(setup),
        Area(area.x, top - 52, room - 4, 52),
        Type(8.5, fonts.REGULAR, smallest=6.5, lines=5),
    )
    paper.fit(shown(code), Area(area.x, area.y + 21, area.width, 20), Type(16, fonts.BOLD))
    told = _(
        "Nobody knows whose card this is. Keep it all day. If you lose it, tell us at the desk."
    )
    paper.fit(
        told,
        Area(area.x, area.y, area.width, 19),
        Type(7.5, fonts.REGULAR, marks.MUTED, smallest=6, lines=2),
    )
    if setup.address:
        x, y = area.right - size + 3 * mm, area.top - size + 3 * mm
        paper.qr(f"{setup.address}/v#{code}", x, y, size, _("QR code of this voting card"))


def _how_to_vote(setup: Setup) -> str:
    if setup.address:
        return _(
            "Scan the square, or open {address}/v and type the code below. Without a phone: hand "
            "this card in and get a paper ballot."
        ).format(address=setup.shown_address)
    return _("Type the code below on the voting page, or hand this card in and get a paper ballot.")
