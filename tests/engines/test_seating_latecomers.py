"""Who comes late meets many people, with nobody moved for it."""

from __future__ import annotations

from itertools import product

import pytest

from app.engines.seating import Fixed, Rounds, Wishes, reseat, seat
from app.engines.seating.figures import met_by

MEMBERS = tuple(f"m{number:02d}" for number in range(36))
HOSTS = tuple(Fixed(who, table) for table, who in enumerate(MEMBERS[:6], start=1))


def wishes_for(*late: str, **more) -> Wishes:
    members = (*MEMBERS, *late)
    attributes = {"køn": {who: "km"[int(who[1:]) % 2] for who in members}}
    return Wishes(**{
        "members": members, "tables": 6, "rounds": 6, "attributes": attributes, "fixed": HOSTS,
        **more,
    })  # fmt: skip


@pytest.fixture(scope="module")
def plan() -> Rounds:
    return seat(wishes_for(), effort=600, seed=1).rounds


def without(rounds: Rounds, *late: str) -> Rounds:
    return tuple(
        tuple(tuple(who for who in table if who not in late) for table in seating)
        for seating in rounds
    )


def most_to_meet(rounds: Rounds) -> int:
    """By counting out: the most people of a plan met by one who takes a table in each round."""
    ways = product(*rounds)
    return max(len({who for table in way for who in table}) for way in ways)


@pytest.mark.parametrize("first", [1, 3])
def test_a_latecomer_meets_as_many_as_can_be_met_with_nobody_moved(plan, first):
    repaired = reseat(wishes_for("m36"), plan, first, new=("m36",), effort=60)
    assert without(repaired.rounds, "m36") == plan
    assert len(met_by("m36", repaired.rounds)) == most_to_meet(plan[first - 1 :])
    assert all(not movers for _, movers in repaired.moved)


def test_two_latecomers_meet_nearly_as_many_as_one_alone_could(plan):
    late = ("m36", "m37")
    repaired = reseat(wishes_for(*late), plan, 1, new=late, effort=60)
    assert without(repaired.rounds, *late) == plan
    for seating in repaired.rounds:
        assert sorted(map(len, seating)) == [6, 6, 6, 6, 7, 7]
    met = [len(met_by(who, repaired.rounds)) for who in late]
    assert min(met) >= most_to_meet(plan) - 3


def test_a_latecomer_keeps_apart_and_has_company_as_asked(plan):
    late, other = ("m36", "m37"), "m20"
    asked = wishes_for(*late, apart=(("m36", other),), together=(late,))
    repaired = reseat(asked, plan, 1, new=late, effort=60)
    assert repaired.report.broken == ()
    assert len(met_by("m36", repaired.rounds)) > 20


def test_a_latecomer_never_works_on_one_draft_twice(plan):
    drafted = seat(wishes_for(drafts=True, fixed=()), effort=300).rounds
    asked = wishes_for("m36", drafts=True, fixed=())
    repaired = reseat(asked, drafted, 1, new=("m36",), effort=100)
    assert without(repaired.rounds, "m36") == drafted
    assert repaired.report.broken == ()
