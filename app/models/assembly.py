"""The assembly: the state of everything, a fold of all facts in order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Flag, auto

from app.models import (
    agenda,
    board,
    leading,
    mandate,
    own_slides,
    people,
    recommendations,
    room,
    seating,
    side_by_side,
    speakers,
    timing,
    voting,
)
from app.models.entries import Fact, Facts, kind_of


class Aspect(Flag):
    """What a change touched; views choose what they look at again."""

    NOTHING = 0
    MANDATE = auto()
    PEOPLE = auto()
    SEATING = auto()
    AGENDA = auto()
    BOARD = auto()
    RECOMMENDATIONS = auto()
    POLL = auto()
    ROOM = auto()
    SPEAKERS = auto()
    CROSSINGS = auto()
    LEADING = auto()
    ALL = (
        MANDATE
        | PEOPLE
        | SEATING
        | AGENDA
        | BOARD
        | RECOMMENDATIONS
        | POLL
        | ROOM
        | SPEAKERS
        | CROSSINGS
        | LEADING
    )


KINDS: dict[str, type[Fact]] = {
    kind_of(fact): fact
    for section in (
        mandate,
        people,
        seating,
        agenda,
        board,
        recommendations,
        voting,
        room,
        timing,
        speakers,
        own_slides,
        side_by_side,
        leading,
    )
    for fact in section.FACTS
}


@dataclass(slots=True)
class Assembly:
    """The state of an assembly. Only `apply` changes it; everything else reads."""

    mandate: mandate.Mandate = field(default_factory=mandate.Mandate)
    people: people.People = field(default_factory=people.People)
    seating: seating.Seating = field(default_factory=seating.Seating)
    agenda: agenda.Agenda = field(default_factory=agenda.Agenda)
    board: board.Board = field(default_factory=board.Board)
    recommendations: recommendations.Recommendations = field(
        default_factory=recommendations.Recommendations
    )
    voting: voting.Voting = field(default_factory=voting.Voting)
    room_screen: room.RoomScreen = field(default_factory=room.RoomScreen)
    speakers: speakers.Speakers = field(default_factory=speakers.Speakers)
    crossings: side_by_side.Crossings = field(default_factory=side_by_side.Crossings)
    leading: leading.Leading = field(default_factory=leading.Leading)
    unknown_kinds: set[str] = field(default_factory=set)

    def apply(self, fact: Fact) -> Aspect:  # noqa: C901 -- one line for each family of facts
        """Make the state say what the fact says, and tell what changed."""
        match fact:
            case board.BoardFact():
                fact.change(self.board)
                return Aspect.BOARD
            case voting.VotingFact():
                fact.change(self.voting)
                return Aspect.POLL
            case agenda.AgendaFact():
                fact.change(self.agenda)
                return Aspect.AGENDA
            case people.PeopleFact():
                fact.change(self.people)
                return Aspect.PEOPLE
            case seating.SeatingFact():
                fact.change(self.seating)
                return Aspect.SEATING
            case recommendations.RecommendationFact():
                fact.change(self.recommendations)
                return Aspect.RECOMMENDATIONS
            case room.RoomFact():
                fact.change(self.room_screen)
                return Aspect.ROOM
            case mandate.MandateFact():
                fact.change(self.mandate)
                return Aspect.MANDATE
            case speakers.SpeakersFact():
                fact.change(self.speakers)
                return Aspect.SPEAKERS
            case side_by_side.CrossingFact():
                fact.change(self.crossings)
                return Aspect.CROSSINGS
            case leading.LaptopTookOver():
                fact.change(self.leading)
                return Aspect.LEADING
        self.unknown_kinds.add(getattr(fact, "kind", kind_of(type(fact))))
        return Aspect.NOTHING

    def inverse(self, fact: Fact) -> Facts:  # noqa: C901 -- one line for each family of facts
        """The facts that would take this one back, seen from the state before it."""
        match fact:
            case board.BoardFact():
                return fact.inverse(self.board)
            case voting.VotingFact():
                return fact.inverse(self.voting)
            case agenda.AgendaFact():
                return fact.inverse(self.agenda)
            case people.PeopleFact():
                return fact.inverse(self.people)
            case seating.SeatingFact():
                return fact.inverse(self.seating)
            case recommendations.RecommendationFact():
                return fact.inverse(self.recommendations)
            case room.RoomFact():
                return fact.inverse(self.room_screen)
            case mandate.MandateFact():
                return fact.inverse(self.mandate)
            case speakers.SpeakersFact():
                return fact.inverse(self.speakers)
            case side_by_side.CrossingFact():
                return fact.inverse(self.crossings)
        return ()


def fold(facts: Iterable[Fact]) -> Assembly:
    """The assembly these facts make, in the order given."""
    assembly = Assembly()
    for fact in facts:
        assembly.apply(fact)
    return assembly
