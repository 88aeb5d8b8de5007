"""What the laptop does for a meeting: tells time, sounds, stays awake, minds its battery."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer

from app.day_clock import DayClock
from app.document import Document
from app.i18n import _
from app.models import timing
from app.models.agenda import Warnings
from app.models.assembly import Assembly
from app.settings import Settings
from app.sounds import Sound
from app.ui.battery import Battery, read_battery, warning_due
from app.ui.laptop.alarm import Alarm, Hearing
from app.ui.laptop.awake import KeepAwake, awake_words
from app.ui.laptop.clock_watch import ClockWatch
from app.ui.laptop.grip import Grip
from app.ui.laptop.machine import Printers, free_mb
from app.ui.laptop.sound_dialog import SoundDialog
from app.ui.laptop.time_left_dialog import TimeLeftDialog
from app.ui.main_window import MainWindow
from app.ui.meeting_commands import add_minutes, set_time_left
from app.ui.theme import has_typeface
from app.ui.toast import Toast
from app.ui.today.checks import Machine
from app.ui.widgets import Tint

BATTERY_EVERY_MS: Final = 10_000
_PRINTERS_EVERY: Final = 30
_LOWEST: Final = 15
_SUBJECTS: Final = ("awake", "battery", "sound")


class Laptop(QObject):
    """Lives as long as the document is open. Make it before everybody else who listens to the
    document; `app.ui.laptop.clock_watch` says why.
    """

    def __init__(
        self,
        document: Document,
        window: MainWindow,
        preferences: Settings,
        keep: Callable[[], None],
        parent: QObject | None = None,
        *,
        awake: KeepAwake | None = None,
        look_at_battery: Callable[[], Battery | None] = read_battery,
    ) -> None:
        super().__init__(parent)
        self._document, self._window = document, window
        self._preferences, self._keep = preferences, keep
        clock = document.clock
        self._watch = (
            ClockWatch(document, clock, window.banners, self)
            if isinstance(clock, DayClock)
            else None
        )
        self.alarm = Alarm(document, preferences, self)
        self.awake = awake or KeepAwake(parent=self)
        self._look_at_battery, self._told_battery = look_at_battery, 100
        self._battery: Battery | None = None
        self._told_grip: Grip | None = None
        self._section = ""
        self._printers, self._looks = Printers(), 0
        self._timer = QTimer(self)
        self._timer.setInterval(BATTERY_EVERY_MS)
        self._timer.timeout.connect(self.mind_battery)
        self._timer.start()
        self.alarm.hearing_changed.connect(self._on_hearing)
        self.alarm.stepped.connect(self._on_step)
        self.awake.changed.connect(self._on_grip)
        document.changed.connect(self._on_changed)
        window.section_shown.connect(self._on_section)
        self.awake.hold(_why())  # also for the start-of-day list: it is known from here whether
        self._mind_sleep()  # this laptop can be kept awake
        self.mind_battery()

    def stop(self) -> None:
        """Let everything go."""
        self._timer.stop()
        self._window.section_shown.disconnect(self._on_section)
        self._document.changed.disconnect(self._on_changed)
        self.alarm.stop()
        self.awake.release()
        if self._watch is not None:
            self._watch.stop()
        for each in _SUBJECTS:
            self._window.banners.clear(each)

    def look(self) -> Machine:
        """What the laptop knows of itself, for the start-of-day list; asked every two seconds."""
        if self._looks % _PRINTERS_EVERY == 0:
            self._printers.look()
        self._looks += 1
        document = self._document
        backup, journal = document.backups.newest(document.assembly.mandate.id), document.path
        clock = document.clock
        return Machine(
            hearing=self.alarm.hearing,
            is_muted=not self._preferences.sound,
            battery=self._battery,
            grip=self.awake.grip,
            printers=self._printers.names,
            free_mb=free_mb(journal.parent),
            backed_up_at=backup,
            is_backup_old=document.backups.is_behind,
            ahead_ms=clock.ahead if isinstance(clock, DayClock) else 0,
            has_typeface=has_typeface(),
        )

    def ask_time_left(self) -> None:
        """The dialog for the item that is on; nothing when none is."""
        item = self._document.assembly.agenda.running
        if item is None:
            return
        left = item.remaining_ms(self._document.now())
        dialog = TimeLeftDialog(item.plan.title, left, self._document.now, self._window)
        dialog.chosen.connect(self._on_time_left)
        dialog.added.connect(self._on_time_added)
        dialog.open()

    def test_sound(self) -> None:
        """The gong, at the volume that was chosen."""
        self.alarm.try_out(Sound.GONG)

    def ask_sound(self) -> None:
        """The dialog for sound and warnings."""
        warnings = self._document.assembly.agenda.warnings
        dialog = SoundDialog(self._preferences, self._keep, self.alarm, warnings, self._window)
        dialog.warnings_chosen.connect(self._on_warnings)
        dialog.finished.connect(self._window.show_sound)
        dialog.open()

    def mind_battery(self) -> None:
        """Warn once at each level; the cable takes the warning away."""
        battery = self._battery = self._look_at_battery()
        if battery is None or battery.is_charging:
            self._told_battery = 100
            self._window.banners.clear("battery")
            return
        level = warning_due(battery, self._told_battery)
        if level:
            self._told_battery = level
            tint = Tint.DANGER if level == _LOWEST else Tint.WARNING
            words = partial(_battery_words, battery.percent, level)
            self._window.banners.tell("battery", words, tint)

    def _on_time_left(self, minutes: int) -> None:
        set_time_left(self._document, minutes)

    def _on_time_added(self, minutes: int) -> None:
        add_minutes(self._document, minutes)

    def _on_warnings(self, warnings: Warnings) -> None:
        label = _("Choose when the end is warned of")
        self._document.do(label, timing.choose_warnings, warnings)

    def _on_hearing(self) -> None:
        if self.alarm.hearing is Hearing.SILENT and self._preferences.sound:
            self._window.banners.tell("sound", _silent_words, Tint.INFO)
        else:
            self._window.banners.clear("sound")

    def _on_step(self) -> None:
        """A step has begun by itself: said on whatever page is on, and read aloud."""
        item = self._document.assembly.agenda.running
        step = item.step_on(self._document.now()) if item is not None else None
        if step is not None:
            words = _("Step {n} of {count} has begun: {step}")
            told = words.format(n=step.number, count=step.count, step=step.title)
            self._window.tell(Toast(told))

    def _on_changed(self, _aspects: object) -> None:
        self._mind_sleep()

    def _mind_sleep(self) -> None:
        """Awake from the day's first item to its last, and as long as it is asked whether it can
        be.
        """
        if runs(self._document.assembly, self._document.now()):
            self.awake.hold(_why())
        elif self.awake.grip is not None:
            self.awake.release()
            self._window.banners.clear("awake")

    def _on_grip(self) -> None:
        self._mind_sleep()

    def _on_section(self, key: str) -> None:
        if key != self._section:
            self._section = key
            self._tell_grip()

    def _tell_grip(self) -> None:
        """Said when a meeting runs and it matters; once, for it does not change by itself.

        The list for the start of the day has told it already, and a banner moves the page under the
        pointer: so it comes with a page that is entered, and never onto one that is worked on.
        """
        grip = self.awake.grip
        is_due = runs(self._document.assembly, self._document.now())
        if is_due and grip is not None and awake_words(grip) and grip is not self._told_grip:
            self._told_grip = grip
            words = partial(awake_words, grip)
            self._window.banners.tell("awake", words, Tint.WARNING)


def runs(assembly: Assembly, now: int) -> bool:
    """True while a meeting runs: something is on or voted on, or more of today comes."""
    if assembly.agenda.running is not None or assembly.voting.open is not None:
        return True
    has_more = assembly.agenda.next_item(assembly.mandate.meeting) is not None
    return has_more and timing.is_at_stake(assembly, now)


def _why() -> str:
    return _("A meeting is running")


def _silent_words() -> str:
    return _(
        "No sound device was found, so gong and tick are not heard. The screens warn as before."
    )


def _battery_words(percent: int, level: int) -> str:
    if level == _LOWEST:
        words = _("Battery at {percent}%. Connect the charger now.")
    else:
        words = _("Battery at {percent}%. Connect the charger, so that it lasts the day.")
    return words.format(percent=percent)
