"""The line of deeds: what undo takes back, and for how long."""

from __future__ import annotations

from app.deeds import MOMENT_S, Deed, Deeds, Trail
from app.models.board import ThemeRenamed
from app.models.room import Scene, SceneTaken

EDIT = Deed("rename", (ThemeRenamed("t1", "Before"),))
TAKE = Deed("show", (SceneTaken(Scene.WELCOME, ""),))


class Clock:
    """Seconds, moved by hand."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def line(*deeds: Deed) -> tuple[Deeds, Clock]:
    clock = Clock()
    made = Deeds(clock)
    for deed in deeds:
        made.remember(deed, Trail.NEW)
    return made, clock


def test_a_take_can_be_taken_back_for_a_moment():
    deeds, clock = line(EDIT, TAKE)
    clock.now = MOMENT_S
    assert deeds.undo_label == "show"
    assert deeds.step_back() is TAKE


def test_after_that_undo_means_the_edit_before_it():
    deeds, clock = line(EDIT, TAKE, TAKE)
    clock.now = MOMENT_S + 1
    assert deeds.undo_label == "rename"
    assert deeds.step_back() is EDIT
    assert deeds.step_back() is None


def test_an_edit_after_a_take_leaves_nothing_of_the_room_to_take_back():
    deeds, _clock = line(TAKE, EDIT)
    assert deeds.step_back() is EDIT
    assert deeds.step_back() is None


def test_a_take_that_was_taken_back_is_not_done_again_much_later():
    deeds, clock = line(TAKE)
    deeds.remember(deeds.step_back(), Trail.BACK)
    assert deeds.redo_label == "show"
    clock.now = MOMENT_S + 1
    assert deeds.step_forth() is None


def test_an_edit_stays_for_as_long_as_it_takes():
    deeds, clock = line(EDIT)
    clock.now = 8 * 3_600
    assert deeds.step_back() is EDIT
