"""The door: walk-ins, substitutes, codes for other desks, badge codes, what is on paper."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models import people, seating
from app.models.assembly import KINDS
from app.models.badges import (
    BADGE_CODE_LENGTH,
    badge_code,
    member_of_badge,
    read_badge,
    shown_badge,
)
from app.models.entries import decode, encode
from app.models.errors import Refused
from app.models.finding import Hay, Match, Needle, hits
from app.models.on_paper import hold_first_plan, to_print_again
from app.models.people import (
    DESK_CODE_LASTS_MS,
    Attendance,
    DeskCode,
    Details,
    Joined,
    Joining,
    NewMember,
)
from app.models.voting import ALPHABET
from tests.assemblies import DAY, NOW, Play, founded, with_members, with_plan

IDS = st.text("0123456789abcdef", min_size=16, max_size=16).map("m{}".format)


def named(*names: str) -> Play:
    play = founded()
    new = [NewMember(f"m{at}", Details(name)) for at, name in enumerate(names, 1)]
    play.do(people.add_members(play.assembly, new))
    return play


def take_back(play: Play, facts) -> None:
    """Undo, as the document does: each fact's inverse seen from before it, the last first."""
    before = founded_again(play, len(play.facts) - len(facts))
    inverse = []
    for fact in facts:
        inverse.append(before.inverse(fact))
        before.apply(fact)
    for several in reversed(inverse):
        play.do(several)


def founded_again(play: Play, count: int):
    from app.models.assembly import fold

    return fold(play.facts[:count])


def test_a_walk_in_is_here_and_marked():
    play = with_members(3)
    facts = play.do(
        people.add_walk_in(play.assembly, DAY, NewMember("x", Details("Sofie Ny")), NOW)
    )
    room = play.assembly.people
    assert (room.members["x"].number, room.status(DAY, "x")) == (4, Attendance.PRESENT)
    assert room.joined == {"x": Joined(Joining.WALK_IN, DAY)}
    take_back(play, facts)
    assert "x" not in room.members
    assert room.joined == {}


def test_a_substitute_stands_on_record_with_the_reason():
    play = with_members(3, [1, 2])
    newcomer = NewMember("x", Details("Sofie Ny"))
    facts = play.do(people.add_substitute(play.assembly, DAY, newcomer, "m03", " Syg ", NOW))
    room = play.assembly.people
    assert room.joined["x"] == Joined(Joining.SUBSTITUTE, DAY, "m03", "Syg")
    assert room.status(DAY, "m03") is Attendance.ABSENT
    take_back(play, facts)
    assert room.status(DAY, "m03") is Attendance.EXPECTED
    assert room.joined == {}


def test_nobody_who_is_here_is_replaced():
    play = with_members(3)
    with pytest.raises(Refused, match="replaced-is-here"):
        people.add_substitute(play.assembly, DAY, NewMember("x", Details("Ny")), "m01", "", NOW)


def test_the_reason_is_sealed_with_the_data_of_the_one_who_dropped_out():
    fact = people.MemberJoined("x", DAY, Joining.SUBSTITUTE, "m03", "Syg")
    kind, body, sealed = encode(fact, lambda: "salt")
    assert "Syg" not in body
    assert [each.owner for each in sealed] == ["m03"]
    erased = decode(kind, body, KINDS, lambda _seal: None)
    assert erased == people.MemberJoined("x", DAY, Joining.SUBSTITUTE, "m03", None)


def test_a_substitute_and_the_one_who_dropped_out_are_one_on_the_roll():
    play = with_members(3, [1])
    assert play.assembly.people.roll(DAY) == 3
    play.do(
        people.add_substitute(play.assembly, DAY, NewMember("x", Details("Ny")), "m03", "", NOW)
    )
    assert play.assembly.people.roll(DAY) == 3
    back = people.note_attendance(play.assembly, DAY, ("m03",), Attendance.PRESENT, NOW + 1)
    play.do(back)
    assert play.assembly.people.roll(DAY) == 4, "both are there"


def test_erasing_the_one_who_dropped_out_erases_the_reason():
    play = with_members(3, [1])
    newcomer = NewMember("x", Details("Sofie Ny"))
    play.do(people.add_substitute(play.assembly, DAY, newcomer, "m03", "Syg", NOW))
    play.do(people.erase_member(play.assembly, "m03"))
    assert play.assembly.people.joined["x"].reason is None


def test_a_desk_code_is_good_for_a_day_and_one_at_a_time():
    play = founded()
    play.do(people.issue_desk_code(play.assembly, DAY, "AAAA2222", NOW))
    code = play.assembly.people.desk_codes[DAY]
    assert code.is_open(NOW + DESK_CODE_LASTS_MS - 1)
    assert not code.is_open(NOW + DESK_CODE_LASTS_MS)
    play.do(people.issue_desk_code(play.assembly, DAY, "BBBB3333", NOW + 1))
    assert play.assembly.people.desk_codes[DAY] == DeskCode("BBBB3333", NOW + 1)
    play.do(people.issue_desk_code(play.assembly, DAY, "", NOW + 2))
    assert not play.assembly.people.desk_codes[DAY].is_open(NOW + 3)
    assert people.issue_desk_code(play.assembly, DAY, "", NOW + 4) == ()


def test_what_is_on_paper_is_remembered_once():
    play = with_plan(with_members(6), tables=2)
    rounds = play.assembly.seating.rounds(DAY)
    play.do(people.note_printed(play.assembly, DAY, "round-cards", rounds))
    assert play.assembly.people.on_paper == {(DAY, "round-cards"): rounds}
    assert people.note_printed(play.assembly, DAY, "round-cards", rounds) == ()


@given(IDS)
def test_a_badge_code_is_read_as_it_is_printed_typed_or_scanned(member):
    code = badge_code(member)
    assert len(code) == BADGE_CODE_LENGTH
    assert set(code) <= set(ALPHABET)
    for typed in (code, code.lower(), shown_badge(code), f"http://x/{code}", f"  {code} "):
        assert read_badge(typed) == code


@given(IDS, st.integers(0, BADGE_CODE_LENGTH - 1), st.sampled_from(ALPHABET))
def test_one_wrong_sign_is_no_badge_code(member, place, sign):
    code = badge_code(member)
    typed = code[:place] + sign + code[place + 1 :]
    assert read_badge(typed) == (code if typed == code else "")


@pytest.mark.parametrize("typed", ["", "Ida", "7KQ4-M2XD-9PB", "123456789", "æøåæøåæøå"])
def test_names_and_other_codes_are_no_badge_codes(typed):
    assert read_badge(typed) == ""


def test_a_badge_names_one_member_and_nothing_of_them():
    play = with_members(99)
    members = tuple(play.assembly.people)
    codes = [badge_code(each.id) for each in members]
    assert len(set(codes)) == 99
    found = member_of_badge(members, f"]Q3{codes[41].lower()}")
    assert found is not None
    assert found.number == 42
    assert member_of_badge(members, badge_code("somebody else")) is None
    assert member_of_badge(members, "") is None


def test_a_member_of_an_older_file_wishes_for_no_other_name():
    old = '{"attributes":[],"email":"","mobile":"20000001","name":"Ida B\u00e6k"}'
    body = '{"details":{"personal":"s"},"fixed_table":0,"member":"m1","number":1}'
    fact = decode("member-added", body, KINDS, {"s": old}.get)
    assert fact == people.MemberAdded("m1", 1, Details("Ida Bæk", "20000001"))


def test_a_member_is_shown_by_the_name_they_wish_and_found_by_both():
    play = named("Robert Hansen")
    details = Details("Robert Hansen", called="Bobby")
    play.do(people.describe_member(play.assembly, "m1", details))
    member = play.assembly.people.members["m1"]
    assert (member.name, member.listed_name) == ("Bobby", "Robert Hansen")
    assert play.assembly.people.shown_names() == {"m1": "Bobby"}
    assert Hay.of(member).match(Needle.of("bob")) is Match.NAME_START
    assert Hay.of(member).match(Needle.of("hans")) is Match.WORD_STARTS


def test_namesakes_are_told_apart_by_the_number_on_their_badge():
    play = named("Anne Hansen", "Bo Dam", "Anne Hansen")
    assert list(play.assembly.people.shown_names().values()) == [
        "Anne Hansen #1",
        "Bo Dam",
        "Anne Hansen #3",
    ]


def test_the_best_fit_comes_first_and_who_is_here_last():
    play = named("Anne Hansen", "Hanne Dam", "Anne Dam")
    play.do(people.note_attendance(play.assembly, DAY, ["m1"], Attendance.PRESENT, NOW))
    room = play.assembly.people
    everybody = [(each, room.status(DAY, each.id)) for each in room]
    assert [each.id for each, _status in hits(everybody, "anne")] == ["m3", "m1", "m2"]
    assert hits(everybody, "a") == ()


def test_two_letters_that_fold_into_one_are_two_letters():
    play = named("Anne Hansen", "Aage Dam", "Oehlenschläger Friis", "Bo Ørsted")
    everybody = [(each, play.assembly.people.status(DAY, each.id)) for each in play.assembly.people]
    assert hits(everybody, "aa")[0][0].name == "Aage Dam"
    assert hits(everybody, "oe")[0][0].name == "Oehlenschläger Friis"
    for one in "å", "ø", "a.":
        assert hits(everybody, one) == ()


PRINTED = ("badges", "round-cards", "seating-list", "table-cards")


def to_print(play: Play) -> list[int]:
    return [to_print_again(play.assembly, DAY, kind) for kind in PRINTED]


def test_what_was_never_printed_is_all_to_be_printed():
    assert to_print(with_plan(with_members(6), tables=2)) == [6, 6, 1, 2]


def test_paper_from_elsewhere_shows_the_plan_before_it_was_first_changed_at_the_door():
    play = with_plan(with_members(6), tables=2)
    held = play.do(hold_first_plan(play.assembly, DAY))
    play.do(seating.move_seat(play.assembly, DAY, 2, "m01", 2))
    assert to_print(play) == [1, 1, 1, 0]
    assert hold_first_plan(play.assembly, DAY) == (), "the first alone counts"
    play.do(people.note_printed(play.assembly, DAY, "badges", play.assembly.seating.rounds(DAY)))
    assert to_print(play) == [0, 1, 1, 0], "what was printed here counts for its kind"
    play.do(held[0].inverse(with_plan(with_members(6), tables=2).assembly.people))
    assert to_print(play) == [0, 6, 1, 2]


def test_after_printing_only_what_a_change_touches_is_to_be_printed():
    play = with_plan(with_members(6), tables=2)
    for kind in PRINTED:
        rounds = play.assembly.seating.rounds(DAY)
        play.do(people.note_printed(play.assembly, DAY, kind, rounds))
    assert to_print(play) == [0, 0, 0, 0]
    play.do(seating.move_seat(play.assembly, DAY, 2, "m01", 2))
    assert to_print(play) == [1, 1, 1, 0]
    play.do(people.add_walk_in(play.assembly, DAY, NewMember("x", Details("Ny")), NOW))
    assert to_print(play) == [2, 1, 1, 0]
    three = [[*tables, ("x",)] for tables in play.assembly.seating.rounds(DAY)]
    play.do(seating.accept_plan(play.assembly, DAY, three))
    assert to_print(play) == [2, 2, 1, 1]
    play.do(people.note_attendance(play.assembly, DAY, ["m01"], Attendance.ABSENT, NOW))
    assert to_print(play) == [1, 1, 1, 1]
