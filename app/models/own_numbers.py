"""The number a municipality gives its members, kept as an attribute under the list's own header."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from app.models.people import Details

HEADERS: Final = (
    "id", "medlemsid", "medlems-id", "member id", "medlemsnr", "medlemsnummer", "deltagernr",
    "deltagernummer", "deltager-id", "løbenr", "løbenummer", "member number", "member no",
    "lbnr", "borgernr", "borgernummer", "deltagerid", "nr", "nummer", "number", "no", "#",
)  # fmt: skip
"""What such a column is called."""

_SIGNS: Final = re.compile(r"[^\w#]|_")
_NUMBER: Final = re.compile(r"[^\W\d_]*[^\w]*0*(\d+)")


def is_own_number(header: str) -> bool:
    """True for such a column: it names a person, so no table, chart or share is made of it.

    The case, blanks and signs of a heading do not count.
    """
    return _plain(header) in _PLAIN


def own_numbers(details: Details | None) -> Iterator[str]:
    """A person's own numbers, as they stand on the list."""
    for header, value in details.attributes if details else ():
        if value and is_own_number(header):
            yield value


def digits_of(number: str) -> str:
    """The figure in a number of letters and figures, without its noughts: "B-007" is "7"; "" for
    one that is built otherwise.
    """
    found = _NUMBER.fullmatch(number.strip())
    return found[1] if found else ""


def _plain(header: str) -> str:
    return _SIGNS.sub("", header.casefold())


_PLAIN: Final = frozenset(map(_plain, HEADERS))
