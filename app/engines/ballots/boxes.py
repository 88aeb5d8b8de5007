"""What is in a box: nothing, a mark, something that a person has to look at.

Ink is what is darker than the paper within a few millimetres of it: then neither a shadow nor its
edge is ink, and a box that was filled in is told by how dark it is as a whole.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from app.engines.ballots.placing import Grey
from app.models.voting.marked import Mark, Seen
from app.models.voting.printed import Box

PER_MM: Final = 7
"""Points a millimetre of a ballot that was laid straight."""
Floats = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]

_MARGIN_MM: Final = 3.0
_SHIFT_MM: Final = 1.3
_STROKE_MM: Final = 3.6
_INSET_MM: Final = 0.75
_RING_MM: Final = (0.7, 1.5)
_LEAST_FRAME: Final = 0.2
_FAINT: Final = 0.07
_FAINT_AT_MOST: Final = 0.14
_NOISES: Final = 4.5
_STRONG: Final = 0.28
_MOST_DUST: Final = 0.004
_LEAST_MARK: Final = 0.02
_LEAST_EXTENT: Final = 0.3
_MOST_BESIDE: Final = 0.06
_SHADE: Final = 0.14
_FILLED: Final = 0.42
_BLACK, _LONE = 0.5, 0.8


@dataclass(frozen=True, slots=True)
class _Patch:
    """The surroundings of a box: `grey` smoothed, `ink` 0 to 1, and the distance in millimetres
    from each point inwards to the frame, negative outside.
    """

    grey: Floats
    ink: Floats
    depth: Floats
    has_frame: bool


def seen_in(page: Grey, box: Box) -> Seen:
    """What is in a box of a page that lies straight at `PER_MM`."""
    patch = _patch(page, box)
    if patch is None:
        return Seen(Mark.DOUBTFUL, 0.0)
    if not patch.has_frame:
        return _without_frame(patch)
    within = patch.depth > _INSET_MM
    around = (patch.depth < -_RING_MM[0]) & (patch.depth > -_RING_MM[1])
    level = float(np.median(patch.ink[around]))
    noise = 1.4826 * float(np.median(np.abs(patch.ink[around] - level)))
    ink = patch.ink - level
    faint = max(_FAINT, _NOISES * noise)
    strong = ink > _STRONG
    covered = float(np.mean(strong[within]))
    paper = float(np.percentile(patch.grey[around], 75))
    shade = 1 - float(np.mean(patch.grey[within])) / max(1.0, paper)
    if shade > _FILLED:
        return Seen(Mark.MARKED, max(covered, shade))
    if covered >= _LEAST_MARK and _extent(strong & within, box) >= _LEAST_EXTENT:
        return Seen(Mark.MARKED, max(covered, shade))
    is_clean = float(np.mean(ink[within] > faint)) <= _MOST_DUST and shade < _SHADE
    is_alone = float(np.mean(ink[around] > max(faint, _STRONG / 2))) <= _MOST_BESIDE
    is_sharp = faint <= _FAINT_AT_MOST
    mark = Mark.EMPTY if is_clean and is_alone and is_sharp else Mark.DOUBTFUL
    return Seen(mark, covered)


def _without_frame(patch: _Patch) -> Seen:
    """A box that is black all over has no frame any more. Whatever lies on it, such as a thumb,
    would darken what is around it as well.
    """
    around = patch.grey[(patch.depth < -_RING_MM[0]) & (patch.depth > -_RING_MM[1])]
    paper = max(1.0, float(np.percentile(around, 75)))
    shade = 1 - float(np.mean(patch.grey[patch.depth > _INSET_MM])) / paper
    is_lone = float(np.percentile(around, 10)) > _LONE * paper
    return Seen(Mark.MARKED if is_lone and shade > _BLACK else Mark.DOUBTFUL, shade)


def _patch(page: Grey, box: Box) -> _Patch | None:
    """The box where its frame really is: paper bends, and lenses do. None off the page."""
    margin = round((_MARGIN_MM + _SHIFT_MM) * PER_MM)
    left, top = round(box.x * PER_MM) - margin, round(box.y * PER_MM) - margin
    right, bottom = (
        round((box.x + box.width) * PER_MM) + margin,
        round((box.y + box.height) * PER_MM) + margin,
    )
    if left < 0 or top < 0 or bottom > page.shape[0] or right > page.shape[1]:
        return None
    grey = _smooth(page[top:bottom, left:right].astype(np.float64))
    ink = np.clip(1 - grey / np.maximum(1.0, _paper(grey)), 0, 1)
    depth = _depth(box, grey.shape, left, top)
    dx, dy, frame = _shift(ink, depth)
    has_frame = frame >= _LEAST_FRAME
    if not has_frame:
        dx = dy = 0
    cut = round(_SHIFT_MM * PER_MM)
    high, wide = grey.shape
    moved = (slice(cut + dy, high - cut + dy), slice(cut + dx, wide - cut + dx))
    inside = depth[cut : high - cut, cut : wide - cut]
    return _Patch(grey[moved], ink[moved], inside, has_frame)


def _smooth(grey: Floats) -> Floats:
    """The mean of three by three."""
    padded = np.pad(grey, 1, mode="edge")
    rows = padded[:-2] + padded[1:-1] + padded[2:]
    return np.asarray((rows[:, :-2] + rows[:, 1:-1] + rows[:, 2:]) / 9, np.float64)


def _paper(grey: Floats) -> Floats:
    """The picture without what is narrower than a stroke (a morphological closing)."""
    size = round(_STROKE_MM * PER_MM) | 1
    return -_greatest(-_greatest(grey, size), size)


def _greatest(values: Floats, size: int) -> Floats:
    for axis in (0, 1):
        half = size // 2
        pad = [(0, 0), (0, 0)]
        pad[axis] = (half, half)
        padded = np.pad(values, pad, mode="edge")
        values = np.lib.stride_tricks.sliding_window_view(padded, size, axis=axis).max(axis=-1)
    return values


def _depth(box: Box, shape: tuple[int, ...], left: int, top: int) -> Floats:
    """Millimetres from each point inwards to the middle of the frame's line, negative outside."""
    ys, xs = np.mgrid[0 : shape[0], 0 : shape[1]]
    x, y = (xs + left + 0.5) / PER_MM - box.x, (ys + top + 0.5) / PER_MM - box.y
    if box.is_round:
        radius = box.width / 2
        return np.asarray(radius - np.hypot(x - radius, y - radius), np.float64)
    sides = (x, box.width - x, y, box.height - y)
    return np.asarray(np.minimum.reduce(sides), np.float64)


def _shift(ink: Floats, depth: Floats) -> tuple[int, int, float]:
    """How far the frame lies from where it should, and how dark it is beside what is along it."""
    most = round(_SHIFT_MM * PER_MM)
    frame, beside = (np.argwhere(mask) for mask in _rims(depth, most))
    best = (-1.0, 0, 0)
    middle = (0, 0)
    for step, reach in ((3, most), (1, 2)):
        for dy in range(middle[0] - reach, middle[0] + reach + 1, step):
            for dx in range(middle[1] - reach, middle[1] + reach + 1, step):
                if max(abs(dx), abs(dy)) <= most:
                    on = ink[frame[:, 0] + dy, frame[:, 1] + dx].mean()
                    off = ink[beside[:, 0] + dy, beside[:, 1] + dx].mean()
                    best = max(best, (float(on - off), dy, dx))
        middle = (best[1], best[2])
    return best[2], best[1], best[0]


def _rims(depth: Floats, most: int) -> tuple[Mask, Mask]:
    """The line of a frame, and a line on each side of it; never out of reach of the patch."""
    inside = np.zeros(depth.shape, np.bool_)
    inside[most:-most, most:-most] = True
    away = np.abs(depth)
    return (away < 0.2) & inside, (away > 0.55) & (away < 0.85) & inside


def _extent(mask: Mask, box: Box) -> float:
    """How far a mark reaches across the box, as a share of the box's smaller side."""
    ys, xs = np.nonzero(mask)
    if not len(xs):
        return 0.0
    far = max(float(np.ptp(xs)), float(np.ptp(ys))) / PER_MM
    return far / min(box.width, box.height)
