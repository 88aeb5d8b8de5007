"""A ballot counts once, is told only when it is kept, and can be changed until the poll closes."""

from __future__ import annotations

import json
import random
import re
from concurrent.futures import Future

import pytest

from app.models import voting
from app.models.errors import Refused
from app.models.voting import Channel, Choice
from app.phones.guard import Limits
from tests.phones.phone import Answer, Phone
from tests.phones.room import POLL


def cast(phone: Phone, room, choice="yes", *, card=0, ballot="ballot-one", poll=POLL) -> Answer:
    told = {"poll": poll, "code": room.codes[card], "ballot": ballot, "choice": choice}
    return phone.post("/api/ballot", told)


def fields_of(page: str, form: str) -> dict[str, str]:
    """The hidden fields of the first form of a page with this class or id."""
    (found,) = re.findall(rf'<form [^>]*"{form}".*?</form>', page, re.DOTALL)[:1]
    return dict(re.findall(r'type="hidden" name="([\w-]+)" value="([^"]*)"', found))


def choices(room) -> list[Choice]:
    return [each.answer for each in room.ballots().values()]


def test_a_ballot_is_in_the_box(room, phone):
    room.open_poll()
    assert cast(phone, room, "no").status == 200
    assert choices(room) == [Choice.NO]


def test_the_same_ballot_sent_five_times_counts_once_and_is_no_error(room, phone):
    room.open_poll()
    assert [cast(phone, room).status for _ in range(5)] == [200] * 5
    assert choices(room) == [Choice.YES]


def test_a_ballot_can_be_changed_until_the_poll_closes(room, phone):
    room.open_poll()
    cast(phone, room, "yes", ballot="ballot-one")
    cast(phone, room, "blank", ballot="ballot-two")
    assert choices(room) == [Choice.BLANK]
    room.close_poll()
    late = cast(phone, room, "no", ballot="ballot-three")
    assert (late.status, late.told["code"]) == (409, "poll-closed")
    assert choices(room) == [Choice.BLANK]


def test_a_ballot_that_was_changed_and_comes_again_does_not_win(room, phone):
    room.open_poll()
    cast(phone, room, "yes", ballot="ballot-one")
    cast(phone, room, "no", ballot="ballot-two")
    late = cast(phone, room, "yes", ballot="ballot-one")
    assert (late.status, late.told) == (200, cast(phone, room, "no", ballot="ballot-two").told)
    assert choices(room) == [Choice.NO]
    form = {"poll": POLL, "code": room.codes[0], "ballot": "ballot-one", "choice": "yes"}
    page = phone.form("/api/ballot", form)
    assert page.status == 409
    assert "This ballot was changed since" in page.text
    assert choices(room) == [Choice.NO]
    room.close_poll()
    assert cast(phone, room, "yes", ballot="ballot-one").told == late.told
    cast(phone, room, "no", ballot="ballot-three")
    assert choices(room) == [Choice.NO]


def test_a_ballot_whose_answer_was_lost_is_confirmed_even_after_the_poll_closed(room, phone):
    room.open_poll()
    cast(phone, room)
    room.close_poll()
    assert cast(phone, room).status == 200


def test_nothing_is_confirmed_before_it_is_kept(rooms):
    room = rooms(limits=Limits(answer_s=0.2))
    phone = Phone(room.server.port)
    room.open_poll()
    waiting: list[Future] = []
    room.answer = waiting.append
    answer = cast(phone, room)
    assert (answer.status, answer.headers["Retry-After"]) == (503, "2")
    room.answer = None
    assert cast(phone, room).status == 200
    assert len(room.ballots()) == 1
    assert len(waiting) == 1


@pytest.mark.parametrize(
    "error", [OSError("no room on the disk"), Refused("disk-full"), Refused("document-closed")]
)
def test_a_disk_that_refuses_asks_the_phone_to_come_again(room, phone, error):
    room.open_poll()
    room.answer = lambda future: future.set_exception(error)
    answer = cast(phone, room)
    assert answer.status == 503
    assert "no room on the disk" not in answer.text


def test_a_card_is_checked_before_anything_is_asked_of_the_assembly(room, phone):
    room.open_poll()
    mistyped = phone.post("/api/card", {"code": "7KQ4-M2XD-9PC"})
    assert (mistyped.status, mistyped.told["code"]) == (409, "card-mistyped")
    foreign = voting.draw_codes(random.Random(99), 1)[0]
    room.asked.clear()
    unknown = phone.post("/api/card", {"code": foreign})
    assert (unknown.status, unknown.told["code"]) == (409, "card-unknown")
    ballot = {"poll": POLL, "code": foreign, "ballot": "ballot-one", "choice": "yes"}
    assert phone.post("/api/ballot", ballot).told["code"] == "card-unknown"
    assert room.asked == []


def test_a_card_says_whether_its_ballot_is_in_and_not_what_it_says(room, phone):
    room.open_poll()
    code = {"code": voting.shown(room.codes[0]).lower()}
    assert phone.post("/api/card", code).told == {"voted": False}
    cast(phone, room)
    assert phone.post("/api/card", code).told == {"voted": True}


def test_a_lost_card_and_a_card_handed_in_for_paper_cannot_vote(room, phone):
    room.open_poll()
    lost = voting.card_hash(room.codes[0], "salt of the deck")
    room.do(voting.void_card, lost)
    room.do(voting.issue_paper, POLL, _paper_card(room))
    assert cast(phone, room, card=0).told["code"] == "card-void"
    assert cast(phone, room, card=1).told["code"] == "card-on-paper"
    code = {"code": voting.shown(room.codes[1])}
    assert phone.post("/api/card", code).told["code"] == "card-on-paper", "before any question"
    assert room.ballots() == {}


@pytest.mark.parametrize("choice", ["spoiled", "", "YES", "maybe"])
def test_a_phone_chooses_for_against_or_blank_and_nothing_else(room, phone, choice):
    room.open_poll()
    assert cast(phone, room, choice).told["code"] == "choice-unknown"


def test_a_ballot_for_a_question_that_is_not_open_is_refused(room, phone):
    room.open_poll()
    assert cast(phone, room, poll="poll-of-yesterday").told["code"] == "poll-unknown"
    room.close_poll()
    room.open_poll("poll-2")
    assert cast(phone, room, poll=POLL).told["code"] == "poll-closed"


def test_a_poll_by_hands_offers_no_ballot_on_the_phone(room, phone):
    room.open_poll(channels=(Channel.HANDS,))
    html = phone.get("/v/poll").told["html"]
    assert re.search(r'class="answers"[^>]* hidden', html)
    assert "held by hands" in html


def test_paper_that_is_out_is_not_told_as_a_vote_on_phones(room, phone):
    room.open_poll()
    room.do(voting.issue_paper, POLL, _paper_card(room))
    assert "1 of 5 have taken paper" in phone.get("/v/poll").told["html"]
    cast(phone, room, card=0)
    assert "2 of 5 have voted or taken paper" in phone.get("/v/poll").told["html"]


def _paper_card(room) -> voting.Card:
    code = room.codes[1]
    key = voting.ballot_key(code, f"salt of {POLL}")
    return voting.Card(voting.card_hash(code, "salt of the deck"), key)


def test_a_poll_by_hands_tells_phones_no_count_before_both_counters_agree(room, phone):
    room.open_poll(channels=(Channel.HANDS,))
    room.do(voting.count_hands, POLL, 1, voting.Counts(3, 1, 1))
    state = json.dumps(phone.get("/v/state").told)
    assert "1 of 2 counts are in" in state
    assert "For 3" not in state
    room.do(voting.count_hands, POLL, 2, voting.Counts(3, 1, 1))
    state = json.dumps(phone.get("/v/state").told, ensure_ascii=False)
    assert "5 of 5 have voted" in state
    assert "For 3 · Against 1 · Blank 1" in state


def test_a_title_that_is_the_question_stands_once(room, phone):
    title = room.assembly.recommendations.items["rec-1"].latest.wording.title
    room.open_poll(question=title)
    html = phone.get("/v/poll").told["html"]
    assert html.count(title) == 1


def test_the_words_are_the_version_that_is_voted_on(room, phone):
    room.open_poll()
    html = phone.get("/v/poll").told["html"]
    assert "Recommendation 1, version 1" in html
    assert "Sammenhængende cykelstier til alle skoler" in html
    assert "Begynd med de tre strækninger" in html


def test_without_a_script_a_card_votes_by_plain_forms(room, phone):
    room.open_poll()
    code = room.codes[0]
    asked = phone.form("/v", {"code": code})
    assert 'value="yes"' in asked.text
    look = phone.form("/v", {**fields_of(asked.text, "answers"), "choice": "no"})
    assert room.ballots() == {}
    fields = fields_of(look.text, "cast")
    for _ in range(2):  # a double click
        assert "Your ballot is in the box" in phone.form("/api/ballot", fields).text
    assert choices(room) == [Choice.NO]
    room.close_poll()
    late = phone.form("/api/ballot", {**fields, "choice": "yes"})
    assert (late.status, "The poll is closed" in late.text) == (409, True)


def test_without_a_script_a_wrong_card_is_told_on_the_page(room, phone):
    answer = phone.form("/v", {"code": "12345"})
    assert answer.status == 409
    assert "That is not a whole card code" in answer.text
    assert 'value="12345"' in answer.text
    landing = phone.form("/go", {"code": '7KQ4-M2XD-"9'})
    assert 'value="7KQ4-M2XD-&quot;9"' in landing.text
    mistyped = phone.form("/v", {"code": "7KQ4-M2XD-9PC"})
    assert "The card code is mistyped" in mistyped.text
    assert 'value="7KQ4-M2XD-9PC"' in mistyped.text


def test_the_code_of_a_card_is_in_no_address(room, phone):
    room.open_poll()
    typed = phone.form("/go", {"code": voting.shown(room.codes[0])})
    assert typed.status == 200
    assert "Location" not in typed.headers
    assert room.codes[0] not in re.sub(r'value="[^"]*"', "", typed.text)


def test_a_published_result_is_on_the_page_and_a_closed_poll_waits(room, phone):
    room.open_poll()
    cast(phone, room)
    room.close_poll()
    waiting = phone.get("/v/poll").told["html"]
    assert "The ballots are being counted" in waiting
    assert "Adopted" not in waiting
    room.publish()
    shown = phone.get("/v/poll").told["html"]
    assert "Adopted" in shown
    assert "1 for, 1 needed" in shown
