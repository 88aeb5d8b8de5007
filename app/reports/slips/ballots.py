"""Paper ballots of every method, one question on each or several. A ballot never carries a name or
a number that leads to one: its serial is drawn by chance, and which ballot went to whom is known to
nobody.

The QR code in its upper right corner and the discs in the three others are what a picture of it is
read by (`app.engines.ballots`); its check signs say of which words and places it was printed.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from reportlab.lib.units import mm

from app.i18n import _
from app.models.errors import Refused
from app.models.voting import ALPHABET, Channel, Method, Poll, PollState
from app.models.voting.printed import SERIAL_SIGNS, Code, Layout
from app.reports import fonts, marks
from app.reports.slips.answer_boxes import AnswerBoxes
from app.reports.slips.asked import Asked, asked_of, exact_words
from app.reports.slips.paper import Area, Cards, Paper, Type
from app.reports.slips.setup import Setup
from app.reports.slips.small_ballot import SMALL, small_ballot

_QR = 19 * mm
_EDGE = 14 * mm
_GAP = 5 * mm
_DISC, _DISC_AT = 5 * mm, 9 * mm
_MOST_SMALL = 400
"""Letters of the words one votes on that stand on a quarter of a sheet without small print."""
_NO_SERIAL, _NO_CHECK = "0000-0000", "000000"
_SMALL = Cards(SMALL.width, SMALL.height, 2, 2)


def ballots(setup: Setup) -> bytes:
    """Paper ballots for every poll that is prepared or open and takes paper. Yes or no stands four
    on a sheet; any other ballot, one with several questions, with a long text or many initiatives,
    and one in large print has sheets of its own.
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
        checks = [each.check for each in layouts(setup, polls)]
        if _is_small(setup, polls):
            _small_ballots(paper, setup, polls[0], [serial(rng) for _each in range(count)], checks)
        else:
            _sheets(paper, setup, polls, [serial(rng) for _each in range(count)], checks)
    return paper.finish()


def layouts(setup: Setup, polls: Sequence[Poll]) -> tuple[Layout, ...]:
    """What stands where on each sheet of the ballot with these questions, in the language that is
    on.
    """
    scratch = setup.paper("")
    if _is_small(setup, polls):
        return (small_ballot(scratch, SMALL, setup, polls[0], _code(polls, _NO_SERIAL, _NO_CHECK)),)
    return tuple(
        _sheet(scratch, setup, page, _code(polls, _NO_SERIAL, _NO_CHECK, at), str(at))
        for at, page in enumerate(_pages_of(scratch, setup, polls), 1)
    )


def serial(rng: random.Random) -> str:
    """A number for one ballot, drawn by chance: "7KQ4-M2XD"."""
    drawn = "".join(rng.choice(ALPHABET) for _sign in range(SERIAL_SIGNS))
    return f"{drawn[:4]}-{drawn[4:]}"


def _code(polls: Sequence[Poll], drawn: str, check: str, sheet: int = 1) -> Code:
    return Code(polls[0].together or polls[0].id, drawn, sheet, check)


def _is_small(setup: Setup, polls: Sequence[Poll]) -> bool:
    is_plain = len(polls) == 1 and polls[0].terms.method is Method.YES_NO_BLANK
    words = exact_words(setup, polls[0])
    return is_plain and not setup.large and len(words) <= _MOST_SMALL


def _small_ballots(
    paper: Paper, setup: Setup, poll: Poll, serials: Sequence[str], checks: Sequence[str]
) -> None:
    for number, area in enumerate(_SMALL.areas(paper, len(serials))):
        if number % _SMALL.on_page == 0:
            _cuts(paper)
        with paper.inside("Sect"):
            small_ballot(paper, area, setup, poll, _code((poll,), serials[number], checks[0]))


def _sheets(
    paper: Paper,
    setup: Setup,
    polls: Sequence[Poll],
    serials: Sequence[str],
    checks: Sequence[str],
) -> None:
    """A ballot begins on a sheet of its own; all its sheets have the same serial."""
    pages = _pages_of(paper, setup, polls)
    for number, drawn in enumerate(serials):
        for at, page in enumerate(pages, 1):
            if number or at > 1:
                paper.new_page()
            code = _code(polls, drawn, checks[at - 1], at)
            with paper.inside("Sect"):
                _sheet(paper, setup, page, code, f"{at}/{len(pages)}")


def _room(paper: Paper) -> Area:
    """Where questions stand, below the head."""
    return Area(_EDGE, _EDGE + 9 * mm, paper.width - 2 * _EDGE, paper.height - 2 * _EDGE - 33 * mm)


def _pages_of(paper: Paper, setup: Setup, polls: Sequence[Poll]) -> list[list[Asked]]:
    """Whole questions, as many on a sheet as it holds."""
    room = _room(paper)
    blocks = [
        asked_of(setup, poll, at if len(polls) > 1 else 0).within(room.width, room.height)
        for at, poll in enumerate(polls, 1)
    ]
    pages, used = [list[Asked]()], 0.0
    for block in blocks:
        high = block.height(room.width) + _GAP
        if pages[-1] and used + high > room.height:
            pages.append([])
            used = 0.0
        pages[-1].append(block)
        used += high
    return pages


def _sheet(paper: Paper, setup: Setup, page: Sequence[Asked], code: Code, at: str) -> Layout:
    boxes = AnswerBoxes(paper, Area(0, 0, paper.width, paper.height))
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
        _("Ballot {serial} · sheet {at}").format(serial=code.serial, at=at),
        Area(room.x, top - 50, words, 11),
        small,
    )
    boxes.code(code, room.right - _QR, top - _QR, _QR)
    boxes.corners(_DISC_AT, _DISC)
    y = room.top
    for block in page:
        y = block.draw(boxes, room.x, y, room.width) - _GAP
    told = _("Do not write your name. Fold the ballot and put it into the box.")
    paper.fit(told, Area(room.x, _EDGE, room.width, 12), Type(9.5, fonts.REGULAR, smallest=7))
    return boxes.layout([word for block in page for word in block.told])


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
    known = (held.polls[each] for each in setup.polls if each in held.polls)
    wished = tuple(each for each in known if _takes_paper(each))
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
