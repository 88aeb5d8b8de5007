"""A screenful on or back on the board, the keyboard along.

With Ctrl, for the page keys alone turn the room screen's page: a clicker must work wherever the
keyboard is.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from app.ui.board.scene import BoardScene
from app.ui.board.walk import Spot

_PAGES: Final = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


def screenful_of(event: QKeyEvent) -> int:
    """1 for a screenful on, -1 for one back, 0 for any other key."""
    is_leap = event.modifiers() == Qt.KeyboardModifier.ControlModifier
    return _PAGES.get(Qt.Key(event.key()), 0) if is_leap else 0


def leap(board: BoardScene, down: float) -> None:
    """To the note of the current lane and column that lies so far down, in scene units; up when
    below 0.
    """
    lane = next((each for each in board.lanes if each.key == board.spot.lane), None)
    if lane is None or not lane.faces or board.is_folded(lane):
        return
    cards = [card for face in lane.faces if (card := board.card(face.id))]
    here = board.card(board.spot.note) or cards[0]
    column = [each for each in cards if each.x() == here.x()]
    wanted = here.y() + down
    there = min(column, key=lambda each: abs(each.y() - wanted))
    board.go_to(Spot(lane.key, there.face.id))
