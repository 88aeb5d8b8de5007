"""The engine answers while it thinks, stops when told, and runs in a process of its own."""

from __future__ import annotations

import multiprocessing
from dataclasses import replace
from itertools import count

import pytest

from app.engines.seating import Only, Plan, Wishes, reseat, seat
from app.engines.seating.course import course_of
from app.engines.seating.process import Better, Denied, Done, News, Order, Share, work

IDS = tuple(f"m{number:02d}" for number in range(30))
WISHES = Wishes(IDS, 4, 4, attributes={"køn": {who: "km"[at % 2] for at, who in enumerate(IDS)}})


def test_a_plan_is_there_at_once_and_each_one_told_is_better():
    told: list[Plan] = []
    ticks = count()
    plan = seat(
        replace(WISHES, balance=1.0),
        effort=1000,
        now=lambda: next(ticks) * 0.02,
        better=told.append,
    )
    assert told[0].report.effort == 0
    scores = [(len(p.report.broken), p.report.repeats + 8 * p.report.imbalance) for p in told]
    assert scores == sorted(scores, reverse=True)
    assert len(scores) == len(set(scores)) > 1
    best = plan.report.repeats + 8 * plan.report.imbalance
    assert best <= scores[-1][1]


@pytest.mark.parametrize("room", [(36, 6, 6), (99, 12, 8), (40, 5, 5)])
@pytest.mark.parametrize("balance", [0.0, 0.5, 1.0])
def test_what_is_called_off_is_no_worse_than_what_was_told(room, balance):
    ids = tuple(f"m{number:02d}" for number in range(room[0]))
    age = {who: "abc"[at % 3] for at, who in enumerate(ids)}
    wishes = Wishes(ids, *room[1:], attributes={"age": age}, balance=balance)
    told: list[Plan] = []
    answer = seat(wishes, effort=100_000, cancelled=lambda: True, better=told.append).report
    first = told[0].report
    price = {0.0: 0.02, 0.5: 0.68, 1.0: 8.0}[balance]
    score = answer.repeats + price * answer.imbalance
    assert score <= first.repeats + price * first.imbalance
    if balance < 1.0:
        assert answer.repeats <= min(first.repeats, answer.pair_slots // 4)


def test_listening_changes_nothing():
    told: list[Plan] = []
    heard = seat(WISHES, effort=900, seed=3, better=told.append)
    assert told
    assert heard.rounds == seat(WISHES, effort=900, seed=3).rounds


def test_a_repair_tells_whole_plans_on_the_way():
    plan = seat(WISHES, effort=50).rounds
    told: list[Plan] = []
    reseat(WISHES, plan, 3, absent=IDS[:5], effort=50, better=told.append)
    assert told[0].rounds[:2] == plan[:2]
    assert len(told[0].rounds) == 4


def ask(order: Order, *, call_off: bool = False) -> list[News]:
    """Everything a process of its own has to tell."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=work, args=(order, theirs))
    process.start()
    theirs.close()
    news: list[News] = []
    try:
        while not news or not isinstance(news[-1], Done | Denied):
            news.append(ours.recv())
            if call_off and isinstance(news[-1], Better):
                ours.send("enough")
                call_off = False
    finally:
        ours.close()
        process.join(20)
    assert process.exitcode == 0
    return news


def test_a_process_of_its_own_gives_the_same_plan():
    news = ask(Order(WISHES, seed=4, effort=200))
    last = news[-1]
    assert isinstance(last, Done)
    assert last.plan.rounds == seat(WISHES, effort=200, seed=4).rounds
    assert isinstance(next(each for each in news if not isinstance(each, Share)), Better)
    shares = [each.share for each in news if isinstance(each, Share)]
    assert shares == sorted(shares)


def test_a_process_that_is_called_off_answers_with_the_best_so_far():
    last = ask(Order(WISHES, effort=50_000_000), call_off=True)[-1]
    assert isinstance(last, Done)
    end = course_of(last.plan.report.effort).end
    assert end is not None
    assert end < 50_000_000
    assert sorted(who for table in last.plan.rounds[0] for who in table) == sorted(IDS)


def test_a_process_refuses_in_the_engines_own_words():
    last = ask(Order(replace(WISHES, only=(Only(("nobody",), (1,)),))))[-1]
    assert isinstance(last, Denied)
    with pytest.raises(type(last.refused())) as refused:
        raise last.refused()
    assert (refused.value.code, refused.value.params["member"]) == ("seat-unknown-member", "nobody")
