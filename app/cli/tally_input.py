"""Ballots as `tally` reads them: each cell checked, what is wrong told by row and column."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.imports.tables import Table, column, plain, read_table
from app.models.errors import Refused
from app.models.voting.answers import says_something, written
from app.models.voting.methods import MOST_RESISTANCE, Marks, Method

MOST_BALLOTS: Final = 100_000

_CHOICE: Final = ("choice", "valg", "stemme", "svar", "answer", "vote")
_NO_OPTION: Final = frozenset(map(plain, ("id", "ballot", "seddel", "stemmeseddel", "row")))
_WORDS: Final = {
    "yes": "yes",
    "ja": "yes",
    "for": "yes",
    "no": "no",
    "nej": "no",
    "against": "no",
    "imod": "no",
    "blank": "blank",
    "spoiled": "spoiled",
    "ugyldig": "spoiled",
}
_ASIDE: Final = ("blank", "spoiled")
# What may stand in a cell, as the sentence about a wrong one lists it.
_ALLOWED: Final = {
    Method.YES_NO_BLANK: "yes, no, blank, spoiled",
    Method.APPROVAL: "0, 1",
    Method.DOTS: "0, 1, 2 …",
    Method.RANKING: "1, 2, 3 …",
    Method.RESISTANCE: f"0, 1, 2 … {MOST_RESISTANCE}",
}


@dataclass(frozen=True, slots=True)
class Ballots:
    """All ballots of a file: `answers` by choice where a ballot has one, else `marks` by option."""

    method: Method
    steps: int
    answers: Mapping[str, int]
    options: tuple[str, ...]
    marks: tuple[Marks, ...]
    blank: int
    spoiled: int

    @property
    def cast(self) -> int:
        """Every ballot handed in."""
        return sum(self.answers.values()) + len(self.marks) + self.blank + self.spoiled

    def __iter__(self) -> Iterator[str]:
        """Every answer, as `app.models.voting.answers` writes it."""
        yield from Counter(self.answers).elements()
        yield from map(written, self.marks)
        yield from ["blank"] * self.blank + ["spoiled"] * self.spoiled


def read_ballots(path: Path, method: Method, *, steps: int = 5, most: int | None = None) -> Ballots:
    """The ballots of a file. A ballot with more than `most` crosses or dots is spoiled.

    Refused: "table-..." for a file that is no table, "tally-no-choice", "tally-no-options",
    "tally-cell", "tally-row-empty".
    """
    table = read_table(path, max_rows=MOST_BALLOTS)
    if method in (Method.YES_NO_BLANK, Method.SCALE):
        return _choices(path, table, method, steps)
    return _marks(path, table, method, most)


def _choices(path: Path, table: Table, method: Method, steps: int) -> Ballots:
    at = column(table, *_CHOICE)
    if at is None:
        told = ", ".join(table.headers)
        raise Refused("tally-no-choice", file=path.name, columns=told)
    numbers = tuple(str(step) for step in range(1, steps + 1))
    is_scale = method is Method.SCALE
    allowed = ", ".join((*numbers, *_ASIDE)) if is_scale else _ALLOWED[method]
    _check_no_gap(path, table, allowed)
    answers: Counter[str] = Counter()
    for number, row in zip(table.row_numbers, table.rows, strict=True):
        cell = row[at]
        choice = _WORDS.get(cell.casefold(), cell)
        if choice not in _ASIDE and choice not in (numbers if is_scale else ("yes", "no")):
            raise _wrong(path, number, table.headers[at], cell, allowed)
        answers[choice] += 1
    blank, spoiled = answers.pop("blank", 0), answers.pop("spoiled", 0)
    return Ballots(method, steps, answers, (), (), blank, spoiled)


def _marks(path: Path, table: Table, method: Method, most: int | None) -> Ballots:
    places = [at for at, header in enumerate(table.headers) if plain(header) not in _NO_OPTION]
    if not places:
        raise Refused("tally-no-options", file=path.name)
    if method is Method.RESISTANCE:
        _check_no_gap(path, table, _ALLOWED[method])
    blank = 0 if method is Method.RESISTANCE else _unmarked(path, table)
    spoiled, kept = 0, list[Marks]()
    for number, row in zip(table.row_numbers, table.rows, strict=True):
        aside = _set_aside([row[at] for at in places])
        marks: Marks = ()
        if not aside:
            marks = tuple(_mark(path, number, table.headers[at], row[at], method) for at in places)
        if aside == "spoiled" or (most is not None and sum(each or 0 for each in marks) > most):
            spoiled += 1
        elif aside == "blank" or not says_something(method, marks):
            blank += 1
        else:
            kept.append(marks)
    options = tuple(table.headers[at] for at in places)
    return Ballots(method, 0, {}, options, tuple(kept), blank, spoiled)


def _set_aside(cells: list[str]) -> str:
    """ "blank" or "spoiled" when that word stands alone on the ballot, else ""."""
    filled = [cell for cell in cells if cell]
    word = _WORDS.get(filled[0].casefold(), "") if len(filled) == 1 else ""
    return word if word in _ASIDE else ""


def _mark(path: Path, row: int, header: str, cell: str, method: Method) -> int | None:
    """The number in a cell; None for an empty one, which only a ranking leaves out."""
    if not cell and method is not Method.RESISTANCE:
        return None if method is Method.RANKING else 0
    is_number = cell.isascii() and cell.isdigit() and len(cell) < 7
    if not is_number or not _FITS[method](int(cell)):
        raise _wrong(path, row, header, cell, _ALLOWED[method])
    return int(cell)


def _is_cross(number: int) -> bool:
    return number <= 1


def _is_any(_number: int) -> bool:
    return True


def _is_rank(number: int) -> bool:
    return number >= 1


def _is_resistance(number: int) -> bool:
    return number <= MOST_RESISTANCE


_FITS: Final[Mapping[Method, Callable[[int], bool]]] = {
    Method.APPROVAL: _is_cross,
    Method.DOTS: _is_any,
    Method.RANKING: _is_rank,
    Method.RESISTANCE: _is_resistance,
}


def _gaps(table: Table) -> list[int]:
    """The numbers of empty rows between ballots, which a table leaves out."""
    known = set(table.row_numbers)
    return [each for each in range(min(known), max(known)) if each not in known] if known else []


def _check_no_gap(path: Path, table: Table, allowed: str) -> None:
    """Where an answer has to be written, an empty row may be a ballot that would go uncounted."""
    if gaps := _gaps(table):
        raise Refused("tally-row-empty", file=path.name, row=gaps[0], allowed=allowed)


def _unmarked(path: Path, table: Table) -> int:
    """Ballots without a mark, which a table leaves out: records of delimiters alone, and empty rows
    between others in a workbook, which are written like that when it is saved as text.
    """
    if table.format != "csv":
        return len(_gaps(table))
    text = io.StringIO(path.read_bytes().decode(table.encoding, "replace"), newline="")
    records: Iterator[list[str]] = csv.reader(text, delimiter=table.delimiter)
    return sum(len(cells) > 1 and not any(map(str.strip, cells)) for cells in records)


def _wrong(path: Path, row: int, header: str, cell: str, allowed: str) -> Refused:
    return Refused(
        "tally-cell", file=path.name, row=row, column=header, cell=cell[:40], allowed=allowed
    )
