"""What every step of a rehearsal works with: the hall, the case, the ids, and who watches."""

from __future__ import annotations

import datetime
import random
from dataclasses import dataclass, field
from typing import Final

from app.i18n import language
from app.models import agenda, room
from app.models.agenda import MINUTE_MS
from app.models.assembly import Assembly
from app.models.room import Cover, Scene, Showing
from app.models.voting import PollState
from app.rehearsal.cases import Case
from app.rehearsal.crowd import Crowd
from app.rehearsal.hall import Hall
from app.reports.formats import Format

_LATE_MIN: Final = (0, 3, -2, 4, -3)
"""How many minutes longer or shorter than planned items take, in turn."""


@dataclass(slots=True)
class Summary:
    """What a rehearsal came to. Times in seconds of the real clock."""

    case: str
    seed: int
    members: int = 0
    doubts: int = 0
    present: int = 0
    rounds: int = 0
    moved: int = 0
    notes: int = 0
    notes_by_phone: int = 0
    themes: int = 0
    notes_placed_by_suggestion: int = 0
    recommendations: int = 0
    versions: int = 0
    polls: int = 0
    adopted: int = 0
    ballots_by_phone: int = 0
    ballots_on_paper: int = 0
    hands: int = 0
    reopened: int = 0
    entries: int = 0
    archived: int = 0
    seconds: float = 0.0


class Watcher:
    """Whoever looks at a rehearsal: takes pictures, tells how far it is, slows it down. This one
    does nothing. Its methods are called on the thread of those who play.
    """

    def step(self, number: int, count: int, key: str) -> None:
        """Step `number` of `count` begins."""

    def moment(self, *sections: str, state: str = "") -> None:
        """These sections of the window are worth a look now; `state` tells a second look apart."""

    def scene(self, name: str, showing: Showing, *, is_best: bool = False) -> None:
        """The room screen shows a scene; `is_best` when now is the moment to look at it."""

    def covered(self, cover: Cover) -> None:
        """The room screen is covered, and uncovered again when this returns."""

    def closed(self) -> None:
        """The document was closed and is opened again when this returns."""

    def opened(self) -> None:
        """The document is open, for the first time or again."""


@dataclass(slots=True)
class Day:
    """The day that is played."""

    hall: Hall
    case: Case
    watcher: Watcher
    summary: Summary
    rng: random.Random
    crowd: Crowd
    note_ids: dict[str, str] = field(default_factory=dict)
    theme_ids: dict[str, str] = field(default_factory=dict)
    printed: dict[str, bytes] = field(default_factory=dict)
    reports: dict[Format, bytes] = field(default_factory=dict)
    codes: tuple[str, ...] = ()
    _held: int = 0

    @property
    def meeting(self) -> str:
        """The id of the meeting that is held."""
        return self.case.meeting

    @property
    def assembly(self) -> Assembly:
        """As it stands."""
        return self.hall.assembly

    @property
    def now(self) -> int:
        """Milliseconds since 1970 in the day that is played."""
        return self.hall.clock()

    @property
    def tables(self) -> range:
        """The numbers of the tables."""
        return range(1, self.case.tables + 1)

    def pass_minutes(self, minutes: float) -> None:
        """Time goes by."""
        self.hall.clock.go_to(self.now + round(minutes * MINUTE_MS))

    def take(self, scene: Scene, subject: str = "") -> None:
        """The facilitator takes a scene to the room."""
        showing = Showing(scene, subject)
        self.hall.perform(room.take_scene, showing, language(), self.now)
        self.watcher.scene(scene.value, showing)

    def cover(self, cover: Cover) -> None:
        """The facilitator covers the room screen for a moment."""
        self.hall.perform(room.cover_screen, cover)
        self.watcher.covered(cover)
        self.hall.perform(room.uncover_screen)

    def look_at(self, name: str) -> None:
        """Now is the moment to look at the room screen."""
        self.watcher.scene(name, self.assembly.room_screen.showing, is_best=True)

    def begin(self, key: str) -> None:
        """The facilitator starts an item; those before it that nobody played are held meanwhile."""
        for item in self.assembly.agenda.day(self.meeting):
            if item.id == key:
                break
            if not item.started_at:
                self._hold(item.id)
        self.hall.perform(agenda.start_item, key, self.now)

    def spend(self, key: str) -> None:
        """Most of an item's time goes by, a few minutes more or less than planned."""
        item = self.assembly.agenda.items[key]
        late = _LATE_MIN[self._held % len(_LATE_MIN)]
        self._held += 1
        end = item.started_at + item.paused_ms + item.length_ms + late * MINUTE_MS
        self.hall.clock.go_to(max(self.now + MINUTE_MS, end))

    def _hold(self, key: str) -> None:
        self.hall.perform(agenda.start_item, key, self.now)
        self.spend(key)


def instant(day: datetime.date, hour: int, minute: int = 0) -> int:
    """An instant of that day on this machine's clock, in milliseconds since 1970."""
    local = datetime.datetime.combine(day, datetime.time(hour, minute))
    return int(local.timestamp() * 1_000)


def counted(day: Day) -> None:
    """Fill the summary with what the assembly holds."""
    assembly, told = day.assembly, day.summary
    polls = [each for each in assembly.voting if each.state is PollState.PUBLISHED]
    standing = assembly.recommendations.standing()
    told.members = len(assembly.people.members)
    told.present = len(assembly.people.present(day.meeting))
    told.rounds = len(assembly.seating.rounds(day.meeting))
    told.notes = sum(1 for _ in assembly.board)
    told.themes = len(assembly.board.lanes())
    told.recommendations = len(standing)
    told.versions = sum(len(each.versions) for each in standing)
    told.polls = len(polls)
    told.adopted = sum(each.result.passed for each in polls)
    told.ballots_by_phone = sum(len(each.ballots) for each in polls)
    told.ballots_on_paper = sum(each.paper_returned for each in polls)
    told.hands = sum(each.result.counts.cast for each in polls if each.terms.by_hands)
