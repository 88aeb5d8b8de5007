"""What can happen to the order of the board: stacks, second themes, places in the overview, and
what is sorted by.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.models.board.facts import BoardFact
from app.models.board.state import Board, Lens
from app.models.entries import Fact, Facts


@dataclass(frozen=True, slots=True)
class NoteStacked(BoardFact):
    """A note lies in the stack whose top is `under`, with all that lay under it; with "" it lies in
    no stack. It is still a note, with its own words and its own table.
    """

    note: str
    under: str

    def change(self, board: Board) -> None:
        if not self.under:
            board.under.pop(self.note, None)
            return
        top = board.top_of(self.under)
        if top == self.note or self.note not in board.notes or top not in board.notes:
            return
        for each in (self.note, *_beneath(board, self.note)):
            board.under[each] = top

    def inverse(self, board: Board) -> Facts:
        before = NoteStacked(self.note, board.under.get(self.note, ""))
        if not self.under:
            return (before,)
        return (before, *(NoteStacked(each, self.note) for each in _beneath(board, self.note)))


@dataclass(frozen=True, slots=True)
class NoteTagged(BoardFact):
    """A note touches a second theme besides the one it lies in, or does so no longer."""

    note: str
    theme: str
    tagged: bool

    def change(self, board: Board) -> None:
        others = tuple(each for each in board.tags.get(self.note, ()) if each != self.theme)
        tags = (*others, self.theme) if self.tagged else others
        if tags:
            board.tags[self.note] = tags
        else:
            board.tags.pop(self.note, None)

    def inverse(self, board: Board) -> Facts:
        return (NoteTagged(self.note, self.theme, self.theme in board.tags.get(self.note, ())),)


@dataclass(frozen=True, slots=True)
class ThemesTidied(BoardFact):
    """The themes in the overview from the first place on, "" where none is. A theme that was made
    on another laptop meanwhile comes after them.
    """

    layout: tuple[str, ...]

    def change(self, board: Board) -> None:
        known = [each for each in board.order if each in self.layout]
        others = [each for each in board.order if each not in self.layout]
        board.slots.update((each, self.layout.index(each)) for each in known)
        taken = {board.slots[each] for each in known}
        for each in others:
            if board.slots[each] in taken:
                board.slots[each] = max(taken) + 1
            taken.add(board.slots[each])

    def inverse(self, board: Board) -> Facts:
        return (ThemesTidied(board.layout()),)


@dataclass(frozen=True, slots=True)
class LensChosen(BoardFact):
    """The room sorts by this from now on."""

    lens: Lens

    def change(self, board: Board) -> None:
        board.lens = self.lens

    def inverse(self, board: Board) -> Facts:
        return (LensChosen(board.lens),)


def _beneath(board: Board, note: str) -> tuple[str, ...]:
    return tuple(each for each, top in board.under.items() if top == note)


FACTS: tuple[type[Fact], ...] = (NoteStacked, NoteTagged, ThemesTidied, LensChosen)
