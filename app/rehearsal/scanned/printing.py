"""Printed ballots as pictures: the program's own PDF, drawn by poppler's `pdftoppm`."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from PIL import Image

from app.engines.ballots.codes import find_codes
from app.i18n import in_language
from app.models.assembly import Assembly
from app.models.errors import Refused
from app.models.voting.printed import Layout, read_ballot_code
from app.places import resources
from app.rehearsal.scanned.trial import Page
from app.reports.slips import Setup, print_out
from app.reports.slips.ballots import layouts

DPI = 200
PER_MM = DPI / 25.4
_FOUR_ON_A_SHEET = 200


def printed(
    assembly: Assembly, polls: Sequence[str], count: int, *, large: bool = False
) -> tuple[list[Page], tuple[Layout, ...]]:
    """Each sheet of `count` ballots as an even grey picture, and where everything stands on them.

    Raises Refused("no-poppler") where `pdftoppm` is not installed.
    """
    fonts = resources() / "fonts"
    setup = Setup(assembly, "da", fonts, count=count, polls=tuple(polls), large=large)
    with in_language("da"):
        known = layouts(setup, [assembly.voting.polls[each] for each in polls])
    pages = list[Page]()
    for sheet in _pictures(print_out("ballots", setup)):
        parts = _quarters(sheet) if known[0].width < _FOUR_ON_A_SHEET else [sheet]
        for part in parts:
            for found in find_codes(part):
                code = read_ballot_code(found.content)
                pages += [Page(code.serial, part, PER_MM)] if code else []
    return pages, known


def _pictures(pdf: bytes) -> list[Image.Image]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "ballots.pdf"
        file.write_bytes(pdf)
        command = ("pdftoppm", "-r", str(DPI), "-gray", file, Path(folder) / "sheet")
        try:
            subprocess.run(command, check=True)
        except FileNotFoundError as error:
            raise Refused("no-poppler") from error
        return [Image.open(each).copy() for each in sorted(Path(folder).glob("sheet-*"))]


def _quarters(sheet: Image.Image) -> list[Image.Image]:
    wide, high = sheet.width // 2, sheet.height // 2
    places = [(at % 2 * wide, at // 2 * high) for at in range(4)]
    return [sheet.crop((x, y, x + wide, y + high)) for x, y in places]
