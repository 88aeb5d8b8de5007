"""What the real window says of sleep, a clock that was set, the battery, and the longest night."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.archive.journal import Journal
from app.day_clock import DayClock
from app.document import Document
from app.models import agenda
from app.models.agenda import MINUTE_MS, ItemKind, Plan
from app.ui.agenda.rows import rows
from app.ui.battery import Battery
from app.ui.laptop.awake import KeepAwake
from app.ui.laptop.grip import Grip
from app.ui.laptop.laptop import Laptop
from app.ui.widgets import Banner
from tests.assemblies import NOW, founded, with_item
from tests.machine import Machine
from tests.models.agenda_days import AUTUMN, SPRING, items, moment, programme
from tests.ui.shell import SECTIONS, Shell, look, session_look, shell
from tests.ui.test_awake import Means

__all__ = ["look", "session_look", "shell"]
HOUR_MS = 60 * MINUTE_MS


class Evening:
    """The shell's window over a document whose machine the test turns."""

    def __init__(self, shell: Shell, qtbot: QtBot, path) -> None:
        self.window, self.machine, self._bot = shell.window, Machine(), qtbot
        self.battery: Battery | None = None
        clock = DayClock(self.machine, file=path / "clock.json", boot="b")
        journal = Journal.create(path / "clocked.bordrunde", "laptop-a")
        journal.append(with_item(founded(), minutes=10).facts, NOW)
        self.document = Document(journal, clock=clock)
        self.window.show_document(self.document, SECTIONS)
        self.laptop = Laptop(
            self.document,
            self.window,
            shell.settings,
            lambda: None,
            awake=KeepAwake(Means(Grip.FIRM)),
            look_at_battery=lambda: self.battery,
        )
        future = self.document.perform(agenda.start_item, "i1", self.document.now())
        qtbot.waitUntil(future.done)

    def seen(self) -> list[str]:
        found = self.window.banners.findChildren(Banner)
        return [each.text for each in found if each.isVisible()]

    def shows(self, words: str) -> None:
        """The window looks by itself, each second."""
        self._bot.waitUntil(lambda: any(words in each for each in self.seen()))

    def close(self, shell: Shell) -> None:
        self.laptop.stop()
        self.laptop.deleteLater()
        self.window.show_document(shell.document, SECTIONS)
        self.document.close()


@pytest.fixture
def evening(shell, qtbot, tmp_path) -> Iterator[Evening]:
    made = Evening(shell, qtbot, tmp_path)
    yield made
    made.close(shell)


def test_a_clock_that_was_set_is_told_in_the_window_once_and_moves_nothing(evening):
    evening.machine.set_clock(HOUR_MS)
    evening.shows("Computerens ur blev stillet 1 time frem.")
    item = evening.document.assembly.agenda.items["i1"]
    assert item.remaining_ms(evening.document.now()) == 10 * MINUTE_MS
    assert len(evening.seen()) == 1


def test_sleep_is_told_in_the_window_with_what_is_left(evening):
    evening.machine.sleep(8 * MINUTE_MS)
    evening.shows("Computeren sov i 8 minutter")
    item = evening.document.assembly.agenda.items["i1"]
    assert item.remaining_ms(evening.document.now()) == 2 * MINUTE_MS


@pytest.mark.parametrize("percent", [30, 15])
def test_the_battery_is_told_in_the_window_from_30_and_from_15(evening, percent):
    evening.battery = Battery(percent + 1, is_charging=False)
    evening.laptop.mind_battery()
    before = evening.seen()
    evening.battery = Battery(percent, is_charging=False)
    evening.laptop.mind_battery()
    assert evening.seen() != before
    assert any(f"{percent} %" in each for each in evening.seen())


@pytest.mark.parametrize(
    ("night", "told"),
    [(AUTUMN, "23:00–3:00"), (SPRING, "23:00–5:00"), ("2026-03-14", "23:00–4:00")],
)
def test_the_programme_shows_the_walls_clock_in_the_nights_when_it_changes(speak, night, told):
    speak("en")
    late = programme(Plan("Nat", ItemKind.PLENARY, 23 * 60, 300))
    (row,) = rows(items(late), "", "", moment(night, "23:00"))
    assert row.planned == told
