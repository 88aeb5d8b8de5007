"""Taking a picture of a poll: what it asks, how many have voted, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from app.models.assembly import Assembly
from app.models.voting import (
    Base,
    Method,
    Outcome,
    Poll,
    PollState,
    dissent,
    number_of,
    read_threshold,
    turnout_of,
    voters,
)
from app.models.voting.methods import MOST_RESISTANCE, Standing
from app.ui.scenes.address import Address
from app.ui.scenes.pictures import PollPicture, ResultPicture
from app.ui.scenes.poll_pictures import RankingPicture, ScalePicture, TallyRow, TurnoutPicture


def taken_result(
    assembly: Assembly, subject: str, address: Address | None
) -> ResultPicture | ScalePicture | RankingPicture | PollPicture | None:
    """The result once it stands; before that the poll, which says that votes are being counted."""
    poll = assembly.voting.polls.get(subject)
    if poll is None or poll.state is not PollState.PUBLISHED:
        return taken_poll(assembly, subject, address)
    number, title = asked(assembly, poll)
    terms, outcome = poll.terms, poll.outcome
    if outcome.scale is not None:
        seen = ScalePicture.of(terms.question, outcome.scale, terms.labels, number, poll.version)
        return replace(seen, result=outcome.result, dissent=dissent(outcome))
    if outcome.standing is not None:
        ranked = RankingPicture.of(terms.question, terms.method, outcome.standing)
        return replace(ranked, result=outcome.result)
    return ResultPicture(terms.question, number, poll.version, title, poll.result, terms.quorum)


def taken_poll(assembly: Assembly, subject: str, address: Address | None) -> PollPicture | None:
    """A poll before its result stands, and the others on the same ballot."""
    poll = assembly.voting.polls.get(subject)
    if poll is None:
        return None
    together = assembly.voting.on_one_ballot(poll)
    others = tuple(_one(assembly, each, address) for each in together if each is not poll)
    return replace(_one(assembly, poll, address), more=others)


def taken_turnout(
    assembly: Assembly, subject: str, _address: Address | None
) -> TurnoutPicture | None:
    """How many have voted."""
    poll = assembly.voting.polls.get(subject)
    if poll is None:
        return None
    number, _title = asked(assembly, poll)
    present, _members = voters(assembly, poll)
    so_far = turnout_of(poll)
    return TurnoutPicture(poll.terms.question, number, poll.version, poll.state, so_far, present)


def asked(assembly: Assembly, poll: Poll) -> tuple[int, str]:
    """The number and the exact title that the poll is about."""
    found = assembly.recommendations.items.get(poll.recommendation)
    version = found.version(poll.version) if found else None
    number = number_of(assembly.recommendations, poll)
    return number, version.wording.title if version else ""


def _one(assembly: Assembly, poll: Poll, address: Address | None) -> PollPicture:
    terms, threshold = poll.terms, read_threshold(poll.terms.threshold)
    present, members = voters(assembly, poll)
    everybody = members if terms.base is Base.MEMBERS else present
    number, title = asked(assembly, poll)
    live = poll.live_outcome
    return PollPicture(
        state=poll.state,
        question=terms.question,
        number=number,
        version=poll.version,
        title=title,
        channels=terms.channels,
        base=terms.base,
        threshold=threshold,
        all_of_base=everybody,
        needed_if_all=threshold.needed(everybody),
        quorum=terms.quorum,
        present=present,
        turnout=turnout_of(poll),
        live=poll.live if terms.method is Method.YES_NO_BLANK else None,
        address=address,
        terms=terms,
        rows=tuple(_rows(poll, live, present)) if live is not None else (),
    )


def _rows(poll: Poll, live: Outcome, present: int) -> Iterator[TallyRow]:
    """The bars of a live count; where people are held to a threshold, how many it takes now."""
    terms, whole = poll.terms, max(1, present, live.counts.cast)
    mark = Fraction(min(live.result.needed, whole), whole)
    if live.scale is not None:
        for step in range(len(terms.labels), 0, -1):
            count = live.scale.answers.get(step, 0)
            yield TallyRow(terms.labels[step - 1], count, Fraction(count, whole))
        count = live.counts.yes
        yield TallyRow("", count, Fraction(count, whole), live.result.needed, mark)
    if live.standing is None:
        return
    for option in terms.options:
        score = live.standing.scores[option]
        share = Fraction(score, _whole(terms.method, live.standing, whole))
        if terms.method is Method.APPROVAL:
            yield TallyRow(option, score, share, live.result.needed, mark)
        else:
            yield TallyRow(option, score, share)


def _whole(method: Method, standing: Standing, people: int) -> int:
    """What a full bar is: all people, all others beaten, all resistance, or the most dots."""
    if method is Method.APPROVAL:
        return people
    if method is Method.RANKING:
        return max(1, len(standing.scores) - 1)
    if method is Method.RESISTANCE:
        return max(1, MOST_RESISTANCE * standing.marked)
    return max([1, *standing.scores.values()])
