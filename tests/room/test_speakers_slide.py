"""The list of speakers on the wall: who speaks, how long, who comes, and never a cut-off."""

from __future__ import annotations

import re

import pytest

from app.models import people, speakers
from app.models.room import Scene, Showing
from app.ui.scenes import Phase, choices, picture, suggested
from app.ui.slide import Icon
from app.ui.theme import ROOM_DARK, ROOM_LIGHT, load_fonts
from tests.room.days import MINUTE, NOON, Day, a_day
from tests.room.test_slides import SIZES, faults, made, pages
from tests.room.walls import with_speakers

SHOWING = Showing(Scene.SPEAKERS)


@pytest.fixture(autouse=True)
def _fonts(qapp: object) -> None:
    load_fonts()


def words(day: Day, now: int = NOON, size: tuple[int, int] = (1920, 1080)) -> str:
    slide = made(day, SHOWING, now)
    (sheet,) = pages(slide, size)
    return "\n".join(each.text for each in sheet.words)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("colours", [ROOM_DARK, ROOM_LIGHT])
@pytest.mark.parametrize("minutes", [0, 1.7, 1.97, 2.5, 75])
def test_it_is_legible_in_every_phase(size, colours, minutes):
    day = with_speakers(a_day(36, 6))
    slide = made(day, SHOWING, NOON + round(minutes * MINUTE))
    for sheet in pages(slide, size, colours):
        assert faults(sheet) == []


@pytest.mark.parametrize("size", SIZES)
def test_a_turn_at_rest_says_so_in_words(size):
    day = with_speakers(a_day(36, 6))
    day.do(speakers.pause_turn(day.assembly, NOON + 30_000))
    told = words(day, NOON + 10 * MINUTE, size)
    assert "01:30" in told
    assert "På pause" in told


def test_it_says_who_speaks_how_long_and_who_comes():
    day = with_speakers(a_day(36, 6))
    told = words(day, NOON + 30_000)
    names = day.assembly.people.shown_names()
    first = sorted(day.assembly.people.members)[0]
    assert "01:30" in told
    assert names[first] in told.replace("\n", " ")
    assert "10 personer venter" in told
    over = words(day, NOON + 3 * MINUTE)
    assert "+01:00" in over
    assert "Taletiden er gået" in over


def test_nobody_speaks_and_nobody_waits():
    day = a_day(36, 6)
    told = words(day)
    assert "Ingen har ordet" in told
    assert "Ingen venter" in told
    assert "02:00" in told


def test_it_is_offered_while_somebody_speaks_or_waits_and_suggested_while_somebody_speaks():
    day = a_day(36, 6)
    assert SHOWING not in choices(day.assembly)
    member = sorted(day.assembly.people.members)[0]
    day.do(speakers.add_speaker(day.assembly, "s1", member))
    assert SHOWING in choices(day.assembly)
    assert suggested(day.assembly) != SHOWING
    day.do(speakers.next_speaker(day.assembly, NOON))
    assert suggested(day.assembly) == SHOWING
    day.do(speakers.end_turn(day.assembly, NOON))
    assert SHOWING not in choices(day.assembly)


def test_members_are_called_as_they_wish_and_who_was_erased_by_number():
    day = a_day(36, 6)
    one, other = sorted(day.assembly.people.members)[:2]
    for at, member in enumerate((one, other)):
        day.do(speakers.add_speaker(day.assembly, f"s{at}", member))
    day.do(people.erase_member(day.assembly, one))
    taken = picture(day.assembly, SHOWING)
    names = day.assembly.people.shown_names()
    assert taken.waiting == (names[one], names[other])
    assert names[one].startswith("#"), "the badge number, and no name"
    assert taken.clock.phase(NOON) is Phase.IDLE


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("waiting", [1, 10, 30])
def test_who_waits_is_listed_in_one_size_and_who_is_not_is_counted(size, waiting):
    day = with_speakers(a_day(36, 6)) if waiting == 10 else a_day(36, 6)
    if waiting != 10:
        for at, member in enumerate(sorted(day.assembly.people.members)[:waiting]):
            day.do(speakers.add_speaker(day.assembly, f"w{at}", member))
    (sheet,) = pages(made(day, SHOWING, NOON), size)
    rows = [each for each in sheet.words if re.match(r"\d+\. ", each.text)]
    told = re.search(r"og (\d+) til", " ".join(each.text for each in sheet.words))
    more = int(told.group(1)) if told else 0
    assert rows[0].text.startswith("1. ")
    assert len(rows) + more == waiting
    assert len(rows) >= min(waiting, 2)
    assert len({each.lettering.pixels for each in rows}) == 1
    assert faults(sheet) == []


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", ["Bo Ek", "Mohammed Abdi Hassan Al-Rashid Christensen"])
def test_the_microphone_stands_on_the_middle_of_the_name(size, name):
    day = a_day(36, 6)
    day.do(speakers.add_speaker(day.assembly, "s", "", name))
    day.do(speakers.next_speaker(day.assembly, NOON))
    (sheet,) = pages(made(day, SHOWING, NOON), size)
    (sign,) = [each for each in sheet.pieces if isinstance(each, Icon)]
    told = [each for each in sheet.words if each.text in name]
    rects = [each.rect for each in told]
    middle = (min(e.top() for e in rects) + max(e.bottom() for e in rects)) / 2
    assert abs(sign.rect.center().y() - middle) < 0.02 * sheet.height


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
def test_a_name_keeps_to_one_line_where_there_is_room(size):
    day = a_day(36, 6)
    for at, name in enumerate(("Malthe Riis", "Andrzej Król", "Birthe Maj Knudsen")):
        day.do(speakers.add_speaker(day.assembly, f"s{at}", "", name))
    assert "3. Birthe Maj Knudsen" in words(day, size=size).split("\n")
