"""What a table is made of, held against everybody seated in the round."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.i18n import _
from app.imports.members import in_order
from app.proposals import Groups

_Tables = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Part:
    """How many at a table have a value, and how many a mirror of the room would have."""

    value: str
    count: int
    least: int
    most: int

    @property
    def off(self) -> int:
        """How many too many, or too few as a negative number; 0 where rounding allows it."""
        return max(0, self.count - self.most) - max(0, self.least - self.count)


@dataclass(frozen=True, slots=True)
class Mix:
    """One attribute at one table."""

    attribute: str
    parts: tuple[Part, ...]


def values_of(groups: Groups, attribute: str, people: Iterable[str]) -> Counter[str]:
    """How many of these people have each value; "" is not stated."""
    told = groups.get(attribute, {})
    return Counter(told.get(each, "") for each in people)


def mixes(groups: Groups, tables: _Tables, table: int) -> tuple[Mix, ...]:
    """Each attribute at a table (from 1); values in the order of the members' page."""
    everybody = [who for each in tables for who in each]
    here = tables[table - 1]
    return tuple(
        Mix(name, _parts(values_of(groups, name, everybody), values_of(groups, name, here)))
        for name in groups
    )


def value_words(value: str) -> str:
    """A value as it is told."""
    return value or _("Not stated")


def part_words(part: Part, size: int) -> str:
    """One value at a table, against the mirror."""
    mirror = f"{part.least}\N{EN DASH}{part.most}" if part.least != part.most else f"{part.least}"
    return _("{value}: {count} of {size}, a mirror has {mirror}").format(
        value=value_words(part.value), count=part.count, size=size, mirror=mirror
    )


def mix_words(mix: Mix) -> str:
    """One attribute at a table, read aloud."""
    size = sum(each.count for each in mix.parts)
    return f"{mix.attribute}. " + "; ".join(part_words(each, size) for each in mix.parts)


def _parts(room: Counter[str], here: Counter[str]) -> tuple[Part, ...]:
    people, size = max(1, room.total()), here.total()
    return tuple(
        Part(value, here[value], room[value] * size // people, -(-room[value] * size // people))
        for value in in_order(room)
    )
