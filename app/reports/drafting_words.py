"""How a report says who wrote, where a recommendation came from, and who stands against it."""

from __future__ import annotations

from typing import Final

from app.i18n import N_, _, _n, joined
from app.models.recommendations import Kinship, Remark
from app.reports import words
from app.reports.outline import (
    AncestorPart,
    CommentPart,
    EditingPart,
    MinorityPart,
    PhasePart,
    RecommendationPart,
    VersionPart,
)
from app.way_words import answered, remark_name, stage_name, state_word


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
    for how, sentence in _KINSHIP.items():
        parts = [_ancestor(one) for one in each.came_from if one.how is how]
        if parts:
            told.append(_(sentence).format(listed=joined(parts)))
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


def comment(told: CommentPart, latest: int) -> str:
    """Where a comment stands, who made it, what it says, and what was answered."""
    where = _("Line {n}").format(n=told.line) if told.line else _("The whole text")
    if told.version != latest:
        where = _("{line}, version {number}").format(line=where, number=told.version)
    parts = [where, told.by, remark_name(told.remark)]
    said = ", ".join(filter(None, parts))
    if told.text:
        said = _("{who}: {text}").format(who=said, text=told.text)
    if told.answer is not None:
        answer = answered(told.answer, told.why)
    elif told.remark is Remark.KEEP:
        return said
    else:
        answer = _("Not answered yet.")
    return f"{said} \N{RIGHTWARDS ARROW} {answer}"


def phase(told: PhasePart) -> str:
    """A move of the gate."""
    if told.gate.stage is None:
        return _("{moment}: no phases are followed any more").format(moment=words.moment(told.at))
    return _("{moment}: {name}, {state}").format(
        moment=words.moment(told.at), name=stage_name(told.gate.stage), state=state_word(told.gate)
    )


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
