"""Voting cards and paper ballots. Neither ever carries a name or a number that leads to one."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.lib.units import mm

from app.i18n import _, _p
from app.models.errors import Refused
from app.models.markdown import plain
from app.models.voting import Channel, Choice, Poll, PollState, number_of, shown
from app.reports import fonts, marks
from app.reports.slips.paper import Area, Cards, Paper, Type
from app.reports.slips.setup import Setup

_VOTE_CARDS = Cards(90 * mm, 54 * mm, 2, 5)
_BALLOTS = Cards(105 * mm, 148.5 * mm, 2, 2)
_FINGERPRINT = 8


def vote_cards(setup: Setup) -> bytes:
    """A card for each code of `setup.codes`, in the order given: the deck is already shuffled."""
    if not setup.codes:
        raise Refused("print-no-codes")
    paper = setup.paper(_("Voting cards"))
    areas = _VOTE_CARDS.areas(paper, len(setup.codes))
    for code, area in zip(setup.codes, areas, strict=True):
        with paper.inside("Sect"):
            _vote_card(paper, area.inset(5 * mm), setup, code)
    return paper.finish()


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


def ballots(setup: Setup) -> bytes:
    """Paper ballots for every poll that is prepared or open and takes paper, four on a sheet."""
    polls = list(_on_paper(setup))
    if not polls:
        raise Refused("print-no-polls")
    present = len(setup.assembly.people.present(setup.meeting))
    count = setup.count or present or len(setup.assembly.people.members)
    paper = setup.paper(_("Paper ballots"))
    for at, poll in enumerate(polls):
        if at:
            paper.new_page()
        for number, area in enumerate(_BALLOTS.areas(paper, max(count, 1))):
            if number % _BALLOTS.on_page == 0:
                _cuts(paper)
            with paper.inside("Sect"):
                _ballot(paper, area.inset(11 * mm), setup, poll)
    return paper.finish()


def _cuts(paper: Paper) -> None:
    """The four ballots fill the sheet, so the marks of the two cuts stand inside its edges."""
    x, y, length = paper.width / 2, paper.height / 2, 5 * mm
    for start in (0.0, paper.height - length):
        paper.rule(x, start, x, start + length, marks.MUTED, 0.4)
    for start in (0.0, paper.width - length):
        paper.rule(start, y, start + length, y, marks.MUTED, 0.4)


def _on_paper(setup: Setup) -> Iterator[Poll]:
    for poll in setup.assembly.voting:
        waiting = poll.state in (PollState.PREPARED, PollState.OPEN)
        if waiting and Channel.PAPER in poll.terms.channels:
            yield poll


def _ballot(paper: Paper, area: Area, setup: Setup, poll: Poll) -> None:
    small = Type(8, fonts.MEDIUM, marks.MUTED, smallest=6)
    head = f"{setup.assembly.mandate.name} · {setup.day}"
    paper.fit(head, Area(area.x, area.top - 10, area.width, 10), small)
    paper.fit(
        _("Paper ballot"),
        Area(area.x, area.top - 32, area.width, 18),
        Type(11, fonts.SEMIBOLD, marks.ACCENT),
    )
    _question(
        paper, Area(area.x, area.y + 64 * mm, area.width, area.height - 64 * mm - 36), setup, poll
    )
    for at, (_choice, label) in enumerate(_choices()):
        y = area.y + 62 * mm - (at + 1) * 17 * mm
        paper.box(Area(area.x, y, area.width, 14 * mm), edge=marks.INK, radius=5, line=0.9)
        paper.box(
            Area(area.x + 3 * mm, y + 2 * mm, 10 * mm, 10 * mm), edge=marks.INK, radius=2, line=1.6
        )
        paper.text(area.x + 18 * mm, y + 4.9 * mm, label, Type(17, fonts.SEMIBOLD))
    told = _("Put one cross. Fold the ballot and put it into the box. Do not write your name.")
    paper.fit(
        told,
        Area(area.x, area.y - 3 * mm, area.width, 11 * mm),
        Type(8, fonts.REGULAR, smallest=6, lines=2),
    )


def _question(paper: Paper, area: Area, setup: Setup, poll: Poll) -> None:
    """The question, the exact words it is about, and which version they are."""
    small = Type(8, fonts.REGULAR, marks.MUTED, smallest=6)
    paper.fit(_about(setup, poll), Area(area.x, area.y, area.width, 10), small)
    asked = setup.assembly.recommendations.items.get(poll.recommendation)
    version = asked.version(poll.version) if asked else None
    words = plain(version.wording.text) if version else ""
    room = area.height - 18
    share = 0.5 if words else 1.0
    place = Area(area.x, area.top - room * share, area.width, room * share)
    title = Type(17, fonts.BOLD, smallest=7, lines=6)
    below = paper.fit(poll.terms.question, place, title, "H1") - 5
    if words:
        rest = Area(area.x, area.y + 16, area.width, below - area.y - 16)
        paper.fit(words, rest, Type(11, fonts.REGULAR, smallest=5.5, lines=12))


def _choices() -> tuple[tuple[Choice, str], ...]:
    return (
        (Choice.YES, _p("ballot", "For")),
        (Choice.NO, _p("ballot", "Against")),
        (Choice.BLANK, _p("ballot", "Blank")),
    )


def _about(setup: Setup, poll: Poll) -> str:
    number = number_of(setup.assembly.recommendations, poll)
    parts = [
        _("Recommendation {number}").format(number=number) if number else "",
        _("version {version}").format(version=poll.version),
        _("check mark {fingerprint}").format(fingerprint=poll.fingerprint[:_FINGERPRINT]),
    ]
    return " · ".join(part for part in parts if part)
