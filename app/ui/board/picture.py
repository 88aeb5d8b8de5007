"""What the board shows: lanes and the notes in them, as values, from the assembly and an offer.

A note has one place on the board: in the theme a person put it into, else in a proposed theme that
waits, else in the tray. A proposed theme is a lane of its own kind; nothing in it is placed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum

from app.models.board import Board, Mark, Note
from app.theme_proposals import Ghost, Offer

TRAY = ""
"""The key of the tray, as it is for `board.place_notes`."""


class LaneKind(Enum):
    """Who made a lane: nobody (the tray), a person, or the engine that proposes."""

    TRAY = "tray"
    THEME = "theme"
    GHOST = "ghost"


@dataclass(frozen=True, slots=True)
class Face:
    """A note's face. `hint` is the title of the theme it looks like; `is_dim` when a search is on
    and the note does not fit it.
    """

    id: str
    text: str
    table: int
    mark: Mark
    hint: str = ""
    is_dim: bool = False


@dataclass(frozen=True, slots=True)
class Lane:
    """A strip of notes; `number` is the key that sends notes there, 0 for none."""

    key: str
    kind: LaneKind
    title: str = ""
    number: int = 0
    faces: tuple[Face, ...] = ()


Fits = Callable[[Note], bool]
"""Whether a note fits what is searched for."""

Known = dict[str, tuple[Note, Face]]
"""The faces of before, by note: one that looks the same is used again, so that a board of thousands
finds out quickly which lanes are as they were.
"""


def everything(_note: Note) -> bool:
    """Fits every note: nothing is searched for."""
    return True


def lanes_of(
    board: Board, offer: Offer, fits: Fits, known: Known | None = None
) -> tuple[Lane, ...]:
    """The tray first, then the themes in order, then what is proposed; `known` is kept up."""
    hinted = {note: board.themes[hint.theme].title for note, hint in offer.hints.items()}
    waiting = {note for ghost in offer.ghosts for note in ghost.notes}
    before = {} if known is None else known

    def face(note: Note) -> Face:
        hint, is_dim = hinted.get(note.id, ""), not fits(note)
        seen, old = before.get(note.id, (None, None))
        if seen is note and old and old.hint == hint and old.is_dim is is_dim:
            return old
        made = Face(note.id, note.text, note.table, note.mark, hint, is_dim)
        before[note.id] = note, made
        return made

    def faces(notes: Iterable[Note]) -> tuple[Face, ...]:
        return tuple(map(face, notes))

    tray = Lane(TRAY, LaneKind.TRAY, faces=faces(n for n in board.tray() if n.id not in waiting))
    themes = (
        Lane(theme.id, LaneKind.THEME, theme.title, number, faces(board.notes_in(theme.id)))
        for number, theme in enumerate(board.lanes(), 1)
    )
    return (tray, *themes, *(_ghost_lane(board, each, faces) for each in offer.ghosts))


def _ghost_lane(
    board: Board, ghost: Ghost, faces: Callable[[Iterable[Note]], tuple[Face, ...]]
) -> Lane:
    notes = (board.notes[each] for each in ghost.notes)
    return Lane(ghost.key, LaneKind.GHOST, ghost.title, 0, faces(notes))
