"""What the facilitator may do to bring notes in order, besides placing them: stack, split, tag."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.models.board.arranging import LensChosen, NoteStacked, NoteTagged, ThemesTidied
from app.models.board.decisions import known_note, lane, make_theme, place_notes, whole
from app.models.board.facts import NoteSetApart
from app.models.board.state import HasBoard, Lens
from app.models.entries import Facts
from app.models.errors import Refused


def stack_notes(room: HasBoard, notes: Sequence[str]) -> Facts:
    """Make one stack of notes and of the stacks they lie in, the first on top and where it lies.
    Every note stays as it is. Raises Refused("note-unknown", "stack-needs-notes").
    """
    tops = tuple(dict.fromkeys(room.board.top_of(known_note(room, each).id) for each in notes))
    if len(tops) < 2:
        raise Refused("stack-needs-notes")
    first, others = tops[0], whole(room, notes[1:])
    beside = tuple(each for each in others if room.board.top_of(each) != first)
    stacked = tuple(NoteStacked(each, first) for each in tops[1:])
    return (*_beside(room, first, beside), *stacked)


def unstack_notes(room: HasBoard, notes: Iterable[str]) -> Facts:
    """Take stacks apart: the whole stack for a note on top, else this note alone. All stay where
    they lie.
    """
    board = room.board
    out: dict[str, None] = {}
    for note in notes:
        known_note(room, note)
        own = [note] if note in board.under else [e for e, t in board.under.items() if t == note]
        out.update(dict.fromkeys(own))
    return tuple(NoteStacked(each, "") for each in out)


def split_theme(room: HasBoard, theme: str, notes: Iterable[str], made: str, title: str) -> Facts:
    """Make a theme of some of the notes of another, and remember which it came from.

    Raises Refused("theme-unknown", "split-needs-notes", "theme-title-missing").
    """
    held = set(lane(room, theme).notes)
    moved = [each for each in whole(room, notes) if each in held]
    if not moved:
        raise Refused("split-needs-notes")
    return make_theme(room, made, title, moved, parent=theme)


def set_apart(room: HasBoard, notes: Iterable[str]) -> Facts:
    """Let notes stand alone: nobody has to force them into a theme."""
    apart = room.board.apart
    return tuple(NoteSetApart(each, True) for each in whole(room, notes) if each not in apart)


def tag_notes(room: HasBoard, notes: Iterable[str], theme: str) -> Facts:
    """Say that notes touch a second theme; those that touch it all already do so no longer."""
    lane(room, theme)
    placed, tags = room.board.placed, room.board.tags
    others = [each for each in whole(room, notes) if placed.get(each) != theme]
    new = [each for each in others if theme not in tags.get(each, ())]
    return tuple(NoteTagged(each, theme, bool(new)) for each in new or others)


def tidy_themes(room: HasBoard) -> Facts:
    """Close the gaps that themes left behind in the overview, in the order of the lanes."""
    wanted = tuple(room.board.order)
    return () if room.board.layout() == wanted else (ThemesTidied(wanted),)


def choose_lens(room: HasBoard, lens: Lens) -> Facts:
    """Sort by something else from now on."""
    return () if room.board.lens is lens else (LensChosen(lens),)


def _beside(room: HasBoard, first: str, notes: tuple[str, ...]) -> Facts:
    """Puts notes to where the first one lies, right after it and its own stack."""
    board = room.board
    if first in board.apart:
        return set_apart(room, notes)
    theme = board.placed.get(first, "")
    if not theme:
        return place_notes(room, notes, "")
    own = board.stack_of(first)
    order = board.themes[theme].notes
    after = 1 + max(order.index(each) for each in own if each in order)
    return place_notes(room, notes, theme, after)
