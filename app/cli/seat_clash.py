"""What the rules of a command line contradict, told with the people, the rows and the rounds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import combinations

from app.engines.seating import Wishes
from app.engines.seating.company import company_on
from app.i18n import joined
from app.models.errors import Refused

Row = tuple[int, tuple[str, ...]]
"""A row's number in its file, and the ids in it."""


@contextmanager
def told_by_name(names: Mapping[str, str]) -> Iterator[None]:
    """What is refused inside names people as the list does, with their ids: "Ida Bæk (m04)"."""
    try:
        yield
    except Refused as refused:
        params = {key: called(value, names) for key, value in refused.params.items()}
        raise Refused(refused.code, **params) from refused


def check_rows(
    wishes: Wishes,
    apart: Sequence[Row],
    together: Sequence[Row],
    files: tuple[str, str],
    names: Mapping[str, str],
) -> None:
    """Raises Refused("seat-rows-clash", "seat-rows-clash-several") with the rows where two people
    are to be kept apart and together in a round; `files` are the names of the two files.
    """
    for number in range(1, wishes.rounds + 1):
        company = company_on(wishes, number)
        for row, group in apart:
            for one, other in combinations(dict.fromkeys(group), 2):
                if one not in company or company[one] != company.get(other):
                    continue
                rows = [
                    at
                    for at, each in together
                    if any(company.get(who) == company[one] for who in each)
                ]
                raise Refused(
                    "seat-rows-clash" if len(rows) == 1 else "seat-rows-clash-several",
                    row=row,
                    file=files[0],
                    rows=joined(map(str, rows)),
                    other_file=files[1],
                    one=called(one, names),
                    other=called(other, names),
                )


def check_rounds(wishes: Wishes) -> None:
    """Raises Refused("seat-round-nobody", "seat-round-few") with the number of a round that too few
    people attend to seat one at each table.
    """
    for number in range(1, wishes.rounds + 1):
        here = len(wishes.present(number))
        if not here and set(wishes.members) == set(wishes.absent):
            raise Refused("seat-nobody")
        if not here:
            raise Refused("seat-round-nobody", round=number)
        if here < wishes.tables and any(at == number for _who, at in wishes.away):
            raise Refused("seat-round-few", round=number, members=here, tables=wishes.tables)


def called(value: object, names: Mapping[str, str]) -> str | int:
    """A person, or several between commas, by name and id; anything else as it is."""
    if isinstance(value, str) and ", " in value and names.keys() >= set(value.split(", ")):
        return joined(f"{called(each, names)}" for each in value.split(", "))
    if isinstance(value, str):
        name = names.get(value, "")
        return f"{name} ({value})" if name and name != value else value
    return value if isinstance(value, int) else str(value)
