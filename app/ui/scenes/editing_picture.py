"""The editing group, for the wall: names as members wish to be called, and how they were found."""

from __future__ import annotations

from dataclasses import dataclass

from app.models.assembly import Assembly
from app.ui.scenes.address import Address


@dataclass(frozen=True, slots=True)
class EditingGroupPicture:
    """`seed` "" when they were chosen; `pool` how many they were drawn or chosen among."""

    names: tuple[str, ...]
    seed: str
    pool: int


def editing_picture(
    assembly: Assembly, _subject: str, _address: Address | None
) -> EditingGroupPicture | None:
    """Those who are the group now; None without one."""
    group, shown = assembly.recommendations.editing, assembly.people.shown_names()
    names = tuple(shown[each] for each in group.members if shown.get(each))
    return EditingGroupPicture(names, group.seed, group.pool) if names else None
