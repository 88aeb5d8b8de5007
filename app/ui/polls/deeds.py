"""What the polls page does in one deed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from app.models import voting
from app.models.entries import Facts
from app.models.errors import Refused
from app.models.voting import HasVoting, PollingRoom, PollState, Terms


def prepare_anew(room: PollingRoom, old: str, new: str) -> Facts:
    """Drop a prepared poll whose words have changed, and prepare one on the words as they are."""
    held = voting.known(room, old, PollState.PREPARED)
    title = _title(room, held.recommendation, held.version)
    # A question that was only the old title follows the new one.
    question = "" if held.terms.question == title else held.terms.question
    terms = replace(held.terms, question=question)
    prepared = voting.prepare_poll(room, new, held.recommendation, terms, held.follows)
    return (*voting.discard_poll(room, old), *prepared)


def hand_out(room: HasVoting, poll: str, count: int) -> Facts:
    """Hand out so many paper ballots where no cards are used.

    Raises as `voting.issue_paper`, and Refused("no-right-left") when there are not so many left.
    """
    held = voting.known(room, poll, PollState.OPEN)
    if count < 1:
        return ()
    if held.turnout + count > held.present:
        raise Refused("no-right-left", present=held.present)
    together = room.voting.on_one_ballot(held)
    return tuple(
        fact for each in together for fact in voting.issue_paper(room, each.id, None) * count
    )


def keep_typed(room: HasVoting, answers: Mapping[str, tuple[str, ...]]) -> Facts:
    """The paper ballots of one pile, by poll, as both people typed them."""
    return tuple(
        fact
        for poll, typed in answers.items()
        for teller in (1, 2)
        for fact in voting.key_paper(room, poll, teller, typed)
    )


def void_cards(room: HasVoting, cards: Iterable[str]) -> Facts:
    """Void several cards, as when their sheet could not be printed; `cards` are hashes."""
    return tuple(fact for each in cards for fact in voting.void_card(room, each))


def void_papers(room: HasVoting, polls: Sequence[str], serial: str) -> Facts:
    """A paper ballot was handed back for a new one. Raises Refused("no-paper") with none out."""
    if not polls:
        raise Refused("no-paper")
    return tuple(fact for each in polls for fact in voting.void_paper(room, each, serial))


def usual_terms(room: HasVoting) -> Terms:
    """The terms of the last poll on a recommendation, without its question; else the usual ones."""
    for last in reversed(room.voting.polls.values()):
        if last.recommendation and not last.terms.has_options:
            return replace(last.terms, question="", after="", if_adopted=True)
    return Terms("")


def _title(room: PollingRoom, recommendation: str, version: int) -> str:
    held = room.recommendations.items.get(recommendation)
    found = held.version(version) if held else None
    return found.wording.title if found else ""
