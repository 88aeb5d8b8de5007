"""The number by which everybody can tell that they have the same list of receipts."""

from __future__ import annotations

from dataclasses import dataclass

from app.models.assembly import Assembly
from app.models.voting import PollState, grouped, published
from app.ui.scenes.address import Address


@dataclass(frozen=True, slots=True)
class ReceiptsPicture:
    """`groups` are those of the SHA-256 in hex, eight signs each; `receipts` how many are on the
    list, `cast` how many ballots were counted in all, on paper too.
    """

    question: str
    receipts: int
    cast: int
    groups: tuple[str, ...]


def receipts_picture(
    assembly: Assembly, subject: str, _address: Address | None
) -> ReceiptsPicture | None:
    """Of a published poll in which phones voted; None for another."""
    poll = assembly.voting.polls.get(subject)
    if poll is None or poll.state is not PollState.PUBLISHED or not poll.ballots:
        return None
    listed = published(poll)
    cast, groups = listed.outcome.counts.cast, tuple(grouped(listed.sha256).split())
    return ReceiptsPicture(listed.question, len(listed.ballots), cast, groups)
