"""The report as data: what it says, in no language and no layout yet.

Counts of people are whole numbers; a count that would point at one or two persons in a public
table is None, which the renderers print as "not shown". Instants are local datetimes of the laptop
that makes the report.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum

from app.models.agenda import ItemKind, Slot
from app.models.board import Dots, Mark
from app.models.recommendations import (
    USUAL,
    Answer,
    Gate,
    Kinship,
    Remark,
    Template,
    Wording,
)
from app.models.voting import Outcome as Counted
from app.models.voting import PollState, Reconciliation, Result, Terms


class Outcome(StrEnum):
    """What became of a recommendation in its latest published poll."""

    ADOPTED = "adopted"
    REJECTED = "rejected"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class ProgrammeLine:
    """One agenda item, planned and actual; times in minutes from midnight, lengths in minutes.

    What has not begun has no actual start, what has not ended no actual length, and what was added
    on the day itself no planned times. `is_dropped` for what was taken off that day. On another
    date than its own nothing is early or late.
    """

    title: str
    kind: ItemKind
    owner: str
    planned_start: int | None
    planned_length: int | None
    actual_start: int | None
    actual_length: int | None
    is_dropped: bool = False
    is_another_date: bool = False

    @property
    def late(self) -> int | None:
        """Minutes later than planned it began; negative when early."""
        if self.actual_start is None or self.planned_start is None or self.is_another_date:
            return None
        return self.actual_start - self.planned_start


@dataclass(frozen=True, slots=True)
class Mixing:
    """How the seats brought people together: over the rounds that have begun, between those who
    took part.

    `fewest`, `typical` and `most` count the different people that one member sat with; all are 0
    while none of the `planned` rounds has begun.
    """

    rounds: int
    planned: int
    tables: int
    fewest: int
    typical: int
    most: int


@dataclass(frozen=True, slots=True)
class Day:
    """A meeting day. `came` counts those who checked in, also if they left early.

    `planned` and `held` are from when to when, in minutes from midnight; `held` only once it is
    over. `held_on` is the date on which it was begun, where that is not its own.
    """

    number: int
    day: datetime.date
    title: str
    came: int
    absent: int
    unmarked: int
    notes: int
    programme: tuple[ProgrammeLine, ...]
    planned: Slot | None = None
    held: Slot | None = None
    held_on: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """One value of a criterion, or a band of numbers from `low` up to `high`, both inclusive.

    `members` and `came` (one count for each day) are None where they would point at one or two
    persons. `value` is "" for those of whom nothing is known, and for bands.
    """

    value: str
    low: int | None
    high: int | None
    members: int | None
    came: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Criterion:
    """One attribute of the members, by its column header."""

    header: str
    groups: tuple[Group, ...]

    @property
    def is_years(self) -> bool:
        """True when its bands are calendar years."""
        limits = [each for group in self.groups for each in (group.low, group.high) if each]
        return bool(limits) and all(1900 <= each <= 2100 for each in limits)


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A note with where it comes from; `table` 0 is the facilitator's own, `day` counts from 1.

    `also` are the titles of the themes it touches besides its own. Of a stack the note on top says
    how many notes lie in it (`stack`) and from which tables; the others are `is_beneath`.
    `proposed` are the titles its own table proposed for it, whatever became of them.
    """

    text: str
    mark: Mark
    table: int
    day: int
    item: str
    also: tuple[str, ...] = ()
    stack: int = 1
    tables: tuple[int, ...] = ()
    is_beneath: bool = False
    proposed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DotsPart:
    """The round of dots that was closed last: what each person had, and how many took part."""

    per_member: int
    per_theme: int
    people: int


@dataclass(frozen=True, slots=True)
class ThemePart:
    """A theme: its place from 1, all its notes in people's order, a stack's together, and the few
    that speak for it; `touching` are notes that lie elsewhere, `split_from` the titles of the
    themes it was split from, the latest first, `dots` what it got in the last round; `suggested`
    when people accepted it as the program proposed it.
    """

    number: int
    title: str
    notes: tuple[NoteLine, ...]
    quotes: tuple[NoteLine, ...]
    recommendations: tuple[int, ...]
    touching: tuple[NoteLine, ...] = ()
    split_from: tuple[str, ...] = ()
    dots: Dots | None = None
    suggested: bool = False


@dataclass(frozen=True, slots=True)
class VersionPart:
    """One wording in a recommendation's history; `at_once` when it crossed another edit, `is_staff`
    when no member wrote it, `why` in a few words.
    """

    number: int
    by: str
    at: datetime.datetime
    wording: Wording
    at_once: bool
    is_staff: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True)
class PollPart:
    """A poll, by its place from 1. `result`, `check` and `counted` only when it is published.

    `recommendation` is the number that was voted on, 0 for a question of its own, which has
    `version` 0. `counted` is the whole count, in every method.
    """

    number: int
    recommendation: int
    recommendation_title: str
    version: int
    fingerprint: str
    terms: Terms
    state: PollState
    follows: int
    opened: datetime.datetime | None
    closed: datetime.datetime | None
    result: Result | None
    check: Reconciliation | None
    explanation: str
    counted: Counted | None = None


@dataclass(frozen=True, slots=True)
class PhasePart:
    """A move of the gate of the text's phases, and when."""

    gate: Gate
    at: datetime.datetime


@dataclass(frozen=True, slots=True)
class EditingPart:
    """How the editing group was found, without names; `seed` "" when it was chosen."""

    members: int
    pool: int
    seed: str


@dataclass(frozen=True, slots=True)
class AncestorPart:
    """A recommendation that another came from: its number (0 when withdrawn), its title, the polls
    on it by their numbers, and how the other came from it.
    """

    number: int
    title: str
    polls: tuple[int, ...]
    how: Kinship


@dataclass(frozen=True, slots=True)
class MinorityPart:
    """A minority statement: how many stand behind it, the names of those who asked for it, and how
    many the guide of ten percent names (0 where nobody is on the list).
    """

    text: str
    supporters: int
    names: tuple[str, ...]
    guide: int


@dataclass(frozen=True, slots=True)
class CommentPart:
    """What a table said of a line (0: of the whole) of a version, and what was answered; `answer`
    None while it is open.
    """

    version: int
    line: int
    quote: str
    remark: Remark
    text: str
    by: str
    answer: Answer | None
    why: str


@dataclass(frozen=True, slots=True)
class RecommendationPart:
    """A recommendation as it was voted on: `wording` is that of the latest published poll.

    Without a published poll it is the latest wording. `latest` is the number of the last version,
    which is higher than `version` when somebody wrote on after the poll. `polls` holds every poll
    on it; `quotes` the few of its notes that speak for it; `number` is 0 when it was withdrawn;
    `touching` are notes that touch its themes and that it does not rest on itself, `theme` the
    heading it stands under, `came_from` those it was merged or split from, `went_into` the numbers
    of what it was merged into, and `split_off` of those that were split from it; `comments` what
    tables said of its lines.
    """

    number: int
    version: int
    latest: int
    wording: Wording
    outcome: Outcome
    decided_by: PollPart | None
    themes: tuple[ThemePart, ...]
    notes: tuple[NoteLine, ...]
    quotes: tuple[NoteLine, ...]
    history: tuple[VersionPart, ...]
    polls: tuple[PollPart, ...]
    touching: tuple[NoteLine, ...] = ()
    theme: str = ""
    minorities: tuple[MinorityPart, ...] = ()
    came_from: tuple[AncestorPart, ...] = ()
    went_into: tuple[int, ...] = ()
    split_off: tuple[int, ...] = ()
    comments: tuple[CommentPart, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """All that a recommendation report says; `alone` are the notes people let stand alone."""

    made_at: datetime.datetime
    name: str
    core_question: str
    commissioner: str
    members: int
    days: tuple[Day, ...]
    mixing: Mixing | None
    composition: tuple[Criterion, ...]
    notes: int
    themes: tuple[ThemePart, ...]
    unplaced: tuple[NoteLine, ...]
    recommendations: tuple[RecommendationPart, ...]
    withdrawn: tuple[RecommendationPart, ...]
    polls: tuple[PollPart, ...]
    alone: tuple[NoteLine, ...] = ()
    dots: DotsPart | None = None
    template: Template = USUAL
    minorities: tuple[MinorityPart, ...] = ()
    editing: EditingPart | None = None
    phases: tuple[PhasePart, ...] = ()

    def having(self, outcome: Outcome) -> tuple[RecommendationPart, ...]:
        """The recommendations with this outcome, by number."""
        return tuple(each for each in self.recommendations if each.outcome is outcome)
