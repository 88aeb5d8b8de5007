"""What is said about notes and sheets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Final

from app.i18n import _, _n, clock, joined
from app.models.assembly import Assembly
from app.models.board import Note
from app.models.errors import Refused
from app.refusals import say
from app.ui.board.words import proposal_words, trace_words
from app.ui.notes.sheets import ALL_TABLES, Row, Sheets
from app.ui.today.clock import minute_of_day

_RUN: Final = 16
_LONGEST_WORD: Final = 64
_ENDLESS: Final = re.compile(r"\S{25,}")
_BREAK: Final = "\N{ZERO WIDTH SPACE}"


def row_title(row: Row) -> str:
    """An item's title; a name for the notes that have no item."""
    return row.title or _("Outside the programme")


def breakable(text: str) -> str:
    """A text to look at: a word as long as a line can break, and one that fills lines is cut."""
    return _ENDLESS.sub(_broken, text)


def _broken(found: re.Match[str]) -> str:
    word = found[0] if len(found[0]) <= _LONGEST_WORD else found[0][:_LONGEST_WORD] + "…"
    return _BREAK.join(word[at : at + _RUN] for at in range(0, len(word), _RUN))


def table_words(table: int) -> str:
    """Which table."""
    if table == ALL_TABLES:
        return _("All tables")
    return _("Table {number}").format(number=table) if table else _("From the facilitator")


def notes_words(count: int) -> str:
    """How many notes."""
    return _n("{n} note", "{n} notes", count).format(n=count)


def day_words(assembly: Assembly, sheets: Sheets) -> str:
    """How many notes there are, and who has delivered what is written now."""
    total = sum(1 for _each in assembly.board)
    words = notes_words(total) if total else ""
    if not sheets.writing:
        return words
    delivered = _("{done} of {tables} tables have delivered").format(
        done=sheets.delivered_now, tables=len(sheets.writing)
    )
    return " · ".join(filter(None, (words, delivered)))


def delivered_words(instant: int) -> str:
    """When a sheet was handed in; "" when it was not."""
    return _("Delivered at {time}").format(time=clock(minute_of_day(instant))) if instant else ""


def help_words(table: int, since: int, *, is_answered: bool = False) -> str:
    """A table that waits for somebody, and whether it was told that somebody is coming."""
    told = _("Table {number} has asked for help since {time}")
    if is_answered:
        told = _("Table {number} has asked for help since {time}, and knows that you are coming")
    return told.format(number=table, time=clock(minute_of_day(since)))


def misfit_words(why: Mapping[int, Refused | None]) -> str:
    """Why pasted lines were not taken, by their numbers from 1: each reason once."""
    reasons: dict[str, list[int]] = {}
    for number, refused in why.items():
        if refused is not None:
            reasons.setdefault(_reason(refused), []).append(number)
    return "\n".join(
        _n("Line {numbers}: {why}", "Lines {numbers}: {why}", len(numbers)).format(
            numbers=_ranges(numbers), why=reason
        )
        for reason, numbers in reasons.items()
    )


def _reason(refused: Refused) -> str:
    if refused.code != "text-too-long":
        return say(refused)
    longest = refused.params["longest"]
    return _("More than {longest} characters. Double-click to shorten it, or untick it.").format(
        longest=longest
    )


def _ranges(numbers: Iterable[int]) -> str:
    """Numbers in a row as from–to: "3, 7–9 og 12"."""
    runs: list[Sequence[int]] = []
    for _offset, run in groupby(enumerate(numbers), lambda each: each[1] - each[0]):
        runs.append([number for _at, number in run])
    return joined(str(r[0]) if len(r) == 1 else f"{r[0]}–{r[-1]}" for r in runs)


def note_trace(assembly: Assembly, note: Note) -> str:
    """Where a note comes from and when it was written."""
    trace = f"{trace_words(assembly, note)} · {clock(minute_of_day(note.written_at))}"
    return _with_photo(assembly, note, trace)


def sheet_trace(assembly: Assembly, note: Note) -> str:
    """When a note was written and the theme it lies in, where its sheet is plain to see."""
    theme = assembly.board.theme_of(note.id)
    time = clock(minute_of_day(note.written_at))
    lies = _("in “{theme}”").format(theme=theme.title) if theme else ""
    trace = " · ".join(filter(None, (time, lies, proposal_words(assembly, note))))
    return _with_photo(assembly, note, trace)


def _with_photo(assembly: Assembly, note: Note, trace: str) -> str:
    if note.id not in assembly.board.typed_from:
        return trace
    return " · ".join((trace, _("from a photo")))


def empty_words(is_search: bool, has_any: bool) -> tuple[str, str, str]:
    """What a list without notes says: title, sentence and button."""
    if is_search:
        return "", _("No note has these words."), _("Show all notes")
    if has_any:
        return "", _("Nothing on this sheet yet."), _("Write a note")
    told = _("Tables write on their phones, or you type here and press Enter.")
    return _("No notes yet"), told, _("Write the first note")


def action_words() -> dict[str, str]:
    """What the page's commands are called, by their keys in it."""
    return {
        "type": _("Write a note"),
        "find": _("Search the notes"),
        "import": _("Import notes…"),
        "likest": _("Look at the most similar note"),
        "follow": _("Go to the sheets of what is on now"),
        "edit": _("Edit note…"),
        "withdraw": _("Take the note back"),
        "theme": _("The table proposes a theme…"),
        "deliver": _("Deliver the sheet"),
        "reopen": _("Give the sheet back"),
        "source": _("Show the photo it was typed from"),
        "addresses": _("Addresses for the tables…"),
        "codes": _("Make table codes"),
    }
