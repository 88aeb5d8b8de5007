"""The ballots of closed polls, held against their seals: which side of a sync is whole.

A poll's seal stands in the hash chain, so it tells which ballots are the true ones, whoever changed
a row on either side with another program.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.archive.contents import Contents
from app.models.assembly import Assembly
from app.models.errors import Refused
from app.models.voting import Ballot, Poll, PollState, is_sealed, number_of

Ballots = dict[str, dict[str, Ballot]]
_NONE: dict[str, Ballot] = {}


@dataclass(frozen=True, slots=True)
class Restored:
    """Ballots of one poll that were not the sealed ones on one side, and are again.

    `number` is the recommendation's, 0 when it is withdrawn; `ballots` counts those that were
    changed, missing or too many.
    """

    question: str
    number: int
    in_archive: bool
    ballots: int


def sealed_ballots(whole: Assembly, here: Contents, there: Contents) -> Ballots:
    """The ballots of every closed poll, from whichever side they answer to the poll's seal.

    Raises Refused("ballots-differ") when they do on neither.
    """
    kept: Ballots = {}
    for poll in _closed(whole):
        sides = (here.ballots.get(poll.id, _NONE), there.ballots.get(poll.id, _NONE))
        true = [each for each in sides if is_sealed(poll, each)]
        if not true:
            raise Refused("ballots-differ", question=poll.terms.question)
        if true[0]:
            kept[poll.id] = true[0]
    return kept


def restored(
    whole: Assembly, kept: Ballots, side: Contents, *, is_archive: bool
) -> tuple[Restored, ...]:
    """Where a side's ballots were not those its own entries speak of."""
    doubtful = [
        poll for poll in _closed(whole) if not is_sealed(poll, side.ballots.get(poll.id, _NONE))
    ]
    if is_archive:  # where the ballots of an open poll have no place
        open_ones = (poll for poll in whole.voting if not poll.seal)
        doubtful += [poll for poll in open_ones if side.ballots.get(poll.id)]
    if not doubtful:
        return ()
    known = side.fold().voting.polls
    return tuple(
        Restored(
            poll.terms.question,
            number_of(whole.recommendations, poll),
            is_archive,
            _unlike(side.ballots.get(poll.id, _NONE), kept.get(poll.id, _NONE)),
        )
        for poll in doubtful
        if not _is_behind(known.get(poll.id), side.ballots.get(poll.id, _NONE))
    )


def _closed(assembly: Assembly) -> Iterator[Poll]:
    closed = (PollState.CLOSED, PollState.PUBLISHED)
    return (poll for poll in assembly.voting if poll.state in closed)


def _is_behind(poll: Poll | None, ballots: dict[str, Ballot]) -> bool:
    """True for a side that only has not heard of the closing yet, or of the last one."""
    return is_sealed(poll, ballots) if poll and poll.seal else not ballots


def _unlike(ballots: dict[str, Ballot], kept: dict[str, Ballot]) -> int:
    keys = ballots.keys() | kept.keys()
    return sum(ballots.get(key) != kept.get(key) for key in keys)
