"""The plenary's list of speakers: who wants the floor, in which order, and whose turn runs.

A speaker is a member, by id, or anybody else by the name that was typed. A turn has a length, two
minutes unless another was agreed; when it is over it counts on, for nobody is cut off by a machine.
"""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass, field, replace
from typing import Final, Protocol

from app.models import texts
from app.models.clock import DAY_MS
from app.models.entries import Fact, Facts, personal
from app.models.errors import Refused
from app.models.people import HasPeople

MINUTE_MS: Final = 60_000
USUAL_TURN_MS: Final = 2 * MINUTE_MS
SHORTEST_TURN_S: Final = 15
LONGEST_TURN_S: Final = 60 * 60
MOST_SPEAKERS: Final = 120
_LONGEST_NAME: Final = 60


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody on the list: `member` is an id, or "" and `name` is as typed (None when erased).

    `started_at` is 0 while the speaker waits, `ended_at` until the turn is over, `paused_at` while
    the turn's time runs. A pause moves `started_at`, so that it takes nothing of the turn.
    """

    id: str
    member: str = ""
    name: str | None = ""
    started_at: int = 0
    ended_at: int = 0
    turn_ms: int = USUAL_TURN_MS
    paused_at: int = 0

    def remaining_ms(self, now: int) -> int:
        """What is left of the turn; negative when it is over."""
        if not self.started_at:
            return self.turn_ms
        return self.turn_ms - ((self.ended_at or self.paused_at or now) - self.started_at)

    @property
    def ends_at(self) -> int:
        """When the turn's time runs out."""
        return self.started_at + self.turn_ms


@dataclass(slots=True)
class Speakers:
    """Everybody who was ever on the list by id, who waits in order, and who has the floor."""

    known: dict[str, Speaker] = field(default_factory=dict)
    queue: list[str] = field(default_factory=list)
    current: str = ""
    turn_ms: int = USUAL_TURN_MS

    @property
    def speaking(self) -> Speaker | None:
        """Whose turn it is."""
        return self.known.get(self.current)

    @property
    def waiting(self) -> tuple[Speaker, ...]:
        """Who comes, the next first."""
        return tuple(self.known[each] for each in self.queue if each in self.known)

    def turns(self, member: str, now: int) -> int:
        """How often a member has had the floor today, the running turn counted."""
        return sum(
            each.member == member and each.started_at > now - DAY_MS
            for each in self.known.values()
            if member
        )


class HasSpeakers(HasPeople, Protocol):
    """What a decision about the list looks at."""

    @property
    def speakers(self) -> Speakers:
        """The list."""


@dataclass(frozen=True, slots=True)
class SpeakersFact(Fact):
    """A fact about the list of speakers."""

    @abstractmethod
    def change(self, speakers: Speakers) -> None:
        """Make the state say so."""

    def inverse(self, speakers: Speakers) -> Facts:
        """The facts that take this one back, seen from before it."""
        return ()


@dataclass(frozen=True, slots=True)
class SpeakerAdded(SpeakersFact):
    """Somebody wants the floor, at `index` of those who wait (0 first)."""

    speaker: str
    member: str
    index: int
    name: str | None = field(default="", metadata=personal("speaker"))

    def change(self, speakers: Speakers) -> None:
        before = speakers.known.get(self.speaker)
        fresh = Speaker(self.speaker, self.member, self.name)
        speakers.known[self.speaker] = before or fresh
        if self.speaker not in speakers.queue:
            speakers.queue.insert(self.index, self.speaker)

    def inverse(self, speakers: Speakers) -> Facts:
        return (SpeakerRemoved(self.speaker),)


@dataclass(frozen=True, slots=True)
class SpeakerRemoved(SpeakersFact):
    """Somebody does not want the floor any more."""

    speaker: str

    def change(self, speakers: Speakers) -> None:
        if self.speaker in speakers.queue:
            speakers.queue.remove(self.speaker)

    def inverse(self, speakers: Speakers) -> Facts:
        if self.speaker not in speakers.queue:
            return ()
        old = speakers.known[self.speaker]
        return (SpeakerAdded(old.id, old.member, speakers.queue.index(old.id), old.name),)


@dataclass(frozen=True, slots=True)
class SpeakerMoved(SpeakersFact):
    """Somebody has another place among those who wait."""

    speaker: str
    index: int

    def change(self, speakers: Speakers) -> None:
        if self.speaker in speakers.queue:
            speakers.queue.remove(self.speaker)
            speakers.queue.insert(self.index, self.speaker)

    def inverse(self, speakers: Speakers) -> Facts:
        if self.speaker not in speakers.queue:
            return ()
        return (SpeakerMoved(self.speaker, speakers.queue.index(self.speaker)),)


@dataclass(frozen=True, slots=True)
class TurnStarted(SpeakersFact):
    """Somebody has the floor for `turn_ms`; the turn before ends."""

    speaker: str
    at: int
    turn_ms: int

    def change(self, speakers: Speakers) -> None:
        if self.speaker not in speakers.known:
            return
        _end(speakers, self.at)
        if self.speaker in speakers.queue:
            speakers.queue.remove(self.speaker)
        speaker = replace(
            speakers.known[self.speaker],
            started_at=self.at,
            ended_at=0,
            turn_ms=self.turn_ms,
            paused_at=0,
        )
        speakers.known[self.speaker] = speaker
        speakers.current = self.speaker

    def inverse(self, speakers: Speakers) -> Facts:
        if self.speaker not in speakers.known:
            return ()
        old = speakers.known[self.speaker]
        back: Facts = (_turn_of(old, speakers.current),)
        if speakers.speaking is not None:
            back += (_turn_of(speakers.speaking, speakers.current),)
        if self.speaker in speakers.queue:
            index = speakers.queue.index(self.speaker)
            back += (SpeakerAdded(old.id, old.member, index, old.name),)
        return back


@dataclass(frozen=True, slots=True)
class TurnEnded(SpeakersFact):
    """Nobody has the floor any more."""

    at: int

    def change(self, speakers: Speakers) -> None:
        _end(speakers, self.at)

    def inverse(self, speakers: Speakers) -> Facts:
        old = speakers.speaking
        return (_turn_of(old, speakers.current),) if old else ()


@dataclass(frozen=True, slots=True)
class TurnReturned(SpeakersFact):
    """The start or the end of a turn was taken back, its clock was set right, or stopped."""

    speaker: str
    current: str
    started_at: int
    ended_at: int
    turn_ms: int
    paused_at: int = 0

    def change(self, speakers: Speakers) -> None:
        if self.speaker in speakers.known:
            speakers.known[self.speaker] = replace(
                speakers.known[self.speaker],
                started_at=self.started_at,
                ended_at=self.ended_at,
                turn_ms=self.turn_ms,
                paused_at=self.paused_at,
            )
        speakers.current = self.current

    def inverse(self, speakers: Speakers) -> Facts:
        old = speakers.known.get(self.speaker)
        return (_turn_of(old, speakers.current),) if old else ()


@dataclass(frozen=True, slots=True)
class TurnLengthSet(SpeakersFact):
    """How long turns are from now on."""

    turn_ms: int

    def change(self, speakers: Speakers) -> None:
        speakers.turn_ms = self.turn_ms

    def inverse(self, speakers: Speakers) -> Facts:
        return (TurnLengthSet(speakers.turn_ms),)


FACTS: tuple[type[Fact], ...] = (
    SpeakerAdded,
    SpeakerRemoved,
    SpeakerMoved,
    TurnStarted,
    TurnEnded,
    TurnReturned,
    TurnLengthSet,
)


def add_speaker(room: HasSpeakers, speaker: str, member: str = "", name: str = "") -> Facts:
    """Put somebody last on the list: a member, or somebody by the name that is typed.

    A member who waits already keeps the place. Raises Refused("member-unknown",
    "people-erased", "speaker-name-missing", "speakers-many").
    """
    typed = texts.line(name, _LONGEST_NAME)
    if member and member not in room.people.members:
        raise Refused("member-unknown")
    if not member and room.people.erased_at:
        raise Refused("people-erased")
    if not member and not typed:
        raise Refused("speaker-name-missing")
    waiting = room.speakers.waiting
    if speaker in room.speakers.known or _is_in_line(waiting, member, typed):
        return ()
    if len(waiting) >= MOST_SPEAKERS:
        raise Refused("speakers-many", most=MOST_SPEAKERS)
    return (SpeakerAdded(speaker, member, len(room.speakers.queue), "" if member else typed),)


def remove_speaker(room: HasSpeakers, speaker: str) -> Facts:
    """Take somebody off who waits."""
    return (SpeakerRemoved(speaker),) if speaker in room.speakers.queue else ()


def move_speaker(room: HasSpeakers, speaker: str, index: int) -> Facts:
    """Give somebody who waits another place; 0 is next."""
    queue = room.speakers.queue
    if speaker not in queue:
        return ()
    place = min(max(index, 0), len(queue) - 1)
    return () if queue.index(speaker) == place else (SpeakerMoved(speaker, place),)


def next_speaker(room: HasSpeakers, now: int) -> Facts:
    """Give the floor to who is next. Raises Refused("nobody-waits")."""
    waiting = room.speakers.waiting
    if not waiting:
        raise Refused("nobody-waits")
    return give_floor(room, waiting[0].id, now)


def give_floor(room: HasSpeakers, speaker: str, now: int) -> Facts:
    """Give the floor to somebody who waits, out of turn; a second click changes nothing."""
    if speaker not in room.speakers.queue:
        return ()
    return (TurnStarted(speaker, now, room.speakers.turn_ms),)


def end_turn(room: HasSpeakers, now: int) -> Facts:
    """Take the floor back without giving it to another."""
    return (TurnEnded(now),) if room.speakers.speaking else ()


def pause_turn(room: HasSpeakers, now: int) -> Facts:
    """The time of whoever speaks stands still: somebody asks, or a microphone fails."""
    speaking = room.speakers.speaking
    if speaking is None or speaking.paused_at:
        return ()
    return (_turn_of(replace(speaking, paused_at=now), room.speakers.current),)


def resume_turn(room: HasSpeakers, now: int) -> Facts:
    """It goes on with what was left."""
    speaking = room.speakers.speaking
    if speaking is None or not speaking.paused_at:
        return ()
    return (_turn_of(_resumed(speaking, now), room.speakers.current),)


def lengthen_turn(room: HasSpeakers, ms: int) -> Facts:
    """Give whoever speaks more time."""
    speaking = room.speakers.speaking
    if speaking is None:
        return ()
    longer = replace(speaking, turn_ms=speaking.turn_ms + ms)
    return (_turn_of(longer, room.speakers.current),)


def set_turn_length(room: HasSpeakers, seconds: int) -> Facts:
    """Agree how long turns are from now on. Raises Refused("turn-length")."""
    if not SHORTEST_TURN_S <= seconds <= LONGEST_TURN_S:
        raise Refused("turn-length", shortest=SHORTEST_TURN_S, longest=LONGEST_TURN_S // 60)
    ms = seconds * 1_000
    return () if ms == room.speakers.turn_ms else (TurnLengthSet(ms),)


def clear_list(room: HasSpeakers, now: int) -> Facts:
    """Send everybody back to their seats: the debate is over."""
    gone = tuple(SpeakerRemoved(each) for each in reversed(room.speakers.queue))
    return (*end_turn(room, now), *gone)


def move_turn(room: HasSpeakers, ms: int) -> Facts:
    """The laptop's clock is set right while somebody speaks: the turn began so much later."""
    speaking = room.speakers.speaking
    if speaking is None:
        return ()
    paused_at = speaking.paused_at + ms if speaking.paused_at else 0
    moved = replace(speaking, started_at=speaking.started_at + ms, paused_at=paused_at)
    return (_turn_of(moved, room.speakers.current),)


def _is_in_line(waiting: tuple[Speaker, ...], member: str, name: str) -> bool:
    if member:
        return any(each.member == member for each in waiting)
    return any(not each.member and each.name == name for each in waiting)


def _end(speakers: Speakers, at: int) -> None:
    if speakers.speaking is not None:
        ended = replace(_resumed(speakers.speaking, at), ended_at=at)
        speakers.known[speakers.current] = ended
    speakers.current = ""


def _turn_of(speaker: Speaker, current: str) -> TurnReturned:
    started, ended = speaker.started_at, speaker.ended_at
    return TurnReturned(speaker.id, current, started, ended, speaker.turn_ms, speaker.paused_at)


def _resumed(speaker: Speaker, at: int) -> Speaker:
    """The same with its time running; as it is when it was not paused."""
    if not speaker.paused_at:
        return speaker
    return replace(speaker, started_at=speaker.started_at + at - speaker.paused_at, paused_at=0)
