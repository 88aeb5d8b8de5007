"""Tables draft recommendations, mark each other's lines and answer, each in its phase."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from app.models import board, recommendations
from app.models.recommendations import (
    Answer,
    Field,
    Origin,
    Recommendation,
    Remark,
    Stage,
    Wording,
    edited_at_once,
    unsettled,
)
from tests.phones.phone import Answer as Came
from tests.phones.phone import Phone
from tests.phones.room import TABLE_CODES, WORDING, Room
from tests.phones.test_gate import gate

ONE, TWO, THREE = TABLE_CODES
NEW = "b" * 32


def draft(phone: Phone, code: str = ONE, key: str = NEW, base: int = 0, **words: str) -> Came:
    told = {"title": "Bænke langs åen", "text": "Kommunen sætter bænke op.", **words}
    sent = {"table": code, "draft": key, "based_on": str(base), **told}
    return phone.post("/api/draft", sent)


def item(room: Room, key: str = NEW) -> Recommendation:
    return room.assembly.recommendations.items[key]


def mark(phone: Phone, code: str = ONE, key: str = "rec-1", **more: str) -> Came:
    fields = {"comment": "c" * 32, "version": "1", "line": "2", "remark": "change"}
    said = {"table": code, "draft": key, "text": "Hvornår?", **fields, **more}
    return phone.post("/api/comment", said)


def answer(phone: Phone, code: str = TWO, **more: str) -> Came:
    fields = {"draft": "rec-1", "comment": "c" * 32, "answer": "partly", "why": "Kun i nord."}
    return phone.post("/api/answer", {"table": code, **fields, **more})


def written_by_two(room: Room) -> None:
    """Table 2 is the author of the recommendation that is there."""
    words = Wording(WORDING.title, WORDING.text, WORDING.reason, WORDING.initiatives, "", "Byrådet")
    room.do(recommendations.write_version, "rec-1", 1, words, "Bord 2", room.tick(), Origin(2))


# -- drafting


def test_of_what_is_too_long_it_is_told_which_part_it_is(room: Room, phone: Phone):
    gate(room, Stage.DRAFT_1)
    said = draft(phone, title="Bænke " * 40).told["sentence"]
    assert said.startswith("The title is too long: 239 characters, and there is room for 200.")
    to: dict[str, Any] = {Field.ADDRESSED_TO: "Byrådet i " * 30}
    said = draft(phone, **to).told["sentence"]
    assert "begins “Byrådet i Byrådet i Byrådet i …”" in said
    assert draft(phone).status == 200


def test_without_phases_or_before_the_first_draft_nothing_is_offered(room: Room, phone: Phone):
    for stage in (None, Stage.THEMES):
        if stage:
            gate(room, stage)
        assert phone.get(f"/t/{ONE}/state").told["state"]["drafting"] == ""
        page = phone.get(f"/t/{ONE}/drafts").text
        assert "Sammenhængende" not in page
        assert "not open to the tables just now" in page
        assert "not open to the tables just now" in phone.get(f"/t/{ONE}/drafts/rec-1").text
        assert "not open to the tables just now" in phone.get(f"/t/{ONE}/drafts/rec-1/write").text
        assert draft(phone).told["code"] == "new-drafts-closed"
    gate(room, Stage.DRAFT_1)
    assert phone.get(f"/t/{ONE}/state").told["state"]["drafting"] == "Write recommendations"
    assert "Sammenhængende" in phone.get(f"/t/{ONE}/drafts").text


def test_a_table_begins_one_and_it_is_kept_once_with_table_and_role(room: Room, phone: Phone):
    gate(room, Stage.DRAFT_1)
    words = {"initiative-1": "Begynd i nord", "initiative-2": "", "reason": "Ro."}
    came = draft(phone, ONE, NEW, 0, **words)
    assert came.told["next"].startswith(f"/t/{ONE}/drafts/{NEW}?")
    assert draft(phone, ONE, NEW, 0, **words).status == 200
    (version,) = item(room).versions
    assert (version.by, version.origin) == ("Bord 1", Origin(1))
    assert version.wording.initiatives == ("Begynd i nord",)


def test_a_second_version_is_written_over_the_first_and_says_why(room: Room, phone: Phone):
    gate(room, Stage.DRAFT_1)
    draft(phone)
    gate(room, Stage.DRAFT_2)
    assert (
        draft(phone, TWO, base=1, text="Kommunen sætter ti bænke op.", why="Tallet").status == 200
    )
    first, second = item(room).versions
    assert (second.based_on, second.origin) == (first.number, Origin(2, why="Tallet"))
    assert "Kommunen sætter ti bænke op." in phone.get(f"/t/{ONE}/drafts/{NEW}").text
    assert draft(phone, key="c" * 32).told["code"] == "new-drafts-closed"


def test_two_tables_at_once_are_both_kept_and_flagged(room: Room, phone: Phone):
    gate(room, Stage.DRAFT_1)
    draft(phone)
    draft(phone, ONE, base=1, text="Ti bænke.")
    assert draft(phone, TWO, base=1, text="Bænke og borde.").status == 200
    assert draft(phone, TWO, base=1, text="Bænke og borde.").status == 200  # its answer was lost
    found = item(room)
    assert [each.wording.text for each in found.versions][1:] == ["Ti bænke.", "Bænke og borde."]
    assert len(edited_at_once(found)) == len(unsettled(found)) == 1
    page = phone.get(f"/t/{ONE}/drafts").text
    assert "Two tables wrote at the same time" in page


@pytest.mark.parametrize(
    ("stage", "closed", "code"),
    [
        (Stage.DRAFT_1, True, "drafts-closed"),
        (Stage.READING, False, "drafts-closed"),
        (Stage.FINAL, False, "drafts-closed"),
        (Stage.FINAL, True, "text-final"),
        (Stage.POLL, False, "text-final"),
    ],
)
def test_what_is_closed_is_refused_in_a_sentence(
    room: Room, phone: Phone, stage: Stage, closed: bool, code: str
):
    gate(room, Stage.DRAFT_1)
    draft(phone)
    gate(room, stage, closed=closed)
    refused = draft(phone, base=1, text="Noget andet")
    assert (refused.status, refused.told["code"]) == (409, code)
    assert refused.told["sentence"].endswith(".")
    assert len(item(room).versions) == 1
    form = phone.get(f"/t/{ONE}/drafts/{NEW}/write").text
    assert re.search(r'data-keep="[^"]+" hidden>', form)


def test_a_form_without_a_script_keeps_what_was_typed(room: Room, phone: Phone):
    gate(room, Stage.DRAFT_1)
    fields = {"table": ONE, "draft": NEW, "based_on": "0", "title": "", "text": "Uden titel"}
    refused = phone.form("/api/draft", fields)
    assert refused.status == 409
    assert "Give the recommendation a title." in refused.text
    assert ">Uden titel</textarea>" in refused.text
    assert f'value="{NEW}"' in refused.text
    sent = phone.form("/api/draft", {**fields, "title": "Nu"})
    assert sent.status == 303
    assert item(room).title == "Nu"


@pytest.mark.parametrize(
    "bad", [{"draft": "../x"}, {"based_on": "-1"}, {"based_on": "x"}, {"based_on": "99999"}]
)
def test_nonsense_is_malformed(room: Room, phone: Phone, bad: dict[str, str]):
    gate(room, Stage.DRAFT_1)
    sent = {"table": ONE, "draft": NEW, "based_on": "0", "title": "T", **bad}
    assert phone.post("/api/draft", sent).status == 400
    assert phone.post("/api/draft", {**sent, "table": "AAAAAA"}).status in (400, 404)


# -- marks and answers


def test_a_table_marks_a_line_once_and_the_author_sees_and_answers_it(room: Room, phone: Phone):
    written_by_two(room)
    gate(room, Stage.READING)
    assert mark(phone, version="2").status == 200
    assert mark(phone, version="2").status == 200
    (told,) = item(room, "rec-1").comments
    assert (told.line, told.remark, told.table, told.by) == (2, Remark.CHANGE, 1, "Bord 1")
    assert told.quote in WORDING.text
    for code, sees in ((ONE, True), (TWO, True), (THREE, False)):
        assert ("Hvornår?" in phone.get(f"/t/{code}/drafts/rec-1").text) is sees
    assert "Answer 1 mark" in phone.get(f"/t/{TWO}/drafts").text
    assert answer(phone, ONE).told["code"] == "answer-not-yours"
    assert answer(phone, TWO).status == 200
    reply = item(room, "rec-1").comments[0].reply
    assert reply is not None
    assert (reply.answer, reply.why, reply.table) == (Answer.PARTLY, "Kun i nord.", 2)
    assert "Partly taken: Kun i nord." in phone.get(f"/t/{ONE}/drafts/rec-1").text


def test_pages_hear_of_what_they_show_and_of_nothing_else(room: Room, phone: Phone):
    def stamp() -> str:
        return str(phone.get(f"/t/{ONE}/state").told["state"]["drafts"])

    assert stamp() == ""
    gate(room, Stage.READING)
    first = stamp()
    room.do(board.ask_for_help, 3, room.tick())
    assert stamp() == first
    mark(phone)
    assert stamp() != first


def test_marks_need_their_phase_and_a_sentence(room: Room, phone: Phone):
    gate(room, Stage.DRAFT_1)
    assert mark(phone).told["code"] == "comments-closed"
    gate(room, Stage.READING)
    assert mark(phone, text=" ").told["code"] == "comment-empty"
    assert mark(phone, line="99").told["code"] == "line-unknown"
    assert mark(phone, remark="").told["code"] == "remark-missing"
    assert mark(phone, remark="love").status == 400
    assert mark(phone, remark="keep", text="").status == 200
    gate(room, Stage.READING, closed=True)
    assert mark(phone, comment="d" * 32).told["code"] == "comments-closed"


def test_a_table_takes_back_its_own_mark_until_it_is_answered(room: Room, phone: Phone):
    written_by_two(room)
    gate(room, Stage.READING)
    mark(phone)
    back = {"draft": "rec-1", "comment": "c" * 32}
    assert phone.post("/api/uncomment", {"table": THREE, **back}).status == 409
    assert phone.post("/api/uncomment", {"table": ONE, **back}).status == 200
    assert item(room, "rec-1").comments[0].withdrawn
    mark(phone, comment="d" * 32)
    answer(phone, comment="d" * 32)
    again = {"table": ONE, "draft": "rec-1", "comment": "d" * 32}
    assert phone.post("/api/uncomment", again).told["code"] == "comments-closed"


def test_answers_go_on_between_the_phases_and_end_with_the_final_text(room: Room, phone: Phone):
    written_by_two(room)
    gate(room, Stage.READING)
    mark(phone)
    gate(room, Stage.READING, closed=True)
    assert answer(phone, answer="no", why="").told["code"] == "answer-empty"
    assert answer(phone).status == 200
    gate(room, Stage.FINAL)
    assert answer(phone, answer="taken").told["code"] == "answers-closed"


def test_a_page_with_fifty_marks_and_all_it_needs_stays_small(room: Room, phone: Phone):
    written_by_two(room)
    gate(room, Stage.READING)
    for number in range(50):
        mark(
            phone, comment=f"{number:032d}", text="Det er for uklart, hvem der skal gøre det. " * 3
        )
    page = phone.get(f"/t/{TWO}/drafts/rec-1").text
    assert page.count("Send the answer") == 50
    assert len(page.encode()) < 120_000


# -- in a browser


def fits(page: Page) -> None:
    """No page is wider than the phone."""
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 360, wide


@pytest.mark.browser
def test_a_draft_is_kept_on_the_device_and_sent_when_the_laptop_is_back(room: Room, pages):
    gate(room, Stage.DRAFT_1)
    page = pages()
    page.goto(f"{room.url}/t/{ONE}")
    page.get_by_role("link", name="Skriv anbefalinger").click()
    fits(page)
    page.get_by_role("link", name="Skriv en ny anbefaling").click()
    page.get_by_label("Titel").fill("Bænke langs åen")
    page.get_by_label("Anbefaling", exact=True).fill("Kommunen sætter bænke op.")
    fits(page)
    page.reload()
    expect(page.get_by_label("Titel")).to_have_value("Bænke langs åen")
    expect(page.locator("form .saved")).to_contain_text("Ligger på denne enhed")
    page.context.set_offline(True)
    page.get_by_role("button", name="Gem udgaven").click()
    expect(page.locator("form .saved")).to_contain_text("Ingen kontakt")
    assert len(room.assembly.recommendations.items) == 1
    page.context.set_offline(False)
    expect(page.locator("main")).to_contain_text("Det er gemt på computeren")
    made = room.assembly.recommendations.standing()[-1]
    assert (made.title, made.latest.origin.table) == ("Bænke langs åen", 1)


@pytest.mark.browser
def test_a_draft_written_and_saved_is_read_with_its_version(room: Room, pages):
    gate(room, Stage.DRAFT_1)
    page = pages()
    page.goto(f"{room.url}/t/{ONE}/drafts/new/write")
    page.get_by_label("Titel").fill("Bænke langs åen")
    page.get_by_role("button", name="Gem udgaven").click()
    expect(page.get_by_role("heading", name="Bænke langs åen")).to_be_visible()
    expect(page.locator("main")).to_contain_text("Udgave 1 · vores")
    expect(page.locator("main")).to_contain_text("Det er gemt på computeren")
    page.get_by_role("link", name="Skriv videre").click()
    expect(page.get_by_label("Titel")).to_have_value("Bænke langs åen")
    gate(room, Stage.DRAFT_1, closed=True)
    expect(page.get_by_label("Titel")).to_be_hidden()
    expect(page.locator("main")).to_contain_text("Udkastene er afleveret")


@pytest.mark.browser
def test_lines_are_marked_and_answered_on_two_phones(room: Room, pages):
    written_by_two(room)
    gate(room, Stage.READING)
    reader, author = pages(), pages()
    reader.goto(f"{room.url}/t/{ONE}/drafts/rec-1")
    author.goto(f"{room.url}/t/{TWO}/drafts")
    fits(reader)
    reader.locator("label.line").nth(1).click()
    reader.get_by_role("radio", name="Uklart").check()
    reader.get_by_label("Sig det i en sætning").fill("Hvem skal gøre det?")
    fits(reader)
    reader.get_by_role("button", name="Send bemærkningen").click()
    expect(reader.locator("#comments")).to_contain_text("Hvem skal gøre det?")
    author.get_by_role("link", name="Svar på 1 bemærkning").click()
    author.get_by_text("Svar", exact=True).click()
    author.get_by_role("radio", name="Delvist").check()
    author.get_by_label("Fordi", exact=True).fill("Det står i initiativ 2.")
    fits(author)
    author.get_by_role("button", name="Send svaret").click()
    expect(reader.locator("#comments")).to_contain_text(
        "Delvist taget med: Det står i initiativ 2."
    )
