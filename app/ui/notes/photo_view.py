"""One photo, as large as one likes: the keyboard zooms and moves it, so does the mouse."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.models.own_slides import jpeg_of
from app.ui.theme import Role, colours_of, font, scaled
from app.ui.theme.drawing import fill_rounded, focus_ring

Levels = tuple[QImage, ...]
"""A photo at full, half and a quarter of its size, so that a small one is as clear as a large."""

MOST_ZOOM: Final = 8.0
STEP: Final = 1.25
_MOVE: Final = 0.15
_HALVINGS: Final = 2
_WHEEL: Final = 120
_Key = Qt.Key


def levels_of(jpeg: str) -> Levels:
    """Unpacks a photo kept as base64, () when it is damaged; 30 ms, so beside the window."""
    whole = QImage.fromData(jpeg_of(jpeg))
    if whole.isNull():
        return ()
    made = [whole]
    for _each in range(_HALVINGS):
        half = made[-1].size() / 2
        made.append(made[-1].scaled(half, mode=Qt.TransformationMode.SmoothTransformation))
    return tuple(made)


class PhotoView(QWidget):
    """The part of a photo that is looked at."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._levels: Levels = ()
        self._words = ""
        self._zoom, self._middle = 1.0, QPointF(0.5, 0.5)
        self._held: QPointF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(scaled(160), scaled(120))
        self._keys: dict[int, Callable[[], None]] = {
            _Key.Key_Plus: self.zoom_in,
            _Key.Key_Equal: self.zoom_in,
            _Key.Key_Minus: self.zoom_out,
            _Key.Key_0: self.show_whole,
            _Key.Key_Left: partial(self.move_by, -1, 0),
            _Key.Key_Right: partial(self.move_by, 1, 0),
            _Key.Key_Up: partial(self.move_by, 0, -1),
            _Key.Key_Down: partial(self.move_by, 0, 1),
        }

    @property
    def zoom(self) -> float:
        """How many times as large as when the whole of it is seen."""
        return self._zoom

    def show_levels(self, levels: Levels, words: str = "") -> None:
        """Another photo, whole; `words` stand there while there is none."""
        self._levels, self._words = levels, words
        self.show_whole()

    def show_whole(self) -> None:
        """All of it."""
        self._zoom, self._middle = 1.0, QPointF(0.5, 0.5)
        self.update()

    def zoom_in(self) -> None:
        """A step closer."""
        self._zoom_to(self._zoom * STEP)

    def zoom_out(self) -> None:
        """A step back."""
        self._zoom_to(self._zoom / STEP)

    def move_by(self, right: int, down: int) -> None:
        """Look further to a side, by a part of what is seen."""
        part = _MOVE / self._zoom * 2
        self._look_at(self._middle + QPointF(right * part, down * part))

    def seen(self) -> QRectF:
        """The part of the photo in sight, each side from 0 to 1."""
        place = self._place()
        if place.isEmpty():
            return QRectF()
        shown = place.intersected(QRectF(self.rect()))
        return QRectF(
            (shown.x() - place.x()) / place.width(),
            (shown.y() - place.y()) / place.height(),
            shown.width() / place.width(),
            shown.height() / place.height(),
        )

    def sizeHint(self) -> QSize:
        """As much as there is room for."""
        return QSize(scaled(360), scaled(300))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Plus, minus and 0 zoom, arrows move; a clicker keeps its Page Up and Page Down."""
        act = self._keys.get(event.key())
        if act is None:
            super().keyPressEvent(event)
        else:
            act()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Closer to what is under the mouse, or away from it."""
        at = self._at(event.position())
        before = self._zoom
        self._zoom_to(before * STEP ** (event.angleDelta().y() / _WHEEL))
        self._look_at(at + (self._middle - at) * (before / self._zoom))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Takes hold of the photo."""
        self._held = event.position()
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drags it."""
        if self._held is not None:
            self._look_at(self._middle + self._at(self._held) - self._at(event.position()))
            self._held = event.position()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Lets go."""
        self._held = None

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The photo on a quiet ground, from the level that has points enough."""
        painter, colours, room = QPainter(self), colours_of(self), QRectF(self.rect())
        fill_rounded(painter, room, colours.sunken)
        if not self._levels:
            painter.setFont(font(Role.BODY))
            painter.setPen(colours.muted)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, self._words)
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            place = self._place()
            painter.drawImage(place, self._level(place.width() * self.devicePixelRatioF()))
        if self.hasFocus():
            focus_ring(painter, room, colours)

    def _level(self, wide: float) -> QImage:
        large_enough = [each for each in self._levels if each.width() >= wide]
        return large_enough[-1] if large_enough else self._levels[0]

    def _zoom_to(self, zoom: float) -> None:
        self._zoom = min(max(zoom, 1.0), MOST_ZOOM)
        self._look_at(self._middle)

    def _look_at(self, middle: QPointF) -> None:
        """As near to it as leaves no empty ground where there is photo to show."""
        self._middle = middle
        whole = self._place().size()
        self._middle = QPointF(
            _kept_in(middle.x(), self.width(), whole.width()),
            _kept_in(middle.y(), self.height(), whole.height()),
        )
        self.update()

    def _at(self, point: QPointF) -> QPointF:
        """Where on the photo a point of the view is, from 0 to 1."""
        place = self._place()
        if place.isEmpty():
            return QPointF(0.5, 0.5)
        off = point - place.topLeft()
        return QPointF(off.x() / place.width(), off.y() / place.height())

    def _place(self) -> QRectF:
        """Where the whole photo lies, from the view's corner."""
        if not self._levels:
            return QRectF()
        size, room = QSizeF(self._levels[0].size()), QSizeF(self.size())
        size.scale(room * self._zoom, Qt.AspectRatioMode.KeepAspectRatio)
        left = room.width() / 2 - self._middle.x() * size.width()
        top = room.height() / 2 - self._middle.y() * size.height()
        return QRectF(QPointF(left, top), size)


def _kept_in(middle: float, room: float, whole: float) -> float:
    if whole <= room:
        return 0.5
    half = room / whole / 2
    return min(max(middle, half), 1.0 - half)
