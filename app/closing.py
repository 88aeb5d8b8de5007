"""Closing an assembly: what is known of people is erased everywhere, and told."""

from __future__ import annotations

from app.models import board, people
from app.models.assembly import Assembly
from app.models.entries import Facts


def is_due(room: Assembly, today: str) -> bool:
    """Whether people's data should be gone by now (YYYY-MM-DD) and are not."""
    day = room.mandate.keep_until
    return bool(day) and day <= today and not room.people.erased_at and bool(room.people.members)


def erase_people(room: Assembly, now: int) -> Facts:
    """Erase everybody's data for good, with the photos of the tables' paper, which may show
    somebody. Badge numbers, counts and what was written stay. Nothing when it was done.

    Each person and photo is told as well, so that a Bordrunde that does not know the last fact
    erases them too.
    """
    if room.people.erased_at:
        return ()
    known = (each.id for each in room.people if each.details is not None)
    shown = (each.id for each in room.board.photos.values() if each.jpeg is not None)
    return (
        *(people.MemberErased(each) for each in known),
        *(board.PhotoErased(each) for each in shown),
        people.PeopleErased(now),
    )
