"""The sheet a slide composes: everything it will paint, placed and measured."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import Enum
from typing import Final

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QColor, QPainter, QRegion

from app.ui.slide.lettering import SMALL, Lettering, Setting, Style, fit, least_pixels
from app.ui.slide.pieces import Piece, Words
from app.ui.theme import Colours

SAFE: Final = 0.05
"""What a projector may cut off at each edge, as a share of width and height."""


Moving = Callable[[], Iterable[Piece]]


class Align(Enum):
    """Where a text stands in its box: shares of the free room to its left and above it."""

    LEFT = (0.0, 0.0)
    LEFT_MIDDLE = (0.0, 0.5)
    LEFT_BOTTOM = (0.0, 1.0)
    CENTRE = (0.5, 0.5)
    CENTRE_TOP = (0.5, 0.0)
    RIGHT = (1.0, 0.0)
    RIGHT_MIDDLE = (1.0, 0.5)


class Sheet:
    """Pieces on a ground. Lengths are given to `px` as shares of the height.

    `corner` is how much of the head line's right end, in pixels, is taken by the small countdown.
    `moving` gives the pieces that move by themselves, where they are just now, over all others.
    """

    def __init__(self, size: QSizeF, colours: Colours, corner: float = 0.0) -> None:
        self.size = size
        self.colours = colours
        self.corner = corner
        self.pieces: list[Piece] = []
        self.moving: list[Moving] = []
        self.page, self.pages = 1, 1

    @property
    def height(self) -> float:
        """The height in pixels; every size follows from it."""
        return self.size.height()

    @property
    def width(self) -> float:
        """The width in pixels."""
        return self.size.width()

    @property
    def is_wide(self) -> bool:
        """True for 16:9 and 16:10, False for 4:3 and narrower."""
        return self.width >= 1.5 * self.height

    @property
    def safe(self) -> QRectF:
        """What no projector cuts off; every text lies inside."""
        across, down = SAFE * self.width, SAFE * self.height
        return QRectF(0, 0, self.width, self.height).adjusted(across, down, -across, -down)

    def head(self, high: float) -> QRectF:
        """The line at the top of the safe area, left of the small countdown; `high` is a share."""
        safe = self.safe
        return QRectF(safe.left(), safe.top(), safe.width() - self.corner, self.px(high))

    @property
    def words(self) -> list[Words]:
        """Every line of text with its place, size and colours."""
        return [each for each in self.pieces if isinstance(each, Words)]

    def px(self, share: float) -> float:
        """A share of the height in pixels."""
        return share * self.height

    def lettering(self, share: float, style: Style = SMALL) -> Lettering:
        """Type of one size, never under the smallest that is legible."""
        pixels = max(least_pixels(self.height), round(self.px(share)))
        return Lettering(pixels, style.weight, style.tracking)

    def add(self, *pieces: Piece) -> None:
        """More pieces, over those before."""
        self.pieces.extend(pieces)

    def just_now(self) -> Sheet:
        """The same with what moves where it is at this moment; nothing else is laid out again."""
        if not self.moving:
            return self
        made = Sheet(self.size, self.colours, self.corner)
        made.page, made.pages = self.page, self.pages
        made.pieces = [*self.pieces, *(piece for each in self.moving for piece in each())]
        return made

    def write(
        self,
        words: str,
        box: QRectF,
        style: Style,
        *,
        ink: str = "",
        ground: str = "",
        align: Align = Align.LEFT,
        is_key: bool = False,
    ) -> QRectF:
        """Sets words into a box as large as its style allows; gives the room that they took."""
        if not words:
            return QRectF(box.left(), box.top(), 0, 0)
        setting = fit(words, style, self.height, box.width(), box.height())
        return self.put(setting, box, ink=ink, ground=ground, align=align, is_key=is_key)

    def put(
        self,
        setting: Setting,
        box: QRectF,
        *,
        ink: str = "",
        ground: str = "",
        align: Align = Align.LEFT,
        is_key: bool = False,
    ) -> QRectF:
        """Puts lines that were set before into a box; gives the room that they took."""
        across, down = align.value
        type_ = setting.lettering
        top = box.top() + down * (box.height() - setting.height)
        hanging = (setting.line_height - type_.ascent - type_.descent) / 2 + type_.ascent
        for number, line in enumerate(setting.lines):
            if not line:
                continue
            left = box.left() + across * (box.width() - type_.width(line))
            baseline = top + number * setting.line_height + hanging
            self.add(
                Words(
                    line,
                    left,
                    baseline,
                    type_,
                    ink or self.colours.text,
                    ground or self.colours.window,
                    is_key,
                    setting.is_cut,
                )
            )
        left = box.left() + across * (box.width() - setting.width)
        return QRectF(left, top, setting.width, setting.height)

    def paint(self, painter: QPainter, region: QRegion | None = None) -> None:
        """The ground and all pieces, at the sheet's own size; of a region only what lies in it."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.fillRect(QRectF(0, 0, self.width, self.height), QColor(self.colours.window))
        for piece in self.pieces:
            if region is None or region.intersects(piece.bounds.toAlignedRect()):
                piece.paint(painter)

    def changes(self, before: Sheet) -> list[QRectF]:
        """Where it looks different from another sheet of the same size and colours."""
        old, new = before.pieces, self.pieces
        if len(old) == len(new):
            pairs = [(a, b) for a, b in zip(old, new, strict=True) if not _same(a, b)]
            return [each.bounds for pair in pairs for each in pair]
        head = 0
        while head < min(len(old), len(new)) and _same(old[head], new[head]):
            head += 1
        tail = 0
        while tail < min(len(old), len(new)) - head and _same(old[-1 - tail], new[-1 - tail]):
            tail += 1
        differing = old[head : len(old) - tail] + new[head : len(new) - tail]
        return [each.bounds for each in differing]


def _same(one: Piece, other: Piece) -> bool:
    return one is other or one == other
