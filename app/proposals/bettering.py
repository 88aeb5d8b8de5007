"""What advice is asked about: the plan there is, the wishes it answers, and its figures."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.engines.seating import Kept, Only, Report, Rounds, Wishes, report
from app.models.assembly import Assembly
from app.proposals.tasks import closed_tables, seating_wishes
from app.proposals.times import first_open_round


@dataclass(frozen=True, slots=True)
class Standing:
    """The rounds of a plan that have not begun, `begun` have: the wishes a new plan for them would
    answer, and the figures of the plan there is, counted in the same way.

    Tables that are closed are left out, and the others numbered anew, so that "one table more" is
    one more than people see.
    """

    wishes: Wishes
    begun: int
    report: Report


def standing(assembly: Assembly, meeting: str) -> Standing:
    """The plan of a day as it is to be bettered. Without a plan there are no rounds."""
    plan = assembly.seating.rounds(meeting)
    tables = assembly.seating.table_count(meeting)
    begun = min(len(plan), first_open_round(assembly, meeting) - 1)
    wishes = seating_wishes(assembly, meeting, max(1, tables), len(plan))
    closed = closed_tables(assembly, meeting)
    numbers = [each for each in range(1, tables + 1) if each not in closed]
    return Standing(
        _numbered_anew(wishes, {old: new for new, old in enumerate(numbers, 1)}),
        begun,
        report(wishes, _without(plan[begun:], closed)),
    )


# -- inside


def _without(rounds: Rounds, closed: tuple[int, ...]) -> Rounds:
    return tuple(
        tuple(table for at, table in enumerate(seating, 1) if at not in closed)
        for seating in rounds
    )


def _numbered_anew(wishes: Wishes, numbers: dict[int, int]) -> Wishes:
    """The wishes for some tables alone; `numbers` has a new one for each that is left. What is
    bound to others is not asked for.
    """
    if not numbers or len(numbers) == wishes.tables:
        return wishes
    return replace(
        wishes,
        tables=len(numbers),
        fixed=tuple(
            replace(each, table=numbers[each.table])
            for each in wishes.fixed
            if each.table in numbers
        ),
        only=tuple(
            Only(each.members, tuple(numbers[at] for at in each.tables if at in numbers))
            for each in wishes.only
            if numbers.keys() & {*each.tables}
        ),
        kept=tuple(
            Kept(each.round, numbers[each.table], each.members)
            for each in wishes.kept
            if each.table in numbers
        ),
        drafts_seen=tuple(
            (who, numbers[table]) for who, table in wishes.drafts_seen if table in numbers
        ),
    )
