"""The end of an assembly: a day that is reminded of, and everybody's data erased."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from app.closing import is_due
from app.document import Document
from app.models import mandate, people
from app.models.assembly import Assembly
from app.models.entries import Fact, Facts
from app.models.errors import Refused
from app.models.side_by_side import Hand, MemberCrossed, Thing, settle_crossing
from app.settings import Settings
from app.ui.main_window import MainWindow
from app.ui.question import Question
from app.ui.report.page import ReportPage
from app.ui.report.reminder import Reminder
from tests.assemblies import NOW, Play, founded, with_members
from tests.ui.polling import Room, opened

AFTER = "2026-06-01"


def make(document: Document, settings: Settings) -> ReportPage:
    def keep() -> None:
        pass

    return ReportPage(document, settings, keep)


@pytest.fixture
def room(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    with opened(qapp, qtbot, tmp_path, with_members(12), make) as room:
        yield room


def page(room: Room) -> ReportPage:
    assert isinstance(room.page, ReportPage)
    return room.page


def told(window: MainWindow) -> list[str]:
    return window.banners.texts()


def test_the_day_is_proposed_half_a_year_on_and_kept_once_it_is_set(room: Room):
    card = page(room).closing
    assert card.day.date() == QDate(2026, 3, 28).addDays(180)
    card.day.setDate(QDate(2026, 6, 1))
    room.click(card.day_button)
    assert room.document.assembly.mandate.keep_until == AFTER
    assert card.day.date() == QDate(2026, 6, 1)
    room.document.undo()
    room.settle()
    assert room.document.assembly.mandate.keep_until == ""


def test_a_day_before_the_last_meeting_is_over_is_refused():
    play = founded()
    with pytest.raises(Refused, match="retention-early"):
        mandate.set_retention(play.assembly, "2026-03-28")


def due(day: str) -> Play:
    play = with_members(3)
    play.do(mandate.set_retention(play.assembly, day))
    return play


def test_data_are_due_from_their_day_on_until_they_are_erased():
    play = due(AFTER)
    assert [is_due(play.assembly, day) for day in ("2026-05-31", AFTER)] == [False, True]
    play.do((people.PeopleErased(NOW),))
    assert not is_due(play.assembly, AFTER)


def test_the_reminder_stands_above_the_page_and_goes_when_all_are_erased(room: Room):
    room.document.perform(mandate.set_retention, AFTER)
    room.settle()
    room.clock.pass_seconds(90 * 24 * 3600)
    reminder = Reminder(room.document, room.window, room.window)
    assert "skulle være slettet senest 1. juni 2026" in " ".join(told(room.window))
    erase(room)
    assert told(room.window) == []
    reminder.stop()


def test_what_two_laptops_changed_is_told_above_every_page_until_it_is_chosen(room: Room):
    reminder = Reminder(room.document, room.window, room.window)
    details = room.document.assembly.people.members["m01"].details
    assert details is not None
    other = replace(details, mobile="20000001")
    room.document.perform(crossed, MemberCrossed("m01", other, details, Hand("b", 1), Hand("a", 2)))
    room.settle()
    assert "1 ting blev ændret på to bærbare samtidig." in told(room.window)
    room.document.perform(settle_crossing, Thing.MEMBER, "m01", 1, NOW)
    room.settle()
    assert told(room.window) == []
    reminder.stop()


def crossed(_room: Assembly, fact: Fact) -> Facts:
    return (fact,)


def erase(room: Room) -> None:
    card = page(room).closing
    room.click(card.erase_button)
    box = room.dialog("erase-everybody")
    assert isinstance(box, Question)
    room.click(box.sure)
    room.qtbot.waitUntil(lambda: bool(card.outcome.text()), timeout=20_000)


def test_erasing_everybody_asks_first_and_tells_what_was_touched(room: Room):
    card = page(room).closing
    room.click(card.erase_button)
    room.press(room.dialog("erase-everybody"), Qt.Key.Key_Return)
    assert not room.document.assembly.people.erased_at
    for box in room.page.findChildren(QDialog):
        box.reject()
    room.settle()
    erase(room)
    assert {each.details for each in room.document.assembly.people} == {None}
    assert "Slettet i denne fil: 12 medlemmer." in card.outcome.text()
    assert "Synkronisér nu" in card.outcome.text()
    assert not card.erase_button.isVisible()
    assert room.document.undo_label == ""
