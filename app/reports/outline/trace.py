"""Themes, recommendations and polls, and the thread that ties them together."""

from __future__ import annotations

import datetime

from app.models.assembly import Assembly
from app.models.board import Mark, Note, Theme
from app.models.recommendations import Recommendation, Version, edited_at_once, sources
from app.models.voting import Poll, PollState, reconcile
from app.reports.outline.days import local
from app.reports.outline.parts import (
    NoteLine,
    Outcome,
    PollPart,
    RecommendationPart,
    ThemePart,
    VersionPart,
)

MOST_QUOTES = 3
_FINGERPRINT = 8
_SPEAKING = range(25, 260)


def note_line(assembly: Assembly, note: Note) -> NoteLine:
    """A note with its table, its day and the item it was written under."""
    item = assembly.agenda.items.get(note.sheet.item)
    return NoteLine(
        note.text,
        note.mark,
        note.table,
        assembly.mandate.meeting_number(note.meeting),
        item.plan.shown if item else "",
    )


def themes(assembly: Assembly) -> dict[str, ThemePart]:
    """The themes by id, in the order of the lanes."""
    return {
        theme.id: _theme(assembly, number, theme)
        for number, theme in enumerate(assembly.board.lanes(), 1)
    }


def _theme(assembly: Assembly, number: int, theme: Theme) -> ThemePart:
    notes = assembly.board.notes_in(theme.id)
    resting = (
        assembly.recommendations.number(each.id)
        for each in assembly.recommendations.standing()
        if theme.id in sources(assembly.board, each).themes
    )
    return ThemePart(
        number,
        theme.title,
        tuple(note_line(assembly, note) for note in notes),
        tuple(note_line(assembly, note) for note in _speaking(notes)),
        tuple(resting),
    )


def _speaking(notes: tuple[Note, ...]) -> list[Note]:
    """The notes that speak for a theme: people's own words first, then the order they gave."""
    ordered = sorted(
        notes, key=lambda note: (note.mark is not Mark.QUOTE, len(note.text) not in _SPEAKING)
    )
    unlike = {" ".join(note.text.casefold().split()): note for note in reversed(ordered)}
    chosen = {note.id for note in unlike.values()}
    return [note for note in ordered if note.id in chosen][:MOST_QUOTES]


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
        assembly.recommendations.number(poll.recommendation),
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
    crossed = edited_at_once(item)
    return RecommendationPart(
        assembly.recommendations.number(item.id),
        shown.number,
        item.latest.number,
        shown.wording,
        _outcome(decided),
        decided,
        tuple(lanes[each] for each in rests.themes),
        tuple(note_line(assembly, note) for note in notes),
        tuple(note_line(assembly, note) for note in _speaking(notes)),
        tuple(_version(each, each in crossed, zone) for each in item.versions),
        on_it,
    )


def _outcome(decided: PollPart | None) -> Outcome:
    if decided is None or decided.result is None:
        return Outcome.UNDECIDED
    return Outcome.ADOPTED if decided.result.passed else Outcome.REJECTED


def _version(version: Version, at_once: bool, zone: datetime.tzinfo | None) -> VersionPart:
    return VersionPart(
        version.number, version.by, local(version.at, zone), version.wording, at_once
    )
