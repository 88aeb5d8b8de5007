"""What the room hears, the dialogs around it, and the keys of the clock."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.archive.journal import Journal
from app.document import Document
from app.models import agenda, speakers
from app.models.agenda import MINUTE_MS, Warnings
from app.settings import Settings
from app.sounds import Player, Sound
from app.ui.laptop.alarm import Alarm, Hearing
from app.ui.laptop.sound_dialog import SoundDialog
from app.ui.laptop.time_left_dialog import TimeLeftDialog
from tests.assemblies import NOW, founded, with_item
from tests.ui.members_room import Clock


class Loudspeaker(Player):
    """Notes what it is told to play."""

    def __init__(self) -> None:
        self.played: list[tuple[Sound, int]] = []  # and no device is opened

    def play(self, sound, volume):
        self.played.append((sound, volume))

    def close(self):
        pass


class Hall:
    def __init__(self, tmp_path) -> None:
        self.clock, self.speaker, self.settings = Clock(), Loudspeaker(), Settings()
        journal = Journal.create(tmp_path / "a.bordrunde", "laptop-a")
        play = with_item(founded(), minutes=10)
        play.do(agenda.start_item(play.assembly, "i1", NOW))
        journal.append(play.facts, NOW)
        self.document = Document(journal, clock=self.clock)
        self.alarm = Alarm(self.document, self.settings, player=self.speaker)

    def keep(self) -> None:
        self.kept = True

    def minutes(self, count: float) -> list[Sound]:
        """Time goes by, and what was heard meanwhile."""
        before, until = len(self.speaker.played), self.clock.now + round(count * MINUTE_MS)
        while self.clock.now < until:
            self.clock.now += 200
            self.alarm.look()
        return [sound for sound, _volume in self.speaker.played[before:]]

    def perform(self, qtbot, decide, *args) -> None:
        future = self.document.perform(decide, *args)
        qtbot.waitUntil(future.done)
        future.result()

    def close(self) -> None:
        self.alarm.stop()
        self.document.close()


@pytest.fixture
def hall(qtbot, tmp_path) -> Iterator[Hall]:
    made = Hall(tmp_path)
    yield made
    made.close()


def test_a_step_ends_with_a_gong_and_says_so_and_the_item_with_one_alone(hall, qtbot):
    steps = (agenda.Step("Alone", 4), agenda.Step("In pairs", 6))
    plan = replace(hall.document.assembly.agenda.items["i1"].plan, steps=steps)
    hall.perform(qtbot, agenda.plan_item, "i1", plan)
    told: list[int] = []
    hall.alarm.stepped.connect(lambda: told.append(hall.clock.now))
    gong, tick = Sound.GONG, Sound.TICK
    assert hall.minutes(4.1) == [tick, tick, gong]
    assert told == [NOW + 4 * MINUTE_MS]
    assert hall.minutes(10) == [tick, tick, gong]
    assert len(told) == 1


def test_a_step_that_ends_while_sounds_are_off_is_said_and_not_heard(hall, qtbot):
    steps = (agenda.Step("Alone", 4), agenda.Step("In pairs", 6))
    plan = replace(hall.document.assembly.agenda.items["i1"].plan, steps=steps)
    hall.perform(qtbot, agenda.plan_item, "i1", plan)
    hall.settings.sound = False
    with qtbot.waitSignal(hall.alarm.stepped):
        assert hall.minutes(5) == []


def test_a_tick_twice_and_a_gong_once(hall):
    assert hall.minutes(7.9) == []
    assert hall.minutes(0.2) == [Sound.TICK]
    assert hall.minutes(1.5) == [Sound.TICK]
    assert hall.minutes(5) == [Sound.GONG]
    assert {volume for _sound, volume in hall.speaker.played} == {70}


def test_what_is_muted_is_not_heard(hall):
    hall.settings.sound = False
    assert hall.minutes(12) == []
    hall.alarm.try_out(Sound.GONG)
    assert hall.speaker.played == [(Sound.GONG, 70)]


def test_a_turn_ends_with_a_tick(hall, qtbot):
    hall.perform(qtbot, speakers.add_speaker, "s1", "", "Bo")
    hall.perform(qtbot, speakers.next_speaker, hall.clock.now)
    assert hall.minutes(3) == [Sound.TICK]


def test_a_turn_at_rest_does_not_end(hall, qtbot):
    hall.perform(qtbot, speakers.add_speaker, "s1", "", "Bo")
    hall.perform(qtbot, speakers.next_speaker, hall.clock.now)
    hall.perform(qtbot, speakers.pause_turn, hall.clock.now)
    assert hall.minutes(5) == []
    hall.perform(qtbot, speakers.resume_turn, hall.clock.now)
    assert hall.minutes(2) == [Sound.TICK]


def test_it_is_known_whether_the_laptop_can_be_heard(hall, qtbot):
    assert hall.alarm.hearing is Hearing.UNTRIED
    with qtbot.waitSignal(hall.alarm.hearing_changed):
        hall.alarm.hear(False)
    assert hall.alarm.hearing is Hearing.SILENT
    with qtbot.waitSignal(hall.alarm.hearing_changed):
        hall.alarm.hear(True)
    assert hall.alarm.hearing is Hearing.HEARD


@pytest.fixture
def dialog(hall, qtbot) -> Iterator[SoundDialog]:
    window = QWidget()
    qtbot.addWidget(window)
    made = SoundDialog(hall.settings, hall.keep, hall.alarm, Warnings(), window)
    made.open()
    yield made
    made.close()


def test_the_dialog_tests_the_sound_and_keeps_the_volume(hall, dialog, qtbot):
    dialog.volume.setValue(30)
    qtbot.mouseClick(dialog.gong, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(dialog.tick, Qt.MouseButton.LeftButton)
    assert hall.speaker.played == [(Sound.GONG, 30), (Sound.TICK, 30)]
    assert hall.settings.volume == 30
    dialog.on.setChecked(False)
    assert not hall.settings.sound


def test_the_dialog_says_when_there_is_no_device(hall, dialog):
    assert "bageste række" in dialog.hearing.text()
    hall.alarm._on_told(False)  # noqa: SLF001
    assert "ingen lydenhed" in dialog.hearing.text()


def test_the_rule_of_warnings_is_chosen_for_the_assembly(dialog):
    chosen = []
    dialog.warnings_chosen.connect(chosen.append)
    assert dialog.rule.currentText() == "Når 20 % og 5 % af tiden er tilbage"
    dialog.rule.setCurrentIndex(2)
    dialog.rule.activated.emit(2)
    assert chosen == [Warnings(5, 1, is_minutes=True)]
    assert dialog.rule.currentText() == "5 og 1 min. før tiden er gået"


def test_a_rule_of_ones_own_stays_in_the_list(hall, qtbot):
    own, window = Warnings(33, 3), QWidget()
    qtbot.addWidget(window)
    made = SoundDialog(hall.settings, hall.keep, hall.alarm, own, window)
    assert made.rule.currentText() == "Når 33 % og 3 % af tiden er tilbage"


@pytest.mark.parametrize(
    ("left", "typed", "set_to", "added"),
    [
        (4, "12", [12], []),
        (4, "1.30", [90], []),
        (4, "1t30", [90], []),
        (4, "+5", [], [5]),
        (4, "-3", [], [-3]),
        (4, "4", [], []),
        (0, "+5", [5], []),
    ],
)
def test_the_time_left_is_typed_and_seconds_that_are_left_stay(qtbot, left, typed, set_to, added):
    window = QWidget()
    qtbot.addWidget(window)
    dialog = TimeLeftDialog("Runde 1", left * 60_000, at_half_past_nine, window)
    chosen, more = [], []
    dialog.chosen.connect(chosen.append)
    dialog.added.connect(more.append)
    dialog.open()
    dialog.field.setText(typed)
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert (chosen, more) == (set_to, added)


@pytest.mark.parametrize("typed", ["", "lidt", "-4", "0", "1.75"])
def test_what_is_no_time_is_told_below_the_field(qtbot, typed):
    window = QWidget()
    qtbot.addWidget(window)
    dialog = TimeLeftDialog("Runde 1", 4 * 60_000, at_half_past_nine, window)
    chosen = []
    dialog.chosen.connect(chosen.append)
    dialog.open()
    dialog.field.setText(typed)
    qtbot.mouseClick(dialog.set_button, Qt.MouseButton.LeftButton)
    assert chosen == []
    assert "ikke en varighed" in dialog.field.accessibleDescription()
    dialog.reject()


def at_half_past_nine():
    return round(datetime.datetime(2027, 3, 6, 9, 30).timestamp() * 1000)


@pytest.mark.parametrize(
    ("typed", "minutes", "ends"),
    [("15:00", 15, "9.45"), ("04:30", 5, "9.35"), ("2:30", 3, "9.33"), ("1.30", 90, "11.00")],
)
def test_a_time_as_the_clock_shows_it_is_no_fifteen_hours(qtbot, typed, minutes, ends):
    window = QWidget()
    qtbot.addWidget(window)
    dialog = TimeLeftDialog("Runde 1", 4 * 60_000, at_half_past_nine, window)
    chosen = []
    dialog.chosen.connect(chosen.append)
    dialog.open()
    dialog.field.setText(typed)
    assert f"Slutter kl. {ends}" in dialog.ends.text(), "told before it counts"
    qtbot.mouseClick(dialog.set_button, Qt.MouseButton.LeftButton)
    assert chosen == [minutes]


def test_more_than_three_hours_are_asked_about_once(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    dialog = TimeLeftDialog("Runde 1", 4 * 60_000, at_half_past_nine, window)
    chosen = []
    dialog.chosen.connect(chosen.append)
    dialog.open()
    dialog.field.setText("500")
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert chosen == []
    assert "lang tid" in dialog.ends.text()
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert chosen == [500]
