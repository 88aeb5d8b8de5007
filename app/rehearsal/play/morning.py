"""Before the doors open: founding, members, the programme, arrival, and who sits where."""

from __future__ import annotations

from typing import Final

from app import proposals
from app.i18n import _
from app.imports.members import read_members
from app.imports.tables import read_table
from app.models import agenda, arrivals, board, mandate, people, seating
from app.models.people import Attendance, Details
from app.models.room import Scene
from app.phones.codes import draw_table_codes
from app.rehearsal.example import newcomers
from app.rehearsal.play.between import show_rules
from app.rehearsal.play.day import Day, instant

_PLAN_EFFORT: Final = 3_000
_REPAIR_EFFORT: Final = 1_500
_BALANCE: Final = 0.5


def found(day: Day) -> None:
    """Step 1: the four things a new assembly needs, and the day that is held."""
    hall = day.hall
    hall.perform(mandate.found_assembly, hall.document.fresh_id("a"), day.case.mandate(), day.now)
    hall.perform(mandate.choose_meeting, day.meeting)


def plan(day: Day) -> None:
    """Step 4: the programme, typed the evening before."""
    for item in day.case.items:
        day.hall.perform(agenda.add_item, item.key, day.meeting, item.plan)


def invite(day: Day) -> None:
    """Step 2: the municipality's list, with its doubts; a slip corrected, and one taken back."""
    hall, today = day.hall, day.case.played_day
    listed = read_members(read_table(day.case.members), today=today)
    day.summary.doubts = len(listed.doubts)
    people_listed = newcomers(day.case, today, hall.document.fresh_id)
    hall.perform(people.add_members, people_listed)
    first = next(iter(day.assembly.people))
    assert first.details is not None
    described = Details(first.name, "20 00 00 99", "", first.details.attributes)
    hall.do(_("Edit member"), people.describe_member, first.id, described)
    slip = Details(first.name[::-1], "", "", first.details.attributes)
    hall.do(_("Edit member"), people.describe_member, first.id, slip)
    undone = hall.ask(hall.document.undo)
    assert undone is not None
    undone.result()


def seat(day: Day) -> None:
    """Step 3, the evening before: a plan for everybody, one person moved by hand and locked."""
    hall, meeting = day.hall, day.meeting
    task = proposals.plan_task(
        day.assembly, meeting, day.case.tables, day.case.rounds, balance=_BALANCE
    )
    suggestion = hall.seat(task, seed=day.summary.seed, effort=_PLAN_EFFORT)
    hall.perform(seating.accept_plan, meeting, suggestion.rounds)
    mover = day.assembly.seating.tables(meeting, 1)[0][0]
    hall.perform(seating.move_seat, meeting, 1, mover, day.case.tables)
    hall.perform(seating.lock_seat, meeting, 1, mover, True)
    codes = draw_table_codes(day.rng, day.case.tables)
    hall.perform(board.issue_table_codes, meeting, codes, day.now)


def arrive(day: Day) -> None:
    """Step 2 goes on at the door: one after another, then nine stay away."""
    first = day.case.items[0]
    hour, minute = divmod(first.plan.start_min, 60)
    day.hall.clock.go_to(instant(day.case.played_day, hour, minute))
    day.take(Scene.TEST_CARD)
    day.begin(first.key)
    day.take(Scene.TABLE_CODES)
    day.take(Scene.WELCOME)
    coming = [each for each in day.assembly.people if each.name not in day.case.staying_away]
    day.rng.shuffle(coming)
    for each in coming:
        day.pass_minutes(0.9)
        hall = day.hall
        hall.perform(
            people.note_attendance,
            day.meeting,
            [each.id],
            Attendance.PRESENT,
            day.now,
        )
    day.watcher.moment("members")
    day.watcher.moment("today", state="arrival")
    day.hall.perform(arrivals.mark_rest_absent, day.meeting, day.now)
    show_rules(day)


def repair(day: Day) -> None:
    """Step 3 in the morning: those who stay away are taken out, and few others move."""
    task = proposals.repair_task(day.assembly, day.meeting, balance=_BALANCE)
    suggestion = day.hall.seat(task, seed=day.summary.seed, effort=_REPAIR_EFFORT)
    day.summary.moved = len({each.member for each in suggestion.moves})
    first = suggestion.task.first_round
    accept = seating.accept_plan
    day.hall.perform(accept, day.meeting, suggestion.rounds, first)
    day.watcher.moment("seating")
