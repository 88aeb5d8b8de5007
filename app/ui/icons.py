"""Lucide icons, drawn in the colour of the moment.

An icon is vector until it is painted: no pictures to make again when the theme, the zoom or the
screen changes. Inside a widget's own painting use `paint_icon`; where Qt wants a QIcon (actions,
menus, fields) use `icon`, which asks the application's palette each time it is drawn.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from app.places import resources

_Role = QPalette.ColorRole
_Group = QPalette.ColorGroup
_ROLE_OF_MODE: Final = {
    QIcon.Mode.Normal: (_Group.Active, _Role.Text),
    QIcon.Mode.Active: (_Group.Active, _Role.Text),
    QIcon.Mode.Selected: (_Group.Active, _Role.HighlightedText),
    QIcon.Mode.Disabled: (_Group.Disabled, _Role.Text),
}


def icon(name: str, role: QPalette.ColorRole = _Role.Text) -> QIcon:
    """The icon called `name` in resources/icons, in the palette's colour for `role`.

    Raises FileNotFoundError when there is no such icon: a wrong name is a bug, seen at once.
    """
    _source(name)
    return QIcon(_LucideEngine(name, role))


def paint_icon(painter: QPainter, name: str, rect: QRectF, colour: QColor | str) -> None:
    """Draws an icon into a square; `rect` is in logical pixels, so every scale is sharp."""
    side = min(rect.width(), rect.height())
    box = QRectF(0, 0, side, side)
    box.moveCenter(rect.center())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _renderer(name, QColor(colour).name()).render(painter, box)
    painter.restore()


def icon_pixmap(name: str, side: int, colour: QColor | str, scale: float = 1.0) -> QPixmap:
    """A picture of `side` logical pixels, for the few places that take nothing else."""
    pixmap = QPixmap(QSize(side, side) * scale)
    pixmap.setDevicePixelRatio(scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_icon(painter, name, QRectF(0, 0, side, side), colour)
    painter.end()
    return pixmap


class _LucideEngine(QIconEngine):
    """Paints the vector each time, so that one QIcon serves every theme and every screen."""

    def __init__(self, name: str, role: QPalette.ColorRole) -> None:
        super().__init__()
        self._name = name
        self._role = role

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        group, role = _ROLE_OF_MODE[mode]
        if mode in (QIcon.Mode.Normal, QIcon.Mode.Active):
            role = self._role
        colour = QApplication.palette().color(group, role)
        paint_icon(painter, self._name, QRectF(rect), colour)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        return _LucideEngine(self._name, self._role)


@lru_cache(maxsize=256)
def _source(name: str) -> str:
    return (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=512)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    drawn = _source(name).replace("currentColor", colour)
    return QSvgRenderer(QByteArray(drawn.encode()))
