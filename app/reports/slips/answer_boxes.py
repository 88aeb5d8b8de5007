"""The boxes of a ballot, the discs in its corners, and where they stand: what is drawn is what a
picture of it is read by.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reportlab.lib.units import mm

from app.i18n import _
from app.models.voting.printed import Box, Code, Layout
from app.qr import qr_modules
from app.reports import marks
from app.reports.slips.paper import QUIET, Area, Paper

_DIGITS: Final = 3


class AnswerBoxes:
    """Draws on the ballot that fills `ballot`, and remembers in millimetres of it."""

    def __init__(self, paper: Paper, ballot: Area) -> None:
        self.paper, self.ballot = paper, ballot
        self._boxes: list[Box] = []
        self._discs: list[tuple[float, float]] = []
        self._disc = 0.0
        self._code = (0.0, 0.0, 0.0)

    def draw(
        self,
        area: Area,
        place: tuple[int, int, int],
        line: float,
        *,
        is_round: bool = False,
        is_written: bool = False,
    ) -> None:
        """A box for a mark; `place` is its question, row and value, `line` the width of its frame
        in points.
        """
        radius = area.height / 2 if is_round else 2
        self.paper.box(area, edge=marks.INK, radius=radius, line=line)
        x, y = self._at(area.x, area.top)
        wide, high = round(area.width / mm, _DIGITS), round(area.height / mm, _DIGITS)
        self._boxes.append(Box(*place, x, y, wide, high, is_round, is_written))

    def corners(self, inset: float, size: float) -> None:
        """A disc in each corner but the upper right, where the QR code stands; `inset` is from the
        edges to its middle, `size` its diameter.
        """
        self._disc = round(size / mm, _DIGITS)
        left, right = self.ballot.x + inset, self.ballot.right - inset
        bottom, top = self.ballot.y + inset, self.ballot.top - inset
        for x, y in ((left, top), (left, bottom), (right, bottom)):
            place = Area(x - size / 2, y - size / 2, size, size)
            self.paper.box(place, fill=marks.INK, radius=size / 2)
            self._discs.append(self._at(x, y))

    def code(self, code: Code, x: float, y: float, size: float) -> None:
        """The QR code with its quiet zone in a square of this size."""
        content = str(code)
        self.paper.qr(content, x, y, size, _("QR code of the poll and this ballot's number"))
        count = len(qr_modules(content))
        quiet = size * QUIET / (count + 2 * QUIET)
        left, top = self._at(x + quiet, y + size - quiet)
        self._code = (left, top, round((size - 2 * quiet) / mm, _DIGITS))

    def layout(self, words: Sequence[str]) -> Layout:
        """What was drawn; `words` is what is asked on it."""
        return Layout(
            round(self.ballot.width / mm, _DIGITS),
            round(self.ballot.height / mm, _DIGITS),
            self._code,
            tuple(self._discs),
            self._disc,
            tuple(self._boxes),
            tuple(words),
        )

    def _at(self, x: float, y: float) -> tuple[float, float]:
        return (
            round((x - self.ballot.x) / mm, _DIGITS),
            round((self.ballot.top - y) / mm, _DIGITS),
        )
