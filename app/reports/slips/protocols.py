"""The protocol of a closed poll, for two tellers to sign: where every right to vote went, the
result against all bases, and what others can hold the published list against.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from reportlab.lib.units import mm

from app import poll_sentences
from app.ballot_words import method_name
from app.i18n import _, _p, clock, date, joined
from app.models.errors import Refused
from app.models.voting import (
    Base,
    Channel,
    Poll,
    PollState,
    dissent,
    grouped,
    published,
    reconcile,
)
from app.reports import fonts, marks, words
from app.reports.slips.asked import about
from app.reports.slips.paper import LEADING, MARGIN, Area, Paper, Type, fitted
from app.reports.slips.setup import Setup

_LINE = 6.2 * mm
_TEXT = Type(10, fonts.REGULAR, smallest=7, lines=4)
_STRONG = Type(10, fonts.SEMIBOLD, smallest=7, lines=2)
_HEAD = Type(11.5, fonts.BOLD, marks.ACCENT)
_LABEL = Type(10, fonts.REGULAR, smallest=8, lines=8)
_NUMBER = Type(10, fonts.SEMIBOLD, anchor="end")
_SMALL = Type(8, fonts.REGULAR, marks.MUTED, smallest=5, lines=2)
_SIGN = 24 * mm

Row = tuple[str, str]


def protocols(setup: Setup) -> bytes:
    """A protocol for each closed poll, or for those of `setup.polls`.

    Raises Refused("print-no-results") when no poll is closed.
    """
    ended = (PollState.CLOSED, PollState.PUBLISHED)
    polls = [each for each in setup.assembly.voting if each.state in ended]
    if setup.polls:
        polls = [each for each in polls if each.id in setup.polls]
    if not polls:
        raise Refused("print-no-results")
    paper = setup.paper(_("Protocols of the polls"))
    for at, poll in enumerate(polls):
        if at:
            paper.new_page()
        with paper.inside("Sect"):
            _Column(paper).write(setup, poll)
    return paper.finish()


class _Column:
    """Writes down a sheet; what does not fit goes on on the next, above the signatures."""

    def __init__(self, paper: Paper) -> None:
        self._paper, self._y = paper, paper.height - MARGIN
        self._width = paper.width - 2 * MARGIN

    def write(self, setup: Setup, poll: Poll) -> None:
        """The whole protocol."""
        name = f"{setup.assembly.mandate.name} · {setup.day}"
        self._say(name, _SMALL, "P")
        self._say(_("Protocol of a poll"), Type(20, fonts.BOLD), "H1")
        self._say(poll.terms.question, Type(14, fonts.SEMIBOLD, smallest=9, lines=4), "H2")
        self._say(" · ".join(_facts(setup, poll)), _SMALL, "P")
        self._say(poll_sentences.rule(poll.terms), _TEXT, "P")
        self._rows(_("Ballot account"), _account(setup, poll))
        told = _("It adds up.") if reconcile(poll).adds_up else _("It does not add up.")
        if poll.explanation:
            told += " " + _("Explanation: {text}").format(text=poll.explanation)
        self._say(told, _TEXT, "P")
        if poll.counts is None:
            self._say(_("The two counters have not counted the same yet."), _TEXT, "P")
        else:
            self._result(poll)
        self._sign()

    def _result(self, poll: Poll) -> None:
        outcome = poll.outcome
        self._rows(_("Result"), _counted(poll))
        self._say(poll_sentences.verdict(poll.terms.method, outcome), _STRONG, "P")
        told = poll_sentences.dissenting(dissent(outcome))
        if told:
            self._say(told, _TEXT, "P")
        self._rows(_("Held against every base"), _bases(poll))
        for line in _checks(poll):
            self._say(line, _SMALL, "P")
        if poll.state is not PollState.PUBLISHED:
            self._say(_("This result is not published yet."), _STRONG, "P")

    def _say(self, told: str, how: Type, role: str) -> None:
        if not told:
            return
        self._make_room(how.size * 2)
        area = Area(MARGIN, MARGIN, self._width, self._y - MARGIN)
        self._y = self._paper.fit(told, area, how, role) - how.size * 0.5

    def _rows(self, title: str, rows: Sequence[Row]) -> None:
        self._make_room(_LINE * 3)
        self._y -= 2 * mm
        self._say(title, _HEAD, "H3")
        right = MARGIN + self._width
        for label, number in rows:
            figure = fonts.width(number, _NUMBER.font, _NUMBER.size)
            wide = self._width - max(42 * mm, figure + 6 * mm)
            lines, size = fitted(label, Area(0, 0, wide, _LABEL.lines * _LINE), _LABEL)
            high = max(_LINE, _LINE + (len(lines) - 1) * size * LEADING)
            self._make_room(high)
            self._y -= high
            self._paper.fit_middle(label, Area(MARGIN, self._y, wide, high - 1), _LABEL)
            self._paper.text(right, self._y + 4, number, _NUMBER)
            self._paper.rule(MARGIN, self._y, right, self._y, marks.RULE, 0.4)
        self._y -= 3 * mm

    def _make_room(self, high: float) -> None:
        if self._y - high < MARGIN + _SIGN:
            self._paper.new_page()
            self._y = self._paper.height - MARGIN

    def _sign(self) -> None:
        """Two lines at the foot of the last sheet."""
        wide = (self._width - 14 * mm) / 2
        for number, x in enumerate((MARGIN, MARGIN + wide + 14 * mm), 1):
            self._paper.rule(x, MARGIN + 10 * mm, x + wide, MARGIN + 10 * mm, marks.INK, 0.8)
            told = _("Teller {n}: name, signature and date").format(n=number)
            self._paper.fit(told, Area(x, MARGIN, wide, 8 * mm), Type(9, smallest=7))


def _facts(setup: Setup, poll: Poll) -> Iterator[str]:
    if known := about(setup, poll):
        yield known
    yield method_name(poll.terms)
    yield joined(words.channel(each) for each in poll.terms.channels)
    yield _("opened {moment}").format(moment=_moment(poll.opened_at))
    yield _("closed {moment}").format(moment=_moment(poll.closed_at))
    count = len(setup.assembly.voting.on_one_ballot(poll))
    if count > 1:
        yield _("one ballot of {n} questions").format(n=count)


def _moment(at: int) -> str:
    moment = datetime.datetime.fromtimestamp(at / 1000)
    return f"{date(moment.date(), 'medium')} {clock(moment.hour * 60 + moment.minute)}"


def _account(setup: Setup, poll: Poll) -> list[Row]:
    """Where every right to vote went."""
    check = reconcile(poll)
    rows = [(_("Entitled to vote: present when the poll opened"), check.issued)]
    if poll.terms.by_hands:
        rows.append((_("Hands counted"), check.paper))
    else:
        cards, voided = len(setup.assembly.voting.cards), setup.assembly.voting.cards_valid
        rows += [(_("Voting cards printed"), cards), (_("Voting cards void"), cards - voided)]
        rows += [
            (_("By phone"), check.phone),
            (_("Paper handed out"), poll.paper_issued),
            (_("On paper"), check.paper),
            (_p("ballot", "Spoiled"), check.spoiled),
        ]
        if check.paper_missing:
            rows.append((_("Paper not handed in"), check.paper_missing))
    label = _("Unused") if check.unused >= 0 else _("Too many")
    rows.append((label, abs(check.unused)))
    return [(name, str(number)) for name, number in rows]


def _counted(poll: Poll) -> list[Row]:
    outcome, terms = poll.outcome, poll.terms
    rows: list[Row]
    if outcome.standing is not None:
        order = [each for group in outcome.standing.ranking for each in group]
        rows = [(o, poll_sentences.score(terms.method, outcome.standing, o)) for o in order]
    elif outcome.scale is not None:
        rows = [(label, str(number)) for label, number in poll_sentences.scores(terms, outcome)]
    else:
        counts = outcome.counts
        rows = [(_p("ballot", "For"), str(counts.yes)), (_p("ballot", "Against"), str(counts.no))]
    blank = outcome.scale.blank if outcome.scale else outcome.counts.blank
    rows.append((_p("ballot", "Blank"), str(blank)))
    rows.append((_p("ballot", "Spoiled"), str(outcome.counts.spoiled)))
    return rows


def _bases(poll: Poll) -> list[Row]:
    result = poll.result
    is_held = poll.terms.method in poll_sentences.HELD
    reached = result.reached if is_held else result.counts.yes
    rows = []
    for base in Base:
        people = result.bases.of(base)
        name = words.base_name(base, poll.terms.method)
        if is_held and base is result.base:
            name = _("{base} (agreed)").format(base=name)
        told = _("{n} of {base}").format(n=reached, base=people)
        if is_held and people:
            told += ", " + _("{n} needed").format(n=result.threshold.needed(people))
        rows.append((name, told))
    return rows


def _checks(poll: Poll) -> Iterator[str]:
    if Channel.CARD in poll.terms.channels and poll.seal:
        yield _("Seal of the phone ballots: {seal}").format(seal=poll.seal)
    if poll.state is PollState.PUBLISHED:
        sha256 = grouped(published(poll).sha256)
        yield _("SHA-256 of the published list: {sha256}").format(sha256=sha256)
