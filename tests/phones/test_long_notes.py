"""A note that is too long is never cut: the page says so and keeps every letter."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.phones.phone import Phone
from tests.phones.room import TABLE_CODES, Room

CODE = TABLE_CODES[0]
LONG = "Vi mangler bænke ved åen. " * 200


@pytest.mark.browser
def test_a_pasted_text_that_is_too_long_stays_whole_and_is_told(room, pages):
    page = pages()
    page.goto(f"{room.url}/t/{CODE}")
    field = page.get_by_label("Skriv en note")
    field.fill(LONG)
    line = page.locator("#text-long")
    over = len(LONG.strip()) - 1_000
    expect(line).to_contain_text(f"{over:,}".replace(",", ".") + " tegn for meget")
    page.get_by_role("button", name="Send").click()
    expect(field).to_have_value(LONG)
    expect(field).to_be_focused()
    assert room.notes() == []
    page.wait_for_timeout(400)
    page.reload()
    expect(field).to_have_value(LONG)
    expect(line).to_be_visible()
    field.fill(LONG.strip()[:1_000])
    expect(line).to_be_hidden()
    page.get_by_role("button", name="Send").click()
    room.wait_for(lambda: [len(each) for each in room.notes()] == [1_000])


def test_without_a_script_the_laptop_says_it_and_gives_every_letter_back(room: Room, phone: Phone):
    fields = {"table": CODE, "item": "round", "note": "note-0009", "text": LONG, "mark": "idea"}
    answer = phone.form("/api/note", fields)
    assert answer.status == 409
    assert "5199 characters, and there is room for 1000" in answer.text
    assert f">{LONG}</textarea>" in answer.text
    assert not re.search(r"<textarea[^>]*maxlength", answer.text)
