"""A programme that is hardly meant as it is: which item, and what to do about it."""

from __future__ import annotations

from collections.abc import Sequence

from app.i18n import _, clock
from app.models.agenda import (
    Agenda,
    Item,
    Moment,
    Odd,
    Oddity,
    moment_of,
    oddity,
    shortage,
    shortages,
)
from app.models.assembly import Assembly
from app.ui.agenda.repair_words import shortages_words
from app.ui.agenda.words import crossed_advice

_DAY_MIN = 24 * 60


def odd_words(day: Sequence[Item]) -> tuple[str, str]:
    """(what is odd about a day, what to do), "" twice for a usual one."""
    found = oddity(day)
    if found is None:
        return "", ""
    titles = {each.id: each.plan.title for each in day}
    told, advice = _words(found)
    return told.format(title=titles[found.item], clock=clock(found.minute % _DAY_MIN)), advice


def doubt_words(assembly: Assembly, now: int) -> tuple[str, str]:
    """(what is amiss with the programme of the day on screen, what to do), "" twice for nothing:
    what is odd about it, else that it does not fit.
    """
    day, meeting = assembly.agenda.day(assembly.mandate.meeting), assembly.mandate.current
    if not day or meeting is None or any(each.started_at for each in day):
        return "", ""
    told, advice = odd_words(day)
    if told:
        return told, advice
    seen = moment_of(day, meeting.day, now)
    lacking = shortage(assembly.agenda, meeting.id, seen)
    if lacking is None:
        return "", ""
    words = shortages_words(assembly.agenda, lacking, len(shortages(day, seen)) - 1)
    advice = _("Open the programme, and press R for proposals.")
    return words, crossed_advice() if lacking.above else advice


def lacking_words(agenda: Agenda, meeting: str, seen: Moment) -> tuple[str, bool]:
    """(a sentence on the minutes a day lacks, "" when it lacks none; whether a locked time is
    missed by them).
    """
    day = agenda.day(meeting)
    lacking = shortage(agenda, meeting, seen) if day else None
    if lacking is None:
        return "", False
    more = len(shortages(day, seen)) - 1 if lacking.before else 0
    advice = f" {crossed_advice()}" if lacking.above else ""
    return f"{shortages_words(agenda, lacking, more)}.{advice}", bool(lacking.before)


def _words(found: Oddity) -> tuple[str, str]:
    again = _("Mend its time in the programme (F2), if it is a slip of the keyboard.")
    match found.odd:
        case Odd.EARLY:
            return _("The day begins at {clock} in the night, with “{title}”"), again
        case Odd.PAST_MIDNIGHT:
            told = _("“{title}” ends at {clock} after midnight")
            return told, _("Mend its length or its start in the programme (F2).")
        case Odd.BEFORE_DAY:
            return _("“{title}” is to begin at {clock}, before the day begins"), again
        case Odd.LONG_AFTER:
            told = _("“{title}” was to begin at {clock}, but what stands above it ends much later")
            return told, _("Move it up, or mend its time in the programme (F2).")
