"""What the engine offers for the board: asked for, thought of beside the window, kept waiting."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterable
from concurrent.futures import Future
from functools import partial
from typing import Final

import shiboken6
from PySide6.QtCore import QObject, QTimer, Signal

from app import lexicon, theme_proposals, vectors
from app.document import Document
from app.models.board import HasBoard
from app.models.errors import Refused
from app.theme_likeness import Likeness
from app.theme_proposals import Ghost, Offer

_QUIET_MS: Final = 2_000
"""So long notes may come before the twins of the first are looked for."""


class Suggesting(QObject):
    """One offer at a time. `changed` tells that another waits, or that the engine began or ended;
    `refused` carries a `Refused`. `likeness` is what is known of which notes are like each other;
    it outlives the offer it was found with. What was dropped can be brought back, and what was
    accepted waits again when that is undone, until others are asked for.
    """

    changed = Signal()
    refused = Signal(object)

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._asked = 0
        self._fewer_more = 0
        self._liking = False
        self._called_off = threading.Event()
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(_QUIET_MS)
        self._quiet.timeout.connect(self.liken)
        document.deeds_changed.connect(self._forget_refusal)
        self._dropped: list[Ghost] = []
        self._taken: dict[str, Ghost] = {}  # by the theme each became
        self._standing: set[str] = set()  # those themes that were there when last looked
        self._before: Offer | None = None  # the last refusal, while nothing was done since
        self.offer: Offer | None = None
        self.likeness = Likeness()
        self.reading = 0

    def ask(self) -> None:
        """Lets the engine think about what is not placed."""
        self._fewer_more = 0
        self._think()

    def resize(self, by: int) -> None:
        """Asks again, for fewer themes (below 0) or more; not when there can be none."""
        offer = self.offer
        if offer is not None and not (offer.can_more if by > 0 else offer.can_fewer):
            return
        self._fewer_more += by
        self._think()

    def put(self, offer: Offer | None) -> None:
        """Another offer waits, or none; what is being thought is called off."""
        self._called_off.set()
        self._asked += 1
        self.offer, self.reading = offer, 0
        self.changed.emit()

    @property
    def dropped(self) -> Ghost | None:
        """The proposed theme that was dropped last and can be brought back."""
        return self._dropped[-1] if self._dropped else None

    def drop(self, key: str) -> None:
        """One proposed theme is not wanted."""
        offer = self.offer or Offer()
        ghost = offer.ghost(key)
        if ghost is not None:
            self._dropped.append(ghost)
            self.put(offer.without(key) or None)
            self._before = offer

    def take_back(self) -> bool:
        """What was refused last waits again where it was; False when it was not the last thing
        that was done.
        """
        before = self._before
        if before is None:
            return False
        if self._dropped:
            self._dropped.pop()
        self._before = None
        self.put(before)
        return True

    def bring_back(self) -> None:
        """The one dropped last waits again."""
        self._before = None
        if self._dropped:
            self.put((self.offer or Offer()).with_ghosts([self._dropped.pop()]))

    def put_away(self) -> bool:
        """Nothing waits any more, and only `take_back` brings it again; False when nothing did."""
        before = self.offer
        self._forget()
        self.put(None)
        self._before = before
        return before is not None

    def note_taken(self, made: Iterable[tuple[str, Ghost]]) -> None:
        """These proposed themes, or some of their notes, have become themes (theme, ghost)."""
        taken = dict(made)
        self._taken.update(taken)
        self._standing.update(taken)

    def keep_true(self, room: HasBoard) -> None:
        """Leaves out of the offer what people have done meanwhile; an offer used up goes. A theme
        that was accepted, whole or in part, and is no more waits again, however often it is undone
        and done again.
        """
        before, now = self._standing, self._taken.keys() & room.board.themes.keys()
        back = [theme for theme in self._taken if theme in before and theme not in now]
        self._standing = now
        offer = (self.offer or Offer()).with_ghosts([self._taken[each] for each in back])
        for theme in sorted(now - before):
            offer = offer.partly(self._taken[theme].key, theme)
        if offer:
            self.offer = offer.still(room) or None

    def look_around(self) -> None:
        """The board is on screen as it is now: in a quiet moment it is found out which notes are
        like each other, without anybody asking.
        """
        if not self._quiet.isActive() and not self.likeness.knows(self._document.assembly.board):
            self._quiet.start()

    def look_away(self) -> None:
        """The board is no longer on screen."""
        self._quiet.stop()

    def liken(self) -> None:
        """Finds which notes are like each other, unless that is known of the notes as they are."""
        document = self._document
        if self._liking or self.reading or self.likeness.knows(document.assembly.board):
            return
        self._liking = True
        task = theme_proposals.task(document.assembly)
        future = document.propose(
            theme_proposals.liken, task, lexicon.load, vectors.load, engine=document.engine
        )
        future.add_done_callback(self._on_likened)

    def _on_likened(self, future: Future[Likeness]) -> None:
        if not shiboken6.isValid(self):
            return
        self._liking = False
        if future.exception() is None:
            self.likeness = future.result()
            self.changed.emit()

    def _forget_refusal(self) -> None:
        self._before = None

    def _forget(self) -> None:
        self._before = None
        self._dropped.clear()
        self._taken.clear()
        self._standing.clear()

    def _think(self) -> None:
        self._forget()
        task = theme_proposals.task(self._document.assembly, self._fewer_more)
        self._called_off.set()
        called_off = self._called_off = threading.Event()
        self._asked += 1
        self.reading = len(task.notes)
        self.changed.emit()
        document = self._document
        future = document.propose(
            theme_proposals.think,
            task,
            lexicon.load,
            vectors.load,
            engine=document.engine,
            cancelled=called_off.is_set,
        )
        future.add_done_callback(partial(self._on_thought, self._asked))

    def _on_thought(self, asked: int, future: Future[Offer]) -> None:
        if not shiboken6.isValid(self) or asked != self._asked:
            return
        error = future.exception()
        if error is None:
            offer = future.result()
            self.likeness = offer.likeness or self.likeness
            self.put(offer)
            return
        self.put(None)
        if isinstance(error, Refused):
            self.refused.emit(error)
        else:
            sys.excepthook(type(error), error, error.__traceback__)
