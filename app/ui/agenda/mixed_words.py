"""Several repairs together, in words: what is done, and what each item gives to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from app.i18n import N_, _, _n, clock, duration
from app.models.agenda import Agenda, Item, ItemKind, Part, Proposal

_WHAT: Final = {
    (Part.BREAKS,): N_("Shorten the breaks"),
    (Part.DROP, Part.BREAKS): N_("Leave something out, and take the rest from breaks"),
    (Part.DROP, Part.ONE): N_("Leave something out, and shorten one item"),
    (Part.DROP, Part.REST): N_("Leave something out, and shorten what comes"),
    (Part.BREAKS, Part.ONE): N_("Shorten breaks and one item"),
    (Part.BREAKS, Part.REST): N_("Shorten breaks and what comes"),
    (Part.DROP, Part.BREAKS, Part.ONE): N_("Leave something out, and shorten breaks and one item"),
    (Part.DROP, Part.BREAKS, Part.REST): N_(
        "Leave something out, and shorten breaks and what comes"
    ),
}
MOST_NAMED: Final = 2
"""So many items are named with their new lengths; more are counted."""


def mixed_words(agenda: Agenda, proposal: Proposal) -> tuple[str, str]:
    """(what is done, what that means) of a combined proposal."""
    means = "; ".join(_details(agenda, proposal))
    if Part.LATER not in proposal.parts:
        return _(_WHAT[proposal.parts]), means
    end = _("The day ends at {clock}").format(clock=clock(proposal.later_end))
    return _("Save what can be saved, and finish later"), f"{end}. {means}"


def _details(agenda: Agenda, proposal: Proposal) -> list[str]:
    dropped = [agenda.items[each] for each in proposal.dropped]
    shorter = proposal.changed
    breaks = [each for each in shorter if each.plan.kind is ItemKind.BREAK]
    others = [each for each in shorter if each.plan.kind is not ItemKind.BREAK]
    told = _left_out(dropped) if dropped else []
    return told + lengths_words(agenda, breaks) + lengths_words(agenda, others)


def _left_out(items: Sequence[Item]) -> list[str]:
    if len(items) > MOST_NAMED:
        return [_n("{n} item left out", "{n} items left out", len(items)).format(n=len(items))]
    return [_("without “{title}”").format(title=each.plan.title) for each in items]


def lengths_words(agenda: Agenda, items: Sequence[Item]) -> list[str]:
    """The new length of each beside the old one, or what several give together."""
    old = {each.id: agenda.items[each.id].length_min for each in items}
    if len(items) <= MOST_NAMED:
        told = _("“{title}” {new} instead of {old}")
        return [
            told.format(
                title=each.plan.title,
                new=duration(each.length_min),
                old=duration(old[each.id]),
            )
            for each in items
        ]
    minutes = sum(old.values()) - sum(each.length_min for each in items)
    told = _n("{n} item gives {minutes}", "{n} items give {minutes} together", len(items))
    return [told.format(n=len(items), minutes=duration(minutes))]
