"""Notes and themes, with the order people brought them into: stacks, second themes, dots."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.models.assembly import Assembly
from app.models.board import Note, Theme, quoted_note, speaking
from app.models.recommendations import sources
from app.reports.outline.parts import DotsPart, NoteLine, ThemePart

MOST_QUOTES = 3


def note_lines(assembly: Assembly, notes: Iterable[Note]) -> tuple[NoteLine, ...]:
    """Notes in the order given, those of a stack together where the first of them is: the one on
    top if it is among them.
    """
    board, found = assembly.board, dict[str, list[Note]]()
    for note in notes:
        top = board.top_of(note.id)
        stack = found.setdefault(top, [])
        stack.insert(0 if note.id == top else len(stack), note)
    return tuple(line for stack in found.values() for line in _stack(assembly, stack))


def quotes(
    assembly: Assembly, notes: Sequence[Note], quoted: Note | None = None
) -> tuple[NoteLine, ...]:
    """The few that speak for a group, `quoted` first; one of a stack tells how many lie in it."""
    board = assembly.board
    chosen = speaking(board, notes, quoted, MOST_QUOTES)
    lines = (_stack(assembly, _led(notes, each, board.stack_of(each.id))) for each in chosen)
    return tuple(next(iter(each)) for each in lines)


def _led(notes: Sequence[Note], first: Note, stack: Sequence[str]) -> list[Note]:
    """Those of a stack that are among the notes, this one first."""
    return [first, *(each for each in notes if each.id in stack and each.id != first.id)]


def themes(assembly: Assembly) -> dict[str, ThemePart]:
    """The themes by id, in the order of the lanes."""
    return {
        theme.id: _theme(assembly, number, theme)
        for number, theme in enumerate(assembly.board.lanes(), 1)
    }


def touching_notes(
    assembly: Assembly, lanes: Iterable[str], rests_on: Iterable[str]
) -> tuple[Note, ...]:
    """Notes that lie elsewhere and touch one of these themes, without those that are told
    already.
    """
    touching, told = assembly.board.touching(), set(rests_on)
    found = {note.id: note for lane in lanes for note in touching.get(lane, ())}
    return tuple(note for note in found.values() if note.id not in told)


def dots(assembly: Assembly) -> DotsPart | None:
    """The round of dots closed last; None without one, and while one is open."""
    closed = assembly.board.closed_dots()
    if not closed or assembly.board.open_dots() is not None:
        return None
    last = closed[-1]
    return DotsPart(last.per_member, last.per_theme, len(last.sheets))


def _theme(assembly: Assembly, number: int, theme: Theme) -> ThemePart:
    board = assembly.board
    notes = board.notes_in(theme.id)
    resting = (
        assembly.recommendations.number(each.id)
        for each in assembly.recommendations.standing()
        if theme.id in sources(board, each).themes
    )
    return ThemePart(
        number,
        theme.title,
        note_lines(assembly, notes),
        quotes(assembly, notes, quoted_note(board, theme)),
        tuple(resting),
        note_lines(assembly, board.touching().get(theme.id, ())),
        board.parents(theme.id),
        board.dotted().get(theme.id),
        theme.suggested,
    )


def _proposed(assembly: Assembly, note: Note) -> tuple[str, ...]:
    found = assembly.board.proposed.get(note.id)
    return found.titles if found else ()


def _stack(assembly: Assembly, stack: list[Note]) -> Iterable[NoteLine]:
    """The first tells how many lie here and from where, the others that they lie beneath it."""
    tables = tuple(sorted({each.table for each in stack if each.table}))
    for at, note in enumerate(stack):
        item = assembly.agenda.items.get(note.sheet.item)
        yield NoteLine(
            note.text,
            note.mark,
            note.table,
            assembly.mandate.meeting_number(note.meeting),
            item.plan.shown if item else "",
            tuple(theme.title for theme in assembly.board.tags_of(note.id)),
            1 if at else len(stack),
            () if at or len(stack) == 1 else tables,
            is_beneath=at > 0,
            proposed=_proposed(assembly, note),
        )
