"""What the lottery engine answers with: plain facts, no arrays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Final

WHOLE: Final = 10**12
"""The weights of all panels together, so that shares of chance are whole numbers."""


class Method(Enum):
    """What is fair."""

    LEXIMIN = "leximin"
    """The smallest chance as large as can be, then the second smallest, and so on."""
    MAXIMIN = "maximin"
    """The smallest chance as large as can be."""


@dataclass(frozen=True, slots=True)
class Home:
    """A household, or one person alone: who of it is of each kind of its class."""

    members: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class HomeClass:
    """Households that are alike: people with the same answers live in each.

    `kinds` are the numbers of the kinds of people in them, in the order of `Home.members`.
    """

    kinds: tuple[int, ...]
    homes: tuple[Home, ...]


@dataclass(frozen=True, slots=True)
class Mixed:
    """A panel told by kinds (kind: how many) and the share of all chance it has, of `WHOLE`."""

    kinds: tuple[tuple[int, int], ...]
    weight: int


@dataclass(frozen=True, slots=True)
class Chances:
    """A lottery that is worked out and not drawn yet: every panel it may give, with its weight.

    `probabilities` by id are those of the drawing from these panels, exactly counted. No lottery
    that meets the targets gives everybody a chance above `bound`; it is proved, by duality.
    `is_best` is true when the method's promise is kept to the end, false when it was called off.
    `hopeless` are those whom no panel that meets the targets can hold.
    """

    ids: tuple[str, ...]
    seats: int
    classes: tuple[HomeClass, ...]
    panels: tuple[Mixed, ...]
    probabilities: Mapping[str, float]
    bound: float
    method: Method
    is_best: bool
    hopeless: tuple[str, ...] = ()

    @property
    def worst(self) -> float:
        """The smallest chance anybody has."""
        return min(self.probabilities.values())

    @property
    def best(self) -> float:
        """The greatest chance anybody has."""
        return max(self.probabilities.values())


@dataclass(frozen=True, slots=True)
class Listing:
    """Panels of equal weight, to draw one of by a number, and everybody's chance by count."""

    panels: tuple[tuple[str, ...], ...]
    probabilities: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Eased:
    """A target as it would have to be: by how much lower the least, and higher the most."""

    criterion: str
    value: str
    least: int
    most: int
    eased_least: int
    eased_most: int


@dataclass(frozen=True, slots=True)
class Missed:
    """A target that a panel does not meet."""

    criterion: str
    value: str
    least: int
    most: int
    has: int


@dataclass(frozen=True, slots=True)
class StandIns:
    """Who steps in for those who left, in the order in which they left, and what is missed then.

    Where fewer can step in than left, the rest of the seats stay empty.
    """

    chosen: tuple[str, ...]
    missed: tuple[Missed, ...] = field(default=())
