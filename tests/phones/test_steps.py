"""The steps of what is on, on a table's page: which one, how long, and what follows."""

from __future__ import annotations

from dataclasses import replace

import pytest
from playwright.sync_api import expect

from app.models import agenda
from app.models.agenda import Step
from tests.phones.room import TABLE_CODES, Room
from tests.step_cases import CASES, Case
from tests.step_cases import STEPS as STEPS_OF_CASES

CODE = TABLE_CODES[0]
MINUTE = 60_000
STEPS = (Step("Runde 1", 10), Step("Skift bord", 3), Step("Runde 2", 10))


def with_steps(room: Room) -> None:
    plan = room.assembly.agenda.items["round"].plan
    room.do(agenda.plan_item, "round", replace(plan, steps=STEPS))


def test_the_page_without_a_script_tells_the_step(room, phone):
    with_steps(room)
    room.now += 4 * MINUTE
    page = phone.get(f"/t/{CODE}").text
    assert "1 of 3: Runde 1" in page
    assert "6 minutes left" in page
    assert "Then: Skift bord" in page


def test_what_a_script_is_told_says_when_each_step_ends(room, phone):
    with_steps(room)
    room.do(agenda.next_step, room.assembly.agenda.items["round"].started_at + 2 * MINUTE)
    timer = phone.get(f"/t/{CODE}/state").told["state"]["timer"]
    assert timer["first"] == 2
    assert timer["steps"] == [["Skift bord", 20 * MINUTE], ["Runde 2", 0]]


def test_without_steps_nothing_is_told_of_any(room, phone):
    assert phone.get(f"/t/{CODE}/state").told["state"]["timer"]["steps"] == []
    assert '<div id="step" hidden>' in phone.get(f"/t/{CODE}").text


@pytest.mark.parametrize("off_ms", [0, 3_600_000])
def test_the_step_is_told_by_the_laptops_clock_and_gone_to_with_it(room, pages, off_ms):
    with_steps(room)
    room.do(agenda.pause, room.now)  # so that a slow machine tells the same
    page = pages()
    page.add_init_script(f"const real = Date.now; Date.now = () => real.call(Date) + {off_ms};")
    page.goto(f"{room.url}/t/{CODE}?lang=da")
    expect(page.locator("#step-name")).to_have_text("1 af 3: Runde 1")
    expect(page.locator("#step-left")).to_have_text("10:00 tilbage, pause")
    expect(page.locator("#timer")).to_have_text("25:00 tilbage, pause")
    expect(page.locator("#then")).to_have_text("Derefter: Skift bord")
    room.do(agenda.next_step, room.now)
    expect(page.locator("#step-name")).to_have_text("2 af 3: Skift bord")
    expect(page.locator("#step-left")).to_have_text("3:00 tilbage, pause")
    expect(page.locator("#spoken")).to_have_text("2 af 3: Skift bord")


def test_a_step_begins_on_the_page_though_nothing_comes_from_the_laptop(room, pages):
    with_steps(room)
    page = pages()
    page.clock.install()
    page.goto(f"{room.url}/t/{CODE}?lang=da")
    expect(page.locator("#step-name")).to_have_text("1 af 3: Runde 1")
    for path in ("**/events*", "**/state*"):
        page.route(path, lambda route: route.abort())
    page.clock.run_for(10 * MINUTE + 600)
    expect(page.locator("#step-name")).to_have_text("2 af 3: Skift bord")


def test_when_nothing_is_on_the_step_is_gone(room, pages):
    with_steps(room)
    page = pages()
    page.goto(f"{room.url}/t/{CODE}?lang=da")
    expect(page.locator("#step")).to_be_visible()
    room.do(agenda.end_item, room.now)
    expect(page.locator("#step")).to_be_hidden()


def test_the_script_counts_as_the_cases_say(room, pages):
    page = pages()
    page.goto(f"{room.url}/t/{CODE}?lang=en")
    for case in CASES:
        play_case(room, case)
        expect(page.locator("#step-name")).to_have_text(case["step"])
        seconds = abs(case["left"])
        digits = f"{seconds // 60}:{seconds % 60:02d}"
        told = f"{digits} over" if case["left"] < 0 else f"{digits} left, paused"
        expect(page.locator("#step-left")).to_have_text(told)
        then = f"Then: {case['then']}" if case["then"] else ""
        expect(page.locator("#then")).to_have_text(then)


def play_case(room: Room, case: Case) -> None:
    """Begins the item anew, does what the case says, and stops its time where it looks."""
    room.do(agenda.end_item, room.now)
    plan = room.assembly.agenda.items["round"].plan
    room.do(
        agenda.plan_item, "round", replace(plan, steps=STEPS_OF_CASES, length_min=case["length"])
    )
    began = room.now
    room.do(agenda.start_item, "round", began)
    for deed, second in case["deeds"]:
        now = began + second * 1_000
        if deed == "more":
            room.do(agenda.add_time, 1, now)
        else:
            room.do(agenda.next_step if deed == "next" else agenda.previous_step, now)
    room.do(agenda.pause, began + case["at"] * 1_000)
