"""Photos as phones make them: with an orientation, a place and an owner, or not photos at all."""

from __future__ import annotations

import io
import struct
import zlib

from PIL import Image

TURNED = 6  # EXIF: the camera was held upright, the picture lies on its side
_GPS, _ARTIST, _ORIENTATION = 0x8825, 0x013B, 0x0112


def a_photo(wide: int = 1200, high: int = 800, *, form: str = "JPEG", turned: int = 1) -> bytes:
    """Left half dark, right half light before it is turned; taken in Albertslund by Ida Bæk."""
    picture = Image.new("RGB", (wide, high), (235, 235, 228))
    picture.paste((20, 30, 60), (0, 0, wide // 2, high))
    exif = Image.Exif()
    exif[_ORIENTATION] = turned
    exif[_ARTIST] = "Ida Baek"
    exif.get_ifd(_GPS)[2] = (55.0, 39.0, 24.0)
    made = io.BytesIO()
    picture.save(made, form, exif=exif, comment=b"Albertslund")
    return made.getvalue()


def a_bomb(wide: int = 30_000, high: int = 30_000) -> bytes:
    """A PNG whose head promises nine hundred megapixels and that holds next to nothing."""
    head = struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(b"\0" * 99))


def _chunk(kind: bytes, body: bytes) -> bytes:
    crc = struct.pack(">I", zlib.crc32(kind + body))
    return struct.pack(">I", len(body)) + kind + body + crc
