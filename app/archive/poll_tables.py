"""The polls as readable tables: what was agreed, what came of it, and how often each answer was
given. Results, outcomes and ballots only of polls that are closed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from app.archive.board_tables import Layout, Row, at
from app.models import voting
from app.models.voting import Poll, Voting

POLLS: Final[Layout] = {
    "polls": {
        "id": str,
        "recommendation": str,
        "number": int,
        "version": int,
        "fingerprint": str,
        "question": str,
        "method": str,
        "options": str,
        "labels": str,
        "support_from": int,
        "most": int,
        "together": str,
        "after": str,
        "if_adopted": int,
        "channels": str,
        "base": str,
        "threshold": str,
        "quorum": int,
        "tie_adopts": int,
        "state": str,
        "opened_at": str,
        "closed_at": str,
        "present": int,
        "members": int,
        "follows": str,
        "explanation": str,
    },
    "results": {
        "poll": str,
        "published": int,
        "yes": int,
        "no": int,
        "blank": int,
        "spoiled": int,
        "cast": int,
        "by_phone": int,
        "on_paper": int,
        "base_count": int,
        "needed": int,
        "quorum_met": int,
        "passed": int,
        "tie": int,
        "seal": str,
    },
    "outcomes": {"poll": str, "number": int, "option": str, "score": int, "place": int},
    "ballots": {"poll": str, "choice": str, "ballots": int},
}
POLLS_NEW_IN_5: Final = ("outcomes",)
EARLIER_POLLS: Final = (
    "id", "recommendation", "version", "fingerprint", "question", "channels", "base", "threshold",
    "quorum", "state", "opened_at", "closed_at", "present", "members", "follows", "explanation",
)  # fmt: skip
"""What `polls` was before version 5."""


def poll_rows(held: Voting) -> dict[str, Iterator[Row]]:
    """The rows of these tables."""
    return {
        "polls": _polls(held),
        "results": _results(held),
        "outcomes": _outcomes(held),
        "ballots": _ballots(held),
    }


def counted(poll: Poll) -> bool:
    """True when the ballots of a poll may leave the document."""
    return poll.state in (voting.PollState.CLOSED, voting.PollState.PUBLISHED)


def _has_count(poll: Poll) -> bool:
    """Two counters of hands who differ have no count yet."""
    return counted(poll) and poll.counts is not None


def _polls(held: Voting) -> Iterator[Row]:
    for each in held:
        terms = each.terms
        yield {
            "id": each.id,
            "recommendation": each.recommendation or None,
            "number": each.number or None,
            "version": each.version,
            "fingerprint": each.fingerprint,
            "question": terms.question,
            "method": terms.method.value,
            "options": "\n".join(terms.options) or None,
            "labels": "\n".join(terms.labels) or None,
            "support_from": terms.support_from or None,
            "most": terms.most or None,
            "together": each.together or None,
            "after": terms.after or None,
            "if_adopted": int(terms.if_adopted) if terms.after else None,
            "channels": " ".join(channel.value for channel in terms.channels),
            "base": terms.base.value,
            "threshold": terms.threshold,
            "quorum": terms.quorum,
            "tie_adopts": int(terms.tie_adopts),
            "state": each.state.value,
            "opened_at": at(each.opened_at),
            "closed_at": at(each.closed_at),
            "present": each.present,
            "members": each.members,
            "follows": each.follows or None,
            "explanation": each.explanation or None,
        }


def _results(held: Voting) -> Iterator[Row]:
    for each in filter(_has_count, held):
        result = each.result
        yield {
            "poll": each.id,
            "published": int(each.state is voting.PollState.PUBLISHED),
            "yes": result.counts.yes,
            "no": result.counts.no,
            "blank": result.counts.blank,
            "spoiled": result.counts.spoiled,
            "cast": result.counts.cast,
            "by_phone": len(each.ballots),
            "on_paper": each.paper_returned,
            "base_count": result.bases.of(result.base),
            "needed": result.needed,
            "quorum_met": int(result.quorum_met),
            "passed": int(result.passed),
            "tie": int(result.tie),
            "seal": each.seal,
        }


def _outcomes(held: Voting) -> Iterator[Row]:
    """Each step of a scale with its ballots; each option with its score and its place."""
    for each in filter(_has_count, held):
        outcome, terms = each.outcome, each.terms
        if outcome.scale is not None:
            for step, label in enumerate(terms.labels, 1):
                yield _outcome(each, step, label, outcome.scale.answers.get(step, 0), None)
        elif outcome.standing is not None:
            standing, places = outcome.standing, outcome.standing.places
            for number, option in enumerate(terms.options, 1):
                yield _outcome(each, number, option, standing.scores[option], places[option])


def _outcome(poll: Poll, number: int, option: str, score: int, place: int | None) -> Row:
    return {"poll": poll.id, "number": number, "option": option, "score": score, "place": place}


def _ballots(held: Voting) -> Iterator[Row]:
    for each in filter(_has_count, held):
        if each.terms.method is voting.Method.YES_NO_BLANK:
            told = {choice.value: getattr(each.counts, choice.value) for choice in voting.Choice}
        else:  # by what they say, so that their order tells nothing
            told = dict(sorted(Counter(each.answers).items()))
        for answer, count in told.items():
            if count:
                yield {"poll": each.id, "choice": answer, "ballots": count}
