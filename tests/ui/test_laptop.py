"""What the laptop does of itself while a document is open: stays awake, minds its battery."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QTimer

from app.models import agenda
from app.ui.battery import Battery
from app.ui.laptop.awake import KeepAwake
from app.ui.laptop.grip import Grip
from app.ui.laptop.laptop import Laptop
from app.ui.laptop.quiet import QuietMoment
from app.ui.widgets import Banner, Tint
from tests.assemblies import DAY, NOW
from tests.ui.shell import Shell, look, session_look, shell
from tests.ui.test_awake import Means

__all__ = ["look", "session_look", "shell"]


class Desk:
    def __init__(self, shell: Shell, qtbot, grip: Grip) -> None:
        self.shell, self.bot, self.means = shell, qtbot, Means(grip)
        self.battery: Battery | None = None
        self.place, self.is_pressed = QPoint(), False
        self.laptop = Laptop(
            shell.document,
            shell.window,
            shell.settings,
            self.keep,
            awake=KeepAwake(self.means),
            look_at_battery=self.charge,
            look_at_pointer=self.point,
        )

    def keep(self) -> None:
        pass

    def charge(self) -> Battery | None:
        return self.battery

    def point(self) -> tuple[QPoint, bool]:
        return self.place, self.is_pressed

    def pass_looks(self, count: int) -> None:
        """So often the pointer is looked at."""
        quiet = self.laptop.findChild(QuietMoment)
        assert quiet is not None
        timer = quiet.findChild(QTimer)
        assert timer is not None
        for _look in range(count):
            if timer.isActive():
                timer.timeout.emit()

    def perform(self, decide, *args) -> None:
        future = self.shell.document.perform(decide, *args)
        self.bot.waitUntil(future.done)
        future.result()

    def begin(self) -> None:
        self.perform(agenda.add_item, "i1", DAY, agenda.Plan("Runde"))
        self.perform(agenda.start_item, "i1", NOW)

    def at(self, percent: int, *, is_charging: bool = False) -> list[str]:
        self.battery = Battery(percent, is_charging)
        self.laptop.mind_battery()
        return self.shell.window.banners.texts()

    def seen(self) -> list[str]:
        """The banners on show."""
        banners = self.shell.window.banners.findChildren(Banner)
        return [each.text for each in banners if each.isVisible()]


@pytest.fixture(params=[Grip.FIRM])
def desk(shell, qtbot, request) -> Iterator[Desk]:
    made = Desk(shell, qtbot, request.param)
    yield made
    made.laptop.stop()
    made.laptop.deleteLater()


def test_it_is_tried_at_the_start_and_held_from_the_first_item_to_the_last(desk):
    assert not desk.laptop.awake.is_held, "tried, known, and let go again"
    assert desk.laptop.awake.grip is Grip.FIRM
    desk.begin()
    assert desk.laptop.awake.is_held
    desk.perform(agenda.pause, NOW)
    assert desk.laptop.awake.is_held
    desk.perform(agenda.end_item, NOW)
    assert not desk.laptop.awake.is_held
    assert desk.shell.window.banners.texts() == []


@pytest.mark.parametrize("desk", [Grip.NONE], indirect=True)
def test_what_cannot_be_held_is_told_once_and_only_while_a_meeting_runs(desk):
    banners = desk.shell.window.banners
    assert banners.texts() == []
    desk.begin()
    desk.pass_looks(12)
    (told,) = banners.texts()
    assert "kan ikke holdes vågen" in told
    banners.tell("later", lambda: "Noget andet", Tint.INFO)
    assert desk.seen() == [told], "what is less grave does not hide it"
    banners.clear("later")
    banners.clear("awake")
    desk.perform(agenda.pause, NOW)
    assert banners.texts() == []


@pytest.mark.parametrize("desk", [Grip.NONE], indirect=True)
def test_nothing_moves_under_a_pointer_that_is_at_work(desk):
    banners = desk.shell.window.banners
    desk.begin()
    assert banners.texts() == [], "the press that started the item may be followed by another"
    desk.pass_looks(9)
    desk.place = QPoint(9, 9)
    desk.pass_looks(9)
    desk.is_pressed = True
    desk.pass_looks(9)
    assert banners.texts() == []
    desk.is_pressed = False
    desk.pass_looks(12)
    assert len(banners.texts()) == 1


@pytest.mark.parametrize("desk", [Grip.NONE], indirect=True)
def test_a_day_that_ends_before_a_quiet_moment_is_told_nothing(desk):
    desk.begin()
    desk.perform(agenda.end_item, NOW)
    desk.pass_looks(40)
    assert desk.shell.window.banners.texts() == []


def test_the_battery_is_told_once_at_each_level_and_the_cable_takes_it_away(desk):
    assert desk.at(31) == []
    (first,) = desk.at(29)
    assert "29 %" in first
    desk.shell.window.banners.clear("battery")
    assert desk.at(20) == []
    (last,) = desk.at(14)
    assert "Sæt opladeren i nu" in last
    assert desk.at(14, is_charging=True) == []
    assert len(desk.at(13)) == 1


def test_the_morning_list_is_told_what_the_laptop_knows(desk):
    desk.battery = Battery(80, is_charging=True)
    desk.laptop.mind_battery()
    known = desk.laptop.look()
    assert (known.battery, known.grip) == (desk.battery, Grip.FIRM)
    assert known.free_mb is not None
    assert known.free_mb > 0
    assert known.backed_up_at == 0
    desk.shell.settings.sound = False
    assert desk.laptop.look().is_muted
