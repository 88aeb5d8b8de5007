"""Pictures of the day itself: programme, table map, one theme, and what facilitators write."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.models.board import Mark


class RowState(StrEnum):
    """Where an item of the programme is, seen from now."""

    DONE = "done"
    NOW = "now"
    COMING = "coming"


@dataclass(frozen=True, slots=True)
class ProgrammeRow:
    """An item as everybody may read it; `start_min` counts from midnight, -1 for no hour."""

    start_min: int
    title: str
    state: RowState
    is_break: bool = False


@dataclass(frozen=True, slots=True)
class ProgrammePicture:
    """The day's programme: as it was held so far, and as it was expected when it was taken."""

    meeting: int
    day: str
    rows: tuple[ProgrammeRow, ...]


@dataclass(frozen=True, slots=True)
class MapTable:
    """A table and the names of those who sit at it."""

    number: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableMapPicture:
    """The tables of round `number` of `rounds`, in the order they are numbered in the room."""

    number: int
    rounds: int
    tables: tuple[MapTable, ...]


@dataclass(frozen=True, slots=True)
class LaneNote:
    """A note as it was written, its table (0 for none) and what kind it is; nobody's name."""

    text: str
    table: int
    mark: Mark = Mark.IDEA

    @property
    def is_quote(self) -> bool:
        """Whether these are somebody's own words."""
        return self.mark is Mark.QUOTE


@dataclass(frozen=True, slots=True)
class ThemePicture:
    """One theme with its notes in their order."""

    title: str
    notes: tuple[LaneNote, ...]


@dataclass(frozen=True, slots=True)
class MessagePicture:
    """What a facilitator typed for everybody."""

    text: str


@dataclass(frozen=True, slots=True)
class OwnPicture:
    """A slide of the facilitator's own: a little Markdown, and a JPEG in base64 or ""."""

    text: str
    jpeg: str = ""


@dataclass(frozen=True, slots=True)
class TestCardPicture:
    """What shows how a projector does; it holds nothing of the assembly."""

    __test__ = False  # no test, whatever its name
