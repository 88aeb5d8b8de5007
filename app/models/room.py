"""What the room screen shows: a scene that was taken, and whether it is covered.

The scene is part of the record so that after a power cut the wall shows again what it showed
before.
"""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from app.models import texts
from app.models.agenda import Agenda
from app.models.entries import Fact, Facts
from app.models.errors import Refused
from app.models.voting import Voting

LONGEST_MESSAGE = 400
MESSAGES_KEPT = 5


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
    PROGRAMME = "programme"
    TABLE_MAP = "table-map"
    THEME = "theme"
    TURNOUT = "turnout"
    MESSAGE = "message"
    OWN = "own"
    TEST_CARD = "test-card"
    TABLE_CODES = "table-codes"
    REDLINE = "redline"
    EDITING_GROUP = "editing-group"
    GATE = "gate"
    MINORITY = "minority"
    RECEIPTS = "receipts"


POLL_SCENES = (Scene.POLL, Scene.TURNOUT, Scene.RESULT)
"""Scenes about a poll; their subject is its id."""


class Cover(StrEnum):
    """What lies over the scene: nothing, black, the title card, or a picture that stands still."""

    NONE = "none"
    BLANK = "blank"
    TITLE = "title"
    FREEZE = "freeze"


@dataclass(frozen=True, slots=True)
class Showing:
    """A scene, and what it is about: a round number, an id, or the words of a message."""

    scene: Scene = Scene.TITLE
    subject: str = ""


@dataclass(frozen=True, slots=True)
class AsTaken:
    """How things stood at a take: the window's language as "da" or "en", and the state of the poll
    that the scene is about; of a programme which item was on, after `on:`, and when it was taken
    (ms since 1970). "" or 0 for what is not known, as in older files.
    """

    language: str = ""
    poll_state: str = ""
    at: int = 0


@dataclass(frozen=True, slots=True)
class OwnSlide:
    """A slide of the facilitator's own: text in a little Markdown, and a picture's id or ""."""

    id: str
    text: str
    picture: str = ""


@dataclass(slots=True)
class RoomScreen:
    """What was taken last, the cover, and how often something was taken.

    `as_taken` holds what the wall keeps until the next take, `foyer_as_taken` the second screen's.
    `page` is the page of what was taken, from 1, where pages are turned by hand: a result's step.
    `has_corner` is whether a small countdown lies in the corner of other slides. `foyer` is what a
    second screen shows, None before anything was sent there. `messages` are those the room has
    seen, the newest first. `slides` are the facilitator's own, `pictures` what they show: JPEG in
    base64 by id.
    """

    showing: Showing = Showing()
    cover: Cover = Cover.NONE
    takes: int = 0
    page: int = 1
    has_corner: bool = False
    foyer: Showing | None = None
    foyer_takes: int = 0
    messages: tuple[str, ...] = ()
    slides: dict[str, OwnSlide] = field(default_factory=dict)
    pictures: dict[str, str] = field(default_factory=dict)
    as_taken: AsTaken = AsTaken()
    foyer_as_taken: AsTaken = AsTaken()


class HasRoomScreen(Protocol):
    """What a decision about the room screen looks at."""

    @property
    def room_screen(self) -> RoomScreen:
        """The room screen."""

    @property
    def voting(self) -> Voting:
        """The polls a slide may be about."""

    @property
    def agenda(self) -> Agenda:
        """The programme a slide may tell."""


@dataclass(frozen=True, slots=True)
class RoomFact(Fact):
    """A fact about the room screen."""

    @abstractmethod
    def change(self, room_screen: RoomScreen) -> None:
        """Make the state say so."""

    def inverse(self, room_screen: RoomScreen) -> Facts:
        """The facts that take this one back; none where the same key does."""
        return ()


@dataclass(frozen=True, slots=True)
class SceneTaken(RoomFact):
    """The facilitator took a scene to the room."""

    scene: Scene
    subject: str
    language: str = ""
    poll_state: str = ""
    at: int = 0

    def change(self, room_screen: RoomScreen) -> None:
        taken = Showing(self.scene, self.subject)
        room_screen.page = room_screen.page if taken == room_screen.showing else 1
        room_screen.showing = taken
        room_screen.as_taken = AsTaken(self.language, self.poll_state, self.at)
        room_screen.cover = Cover.NONE
        room_screen.takes += 1
        _remember(room_screen, room_screen.showing)

    def inverse(self, room_screen: RoomScreen) -> Facts:
        """What was live before is live again, as far as it was told."""
        return (_as_it_is(room_screen),)


@dataclass(frozen=True, slots=True)
class ScenePutBack(RoomFact):
    """A take was undone, or done again. It never uncovers the room: a cover that lies there stays,
    and one that the take had taken off lies there again.
    """

    scene: Scene
    subject: str
    page: int = 1
    cover: Cover = Cover.NONE
    language: str = ""
    poll_state: str = ""
    at: int = 0

    def change(self, room_screen: RoomScreen) -> None:
        room_screen.showing = Showing(self.scene, self.subject)
        room_screen.as_taken = AsTaken(self.language, self.poll_state, self.at)
        room_screen.page = self.page
        if room_screen.cover is Cover.NONE:
            room_screen.cover = self.cover
        room_screen.takes += 1

    def inverse(self, room_screen: RoomScreen) -> Facts:
        return (_as_it_is(room_screen),)


def _as_it_is(room_screen: RoomScreen) -> ScenePutBack:
    showing, taken = room_screen.showing, room_screen.as_taken
    return ScenePutBack(
        showing.scene,
        showing.subject,
        room_screen.page,
        room_screen.cover,
        taken.language,
        taken.poll_state,
        taken.at,
    )


@dataclass(frozen=True, slots=True)
class PageTurned(RoomFact):
    """A page of what is live was turned by hand; the same key turns it back."""

    page: int

    def change(self, room_screen: RoomScreen) -> None:
        room_screen.page = self.page


@dataclass(frozen=True, slots=True)
class ScreenCovered(RoomFact):
    """The room screen was covered, or uncovered."""

    cover: Cover

    def change(self, room_screen: RoomScreen) -> None:
        room_screen.cover = self.cover


@dataclass(frozen=True, slots=True)
class CornerShown(RoomFact):
    """A small countdown was put into the corner of other slides, or taken away."""

    is_on: bool

    def change(self, room_screen: RoomScreen) -> None:
        room_screen.has_corner = self.is_on


@dataclass(frozen=True, slots=True)
class FoyerTaken(RoomFact):
    """The facilitator sent a scene to the second screen."""

    scene: Scene
    subject: str
    language: str = ""
    poll_state: str = ""
    at: int = 0

    def change(self, room_screen: RoomScreen) -> None:
        room_screen.foyer = Showing(self.scene, self.subject)
        room_screen.foyer_as_taken = AsTaken(self.language, self.poll_state, self.at)
        room_screen.foyer_takes += 1
        _remember(room_screen, room_screen.foyer)

    def inverse(self, room_screen: RoomScreen) -> Facts:
        before, taken = room_screen.foyer or Showing(Scene.WELCOME), room_screen.foyer_as_taken
        stood = (taken.language, taken.poll_state, taken.at)
        return (FoyerTaken(before.scene, before.subject, *stood),)


def _remember(room_screen: RoomScreen, showing: Showing) -> None:
    """A message that was seen can be shown again without typing it."""
    if showing.scene is Scene.MESSAGE and showing.subject:
        others = (each for each in room_screen.messages if each != showing.subject)
        room_screen.messages = (showing.subject, *others)[:MESSAGES_KEPT]


FACTS: tuple[type[Fact], ...] = (
    SceneTaken, ScreenCovered, CornerShown, FoyerTaken, ScenePutBack, PageTurned,
)  # fmt: skip


def take_scene(room: HasRoomScreen, showing: Showing, language: str = "", now: int = 0) -> Facts:
    """Show a scene to the room as it is now, in the language of the window; a cover goes away.
    Taking the same again renews it.
    """
    stood = (language, _state_of(room, showing), _instant_of(showing, now))
    return (SceneTaken(showing.scene, _checked(showing), *stood),)


def turn_page(room: HasRoomScreen, page: int) -> Facts:
    """Remember which page of what is live the room sees."""
    return () if room.room_screen.page == page else (PageTurned(page),)


def take_to_foyer(room: HasRoomScreen, showing: Showing, language: str = "", now: int = 0) -> Facts:
    """Show a scene on the second screen; the room goes on as it was."""
    stood = (language, _state_of(room, showing), _instant_of(showing, now))
    return (FoyerTaken(showing.scene, _checked(showing), *stood),)


def cover_screen(room: HasRoomScreen, cover: Cover) -> Facts:
    """Cover the room screen; the same cover again takes it off."""
    wanted = Cover.NONE if room.room_screen.cover is cover else cover
    return () if room.room_screen.cover is wanted else (ScreenCovered(wanted),)


def uncover_screen(room: HasRoomScreen) -> Facts:
    """Take off whatever covers the room screen."""
    return () if room.room_screen.cover is Cover.NONE else (ScreenCovered(Cover.NONE),)


def show_corner(room: HasRoomScreen, is_on: bool) -> Facts:
    """Put the small countdown into the corner of other slides, or take it away."""
    return () if room.room_screen.has_corner is is_on else (CornerShown(is_on),)


def message_of(written: str) -> str:
    """A message as it is kept. Raises Refused("message-empty" or "text-too-long")."""
    told = texts.paragraph(written, LONGEST_MESSAGE)
    if not told:
        raise Refused("message-empty")
    return told


def item_on(room: HasRoomScreen) -> str:
    """Where we are in the programme, as `AsTaken.poll_state` has it."""
    return f"on:{room.agenda.current}"


def _state_of(room: HasRoomScreen, showing: Showing) -> str:
    """How the poll stands that a scene is about, or where the programme is; "" for other scenes."""
    if showing.scene is Scene.PROGRAMME:
        return item_on(room)
    poll = room.voting.polls.get(showing.subject) if showing.scene in POLL_SCENES else None
    return poll.state.value if poll is not None else ""


def _instant_of(showing: Showing, now: int) -> int:
    """When a scene is taken that tells hours; 0 for any other."""
    return now if showing.scene is Scene.PROGRAMME else 0


def _checked(showing: Showing) -> str:
    return message_of(showing.subject) if showing.scene is Scene.MESSAGE else showing.subject
