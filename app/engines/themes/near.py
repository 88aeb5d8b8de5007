"""Similar notes: while somebody types, when a note is selected, and as pairs of a board."""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from typing import Final

from app.engines.themes.features import read
from app.engines.themes.lexicon import Lexicon
from app.engines.themes.map import NoteMap
from app.engines.themes.space import ONE, Row
from app.engines.themes.values import Alike, Note

_LEAST: Final = 0.08
_OWN_ID: Final = "\0typed\0"


class Neighbours:
    """Looks up the notes that are like a text; built once for a board, quick from then on."""

    def __init__(self, notes: Sequence[Note], lexicon: Lexicon, question: str = "") -> None:
        self._board = NoteMap.of(notes, lexicon, question=question)
        self._where: dict[str, list[tuple[int, int]]] = {}
        for at, row in enumerate(self._board.rows):
            for key, value in row.items():
                self._where.setdefault(key, []).append((at, value))

    def similar(self, text: str, n: int = 3, lang: str = "") -> list[Alike]:
        """The `n` likest notes, best first; fewer or none when nothing is like the text."""
        board = self._board
        reading = read([Note(_OWN_ID, text, lang=lang)], board.lexicon, board.question)[0]
        found = self._found(board.weights.row(reading))
        best = heapq.nsmallest(n, found, key=lambda at: (-found[at], at))
        return [
            Alike(_OWN_ID, board.notes[at].id, round(found[at] / ONE, 4))
            for at in best
            if found[at] >= _LEAST * ONE
        ]

    def _found(self, row: Row) -> dict[int, int]:
        total: dict[int, int] = {}
        for key, value in row.items():
            for at, other in self._where.get(key, ()):
                total[at] = total.get(at, 0) + value * other
        return total


def similar(text: str, notes: Sequence[Note], lexicon: Lexicon, n: int = 3) -> list[str]:
    """The ids of the `n` notes most like a text, best first. For many look-ups: `Neighbours`."""
    return [each.second for each in Neighbours(notes, lexicon).similar(text, n)]


def nearest_notes(board: NoteMap, n: int = 3) -> dict[str, tuple[str, ...]]:
    """The `n` notes most like each note, best first; fewer or none for one like no other."""
    import numpy as np

    if len(board.notes) < 2:
        return {}
    alike = board.alike.astype(np.int64)
    np.fill_diagonal(alike, -1)
    order = np.argsort(-alike, axis=1, kind="stable")[:, :n]
    names = [each.id for each in board.notes]
    return {
        name: tuple(names[at] for at in order[row] if alike[row, at] >= _LEAST * ONE)
        for row, name in enumerate(names)
    }


def alike_pairs(board: NoteMap, n: int) -> list[Alike]:
    """The `n` pairs of notes that are likest, best first: hints of what belongs together."""
    import numpy as np

    size = len(board.notes)
    if size < 2 or n < 1:
        return []
    rows, columns = np.triu_indices(size, 1)
    strength = board.alike[rows, columns].astype(np.int64)
    order = np.argsort(-strength, kind="stable")[:n]
    return [
        Alike(
            board.notes[int(rows[at])].id,
            board.notes[int(columns[at])].id,
            round(int(strength[at]) / ONE, 4),
        )
        for at in order
        if strength[at] >= _LEAST * ONE
    ]
