"""Minority statements: words, a number, names by their own wish, and a guide of ten percent."""

from __future__ import annotations

import pytest

from app.models import recommendations, voting
from app.models.assembly import KINDS, fold
from app.models.entries import decode, encode
from app.models.errors import Refused
from app.models.recommendations import guide, minorities_on, standing_alone, state_minority
from tests.assemblies import NOW, Play, with_members, with_recommendation


def _no_seal(_seal: str) -> None:
    return None


@pytest.fixture
def play() -> Play:
    return with_recommendation(with_members(12))


@pytest.mark.parametrize(("people", "needed"), [(12, 2), (36, 4), (99, 10), (10, 1), (100, 10)])
def test_ten_percent_is_counted_as_a_threshold_is(people: int, needed: int):
    assert guide(people) == needed == voting.read_threshold("10%").needed(people)


def test_a_statement_on_a_recommendation_and_one_that_stands_alone(play: Play):
    room = play.assembly
    play.do(state_minority(room, "y1", "r1", " Vi vil **ikke** ", 3, ["m02", "m02", "x"]))
    play.do(state_minority(room, "y2", "", "Processen gik for hurtigt.", 1))
    (on_it,) = minorities_on(room.recommendations, "r1")
    (alone,) = standing_alone(room.recommendations)
    assert (on_it.text, on_it.supporters, on_it.signers) == ("Vi vil **ikke**", 3, ("m02",))
    assert alone.id == "y2"
    assert fold(play.facts).recommendations.minorities == room.recommendations.minorities


def test_names_count_among_those_behind_it(play: Play):
    (fact,) = state_minority(play.assembly, "y1", "r1", "Nej", 0, ["m01", "m02"])
    assert isinstance(fact, recommendations.MinorityStated)
    assert fact.supporters == 2
    kind, body, _sealed = encode(fact, str)
    assert "Navn" not in body
    assert decode(kind, body, KINDS, _no_seal) == fact


@pytest.mark.parametrize(
    ("text", "count", "code"),
    [(" ", 2, "minority-empty"), ("Nej", 0, "minority-nobody"), ("Nej", 13, "minority-too-many")],
)
def test_what_makes_no_sense_is_refused(play: Play, text: str, count: int, code: str):
    with pytest.raises(Refused, match=code):
        state_minority(play.assembly, "y1", "r1", text, count)


def test_a_change_and_a_withdrawal_can_be_taken_back(play: Play):
    room = play.assembly
    play.do(state_minority(room, "y1", "r1", "Nej", 3))
    (changed,) = state_minority(room, "y1", "r1", "Nej tak", 4)
    back = room.inverse(changed)
    play.do((changed,))
    play.do(back)
    assert room.recommendations.minorities["y1"].text == "Nej"
    assert state_minority(room, "y1", "r1", "Nej", 3) == ()
    play.do(recommendations.withdraw_minority(room, "y1"))
    assert minorities_on(room.recommendations, "r1") == ()
    with pytest.raises(Refused, match="minority-unknown"):
        recommendations.withdraw_minority(room, "y1")


def test_a_statement_follows_a_recommendation_that_was_merged(play: Play):
    room = play.assembly
    words = recommendations.Wording("Busser")
    play.do(recommendations.draft_recommendation(room, "r2", words, "", NOW))
    play.do(state_minority(room, "y1", "r2", "Nej", 3))
    play.do(recommendations.merge_recommendations(room, "r1", "r2", "F", NOW))
    assert [each.id for each in minorities_on(room.recommendations, "r1")] == ["y1"]


def split(play: Play, new: str = "r2") -> None:
    room = play.assembly
    play.do(recommendations.split_recommendation(room, "r1", new, "Ladestandere", [], "F", NOW))


@pytest.mark.parametrize("is_before", [True, False])
def test_a_statement_stays_where_it_was_written_when_a_recommendation_is_split(
    play: Play, is_before: bool
):
    room = play.assembly
    if not is_before:
        split(play)
    play.do(state_minority(room, "y1", "r1", "Nej", 3))
    if is_before:
        split(play)
    assert [each.id for each in minorities_on(room.recommendations, "r1")] == ["y1"]
    assert minorities_on(room.recommendations, "r2") == ()


def test_a_statement_follows_through_merges_and_no_further(play: Play):
    room = play.assembly
    split(play)
    for key in ("r3", "r4"):
        words = recommendations.Wording(f"Nummer {key}")
        play.do(recommendations.draft_recommendation(room, key, words, "", NOW))
    play.do(state_minority(room, "y1", "r1", "Nej", 3))
    play.do(state_minority(room, "y2", "r2", "Nej", 3))
    for into, other in (("r3", "r2"), ("r4", "r3")):
        play.do(recommendations.merge_recommendations(room, into, other, "F", NOW))
    assert [each.id for each in minorities_on(room.recommendations, "r4")] == ["y2"]
