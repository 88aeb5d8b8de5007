"""The clock of the item that is on, with what one does to it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import _, duration
from app.models.agenda import Item, TimerState
from app.ui.agenda.words import (
    KIND_ICONS,
    digits,
    forecast_words,
    instant_words,
    length_words,
    remaining_words,
    state_words,
)
from app.ui.step_line import StepLine
from app.ui.theme import Role, Space, scaled
from app.ui.widgets import (
    Badge,
    Button,
    Card,
    ElidedText,
    FlowLayout,
    Glyph,
    Kind,
    Text,
    Tone,
)

_ABREAST_FROM: Final = 900
_IN_A_LINE_FROM: Final = 1300
"""Below these widths the buttons stand under the words, and beside them in two lines."""
_ANY_WIDTH: Final = (1 << 24) - 1


class TimerStrip(Card):
    """Shows one item's time at an instant; whoever owns it brings the instants."""

    clock_wanted = Signal()
    minutes_wanted = Signal(int)
    left_wanted = Signal()
    next_wanted = Signal()
    end_wanted = Signal()
    step_turned = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=Space.MEDIUM, parent=parent)
        self._item: Item | None = None
        self._following: Item | None = None
        self._told = ("", TimerState.IDLE)
        self._digits, self._tone = Text(role=Role.DISPLAY, is_tabular=True), Tone.NORMAL
        self._badge = Badge()
        self._glyph = Glyph("clock")
        self._title = ElidedText(role=Role.SUBHEADING)
        self._line = ElidedText(tone=Tone.MUTED)
        self._clock = Button(kind=Kind.PRIMARY, icon_name="play")
        self._less, self._more, self._five = Button(), Button(), Button()
        self._left = Button()
        self._next, self._end = Button(icon_name="skip-forward"), Button(kind=Kind.QUIET)
        self._by_time = (self._end, self._less, self._more, self._five, self._left)
        self._buttons = QWidget()
        self.steps = StepLine()
        self._row = self._lay_out()
        self.body.addLayout(self._row)
        self.body.addWidget(self.steps)
        self.steps.turned.connect(self.step_turned)
        self._clock.clicked.connect(self.clock_wanted)
        self._less.clicked.connect(self._on_less)
        self._more.clicked.connect(self._on_more)
        self._five.clicked.connect(self._on_five)
        self._left.clicked.connect(self.left_wanted)
        for once in (self._next, self._end):
            once.pressed_here.acts_once = True
        self._next.clicked.connect(self.next_wanted)
        self._end.clicked.connect(self.end_wanted)

    @property
    def digits(self) -> str:
        """What the clock shows."""
        return self._digits.text()

    def show_item(self, item: Item | None, following: Item | None, now: int) -> None:
        """The item that is on, else the one that would begin."""
        self._item, self._following = item, following
        shown = item or following
        if shown is not None:
            self._glyph.show_icon(KIND_ICONS[shown.plan.kind])
            self._title.setText(shown.plan.title)
            self._title.updateGeometry()
        for part in (self._more, self._five, self._left, self._end):
            part.setEnabled(item is not None)
        self._clock.setEnabled(shown is not None)
        self._next.setEnabled(following is not None)
        self.show_time(now)

    def show_time(self, now: int) -> None:
        """The digits at an instant, and what they mean; a change of state is read aloud."""
        shown = self._item or self._following
        self.steps.show_time(self._item, now)
        if shown is None:
            self._show_over()
            return
        self._less.setEnabled(self._item is not None and self._item.remaining_ms(now) > 0)
        state = shown.state(now)
        words, tint = state_words(state)
        self._digits.setText(digits(shown.remaining_ms(now)))
        self._show_tone(_TONES.get(state, Tone.NORMAL))
        self._digits.setAccessibleName(remaining_words(shown, now))
        self._badge.show_text(words, tint)
        self._line.setText(self._line_words(shown, now))
        self._show_clock_button(state)
        if self._told[0] == shown.id and self._told[1] != state:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        self._told = (shown.id, state)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The title keeps room: the buttons stand beside it in two lines, or go below it."""
        super().resizeEvent(event)
        self._make_room()

    def retranslate(self) -> None:
        """The words of the buttons in the language of the moment."""
        self._less.setText(_("−1 min"))
        self._more.setText(_("+1 min"))
        self._five.setText(_("+5 min"))
        self._left.setText(_("Set…"))
        self._left.setAccessibleName(_("Set the time left…"))
        self._left.setToolTip(_("Set the time left…") + " (Ctrl+L)")
        self._next.setText(_("Next item"))
        self._end.setText(_("End"))
        self._next.setToolTip(_("Ends this item and starts the next (N)"))
        self._end.setToolTip(_("Ends this item without starting the next"))
        self.setAccessibleName(_("Clock"))
        self.steps.retranslate()
        self._make_room()

    def _make_room(self) -> None:
        is_narrow = self.width() < scaled(_ABREAST_FROM)
        sideways, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(down if is_narrow else sideways)
        is_folded = not is_narrow and self.width() < scaled(_IN_A_LINE_FROM)
        by_time = sum(each.sizeHint().width() for each in self._by_time)
        between = (len(self._by_time) - 1) * Space.SMALL
        self._buttons.setMaximumWidth(by_time + between if is_folded else _ANY_WIDTH)

    def _lay_out(self) -> QBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(Space.SMALL)
        for part in (self._glyph, self._title):
            head.addWidget(part, 1 if part is self._title else 0)
        below = QHBoxLayout()
        below.setSpacing(Space.SMALL)
        below.addWidget(self._badge)
        below.addWidget(self._line, 1)
        words = QVBoxLayout()
        words.setSpacing(Space.TINY)
        words.addStretch(1)
        words.addLayout(head)
        words.addLayout(below)
        words.addStretch(1)
        buttons = FlowLayout(Space.SMALL, is_right_aligned=True)
        buttons.setContentsMargins(0, 0, 0, 0)
        for button in (*self._by_time, self._next, self._clock):
            buttons.addWidget(button)
        self._buttons.setLayout(buttons)
        clock = QHBoxLayout()
        clock.setSpacing(Space.LARGE)
        clock.addWidget(self._digits)
        clock.addLayout(words, 1)
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(Space.MEDIUM)
        row.addLayout(clock, 1)
        row.addWidget(self._buttons)
        return row

    def _show_tone(self, tone: Tone) -> None:
        """Another ink; the amber of a pause lies in the label's own palette and would stay."""
        if tone is not self._tone:
            self._tone = tone
            self._digits.set_tone(tone)
            self._digits.setPalette(QPalette())

    def _show_over(self) -> None:
        self._digits.setText("\N{EN DASH}")
        self._less.setEnabled(False)
        self._show_tone(Tone.MUTED)
        self._title.setText(_("The programme has finished"))
        self._line.setText("")
        self._badge.show_text(*state_words(TimerState.ENDED))
        self._show_clock_button(TimerState.IDLE)

    def _show_clock_button(self, state: TimerState) -> None:
        if state in (TimerState.RUNNING, TimerState.OVERTIME):
            words, icon_name = _("Pause"), "pause"
        elif state is TimerState.PAUSED:
            words, icon_name = _("Resume"), "play"
        else:
            words, icon_name = _("Start"), "play"
        if self._clock.text() != words:
            self._clock.setText(words)
            self._clock.set_icon_name(icon_name)
        self._clock.setToolTip(_("{what} (Space)").format(what=words))

    def _line_words(self, shown: Item, now: int) -> str:
        """Times first: where room is short it is a title that is cut."""
        if self._item is None:
            return _("Up next, {length}").format(length=duration(shown.plan.length_min))
        left, parts = shown.remaining_ms(now), list[str]()
        if left >= 0 and shown.state(now) is TimerState.RUNNING:
            parts.append(_("ends {clock}").format(clock=forecast_words(now + left)))
        parts.append(_("planned {length}").format(length=length_words(shown)))
        parts.append(_("started {clock}").format(clock=instant_words(shown.started_at)))
        if self._following is not None:
            parts.append(_("next: {title}").format(title=self._following.plan.title))
        return " · ".join(parts)

    def _on_less(self) -> None:
        self.minutes_wanted.emit(-1)

    def _on_more(self) -> None:
        self.minutes_wanted.emit(1)

    def _on_five(self) -> None:
        self.minutes_wanted.emit(5)


_TONES = {
    TimerState.OVERTIME: Tone.DANGER,
    TimerState.PAUSED: Tone.WARNING,
    TimerState.IDLE: Tone.MUTED,
}
