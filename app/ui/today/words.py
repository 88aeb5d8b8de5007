"""The words of the day: which meeting, how far behind, what is on."""

from __future__ import annotations

from datetime import date

from app import turnouts
from app.i18n import _, _n, clock, duration, joined
from app.i18n import date as spoken_date
from app.models.agenda import ItemKind, awaits_sheets
from app.models.assembly import Assembly
from app.models.board import Sheet
from app.models.mandate import Mandate, Meeting
from app.models.voting import turnout_of
from app.models.writing import tables_writing

MINUTE_MS = 60_000
_HOUR = 60


def day_words(assembly: Assembly) -> str:
    """Which meeting is on screen: "Meeting 4, Saturday 6 March 2027"."""
    meeting = assembly.mandate.current
    return meeting_words(assembly.mandate, meeting) if meeting else ""


def meeting_words(mandate: Mandate, meeting: Meeting) -> str:
    """A meeting day by number and date."""
    number = mandate.meeting_number(meeting.id)
    return _("Meeting {number}, {date}").format(number=number, date=day_name(meeting.day))


def day_name(day: str) -> str:
    """A date (YYYY-MM-DD) with its weekday; what is no date stays as it is."""
    try:
        return spoken_date(date.fromisoformat(day), "full")
    except ValueError:
        return day


def behind_words(behind: int) -> str:
    """How the day runs against the morning's plan; `behind` in milliseconds."""
    minutes = round(abs(behind) / MINUTE_MS)
    if minutes == 0:
        return _("On time")
    if minutes >= _HOUR:
        words = _("{length} behind") if behind > 0 else _("{length} ahead")
        return words.format(length=duration(minutes))
    if behind > 0:
        return _n("{n} minute behind", "{n} minutes behind", minutes).format(n=minutes)
    return _n("{n} minute ahead", "{n} minutes ahead", minutes).format(n=minutes)


def behind_figure(behind: int) -> str:
    """The same as a figure with its sign: +7, and +14:56 from an hour on."""
    minutes = round(abs(behind) / MINUTE_MS)
    if not minutes:
        return "0"
    hours, rest = divmod(minutes, _HOUR)
    told = f"{hours}:{rest:02d}" if hours else f"{rest}"
    return f"{'+' if behind > 0 else chr(0x2212)}{told}"


def kind_words(kind: ItemKind) -> str:
    """What happens in an item, in one or two words."""
    return {
        ItemKind.PLENARY: _("Plenary"),
        ItemKind.EXPERT: _("Expert"),
        ItemKind.TABLE_ROUND: _("Table round"),
        ItemKind.NOTES: _("Notes"),
        ItemKind.THEMES: _("Themes"),
        ItemKind.DRAFTING: _("Drafting"),
        ItemKind.POLL: _("Poll"),
        ItemKind.BREAK: _("Break"),
    }[kind]


def tables_to_deliver(assembly: Assembly) -> tuple[int, ...] | None:
    """The tables whose notes on the running item are awaited; None when none are."""
    running = assembly.agenda.running
    if running is None or not awaits_sheets(running):
        return None
    tables, delivered = tables_writing(assembly, running), assembly.board.delivered
    if not tables:
        return None
    return tuple(each for each in tables if Sheet(running.id, each) not in delivered)


def tables_words(waiting: tuple[int, ...] | None) -> tuple[str, str]:
    """(figure, note) about the tables that still write."""
    if waiting is None:
        return "\N{EN DASH}", _("No notes are awaited just now")
    if not waiting:
        return "0", _("All tables have delivered")
    words = _n("Waiting for table {tables}", "Waiting for tables {tables}", len(waiting))
    return str(len(waiting)), words.format(tables=joined(map(str, waiting)))


def poll_words(assembly: Assembly) -> tuple[str, str]:
    """(figure, note) about the poll that is open."""
    poll = assembly.voting.open
    if poll is None:
        return dots_words(assembly) or ("\N{EN DASH}", _("No poll is open"))
    base = poll.present or len(assembly.people.present(assembly.mandate.meeting))
    so_far, asked = turnout_of(poll), poll.terms.question or _("Voting is open")
    if so_far.counters is not None or so_far.paper_out:
        asked = f"{turnouts.deed(so_far, base)} · {asked}"
    return turnouts.figure(so_far, base), asked


def dots_words(assembly: Assembly) -> tuple[str, str] | None:
    """(figure, note) about the round of dots that is open: how many sheets, never what is on them.
    None without one.
    """
    found = assembly.board.open_dots()
    if found is None:
        return None
    n = len(found.sheets)
    return str(n), _n("sheet counted. Dots are open.", "sheets counted. Dots are open.", n)


def span_words(start: int, end: int) -> str:
    """Two times of day, in minutes from midnight."""
    return _("{start} to {end}").format(start=clock(start), end=clock(end))
