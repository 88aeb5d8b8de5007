"""The agenda section: the day's programme, its clock, and how it stands against the plan."""

from __future__ import annotations

from concurrent.futures import Future
from functools import partial
from typing import ClassVar, Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction, QHideEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.document import Document
from app.i18n import _, _n, clock
from app.models.agenda import (
    Item,
    ItemKind,
    Moment,
    Plan,
    behind_ms,
    expected_slots,
    planned_slots,
)
from app.models.assembly import Aspect, Assembly
from app.models.entries import Facts
from app.models.mandate import Meeting
from app.models.seating import MOST_ROUNDS
from app.ui import meeting_commands
from app.ui.agenda import deeds as deeds
from app.ui.agenda.actions import AgendaActions
from app.ui.agenda.copy_dialog import CopyDayDialog, Day
from app.ui.agenda.dialog import ItemDialog
from app.ui.agenda.models import AgendaModel
from app.ui.agenda.rows import rows
from app.ui.agenda.strip import TimerStrip
from app.ui.agenda.table import AgendaTable
from app.ui.agenda.words import (
    KIND_ICONS,
    day_words,
    instant_words,
    kind_words,
)
from app.ui.icons import icon
from app.ui.page import Page
from app.ui.theme import Space
from app.ui.toast import Toast
from app.ui.today.clock import midnight_of_programme
from app.ui.today.words import behind_words
from app.ui.widgets import Arrival, Button, EmptyState, SectionHeader, Text, Tone

TICK_MS: Final = 250
_USUAL_LENGTHS: Final = {ItemKind.TABLE_ROUND: 30, ItemKind.DRAFTING: 45, ItemKind.BREAK: 15}


class AgendaPage(Page):
    """The programme of the meeting day on screen."""

    aspects: ClassVar[Aspect] = Aspect.AGENDA | Aspect.MANDATE

    def __init__(self, document: Document, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._meeting: Meeting | None = None
        self._wanted = ""  # the item to choose when it appears
        self._seen_on = ""  # the item that was on when the list last turned to it
        self._header = SectionHeader()
        self._standing = Text(tone=Tone.MUTED, wraps=True)
        self._copy = Button(icon_name="copy")
        self._add = Button(icon_name="plus")
        self._kinds = QMenu(self)
        self.strip = TimerStrip()
        self.table = AgendaTable()
        self.model = AgendaModel(self)
        self._empty = EmptyState("calendar-clock")
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._actions = AgendaActions(self)
        for action in self._actions.all():
            self.offer(action)
        self._lay_out()
        Arrival(self, self.table.setFocus)
        self._connect()

    # -- Page

    def show_assembly(self, assembly: Assembly) -> None:
        """The programme as it stands; the chosen item and the scroll stay."""
        meeting = assembly.mandate.current
        self._meeting = meeting
        chosen = self._wanted or self.chosen
        self._show_rows()
        self._choose(chosen)
        has_items = self.model.rowCount() > 0
        for part in (self.table, self.strip):
            part.setVisible(has_items)
        self._empty.setVisible(not has_items)
        self._copy.setVisible(has_items and len(assembly.mandate.meetings) > 1)
        self._add.setVisible(has_items)
        self._show_empty(assembly)
        self._turn_to_now(assembly.agenda.current)
        running = assembly.agenda.running
        following = assembly.agenda.next_item(meeting.id) if meeting else None
        self.strip.show_item(running, following, self._document.now())
        self._allow()

    def retranslate(self) -> None:
        """All words."""
        self._header.show_texts(_("Agenda"))
        self.strip.retranslate()
        self._actions.retranslate()
        self.model.retranslate()
        self.table.setAccessibleName(_("Programme"))
        self._add.setText(_("Add"))
        self._copy.setText(_("Copy to another day…"))
        for kind, action in zip(ItemKind, self._kinds.actions(), strict=True):
            action.setText(kind_words(kind))
        self._show_rows()

    def showEvent(self, event: QShowEvent) -> None:
        """The clock is looked at only while it is seen."""
        super().showEvent(event)
        self._tick.start()
        self._on_tick()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing runs for what is not seen."""
        self._tick.stop()
        super().hideEvent(event)

    # -- what the actions do (agenda_actions.Programme)

    @property
    def chosen(self) -> str:
        """The id of the chosen item, "" for none."""
        chosen = self.table.selectionModel().selectedRows()
        return self.model.item_at(chosen[0].row()) if chosen else ""

    def add_item(self) -> None:
        """A form for an item after the chosen one."""
        self.add_kind(ItemKind.PLENARY)

    def add_kind(self, kind: ItemKind) -> None:
        """A form for an item of a kind, after the chosen one."""
        free = self._free_round()
        number = free if kind is ItemKind.TABLE_ROUND else 0
        plan = Plan("", kind, length_min=_USUAL_LENGTHS.get(kind, 15), round=number)
        dialog = ItemDialog(plan, is_new=True, free_round=free, parent=self)
        dialog.planned.connect(self._on_added)
        dialog.open()

    def edit_item(self) -> None:
        """A form for the chosen item."""
        item = self._document.assembly.agenda.items.get(self.chosen)
        if item is not None:
            free = self._free_round()
            dialog = ItemDialog(item.plan, is_new=False, free_round=free, parent=self)
            dialog.planned.connect(partial(self._on_planned, item.id))
            dialog.open()

    def remove_item(self) -> None:
        """The chosen item off the programme."""
        item, at = self.chosen, self.model.row_of(self.chosen)
        if item:
            title = self.model.row(at).title
            self._wanted = self.model.item_at(at + 1) or self.model.item_at(at - 1)
            told = _("“{title}” was removed from the programme").format(title=title)
            self._tell_when_done(deeds.remove_item(self._document, item), told)

    def start_item(self) -> None:
        """The chosen item begins now, out of turn."""
        if self.chosen:
            deeds.start_item(self._document, self.chosen)

    def move_up(self) -> None:
        """The chosen item one place earlier."""
        self._step(-1)

    def move_down(self) -> None:
        """The chosen item one place later."""
        self._step(1)

    def copy_day(self) -> None:
        """Asks from which day to which."""
        mandate = self._document.assembly.mandate
        others = [each.id for each in mandate.meetings if each.id != mandate.meeting]
        source, target = mandate.meeting, others[0] if others else mandate.meeting
        if not self._day():
            full = [each for each in others if self._document.assembly.agenda.day(each)]
            source, target = full[-1] if full else source, mandate.meeting
        dialog = CopyDayDialog(self._days(), source, target, self)
        dialog.chosen.connect(self._on_copy)
        dialog.open()

    def toggle_clock(self) -> None:
        """Start, pause or go on."""
        meeting_commands.toggle_timer(self._document)

    def next_item(self) -> None:
        """What is on ends, what comes begins."""
        meeting_commands.next_item(self._document)

    def end_item(self) -> None:
        """What is on ends."""
        deeds.end_item(self._document)

    def add_five(self) -> None:
        """Five minutes more."""
        self.add_minutes(5)

    def add_minutes(self, minutes: int) -> None:
        """More time for what is on, or less."""
        meeting_commands.add_minutes(self._document, minutes)

    # -- inside

    def _lay_out(self) -> None:
        for kind in ItemKind:
            action = self._kinds.addAction(icon(KIND_ICONS[kind]), "")
            action.setData(kind.value)
        self._add.setMenu(self._kinds)
        self._header.add_action(self._copy)
        self._header.add_action(self._add)
        self.table.show_model(self.model)
        self.table.addActions(self._actions.of_item())
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.MEDIUM)
        column.setSpacing(Space.MEDIUM)
        for part in (self._header, self._standing, self.strip):
            column.addWidget(part)
        column.addWidget(self.table, 1)
        column.addWidget(self._empty, 1)

    def _connect(self) -> None:
        self._kinds.triggered.connect(self._on_kind)
        self._copy.clicked.connect(self.copy_day)
        self._empty.acted.connect(self.add_item)
        self._empty.second_chosen.connect(self.copy_day)
        self._tick.timeout.connect(self._on_tick)
        self.model.move_wanted.connect(self._move)
        self.table.step_wanted.connect(self._step)
        self.table.clock_wanted.connect(self.toggle_clock)
        self.table.next_wanted.connect(self.next_item)
        self.table.edit_wanted.connect(self.edit_item)
        self.table.selectionModel().selectionChanged.connect(self._allow)
        self.strip.clock_wanted.connect(self.toggle_clock)
        self.strip.minutes_wanted.connect(self.add_minutes)
        self.strip.next_wanted.connect(self.next_item)
        self.strip.end_wanted.connect(self.end_item)

    def _day(self) -> tuple[Item, ...]:
        return self._document.assembly.agenda.day(self._meeting.id) if self._meeting else ()

    def _free_round(self) -> int:
        """The first round of the seating plan that no item of the day has, 0 when all are taken."""
        taken = {each.plan.round for each in self._day()}
        return next((each for each in range(1, MOST_ROUNDS + 1) if each not in taken), 0)

    def _show_rows(self) -> None:
        day, agenda = self._day(), self._document.assembly.agenda
        if self._meeting is None:
            self.model.show_rows([])
            self._standing.hide()
            return
        following = agenda.next_item(self._meeting.id)
        now = self._document.now()
        midnight = midnight_of_programme(day, self._meeting.day, now)
        seen = Moment(midnight, now)
        told = rows(day, agenda.current, following.id if following else "", seen)
        scroll = self.table.verticalScrollBar().value()
        self.model.show_rows(told)
        self.table.verticalScrollBar().setValue(scroll)
        self._standing.setText(self._standing_words(day, midnight, now))
        self._standing.setVisible(bool(day))

    def _standing_words(self, day: tuple[Item, ...], midnight: int, now: int) -> str:
        if not day:
            return ""
        planned = planned_slots(day)
        last = planned[day[-1].id].end
        if not any(each.started_at for each in day):
            count = _n("{n} item", "{n} items", len(day)).format(n=len(day))
            return _("{items}, from {start} to {end}").format(
                items=count, start=clock(planned[day[0].id].start), end=clock(last)
            )
        end = instant_words(expected_slots(day, midnight, now)[day[-1].id].end)
        return _("{state}. The day ends at {end} (planned {planned}).").format(
            state=behind_words(behind_ms(day, midnight, now)), end=end, planned=clock(last)
        )

    def _show_empty(self, assembly: Assembly) -> None:
        here = assembly.mandate.meeting
        has_other = any(items for day, items in assembly.agenda.order.items() if day != here)
        self._empty.show_texts(
            _("No programme for this day yet"),
            _("Enter what happens and for how long; Bordrunde keeps track of the time."),
            _("Add the first item"),
            _("Copy another day's programme…") if has_other else "",
        )

    def _choose(self, item: str) -> None:
        row = self.model.row_of(item)
        if row >= 0 and item != self.chosen:
            self.table.selectRow(row)
            self.table.scrollTo(self.model.index(row, 0))
        if row >= 0:
            self._wanted = ""

    def _turn_to_now(self, current: str) -> None:
        """Brings what just began into sight, once: afterwards the person may look elsewhere."""
        row = self.model.row_of(current)
        if row >= 0 and current != self._seen_on:
            middle = AgendaTable.ScrollHint.PositionAtCenter
            self.table.scrollTo(self.model.index(row, 0), middle)
        self._seen_on = current

    def _allow(self) -> None:
        agenda = self._document.assembly.agenda
        self._actions.allow(
            has_chosen=bool(self.chosen),
            is_on=agenda.running is not None,
            has_days=len(self._document.assembly.mandate.meetings) > 1,
        )

    def _on_tick(self) -> None:
        self._show_rows()
        self.strip.show_time(self._document.now())

    def _on_kind(self, action: QAction) -> None:
        self.add_kind(ItemKind(str(action.data())))

    def _on_added(self, plan: Plan) -> None:
        at = self.model.row_of(self.chosen)
        future = deeds.add_item(self._document, plan, at + 1 if at >= 0 else None)
        future.add_done_callback(self._choose_added)

    def _choose_added(self, future: Future[Facts]) -> None:
        if not isValid(self) or future.exception() is not None:
            return
        for fact in future.result():
            self._choose(str(getattr(fact, "item", "")))
        self.table.setFocus()

    def _on_planned(self, item: str, plan: Plan) -> None:
        deeds.plan_item(self._document, item, plan)

    def _on_copy(self, source: str, target: str) -> None:
        count = len(self._document.assembly.agenda.day(source))
        told = _n("{n} item copied", "{n} items copied", count).format(n=count)
        self._tell_when_done(deeds.copy_programme(self._document, source, target), told)

    def _step(self, by: int) -> None:
        at = self.model.row_of(self.chosen)
        if at >= 0 and 0 <= at + by < self.model.rowCount():
            self._move(self.chosen, at + by)

    def _move(self, item: str, place: int) -> None:
        self._wanted = item
        deeds.move_item(self._document, item, place)

    def _days(self) -> list[Day]:
        assembly = self._document.assembly
        return [
            Day(each.id, day_words(each, number), len(assembly.agenda.day(each.id)))
            for number, each in enumerate(assembly.mandate.meetings, 1)
        ]

    def _tell_when_done(self, future: Future[Facts], words: str) -> None:
        future.add_done_callback(partial(self._on_done, words))

    def _on_done(self, words: str, future: Future[Facts]) -> None:
        if isValid(self) and future.exception() is None and future.result():
            self.told.emit(Toast(words, can_undo=True))
