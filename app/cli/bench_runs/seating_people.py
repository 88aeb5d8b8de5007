"""Made-up members for measuring seating plans, the same on every machine.

Five attributes with 2, 5, 4, 3 and 4 values, as a Danish municipality asks for them. The counts
follow fixed shares as closely as whole people can; who has what is drawn for a number.
"""

from __future__ import annotations

import random
from typing import Final

from app.engines.seating import Wishes

SHARES: Final = {
    "gender": (51, 49),
    "age": (16, 20, 24, 22, 18),
    "education": (26, 38, 23, 13),
    "housing": (54, 31, 15),
    "years": (12, 21, 27, 40),
}
"""How many of a hundred have each value."""


def assembly(people: int, tables: int, rounds: int, balance: float, drawn: int = 1) -> Wishes:
    """The wishes of so many made-up members; another `drawn` gives other people."""
    ids = tuple(f"m{number:03d}" for number in range(people))
    rng = random.Random(drawn)
    return Wishes(
        ids,
        tables,
        rounds,
        attributes={
            attribute: dict(zip(ids, _dealt(people, shares, rng), strict=True))
            for attribute, shares in SHARES.items()
        },
        balance=balance,
    )


def _dealt(people: int, shares: tuple[int, ...], rng: random.Random) -> list[str]:
    values = [
        f"v{at}" for at, count in enumerate(_counts(people, shares)) for _each in range(count)
    ]
    # `random()` is the one stream that Python promises to keep.
    order = sorted((rng.random(), at) for at in range(people))
    return [values[at] for _place, at in order]


def _counts(people: int, shares: tuple[int, ...]) -> list[int]:
    """Largest remainders (Hamilton)."""
    whole, total = [people * share // sum(shares) for share in shares], sum(shares)
    by_rest = sorted(range(len(shares)), key=lambda at: (-(people * shares[at] % total), at))
    for at in by_rest[: people - sum(whole)]:
        whole[at] += 1
    return whole
