"""A move by hand is measured before the hand lets go."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from app.engines.seating import Wishes, measure, moved, report, seat, sentence, table_of
from app.i18n import in_language

IDS = tuple(f"m{number}" for number in range(14))
WISHES = Wishes(
    IDS, 3, 3,
    attributes={"køn": {who: "km"[at % 2] for at, who in enumerate(IDS)}},
    apart=(("m0", "m1"), ("m2", "m3")),
    together=(("m4", "m5"),),
    history=((("m0", "m2", "m6"), ("m7", "m9", "m13")),),
)  # fmt: skip
PLAN = seat(WISHES, effort=60).rounds


@given(st.sampled_from(IDS), st.integers(1, 3), st.integers(1, 3), st.sampled_from((None, *IDS)))
@settings(max_examples=80, deadline=None)
def test_what_a_move_would_change_is_what_it_changes(member, number, table, instead):
    at = table_of(PLAN[number - 1])
    if at[member] == table - 1 or (instead is not None and at[instead] != table - 1):
        return
    told = measure(WISHES, PLAN, number, member, table, instead)
    seating = moved(PLAN[number - 1], member, table, instead)
    after = (*PLAN[: number - 1], seating, *PLAN[number:])
    before, now = report(WISHES, PLAN), report(WISHES, after)
    assert now.repeats - before.repeats == told.repeats
    assert now.imbalance - before.imbalance == told.imbalance
    assert set(now.broken) - set(before.broken) == set(told.newly_broken)
    assert set(before.broken) - set(now.broken) == set(told.mended)
    mates = set(seating[table - 1]) - {member}
    assert set(told.first_time) | set(told.again) == mates
    assert set(told.first_time).isdisjoint(told.again)


def test_a_seat_lost_or_doubled_by_hand_is_told_in_words():
    round_one = PLAN[0]
    lost = (round_one[0][1:], *round_one[1:])
    doubled = ((*round_one[0], round_one[1][0]), *round_one[1:])
    told = report(WISHES, (lost, doubled, PLAN[2])).broken
    assert [broken.kind for broken in told] == ["missing", "twice"]
    with in_language("en"):
        assert sentence(told[0], {round_one[0][0]: "Ida Bæk"}) == "Round 1: no seat for Ida Bæk."


def test_sizes_that_were_wished_and_not_kept_are_told():
    sized = replace(WISHES, sizes=(6, 4, 4))
    plan = seat(sized, effort=10)
    member = plan.rounds[0][0][0]
    changed = (moved(plan.rounds[0], member, 2), *plan.rounds[1:])
    kinds = [(broken.kind, broken.table) for broken in report(sized, changed).broken]
    assert ("sizes", 1) in kinds
    assert ("sizes", 2) in kinds
