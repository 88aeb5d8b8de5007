"""The way of the text: phases that are opened and closed, a last call, and what is refused."""

from __future__ import annotations

import pytest

from app.models.assembly import KINDS, fold
from app.models.entries import decode, encode
from app.models.errors import Refused
from app.models.recommendations import (
    STAGES,
    Gate,
    Stage,
    close_stage,
    last_call,
    leave_stages,
    open_stage,
)
from tests.assemblies import NOW, Play, founded

MINUTE = 60_000


@pytest.fixture
def play() -> Play:
    return founded()


def gate(play: Play) -> Gate:
    return play.assembly.recommendations.way.gate


def opened(play: Play, stage: Stage, at: int = NOW) -> None:
    play.do(open_stage(play.assembly, stage, at))


def test_the_phases_follow_each_other_from_values_to_handover():
    assert [each.number for each in STAGES] == list(range(1, 16))
    chain, here = [], Stage.VALUES
    while here is not None:
        chain.append(here)
        here = here.then
    assert tuple(chain) == STAGES
    assert Stage.HANDOVER.then is None


def test_without_phases_everything_is_open_but_the_tables_pages_of_drafting(play: Play):
    told = gate(play)
    assert not told.is_followed
    assert taken(told) == "ideas"
    assert play.assembly.recommendations.way.takes_idea(NOW)


@pytest.mark.parametrize(
    ("stage", "open_", "closed"),
    [
        (Stage.VALUES, "ideas", "ideas"),
        (Stage.IDEAS, "ideas", ""),
        (Stage.DRAFT_1, "drafts versions", ""),
        (Stage.READING, "comments answers", "answers"),
        (Stage.DRAFT_2, "versions answers", "answers"),
        (Stage.REALITY, "comments answers", "answers"),
        (Stage.DRAFT_3, "versions answers", "answers"),
        (Stage.LIVE_WITH, "comments answers", "answers"),
        (Stage.FINAL, "", "final"),
        (Stage.POLL, "final", "final"),
    ],
)
def test_what_a_phase_takes_open_and_closed(play: Play, stage: Stage, open_: str, closed: str):
    opened(play, stage)
    assert taken(gate(play)) == open_
    play.do(close_stage(play.assembly, NOW + MINUTE))
    assert taken(gate(play)) == closed


def taken(told: Gate) -> str:
    found = {
        "ideas": told.takes_ideas,
        "drafts": told.takes_drafts,
        "versions": told.takes_versions,
        "comments": told.takes_comments,
        "answers": told.takes_answers,
        "final": told.is_final,
    }
    return " ".join(name for name, is_so in found.items() if is_so)


def test_a_last_call_says_when_and_closes_nothing(play: Play):
    opened(play, Stage.IDEAS)
    play.do(last_call(play.assembly, NOW + 10 * MINUTE, NOW))
    assert gate(play) == Gate(Stage.IDEAS, True, NOW + 10 * MINUTE, NOW)
    assert gate(play).takes_ideas
    assert last_call(play.assembly, NOW + 10 * MINUTE, NOW + MINUTE) == ()
    opened(play, Stage.IDEAS, NOW + MINUTE)  # taken back
    assert gate(play).until == 0
    with pytest.raises(Refused, match="last-call-past"):
        last_call(play.assembly, NOW, NOW)
    play.do(close_stage(play.assembly, NOW + 2 * MINUTE))
    for deed in (close_stage, lambda room, now: last_call(room, now + MINUTE, now)):
        with pytest.raises(Refused, match="phase-not-open"):
            deed(play.assembly, NOW + 3 * MINUTE)


def test_a_task_that_began_before_the_close_takes_no_more_ideas_and_a_later_one_does(play: Play):
    way = lambda: play.assembly.recommendations.way  # noqa: E731 -- the state is replaced
    opened(play, Stage.IDEAS)
    play.do(close_stage(play.assembly, NOW + 5 * MINUTE))
    opened(play, Stage.DRAFT_1, NOW + 9 * MINUTE)
    assert way().ideas_closed_at == NOW + 5 * MINUTE
    assert not way().takes_idea(NOW)
    assert way().takes_idea(NOW + 6 * MINUTE)
    opened(play, Stage.IDEAS, NOW + 12 * MINUTE)
    assert way().takes_idea(NOW)


def test_going_back_is_allowed_and_stays_in_the_trace(play: Play):
    for minute, stage in enumerate((Stage.DRAFT_1, Stage.READING, Stage.IDEAS)):
        opened(play, stage, NOW + minute * MINUTE)
    way = play.assembly.recommendations.way
    assert [each.stage for each in way.trace] == [Stage.DRAFT_1, Stage.READING, Stage.IDEAS]
    assert [way.went_back(at) for at in range(3)] == [False, False, True]
    assert open_stage(play.assembly, Stage.IDEAS, NOW + 9 * MINUTE) == ()


def test_undo_and_redo_are_exact_and_leave_no_false_trace(play: Play):
    opened(play, Stage.IDEAS)
    play.do(last_call(play.assembly, NOW + 10 * MINUTE, NOW))
    before = play.assembly.recommendations.way
    (fact,) = close_stage(play.assembly, NOW + MINUTE)
    back = play.assembly.inverse(fact)
    play.do((fact,))
    after = play.assembly.recommendations.way
    again = play.assembly.inverse(back[0])
    play.do(back)
    assert play.assembly.recommendations.way == before
    play.do(again)
    assert play.assembly.recommendations.way == after
    assert fold(play.facts).recommendations.way == after


def test_phases_can_be_left_and_everything_is_open_again(play: Play):
    assert leave_stages(play.assembly, NOW) == ()
    opened(play, Stage.POLL)
    play.do(leave_stages(play.assembly, NOW + MINUTE))
    assert gate(play).takes_ideas
    assert not gate(play).is_final


def test_the_journal_carries_the_gate_and_one_of_a_newer_program_is_left_alone(play: Play):
    (fact,) = open_stage(play.assembly, Stage.LIVE_WITH, NOW)
    kind, body, _sealed = encode(fact, str)
    assert decode(kind, body, KINDS, lambda _seal: None) == fact
    newer = body.replace("live-with", "something-new")
    assert decode(kind, newer, KINDS, lambda _seal: None) not in (fact, None)
    play.do((decode(kind, newer, KINDS, lambda _seal: None),))
    assert not gate(play).is_followed
