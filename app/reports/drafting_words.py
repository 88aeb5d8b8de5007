"""How a report says who wrote, where a recommendation came from, and who stands against it."""

from __future__ import annotations

from typing import Final

from app.i18n import N_, _, _n, joined
from app.models.recommendations import Kinship
from app.reports.outline import (
    AncestorPart,
    EditingPart,
    MinorityPart,
    RecommendationPart,
    VersionPart,
)


def writer(version: VersionPart) -> str:
    """Who wrote a version, and that it was no member when it was none."""
    if not version.is_staff:
        return version.by
    return _("{role}, not a member").format(role=version.by) if version.by else _("not a member")


def behind(told: MinorityPart) -> str:
    """How many stand behind a minority statement, by name where they asked for it."""
    said = _n("{n} member stands behind it", "{n} members stand behind it", told.supporters)
    said = said.format(n=told.supporters)
    if told.names:
        said = f"{said}: {joined(told.names)}"
    if told.guide and told.supporters < told.guide:
        below = _("the guide of ten percent is {n}").format(n=told.guide)
        said = f"{said} ({below})"
    return f"{said}."


_KINSHIP: Final = {
    Kinship.MERGED: N_("Merged with {listed}."),
    Kinship.SPLIT: N_("Split from {listed}."),
    Kinship.EARLIER: N_("Further back: {listed}."),
}


def ancestry(each: RecommendationPart) -> str:
    """What a recommendation came from and went into, with the polls on those; "" for neither."""
    told = []
    for how, words in _KINSHIP.items():
        parts = [_ancestor(one) for one in each.came_from if one.how is how]
        if parts:
            told.append(_(words).format(listed=joined(parts)))
    if each.went_into:
        numbers = joined(map(str, each.went_into))
        went = _n(
            "Went into recommendation {numbers}.",
            "Went into recommendations {numbers}.",
            len(each.went_into),
        )
        told.append(went.format(numbers=numbers))
    if each.split_off:
        apart = _n(
            "Recommendation {numbers} was split from it.",
            "Recommendations {numbers} were split from it.",
            len(each.split_off),
        )
        told.append(apart.format(numbers=joined(map(str, each.split_off))))
    return " ".join(told)


def _ancestor(one: AncestorPart) -> str:
    named = _("“{text}”").format(text=one.title)
    if one.number:
        named = _("recommendation {number}").format(number=one.number)
    if not one.polls:
        return named
    listed = joined(map(str, one.polls))
    polls = _n("poll {listed}", "polls {listed}", len(one.polls)).format(listed=listed)
    return f"{named} ({polls})"


def editing(group: EditingPart) -> str:
    """How the editing group was found."""
    told = _n(
        "The editing group was {n} member, chosen among {pool} present.",
        "The editing group was {n} members, chosen among {pool} present.",
        group.members,
    )
    if group.seed:
        told = _n(
            "The editing group was {n} member, drawn by lot among {pool} present with the seed "
            "{seed}.",
            "The editing group was {n} members, drawn by lot among {pool} present with the seed "
            "{seed}.",
            group.members,
        )
    return told.format(n=group.members, pool=group.pool, seed=group.seed)
