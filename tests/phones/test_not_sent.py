"""What was pressed and never reached the laptop is not told as done, in a real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from app.models import board
from app.models.board import Mark, NewNote
from tests.phones.room import MEETING, TABLE_CODES, Room

pytestmark = pytest.mark.browser

CODE = TABLE_CODES[0]
NEW = ("AAAAAA", "BBBBBB", "CCCCCC")
SAVED = "Alt er gemt på computeren"
WAITS = "Ikke sendt endnu: det sendes, så snart der er kontakt med computeren."
DEAD = "det bliver ikke sendt fra denne side"


def sheet(room: Room, page):
    page.goto(f"{room.url}/t/{CODE}")
    expect(page.locator("#saved")).to_have_text(SAVED)
    return page


def write(room: Room, note: str, text: str) -> None:
    room.do(board.write_note, NewNote(note, MEETING, "round", 1, text, Mark.IDEA), room.now)


def test_a_call_for_help_that_was_not_sent_says_so_until_it_is(room, pages):
    page = sheet(room, pages())
    page.route("**/api/*", lambda route: route.abort())
    page.get_by_role("button", name="Vi har brug for hjælp").click()
    line = page.locator("#help-line")
    expect(line).to_have_text(WAITS)
    assert not room.assembly.board.help_since
    page.unroute("**/api/*")
    expect(line).to_contain_text("Det står på facilitators computer")
    assert list(room.assembly.board.help_since) == [1]


def test_a_sheet_whose_delivery_was_not_sent_is_not_told_as_delivered(room, pages):
    page = sheet(room, pages())
    page.route("**/api/*", lambda route: route.abort())
    page.get_by_role("button", name="Aflever arket").click()
    card = page.locator("#delivered")
    expect(page.locator("#delivered-line")).to_have_text(WAITS)
    expect(card.get_by_text("✓")).to_be_hidden()
    expect(card.get_by_text("Jeres ark er hos facilitatoren")).to_be_hidden()
    assert not room.assembly.board.delivered
    page.unroute("**/api/*")
    expect(page.locator("#delivered-line")).to_contain_text("Afleveret kl.")
    expect(card.get_by_text("✓")).to_be_visible()
    expect(card.get_by_text("Jeres ark er hos facilitatoren")).to_be_visible()


def test_under_a_revoked_code_help_and_delivery_say_that_they_are_not_sent(room, pages):
    page = sheet(room, pages())
    page.route("**/api/*", lambda route: route.abort())
    page.get_by_role("button", name="Vi har brug for hjælp").click()
    page.get_by_role("button", name="Aflever arket").click()
    room.do(board.issue_table_codes, MEETING, NEW)
    page.unroute("**/api/*")
    expect(page.locator("#help-line")).to_contain_text(DEAD)
    expect(page.locator("#delivered-line")).to_contain_text(DEAD)
    expect(page.get_by_role("button", name="Tag arket tilbage")).to_be_disabled()
    expect(page.get_by_role("button", name="Vi har brug for hjælp")).to_be_disabled()
    assert not room.assembly.board.help_since
    assert not room.assembly.board.delivered
    page.get_by_label("Bordets nye kode").fill(NEW[0])
    page.get_by_role("button", name="Fortsæt").click()
    expect(page.locator("#help-line")).to_contain_text("Det står på facilitators computer")
    expect(page.locator("#delivered-line")).to_contain_text("Afleveret kl.")


def test_an_edit_that_is_open_when_the_code_dies_is_sent_under_the_new_one(room, pages):
    write(room, "note-0001", "Bænke")
    page = sheet(room, pages())
    page.get_by_role("link", name="Ret: Bænke").click()
    edit = page.get_by_role("dialog")
    edit.get_by_label("Noten").fill("Brede bænke")
    room.do(board.issue_table_codes, MEETING, NEW)
    expect(page.locator("#saved")).to_contain_text("Bordkoden gælder ikke mere")
    edit.get_by_role("button", name="Gem rettelsen").click()
    expect(page.locator("#unsent textarea")).to_have_value("Brede bænke")
    expect(page.locator(".note .change")).to_be_hidden()
    page.get_by_label("Bordets nye kode").fill(NEW[0])
    page.get_by_role("button", name="Fortsæt").click()
    room.wait_for(lambda: room.notes() == ["Brede bænke"])


def test_a_note_taken_back_elsewhere_while_it_is_edited_is_told_and_its_words_are_kept(room, pages):
    write(room, "note-0001", "Bænke")
    write(room, "note-0002", "Træer")
    page = sheet(room, pages())
    page.get_by_role("link", name="Ret: Bænke").click()
    edit = page.get_by_role("dialog")
    edit.get_by_label("Noten").fill("Brede bænke")
    room.do(board.withdraw_note, "note-0001")
    expect(edit.locator(".meanwhile")).to_contain_text("Taget tilbage på en anden enhed")
    edit.get_by_role("button", name="Gem rettelsen").click()
    page.get_by_role("button", name="Send som en ny note").click()
    room.wait_for(lambda: sorted(room.notes()) == ["Brede bænke", "Træer"])


def test_the_next_item_does_not_say_that_the_edited_note_was_taken_back(room, pages):
    write(room, "note-0001", "Bænke")
    page = sheet(room, pages())
    page.get_by_role("link", name="Ret: Bænke").click()
    room.start_item("ideas")
    expect(page.locator("#title")).to_have_text("Bordrunde: Ideer")
    expect(page.locator(".meanwhile")).to_be_hidden()


@pytest.mark.parametrize(
    ("pasted", "text", "mark"),
    [
        ("+ flere busser", "flere busser", Mark.FOR),
        ("”Det er mit hjem”", "Det er mit hjem", Mark.QUOTE),
        ('"Nej" sagde hun', '"Nej" sagde hun', Mark.QUOTE),
        ("-5 grader", "-5 grader", Mark.IDEA),
        ("- a\n- b", "- a\n- b", Mark.IDEA),
    ],
)
def test_a_note_that_is_pasted_or_dictated_with_a_sign_is_marked(room, pages, pasted, text, mark):
    page = sheet(room, pages())
    field = page.get_by_label("Skriv en note")
    field.focus()
    page.keyboard.insert_text(pasted)
    expect(page.locator(f"#entry [value={mark}]")).to_be_checked()
    expect(field).to_have_value(text)
    page.get_by_role("button", name="Send").click()
    room.wait_for(room.notes)
    assert [(each.text, each.mark) for each in room.assembly.board] == [(text, mark)]


def test_a_mark_chosen_by_hand_stays_whatever_the_note_begins_with(room, pages):
    page = sheet(room, pages())
    page.get_by_label("? Spørgsmål").check()
    page.get_by_label("• Idé").check()
    page.get_by_label("Skriv en note").fill("+ flere busser")
    page.get_by_role("button", name="Send").click()
    room.wait_for(room.notes)
    assert [(each.text, each.mark) for each in room.assembly.board] == [
        ("+ flere busser", Mark.IDEA)
    ]


@pytest.mark.parametrize("presses", [1, 2])
def test_at_large_text_the_change_of_a_note_stands_under_its_words(room, pages, presses):
    write(room, "note-0001", "Speciallægepraksisplanlægning for alle")
    page = sheet(room, pages())
    for _press in range(presses):
        page.get_by_role("button", name="Tekststørrelse").click()
    words = page.locator("#notes .words").bounding_box()
    change = page.locator("#notes .change").bounding_box()
    row = page.locator("#notes .note").bounding_box()
    assert change["y"] >= words["y"] + words["height"]
    assert words["width"] > row["width"] - 40


def test_a_typed_note_is_not_told_as_saved_before_it_is_sent(room, pages):
    page = sheet(room, pages())
    saved = page.locator("#saved")
    expect(saved).to_have_class("saved all")
    page.locator("#text").fill("Bænke i solen")
    expect(saved).to_have_text("En note er ikke sendt endnu.")
    expect(saved).not_to_have_class("saved all")
    write(room, "other", "En anden telefons note")
    expect(page.locator("#notes")).to_contain_text("En anden telefons note")
    expect(saved).to_have_text("En note er ikke sendt endnu.")
    page.get_by_role("button", name="Send", exact=True).click()
    expect(saved).to_have_text(SAVED)
    expect(saved).to_have_class("saved all")


def test_a_delivery_that_a_typed_note_halts_has_no_tick(room, pages):
    page = sheet(room, pages())
    saved = page.locator("#saved")
    page.locator("#text").fill("Bænke i solen")
    page.get_by_role("button", name="Aflever arket").click()
    expect(saved).to_contain_text("Send eller slet den først")
    expect(saved).to_have_class("saved waiting")
    write(room, "other", "En anden telefons note")
    expect(page.locator("#notes")).to_contain_text("En anden telefons note")
    expect(saved).to_contain_text("Send eller slet den først")
    assert not room.assembly.board.delivered
    page.locator("#text").fill("")
    expect(saved).to_have_text(SAVED)


def test_a_note_that_was_left_typed_is_told_when_the_page_comes_back(room, pages):
    page = sheet(room, pages())
    page.locator("#text").fill("Bænke i solen")
    page.reload()
    expect(page.locator("#text")).to_have_value("Bænke i solen")
    expect(page.locator("#saved")).to_have_text("En note er ikke sendt endnu.")
