"""How many stand behind a minority statement, in the same words in the window and on the wall."""

from __future__ import annotations

from app.i18n import _, _n
from app.models.recommendations.minority import guide


def supporters(count: int) -> str:
    """How many they are."""
    return _n("{n} member stands behind it", "{n} members stand behind it", count).format(n=count)


def guided(count: int, people: int) -> str:
    """How the number stands to the guide of ten percent; a guide refuses nothing."""
    if not people:
        return ""
    needed = guide(people)
    told = _n(
        "The guide is ten percent: {n} of {people}.",
        "The guide is ten percent: {n} of {people}.",
        needed,
    ).format(n=needed, people=people)
    if count >= needed:
        return _("{guide} It is met.").format(guide=told)
    return _("{guide} Fewer can be written down too.").format(guide=told)
