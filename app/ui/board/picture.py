"""What the board shows: lanes and the notes in them, as values, from the assembly and an offer.

A note has one place on the board: in the theme a person put it into, else in a proposed theme that
waits, else among those that stand alone, else in the tray. A proposed theme is a lane of its own
kind; nothing in it is placed. Of a stack the note on top has a face, which counts the others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from app.engines.themes import Step, Why
from app.models.board import Board, Dots, Mark, Note, Rarity, Theme, quoted_note, typical
from app.theme_likeness import Likeness, Twin
from app.theme_proposals import Ghost, Offer
from app.ui.scenes.mark_words import quote_words

TRAY = ""
"""The key of the tray, as it is for `board.place_notes`."""
ALONE = "alone"
"""The key of the lane of notes that stand alone."""


class LaneKind(Enum):
    """Who made a lane: nobody (the tray), a person, the engine that proposes, or a person for what
    belongs to no theme.
    """

    TRAY = "tray"
    THEME = "theme"
    GHOST = "ghost"
    ALONE = "alone"


@dataclass(frozen=True, slots=True)
class Face:
    """A note's face. `hint` is the title of the theme it looks like, `step` how sure that is,
    `because` the words that speak for where it is proposed; `twin` what it may be to another note,
    `stack` how many notes lie here, `also` the titles of the themes it touches besides; `is_dim`
    when a search is on and the note does not fit it; `proposed` is what its table proposes, while
    it lies in the tray.
    """

    id: str
    text: str
    table: int
    mark: Mark
    hint: str = ""
    is_dim: bool = False
    step: Step = Step.UNSURE
    because: tuple[str, ...] = ()
    twin: Twin | None = None
    stack: int = 1
    also: tuple[str, ...] = ()
    proposed: str = ""


@dataclass(frozen=True, slots=True)
class Lane:
    """A strip of notes; `number` is the key that sends notes there, 0 for none. `count` counts the
    notes with all that lie in stacks, `touched` those of other themes that touch this one. `words`
    and `quote` tell of a proposed theme, `mark` what kind of note is quoted, `step` how sure it is;
    `slot` is the place in the overview; `dots` are what the theme got in the last round that was
    closed, `suggested` the notes of the tray that are shown in suggestions instead; `hits` are the
    notes that fit what is searched for, None when nothing is.
    """

    key: str
    kind: LaneKind
    title: str = ""
    number: int = 0
    faces: tuple[Face, ...] = ()
    count: int = 0
    touched: int = 0
    words: tuple[str, ...] = ()
    quote: str = ""
    slot: int = -1
    tables: tuple[int, ...] = ()
    dots: Dots | None = None
    suggested: int = 0
    step: Step | None = None
    hits: int | None = None
    mark: Mark = Mark.QUOTE

    @property
    def quoted(self) -> str:
        """The quote in marks, "" for none; whoever spoke against something is told as that."""
        return quote_words(self.quote, self.mark) if self.quote else ""


Fits = Callable[[Note], bool]
"""Whether a note fits what is searched for."""

_Look = tuple[object, ...]
Known = dict[str, tuple[Note, _Look, Face]]
"""The faces of before, by note: one that looks the same is used again, so that a board of thousands
finds out quickly which lanes are as they were.
"""
_NO_WHY: Final = Why()


def everything(_note: Note) -> bool:
    """Fits every note: nothing is searched for."""
    return True


def lanes_of(
    board: Board,
    offer: Offer,
    fits: Fits,
    known: Known | None = None,
    likeness: Likeness | None = None,
) -> tuple[Lane, ...]:
    """The tray first, then the themes in order, what stands alone, then what is proposed; `known`
    is kept up.
    """
    painter = _Faces(board, offer, fits, {} if known is None else known, likeness or Likeness())
    waiting = {note for ghost in offer.ghosts for note in ghost.notes}
    tray = painter.lane(TRAY, LaneKind.TRAY, [n for n in board.tray() if n.id not in waiting])
    tray = replace(tray, suggested=len(waiting))
    touched = {theme: len(notes) for theme, notes in board.touching().items()}
    themes = (
        painter.theme(theme, number, touched.get(theme.id, 0))
        for number, theme in enumerate(board.lanes(), 1)
    )
    alone = board.alone()
    apart = (painter.lane(ALONE, LaneKind.ALONE, alone),) if alone else ()
    return (tray, *themes, *apart, *(painter.ghost(each) for each in offer.ghosts))


class _Faces:
    """Makes faces and lanes of one moment."""

    def __init__(
        self, board: Board, offer: Offer, fits: Fits, known: Known, likeness: Likeness
    ) -> None:
        self._board, self._offer, self._fits = board, offer, fits
        self._known, self._likeness = known, likeness
        self._beneath, self._dotted = board.stacked(), board.dotted()
        self._rarity = Rarity(board)

    def lane(self, key: str, kind: LaneKind, notes: Iterable[Note]) -> Lane:
        """A lane without a title of its own."""
        held = tuple(notes)
        hits = self._hits(held)
        lane = Lane(key, kind, faces=self._faces(held), count=len(held), hits=hits)
        if kind is LaneKind.TRAY:
            return lane
        spoken = typical(held, self._rarity)
        return replace(lane, quote=_quote(spoken), mark=_mark(spoken), tables=_tables(held))

    def theme(self, theme: Theme, number: int, touched: int) -> Lane:
        """The lane of a theme."""
        held = self._board.notes_in(theme.id)
        faces, slot = self._faces(held), self._board.slot(theme.id)
        spoken = quoted_note(self._board, theme, self._rarity)
        return Lane(
            theme.id, LaneKind.THEME, theme.title, number, faces, len(held), touched,
            quote=_quote(spoken), slot=slot, tables=_tables(held),
            dots=self._dotted.get(theme.id), hits=self._hits(held), mark=_mark(spoken),
        )  # fmt: skip

    def ghost(self, ghost: Ghost) -> Lane:
        """The lane of a proposed theme."""
        held = tuple(self._board.notes[each] for each in ghost.notes)
        faces = self._faces(held, ghost.why)
        chosen = next((each for each in held if each.id == ghost.quote), None)
        spoken = chosen or typical(held, self._rarity)
        return Lane(
            ghost.key, LaneKind.GHOST, ghost.title, 0, faces, len(held),
            words=ghost.words, quote=_quote(spoken), tables=_tables(held),
            step=ghost.step, hits=self._hits(held), mark=_mark(spoken),
        )  # fmt: skip

    def _hits(self, notes: tuple[Note, ...]) -> int | None:
        return None if self._fits is everything else sum(map(self._fits, notes))

    def _faces(
        self, notes: tuple[Note, ...], why: Mapping[str, Why] | None = None
    ) -> tuple[Face, ...]:
        """One face for each stack and each single note, in the order of the notes."""
        if not self._beneath:
            return tuple(self._face((note,), why) for note in notes)
        found: dict[str, list[Note]] = {}
        for note in notes:
            top = self._board.top_of(note.id)
            held = found.setdefault(top, [])
            held.insert(0 if note.id == top else len(held), note)
        return tuple(self._face(tuple(each), why) for each in found.values())

    def _face(self, stack: tuple[Note, ...], why: Mapping[str, Why] | None) -> Face:
        note, board = stack[0], self._board
        hint = self._offer.hints.get(note.id)
        is_dim = not any(map(self._fits, stack))
        because = why.get(note.id, _NO_WHY).words if why else hint.because if hint else ()
        title = board.themes[hint.theme].title if hint else ""
        step = hint.step if hint else Step.UNSURE
        twins = self._likeness.twins
        twin = self._likeness.twin_of(board, note.id) if note.id in twins else None
        also = tuple(e.title for e in board.tags_of(note.id)) if note.id in board.tags else ()
        proposed = _proposed(board, stack) if board.proposed else ""
        look = title, is_dim, step, because, twin, len(stack), also, proposed
        seen = self._known.get(note.id)
        if seen and seen[0] is note and seen[1] == look:
            return seen[2]
        made = Face(note.id, note.text, note.table, note.mark, *look)
        self._known[note.id] = note, look, made
        return made


def _proposed(board: Board, stack: tuple[Note, ...]) -> str:
    """The titles that wait for a note in the tray, with those beneath it."""
    loose = (e.id for e in stack if e.id not in board.placed and e.id not in board.apart)
    titles = (title for each in loose for title in board.waiting_titles(each))
    return " · ".join(dict.fromkeys(titles))


def _tables(notes: Iterable[Note]) -> tuple[int, ...]:
    """The tables that notes come from."""
    return tuple(sorted({each.table for each in notes if each.table}))


def _quote(chosen: Note | None) -> str:
    return " ".join(chosen.text.split()) if chosen else ""


def _mark(chosen: Note | None) -> Mark:
    return chosen.mark if chosen else Mark.QUOTE
