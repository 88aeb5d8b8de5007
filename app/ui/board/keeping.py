"""Where the keyboard stands after something was done on the board.

One rule for every deed: the keyboard stays in its lane. When its note has gone, it stands on the
next one that is left, so that a tray is sorted key by key, or on those chosen with it that stayed;
what is chosen is there, too. When its lane has gone, it stands on the lane that took its place.
Undo brings it back to where it stood when the deed was done.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from app.ui.board.picture import TRAY, Lane
from app.ui.board.walk import Spot

_REMEMBERED: Final = 200


@dataclass(frozen=True, slots=True)
class Stand:
    """Where the keyboard is, and which notes are chosen."""

    spot: Spot
    notes: tuple[str, ...] = ()


class Keeper:
    """Remembers where the keyboard stood at each deed; board and list share one."""

    def __init__(self) -> None:
        self._stood: deque[Stand] = deque(maxlen=_REMEMBERED)
        self._is_doing = False

    def remember(self, stand: Stand) -> None:
        """Something is about to be done from here."""
        self._stood.append(stand)
        self._is_doing = True

    def after(self, stand: Stand, before: Sequence[Lane], lanes: Sequence[Lane]) -> Stand:
        """Where the keyboard is when the lanes were `before` and are these now. What a deed itself
        brings back, as a stack that is taken apart, moves it nowhere.
        """
        is_deed, self._is_doing = self._is_doing, False
        if not _has(lanes, stand.spot):
            stayed = _stayed(before, lanes, stand)
            if stayed:  # what is read and what a digit would move are the same
                return Stand(Spot(stand.spot.lane, stayed[-1]), stayed)
            spot = _next(before, lanes, stand.spot)
            return Stand(spot, (spot.note,) if spot.note else ())
        back = (e for e in reversed(self._stood) if _has(lanes, e.spot) and _is_new(before, e))
        found = next(back, None)
        return stand if found is None or is_deed else Stand(found.spot, _held(lanes, found.notes))


def _has(lanes: Sequence[Lane], spot: Spot) -> bool:
    lane = _lane(lanes, spot.lane)
    return lane is not None and (not spot.note or any(e.id == spot.note for e in lane.faces))


def _is_new(before: Sequence[Lane], stand: Stand) -> bool:
    """Whether a place was not there; a board that was not shown at all says nothing."""
    return bool(before) and not _has(before, stand.spot)


def _lane(lanes: Sequence[Lane], key: str) -> Lane | None:
    return next((each for each in lanes if each.key == key), None)


def _next(before: Sequence[Lane], lanes: Sequence[Lane], spot: Spot) -> Spot:
    lane = _lane(lanes, spot.lane)
    if lane is None:
        return Spot(_next_lane(before, lanes, spot.lane))
    left = {each.id for each in lane.faces}
    had = _lane(before, spot.lane)
    ids = [each.id for each in had.faces] if had else []
    at = ids.index(spot.note) if spot.note in ids else len(ids)
    following = next((each for each in ids[at:] if each in left), "")
    return Spot(lane.key, following or (lane.faces[-1].id if lane.faces else ""))


def _next_lane(before: Sequence[Lane], lanes: Sequence[Lane], gone: str) -> str:
    """The lane of the same kind that took the place, else the one before it, else the tray."""
    keys = [each.key for each in before]
    if gone not in keys:
        return TRAY
    kind, at = before[keys.index(gone)].kind, keys.index(gone)
    left = {each.key for each in lanes if each.kind is kind}
    after = (each for each in keys[at:] if each in left)
    ahead = (each for each in reversed(keys[:at]) if each in left)
    return next(after, next(ahead, TRAY))


def _stayed(before: Sequence[Lane], lanes: Sequence[Lane], stand: Stand) -> tuple[str, ...]:
    """The chosen notes that are still beside the one that has gone, in its lane. What was chosen in
    other lanes, as where the others were sent, is chosen no more.
    """
    lay, lies, here = _homes(before, stand.notes), _homes(lanes, stand.notes), stand.spot.lane
    return tuple(each for each in stand.notes if lies.get(each) == here == lay.get(each))


def _held(lanes: Sequence[Lane], notes: Sequence[str]) -> tuple[str, ...]:
    homes = _homes(lanes, notes)
    return tuple(each for each in notes if each in homes)


def _homes(lanes: Sequence[Lane], notes: Sequence[str]) -> dict[str, str]:
    wanted = set(notes)
    return {face.id: e.key for e in lanes if wanted for face in e.faces if face.id in wanted}
