"""The steps of what is on, on a table's page: which one, how long, and what follows."""

from __future__ import annotations

from dataclasses import replace

import pytest
from playwright.sync_api import expect

from app.models import agenda
from app.models.agenda import Step
from tests.phones.room import TABLE_CODES, Room

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
