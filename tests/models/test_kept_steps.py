"""A repair of the item that is on, or an edit of it, leaves alone what has been: the step that is
on stays on and has used what it has used, and no step gets lost unless it is named.
"""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from app.models import agenda
from app.models.agenda import MINUTE_MS, Item, ItemKind, Lock, Moment, Plan, Proposal, Repair, Step
from app.models.entries import Fact
from tests.assemblies import DAY, NOW, Play, founded

ROUNDS = (Step("Runde 1", 20), Step("Runde 2", 20), Step("Runde 3", 20))
CAFE = (Step("Runde 1", 20), Step("Skift bord", 3), Step("Runde 2", 20), Step("Opsamling", 7))
SEEN = (DAY, "2026-03-14")


def room(steps: tuple[Step, ...], length: int, lacks: int) -> Play:
    """An item with steps that begins at NOW, and a lunch locked so that `lacks` minutes of it are
    missing.
    """
    play = founded()
    plan = Plan("Café", ItemKind.TABLE_ROUND, length_min=length, steps=steps)
    play.do(agenda.add_item(play.assembly, "i1", DAY, plan))
    play.do(agenda.start_item(play.assembly, "i1", NOW))
    seen = moment(play, NOW)
    at = agenda.minute_of(seen.origin, NOW + (length - lacks) * MINUTE_MS)
    lunch = Plan("Frokost", ItemKind.BREAK, at, 30, lock=Lock.START)
    play.do(agenda.add_item(play.assembly, "i2", DAY, lunch))
    return play


def moment(play: Play, now: int) -> Moment:
    return agenda.moment_of(play.assembly.agenda.day(DAY), SEEN[1], now)


def at(minute: float) -> int:
    return NOW + round(minute * MINUTE_MS)


def item(play: Play) -> Item:
    return play.assembly.agenda.items["i1"]


def shortened(play: Play, now: int) -> Proposal:
    """What shortens the item that is on."""
    found = agenda.proposals(play.assembly.agenda, DAY, moment(play, now))
    return next(each for each in found if each.repair is Repair.SHORTEN and each.subject == "i1")


def done(play: Play, facts: tuple[Fact, ...]) -> list[Fact]:
    """Does it, and gives what takes it back."""
    back: list[tuple[Fact, ...]] = []
    for fact in facts:
        back.append(play.assembly.inverse(fact))
        play.do((fact,))
    return [each for several in reversed(back) for each in several]


def seen(play: Play, minute: float) -> str:
    step = item(play).step_on(at(minute))
    assert step is not None
    return f"{step.number}/{step.count} {step.title} {step.remaining_ms / MINUTE_MS:g}"


def lengths(play: Play) -> list[int]:
    return [each.length_min for each in item(play).plan.steps]


# --- a repair


def test_a_repair_keeps_the_step_that_is_on_and_shares_what_is_left():
    play = room(ROUNDS, 60, 16)
    assert seen(play, 22) == "2/3 Runde 2 18"
    back = done(play, agenda.accept_repair(play.assembly, shortened(play, at(22)), at(22)))
    assert item(play).remaining_ms(at(22)) == 22 * MINUTE_MS
    assert seen(play, 22) == "2/3 Runde 2 10"
    assert seen(play, 32) == "3/3 Runde 3 12"
    assert lengths(play)[0] == 20
    play.do(tuple(back))
    assert seen(play, 22) == "2/3 Runde 2 18"
    assert lengths(play) == [20, 20, 20]


def test_a_repair_at_the_beginning_makes_all_rounds_alike():
    play = room(ROUNDS, 60, 24)
    done(play, agenda.accept_repair(play.assembly, shortened(play, at(0)), at(0)))
    assert [seen(play, minute) for minute in (0, 12, 24)] == [
        "1/3 Runde 1 12",
        "2/3 Runde 2 12",
        "3/3 Runde 3 12",
    ]


def test_time_that_no_step_needs_is_taken_first():
    play = room(CAFE, 60, 8)
    done(play, agenda.accept_repair(play.assembly, shortened(play, at(30)), at(30)))
    assert seen(play, 30) == "3/4 Runde 2 13"
    assert lengths(play) == [20, 3, 20, 7]


def test_a_proposal_accepted_later_looks_at_the_steps_as_they_are_then():
    play = room(ROUNDS, 60, 10)
    proposal = shortened(play, at(19))
    done(play, agenda.accept_repair(play.assembly, proposal, at(21)))
    assert seen(play, 21).startswith("2/3 Runde 2")
    assert item(play).elapsed_ms(at(21)) - item(play).step_since_ms == MINUTE_MS


def test_after_steps_gone_to_by_hand_a_repair_can_be_accepted_and_edited_again():
    play = room(CAFE, 50, 20)
    play.do(agenda.next_step(play.assembly, at(12)))
    done(play, agenda.accept_repair(play.assembly, shortened(play, at(12)), at(12)))
    assert seen(play, 12).startswith("2/4 Skift bord")
    assert item(play).plan.steps_min <= item(play).plan.length_min
    play.do(agenda.plan_item(play.assembly, "i1", replace(item(play).plan, owner="Ida"), at(13)))
    assert seen(play, 13).startswith("2/4 Skift bord")


def test_steps_for_which_not_a_minute_is_left_are_told_by_the_proposal():
    play = room(CAFE, 50, 19)
    made = shortened(play, at(30)).day[0]
    assert [each.title for each in made.plan.steps] == ["Runde 1", "Skift bord", "Runde 2"]
    assert made.step_on(at(30)).remaining_ms == MINUTE_MS


def test_no_proposal_makes_what_is_on_shorter_than_five_minutes():
    play = room((Step("Ud", 4), Step("Hjem", 6)), 10, 8)
    found = agenda.proposals(play.assembly.agenda, DAY, moment(play, at(1)))
    for each in found:
        assert each.day[0].plan.length_min >= 5 or each.day[0].plan.length_min == 10


def test_no_proposal_takes_a_step_from_what_comes():
    steps = tuple(Step(f"{number}", 1) for number in range(12))
    play = founded()
    for name, plan in (
        ("a", Plan("Velkomst", start_min=540, length_min=20, lock=Lock.LENGTH)),
        ("b", Plan("Trin", length_min=20, steps=steps)),
        ("c", Plan("Runde", length_min=30)),
        ("d", Plan("Frokost", ItemKind.BREAK, 580, 30, lock=Lock.START)),
    ):
        play.do(agenda.add_item(play.assembly, name, DAY, plan))
    found = agenda.proposals(play.assembly.agenda, DAY, moment(play, NOW))
    assert found
    for each in found:
        kept = {one.id: one.plan.steps for one in each.day}
        assert [step.title for step in kept["b"]] == [step.title for step in steps]


# --- an edit


def edit(play: Play, minute: float, *steps: Step, length: int = 0) -> None:
    plan = item(play).plan
    new = replace(plan, steps=steps, length_min=length or plan.length_min)
    play.do(agenda.plan_item(play.assembly, "i1", new, at(minute)))


def test_a_step_put_in_before_taken_out_before_or_renamed_leaves_the_one_that_is_on():
    play = room(CAFE, 60, 0)
    assert seen(play, 30) == "3/4 Runde 2 13"
    edit(play, 30, Step("Velkommen", 5), *CAFE)
    assert seen(play, 30) == "4/5 Runde 2 13"
    edit(play, 30, *CAFE[1:])
    assert seen(play, 30) == "2/3 Runde 2 13"
    edit(play, 30, Step("Bytte bord", 3), Step("Anden runde", 20), CAFE[3])
    assert seen(play, 30) == "2/3 Anden runde 13"
    edit(play, 30, Step("Bytte bord", 9), Step("Anden runde", 25), CAFE[3])
    assert seen(play, 30) == "2/3 Anden runde 18"


def test_of_steps_with_the_same_name_it_is_the_one_that_is_on():
    laps = (Step("Runde", 20), Step("Skift", 2), Step("Runde", 20), Step("Skift", 2))
    play = room(laps, 60, 0)
    assert seen(play, 41) == "3/4 Runde 1"
    edit(play, 41, *laps[1:])
    assert seen(play, 41) == "2/3 Runde 1"


def test_where_the_step_that_is_on_is_taken_out_the_next_one_begins_now():
    play = room(CAFE, 60, 0)
    edit(play, 30, CAFE[0], CAFE[1], CAFE[3], Step("Farvel", 5))
    assert seen(play, 30) == "3/4 Opsamling 7"
    assert seen(play, 37) == "4/4 Farvel 23"


def test_the_step_that_an_edit_ends_is_told():
    play = room(CAFE, 60, 0)
    plan = item(play).plan
    out = replace(plan, steps=(*CAFE[:2], CAFE[3]))
    assert agenda.ended_by(item(play), out, at(30)) == ("Runde 2", "Opsamling")
    short = replace(plan, steps=(Step("Runde 1", 10), *CAFE[1:]))
    assert agenda.ended_by(item(play), short, at(15)) == ("Runde 1", "Skift bord")
    assert agenda.ended_by(item(play), replace(plan, steps=CAFE[1:]), at(30)) is None
    assert agenda.ended_by(item(play), replace(plan, steps=()), at(30)) is None


def test_where_nothing_follows_the_last_one_goes_on():
    play = room(CAFE, 60, 0)
    edit(play, 48, *CAFE[:3])
    assert seen(play, 48) == "3/3 Runde 2 12"


def test_the_last_step_stays_on_when_another_is_put_after_it():
    play = room(CAFE, 60, 0)
    edit(play, 52, *CAFE, Step("Farvel", 5))
    assert seen(play, 52) == "4/5 Opsamling 3"


def test_a_step_that_has_lasted_longer_than_it_now_is_to_ends_now():
    play = room(CAFE, 60, 0)
    edit(play, 15, Step("Runde 1", 10), *CAFE[1:])
    assert seen(play, 15) == "2/4 Skift bord 3"


def test_an_item_made_shorter_than_it_has_lasted_stays_at_its_step():
    play = room(CAFE, 60, 0)
    edit(play, 30, CAFE[0], Step("Skift bord", 1), Step("Runde 2", 1), length=22)
    assert seen(play, 30).startswith("3/3 Runde 2")


# --- an end that is locked


def late(minute: int, steps: tuple[Step, ...] = CAFE) -> Play:
    """An item of 50 minutes with a locked end, begun so many minutes late."""
    play = founded()
    seen_at = agenda.moment_of((), SEEN[1], NOW)
    begins = agenda.minute_of(seen_at.origin, NOW)
    plan = Plan("Café", length_min=50, lock=Lock.END, end_min=begins + 50, steps=steps)
    play.do(agenda.add_item(play.assembly, "i1", DAY, plan))
    play.do(agenda.start_item(play.assembly, "i1", at(minute)))
    return play


def test_an_item_that_begins_late_and_must_end_shares_its_time_among_its_steps():
    play = late(20)
    assert item(play).remaining_ms(at(20)) == 30 * MINUTE_MS
    course = item(play).course
    assert course is not None
    assert course.missing_ms == 0
    assert sum(lengths(play)) == 30
    assert min(lengths(play)) >= 1
    assert seen(play, 20) == "1/4 Runde 1 12"


def test_one_that_begins_so_late_that_its_steps_have_no_minute_each_says_what_is_missing():
    play = late(47)
    course = item(play).course
    assert course is not None
    assert len(course.steps) == 4
    assert course.missing_ms == MINUTE_MS


def test_the_time_a_start_takes_from_steps_comes_back_with_its_undo():
    play = late(20)
    play.do(agenda.end_item(play.assembly, at(21)))
    plan = replace(item(play).plan, steps=CAFE)
    play.do(agenda.plan_item(play.assembly, "i1", plan))
    before = item(play)
    back = done(play, agenda.start_item(play.assembly, "i1", at(25)))
    assert sum(lengths(play)) == 25
    play.do(tuple(back))
    assert item(play) == before


# --- whatever is done

steps_of = st.lists(st.integers(1, 25), min_size=1, max_size=7).map(
    lambda several: tuple(Step(f"{at}", each) for at, each in enumerate(several))
)


@given(steps_of, st.integers(0, 10), st.integers(0, 5_400), st.integers(1, 60), st.data())
def test_a_repair_never_changes_the_step_that_is_on_nor_loses_one_silently(
    steps, spare, seconds, lacks, data
):
    length = sum(each.length_min for each in steps) + spare
    play, now = room(steps, length, min(lacks, length - 1)), NOW
    for skipped in data.draw(st.lists(st.integers(0, 600), max_size=3)):
        now += skipped * 1_000
        step = item(play).step_on(now)
        if step is not None and step.number < step.count:
            play.do(agenda.next_step(play.assembly, now))
    now += seconds * 1_000
    before, stood = item(play), item(play).step_on(now)
    since = began(before, now)
    found = agenda.proposals(play.assembly.agenda, DAY, moment(play, now))
    for each in found:
        if each.day[0].plan == before.plan:
            continue
        told = each.day[0]
        facts = agenda.accept_repair(play.assembly, each, now)
        back = done(play, facts)
        here = item(play)
        assert (here.plan, here.course) == (told.plan, told.course)
        there = here.step_on(now)
        assert (there.number, there.title) == (stood.number, stood.title)
        assert began(here, now) == since
        assert here.elapsed_ms(now) == before.elapsed_ms(now)
        titles = [one.title for one in here.plan.steps]
        assert titles == [one.title for one in steps][: len(titles)]
        if len(titles) < len(steps):
            assert here.remaining_ms(now) < (len(steps) - stood.number + 1) * MINUTE_MS
        assert here.course.missing_ms <= before.course.missing_ms
        play.do(tuple(back))
        assert item(play) == before


@given(steps_of, st.integers(0, 10), st.integers(0, 5_400), st.data())
def test_an_edit_of_other_steps_never_changes_the_one_that_is_on(steps, spare, seconds, data):
    play = room(steps, 200, 0)
    now = NOW + seconds * 1_000
    before, stood = item(play), item(play).step_on(now)
    since = began(before, now)
    here = stood.number - 1
    kept = [one for at, one in enumerate(steps) if at == here or data.draw(st.booleans())]
    fresh = data.draw(st.lists(st.integers(0, len(kept)), max_size=3))
    new = list(kept)
    for number, place in enumerate(fresh):
        new.insert(place, Step(f"ny {number}", 1))
    play.do(agenda.plan_item(play.assembly, "i1", replace(before.plan, steps=tuple(new)), now))
    there = item(play).step_on(now)
    assert there.title == stood.title
    assert item(play).elapsed_ms(now) == before.elapsed_ms(now)
    assert began(item(play), now) == since
    if there.number < there.count and stood.number < stood.count:
        assert there.remaining_ms == stood.remaining_ms


def began(of: Item, now: int) -> int:
    """How much of the item's time had been used when the step that is on began."""
    course, left = of.course, of.remaining_ms(now)
    assert course is not None
    at = course.index_at(left)
    return of.step_since_ms if not at else of.length_ms - course.steps[at - 1].until_ms
