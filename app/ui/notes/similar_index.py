"""The notes that a text is compared with while it is typed, read and asked beside the window.

Nothing here is of Qt. One thread reads while another asks; each takes a few milliseconds and lets
go of the interpreter in between, so that the window has its turns.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:  # the engine is loaded where the work is done
    from app.engines.themes import Kin, Lexicon, Neighbours
    from app.engines.themes.steps import Steps

T = TypeVar("T")

_SLICE_S: Final = 0.002
_BETWEEN_S: Final = 0.002
_MOST: Final = 3
_LEAST_LIKE: Final = 0.14


@dataclass(frozen=True, slots=True)
class Like:
    """A note that is like the text, and whether it may be a duplicate or the opposite."""

    note: str
    kin: Kin | None = None


class SimilarIndex:
    """Notes by id, as they were read last. Any thread may call; one reads at a time."""

    def __init__(self, lexicon: Lexicon, question: str) -> None:
        self._lexicon, self._question = lexicon, question
        self._lock = threading.Lock()
        self._near: Neighbours | None = None
        self._texts: dict[str, str] = {}
        self._has_ended = threading.Event()

    def end(self) -> None:
        """Nobody waits for it any more."""
        self._has_ended.set()

    def read_all(self, texts: Mapping[str, str]) -> None:
        """These notes, and none of before; until they are read those of before are told."""
        from app.engines.themes import Neighbours, Note

        notes = [Note(note, words) for note, words in texts.items()]
        near = self._gently(Neighbours.in_steps(notes, self._lexicon, self._question))
        if near is not None:
            with self._lock:
                self._near, self._texts = near, dict(texts)

    def read_new(self, texts: Mapping[str, str], gone: Collection[str]) -> None:
        """Notes that came or changed, and those that stand no more."""
        self._gently(self._reading_new(texts, gone))

    def look(self, text: str) -> tuple[Like, ...]:
        """At most three notes, doubtful ones first, then the likest."""
        from app.engines.themes import OWN_ID, Note, compared

        with self._lock:
            if self._near is None:
                return ()
            alike = self._near.similar(text, _MOST)
            near = [each.second for each in alike if each.likeness >= _LEAST_LIKE]
            others = [Note(note, self._texts[note]) for note in near]
        kin = compared(Note(OWN_ID, text), others, self._lexicon)
        found = [Like(each.id, kin.get(each.id)) for each in others]
        return tuple(sorted(found, key=lambda each: each.kin is None))

    def _reading_new(self, texts: Mapping[str, str], gone: Collection[str]) -> Steps[None]:
        from app.engines.themes import Note

        for note in gone:
            with self._lock:
                if self._near is not None:
                    self._near.drop(note)
                    self._texts.pop(note, None)
        for note, words in texts.items():
            with self._lock:
                if self._near is not None:
                    self._near.put(Note(note, words))
                    self._texts[note] = words
            yield

    def _gently(self, steps: Steps[T]) -> T | None:
        """All steps, a few at a time; None when nobody waits any more."""
        until = time.perf_counter() + _SLICE_S
        while not self._has_ended.is_set():
            try:
                next(steps)
            except StopIteration as last:
                result: T = last.value
                return result
            if time.perf_counter() >= until:
                time.sleep(_BETWEEN_S)
                until = time.perf_counter() + _SLICE_S
        return None
