"""Charts as pixels and as SVG: the same shapes that the PDF paints."""

from __future__ import annotations

import io
from functools import cache
from html import escape
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from app.reports import fonts
from app.reports.chapters.record import legible
from app.reports.charts import Box, Chart, Dot, Shape, Stroke, Words

_SCALE: Final = 4
"""Pixels to a point: 288 to the inch."""
_EDGE: Final = 2.0
"""Points of room around a chart, for lines that lie on its edge."""
_WEIGHTS: Final = {fonts.REGULAR: 400, fonts.MEDIUM: 500, fonts.SEMIBOLD: 600, fonts.BOLD: 700}


def png(chart: Chart, font_folder: Path) -> bytes:
    """The chart on white, as wide as itself and its edges; see `size_of`."""
    width, height = size_of(chart)
    image = Image.new("RGB", (round(width * _SCALE), round(height * _SCALE)), "white")
    draw = ImageDraw.Draw(image)
    for shape in chart.shapes:
        _draw(draw, shape, height, font_folder)
    written = io.BytesIO()
    image.save(written, "PNG", optimize=True)
    return written.getvalue()


def size_of(chart: Chart) -> tuple[float, float]:
    """How wide and how high its picture is, in points."""
    return chart.width + 2 * _EDGE, chart.height + 2 * _EDGE


def _draw(draw: ImageDraw.ImageDraw, shape: Shape, height: float, folder: Path) -> None:
    def at(x: float, y: float) -> tuple[float, float]:
        return (x + _EDGE) * _SCALE, (height - _EDGE - y) * _SCALE

    match shape:
        case Box():
            (left, bottom), (right, top) = (
                at(shape.x, shape.y),
                at(shape.x + shape.width, shape.y + shape.height),
            )
            if right - left >= 1:
                box = (left, top, right - 1, bottom - 1)
                draw.rectangle(box, shape.fill or None, shape.edge or None, _SCALE)
        case Stroke():
            ends = [at(shape.x1, shape.y1), at(shape.x2, shape.y2)]
            draw.line(ends, shape.colour, max(1, round(shape.width * _SCALE)))
        case Dot():
            x, y = at(shape.x, shape.y)
            radius = shape.radius * _SCALE
            draw.ellipse((x - radius, y - radius, x + radius, y + radius), shape.colour)
        case Words():
            _write(draw, shape, at(shape.x, shape.y), folder)


def _write(
    draw: ImageDraw.ImageDraw, words: Words, where: tuple[float, float], folder: Path
) -> None:
    x, y = where
    runs = [
        (_font(folder / file, words.size), signs)
        for file, signs in fonts.in_files(fonts.drawable(legible(words.text)), words.font)
    ]
    whole = sum(font.getlength(signs) for font, signs in runs)
    x -= {"start": 0.0, "middle": whole / 2, "end": whole}[words.anchor]
    for font, signs in runs:
        draw.text((x, y), signs, words.colour, font, anchor="ls")
        x += font.getlength(signs)


@cache
def _font(file: Path, size: float) -> ImageFont.FreeTypeFont:
    """Set out already, so it needs no layout of its own."""
    return ImageFont.truetype(file, size * _SCALE, layout_engine=ImageFont.Layout.BASIC)


def svg(chart: Chart) -> str:
    """The chart as an element of a web page, with its alternative text."""
    width, height = size_of(chart)
    shapes = "".join(_element(shape, height) for shape in chart.shapes)
    return (
        f'<svg role="img" aria-label="{escape(legible(chart.alt))}"'
        f' viewBox="0 0 {width:.5g} {height:.5g}" width="{width:.5g}" height="{height:.5g}">'
        f"{shapes}</svg>"
    )


def _element(shape: Shape, height: float) -> str:
    def x(at: float) -> str:
        return f"{at + _EDGE:.5g}"

    def y(at: float) -> str:
        return f"{height - _EDGE - at:.5g}"

    match shape:
        case Box():
            return (
                f'<rect x="{x(shape.x)}" y="{y(shape.y + shape.height)}" width="{shape.width:.5g}"'
                f' height="{shape.height:.5g}" fill="{shape.fill or "none"}"'
                f' stroke="{shape.edge or "none"}"/>'
            )
        case Stroke():
            return (
                f'<line x1="{x(shape.x1)}" y1="{y(shape.y1)}" x2="{x(shape.x2)}"'
                f' y2="{y(shape.y2)}" stroke="{shape.colour}" stroke-width="{shape.width:.5g}"/>'
            )
        case Dot():
            return (
                f'<circle cx="{x(shape.x)}" cy="{y(shape.y)}" r="{shape.radius:.5g}"'
                f' fill="{shape.colour}"/>'
            )
        case Words():
            return (
                f'<text x="{x(shape.x)}" y="{y(shape.y)}" font-size="{shape.size:.5g}"'
                f' font-weight="{_WEIGHTS[shape.font]}" fill="{shape.colour}"'
                f' text-anchor="{shape.anchor}">{escape(legible(shape.text))}</text>'
            )
