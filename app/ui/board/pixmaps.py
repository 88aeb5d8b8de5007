"""What cards have in common is painted once and kept (clustering.md F)."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from math import ceil
from typing import Final

from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QFont, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from app.ui.theme import Colours, Role, colours_of, font, scaled

_KEPT_PIXMAPS: Final = 700
MOST_LINES: Final = 4
_MARK, _AROUND_LETTERS = 19, 2
_LETTERS: Final = 13 / 14
"""The size of a note's text beside body text; the strip below the board shows it whole."""


def note_font() -> QFont:
    """The letters of a note on the board."""
    made = font(Role.BODY)
    made.setPixelSize(round(made.pixelSize() * _LETTERS))
    return made


@dataclass(frozen=True, slots=True)
class Look:
    """How notes are shown: in how many columns, `lines` of text at most, how wide and in letters of
    how many pixels, 0 for the usual; and whether the note where the keyboard is opens over others.
    """

    columns: int = 1
    lines: int = MOST_LINES
    width: int = 0
    letters: int = 0
    opens: bool = False

    @property
    def is_close(self) -> bool:
        """Whether notes have letters of their own: then air around them is spared."""
        return self.letters > 0


class Faces:
    """What many cards have in common, as pixmaps: papers, tables' marks, lines at the foot. The
    oldest are forgotten, all when colours, zoom or words change.
    `by_table` says that cards have the colour of their table.
    """

    def __init__(self) -> None:
        self.by_table = False
        self.look = Look()
        self._font: QFont | None = None
        self._colours: Colours | None = None
        self._side = 0
        self._stamps: OrderedDict[tuple[object, float, float], QPixmap] = OrderedDict()

    def clear(self) -> None:
        """Everything is painted anew."""
        self._font = self._colours = None
        self._side = 0
        self._stamps.clear()

    def colours(self, widget: QWidget | None) -> Colours:
        """The colours of what shows the board; asked of it once."""
        if self._colours is None:
            self._colours = colours_of(widget or QApplication.palette())
        return self._colours

    def font(self) -> QFont:
        """The letters of a note on the board; made once, for thousands of cards ask for it."""
        if self._font is None:
            self._font = note_font()
            if self.look.letters:
                self._font.setPixelSize(self.look.letters)
        return self._font

    @property
    def mark_side(self) -> int:
        """The side of a table's mark; it grows a little with the letters."""
        if not self._side:
            letters = self.look.letters
            self._side = letters + _AROUND_LETTERS if letters else scaled(_MARK)
        return self._side

    def stamp(
        self,
        name: object,
        size: QSizeF,
        scale: tuple[float, float],
        paint: Callable[[QPainter], None],
    ) -> QPixmap:
        """A pixmap of this name, painted once. `scale` is logical pixels to a unit of the scene,
        and device pixels to a logical one: it is copied pixel on pixel, for a scaled one would cost
        ten times that, and blur.
        """
        key = name, *scale
        made = self._stamps.get(key)
        if made is not None:
            return made
        near, device = scale
        made = self._stamps[key] = painted(size, near * device, paint)
        made.setDevicePixelRatio(device)
        if len(self._stamps) > _KEPT_PIXMAPS:
            self._stamps.popitem(last=False)
        return made


def painted(size: QSizeF, ratio: float, paint: Callable[[QPainter], None]) -> QPixmap:
    """A pixmap with so many pixels to a unit of the scene."""
    pixmap = QPixmap(ceil(size.width() * ratio) + 1, ceil(size.height() * ratio) + 1)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint(painter)
    painter.end()
    return pixmap
