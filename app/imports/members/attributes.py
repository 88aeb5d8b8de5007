"""Attributes: values that look wrong, and numbers as groups to balance tables by."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from app.imports.members.alike import Known, alike_doubts
from app.imports.members.people import folded, mended
from app.imports.members.rows import MemberRow
from app.imports.tables import Doubt
from app.models.bands import band_of, cuts, is_age, is_number, numbers_in
from app.models.own_numbers import is_own_number

_YEAR = re.compile(r"år|year|født|born|tilflyt|siden|since", re.IGNORECASE)
_NOT_NEEDED = re.compile(
    r"adresse|address|vejnavn|\badr\b|bopæl|fød(sels)?[\s.\-]*da(to|g)|\bf\.? ?dato|født den"
    r"|birth ?da(te|y)|date of birth",
    re.IGNORECASE,
)
_OLDEST, _YOUNGEST, _FIRST_YEAR = 105, 10, 1900
_ROWS_TOLD = 8
# So few of whom nothing is known would be recognised: the report hides them, and another group.
_FEW, _MOST_GROUPS = 2, 12
# A column with more different values, or longer ones, holds texts and not kinds of people.
_KINDS, _LONGEST = 40, 60


def attribute_doubts(rows: Sequence[MemberRow], this_year: int, known: Known) -> Iterator[Doubt]:
    """Every doubt about the attribute columns, in the order of the columns. `known` are the values
    of members there are already.
    """
    for at, (header, _) in enumerate(rows[0].attributes):
        cells = [(row.row_number, row.attributes[at][1]) for row in rows]
        yield from _column_doubts(header, cells)
        numbers = numbers_in([value for _, value in cells])
        if numbers is None:
            yield from alike_doubts(header, [value for _, value in cells], known.get(header, ()))
            yield from _spelling_doubts(header, cells)
        else:
            yield from _number_doubts(header, cells, this_year)


def held_differently(rows: Sequence[MemberRow], known: Known) -> Iterator[Doubt]:
    """Of rows that were read without their document: that a column has kinds written in another way
    than in `known`.
    """
    for at, (header, _) in enumerate(rows[0].attributes if rows else ()):
        values = [row.attributes[at][1] for row in rows]
        if header in known and numbers_in(values) is None:
            yield from alike_doubts(header, values, known[header])


def _column_doubts(header: str, cells: Sequence[tuple[int, str]]) -> Iterator[Doubt]:
    empty = [number for number, value in cells if not value]
    if empty and len(empty) < len(cells):
        told = ", ".join(map(str, empty[:_ROWS_TOLD]))
        hides = len(empty) <= _FEW and _is_counted(header, [value for _, value in cells if value])
        if len(empty) > _ROWS_TOLD:
            told, code = f"{len(empty)} ({told} …)", "doubt-empty-cells-many"
        elif len(empty) > 1:
            code = "doubt-empty-cells-hide" if hides else "doubt-empty-cells"
        else:
            code = "doubt-empty-cell-hides" if hides else "doubt-empty-cell"
        yield Doubt(code, (("column", header), ("rows", told)), None, header)
    elif empty:
        yield Doubt("doubt-empty-column", (("column", header),), None, header)
    if _NOT_NEEDED.search(header):
        yield Doubt("doubt-not-needed", (("column", header),), None, header)
    for number, value in cells:
        meant = mended(value)
        if meant is not None:
            yield Doubt("doubt-mojibake", (("name", value), ("meant", meant)), number, header)


def _is_counted(header: str, values: Sequence[str]) -> bool:
    """Whether the report counts people by this column, as `app.reports.outline` does."""
    is_grouping = numbers_in(values) is not None or len(set(values)) < _MOST_GROUPS
    return is_grouping and not is_own_number(header)


def _number_doubts(
    header: str, cells: Sequence[tuple[int, str]], this_year: int
) -> Iterator[Doubt]:
    sense = _sense(header, [value for _, value in cells], this_year)
    for number, value in cells:
        told = (("value", value),)
        if value and not re.fullmatch(r"-?\d{1,9}", value):
            yield Doubt("doubt-no-number", told, number, header)
        elif value and sense is not None and not sense[1] <= int(value) <= sense[2]:
            yield Doubt(sense[0], told, number, header)


def _sense(header: str, values: Sequence[str], this_year: int) -> tuple[str, int, int] | None:
    """The doubt to tell of numbers that make no sense here, with the least and the most that do."""
    if is_age(header):
        return "doubt-age", _YOUNGEST, _OLDEST
    numbers = numbers_in(values) or []
    years = sum(_FIRST_YEAR <= number <= this_year for number in numbers)
    if _YEAR.search(header) and years * 5 >= len(numbers) * 4:
        return "doubt-year", _FIRST_YEAR, this_year
    return None


def _spelling_doubts(header: str, cells: Sequence[tuple[int, str]]) -> Iterator[Doubt]:
    """A value that stands once and is nearly a common one; a value spelled in two ways."""
    counts = Counter(value for _, value in cells if value)
    if len(counts) > _KINDS or any(len(value) > _LONGEST for value in counts):
        return
    meant = {value: _meant(value, counts) for value in counts}
    for number, value in cells:
        if meant.get(value):
            told = (("value", value), ("meant", meant[value] or ""))
            yield Doubt("doubt-misspelled", told, number, header)


def _meant(value: str, counts: Counter[str]) -> str | None:
    for other, often in counts.most_common():
        if other == value or often <= counts[value]:
            continue
        if folded(other) == folded(value) and _digits(other) == _digits(value):
            return other
        if counts[value] == 1 and often >= 3 and _typo(value.casefold(), other.casefold()):
            return other
    return None


def _typo(value: str, other: str) -> bool:
    """Slips seldom hit the first letter; another digit, or "ejer" for "lejer", is no slip."""
    if value[0] != other[0] or _digits(value) != _digits(other) or len(value) < 4:
        return False
    return SequenceMatcher(None, value, other).ratio() >= 0.8


def _digits(value: str) -> str:
    return re.sub(r"\D", "", value)


def bands(values: Sequence[str], header: str = "") -> tuple[str, ...] | None:
    """Numbers as a few groups of sensible size, one label for each value; None when not numbers.

    Ages (by the header) become "under 30", "30-44", "45-59", "60+" and so on; years and other
    numbers with more than eight different values become three groups of about equal size, named by
    their least and greatest value. A value that is no number keeps its own text.
    """
    numbers = numbers_in(values)
    if numbers is None:
        return None
    cut_at = cuts(values, header)
    if cut_at is None:
        return tuple(values)
    labels = _age_labels(cut_at) if is_age(header) else _span_labels(numbers, cut_at)
    return tuple(
        labels[band_of(int(value), cut_at)] if is_number(value) else value for value in values
    )


def in_order(counts: Mapping[str, int]) -> list[str]:
    """Groups as people read them: bands by their first number ("under 30" before all), other groups
    by size, what is not known last.
    """

    def place(label: str) -> tuple[bool, int, int, str]:
        band = re.fullmatch(r"(?:under )?(\d+)(?:-\d+|\+)?", label)
        if band is None:
            return not label, 0, -counts[label], label
        return False, 0 if label.startswith("under") else int(band[1]), 0, label

    return sorted(counts, key=place)


def _age_labels(cut_at: tuple[int, ...]) -> list[str]:
    if not cut_at:
        return ["0+"]
    middle = [f"{low}-{high - 1}" for low, high in pairwise(cut_at)]
    return [f"under {cut_at[0]}", *middle, f"{cut_at[-1]}+"]


def _span_labels(numbers: Sequence[int], cut_at: tuple[int, ...]) -> list[str]:
    labels = []
    for at in range(len(cut_at) + 1):
        inside = [number for number in numbers if band_of(number, cut_at) == at]
        least, most = (min(inside), max(inside)) if inside else (0, 0)
        labels.append(f"{least}-{most}" if least != most else str(least))
    return labels


def attribute_groups(rows: Sequence[MemberRow]) -> Mapping[str, Mapping[str, str]]:
    """Member id -> header -> group, for the attributes tables can be balanced by.

    Numbers are put in `bands`; columns that are empty, the same for all, or nearly all different
    (addresses, remarks) are left out, and so are empty cells.
    """
    groups: dict[str, dict[str, str]] = {row.id: {} for row in rows}
    for at in range(len(rows[0].attributes) if rows else 0):
        header = rows[0].attributes[at][0]
        values = [row.attributes[at][1] for row in rows]
        labels = bands(values, header) or tuple(values)
        kinds = {label for label in labels if label}
        if len(kinds) < 2 or len(kinds) > max(3, len(rows) // 3):
            continue
        for row, label in zip(rows, labels, strict=True):
            if label:
                groups[row.id][header] = label
    return groups
