"""Notes as they were written, and the themes people put them into."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from app.models import templates
from app.models.templates import Parts


class Mark(StrEnum):
    """What a note is: an idea unless its writer said otherwise with a quick key."""

    IDEA = "idea"
    FOR = "for"
    AGAINST = "against"
    QUOTE = "quote"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table's paper for one agenda item."""

    item: str
    table: int


@dataclass(frozen=True, slots=True)
class Note:
    """One thought from one table. `text` is all of it; `parts` are its fields where the item asked
    for some. `others` holds wordings that lost to a later edit made at the same time.
    """

    id: str
    meeting: str
    sheet: Sheet
    text: str
    mark: Mark
    written_at: int
    withdrawn: bool = False
    others: tuple[str, ...] = ()
    parts: Parts = ()

    @property
    def table(self) -> int:
        """The table it came from, 0 for the facilitator's own."""
        return self.sheet.table

    @property
    def words(self) -> str:
        """What was said, without the labels of its fields: what likeness is read from."""
        return templates.words(self.parts) or self.text


@dataclass(frozen=True, slots=True)
class Theme:
    """A named group of notes, in the order people gave them."""

    id: str
    title: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gone:
    """A theme that was taken away: the notes that still lay in it, and the theme it was merged
    into, "" when there is none.
    """

    notes: tuple[str, ...] = ()
    into: str = ""


@dataclass(slots=True)
class Board:
    """Notes and themes by id, the order of the lanes, what tables delivered, and the tables' access
    codes. `gone` remembers the themes that were taken away, for what rests on them.
    """

    notes: dict[str, Note] = field(default_factory=dict)
    themes: dict[str, Theme] = field(default_factory=dict)
    order: list[str] = field(default_factory=list)
    gone: dict[str, Gone] = field(default_factory=dict)
    placed: dict[str, str] = field(default_factory=dict)
    delivered: dict[Sheet, int] = field(default_factory=dict)
    help_since: dict[int, int] = field(default_factory=dict)
    codes: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Note]:
        """Notes that stand, in the order they were written."""
        return iter(
            sorted(
                (each for each in self.notes.values() if not each.withdrawn),
                key=lambda each: (each.written_at, each.id),
            )
        )

    def lanes(self) -> tuple[Theme, ...]:
        """The themes in order."""
        return tuple(self.themes[each] for each in self.order)

    def notes_in(self, theme: str) -> tuple[Note, ...]:
        """The notes of a theme that stand, in its order."""
        held = (self.notes[each] for each in self.themes[theme].notes if each in self.notes)
        return tuple(each for each in held if not each.withdrawn)

    def tray(self) -> tuple[Note, ...]:
        """Notes that no person has placed yet."""
        return tuple(each for each in self if each.id not in self.placed)

    def on_sheet(self, sheet: Sheet) -> tuple[Note, ...]:
        """What stands on one table's sheet."""
        return tuple(each for each in self if each.sheet == sheet)

    def theme_of(self, note: str) -> Theme | None:
        """The theme a note lies in."""
        return self.themes.get(self.placed.get(note, ""))

    def heir(self, theme: str) -> str:
        """Where a theme is now: itself, or what it was merged into at last. Two laptops may have
        merged two themes into each other; then it is one that is gone.
        """
        seen = {theme}
        while theme not in self.themes and theme in self.gone:
            into = self.gone[theme].into
            if not into or into in seen:
                break
            seen.add(into)
            theme = into
        return theme

    def table_with(self, meeting: str, code: str) -> int:
        """The table whose access code this is, 0 for none."""
        codes = self.codes.get(meeting, ())
        return codes.index(code) + 1 if code in codes else 0


class HasBoard(Protocol):
    """What a decision about notes and themes looks at."""

    @property
    def board(self) -> Board:
        """Notes and themes."""
