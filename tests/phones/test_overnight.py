"""A device that slept through the night, and devices whose clocks are years apart."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from app.models import agenda
from tests.phones.room import TABLE_CODES
from tests.phones.test_browser import SAVED, again, sheet, texts
from tests.phones.test_unsent import NEW, WAITING, next_day, unsent, write_unsent

pytestmark = pytest.mark.browser

CODE = TABLE_CODES[0]


def test_a_page_left_open_overnight_says_what_waits_and_takes_the_next_days_code(room, pages):
    page = pages()
    page.clock.install(time="2026-10-24T16:30:00")
    write_unsent(room, page)
    page.get_by_label("Skriv en note").fill("Et udkast fra i går")
    port = room.server.port
    room.server.stop()
    page.clock.fast_forward("14:00:00")
    next_day(room)
    page.unroute("**/api/*")
    again(room, port)
    page.clock.fast_forward("01:00")
    expect(page.locator("#saved")).to_contain_text("Bordkoden gælder ikke mere", timeout=40_000)
    expect(page.locator("#unsent textarea")).to_have_value("\n\n".join(WAITING))
    page.get_by_label("Bordets nye kode").fill(NEW[0])
    page.get_by_role("button", name="Fortsæt").click()
    left = page.locator("#left details")
    expect(left.locator("summary")).to_have_text("Aldrig sendt fra bord 1, 24. oktober 2026 (3)")
    left.get_by_role("button", name="Send dem som bord 1").click()
    room.wait_for(lambda: room.notes() == WAITING)
    room.wait_for(lambda: unsent(page) == 0)  # the page hears of it a moment after the disk


def test_a_page_left_open_overnight_under_the_same_code_shows_the_mornings_task(room, pages):
    page = pages()
    page.clock.install(time="2026-10-24T16:30:00")
    sheet(room, page)
    port = room.server.port
    room.server.stop()
    page.clock.fast_forward("15:00:00")
    room.now += 15 * 3_600_000
    room.do(agenda.start_item, "ideas", room.now)
    again(room, port)
    page.clock.fast_forward("01:00")
    expect(page.locator("#title")).to_have_text("Bordrunde: Ideer", timeout=40_000)
    expect(page.locator("#timer")).to_contain_text("tilbage")
    page.get_by_label("Skriv en note").fill("God morgen")
    page.get_by_role("button", name="Send").click()
    room.wait_for(lambda: room.notes() == ["God morgen"])
    (note,) = room.assembly.board
    assert note.sheet.item == "ideas"


def test_two_devices_with_clocks_years_apart_write_in_the_laptops_order(room, pages):
    early, late = pages(), pages()
    early.clock.install(time="1999-12-31T23:00:00")
    late.clock.install(time="2049-06-01T08:00:00")
    for page in (early, late):
        sheet(room, page)
    written = ["Fra 2049", "Fra 1999", "Igen fra 2049", "Igen fra 1999"]
    for at, text in enumerate(written):
        page = early if at % 2 else late
        page.get_by_label("Skriv en note").fill(text)
        page.get_by_role("button", name="Send").click()
        room.wait_for(lambda seen=at + 1: len(room.notes()) == seen)
    assert room.notes() == written
    for page in (early, late):
        expect(texts(page)).to_have_text(written[::-1])
        expect(page.locator("#timer")).to_contain_text("tilbage")
        expect(page.locator("#saved")).to_have_text(SAVED)
