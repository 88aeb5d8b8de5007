"""Ballots that people count: paper in piles or typed one by one, and hands."""

from __future__ import annotations

from collections.abc import Iterable

from app.models.entries import Facts
from app.models.errors import Refused
from app.models.voting.answers import checked
from app.models.voting.decisions import MOST_CARDS, known
from app.models.voting.facts import HandsCounted, PaperCounted, PaperKeyed, PileCounted
from app.models.voting.methods import Method
from app.models.voting.state import Channel, HasVoting, Poll, PollState
from app.models.voting.tally import Counts


def count_paper(room: HasVoting, poll: str, counts: Counts) -> Facts:
    """Enter the paper count after the close; until the result stands it can be entered anew.

    Raises Refused("paper-one-by-one") where a ballot is more than yes or no.
    """
    held = _in_piles(room, poll, counts)
    return () if held.paper == counts else (PaperCounted(poll, counts),)


def count_pile(room: HasVoting, poll: str, teller: int, counts: Counts) -> Facts:
    """Enter what one of two people counted in piles (`teller` 1, who begins anew, or 2)."""
    held = _in_piles(room, poll, counts)
    if teller not in (1, 2) or (teller == 2 and 1 not in held.piled):
        raise Refused("no-paper")
    is_known = held.piled == {1: counts} if teller == 1 else held.piled.get(2) == counts
    return () if is_known else (PileCounted(poll, teller, counts),)


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


def _in_piles(room: HasVoting, poll: str, counts: Counts) -> Poll:
    held = known(room, poll, PollState.CLOSED)
    if Channel.PAPER not in held.terms.channels:
        raise Refused("no-paper")
    if held.terms.method is not Method.YES_NO_BLANK:
        raise Refused("paper-one-by-one")
    _whole(counts)
    return held


def _whole(counts: Counts) -> None:
    if min(counts.yes, counts.no, counts.blank, counts.spoiled) < 0:
        raise Refused("count-negative")
