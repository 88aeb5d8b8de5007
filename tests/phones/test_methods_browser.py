"""Every method, a ballot with several questions, receipts and the voting desk in a real browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from app.models import voting
from app.models.voting import Method
from tests.phones.asked import ANSWERS, ASKED, OPTIONS
from tests.phones.phone import Phone
from tests.phones.targets import targets
from tests.phones.test_ballots import cast
from tests.phones.test_browser import again, vote_page

pytestmark = pytest.mark.browser

METHODS = list(Method)
KIOSK = "7KQ4M2XD"
IN_THE_BOX = "Din stemmeseddel er i stemmeboksen"


def kept(room, poll: str) -> list[str]:
    return [each.answer for each in room.ballots(poll).values()]


def choose(page: Page, method: Method) -> None:
    """Answer the question in sight as a finger does."""
    ask = page.locator(".question:visible")
    {
        Method.YES_NO_BLANK: lambda: ask.get_by_label("Imod").check(),
        Method.SCALE: lambda: ask.get_by_label("Godt").check(),
        Method.APPROVAL: lambda: tick_two(ask),
        Method.DOTS: lambda: put_dots(ask),
        Method.RANKING: lambda: take_two(page, ask),
        Method.RESISTANCE: lambda: resist(ask),
    }[method]()


def tick_two(ask: Locator) -> None:
    for at in (0, 2):
        ask.get_by_label(OPTIONS[at]).check()


def put_dots(ask: Locator) -> None:
    for row, dots in ((1, 3), (3, 2)):
        for _dot in range(dots):
            ask.locator(".opt").nth(row).get_by_role("button", name="En prik mere").click()


def take_two(page: Page, ask: Locator) -> None:
    ask.get_by_role("button", name=OPTIONS[2], exact=True).click()
    page.wait_for_timeout(400)  # a second tap in the same place within 350 ms is no tap
    ask.get_by_role("button", name=OPTIONS[0], exact=True).click()


def resist(ask: Locator) -> None:
    for row, mark in enumerate(ANSWERS[Method.RESISTANCE].split(",")):
        group = ask.get_by_role("group", name=OPTIONS[row])
        group.get_by_label(mark, exact=True).check(force=True)


def onward(page: Page, name: str) -> None:
    page.locator(".question:visible").get_by_role("button", name=name).click()


def send(page: Page) -> None:
    page.get_by_role("button", name="Læg den i stemmeboksen").click()
    expect(page.get_by_role("heading", name=IN_THE_BOX)).to_be_focused()


@pytest.mark.parametrize("method", METHODS[1:])
def test_a_member_answers_looks_at_it_and_sends_it(room, pages, method):
    (poll,) = room.open_ballot(ASKED[method])
    page = vote_page(room, pages())
    choose(page, method)
    onward(page, "Se min stemmeseddel")
    expect(page.get_by_role("heading", name="Sådan er din stemmeseddel")).to_be_focused()
    assert kept(room, poll) == []
    send(page)
    assert kept(room, poll) == [ANSWERS[method]]


def test_a_ballot_with_several_questions_goes_one_by_one_and_is_sent_once(room, pages):
    polls = room.open_ballot(*ASKED.values())
    page = vote_page(room, pages())
    for number, method in enumerate(METHODS, 1):
        expect(page.locator(".question:visible")).to_contain_text(f"Spørgsmål {number} af 6")
        expect(page.locator(".question:visible h1")).to_be_focused()
        choose(page, method)
        onward(page, "Se min stemmeseddel" if number == 6 else "Næste")
    answers = page.locator("#answers")
    told = ["Imod", "Godt", OPTIONS[2], f"{OPTIONS[1]}: 3", f"1. {OPTIONS[2]}", f"{OPTIONS[1]}: 10"]
    for each in told:
        expect(answers).to_contain_text(each)
    page.get_by_role("button", name="Ret svaret på spørgsmål 2").click()
    expect(page.locator(".question:visible h1")).to_be_focused()
    page.get_by_label("Det elsker jeg").check()
    onward(page, "Næste")  # back to the last look, not through all the others again
    expect(answers).to_contain_text("Det elsker jeg")
    send(page)
    assert [kept(room, each) for each in polls] == [
        ["no"], ["5"], ["1,0,1,0"], ["0,3,0,2"], ["2,,1,"], ["0,10,3,7"],
    ]  # fmt: skip
    assert room.asked.count("cast_ballots") == 1
    receipts = page.locator("#receipts code").all_text_contents()
    ids = [next(iter(room.ballots(each).values())).id for each in polls]
    assert receipts == [voting.receipt(*each) for each in zip(polls, ids, strict=True)]
    assert len(set(ids)) == 6


def test_a_step_back_keeps_what_was_chosen_and_a_ballot_can_be_changed(room, pages):
    polls = room.open_ballot(ASKED[Method.SCALE], ASKED[Method.DOTS])
    page = vote_page(room, pages())
    choose(page, Method.SCALE)
    onward(page, "Næste")
    choose(page, Method.DOTS)
    onward(page, "Tilbage")
    expect(page.get_by_label("Godt")).to_be_checked()
    onward(page, "Næste")
    expect(page.locator(".question:visible .count")).to_have_text("0 af 5 prikker tilbage")
    onward(page, "Se min stemmeseddel")
    send(page)
    page.get_by_role("button", name="Se afstemningen igen").click()
    expect(page.locator(".question:visible .voted")).to_be_visible()
    expect(page.locator(".question:visible input:checked")).to_have_count(0)  # nobody reads it here
    page.get_by_label("Helst ikke").check()
    onward(page, "Næste")
    onward(page, "Se min stemmeseddel")
    send(page)
    assert [kept(room, each) for each in polls] == [["2"], ["blank"]]


def test_a_ballot_half_filled_in_is_there_again_after_a_reload(room, pages):
    room.open_ballot(*ASKED.values())
    page = vote_page(room, pages())
    for method in METHODS[:5]:
        choose(page, method)
        onward(page, "Næste")
    page.reload()
    expect(page.get_by_label("Imod")).to_be_checked()
    for _question in range(5):
        onward(page, "Næste")
    onward(page, "Se min stemmeseddel")
    expect(page.locator("#answers")).to_contain_text(f"{OPTIONS[1]}: 3")
    expect(page.locator("#answers")).to_contain_text(f"2. {OPTIONS[0]}")
    expect(page.locator("#answers .blank")).to_have_text("○ Ikke besvaret, altså blank")


def test_what_was_chosen_is_told_back_when_the_poll_closes_and_is_there_when_it_opens_again(
    room, pages
):
    polls = room.open_ballot(ASKED[Method.SCALE], ASKED[Method.RANKING])
    page = vote_page(room, pages())
    choose(page, Method.SCALE)
    onward(page, "Næste")
    choose(page, Method.RANKING)
    room.close_poll(polls[0])
    back = page.locator("#unsent")
    expect(back).to_be_visible()
    expect(back).to_contain_text("Godt")
    expect(back).to_contain_text(f"1. {OPTIONS[2]}")
    expect(back.get_by_role("heading", level=1)).to_be_focused()
    assert [kept(room, each) for each in polls] == [[], []]
    room.do(voting.reopen_poll, polls[0], room.tick())
    expect(page.get_by_label("Godt")).to_be_checked()
    expect(back).to_be_hidden()


def test_a_ballot_that_arrives_after_the_close_is_told_back(room, pages):
    polls = room.open_ballot(ASKED[Method.SCALE])
    page = vote_page(room, pages())
    choose(page, Method.SCALE)
    onward(page, "Se min stemmeseddel")
    page.route("**/events*", lambda route: route.abort())
    page.route("**/api/ballot*", lambda route: (room.close_poll(polls[0]), route.continue_()))
    page.get_by_role("button", name="Læg den i stemmeboksen").click()
    expect(page.locator("#unsent")).to_contain_text("Godt")
    assert kept(room, polls[0]) == []


def test_a_whole_ballot_waits_on_the_phone_while_the_laptop_is_away(room, pages):
    polls = room.open_ballot(ASKED[Method.SCALE], ASKED[Method.DOTS])
    page = vote_page(room, pages())
    choose(page, Method.SCALE)
    onward(page, "Næste")
    choose(page, Method.DOTS)
    onward(page, "Se min stemmeseddel")
    port = room.server.port
    room.server.stop()
    page.get_by_role("button", name="Læg den i stemmeboksen").click()
    expect(page.locator("#saved")).to_contain_text("Din stemmeseddel ligger på telefonen")
    again(room, port)
    expect(page.get_by_role("heading", name=IN_THE_BOX)).to_be_visible()
    assert [kept(room, each) for each in polls] == [["4"], ["0,3,0,2"]]


def test_no_more_crosses_and_dots_than_there_are(room, pages):
    room.open_ballot(ASKED[Method.APPROVAL], ASKED[Method.DOTS])
    page = vote_page(room, pages())
    boxes = page.locator(".question:visible input[type=checkbox]")
    for at in (0, 1, 2):
        boxes.nth(at).click()
    assert [boxes.nth(at).is_checked() for at in range(4)] == [True, True, False, False]
    expect(page.locator(".question:visible .count")).to_have_text("0 af 2 krydser tilbage")
    onward(page, "Næste")
    page.locator(".question:visible .opt input").first.fill("9")
    onward(page, "Se min stemmeseddel")
    expect(page.locator(".question:visible .problem")).to_contain_text("flere, end du har")


def test_resistance_asks_for_every_option_before_it_goes_on(room, pages):
    (poll,) = room.open_ballot(ASKED[Method.RESISTANCE])
    page = vote_page(room, pages())
    page.get_by_role("group", name=OPTIONS[0]).get_by_label("0", exact=True).check(force=True)
    onward(page, "Se min stemmeseddel")
    expect(page.get_by_role("alert").filter(has_text="Giv alle muligheder et tal")).to_be_visible()
    choose(page, Method.RESISTANCE)
    onward(page, "Se min stemmeseddel")
    send(page)
    assert kept(room, poll) == ["0,10,3,7"]


def test_a_ranking_is_made_by_keys_and_heard(room, pages):
    (poll,) = room.open_ballot(ASKED[Method.RANKING])
    page = vote_page(room, pages())
    told = page.locator(".question:visible .count")
    page.get_by_role("button", name=OPTIONS[1], exact=True).focus()
    page.keyboard.press("Enter")
    expect(told).to_have_text(f"Nummer 1: {OPTIONS[1]}")
    page.get_by_role("button", name=OPTIONS[3], exact=True).focus()
    page.keyboard.press("Enter")
    up = page.get_by_role("button", name=f"Op: {OPTIONS[3]}")
    up.focus()
    page.keyboard.press("Enter")
    expect(told).to_have_text(f"Nummer 1: {OPTIONS[3]}")
    expect(up).to_be_focused()
    page.get_by_role("button", name=f"Tag ud: {OPTIONS[1]}").focus()
    page.keyboard.press("Enter")
    expect(told).to_have_text(f"Taget ud: {OPTIONS[1]}")
    onward(page, "Se min stemmeseddel")
    send(page)
    assert kept(room, poll) == [",,,1"]


@pytest.mark.parametrize("method", METHODS)
def test_without_a_script_a_member_votes_in_every_method(room, pages, method):
    (poll,) = room.open_ballot(ASKED[method])
    page = pages(java_script_enabled=False)
    page.goto(f"{room.url}/v")
    page.get_by_label("Kortkode").fill(room.codes[0])
    page.get_by_role("button", name="Fortsæt").click()
    if method is Method.YES_NO_BLANK:
        page.get_by_role("button", name="Imod").click()
    else:
        marks = dict(zip(OPTIONS, ANSWERS[method].split(","), strict=False))
        if method is Method.DOTS:
            for option, mark in marks.items():
                page.get_by_label(option).fill(mark)
        elif method is Method.RANKING:
            for option, mark in marks.items():
                page.get_by_label(option).select_option(mark)
        else:
            choose(page, method)
        page.get_by_role("button", name="Se min stemmeseddel").click()
    page.get_by_role("button", name="Læg den i stemmeboksen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(IN_THE_BOX)
    assert kept(room, poll) == [ANSWERS[method]]


# --- receipts ---


def test_a_member_finds_the_receipt_in_the_published_list(room, pages):
    (poll,) = room.open_ballot(ASKED[Method.SCALE])
    for card in (1, 2, 3):
        device = Phone(room.server.port)
        cast(device, room, "5", card=card, poll=poll, ballot=f"ballot-{card}")
    page = vote_page(room, pages())
    choose(page, Method.SCALE)
    onward(page, "Se min stemmeseddel")
    send(page)
    mine = page.locator("#receipts code").text_content()
    room.close_poll(poll)
    room.publish(poll)
    page.get_by_role("link", name="Se listen over kvitteringer").click()
    expect(page.locator("#mine")).to_have_text(f"Din kvittering {mine} er på listen.")
    expect(page.locator("li.mine")).to_have_text(re.compile(re.escape(str(mine))))
    expect(page.locator(".receipts li")).to_have_count(4)
    expect(page.locator("main")).not_to_contain_text("Godt")


def test_who_votes_with_a_photographed_card_is_found_out_by_the_receipt(room, pages):
    (poll,) = room.open_ballot(ASKED[Method.SCALE])
    page = vote_page(room, pages())
    choose(page, Method.SCALE)
    onward(page, "Se min stemmeseddel")
    send(page)
    other = vote_page(room, pages())
    expect(other.locator(".voted")).to_be_visible()
    other.get_by_label("Kan ikke leve med det").check()
    onward(other, "Se min stemmeseddel")
    send(other)
    assert kept(room, poll) == ["1"]
    room.close_poll(poll)
    room.publish(poll)
    page.get_by_role("link", name="Se listen over kvitteringer").click()
    expect(page.locator("#mine")).to_contain_text("er ikke på listen")


# --- the voting desk ---


def at_the_desk(room, page: Page) -> Page:
    room.do(voting.open_kiosk, KIOSK, room.tick())
    page.goto(f"{room.url}/k/{KIOSK}")
    return page


def remembered(page: Page) -> str:
    return str(page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])"))


def test_at_the_voting_desk_one_member_after_another_votes_and_nothing_stays(room, pages):
    polls = room.open_ballot(ASKED[Method.SCALE], ASKED[Method.DOTS])
    page = at_the_desk(room, pages())
    for card in (0, 1):
        expect(page.locator("#code")).to_be_focused()
        page.keyboard.type(f"HTTP://192.168.1.20:8642/V#{room.codes[card]}\n")  # as scanners do
        choose(page, Method.SCALE)
        assert room.codes[card] not in remembered(page)
        onward(page, "Næste")
        onward(page, "Se min stemmeseddel")
        send(page)
        expect(page.locator("#receipts code")).to_have_count(2)
        assert remembered(page) == "[{},{}]"
        page.get_by_role("button", name="Den næste, tak").click()
        expect(page.get_by_role("heading", name="Scan eller skriv dit stemmekort")).to_be_visible()
        assert room.codes[card] not in page.content()
        expect(page.locator("#code")).to_have_value("")
    assert kept(room, polls[0]) == ["4", "4"]
    page.go_back()
    assert "Godt" not in page.content()


def test_the_voting_desk_forgets_a_member_who_walks_away(room, pages):
    (poll,) = room.open_ballot(ASKED[Method.SCALE])
    page = pages()
    page.clock.install()
    at_the_desk(room, page)
    page.locator("#code").fill(room.codes[0])
    page.keyboard.press("Enter")
    choose(page, Method.SCALE)
    page.clock.fast_forward(50_000)
    page.mouse.click(5, 5)  # still here
    page.clock.fast_forward(50_000)
    expect(page.get_by_label("Godt")).to_be_checked()
    page.clock.fast_forward(11_000)
    expect(page.locator("#code")).to_be_visible()
    expect(page.locator("#code")).to_have_value("")
    assert room.codes[0] not in page.content()
    assert kept(room, poll) == []


def test_the_voting_desk_sends_what_is_on_its_way_before_it_forgets(room, pages):
    (poll,) = room.open_ballot(ASKED[Method.SCALE])
    page = pages()
    page.clock.install()
    at_the_desk(room, page)
    page.locator("#code").fill(room.codes[0])
    page.keyboard.press("Enter")
    choose(page, Method.SCALE)
    onward(page, "Se min stemmeseddel")
    page.route("**/api/ballot*", lambda route: route.abort())
    page.get_by_role("button", name="Læg den i stemmeboksen").click()
    page.clock.run_for(90_000)
    page.unroute("**/api/ballot*")
    page.clock.run_for(15_000)
    room.wait_for(lambda: kept(room, poll) == ["4"])
    expect(page.locator("#done, #enter").locator("visible=true")).to_be_visible()


# --- for everybody ---


@pytest.mark.parametrize("size", [(360, 740), (820, 1180)])
def test_every_question_fits_at_twice_the_text_and_its_targets_are_large(room, pages, size):
    room.open_ballot(*ASKED.values())
    page = vote_page(room, pages(viewport={"width": size[0], "height": size[1]}))
    for number, method in enumerate(METHODS, 1):
        if method is Method.RANKING:
            choose(page, method)
        for _text_size in range(3):
            fits(page, size[0])
            page.get_by_role("button", name="Tekststørrelse").click()
        onward(page, "Se min stemmeseddel" if number == 6 else "Næste")
    for _text_size in range(3):
        fits(page, size[0])
        page.get_by_role("button", name="Tekststørrelse").click()


def fits(page: Page, wide: int) -> None:
    assert page.locator("html").evaluate("root => root.scrollWidth") <= wide
    for each in targets(page, "button:visible, label.pick:visible, .step:visible"):
        assert each.least >= 44, each
        assert each.right <= wide - 16, each
        assert each.is_whole, each


def test_a_screen_reader_finds_a_name_for_every_field(room, pages):
    room.open_ballot(*ASKED.values())
    page = vote_page(room, pages())
    for number in range(6):
        expect(page.get_by_role("heading", level=1)).to_have_count(1)
        fields = page.locator("input:visible, select:visible, button:visible")
        nameless = "e => !(e.labels?.length || e.ariaLabel || e.textContent.trim())"
        assert fields.evaluate_all(f"all => all.filter({nameless}).map(e => e.outerHTML)") == []
        for each in page.locator("#poll fieldset:visible").all():
            assert each.locator("legend").first.text_content()
        if number < 5:
            onward(page, "Næste")
