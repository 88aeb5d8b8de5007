"""Which lanes are folded to their titles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from app.ui.board.picture import Lane, LaneKind


class Folding:
    """The keys of folded lanes; only themes fold, the tray and what waits stay open."""

    def __init__(self) -> None:
        self.keys: set[str] = set()

    def keep(self, keys: Iterable[str]) -> None:
        """Forgets lanes that are gone: one that undo brings back is open."""
        self.keys &= set(keys)

    def is_folded(self, lane: Lane, lanes: Sequence[Lane]) -> bool:
        """Whether only the lane's title stands there; a search opens what it finds notes in."""
        if lane.key not in self.keys or lane.kind is not LaneKind.THEME:
            return False
        is_search = any(face.is_dim for each in lanes for face in each.faces)
        return not (is_search and any(not face.is_dim for face in lane.faces))

    def opened(self, lanes: Sequence[Lane]) -> list[Lane]:
        """The lanes as the arrows walk them: a folded one is its title alone."""
        return [replace(x, faces=()) if self.is_folded(x, lanes) else x for x in lanes]

    def without_others(self, lanes: Sequence[Lane], here: str) -> set[str]:
        """All themes but one folded; when they are so already, none."""
        others = {x.key for x in lanes if x.kind is LaneKind.THEME} - {here}
        return set() if others <= self.keys - {here} else others
