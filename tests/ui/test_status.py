"""The foot of the window: what is true, and what to do when it is not as it should be."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui.laptop.awake import awake_words
from app.ui.laptop.grip import Grip
from app.ui.status import Saving, StatusBar, Truths
from tests.ui.members_room import words_in

DO = "Der er intet netværk. Gå på lokalets wi-fi, eller sæt et kabel i."


def explained(bar: StatusBar) -> list[str]:
    return [part.toolTip() for part in bar.findChildren(QWidget) if part.toolTip()]


def test_without_a_network_the_foot_says_what_to_do(qtbot: QtBot):
    bar = StatusBar()
    qtbot.addWidget(bar)
    bar.show_truths(Truths(address=""))
    bar.show()
    assert "Telefoner er slået fra" in words_in(bar)
    assert explained(bar) == [DO]
    bar.show_truths(Truths(address="", is_starting=True))
    assert "Telefoner åbner" in words_in(bar)
    assert explained(bar) == []
    bar.show_truths(Truths(address="http://10.0.0.2:8642"))
    assert explained(bar) == []


def test_another_state_of_saving_leaves_the_other_truths(qtbot: QtBot):
    bar = StatusBar()
    qtbot.addWidget(bar)
    bar.show_truths(Truths(present=27, members=36, tables_to_deliver=(2,), address="http://x"))
    bar.show()
    before = words_in(bar).split(" | ")
    bar.show_saving(Saving.FAILED)
    assert words_in(bar).split(" | ")[1:] == before[1:]
    assert "Ikke gemt" in words_in(bar)


def test_a_laptop_that_may_fall_asleep_is_told_with_what_to_do(qtbot: QtBot):
    bar = StatusBar()
    qtbot.addWidget(bar)
    bar.show()
    bar.show_truths(Truths(grip=Grip.FIRM))
    firm = words_in(bar)
    bar.show_truths(Truths(grip=Grip.NONE))
    assert words_in(bar) == f"{firm} | Kan gå i dvale"
    assert explained(bar) == [awake_words(Grip.NONE)]
    bar.show_truths(Truths(grip=Grip.SCREEN_MAY_DARKEN))
    assert "Skærmene kan blive sorte" in words_in(bar)
