"""A phone over a table with ballots: turned, tilted, in a shadow, blurred, noisy, as JPEG."""

from __future__ import annotations

import io
import random
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, sqrt
from typing import Final

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFilter

_MARGIN: Final = 1.12


@dataclass(frozen=True, slots=True)
class Shot:
    """How a picture is taken. `turn` in degrees, `tilt` the share by which the far side is
    narrower, `blur` and `noise` in points and levels, `dark` how much light is lost across the
    picture, `shadow` how much within the shadow of a hand, `quality` of the JPEG.
    """

    turn: float = 0.0
    tilt: float = 0.0
    blur: float = 0.0
    noise: float = 0.0
    dark: float = 0.0
    shadow: float = 0.0
    quality: int = 90


def any_shot(rng: random.Random) -> Shot:
    """From a calm scan to a hurried photo."""
    return Shot(
        turn=rng.uniform(0, 360),
        tilt=rng.uniform(0, 0.14),
        blur=rng.uniform(0, 1.7),
        noise=rng.uniform(0, 9),
        dark=rng.uniform(0, 0.45),
        shadow=rng.choice((0.0, rng.uniform(0.15, 0.45))),
        quality=rng.randint(55, 92),
    )


def photographed(pages: Sequence[Image.Image], shot: Shot, rng: random.Random) -> bytes:
    """The JPEG of these grey pages beside each other on a table."""
    table = _laid_out(pages, rng)
    turned = table.rotate(shot.turn, Image.Resampling.BILINEAR, expand=True, fillcolor=_wood(rng))
    grey = np.asarray(_tilted(turned, shot.tilt, rng), np.float32)
    grey = grey * _light(grey.shape, shot, rng)
    picture = Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8))
    if shot.blur:
        picture = picture.filter(ImageFilter.GaussianBlur(shot.blur))
    if shot.noise:
        noise = np.random.default_rng(rng.getrandbits(32)).normal(0, shot.noise, grey.shape)
        grey = np.asarray(picture, np.float32) + noise.astype(np.float32)
        picture = Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8))
    made = io.BytesIO()
    picture.convert("RGB").save(made, "JPEG", quality=shot.quality)
    return made.getvalue()


def _wood(rng: random.Random) -> int:
    return rng.randint(40, 150)


def _laid_out(pages: Sequence[Image.Image], rng: random.Random) -> Image.Image:
    """Beside each other, each a little askew."""
    across = ceil(sqrt(len(pages)))
    wide = round(max(each.width for each in pages) * _MARGIN)
    high = round(max(each.height for each in pages) * _MARGIN)
    table = Image.new("L", (across * wide, ceil(len(pages) / across) * high), _wood(rng))
    for at, page in enumerate(pages):
        turn = rng.uniform(-3, 3)
        askew = page.convert("LA").rotate(turn, Image.Resampling.BILINEAR, expand=True)
        x, y = at % across * wide, at // across * high
        room = (max(0, wide - askew.width), max(0, high - askew.height))
        table.paste(
            askew.getchannel("L"), (x + room[0] // 2, y + room[1] // 2), askew.getchannel("A")
        )
    return table


def _tilted(picture: Image.Image, tilt: float, rng: random.Random) -> Image.Image:
    """One side is farther away, the corners not quite the same."""
    wide, high = picture.size
    by = [tilt * wide / 2 * rng.uniform(0.7, 1.0) for _corner in range(2)]
    quad = [(-by[0], 0), (0, high), (wide, high), (wide + by[1], 0)]
    sides = [(0, 0), (0, high), (wide, high), (wide, 0)]
    rows, wanted = [], []
    for (u, v), (x, y) in zip(sides, quad, strict=True):
        rows.append((u, v, 1, 0, 0, 0, -u * x, -v * x))
        rows.append((0, 0, 0, u, v, 1, -u * y, -v * y))
        wanted += [x, y]
    found = np.linalg.solve(np.array(rows, float), np.array(wanted, float))
    fill = int(np.asarray(picture)[1, 1])
    return picture.transform(
        (wide, high),
        Image.Transform.PERSPECTIVE,
        tuple(found),
        Image.Resampling.BILINEAR,
        fillcolor=fill,
    )


def _light(shape: tuple[int, ...], shot: Shot, rng: random.Random) -> npt.NDArray[np.float32]:
    """Light from one side, and the shadow of a hand with a rather sharp edge."""
    high, wide = shape
    ys, xs = np.mgrid[0:high, 0:wide].astype(np.float32)
    across = xs / wide if rng.random() < 0.5 else ys / high
    light = 1 - np.float32(shot.dark) * across
    if shot.shadow:
        hand = Image.new("L", (wide, high), 0)
        corners = [(rng.uniform(0, wide), rng.uniform(0, high)) for _corner in range(4)]
        ImageDraw.Draw(hand).polygon(corners, 255)
        soft = hand.reduce(4).filter(ImageFilter.GaussianBlur(rng.uniform(1, 8)))
        shade = np.asarray(soft.resize((wide, high), Image.Resampling.BILINEAR), np.float32) / 255
        light = light * (1 - np.float32(shot.shadow) * shade)
    return np.asarray(light, np.float32)
