"""Ballots that people count: paper in piles or typed one by one, and hands."""

from __future__ import annotations

from collections.abc import Iterable

from app.models.entries import Facts
from app.models.errors import Refused
from app.models.voting.answers import checked
from app.models.voting.decisions import MOST_CARDS, known
from app.models.voting.facts import HandsCounted, PaperCounted, PaperKeyed
from app.models.voting.methods import Method
from app.models.voting.state import Channel, HasVoting, PollState
from app.models.voting.tally import Counts


def count_paper(room: HasVoting, poll: str, counts: Counts) -> Facts:
    """Enter the paper count after the close; until the result stands it can be entered anew.

    Raises Refused("paper-one-by-one") where a ballot is more than yes or no.
    """
    held = known(room, poll, PollState.CLOSED)
    if Channel.PAPER not in held.terms.channels:
        raise Refused("no-paper")
    if held.terms.method is not Method.YES_NO_BLANK:
        raise Refused("paper-one-by-one")
    _whole(counts)
    return () if held.paper == counts else (PaperCounted(poll, counts),)


def key_paper(room: HasVoting, poll: str, teller: int, typed: Iterable[str]) -> Facts:
    """Enter the paper ballots one by one, each of two people (`teller` 1 or 2) alone. What both
    typed alike is the count; `app.models.voting.state.mismatches` tells where they differ.
    """
    held = known(room, poll, PollState.CLOSED)
    if Channel.PAPER not in held.terms.channels or teller not in (1, 2):
        raise Refused("no-paper")
    form = held.terms.form
    said = tuple(checked(form, each, on_paper=True) for each in typed)
    if len(said) > MOST_CARDS:
        raise Refused("too-many-cards", most=MOST_CARDS)
    return () if held.keyed.get(teller) == said else (PaperKeyed(poll, teller, said),)


def count_hands(room: HasVoting, poll: str, counter: int, counts: Counts) -> Facts:
    """Enter what one of the two counters saw; `counter` is 1 or 2."""
    held = known(room, poll, PollState.OPEN, PollState.CLOSED)
    if not held.terms.by_hands or counter not in (1, 2):
        raise Refused("no-hands")
    _whole(counts)
    return () if held.hands.get(counter) == counts else (HandsCounted(poll, counter, counts),)


def _whole(counts: Counts) -> None:
    if min(counts.yes, counts.no, counts.blank, counts.spoiled) < 0:
        raise Refused("count-negative")
