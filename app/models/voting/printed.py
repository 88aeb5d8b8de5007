"""What stands where on a printed ballot, so that a picture of it can be read; and what its QR code
says.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from app.models.voting.cards import ALPHABET

CHECK_SIGNS: Final = 6
SERIAL_SIGNS: Final = 8
_HEAD: Final = "BORDRUNDE-BALLOT"
_CODE: Final = re.compile(rf"{_HEAD}:(.+):([0-9A-Z]{{4}}-[0-9A-Z]{{4}}):(\d+):([0-9A-Z]{{6}})")
_WHOLE: Final = re.compile(r"bordrunde-ballot:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Box:
    """A place for a mark. Lengths are millimetres from the ballot's upper left corner, y downwards.

    `question` is its place on the ballot (0 the first), `row` the option, step or choice from the
    top, `value` what a mark there says of it: 1 for a cross, a place in the order, a resistance.
    One that `is_written` holds a number instead of a mark.
    """

    question: int
    row: int
    value: int
    x: float
    y: float
    width: float
    height: float
    is_round: bool = False
    is_written: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """One sheet of a ballot: its size, the square of the QR code without its quiet zone (left, top,
    side), the middles of the discs in the other corners, the diameter of these, and the boxes.

    `words` is what is asked on it, so that a ballot with other words is not read as this one.
    """

    width: float
    height: float
    code: tuple[float, float, float]
    discs: tuple[tuple[float, float], ...]
    disc: float
    boxes: tuple[Box, ...]
    words: tuple[str, ...] = ()

    @property
    def check(self) -> str:
        """Six signs for all of it but the QR code, which holds them."""
        told = (self.width, self.height, self.discs, self.disc, self.boxes, self.words)
        digest = int.from_bytes(hashlib.sha256(repr(told).encode()).digest())
        return "".join(ALPHABET[digest >> 5 * at & 31] for at in range(CHECK_SIGNS))


@dataclass(frozen=True, slots=True)
class Code:
    """What a ballot's QR code says: the poll (the first of several, in capitals), the serial of the
    ballot, the sheet of it (1 the first), and the check signs of the sheet's `Layout`.
    """

    poll: str
    serial: str
    sheet: int
    check: str

    def __str__(self) -> str:
        """Capitals, digits and signs alone, which makes the smallest code."""
        return f"{_HEAD}:{self.poll.upper()}:{self.serial}:{self.sheet}:{self.check}"


def read_ballot_code(content: str) -> Code | None:
    """What a QR code says; None where it is on no ballot that can be read from a picture."""
    found = _CODE.fullmatch(content)
    if found is None:
        return None
    poll, serial, sheet, check = found.groups()
    return Code(poll, serial, int(sheet), check)


def read_serial(typed: str) -> str | None:
    """A ballot's serial as a person types it, None where it is none."""
    signs = re.sub(r"[\s-]", "", typed).upper()
    is_one = len(signs) == SERIAL_SIGNS and all(each in ALPHABET for each in signs)
    return f"{signs[:4]}-{signs[4:]}" if is_one else None


def is_of_ballot(content: str) -> bool:
    """Whether a QR code is on any ballot at all, also one of an older version."""
    return _WHOLE.match(content) is not None


def boxes_of(boxes: Iterable[Box], question: int) -> tuple[Box, ...]:
    """The boxes of one question."""
    return tuple(each for each in boxes if each.question == question)
