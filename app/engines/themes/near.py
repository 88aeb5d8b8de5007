"""Similar notes: while somebody types, when a note is selected, and as pairs of a board."""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from app.engines.themes.features import read, read_in_steps
from app.engines.themes.lexicon import Lexicon
from app.engines.themes.map import NoteMap
from app.engines.themes.space import ONE, Row, Weights, is_concept, likeness
from app.engines.themes.steps import Steps, finished
from app.engines.themes.values import Alike, Note

if TYPE_CHECKING:
    from app.engines.themes.space import Doubles

_LEAST: Final = 0.08
_BOTH: Final = 1.5
_USUAL: Final = 0.3
OWN_ID: Final = "\0typed\0"
"""The text that is looked up."""


class Neighbours:
    """Looks up the notes that are like a text; built once for a board, quick from then on.

    Notes that come later are read one by one (`put`), with what the words of the others tell; after
    many of them it is time to build anew.
    """

    def __init__(self, notes: Sequence[Note], lexicon: Lexicon, question: str = "") -> None:
        self._lexicon, self._question = lexicon, question
        finished(self.filled(notes))

    @classmethod
    def in_steps(
        cls, notes: Sequence[Note], lexicon: Lexicon, question: str = ""
    ) -> Steps[Neighbours]:
        """The same, a note at a time."""
        made = cls((), lexicon, question)
        yield from made.filled(notes)
        return made

    def put(self, note: Note) -> None:
        """One more note, or another wording of one there is."""
        self.drop(note.id)
        (reading,) = read([note], self._lexicon, self._question)
        self._add(note, self._weights.row(reading))

    def drop(self, note: str) -> None:
        """A note that stands no more is not found any more."""
        at = self._places.pop(note, None)
        if at is not None:
            self._gone.add(at)

    def similar(self, text: str, n: int = 3, lang: str = "") -> list[Alike]:
        """The `n` likest notes, best first; fewer or none when nothing is like the text."""
        (reading,) = read([Note(OWN_ID, text, lang=lang)], self._lexicon, self._question)
        found = self._found(self._weights.row(reading))
        best = heapq.nsmallest(n, found, key=lambda at: (-found[at], at))
        return [
            Alike(OWN_ID, self._notes[at].id, round(found[at] / ONE, 4))
            for at in best
            if found[at] >= _LEAST * ONE
        ]

    def filled(self, notes: Sequence[Note]) -> Steps[None]:
        """Looks among these notes from now on, and none of before."""
        lexicon, question = self._lexicon, self._question
        self._notes: list[Note] = []
        self._places: dict[str, int] = {}
        self._gone: set[int] = set()
        self._where: dict[str, list[tuple[int, int]]] = {}
        ordered = sorted(notes, key=lambda note: (note.text, note.id))
        readings = yield from read_in_steps(ordered, lexicon, question)
        self._weights = yield from Weights.in_steps(readings)
        readings.reverse()
        for note in ordered:  # what was read is let go a note at a time as well
            self._add(note, self._weights.row(readings.pop()))
            yield

    def _add(self, note: Note, row: Row) -> None:
        at = self._places[note.id] = len(self._notes)
        self._notes.append(note)
        for key, value in row.items():
            self._where.setdefault(key, []).append((at, value))

    def _found(self, row: Row) -> dict[int, int]:
        total: dict[int, int] = {}
        for key, value in row.items():
            for at, other in self._where.get(key, ()):
                total[at] = total.get(at, 0) + value * other
        return {at: value for at, value in total.items() if at not in self._gone}


def similar(text: str, notes: Sequence[Note], lexicon: Lexicon, n: int = 3) -> list[str]:
    """The ids of the `n` notes most like a text, best first. For many look-ups: `Neighbours`."""
    return [each.second for each in Neighbours(notes, lexicon).similar(text, n)]


def nearest_notes(board: NoteMap, n: int = 3) -> dict[str, tuple[str, ...]]:
    """The `n` notes most like each note, best first; fewer or none for one like no other."""
    import numpy as np

    if len(board.notes) < 2:
        return {}
    names = [each.id for each in board.notes]
    found: dict[str, tuple[str, ...]] = {}
    for row, name in enumerate(names):
        strength = board.alike[row]
        near = np.flatnonzero(strength >= _LEAST * ONE)
        best = near[np.argsort(-strength[near], kind="stable")[:n]]
        found[name] = tuple(names[at] for at in best)
    return found


def alike_pairs(board: NoteMap, n: int) -> list[Alike]:
    """The `n` pairs of notes that most surely belong together, best first: hints for people.

    Two notes count for more that share words and a concept both, and for less where either is
    rather like everything.
    """
    import numpy as np

    size = len(board.notes)
    if size < 2 or n < 1:
        return []
    rows, columns = np.triu_indices(size, 1)
    alike = board.alike[rows, columns].astype(np.int64)
    belonging = _belonging(board)[rows, columns]
    belonging[alike < _LEAST * ONE] = -np.inf
    order = np.argsort(-belonging, kind="stable")[:n]
    return [
        Alike(
            board.notes[int(rows[at])].id,
            board.notes[int(columns[at])].id,
            round(int(alike[at]) / ONE, 4),
        )
        for at in order
        if alike[at] >= _LEAST * ONE
    ]


def _belonging(board: NoteMap) -> Doubles:
    """How surely two notes belong together, whole numbers to sort by; shape (n, n)."""
    import numpy as np

    alike = board.alike.astype(np.float64)
    concepts = likeness([{k: v for k, v in row.items() if is_concept(k)} for row in board.rows])
    by_concept = np.minimum(concepts, alike)
    both = np.sqrt(by_concept * (alike - by_concept))
    usual = alike.mean(axis=0)
    found: Doubles = np.rint(alike + _BOTH * both - _USUAL * (usual[:, None] + usual))
    return found
