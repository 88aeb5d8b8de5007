"""What a sheet is made of. Each piece knows its place and paints itself; none measures anything."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen

from app.ui.icons import paint_icon
from app.ui.slide.lettering import Lettering
from app.ui.theme import Pattern, contrast, mix, table_colour
from app.ui.theme.drawing import fill_rounded, rounded
from app.ui.widgets.marks import _shape_path

STANDS_OUT: Final = 3.0
"""The contrast of a bar with what it lies on."""
_CODE_QUIET: Final = 3
"""Empty modules around a QR code; the panel's own ground adds the fourth."""


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text, `left` and `baseline` in pixels. `ground` is the colour it stands on."""

    text: str
    left: float
    baseline: float
    lettering: Lettering
    ink: str
    ground: str
    is_key: bool = False
    is_cut: bool = False

    @property
    def rect(self) -> QRectF:
        """Where there is ink."""
        return self.lettering.ink(self.text).translated(self.left, self.baseline)

    @property
    def contrast(self) -> float:
        """The WCAG ratio of ink and ground."""
        return contrast(self.ink, self.ground)

    @property
    def bounds(self) -> QRectF:
        """What painting it may touch: the whole line, an overhanging letter too."""
        return self.lettering.bounds(self.text).translated(self.left, self.baseline)

    def paint(self, painter: QPainter) -> None:
        """The line."""
        painter.setFont(self.lettering.font)
        painter.setPen(QColor(self.ink))
        painter.drawText(QPointF(self.left, self.baseline), self.text)


@dataclass(frozen=True, slots=True)
class Panel:
    """A ground for other pieces; `edge` "" for none."""

    rect: QRectF
    fill: str
    radius: float = 0.0
    edge: str = ""
    edge_width: float = 0.0

    @property
    def bounds(self) -> QRectF:
        """What painting it may touch."""
        return self.rect.adjusted(-1, -1, 1, 1)

    def paint(self, painter: QPainter) -> None:
        """Surface and edge."""
        fill = self.fill or None
        fill_rounded(painter, self.rect, fill, self.edge or None, self.radius, self.edge_width)


@dataclass(frozen=True, slots=True)
class Icon:
    """One of the icons, in a colour."""

    name: str
    rect: QRectF
    ink: str

    @property
    def bounds(self) -> QRectF:
        """What painting it may touch."""
        return self.rect.adjusted(-1, -1, 1, 1)

    def paint(self, painter: QPainter) -> None:
        """The icon."""
        paint_icon(painter, self.name, self.rect, self.ink)


@dataclass(frozen=True, slots=True)
class TableGlyph:
    """A table's colour and shape; its number is written beside it, never inside."""

    rect: QRectF
    number: int

    @property
    def bounds(self) -> QRectF:
        """What painting it may touch: the edge stands half outside."""
        thick = self.rect.height() / 24 + 1
        return self.rect.adjusted(-thick, -thick, thick, thick)

    def paint(self, painter: QPainter) -> None:
        """The shape with a quiet edge, so that a pale one is seen on a pale ground."""
        colour = table_colour(self.number)
        painter.setPen(QPen(mix(colour.fill, "#000000", 0.35), self.rect.height() / 24))
        painter.setBrush(QColor(colour.fill))
        painter.drawPath(_shape_path(colour.shape, self.rect))


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code: rows of dark and light modules, on white whatever the theme."""

    rect: QRectF
    modules: tuple[tuple[bool, ...], ...]

    @property
    def bounds(self) -> QRectF:
        """What painting it may touch."""
        return self.rect.adjusted(-1, -1, 1, 1)

    def paint(self, painter: QPainter) -> None:
        """The modules, on whole pixels so that no seams show."""
        fill_rounded(painter, self.rect, "#ffffff", radius=self.rect.width() * 0.04)
        side = max(1, int(self.rect.width() / (len(self.modules) + 2 * _CODE_QUIET)))
        code = QRectF(0, 0, side * len(self.modules), side * len(self.modules))
        code.moveCenter(self.rect.center())
        left, top = round(code.left()), round(code.top())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for y, row in enumerate(self.modules):
            for x, is_dark in enumerate(row):
                if is_dark:
                    painter.fillRect(left + x * side, top + y * side, side, side, "#000000")
        painter.restore()


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture that fills its rectangle; `key` names it, so that two are compared quickly."""

    rect: QRectF
    key: str
    image: QImage = field(compare=False, repr=False)

    @property
    def bounds(self) -> QRectF:
        """What painting it may touch."""
        return self.rect.adjusted(-1, -1, 1, 1)

    def paint(self, painter: QPainter) -> None:
        """The picture, scaled smoothly."""
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self.rect, self.image)


@dataclass(frozen=True, slots=True)
class Outline:
    """A thin line around an ellipse or a rectangle: what a test card measures with."""

    rect: QRectF
    ink: str
    thick: float
    is_round: bool = False

    @property
    def bounds(self) -> QRectF:
        """What painting it may touch."""
        half = self.thick / 2 + 1
        return self.rect.adjusted(-half, -half, half, half)

    def paint(self, painter: QPainter) -> None:
        """The line."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self.ink), self.thick))
        if self.is_round:
            painter.drawEllipse(self.rect)
        else:
            painter.drawRect(self.rect)


@dataclass(frozen=True, slots=True)
class Bar:
    """A filled bar with a pattern that tells it from others without its colour.

    `grain` is the distance of stripes or dots in pixels. On a `ground` from which its fill does not
    stand out, the bar has an edge that does.
    """

    rect: QRectF
    fill: str
    pattern: Pattern = Pattern.SOLID
    radius: float = 0.0
    grain: float = 12.0
    ground: str = ""

    @property
    def edge(self) -> str:
        """The colour of its edge, "" for none: its own, away from the ground until it is seen."""
        return edge_on(self.fill, self.ground) if self.ground else ""

    @property
    def bounds(self) -> QRectF:
        """What painting it may touch."""
        return self.rect.adjusted(-1, -1, 1, 1)

    def paint(self, painter: QPainter) -> None:
        """Fill, then the pattern clipped to it."""
        if self.rect.width() < 1:
            return
        path = rounded(self.rect, self.radius)
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillPath(path, QBrush(QColor(self.fill)))
        if self.pattern is not Pattern.SOLID:
            painter.setClipPath(path)
            _PATTERNS[self.pattern](painter, self.rect, self.grain, self.fill)
        painter.restore()
        if self.edge:
            thick = max(1.0, min(self.grain * 0.12, self.rect.width() / 2))
            fill_rounded(painter, self.rect, None, self.edge, self.radius, thick)


@lru_cache(maxsize=64)
def edge_on(fill: str, ground: str) -> str:
    """An edge that parts a fill from a ground it hardly differs from, "" where it needs none.

    WCAG 2.2, 1.4.11: what tells something in a graphic stands out 3:1.
    """
    away = max("#000000", "#ffffff", key=lambda each: contrast(each, ground))
    told = (mix(fill, away, share / 10).name() for share in range(11))
    edge = next(each for each in told if contrast(each, ground) >= STANDS_OUT)
    return "" if edge == QColor(fill).name() else edge


def _stripes(painter: QPainter, rect: QRectF, grain: float, fill: str) -> None:
    painter.setPen(QPen(mix(fill, "#000000", 0.45), grain * 0.28))
    at = rect.left() - rect.height()
    while at < rect.right():
        painter.drawLine(QPointF(at, rect.bottom()), QPointF(at + rect.height(), rect.top()))
        at += grain


def _dots(painter: QPainter, rect: QRectF, grain: float, fill: str) -> None:
    painter.setBrush(mix(fill, "#000000", 0.5))
    radius, row, y = grain * 0.16, 0, rect.top() + grain / 2
    while y < rect.bottom() + grain:
        x = rect.left() + (grain / 2 if row % 2 else grain)
        while x < rect.right() + grain:
            painter.drawEllipse(QPointF(x, y), radius, radius)
            x += grain
        y += grain * 0.6
        row += 1


_PATTERNS: Final = {Pattern.STRIPES: _stripes, Pattern.DOTS: _dots}

Piece = Words | Panel | Icon | TableGlyph | Code | Bar | Photo | Outline
