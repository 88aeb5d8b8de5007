"""Finding the QR codes of ballots in a picture."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import zxingcpp

from app.models.voting.printed import is_of_ballot

if TYPE_CHECKING:
    from PIL import Image

Points = npt.NDArray[np.float64]
"""Rows of x and y."""


@dataclass(frozen=True, slots=True)
class FoundCode:
    """What a code says, and its corners in points of the picture: upper left, upper right, lower
    right, lower left as it is printed.
    """

    content: str
    corners: Points


def find_codes(picture: Image.Image) -> tuple[FoundCode, ...]:
    """Every ballot's code in a grey picture, from the top down; the same one seen twice is one.

    A large picture is looked at in half its size as well: noise and blur hide a code in one of the
    two.
    """
    found: list[FoundCode] = []
    for each in _looked(picture):
        if not any(_is_same(each, other) for other in found):
            found.append(each)
    return tuple(sorted(found, key=lambda each: tuple(each.corners.mean(axis=0)[::-1])))


def _looked(picture: Image.Image) -> Iterator[FoundCode]:
    codes = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])
    for factor in (1, 2, 3):
        smaller = picture if factor == 1 else picture.reduce(factor)
        for read in zxingcpp.read_barcodes(np.asarray(smaller), formats=codes, try_invert=False):
            if is_of_ballot(read.text):
                at = read.position
                corners = (at.top_left, at.top_right, at.bottom_right, at.bottom_left)
                points = np.array([(each.x, each.y) for each in corners], np.float64)
                yield FoundCode(read.text, points * factor)


def _is_same(one: FoundCode, other: FoundCode) -> bool:
    """The same words in the same place; two copies of one ballot lie apart."""
    side = float(np.ptp(one.corners, axis=0).max())
    apart = one.corners.mean(axis=0) - other.corners.mean(axis=0)
    return one.content == other.content and float(np.hypot(*apart)) < side
