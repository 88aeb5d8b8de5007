"""What everybody may check once a result stands: that each ballot is in, and what was counted.

A receipt is made of a ballot's id, which the phone drew by chance, never of the card. The list has
the receipts by themselves and the count by itself: a receipt beside an answer would show whoever
holds a phone and the list how its owner voted, and would let votes be bought or forced (Benaloh and
Tuinstra, "Receipt-free secret-ballot elections", STOC 1994). So a receipt proves that a ballot is
in, the list that nothing was added or left out, and the file's seal (`seal_of`) what was counted.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final

from app.models.errors import Refused
from app.models.texts import in_a_line
from app.models.voting.cards import ALPHABET
from app.models.voting.outcome import Asked, Outcome
from app.models.voting.state import Poll, PollState

RECEIPT_LENGTH: Final = 8
DISSENT: Final = Fraction(1, 10)
"""From so large a share at the lowest step on, a result that is adopted is told with dissent."""
_HEAD: Final = "bordrunde ballots 1"


def receipt(poll: str, ballot: str) -> str:
    """What a member keeps of a ballot with this id: 40 bits in Crockford's base32, "7KQ4-M2XD"."""
    digest = hashlib.sha256(f"receipt:{poll}:{ballot}".encode()).digest()
    number = int.from_bytes(digest[:5])
    signs = "".join(ALPHABET[number >> 5 * at & 31] for at in reversed(range(RECEIPT_LENGTH)))
    return f"{signs[:4]}-{signs[4:]}"


@dataclass(frozen=True, slots=True)
class Published:
    """A result that stands. `fingerprint` is that of the words that were voted on, "" for a
    question of its own; `ballots` are the ids of what came from phones, in no order that tells.
    """

    poll: str
    question: str
    fingerprint: str
    asked: Asked
    labels: tuple[str, ...]
    outcome: Outcome
    ballots: tuple[str, ...] = field(repr=False)

    @property
    def receipts(self) -> tuple[str, ...]:
        """One for each ballot from a phone, sorted."""
        return tuple(sorted(receipt(self.poll, each) for each in self.ballots))

    @property
    def text(self) -> str:
        """The list as everybody may keep it, the same in each language: lines of UTF-8."""
        return "\n".join((*self._lines(), *self.receipts)) + "\n"

    @property
    def sha256(self) -> str:
        """Of `text`, in hex: two who compare it have the same list."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    def _lines(self) -> Iterator[str]:
        counts = self.outcome.counts
        yield _HEAD
        yield f"question {in_a_line(self.question)}"
        yield f"words {self.fingerprint or '-'}"
        yield f"method {self.asked.method}"
        yield from self._counted()
        yield f"blank {self.outcome.scale.blank if self.outcome.scale else counts.blank}"
        yield f"spoiled {counts.spoiled}"
        yield f"cast {counts.cast}"
        yield f"receipts {len(self.ballots)}"

    def _counted(self) -> Iterator[str]:
        """What was counted; never one ballot."""
        outcome = self.outcome
        if outcome.scale:
            for step, label in enumerate(self.labels, 1):
                yield f"step {step} {outcome.scale.answers.get(step, 0)} {in_a_line(label)}"
        elif outcome.standing:
            for number, option in enumerate(self.asked.options, 1):
                yield f"option {number} {outcome.standing.scores[option]} {in_a_line(option)}"
        else:
            yield f"yes {outcome.counts.yes}"
            yield f"no {outcome.counts.no}"


def grouped(digest: str) -> str:
    """A long number in hex as people compare it: eight signs and a space."""
    return " ".join(digest[at : at + 8] for at in range(0, len(digest), 8))


def published(poll: Poll) -> Published:
    """What may be told of a poll whose result stands. Raises Refused("poll-not-closed") before."""
    if poll.state is not PollState.PUBLISHED:
        raise Refused("poll-not-closed")
    terms = poll.terms
    return Published(
        poll.id,
        terms.question,
        poll.fingerprint,
        terms.asked,
        terms.labels,
        poll.outcome,
        tuple(sorted(each.id for each in poll.ballots.values())),
    )


def dissent(outcome: Outcome) -> int:
    """How many stand at the lowest step of a scale though it is adopted, where they are a tenth or
    more of those who chose a step; else 0. MeetingSphere tells as much beside each average.
    """
    scale = outcome.scale
    if scale is None or not outcome.result.passed:
        return 0
    lowest = scale.answers.get(1, 0)
    return lowest if lowest and Fraction(lowest, scale.answered) >= DISSENT else 0
