"""Sleep and a changed clock, as the facilitator is told of them and decides."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from app.archive.journal import Journal
from app.day_clock import DayClock
from app.document import Document
from app.models import agenda
from app.models.agenda import MINUTE_MS
from app.models.entries import Facts
from app.ui.banner_area import BannerArea
from app.ui.laptop.clock_watch import ClockWatch
from tests.assemblies import NOW, founded, with_item
from tests.machine import Machine

HOUR_MS = 60 * MINUTE_MS


class Table:
    """A document on a machine whose clocks the test turns, and the banners over the page."""

    def __init__(self, qtbot, path) -> None:
        self.bot, self.machine = qtbot, Machine()
        self.clock = DayClock(self.machine, file=path / "clock.json", boot="b")
        journal = Journal.create(path / "a.bordrunde", "laptop-a")
        journal.append(with_item(founded(), minutes=10).facts, NOW)
        self.document = Document(journal, clock=self.clock)
        self.banners = BannerArea()
        qtbot.addWidget(self.banners)
        self.watch = ClockWatch(self.document, self.clock, self.banners)

    @property
    def left(self) -> int:
        item = self.document.assembly.agenda.items["i1"]
        return item.remaining_ms(self.document.now())

    def perform(self, decide, *args) -> Facts:
        future = self.document.perform(decide, *args)
        self.bot.waitUntil(future.done)
        return future.result()

    def start(self) -> None:
        self.perform(agenda.start_item, "i1", self.document.now())

    def seconds(self, count: int) -> None:
        for _each in range(count):
            self.machine.run(1_000)
            self.watch.look()

    def press(self, words: str) -> None:
        (button,) = (b for b in self.banners.findChildren(QPushButton) if b.text() == words)
        button.click()
        self.bot.waitUntil(lambda: self.document.saved)
        QApplication.processEvents()

    def undo(self) -> None:
        future = self.document.undo()
        assert future is not None
        self.bot.waitUntil(future.done)

    def close(self) -> None:
        self.watch.stop()
        self.document.close()


@pytest.fixture
def table(qtbot, tmp_path) -> Iterator[Table]:
    made = Table(qtbot, tmp_path)
    yield made
    made.close()


def test_time_that_passes_is_not_spoken_of(table):
    table.start()
    table.seconds(300)
    assert table.banners.texts() == []
    assert table.left == 5 * MINUTE_MS


def test_sleep_of_eight_of_ten_minutes_leaves_two_and_is_told_once(table):
    table.start()
    table.machine.sleep(8 * MINUTE_MS)
    table.seconds(1)
    (told,) = table.banners.texts()
    assert told == "Computeren sov i 8 minutter, og tiden gik imens: 01:59 tilbage af “Runde 1”."
    assert table.left == 2 * MINUTE_MS - 1_000
    table.banners.clear("slept")
    table.seconds(3)
    assert table.banners.texts() == []


def test_the_sleep_can_be_counted_or_left_out_and_that_can_be_undone(table):
    table.start()
    table.machine.sleep(8 * MINUTE_MS)
    table.seconds(1)
    table.press("Lad søvnen ude")
    assert table.left == 10 * MINUTE_MS - 1_000
    assert table.banners.texts() == []
    table.undo()
    assert table.left == 2 * MINUTE_MS - 1_000


def test_a_sleep_past_the_end_ends_nothing(table):
    table.start()
    table.machine.sleep(15 * MINUTE_MS)
    table.seconds(1)
    assert "udløb imens" in table.banners.texts()[0]
    assert table.document.assembly.agenda.running is not None
    table.press("Tæl søvnen med")
    assert table.left == -5 * MINUTE_MS - 1_000


def test_sleep_in_a_pause_costs_nothing_and_sleep_before_the_day_is_not_told(table):
    table.machine.sleep(HOUR_MS)
    table.seconds(1)
    assert table.banners.texts() == []
    table.start()
    table.perform(agenda.pause, table.document.now())
    table.machine.sleep(HOUR_MS)
    table.seconds(1)
    (told,) = table.banners.texts()
    assert "holdt pause" in told
    assert table.left == 10 * MINUTE_MS


def test_a_clock_set_an_hour_on_changes_nothing_and_says_so_once(table):
    table.start()
    table.machine.set_clock(HOUR_MS)
    table.seconds(1)
    (told,) = table.banners.texts()
    assert told.startswith("Computerens ur blev stillet 1 time frem.")
    assert table.left == 10 * MINUTE_MS - 1_000
    table.press("Behold den gamle tid")
    table.seconds(5)
    assert table.banners.texts() == []
    assert table.left == 10 * MINUTE_MS - 6_000


def test_the_banner_stays_one_and_the_same_while_nobody_answers(table):
    table.start()
    table.machine.set_clock(HOUR_MS)
    table.seconds(1)
    button = next(iter(table.banners.findChildren(QPushButton)))
    table.seconds(5)
    assert button is next(iter(table.banners.findChildren(QPushButton)))


def test_a_clock_that_is_set_back_again_takes_its_message_along(table):
    table.start()
    table.machine.set_clock(HOUR_MS)
    table.seconds(1)
    table.machine.set_clock(-HOUR_MS)
    table.seconds(1)
    assert table.banners.texts() == []


@pytest.mark.parametrize("by", [HOUR_MS, -HOUR_MS])
def test_with_the_new_time_what_remains_stays_and_times_of_day_are_right(table, by):
    table.start()
    table.machine.set_clock(by)
    table.seconds(1)
    seen = []

    def see(_aspects: object) -> None:
        seen.append(table.left)

    table.document.changed.connect(see)
    table.press("Brug den nye tid")
    assert table.document.now() == table.machine.wall
    assert seen == [10 * MINUTE_MS - 1_000], "no view ever sees another time left"
    assert table.banners.texts() == []
    table.undo()
    assert table.document.now() == table.machine.wall - by
    assert seen[1:] == seen[:1]
    assert len(table.banners.texts()) == 1


def test_before_anything_has_begun_the_program_follows_the_laptop(table):
    table.machine.set_clock(HOUR_MS)
    table.seconds(1)
    (told,) = table.banners.texts()
    assert "Intet var begyndt" in told
    assert table.document.now() == table.machine.wall


def test_a_second_start_asks_again_and_nothing_has_moved(table, tmp_path):
    table.start()
    table.machine.set_clock(-HOUR_MS)
    table.machine.run(MINUTE_MS)
    facts = tuple(table.document.journal.facts())
    journal = Journal.create(tmp_path / "b.bordrunde", "laptop-b")
    journal.append(facts, NOW)
    again = DayClock(table.machine, file=tmp_path / "clock.json", boot="b")
    document = Document(journal, clock=again)
    watch = ClockWatch(document, again, table.banners)
    assert document.assembly.agenda.items["i1"].remaining_ms(document.now()) == 9 * MINUTE_MS
    assert "stillet 1 time tilbage" in table.banners.texts()[0]
    watch.stop()
    document.close()
