"""A day that runs late: a break's slide and the programme tell one hour, and a pause says so."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSizeF

from app import i18n
from app.models import agenda
from app.models.agenda import ItemKind, Lock, Plan
from app.models.room import Scene, Showing
from app.ui.scenes import BreakPicture, ProgrammePicture, RowState, picture
from app.ui.slides import slide_of
from app.ui.theme import ROOM_DARK, load_fonts
from tests.room.days import DAY, MINUTE, NOON, Day, a_day

SIZES = [(1280, 720), (1024, 768)]


@pytest.fixture(autouse=True)
def _fonts(qapp: object) -> None:
    load_fonts()


def a_break(lock: Lock = Lock.NONE, after: int = -1) -> Day:
    """A talk from 12.00 and a break of 15 minutes each, a round of an hour, and a poll."""
    day = a_day()
    plans = (
        Plan("Oplæg", start_min=12 * 60, length_min=15),
        Plan("Pause", ItemKind.BREAK, length_min=15),
        Plan("Bordrunde", ItemKind.TABLE_ROUND, start_min=after, length_min=60, lock=lock),
        Plan("Afstemning", ItemKind.POLL, length_min=20),
    )
    named = [(f"x{at}", plan) for at, plan in enumerate(plans)]
    day.do(agenda.add_items(day.assembly, DAY, named, replaces=True))
    return day


def start(day: Day, item: str, minute: int) -> None:
    day.do(agenda.start_item(day.assembly, item, NOON + minute * MINUTE))


def hours(day: Day, minute: int = 0) -> dict[str, str]:
    """What the programme tells that is taken then."""
    seen = picture(day.assembly, Showing(Scene.PROGRAMME), now=NOON + minute * MINUTE)
    assert isinstance(seen, ProgrammePicture)
    return {each.title: i18n.clock(each.start_min) for each in seen.rows}


def as_on_the_agenda(day: Day, minute: int) -> dict[str, str]:
    """When each item begins, as the Agenda section tells it then."""
    items = day.assembly.agenda.day(DAY)
    seen = agenda.moment_of(items, "", NOON + minute * MINUTE)
    places = seen.places(items)
    told = {}
    for each in items:
        at = each.started_at or agenda.as_expected(places[each.id].start)
        told[each.plan.title] = i18n.clock(agenda.minute_of(seen.origin, at))
    return told


def words(day: Day, minute: int, size: tuple[int, int] = (1280, 720)) -> list[str]:
    """What stands on the break's slide then."""
    seen = picture(day.assembly, Showing(Scene.BREAK, "x1"))
    assert isinstance(seen, BreakPicture)
    slide = slide_of(seen)
    slide.tick(NOON + minute * MINUTE)
    told = [each.text for each in slide.sheet(QSizeF(*size), ROOM_DARK).words]
    slide.deleteLater()
    return told


def test_before_the_day_begins_the_programme_tells_its_plan() -> None:
    assert hours(a_break()) == {
        "Oplæg": "12.00", "Pause": "12.15", "Bordrunde": "12.30", "Afstemning": "13.30"
    }  # fmt: skip


def test_what_was_passed_over_is_not_told_as_still_to_come() -> None:
    day = a_break()
    start(day, "x0", 0)
    start(day, "x2", 40)
    assert list(hours(day)) == ["Oplæg", "Bordrunde", "Afstemning"]


def test_break_and_programme_tell_one_hour_when_the_day_runs_late() -> None:
    day = a_break()
    start(day, "x0", 0)
    start(day, "x1", 22)
    assert "Vi fortsætter kl. 12.37" in words(day, 25)
    assert hours(day) == {
        "Oplæg": "12.00", "Pause": "12.22", "Bordrunde": "12.37", "Afstemning": "13.37"
    }  # fmt: skip


def test_they_do_after_a_pause_and_with_minutes_added() -> None:
    day = a_break()
    start(day, "x0", 0)
    start(day, "x1", 22)
    day.do(agenda.pause(day.assembly, NOON + 24 * MINUTE))
    day.do(agenda.resume(day.assembly, NOON + 27 * MINUTE))
    day.do(agenda.add_time(day.assembly, 5, NOON + 28 * MINUTE))
    assert "Vi fortsætter kl. 12.45" in words(day, 28)
    assert hours(day)["Bordrunde"] == "12.45"


def test_what_is_locked_is_told_where_it_is_locked_until_that_has_passed() -> None:
    day = a_break(Lock.START, 12 * 60 + 30)
    start(day, "x0", 0)
    start(day, "x1", 22)
    for minute, begins, then in ((25, "12.30", "13.30"), (33, "12.37", "13.37")):
        told = hours(day, minute)
        assert told["Bordrunde"] == begins
        assert told["Afstemning"] == then
        assert told == as_on_the_agenda(day, minute)


def test_hours_go_forward_and_are_the_agendas_when_something_does_not_fit_before_a_lock() -> None:
    day = a_break(Lock.START, 12 * 60 + 30)
    extra = Plan("Spørgsmål", length_min=10)
    day.do(agenda.add_item(day.assembly, "x9", DAY, extra, 2))
    start(day, "x0", 0)
    start(day, "x1", 22)
    assert list(hours(day, 25).items()) == [
        ("Oplæg", "12.00"), ("Pause", "12.22"), ("Bordrunde", "12.30"), ("Spørgsmål", "12.37"),
        ("Afstemning", "13.30"),
    ]  # fmt: skip
    assert hours(day, 25) == as_on_the_agenda(day, 25)


def test_a_day_that_runs_early_keeps_its_order_and_what_is_fixed() -> None:
    day = a_break(Lock.START, 12 * 60 + 30)
    start(day, "x0", 0)
    start(day, "x1", 5)
    seen = picture(day.assembly, Showing(Scene.PROGRAMME))
    assert isinstance(seen, ProgrammePicture)
    assert [each.state for each in seen.rows][:2] == [RowState.DONE, RowState.NOW]
    assert list(hours(day).values()) == ["12.00", "12.05", "12.30", "13.30"]


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_break_that_is_paused_says_so(size: tuple[int, int]) -> None:
    day = a_break()
    start(day, "x0", 0)
    start(day, "x1", 15)
    assert "På pause" not in words(day, 17, size)
    day.do(agenda.pause(day.assembly, NOON + 17 * MINUTE))
    assert "På pause" in words(day, 18, size)
