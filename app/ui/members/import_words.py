"""The words of the import preview: meanings, fates, doubts, encodings, delimiters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from app.i18n import _, _n
from app.imports.members import Candidate, Fate
from app.imports.tables import Doubt, Table
from app.refusals import sentence
from app.ui.members.import_plan import Meaning

# What people call them; the codes are Python's.
ENCODINGS: Final = {
    "utf-8": "UTF-8",
    "cp1252": "Windows-1252",
    "mac_roman": "Macintosh",
    "cp850": "MS-DOS (850)",
    "utf-16": "UTF-16",
}


def delimiter_words() -> dict[str, str]:
    """The delimiters there are, by sign."""
    return {";": _("Semicolon"), ",": _("Comma"), "\t": _("Tab"), "|": _("Vertical bar")}


def meaning_words() -> dict[Meaning, str]:
    """What a column can be, in the order it is offered."""
    return {
        Meaning.NAME: _("Name"),
        Meaning.FIRST_NAME: _("First name"),
        Meaning.LAST_NAME: _("Surname"),
        Meaning.CALLED: _("Wants to be called"),
        Meaning.ID: _("Member's own number"),
        Meaning.MOBILE: _("Mobile"),
        Meaning.EMAIL: _("E-mail"),
        Meaning.TABLE: _("Fixed table"),
        Meaning.ATTRIBUTE: _("Attribute"),
        Meaning.LEAVE_OUT: _("Leave out"),
    }


def fate_words(candidate: Candidate, fate: Fate) -> str:
    """What is done with a row, in a few words."""
    if fate is Fate.ADD:
        return _("Add")
    if fate is Fate.UPDATE and candidate.known:
        return _("Update no. {number}").format(number=candidate.known.number)
    if candidate.is_unchanged:
        return _("Already on the list")
    return _("Leave out")


def look_at(candidate: Candidate) -> tuple[str, ...]:
    """What a person should look at in a row, one sentence each."""
    told = [_told(doubt) for doubt in candidate.doubts]
    if candidate.is_cut:
        told.append(_("Tick the row to take it, cut to fit."))
    if candidate.is_total:
        told.append(_("Tick the row if it is a person."))
    known = candidate.known
    if known and candidate.is_namesake:
        words = _("No. {number} on the list has the same name. Is it the same person?")
        told.insert(0, words.format(number=known.number))
    return tuple(told)


def doubt_words(doubt: Doubt) -> str:
    """A doubt about the whole file or a column."""
    return sentence(doubt.code, dict(doubt.params))


def _told(doubt: Doubt) -> str:
    words = doubt_words(doubt)
    return f"{doubt.column}: {words}" if doubt.column else words


def source_words(table: Table) -> str:
    """Where the rows came from, for a workbook."""
    return _("Excel workbook, sheet “{sheet}”").format(sheet=table.sheet)


def import_words(added: int, updated: int) -> str:
    """What the button will do."""
    if not added and not updated:
        return _("Nothing to import")
    if added and updated:
        words = _n("Import {n} member, update {m}", "Import {n} members, update {m}", added)
        return words.format(n=added, m=updated)
    if updated:
        return _n("Update {n} member", "Update {n} members", updated).format(n=updated)
    return _n("Import {n} member", "Import {n} members", added).format(n=added)


def done_words(added: int, updated: int) -> str:
    """What was done."""
    told = []
    if added:
        told.append(_n("{n} member imported.", "{n} members imported.", added).format(n=added))
    if updated:
        told.append(_n("{n} member updated.", "{n} members updated.", updated).format(n=updated))
    return " ".join(told)


def summary_words(listed: Sequence[Candidate]) -> str:
    """How many rows there are, and how many a person should look at."""
    doubtful = sum(bool(look_at(each)) for each in listed)
    people = sum(not each.is_total for each in listed)
    rows = _n("{n} person on the list.", "{n} people on the list.", people)
    told = [rows.format(n=people)]
    known = sum(each.is_unchanged for each in listed)
    if known:
        words = _n("{n} is on the list already.", "{n} are on the list already.", known)
        told.append(words.format(n=known))
    if doubtful:
        words = _n("{n} row to check.", "{n} rows to check.", doubtful)
        told.append(words.format(n=doubtful))
    return " ".join(told)
