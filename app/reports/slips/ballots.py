"""Paper ballots of every method, one question on each or several. A ballot never carries a name or
a number that leads to one: its serial is drawn by chance, and which ballot went to whom is known to
nobody.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from reportlab.lib.units import mm

from app.i18n import _, _p
from app.models.errors import Refused
from app.models.markdown import plain
from app.models.voting import ALPHABET, Channel, Choice, Method, Poll, PollState
from app.reports import fonts, marks
from app.reports.slips.asked import Asked, about, asked_of
from app.reports.slips.paper import Area, Cards, Paper, Type
from app.reports.slips.setup import Setup

_SMALL = Cards(105 * mm, 148.5 * mm, 2, 2)
_SERIAL = 8
_QR = 19 * mm
_EDGE = 14 * mm
_GAP = 5 * mm


def ballots(setup: Setup) -> bytes:
    """Paper ballots for every poll that is prepared or open and takes paper. Yes or no stands four
    on a sheet; any other ballot, and one with several questions, has sheets of its own.
    """
    groups = list(_groups(setup))
    if not groups:
        raise Refused("print-no-polls")
    present = len(setup.assembly.people.present(setup.meeting))
    count = max(1, setup.count or present or len(setup.assembly.people.members))
    paper, rng = setup.paper(_("Paper ballots")), random.SystemRandom()
    for at, polls in enumerate(groups):
        if at:
            paper.new_page()
        if len(polls) == 1 and polls[0].terms.method is Method.YES_NO_BLANK:
            _small_ballots(paper, setup, polls[0], count, rng)
        else:
            _sheets(paper, setup, polls, count, rng)
    return paper.finish()


def serial(rng: random.Random) -> str:
    """A number for one ballot, drawn by chance: "7KQ4-M2XD"."""
    drawn = "".join(rng.choice(ALPHABET) for _sign in range(_SERIAL))
    return f"{drawn[:4]}-{drawn[4:]}"


def content_of(polls: Sequence[Poll], drawn: str) -> str:
    """What a ballot's QR code says: the poll (the first of several) and the ballot's serial."""
    return f"bordrunde-ballot:{polls[0].together or polls[0].id}:{drawn}"


def _small_ballots(paper: Paper, setup: Setup, poll: Poll, count: int, rng: random.Random) -> None:
    for number, area in enumerate(_SMALL.areas(paper, count)):
        if number % _SMALL.on_page == 0:
            _cuts(paper)
        with paper.inside("Sect"):
            _ballot(paper, area.inset(11 * mm), setup, poll, serial(rng))


def _sheets(
    paper: Paper, setup: Setup, polls: Sequence[Poll], count: int, rng: random.Random
) -> None:
    """A ballot begins on a sheet of its own; all its sheets have the same serial."""
    blocks = [
        asked_of(setup, poll, at if len(polls) > 1 else 0) for at, poll in enumerate(polls, 1)
    ]
    pages = list(_pages(paper, blocks))
    for number in range(count):
        drawn = serial(rng)
        for at, page in enumerate(pages, 1):
            if number or at > 1:
                paper.new_page()
            with paper.inside("Sect"):
                _sheet(paper, setup, polls, page, drawn, f"{at}/{len(pages)}")


def _room(paper: Paper) -> Area:
    """Where questions stand, below the head."""
    return Area(_EDGE, _EDGE + 9 * mm, paper.width - 2 * _EDGE, paper.height - 2 * _EDGE - 33 * mm)


def _pages(paper: Paper, blocks: Sequence[Asked]) -> Iterator[list[Asked]]:
    """Whole questions, as many on a sheet as it holds."""
    room, page, used = _room(paper), list[Asked](), 0.0
    for block in blocks:
        high = block.height(room.width) + _GAP
        if page and used + high > room.height:
            yield page
            page, used = [], 0.0
        page.append(block)
        used += high
    yield page


def _sheet(
    paper: Paper, setup: Setup, polls: Sequence[Poll], page: Sequence[Asked], drawn: str, at: str
) -> None:
    room = _room(paper)
    top = paper.height - _EDGE
    small = Type(9, fonts.MEDIUM, marks.MUTED, smallest=7)
    words = room.width - _QR - 4 * mm
    paper.fit(
        f"{setup.assembly.mandate.name} · {setup.day}", Area(room.x, top - 11, words, 11), small
    )
    title = Type(18, fonts.BOLD, marks.ACCENT)
    paper.fit(_("Paper ballot"), Area(room.x, top - 36, words, 22), title, "H1")
    paper.fit(
        _("Ballot {serial} · sheet {at}").format(serial=drawn, at=at),
        Area(room.x, top - 50, words, 11),
        small,
    )
    _code(paper, polls, drawn, room.right - _QR, top - _QR)
    y = room.top
    for block in page:
        y = block.draw(paper, room.x, y, room.width) - _GAP
    told = _("Do not write your name. Fold the ballot and put it into the box.")
    paper.fit(told, Area(room.x, _EDGE, room.width, 12), Type(9.5, fonts.REGULAR, smallest=7))


def _code(paper: Paper, polls: Sequence[Poll], drawn: str, x: float, y: float) -> None:
    alt = _("QR code of the poll and this ballot's number")
    paper.qr(content_of(polls, drawn), x, y, _QR, alt)


def _cuts(paper: Paper) -> None:
    """The four ballots fill the sheet, so the marks of the two cuts stand inside its edges."""
    x, y, length = paper.width / 2, paper.height / 2, 5 * mm
    for start in (0.0, paper.height - length):
        paper.rule(x, start, x, start + length, marks.MUTED, 0.4)
    for start in (0.0, paper.width - length):
        paper.rule(start, y, start + length, y, marks.MUTED, 0.4)


def _groups(setup: Setup) -> Iterator[tuple[Poll, ...]]:
    """The polls of each ballot: those asked together, those wished together, and each other one."""
    held, seen = setup.assembly.voting, set[str]()
    wished = tuple(each for each in held if each.id in setup.polls and _takes_paper(each))
    if setup.polls:
        yield from (wished,) if wished else ()
        return
    for poll in held:
        together = held.on_one_ballot(poll)
        if _takes_paper(poll) and poll.id not in seen:
            seen.update(each.id for each in together)
            yield together


def _takes_paper(poll: Poll) -> bool:
    waiting = poll.state in (PollState.PREPARED, PollState.OPEN)
    return waiting and Channel.PAPER in poll.terms.channels


def _ballot(paper: Paper, area: Area, setup: Setup, poll: Poll, drawn: str) -> None:
    small = Type(8, fonts.MEDIUM, marks.MUTED, smallest=6)
    head = f"{setup.assembly.mandate.name} · {setup.day}"
    words = area.width - _QR
    paper.fit(head, Area(area.x, area.top - 10, words, 10), small)
    paper.fit(
        _("Paper ballot"),
        Area(area.x, area.top - 32, words, 18),
        Type(11, fonts.SEMIBOLD, marks.ACCENT),
    )
    told = _("Ballot {serial}").format(serial=drawn)
    paper.fit(told, Area(area.x, area.top - 46, words, 10), small)
    _code(paper, (poll,), drawn, area.right - _QR + 3 * mm, area.top - _QR + 3 * mm)
    _question(
        paper, Area(area.x, area.y + 64 * mm, area.width, area.height - 64 * mm - 52), setup, poll
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
    paper.fit(about(setup, poll), Area(area.x, area.y, area.width, 10), small)
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
