"""What the laptop does of itself while a document is open: stays awake, minds its battery."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.models import agenda
from app.ui.battery import Battery
from app.ui.laptop.awake import KeepAwake
from app.ui.laptop.grip import Grip
from app.ui.laptop.laptop import Laptop
from app.ui.widgets import Banner, Tint
from tests.assemblies import DAY, NOW
from tests.ui.shell import Shell, look, session_look, shell
from tests.ui.test_awake import Means

__all__ = ["look", "session_look", "shell"]


class Desk:
    def __init__(self, shell: Shell, qtbot, grip: Grip) -> None:
        self.shell, self.bot, self.means = shell, qtbot, Means(grip)
        self.battery: Battery | None = None
        self.laptop = Laptop(
            shell.document,
            shell.window,
            shell.settings,
            self.keep,
            awake=KeepAwake(self.means),
            look_at_battery=self.charge,
        )

    def keep(self) -> None:
        pass

    def charge(self) -> Battery | None:
        return self.battery

    def enter(self, section: str) -> None:
        self.shell.window.show_section(section)

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
    desk.enter("agenda")
    (told,) = banners.texts()
    assert "kan ikke holdes vågen" in told
    banners.tell("later", lambda: "Noget andet", Tint.INFO)
    assert desk.seen() == [told], "what is less grave does not hide it"
    banners.clear("later")
    banners.clear("awake")
    desk.perform(agenda.pause, NOW)
    assert banners.texts() == []


@pytest.mark.parametrize("desk", [Grip.NONE], indirect=True)
def test_it_is_told_with_a_page_that_is_entered_and_never_on_one_that_is_worked_on(desk, qtbot):
    banners = desk.shell.window.banners
    desk.enter("members")
    desk.begin()
    qtbot.wait(50)
    desk.enter("members")
    assert banners.texts() == [], "the same page again is no other"
    desk.enter("agenda")
    assert len(banners.texts()) == 1
    banners.clear("awake")
    desk.enter("members")
    assert banners.texts() == [], "once"


@pytest.mark.parametrize("desk", [Grip.NONE], indirect=True)
def test_before_and_after_a_meeting_nothing_is_told(desk):
    desk.enter("agenda")
    desk.begin()
    desk.perform(agenda.end_item, NOW)
    desk.enter("members")
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
