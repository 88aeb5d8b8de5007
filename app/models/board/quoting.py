"""The note that speaks for a theme, one rule for the board, the room and what is proposed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.models.board.decisions import known_note
from app.models.board.facts import BoardFact
from app.models.board.state import Board, HasBoard, Note, Theme
from app.models.board.typical import Rarity, typical
from app.models.entries import Fact, Facts


@dataclass(frozen=True, slots=True)
class QuoteChosen(BoardFact):
    """A person chose which note is quoted for a theme; "" leaves it to what is typical."""

    theme: str
    note: str

    def change(self, board: Board) -> None:
        if self.theme in board.themes:
            board.themes[self.theme] = replace(board.themes[self.theme], quote=self.note)

    def inverse(self, board: Board) -> Facts:
        return (QuoteChosen(self.theme, board.themes[self.theme].quote),)


FACTS: tuple[type[Fact], ...] = (QuoteChosen,)


def quoted_note(board: Board, theme: Theme, rarity: Rarity | None = None) -> Note | None:
    """The note that is quoted for a theme: the one that was shown when it was proposed, or that a
    person chose, as long as it lies in it; else the typical one. `rarity` is that of the board.
    """
    notes = board.notes_in(theme.id)
    kept = next((each for each in notes if each.id == theme.quote), None)
    return kept or typical(notes, rarity or Rarity(board))


def speaking(board: Board, notes: Sequence[Note], first: Note | None, most: int) -> list[Note]:
    """At most so many notes that speak for a group: `first`, where one is quoted for it already,
    then the typical of those that are left. Of a stack one, and nothing twice: it says one thing.
    """
    rarity, left, found = Rarity(board), list(notes), list[Note]()
    best = first or typical(left, rarity)
    while best is not None and len(found) < most:
        found.append(best)
        top, said = board.top_of(best.id), _bare(best.text)
        left = [e for e in left if board.top_of(e.id) != top and _bare(e.text) != said]
        best = typical(left, rarity)
    return found


def _bare(text: str) -> str:
    return " ".join(text.casefold().split())


def choose_quote(room: HasBoard, note: str) -> Facts:
    """Quote this note for the theme it lies in; when it is the chosen one already, leave it to what
    is typical again. Nothing happens to a note without a theme.
    """
    theme = room.board.theme_of(known_note(room, note).id)
    if theme is None:
        return ()
    return (QuoteChosen(theme.id, "" if theme.quote == note else note),)
