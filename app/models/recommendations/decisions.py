"""What may be done with recommendations."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from app.models import texts
from app.models.board import Board
from app.models.entries import Facts
from app.models.errors import Refused
from app.models.recommendations.facts import (
    EditsSettled,
    RecommendationDrafted,
    RecommendationFiled,
    RecommendationLinked,
    RecommendationMoved,
    RecommendationWithdrawn,
    TemplateAgreed,
    VersionWritten,
)
from app.models.recommendations.state import (
    UNTOLD,
    DraftingRoom,
    HasRecommendations,
    NumberedRoom,
    Origin,
    Recommendation,
    Sources,
    Version,
)
from app.models.recommendations.template import Template, checked_template
from app.models.recommendations.wording import Wording, checked


def draft_recommendation(
    room: HasRecommendations,
    recommendation: str,
    wording: Wording,
    by: str,
    now: int,
    origin: Origin = UNTOLD,
) -> Facts:
    """Begin a recommendation. The same id sent again changes nothing."""
    if recommendation in room.recommendations.items:
        return ()
    told = _told(origin)
    return (RecommendationDrafted(recommendation, checked(wording), texts.line(by), now, told),)


def write_version(
    room: HasRecommendations,
    recommendation: str,
    based_on: int,
    wording: Wording,
    by: str,
    now: int,
    origin: Origin = UNTOLD,
) -> Facts:
    """Give a recommendation a new wording, made from version `based_on`. Unchanged words make no
    version.
    """
    old = known(room, recommendation)
    new = checked(wording)
    if new == old.latest.wording:
        return ()
    told = _told(origin)
    return (VersionWritten(recommendation, based_on, new, texts.line(by), now, told),)


def link_recommendation(
    room: DraftingRoom, recommendation: str, themes: Iterable[str], notes: Iterable[str]
) -> Facts:
    """Say which themes and notes a recommendation rests on."""
    old = known(room, recommendation)
    board = room.board
    wanted = tuple(each for each in dict.fromkeys(themes) if each in board.themes)
    rests = tuple(each for each in dict.fromkeys(notes) if each in board.notes)
    held = tuple(each for theme in wanted for each in board.themes[theme].notes)
    if (wanted, rests, held) == (old.themes, old.notes, old.held):
        return ()
    return (RecommendationLinked(recommendation, wanted, rests, held),)


def sources(board: Board, recommendation: Recommendation) -> Sources:
    """Where a recommendation's themes and notes are now, however the board was sorted since: a
    theme that was merged is the one it went into, and a note that left its theme, or whose theme
    was taken away, is a source of its own.
    """
    heirs = tuple(dict.fromkeys(board.heir(each) for each in recommendation.themes))
    themes = tuple(each for each in heirs if each in board.themes)
    last = [note for each in heirs if each in board.gone for note in board.gone[each].notes]
    loose = (
        each
        for each in (*recommendation.held, *last)
        if each in board.notes and board.placed.get(each) not in themes
    )
    direct = (each for each in recommendation.notes if each in board.notes)
    return Sources(themes, tuple(dict.fromkeys((*direct, *loose))))


def move_recommendation(room: NumberedRoom, recommendation: str, index: int) -> Facts:
    """Give a recommendation another number; `index` 0 is the first of those that stand.

    Raises Refused("numbers-in-use").
    """
    known(room, recommendation)
    numbers_may_change(room)
    standing = [each.id for each in room.recommendations.standing() if each.id != recommendation]
    order = [each for each in room.recommendations.order if each != recommendation]
    place = min(max(index, 0), len(standing))
    spot = order.index(standing[place]) if place < len(standing) else len(order)
    same = room.recommendations.order.index(recommendation) == spot
    return () if same else (RecommendationMoved(recommendation, spot),)


def withdraw_recommendation(room: NumberedRoom, recommendation: str) -> Facts:
    """Take a recommendation out of the set; its versions and polls stay on record.

    Raises Refused("numbers-in-use").
    """
    found = known(room, recommendation)
    numbers_may_change(room)
    return (RecommendationWithdrawn(found.id, True),)


def numbers_may_change(room: NumberedRoom) -> None:
    """Raises Refused("numbers-in-use") while a poll on a recommendation is open: people vote on it
    by its number.
    """
    if any(each.recommendation for each in room.voting.opened):
        raise Refused("numbers-in-use")


def edited_at_once(recommendation: Recommendation) -> tuple[Version, ...]:
    """Versions written over a wording that was no longer the latest: two tables edited at the same
    time.
    """
    return tuple(each for each in recommendation.versions[1:] if each.based_on != each.number - 1)


def unsettled(recommendation: Recommendation) -> tuple[Version, ...]:
    """Versions that crossed another one and that nobody has settled yet."""
    crossed = edited_at_once(recommendation)
    return tuple(each for each in crossed if each.number > recommendation.settled)


def crossing(recommendation: Recommendation) -> tuple[tuple[Version, Version], ...]:
    """Every wording that waits to be settled, with what it was written over: those that crossed
    another, and before them the one they crossed first. Empty when nothing waits.
    """
    waiting = unsettled(recommendation)
    if not waiting:
        return ()
    first = recommendation.version(waiting[0].number - 1)
    found = (first, *waiting) if first else waiting
    pairs = ((recommendation.version(each.based_on), each) for each in found)
    return tuple((base or each, each) for base, each in pairs)


def settle_edits(room: HasRecommendations, recommendation: str, keep: int, now: int) -> Facts:
    """Keep the words of version `keep` of those that crossed: they become the latest ones.

    Raises Refused("version-unknown").
    """
    old = known(room, recommendation)
    kept = old.version(keep)
    if kept is None:
        raise Refused("version-unknown")
    if not unsettled(old):
        return ()
    latest = old.latest
    if kept.wording == latest.wording:
        return (EditsSettled(recommendation, latest.number),)
    again = VersionWritten(
        recommendation, latest.number, kept.wording, kept.by, now, replace(kept.origin, why="")
    )
    return again, EditsSettled(recommendation, latest.number + 1)


def settle_with(
    room: HasRecommendations,
    recommendation: str,
    wording: Wording,
    by: str,
    now: int,
    origin: Origin = UNTOLD,
) -> Facts:
    """Write a third wording over two that crossed."""
    latest = known(room, recommendation).latest
    written = write_version(room, recommendation, latest.number, wording, by, now, origin)
    return (*written, EditsSettled(recommendation, latest.number + len(written)))


def agree_template(room: HasRecommendations, template: Template) -> Facts:
    """Choose or change what recommendations are made of."""
    new = checked_template(template)
    return () if new == room.recommendations.template else (TemplateAgreed(new),)


def known(room: HasRecommendations, recommendation: str) -> Recommendation:
    """The recommendation with this id that stands. Raises Refused("recommendation-unknown")."""
    found = room.recommendations.items.get(recommendation)
    if found is None or found.withdrawn:
        raise Refused("recommendation-unknown")
    return found


def file_recommendation(room: HasRecommendations, recommendation: str, theme: str) -> Facts:
    """Put a recommendation under a heading of the report, or under none ("")."""
    old, heading = known(room, recommendation), texts.line(theme)
    return () if old.theme == heading else (RecommendationFiled(recommendation, heading),)


def _told(origin: Origin) -> Origin:
    return replace(origin, why=texts.line(origin.why))
