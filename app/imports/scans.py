"""The pages of a scan that came as PDF: scanners put a JPEG on each page, and nothing else is read.

So no page is drawn, which would take a library of several megabytes; a PDF that was not scanned in
colour or grey has none of them, and is refused in a sentence.
"""

from __future__ import annotations

import re
from typing import Final

from app.models.errors import Refused

MOST_SCAN_BYTES: Final = 400_000_000
_JPEG: Final = re.compile(rb"stream\r?\n(?=\xff\xd8\xff)")
_END: Final = b"endstream"


def scanned_pages(raw: bytes, name: str) -> tuple[bytes, ...]:
    """The JPEG files in a PDF, in their order. Raises Refused("scan-without-pictures")."""
    found = list[bytes]()
    for begin in _JPEG.finditer(raw):
        end = raw.find(_END, begin.end())
        found.append(raw[begin.end() : end if end >= 0 else len(raw)])
    if not found:
        raise Refused("scan-without-pictures", file=name)
    return tuple(found)
