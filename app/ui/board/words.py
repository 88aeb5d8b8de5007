"""What the board's commands are called, and what is said after them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.i18n import _, _n
from app.models.assembly import Assembly
from app.models.board import Note
from app.ui.board.commands import Command

if TYPE_CHECKING:
    from app.theme_proposals import Hint, Offer  # with the engine, which Today need not wait for

_SHORT = 40


def command_words(command: Command) -> str:
    """A command's name in menus, in the palette and on the sheet of keys."""
    return {
        Command.SEND: _("Back to the notes that are not placed"),
        Command.SEND_TO: _("Send to a theme… (or press 1 to 9)"),
        Command.ACCEPT: _("Accept the suggestion"),
        Command.NEW: _("New theme from the chosen notes…"),
        Command.RENAME: _("Rename the theme…"),
        Command.MERGE: _("Merge the theme into another…"),
        Command.DISSOLVE: _("Dissolve the theme, or take the notes out"),
        Command.EARLIER: _("Move the theme earlier"),
        Command.LATER: _("Move the theme later"),
        Command.CLOSER: _("Closer"),
        Command.FARTHER: _("Farther away"),
        Command.FOLD: _("Fold or unfold the theme"),
        Command.FOLD_OTHERS: _("Fold or unfold the other themes"),
    }[command]


def short(text: str) -> str:
    """The first words of a note, for Undo and for toasts."""
    folded = " ".join(text.split())
    return folded if len(folded) <= _SHORT else folded[: _SHORT - 1].rstrip() + "…"


def count_words(assembly: Assembly) -> str:
    """How many themes there are, and how many notes lie in them."""
    board = assembly.board
    standing = sum(1 for _each in board)
    if not standing:
        return ""
    placed = standing - len(board.tray())
    themes = _n("{n} theme", "{n} themes", len(board.themes)).format(n=len(board.themes))
    return _("{themes} · {placed} of {notes} notes placed").format(
        themes=themes, placed=placed, notes=standing
    )


def trace_words(assembly: Assembly, note: Note) -> str:
    """Where a note comes from: table, agenda item, day; and the theme it lies in."""
    item = assembly.agenda.items.get(note.sheet.item)
    number = assembly.mandate.meeting_number(note.meeting)
    theme = assembly.board.theme_of(note.id)
    parts = [
        _("Table {number}").format(number=note.table) if note.table else _("From the facilitator"),
        item.plan.title if item else "",
        _("Meeting {number}").format(number=number) if number else "",
        _("in “{theme}”").format(theme=theme.title) if theme else "",
    ]
    return " · ".join(filter(None, parts))


def hint_words(assembly: Assembly, hint: Hint) -> str:
    """Which theme a note looks like, and by which words."""
    theme = assembly.board.themes.get(hint.theme)
    if theme is None:
        return ""
    words = ", ".join(hint.because)
    if not words:
        return _("Looks like “{theme}”.").format(theme=theme.title)
    return _("Looks like “{theme}”: {words}.").format(theme=theme.title, words=words)


def offer_words(offer: Offer) -> str:
    """What waits to be accepted."""
    themes, hints = len(offer.ghosts), len(offer.hints)
    parts = []
    if themes:
        parts.append(_n("{n} suggested theme", "{n} suggested themes", themes).format(n=themes))
    if hints:
        looks = _n(
            "{n} note that looks like a theme", "{n} notes that look like a theme", hints
        ).format(n=hints)
        parts.append(looks)
    if not parts:
        return _("No suggestion: the notes have too little in common.")
    return _("{what}. Nothing moves until you accept it.").format(what=" · ".join(parts))
