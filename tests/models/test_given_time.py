"""Time that was given to the item that is on counts in a repair, and is taken back first."""

from __future__ import annotations

from hypothesis import event, given
from hypothesis import strategies as st

from app.i18n import duration
from app.models import agenda
from app.models.agenda import Lock, Plan, Repair, Step
from app.ui.agenda.repair_words import preview_rows, proposal_words
from app.ui.agenda.rows import rows
from tests.assemblies import DAY, Play, founded
from tests.models.test_kept_steps import ROUNDS, at, done, item, moment, seen

_NO_STEPS: tuple[Step, ...] = ()


def given_room(planned: int, more: int, left: int, steps: tuple[Step, ...] = ()) -> Play:
    """An item that is given time in its first minute, and a lunch locked `left` minutes after its
    beginning.
    """
    play = founded()
    origin = moment(play, at(0)).origin
    begins, locked = (agenda.minute_of(origin, at(minute)) for minute in (0, left))
    cafe = Plan("Café", start_min=begins, length_min=planned, steps=steps)
    play.do(agenda.add_item(play.assembly, "i1", DAY, cafe))
    lunch = Plan("Frokost", start_min=locked, length_min=30, lock=Lock.START)
    play.do(agenda.add_item(play.assembly, "i2", DAY, lunch))
    play.do(agenda.start_item(play.assembly, "i1", at(0)))
    play.do(agenda.add_time(play.assembly, more, at(0)))
    return play


def shorten(play: Play, minute: float) -> agenda.Proposal | None:
    found = agenda.proposals(play.assembly.agenda, DAY, moment(play, at(minute)))
    return next((each for each in found if each.repair is Repair.SHORTEN), None)


def test_what_was_given_can_be_taken_back_and_is_told_as_the_length_it_has() -> None:
    play = given_room(20, 20, 19)
    made, now = shorten(play, 1), moment(play, at(1))
    assert made is not None
    assert made.mends_all
    told = proposal_words(play.assembly.agenda, made, now)[1]
    assert duration(19) in told
    assert duration(40) in told
    assert preview_rows(play.assembly.agenda, made, now)[0][3] == f"{duration(40)} → {duration(19)}"
    shown = rows(play.assembly.agenda.day(DAY), "i1", "i2", now)
    assert shown[0].length == f"{duration(20)} + {duration(20)}"
    back = done(play, agenda.accept_repair(play.assembly, made, at(1)))
    assert item(play).remaining_ms(at(1)) == at(19) - at(1)
    assert rows(play.assembly.agenda.day(DAY), "i1", "i2", now)[0].length == duration(19)
    play.do(tuple(back))
    assert item(play).remaining_ms(at(1)) == at(40) - at(1)


def test_the_step_that_is_on_stays_on_when_given_time_is_taken_back() -> None:
    play = given_room(60, 10, 62, ROUNDS)
    made = shorten(play, 5)
    assert made is not None
    assert made.mends_all
    done(play, agenda.accept_repair(play.assembly, made, at(5)))
    assert item(play).length_min == 62
    assert item(play).plan.length_min == 60
    assert seen(play, 5).startswith("1/3")


@given(
    planned=st.integers(5, 60),
    more=st.integers(-4, 60),
    left=st.integers(3, 90),
    minute=st.integers(0, 50),
    steps=st.sampled_from([_NO_STEPS, (Step("A", 2), Step("B", 3))]),
)
def test_after_a_repair_told_as_sufficient_nothing_is_missing(
    planned: int, more: int, left: int, minute: int, steps: tuple[Step, ...]
) -> None:
    play = given_room(planned, more, left, steps)
    made = shorten(play, minute)
    if made is None or not made.mends_all:
        return
    done(play, agenda.accept_repair(play.assembly, made, at(minute)))
    event("mended")
    assert agenda.shortage(play.assembly.agenda, DAY, moment(play, at(minute))) is None
    assert item(play).length_min >= 5
