"""Polls and their ballots as they stand."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from app.models.voting.alignment import differing_pairs
from app.models.voting.answers import Form
from app.models.voting.kiosk import Kiosk
from app.models.voting.methods import Method
from app.models.voting.outcome import (
    OPTION_METHODS,
    Asked,
    Outcome,
    Rule,
    counts_of,
    held,
    outcome_of,
)
from app.models.voting.tally import Base, Counts, Result, read_threshold


class PollState(StrEnum):
    """A poll goes through these in order, and from closed back to open only before any result is
    shown.
    """

    PREPARED = "prepared"
    OPEN = "open"
    CLOSED = "closed"
    PUBLISHED = "published"


class Channel(StrEnum):
    """How ballots come in."""

    CARD = "card"
    PAPER = "paper"
    HANDS = "hands"


class Reveal(StrEnum):
    """What the room sees while the poll is open."""

    TURNOUT = "turnout"
    LIVE = "live"


@dataclass(frozen=True, slots=True)
class Terms:
    """What is agreed before a poll opens. `threshold` as `app.models.voting.tally.read_threshold`
    reads it.

    `options` are what a method with several options asks about, `labels` the words of a scale's
    steps, the weakest support first; `support_from` is the first step that supports (0 above the
    middle), `most` the greatest number of crosses or dots on a ballot. `after` is another poll:
    this one opens only when that one stands and was adopted (`if_adopted`), or was not. At a tie
    nothing is adopted unless `tie_adopts`.
    """

    question: str
    channels: tuple[Channel, ...] = (Channel.CARD, Channel.PAPER)
    base: Base = Base.FOR_AGAINST
    threshold: str = "4/5"
    quorum: int = 0
    reveal: Reveal = Reveal.TURNOUT
    method: Method = Method.YES_NO_BLANK
    options: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    support_from: int = 0
    most: int = 0
    after: str = ""
    if_adopted: bool = True
    tie_adopts: bool = False

    @property
    def by_hands(self) -> bool:
        """True for a show of hands, which is open and counted by two."""
        return Channel.HANDS in self.channels

    @property
    def has_options(self) -> bool:
        """True where a ballot speaks of several options, not for or against one thing."""
        return self.method in OPTION_METHODS

    @property
    def form(self) -> Form:
        """What a ballot may hold."""
        return Form(self.method, len(self.options), len(self.labels), self.most)

    @property
    def asked(self) -> Asked:
        """How its answers are counted."""
        return Asked(self.method, self.options, len(self.labels), self.support_from)


@dataclass(frozen=True, slots=True)
class Ballot:
    """One ballot: the id its phone drew, and the answer as `app.models.voting.answers` writes it.
    Whose card it was stands nowhere.
    """

    id: str
    answer: str


@dataclass(frozen=True, slots=True)
class Turnout:
    """How far a poll has come, as everybody may know it while it is open.

    `count` have voted or taken paper; `paper_out` of them hold a paper ballot that has not come
    back and is no vote yet. In a show of hands `counters` is how many of the two have entered what
    they saw, as long as there is no count that both stand by, or it is of more than are here; None
    when there is one, and in other polls.
    """

    count: int
    paper_out: int = 0
    counters: int | None = None


@dataclass(slots=True)
class Poll:
    """A poll on one version of one recommendation, or on a question of its own (`recommendation`
    is "", `version` 0). `keyed` is what each of two people typed from the paper ballots, in the
    order of the pile, `piled` what each of them counted in piles; when both say the same, it is the
    paper count. `place` is that of the question on a ballot with several, 0 the first. `number` is
    that of the recommendation as it was voted on (0 before that, and where nobody wrote it down).
    `void_serials` are paper ballots that were handed back for a new one. `replaced` are the ids of
    ballots that were changed, in no order and for no card; no file holds them.
    """

    id: str
    recommendation: str
    version: int
    fingerprint: str
    terms: Terms
    follows: str = ""
    state: PollState = PollState.PREPARED
    salt: str = ""
    together: str = ""
    place: int = 0
    number: int = 0
    opened_at: int = 0
    closed_at: int = 0
    published_at: int = 0
    present: int = 0
    members: int = 0
    ballots: dict[str, Ballot] = field(default_factory=dict)
    replaced: set[str] = field(default_factory=set, repr=False, compare=False)
    seal: str = ""
    ids_seal: str = ""
    paper_cards: set[str] = field(default_factory=set)
    paper_loose: int = 0
    void_serials: set[str] = field(default_factory=set)
    paper: Counts | None = None
    keyed: dict[int, tuple[str, ...]] = field(default_factory=dict)
    piled: dict[int, Counts] = field(default_factory=dict)
    hands: dict[int, Counts] = field(default_factory=dict)
    published: Counts | None = None
    explanation: str = ""
    _stands: Outcome | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def by_card(self) -> Counts:
        """What came from phones."""
        return counts_of(self.terms.asked, (each.answer for each in self.ballots.values()))

    @property
    def answers(self) -> tuple[str, ...]:
        """Every answer that is known one by one: phones', and paper that two people typed alike."""
        one, two = self.keyed.get(1), self.keyed.get(2)
        typed = one if one is not None and one == two else ()
        return (*(each.answer for each in self.ballots.values()), *typed)

    @property
    def rule(self) -> Rule:
        """What was agreed, and the people it means."""
        terms = self.terms
        threshold = read_threshold(terms.threshold)
        present, members = self.present, self.members
        return Rule(terms.base, threshold, terms.quorum, present, members, terms.tie_adopts)

    @property
    def outcome(self) -> Outcome:
        """The whole count. Yes and no are counted from the piles, all else ballot by ballot. Once
        it is published it is counted no more.
        """
        if self.state is not PollState.PUBLISHED:
            return self._counted()
        if self._stands is None:
            self._stands = self._counted()
        return self._stands

    def _counted(self) -> Outcome:
        if self.terms.method is Method.YES_NO_BLANK:
            return Outcome(self.counts or Counts(), self.result)
        return outcome_of(self.terms.asked, self.answers, self.rule)

    @property
    def paper_issued(self) -> int:
        """Paper ballots handed out."""
        return len(self.paper_cards) + self.paper_loose

    @property
    def paper_returned(self) -> int:
        """Paper ballots counted so far."""
        return self.paper.cast if self.paper else 0

    @property
    def counts(self) -> Counts | None:
        """All ballots together, from every channel. A show of hands counts once, and has no count
        before both counters have seen the same.
        """
        if self.published is not None:
            return self.published
        if self.terms.by_hands:
            first = self.hands.get(1)
            return first if first == self.hands.get(2) else None
        return self.by_card + (self.paper or Counts())

    @property
    def turnout(self) -> int:
        """How many have voted as far as is known: phones, and paper handed out or counted."""
        if self.terms.by_hands:
            return self.counts.cast if self.counts else 0
        return len(self.ballots) + max(self.paper_issued, self.paper_returned)

    @property
    def excess(self) -> int:
        """How many more have voted than were here when it opened; 0 as it should be."""
        return max(0, self.turnout - self.present)

    @property
    def live(self) -> Counts | None:
        """The count that everybody may see while it grows, None where that was not agreed. One of
        more than are here cannot be true, and is held back.
        """
        is_shown = self.terms.reveal is Reveal.LIVE and self.state is PollState.OPEN
        return self.counts if is_shown and not self.excess else None

    @property
    def live_outcome(self) -> Outcome | None:
        """The whole of that count, in every method."""
        return self.outcome if self.live is not None else None

    @property
    def result(self) -> Result:
        """The count held against the threshold; without a count nobody was for it."""
        if self.terms.has_options:
            return self.outcome.result
        return held(self.counts or Counts(), self.rule)


def turnout_of(poll: Poll) -> Turnout:
    """What may be told of a poll while it is open."""
    is_awaited = poll.terms.by_hands and (poll.counts is None or poll.excess > 0)
    paper_out = max(0, poll.paper_issued - poll.paper_returned)
    return Turnout(poll.turnout, paper_out, len(poll.hands) if is_awaited else None)


def is_being_counted(poll: Poll) -> bool:
    """True once one person has counted paper, in piles or one by one."""
    return poll.paper is not None or bool(poll.keyed) or bool(poll.piled)


def mismatches(poll: Poll) -> tuple[int, ...]:
    """Which paper ballots (0 the first of the pile) two people typed differently, or only one of
    them typed; none while one of the two has not typed at all.
    """
    if len(poll.keyed) < 2:
        return ()
    return differing_pairs(poll.keyed[1], poll.keyed[2])


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """Where every right to vote went. Issued = phone + paper + spoiled + unused when it adds up."""

    issued: int
    phone: int
    paper: int
    spoiled: int
    unused: int
    paper_missing: int
    hands_differ: bool

    @property
    def adds_up(self) -> bool:
        """True when nothing needs an explanation."""
        return self.unused >= 0 and self.paper_missing == 0 and not self.hands_differ


def reconcile(poll: Poll) -> Reconciliation:
    """Hold the ballots against the rights to vote: one for each member present when the poll
    opened.
    """
    if poll.terms.by_hands:
        raised, differ = poll.turnout, poll.counts is None
        return Reconciliation(poll.present, 0, raised, 0, poll.present - raised, 0, differ)
    paper = poll.paper or Counts()
    phone = len(poll.ballots)
    handed_out = max(poll.paper_issued, paper.cast)
    return Reconciliation(
        issued=poll.present,
        phone=phone,
        paper=paper.cast - paper.spoiled,
        spoiled=paper.spoiled,
        unused=poll.present - phone - handed_out,
        paper_missing=poll.paper_issued - paper.cast,
        hands_differ=False,
    )


def seal_of(ballots: Mapping[str, Ballot]) -> str:
    """SHA-256 in hex over the ballots in the order of their keys, so that a later change is
    evident.
    """
    digest = hashlib.sha256()
    for key in sorted(ballots):
        digest.update(f"{key}={ballots[key].answer}\n".encode())
    return digest.hexdigest()


def ids_seal_of(ballots: Mapping[str, Ballot]) -> str:
    """The same over the ballots' ids, from which the receipts on the phones are made."""
    digest = hashlib.sha256()
    for key in sorted(ballots):
        digest.update(f"{key}={ballots[key].id}\n".encode())
    return digest.hexdigest()


def is_sealed(poll: Poll, ballots: Mapping[str, Ballot]) -> bool:
    """True for the very ballots that were there when the poll closed. Polls of earlier versions
    know nothing of ids.
    """
    has_ids = not poll.ids_seal or ids_seal_of(ballots) == poll.ids_seal
    return has_ids and seal_of(ballots) == poll.seal


def _in_order(polls: Iterable[Poll]) -> tuple[Poll, ...]:
    """As they are asked; paper that was printed before they opened has this order."""
    return tuple(sorted(polls, key=lambda each: each.place))


@dataclass(slots=True)
class Voting:
    """All polls by id, in the order they were prepared, the cards by hash (True: void), and the
    desk where members without a phone vote.
    """

    polls: dict[str, Poll] = field(default_factory=dict)
    card_salt: str = ""
    cards: dict[str, bool] = field(default_factory=dict)
    kiosk: Kiosk = field(default_factory=Kiosk)

    def __iter__(self) -> Iterator[Poll]:
        """Polls in the order they were prepared."""
        return iter(self.polls.values())

    @property
    def open(self) -> Poll | None:
        """The poll that is open; of those on one ballot the first."""
        return next(iter(self.opened), None)

    @property
    def opened(self) -> tuple[Poll, ...]:
        """All that are open: one, or those that are asked on one ballot, in its order."""
        return _in_order(each for each in self if each.state is PollState.OPEN)

    def on_one_ballot(self, poll: Poll) -> tuple[Poll, ...]:
        """The polls that are asked on the same ballot as this one, itself among them, in the order
        of the ballot.
        """
        if not poll.together:
            return (poll,)
        return _in_order(each for each in self if each.together == poll.together)

    @property
    def cards_valid(self) -> int:
        """Cards printed and not void."""
        return sum(not void for void in self.cards.values())

    def polls_on(self, recommendation: str) -> tuple[Poll, ...]:
        """The polls on a recommendation, oldest first."""
        return tuple(each for each in self if each.recommendation == recommendation)


class HasVoting(Protocol):
    """What a decision about polls looks at."""

    @property
    def voting(self) -> Voting:
        """The polls."""
