"""The cases that come along, as the rest of the program gets them."""

from __future__ import annotations

import datetime

import pytest

from app.models.agenda import Item, ItemKind, planned_slots
from app.models.errors import Refused
from app.refusals import say
from app.rehearsal import cases

ALBERTSLUND = cases.load("albertslund")


def test_every_case_can_be_loaded_whole():
    assert "albertslund" in cases.names()
    for name in cases.names():
        case = cases.load(name)
        assert case.items
        assert case.notes
        assert case.themes
        assert case.recommendations
        assert case.members.exists()


def test_an_unknown_case_is_refused_with_those_that_exist():
    with pytest.raises(Refused) as refused:
        cases.load("../albertslund")
    assert refused.value.code == "case-unknown"
    assert "albertslund" in say(refused.value)


def test_what_refers_to_something_finds_it():
    items = {each.key for each in ALBERTSLUND.items}
    notes = {each.id for each in ALBERTSLUND.notes}
    themes = {each.key for each in ALBERTSLUND.themes}
    assert {each.item for each in ALBERTSLUND.notes} <= items
    assert {each.table for each in ALBERTSLUND.notes} == set(range(1, ALBERTSLUND.tables + 1))
    for theme in ALBERTSLUND.themes:
        assert set(theme.notes) <= notes
    for each in ALBERTSLUND.recommendations:
        assert set(each.themes) <= themes
        assert set(each.notes) <= notes
        assert each.votes.cast == 36 - len(ALBERTSLUND.staying_away)


def test_the_programme_has_its_times_and_rounds():
    kinds = [each.plan.kind for each in ALBERTSLUND.items]
    rounds = [each.plan.round for each in ALBERTSLUND.items if each.plan.round]
    day = [Item(each.key, "d", each.plan) for each in ALBERTSLUND.items]
    starts = [slot.start for slot in planned_slots(day).values()]
    assert set(kinds) == set(ItemKind)
    assert rounds == list(range(1, ALBERTSLUND.rounds + 1))
    assert starts == sorted(starts)
    assert (starts[0], starts[8], starts[14]) == (9 * 60, 11 * 60 + 50, 15 * 60 + 15)


def test_the_days_move_together_and_keep_their_ids():
    held_on = ALBERTSLUND.played_day + datetime.timedelta(days=100)
    usual, moved = ALBERTSLUND.mandate(), ALBERTSLUND.mandate(held_on)
    assert [each.id for each in usual.meetings] == [each.id for each in moved.meetings]
    days = {each.id: each.day for each in moved.meetings}
    assert days[ALBERTSLUND.meeting] == str(held_on)
    for before, after in zip(usual.meetings, moved.meetings, strict=True):
        apart = datetime.date.fromisoformat(after.day) - datetime.date.fromisoformat(before.day)
        assert apart.days == 100
