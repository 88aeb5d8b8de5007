"""A day as people type it: "30", "6.3", "6/3/2027", "6. marts 2027", "2027-03-06"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QDate, QLocale

_PIECES: Final = re.compile(r"\d+|[^\W\d_]+")
_TOGETHER: Final = re.compile(r"\d{8}|\d{6}")
_LITTLE: Final = ("d", "den", "the", "st", "nd", "rd", "th")
_LEAST: Final = 3
"""So many letters of a month's or a weekday's name say which it is."""
_YEARS: Final = range(2000, 2200)


def parse_day(text: str, near: date) -> date:
    """The day that is meant, in the words of the language of the moment: day, month, year, or year
    first when it has four digits. What is left out is as in `near`.

    ValueError for anything else.
    """
    numbers, month = _pieces(text)
    if len(numbers) == 1 and _TOGETHER.fullmatch(numbers[0]) and not month:
        whole = numbers[0]
        numbers = [whole[:2], whole[2:4], whole[4:]]
    if len(numbers) == 3 and len(numbers[0]) == 4:
        numbers.reverse()
    if month:
        numbers.insert(1, str(month))
    if not 1 <= len(numbers) <= 3 or any(len(each) > 2 for each in numbers[:2]):
        raise ValueError(text)
    rest = [str(near.month), str(near.year)][len(numbers) - 1 :]
    day, month, year = map(int, (*numbers, *rest))
    return date(_whole_year(year), month, day)


def day_text(day: date) -> str:
    """A day as its field holds it: "4. december 2026", "4 December 2026"."""
    locale = QLocale()
    is_danish = locale.language() is QLocale.Language.Danish
    return locale.toString(
        QDate(day.year, day.month, day.day), "d. MMMM yyyy" if is_danish else "d MMMM yyyy"
    )


def _pieces(text: str) -> tuple[list[str], int]:
    """The numbers, and the month that is a word, 0 without."""
    numbers: list[str] = []
    month = 0
    for piece in _PIECES.findall(text.casefold()):
        found = _place(piece, _months())
        if piece.isdecimal():
            numbers.append(piece)
        elif found and not month and numbers:
            month = found
        elif piece not in _LITTLE and not _place(piece, _weekdays()):
            raise ValueError(text)
    if not numbers:
        raise ValueError(text)
    return numbers, month


def _place(piece: str, names: Sequence[str]) -> int:
    """Which of the names begins like this, from 1; 0 for none."""
    hits = (at for at, each in enumerate(names, 1) if each.casefold().startswith(piece))
    return next(hits, 0) if len(piece) >= _LEAST else 0


def _months() -> list[str]:
    return [QLocale().standaloneMonthName(each) for each in range(1, 13)]


def _weekdays() -> list[str]:
    return [QLocale().standaloneDayName(each) for each in range(1, 8)]


def _whole_year(year: int) -> int:
    whole = year + 2000 if year < 100 else year
    if whole not in _YEARS:
        raise ValueError(str(year))
    return whole
