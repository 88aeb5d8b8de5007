"""Where the arrow keys lead on the board."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from PySide6.QtCore import Qt

from app.ui.board.picture import Lane, LaneKind


class Way(Enum):
    """A direction of the keyboard."""

    UP = "up"
    DOWN = "down"
    LEFT = "left"
    RIGHT = "right"
    FIRST = "first"
    LAST = "last"


WAYS: Final = {
    Qt.Key.Key_Up: Way.UP,
    Qt.Key.Key_Down: Way.DOWN,
    Qt.Key.Key_Left: Way.LEFT,
    Qt.Key.Key_Right: Way.RIGHT,
    Qt.Key.Key_Home: Way.FIRST,
    Qt.Key.Key_End: Way.LAST,
}
"""Which key goes where."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the board: a lane's head when `note` is ""."""

    lane: str = ""
    note: str = ""


def step(
    lanes: Sequence[Lane], spot: Spot, way: Way, tray_columns: int = 1, lane_columns: int = 1
) -> Spot:
    """The spot one step on; the same at an edge. The tray is the first lane where there is one."""
    at = next((n for n, lane in enumerate(lanes) if lane.key == spot.lane), 0)
    lane = lanes[at]
    columns = tray_columns if lane.kind is LaneKind.TRAY else lane_columns
    row = next((n for n, face in enumerate(lane.faces) if face.id == spot.note), -1)
    if way in (Way.FIRST, Way.LAST):
        return _spot(lane, 0 if way is Way.FIRST else len(lane.faces) - 1)
    if way in (Way.UP, Way.DOWN):
        return _along(lane, row, columns if way is Way.DOWN else -columns)
    sideways = 1 if way is Way.RIGHT else -1
    if row >= 0 and 0 <= row % columns + sideways < columns and row + sideways < len(lane.faces):
        return _spot(lane, row + sideways)
    return _across(lanes, at + sideways, row // columns if row >= 0 else -1, spot)


def _along(lane: Lane, row: int, by: int) -> Spot:
    if row < 0:
        return _spot(lane, 0 if by > 0 else -1)
    if row + by < 0:
        return _spot(lane, -1)
    return _spot(lane, row + by if row + by < len(lane.faces) else row)


def _across(lanes: Sequence[Lane], at: int, row: int, spot: Spot) -> Spot:
    if not 0 <= at < len(lanes):
        return spot
    return _spot(lanes[at], min(row, len(lanes[at].faces) - 1))


def _spot(lane: Lane, row: int) -> Spot:
    return Spot(lane.key, lane.faces[row].id if 0 <= row < len(lane.faces) else "")
