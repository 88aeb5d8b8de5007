"""The public seating slide: names as people wish to be called, and nothing else of them."""

from __future__ import annotations

import dataclasses

from app.models import people, seating
from app.models.people import Details, NewMember
from app.models.room import Scene, Showing
from app.ui.scenes import Seat, SeatingPicture, picture
from tests.assemblies import DAY, founded

MOBILE, MAIL, ATTRIBUTE = "20 11 22 33", "anne@example.dk", "Kørestol"


def seen(*told: Details) -> SeatingPicture:
    play = founded()
    new = [NewMember(f"m{at}", details) for at, details in enumerate(told, 1)]
    play.do(people.add_members(play.assembly, new))
    play.do(seating.accept_plan(play.assembly, DAY, [[[each.id for each in new]]]))
    shown = picture(play.assembly, Showing(Scene.SEATING, "1"))
    assert isinstance(shown, SeatingPicture)
    return shown


def person(name: str, called: str = "") -> Details:
    return Details(name, MOBILE, MAIL, (("Behov", ATTRIBUTE),), called)


def test_the_name_somebody_wishes_for_is_shown_and_the_listed_one_is_not():
    shown = seen(person("Robert Hansen", "Bobby"), person("Ida Bæk"))
    assert [each.name for each in shown.seats] == ["Bobby", "Ida Bæk"]
    assert "Robert" not in repr(shown)


def test_namesakes_can_find_their_own_table_without_private_data():
    shown = seen(person("Anne Hansen"), person("Anne Hansen"), person("Anni Hansen"))
    names = [each.name for each in shown.seats]
    assert names == ["Anne Hansen #1", "Anne Hansen #2", "Anni Hansen"]
    for private in (MOBILE, MAIL, ATTRIBUTE):
        assert private not in repr(shown)


def test_a_seat_has_room_for_a_name_and_a_table_alone():
    assert [each.name for each in dataclasses.fields(Seat)] == ["name", "table"]
