"""Names in the order of a Danish register: æ, ø, å last, and aa as å."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cmp_to_key
from typing import TypeVar

from PySide6.QtCore import QCollator, QLocale, Qt

T = TypeVar("T")


def by_name(things: Iterable[T], name_of: Callable[[T], str]) -> list[T]:
    """The things in the order of their names, whatever the language of the window."""
    collator = QCollator(QLocale("da_DK"))
    collator.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)

    def compare(one: T, other: T) -> int:
        return collator.compare(name_of(one), name_of(other))

    return sorted(things, key=cmp_to_key(compare))
