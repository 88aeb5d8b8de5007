"""One note with all that is known of it, as values: for the strip below the board and reading."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.engines.themes import Step
from app.i18n import _
from app.models.assembly import Assembly
from app.models.board import Note
from app.theme_likeness import Likeness, Twin
from app.theme_proposals import Offer
from app.ui.board.words import hint_words, trace_lines, why_words


@dataclass(frozen=True, slots=True)
class Related:
    """Another note, with where it lies."""

    id: str
    text: str
    table: int
    where: str


@dataclass(frozen=True, slots=True)
class ReadNote:
    """A note's text, the words in it that speak for a suggestion, what the suggestion is and how
    sure (`step`), where it comes from, and its relations: what lies in its stack, what may say the
    same or the opposite, and the nearest.
    """

    id: str
    text: str
    table: int
    because: tuple[str, ...] = ()
    told: str = ""
    step: Step | None = None
    trace: tuple[str, ...] = ()
    stack: tuple[Related, ...] = ()
    twins: tuple[tuple[Related, Twin], ...] = ()
    similar: tuple[Related, ...] = ()


def read_note(assembly: Assembly, offer: Offer, likeness: Likeness, note: str) -> ReadNote | None:
    """All of it at this moment; None when there is no such note."""
    board = assembly.board
    found = board.notes.get(note)
    if found is None:
        return None
    stack = [each for each in board.stack_of(note) if each != note]
    twins = likeness.twins_of(board, note)
    similar = [each for each in likeness.similar_to(board, note) if each not in twins]
    told, because, step = _suggested(assembly, offer, found)
    return ReadNote(
        note, found.text, found.table, because, told, step,
        trace_lines(assembly, found),
        _related(assembly, stack),
        tuple(zip(_related(assembly, twins), twins.values(), strict=True)),
        _related(assembly, similar),
    )  # fmt: skip


def _suggested(
    assembly: Assembly, offer: Offer, note: Note
) -> tuple[str, tuple[str, ...], Step | None]:
    """What is suggested for a note, the words that say so, and how sure it is."""
    hint = offer.hint(note.id)
    if hint is not None:
        return hint_words(assembly, hint), hint.because, hint.step
    ghost = next((each for each in offer.ghosts if note.id in each.notes), None)
    if ghost is None:
        return "", (), None
    told = _("Suggested for “{theme}”").format(theme=ghost.title)
    why = ghost.why.get(note.id)
    if why is None:
        return f"{told}.", (), None
    return why_words(told, why.words, why.concepts), why.words, None


def _related(assembly: Assembly, notes: Iterable[str]) -> tuple[Related, ...]:
    board = assembly.board
    found = []
    for each in notes:
        theme = board.theme_of(each)
        where = theme.title if theme else _("not placed yet")
        note = board.notes[each]
        found.append(Related(each, note.text, note.table, where))
    return tuple(found)
