"""What was painted is kept: scrolling and dragging then only copy pixels (clustering.md F)."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from math import ceil
from typing import Final

from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QFont, QPainter, QPixmap

from app.ui.theme import Role, font

_KEPT_PIXMAPS: Final = 700
MOST_LINES: Final = 4
_LETTERS: Final = 13 / 14
"""The size of a note's text beside body text; the strip below the board shows it whole."""


def note_font() -> QFont:
    """The letters of a note on the board."""
    made = font(Role.BODY)
    made.setPixelSize(round(made.pixelSize() * _LETTERS))
    return made


class Faces:
    """The pixmaps of cards, the oldest forgotten; emptied when colours, zoom or words change.
    `by_table` says that cards have the colour of their table, `most_lines` is how many they show,
    `width` how wide they are, 0 for the usual.
    """

    def __init__(self) -> None:
        self.by_table = False
        self.most_lines = MOST_LINES
        self.width = 0
        self._font: QFont | None = None
        self._kept: OrderedDict[tuple[str, float], QPixmap] = OrderedDict()
        self._stamps: dict[tuple[object, float], QPixmap] = {}
        self._ratios: set[float] = set()

    def clear(self) -> None:
        """Everything is painted anew."""
        self._font = None
        self._kept.clear()
        self._stamps.clear()
        self._ratios.clear()

    def font(self) -> QFont:
        """The letters of a note on the board; made once, for thousands of cards ask for it."""
        if self._font is None:
            self._font = note_font()
        return self._font

    def forget(self, note: str) -> None:
        """One note is painted anew."""
        for ratio in self._ratios:
            self._kept.pop((note, ratio), None)

    def stamp(
        self, name: object, size: QSizeF, ratio: float, paint: Callable[[QPainter], None]
    ) -> QPixmap:
        """What many cards have in common, painted once for each name."""
        made = self._stamps.get((name, ratio))
        if made is None:
            made = self._stamps[name, ratio] = painted(size, ratio, paint)
        return made

    def get(self, note: str, ratio: float) -> QPixmap | None:
        """A pixmap that is still good; `ratio` is device pixels to a scene unit."""
        pixmap = self._kept.get((note, ratio))
        if pixmap is not None:
            self._kept.move_to_end((note, ratio))
        return pixmap

    def keep(self, note: str, ratio: float, pixmap: QPixmap) -> None:
        """Keeps one, and lets the one go that was not used for longest."""
        self._ratios.add(ratio)
        self._kept[note, ratio] = pixmap
        if len(self._kept) > _KEPT_PIXMAPS:
            self._kept.popitem(last=False)


def painted(size: QSizeF, ratio: float, paint: Callable[[QPainter], None]) -> QPixmap:
    """A pixmap with so many pixels to a unit of the scene."""
    pixmap = QPixmap(ceil(size.width() * ratio) + 1, ceil(size.height() * ratio) + 1)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint(painter)
    painter.end()
    return pixmap
