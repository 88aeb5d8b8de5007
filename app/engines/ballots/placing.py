"""How a ballot lies in a picture: from its QR code to the discs in the other corners, and from
these to a mapping of millimetres on paper to points of the picture.

The code alone is too small to say where the far corners are, for what perspective there is hardly
shows in it. So each disc is looked for around where the code and the discs found so far put it, and
of several ways to choose among what was found the one is taken at which the printed boxes lie.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from app.engines.ballots.codes import Points
from app.models.voting.printed import Layout

Grey = npt.NDArray[np.uint8]
Mapping3 = npt.NDArray[np.float64]
"""A 3 x 3 matrix from (x mm, y mm, 1) to points of the picture, up to a factor."""

_REACH: Final = 0.16
_REACH_MM: Final = 4.0
"""How far from where it is expected a disc may lie: a share of its distance, and millimetres."""
_CANDIDATES: Final = 4
_DISC_POINTS: Final = 10
_LEAST_CONTRAST: Final = 0.3
_MOST_MISFIT_MM: Final = 1.2
_LEAST_FRAMES: Final = 0.18
_FRAME_MM: Final = (-0.45, 0.0, 0.45)


@dataclass(frozen=True, slots=True)
class Spot:
    """Something like a disc: where, and how clearly it stands out (0 to 1)."""

    at: tuple[float, float]
    contrast: float


def place(grey: Grey, corners: Points, layout: Layout) -> Mapping3 | None:
    """The mapping of a ballot whose code has these corners, None where it cannot be told."""
    left, top, side = layout.code
    code = np.array(
        [(left, top), (left + side, top), (left + side, top + side), (left, top + side)]
    )
    middle = code.mean(axis=0)
    discs = sorted(layout.discs, key=lambda each: float(np.hypot(*(np.array(each) - middle))))
    best, best_score = None, _LEAST_FRAMES
    for spots in _choices(grey, code, corners, discs, layout.disc, ()):
        paper = np.vstack([code, np.array(discs)])
        seen = np.vstack([corners, np.array([each.at for each in spots])])
        mapping = fitted(paper, seen)
        if mapping is None or _misfit(mapping, paper, seen) > _MOST_MISFIT_MM:
            continue
        score = _frames(grey, mapping, layout)
        if score > best_score:
            best, best_score = mapping, score
    return best


def mapped(mapping: Mapping3, points: Points) -> Points:
    """Points on paper as points of the picture."""
    whole = np.column_stack([points, np.ones(len(points))]) @ mapping.T
    return np.asarray(whole[:, :2] / whole[:, 2:], np.float64)


def scale_at(mapping: Mapping3, x: float, y: float) -> float:
    """Points of the picture a millimetre, there."""
    three = mapped(mapping, np.array([(x, y), (x + 1, y), (x, y + 1)]))
    one, two = three[1] - three[0], three[2] - three[0]
    return float(np.sqrt(abs(one[0] * two[1] - one[1] * two[0])))


def fitted(paper: Points, seen: Points) -> Mapping3 | None:
    """The mapping that carries the one onto the other best (the direct linear way, both sides
    brought to a usual size first); None where there is none.
    """
    one, two = _usual(paper), _usual(seen)
    p, q = mapped(one, paper), mapped(two, seen)
    rows = []
    for (x, y), (u, v) in zip(p, q, strict=True):
        rows.append((-x, -y, -1.0, 0.0, 0.0, 0.0, u * x, u * y, u))
        rows.append((0.0, 0.0, 0.0, -x, -y, -1.0, v * x, v * y, v))
    try:
        last = np.linalg.svd(np.array(rows))[2][-1].reshape(3, 3)
        mapping = np.linalg.inv(two) @ last @ one
    except np.linalg.LinAlgError:
        return None
    ends = np.column_stack([paper, np.ones(len(paper))]) @ mapping[2]
    is_whole = bool(np.all(ends > 0) or np.all(ends < 0))
    return mapping / mapping[2, 2] if is_whole and abs(mapping[2, 2]) > 1e-12 else None


def _usual(points: Points) -> Mapping3:
    middle, size = points.mean(axis=0), float(points.std()) or 1.0
    return np.array(
        [(1 / size, 0, -middle[0] / size), (0, 1 / size, -middle[1] / size), (0, 0, 1.0)]
    )


def _straight(paper: Points, seen: Points) -> Mapping3:
    """The same without perspective."""
    whole = np.column_stack([paper, np.ones(len(paper))])
    answer = np.linalg.lstsq(whole, seen, rcond=None)[0]
    return np.vstack([answer.T, (0.0, 0.0, 1.0)])


def _choices(
    grey: Grey,
    code: Points,
    corners: Points,
    discs: Sequence[tuple[float, float]],
    size: float,
    spots: tuple[Spot, ...],
) -> Iterator[tuple[Spot, ...]]:
    """Every way to choose a spot for each disc, the nearest disc first."""
    if len(spots) == len(discs):
        yield spots
        return
    known = np.array(discs[: len(spots)]).reshape(-1, 2)
    seen = np.array([each.at for each in spots]).reshape(-1, 2)
    mapping = _straight(np.vstack([code, known]), np.vstack([corners, seen]))
    wanted = discs[len(spots)]
    anchors = np.vstack([code.mean(axis=0), known])
    far = float(np.hypot(*(anchors - np.array(wanted)).T).min())
    for spot in _spots(grey, mapping, wanted, size, _REACH * far + _REACH_MM):
        yield from _choices(grey, code, corners, discs, size, (*spots, spot))


def _spots(
    grey: Grey, mapping: Mapping3, wanted: tuple[float, float], size: float, reach: float
) -> list[Spot]:
    """What looks like a disc of this size within reach (both in mm), the clearest first."""
    (at,) = mapped(mapping, np.array([wanted]))
    scale = scale_at(mapping, *wanted)
    wide, radius = size * scale, int(reach * scale + size * scale)
    left, top = max(0, int(at[0]) - radius), max(0, int(at[1]) - radius)
    window = grey[top : max(0, int(at[1]) + radius), left : max(0, int(at[0]) + radius)]
    step = max(1, int(wide / _DISC_POINTS))
    small = _reduced(window, step)
    if wide < 4 or min(small.shape, default=0) < 3 * wide / step:
        return []
    found = []
    for y, x, contrast in _peaks(_contrast(small, wide / step), wide / step):
        centre = _centre(grey, left + (x + 0.5) * step, top + (y + 0.5) * step, wide)
        if centre is not None:
            found.append(Spot(centre, contrast))
    return found


def _reduced(window: Grey, step: int) -> npt.NDArray[np.float64]:
    """The mean of blocks of step x step."""
    high, wide = (each // step * step for each in window.shape)
    blocks = window[:high, :wide].reshape(high // step, step, wide // step, step)
    return np.asarray(blocks.mean(axis=(1, 3)), np.float64)


def _contrast(small: npt.NDArray[np.float64], wide: float) -> npt.NDArray[np.float64]:
    """How much darker each place is than the ring around a disc there, less what is on the ring."""
    inner, gap, outer = (max(1, round(wide * each / 2)) for each in (0.55, 1.35, 1.85))
    total, squares = _summed(small), _summed(small * small)
    within = _box(total, inner, small.shape) / (2 * inner + 1) ** 2
    count = (2 * outer + 1) ** 2 - (2 * gap + 1) ** 2
    ring = (_box(total, outer, small.shape) - _box(total, gap, small.shape)) / count
    ring2 = (_box(squares, outer, small.shape) - _box(squares, gap, small.shape)) / count
    uneven = np.sqrt(np.maximum(0, ring2 - ring * ring))
    light = np.maximum(ring, 1)
    return np.where(ring > 1, 1 - within / light - uneven / light, -1.0)


def _summed(values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    return np.pad(values, ((1, 0), (1, 0))).cumsum(axis=0).cumsum(axis=1)


def _box(
    sums: npt.NDArray[np.float64], half: int, shape: tuple[int, ...]
) -> npt.NDArray[np.float64]:
    """The sum over the square around each place; 0 where that is not whole."""
    high, wide = shape
    whole = np.zeros(shape)
    if high > 2 * half and wide > 2 * half:
        side = 2 * half + 1
        whole[half : high - half, half : wide - half] = (
            sums[side:, side:] - sums[:-side, side:] - sums[side:, :-side] + sums[:-side, :-side]
        )
    return whole


def _peaks(contrast: npt.NDArray[np.float64], wide: float) -> Iterator[tuple[int, int, float]]:
    """The clearest places that are a disc's width apart."""
    left, apart = contrast.copy(), max(1, round(wide))
    for _each in range(_CANDIDATES):
        y, x = (int(each) for each in np.unravel_index(int(left.argmax()), left.shape))
        if left[y, x] < _LEAST_CONTRAST:
            return
        yield y, x, float(left[y, x])
        left[max(0, y - apart) : y + apart + 1, max(0, x - apart) : x + apart + 1] = -1


def _centre(grey: Grey, x: float, y: float, wide: float) -> tuple[float, float] | None:
    """The middle of what is dark there, looked for twice."""
    half = max(2, round(wide * 0.85))
    for _each in range(2):
        left, top = round(x) - half, round(y) - half
        if left < 0 or top < 0:
            return None
        window = grey[top : top + 2 * half + 1, left : left + 2 * half + 1].astype(np.float64)
        if window.shape != (2 * half + 1, 2 * half + 1):
            return None
        light, dark = np.percentile(window, (85, 10))
        weight = np.clip((light + dark) / 2 - window, 0, None)
        total = float(weight.sum())
        if total <= 0:
            return None
        ys, xs = np.mgrid[0 : 2 * half + 1, 0 : 2 * half + 1]
        x, y = left + float((weight * xs).sum()) / total, top + float((weight * ys).sum()) / total
    return x + 0.5, y + 0.5


def _misfit(mapping: Mapping3, paper: Points, seen: Points) -> float:
    """The greatest distance between where a point should be and where it is, in millimetres."""
    apart = np.hypot(*(mapped(mapping, paper) - seen).T)
    scales = [scale_at(mapping, x, y) for x, y in paper]
    return float((apart / np.maximum(scales, 1e-6)).max())


def _frames(grey: Grey, mapping: Mapping3, layout: Layout) -> float:
    """How dark it is where the boxes' frames should be, beside what lies just inside of them."""
    total = 0.0
    for box in layout.boxes:
        levels = []
        for inset in (*_FRAME_MM, 1.1):
            x, y = box.x + inset, box.y + inset
            wide, high = box.width - 2 * inset, box.height - 2 * inset
            levels.append(_sampled(grey, mapped(mapping, _around(x, y, wide, high, box.is_round))))
        frame = np.minimum.reduce(levels[:-1])
        total += float(1 - frame.mean() / max(1.0, float(np.median(levels[-1]))))
    return total / max(1, len(layout.boxes))


def _around(x: float, y: float, wide: float, high: float, is_round: bool) -> Points:
    """Points along a frame."""
    if is_round:
        turn = np.linspace(0, 2 * np.pi, 24, endpoint=False)
        return np.column_stack(
            [x + wide / 2 * (1 + np.cos(turn)), y + high / 2 * (1 + np.sin(turn))]
        )
    along = np.linspace(0.12, 0.88, 6)
    none, whole = np.zeros(6), np.ones(6)
    xs = np.concatenate([along, whole, along, none])
    ys = np.concatenate([none, along, whole, along])
    return np.column_stack([x + wide * xs, y + high * ys])


def _sampled(grey: Grey, points: Points) -> npt.NDArray[np.float64]:
    """The picture at these points; black outside of it."""
    xs, ys = points[:, 0].astype(int), points[:, 1].astype(int)
    inside = (xs >= 0) & (ys >= 0) & (xs < grey.shape[1]) & (ys < grey.shape[0])
    found = np.zeros(len(points))
    found[inside] = grey[ys[inside], xs[inside]]
    return found
