"""A member list taken into an assembly: who is new and who is corrected, as one deed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.models.entries import Facts
from app.models.people.decisions import NewMember, add_members, describe_member, fix_table
from app.models.people.state import Details, HasPeople


@dataclass(frozen=True, slots=True)
class Correction:
    """New details of a member who is known; `fixed_table` None leaves the table as it is."""

    member: str
    details: Details
    fixed_table: int | None = None


def take_list(
    room: HasPeople, newcomers: Iterable[NewMember], corrections: Iterable[Correction]
) -> Facts:
    """Add people and correct known ones. Raises as `add_members` and `describe_member`."""
    added = add_members(room, newcomers)
    corrected = [fact for each in corrections for fact in correct_member(room, each)]
    return (*added, *corrected)


def correct_member(room: HasPeople, correction: Correction) -> Facts:
    """Details and fixed table together."""
    described = describe_member(room, correction.member, correction.details)
    if correction.fixed_table is None:
        return described
    fixed = fix_table(room, correction.member, correction.fixed_table)
    return (*described, *fixed)
