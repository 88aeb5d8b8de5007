"""The pictures: frozen values that hold what the room may see, and no field for anything else.

What is not here cannot reach the wall: no phone number, attribute or attendance, no author of a
note, no private agenda note, no ballot, and no running count unless the poll was agreed to be live.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from app.models.agenda import Course, Item, ItemKind, StepOn, TimerState, Warnings
from app.models.board import Lens, Mark
from app.models.voting import (
    Base,
    Channel,
    Counts,
    PollState,
    Result,
    Terms,
    Threshold,
    Turnout,
)
from app.ui.scenes.address import Address
from app.ui.scenes.code_pictures import TableCodesPicture
from app.ui.scenes.day_pictures import (
    MessagePicture,
    OwnPicture,
    ProgrammePicture,
    TableMapPicture,
    TestCardPicture,
    ThemePicture,
)
from app.ui.scenes.editing_picture import EditingGroupPicture
from app.ui.scenes.gate_picture import GatePicture
from app.ui.scenes.minority_picture import MinorityPicture
from app.ui.scenes.poll_pictures import (
    RankingPicture,
    ScalePicture,
    TallyRow,
    TurnoutPicture,
)
from app.ui.scenes.receipts_picture import ReceiptsPicture
from app.ui.scenes.redline_pictures import RedlinePicture

_USUAL: Final = Warnings()


class Phase(Enum):
    """How near the end is; each is drawn in another shape."""

    IDLE = "idle"
    CALM = "calm"
    SOON = "soon"
    LAST = "last"
    OVERTIME = "overtime"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Countdown:
    """An item's time for the wall: computed from an instant, never counted down.

    `ends_at` is the instant (milliseconds since 1970) its time runs out, 0 while time stands still;
    then `left_ms` is what remains. `warnings` says how early the end is warned of, `course` which
    steps are still to come while the item is on.
    """

    length_ms: int
    ends_at: int = 0
    left_ms: int = 0
    is_paused: bool = False
    is_begun: bool = False
    is_ended: bool = False
    warnings: Warnings = _USUAL
    course: Course | None = None

    @classmethod
    def of(cls, item: Item, warnings: Warnings = _USUAL) -> Countdown:
        """The clock of an agenda item, without the rest of it."""
        state = item.state(item.started_at)
        if state in (TimerState.RUNNING, TimerState.OVERTIME):
            end = item.started_at + item.paused_ms + item.length_ms
            return cls(
                item.length_ms, ends_at=end, is_begun=True, warnings=warnings, course=item.course
            )
        return cls(
            item.length_ms,
            left_ms=item.remaining_ms(item.started_at),
            is_paused=state is TimerState.PAUSED,
            is_begun=state is not TimerState.IDLE,
            is_ended=state is TimerState.ENDED,
            warnings=warnings,
            course=item.course,
        )

    def step(self, now: int) -> StepOn | None:
        """The step that is on; None without steps."""
        return self.course.at(self.remaining_ms(now)) if self.course else None

    def of_step(self, now: int) -> Countdown:
        """The clock of the step that is on, the one the room needs; itself without steps."""
        step = self.step(now)
        if step is None:
            return self
        after = self.remaining_ms(now) - step.remaining_ms
        return replace(
            self,
            length_ms=step.length_ms,
            ends_at=self.ends_at - after if self.ends_at else 0,
            left_ms=0 if self.ends_at else self.left_ms - after,
            course=None,
        )

    def remaining_ms(self, now: int) -> int:
        """Time left; negative in overtime, never more than the whole length."""
        return min(self.length_ms, self.ends_at - now) if self.ends_at else self.left_ms

    def changes_in(self, now: int) -> int:
        """In how many milliseconds a shown second changes, the step's too; a whole second while
        time stands.
        """
        whole = self.remaining_ms(now) % 1_000 or 1_000
        return min(whole, self.of_step(now).remaining_ms(now) % 1_000 or 1_000)

    def share_left(self, now: int) -> float:
        """What is left of the length, 0 to 1."""
        return max(0.0, min(1.0, self.remaining_ms(now) / max(1, self.length_ms)))

    def phase(self, now: int) -> Phase:
        """How near the end is: warned of once, twice, over."""
        if self.is_ended or not self.is_begun:
            return Phase.ENDED if self.is_ended else Phase.IDLE
        left = self.remaining_ms(now)
        if left < 0:
            return Phase.OVERTIME
        first, last = self.warnings.left_ms(self.length_ms)
        if left <= last:
            return Phase.LAST
        return Phase.SOON if left <= first else Phase.CALM


@dataclass(frozen=True, slots=True)
class TitlePicture:
    """The calm card: the assembly's name and the day, `day` as YYYY-MM-DD or ""."""

    name: str
    meeting: int = 0
    day: str = ""


@dataclass(frozen=True, slots=True)
class WelcomePicture:
    """Who we are, what day it is, and the question we came for."""

    name: str
    meeting: int
    day: str
    core_question: str
    address: Address | None


@dataclass(frozen=True, slots=True)
class Seat:
    """A member's name and table."""

    name: str
    table: int


@dataclass(frozen=True, slots=True)
class SeatingPicture:
    """Where everybody sits in round `number` of `rounds`; seats in no particular order."""

    number: int
    rounds: int
    seats: tuple[Seat, ...]


@dataclass(frozen=True, slots=True)
class TableState:
    """A table's number, and two things that may both be so: its sheet is delivered, and it waits
    for help.
    """

    number: int
    is_delivered: bool = False
    asks_help: bool = False


@dataclass(frozen=True, slots=True)
class TaskPicture:
    """What the tables do now, and how long they have. `round` 0 when seats do not change."""

    title: str
    task: str
    kind: ItemKind
    round: int
    clock: Countdown
    tables: tuple[TableState, ...]


@dataclass(frozen=True, slots=True)
class ThemeCard:
    """A theme: how many notes it holds, from which tables, and one of them in its own words, which
    is of that kind; `dots` is None until a round of dots was closed.
    """

    title: str
    notes: int
    tables: tuple[int, ...]
    quote: str
    dots: int | None = None
    mark: Mark = Mark.QUOTE


@dataclass(frozen=True, slots=True)
class DotsPicture:
    """A round of dots that is open: what each member has, and how many at most on one theme."""

    per_member: int
    per_theme: int


@dataclass(frozen=True, slots=True)
class ThemesPicture:
    """The themes in the order people gave them; `notes` counts every note, `placed` those in a
    theme or let stand alone; `lens` is what they are sorted by. `dots` tells of a round that is
    open, never what was put.
    """

    themes: tuple[ThemeCard, ...]
    notes: int
    placed: int = 0
    lens: Lens = Lens.NONE
    dots: DotsPicture | None = None


@dataclass(frozen=True, slots=True)
class RecommendationPicture:
    """A recommendation's words as they stand; `number` 0 when it has none."""

    number: int
    version: int
    title: str
    text: str
    initiatives: tuple[str, ...]
    addressed_to: str = ""


@dataclass(frozen=True, slots=True)
class PollPicture:
    """A poll before its result stands. `live` holds counts only for an open poll agreed to be live.

    `present` are those who may vote. `all_of_base` is the base when everybody in it takes part, and
    `needed_if_all` how many yes that takes. `rows` is the live count of a method that is more than
    for and against, `more` the other polls on the same ballot. `is_over` when it closed after it
    was taken: then that is all that is told.
    """

    state: PollState
    question: str
    number: int
    version: int
    title: str
    channels: tuple[Channel, ...]
    base: Base
    threshold: Threshold
    all_of_base: int
    needed_if_all: int
    quorum: int
    present: int
    turnout: Turnout
    live: Counts | None
    address: Address | None
    terms: Terms | None = None
    rows: tuple[TallyRow, ...] = ()
    more: tuple[PollPicture, ...] = ()
    is_over: bool = False


@dataclass(frozen=True, slots=True)
class ResultPicture:
    """A result that stands."""

    question: str
    number: int
    version: int
    title: str
    outcome: Result
    quorum: int


@dataclass(frozen=True, slots=True)
class BreakPicture:
    """A break, and what comes after it ("" at the end of the day); `is_opening` when the day opens
    with it, as with coffee at the door.
    """

    title: str
    clock: Countdown
    then: str
    is_opening: bool = False


@dataclass(frozen=True, slots=True)
class SpeakersPicture:
    """The plenary's list: who has the floor ("" nobody), for how long, and who comes, in order."""

    speaking: str
    clock: Countdown
    waiting: tuple[str, ...]


Picture = (
    TitlePicture
    | WelcomePicture
    | SeatingPicture
    | TaskPicture
    | ThemesPicture
    | RecommendationPicture
    | PollPicture
    | ResultPicture
    | BreakPicture
    | SpeakersPicture
    | ProgrammePicture
    | TableMapPicture
    | ThemePicture
    | TurnoutPicture
    | ScalePicture
    | RankingPicture
    | MessagePicture
    | OwnPicture
    | TestCardPicture
    | TableCodesPicture
    | RedlinePicture
    | EditingGroupPicture
    | GatePicture
    | MinorityPicture
    | ReceiptsPicture
)
