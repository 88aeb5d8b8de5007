"""What can happen to notes and themes. Nothing is ever overwritten: a correction is a fact of its
own.
"""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass, replace

from app.models.board.state import Board, Gone, Mark, Note, Sheet, Theme
from app.models.entries import Fact, Facts
from app.models.templates import Parts


@dataclass(frozen=True, slots=True)
class BoardFact(Fact):
    """A fact about notes or themes."""

    @abstractmethod
    def change(self, board: Board) -> None:
        """Make the state say so."""

    def inverse(self, board: Board) -> Facts:
        """The facts that take this one back, seen from before it."""
        return ()


@dataclass(frozen=True, slots=True)
class NoteWritten(BoardFact):
    """A table wrote a note; its id was made on the device that wrote it. `text` says all fields."""

    note: str
    meeting: str
    item: str
    table: int
    text: str
    mark: Mark
    at: int
    parts: Parts = ()

    def change(self, board: Board) -> None:
        if self.note not in board.notes:
            sheet = Sheet(self.item, self.table)
            board.notes[self.note] = Note(
                self.note,
                self.meeting,
                sheet,
                self.text,
                self.mark,
                self.at,
                parts=self.parts,
                first=(self.text, self.mark),
            )

    def inverse(self, board: Board) -> Facts:
        return (NoteWithdrawn(self.note, True),)


@dataclass(frozen=True, slots=True)
class NoteReworded(BoardFact):
    """A note's wording was changed by somebody who read `before`; an edit made meanwhile is kept
    beside.
    """

    note: str
    before: str
    text: str
    mark: Mark
    parts: Parts = ()

    def change(self, board: Board) -> None:
        old = board.notes.get(self.note)
        if old is None:
            return
        lost = () if old.text in (self.before, self.text) else (old.text,)
        board.notes[self.note] = replace(
            old,
            text=self.text,
            mark=self.mark,
            others=(*old.others, *lost),
            parts=self.parts,
        )

    def inverse(self, board: Board) -> Facts:
        old = board.notes[self.note]
        return (NoteReworded(self.note, self.text, old.text, old.mark, old.parts),)


@dataclass(frozen=True, slots=True)
class NoteWithdrawn(BoardFact):
    """A note no longer stands, or stands again. It is never deleted."""

    note: str
    withdrawn: bool

    def change(self, board: Board) -> None:
        if self.note in board.notes:
            board.notes[self.note] = replace(board.notes[self.note], withdrawn=self.withdrawn)

    def inverse(self, board: Board) -> Facts:
        return (NoteWithdrawn(self.note, not self.withdrawn),)


@dataclass(frozen=True, slots=True)
class SheetDelivered(BoardFact):
    """A table handed in its sheet."""

    item: str
    table: int
    at: int

    def change(self, board: Board) -> None:
        board.delivered[Sheet(self.item, self.table)] = self.at

    def inverse(self, board: Board) -> Facts:
        return (SheetReopened(self.item, self.table),)


@dataclass(frozen=True, slots=True)
class SheetReopened(BoardFact):
    """A table took its sheet back to write on."""

    item: str
    table: int

    def change(self, board: Board) -> None:
        board.delivered.pop(Sheet(self.item, self.table), None)

    def inverse(self, board: Board) -> Facts:
        at = board.delivered.get(Sheet(self.item, self.table))
        return () if at is None else (SheetDelivered(self.item, self.table, at),)


@dataclass(frozen=True, slots=True)
class HelpAsked(BoardFact):
    """A table asks for the facilitator, since `at`; 0 when it has been helped."""

    table: int
    at: int

    def change(self, board: Board) -> None:
        board.help_answered.discard(self.table)
        if self.at:
            board.help_since[self.table] = self.at
        else:
            board.help_since.pop(self.table, None)

    def inverse(self, board: Board) -> Facts:
        before = HelpAsked(self.table, board.help_since.get(self.table, 0))
        is_answered = self.table in board.help_answered
        return (before, HelpAnswered(self.table)) if is_answered else (before,)


@dataclass(frozen=True, slots=True)
class HelpAnswered(BoardFact):
    """The facilitator has told a table that somebody is coming; with `answered` False that is
    taken back.
    """

    table: int
    answered: bool = True

    def change(self, board: Board) -> None:
        if self.answered and self.table in board.help_since:
            board.help_answered.add(self.table)
        else:
            board.help_answered.discard(self.table)

    def inverse(self, board: Board) -> Facts:
        return (HelpAnswered(self.table, self.table in board.help_answered),)


@dataclass(frozen=True, slots=True)
class TableCodesIssued(BoardFact):
    """The tables' access codes for a day, table 1 first, made `at` an instant (0: not told). Older
    codes of that day open nothing any more.
    """

    meeting: str
    codes: tuple[str, ...]
    at: int = 0

    def change(self, board: Board) -> None:
        board.codes[self.meeting] = self.codes
        board.codes_at[self.meeting] = self.at


@dataclass(frozen=True, slots=True)
class ThemeMade(BoardFact):
    """There is a new theme, at `index` among the lanes and in a place of its own in the overview;
    one that comes back has the place it had. `parent` is the theme it was split from, `quote` the
    note that spoke for it where it was proposed; `suggested` when a person accepted it as the
    program proposed it (older entries do not tell).
    """

    theme: str
    title: str
    index: int
    parent: str = ""
    quote: str = ""
    suggested: bool = False

    def change(self, board: Board) -> None:
        board.gone.pop(self.theme, None)
        made = Theme(self.theme, self.title, (), self.parent, self.quote, self.suggested)
        board.themes.setdefault(self.theme, made)
        board.called.setdefault(self.theme, set()).add(self.title.casefold())
        if self.theme not in board.order:
            _take_slot(board, self.theme)
            board.order.insert(self.index, self.theme)

    def inverse(self, board: Board) -> Facts:
        before = board.gone.get(self.theme, Gone())
        return (ThemeDissolved(self.theme, before.into),)


@dataclass(frozen=True, slots=True)
class ThemeRenamed(BoardFact):
    """A theme has another title."""

    theme: str
    title: str

    def change(self, board: Board) -> None:
        if self.theme in board.themes:
            board.themes[self.theme] = replace(board.themes[self.theme], title=self.title)
            board.called.setdefault(self.theme, set()).add(self.title.casefold())

    def inverse(self, board: Board) -> Facts:
        return (ThemeRenamed(self.theme, board.themes[self.theme].title),)


@dataclass(frozen=True, slots=True)
class ThemeMoved(BoardFact):
    """A theme has another place among the lanes, and those between have moved up; in the overview
    they change places likewise.
    """

    theme: str
    index: int

    def change(self, board: Board) -> None:
        if self.theme in board.order:
            before = board.order.index(self.theme)
            board.order.remove(self.theme)
            board.order.insert(self.index, self.theme)
            after = board.order.index(self.theme)
            between = board.order[min(before, after) : max(before, after) + 1]
            turned = between[-1:] + between[:-1] if after > before else between[1:] + between[:1]
            slots = [board.slots[each] for each in turned]
            board.slots.update(zip(between, slots, strict=True))

    def inverse(self, board: Board) -> Facts:
        return (ThemeMoved(self.theme, board.order.index(self.theme)),)


@dataclass(frozen=True, slots=True)
class ThemeDissolved(BoardFact):
    """A theme is gone; its notes lie in the tray again. What rests on it rests from now on on the
    theme it was merged `into`, if any.
    """

    theme: str
    into: str = ""

    def change(self, board: Board) -> None:
        gone = board.themes.pop(self.theme, None)
        if gone is None:
            return
        if self.into:
            titles = board.called.get(self.theme, set())
            board.called.setdefault(self.into, set()).update(titles)
        board.gone[self.theme] = Gone(gone.notes, self.into, gone.title, gone.parent)
        board.order.remove(self.theme)
        for note in gone.notes:
            board.placed.pop(note, None)

    def inverse(self, board: Board) -> Facts:
        old = board.themes[self.theme]
        at = board.order.index(old.id)
        made = ThemeMade(old.id, old.title, at, old.parent, old.quote, old.suggested)
        placed = (NotePlaced(note, old.id, index) for index, note in enumerate(old.notes))
        return (made, *placed)


@dataclass(frozen=True, slots=True)
class NotePlaced(BoardFact):
    """A person put a note into a theme, at `index`; theme "" puts it back into the tray."""

    note: str
    theme: str
    index: int

    def change(self, board: Board) -> None:
        lift(board, self.note)
        target = board.themes.get(self.theme)
        if target and self.note in board.notes:
            notes = list(target.notes)
            notes.insert(self.index, self.note)
            board.themes[self.theme] = replace(target, notes=tuple(notes))
            board.placed[self.note] = self.theme

    def inverse(self, board: Board) -> Facts:
        return (place_now(board, self.note),)


@dataclass(frozen=True, slots=True)
class NoteSetApart(BoardFact):
    """A person let a note stand alone: it belongs to no theme, and is not waiting for one. With
    `apart` False it lies in the tray again.
    """

    note: str
    apart: bool

    def change(self, board: Board) -> None:
        lift(board, self.note)
        if self.apart and self.note in board.notes:
            board.apart.add(self.note)

    def inverse(self, board: Board) -> Facts:
        return (place_now(board, self.note),)


def lift(board: Board, note: str) -> None:
    """Takes a note from where it lies."""
    before = board.theme_of(note)
    if before:
        kept = tuple(each for each in before.notes if each != note)
        board.themes[before.id] = replace(before, notes=kept)
    board.placed.pop(note, None)
    board.apart.discard(note)


def place_now(board: Board, note: str) -> BoardFact:
    """The fact that puts a note back to where it lies now."""
    if note in board.apart:
        return NoteSetApart(note, True)
    before = board.theme_of(note)
    if before is None:
        return NotePlaced(note, "", 0)
    return NotePlaced(note, before.id, before.notes.index(note))


def _take_slot(board: Board, theme: str) -> None:
    """The place a theme had, if it is free, else one after all others: nothing else moves."""
    taken = {board.slots[each] for each in board.order if each in board.slots}
    if board.slots.get(theme, -1) in {-1, *taken}:
        board.slots[theme] = max(taken, default=-1) + 1


FACTS: tuple[type[Fact], ...] = (
    NoteWritten,
    NoteReworded,
    NoteWithdrawn,
    SheetDelivered,
    SheetReopened,
    HelpAsked,
    HelpAnswered,
    TableCodesIssued,
    ThemeMade,
    ThemeRenamed,
    ThemeMoved,
    ThemeDissolved,
    NotePlaced,
    NoteSetApart,
)
