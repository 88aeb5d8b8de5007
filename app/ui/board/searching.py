"""Searching the board: the field, how many notes fit, and the way from one to the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.i18n import _
from app.ui.board.heads import fit_words, lane_count, lane_title
from app.ui.board.picture import Lane
from app.ui.board.walk import Spot
from app.ui.theme import Role, Space, scaled
from app.ui.widgets import SearchField, Text, Tone

_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class BoardSearch(QWidget):
    """`changed` tells that something else is sought, `stepped` carries 1 for the next note that
    fits, -1 for the one before.
    """

    changed = Signal()
    stepped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = _Field()
        self.field.setMaximumWidth(scaled(172))
        self.told = Text(role=Role.CAPTION, tone=Tone.MUTED)
        self.told.hide()
        self._stood: Spot | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SMALL)
        row.addWidget(self.told)
        row.addWidget(self.field)
        self.field.textChanged.connect(self._on_changed)
        self.field.stepped.connect(self.stepped)

    @property
    def sought(self) -> str:
        """What is searched for, case folded; "" for nothing."""
        return self.field.text().strip().casefold()

    def show_lanes(self, lanes: Sequence[Lane], spot: Spot) -> None:
        """How many notes fit, or which of them the keyboard was led to; read aloud when other."""
        words = self._words(lanes, spot) if self.sought else ""
        is_news = words != self.told.text()
        self.told.setText(words)
        self.told.setVisible(bool(words))
        self.field.setAccessibleDescription(words)
        if words and is_news and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, words))

    def step(self, lanes: Sequence[Lane], here: Spot, by: int) -> Spot | None:
        """The next note that fits, or the one before with `by` -1; None when none does. The first
        step stays on a note that fits.
        """
        is_first = self._stood is None and here in hits(lanes)
        self._stood = here if is_first else next_hit(lanes, here, by)
        return self._stood

    def _words(self, lanes: Sequence[Lane], spot: Spot) -> str:
        found = hits(lanes)
        if spot == self._stood and spot in found:
            return _("hit {at} of {n}").format(at=found.index(spot) + 1, n=len(found))
        fitting = sum(each.hits or 0 for each in lanes)
        return fit_words(fitting, sum(each.count for each in lanes))

    def _on_changed(self) -> None:
        self._stood = None
        self.changed.emit()


class _Field(SearchField):
    """Enter leads on, with Shift back."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter; all else as in any search field."""
        if event.key() in _ENTER:
            is_back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.stepped.emit(-1 if is_back else 1)
        else:
            super().keyPressEvent(event)


def hits(lanes: Sequence[Lane]) -> tuple[Spot, ...]:
    """Where the notes lie that fit, in the order of the board; of a stack the one on top."""
    return tuple(Spot(e.key, face.id) for e in lanes for face in e.faces if not face.is_dim)


def next_hit(lanes: Sequence[Lane], here: Spot, by: int) -> Spot | None:
    """The one after this place or before it, and around from the end; None when none fits."""
    notes = [(each, ("", *(face.id for face in each.faces))) for each in lanes]
    every = [Spot(lane.key, note) for lane, ids in notes for note in ids]
    at, found = every.index(here) if here in every else 0, set(hits(lanes))
    way = every[at + 1 :] + every[: at + 1] if by > 0 else every[:at][::-1] + every[at:][::-1]
    return next((each for each in way if each in found), None)


def only_hits(lanes: Sequence[Lane]) -> tuple[Lane, ...]:
    """The lanes in which a note fits, with those notes alone."""
    narrowed = (
        replace(each, faces=tuple(face for face in each.faces if not face.is_dim)) for each in lanes
    )
    return tuple(each for each in narrowed if each.faces)


def spoken(lane: Lane, spot: Spot, *, is_folded: bool) -> str:
    """What is read aloud of a place: a note and its lane, or a lane and its count."""
    face = next((each for each in lane.faces if each.id == spot.note), None)
    where = lane_title(lane)
    if face is None:
        folded = _("folded") if is_folded else ""
        return ", ".join(filter(None, (where, lane_count(lane), folded)))
    return f"{' '.join(face.text.split())}, {where}"
