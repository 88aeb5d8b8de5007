"""The second desk in a browser: by keyboard alone, without a script, on a phone and a tablet."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from app.models import people, seating
from app.models.badges import badge_code
from app.models.people import Attendance
from tests.phones.room import MEETING, Room

CODE = "7KQ4M2XD"
SIZES = {"phone": {"width": 360, "height": 740}, "tablet": {"width": 1024, "height": 768}}


@pytest.fixture
def desk(rooms: Callable[..., Room]) -> Room:
    room = rooms()
    everybody = [each.id for each in room.assembly.people]
    room.do(people.note_attendance, MEETING, everybody, Attendance.EXPECTED, room.now)
    room.do(seating.accept_plan, MEETING, [[everybody[::2], everybody[1::2]]])
    room.do(people.issue_desk_code, MEETING, CODE, room.now)
    return room


def is_here(room: Room, member: str) -> bool:
    return room.assembly.people.status(MEETING, member) is Attendance.PRESENT


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scripts", [True, False])
def test_somebody_is_checked_in_by_keyboard_and_taken_back(desk, pages, size, scripts):
    page: Page = pages(viewport=SIZES[size], java_script_enabled=scripts)
    page.goto(f"{desk.url}/d/{CODE}")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type("as")
    page.keyboard.press("Enter")
    row = page.get_by_role("listitem").filter(has_text="Aslan Yıldız")
    row.get_by_role("button", name="Notér ankomst").press("Enter")
    expect(page.get_by_role("heading", name="Velkommen, Aslan Yıldız!")).to_be_visible()
    assert is_here(desk, "m1")
    page.get_by_role("button", name="Fortryd").press("Enter")
    expect(page.get_by_text("Aslan Yıldız er ikke meldt ankommet.")).to_be_visible()
    assert not is_here(desk, "m1")


def test_enter_alone_checks_in_the_only_one_it_may_be(desk, pages):
    page: Page = pages(viewport=SIZES["tablet"], java_script_enabled=False)
    page.goto(f"{desk.url}/d/{CODE}")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type("asl")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Enter melder ankommet")).to_be_visible()
    expect(page.locator("#q")).to_be_focused()
    assert not is_here(desk, "m1"), "whoever types sees the name first"
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Velkommen, Aslan Yıldız!")).to_be_visible()
    assert is_here(desk, "m1")


def test_a_scan_means_the_badge_and_not_who_was_found_before(desk, pages):
    page: Page = pages(viewport=SIZES["tablet"], java_script_enabled=False)
    page.goto(f"{desk.url}/d/{CODE}")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type("asl")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Enter melder ankommet")).to_be_visible()
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type(badge_code("m3"))
    page.keyboard.press("Enter")
    expect(page.get_by_text("1 af 5 er til stede")).to_be_visible()
    assert (is_here(desk, "m1"), is_here(desk, "m3")) == (False, True)


def test_a_wrong_code_can_be_typed_anew_at_once(desk, pages):
    page: Page = pages(viewport=SIZES["phone"], java_script_enabled=False)
    page.goto(f"{desk.url}/d/AAAA2222")
    expect(page.locator("#code")).to_be_focused()
    page.keyboard.type("7kq4-m2xd")
    page.keyboard.press("Enter")
    expect(page.locator("#q")).to_be_focused()


def test_a_scanner_checks_in_one_after_the_other(desk, pages):
    page: Page = pages(viewport=SIZES["tablet"], java_script_enabled=False)
    page.goto(f"{desk.url}/d/{CODE}")
    expect(page.locator("#q")).to_be_focused()
    for number, member in enumerate(("m0", "m3", "m4"), 1):
        page.keyboard.type(badge_code(member))
        page.keyboard.press("Enter")
        expect(page.get_by_text(f"{number} af 5 er til stede")).to_be_visible()
        expect(page.locator("#q")).to_be_focused()
    assert [is_here(desk, f"m{at}") for at in range(5)] == [True, False, False, True, True]


def test_nothing_is_wider_than_a_phone(desk, pages):
    page: Page = pages(viewport=SIZES["phone"])
    page.goto(f"{desk.url}/d/{CODE}")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type("fatima")
    page.keyboard.press("Enter")
    expect(page.get_by_role("listitem")).to_have_count(1)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
