"""Colours and shapes that carry meaning on paper: the same as on the screens.

A table is a number first, a shape second, a colour third; an answer of a poll has its label, its
number and a pattern. The hues start from Okabe and Ito's eight (jfly.uni-koeln.de/color). The
window draws the same table in `app.ui.theme.marks`; a test holds the two together.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi, sin
from typing import Final

Outline = tuple[tuple[float, float], ...]
"""A closed polygon in the unit square, y upwards."""

INK: Final = "#23211d"
MUTED: Final = "#605c54"
RULE: Final = "#d5d1c8"
TINT: Final = "#f3f1ec"
ACCENT: Final = "#0b5f73"
ACCENT_TINT: Final = "#e4f0f2"
WHITE: Final = "#ffffff"
_BLACK: Final = "#101010"


@dataclass(frozen=True, slots=True)
class TableMark:
    """The `fill` of a table's mark, the `ink` of the number in it, and its shape by name."""

    fill: str
    ink: str
    shape: str


@dataclass(frozen=True, slots=True)
class AnswerMark:
    """How an answer's bar is filled: `pattern` is "solid", "stripes" or "dots"."""

    fill: str
    ink: str
    pattern: str


TABLE_MARKS: Final = (
    TableMark("#0072b2", WHITE, "circle"),
    TableMark("#e69f00", _BLACK, "square"),
    TableMark("#009e73", _BLACK, "diamond"),
    TableMark("#cc79a7", _BLACK, "shield"),
    TableMark("#56b4e9", _BLACK, "hexagon"),
    TableMark("#c04f00", WHITE, "house"),
    TableMark("#f0e442", _BLACK, "pill"),
    TableMark("#5b3f8c", WHITE, "tag"),
    TableMark("#8c5a2b", WHITE, "octagon"),
    TableMark("#9bbf3b", _BLACK, "leaf"),
    TableMark("#4d5358", WHITE, "arch"),
    TableMark("#e8a0a0", _BLACK, "slant"),
    TableMark("#2f6f8f", WHITE, "cross"),
    TableMark("#ffb59e", _BLACK, "star"),
    TableMark("#a50f3c", WHITE, "heart"),
    TableMark("#b9a8f0", _BLACK, "flower"),
    TableMark("#2e7d32", WHITE, "drop"),
    TableMark("#c9b458", _BLACK, "ticket"),
    TableMark("#7fd1ae", _BLACK, "flag"),
    TableMark("#8e3b7a", WHITE, "crown"),
)

ANSWER_MARKS: Final = {
    "yes": AnswerMark("#0072b2", WHITE, "solid"),
    "no": AnswerMark("#e69f00", _BLACK, "stripes"),
    "blank": AnswerMark("#a3a3a3", _BLACK, "dots"),
    "spoiled": AnswerMark("#e2e0db", _BLACK, "solid"),
}


def table_mark(number: int) -> TableMark:
    """The mark of a table, numbered from 1; after twenty they start over, the number does not."""
    return TABLE_MARKS[(number - 1) % len(TABLE_MARKS)]


def outline_of(shape: str) -> Outline:
    """A shape's outline; curves are drawn as polygons fine enough for paper."""
    return _OUTLINES[shape]


def _arc(x: float, y: float, radius: float, start: float, end: float, steps: int = 24) -> Outline:
    """Points on a circle, angles in degrees counter-clockwise from the right."""
    angles = (start + (end - start) * step / steps for step in range(steps + 1))
    return tuple((x + radius * cos(a * pi / 180), y + radius * sin(a * pi / 180)) for a in angles)


def _star(points: int, outer: float, inner: float) -> Outline:
    """Points in turn far from the middle and near to it, the first straight up; to a hundredth, as
    the phones' style sheet has them.
    """
    turns = (90 + 180 * at / points for at in range(2 * points))
    reach = (outer, inner) * points
    return tuple(
        (round(0.5 + far * cos(a * pi / 180), 2), round(0.5 + far * sin(a * pi / 180), 2))
        for far, a in zip(reach, turns, strict=True)
    )


def _flower(petals: int) -> Outline:
    """Round petals, which meet in the middle."""
    turn, far, radius = 360 / petals, 0.27, 0.27
    middles = (90 + at * turn for at in range(petals))
    return tuple(
        point
        for a in middles
        for point in _arc(
            0.5 + far * cos(a * pi / 180),
            0.5 + far * sin(a * pi / 180),
            radius,
            a - turn,
            a + turn,
            12,
        )
    )


_CROSS: Final = (
    (0.22, 0), (0.78, 0), (0.78, 0.22), (1, 0.22), (1, 0.78), (0.78, 0.78),
    (0.78, 1), (0.22, 1), (0.22, 0.78), (0, 0.78), (0, 0.22), (0.22, 0.22),
)  # fmt: skip
_HEART: Final = (
    *_arc(0.76, 0.7, 0.28, -30, 160),
    *_arc(0.24, 0.7, 0.28, 20, 210),
    (0.5, -0.03),
)

_OUTLINES: Final[dict[str, Outline]] = {
    "circle": _arc(0.5, 0.5, 0.5, 0, 360, 72),
    "square": ((0.04, 0.04), (0.96, 0.04), (0.96, 0.96), (0.04, 0.96)),
    "diamond": ((0.5, -0.05), (1.05, 0.5), (0.5, 1.05), (-0.05, 0.5)),
    "shield": (
        (0.06, 0.98),
        (0.06, 0.45),
        (0.2, 0.18),
        (0.5, 0),
        (0.8, 0.18),
        (0.94, 0.45),
        (0.94, 0.98),
    ),
    "hexagon": ((0.25, 0.03), (0.75, 0.03), (1.02, 0.5), (0.75, 0.97), (0.25, 0.97), (-0.02, 0.5)),
    "house": ((0.06, 0), (0.94, 0), (0.94, 0.58), (0.5, 1), (0.06, 0.58)),
    "pill": (*_arc(0.8, 0.5, 0.34, -90, 90), *_arc(0.2, 0.5, 0.34, 90, 270)),
    "tag": ((0, 0.1), (0.7, 0.1), (1.05, 0.5), (0.7, 0.9), (0, 0.9)),
    "octagon": ((0.3, 0), (0.7, 0), (1, 0.3), (1, 0.7), (0.7, 1), (0.3, 1), (0, 0.7), (0, 0.3)),
    "leaf": (
        *_arc(0.55, 0.45, 0.45, 180, 270),
        (1, 0),
        *_arc(0.45, 0.55, 0.45, 0, 90),
        (0, 1),
    ),
    "arch": ((0.04, 0), (0.96, 0), *_arc(0.5, 0.54, 0.46, 0, 180)),
    "slant": ((-0.04, 0.06), (0.8, 0.06), (1.04, 0.94), (0.2, 0.94)),
    "cross": _CROSS,
    "star": _star(6, 0.56, 0.42),
    "heart": _HEART,
    "flower": _flower(5),
    "drop": (*_arc(0.5, 0.4, 0.42, 150, 390), (0.5, 1.06)),
    "ticket": (
        (0, 0.1),
        (1, 0.1),
        (1, 0.37),
        *_arc(1, 0.5, 0.13, 270, 90),
        (1, 0.9),
        (0, 0.9),
        (0, 0.63),
        *_arc(0, 0.5, 0.13, 90, -90),
    ),
    "flag": ((-0.04, 0.08), (1.06, 0.08), (0.84, 0.5), (1.06, 0.92), (-0.04, 0.92)),
    "crown": (
        (0.04, 0),
        (0.96, 0),
        (1.04, 0.95),
        (0.74, 0.72),
        (0.5, 1.04),
        (0.26, 0.72),
        (-0.04, 0.95),
    ),
}
