"""What is said about recommendations, their versions, polls and sources."""

from __future__ import annotations

from datetime import datetime

from app.i18n import _, _n, clock, date, joined
from app.models.assembly import Assembly
from app.models.recommendations import Kinship, Lack, Recommendation, Version, lacks, sources
from app.models.voting import PollState
from app.ui.today.clock import minute_of_day
from app.ui.widgets import Tint


def lack_words(lack: Lack) -> str:
    """What is missing, in a word or two."""
    return {
        Lack.TEXT: _("no text"),
        Lack.REASON: _("no reason"),
        Lack.EVIDENCE: _("no evidence"),
        Lack.INITIATIVES: _("no initiatives"),
        Lack.ADDRESSEE: _("no addressee"),
        Lack.SOURCE: _("no source"),
        Lack.AT_ONCE: _("edited at once"),
        Lack.COMMENTS: _("open marks"),
    }[lack]


def lacks_words(assembly: Assembly, recommendation: Recommendation) -> str:
    """All that somebody should look at before the vote, in a sentence; "" when nothing is open."""
    found = lacks(recommendation, assembly.recommendations.template)
    if not found:
        return ""
    return _("Before the vote: {listed}.").format(listed=joined(map(lack_words, found)))


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


def adopted_by(assembly: Assembly, recommendation: str) -> int | None:
    """With how many for it is adopted by its latest published poll, None when it is not."""
    polls = assembly.voting.polls_on(recommendation)
    published = [each for each in polls if each.state is PollState.PUBLISHED]
    if not published or not published[-1].result.passed:
        return None
    return published[-1].result.reached


def was_adopted_words(assembly: Assembly, recommendation: str) -> str:
    """That what goes now was adopted, as a sentence to put at the end; "" when it was not."""
    yes = adopted_by(assembly, recommendation)
    return "" if yes is None else " " + _("It was adopted with {yes} for.").format(yes=yes)


def table_words(number: int) -> str:
    """A table as who wrote something."""
    return _("Table {number}").format(number=number)


def table_of(assembly: Assembly, writer: str) -> int:
    """The number of the table that a writer is, 0 for a role."""
    tables = range(1, assembly.seating.table_count(assembly.mandate.meeting) + 1)
    return {table_words(each): each for each in tables}.get(writer, 0)


def writer_words(version: Version) -> str:
    """Who wrote a version, and that it was no member when it was none; "" when nobody said."""
    if not version.origin.is_staff:
        return version.by
    return _("{role}, not a member").format(role=version.by) if version.by else _("not a member")


def version_words(version: Version) -> str:
    """A version by its number and who wrote it."""
    number, writer = _("Version {number}").format(number=version.number), writer_words(version)
    return f"{number} · {writer}" if writer else number


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
    if version.origin.why:
        parts.append(_("“{text}”").format(text=version.origin.why))
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


def ancestry_words(assembly: Assembly, recommendation: Recommendation) -> str:
    """What it came from and what was made of it, with the polls on those; "" for neither."""
    room = assembly.recommendations
    kin, apart = room.kinship(recommendation.id), room.split_off(recommendation.id)
    told = {
        _("Merged with {listed}."): [each for each, how in kin.items() if how is Kinship.MERGED],
        _("Split from {listed}."): [each for each, how in kin.items() if how is Kinship.SPLIT],
        _("Further back: {listed}."): [each for each, how in kin.items() if how is Kinship.EARLIER],
        _("Went into {listed}."): [e for e in room.heirs(recommendation.id) if e not in apart],
        _n("{listed} was split from it.", "{listed} were split from it.", len(apart)): apart,
    }
    named = {words: [_named(assembly, each) for each in ids] for words, ids in told.items()}
    return " ".join(words.format(listed=joined(ids)) for words, ids in named.items() if ids)


def _named(assembly: Assembly, recommendation: str) -> str:
    room = assembly.recommendations
    number, title = room.number(recommendation), room.items[recommendation].title
    named = _("“{text}”").format(text=title)
    if number:
        named = f"{number}. {named}"
    polls = assembly.voting.polls_on(recommendation)
    if not polls:
        return named
    asked = _n("{n} poll", "{n} polls", len(polls)).format(n=len(polls))
    return f"{named} ({asked})"
