"""What is said about recommendations, their versions, polls and sources."""

from __future__ import annotations

from datetime import datetime
from enum import Enum

from app.i18n import _, _n, clock, date, joined
from app.models.assembly import Assembly
from app.models.recommendations import Recommendation, Version, edited_at_once, sources
from app.models.voting import PollState
from app.ui.today.clock import minute_of_day
from app.ui.widgets import Tint


class Lack(Enum):
    """What somebody should look at before the vote."""

    REASON = "reason"
    SOURCE = "source"
    AT_ONCE = "at-once"


def lacks_of(recommendation: Recommendation) -> tuple[Lack, ...]:
    """No reason, no source, or two wordings made at the same time."""
    latest = recommendation.latest.wording
    found = {
        Lack.REASON: not latest.reason,
        Lack.SOURCE: not (recommendation.themes or recommendation.notes),
        Lack.AT_ONCE: bool(edited_at_once(recommendation)),
    }
    return tuple(lack for lack, is_so in found.items() if is_so)


def lack_words(lack: Lack) -> str:
    """What is missing, in a word or two."""
    return {
        Lack.REASON: _("no reason"),
        Lack.SOURCE: _("no source"),
        Lack.AT_ONCE: _("edited at once"),
    }[lack]


def poll_words(assembly: Assembly, recommendation: Recommendation) -> tuple[str, Tint] | None:
    """Where its latest poll is, None without one. Counts are told only once they are published."""
    polls = assembly.voting.polls_on(recommendation.id)
    if not polls:
        return None
    poll = polls[-1]
    if poll.state is PollState.PUBLISHED:
        result = poll.result
        verdict = _("Adopted") if result.passed else _("Not adopted")
        words = _("{verdict}, {yes} for").format(verdict=verdict, yes=result.reached)
        tint = Tint.POSITIVE if result.passed else Tint.WARNING
    else:
        words, tint = {
            PollState.PREPARED: (_("Poll prepared"), Tint.INFO),
            PollState.OPEN: (_("Poll open"), Tint.INFO),
            PollState.CLOSED: (_("Poll closed"), Tint.INFO),
        }[poll.state]
    if poll.version != recommendation.latest.number:
        words = _("{poll} (version {number})").format(poll=words, number=poll.version)
    return words, tint


def version_words(version: Version) -> str:
    """A version by its number and who wrote it."""
    number = _("Version {number}").format(number=version.number)
    return f"{number} · {version.by}" if version.by else number


def moment_words(instant: int) -> str:
    """Day and time of an instant on this laptop."""
    day = datetime.fromtimestamp(instant / 1_000).date()
    return f"{date(day, 'medium')} {clock(minute_of_day(instant))}"


def origin_words(version: Version) -> str:
    """When a version was written, and over which."""
    parts = [moment_words(version.at)]
    if version.number > 1 and version.based_on != version.number - 1:
        told = _("written over version {number}, at the same time as another")
        parts.append(told.format(number=version.based_on))
    return " · ".join(parts)


def sources_words(assembly: Assembly, recommendation: Recommendation) -> str:
    """What it rests on, and the tables those notes came from."""
    board = assembly.board
    rests = sources(board, recommendation)
    themes, notes = rests.themes, [board.notes[each] for each in rests.notes]
    if not themes and not notes:
        return _("It rests on nothing yet. Tick the themes and notes it comes from.")
    parts = []
    if themes:
        parts.append(_n("{n} theme", "{n} themes", len(themes)).format(n=len(themes)))
    if notes:
        parts.append(_n("{n} note", "{n} notes", len(notes)).format(n=len(notes)))
    words = _("Rests on {what}.").format(what=joined(parts))
    tables = sorted({each.table for each in notes if each.table})
    if tables:
        numbers = joined(str(each) for each in tables)
        from_tables = _n("From table {numbers}.", "From tables {numbers}.", len(tables))
        words = f"{words} {from_tables.format(numbers=numbers)}"
    return words


def change_words(added: int, removed: int) -> str:
    """How much changed between two wordings, in words."""
    if not added and not removed:
        return _("The two versions say the same.")
    more = _n("{n} word added", "{n} words added", added).format(n=added)
    less = _n("{n} word removed", "{n} words removed", removed).format(n=removed)
    return f"{more}, {less}."
