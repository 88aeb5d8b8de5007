"""What a phase closes is said on the table's page in a sentence, and refused."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from app.models import recommendations
from app.models.recommendations import Stage
from tests.phones.phone import Phone
from tests.phones.room import TABLE_CODES, Room

CODE = TABLE_CODES[0]
MINUTE = 60_000


def gate(room: Room, stage: Stage, *, closed: bool = False) -> None:
    room.do(recommendations.open_stage, stage, room.tick())
    if closed:
        room.do(recommendations.close_stage, room.tick())


def note(phone: Phone, name: str, mark: str = "idea", text: str = "Flere bænke", item="round"):
    fields = {"table": CODE, "item": item, "note": name * 16, "text": text, "mark": mark}
    return phone.post("/api/note", fields)


def told(phone: Phone) -> str:
    return str(phone.get(f"/t/{CODE}/state").told["state"]["gate"])


def test_without_phases_nothing_is_said_and_all_is_taken(room: Room, phone: Phone):
    assert told(phone) == ""
    assert note(phone, "a").status == 200


def test_a_last_call_is_told_with_its_hour(room: Room, phone: Phone):
    gate(room, Stage.IDEAS)
    assert told(phone) == ""
    room.do(recommendations.last_call, room.now + 10 * MINUTE, room.tick())
    assert told(phone).startswith("Last call: new ideas close at ")
    assert told(phone) in phone.get(f"/t/{CODE}").text
    assert note(phone, "a").status == 200


@pytest.mark.parametrize("stage", [Stage.IDEAS, Stage.DRAFT_1])
def test_a_new_idea_is_refused_once_ideas_are_closed_and_the_rest_is_taken(
    room: Room, phone: Phone, stage: Stage
):
    gate(room, Stage.IDEAS)
    assert note(phone, "a").status == 200
    gate(room, stage, closed=stage is Stage.IDEAS)
    assert told(phone).startswith("New ideas are closed.")
    refused = note(phone, "b", text="En sen idé")
    assert (refused.status, refused.told["code"]) == (409, "ideas-closed")
    assert note(phone, "a").status == 200  # sent again: it is there
    for number, mark in enumerate(("for", "against", "quote", "question")):
        assert note(phone, "cdef"[number], mark, f"{mark}!").status == 200
    assert len(room.notes()) == 5


def test_a_form_without_a_script_keeps_the_refused_words(room: Room, phone: Phone):
    gate(room, Stage.IDEAS, closed=True)
    fields = {"table": CODE, "item": "round", "note": "a" * 16, "text": "En sen idé"}
    answer = phone.form("/api/note", fields)
    assert answer.status == 409
    assert "New ideas are closed" in answer.text
    assert ">En sen idé</textarea>" in answer.text
    assert re.search('value="idea"[^>]* disabled', answer.text), "and is not offered any more"


def test_a_task_that_begins_after_the_close_takes_notes_of_every_kind(room: Room, phone: Phone):
    gate(room, Stage.IDEAS, closed=True)
    room.now += MINUTE
    room.start_item("ideas")
    assert told(phone) == ""
    assert note(phone, "a", item="ideas").status == 200


def test_the_facilitator_opens_again_and_the_idea_is_taken(room: Room, phone: Phone):
    gate(room, Stage.IDEAS, closed=True)
    assert note(phone, "a").status == 409
    gate(room, Stage.IDEAS)
    assert note(phone, "a").status == 200


@pytest.mark.browser
def test_the_page_says_at_once_that_ideas_are_closed(room: Room, pages):
    page = pages()
    page.goto(f"{room.url}/t/{CODE}")
    line = page.locator("#gate")
    expect(line).to_be_hidden()
    gate(room, Stage.IDEAS, closed=True)
    expect(line).to_contain_text("lukket for nye idéer")
    expect(page.get_by_role("radio", name="Idé")).to_be_disabled()
    expect(page.locator("#entry [name=mark]:checked")).to_have_count(0)
    page.get_by_label("Skriv en note").fill("Hvem betaler?")
    page.locator("label.mark", has_text="Spørgsmål").click()
    page.get_by_role("button", name="Send").click()
    expect(page.locator("#notes")).to_contain_text("Hvem betaler?")
    expect(page.locator("#entry [name=mark]:checked")).to_have_count(0)
    gate(room, Stage.IDEAS)
    expect(line).to_be_hidden()
    expect(page.get_by_role("radio", name="Idé")).to_be_checked()


@pytest.mark.browser
def test_an_idea_that_came_too_late_is_kept_and_sent_again_once_ideas_are_open(room: Room, pages):
    page = pages()
    page.goto(f"{room.url}/t/{CODE}")
    page.get_by_label("Skriv en note").fill("En sen idé")
    page.context.set_offline(True)
    page.get_by_role("button", name="Send").click()
    gate(room, Stage.IDEAS, closed=True)
    page.context.set_offline(False)
    expect(page.locator("#refused")).to_contain_text("En sen idé")
    gate(room, Stage.IDEAS)
    expect(page.locator("#gate")).to_be_hidden()
    page.get_by_role("button", name="Send igen").click()
    expect(page.locator("#notes")).to_contain_text("En sen idé")
