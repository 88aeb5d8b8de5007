"""Recommendations and polls, and the thread that ties them to the themes."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from app.models.assembly import Assembly
from app.models.recommendations import (
    Comment,
    Kinship,
    Minority,
    Recommendation,
    Version,
    edited_at_once,
    guide,
    minorities_on,
    sources,
    standing_comments,
)
from app.models.voting import Poll, PollState, number_of, reconcile
from app.reports.outline.board import note_lines, quotes, touching_notes
from app.reports.outline.days import local
from app.reports.outline.parts import (
    AncestorPart,
    CommentPart,
    MinorityPart,
    Outcome,
    PollPart,
    RecommendationPart,
    ThemePart,
    VersionPart,
)

_FINGERPRINT = 8


def polls(assembly: Assembly, zone: datetime.tzinfo | None) -> dict[str, PollPart]:
    """The polls by id in the order they were prepared. Only a published one tells its counts."""
    numbers = {poll.id: number for number, poll in enumerate(assembly.voting, 1)}
    return {poll.id: _poll(assembly, poll, numbers, zone) for poll in assembly.voting}


def _poll(
    assembly: Assembly, poll: Poll, numbers: dict[str, int], zone: datetime.tzinfo | None
) -> PollPart:
    about = assembly.recommendations.items.get(poll.recommendation)
    version = about.version(poll.version) if about else None
    published = poll.state is PollState.PUBLISHED
    return PollPart(
        numbers[poll.id],
        number_of(assembly.recommendations, poll),
        version.wording.title if version else poll.terms.question,
        poll.version,
        poll.fingerprint[:_FINGERPRINT],
        poll.terms,
        poll.state,
        numbers.get(poll.follows, 0),
        local(poll.opened_at, zone) if poll.opened_at else None,
        local(poll.closed_at, zone) if poll.closed_at else None,
        poll.result if published else None,
        reconcile(poll) if published else None,
        poll.explanation,
        poll.outcome if published else None,
    )


def recommendation(
    assembly: Assembly,
    item: Recommendation,
    lanes: dict[str, ThemePart],
    asked: dict[str, PollPart],
    zone: datetime.tzinfo | None,
) -> RecommendationPart:
    """A recommendation in the words that were voted on, with all it rests on."""
    on_it = tuple(asked[poll.id] for poll in assembly.voting.polls_on(item.id))
    decided = next((poll for poll in reversed(on_it) if poll.result), None)
    shown = (item.version(decided.version) if decided else None) or item.latest
    rests = sources(assembly.board, item)
    held = (assembly.board.notes[each] for each in rests.notes)
    notes = tuple(note for note in held if not note.withdrawn)
    touching = touching_notes(assembly, rests.themes, rests.notes)
    crossed = edited_at_once(item)
    room = assembly.recommendations
    apart = room.split_off(item.id)
    return RecommendationPart(
        assembly.recommendations.number(item.id),
        shown.number,
        item.latest.number,
        shown.wording,
        _outcome(decided),
        decided,
        tuple(lanes[each] for each in rests.themes),
        note_lines(assembly, notes),
        quotes(assembly, notes),
        tuple(_version(each, each in crossed, zone) for each in item.versions),
        on_it,
        note_lines(assembly, touching),
        item.theme,
        minorities(assembly, minorities_on(assembly.recommendations, item.id)),
        _ancestors(assembly, item.id),
        _numbers(assembly, (each for each in room.heirs(item.id) if each not in apart)),
        _numbers(assembly, apart),
        tuple(map(_comment, standing_comments(item))),
    )


def minorities(assembly: Assembly, told: Iterable[Minority]) -> tuple[MinorityPart, ...]:
    """Statements with the names of those who asked for it, as they wish to be called."""
    names = assembly.people.shown_names()
    people = assembly.people.roll(assembly.mandate.meeting)
    return tuple(
        MinorityPart(
            each.text,
            each.supporters,
            tuple(names[member] for member in each.signers if names.get(member)),
            guide(people),
        )
        for each in told
    )


def _comment(each: Comment) -> CommentPart:
    reply = each.reply
    return CommentPart(
        each.version,
        each.line,
        each.quote,
        each.remark,
        each.text,
        each.by,
        reply.answer if reply else None,
        reply.why if reply else "",
    )


def _numbers(assembly: Assembly, recommendations: Iterable[str]) -> tuple[int, ...]:
    """Of those that stand."""
    return tuple(filter(None, map(assembly.recommendations.number, recommendations)))


def _ancestors(assembly: Assembly, recommendation: str) -> tuple[AncestorPart, ...]:
    kin = assembly.recommendations.kinship(recommendation)
    return tuple(_ancestor(assembly, each, how) for each, how in kin.items())


def _ancestor(assembly: Assembly, recommendation: str, how: Kinship) -> AncestorPart:
    numbers = {poll.id: number for number, poll in enumerate(assembly.voting, 1)}
    polls = assembly.voting.polls_on(recommendation)
    item = assembly.recommendations.items[recommendation]
    number = assembly.recommendations.number(recommendation)
    return AncestorPart(number, item.title, tuple(numbers[each.id] for each in polls), how)


def _outcome(decided: PollPart | None) -> Outcome:
    if decided is None or decided.result is None:
        return Outcome.UNDECIDED
    return Outcome.ADOPTED if decided.result.passed else Outcome.REJECTED


def _version(version: Version, at_once: bool, zone: datetime.tzinfo | None) -> VersionPart:
    return VersionPart(
        version.number,
        version.by,
        local(version.at, zone),
        version.wording,
        at_once,
        version.origin.is_staff,
        version.origin.why,
    )
