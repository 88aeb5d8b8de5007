"""Photos from the tables' phones: upright, small enough to keep, and with nothing of their file.

What a camera notes in a photo (place, time, owner, a small preview) is left behind, because only
the points are taken over. The size is read before a single point is unpacked.
"""

from __future__ import annotations

from typing import Final

from app.imports.pictures import MOST_MEGAPIXELS, opened, squeezed
from app.models.board.photos import LONGEST_SIDE, MOST_BYTES
from app.models.errors import Refused

_FORMATS: Final = ("JPEG", "PNG", "WEBP")


def read_photo(raw: bytes) -> bytes:
    """The photo as a JPEG of at most 2048 points and `MOST_BYTES`; a second's work for 25
    megapixels, so not for the window's thread.

    Raises Refused("photo-not-read", "photo-too-many-pixels", "photo-too-large").
    """
    try:
        return squeezed(opened(raw, "", (LONGEST_SIDE, LONGEST_SIDE), _FORMATS), "", MOST_BYTES)
    except Refused as refused:
        raise _reworded(refused) from refused


def _reworded(refused: Refused) -> Refused:
    """What is said of a file, as it is said of a photo, which has no name."""
    if refused.code == "picture-too-many-pixels":
        return Refused("photo-too-many-pixels", most=MOST_MEGAPIXELS)
    return Refused("photo-too-large" if refused.code == "picture-too-large" else "photo-not-read")
