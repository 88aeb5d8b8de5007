"""What can happen to a poll. Ballots are facts too, but they are kept in a table of their own,
without stamp.
"""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass

from app.models.entries import Fact, Facts
from app.models.voting.kiosk import Kiosk
from app.models.voting.outcome import counts_of
from app.models.voting.state import Ballot, Poll, PollState, Terms, Voting
from app.models.voting.tally import Counts


@dataclass(frozen=True, slots=True)
class VotingFact(Fact):
    """A fact about polls or cards."""

    @abstractmethod
    def change(self, voting: Voting) -> None:
        """Make the state say so."""

    def inverse(self, voting: Voting) -> Facts:
        """The facts that take this one back. Votes are not undone, so most have none."""
        return ()


@dataclass(frozen=True, slots=True)
class CardsPrinted(VotingFact):
    """A deck was printed; `hashes` are sorted, so that they do not tell the deck's order."""

    salt: str
    hashes: tuple[str, ...]

    def change(self, voting: Voting) -> None:
        voting.card_salt = voting.card_salt or self.salt
        for card in self.hashes:
            voting.cards.setdefault(card, False)


@dataclass(frozen=True, slots=True)
class CardVoided(VotingFact):
    """A card was lost: it opens no poll any more."""

    card: str

    def change(self, voting: Voting) -> None:
        voting.cards[self.card] = True


@dataclass(frozen=True, slots=True)
class PollPrepared(VotingFact):
    """A poll on one version of a recommendation, bound to its exact words; `follows` names an
    earlier poll.
    """

    poll: str
    recommendation: str
    version: int
    fingerprint: str
    terms: Terms
    follows: str

    def change(self, voting: Voting) -> None:
        voting.polls.setdefault(
            self.poll,
            Poll(
                self.poll,
                self.recommendation,
                self.version,
                self.fingerprint,
                self.terms,
                self.follows,
            ),
        )

    def inverse(self, voting: Voting) -> Facts:
        return (PollDiscarded(self.poll),)


@dataclass(frozen=True, slots=True)
class PollDiscarded(VotingFact):
    """A poll that was never opened is not wanted."""

    poll: str

    def change(self, voting: Voting) -> None:
        if self.poll in voting.polls and voting.polls[self.poll].state is PollState.PREPARED:
            del voting.polls[self.poll]

    def inverse(self, voting: Voting) -> Facts:
        old = voting.polls[self.poll]
        return (
            PollPrepared(
                old.id, old.recommendation, old.version, old.fingerprint, old.terms, old.follows
            ),
        )


@dataclass(frozen=True, slots=True)
class TermsAgreed(VotingFact):
    """A prepared poll has other terms."""

    poll: str
    terms: Terms

    def change(self, voting: Voting) -> None:
        poll = voting.polls.get(self.poll)
        if poll and poll.state is PollState.PREPARED:
            poll.terms = self.terms

    def inverse(self, voting: Voting) -> Facts:
        return (TermsAgreed(self.poll, voting.polls[self.poll].terms),)


@dataclass(frozen=True, slots=True)
class PollOpened(VotingFact):
    """Voting has begun; `present` and `members` are counted at this moment, `salt` is this poll's
    own. Polls that are asked on one ballot have the same `together`, the id of the first of them.
    `number` is that of the recommendation at this moment, 0 in older entries.
    """

    poll: str
    at: int
    present: int
    members: int
    salt: str
    together: str = ""
    number: int = 0

    def change(self, voting: Voting) -> None:
        poll = voting.polls.get(self.poll)
        if poll and poll.state is PollState.PREPARED:
            poll.state, poll.opened_at, poll.salt = PollState.OPEN, self.at, self.salt
            poll.present, poll.members = self.present, self.members
            poll.together, poll.number = self.together, self.number
            # They open one after the other, in the order in which they are asked.
            before = (each for each in voting if self.together and each is not poll)
            poll.place = sum(each.together == self.together for each in before)


@dataclass(frozen=True, slots=True)
class BallotCast(VotingFact):
    """A card's ballot lies in the box; a later one of the same card takes its place until the poll
    closes. `answer` is written as `app.models.voting.answers` says.
    """

    poll: str
    key: str
    ballot: str
    answer: str

    def change(self, voting: Voting) -> None:
        poll = voting.polls.get(self.poll)
        if poll:
            before = poll.ballots.get(self.key)
            if before and before.id != self.ballot:
                poll.replaced.add(before.id)
            poll.ballots[self.key] = Ballot(self.ballot, self.answer)


@dataclass(frozen=True, slots=True)
class PaperIssued(VotingFact):
    """A paper ballot was handed out; `key` is the card handed in for it, "" where no cards are
    used.
    """

    poll: str
    key: str

    def change(self, voting: Voting) -> None:
        poll = voting.polls.get(self.poll)
        if poll and self.key:
            poll.paper_cards.add(self.key)
        elif poll:
            poll.paper_loose += 1


@dataclass(frozen=True, slots=True)
class PaperVoided(VotingFact):
    """A paper ballot was handed back, and a new one taken for it; `serial` stands on it."""

    poll: str
    serial: str

    def change(self, voting: Voting) -> None:
        poll = voting.polls.get(self.poll)
        if poll:
            poll.void_serials.add(self.serial)


@dataclass(frozen=True, slots=True)
class PaperCounted(VotingFact):
    """The paper ballots were counted, or counted anew."""

    poll: str
    counts: Counts

    def change(self, voting: Voting) -> None:
        poll = voting.polls.get(self.poll)
        if poll and poll.state is not PollState.PUBLISHED:
            poll.paper = self.counts
            poll.keyed.clear()
            poll.piled.clear()


@dataclass(frozen=True, slots=True)
class PileCounted(VotingFact):
    """One of two people (`teller` 1 or 2) counted the pile of paper ballots. The first begins anew;
    what the second counts alike is the paper count.
    """

    poll: str
    teller: int
    counts: Counts

    def change(self, voting: Voting) -> None:
        poll = voting.polls.get(self.poll)
        if poll and poll.state is not PollState.PUBLISHED:
            poll.keyed.clear()
            if self.teller == 1:
                poll.piled.clear()
            poll.piled[self.teller] = self.counts
            is_agreed = poll.piled.get(1) == poll.piled.get(2)
            poll.paper = self.counts if is_agreed else None


@dataclass(frozen=True, slots=True)
class PaperKeyed(VotingFact):
    """One of two people (`teller` 1 or 2) typed the paper ballots, one answer each in the order of
    the pile. What both typed alike is the paper count.
    """

    poll: str
    teller: int
    answers: tuple[str, ...]

    def change(self, voting: Voting) -> None:
        poll = voting.polls.get(self.poll)
        if poll and poll.state is not PollState.PUBLISHED:
            poll.piled.clear()
            poll.keyed[self.teller] = self.answers
            one, two = poll.keyed.get(1), poll.keyed.get(2)
            is_agreed = one is not None and one == two
            poll.paper = counts_of(poll.terms.asked, self.answers) if is_agreed else None


@dataclass(frozen=True, slots=True)
class HandsCounted(VotingFact):
    """One of the two counters saw this many hands."""

    poll: str
    counter: int
    counts: Counts

    def change(self, voting: Voting) -> None:
        poll = voting.polls.get(self.poll)
        if poll and poll.state is not PollState.PUBLISHED:
            poll.hands[self.counter] = self.counts


@dataclass(frozen=True, slots=True)
class PollClosed(VotingFact):
    """Voting has ended; `seal` commits to the ballots, `ids_seal` to their ids ("" in earlier
    versions), `cast` says how many came from phones.
    """

    poll: str
    at: int
    cast: int
    seal: str
    ids_seal: str = ""

    def change(self, voting: Voting) -> None:
        poll = voting.polls.get(self.poll)
        if poll and poll.state is PollState.OPEN:
            poll.state, poll.closed_at = PollState.CLOSED, self.at
            poll.seal, poll.ids_seal = self.seal, self.ids_seal


@dataclass(frozen=True, slots=True)
class PollReopened(VotingFact):
    """A closing was taken back before any result was shown."""

    poll: str

    def change(self, voting: Voting) -> None:
        poll = voting.polls.get(self.poll)
        if poll and poll.state is PollState.CLOSED:
            poll.state, poll.closed_at, poll.seal = PollState.OPEN, 0, ""


@dataclass(frozen=True, slots=True)
class ResultPublished(VotingFact):
    """The result stands. What did not add up is explained."""

    poll: str
    at: int
    counts: Counts
    explanation: str

    def change(self, voting: Voting) -> None:
        poll = voting.polls.get(self.poll)
        if poll and poll.state is PollState.CLOSED:
            poll.state, poll.published_at = PollState.PUBLISHED, self.at
            poll.published = self.counts
            poll.explanation = self.explanation


@dataclass(frozen=True, slots=True)
class KioskOpened(VotingFact):
    """A device in the room serves members without a phone, with this code; an older code opens
    nothing any more, and "" closes the desk.
    """

    code: str
    at: int

    def change(self, voting: Voting) -> None:
        voting.kiosk = Kiosk(self.code, self.at)


FACTS: tuple[type[Fact], ...] = (
    CardsPrinted,
    CardVoided,
    PollPrepared,
    PollDiscarded,
    TermsAgreed,
    PollOpened,
    BallotCast,
    PaperIssued,
    PaperVoided,
    PaperCounted,
    PileCounted,
    PaperKeyed,
    HandsCounted,
    PollClosed,
    PollReopened,
    ResultPublished,
    KioskOpened,
)
