"""Finishing later holds on every date, also in the hour that a night has twice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models import agenda
from app.models.agenda import Moment, Plan, Repair
from app.models.agenda.facts import LaterEndAccepted
from app.models.agenda.lack import wanted_end
from app.models.entries import Fact
from tests.assemblies import DAY, Play
from tests.models.agenda_days import AUTUMN, HERE, SPRING, USUAL, at, items, programme


def _finished_later(day: str, begins: int, first: int, more: int) -> tuple[Play, Moment]:
    """A night whose first item was given time, with the later end accepted."""
    play = programme(
        Plan("Aften", start_min=begins, length_min=first), Plan("Afrunding", length_min=60)
    )
    origin = at(day, "0:00")
    now = agenda.wall(origin, begins, HERE)
    play.do(agenda.start_item(play.assembly, "i1", now, HERE))
    play.do(agenda.add_time(play.assembly, more, now))
    seen = Moment(origin, now, HERE)
    found = agenda.proposals(play.assembly.agenda, DAY, seen)
    later = next(each for each in found if each.repair is Repair.LATER)
    assert later.mends_all
    play.do(agenda.accept_repair(play.assembly, later, now))
    return play, seen


def test_finishing_later_is_done_once_on_the_night_the_clocks_go_back() -> None:
    play, seen = _finished_later(AUTUMN, 22 * 60, 240, 30)
    assert agenda.shortage(play.assembly.agenda, DAY, seen) is None


@given(
    day=st.sampled_from([AUTUMN, SPRING, USUAL]),
    begins=st.integers(18 * 60, 23 * 60 + 59),
    first=st.integers(5, 300),
    more=st.integers(5, 120),
)
def test_after_finishing_later_nothing_is_missing(
    day: str, begins: int, first: int, more: int
) -> None:
    play, seen = _finished_later(day, begins, first, more)
    assert agenda.shortage(play.assembly.agenda, DAY, seen) is None
    places = seen.places(items(play))
    assert wanted_end(play.assembly.agenda, DAY, seen) == places["i2"].end


@pytest.mark.parametrize("before", [-1, 1590])
def test_taking_a_later_end_back_gives_the_one_before(before: int) -> None:
    play = programme(Plan("Aften", start_min=1320, length_min=240))
    if before >= 0:
        play.do((LaterEndAccepted(DAY, before, is_second=True),))
    fact: Fact = LaterEndAccepted(DAY, 1600)
    back = play.assembly.inverse(fact)
    then = dict(play.assembly.agenda.later), set(play.assembly.agenda.later_second)
    play.do((fact,))
    play.do(back)
    assert (dict(play.assembly.agenda.later), set(play.assembly.agenda.later_second)) == then
