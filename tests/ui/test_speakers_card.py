"""The speakers' card: two letters and Enter, an order one may change, a turn that is never cut."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea

from app.models import agenda, speakers
from app.models.agenda import MINUTE_MS
from app.models.room import Scene, Showing
from app.ui.scenes import picture
from app.ui.theme import scaled
from app.ui.today.page import TodayPage
from app.ui.today.ready import Surroundings
from app.ui.today.speakers import SpeakersCard
from tests.assemblies import DAY, NOW, with_item, with_members
from tests.ui.members_room import Stage, words_in

Key = Qt.Key


@pytest.fixture
def stage(qtbot, tmp_path) -> Iterator[Stage]:
    play = with_item(with_members(12))
    play.do(agenda.start_next(play.assembly, DAY, NOW))

    def make(document):
        return TodayPage(document, Surroundings, partial(int))

    made = Stage(qtbot, tmp_path / "a.bordrunde", make, play)
    yield made
    made.close()


def card(stage: Stage) -> SpeakersCard:
    assert isinstance(stage.page, TodayPage)
    return stage.page.speakers


def add(stage: Stage, typed: str) -> None:
    field = card(stage).letters
    field.setFocus()
    stage.bot.keyClicks(field, typed)
    stage.bot.keyClick(field, Key.Key_Return)
    stage.settle()


def waiting(stage: Stage) -> list[str]:
    names = stage.assembly.people.shown_names()
    return [names.get(each.member, each.name or "") for each in stage.assembly.speakers.waiting]


def click(stage: Stage, button) -> None:
    stage.bot.mouseClick(button, Qt.MouseButton.LeftButton)
    stage.settle()


def test_whom_one_may_choose_is_in_sight_as_soon_as_one_types(stage, qtbot):
    frame = QScrollArea()
    qtbot.addWidget(frame)
    frame.setWidgetResizable(True)
    frame.setWidget(stage.page)
    frame.resize(800, scaled(320))
    with qtbot.waitExposed(frame):
        frame.show()
    letters, found = card(stage).letters, card(stage).list

    letters.setFocus()
    frame.verticalScrollBar().setValue(0)
    frame.ensureWidgetVisible(letters, 0, 0)
    for typed in "na":
        stage.bot.keyClicks(letters, typed)
        for each in (letters, found):
            qtbot.waitUntil(lambda e=each: e.visibleRegion().boundingRect() == e.rect())
    frame.takeWidget()


def test_two_letters_or_a_number_and_enter_put_a_member_on_the_list(stage):
    add(stage, "navn 3")
    add(stage, "7")
    assert waiting(stage) == ["Navn 3", "Navn 7"]
    assert card(stage).letters.text() == ""
    stage.undo()
    assert waiting(stage) == ["Navn 3"]


def test_who_is_no_member_comes_on_the_list_as_typed(stage):
    add(stage, "Borgmester Bo Ås")
    assert waiting(stage) == ["Borgmester Bo Ås"]


def test_a_guest_with_a_members_letters_is_chosen_from_the_list(stage):
    box = card(stage)
    stage.bot.keyClicks(box.letters, "navn 3")
    assert [box.list.item(row).text() for row in range(box.list.count())] == [
        "Navn 3  ·  3",
        "Tilføj “navn 3” som skrevet",
    ]
    stage.bot.keyClick(box.letters, Key.Key_Down)
    stage.bot.keyClick(box.list, Key.Key_Down)
    stage.bot.keyClick(box.list, Key.Key_Return)
    stage.settle()
    assert waiting(stage) == ["navn 3"]


def test_the_order_is_changed_by_keys_and_buttons(stage):
    for typed in ("1", "2", "3"):
        add(stage, typed)
    box = card(stage)
    box.queue.setCurrentRow(2)
    stage.bot.keyClick(box.queue, Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    stage.settle()
    assert waiting(stage) == ["Navn 1", "Navn 3", "Navn 2"]
    assert box.queue.currentRow() == 1, "the mark goes along"
    click(stage, box.up)
    assert waiting(stage) == ["Navn 3", "Navn 1", "Navn 2"]
    assert not box.up.isEnabled()
    click(stage, box.down)
    stage.bot.keyClick(box.queue, Key.Key_Delete)
    stage.settle()
    assert waiting(stage) == ["Navn 1", "Navn 2"]
    stage.undo()
    assert waiting(stage) == ["Navn 1", "Navn 3", "Navn 2"]


def test_dragging_moves_as_well(stage):
    for typed in ("1", "2", "3"):
        add(stage, typed)
    queue = card(stage).queue
    queue.model().moveRow(queue.rootIndex(), 0, queue.rootIndex(), 3)
    stage.settle()
    assert waiting(stage) == ["Navn 2", "Navn 3", "Navn 1"]


def test_a_turn_runs_counts_on_and_the_next_takes_over(stage):
    add(stage, "1")
    add(stage, "2")
    box = card(stage)
    click(stage, box.next)
    assert "Navn 1" in words_in(box)
    assert "02:00" in words_in(box)
    stage.clock.now += 3 * MINUTE_MS
    stage.page.tick()
    assert "+01:00" in words_in(box)
    click(stage, box.more)
    assert "00:00" in words_in(box)
    click(stage, box.next)
    assert not box.next.isEnabled()
    click(stage, box.end)
    assert "Ingen har ordet" in words_in(box)
    assert stage.assembly.speakers.turns("m01", stage.clock.now) == 1


def test_a_turn_is_paused_and_goes_on_with_what_was_left(stage):
    add(stage, "1")
    add(stage, "2")
    box = card(stage)
    click(stage, box.next)
    stage.clock.now += MINUTE_MS
    click(stage, box.pause)
    assert box.pause.text() == "Fortsæt"
    stage.clock.now += 5 * MINUTE_MS
    stage.page.tick()
    assert "01:00" in words_in(box)
    seen = picture(stage.assembly, Showing(Scene.SPEAKERS))
    assert seen.clock.is_paused
    assert seen.clock.remaining_ms(stage.clock.now) == MINUTE_MS
    click(stage, box.more)
    assert "02:00" in words_in(box), "a minute more, and still at rest"
    click(stage, box.pause)
    stage.clock.now += MINUTE_MS
    stage.page.tick()
    assert "01:00" in words_in(box)
    assert box.pause.text() == "Sæt på pause"
    stage.undo()
    assert stage.assembly.speakers.speaking.paused_at > 0
    click(stage, box.next)
    assert "02:00" in words_in(box), "the next begins with a whole turn that runs"
    assert not stage.assembly.speakers.speaking.paused_at


def test_it_tells_who_has_spoken_before(stage):
    add(stage, "1")
    click(stage, card(stage).next)
    add(stage, "1")
    row = card(stage).queue.item(0).text()
    assert row == "1.  Navn 1, har haft ordet én gang"


def test_somebody_may_be_given_the_floor_out_of_turn(stage):
    add(stage, "1")
    add(stage, "2")
    box = card(stage)
    box.queue.setCurrentRow(1)
    stage.bot.keyClick(box.queue, Key.Key_Return)
    stage.settle()
    speaking = stage.assembly.speakers.speaking
    assert speaking is not None
    assert speaking.member == "m02"


def test_the_length_of_a_turn_is_chosen_and_remembered_by_the_assembly(stage):
    box = card(stage)
    assert box.length.currentText() == "2 minutter"
    box.length.setCurrentIndex(box.length.findData(90))
    box.length.activated.emit(box.length.currentIndex())
    stage.settle()
    assert stage.assembly.speakers.turn_ms == 90_000
    assert box.length.currentText() == "1:30 minutter"
    stage.perform(speakers.set_turn_length, 45)
    assert box.length.currentText() == "0:45 minutter"


def test_the_list_is_taken_to_the_room_from_the_card(stage):
    click(stage, card(stage).room)
    assert stage.assembly.room_screen.showing.scene is Scene.SPEAKERS


def test_a_pause_of_the_programme_does_not_stop_a_turn_and_that_is_told(stage):
    stage.perform(speakers.add_speaker, "s1", "", "Ida")
    stage.perform(speakers.next_speaker, NOW)
    told = "taletiden løber videre, mens programmet holder pause"
    assert told not in words_in(card(stage))
    stage.perform(agenda.pause, NOW + 1_000)
    assert told in words_in(card(stage))
    stage.perform(speakers.pause_turn, NOW + 2_000)
    assert told not in words_in(card(stage))


def test_escape_leaves_the_field_so_that_the_keys_of_the_day_act_again(stage):
    add(stage, "na")
    field = card(stage).letters
    assert field.hasFocus()
    stage.bot.keyClicks(field, "x")
    stage.bot.keyClick(field, Key.Key_Escape)
    assert field.hasFocus(), "the first empties it"
    stage.bot.keyClick(field, Key.Key_Escape)
    assert stage.page.hasFocus()
