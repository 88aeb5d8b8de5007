"""What the room screen shows: a scene that was taken, and whether it is covered.

The scene is part of the record so that after a power cut the wall shows again what it showed
before.
"""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from app.models.entries import Fact, Facts


class Scene(StrEnum):
    """The kinds of slide."""

    TITLE = "title"
    WELCOME = "welcome"
    SEATING = "seating"
    TASK = "task"
    THEMES = "themes"
    RECOMMENDATION = "recommendation"
    POLL = "poll"
    RESULT = "result"
    BREAK = "break"
    SPEAKERS = "speakers"


class Cover(StrEnum):
    """What lies over the scene: nothing, black, the title card, or a picture that stands still."""

    NONE = "none"
    BLANK = "blank"
    TITLE = "title"
    FREEZE = "freeze"


@dataclass(frozen=True, slots=True)
class Showing:
    """A scene, and what it is about: a round number, or an id."""

    scene: Scene = Scene.TITLE
    subject: str = ""


@dataclass(slots=True)
class RoomScreen:
    """What was taken last, the cover, and how often something was taken."""

    showing: Showing = Showing()
    cover: Cover = Cover.NONE
    takes: int = 0


class HasRoomScreen(Protocol):
    """What a decision about the room screen looks at."""

    @property
    def room_screen(self) -> RoomScreen:
        """The room screen."""


@dataclass(frozen=True, slots=True)
class RoomFact(Fact):
    """A fact about the room screen."""

    @abstractmethod
    def change(self, room_screen: RoomScreen) -> None:
        """Make the state say so."""

    def inverse(self, room_screen: RoomScreen) -> Facts:
        """The facts that take this one back. What the room has seen is not undone."""
        return ()


@dataclass(frozen=True, slots=True)
class SceneTaken(RoomFact):
    """The facilitator took a scene to the room."""

    scene: Scene
    subject: str

    def change(self, room_screen: RoomScreen) -> None:
        room_screen.showing = Showing(self.scene, self.subject)
        room_screen.cover = Cover.NONE
        room_screen.takes += 1


@dataclass(frozen=True, slots=True)
class ScreenCovered(RoomFact):
    """The room screen was covered, or uncovered."""

    cover: Cover

    def change(self, room_screen: RoomScreen) -> None:
        room_screen.cover = self.cover


FACTS: tuple[type[Fact], ...] = (SceneTaken, ScreenCovered)


def take_scene(_room: HasRoomScreen, showing: Showing) -> Facts:
    """Show a scene to the room as it is now; a cover goes away. Taking the same again renews it."""
    return (SceneTaken(showing.scene, showing.subject),)


def cover_screen(room: HasRoomScreen, cover: Cover) -> Facts:
    """Cover the room screen; the same cover again takes it off."""
    wanted = Cover.NONE if room.room_screen.cover is cover else cover
    return () if room.room_screen.cover is wanted else (ScreenCovered(wanted),)
