"""However much a table writes, its page stays small, and every note can still be changed."""

from __future__ import annotations

import gzip
import re

import pytest
from playwright.sync_api import expect

from app.models import board
from app.models.board import Mark, NewNote
from tests.phones.phone import Phone
from tests.phones.room import MEETING, TABLE_CODES, Room

CODE = TABLE_CODES[0]
TEXT = "Vi mangler flere bænke og træer langs åen, så de ældre kan hvile sig på vej til torvet"
LINK = re.compile(r'(?:href|src)="(/p/[^"]+)"')


def fill_sheet(room: Room, count: int, text: str = TEXT) -> None:
    new = [
        NewNote(f"note-{n:04d}", MEETING, "round", 1, f"{n}: {text}", Mark.IDEA)
        for n in range(count)
    ]
    for each in new:
        for fact in board.write_note(room.assembly, each, room.tick()):
            room.assembly.apply(fact)
    room.show()


@pytest.mark.parametrize("count", [0, 7, 34, 500])
def test_a_sheet_with_all_it_needs_is_under_fifty_kilobytes_with_any_number_of_notes(
    room, phone, count
):
    fill_sheet(room, count)
    page = phone.get(f"/t/{CODE}").text
    whole = page + "".join(phone.get(each).text for each in set(LINK.findall(page)))
    assert len(whole.encode()) < 50_000
    assert len(phone.get(f"/t/{CODE}/state").text.encode()) < 30_000


def test_what_travels_is_packed_where_the_device_takes_it(room: Room):
    fill_sheet(room, 34)
    line = Phone(room.server.port).line()
    try:
        line.request("GET", f"/t/{CODE}", headers={"Accept-Encoding": "gzip, deflate"})
        came = line.getresponse()
        body = came.read()
    finally:
        line.close()
    assert came.getheader("Content-Encoding") == "gzip"
    assert came.getheader("Vary") == "Accept-Encoding"
    page = gzip.decompress(body).decode()
    assert "33: Vi mangler" in page
    assert len(body) * 2 < len(page)


def test_older_notes_are_a_page_away_and_counted(room, phone):
    fill_sheet(room, 60)
    page = phone.get(f"/t/{CODE}").text
    assert ">59: Vi" in page
    assert ">0: Vi" not in page
    assert '<span id="count">(60)</span>' in page
    (link,) = re.findall(r'id="all" ><a class="button" href="([^"]+)"', page)
    assert ">0: Vi" in phone.get(link.replace("&amp;", "&")).text


def test_without_a_script_a_note_is_changed_on_a_page_of_its_own(room, phone):
    fill_sheet(room, 1, "Bænke")
    (link,) = re.findall(
        r'class="quiet change" href="([^"]+note-0000[^"]*)"', phone.get(f"/t/{CODE}").text
    )
    page = phone.get(link).text
    assert ">0: Bænke</textarea>" in page
    assert 'name="before" value="0: Bænke"' in page
    long = "å" * 1_200
    fields = {"table": CODE, "note": "note-0000", "before": "0: Bænke", "text": long, "mark": "for"}
    refused = phone.form("/api/reword", fields)
    assert refused.status == 409
    assert f">{long}</textarea>" in refused.text
    assert 'name="before" value="0: Bænke"' in refused.text
    assert phone.form("/api/reword", {**fields, "text": "Træer"}).status == 303
    assert room.notes() == ["Træer"]


def test_no_other_tables_note_opens_for_change(room, phone):
    fill_sheet(room, 1)
    answer = phone.get(f"/t/{TABLE_CODES[1]}/note/note-0000")
    assert (answer.status, "bænke" in answer.text) == (409, False)


@pytest.mark.browser
def test_the_page_lists_the_newest_counts_all_and_shows_all_when_asked(room, pages):
    fill_sheet(room, 200)
    page = pages()
    page.goto(f"{room.url}/t/{CODE}")
    expect(page.locator("#count")).to_have_text("(200)")
    expect(page.locator("#notes .text").first).to_contain_text("199:")
    assert 20 < page.locator("#notes .text").count() < 100
    page.get_by_role("link", name="Vis alle vores noter").click()
    expect(page.locator("#notes .text")).to_have_count(200)
    page.get_by_label("Skriv en note").fill("Endnu en")
    page.get_by_role("button", name="Send").click()
    expect(page.locator("#count")).to_have_text("(201)")
    expect(page.locator("#notes .text")).to_have_count(201)


@pytest.mark.browser
def test_on_a_small_phone_help_and_delivery_are_in_sight_and_an_edit_moves_nothing(room, pages):
    fill_sheet(room, 20)
    page = pages()
    page.goto(f"{room.url}/t/{CODE}")
    for name in ("Aflever arket", "Vi har brug for hjælp"):
        box = page.get_by_role("button", name=name).bounding_box()
        assert box["y"] + box["height"] <= 740
    second = page.locator(".note").nth(1)
    before = second.evaluate("row => row.offsetTop")
    page.locator(".note .change").first.click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert second.evaluate("row => row.offsetTop") == before
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    for _size in range(2):
        page.get_by_role("button", name="Tekststørrelse").click()
    field = page.get_by_label("Skriv en note").bounding_box()
    assert field["y"] + field["height"] <= 740
