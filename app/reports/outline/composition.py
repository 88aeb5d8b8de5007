"""Who the members are, in counts that point at nobody.

A count of one or two persons is withheld. The total would fill a single gap again, and two gaps
of together four persons as good as tell both; so the next smallest counts are withheld with them
until at least two gaps hold at least five persons.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from itertools import pairwise

from app.models.assembly import Assembly
from app.models.bands import band_of, cuts, is_number
from app.models.own_numbers import is_own_number
from app.models.people import Attendance, Member
from app.reports.outline.parts import Criterion, Group

SMALLEST = 3
MOST_GROUPS = 12
_HIDDEN = 5
_CAME = (Attendance.PRESENT, Attendance.LEFT)

Sorting = tuple[str, int | None, int | None]
"""What a group is called: a value, or the least and the greatest number of a band."""


def composition(assembly: Assembly) -> tuple[Criterion, ...]:
    """One criterion for each attribute that groups people; names of streets and the like do not,
    nor do the members' own numbers.
    """
    members = tuple(assembly.people)
    attendances = [
        {each.id for each in assembly.people.having(meeting.id, *_CAME)}
        for meeting in assembly.mandate.meetings
    ]
    headers = (each for each in assembly.people.headers() if not is_own_number(each))
    found = (_criterion(header, members, attendances) for header in headers)
    return tuple(each for each in found if each is not None)


def _criterion(
    header: str, members: Sequence[Member], attendances: Sequence[set[str]]
) -> Criterion | None:
    sort = _sorting(header, [each.attribute(header) for each in members])
    groups: dict[Sorting, list[Member]] = {}
    for member in members:
        groups.setdefault(sort(member.attribute(header)), []).append(member)
    if len(groups) > MOST_GROUPS or len(groups) < 2:
        return None
    names = sorted(groups, key=lambda name: _place(name, len(groups[name])))
    totals = withheld([len(groups[name]) for name in names])
    hidden = [at for at, count in enumerate(totals) if count is None]
    came = [
        withheld([sum(each.id in day for each in groups[name]) for name in names], hidden)
        for day in attendances
    ]
    return Criterion(
        header,
        tuple(
            Group(*name, totals[at], tuple(day[at] for day in came))
            for at, name in enumerate(names)
        ),
    )


def _place(name: Sorting, size: int) -> tuple[bool, int, int, str]:
    """Bands by number, then values by size, and last those of whom nothing is known."""
    value, low, high = name
    unknown = not value and low is None and high is None
    return unknown, (low or 0) if not value else 1 << 30, -size, value


def withheld(counts: Sequence[int], also: Collection[int] = ()) -> tuple[int | None, ...]:
    """The counts of one column, with None for what would tell of one or two persons.

    The rows in `also` are withheld in any case: what one column hides, the next must not tell.
    """
    gaps = {at for at, count in enumerate(counts) if 0 < count < SMALLEST} | set(also)
    rest = sorted(
        (at for at, count in enumerate(counts) if count and at not in gaps),
        key=lambda at: counts[at],
    )
    while gaps and rest and (len(gaps) < 2 or sum(counts[at] for at in gaps) < _HIDDEN):
        gaps.add(rest.pop(0))
    return tuple(None if at in gaps else count for at, count in enumerate(counts))


def _sorting(header: str, values: Sequence[str]) -> Callable[[str], Sorting]:
    """How the values of this attribute are grouped: numbers in bands, the rest as they are."""
    cut_at = cuts(values, header)
    if cut_at is None:
        return lambda value: (value, None, None)
    edges = (None, *cut_at, None)
    spans = [(low, None if high is None else high - 1) for low, high in pairwise(edges)]

    def band(value: str) -> Sorting:
        if not is_number(value):
            return value, None, None
        return "", *spans[band_of(int(value), cut_at)]

    return band
