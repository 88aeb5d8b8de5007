"""A minority statement, for the wall: its words, how many stand behind it, and only the names of
those who asked for it.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.models.assembly import Assembly
from app.ui.scenes.address import Address


@dataclass(frozen=True, slots=True)
class MinorityPicture:
    """`number` and `title` are those of the recommendation it is about, 0 and "" where it stands
    alone; `people` how many the guide of ten percent is taken of.
    """

    text: str
    number: int
    title: str
    supporters: int
    names: tuple[str, ...]
    people: int


def minority_picture(
    assembly: Assembly, subject: str, _address: Address | None
) -> MinorityPicture | None:
    """The statement as it stands; None once it is withdrawn."""
    told = assembly.recommendations
    found = told.minorities.get(subject)
    if found is None or found.withdrawn:
        return None
    about, shown = told.items.get(found.recommendation), assembly.people.shown_names()
    return MinorityPicture(
        text=found.text,
        number=told.number(found.recommendation) if about else 0,
        title=about.title if about else "",
        supporters=found.supporters,
        names=tuple(shown[each] for each in found.signers if shown.get(each)),
        people=assembly.people.roll(assembly.mandate.meeting),
    )
