"""What goes into the theme engine and what comes out of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, IntEnum
from typing import TypeAlias

Embed: TypeAlias = Callable[[Sequence[str]], Sequence[Sequence[float]]]
"""An organisation's own function from texts to vectors of one length; need not be normalised."""


@dataclass(frozen=True, slots=True)
class Note:
    """One note of a table; `id` is unique, `lang` is "" when it has to be guessed from the words.

    Whatever is not a language the engine knows is read by its letters alone.
    """

    id: str
    text: str
    table: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """A proposed name in three parts, each in the notes' own surface forms.

    `title` is neutral; `words` are two or three that set the group apart; `quote` is the text of
    its most typical note. All are "" or empty for a group without a readable word.
    """

    title: str
    words: tuple[str, ...] = ()
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Why:
    """What a note shares with others: `words` of its own, as written, and titles of `concepts`."""

    words: tuple[str, ...] = ()
    concepts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Theme:
    """A group of notes, by id; for a new one `why` says of each note why it is in it.

    `kept` says that a person made it: its label is never replaced and it never loses a note.
    """

    label: str
    notes: tuple[str, ...]
    words: tuple[str, ...] = ()
    quote: str = ""
    kept: bool = False
    why: tuple[Why, ...] = ()


class Step(IntEnum):
    """How sure a suggestion is, in the three steps that people are shown."""

    UNSURE = 0
    LIKELY = 1
    SURE = 2


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Where a note may belong: positions in the given list of themes, best first.

    `lead` is how far the first is ahead of the second, less for a note that is hardly like any note
    of it, to sort by; `confidence` is what people see.
    `because` holds the words of the note, as written, that speak for the first theme; `concepts`
    the titles of the lexicon's concepts that do.
    """

    note: str
    themes: tuple[int, ...]
    confidence: Step
    lead: float = 0.0
    because: tuple[str, ...] = ()
    concepts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Alike:
    """A pair of notes that look alike; `likeness` runs from 0 (nothing shared) to 1 (the same)."""

    first: str
    second: str
    likeness: float


class Kin(Enum):
    """What a note that looks like another may be of it; for a person to judge."""

    DUPLICATE = "duplicate"
    OPPOSITE = "opposite"


@dataclass(frozen=True, slots=True)
class Twins:
    """Near-duplicates, and pairs that say the same with opposite meaning or another number.

    `duplicates` are groups of two or more ids; `opposites` are pairs. Nothing is ever merged.
    """

    duplicates: tuple[tuple[str, ...], ...] = ()
    opposites: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Grouping:
    """A proposal for all notes: each is in exactly one theme or in `unplaced`.

    Kept themes come first, in the order given, then new ones, the largest first. `joined` are the
    notes that were added to a kept theme, `suggestions` tell which kept theme each note that people
    have not placed is like, and `nearest` the three notes most like each. `can_fewer` and
    `can_more` tell whether another step of `fewer_more` that way can change anything.
    """

    themes: tuple[Theme, ...] = ()
    unplaced: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()
    duplicates: tuple[tuple[str, ...], ...] = ()
    opposites: tuple[tuple[str, str], ...] = ()
    seconds: float = field(default=0.0, compare=False)
    can_fewer: bool = True
    can_more: bool = True
    suggestions: tuple[Suggestion, ...] = ()
    nearest: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
