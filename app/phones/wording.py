"""Sentences that pages show, in the reader's language: marks, times, terms, results."""

from __future__ import annotations

import time
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Final

from app import turnouts
from app.i18n import N_, _, _n, _p, clock, duration, number
from app.models.board import Mark
from app.models.voting import Base, Choice, Counts, Result, Terms, Threshold, read_threshold
from app.phones.snapshots import PollView, TableView

MINUTE_MS: Final = 60_000
_LONG_MIN: Final = 90

MARKS: Final[Mapping[Mark, tuple[str, str]]] = {
    Mark.IDEA: ("•", N_("Idea")),
    Mark.FOR: ("+", N_("For it")),
    Mark.AGAINST: ("−", N_("Against it")),
    Mark.QUOTE: ("”", N_("Quote")),
    Mark.QUESTION: ("?", N_("Question")),
}
"""Sign and name of each mark; the name is to be translated."""

CHOICES: Final[Mapping[Choice, str]] = {Choice.YES: "+", Choice.NO: "−", Choice.BLANK: "○"}
"""The choices of a phone's ballot, and their signs."""


def mark_name(mark: Mark) -> str:
    """What kind of note it is."""
    return _(MARKS[mark][1])


def choice_name(choice: Choice) -> str:
    """What a ballot says, in a word."""
    return {
        Choice.YES: _p("ballot", "For"),
        Choice.NO: _p("ballot", "Against"),
        Choice.BLANK: _p("ballot", "Blank"),
        Choice.SPOILED: _p("ballot", "Spoiled"),
    }[choice]


def at(instant: int) -> str:
    """An instant of the host's clock as a time of day on its wall."""
    here = time.localtime(instant / 1_000)
    return clock(here.tm_hour * 60 + here.tm_min)


def left(table: TableView, now: int) -> str:
    """How much time is left, for a page without a script; "" when nothing is on."""
    if table.timer is None:
        return ""
    return _left(table.timer.remaining_ms(now))


def step(table: TableView, now: int) -> str:
    """Which step of how many is on, and its name; "" without steps."""
    on = table.timer.step(now) if table.timer else None
    if on is None:
        return ""
    return _("{n} of {count}: {step}").format(n=on.number, count=on.count, step=on.title)


def step_left(table: TableView, now: int) -> str:
    """How much time the step has left, for a page without a script."""
    on = table.timer.step(now) if table.timer else None
    return _left(on.remaining_ms) if on else ""


def then(table: TableView, now: int) -> str:
    """The step that follows; "" when none does."""
    on = table.timer.step(now) if table.timer else None
    return _("Then: {title}").format(title=on.then) if on and on.then else ""


def _left(remaining: int) -> str:
    minutes = -(-abs(remaining) // MINUTE_MS)
    if minutes > _LONG_MIN:
        words = _("{length} over time") if remaining < 0 else _("{length} left")
        return words.format(length=duration(minutes))
    if remaining < 0:
        return _n("{n} minute over", "{n} minutes over", minutes).format(n=minutes)
    return _n("{n} minute left", "{n} minutes left", minutes).format(n=minutes)


def delivered(table: TableView) -> str:
    """When the sheet was delivered, "" when it was not."""
    if not table.delivered_at:
        return ""
    return _("Delivered at {time}").format(time=at(table.delivered_at))


def help_asked(table: TableView) -> str:
    """Since when the table waits for help, "" when it does not; that somebody is coming only when
    the facilitator said so.
    """
    if not table.help_since:
        return ""
    told = _("You asked for help at {time}. It is told on the facilitator's laptop.")
    if table.is_help_coming:
        told = _("You asked for help at {time}. Somebody is coming.")
    return told.format(time=at(table.help_since))


def proposed(themes: tuple[str, ...]) -> str:
    """What a table proposes for a note of its own."""
    return _("Theme: {theme}").format(theme=" · ".join(themes))


def declined(themes: tuple[str, ...]) -> str:
    """What came of a proposal that the facilitator lets lie."""
    told = _("The facilitator did not take up “{theme}”. The note stays; you can propose another.")
    return told.format(theme=" · ".join(themes))


def turnout(poll: PollView) -> str:
    """How many have voted; nothing else is told while a poll is open."""
    return turnouts.words(poll.turnout, poll.present)


def live(poll: PollView) -> str:
    """The count so far where a live tally was agreed, else ""."""
    return counted(poll.counts) if poll.counts is not None else ""


def counted(counts: Counts) -> str:
    """A count in one line; spoiled ballots are named when there are any."""
    line = _("For {yes} · Against {no} · Blank {blank}").format(
        yes=counts.yes, no=counts.no, blank=counts.blank
    )
    spoiled = f" · {choice_name(Choice.SPOILED)} {counts.spoiled}" if counts.spoiled else ""
    return line + spoiled


def rule(terms: Terms) -> str:
    """What it takes to be adopted, in words."""
    share, of = share_of(read_threshold(terms.threshold)), base(terms.base)
    sentence = _("Adopted when {share} of {base} are for it.").format(share=share, base=of)
    if terms.quorum:
        sentence += " " + _n(
            "At least {n} ballot has to be handed in.",
            "At least {n} ballots have to be handed in.",
            terms.quorum,
        ).format(n=terms.quorum)
    return sentence


def share_of(threshold: Threshold) -> str:
    """A threshold as people say it: "at least 80%", "at least 2/3", "more than half"."""
    if threshold.share is None:
        return _("more than half")
    return _("at least {share}").format(share=_percent(threshold.share) or str(threshold.share))


def _percent(share: Fraction) -> str:
    """A share as a percentage, where it is one to the second decimal; else ""."""
    for decimals in range(3):
        scaled = share * 100 * 10**decimals
        if scaled.denominator == 1:
            exact = Decimal(scaled.numerator).scaleb(-decimals)
            return _("{n}%").format(n=number(exact, decimals))
    return ""


def base(of: Base) -> str:
    """What a hundred percent is."""
    return {
        Base.FOR_AGAINST: _("those who vote for or against"),
        Base.CAST: _("all ballots handed in"),
        Base.PRESENT: _("those present when the poll opened"),
        Base.MEMBERS: _("all members"),
    }[of]


def verdict(result: Result) -> str:
    """What the result means, in a word or two."""
    if result.passed:
        return _("Adopted")
    if not result.quorum_met:
        return _("Not adopted: too few ballots")
    return _("Not adopted: a tie") if result.tie else _("Not adopted")


def reached(result: Result) -> str:
    """How far it came, in people."""
    return _("{reached} for, {needed} needed").format(reached=result.reached, needed=result.needed)


def basis(result: Result) -> str:
    """The threshold and what it was held against, in words and people."""
    return _("{share} of {base} ({n})").format(
        share=share_of(result.threshold), base=base(result.base), n=result.bases.of(result.base)
    )
