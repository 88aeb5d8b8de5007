"""The cases that come along: an invented assembly as a file, read into plain values.

A case is a folder under `resources/cases` with a member list and a `case.json`, whose keys its
README explains. Nothing here knows a document: what is made of a case goes through the decisions of
the domain, in a rehearsal, in the example and in tests alike.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final, TypeAlias

from app.i18n import Language
from app.models.agenda import ItemKind, Lock, Plan
from app.models.errors import Refused
from app.models.mandate import Meeting
from app.models.mandate import Wording as MandateWording
from app.models.recommendations import Wording
from app.models.voting import Base, Channel, Counts, Terms
from app.places import resources

FORMAT = 1
LANGUAGE: Final[Language] = "da"
"""What the people of the cases speak and write."""

_Told: TypeAlias = "Mapping[str, _Value]"
_Value: TypeAlias = "str | int | bool | list[_Value] | _Told"


@dataclass(frozen=True, slots=True)
class CaseItem:
    """An agenda item of the day that is played; `key` names it in the case."""

    key: str
    plan: Plan


@dataclass(frozen=True, slots=True)
class CaseNote:
    """A note as a table writes it, under the agenda item with the key `item`."""

    id: str
    item: str
    table: int
    text: str


@dataclass(frozen=True, slots=True)
class CaseTheme:
    """A theme and the ids of its notes."""

    key: str
    title: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CaseRecommendation:
    """A recommendation: its wordings, oldest first, what it rests on, how the room votes, and why
    each wording was written.
    """

    key: str
    versions: tuple[Wording, ...]
    themes: tuple[str, ...]
    notes: tuple[str, ...]
    votes: Counts
    whys: tuple[str, ...] = ()


@dataclass(frozen=True)
class Case:
    """A whole assembly to play. `members` is the list as the municipality sends it."""

    name: str
    folder: Path
    told: _Told

    @property
    def members(self) -> Path:
        """The member list."""
        return self.folder / str(self.told["members"])

    @property
    def rounds(self) -> int:
        """How many table rounds are seated."""
        return int(str(self.told["rounds"]))

    @property
    def tables(self) -> int:
        """How many tables there are."""
        return len(_list(self.told["tables"]))

    @property
    def staying_away(self) -> frozenset[str]:
        """The members, by the name in the list, who do not come on the day that is played."""
        return frozenset(map(str, _list(self.told["staying_away"])))

    @property
    def played_day(self) -> datetime.date:
        """The day the programme describes."""
        return datetime.date.fromisoformat(str(self.told["played_day"]))

    @property
    def meeting(self) -> str:
        """The id of the meeting on that day, as `mandate` names it."""
        return next(each.id for each in self.meetings() if each.day == str(self.told["played_day"]))

    def mandate(self, held_on: datetime.date | None = None) -> MandateWording:
        """Name, question, commissioner and days, moved so that the played day is `held_on`."""
        return MandateWording(
            str(self.told["name"]),
            str(self.told["question"]),
            str(self.told["commissioner"]),
            self.meetings(held_on),
        )

    def meetings(self, held_on: datetime.date | None = None) -> tuple[Meeting, ...]:
        """The meeting days; their ids do not move with them."""
        moved = (held_on or self.played_day) - self.played_day
        return tuple(
            Meeting(
                f"d{number}",
                str(datetime.date.fromisoformat(str(day["date"])) + moved),
                str(day["title"]),
            )
            for number, day in enumerate(map(_told, _list(self.told["days"])), 1)
        )

    @cached_property
    def items(self) -> tuple[CaseItem, ...]:
        """The programme in order."""
        items: list[CaseItem] = []
        clock = -1
        for each in map(_told, _list(self.told["program"])):
            items.append(_item(each, clock))
            clock = _start(each) + items[-1].plan.length_min
        return tuple(items)

    @cached_property
    def notes(self) -> tuple[CaseNote, ...]:
        """The notes in the order they are written."""
        return tuple(
            CaseNote(str(each["id"]), str(each["item"]), _int(each["table"]), str(each["text"]))
            for each in map(_told, _list(self.told["notes"]))
        )

    @cached_property
    def themes(self) -> tuple[CaseTheme, ...]:
        """The themes people end with."""
        return tuple(
            CaseTheme(str(each["key"]), str(each["title"]), _texts(each["notes"]))
            for each in map(_told, _list(self.told["themes"]))
        )

    @cached_property
    def recommendations(self) -> tuple[CaseRecommendation, ...]:
        """The recommendations in order."""
        found = map(_told, _list(self.told["recommendations"]))
        return tuple(_recommendation(each) for each in found)

    def terms(self, *channels: Channel) -> Terms:
        """What was agreed for the polls of the day."""
        poll = _told(self.told["poll"])
        return Terms("", channels, Base(str(poll["base"])), str(poll["threshold"]))


def names() -> tuple[str, ...]:
    """The cases that exist, in alphabetical order."""
    found = (resources() / "cases").glob("*/case.json")
    return tuple(sorted(each.parent.name for each in found))


def load(name: str) -> Case:
    """A case by the name of its folder. Raises Refused("case-unknown", "case-unreadable")."""
    if name not in names():
        raise Refused("case-unknown", case=name, cases=", ".join(names()))
    folder = resources() / "cases" / name
    told = json.loads((folder / "case.json").read_text("utf-8"))
    if told.get("format") != FORMAT:
        raise Refused("case-unreadable", case=name)
    return Case(name, folder, told)


def _item(told: _Told, clock: int) -> CaseItem:
    """An item that begins when the one before ends, at `clock`, just follows, unless locked."""
    is_locked = bool(told.get("locked", False))
    start = _start(told)
    plan = Plan(
        str(told["title"]),
        ItemKind(str(told["kind"])),
        start if is_locked or start != clock else -1,
        _int(told["minutes"]),
        str(told.get("owner", "")),
        str(told.get("task", "")),
        round=_int(told.get("round", 0)),
        lock=Lock.START if is_locked else Lock.NONE,
        is_optional=bool(told.get("optional", False)),
    )
    return CaseItem(str(told["key"]), plan)


def _start(told: _Told) -> int:
    hour, _, minute = str(told["start"]).partition(":")
    return int(hour) * 60 + int(minute)


def _recommendation(told: _Told) -> CaseRecommendation:
    versions = tuple(
        Wording(
            str(each["title"]),
            str(each["text"]),
            str(each["reason"]),
            _texts(each["initiatives"]),
            addressed_to=str(each.get("addressed_to", "")),
        )
        for each in map(_told, _list(told["versions"]))
    )
    whys = tuple(str(_told(each).get("why", "")) for each in _list(told["versions"]))
    votes = _told(told["ballots"])
    return CaseRecommendation(
        str(told["key"]),
        versions,
        _texts(told["themes"]),
        _texts(told["notes"]),
        Counts(_int(votes["yes"]), _int(votes["no"]), _int(votes["blank"])),
        whys,
    )


def _told(value: _Value) -> _Told:
    if not isinstance(value, Mapping):
        raise ValueError(f"{value!r} is not a record")
    return value


def _list(value: _Value) -> list[_Value]:
    if not isinstance(value, list):
        raise ValueError(f"{value!r} is not a list")
    return value


def _texts(value: _Value) -> tuple[str, ...]:
    return tuple(map(str, _list(value)))


def _int(value: _Value) -> int:
    if not isinstance(value, int):
        raise ValueError(f"{value!r} is not a whole number")
    return value
