"""The ballots on one picture, each laid straight and read."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from PIL import Image

from app.engines.ballots.boxes import PER_MM, seen_in
from app.engines.ballots.codes import FoundCode, find_codes
from app.engines.ballots.placing import Grey, Mapping3, place, scale_at
from app.models.voting.marked import Mark, Seen
from app.models.voting.printed import Box, Code, Layout, boxes_of, read_ballot_code

LEAST_PER_MM: Final = 3.4
"""Points a millimetre below which nothing is told for sure: 86 to the inch."""
_SHOWN_PER_MM: Final = 5
_ABOVE_MM, _BELOW_MM = 6.5, 3.5
_QUALITY: Final = 72


@dataclass(frozen=True, slots=True)
class Sighting:
    """A ballot on a picture: what its code says (None where it is of an older version), what is in
    each box (none where it could not be read), and for each question a JPEG of its boxes, laid
    straight.
    """

    code: Code | None
    marks: Mapping[Box, Seen] = field(default_factory=dict)
    pictures: Mapping[int, bytes] = field(default_factory=dict)


def sightings(picture: Image.Image, layouts: Mapping[str, Layout]) -> tuple[Sighting, ...]:
    """Every ballot on a grey picture, from the top down; `layouts` are by their check signs."""
    grey = np.asarray(picture, np.uint8)
    return tuple(_sighting(picture, grey, found, layouts) for found in find_codes(picture))


def _sighting(
    picture: Image.Image, grey: Grey, found: FoundCode, layouts: Mapping[str, Layout]
) -> Sighting:
    code = read_ballot_code(found.content)
    layout = layouts.get(code.check) if code else None
    mapping = place(grey, found.corners, layout) if layout else None
    if layout is None or mapping is None:
        return Sighting(code)
    page = _straightened(picture, mapping, layout)
    scale = min(scale_at(mapping, each.x, each.y) for each in layout.boxes)
    pixels = np.asarray(page, np.uint8)
    marks = {box: seen_in(pixels, box) for box in layout.boxes}
    if scale < LEAST_PER_MM:
        marks = dict.fromkeys(marks, Seen(Mark.DOUBTFUL, 0.0))
    return Sighting(code, marks, _shown(page, layout))


def _straightened(picture: Image.Image, mapping: Mapping3, layout: Layout) -> Image.Image:
    """The ballot as if it had been scanned, at `PER_MM`."""
    scale = scale_at(mapping, layout.width / 2, layout.height / 2)
    factor = max(1, int(scale / PER_MM / 1.5))
    source = picture.reduce(factor) if factor > 1 else picture
    step = 1 / PER_MM
    # Pillow asks for the middle of each point of the new picture.
    to_paper = np.array([(step, 0, 0), (0, step, 0), (0, 0, 1)])
    shrink = np.array([(1 / factor, 0, 0), (0, 1 / factor, 0), (0, 0, 1.0)])
    whole = shrink @ mapping @ to_paper
    whole = whole / whole[2, 2]
    size = (round(layout.width * PER_MM), round(layout.height * PER_MM))
    return source.transform(
        size,
        Image.Transform.PERSPECTIVE,
        tuple(whole.flatten()[:8]),
        Image.Resampling.BILINEAR,
        fillcolor=0,
    )


def _shown(page: Image.Image, layout: Layout) -> dict[int, bytes]:
    """Each question as a person looks at it."""
    found = dict[int, bytes]()
    for question in sorted({each.question for each in layout.boxes}):
        boxes = boxes_of(layout.boxes, question)
        top = min(each.y for each in boxes) - _ABOVE_MM
        below = max(each.y + each.height for each in boxes) + _BELOW_MM
        high = (max(0, round(top * PER_MM)), min(page.height, round(below * PER_MM)))
        part = page.crop((0, high[0], page.width, high[1]))
        size = (part.width * _SHOWN_PER_MM // PER_MM, part.height * _SHOWN_PER_MM // PER_MM)
        made = io.BytesIO()
        part.resize(size, Image.Resampling.BICUBIC).save(made, "JPEG", quality=_QUALITY)
        found[question] = made.getvalue()
    return found
