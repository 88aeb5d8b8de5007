"""What a poll is in words: how to vote, what counts, how many are needed, where ballots went."""

from __future__ import annotations

import datetime
from typing import Final

from app import turnouts
from app.i18n import _, _n, _p, clock
from app.models.assembly import Assembly
from app.models.voting import (
    Base,
    Channel,
    Choice,
    Counts,
    Poll,
    PollState,
    Reveal,
    Terms,
    number_of,
    read_threshold,
    reconcile,
    turnout_of,
)
from app.ui.widgets import Tint

CARDS_AND_PAPER: Final = (Channel.CARD, Channel.PAPER)
PAPER_ALONE: Final = (Channel.PAPER,)
HANDS: Final = (Channel.HANDS,)

TINTS: Final = {
    PollState.PREPARED: Tint.INFO,
    PollState.OPEN: Tint.WARNING,
    PollState.CLOSED: Tint.WARNING,
    PollState.PUBLISHED: Tint.POSITIVE,
}


def state(poll: Poll) -> str:
    """Where a poll is, in one or two words."""
    if poll.state is PollState.PUBLISHED and poll.terms.has_options:
        return _("Decided") if poll.result.passed else _("Not decided")
    if poll.state is PollState.PUBLISHED:
        return _("Adopted") if poll.result.passed else _("Not adopted")
    return {
        PollState.PREPARED: _p("poll", "Prepared"),
        PollState.OPEN: _p("poll", "Open"),
        PollState.CLOSED: _p("poll", "Closed"),
    }[poll.state]


def tint(poll: Poll) -> Tint:
    """The kind of message that state is."""
    is_rejected = poll.state is PollState.PUBLISHED and not poll.result.passed
    return Tint.INFO if is_rejected else TINTS[poll.state]


def about(assembly: Assembly, poll: Poll) -> str:
    """Which recommendation and which version, with the first signs of its check mark."""
    if not poll.recommendation:
        return _("a question of its own")
    mark = _("check mark {fingerprint}").format(fingerprint=poll.fingerprint[:8])
    return f"{wording_of(assembly, poll)} · {mark}"


def wording_of(assembly: Assembly, poll: Poll) -> str:
    """Which recommendation and which version, as one says it aloud."""
    if not poll.recommendation:
        return ""
    number = number_of(assembly.recommendations, poll)
    parts = [
        _("Recommendation {number}").format(number=number) if number else "",
        _("version {version}").format(version=poll.version),
    ]
    return " · ".join(part for part in parts if part)


def again(assembly: Assembly, poll: Poll) -> str:
    """What a new vote would be on."""
    held = assembly.recommendations.items.get(poll.recommendation)
    latest = held.latest.number if held else poll.version
    if latest == poll.version:
        return _("Vote again…")
    return _("Vote again on version {version}…").format(version=latest)


def turnout(poll: Poll) -> str:
    """How many of those who may vote have done so, as the room reads it too."""
    return turnouts.words(turnout_of(poll), poll.present)


def excess(poll: Poll) -> str:
    """That more have voted than may, "" while that is not so."""
    too_many = poll.excess
    if poll.state is not PollState.OPEN:
        told = _n(
            "{n} more ballot was cast than there are people entitled to vote.",
            "{n} more ballots were cast than there are people entitled to vote.",
            too_many,
        )
    else:
        told = _n(
            "{n} more vote than members here: check who is here before you close.",
            "{n} more votes than members here: check who is here before you close.",
            too_many,
        )
    return told.format(n=too_many) if too_many else ""


def time_of(instant_ms: int) -> str:
    """The time of day of an instant on this laptop's clock."""
    moment = datetime.datetime.fromtimestamp(instant_ms / 1000)
    return clock(moment.hour * 60 + moment.minute)


# -- before opening


def who(channels: tuple[Channel, ...], present: int) -> str:
    """Who may vote, as one says it aloud."""
    if Channel.HANDS in channels:
        told = _n(
            "The member who is checked in may vote.",
            "The {n} members who are checked in may vote.",
            present,
        )
    elif Channel.CARD in channels:
        told = _n(
            "Whoever has a voting card may vote: {n} member is checked in.",
            "Everyone with a voting card may vote: {n} members are checked in.",
            present,
        )
    else:
        told = _n(
            "Whoever was given a ballot may vote: {n} member is checked in.",
            "Everyone who was given a ballot may vote: {n} members are checked in.",
            present,
        )
    return told.format(n=present)


def how(channels: tuple[Channel, ...]) -> str:
    """How people vote, as one says it to them."""
    if Channel.HANDS in channels:
        return _("We vote by a show of hands. Two people count independently.")
    if Channel.CARD in channels:
        return _(
            "You vote with your voting card on a phone. If you would rather have paper, hand your"
            " card in at the desk and get a ballot. You may change your vote until we close."
        )
    return _("You vote on paper. Everyone gets one ballot and puts it in the box.")


def secrecy(terms: Terms) -> str:
    """Who can see how somebody votes."""
    if terms.by_hands:
        return _("The vote is open: everyone can see the hands.")
    return _("The vote is secret: nobody can see how you voted, not even us.")


def waits(assembly: Assembly, poll: Poll) -> str:
    """Which poll comes before this one and how it has to come out, "" for none."""
    before = assembly.voting.polls.get(poll.terms.after)
    if before is None:
        return ""
    told = _("We vote on this only if “{question}” is adopted.")
    if not poll.terms.if_adopted:
        told = _("We vote on this only if “{question}” is not adopted.")
    return told.format(question=before.terms.question)


def needed(terms: Terms, present: int, members: int) -> str:
    """The threshold in people, "" while nobody could vote."""
    everybody = members if terms.base is Base.MEMBERS else present
    if not everybody:
        return ""
    told = {
        Base.FOR_AGAINST: _("If all {n} present vote for or against, {needed} of {n} are needed."),
        Base.CAST: _("If all {n} present vote, {needed} of {n} are needed."),
        Base.PRESENT: _("{needed} of the {n} present are needed."),
        Base.MEMBERS: _("{needed} of all {n} members are needed."),
    }[terms.base]
    return told.format(n=everybody, needed=read_threshold(terms.threshold).needed(everybody))


def tie() -> str:
    """What a tie means."""
    return _("If as many vote for as against, it is not adopted.")


def reveal(terms: Terms) -> str:
    """What the room sees meanwhile."""
    if terms.by_hands and terms.reveal is Reveal.LIVE:
        return _("The screen shows the count as soon as both counters have counted the same.")
    if terms.reveal is Reveal.LIVE:
        return _("While we vote, the screen shows the count as it grows.")
    return _("While we vote, the screen shows only how many have voted.")


def base_help(base: Base) -> str:
    """What a base does to those who vote blank or not at all."""
    return {
        Base.FOR_AGAINST: _("Blank and spoiled ballots are left out of the count."),
        Base.CAST: _("A blank or spoiled ballot has the effect of a vote against."),
        Base.PRESENT: _("Everyone present when the poll opens. Not voting has the same effect."),
        Base.MEMBERS: _("Everyone on the list. Staying at home has the same effect."),
    }[base]


# -- where every right to vote went


def ledger(poll: Poll) -> list[tuple[str, int]]:
    """The reconciliation as rows: issued, and what became of it."""
    if poll.state is PollState.OPEN and not poll.terms.by_hands:
        return [
            (_("Entitled to vote"), poll.present),
            (_("By phone"), len(poll.ballots)),
            (_("Paper handed out"), poll.paper_issued),
            _left(_("Not voted yet"), poll.present - poll.turnout),
        ]
    check = reconcile(poll)
    if poll.terms.by_hands and poll.counts is None:
        return [(_("Entitled to vote"), check.issued), (_("Counts in, of 2"), len(poll.hands))]
    if poll.terms.by_hands:
        return [
            (_("Entitled to vote"), check.issued),
            (_("Hands counted"), check.paper),
            _left(_("Not raised"), check.unused),
        ]
    return [
        (_("Entitled to vote"), check.issued),
        (_("By phone"), check.phone),
        (_("On paper"), check.paper),
        (choice(Choice.SPOILED), check.spoiled),
        _left(_("Unused"), check.unused),
    ]


def _left(label: str, rights: int) -> tuple[str, int]:
    """Rights that nobody used; below none, how many ballots are too many."""
    return (label, rights) if rights >= 0 else (_("Too many"), -rights)


def ledger_verdict(poll: Poll) -> str:
    """Whether it adds up, and what is missing when it does not."""
    check = reconcile(poll)
    if check.adds_up:
        return _("It adds up.")
    if check.hands_differ:
        return _("The two counters have not counted the same yet.")
    told = []
    if check.paper_missing > 0:
        told.append(
            _n(
                "{n} paper ballot was handed out and has not been counted.",
                "{n} paper ballots were handed out and have not been counted.",
                check.paper_missing,
            ).format(n=check.paper_missing)
        )
    if check.paper_missing < 0:
        told.append(
            _n(
                "{n} more paper ballot was counted than was handed out.",
                "{n} more paper ballots were counted than were handed out.",
                -check.paper_missing,
            ).format(n=-check.paper_missing)
        )
    if poll.excess:
        told.append(excess(poll))
    return " ".join(told)


def choice(which: Choice) -> str:
    """What a choice is called."""
    return {
        Choice.YES: _p("ballot", "For"),
        Choice.NO: _p("ballot", "Against"),
        Choice.BLANK: _p("ballot", "Blank"),
        Choice.SPOILED: _p("ballot", "Spoiled"),
    }[which]


def counted(counts: Counts) -> str:
    """Counts in one line."""
    parts = [
        _("{n} for").format(n=counts.yes),
        _("{n} against").format(n=counts.no),
        _("{n} blank").format(n=counts.blank),
    ]
    if counts.spoiled:
        parts.append(_("{n} spoiled").format(n=counts.spoiled))
    return ", ".join(parts)


def waiting(poll: Poll) -> str:
    """What has to be counted before there is a result, "" when nothing is."""
    if poll.terms.by_hands:
        differ = reconcile(poll).hands_differ
        return _("The two counts must agree first.") if differ else ""
    if poll.paper_issued and poll.paper is None:
        return _("Count the paper ballots first.")
    return ""
