"""Notes that wait on a device outlive the code they were written under, in a real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from app.models import board, mandate
from tests.phones.room import MEETING, TABLE_CODES, Room

pytestmark = pytest.mark.browser

OLD, OTHER, _THIRD = TABLE_CODES
NEW = ("AAAAAA", "BBBBBB", "CCCCCC")
SAVED = "Alt er gemt på computeren"
WAITING = ["Ventende note 1", "Ventende note 2", "Ventende note 3"]


def opened(room: Room, page, code: str):
    page.goto(f"{room.url}/t/{code}")
    return page


def write_unsent(room: Room, page, code: str = OLD, texts=tuple(WAITING)) -> None:
    """Three notes that the network never carries, then a network again."""
    opened(room, page, code)
    expect(page.locator("#saved")).to_have_text(SAVED)
    page.route("**/api/*", lambda route: route.abort())
    for each in texts:
        page.get_by_label("Skriv en note").fill(each)
        page.get_by_label("Skriv en note").press("Enter")
    expect(page.locator(".note.waits")).to_have_count(len(texts))


def issue(room: Room, codes=NEW) -> None:
    room.do(board.issue_table_codes, MEETING, codes)


def unsent(page) -> int:
    """How many entries the device still holds for the laptop."""
    held = "Object.keys(localStorage).filter(key => /^bordrunde.(out|no)/.test(key)).length"
    return int(page.evaluate(held))


def test_under_a_new_code_the_same_tables_notes_go_out_once_and_in_order(room, pages):
    page = pages()
    write_unsent(room, page)
    issue(room)
    page.unroute("**/api/*")
    opened(room, page, NEW[0])
    expect(page.locator("#notes .text")).to_have_text(WAITING[::-1])
    expect(page.locator("#saved")).to_have_text(SAVED)
    expect(page.locator(".note.waits")).to_have_count(0)
    assert room.notes() == WAITING
    assert room.asked.count("write_own") == 3
    assert unsent(page) == 0


def test_two_tabs_under_a_new_code_write_no_note_twice(room, pages):
    page = pages()
    write_unsent(room, page)
    issue(room)
    page.unroute("**/api/*")
    other = page.context.new_page()
    for each in (page, other):
        each.goto(f"{room.url}/t/{NEW[0]}", wait_until="commit")
    for each in (page, other):
        expect(each.locator("#saved")).to_have_text(SAVED)
        expect(each.locator("#notes .text")).to_have_text(WAITING[::-1])
    assert room.notes() == WAITING


def test_what_was_typed_and_not_sent_is_in_the_field_under_the_new_code(room, pages):
    page = opened(room, pages(), OLD)
    page.get_by_label("Skriv en note").fill("Halvt færdig")
    page.wait_for_timeout(400)
    issue(room)
    opened(room, page, NEW[0])
    expect(page.get_by_label("Skriv en note")).to_have_value("Halvt færdig")


def test_an_open_page_whose_code_is_revoked_shows_what_waits_and_takes_the_new_code(room, pages):
    page = pages()
    write_unsent(room, page)
    issue(room)
    page.unroute("**/api/*")
    expect(page.locator("#saved")).to_contain_text("Bordkoden gælder ikke mere")
    expect(page.locator("#unsent textarea")).to_have_value("\n\n".join(WAITING))
    expect(page.locator("#gone")).to_contain_text("skiltet på bordet")
    page.get_by_label("Bordets nye kode").fill(NEW[0].lower())
    page.get_by_role("button", name="Fortsæt").click()
    expect(page.locator("#saved")).to_have_text(SAVED)
    assert room.notes() == WAITING


def test_the_address_of_a_revoked_code_shows_what_waits_and_takes_the_new_code(room, pages):
    page = pages()
    write_unsent(room, page)
    issue(room)
    page.unroute("**/api/*")
    opened(room, page, OLD)
    expect(page.get_by_role("heading", level=1)).to_have_text("Bordkoden åbner ikke noget")
    expect(page.locator("#unsent textarea")).to_have_value("\n\n".join(WAITING))
    page.get_by_label("Bordets nye kode").fill(NEW[0])
    page.get_by_role("button", name="Fortsæt").click()
    expect(page.locator("#notes .text")).to_have_text(WAITING[::-1])
    room.wait_for(lambda: room.notes() == WAITING)


def test_who_tried_too_many_codes_still_sees_what_waits(room, pages):
    page = pages()
    write_unsent(room, page)
    issue(room)
    for _ in range(6):
        opened(room, page, "ZZZZZZ")
    opened(room, page, OLD)
    expect(page.locator("section").first).to_contain_text("for mange forkerte koder")
    expect(page.locator("#unsent textarea")).to_have_value("\n\n".join(WAITING))


def test_one_note_that_is_refused_keeps_no_other_back(room, pages):
    page = pages()
    write_unsent(room, page, texts=WAITING[:1])
    room.start_item("ideas")
    expect(page.get_by_role("heading", level=1)).to_have_text("Bordrunde: Ideer")
    page.get_by_label("Skriv en note").fill(WAITING[1])
    page.get_by_label("Skriv en note").press("Enter")
    room.do(board.deliver_sheet, "round", 1, room.now)
    opened(room, page, OTHER)
    page.unroute("**/api/*")
    left = page.locator("#left details")
    left.get_by_role("button", name="Send dem som bord 1").click()
    expect(left.locator(".told")).to_contain_text("Bord 1 har afleveret sit ark")
    assert room.notes() == [WAITING[1]]
    assert unsent(page) == 1


def test_a_code_that_never_was_this_devices_shows_nothing(room, pages):
    page = pages()
    write_unsent(room, page)
    opened(room, page, "ZZZZZZ")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator("#unsent")).to_be_hidden()
    assert WAITING[0] not in page.content()


def test_another_tables_notes_are_offered_without_their_words_and_sent_as_its_own(room, pages):
    page = pages()
    write_unsent(room, page)
    page.unroute("**/api/*")
    page.route("**/api/*", lambda route: route.abort())
    opened(room, page, OTHER)
    left = page.locator("#left details")
    expect(left.locator("summary")).to_have_text("Aldrig sendt fra bord 1 (3)")
    expect(page.locator("#notes .text")).to_have_count(0)
    assert WAITING[0] not in page.content()
    assert room.notes(1) == room.notes(2) == []
    page.unroute("**/api/*")
    told: list[str] = []
    page.on("response", lambda got: told.append(got.text()) if "/api/" in got.url else None)
    left.get_by_role("button", name="Send dem som bord 1").click()
    expect(page.locator("#left-told")).to_have_text("Sendt som bord 1 (3)")
    expect(left).to_have_count(0)
    assert (room.notes(1), room.notes(2)) == (WAITING, [])
    assert WAITING[0] not in "".join(told)
    assert unsent(page) == 0


def test_what_is_kept_for_another_table_stays_told_and_goes_out_at_its_own_sheet(room, pages):
    page = pages()
    write_unsent(room, page)
    opened(room, page, OTHER)
    left = page.locator("#left details")
    left.get_by_role("button", name="Behold dem på denne enhed").click()
    expect(left.get_by_role("button", name="Send dem som bord 1")).to_be_hidden()
    page.reload()
    expect(left.locator("summary")).to_have_text("Aldrig sendt fra bord 1 (3)")
    expect(left.get_by_role("button", name="Send dem som bord 1")).to_be_hidden()
    page.unroute("**/api/*")
    opened(room, page, OLD)
    expect(page.locator("#saved")).to_have_text(SAVED)
    room.wait_for(lambda: room.notes() == WAITING)


def test_another_table_with_a_new_code_is_sent_from_its_own_sheet_only(room, pages):
    page = pages()
    write_unsent(room, page)
    issue(room)
    page.unroute("**/api/*")
    opened(room, page, NEW[1])
    left = page.locator("#left details")
    left.get_by_role("button", name="Send dem som bord 1").click()
    expect(left.locator(".told")).to_contain_text("Bord 1 har fået en ny kode")
    assert unsent(page) == 3
    assert WAITING[0] not in page.content()
    opened(room, page, NEW[0])
    expect(page.locator("#saved")).to_have_text(SAVED)
    room.wait_for(lambda: room.notes() == WAITING)


def test_notes_of_another_day_land_on_that_days_sheet(room, pages):
    page = pages()
    write_unsent(room, page)
    next_day(room)
    page.unroute("**/api/*")
    opened(room, page, NEW[0])
    left = page.locator("#left details")
    expect(left.locator("summary")).to_have_text("Aldrig sendt fra bord 1, 24. oktober 2026 (3)")
    left.get_by_role("button", name="Send dem som bord 1").click()
    expect(page.locator("#left-told")).to_have_text("Sendt som bord 1 (3)")
    assert [(each.meeting, each.sheet.item) for each in room.assembly.board] == [
        (MEETING, "round")
    ] * 3
    assert room.notes() == WAITING


def test_notes_of_a_day_whose_codes_are_gone_can_be_read_and_copied(room, pages):
    page = pages()
    write_unsent(room, page)
    room.do(board.issue_table_codes, MEETING, ("DDDDDD", "EEEEEE", "FFFFFF"))
    next_day(room)
    page.unroute("**/api/*")
    opened(room, page, NEW[0])
    left = page.locator("#left details")
    assert WAITING[0] not in page.content()
    left.get_by_role("button", name="Send dem som bord 1").click()
    expect(left.locator(".told")).to_contain_text("Giv dem til facilitatoren")
    expect(left.locator("textarea")).to_have_value("\n\n".join(WAITING))
    assert unsent(page) == 3


def test_without_a_script_a_text_sent_under_a_revoked_code_is_still_there(room, pages):
    page = opened(room, pages(java_script_enabled=False), OLD)
    page.get_by_label("Skriv en note").fill("Skrevet uden script")
    issue(room)
    page.get_by_role("button", name="Send").click()
    expect(page.locator("#unsent textarea")).to_have_value("Skrevet uden script")
    page.get_by_label("Bordets nye kode").fill(NEW[0])
    page.get_by_role("button", name="Fortsæt").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Bordrunde: Trygge veje")


def next_day(room: Room) -> None:
    """The second meeting is on, with codes of its own."""
    old = room.assembly.mandate
    days = (*old.meetings, mandate.Meeting("meeting-2", "2026-11-07", "Anden samling"))
    words = mandate.Wording(old.name, old.core_question, old.commissioner, days)
    room.do(mandate.reword_mandate, words)
    room.do(mandate.choose_meeting, "meeting-2")
    room.do(board.issue_table_codes, "meeting-2", NEW)
