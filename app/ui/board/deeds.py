"""What the board does in one deed, so that one Undo takes back the whole of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from app.models import board
from app.models.board import HasBoard
from app.models.entries import Facts
from app.theme_proposals import Ghost


def accept_ghosts(room: HasBoard, ghosts: Iterable[tuple[str, Ghost]]) -> Facts:
    """Make themes of proposed ones, each with its new id, after those that are there.

    A note that was placed or taken back meanwhile is left where it is.
    """
    loose = {each.id for each in room.board.tray()}
    facts: list[Facts] = []
    start = len(room.board.order)
    for number, (theme, ghost) in enumerate(ghosts):
        notes = [each for each in ghost.notes if each in loose]
        made = board.make_theme(
            room, theme, ghost.title, notes, start + number, quote=ghost.quote, suggested=True
        )
        facts.append(made)
    return tuple(fact for each in facts for fact in each)


def place_each(room: HasBoard, homes: Mapping[str, str]) -> Facts:
    """Put each note into its own theme, last."""
    themes = dict.fromkeys(homes.values())
    several = (
        board.place_notes(room, [n for n, home in homes.items() if home == theme], theme)
        for theme in themes
    )
    return tuple(fact for facts in several for fact in facts)
