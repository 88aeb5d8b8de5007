"""Attributes: values that look wrong, and numbers as groups to balance tables by."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from app.imports.members.people import folded, mended
from app.imports.members.rows import MemberRow
from app.imports.tables import Doubt

_AGE = re.compile(r"\b(alder|age)\b|^år gammel$|aldersgruppe", re.IGNORECASE)
_YEAR = re.compile(r"år|year|født|born|tilflyt|siden|since", re.IGNORECASE)
_NOT_NEEDED = re.compile(
    r"adresse|address|vejnavn|fødselsdato|fødselsdag|birth ?da(te|y)|date of birth", re.IGNORECASE
)
_AGE_CUTS = (18, 30, 45, 60, 75)
_OLDEST, _YOUNGEST, _FIRST_YEAR = 105, 10, 1900
_ROWS_TOLD = 8
# A column with more different values, or longer ones, holds texts and not kinds of people.
_KINDS, _LONGEST = 40, 60


def attribute_doubts(rows: Sequence[MemberRow], this_year: int) -> Iterator[Doubt]:
    """Every doubt about the attribute columns, in the order of the columns."""
    for at, (header, _) in enumerate(rows[0].attributes):
        cells = [(row.row_number, row.attributes[at][1]) for row in rows]
        yield from _column_doubts(header, cells)
        numbers = _numbers([value for _, value in cells])
        if numbers is None:
            yield from _spelling_doubts(header, cells)
        else:
            yield from _number_doubts(header, cells, this_year)


def _column_doubts(header: str, cells: Sequence[tuple[int, str]]) -> Iterator[Doubt]:
    empty = [number for number, value in cells if not value]
    if empty and len(empty) < len(cells):
        told = ", ".join(map(str, empty[:_ROWS_TOLD])) + (" ..." if len(empty) > _ROWS_TOLD else "")
        code = "doubt-empty-cells" if len(empty) > 1 else "doubt-empty-cell"
        yield Doubt(code, (("column", header), ("rows", told)), None, header)
    elif empty:
        yield Doubt("doubt-empty-column", (("column", header),), None, header)
    if _NOT_NEEDED.search(header):
        yield Doubt("doubt-not-needed", (("column", header),), None, header)
    for number, value in cells:
        meant = mended(value)
        if meant is not None:
            yield Doubt("doubt-mojibake", (("name", value), ("meant", meant)), number, header)


def _numbers(values: Sequence[str]) -> list[int] | None:
    """The whole numbers of a column that is one of numbers (four of five filled cells), or None."""
    filled = [value for value in values if value]
    numbers = [int(value) for value in filled if re.fullmatch(r"-?\d{1,9}", value)]
    return numbers if numbers and len(numbers) * 5 >= len(filled) * 4 else None


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
    if _AGE.search(header):
        return "doubt-age", _YOUNGEST, _OLDEST
    numbers = _numbers(values) or []
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
    numbers = _numbers(values)
    if numbers is None:
        return None
    if _AGE.search(header):
        cuts = _thick(numbers, _AGE_CUTS)
        labels = _age_labels(cuts)
    elif len(set(numbers)) > 8:
        cuts = _thirds(sorted(numbers))
        labels = _span_labels(numbers, cuts)
    else:
        return tuple(values)
    return tuple(
        labels[sum(int(value) >= cut for cut in cuts)]
        if re.fullmatch(r"-?\d{1,9}", value)
        else value
        for value in values
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


def _thick(numbers: Sequence[int], cuts: tuple[int, ...]) -> tuple[int, ...]:
    """The cuts without those that make a group too small to sit at several tables."""
    least = max(3, len(numbers) // 12)
    kept = list(cuts)
    while kept:
        sizes = Counter(sum(number >= cut for cut in kept) for number in numbers)
        thin = min(range(len(kept) + 1), key=lambda at: sizes[at])
        if sizes[thin] >= least:
            break
        # Join the thin group with its smaller neighbour by dropping the cut between them.
        low, high = (
            sizes[thin - 1] if thin else 1 << 30,
            sizes[thin + 1] if thin < len(kept) else 1 << 30,
        )
        del kept[thin - 1 if low <= high else thin]
    return tuple(kept)


def _age_labels(cuts: tuple[int, ...]) -> list[str]:
    if not cuts:
        return ["0+"]
    middle = [f"{low}-{high - 1}" for low, high in pairwise(cuts)]
    return [f"under {cuts[0]}", *middle, f"{cuts[-1]}+"]


def _thirds(numbers: Sequence[int]) -> tuple[int, ...]:
    """Cuts at the thirds; a value is never parted from its equals."""
    ends = (numbers[len(numbers) // 3], numbers[len(numbers) * 2 // 3])
    return tuple(sorted({cut for cut in ends if cut > numbers[0]}))


def _span_labels(numbers: Sequence[int], cuts: tuple[int, ...]) -> list[str]:
    labels = []
    for at in range(len(cuts) + 1):
        inside = [number for number in numbers if sum(number >= cut for cut in cuts) == at]
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
