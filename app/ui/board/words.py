"""What the board's commands are called, and what is said after them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.i18n import _, _n
from app.models.assembly import Assembly
from app.models.board import Mark, Note, Theme
from app.phones.wording import mark_name
from app.ui.board.commands import Command
from app.ui.board.feet import sureness_words
from app.ui.scenes.lens_words import lens_told

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
        Command.STACK: _("Put the notes into one stack"),
        Command.UNSTACK: _("Take the stack apart"),
        Command.SPLIT: _("Split the chosen notes off into a theme of their own…"),
        Command.APART: _("Let the notes stand alone"),
        Command.TAG: _("The notes touch another theme too…"),
        Command.LENS: _("What is sorted by…"),
        Command.TIDY: _("Tidy up the overview"),
        Command.BY_TABLE: _("Colour the notes by table"),
        Command.OVERVIEW: _("Overview of the themes"),
        Command.BESIDE: _("Another theme beside this one…"),
        Command.READ: _("Read the note"),
        Command.QUOTE: _("Quote the note for its theme"),
        Command.DOTS: _("Dots on the themes…"),
        Command.PROPOSED: _("What the tables propose…"),
        Command.TAKE_PROPOSED: _("Use the theme the table proposes"),
        Command.LEAVE_PROPOSED: _("Do not use the theme the table proposes"),
    }[command]


def short(text: str) -> str:
    """The first words of a note, for Undo and for toasts."""
    folded = " ".join(text.split())
    return folded if len(folded) <= _SHORT else folded[: _SHORT - 1].rstrip() + "…"


def stacked_words(assembly: Assembly, notes: Sequence[str]) -> str:
    """What is said when these notes become one stack, where the first lies: how many move there."""
    board = assembly.board
    held = [each for note in notes for each in board.stack_of(note)]
    homes = {each: (board.placed.get(each, ""), each in board.apart) for each in held}
    moved = sum(1 for each in homes.values() if each != homes[notes[0]]) if notes else 0
    if not moved:
        return _("One stack now. Every note in it is kept as it was written.")
    told = _n(
        "One stack now. {n} note moved to “{theme}” for it.",
        "One stack now. {n} notes moved to “{theme}” for it.",
        moved,
    )
    return told.format(n=moved, theme=short(_home_words(assembly, notes[0])))


def _home_words(assembly: Assembly, note: str) -> str:
    """The title of what a note lies in."""
    theme = assembly.board.theme_of(note)
    if theme is not None:
        return theme.title
    return _("Stands alone") if note in assembly.board.apart else _("Not placed yet")


def count_words(assembly: Assembly) -> str:
    """How many themes there are, and how many notes lie in them."""
    board = assembly.board
    standing = sum(1 for _each in board)
    if not standing:
        return ""
    placed = board.sorted_count()
    themes = _n("{n} theme", "{n} themes", len(board.themes)).format(n=len(board.themes))
    told = _("{themes} · {placed} of {notes} notes placed").format(
        themes=themes, placed=placed, notes=standing
    )
    return " · ".join(filter(None, (told, lens_told(board.lens), _dots_told(assembly))))


def _dots_told(assembly: Assembly) -> str:
    """That a round of dots is open, and how many sheets were counted; never what is on them."""
    found = assembly.board.open_dots()
    if found is None:
        return ""
    n = len(found.sheets)
    words = _n("dots are open: {n} sheet", "dots are open: {n} sheets", n)
    return words.format(n=n)


def trace_words(assembly: Assembly, note: Note) -> str:
    """Where a note comes from: table, agenda item, day; and the theme it lies in."""
    return " · ".join(trace_lines(assembly, note))


def trace_lines(assembly: Assembly, note: Note) -> tuple[str, ...]:
    """The same part by part, with what that theme was split from and what else it touches."""
    board = assembly.board
    item = assembly.agenda.items.get(note.sheet.item)
    number = assembly.mandate.meeting_number(note.meeting)
    theme = board.theme_of(note.id)
    also = ", ".join(each.title for each in board.tags_of(note.id))
    parts = [
        mark_name(note.mark) if note.mark is not Mark.IDEA else "",
        _("Table {number}").format(number=note.table) if note.table else _("From the facilitator"),
        item.plan.title if item else "",
        _("Meeting {number}").format(number=number) if number else "",
        _("in “{theme}”").format(theme=theme.title) if theme else "",
        *(_("split from “{theme}”").format(theme=each) for each in _parents(assembly, theme)),
        _("touches “{theme}” too").format(theme=also) if also else "",
        _("stands alone") if note.id in board.apart else "",
        proposal_words(assembly, note),
    ]
    return tuple(filter(None, parts))


def proposal_words(assembly: Assembly, note: Note) -> str:
    """What the table proposed that a note be called, and whether that was declined; "" for
    nothing.
    """
    found = assembly.board.proposed.get(note.id)
    if found is None:
        return ""
    titles = " · ".join(found.titles)
    waits = assembly.board.waiting_titles(note.id)
    told = _("Table {number} proposes: {theme}")
    if not waits:
        told = _("Table {number} proposed: {theme} (not taken up)")
    return told.format(number=note.table, theme=" · ".join(waits) or titles)


def _parents(assembly: Assembly, theme: Theme | None) -> tuple[str, ...]:
    return assembly.board.parents(theme.id) if theme else ()


def hint_words(assembly: Assembly, hint: Hint) -> str:
    """Which theme a note looks like, how sure that is, and by which words and concepts."""
    theme = assembly.board.themes.get(hint.theme)
    if theme is None:
        return ""
    told = _("Looks like “{theme}” ({sureness})").format(
        theme=theme.title, sureness=sureness_words(hint.step)
    )
    return why_words(told, hint.because, hint.concepts)


def why_words(told: str, words: Sequence[str], concepts: Sequence[str]) -> str:
    """A sentence and its reasons: words of the note, and the subjects they point to."""
    reasons = [", ".join(words)] if words else []
    if concepts:
        reasons.append(_("subject {concepts}").format(concepts=", ".join(concepts)))
    return f"{told}: {'; '.join(reasons)}." if reasons else f"{told}."


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


def accepting_words(offer: Offer) -> str:
    """What accepting all does at one press: the suggested themes; when there are none, the notes
    that look like one.
    """
    themes, hints = len(offer.ghosts), len(offer.hints)
    if themes:
        return _n("Accept {n} theme", "Accept {n} themes", themes).format(n=themes)
    return _n("Place {n} note as suggested", "Place {n} notes as suggested", hints).format(n=hints)


def waiting_words(hints: int, keys: str) -> str:
    """What a press on that leaves for the next one, and by which keys; "" for nothing."""
    told = _n(
        "{n} note that looks like a theme waits for the next press: {keys}.",
        "{n} notes that look like a theme wait for the next press: {keys}.",
        hints,
    )
    return told.format(n=hints, keys=keys) if hints else ""
