"""What can happen to a programme."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass, replace

from app.models.agenda.plans import Plan
from app.models.agenda.state import Agenda, Item, Slot
from app.models.agenda.times import planned_slots
from app.models.entries import Fact, Facts


@dataclass(frozen=True, slots=True)
class AgendaFact(Fact):
    """A fact about the programme."""

    @abstractmethod
    def change(self, agenda: Agenda) -> None:
        """Make the state say so."""

    def inverse(self, agenda: Agenda) -> Facts:
        """The facts that take this one back, seen from before it."""
        return ()


@dataclass(frozen=True, slots=True)
class ItemAdded(AgendaFact):
    """The day has one more item, at `index` (0 first)."""

    item: str
    meeting: str
    index: int
    plan: Plan

    def change(self, agenda: Agenda) -> None:
        kept = agenda.items.get(self.item)
        agenda.items[self.item] = (
            replace(kept, plan=self.plan) if kept else Item(self.item, self.meeting, self.plan)
        )
        order = agenda.order.setdefault(self.meeting, [])
        if self.item not in order:
            order.insert(self.index, self.item)

    def inverse(self, agenda: Agenda) -> Facts:
        return (ItemRemoved(self.item),)


@dataclass(frozen=True, slots=True)
class ItemRemoved(AgendaFact):
    """An item was taken off the programme; what was written under it stays."""

    item: str

    def change(self, agenda: Agenda) -> None:
        for order in agenda.order.values():
            if self.item in order:
                order.remove(self.item)
        if agenda.current == self.item:
            agenda.current = ""

    def inverse(self, agenda: Agenda) -> Facts:
        old = agenda.items[self.item]
        index = agenda.order[old.meeting].index(self.item)
        return (ItemAdded(old.id, old.meeting, index, old.plan),)


@dataclass(frozen=True, slots=True)
class ItemPlanned(AgendaFact):
    """An item's plan was changed."""

    item: str
    plan: Plan

    def change(self, agenda: Agenda) -> None:
        if self.item in agenda.items:
            agenda.items[self.item] = replace(agenda.items[self.item], plan=self.plan)

    def inverse(self, agenda: Agenda) -> Facts:
        return (ItemPlanned(self.item, agenda.items[self.item].plan),)


@dataclass(frozen=True, slots=True)
class ItemMoved(AgendaFact):
    """An item has another place in its day."""

    item: str
    index: int

    def change(self, agenda: Agenda) -> None:
        for order in agenda.order.values():
            if self.item in order:
                order.remove(self.item)
                order.insert(self.index, self.item)

    def inverse(self, agenda: Agenda) -> Facts:
        order = agenda.order[agenda.items[self.item].meeting]
        return (ItemMoved(self.item, order.index(self.item)),)


@dataclass(frozen=True, slots=True)
class ItemStarted(AgendaFact):
    """An item began; the day's plan is frozen as that morning's at the first start."""

    item: str
    at: int

    def change(self, agenda: Agenda) -> None:
        item = agenda.items.get(self.item)
        if item is None:
            return
        if agenda.running:
            _end(agenda, agenda.running, self.at)
        agenda.items[self.item] = replace(
            item,
            started_at=self.at,
            paused_at=0,
            paused_ms=0,
            added_ms=0,
            ended_at=0,
            step=0,
            step_since_ms=0,
            step_added_ms=0,
        )
        agenda.current = self.item
        _settle_morning(agenda, item.meeting)

    def inverse(self, agenda: Agenda) -> Facts:
        return _clocks_before(agenda, self.item)


@dataclass(frozen=True, slots=True)
class ItemPaused(AgendaFact):
    """The item's time stands still."""

    item: str
    at: int

    def change(self, agenda: Agenda) -> None:
        item = agenda.items.get(self.item)
        if item and item.started_at and not item.paused_at and not item.ended_at:
            agenda.items[self.item] = replace(item, paused_at=self.at)

    def inverse(self, agenda: Agenda) -> Facts:
        return (ItemResumed(self.item, self.at),)


@dataclass(frozen=True, slots=True)
class ItemResumed(AgendaFact):
    """The item's time runs on."""

    item: str
    at: int

    def change(self, agenda: Agenda) -> None:
        item = agenda.items.get(self.item)
        if item and item.paused_at:
            paused = item.paused_ms + max(0, self.at - item.paused_at)
            agenda.items[self.item] = replace(item, paused_at=0, paused_ms=paused)

    def inverse(self, agenda: Agenda) -> Facts:
        return _clocks_before(agenda, self.item)


@dataclass(frozen=True, slots=True)
class TimeAdded(AgendaFact):
    """The item got more time; less, when `ms` is negative."""

    item: str
    ms: int

    def change(self, agenda: Agenda) -> None:
        item = agenda.items.get(self.item)
        if item:
            agenda.items[self.item] = replace(item, added_ms=item.added_ms + self.ms)

    def inverse(self, agenda: Agenda) -> Facts:
        return (TimeAdded(self.item, -self.ms),)


@dataclass(frozen=True, slots=True)
class StepTurned(AgendaFact):
    """A step of the item was gone to by hand, or got more time or less: step `step` began when
    `since_ms` of the item's time had been used, and lasts `added_ms` longer than planned. 0 for a
    step lets all of them follow the time again.
    """

    item: str
    step: int
    since_ms: int
    added_ms: int = 0

    def change(self, agenda: Agenda) -> None:
        item = agenda.items.get(self.item)
        if item and item.started_at:
            agenda.items[self.item] = replace(
                item, step=self.step, step_since_ms=self.since_ms, step_added_ms=self.added_ms
            )

    def inverse(self, agenda: Agenda) -> Facts:
        old = agenda.items[self.item]
        return (StepTurned(old.id, old.step, old.step_since_ms, old.step_added_ms),)


@dataclass(frozen=True, slots=True)
class ItemEnded(AgendaFact):
    """The item is over and no other has begun."""

    item: str
    at: int

    def change(self, agenda: Agenda) -> None:
        item = agenda.items.get(self.item)
        if item:
            _end(agenda, item, self.at)
        if agenda.current == self.item:
            agenda.current = ""

    def inverse(self, agenda: Agenda) -> Facts:
        return _clocks_before(agenda, self.item)


@dataclass(frozen=True, slots=True)
class ClockReturned(AgendaFact):
    """A start, pause or end was taken back: an item's clock is again as it was, and so is what is
    on. Earlier programs wrote nothing of steps.
    """

    item: str
    current: str
    started_at: int
    paused_at: int
    paused_ms: int
    added_ms: int
    ended_at: int
    step: int = 0
    step_since_ms: int = 0
    step_added_ms: int = 0

    def change(self, agenda: Agenda) -> None:
        item = agenda.items.get(self.item)
        if item:
            agenda.items[self.item] = replace(
                item,
                started_at=self.started_at,
                paused_at=self.paused_at,
                paused_ms=self.paused_ms,
                added_ms=self.added_ms,
                ended_at=self.ended_at,
                step=self.step,
                step_since_ms=self.step_since_ms,
                step_added_ms=self.step_added_ms,
            )
            _settle_morning(agenda, item.meeting)
        agenda.current = self.current

    def inverse(self, agenda: Agenda) -> Facts:
        return (_clock_of(agenda.items[self.item], agenda.current),)


@dataclass(frozen=True, slots=True)
class FrozenSlot:
    """The time an item had in the programme when the day began: minutes from midnight by the
    wall's clock, and instants.
    """

    item: str
    start: int
    end: int
    start_at: int
    end_at: int


@dataclass(frozen=True, slots=True)
class MorningNoted(AgendaFact):
    """The times of a programme on a night when clocks change, which no arithmetic without a
    calendar gives; written with the first start.
    """

    meeting: str
    slots: tuple[FrozenSlot, ...]

    def change(self, agenda: Agenda) -> None:
        for each in self.slots:
            item = agenda.items.get(each.item)
            if item and item.morning:
                agenda.items[each.item] = replace(
                    item,
                    frozen=Slot(each.start, each.end),
                    frozen_at=Slot(each.start_at, each.end_at),
                )


@dataclass(frozen=True, slots=True)
class LaterEndAccepted(AgendaFact):
    """A day may end later than planned: `end_min` minutes from its midnight; -1 takes it back.
    `is_second` where that time comes twice and the second is meant: on a night when clocks go back.
    """

    meeting: str
    end_min: int
    is_second: bool = False

    def change(self, agenda: Agenda) -> None:
        if self.end_min < 0:
            agenda.later.pop(self.meeting, None)
        else:
            agenda.later[self.meeting] = self.end_min
        agenda.later_second.discard(self.meeting)
        if self.is_second:
            agenda.later_second.add(self.meeting)

    def inverse(self, agenda: Agenda) -> Facts:
        was = agenda.later.get(self.meeting, -1)
        return (LaterEndAccepted(self.meeting, was, self.meeting in agenda.later_second),)


FACTS: tuple[type[Fact], ...] = (
    ItemAdded,
    ItemRemoved,
    ItemPlanned,
    ItemMoved,
    ItemStarted,
    ItemPaused,
    ItemResumed,
    TimeAdded,
    ItemEnded,
    ClockReturned,
    MorningNoted,
    LaterEndAccepted,
    StepTurned,
)


def _end(agenda: Agenda, item: Item, at: int) -> None:
    if item.ended_at:
        return
    paused = item.paused_ms + (max(0, at - item.paused_at) if item.paused_at else 0)
    agenda.items[item.id] = replace(item, ended_at=at, paused_at=0, paused_ms=paused)


def _settle_morning(agenda: Agenda, meeting: str) -> None:
    """The plan is frozen while a day has begun; when its first start was taken back it is not."""
    if not agenda.has_begun(meeting):
        for each in tuple(agenda.items.values()):
            if each.meeting == meeting and each.morning:
                agenda.items[each.id] = replace(each, morning=None, frozen=None, frozen_at=None)
        return
    day = agenda.day(meeting)
    if not any(each.morning for each in day):
        slots = planned_slots(day)
        for each in day:
            agenda.items[each.id] = replace(
                each, morning=each.plan, frozen=slots[each.id], frozen_at=None
            )


def _clock_of(item: Item, current: str) -> ClockReturned:
    return ClockReturned(
        item.id,
        current,
        item.started_at,
        item.paused_at,
        item.paused_ms,
        item.added_ms,
        item.ended_at,
        item.step,
        item.step_since_ms,
        item.step_added_ms,
    )


def _clocks_before(agenda: Agenda, item: str) -> Facts:
    """What takes back a start or an end: the clocks of `item` and of the one that is on."""
    touched = dict.fromkeys([item, agenda.current])
    return tuple(
        _clock_of(agenda.items[each], agenda.current) for each in touched if each in agenda.items
    )
