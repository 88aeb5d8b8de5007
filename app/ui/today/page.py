"""The day at a glance: what is on, what is next, what is awaited, what is missing."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from app.document import Document
from app.i18n import _
from app.models import board, mandate
from app.models.agenda import moment_of, standing
from app.models.assembly import Aspect, Assembly
from app.ui.agenda.odd_words import lacking_words
from app.ui.icons import icon
from app.ui.meeting_commands import add_minutes, end_item, next_item, toggle_timer, turn_step
from app.ui.notes.help import HelpStrip
from app.ui.page import Page
from app.ui.start.new_assembly_dialog import NewAssemblyDialog
from app.ui.theme import Space, scaled
from app.ui.toast import Toast
from app.ui.today.acts import SpeakerActs
from app.ui.today.checks import HELP_PHONES, TEST_SOUND
from app.ui.today.clock import TICK_MS, next_look
from app.ui.today.now import NowCard
from app.ui.today.ready import ReadyCard, Surroundings, checks
from app.ui.today.speakers import SpeakersCard
from app.ui.today.words import (
    behind_figure,
    behind_words,
    meeting_words,
    poll_words,
    tables_to_deliver,
    tables_words,
)
from app.ui.widgets import Arrival, Button, SectionHeader, StatTile, Text, Tone

_LOOK_EVERY = 8
_BESIDE_FROM = 800
_LATE_MS = 3 * 60_000
_LIST_AFTER_MS = 40


class TodayPage(Page):
    """Time is repainted from instants while the page is on screen.

    `print_wanted` carries the kind of print-out to bring into sight when the print section comes;
    `sound_wanted` asks for the gong, `time_left_wanted` for the dialog of the time that is left,
    `phones_wanted` for the one about phones and the network.
    """

    print_wanted = Signal(str)
    sound_wanted = Signal()
    time_left_wanted = Signal()
    phones_wanted = Signal()

    aspects: ClassVar[Aspect] = Aspect.ALL

    def __init__(
        self,
        document: Document,
        look: Callable[[], Surroundings],
        toggle_room: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        """`look` tells what the laptop knows of display and phones, and is asked every two
        seconds; `toggle_room` shows or hides the room screen.
        """
        super().__init__(parent)
        self._document = document
        self._look = look
        self._ticks = 0
        self._header = SectionHeader()
        self._question = Text(tone=Tone.MUTED, wraps=True)
        self.days = QComboBox()
        self.days.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._edit = Button(icon_name="pencil")
        self.now = NowCard()
        self._here, self._time, self._tables, self._poll = (StatTile() for _each in range(4))
        self.ready = ReadyCard()
        self.help, self.speakers = HelpStrip(), SpeakersCard()
        self._acts = SpeakerActs(document, self.speakers, self)
        self._was_begun: bool | None = None
        self._days: list[tuple[str, str]] = []
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MS)
        self._soon = QTimer(self)  # the list is long: it never holds up the clock above it
        self._soon.setSingleShot(True)
        self._soon.setInterval(_LIST_AFTER_MS)
        self._soon.timeout.connect(self._show_ready)
        self._edit_action = QAction(icon("pencil"), "", self)
        self.offer(self._edit_action)
        self._lay_out()
        Arrival(self, self.setFocus, is_constant=True)
        self._connect(toggle_room)

    def show_assembly(self, assembly: Assembly) -> None:
        """Everything but the passing of time."""
        now = self._document.now()
        self._header.show_texts(_("Today"))
        self._question.setText(assembly.mandate.core_question)
        self._question.setVisible(bool(assembly.mandate.core_question))
        self._show_days(assembly.mandate)
        self.help.show_waiting(assembly.board)
        self.now.show_assembly(assembly, now)
        self.speakers.show_assembly(assembly, now)
        self._fold_ready(assembly)
        self._show_tiles(assembly)
        self._show_time()
        self._soon.start()

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        self._edit.setText(_("Edit…"))
        self._edit_action.setText(_("Edit name, question and meeting days…"))
        self._edit.setAccessibleName(self._edit_action.text())
        self.days.setAccessibleName(_("Meeting day"))
        self.now.retranslate()
        self.ready.retranslate()
        self.speakers.retranslate()

    def edit_mandate(self) -> None:
        """The form of the start page, for the assembly that is open."""
        told = self._document.assembly.mandate
        words = mandate.Wording(told.name, told.core_question, told.commissioner, told.meetings)
        dialog = NewAssemblyDialog(self._document.fresh_id, wording=words, parent=self)
        dialog.accepted.connect(partial(self._reword, dialog))
        dialog.open()

    def tick(self) -> None:
        """Time goes on: called four times a second while the page is on screen, and each time the
        second changes, so that this clock and the wall's are never apart.
        """
        self._ticks += 1
        self._show_time()
        self._timer.setInterval(
            next_look(self._document.assembly.agenda.running, self._document.now())
        )
        if self._ticks % _LOOK_EVERY == 0:
            self._show_ready()

    def showEvent(self, event: QShowEvent) -> None:
        """Time runs again."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._show_top)  # whoever takes the keyboard may have scrolled
        self._show_time()
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """No time runs for what is not seen."""
        self._timer.stop()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The tiles go below the clock when there is no room beside it."""
        super().resizeEvent(event)
        beside = self.width() >= scaled(_BESIDE_FROM)
        direction = QBoxLayout.Direction
        self._middle.setDirection(direction.LeftToRight if beside else direction.TopToBottom)

    def _lay_out(self) -> None:
        self.days.setMinimumWidth(140)  # a long date is cut before the page is wider than its room
        self._header.add_action(self.days)
        self._header.add_action(self._edit)
        tiles = QGridLayout()
        tiles.setSpacing(Space.MEDIUM)
        for at, tile in enumerate((self._here, self._time, self._tables, self._poll)):
            tiles.addWidget(tile, at // 2, at % 2)
            tiles.setColumnStretch(at % 2, 1)
            tiles.setRowStretch(at // 2, 1)
            tile.body.addStretch(1)
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._middle.setSpacing(Space.MEDIUM)
        self._middle.addWidget(self.now, 3)
        self._middle.addLayout(tiles, 2)
        page = QVBoxLayout(self)
        page.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
        page.setSpacing(Space.MEDIUM)
        head = QVBoxLayout()
        head.setSpacing(Space.HAIR)
        head.addWidget(self._header)
        head.addWidget(self._question)
        page.addLayout(head)
        page.addWidget(self.help)
        page.addLayout(self._middle)
        page.addWidget(self.speakers)
        page.addWidget(self.ready)
        page.addStretch(1)

    def _connect(self, toggle_room: Callable[[], object]) -> None:
        document, now = self._document, self.now
        now.toggled.connect(partial(toggle_timer, document))
        now.minutes_wanted.connect(partial(add_minutes, document))
        now.left_wanted.connect(self.time_left_wanted)
        now.next_wanted.connect(partial(next_item, document))
        now.steps.turned.connect(partial(turn_step, document))
        now.end_wanted.connect(partial(end_item, document))
        now.desk_wanted.connect(partial(self.section_wanted.emit, "members"))
        now.programme_wanted.connect(partial(self.section_wanted.emit, "agenda"))
        now.room_wanted.connect(toggle_room)
        self.ready.section_wanted.connect(self._on_way)
        self.ready.deed_wanted.connect(self._on_deed)
        self.help.helped.connect(self._on_helped)
        self.help.answered.connect(self._on_answered)
        self.days.activated.connect(self._on_day)
        self._edit.clicked.connect(self.edit_mandate)
        self._edit_action.triggered.connect(self.edit_mandate)
        self._timer.timeout.connect(self.tick)

    def _show_days(self, told: mandate.Mandate) -> None:
        wanted = [(meeting_words(told, meeting), meeting.id) for meeting in told.meetings]
        if wanted != self._days:
            self._days = wanted
            self.days.clear()
            for words, meeting in wanted:
                self.days.addItem(words, meeting)
        self.days.setCurrentIndex(self.days.findData(told.meeting))

    def _show_tiles(self, assembly: Assembly) -> None:
        here = len(assembly.people.present(assembly.mandate.meeting))
        members = _("of {members} members").format(
            members=assembly.people.roll(assembly.mandate.meeting)
        )
        self._here.show_figure(_("Here"), str(here), members)
        waiting = tables_to_deliver(assembly)
        self._tables.show_figure(_("Tables to deliver"), *tables_words(waiting))
        self._poll.show_figure(_("Votes"), *poll_words(assembly))

    def _show_time(self) -> None:
        """Digits, bar, and how far behind."""
        assembly, now = self._document.assembly, self._document.now()
        self.now.show_time(now)
        self.speakers.show_time(now)
        day = assembly.agenda.day(assembly.mandate.meeting)
        current = assembly.mandate.current
        seen = moment_of(day, current.day if current else "", now)
        stands = standing(assembly.agenda, assembly.mandate.meeting, seen.origin, now)
        is_on = stands is not None and stands.has_begun  # before, the list of what is ready tells
        lacks = (
            lacking_words(assembly.agenda, assembly.mandate.meeting, seen) if is_on else ("", False)
        )
        self.now.show_lacking(lacks[0], is_wrong=lacks[1])
        if stands is None or not stands.has_begun:
            self._time.show_figure(_("Time"), "\N{EN DASH}", _("The day has not started"))
            return
        if seen.is_another_date:
            told = _("Begun on another date than the meeting's")
            self._time.show_figure(_("Time"), "\N{EN DASH}", told)
            return
        behind = stands.behind_ms
        tone = Tone.WARNING if behind >= _LATE_MS else Tone.NORMAL
        self._time.show_figure(_("Time"), behind_figure(behind), behind_words(behind), tone)

    def _show_top(self) -> None:
        """The clock comes first whenever the page does."""
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None:
            around.verticalScrollBar().setValue(0)

    def _show_ready(self) -> None:
        document = self._document
        self.ready.show_checks(checks(document.assembly, self._look(), document.now()))

    def _fold_ready(self, assembly: Assembly) -> None:
        """Before the day begins the list is what matters, then those who speak."""
        day = assembly.agenda.day(assembly.mandate.meeting)
        is_begun = any(each.started_at for each in day)
        has_speakers = bool(assembly.speakers.waiting or assembly.speakers.speaking)
        self.speakers.setVisible(is_begun or has_speakers)
        if is_begun is not self._was_begun:
            self._was_begun = is_begun
            self.ready.fold(is_begun)

    def _on_way(self, section: str) -> None:
        """To where something is not ready; what is missing in print are voting cards."""
        if section == "print":
            self.print_wanted.emit("vote-cards")
        self.section_wanted.emit(section)

    def _on_deed(self, deed: str) -> None:
        if deed == TEST_SOUND:
            self.sound_wanted.emit()
        elif deed == HELP_PHONES:
            self.phones_wanted.emit()

    def _on_answered(self, table: int) -> None:
        label = _("Tell table {number} that somebody is coming").format(number=table)
        self._document.do(label, board.answer_help, table)

    def _on_helped(self, table: int) -> None:
        label = _("Note that table {number} was helped").format(number=table)
        self._document.do(label, board.helped, table)
        words = _("Table {number} was helped.").format(number=table)
        self.told.emit(Toast(words, can_undo=True))

    def _on_day(self, _at: int) -> None:
        meeting = str(self.days.currentData())
        label = _("Go to {day}").format(day=self.days.currentText())
        self._document.do(label, mandate.choose_meeting, meeting)

    def _reword(self, dialog: NewAssemblyDialog) -> None:
        wording = dialog.accepted_wording
        if wording is not None:
            label = _("Edit name, question and meeting days")
            self._document.do(label, mandate.reword_mandate, wording)
            self.told.emit(Toast(_("Name, question and meeting days were updated."), can_undo=True))
