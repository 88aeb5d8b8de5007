"""Colours that carry meaning: twenty tables and the answers of a poll.

Never colour alone. A table is a number first, a shape second, a colour third; an answer has its
label, its number and a pattern. The hues start from Okabe and Ito's eight, which people with any
common colour vision keep apart (jfly.uni-koeln.de/color), and add others of other lightness.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final


class Shape(Enum):
    """The outline that a table's number stands in."""

    CIRCLE = "circle"
    SQUARE = "square"
    DIAMOND = "diamond"
    SHIELD = "shield"
    HEXAGON = "hexagon"
    HOUSE = "house"
    PILL = "pill"
    TAG = "tag"
    OCTAGON = "octagon"
    LEAF = "leaf"
    ARCH = "arch"
    SLANT = "slant"
    CROSS = "cross"
    STAR = "star"
    HEART = "heart"
    FLOWER = "flower"
    DROP = "drop"
    TICKET = "ticket"
    FLAG = "flag"
    CROWN = "crown"


class Pattern(Enum):
    """How an answer's bar is filled, so that it is known without its colour."""

    SOLID = "solid"
    STRIPES = "stripes"
    DOTS = "dots"


@dataclass(frozen=True, slots=True)
class TableColour:
    """`fill` of a table's mark, `ink` for the number in it, and the mark's outline shape."""

    fill: str
    ink: str
    shape: Shape


@dataclass(frozen=True, slots=True)
class PollColour:
    """The `fill` of an answer's bar, `ink` for text on it, and `text` hues for either ground."""

    fill: str
    ink: str
    pattern: Pattern


_BLACK, _WHITE = "#101010", "#ffffff"

TABLE_COLOURS: Final = (
    TableColour("#0072b2", _WHITE, Shape.CIRCLE),
    TableColour("#e69f00", _BLACK, Shape.SQUARE),
    TableColour("#009e73", _BLACK, Shape.DIAMOND),
    TableColour("#cc79a7", _BLACK, Shape.SHIELD),
    TableColour("#56b4e9", _BLACK, Shape.HEXAGON),
    TableColour("#c04f00", _WHITE, Shape.HOUSE),
    TableColour("#f0e442", _BLACK, Shape.PILL),
    TableColour("#5b3f8c", _WHITE, Shape.TAG),
    TableColour("#8c5a2b", _WHITE, Shape.OCTAGON),
    TableColour("#9bbf3b", _BLACK, Shape.LEAF),
    TableColour("#4d5358", _WHITE, Shape.ARCH),
    TableColour("#e8a0a0", _BLACK, Shape.SLANT),
    TableColour("#2f6f8f", _WHITE, Shape.CROSS),
    TableColour("#ffb59e", _BLACK, Shape.STAR),
    TableColour("#a50f3c", _WHITE, Shape.HEART),
    TableColour("#b9a8f0", _BLACK, Shape.FLOWER),
    TableColour("#2e7d32", _WHITE, Shape.DROP),
    TableColour("#c9b458", _BLACK, Shape.TICKET),
    TableColour("#7fd1ae", _BLACK, Shape.FLAG),
    TableColour("#8e3b7a", _WHITE, Shape.CROWN),
)

POLL_COLOURS: Final = {
    "yes": PollColour("#0072b2", _WHITE, Pattern.SOLID),
    "no": PollColour("#e69f00", _BLACK, Pattern.STRIPES),
    "blank": PollColour("#a3a3a3", _BLACK, Pattern.DOTS),
}


def table_colour(number: int) -> TableColour:
    """The colour of a table, numbered from 1; after twenty they start over, the number does not."""
    return TABLE_COLOURS[(number - 1) % len(TABLE_COLOURS)]
