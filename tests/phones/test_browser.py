"""What people do on their phones, in a real browser at 360 x 740."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from app.models import agenda, board, timing, voting
from app.models.board import Mark, NewNote
from app.models.voting import Choice, Reveal
from tests.phones.room import MEETING, TABLE_CODES, Room
from tests.phones.targets import targets
from tests.signs import TYPED

pytestmark = pytest.mark.browser

CODE = TABLE_CODES[0]
SAVED = "Alt er gemt på computeren"
SIZES = [(360, 740), (820, 1180)]


def sheet(room, page, code=CODE):
    page.goto(f"{room.url}/t/{code}")
    expect(page.locator("#saved")).to_have_text(SAVED)
    return page


def vote_page(room, page, card=0):
    page.goto(f"{room.url}/v#{room.codes[card]}")
    return page


def texts(page):
    return page.locator("#notes .text")


# --- the ballot ---


def test_a_member_votes_looks_at_the_ballot_and_changes_it(room, pages):
    page = vote_page(room, pages())
    expect(page.locator("#poll h1")).to_have_text("Ingen afstemning er åben lige nu")
    room.open_poll()
    expect(page.locator("#poll h1")).to_have_text("Skal anbefalingen med i rapporten?")
    expect(page.locator("article")).to_contain_text("Anbefaling 1, udgave 1")
    page.get_by_role("button", name="For", exact=True).click()
    expect(page.locator("#confirm")).to_contain_text("Den er ikke i stemmeboksen endnu")
    page.get_by_role("button", name="Vælg om").click()
    page.get_by_role("button", name="Imod").click()
    expect(page.locator("#answers .ballot")).to_have_text("− Imod")
    assert room.ballots() == {}
    page.get_by_role("button", name="Læg den i stemmeboksen").click()
    expect(page.get_by_role("heading", name="Din stemmeseddel er i stemmeboksen")).to_be_focused()
    expect(page.locator("#done .turnout")).to_have_text("1 af 5 har stemt")
    assert [each.answer for each in room.ballots().values()] == [Choice.NO]
    page.get_by_role("button", name="Se afstemningen igen").click()
    page.get_by_role("button", name="Blank").click()
    page.get_by_role("button", name="Læg den i stemmeboksen").click()
    expect(page.locator("#done")).to_be_visible()
    assert [each.answer for each in room.ballots().values()] == [Choice.BLANK]
    room.close_poll()
    expect(page.locator("#poll h1")).to_have_text("Afstemningen er slut")
    room.publish()
    expect(page.locator(".result")).to_contain_text("For 0 · Imod 0 · Blank 1")


def test_the_words_are_read_before_the_choice_and_both_are_seen_at_once(room, pages):
    page = vote_page(room, pages())
    room.open_poll()
    words, choice = page.locator("#poll .words").first, page.locator(".choice").last
    expect(choice).to_be_visible()
    above, below = words.bounding_box(), choice.bounding_box()
    assert above
    assert below
    assert above["y"] + above["height"] <= page.locator(".choice").first.bounding_box()["y"]
    assert below["y"] + below["height"] <= page.viewport_size["height"]


def test_a_mistyped_code_stays_in_its_field_to_be_put_right(room, pages):
    room.open_poll()
    page = pages()
    page.goto(f"{room.url}/v#7KQ4M2XD9PC")
    expect(page.locator("#enter .problem")).to_contain_text("skrevet forkert")
    expect(page.locator("#code")).to_have_value("7KQ4M2XD9PC")
    page.locator("#code").fill(room.codes[0][:-1])
    page.get_by_role("button", name="Fortsæt").click()
    expect(page.locator("#enter .problem")).to_contain_text("ikke en hel kortkode")
    expect(page.locator("#code")).to_have_value(room.codes[0][:-1])
    page.locator("#code").fill(room.codes[0])
    page.get_by_role("button", name="Fortsæt").click()
    expect(page.locator(".choice")).to_have_count(3)
    page.get_by_role("button", name="Brug et andet kort").click()
    expect(page.locator("#code")).to_have_value("")


def test_a_language_chosen_on_one_page_holds_on_the_next(room, pages):
    room.open_poll()
    page = pages()
    page.goto(f"{room.url}/t/{TABLE_CODES[0]}")
    page.locator("#switch").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.wait_for_load_state()  # its script keeps the choice
    page.goto(f"{room.url}/v#{room.codes[0]}")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator(".choice")).to_have_count(3)
    assert room.codes[0] not in page.url
    page.goto(room.url)
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.locator("#switch").click()
    expect(page.locator("html")).to_have_attribute("lang", "da")
    page.goto(f"{room.url}/v")
    expect(page.locator("html")).to_have_attribute("lang", "da")


def test_the_code_leaves_the_address_and_the_page_remembers_the_card(room, pages):
    room.open_poll()
    page = pages()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    vote_page(room, page)
    expect(page.locator(".choice")).to_have_count(3)
    assert room.codes[0] not in page.url
    page.reload()
    expect(page.locator(".choice")).to_have_count(3)
    assert [each for each in asked if room.codes[0] in each.partition("#")[0]] == []
    page.get_by_role("button", name="Brug et andet kort").click()
    expect(page.locator("#code")).to_be_visible()
    page.reload()
    expect(page.locator("#code")).to_be_visible()


def test_a_typed_code_is_checked_and_explained(room, pages):
    room.open_poll()
    page = pages()
    page.goto(room.url)
    page.get_by_label("Kode fra et kort, et bord eller ankomstskranken").fill("7KQ4-M2XD-9PC")
    page.get_by_role("button", name="Fortsæt").click()
    expect(page.get_by_role("alert")).to_contain_text("Kortkoden er skrevet forkert")
    page.get_by_label("Kortkode").fill(voting.shown(room.codes[2]).lower())
    page.get_by_role("button", name="Fortsæt").click()
    expect(page.locator(".choice")).to_have_count(3)


def test_a_ballot_sent_while_the_laptop_is_away_arrives_once(room, pages):
    room.open_poll()
    page = vote_page(room, pages())
    page.get_by_role("button", name="For", exact=True).click()
    port = room.server.port
    room.server.stop()
    page.get_by_role("button", name="Læg den i stemmeboksen").click()
    expect(page.locator("#saved")).to_contain_text("Din stemmeseddel ligger på telefonen")
    expect(page.locator("#done")).to_be_hidden()
    again(room, port)
    expect(page.locator("#done")).to_be_visible()
    assert [each.answer for each in room.ballots().values()] == [Choice.YES]


CONTRAST = """each => {
  const light = css => { const [r, g, b] = css.match(/[\\d.]+/g).map(part => {
    const share = part / 255;
    return share <= .03928 ? share / 12.92 : ((share + .055) / 1.055) ** 2.4;
  }); return .2126 * r + .7152 * g + .0722 * b; };
  const style = getComputedStyle(each);
  const both = [light(style.color), light(style.backgroundColor)].sort((a, b) => b - a);
  return (both[0] + .05) / (both[1] + .05);
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_button_that_waits_for_the_laptop_can_be_read(room, pages, scheme):
    room.open_poll()
    page = vote_page(room, pages())
    page.emulate_media(color_scheme=scheme)
    page.get_by_role("button", name="For", exact=True).click()
    page.route("**/api/ballot*", lambda route: route.abort())
    cast = page.get_by_role("button", name="Læg den i stemmeboksen")
    cast.click()
    expect(cast).to_be_disabled()
    assert cast.evaluate(CONTRAST) >= 4.5


def test_a_ballot_whose_answer_was_lost_is_sent_again_and_counts_once(room, pages):
    room.open_poll()
    page = vote_page(room, pages())
    page.get_by_role("button", name="For", exact=True).click()
    drop_first_answer(page, "**/api/ballot*")
    page.get_by_role("button", name="Læg den i stemmeboksen").click()
    expect(page.locator("#done")).to_be_visible()
    assert room.asked.count("cast_ballots") == 2
    assert len(room.ballots()) == 1


def test_a_reload_in_the_middle_of_sending_sends_the_same_ballot(room, pages):
    room.open_poll()
    page = vote_page(room, pages())
    page.get_by_role("button", name="For", exact=True).click()
    port = room.server.port
    page.route("**/api/ballot*", lambda route: route.abort())
    page.get_by_role("button", name="Læg den i stemmeboksen").click()
    expect(page.locator("#saved")).to_contain_text("ligger på telefonen")
    page.unroute("**/api/ballot*")
    page.reload()
    expect(page.locator("#done")).to_be_visible()
    assert len(room.ballots()) == 1
    assert room.server.port == port


def test_a_double_tap_is_one_ballot(room, pages):
    room.open_poll()
    page = vote_page(room, pages())
    page.get_by_role("button", name="For", exact=True).click()
    page.get_by_role("button", name="Læg den i stemmeboksen").dblclick()
    expect(page.locator("#done")).to_be_visible()
    assert room.asked.count("cast_ballots") == 1


def tap_twice(page, button, between=None):
    """A double tap: the second tap lands where the first did, whatever stands there by then."""
    box = button.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.click(x, y)
    if between is not None:
        expect(between).to_be_visible()
    page.mouse.move(x, y)
    page.mouse.down(click_count=2)
    page.mouse.up(click_count=2)


def test_the_second_tap_of_a_double_tap_presses_nothing_that_came_in_between(room, pages):
    room.open_poll()
    page = vote_page(room, pages())
    for button in page.locator(".choice").all():
        expect(button).to_be_visible()
        tap_twice(page, button, between=page.locator("#confirm"))
        expect(page.locator("#confirm")).to_be_visible()
        page.get_by_role("button", name="Vælg om").click()
    assert room.ballots() == {}
    page.get_by_role("button", name="For", exact=True).click()
    over_all = "(button) => { button.style.cssText = 'position: fixed; inset: 0' }"
    page.locator("#again button").evaluate(over_all)
    tap_twice(page, page.get_by_role("button", name="Læg den i"), between=page.locator("#done"))
    expect(page.locator("#done")).to_be_visible()
    expect(page.locator("#poll")).to_be_hidden()


def test_a_poll_that_closes_under_the_voters_hand_is_explained(room, pages):
    room.open_poll()
    page = vote_page(room, pages())
    page.get_by_role("button", name="For", exact=True).click()
    page.route("**/v/poll*", lambda route: route.continue_())
    room.close_poll()
    expect(page.locator("#poll h1")).to_have_text("Afstemningen er slut")
    expect(page.locator("#confirm")).to_be_hidden()
    assert room.ballots() == {}


def test_a_live_tally_moves_on_the_phone_where_it_was_agreed(room, pages):
    room.open_poll(reveal=Reveal.LIVE)
    page = vote_page(room, pages())
    expect(page.locator("#poll .live")).to_have_text("For 0 · Imod 0 · Blank 0")
    key = voting.ballot_key(room.codes[3], "salt of poll-1")
    card = voting.Card(voting.card_hash(room.codes[3], "salt of the deck"), key)
    room.do(voting.cast_ballot, "poll-1", card, "ballot-one", Choice.NO)
    expect(page.locator("#poll .live")).to_have_text("For 0 · Imod 1 · Blank 0")


def test_without_a_script_a_member_votes(room, pages):
    room.open_poll()
    page = pages(java_script_enabled=False)
    page.goto(room.url)
    page.get_by_label("Kode fra et kort, et bord eller ankomstskranken").fill(room.codes[0])
    page.get_by_role("button", name="Fortsæt").click()
    page.get_by_role("button", name="Imod").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sådan er din stemmeseddel")
    page.get_by_role("button", name="Læg den i stemmeboksen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Din stemmeseddel er i stemmeboksen")
    assert [each.answer for each in room.ballots().values()] == [Choice.NO]
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("button", name="Against")).to_be_visible()


# --- the sheet ---


def test_a_note_taker_writes_marks_edits_and_takes_back(room, pages):
    page = sheet(room, pages())
    field = page.get_by_label("Skriv en note")
    field.fill("Flere cykelstier")
    field.press("Enter")
    expect(texts(page)).to_have_text(["Flere cykelstier"])
    expect(field).to_be_focused()
    field.press("?")
    expect(page.get_by_label("? Spørgsmål")).to_be_checked()
    field.press_sequentially("Hvem betaler?")
    page.get_by_role("button", name="Send").click()
    expect(texts(page)).to_have_text(["Hvem betaler?", "Flere cykelstier"])
    expect(page.locator("#saved")).to_have_text(SAVED)
    assert [(each.text, each.mark) for each in room.assembly.board] == [
        ("Flere cykelstier", Mark.IDEA),
        ("Hvem betaler?", Mark.QUESTION),
    ]
    first = page.locator(".note", has_text="Flere cykelstier")
    first.get_by_text("Ret", exact=True).click()
    edit = page.get_by_role("dialog")
    edit.get_by_label("Noten").fill("Brede cykelstier")
    edit.get_by_role("button", name="Gem rettelsen").click()
    expect(texts(page).last).to_have_text("Brede cykelstier")
    room.wait_for(lambda: "Brede cykelstier" in room.notes())
    last = page.locator(".note", has_text="Hvem betaler?")
    last.get_by_text("Ret", exact=True).click()
    edit.get_by_role("button", name="Tag noten tilbage").click()
    edit.get_by_role("button", name="Ja, tag den tilbage").click()
    expect(texts(page)).to_have_text(["Brede cykelstier"])
    room.wait_for(lambda: room.notes() == ["Brede cykelstier"])


def test_an_empty_note_is_told_in_the_pages_own_words_and_a_double_tap_in_none(room, pages):
    page = sheet(room, pages())
    send = page.get_by_role("button", name="Send", exact=True)
    send.click()
    expect(page.locator("#saved")).to_have_text("Skriv noten først.")
    expect(page.locator("#text")).to_be_focused()
    assert page.locator("#entry").evaluate("form => form.noValidate")
    page.locator("#text").fill("En bænk")
    send.dblclick()
    expect(texts(page)).to_have_text(["En bænk"])
    expect(page.locator("#saved")).to_have_text(SAVED)


def test_a_sign_that_belongs_to_the_words_stays_with_them(room, pages):
    page = sheet(room, pages())
    field = page.get_by_label("Skriv en note")
    for at, (typed, _mark, _text) in enumerate(TYPED, 1):
        field.press_sequentially(typed)
        field.press("Enter")
        expect(texts(page)).to_have_count(at)
    room.wait_for(lambda: len(room.notes()) == len(TYPED))
    found = {each.text: each.mark for each in room.assembly.board}
    assert found == {text: mark for _typed, mark, text in TYPED}


@pytest.mark.parametrize(("key", "mark"), [("+", "for"), ("-", "against"), ('"', "quote")])
def test_a_quick_key_marks_only_an_empty_field(room, pages, key, mark):
    page = sheet(room, pages())
    field = page.get_by_label("Skriv en note")
    field.press_sequentially(f"{key}a{key}b")
    kept = f"{key}a{key}b" if mark == "quote" else f"a{key}b"  # a quotation within the note
    expect(field).to_have_value(kept)
    expect(page.locator(f"#entry [value={mark}]")).to_be_checked()
    field.fill("")
    field.press("Backspace")
    expect(page.locator("#entry [value=idea]")).to_be_checked()


def test_notes_written_while_the_laptop_is_away_arrive_once_and_in_order(room, pages):
    page = sheet(room, pages())
    field = page.get_by_label("Skriv en note")
    port = room.server.port
    room.server.stop()
    written = [f"Tanke {number}" for number in range(1, 8)]
    for each in written:
        field.fill(each)
        field.press("Enter")
    expect(page.locator("#saved")).to_contain_text("venter på denne enhed")
    expect(page.locator(".note.waits")).to_have_count(7)
    assert room.notes() == []
    again(room, port)
    expect(page.locator("#saved")).to_have_text(SAVED)
    expect(page.locator(".note.waits")).to_have_count(0)
    expect(texts(page)).to_have_text(written[::-1])
    asked = [each for each in room.asked if each == "write_own"]
    assert len(asked) == 7
    assert sorted(room.notes()) == written


def test_notes_wait_through_a_reload_and_a_lost_answer_writes_no_note_twice(room, pages):
    page = sheet(room, pages())
    page.route("**/api/note*", lambda route: route.abort())
    field = page.get_by_label("Skriv en note")
    for each in ("En", "To"):
        field.fill(each)
        field.press("Enter")
    field.fill("Et udkast, der ikke er sendt")
    field.evaluate("field => field.blur()")
    page.wait_for_timeout(400)
    page.reload()
    expect(texts(page)).to_have_text(["To", "En"])
    expect(page.get_by_label("Skriv en note")).to_have_value("Et udkast, der ikke er sendt")
    page.unroute("**/api/note*")
    drop_first_answer(page, "**/api/note*")
    page.reload()
    expect(page.locator("#saved")).to_have_text("En note er ikke sendt endnu.")
    expect(page.locator(".note.waits")).to_have_count(0)
    assert room.asked.count("write_own") == 3
    assert sorted(room.notes()) == ["En", "To"]


def test_two_devices_on_one_sheet_see_each_other_and_lose_nothing(room, pages):
    one, other = sheet(room, pages()), sheet(room, pages())
    for page, text in ((one, "Fra den ene"), (other, "Fra den anden")):
        page.get_by_label("Skriv en note").fill(text)
        page.get_by_role("button", name="Send").click()
        expect(texts(one)).to_have_count(2 if page is other else 1)
        expect(texts(other)).to_have_count(2 if page is other else 1)
    row = one.locator(".note", has_text="Fra den ene")
    row.get_by_text("Ret", exact=True).click()
    edit = one.get_by_role("dialog")
    edit.get_by_label("Noten").fill("Fra den ene, længere")
    theirs = other.locator(".note", has_text="Fra den ene")
    theirs.get_by_text("Ret", exact=True).click()
    other.get_by_label("Noten").fill("Fra den ene, kortere")
    other.get_by_role("button", name="Gem rettelsen").click()
    expect(edit.locator(".meanwhile")).to_contain_text("Fra den ene, kortere")
    expect(edit.get_by_label("Noten")).to_have_value("Fra den ene, længere")
    edit.get_by_role("button", name="Gem rettelsen").click()
    expect(other.locator(".note", has_text="længere")).to_be_visible()
    (kept,) = [each for each in room.assembly.board if each.others]
    assert (kept.text, kept.others) == ("Fra den ene, længere", ("Fra den ene, kortere",))


def test_a_sheet_is_delivered_and_taken_back(room, pages):
    page = sheet(room, pages())
    page.get_by_label("Skriv en note").fill("Ikke sendt endnu")
    page.get_by_role("button", name="Aflever arket").click()
    expect(page.locator("#saved")).to_contain_text("en note, I ikke har sendt endnu")
    assert not room.assembly.board.delivered
    page.get_by_role("button", name="Send").click()
    page.get_by_role("button", name="Aflever arket").click()
    expect(page.locator("#delivered")).to_contain_text("Afleveret kl.")
    expect(page.get_by_label("Skriv en note")).to_be_hidden()
    assert room.notes() == ["Ikke sendt endnu"]
    page.get_by_role("button", name="Tag arket tilbage").click()
    expect(page.get_by_label("Skriv en note")).to_be_visible()


def test_a_note_for_a_sheet_that_was_delivered_meanwhile_is_kept_and_can_be_sent_again(room, pages):
    page = pages()
    page.route("**/events*", lambda route: route.abort())
    sheet(room, page)  # asks every five seconds instead
    page.get_by_label("Skriv en note").fill("En sen tanke")
    room.do(board.deliver_sheet, "round", 1, room.now)
    page.get_by_role("button", name="Send").click()
    refused = page.locator("#refused")
    expect(refused).to_contain_text("Bord 1 har afleveret sit ark")
    expect(refused).to_contain_text("En sen tanke")
    room.do(board.reopen_sheet, "round", 1)
    refused.get_by_role("button", name="Send igen").click()
    room.wait_for(lambda: room.notes() == ["En sen tanke"])


def test_a_change_that_is_refused_can_become_a_note_of_its_own(room, pages):
    page = pages()
    page.route("**/events*", lambda route: route.abort())
    sheet(room, page)
    page.get_by_label("Skriv en note").fill("Flere bænke")
    page.get_by_role("button", name="Send").click()
    room.wait_for(lambda: room.notes() == ["Flere bænke"])
    page.locator(".note", has_text="Flere bænke").get_by_text("Ret", exact=True).click()
    edit = page.get_by_role("dialog")
    edit.get_by_label("Noten").fill("Flere bænke og borde")
    room.do(board.deliver_sheet, "round", 1, room.now)
    edit.get_by_role("button", name="Gem rettelsen").click()
    refused = page.locator("#refused")
    expect(refused).to_contain_text("Flere bænke og borde")
    room.do(board.reopen_sheet, "round", 1)
    refused.get_by_role("button", name="Send som en ny note").click()
    room.wait_for(lambda: room.notes() == ["Flere bænke", "Flere bænke og borde"])
    expect(refused).to_be_hidden()


def test_a_table_asks_for_help_and_sees_when_it_is_coming(room, pages):
    page = sheet(room, pages())
    page.get_by_role("button", name="Vi har brug for hjælp").click()
    expect(page.locator("#help-line")).to_contain_text("facilitators computer")
    expect(page.locator("#help-line")).not_to_contain_text("Der kommer nogen")
    room.do(board.answer_help, 1)
    expect(page.locator("#help-line")).to_contain_text("Der kommer nogen")
    expect(page.get_by_role("button", name="Vi har brug for hjælp")).to_be_disabled()
    room.do(board.helped, 1)
    expect(page.get_by_role("button", name="Vi har brug for hjælp")).to_be_enabled()


def test_the_time_left_is_the_laptops_though_the_phone_is_years_off(room, pages):
    page = pages()
    page.clock.install(time="2001-01-01T12:00:00")
    sheet(room, page)
    expect(page.locator("#timer")).to_have_text("25:00 tilbage")
    room.now += 90_000
    room.do(agenda.pause, room.now)
    expect(page.locator("#timer")).to_have_text("23:30 tilbage, pause")
    room.now += 30 * 60_000
    room.do(agenda.resume, room.now)
    room.now += 24 * 60_000
    room.do(agenda.pause, room.now)
    expect(page.locator("#timer")).to_have_text("0:30 over tiden")
    room.do(agenda.resume, room.now)
    room.now += 810 * 60_000
    room.do(agenda.pause, room.now)
    expect(page.locator("#timer")).to_have_text("13 t. 30 min. over tiden")


@pytest.mark.parametrize("off_ms", [3_600_000, -3_600_000])
def test_a_device_whose_clock_is_an_hour_wrong_shows_the_hosts_time_and_counts_on(
    room, pages, off_ms
):
    page = pages()
    page.add_init_script(f"const real = Date.now; Date.now = () => real.call(Date) + {off_ms};")
    sheet(room, page)
    expect(page.locator("#timer")).to_have_text("25:00 tilbage")
    expect(page.locator("#timer")).to_have_text("24:59 tilbage")


@pytest.mark.parametrize("hours", [1, -1])
def test_when_the_laptops_clock_is_set_right_the_time_left_stays_as_it_is(room, pages, hours):
    page = sheet(room, pages())
    room.do(agenda.pause, room.now)
    expect(page.locator("#timer")).to_have_text("25:00 tilbage, pause")
    by = hours * 60 * 60_000
    room.now += by
    room.do(timing.correct_clock, "laptop", by, room.now - by)
    room.do(agenda.resume, room.now)
    expect(page.locator("#timer")).to_have_text("25:00 tilbage")
    room.now += 60_000
    room.do(agenda.pause, room.now)
    expect(page.locator("#timer")).to_have_text("24:00 tilbage, pause")


def test_a_code_that_is_revoked_is_explained_and_what_was_written_stays(room, pages):
    page = sheet(room, pages())
    issued = ("AAAAAA", "BBBBBB", "CCCCCC")
    room.do(board.issue_table_codes, MEETING, issued)
    expect(page.locator("#saved")).to_contain_text("Bordkoden gælder ikke mere")
    field = page.get_by_label("Skriv en note")
    field.fill("Skrevet for sent")
    field.press("Enter")
    expect(field).to_have_value("Skrevet for sent")
    for name in ("Send", "Aflever arket", "Vi har brug for hjælp"):
        expect(page.get_by_role("button", name=name)).to_be_disabled()
    expect(page.get_by_role("link", name="Billeder af vores papir")).to_be_hidden()
    page.get_by_label("Bordets nye kode").fill(issued[0])
    page.get_by_role("button", name="Fortsæt").click()
    expect(field).to_have_value("Skrevet for sent")
    page.get_by_role("button", name="Send").click()
    room.wait_for(lambda: room.notes() == ["Skrevet for sent"])


def test_markup_in_a_note_is_text_on_the_page(room, pages):
    hostile = "<img src=x onerror=\"document.title='hacked'\"><b>fed</b>"
    room.do(board.write_note, NewNote("note-0001", MEETING, "round", 1, hostile, Mark.IDEA), 1)
    page = sheet(room, pages())
    expect(texts(page)).to_have_text([hostile])
    assert page.locator("#notes img").count() == 0
    assert page.title() == "Bord 1"


def test_without_a_script_a_note_taker_writes(room, pages):
    page = pages(java_script_enabled=False)
    page.goto(f"{room.url}/t/{CODE}")
    page.get_by_label("Skriv en note").fill("Uden script")
    page.get_by_label("” Citat").check()
    page.get_by_role("button", name="Send").click()
    expect(texts(page)).to_have_text(["Uden script"])
    page.get_by_role("button", name="Aflever arket").click()
    expect(page.locator("#delivered")).to_be_visible()
    assert [(each.text, each.mark) for each in room.assembly.board] == [("Uden script", Mark.QUOTE)]


# --- for everybody ---


@pytest.mark.parametrize("size", SIZES)
def test_every_page_fits_at_twice_the_text_and_its_targets_are_large(room, pages, size):
    room.open_poll()
    room.do(
        board.write_note,
        NewNote("note-0001", MEETING, "round", 1, "Speciallægepraksisplanlægning " * 3, Mark.FOR),
        1,
    )
    page = pages(viewport={"width": size[0], "height": size[1]})
    for path in ("/", f"/t/{CODE}", "/v", f"/v#{room.codes[0]}"):
        page.goto(room.url + path)
        if "#" in path:
            expect(page.locator(".choice")).to_have_count(3)
        for chosen in ("", " larger", " largest"):
            expect(page.locator("html")).to_have_class(f"scripts{chosen}")
            width = page.locator("html").evaluate("root => root.scrollWidth")
            assert width <= size[0]
            for each in targets(page, "button:visible, summary:visible, .mark:visible"):
                assert each.least >= 48, each
                assert each.right <= size[0] - 16, each
                assert each.is_whole, each
            page.get_by_role("button", name="Tekststørrelse").click()


def test_a_screen_reader_finds_names_and_headings(room, pages):
    room.open_poll()
    page = sheet(room, pages())
    assert page.get_by_role("heading", level=1).count() == 1
    expect(page.get_by_role("group", name="Hvad slags note er det?")).to_be_visible()
    fields = page.locator("input:visible, textarea:visible, button:visible")
    nameless = "all => all.filter(e => !(e.labels?.length || e.textContent.trim()))"
    assert fields.evaluate_all(f"{nameless}.map(e => e.outerHTML)") == []
    vote_page(room, page)
    expect(page.get_by_role("heading", level=1, name="Skal anbefalingen")).to_be_focused()


def test_a_page_left_open_over_a_pause_of_the_server_comes_back_by_itself(room, pages):
    page = sheet(room, pages())
    port = room.server.port
    room.server.stop()
    expect(page.locator("#saved")).to_contain_text("Ingen kontakt med computeren")
    room.do(board.write_note, NewNote("note-0001", MEETING, "round", 1, "Imens", Mark.IDEA), 1)
    again(room, port)
    expect(texts(page)).to_have_text(["Imens"])
    expect(page.locator("#saved")).to_have_text(SAVED)


def again(room: Room, port: int) -> None:
    """Start the server once more where it was."""
    room.server._wanted_port = port  # noqa: SLF001 - a real one has a fixed port
    room.server.start()
    assert room.server.port == port


def drop_first_answer(page, pattern: str) -> None:
    """The first request reaches the laptop, and its answer never reaches the phone."""
    dropped: list[object] = []

    def handle(route) -> None:
        if dropped:
            route.continue_()
            return
        dropped.append(route.fetch())
        route.abort()

    page.route(pattern, handle)
