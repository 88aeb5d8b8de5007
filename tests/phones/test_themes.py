"""A table proposes themes for its own notes: by plain forms, by its page's script, and offline."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from app.models import agenda, board
from app.models.board import NewNote
from tests.phones.room import MEETING, TABLE_CODES, Room
from tests.phones.test_weight import LINK

CODE, OTHER, _THIRD = TABLE_CODES
TEXTS = ("Cykelsti ad Østre Allé", "Lavere fart ved skolen", "Bænke langs åen")


def write(room: Room, table: int = 1, texts: tuple[str, ...] = TEXTS) -> list[str]:
    ids = [f"note-{table}-{number}" for number in range(len(texts))]
    for note, text in zip(ids, texts, strict=True):
        room.do(board.write_note, NewNote(note, MEETING, "round", table, text), room.tick())
    return ids


def asked(title: str, *notes: str, seen: str = "", sent: str = "request-1", **more: str):
    picks = {f"pick-{note}": seen for note in notes}
    return {"table": CODE, "sent": sent, "title": title, **picks, **more}


def proposed(room: Room) -> dict[str, tuple[str, ...]]:
    return {note: found.titles for note, found in room.assembly.board.proposed.items()}


def test_a_script_proposes_for_several_notes_and_sees_them_so(room, phone):
    first, second, _third = write(room)
    answer = phone.post("/api/theme", asked("Trafik", first, second))
    told = {each["id"]: each.get("themes") for each in answer.told["state"]["notes"]}
    assert (told[first], told[second], told[_third]) == (["Trafik"], ["Trafik"], None)
    assert phone.post("/api/theme", asked("Trafik", first, second)).status == 200
    assert room.asked.count("propose_own") == 2
    assert proposed(room) == {first: ("Trafik",), second: ("Trafik",)}
    assert not room.assembly.board.placed


@pytest.mark.parametrize("by_form", [False, True])
def test_notes_of_an_example_have_short_ids_and_others_are_refused_by_name(room, phone, by_form):
    room.do(board.write_note, NewNote("n1", MEETING, "round", 1, TEXTS[0]), room.tick())
    room.do(board.write_note, NewNote("n2", MEETING, "round", 2, TEXTS[1]), room.tick())
    send = phone.form if by_form else phone.post
    assert send("/api/theme", asked("Trafik", "n1")).status == (303 if by_form else 200)
    assert proposed(room) == {"n1": ("Trafik",)}
    for number, other in enumerate(("n2", "n3", "", "../x")):
        answer = send("/api/theme", asked("Veje", other, sent=f"request-{number}2"))
        assert answer.status == 409
        assert "That note is not on this table" in answer.text
    assert proposed(room) == {"n1": ("Trafik",)}


def test_a_plain_form_proposes_uses_a_name_again_and_takes_it_back(room, phone):
    first, second, _third = write(room)
    link = re.findall(r'href="([^"]+/themes[^"]*)"', phone.get(f"/t/{CODE}").text)[0]
    page = phone.get(link).text
    assert page.count('type="checkbox"') == 4  # and the template's
    came = phone.form("/api/theme", asked("Trafik & <b>", first))
    assert (came.status, came.headers["Location"]) == (303, f"/t/{CODE}/themes?lang=en")
    page = phone.get(link).text
    assert '<button name="again" value="Trafik &amp; &lt;b&gt;"' in page
    assert "Theme: Trafik &amp; &lt;b&gt;" in phone.get(f"/t/{CODE}").text
    again = asked("", second, sent="request-2", again="Trafik & <b>")
    assert phone.form("/api/theme", again).status == 303
    assert proposed(room) == {first: ("Trafik & <b>",), second: ("Trafik & <b>",)}
    back = asked("", first, second, seen="Trafik & <b>", sent="request-3", none="1")
    assert phone.form("/api/theme", back).status == 303
    assert proposed(room) == {}


@pytest.mark.parametrize(
    ("title", "ticks", "said"),
    [
        ("\u200b\u2800", True, "Give the theme a title."),
        ("å" * 121, True, "121"),
        ("Trafik", False, "Tick the notes"),
    ],
)
def test_a_refused_form_keeps_what_was_typed_and_ticked(room, phone, title, ticks, said):
    notes = write(room)[: 1 if ticks else 0]
    answer = phone.form("/api/theme", asked(title, *notes))
    assert answer.status == 409
    assert said in answer.text
    assert f'value="{title}"' in answer.text
    assert answer.text.count("checked>") == len(notes)
    assert proposed(room) == {}


def test_no_table_proposes_for_or_reads_of_another(room, phone):
    write(room)
    (theirs,) = write(room, 2, ("Varme i skolen",))
    room.do(board.propose_theme, {theirs: ()}, "Fjernvarme")
    room.do(board.make_theme, "t1", "Klima på tavlen")
    answer = phone.post("/api/theme", asked("Trafik", theirs))
    assert (answer.status, answer.told["code"]) == (409, "note-unknown")
    phone.post("/api/theme", asked("Trafik", "note-1-0"))
    for path in (f"/t/{CODE}", f"/t/{CODE}/themes", f"/t/{CODE}/state"):
        heard = phone.get(path).text
        assert "varme" not in heard.lower()
        assert "tavlen" not in heard
    assert phone.post("/api/theme", {**asked("X", "note-1-0"), "table": "AAAAAA"}).status == 404


def test_a_delivered_sheet_takes_proposals_while_its_item_is_on(room, phone):
    first, *_others = write(room)
    room.do(board.deliver_sheet, "round", 1, room.tick())
    assert phone.post("/api/theme", asked("Trafik", first)).status == 200
    room.start_item("break")
    answer = phone.post("/api/theme", asked("Veje", first, sent="request-2"))
    assert (answer.status, answer.told["code"]) == (409, "sheet-delivered")
    page = phone.get(f"/t/{CODE}/themes").text
    assert 'id="propose"' in page
    assert re.search(r'<form id="propose"[^>]* hidden>', page)
    assert 'id="themed" hidden>' in phone.get(f"/t/{CODE}").text
    room.do(board.reopen_sheet, "round", 1)
    assert phone.post("/api/theme", asked("Veje", first, sent="request-3")).status == 200


DECLINED = "The facilitator did not take up “Trafik”."


def test_a_table_is_told_that_its_proposal_was_not_taken_up(room, phone):
    first, second, _third = write(room)
    phone.post("/api/theme", asked("Trafik", first, second))
    room.do(board.decline_proposals, (first,))
    told = phone.get(f"/t/{CODE}/state").told["state"]["notes"]
    assert {each["id"]: each.get("declined") for each in told} == {
        first: ["Trafik"], second: None, _third: None,
    }  # fmt: skip
    for path in (f"/t/{CODE}", f"/t/{CODE}/themes"):
        assert phone.get(path).text.count(DECLINED) == 1
    room.do(board.make_theme, "t1", "Trafik", (first,))
    assert DECLINED not in phone.get(f"/t/{CODE}").text, "it lies there after all"


def test_another_proposal_goes_in_the_place_of_one_that_was_not_taken_up(room, phone):
    first, *_others = write(room)
    phone.post("/api/theme", asked("Trafik", first))
    room.do(board.decline_proposals, (first,))
    phone.post("/api/theme", asked("Veje", first, seen="Trafik", sent="request-2"))
    page = phone.get(f"/t/{CODE}/themes").text
    assert DECLINED not in page
    assert "<b>Veje</b>" in page


def test_without_a_task_there_is_nothing_to_propose_for(rooms):
    room = rooms()
    from tests.phones.phone import Phone

    page = Phone(room.server.port).get(f"/t/{CODE}/themes")
    assert page.status == 200
    assert re.search(r'<form id="propose"[^>]* hidden>', page.text)


def test_the_page_is_under_fifty_kilobytes_with_a_full_sheet(room, phone):
    notes = write(room, 1, tuple(f"{n}: {TEXTS[0]} og {TEXTS[1]}" for n in range(400)))
    for number, note in enumerate(notes):
        room.do(board.propose_theme, {note: ()}, f"{number} {'æ' * 110}")
    page = phone.get(f"/t/{CODE}/themes").text
    whole = page + "".join(phone.get(each).text for each in set(LINK.findall(page)))
    assert len(whole.encode()) < 50_000
    sheet = phone.get(f"/t/{CODE}").text
    whole = sheet + "".join(phone.get(each).text for each in set(LINK.findall(sheet)))
    assert len(whole.encode()) < 50_000
    assert len(phone.get(f"/t/{CODE}/state").text.encode()) < 30_000


# --- in a browser ---

SAVED = "Alt er gemt på computeren"


def themes(room: Room, page):
    page.goto(f"{room.url}/t/{CODE}/themes")
    expect(page.locator("#saved")).to_have_text(SAVED)
    return page


def tick(page, *texts: str) -> None:
    for text in texts:
        page.get_by_label(text).check()


@pytest.mark.browser
def test_the_way_from_the_sheet_there_and_back(room, pages):
    write(room)
    page = pages()
    page.goto(f"{room.url}/t/{CODE}")
    page.get_by_role("link", name="Foreslå temaer").click()
    tick(page, TEXTS[0], TEXTS[1])
    page.get_by_label("Hvad skal de hedde").fill("Trafik")
    page.get_by_label("Hvad skal de hedde").press("Enter")
    expect(page.locator("#saved")).to_have_text("Foreslået: Trafik")
    expect(page.locator(".pick .proposed:visible")).to_have_count(2)
    expect(page.locator("#picks :checked")).to_have_count(0)
    tick(page, TEXTS[2])
    page.get_by_role("button", name="Trafik", exact=True).click()
    expect(page.locator(".pick .proposed:visible")).to_have_count(3)
    page.get_by_role("link", name="Tilbage til arket").click()
    expect(page.locator("#notes .proposed")).to_have_text(["Tema: Trafik"] * 3)
    assert set(proposed(room).values()) == {("Trafik",)}


@pytest.mark.browser
@pytest.mark.parametrize("path", ["", "/themes"])
def test_an_open_page_hears_that_a_proposal_was_not_taken_up(room, pages, path):
    first, *_others = write(room)
    room.do(board.propose_theme, {first: ()}, "Trafik")
    page = pages()
    page.goto(f"{room.url}/t/{CODE}{path}")
    expect(page.locator(".proposed:visible")).to_have_count(1)
    room.do(board.decline_proposals, (first,))
    expect(page.locator(".declined:visible")).to_contain_text("ikke taget “Trafik” op")
    room.do(board.withdraw_proposal, {first: ("Trafik",)})
    expect(page.locator(".declined:visible")).to_have_count(0)


@pytest.mark.browser
def test_without_a_network_proposals_wait_and_arrive_once_in_order(room, pages):
    first, second, _third = write(room)
    page = themes(room, pages())
    page.route("**/api/*", lambda route: route.abort())
    tick(page, TEXTS[0], TEXTS[1])
    page.get_by_label("Hvad skal de hedde").fill("Trafik")
    page.get_by_role("button", name="Foreslå temaet").click()
    tick(page, TEXTS[0])
    page.get_by_label("Hvad skal de hedde").fill("Cykler")
    page.get_by_role("button", name="Foreslå temaet").click()
    expect(page.locator(".pick.waits")).to_have_count(2)
    expect(page.locator("#saved")).to_contain_text("(2)")
    page.reload()
    expect(page.locator(".pick.waits")).to_have_count(2)
    assert proposed(room) == {}
    page.unroute("**/api/*")
    expect(page.locator("#saved")).to_have_text("Foreslået: Cykler")
    expect(page.locator(".pick.waits")).to_have_count(0)
    assert proposed(room) == {first: ("Cykler",), second: ("Trafik",)}
    assert room.asked.count("propose_own") == 2


@pytest.mark.browser
def test_a_proposal_that_is_refused_is_never_told_as_made(room, pages):
    first, *_others = write(room)
    page = themes(room, pages())
    page.route("**/events*", lambda route: route.abort())
    page.route("**/api/*", lambda route: route.abort())
    tick(page, TEXTS[0])
    page.get_by_label("Hvad skal de hedde").fill("Trafik")
    page.get_by_role("button", name="Foreslå temaet").click()
    expect(page.locator("#saved")).to_contain_text("(1)")
    room.do(board.withdraw_note, first)
    page.unroute("**/api/*")
    expect(page.locator("#refused-list li")).to_have_count(1)
    expect(page.locator("#saved")).to_have_text("Ikke taget imod")
    expect(page.locator("#saved")).to_have_class("saved waiting")
    page.get_by_role("button", name="Slet den her").click()
    expect(page.locator("#saved")).to_have_text(SAVED)


@pytest.mark.browser
def test_two_devices_at_one_sheet_never_overwrite_each_other(room, pages):
    first, *_others = write(room)
    one, other = themes(room, pages()), themes(room, pages())
    one.route("**/api/*", lambda route: route.abort())
    for page, name in ((one, "Trafik"), (other, "Skolevej")):
        tick(page, TEXTS[0])
        page.get_by_label("Hvad skal de hedde").fill(name)
        page.get_by_role("button", name="Foreslå temaet").click()
    expect(other.locator("#saved")).to_have_text("Foreslået: Skolevej")
    one.unroute("**/api/*")
    both = "Trafik · Skolevej"
    for page in (one, other):
        expect(page.locator(".pick .proposed:visible b")).to_have_text([both])
    assert proposed(room) == {first: ("Trafik", "Skolevej")}
    tick(other, TEXTS[0])
    other.get_by_role("button", name="Tag det tilbage").click()
    expect(one.locator(".pick .proposed:visible")).to_have_count(0)
    assert proposed(room) == {}


@pytest.mark.browser
def test_when_the_round_is_over_and_delivered_the_form_goes(room, pages):
    write(room)
    page = themes(room, pages())
    room.do(board.deliver_sheet, "round", 1, room.tick())
    room.do(agenda.start_item, "break", room.tick())
    expect(page.locator("#propose")).to_be_hidden()


@pytest.mark.browser
@pytest.mark.parametrize("size", [(360, 740), (1024, 768)])
def test_at_the_largest_text_nothing_is_wider_than_the_screen(room, pages, size):
    write(room)
    room.do(board.propose_theme, {"note-1-0": ()}, "Sammenhængende cykelforbindelser " * 3)
    width, height = size
    page = themes(room, pages(viewport={"width": width, "height": height}))
    for _size in range(2):
        page.get_by_role("button", name="Tekststørrelse").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    small = page.evaluate(
        "[...document.querySelectorAll('#propose button, #propose label:has([type=checkbox])')]"
        ".filter(e => e.offsetHeight && e.offsetHeight < 44).length"
    )
    assert small == 0
