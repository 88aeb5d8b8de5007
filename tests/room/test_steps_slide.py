"""The wall while an item has steps: which one is on, how long it has left, and what follows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QSizeF

from app.i18n import Language
from app.models import agenda
from app.models.agenda import ItemKind, Plan, Step
from app.models.assembly import Assembly
from app.models.room import Scene, Showing
from app.ui.scenes import corner, picture
from app.ui.slide import Sheet
from app.ui.slides import AnySlide, slide_of
from app.ui.theme import ROOM_DARK, load_fonts
from tests.assemblies import DAY, NOW, Play, founded

MINUTE = 60_000
CAFE = (Step("Round 1", 20), Step("Change tables", 3), Step("Round 2", 20))
SIZE = QSizeF(1280, 720)


@pytest.fixture(autouse=True)
def _fonts(qapp: object, speak: Callable[[Language], None]) -> None:
    load_fonts()
    speak("en")


def cafe() -> Play:
    play = founded()
    plan = Plan("Café", ItemKind.PLENARY, length_min=45, steps=CAFE)
    play.do(agenda.add_item(play.assembly, "i1", DAY, plan))
    play.do(agenda.start_item(play.assembly, "i1", NOW))
    return play


def task(room: Assembly) -> AnySlide:
    return slide_of(picture(room, Showing(Scene.TASK, "i1")))


def told(slide: AnySlide, minute: float) -> list[str]:
    slide.tick(NOW + round(minute * MINUTE))
    return words(slide.sheet(SIZE, ROOM_DARK))


def words(sheet: Sheet) -> list[str]:
    return [each.text for each in sheet.words]


def test_the_steps_name_its_number_its_time_and_what_follows_are_on_the_wall() -> None:
    seen = told(task(cafe().assembly), 19)
    assert {"1 of 3: Round 1", "01:00", "Then: Change tables"} <= set(seen)
    assert "Café · 26:00 left in all" in seen


def test_the_wall_goes_on_to_the_next_step_by_itself() -> None:
    slide = task(cafe().assembly)
    told(slide, 19.99)
    seen = told(slide, 20)
    assert {"2 of 3: Change tables", "03:00", "Then: Round 2"} <= set(seen)
    assert "2 of 3: Change tables" in slide.accessibleDescription()
    seen = told(slide, 23)
    assert {"3 of 3: Round 2", "22:00"} <= set(seen)  # and the last one takes what is left
    assert not any(each.startswith("Then") for each in seen)


def test_the_digits_are_the_steps_and_larger_than_the_whole_time() -> None:
    slide = task(cafe().assembly)
    told(slide, 5)
    size = {each.text: each.lettering.pixels for each in slide.sheet(SIZE, ROOM_DARK).words}
    assert size["15:00"] > 4 * size["Café · 40:00 left in all"]


@pytest.mark.parametrize(
    ("seconds", "digits", "said"),
    [
        (124, "01:56", "2 minutes left"),
        (90, "02:30", "3 minutes left"),
        (120, "02:00", "2 minutes left"),
        (180, "01:00", "1 minute left"),
        (181, "00:59", "Less than a minute left"),
    ],
)
def test_words_beside_the_digits_lose_no_minute(seconds: int, digits: str, said: str) -> None:
    seen = told(task(cafe().assembly), 16 + seconds / 60)
    assert digits in seen
    assert said in " ".join(seen)


def test_a_break_with_steps_tells_the_step_and_its_time_beside_its_own() -> None:
    play = founded()
    steps = (Step("Fetch coffee", 5), Step("Walk and talk", 10))
    plan = Plan("Break", ItemKind.BREAK, length_min=15, steps=steps)
    play.do(agenda.add_item(play.assembly, "i1", DAY, plan))
    play.do(agenda.start_item(play.assembly, "i1", NOW))
    slide = slide_of(picture(play.assembly, Showing(Scene.BREAK, "i1")))
    assert {"1 of 2: Fetch coffee", "01:00", "11:00"} <= set(told(slide, 4))
    assert "00:59" in told(slide, 4 + 1 / 60)
    seen = told(slide, 5)
    assert "2 of 2: Walk and talk" in seen
    assert seen.count("10:00") == 1  # what the last step has left is what the break has
    assert "2 of 2: Walk and talk" in slide.accessibleDescription()


def test_where_no_task_stands_between_name_and_digits_these_are_larger() -> None:
    play = cafe()
    alone = task(play.assembly)
    plan = replace(play.assembly.agenda.items["i1"].plan, task="Write down three thoughts.")
    play.do(agenda.plan_item(play.assembly, "i1", plan, NOW))
    size = [
        next(
            each.lettering.pixels
            for each in slide.sheet(QSizeF(1920, 1080), ROOM_DARK).words
            if each.text == "15:00"
        )
        for slide in (alone, task(play.assembly))
        if told(slide, 5)
    ]
    assert size[0] > size[1]


def test_before_it_begins_and_after_it_has_ended_the_item_stands_there_itself() -> None:
    play = cafe()
    play.do(agenda.end_item(play.assembly, NOW + MINUTE))
    seen = told(task(play.assembly), 2)
    assert "Café" in seen
    assert not any(" of 3" in each for each in seen)


def test_a_step_that_is_gone_to_by_hand_is_on_the_wall() -> None:
    play = cafe()
    play.do(agenda.next_step(play.assembly, NOW + 5 * MINUTE))
    assert {"2 of 3: Change tables", "02:00"} <= set(told(task(play.assembly), 6))


def test_in_overtime_the_last_step_counts_up() -> None:
    seen = told(task(cafe().assembly), 47)
    assert {"3 of 3: Round 2", "+02:00"} <= set(seen)


def test_the_corner_tells_the_step_and_its_time() -> None:
    room = cafe().assembly
    room.room_screen.has_corner = True
    slide = slide_of(picture(room, Showing(Scene.WELCOME)))
    slide.show_corner(corner(room, Showing(Scene.WELCOME)))
    assert {"1/3", "05:00"} <= set(told(slide, 15))
    assert {"2/3", "01:00"} <= set(told(slide, 22))


def test_a_second_that_is_shown_is_never_missed_though_the_step_began_between_two() -> None:
    play = cafe()
    play.do(agenda.next_step(play.assembly, NOW + 300_400))
    slide = task(play.assembly)
    now = NOW + 300_400
    slide.tick(now)
    assert slide.changes_in(now) == 600  # the whole time changes first
    assert slide.changes_in(now + 600) == 400
