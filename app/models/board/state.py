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


class Lens(StrEnum):
    """What notes are sorted by; told to the room, so that everybody sorts alike."""

    NONE = ""
    WHAT = "what"
    WHO = "who"
    WHERE = "where"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table's paper for one agenda item."""

    item: str
    table: int


@dataclass(frozen=True, slots=True)
class Note:
    """One thought from one table. `text` is all of it; `parts` are its fields where the item asked
    for some. `others` holds wordings that lost to a later edit made at the same time; `first` is
    what its writer sent, so that the same sent again is known.
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
    first: tuple[str, Mark] = ("", Mark.IDEA)

    @property
    def table(self) -> int:
        """The table it came from, 0 for the facilitator's own."""
        return self.sheet.table

    @property
    def words(self) -> str:
        """What was said, without the labels of its fields: what likeness is read from."""
        return templates.words(self.parts) or self.text


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a table proposes that a note's theme be called: the latest title first, then those that
    were proposed on other devices meanwhile. `declined` are the ones the facilitator lets lie.
    """

    titles: tuple[str, ...] = ()
    declined: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo a table sent of its paper; `jpeg` is base64, None when it was erased."""

    id: str
    meeting: str
    sheet: Sheet
    at: int
    jpeg: str | None = field(default=None, repr=False)
    taken_back: bool = False

    @property
    def is_shown(self) -> bool:
        """True while it lies beside its sheet."""
        return self.jpeg is not None and not self.taken_back


@dataclass(frozen=True, slots=True)
class Theme:
    """A named group of notes, in the order people gave them; `parent` is the theme it was split
    from, if any, `quote` the note that was chosen to speak for it; `suggested` when the program
    proposed it and a person accepted it.
    """

    id: str
    title: str
    notes: tuple[str, ...] = ()
    parent: str = ""
    quote: str = ""
    suggested: bool = False


@dataclass(frozen=True, slots=True)
class Gone:
    """A theme that was taken away: the notes that still lay in it, and the theme it was merged
    into, "" when there is none; and what it was called.
    """

    notes: tuple[str, ...] = ()
    into: str = ""
    title: str = ""
    parent: str = ""


@dataclass(frozen=True, slots=True)
class DotRound:
    """A round of dots: what a member has, the themes in order, and the dots of each sheet in that
    order. `closed_at` is 0 while it is open; until then nobody is shown what was put.
    """

    id: str
    per_member: int
    per_theme: int
    themes: tuple[str, ...]
    opened_at: int
    closed_at: int = 0
    sheets: dict[str, tuple[int, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Dots:
    """What a theme got in a round: its dots, and how many people gave it any. `merged` tells how
    many of them were put on themes that were merged into it: the title each had, and its dots.
    """

    dots: int = 0
    people: int = 0
    merged: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class GivenAddress:
    """Where phones come that were told it on paper or by a code; port 0 for not known."""

    address: str = ""
    port: int = 0


_NOTHING = Proposal()


@dataclass(slots=True)
class Board:
    """Notes and themes by id, the order of the lanes, what tables delivered, and the tables' access
    codes. `gone` remembers the themes that were taken away, for what rests on them; `photos` are
    the tables' own, `typed_from` tells from which of them a note was typed.

    `slots` is the place of each theme in the overview, kept for life; `under` names the note on top
    of the stack a note lies in, `apart` the notes that stand alone, `tags` the themes a note
    touches besides its own. All notes of a stack lie in one place.

    `codes_at` is by meeting the instant at which any of its codes was made last; `given` is the
    address that voting cards ("cards") and codes of tables ("codes") tell.

    `proposed` tells by note which theme its table proposes, `heard` which requests of devices were
    heard already, `called` every title a theme has had, with those merged into it, case folded.
    """

    notes: dict[str, Note] = field(default_factory=dict)
    themes: dict[str, Theme] = field(default_factory=dict)
    order: list[str] = field(default_factory=list)
    gone: dict[str, Gone] = field(default_factory=dict)
    placed: dict[str, str] = field(default_factory=dict)
    slots: dict[str, int] = field(default_factory=dict)
    under: dict[str, str] = field(default_factory=dict)
    apart: set[str] = field(default_factory=set)
    tags: dict[str, tuple[str, ...]] = field(default_factory=dict)
    lens: Lens = Lens.NONE
    dots: dict[str, DotRound] = field(default_factory=dict)
    delivered: dict[Sheet, int] = field(default_factory=dict)
    help_since: dict[int, int] = field(default_factory=dict)
    help_answered: set[int] = field(default_factory=set)
    codes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    codes_at: dict[str, int] = field(default_factory=dict)
    given: dict[str, GivenAddress] = field(default_factory=dict)
    photos: dict[str, Photo] = field(default_factory=dict)
    typed_from: dict[str, str] = field(default_factory=dict)
    proposed: dict[str, Proposal] = field(default_factory=dict)
    heard: set[str] = field(default_factory=set)
    called: dict[str, set[str]] = field(default_factory=dict, compare=False)

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
        return tuple(e for e in self if e.id not in self.placed and e.id not in self.apart)

    def alone(self) -> tuple[Note, ...]:
        """Notes that people let stand alone."""
        return tuple(each for each in self if each.id in self.apart) if self.apart else ()

    def sorted_count(self) -> int:
        """How many notes people have placed: in a theme, or by themselves."""
        return sum(1 for e in self if e.id in self.placed or e.id in self.apart)

    def on_sheet(self, sheet: Sheet) -> tuple[Note, ...]:
        """What stands on one table's sheet."""
        return tuple(each for each in self if each.sheet == sheet)

    def photos_on(self, sheet: Sheet) -> tuple[Photo, ...]:
        """The photos beside one table's sheet, in the order they came."""
        shown = (each for each in self.photos.values() if each.sheet == sheet and each.is_shown)
        return tuple(sorted(shown, key=lambda each: (each.at, each.id)))

    def theme_of(self, note: str) -> Theme | None:
        """The theme a note lies in."""
        return self.themes.get(self.placed.get(note, ""))

    def top_of(self, note: str) -> str:
        """The note on top of its stack, itself when it lies in none."""
        return self.under.get(note, note)

    def stacked(self) -> dict[str, tuple[str, ...]]:
        """All notes of each stack by the note on top: that first, then as they were written."""
        found: dict[str, list[str]] = {}
        for note, top in self.under.items():
            if note in self.notes:
                found.setdefault(top, [top]).append(note)
        return {top: tuple(sorted(each, key=self._in_stack)) for top, each in found.items()}

    def stack_of(self, note: str) -> tuple[str, ...]:
        """The notes of its stack that stand in the same place, itself among them."""
        top = self.top_of(note)
        every = self.stacked().get(top, (note,)) if self.under else (note,)
        return tuple(e for e in every if e == note or self._lie_together(e, note))

    def tags_of(self, note: str) -> tuple[Theme, ...]:
        """The themes a note touches besides the one it lies in."""
        heirs = dict.fromkeys(self.heir(each) for each in self.tags.get(note, ()))
        own = self.placed.get(note, "")
        return tuple(self.themes[each] for each in heirs if each in self.themes and each != own)

    def waiting_titles(self, note: str) -> tuple[str, ...]:
        """What its table proposes for a note and nobody has declined, the latest first."""
        found = self.proposed.get(note, _NOTHING)
        return tuple(each for each in found.titles if each not in found.declined)

    def proposal(self, note: str) -> str:
        """The latest of these, "" for none."""
        return next(iter(self.waiting_titles(note)), "")

    def touching(self) -> dict[str, tuple[Note, ...]]:
        """By theme the notes that stand elsewhere and touch it as a second theme, as written."""
        found: dict[str, list[Note]] = {}
        for note in self if self.tags else ():
            for theme in self.tags_of(note.id) if note.id in self.tags else ():
                found.setdefault(theme.id, []).append(note)
        return {theme: tuple(notes) for theme, notes in found.items()}

    def closed_dots(self) -> tuple[DotRound, ...]:
        """The rounds of dots that are closed, in the order they were."""
        closed = (each for each in self.dots.values() if each.closed_at)
        return tuple(sorted(closed, key=lambda each: (each.closed_at, each.id)))

    def open_dots(self) -> DotRound | None:
        """The round of dots that is open."""
        return next((each for each in self.dots.values() if not each.closed_at), None)

    def dotted(self) -> dict[str, Dots]:
        """By theme what the round closed last came to; empty while one is open. Dots on a theme
        that was merged count for the one it went into, which tells how many they are: together
        they can be more than one theme may get.
        """
        closed = max(self.dots.values(), key=lambda each: each.closed_at, default=None)
        if closed is None or self.open_dots() is not None:
            return {}
        heirs = [self.heir(each) for each in closed.themes]
        found = {e: Dots(merged=self._merged(closed, e)) for e in heirs if e in self.themes}
        for sheet in closed.sheets.values():
            put: dict[str, int] = {}
            for theme, dots in zip(heirs, sheet, strict=False):
                put[theme] = put.get(theme, 0) + dots
            for theme, dots in put.items():
                if dots and theme in found:
                    before = found[theme]
                    more = before.dots + dots, before.people + 1
                    found[theme] = Dots(*more, before.merged)
        return found

    def _merged(self, closed: DotRound, kept: str) -> tuple[tuple[str, int], ...]:
        """The themes of a round that went into this one, by the titles they had, with their dots;
        not those without any.
        """
        came = (
            (self.gone[each].title, sum(sum(e[at : at + 1]) for e in closed.sheets.values()))
            for at, each in enumerate(closed.themes)
            if each != kept and self.heir(each) == kept
        )
        return tuple((title, dots) for title, dots in came if dots)

    def slot(self, theme: str) -> int:
        """The place of a theme in the overview, counted from 0."""
        return self.slots.get(theme, 0)

    def layout(self) -> tuple[str, ...]:
        """The themes by their place in the overview, "" where none is."""
        at = {self.slots[each]: each for each in self.order if each in self.slots}
        return tuple(at.get(slot, "") for slot in range(max(at, default=-1) + 1))

    def parents(self, theme: str) -> tuple[str, ...]:
        """The titles of the themes this one was split from, the latest first."""
        titles: list[str] = []
        seen = {theme}
        at = self._parent(theme)
        while at and at not in seen:
            seen.add(at)
            known = self.themes.get(at) or self.gone.get(at)
            if known is None:
                break
            titles.append(known.title)
            at = self._parent(at)
        return tuple(titles)

    def _parent(self, theme: str) -> str:
        known = self.themes.get(theme) or self.gone.get(theme)
        return known.parent if known else ""

    def _in_stack(self, note: str) -> tuple[bool, int, str]:
        found = self.notes.get(note)
        return note in self.under, found.written_at if found else 0, note

    def _lie_together(self, one: str, other: str) -> bool:
        found = self.notes.get(one)
        if found is None or found.withdrawn or (one in self.apart) is not (other in self.apart):
            return False
        return self.placed.get(one) == self.placed.get(other)

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
