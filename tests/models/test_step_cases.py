"""The programme counts steps as the cases say; the tables' page does too (`tests/phones`)."""

from __future__ import annotations

import pytest

from app.models import agenda
from app.models.agenda import ItemKind, Plan
from tests.assemblies import DAY, NOW, founded
from tests.step_cases import CASES, STEPS, Case


@pytest.mark.parametrize("case", CASES, ids=[each["says"] for each in CASES])
def test_the_programme_counts_as_the_cases_say(case: Case) -> None:
    play = founded()
    plan = Plan("Café", ItemKind.TABLE_ROUND, length_min=case["length"], steps=STEPS)
    play.do(agenda.add_item(play.assembly, "i1", DAY, plan))
    play.do(agenda.start_item(play.assembly, "i1", NOW))
    for deed, second in case["deeds"]:
        now = NOW + second * 1_000
        if deed == "more":
            play.do(agenda.add_time(play.assembly, 1, now))
        else:
            turn = agenda.next_step if deed == "next" else agenda.previous_step
            play.do(turn(play.assembly, now))
    step = play.assembly.agenda.items["i1"].step_on(NOW + case["at"] * 1_000)
    assert step is not None
    told = (f"{step.number} of {step.count}: {step.title}", step.remaining_ms, step.then)
    assert told == (case["step"], case["left"] * 1_000, case["then"])
