"""The agenda section: the day's programme, its clock, and how it stands against the plan."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import replace
from functools import partial
from typing import ClassVar, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.document import Document
from app.i18n import _
from app.models.agenda import (
    MINUTE_MS,
    Item,
    ItemAdded,
    ItemKind,
    Moment,
    Plan,
    moment_of,
)
from app.models.assembly import Aspect, Assembly
from app.models.entries import Facts
from app.models.mandate import Meeting
from app.ui import meeting_commands
from app.ui.agenda import deeds as deeds
from app.ui.agenda.actions import AgendaActions
from app.ui.agenda.add_menu import AddMenu
from app.ui.agenda.coming_back import Removed, free_round
from app.ui.agenda.dialog import ItemDialog
from app.ui.agenda.exchange import ProgrammeExchange
from app.ui.agenda.item_hours import above, begins, expected_end
from app.ui.agenda.models import AgendaModel
from app.ui.agenda.repairing import Repairing
from app.ui.agenda.rows import rows
from app.ui.agenda.standing import StandingLine
from app.ui.agenda.stepping import Stepping
from app.ui.agenda.strip import TimerStrip
from app.ui.agenda.table import AgendaTable
from app.ui.page import Page
from app.ui.theme import Space
from app.ui.toast import Toast
from app.ui.today.clock import next_look
from app.ui.widgets import Arrival, Button, EmptyState, SectionHeader

_USUAL_START: Final = 9 * 60
"""In minutes from midnight; shown in the form, to be changed there."""
_USUAL_LENGTHS: Final = {ItemKind.TABLE_ROUND: 30, ItemKind.DRAFTING: 45, ItemKind.BREAK: 15}


class AgendaPage(Page):
    """The programme of the meeting day on screen."""

    aspects: ClassVar[Aspect] = Aspect.AGENDA | Aspect.MANDATE

    print_wanted = Signal(str)
    """Carries the kind of print-out to bring to."""

    time_left_wanted = Signal()

    def __init__(self, document: Document, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._meeting: Meeting | None = None
        self._removed = Removed()
        self._wanted = ""  # the item to choose when it appears
        self._seen_on = ""  # the item that was on when the list last turned to it
        self._header = SectionHeader()
        self.standing = StandingLine()
        self._more = Button(icon_name="ellipsis")
        self._add = Button(icon_name="plus")
        self.add_menu, self._day_menu = AddMenu(self), QMenu(self)
        self.exchange = ProgrammeExchange(document, self)
        self._repairing = Repairing(document, self._looked_at, self)
        self.strip = TimerStrip()
        self.table = AgendaTable()
        self._stepping = Stepping(document, self.strip, self.table, self)
        self.model = AgendaModel(self)
        self._empty = EmptyState("calendar-clock")
        self._tick = QTimer(self)
        self._actions = AgendaActions(self, self.exchange)
        for action in self._actions.all():
            self.offer(action)
        self._lay_out()
        Arrival(self, self.table.setFocus)
        self._connect()

    # -- Page

    def show_assembly(self, assembly: Assembly) -> None:
        """The programme as it stands; the chosen item and the scroll stay."""
        meeting = self._meeting = assembly.mandate.current
        chosen = self._wanted or self.chosen
        self._show_rows()
        self._choose(self._removed.back(self._is_here) or chosen)
        has_items = self.model.rowCount() > 0
        for part in (self.table, self.strip, self._add):
            part.setVisible(has_items)
        self._empty.setVisible(not has_items)
        self._show_empty(assembly)
        self._turn_to_now(assembly.agenda.current)
        running = assembly.agenda.running
        following = assembly.agenda.next_item(meeting.id) if meeting else None
        self.strip.show_item(running, following, self._document.now())
        self._allow()

    def retranslate(self) -> None:
        """All words."""
        self._header.show_texts(_("Agenda"))
        self.table.setAccessibleName(_("Programme"))
        self._add.setText(_("Add"))
        self._more.setText(_("The day"))
        self._more.setToolTip(_("What can be done with the whole programme"))
        for part in (self.strip, self._actions, self.model, self.add_menu, self.standing):
            part.retranslate()
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
        self.add_plan(Plan("", kind, length_min=_USUAL_LENGTHS.get(kind, 15)))

    def add_plan(self, plan: Plan) -> None:
        """A form for an item that begins as this one, after the chosen one."""
        free = free_round(self._document.assembly, self._meeting_id)
        number = free if plan.kind is ItemKind.TABLE_ROUND else 0
        is_first = self.model.rowCount() == 0
        start = _USUAL_START if is_first and plan.start_min < 0 else plan.start_min
        dialog = ItemDialog(
            replace(plan, round=number, start_min=start),
            is_new=True,
            is_first=is_first,
            free_round=free,
            begins=begins(self._day(), self._seen(), self._above(), is_after=True),
            parent=self,
        )
        dialog.planned.connect(self._on_added)
        dialog.open()

    def edit_item(self) -> None:
        """A form for the chosen item."""
        item = self._document.assembly.agenda.items.get(self.chosen)
        if item is not None:
            free = free_round(self._document.assembly, self._meeting_id)
            dialog = ItemDialog(
                item.plan,
                is_new=False,
                is_first=self.model.row_of(item.id) == 0,
                free_round=free,
                begins=begins(self._day(), self._seen(), item.id),
                ends=expected_end(self._day(), self._seen(), item.id),
                given_min=max(0, item.added_ms) // MINUTE_MS,
                parent=self,
            )
            dialog.planned.connect(partial(self._stepping.plan_item, item.id))
            dialog.open()

    def remove_item(self) -> None:
        """The chosen item off the programme."""
        item, at = self.chosen, self.model.row_of(self.chosen)
        if item:
            title = self.model.row(at).title
            self._removed.ask(item)
            self._wanted = self.model.item_at(at + 1) or self.model.item_at(at - 1)
            told = _("“{title}” was removed from the programme").format(title=title)
            self._tell(told, deeds.remove_item(self._document, item))

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

    def repair(self) -> None:
        """Proposals for a programme that does not fit."""
        self._repairing.offer()

    def keep_item(self) -> None:
        """The chosen item as a template on this laptop."""
        item = self._document.assembly.agenda.items.get(self.chosen)
        if item is not None:
            self.exchange.keep_item(item.plan)

    def print_programme(self) -> None:
        """To the print-outs of the programme."""
        self.print_wanted.emit("programme")
        self.section_wanted.emit("print")

    def toggle_clock(self) -> None:
        """Start, pause or go on."""
        self._tell(*meeting_commands.toggle_timer(self._document))

    def next_item(self) -> None:
        """What is on ends, what comes begins."""
        self._tell(*meeting_commands.next_item(self._document))

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
        self._add.setMenu(self.add_menu)
        self._day_menu.addActions(self._actions.of_day())
        self._more.setMenu(self._day_menu)
        self._header.add_action(self._more)
        self._header.add_action(self._add)
        self.table.show_model(self.model)
        self.table.addActions(self._actions.of_item())
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
        column.setSpacing(Space.MEDIUM)
        for part in (self._header, self.standing, self.strip):
            column.addWidget(part)
        column.addWidget(self.table, 1)
        column.addWidget(self._empty, 1)

    def _connect(self) -> None:
        self.add_menu.kind_wanted.connect(self.add_kind)
        self.add_menu.plan_wanted.connect(self.add_plan)
        self.standing.repair_wanted.connect(self.repair)
        for beside in (self.exchange, self._repairing, self._stepping):
            beside.told.connect(self.told)
        self.exchange.added.connect(self._choose_added)
        self._empty.acted.connect(self.add_item)
        self._empty.second_chosen.connect(self._on_second)
        self._tick.timeout.connect(self._on_tick)
        self.model.move_wanted.connect(self._move)
        self.table.step_wanted.connect(self._step)
        self.table.clock_wanted.connect(self.toggle_clock)
        self.table.next_wanted.connect(self.next_item)
        self.table.repair_wanted.connect(self._actions.do_repair)
        self.table.edit_wanted.connect(self.edit_item)
        self.table.selectionModel().selectionChanged.connect(self._allow)
        self.strip.clock_wanted.connect(self.toggle_clock)
        self.strip.minutes_wanted.connect(self.add_minutes)
        self.strip.left_wanted.connect(self.time_left_wanted)
        self.strip.next_wanted.connect(self.next_item)
        self.strip.end_wanted.connect(self.end_item)

    def _day(self) -> tuple[Item, ...]:
        return self._document.assembly.agenda.day(self._meeting.id) if self._meeting else ()

    @property
    def _meeting_id(self) -> str:
        return self._meeting.id if self._meeting else ""

    def _looked_at(self) -> tuple[str, Moment]:
        return self._meeting_id, self._seen()

    def _seen(self) -> Moment:
        """The day as it is looked at now."""
        day = self._meeting.day if self._meeting else ""
        return moment_of(self._day(), day, self._document.now())

    def _is_here(self, item: str) -> bool:
        return self.model.row_of(item) >= 0

    def _show_rows(self) -> None:
        day, agenda = self._day(), self._document.assembly.agenda
        if self._meeting is None:
            self.model.show_rows([])
            self.standing.hide()
            return
        following = agenda.next_item(self._meeting.id)
        seen = self._seen()
        told = rows(day, agenda.current, following.id if following else "", seen)
        scroll = self.table.verticalScrollBar().value()
        self.model.show_rows(told)
        self.table.verticalScrollBar().setValue(scroll)
        self.table.show_filled()
        self.standing.show_day(agenda, self._meeting.id, seen)

    def _show_empty(self, assembly: Assembly) -> None:
        here = assembly.mandate.meeting
        has_other = any(items for day, items in assembly.agenda.order.items() if day != here)
        self._empty.show_texts(
            _("No programme for this day yet"),
            _("Enter what happens and for how long; Bordrunde keeps track of the time."),
            _("Add the first item"),
            _("Copy another day's programme…") if has_other else _("Programmes to begin from…"),
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
            self.table.bring(row)
        self._seen_on = current

    def _allow(self) -> None:
        agenda = self._document.assembly.agenda
        self._actions.allow(
            has_chosen=bool(self.chosen),
            is_on=agenda.running is not None,
            has_items=bool(self._day()),
            is_short=self.standing.repair.isVisibleTo(self),
        )

    def _on_tick(self) -> None:
        now = self._document.now()
        self._show_rows()
        self.strip.show_time(now)
        self._tick.setInterval(next_look(self._document.assembly.agenda.running, now))

    def _on_second(self) -> None:
        """What the empty day offers beside its first item."""
        order = self._document.assembly.agenda.order
        if any(items for day, items in order.items() if day != self._meeting_id):
            self.exchange.copy_day()
        else:
            self.exchange.begin_from()

    def _above(self) -> str:
        return above(self._day(), self.chosen)

    def _on_added(self, plan: Plan) -> None:
        at = self.model.row_of(self._above())
        future = deeds.add_item(self._document, plan, at + 1 if at >= 0 else None)
        future.add_done_callback(self._choose_added)

    def _choose_added(self, future: Future[Facts]) -> None:
        if not isValid(self) or future.exception() is not None:
            return
        added = (fact.item for fact in future.result() if isinstance(fact, ItemAdded))
        self._choose(next(added, ""))
        self.table.setFocus()

    def _step(self, by: int) -> None:
        if self.chosen:
            self._wanted = self.chosen
            deeds.step_item(self._document, self.chosen, by)

    def _move(self, item: str, place: int) -> None:
        self._wanted = item
        deeds.move_item(self._document, item, place)

    def _tell(self, words: str, future: Future[Facts]) -> None:
        future.add_done_callback(partial(self._on_done, words))

    def _on_done(self, words: str, future: Future[Facts]) -> None:
        if isValid(self) and future.exception() is None and future.result():
            self.told.emit(Toast(words, can_undo=True))
