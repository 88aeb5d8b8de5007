"""A programme is mended or edited while an item with steps is on: what becomes of the steps is told
before it is done, and where one ends by it, afterwards.
"""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from app.models import agenda
from app.models.agenda import ItemKind, Lock, Plan, Repair, Step, minute_of, moment_of
from tests.assemblies import DAY, founded
from tests.ui.agenda_room import MINUTE, NINE, Desk, open_desk
from tests.ui.test_agenda_repairs import preview, repairs

__all__ = ["open_desk"]

CAFE = (Step("Runde 1", 20), Step("Runde 2", 20), Step("Runde 3", 20))


def running(open_desk, lacks: int = 24, lock: Lock = Lock.NONE, late: int = 0) -> Desk:
    """A World Café that began at nine, with a lunch before which so many minutes are missing."""
    play = founded()
    origin = moment_of((), "", NINE).origin
    begins = minute_of(origin, NINE)
    end = begins + 60 if lock is Lock.END else -1
    plan = Plan("Café", ItemKind.TABLE_ROUND, begins, 60, lock=lock, end_min=end, steps=CAFE)
    lunch = Plan("Frokost", ItemKind.BREAK, begins + 60 - lacks, 45, lock=Lock.START)
    play.do(agenda.add_item(play.assembly, "a", DAY, plan))
    play.do(agenda.add_item(play.assembly, "b", DAY, lunch))
    play.do(agenda.start_item(play.assembly, "a", NINE + late * MINUTE))
    made: Desk = open_desk(play)
    made.wait(late)
    return made


def test_the_preview_says_what_becomes_of_the_steps(open_desk):
    desk = running(open_desk)
    desk.wait(5)
    dialog = repairs(desk)
    at = [each.repair for each in dialog.proposals].index(Repair.SHORTEN)
    dialog.choices[at].setChecked(True)
    told = preview(dialog)[0][0].splitlines()
    assert told[0] == "Café"
    assert told[1] == (
        "“Runde 1” has 9 min left instead of 15; the steps to come: 20 → 11 min each"
    )
    dialog.take.click()
    desk.settle()
    step = desk.agenda.items["a"].step_on(desk.now)
    assert (step.number, step.title) == (1, "Runde 1")
    desk.document.undo()
    desk.settle()
    assert desk.agenda.items["a"].plan.steps == CAFE


def test_a_step_that_falls_away_is_named(open_desk):
    desk = running(open_desk, lacks=24)
    desk.wait(35)
    dialog = repairs(desk)
    told = " ".join(row[0] for row in preview(dialog))
    assert "“Runde 3” falls away" in told


def test_an_edit_that_takes_out_the_step_that_is_on_says_what_begins(open_desk):
    desk = running(open_desk, lacks=0)
    desk.wait(25)
    desk.choose("a")
    desk.page.edit_item()
    form = desk.dialog()
    form.steps.setPlainText("20 Runde 1\n20 Runde 3")
    form.finish()
    desk.settle()
    assert desk.told[-1].text == "“Runde 2” is over, and “Runde 3” has begun"
    assert desk.told[-1].can_undo
    step = desk.agenda.items["a"].step_on(desk.now)
    assert (step.number, step.title) == (2, "Runde 3")


def test_an_edit_that_keeps_the_step_that_is_on_says_nothing_of_it(open_desk):
    desk = running(open_desk, lacks=0)
    desk.wait(25)
    desk.choose("a")
    desk.page.edit_item()
    form = desk.dialog()
    form.steps.setPlainText("20 Runde 2\n20 Runde 3")
    form.finish()
    desk.settle()
    assert desk.told == []
    step = desk.agenda.items["a"].step_on(desk.now)
    assert (step.number, step.title, step.remaining_ms) == (1, "Runde 2", 15 * MINUTE)


def test_minutes_that_were_given_are_there_for_the_steps_in_the_form(open_desk):
    desk = running(open_desk, lacks=0)
    desk.page.add_minutes(10)
    desk.settle()
    desk.choose("a")
    desk.page.edit_item()
    form = desk.dialog()
    form.steps.setPlainText("20 Runde 1\n20 Runde 2\n30 Runde 3")
    form.finish()
    desk.settle()
    assert desk.agenda.items["a"].plan.steps_min == 70


def test_a_step_that_has_less_time_than_that_morning_says_so(open_desk):
    desk = running(open_desk, lacks=0, lock=Lock.END, late=24)
    said = [each.text() for each in desk.page.strip.steps.findChildren(QLabel)]
    assert "Then: Runde 2 · 12 min instead of 20 min" in said
