"""Gong, tick and warnings: how loud, whether at all, how early, and a button to hear them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _
from app.models.agenda import Warnings
from app.settings import Settings
from app.sounds import Sound
from app.ui.laptop.alarm import Alarm, Hearing
from app.ui.theme import Space, scaled
from app.ui.widgets import Button, FormRows, Kind, Text, Tone

_RULES: Final = (
    Warnings(20, 5),
    Warnings(10, 5),
    Warnings(5, 1, is_minutes=True),
    Warnings(10, 2, is_minutes=True),
    Warnings(2, 1, is_minutes=True),
)
_STEP: Final = 10


class SoundDialog(QDialog):
    """Opened with `open()`. Sound is this laptop's and holds at once; `warnings_chosen` carries the
    rule of the assembly.
    """

    warnings_chosen = Signal(object)

    def __init__(
        self,
        preferences: Settings,
        keep: Callable[[], None],
        alarm: Alarm,
        warnings: Warnings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._preferences, self._keep, self._alarm = preferences, keep, alarm
        self.on = QCheckBox()
        self.volume = QSlider(Qt.Orientation.Horizontal)
        self.gong, self.tick = Button(icon_name="volume-2"), Button(icon_name="volume-2")
        self.hearing = Text(tone=Tone.MUTED, wraps=True)
        self.rule = QComboBox()
        self._rules = [*_RULES, *([] if warnings in _RULES else [warnings])]
        self._form = FormRows()
        self.close_button = Button(kind=Kind.PRIMARY)
        self._lay_out()
        self._retranslate()
        self._show_settings(warnings)
        self._connect()
        self._show_hearing()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        self.volume.setRange(0, 100)
        self.volume.setSingleStep(_STEP)
        self.volume.setPageStep(_STEP)
        tests = QHBoxLayout()
        tests.setSpacing(Space.SMALL)
        for button in (self.gong, self.tick):
            button.setAutoDefault(False)
            tests.addWidget(button)
        tests.addStretch(1)
        self._form.add("", self.volume)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        self._rule_form = FormRows()
        self._rule_form.add("", self.rule)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.HUGE, Space.HUGE, Space.HUGE, Space.LARGE)
        column.setSpacing(Space.LARGE)
        column.addWidget(self.on)
        column.addWidget(self._form)
        column.addLayout(tests)
        column.addWidget(self.hearing)
        column.addWidget(self._rule_form)
        column.addLayout(foot)
        self.setMinimumWidth(scaled(440))

    def _connect(self) -> None:
        self.on.toggled.connect(self._on_toggled)
        self.volume.valueChanged.connect(self._on_volume)
        self.gong.clicked.connect(partial(self._alarm.try_out, Sound.GONG))
        self.tick.clicked.connect(partial(self._alarm.try_out, Sound.TICK))
        self.rule.activated.connect(self._on_rule)
        self.close_button.clicked.connect(self.accept)
        self._alarm.hearing_changed.connect(self._show_hearing)

    def _retranslate(self) -> None:
        self.setWindowTitle(_("Sound and warnings"))
        self.on.setText(_("Let the room hear the gong and the tick"))
        self._form.show_texts(self.volume, _("Volume"), _("This laptop remembers it."))
        self.gong.setText(_("Test the gong"))
        self.tick.setText(_("Test the tick"))
        hint = _("A tick is heard then, and the countdown changes its shape on every screen.")
        self._rule_form.show_texts(self.rule, _("Warn before the end"), hint)
        self.close_button.setText(_("Close"))
        at = self.rule.currentIndex()
        self.rule.clear()
        for each in self._rules:
            self.rule.addItem(rule_words(each))
        self.rule.setCurrentIndex(at)
        self._show_hearing()

    def _show_settings(self, warnings: Warnings) -> None:
        self.on.setChecked(self._preferences.sound)
        self.volume.setValue(self._preferences.volume)
        self.rule.setCurrentIndex(self._rules.index(warnings))

    def _show_hearing(self) -> None:
        self.hearing.setText(hearing_words(self._alarm.hearing))
        is_silent = self._alarm.hearing is Hearing.SILENT
        self.hearing.set_tone(Tone.WARNING if is_silent else Tone.MUTED)

    def _on_toggled(self, is_on: bool) -> None:
        self._preferences.sound = is_on
        self._keep()

    def _on_volume(self, percent: int) -> None:
        self._preferences.volume = percent
        self._keep()

    def _on_rule(self, at: int) -> None:
        self.warnings_chosen.emit(self._rules[at])


def rule_words(rule: Warnings) -> str:
    """How early a rule warns."""
    if rule.is_minutes:
        words = _("{first} and {last} min before the end")
    else:
        words = _("When {first}% and {last}% of the time are left")
    return words.format(first=rule.first, last=rule.last)


def hearing_words(hearing: Hearing) -> str:
    """Whether the laptop can be heard, and what to do when it cannot."""
    return {
        Hearing.UNTRIED: _("Press a button and listen from the last row."),
        Hearing.HEARD: _("The sound was played. Did the last row hear it?"),
        Hearing.SILENT: _(
            "No sound device was found. Connect a loudspeaker and test again; the screens warn"
            " without sound too."
        ),
    }[hearing]
