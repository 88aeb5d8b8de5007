"""What is on, how much time is left, and what comes next."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from app.i18n import _, clock, duration
from app.models.agenda import Item, TimerState, expected_slots, planned_slots
from app.models.assembly import Assembly
from app.ui.agenda.words import day_words
from app.ui.scenes import Countdown, Phase
from app.ui.step_line import StepLine
from app.ui.theme import Role, Space, scaled
from app.ui.today.clock import digits, expected_minute, midnight_of_programme
from app.ui.today.words import kind_words
from app.ui.widgets import (
    Badge,
    Button,
    Card,
    Divider,
    ElidedText,
    FlowLayout,
    Kind,
    Text,
    Tint,
    Tone,
)

_FINE = 1_000


class LargeButton(Button):
    """A button for the hands of somebody who stands."""

    def sizeHint(self) -> QSize:
        """Higher, with more room around the words."""
        usual = super().sizeHint()
        return QSize(usual.width() + scaled(14), max(44, scaled(46)))


@dataclass(frozen=True, slots=True)
class Moment:
    """What the card shows of one instant."""

    running: Item | None
    following: Item | None
    is_begun: bool
    midnight: int
    now: int
    strange: str = ""
    """What the day is called that the running item belongs to, "" for the one on screen."""

    @classmethod
    def of(cls, assembly: Assembly, now: int) -> Moment:
        """The item that is on, whatever its day, and the next of the day on screen."""
        meeting = assembly.mandate.meeting
        day = assembly.agenda.day(meeting)
        current = assembly.mandate.current
        running = assembly.agenda.running
        return cls(
            running,
            assembly.agenda.next_item(meeting),
            any(each.started_at for each in day),
            midnight_of_programme(day, current.day if current else "", now),
            now,
            _day_of(assembly, running) if running and running.meeting != meeting else "",
        )

    @property
    def ends(self) -> bool:
        """True when what is on is to be ended rather than followed by the next."""
        return self.running is not None and (self.following is None or bool(self.strange))


class NowCard(Card):
    """The clock of the day with its buttons; `show_time` alone is called as time goes by."""

    toggled = Signal()
    minutes_wanted = Signal(int)
    left_wanted = Signal()
    next_wanted = Signal()
    end_wanted = Signal()
    desk_wanted = Signal()
    room_wanted = Signal()
    programme_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._assembly: Assembly | None = None
        self._label, self._kind = Text(role=Role.LABEL, tone=Tone.MUTED), Badge()
        self.warning = Badge()
        self._title = Text(role=Role.HEADING, wraps=True)
        self._digits = Text(role=Role.DISPLAY, is_tabular=True)
        self._times = Text(tone=Tone.MUTED, wraps=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(8)
        self._line, self._following = Divider(), ElidedText()
        self.steps = StepLine()
        self._lacks, self.repair = Text(wraps=True), Button(icon_name="git-compare")
        self.toggle = LargeButton(kind=Kind.PRIMARY, icon_name="play")
        self.minute = LargeButton(icon_name="plus")
        self.less, self.five, self.left = Button(), Button(), Button()
        self.next = LargeButton(icon_name="skip-forward")
        self.desk = LargeButton(icon_name="user-check")
        self.room = LargeButton(icon_name="monitor-play")
        self.programme = LargeButton(kind=Kind.PRIMARY, icon_name="calendar-clock")
        self._by_digits = (self.less, self.five, self.left)
        self._lay_out()
        self._connect()

    def show_assembly(self, assembly: Assembly, now: int) -> None:
        """What is on and what comes, as of now."""
        self._assembly = assembly
        day = assembly.agenda.day(assembly.mandate.meeting)
        moment = Moment.of(assembly, now)
        has_any = bool(day) or moment.running is not None
        self._show_item(moment, has_any)
        self.programme.setVisible(not has_any)
        for button in (self.toggle, self.minute, self.next):
            button.setVisible(has_any)
        for small in self._by_digits:
            small.setVisible(moment.running is not None)
        self.toggle.setEnabled(moment.running is not None or moment.following is not None)
        for button in (self.next, self.minute):
            button.setEnabled(moment.running is not None)
        self._name_toggle(moment)
        self._name_next(moment)
        self.show_time(now)

    def show_time(self, now: int) -> None:
        """Digits, bar and expected times at this instant."""
        if self._assembly is None:
            return
        moment = Moment.of(self._assembly, now)
        running = moment.running
        self._digits.setVisible(running is not None)
        self._bar.setVisible(running is not None)
        if running is not None:
            left = running.remaining_ms(now)
            self.less.setEnabled(left > 0)  # what has been used is not taken back
            self._digits.setText(digits(left))
            self._digits.set_tone(Tone.DANGER if left < 0 else Tone.NORMAL)
            spent = min(1.0, running.elapsed_ms(now) / max(1, running.length_ms))
            self._bar.setValue(round(spent * _FINE))
            on = _("Still on from another day") if moment.strange else ""
            self._label.setText(on or _state_words(running.state(now)))
            phase = Countdown.of(running, self._assembly.agenda.warnings).phase(now)
            self.warning.show_text(*_warning_words(phase))
            self.warning.setVisible(phase in _WARNED and not running.paused_at)
        self.steps.show_time(running, now)
        self._times.setText(self._times_words(moment))
        self._times.setVisible(bool(self._times.text()))
        self._following.setText(self._following_words(moment))
        for part in (self._line, self._following):
            part.setVisible(bool(self._following.text()))

    def show_lacking(self, words: str, *, is_wrong: bool) -> None:
        """What the day lacks while it runs, as the programme says it; "" for nothing."""
        self._lacks.setText(words)
        self._lacks.set_tone(Tone.DANGER if is_wrong else Tone.WARNING)
        for part in (self._lacks, self.repair):
            part.setVisible(bool(words))

    def retranslate(self) -> None:
        """The buttons in the language of the moment; the rest comes with the next look."""
        self.minute.setText(_("+1 minute"))
        self.five.setText("+5")
        self.five.setAccessibleName(_("Five minutes more"))
        self.less.setText("\N{MINUS SIGN}1")
        self.less.setAccessibleName(_("One minute less"))
        self.left.setText(_("Set…"))
        self.left.setAccessibleName(_("Set the time left…"))
        for button in (self.five, self.less, self.left):
            button.setToolTip(button.accessibleName())
        self.desk.setText(_("Check in"))
        self.room.setText(_("Room screen"))
        self.programme.setText(_("Create the programme"))
        self.repair.setText(_("Make it fit…"))
        self._bar.setAccessibleName(_("Time spent"))
        self.steps.retranslate()

    def _show_item(self, moment: Moment, has_any: bool) -> None:
        running = moment.running
        self._kind.setVisible(running is not None)
        if running is None:  # else the time tells
            self.warning.setVisible(False)
            self._label.setText(_("Now"))
        if running is not None:
            self._kind.show_text(kind_words(running.plan.kind), Tint.INFO)
            self._title.setText(running.plan.title)
        elif not has_any:
            self._title.setText(_("No programme for the day yet"))
        elif moment.following is None:
            self._title.setText(_("The programme has finished"))
        elif moment.is_begun:
            self._title.setText(_("Between two items"))
        else:
            self._title.setText(_("The day has not started"))

    def _name_toggle(self, moment: Moment) -> None:
        running = moment.running
        if running is None:
            words = _("Start next item") if moment.is_begun else _("Start the day")
            self.toggle.setText(words)
            self.toggle.set_icon_name("play")
            return
        self.toggle.setText(_("Resume") if running.paused_at else _("Pause"))
        self.toggle.set_icon_name("play" if running.paused_at else "pause")

    def _name_next(self, moment: Moment) -> None:
        """The last item of the day has nothing after it: it is ended, and so is another day's."""
        self.next.setText(_("End the item") if moment.ends else _("Next item"))
        self.next.set_icon_name("flag" if moment.ends else "skip-forward")

    def _on_next(self) -> None:
        ends = self._assembly is not None and Moment.of(self._assembly, 0).ends
        (self.end_wanted if ends else self.next_wanted).emit()

    def _times_words(self, moment: Moment) -> str:
        """When the running item ends, and when it should have."""
        running, assembly = moment.running, self._assembly
        if running is None or assembly is None:
            return ""
        if moment.strange:
            words = _("It belongs to {day} and was never ended. End it before this day begins.")
            return words.format(day=moment.strange)
        day = assembly.agenda.day(running.meeting)
        planned = planned_slots(day)[running.id]
        if running.paused_at:
            return _("The clock is paused. Planned end {time}.").format(time=clock(planned.end))
        ends = expected_slots(day, moment.midnight, moment.now)[running.id].end
        if running.remaining_ms(moment.now) < 0:
            return _("The time is up. Planned end {time}.").format(time=clock(planned.end))
        words = _("Ends at {time}. Planned end {planned}.")
        return words.format(time=clock(expected_minute(ends)), planned=clock(planned.end))

    def _following_words(self, moment: Moment) -> str:
        """Hour and length first: where room is short it is a title that is cut."""
        item, assembly = moment.following, self._assembly
        if item is None or assembly is None:
            return ""
        day = assembly.agenda.day(item.meeting)
        slot = expected_slots(day, moment.midnight, moment.now)[item.id]
        first = not moment.is_begun and moment.running is None
        words = (
            _("First: {time}, {length}, {title}") if first else _("Next: {time}, {length}, {title}")
        )
        return words.format(
            title=item.plan.title,
            time=clock(expected_minute(slot.start)),
            length=duration(item.plan.length_min),
        )

    def _lay_out(self) -> None:
        self._bar.setRange(0, _FINE)
        head = QHBoxLayout()
        head.setSpacing(Space.SMALL)
        head.addWidget(self._label)
        head.addWidget(self._kind)
        head.addWidget(self.warning)
        head.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(Space.TINY)
        words.addWidget(self._title)
        words.addWidget(self._times)
        middle = QHBoxLayout()
        middle.setSpacing(Space.HUGE)
        middle.addLayout(words, 1)
        middle.addLayout(self._clock_column())
        flow = FlowLayout(Space.SMALL)
        buttons = (self.programme, self.toggle, self.minute, self.next, self.desk, self.room)
        for button in buttons:
            flow.addWidget(button)
        self.body.setSpacing(Space.MEDIUM)
        self.body.addLayout(head)
        self.body.addLayout(middle)
        self.body.addWidget(self._bar)
        self.body.addWidget(self.steps)
        lacks = QHBoxLayout()
        lacks.setSpacing(Space.MEDIUM)
        lacks.addWidget(self._lacks, 1)
        lacks.addWidget(self.repair)
        self.body.addLayout(lacks)
        self.body.addLayout(flow)
        self.body.addStretch(1)
        self.body.addWidget(self._line)
        self.body.addWidget(self._following)

    def _connect(self) -> None:
        self.toggle.clicked.connect(self.toggled)
        giving: tuple[tuple[Button, int], ...] = (
            (self.minute, 1),
            (self.five, 5),
            (self.less, -1),
        )
        for each, minutes in giving:
            each.clicked.connect(partial(self._on_minutes, minutes))
        self.left.clicked.connect(self.left_wanted)
        self.next.pressed_here.acts_once = True
        self.next.clicked.connect(self._on_next)
        self.desk.clicked.connect(self.desk_wanted)
        self.room.clicked.connect(self.room_wanted)
        for way in (self.programme, self.repair):
            way.clicked.connect(self.programme_wanted)

    def _clock_column(self) -> QVBoxLayout:
        """The digits, and what sets them."""
        row = QHBoxLayout()
        row.setSpacing(Space.TINY)
        row.addStretch(1)
        for button in self._by_digits:
            row.addWidget(button)
        column = QVBoxLayout()
        column.setSpacing(Space.TINY)
        column.addWidget(self._digits, 0, Qt.AlignmentFlag.AlignRight)
        column.addLayout(row)
        return column

    def _on_minutes(self, minutes: int, _is_checked: bool = False) -> None:
        self.minutes_wanted.emit(minutes)


_WARNED: Final = (Phase.SOON, Phase.LAST, Phase.OVERTIME)


def _warning_words(phase: Phase) -> tuple[str, Tint]:
    """What the room is warned of, as the wall shows it by its shape."""
    return {
        Phase.SOON: (_("Little time left"), Tint.WARNING),
        Phase.LAST: (_("Almost over"), Tint.WARNING),
        Phase.OVERTIME: (_("The time is up"), Tint.DANGER),
    }.get(phase, ("", Tint.INFO))


def _day_of(assembly: Assembly, item: Item) -> str:
    """What the day of an item is called."""
    day = next((each for each in assembly.mandate.meetings if each.id == item.meeting), None)
    return day_words(day, assembly.mandate.meeting_number(day.id)) if day else _("another day")


def _state_words(state: TimerState) -> str:
    return {
        TimerState.PAUSED: _("Paused"),
        TimerState.OVERTIME: _("Over time"),
    }.get(state, _("Now"))
