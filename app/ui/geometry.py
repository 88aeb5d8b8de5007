"""Where windows are: the place of last time, and a place beside another window."""

from __future__ import annotations

import base64
import binascii

from PySide6.QtCore import QByteArray, QPoint, QRect, QSize
from PySide6.QtWidgets import QWidget

_SMALL, _LARGE, _ALONE = 280, 480, 960
"""Widths in pixels of a window over another one, and the most of one that stands by itself."""
_TINY = 96
"""The least width in which one still sees what it is."""
_MARGIN, _FRAME = 8, 40
"""What stays free around it, and above it for its frame."""
_THIN_FRAME = 26
"""The same where there is little room."""


def kept_geometry(window: QWidget) -> str:
    """Place and size of a window."""
    return base64.b64encode(window.saveGeometry().data()).decode("ascii")


def restore_geometry(window: QWidget, kept: str) -> None:
    """The place of last time, if it is still on a display (Qt checks that); else a usual size."""
    try:
        known = base64.b64decode(kept, validate=True)
    except (ValueError, binascii.Error):
        known = b""
    if not known or not window.restoreGeometry(QByteArray(known)):
        window.resize(window.sizeHint().boundedTo(window.screen().availableSize()))


def centred(size: QSize, over: QRect, space: QRect) -> QRect:
    """A place of a size over the middle of another window, within `space`."""
    place = QRect(over.topLeft(), size)
    place.moveCenter(over.center())
    place.moveRight(min(place.right(), space.right()))
    place.moveBottom(min(place.bottom(), space.bottom()))
    place.moveLeft(max(place.left(), space.left()))
    place.moveTop(max(place.top(), space.top()))
    return place


def beside(other: QRect, space: QRect, over: QRect, on: QRect | None = None) -> QRect:
    """A place of 16 to 9 in `space` beside a window. Where nothing is free: `on` what shows the
    same in that window, for there it hides nothing else; without that, or if it is tiny, small and
    in the lower left corner of the part of it that may be lain `over`.
    """
    best = max((_fitted(each) for each in _free(other, space)), key=_width)
    if _width(best) >= _SMALL:
        return best
    if on is not None and _width(on) >= _TINY and space.contains(on):
        return on
    wide = min(_LARGE, max(_SMALL, space.width() * 22 // 100))
    small = QRect(0, 0, wide, wide * 9 // 16)
    small.moveBottomLeft(over.intersected(space).bottomLeft())
    return small.translated(_MARGIN, -_MARGIN)


def place_over(controls: QWidget, part: QWidget, on: QRect | None = None) -> QRect:
    """A place `beside` these controls on their display, else `on` or over this `part` of them."""
    over = QRect(part.mapToGlobal(QPoint(0, 0)), part.size())
    return beside(controls.frameGeometry(), controls.screen().availableGeometry(), over, on)


def at_foot(strip: QRect) -> QRect | None:
    """A place of 16 to 9 in the lower left of a strip in which nothing stands; None where it would
    be tiny.
    """
    wide = min(_SMALL, strip.width(), (strip.height() - _THIN_FRAME) * 16 // 9)
    place = QRect(0, 0, wide, wide * 9 // 16)
    place.moveBottomLeft(strip.bottomLeft())
    return place if wide >= _TINY else None


def _free(other: QRect, space: QRect) -> tuple[QRect, ...]:
    """The strips to the right, to the left, below and above."""
    right, left, below, above = QRect(space), QRect(space), QRect(space), QRect(space)
    right.setLeft(other.right() + 1)
    left.setRight(other.left() - 1)
    below.setTop(other.bottom() + 1)
    above.setBottom(other.top() - 1)
    return right, left, below, above


def _fitted(strip: QRect) -> QRect:
    """The largest place of 16 to 9 in the lower right of a strip; empty where there is no room."""
    room = strip.adjusted(_MARGIN, _FRAME, -_MARGIN, -_MARGIN)
    if room.isEmpty():
        return QRect()
    wide = min(_ALONE, room.width(), room.height() * 16 // 9)
    fitted = QRect(room.topLeft(), QSize(wide, wide * 9 // 16))
    fitted.moveBottomRight(room.bottomRight())
    return fitted


def _width(place: QRect) -> int:
    return place.width()
