"""A chip in the hand: where it would land, and the board that scrolls along at its edge."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QScrollArea

from app.ui.seating.card import ChipPlace

_EDGE: Final = 28


@dataclass(frozen=True, slots=True)
class Landing:
    """Who would come to which table (0 for no seat), and in whose place, "" for nobody's."""

    member: str
    table: int
    beneath: str = ""


class Dragging(QObject):
    """`hovered` and `landed` carry a `Landing`; `unhovered` tells that the chip is over no table.

    What is let go lands where it was last said to: Qt may still think of the card that lay beneath
    the pointer before the board scrolled.
    """

    hovered = Signal(object)
    unhovered = Signal()
    landed = Signal(object)

    def __init__(
        self, scroll: QScrollArea, places: Callable[[], Sequence[ChipPlace]], parent: QObject
    ) -> None:
        """`places` are those on show, inside of `scroll` or beside it."""
        super().__init__(parent)
        self._scroll, self._places = scroll, places
        self._landing: Landing | None = None

    def listen(self, place: ChipPlace) -> None:
        """One more place where chips can be dropped."""
        place.dragged.connect(self._on_dragged)
        place.dropped.connect(self._on_dropped)
        place.left.connect(self._on_left)

    # -- inside

    def _on_dragged(self, member: str, at: QPoint) -> None:
        self._scroll_along(at)
        place = self._place_at(at)
        for each in self._places():
            if each is not place:
                each.let_go()
        if place is None:
            self._on_left()
            return
        self._landing = Landing(member, place.table, place.aim(at, member))
        self.hovered.emit(self._landing)

    def _on_dropped(self, member: str) -> None:
        landing = self._landing
        self._on_left()
        if landing is not None and landing.member == member:
            self.landed.emit(landing)

    def _on_left(self) -> None:
        self._landing = None
        for each in self._places():
            each.let_go()
        self.unhovered.emit()

    def _place_at(self, at: QPoint) -> ChipPlace | None:
        """What lies beneath a global point, as far as it is in sight."""
        port = self._scroll.viewport()
        is_in_port = port.rect().contains(port.mapFromGlobal(at))
        for each in self._places():
            is_in_sight = is_in_port or not port.isAncestorOf(each)
            if is_in_sight and each.rect().contains(each.mapFromGlobal(at)):
                return each
        return None

    def _scroll_along(self, at: QPoint) -> None:
        """A chip near the edge scrolls the board."""
        port, bar = self._scroll.viewport(), self._scroll.verticalScrollBar()
        y = port.mapFromGlobal(at).y()
        if 0 <= y < _EDGE:
            bar.setValue(bar.value() - _EDGE)
        elif port.height() - _EDGE < y <= port.height():
            bar.setValue(bar.value() + _EDGE)
