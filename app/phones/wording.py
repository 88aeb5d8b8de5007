"""Sentences that pages show, in the reader's language: marks, times, terms, results."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Final

from app import poll_sentences, turnouts, way_words
from app.i18n import N_, _, _n, _p, clock, duration
from app.models.board import Mark
from app.models.recommendations import Gate, Stage
from app.models.templates import Template
from app.models.voting import Choice, Counts, Method, Result
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


def signed(text: str, mark: Mark) -> str:
    """A note where no sign stands beside it: whoever spoke against something is not quoted as for
    it, and people's own words stand in marks.
    """
    if mark is Mark.IDEA:
        return text
    if mark is Mark.QUOTE:
        return _("“{text}”").format(text=text)
    return _("{kind}: {text}").format(kind=mark_name(mark), text=text)


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


def gate(gate: Gate, table: TableView) -> str:
    """What is closed on a table's sheet, or will be soon; "" where new ideas are welcome."""
    if not table.item:
        return ""
    if table.takes_ideas:
        return way_words.meaning(gate) if gate.stage is Stage.IDEAS and gate.until else ""
    if table.template is not Template.NOTE:
        return _("New ideas are closed.")
    return _("New ideas are closed. What is for, against, a quote or a question is taken in.")


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
    if poll.live is None:
        return ""
    rows = poll_sentences.scores(poll.terms, poll.live)
    return " · ".join(f"{label} {count}" for label, count in rows) or counted(poll.live.counts)


def counted(counts: Counts) -> str:
    """A count in one line; spoiled ballots are named when there are any."""
    line = _("For {yes} · Against {no} · Blank {blank}").format(
        yes=counts.yes, no=counts.no, blank=counts.blank
    )
    spoiled = f" · {choice_name(Choice.SPOILED)} {counts.spoiled}" if counts.spoiled else ""
    return line + spoiled


def reached(result: Result) -> str:
    """How far it came, in people."""
    return _("{reached} for, {needed} needed").format(reached=result.reached, needed=result.needed)


def basis(result: Result, method: Method = Method.YES_NO_BLANK) -> str:
    """The threshold and what it was held against, in words and people."""
    share, base = (
        poll_sentences.share_of(result.threshold),
        poll_sentences.base(result.base, method),
    )
    count = result.bases.of(result.base)
    return _("{share} of {base} ({n})").format(share=share, base=base, n=count)
