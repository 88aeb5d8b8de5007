"""Marks as people make them in the boxes of a printed ballot."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin
from typing import Final

from PIL import Image, ImageChops, ImageDraw

from app.models.voting.printed import Box

Line = Sequence[tuple[float, float]]
"""Points in the unit square of the box, y downwards; they may lie beside it."""

PLAIN: Final = ("cross", "cross", "cross", "tick", "scribble", "filled", "slash")


@dataclass(frozen=True, slots=True)
class Pen:
    """Its width in millimetres, and how dark it writes, 0 to 1."""

    width: float
    dark: float


def any_pen(rng: random.Random) -> Pen:
    """A ball pen, a felt pen, now and then a pencil."""
    kind = rng.random()
    if kind < 0.6:
        return Pen(rng.uniform(0.35, 0.7), rng.uniform(0.55, 0.85))
    if kind < 0.85:
        return Pen(rng.uniform(0.8, 1.5), rng.uniform(0.7, 0.95))
    return Pen(rng.uniform(0.4, 0.8), rng.uniform(0.35, 0.55))


def faint_pen(rng: random.Random) -> Pen:
    """One that hardly writes."""
    return Pen(rng.uniform(0.3, 0.6), rng.uniform(0.12, 0.3))


def draw_mark(
    page: Image.Image, per_mm: float, box: Box, style: str, pen: Pen, rng: random.Random
) -> None:
    """Draws on a grey page that has so many points a millimetre."""
    ink = Image.new("L", page.size, 255)
    pencil = ImageDraw.Draw(ink)
    level = round(255 * (1 - pen.dark))
    for line in _STYLES[style](rng):
        points = [
            ((box.x + u * box.width) * per_mm, (box.y + v * box.height) * per_mm) for u, v in line
        ]
        pencil.line(points, level, max(1, round(pen.width * per_mm)), "curve")
    page.paste(ImageChops.darker(page, ink))


def _bent(line: Line, rng: random.Random, by: float = 0.05) -> list[tuple[float, float]]:
    """By hand nothing is straight."""
    return [(u + rng.gauss(0, by), v + rng.gauss(0, by)) for u, v in line]


def _cross(rng: random.Random) -> list[Line]:
    size = rng.uniform(0.32, 0.62)
    u, v = rng.gauss(0.5, 0.05), rng.gauss(0.5, 0.05)
    turn = rng.gauss(0, 0.15)
    lines: list[Line] = []
    for angle in (pi / 4, 3 * pi / 4):
        du, dv = size * cos(angle + turn), size * sin(angle + turn)
        lines.append(_bent([(u - du, v - dv), (u, v), (u + du, v + dv)], rng, 0.03))
    return lines


def _tick(rng: random.Random) -> list[Line]:
    lift = rng.uniform(0, 0.35)
    return [_bent([(0.15, 0.5), (0.4, 0.85), (rng.uniform(0.8, 1.05), 0.15 - lift)], rng)]


def _slash(rng: random.Random) -> list[Line]:
    return [_bent([(0.1, 0.9), (0.5, 0.5), (0.9, 0.1)], rng)]


def _scribble(rng: random.Random) -> list[Line]:
    turns = rng.randint(7, 12)
    return [_bent([(at / turns, 0.12 + 0.76 * (at % 2)) for at in range(turns + 1)], rng, 0.04)]


def _filled(rng: random.Random) -> list[Line]:
    rows = 26
    return [_bent([(0.06 + 0.88 * (at % 2), at / rows) for at in range(rows + 1)], rng, 0.02)]


def _struck(rng: random.Random) -> list[Line]:
    """A cross that was taken back."""
    return [*_cross(rng), *_scribble(rng), *_scribble(rng)]


def _dot(rng: random.Random) -> list[Line]:
    u, v = rng.uniform(0.3, 0.7), rng.uniform(0.3, 0.7)
    return [[(u, v), (u + 0.04, v + 0.03)]]


def _beside(rng: random.Random) -> list[Line]:
    return [[(u - 1.0, v) for u, v in line] for line in _cross(rng)]


_STYLES: Final = {
    "cross": _cross,
    "tick": _tick,
    "slash": _slash,
    "scribble": _scribble,
    "filled": _filled,
    "struck": _struck,
    "dot": _dot,
    "beside": _beside,
}
