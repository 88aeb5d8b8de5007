"""The plenary's list of speakers: nobody is lost, nobody is cut off, everything can be undone."""

from __future__ import annotations

import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models import speakers, timing
from app.models.assembly import Assembly, fold
from app.models.entries import Facts, decode, encode
from app.models.errors import Refused
from app.models.speakers import MINUTE_MS, USUAL_TURN_MS
from tests.assemblies import NOW, Play, with_members


def room(*members: int) -> Play:
    play = with_members(12)
    for number in members:
        play.do(speakers.add_speaker(play.assembly, f"s{number}", f"m{number:02d}"))
    return play


def order(play: Play) -> list[str]:
    return [each.id for each in play.assembly.speakers.waiting]


def test_who_asks_first_speaks_first_for_two_minutes():
    play = room(3, 1, 2)
    play.do(speakers.next_speaker(play.assembly, NOW))
    speaking = play.assembly.speakers.speaking
    assert speaking is not None
    assert (speaking.member, order(play)) == ("m03", ["s1", "s2"])
    assert speaking.remaining_ms(NOW + MINUTE_MS) == USUAL_TURN_MS - MINUTE_MS
    assert speaking.remaining_ms(NOW + 5 * MINUTE_MS) == -3 * MINUTE_MS


def test_the_next_one_takes_over_and_the_turn_before_ends():
    play = room(1, 2)
    play.do(speakers.next_speaker(play.assembly, NOW))
    play.do(speakers.next_speaker(play.assembly, NOW + 90_000))
    known = play.assembly.speakers.known
    assert known["s1"].ended_at == NOW + 90_000
    assert play.assembly.speakers.current == "s2"
    play.do(speakers.end_turn(play.assembly, NOW + 100_000))
    assert play.assembly.speakers.speaking is None
    assert speakers.end_turn(play.assembly, NOW + 100_000) == ()
    with pytest.raises(Refused, match="nobody-waits"):
        speakers.next_speaker(play.assembly, NOW)


def test_a_member_stands_on_the_list_once_and_may_come_again_after_speaking():
    play = room(1, 2)
    assert speakers.add_speaker(play.assembly, "s9", "m01") == ()
    play.do(speakers.next_speaker(play.assembly, NOW))
    play.do(speakers.add_speaker(play.assembly, "s9", "m01"))
    assert order(play) == ["s2", "s9"]
    assert play.assembly.speakers.turns("m01", NOW) == 1
    assert play.assembly.speakers.turns("m02", NOW) == 0
    assert play.assembly.speakers.turns("m01", NOW + 24 * 60 * MINUTE_MS) == 0


def test_a_guest_is_called_as_typed_and_the_name_is_sealed():
    play = room()
    (added,) = play.do(speakers.add_speaker(play.assembly, "s1", name="  Borgmester\tBo "))
    (waiting,) = play.assembly.speakers.waiting
    assert waiting.name == "Borgmester Bo"
    assert speakers.add_speaker(play.assembly, "s2", name="Borgmester Bo") == ()
    kind, body, sealed = encode(added, lambda: "salt")
    assert "Bo" not in body
    gone = decode(kind, body, {kind: type(added)}, lambda _seal: None)
    assert isinstance(gone, speakers.SpeakerAdded)
    assert gone.name is None
    assert sealed[0].owner == "s1"


@pytest.mark.parametrize(
    ("code", "ask"),
    [
        ("member-unknown", lambda r: speakers.add_speaker(r, "s", "m99")),
        ("speaker-name-missing", lambda r: speakers.add_speaker(r, "s", name="  ")),
        ("turn-length", lambda r: speakers.set_turn_length(r, 5)),
        ("turn-length", lambda r: speakers.set_turn_length(r, 2 * 60 * 60)),
    ],
)
def test_what_makes_no_sense_is_refused(code, ask):
    with pytest.raises(Refused, match=code):
        ask(room().assembly)


def test_the_length_of_turns_holds_for_the_next_one_not_for_who_speaks():
    play = room(1, 2)
    play.do(speakers.next_speaker(play.assembly, NOW))
    play.do(speakers.set_turn_length(play.assembly, 60))
    speaking = play.assembly.speakers.speaking
    assert speaking is not None
    assert speaking.turn_ms == USUAL_TURN_MS
    play.do(speakers.lengthen_turn(play.assembly, MINUTE_MS))
    assert play.assembly.speakers.known["s1"].turn_ms == 3 * MINUTE_MS
    play.do(speakers.next_speaker(play.assembly, NOW))
    assert play.assembly.speakers.known["s2"].turn_ms == MINUTE_MS


def test_a_turn_keeps_its_rest_when_the_laptops_clock_is_set_right():
    play = room(1)
    play.do(speakers.next_speaker(play.assembly, NOW))
    hour = 60 * MINUTE_MS
    play.do(timing.correct_clock(play.assembly, "laptop", hour, NOW + MINUTE_MS))
    speaking = play.assembly.speakers.speaking
    assert speaking is not None
    assert speaking.remaining_ms(NOW + MINUTE_MS + hour) == MINUTE_MS


deeds = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.integers(1, 12)),
        st.tuples(st.just("move"), st.integers(0, 30), st.integers(-1, 9)),
        st.tuples(st.just("remove"), st.integers(0, 30)),
        st.tuples(st.just("next")),
        st.tuples(st.just("floor"), st.integers(0, 30)),
        st.tuples(st.just("end")),
        st.tuples(st.just("more")),
        st.tuples(st.just("clear")),
    ),
    max_size=30,
)


def decided(room_now: Assembly, deed: tuple, at: int) -> Facts:  # noqa: C901
    match deed:
        case ("add", number):
            return speakers.add_speaker(room_now, f"s{at}", f"m{number:02d}")
        case ("move", speaker, index):
            return speakers.move_speaker(room_now, f"s{speaker}", index)
        case ("remove", speaker):
            return speakers.remove_speaker(room_now, f"s{speaker}")
        case ("floor", speaker):
            return speakers.give_floor(room_now, f"s{speaker}", NOW + at * 1_000)
        case ("next",) if room_now.speakers.waiting:
            return speakers.next_speaker(room_now, NOW + at * 1_000)
        case ("end",):
            return speakers.end_turn(room_now, NOW + at * 1_000)
        case ("more",):
            return speakers.lengthen_turn(room_now, MINUTE_MS)
        case ("clear",):
            return speakers.clear_list(room_now, NOW + at * 1_000)
    return ()


def told(room_now: Assembly) -> tuple:
    state = room_now.speakers
    heard = {each.id: each for each in state.known.values() if each.started_at}
    return state.waiting, state.speaking, state.turn_ms, heard


@given(deeds)
def test_whatever_is_done_nobody_is_twice_in_line_and_every_step_can_be_undone(steps):
    play = room()
    for at, deed in enumerate(steps):
        before = copy.deepcopy(play.assembly)
        inverse: list[Facts] = []
        for fact in decided(play.assembly, deed, at):
            inverse.append(play.assembly.inverse(fact))
            play.do((fact,))
        queue = play.assembly.speakers.queue
        assert len(queue) == len(set(queue))
        assert play.assembly.speakers.current not in queue
        undone = copy.deepcopy(play.assembly)
        for several in reversed(inverse):
            for fact in several:
                undone.apply(fact)
        assert told(undone) == told(before)
    assert told(fold(play.facts)) == told(play.assembly)
