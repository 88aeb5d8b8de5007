"""What two laptops changed side by side: the later holds, the other is kept, and a person chooses.

A sync finds it and writes it down, so that every laptop knows of it until somebody has chosen.
Recommendations know it of themselves, by the version each wording was written over.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from typing import Final, Protocol, TypeVar

from app.models import agenda, board, people, recommendations
from app.models.agenda import Plan
from app.models.entries import Fact, Facts, personal
from app.models.errors import Refused
from app.models.people import Details
from app.models.recommendations import Wording

T = TypeVar("T")
Told = Details | Plan | Wording | str
"""What was said of a thing; a theme's title is a text."""


class Thing(StrEnum):
    """What can be changed side by side."""

    MEMBER = "member"
    ITEM = "item"
    THEME = "theme"
    RECOMMENDATION = "recommendation"


@dataclass(frozen=True, slots=True)
class Hand:
    """Who said it and when: the laptop's id, "" where only a table or role is known; an instant in
    milliseconds since 1970.
    """

    device: str = ""
    at: int = 0


@dataclass(frozen=True, slots=True)
class Crossing:
    """One thing that was changed side by side, the earlier word first; `both` is what both changes
    make together, None where they touch the same.
    """

    thing: Thing
    subject: str
    told: tuple[Told, Told]
    hands: tuple[Hand, Hand]
    both: Told | None = None


@dataclass(slots=True)
class Crossings:
    """What a sync found and nobody has settled, by thing and its id. None for erased data."""

    found: dict[tuple[Thing, str], CrossingFound] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CrossingFact(Fact):
    """A fact about what was changed side by side."""

    @abstractmethod
    def change(self, crossings: Crossings) -> None:
        """Make the state say so."""

    def inverse(self, crossings: Crossings) -> Facts:
        """The facts that take this one back, seen from before it."""
        return ()


@dataclass(frozen=True, slots=True)
class MemberCrossed(CrossingFact):
    """Two laptops described a member side by side; the second is the later word."""

    member: str
    first: Details | None = field(metadata=personal("member"))
    second: Details | None = field(metadata=personal("member"))
    by_first: Hand
    by_second: Hand
    both: Details | None = field(default=None, metadata=personal("member"))

    def change(self, crossings: Crossings) -> None:
        crossings.found[Thing.MEMBER, self.member] = self


@dataclass(frozen=True, slots=True)
class ItemCrossed(CrossingFact):
    """Two laptops planned an agenda item side by side; the second is the later word."""

    item: str
    first: Plan
    second: Plan
    by_first: Hand
    by_second: Hand
    both: Plan | None = None

    def change(self, crossings: Crossings) -> None:
        crossings.found[Thing.ITEM, self.item] = self


@dataclass(frozen=True, slots=True)
class ThemeCrossed(CrossingFact):
    """Two laptops named a theme side by side; the second is the later word."""

    theme: str
    first: str
    second: str
    by_first: Hand
    by_second: Hand

    def change(self, crossings: Crossings) -> None:
        crossings.found[Thing.THEME, self.theme] = self


CrossingFound = MemberCrossed | ItemCrossed | ThemeCrossed


@dataclass(frozen=True, slots=True)
class CrossingSettled(CrossingFact):
    """Somebody chose which of both words holds."""

    thing: Thing
    subject: str

    def change(self, crossings: Crossings) -> None:
        crossings.found.pop((self.thing, self.subject), None)

    def inverse(self, crossings: Crossings) -> Facts:
        found = crossings.found.get((self.thing, self.subject))
        return (found,) if found else ()


FACTS: tuple[type[Fact], ...] = (MemberCrossed, ItemCrossed, ThemeCrossed, CrossingSettled)


class CrossingRoom(Protocol):
    """What a decision about this looks at."""

    @property
    def crossings(self) -> Crossings:
        """What a sync found."""

    @property
    def people(self) -> people.People:
        """The members."""

    @property
    def agenda(self) -> agenda.Agenda:
        """The programme."""

    @property
    def board(self) -> board.Board:
        """The board."""

    @property
    def recommendations(self) -> recommendations.Recommendations:
        """The recommendations."""


def waiting(room: CrossingRoom) -> tuple[Crossing, ...]:
    """What a person still has to choose. What was changed again since both were known, or is gone,
    waits for nobody.
    """
    return (*found_waiting(room), *_wordings(room))


def found_waiting(room: CrossingRoom) -> tuple[Crossing, ...]:
    """The same without recommendations, which tell it where they are written."""
    found = []
    for (thing, subject), each in sorted(room.crossings.found.items(), key=_by_key):
        if each.first is None or each.second is None:
            continue
        told: tuple[Told, Told] = (each.first, each.second)
        if _now(room, thing, subject) in told:
            both = None if isinstance(each, ThemeCrossed) else each.both
            hands = (each.by_first, each.by_second)
            found.append(Crossing(thing, subject, told, hands, both))
    return tuple(found)


def settle_crossing(room: CrossingRoom, thing: Thing, subject: str, choice: int, now: int) -> Facts:
    """Let the first (1) or the second (2) of both words hold, or both (3). Raises
    Refused("crossing-gone").
    """
    crossing = next((e for e in waiting(room) if (e.thing, e.subject) == (thing, subject)), None)
    words = (*crossing.told, crossing.both) if crossing else ()
    if not 1 <= choice <= len(words) or words[choice - 1] is None:
        raise Refused("crossing-gone")
    settled = CrossingSettled(thing, subject)
    match words[choice - 1]:
        case Details() as details:
            return (*people.describe_member(room, subject, details), settled)
        case Plan() as plan:
            return (*agenda.plan_item(room, subject, plan, now), settled)
        case Wording():
            keep = _versions(room.recommendations.items[subject])[choice - 1].number
            return recommendations.settle_edits(room, subject, keep, now)
        case str() as title:
            return (*board.rename_theme(room, subject, title), settled)
    raise Refused("crossing-gone")


def _now(room: CrossingRoom, thing: Thing, subject: str) -> Told | None:
    """What is said of a thing now, None when it is gone."""
    if thing is Thing.MEMBER:
        member = room.people.members.get(subject)
        return member.details if member else None
    if thing is Thing.ITEM:
        item = room.agenda.items.get(subject)
        in_day = item is not None and subject in room.agenda.order.get(item.meeting, ())
        return item.plan if item and in_day else None
    theme = room.board.themes.get(subject)
    return theme.title if theme else None


def _wordings(room: CrossingRoom) -> Iterator[Crossing]:
    for each in room.recommendations.standing():
        versions = _versions(each)
        if len(versions) > 1:
            first, second = versions
            told = (first.wording, second.wording)
            hands = (Hand(at=first.at), Hand(at=second.at))
            yield Crossing(Thing.RECOMMENDATION, each.id, told, hands)


def _versions(
    recommendation: recommendations.Recommendation,
) -> tuple[recommendations.Version, ...]:
    """The last two that crossed each other; fewer when nothing waits."""
    return tuple(version for _, version in recommendations.crossing(recommendation))[-2:]


def _by_key(item: tuple[tuple[Thing, str], CrossingFound]) -> tuple[Thing, str]:
    return item[0]


def together(base: Told | None, first: Told, second: Told) -> Told | None:
    """What both changes make of what was before, None where they touch the same part."""
    match base, first, second:
        case Details(), Details(), Details():
            parts = _merged(_parts(base), _parts(first), _parts(second))
            return None if parts is None else _details(parts)
        case Plan(), Plan(), Plan():
            old, one, other = (
                {each.name: getattr(plan, each.name) for each in fields(plan)}
                for plan in (base, first, second)
            )
            merged = _merged(old, one, other)
            return None if merged is None else replace(base, **merged)
    return None


def _merged(
    base: Mapping[str, T], first: Mapping[str, T], second: Mapping[str, T]
) -> dict[str, T] | None:
    """Part by part; a part that both changed to different things has no answer."""
    merged = dict[str, T]()
    for part in dict.fromkeys((*base, *first, *second)):
        was, one, other = base.get(part), first.get(part), second.get(part)
        if was not in (one, other) and one != other:
            return None
        now = other if one == was else one
        if now is not None:
            merged[part] = now
    return merged


_OWN: Final = ("name", "mobile", "email", "called")


def _parts(details: Details) -> dict[str, str]:
    """Its own fields by their names, attributes by their headings after a sign no field has."""
    own = {name: str(getattr(details, name)) for name in _OWN}
    return own | {f"#{heading}": value for heading, value in details.attributes}


def _details(parts: Mapping[str, str]) -> Details:
    attributes = ((key[1:], value) for key, value in parts.items() if key.startswith("#"))
    return Details(
        parts["name"], parts["mobile"], parts["email"], tuple(attributes), parts["called"]
    )
