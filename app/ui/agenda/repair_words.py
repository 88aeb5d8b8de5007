"""What is missing, what can be done about it, and what a proposal would change, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from app.i18n import _, _n, clock, duration
from app.models.agenda import (
    MINUTE_MS,
    Agenda,
    Item,
    Moment,
    Place,
    Proposal,
    Repair,
    Shortage,
    standing,
)
from app.ui.agenda.mixed_words import MOST_NAMED, lengths_words, mixed_words
from app.ui.agenda.step_words import steps_words
from app.ui.agenda.words import expected_words, forecast_words, instant_words, long_words

_LONGEST: Final = 44
"""So many letters of a title stand in a choice."""
_ALIKE: Final = 6
"""Titles that begin with the same letters, as "Talk: …" do, look alike in a list."""


def shortage_words(agenda: Agenda, lacking: Shortage) -> str:
    """What is missing, and where: "7 minutes short before “Lunch”"."""
    length, title = long_words(lacking.minutes), _title(agenda, lacking.item)
    if lacking.above:
        told = _("“{title}” is locked earlier than “{above}”, which stands above it")
        return told.format(title=title, above=_title(agenda, lacking.above))
    if not lacking.before:
        return _("The day would end {length} late").format(length=length)
    if lacking.before != lacking.item:
        told = _("{length} short before “{title}”")
        return told.format(length=length, title=_title(agenda, lacking.before))
    told = _("“{title}” has {length} less than planned")
    item = agenda.items[lacking.item]
    if item.started_at or lacking.minutes >= item.length_min:
        told = _("“{title}” ends {length} after its locked end")
    return told.format(title=title, length=length)


def shortages_words(agenda: Agenda, first: Shortage, more: int) -> str:
    """What is missing first, and how many other locked times are not reached."""
    words = shortage_words(agenda, first)
    if more < 1:
        return words
    told = _n("and {n} more locked time is missed", "and {n} more locked times are missed", more)
    return f"{words}, {told.format(n=more)}"


def fits_words(agenda: Agenda, meeting: str, seen: Moment) -> str:
    """That nothing is missing any more, and when the day ends, if that is not as planned."""
    stands = standing(agenda, meeting, seen.origin, seen.now, seen.zone)
    late = round(stands.end_behind_ms / MINUTE_MS) if stands and not seen.is_another_date else 0
    if stands is None or late <= 0:
        return _("The programme fits again")
    told = _("The programme fits; the day ends at {end} instead of {planned}")
    ends = instant_words(stands.end)
    return told.format(end=ends, planned=instant_words(stands.planned_end))


def proposal_words(agenda: Agenda, proposal: Proposal, seen: Moment) -> tuple[str, str]:
    """(what is done, what that means) of a proposal, with what is missing after it."""
    words, means = _proposal_words(agenda, proposal, seen)
    title = _title(agenda, proposal.subject)
    if _short(title) != title:  # cut in the choice, whole beneath it
        means = f"“{title}”: {means}" if means else title
    told = (means, _left_words(agenda, proposal), _remains_words(agenda, proposal))
    return words, "; ".join(filter(None, told))


def reach_words(proposal: Proposal) -> str:
    """How far a proposal reaches, above those that reach as far."""
    if proposal.left is not None:
        return _("Helps, but does not suffice alone")
    return _("Suffices") if proposal.mends_all else _("Suffices here; elsewhere time is missing")


def stays_words(agenda: Agenda, lacking: Shortage) -> str:
    """What does not move for the sake of any repair, and how it could."""
    if not lacking.before:
        return ""
    told = _("No choice changes the lock of “{title}”: do that in the programme.")
    return told.format(title=_title(agenda, lacking.before))


def _left_words(agenda: Agenda, proposal: Proposal) -> str:
    left, n = proposal.left, proposal.gives_min
    if left is None:
        return ""
    if left.before != proposal.shortage.before:
        told = _n("then {n} minute is missing before “{title}”",
                  "then {n} minutes are missing before “{title}”", left.minutes)  # fmt: skip
        return told.format(n=left.minutes, title=_title(agenda, left.before))
    return _("gives {n} of the {all} minutes").format(n=n, all=proposal.shortage.minutes)


def _remains_words(agenda: Agenda, proposal: Proposal) -> str:
    """What is to be mended elsewhere afterwards."""
    told = proposal.left or proposal.shortage
    rest = [each for each in proposal.remains if each.before != told.before]
    if not rest:
        return ""
    more = sum(bool(each.before) for each in rest[1:])
    what = shortages_words(agenda, rest[0], more)
    return _("still to mend: {what}").format(what=what)


def _proposal_words(agenda: Agenda, proposal: Proposal, seen: Moment) -> tuple[str, str]:
    title = _told_apart(agenda, proposal, seen)
    match proposal.repair:
        case Repair.SHRINK:
            return _("Shorten what comes, in proportion"), _shrunk_words(agenda, proposal)
        case Repair.SHORTEN:
            return _("Shorten “{title}”").format(title=title), _lengths(agenda, proposal)
        case Repair.BREAK if not proposal.subject:
            return _("Shorten the breaks"), "; ".join(lengths_words(agenda, proposal.changed))
        case Repair.BREAK:
            told = _("Take it from the break “{title}”").format(title=title)
            return told, _lengths(agenda, proposal)
        case Repair.DROP:
            return _drop_words(agenda, proposal)
        case Repair.LATER:
            return _later_words(agenda, proposal, seen)
        case Repair.COMBINED:
            return mixed_words(agenda, proposal)


def preview_rows(agenda: Agenda, proposal: Proposal, seen: Moment) -> list[tuple[str, ...]]:
    """(title with what becomes of its steps, times as they are, times as they would be, length if
    it changes) of each item that is not over, in the new order; what is dropped stands last.
    """
    day = agenda.day(proposal.meeting)
    before, after = seen.places(day), seen.places(proposal.day)
    old = {each.id: each for each in day}
    rows = [
        _row(each, before, after, old[each.id], seen.now)
        for each in proposal.day
        if not each.ended_at
    ]
    for item in proposal.dropped:
        span = expected_words(old[item], before[item])
        rows.append((_title(agenda, item), span, _("left out"), ""))
    return rows


def _row(
    item: Item, before: Mapping[str, Place], after: Mapping[str, Place], was: Item, now: int
) -> tuple[str, ...]:
    old, new = expected_words(item, before[item.id]), expected_words(item, after[item.id])
    length, told = was.length_min, steps_words(was, item, now)
    changed = item.length_min != length
    lasts = f"{duration(length)} → {duration(item.length_min)}" if changed else ""
    title = "\n".join(filter(None, (item.plan.title, told)))
    return title, old, new if new != old else "", lasts


def _shrunk_words(agenda: Agenda, proposal: Proposal) -> str:
    """What all that is shortened gives, and what gives most."""
    shorter = proposal.changed
    told = "; ".join(lengths_words(agenda, shorter))
    if len(shorter) <= MOST_NAMED:
        return told
    cuts = [agenda.items[each.id].length_min - each.length_min for each in shorter]
    most = shorter[cuts.index(max(cuts))]
    named = "; ".join(lengths_words(agenda, [most]))
    return _("{all}; most of it {most}").format(all=told, most=named)


def _lengths(agenda: Agenda, proposal: Proposal) -> str:
    old = agenda.items[proposal.subject].length_min
    new = next(each.length_min for each in proposal.day if each.id == proposal.subject)
    told = _("{new} instead of {old}")
    return told.format(new=duration(new), old=duration(old))


def _drop_words(agenda: Agenda, proposal: Proposal) -> tuple[str, str]:
    titles = [_title(agenda, each) for each in proposal.dropped]
    minutes = sum(agenda.items[each].length_min for each in proposal.dropped)
    told = _n("Leave out “{title}”", "Leave out {n} optional items", len(titles))
    saved = _("gives {minutes}").format(minutes=duration(minutes)) if not proposal.left else ""
    return told.format(title=_short(titles[0]), n=len(titles)), saved


def _later_words(agenda: Agenda, proposal: Proposal, seen: Moment) -> tuple[str, str]:
    end = _("The day ends at {clock}").format(clock=clock(proposal.later_end))
    end = end if proposal.later_end >= 0 else ""
    before = proposal.shortage.before
    if not before:
        return _("Finish later"), end
    locked = _short(_title(agenda, before))
    if proposal.subject:
        told = _("Move “{title}” after “{locked}”").format(
            title=_short(_title(agenda, proposal.subject)), locked=locked
        )
    else:
        told = _("Move what does not fit after “{locked}”").format(locked=locked)
    return told, end


def _told_apart(agenda: Agenda, proposal: Proposal, seen: Moment) -> str:
    """The title of what a proposal is about, cut to what a choice has room for; with the time it
    begins when another item of the day begins with the same words.
    """
    title, day = _title(agenda, proposal.subject), agenda.day(proposal.meeting)
    begins = _beginning(title)
    alike = [each for each in day if _beginning(each.plan.title) == begins and not each.ended_at]
    told = _short(title)
    if len(alike) < 2 or not title:
        return told
    starts = seen.places(day)[proposal.subject].start
    return f"{forecast_words(starts)} {told}"


def _short(title: str) -> str:
    return title if len(title) <= _LONGEST else title[: _LONGEST - 1].rstrip() + "…"


def _beginning(title: str) -> str:
    return title.casefold()[:_ALIKE]


def _title(agenda: Agenda, item: str) -> str:
    found = agenda.items.get(item)
    return found.plan.title if found else ""
