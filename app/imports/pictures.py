"""Pictures for the facilitator's own slides: any usual file into a JPEG no larger than the wall.

The size is read from the file's head before a single point is unpacked, so that a small file that
unpacks to gigabytes is refused at once. Turned as the camera says, everything else it noted (place,
time, owner) is left behind.
"""

from __future__ import annotations

import io
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.models.errors import Refused
from app.models.own_slides import MOST_BYTES

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_MEGAPIXELS: Final = 25
LEAST_SIDE: Final = 16
MOST_TIMES: Final = 20
"""The shorter side in points, and how many times as long the longer one may be."""
MOST_FILE_BYTES: Final = 60_000_000
WALL: Final = (1920, 1080)
_FORMATS: Final = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF")
SUFFIXES: Final = ("jpg", "jpeg", "png", "webp", "gif", "bmp", "tif", "tiff")
_QUALITIES: Final = (88, 80, 70, 60, 45, 30)


def read_picture(path: Path) -> bytes:
    """The picture as a JPEG that fits 1920x1080 and `MOST_BYTES`; what is clear becomes white.

    Raises Refused("picture-not-read"), ("picture-too-many-pixels"), ("picture-too-narrow") or
    ("picture-too-large").
    """
    try:
        if path.stat().st_size > MOST_FILE_BYTES:
            raise Refused("picture-file-too-large", file=path.name, most=MOST_FILE_BYTES // 10**6)
        raw = path.read_bytes()
    except OSError as error:
        raise Refused("picture-not-read", file=path.name) from error
    return squeezed(opened(raw, path.name), path.name)


def opened(
    raw: bytes, name: str, most: tuple[int, int] = WALL, formats: tuple[str, ...] = _FORMATS
) -> Image:
    """The picture, upright, at `most` points wide and high, in red, green and blue; nothing else
    of its file is in it. Raises as `read_picture`.
    """
    from PIL import Image

    too_many = Refused("picture-too-many-pixels", file=name, most=MOST_MEGAPIXELS)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of a strange tag, or of many pixels: counted below
            with Image.open(io.BytesIO(raw), formats=formats) as picture:
                if picture.width * picture.height > MOST_MEGAPIXELS * 1_000_000:
                    raise too_many
                _check_shape(picture, name)
                return _fitted(picture, most)
    except Refused:
        raise
    except Image.DecompressionBombError as error:
        raise too_many from error
    except Exception as error:  # a broken file breaks its reader in any way there is
        raise Refused("picture-not-read", file=name) from error


def _check_shape(picture: Image, name: str) -> None:
    """Refuses what would be a line or a dot on the wall."""
    wide, high = picture.size
    short, long = sorted((wide, high))
    if short < LEAST_SIDE or long > MOST_TIMES * short:
        raise Refused("picture-too-narrow", file=name, wide=wide, high=high)


def _fitted(picture: Image, most: tuple[int, int]) -> Image:
    from PIL import Image, ImageOps

    picture.draft("RGB", most)  # a JPEG is unpacked no larger than is needed
    turned = ImageOps.exif_transpose(picture)
    turned.thumbnail(most, Image.Resampling.LANCZOS)
    whole = turned.convert("RGBA")
    ground = Image.new("RGBA", whole.size, "white")
    return Image.alpha_composite(ground, whole).convert("RGB")


def squeezed(picture: Image, name: str, most_bytes: int = MOST_BYTES) -> bytes:
    """A JPEG of so many bytes at most. Raises Refused("picture-too-large")."""
    for quality in _QUALITIES:
        made = io.BytesIO()
        picture.save(made, "JPEG", quality=quality, optimize=True)
        if made.tell() <= most_bytes:
            return made.getvalue()
    raise Refused("picture-too-large", file=name, most=most_bytes // 1_000)
