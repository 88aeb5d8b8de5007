"""Text broken into a few lines, the last one shortened; for notes that are painted, not typed."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

_UNITS: Final = "utf-16-le"  # what Qt counts text in
_LINE: Final = 1.1


@dataclass(frozen=True, slots=True)
class Lines:
    """Broken text; `spacing` is the height of a line in logical pixels."""

    lines: tuple[str, ...]
    spacing: float
    is_right_to_left: bool = False

    @property
    def height(self) -> float:
        """All lines together."""
        return self.spacing * len(self.lines)

    def paint(self, painter: QPainter, rect: QRectF) -> None:
        """Draws the lines from the top of `rect`; font and pen are the painter's."""
        side = Qt.AlignmentFlag.AlignRight if self.is_right_to_left else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        for number, line in enumerate(self.lines):
            top = rect.top() + number * self.spacing
            painter.drawText(QRectF(rect.left(), top, rect.width() + 1, self.spacing), flags, line)


def break_text(text: str, font: QFont, width: float, most: int) -> Lines:
    """At most `most` lines of `width` logical pixels, an ellipsis where more was said."""
    folded = " ".join(text.split())
    metrics = QFontMetricsF(font)
    spacing = float(round(metrics.height() * _LINE))
    turned = _is_right_to_left(folded)
    if metrics.horizontalAdvance(folded) <= width:
        return Lines((folded,), spacing, turned)
    starts = _line_starts(folded, font, width, most + 1)
    units = folded.encode(_UNITS)
    ends = [*starts[1:], len(units) // 2]
    pieces = [
        units[2 * a : 2 * b].decode(_UNITS).strip() for a, b in zip(starts, ends, strict=True)
    ]
    lines = pieces[:most]
    if len(pieces) > most:
        rest = units[2 * starts[most - 1] :].decode(_UNITS)
        lines[-1] = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)
    return Lines(tuple(lines), spacing, turned)


def _line_starts(text: str, font: QFont, width: float, most: int) -> list[int]:
    """Where the first lines begin, in UTF-16 units."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    starts: list[int] = []
    layout.beginLayout()
    for _number in range(most):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    return starts


def _is_right_to_left(text: str) -> bool:
    strong = (unicodedata.bidirectional(sign) for sign in text)
    return next((kind for kind in strong if kind in ("L", "R", "AL")), "L") != "L"
