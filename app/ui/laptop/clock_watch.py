"""Says once when the laptop slept or its clock was set, and lets the facilitator decide.

Whatever is answered, and when nobody answers, no countdown jumps and nothing ends by itself.
"""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer

from app.day_clock import DayClock
from app.document import Document
from app.i18n import N_, _
from app.models import timing
from app.models.agenda import Item, TimerState
from app.models.assembly import Aspect
from app.models.clock import JUMP_MS
from app.ui.banner_area import BannerArea
from app.ui.laptop.words import length_words
from app.ui.slide.furniture import dial
from app.ui.widgets import Tint

LOOK_EVERY_MS: Final = 1_000
SLEPT, CHANGED = "slept", "clock"


class ClockWatch(QObject):
    """Looks at the clocks each second while a document is open.

    It stands before everybody else who listens to the document: when a clock is set right in the
    record, the document's time is set in the same moment, so that no view sees one without the
    other.
    """

    def __init__(
        self,
        document: Document,
        clock: DayClock,
        banners: BannerArea,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._clock, self._banners = document, clock, banners
        self._corrected = self._corrected_by()
        self._told: int | None = None
        document.changed.connect(self._on_changed)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self._look_at_wall()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()
        self._document.changed.disconnect(self._on_changed)
        for each in (SLEPT, CHANGED):
            self._banners.clear(each)

    def look(self) -> None:
        """What happened since the last look."""
        passed = self._clock.look()
        if passed.slept:
            self._tell_sleep(passed.slept)
        if passed.changed or self._told is not None:
            self._look_at_wall()

    def _look_at_wall(self) -> None:
        """Tell of a difference to the wall clock, once for each; take it back when it is gone."""
        ahead = self._clock.ahead
        if abs(ahead) <= JUMP_MS:
            if self._told is not None:
                self._told = None
                self._banners.clear(CHANGED)
            return
        if self._told is not None and abs(ahead - self._told) <= JUMP_MS:
            return
        if timing.is_at_stake(self._document.assembly, self._document.now()):
            self._told = ahead
            self._ask_which(ahead)
        else:
            self._clock.follow_wall()
            self._banners.tell(CHANGED, partial(_followed_words, ahead), Tint.INFO)

    def _ask_which(self, ahead: int) -> None:
        self._banners.tell(
            CHANGED,
            partial(_changed_words, ahead),
            Tint.WARNING,
            (partial(_, N_("Use the new time")), self._use_new),
            (partial(_, N_("Keep the old time")), self._keep_old),
        )

    def _use_new(self) -> None:
        """What was timed today moves along, so that what remains stays as it is."""
        ms = self._clock.ahead
        self._banners.clear(CHANGED)
        document = self._document
        label = _("Use the laptop's new time")
        document.do(label, timing.correct_clock, document.device, ms, document.now())

    def _keep_old(self) -> None:
        self._clock.keep()
        self._told = None
        self._banners.clear(CHANGED)

    def _tell_sleep(self, slept: int) -> None:
        now = self._document.now()
        item = self._document.assembly.agenda.running
        if item is None:
            return
        if item.state(now) is TimerState.PAUSED:
            self._banners.tell(SLEPT, partial(_paused_words, slept), Tint.INFO)
            return
        self._banners.tell(
            SLEPT,
            partial(_slept_words, item, slept, now),
            Tint.WARNING,
            (partial(_, N_("Count the sleep")), partial(self._banners.clear, SLEPT)),
            (partial(_, N_("Leave the sleep out")), partial(self._leave_out, item.id, slept)),
        )

    def _leave_out(self, item: str, slept: int) -> None:
        self._banners.clear(SLEPT)
        document = self._document
        label = _("Leave {length} of sleep out").format(length=length_words(slept))
        document.do(label, timing.leave_out, item, slept, document.now())

    def _corrected_by(self) -> int:
        return self._document.assembly.agenda.corrected.get(self._document.device, 0)

    def _on_changed(self, aspects: Aspect) -> None:
        if not aspects & Aspect.AGENDA:
            return
        before, self._corrected = self._corrected, self._corrected_by()
        if self._corrected != before:
            self._clock.move(self._corrected - before)
            self._told = None
            self._look_at_wall()


def _paused_words(slept: int) -> str:
    words = _("The laptop slept for {length}. The clock was paused, so no time is lost.")
    return words.format(length=length_words(slept))


def _slept_words(item: Item, slept: int, now: int) -> str:
    left = item.remaining_ms(now)
    if left < 0:
        words = _("The laptop slept for {length}. The time for “{item}” ran out meanwhile.")
    else:
        words = _("The laptop slept for {length}, and the time ran on: {left} left of “{item}”.")
    return words.format(length=length_words(slept), item=item.plan.title, left=dial(left))


def _changed_words(ahead: int) -> str:
    if ahead > 0:
        words = _(
            "The laptop's clock was set {length} forward. What remains is unchanged; times of day"
            " are still shown by the old clock."
        )
    else:
        words = _(
            "The laptop's clock was set {length} back. What remains is unchanged; times of day are"
            " still shown by the old clock."
        )
    return words.format(length=length_words(ahead))


def _followed_words(ahead: int) -> str:
    if ahead > 0:
        words = _("The laptop's clock was set {length} forward. Nothing had begun, so it counts.")
    else:
        words = _("The laptop's clock was set {length} back. Nothing had begun, so it counts.")
    return words.format(length=length_words(ahead))
