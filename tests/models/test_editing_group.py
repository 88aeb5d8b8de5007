"""The editing group: drawn so that anybody can draw it again, or chosen among those present."""

from __future__ import annotations

import hashlib

import pytest

from app.models import people
from app.models.assembly import KINDS, Assembly
from app.models.entries import decode, encode
from app.models.errors import Refused
from app.models.people import Attendance
from app.models.recommendations import (
    EditingGroup,
    EditingGroupNamed,
    choose_editing_group,
    draw_editing_group,
)
from app.models.recommendations.editing import drawn
from app.models.room import Scene, Showing
from app.ui.scenes import EditingGroupPicture, choices, picture
from tests.assemblies import DAY, NOW, Play, with_members


def group(assembly: Assembly) -> EditingGroup:
    return assembly.recommendations.editing


def test_the_same_seed_draws_the_same_members_whatever_their_order():
    ids = [f"m{n:02d}" for n in range(36)]
    first = drawn(ids, 5, "4711")
    assert drawn(reversed(ids), 5, "4711") == first
    assert drawn(ids, 3, "4711") == first[:3]
    assert drawn(ids, 5, "4712") != first
    least = min(ids, key=lambda each: hashlib.sha256(f"4711\n{each}".encode()).hexdigest())
    assert first[0] == least


def test_everybody_is_drawn_about_as_often():
    ids = [f"m{n}" for n in range(12)]
    counts = dict.fromkeys(ids, 0)
    for seed in range(1200):
        for each in drawn(ids, 3, str(seed)):
            counts[each] += 1
    assert all(240 < count < 360 for count in counts.values()), counts


def test_only_those_present_are_drawn_and_it_is_told_among_how_many():
    play = with_members(12, range(1, 9))
    (fact,) = play.do(draw_editing_group(play.assembly, 4, " 4711 ", NOW))
    assert isinstance(fact, EditingGroupNamed)
    told = group(play.assembly)
    assert (len(told.members), told.seed, told.pool) == (4, "4711", 8)
    assert set(told.members) <= {f"m{n:02d}" for n in range(1, 9)}
    kind, body, _sealed = encode(fact, str)
    assert "Navn" not in body
    assert decode(kind, body, KINDS, lambda _seal: None) == fact


def test_a_chosen_group_leaves_out_who_is_not_there_and_can_be_taken_back():
    play = with_members(12, range(1, 9))
    play.do(draw_editing_group(play.assembly, 4, "1", NOW))
    before = group(play.assembly)
    (fact,) = choose_editing_group(play.assembly, ["m02", "m12", "m02", "m03"], NOW)
    back = play.assembly.inverse(fact)
    play.do((fact,))
    assert group(play.assembly).members == ("m02", "m03")
    assert group(play.assembly).seed == ""
    assert choose_editing_group(play.assembly, ["m02", "m03"], NOW) == ()
    play.do(back)
    assert group(play.assembly) == before


@pytest.mark.parametrize(
    ("count", "seed", "code"),
    [(0, "1", "editors-none"), (9, "1", "editors-too-many"), (3, " ", "seed-missing")],
)
def test_what_cannot_be_drawn_is_refused(count: int, seed: str, code: str):
    play = with_members(12, range(1, 9))
    with pytest.raises(Refused, match=code):
        draw_editing_group(play.assembly, count, seed, NOW)


def test_nobody_is_drawn_from_an_empty_room():
    play = Play()
    with pytest.raises(Refused, match="nobody-present"):
        draw_editing_group(play.assembly, 3, "1", NOW)


def test_the_room_sees_names_and_the_seed_and_nobody_who_was_erased():
    play = with_members(12)
    assert Showing(Scene.EDITING_GROUP) not in choices(play.assembly)
    play.do(draw_editing_group(play.assembly, 3, "4711", NOW))
    assert Showing(Scene.EDITING_GROUP) in choices(play.assembly)
    seen = picture(play.assembly, Showing(Scene.EDITING_GROUP))
    assert isinstance(seen, EditingGroupPicture)
    names = play.assembly.people.shown_names()
    assert seen.names == tuple(names[each] for each in group(play.assembly).members)
    assert (seen.seed, seen.pool) == ("4711", 12)


def test_who_left_is_not_drawn():
    play = with_members(12)
    gone = [f"m{n:02d}" for n in range(1, 12)]
    left = people.note_attendance(play.assembly, DAY, gone, Attendance.LEFT, NOW)
    play.do(left)
    play.do(draw_editing_group(play.assembly, 1, "1", NOW))
    assert group(play.assembly).members == ("m12",)
