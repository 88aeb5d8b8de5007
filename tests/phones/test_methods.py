"""Every method on phones, several questions on one ballot, receipts, and what goes wrong."""

from __future__ import annotations

import gzip
import hashlib
import json
import random
import re
from dataclasses import replace

import pytest

from app.models import recommendations, voting
from app.models.voting import Method, Reveal, grouped
from app.phones.guard import Limits
from tests.phones.asked import ANSWERS, ASKED, OPTIONS
from tests.phones.phone import Answer, Phone
from tests.phones.room import POLL
from tests.phones.test_ballots import cast, fields_of

METHODS = list(Method)
KIOSK = "7KQ4M2XD"


def whole(room, polls, answers, *, card=0, mark="a") -> dict[str, str]:
    """A whole ballot as a page sends it."""
    told = {"code": room.codes[card]}
    for number, (poll, answer) in enumerate(zip(polls, answers, strict=True), 1):
        end = f"-{number}" if number > 1 else ""
        told |= {
            f"poll{end}": poll,
            f"ballot{end}": f"ballot-{mark}-{number}",
            f"choice{end}": answer,
        }
    return told


def kept(room, poll: str) -> list[str]:
    return [each.answer for each in room.ballots(poll).values()]


@pytest.mark.parametrize("method", METHODS)
def test_a_ballot_of_every_method_is_in_the_box_and_gets_its_receipt(room, phone, method):
    (poll,) = room.open_ballot(ASKED[method])
    answer = cast(phone, room, ANSWERS[method], poll=poll)
    assert answer.told == {"receipts": [voting.receipt(poll, "ballot-one")]}
    assert kept(room, poll) == [ANSWERS[method]]


@pytest.mark.parametrize("method", METHODS)
def test_what_a_method_does_not_ask_is_refused(room, phone, method):
    (poll,) = room.open_ballot(ASKED[method])
    for wrong in ("maybe", "1,2", "99", "-1", "", "1,1,1,1,1,1,1"):
        assert cast(phone, room, wrong, poll=poll).status == 409
    assert kept(room, poll) == []


def test_a_ballot_with_several_questions_is_cast_as_one(room, phone):
    polls = room.open_ballot(*ASKED.values())
    told = phone.post("/api/ballot", whole(room, polls, ANSWERS.values())).told
    receipts = [voting.receipt(poll, f"ballot-a-{n}") for n, poll in enumerate(polls, 1)]
    assert told == {"receipts": receipts}
    assert [kept(room, each) for each in polls] == [[each] for each in ANSWERS.values()]
    state = phone.get("/v/state").told["state"]
    assert state["turnout"] == "1 of 5 have voted"


def test_a_ballot_with_one_answer_that_cannot_stand_is_not_taken_at_all(room, phone):
    polls = room.open_ballot(*ASKED.values())
    answers = [*ANSWERS.values()]
    answers[3] = "3,3,3,3"
    refused = phone.post("/api/ballot", whole(room, polls, answers))
    assert (refused.status, refused.told["code"]) == (409, "too-many-marks")
    assert [kept(room, each) for each in polls] == [[]] * 6


def test_the_same_question_twice_on_one_ballot_is_no_ballot(room, phone):
    (poll,) = room.open_ballot(ASKED[Method.YES_NO_BLANK])
    assert phone.post("/api/ballot", whole(room, [poll, poll], ["yes", "no"])).status == 400


def test_a_ballot_for_a_poll_that_is_closed_and_one_that_is_open_is_not_taken(room, phone):
    room.open_poll()
    room.close_poll()
    (poll,) = room.open_ballot(ASKED[Method.SCALE])
    refused = phone.post("/api/ballot", whole(room, [poll, POLL], ["4", "yes"]))
    assert refused.told["code"] == "poll-closed"
    assert kept(room, poll) == []


def test_a_card_that_was_photographed_is_told_to_have_voted_and_the_last_ballot_counts(room):
    (poll,) = room.open_ballot(ASKED[Method.SCALE])
    one, other = Phone(room.server.port, "127.0.0.5"), Phone(room.server.port, "127.0.0.6")
    first = cast(one, room, "1", poll=poll, ballot="ballot-of-one").told["receipts"]
    assert other.post("/api/card", {"code": room.codes[0]}).told == {"voted": True}
    last = cast(other, room, "5", poll=poll, ballot="ballot-of-other").told["receipts"]
    assert kept(room, poll) == ["5"]
    room.close_poll(poll)
    room.publish(poll)
    listed = one.get(f"/r/{poll}").text
    assert (first[0] in listed, last[0] in listed) == (False, True)


def test_words_that_are_edited_while_the_poll_is_open_stay_as_they_were_for_voters(room, phone):
    room.open_poll()
    before = phone.get("/v/poll").told
    wording = recommendations.Wording(title="Helt andre ord", text="Noget andet.")
    room.do(recommendations.write_version, "rec-1", 1, wording, "Bord 2", room.tick())
    after = phone.get("/v/poll").told
    assert after == before
    assert cast(phone, room).status == 200


def test_thirty_wrong_codes_from_one_address_stop_nobody_else_and_no_right_code(rooms):
    room = rooms(limits=Limits(connections_each=500))
    room.open_poll()
    guesser, member = Phone(room.server.port, "127.0.0.5"), Phone(room.server.port, "127.0.0.6")
    foreign = voting.draw_codes(random.Random(99), 30)
    answers = [guesser.post("/api/card", {"code": each}).status for each in foreign]
    assert answers == [409] * 5 + [429] * 25
    assert cast(member, room, "yes").status == 200
    assert cast(guesser, room, "no", card=1, ballot="ballot-two").status == 200


def test_what_comes_after_the_close_is_refused_and_changes_nothing(room, phone):
    polls = room.open_ballot(*ASKED.values())
    room.close_poll(polls[0])
    late = phone.post("/api/ballot", whole(room, polls, ANSWERS.values()))
    assert (late.status, late.told["code"]) == (409, "poll-closed")
    assert [kept(room, each) for each in polls] == [[]] * 6


# --- plain forms ---


def typed_in(method: Method) -> dict[str, str]:
    """What a form's fields hold for the answer of a method."""
    answer = ANSWERS[method]
    if method in (Method.YES_NO_BLANK, Method.SCALE):
        return {"a": answer}
    marks = dict(enumerate(answer.split(","), 1))
    boxes = method is Method.APPROVAL
    return {f"a-{n}": mark for n, mark in marks.items() if mark != "0" or not boxes}


def ask(phone, page: str, **chosen: str) -> Answer:
    answer: Answer = phone.form("/v?lang=en", {**fields_of(page, "answers"), **chosen})
    return answer


def test_without_a_script_the_whole_ballot_is_answered_looked_at_changed_and_sent(room, phone):
    polls = room.open_ballot(*ASKED.values())
    page = phone.form("/v?lang=en", {"code": room.codes[0]}).text
    for number, method in enumerate(METHODS, 1):
        assert f"Question {number} of 6" in page
        last = number == len(METHODS)
        page = ask(phone, page, go="review" if last else "next", **typed_in(method)).text
    assert "This is your ballot" in page
    for told in ("Against", "Godt", "Sejltur på åen: 3 dots", "1. Vandring i skoven"):
        assert told in page
    assert "Grill &lt;på&gt; &amp; torvet: 0" in page
    assert [kept(room, each) for each in polls] == [[]] * 6
    change = re.findall(r'<form method="post" action="/v\?lang=en">.*?</form>', page, re.DOTALL)
    fields = dict(re.findall(r'type="hidden" name="([\w-]+)" value="([^"]*)"', change[1]))
    page = phone.form("/v?lang=en", {**fields, "go": "1"}).text
    assert "Question 2 of 6" in page
    assert re.search(r'value="4" checked', page)
    page = ask(phone, page, go="review", a="5").text
    done = phone.form("/api/ballot?lang=en", fields_of(page, "cast")).text
    assert "Your ballot is in the box" in done
    assert len(re.findall(r"<li><code>\w{4}-\w{4}</code>", done)) == 6
    answers = [kept(room, each)[0] for each in polls]
    assert answers == ["no", "5", "1,0,1,0", "0,3,0,2", "2,,1,", "0,10,3,7"]
    ids = [each.id for poll in polls for each in room.ballots(poll).values()]
    assert len(set(ids)) == 6, "one id for all would tie the answers together"


@pytest.mark.parametrize(
    ("method", "chosen", "told"),
    [
        (Method.DOTS, {"a-1": "4", "a-2": "3"}, "There are more marks on this ballot"),
        (Method.APPROVAL, {"a-1": "1", "a-2": "1", "a-3": "1"}, "There are more marks"),
        (Method.RESISTANCE, {"a-1": "0", "a-2": "7"}, "One option has no number"),
    ],
)
def test_without_a_script_what_cannot_stand_is_told_where_it_was_chosen(
    room, phone, method, chosen, told
):
    room.open_ballot(ASKED[method])
    page = phone.form("/v?lang=en", {"code": room.codes[0]}).text
    again = ask(phone, page, go="review", **chosen)
    assert again.status == 409
    assert told in again.text
    assert re.search(r'value="4"|value="1" checked|value="7" checked', again.text)


def test_without_a_script_nothing_chosen_is_a_blank_ballot_and_says_so(room, phone):
    polls = room.open_ballot(*ASKED.values())
    page = phone.form("/v?lang=en", {"code": room.codes[0]}).text
    for number in range(6):
        page = ask(phone, page, go="review" if number == 5 else "next").text
    assert page.count("Not answered, so it is blank") == 6
    phone.form("/api/ballot", fields_of(page, "cast"))
    assert [kept(room, each) for each in polls] == [["blank"]] * 6


def test_without_a_script_what_was_chosen_is_told_back_when_the_poll_closes_meanwhile(room, phone):
    polls = room.open_ballot(ASKED[Method.SCALE], ASKED[Method.RANKING])
    page = phone.form("/v?lang=en", {"code": room.codes[0]}).text
    page = ask(phone, page, go="next", a="4").text
    room.close_poll(polls[0])
    late = ask(phone, page, go="review", **typed_in(Method.RANKING))
    assert late.status == 409
    for told in ("Your ballot was not put in the box", "Godt", "2. Grill &lt;på&gt; &amp; torvet"):
        assert told in late.text


def test_without_a_script_a_ballot_that_is_sent_too_late_is_told_back(room, phone):
    polls = room.open_ballot(ASKED[Method.SCALE])
    page = phone.form("/v?lang=en", {"code": room.codes[0]}).text
    fields = fields_of(ask(phone, page, go="review", a="4").text, "cast")
    room.close_poll(polls[0])
    late = phone.form("/api/ballot?lang=en", fields)
    assert late.status == 409
    assert "Your ballot was not put in the box" in late.text
    assert "Godt" in late.text


@pytest.mark.parametrize("method", METHODS)
def test_whatever_an_option_is_called_it_is_text(room, phone, method):
    hostile = '"><script>alert(1)</script>'
    asked = replace(ASKED[method], question=hostile, options=(hostile, *OPTIONS), labels=())
    if method is Method.SCALE:
        asked = replace(asked, labels=(hostile, "b", "c", "d"))
    (poll,) = room.open_ballot(asked)
    heard = phone.get("/v/poll").told["html"]
    room.close_poll(poll)
    room.publish(poll)
    heard += phone.get("/v/poll").told["html"] + phone.get(f"/r/{poll}").text
    assert "<script>alert" not in heard
    assert "&lt;script&gt;alert" in heard


# --- receipts ---


def test_the_list_of_receipts_is_there_only_once_the_result_is_published(room, phone):
    (poll,) = room.open_ballot(ASKED[Method.SCALE])
    receipts = [
        cast(phone, room, "4", poll=poll, card=n, ballot=f"ballot-{n}").told["receipts"][0]
        for n in range(3)
    ]
    for _each in range(2):
        assert [phone.get(f"/r/{poll}{end}").status for end in ("", ".txt")] == [404, 404]
        room.close_poll(poll)
    room.publish(poll)
    page, file = phone.get(f"/r/{poll}"), phone.get(f"/r/{poll}.txt")
    assert re.findall(r"<code>(\w{4}-\w{4})</code>", page.text) == sorted(receipts)
    assert file.text.splitlines()[-3:] == sorted(receipts)
    assert grouped(hashlib.sha256(file.text.encode()).hexdigest()) in page.text
    assert file.headers["Content-Type"].startswith("text/plain")
    assert f'href="/r/{poll}?lang=en"' in phone.get("/v/poll").told["html"]


def test_no_receipt_stands_beside_an_answer_and_no_ballot_is_whole(room, phone):
    polls = room.open_ballot(*ASKED.values())
    for card in range(3):
        mark = "abc"[card]
        phone.post("/api/ballot", whole(room, polls, ANSWERS.values(), card=card, mark=mark))
    room.close_poll(polls[0])
    for poll in polls:
        room.publish(poll)
    lists = [phone.get(f"/r/{each}.txt").text for each in polls]
    receipts = [set(re.findall(r"^\w{4}-\w{4}$", each, re.MULTILINE)) for each in lists]
    assert [len(each) for each in receipts] == [3] * 6
    assert len(set.union(*receipts)) == 18, "receipts of two questions have nothing in common"
    for text, answer in zip(lists, ANSWERS.values(), strict=True):
        assert f" {answer}\n" not in text.replace("cast", "") or "," not in answer
    ids = [each.id for poll in polls for each in room.ballots(poll).values()]
    assert not any(each in "".join(lists) for each in ids)


# --- the voting desk ---


def test_the_voting_desk_opens_with_its_own_code_only(room, phone):
    room.open_poll()
    assert phone.get(f"/k/{KIOSK}").status == 404
    room.do(voting.open_kiosk, KIOSK, room.tick())
    assert "Scan or type your voting card" in phone.get(f"/k/{KIOSK}").text
    assert phone.get("/k/7KQ4M2XE").status == 404
    go = phone.form("/go", {"code": "7kq4-m2xd"})
    assert (go.status, go.headers["Location"]) == (303, f"/k/{KIOSK}?lang=en")
    assert phone.get(f"/d/{KIOSK}").status == 404
    room.do(voting.open_kiosk, "", room.tick())
    assert phone.get(f"/k/{KIOSK}").status == 404


def test_without_a_script_the_voting_desk_goes_back_to_the_beginning_by_itself(room, phone):
    room.open_poll()
    room.do(voting.open_kiosk, KIOSK, room.tick())
    start = phone.get(f"/k/{KIOSK}?lang=en").text
    assert 'name="kiosk" value="7KQ4M2XD"' in start
    asked = phone.form("/v?lang=en", {"code": room.codes[0], "kiosk": KIOSK}).text
    look = phone.form("/v?lang=en", {**fields_of(asked, "answers"), "choice": "yes"}).text
    done = phone.form("/api/ballot?lang=en", fields_of(look, "cast")).text
    for page, seconds in ((start, 60), (asked, 60), (look, 60), (done, 20)):
        assert f'http-equiv="refresh" content="{seconds};url=/k/{KIOSK}"' in page
    assert "Next, please" in done
    assert room.codes[0] not in done
    assert len(room.ballots()) == 1


# --- nothing but turnout ---


def everything_heard(room, answers: list[dict[Method, str]]) -> list[str]:
    """All that a device is told while these whole ballots are cast, by every path there is."""
    phone = Phone(room.server.port)
    room.do(voting.open_kiosk, KIOSK, room.tick())
    with phone.events("/events") as stream:
        next(stream)
        polls = room.open_ballot(*ASKED.values())
        next(stream)
        for card, ballot in enumerate(answers):
            mark = "abcde"[card]
            phone.post("/api/ballot", whole(room, polls, ballot.values(), card=card, mark=mark))
            next(stream)
            phone.post("/api/card", {"code": room.codes[card]})
            phone.form("/v", {"code": room.codes[card]})
            phone.form("/v", {"code": room.codes[card], "kiosk": KIOSK})
            paths = ["/", "/v", "/v/poll", "/v/state", f"/k/{KIOSK}", "/d/ABCDEFGH"]
            paths += [f"/r/{poll}{end}" for poll in polls for end in ("", ".txt")]
            for path in paths:
                phone.get(path)
        room.close_poll(polls[0])
        next(stream)
        for path in ("/v/poll", "/v/state", *(f"/r/{each}" for each in polls)):
            phone.get(path)
    return phone.heard


def steady(heard: list[str]) -> list[str]:
    return [
        re.sub(r"[0-9a-f]{32}|'Date', '[^']*'|\"(?:now|up)\": \d+", "…", each) for each in heard
    ]


OTHERS = {
    Method.YES_NO_BLANK: "yes",
    Method.SCALE: "1",
    Method.APPROVAL: "0,1,0,1",
    Method.DOTS: "5,0,0,0",
    Method.RANKING: "1,2,3,4",
    Method.RESISTANCE: "10,0,0,0",
}


def test_nothing_but_turnout_leaves_an_open_secret_poll_in_any_method(rooms):
    one, other = rooms(), rooms()
    alike = everything_heard(one, [ANSWERS, ANSWERS, ANSWERS])
    mixed = everything_heard(other, [OTHERS, ANSWERS, OTHERS])
    assert len(alike) > 60
    assert steady(alike) == steady(mixed)
    heard = "\n".join(alike)
    polls = one.assembly.voting.polls.values()
    hidden = [key for poll in polls for key in (*poll.ballots, poll.salt, poll.seal)]
    hidden += [each.id for poll in polls for each in poll.ballots.values()]
    assert [each for each in hidden if each in heard] == []
    assert "3 of 5 have voted" in heard


def test_a_live_tally_of_every_method_is_sent_where_it_was_agreed(room, phone):
    live = [replace(each, reveal=Reveal.LIVE) for each in ASKED.values()]
    polls = room.open_ballot(*live)
    phone.post("/api/ballot", whole(room, polls, ANSWERS.values()))
    lives = phone.get("/v/state").told["state"]["lives"]
    assert lives[polls[0]] == "For 0 · Against 1 · Blank 0"
    assert lives[polls[1]].startswith("Det elsker jeg 0 · Godt 1 · ")
    assert lives[polls[3]] == (
        "Grill <på> & torvet 0 · Sejltur på åen 3 · Vandring i skoven 0 · Fællesspisning 2"
    )
    assert json.dumps(lives)


# --- weight ---

LINK = re.compile(r'(?:href|src)="(/p/[^"]+)"')


def parts_of_a_page(phone) -> list[str]:
    """All that a phone loads to vote."""
    page = phone.get("/v").text
    return [page, *(phone.get(each).text for each in set(LINK.findall(page)))]


@pytest.mark.parametrize("method", METHODS)
def test_a_ballot_with_all_it_needs_is_under_fifty_kilobytes(room, phone, method):
    room.open_ballot(ASKED[method])
    whole_page = [*parts_of_a_page(phone), phone.get("/v/poll").text]
    assert sum(len(each.encode()) for each in whole_page) < 50_000


def test_thirteen_recommendations_on_one_ballot_travel_in_under_thirty_kilobytes(room, phone):
    asked = [replace(ASKED[Method.YES_NO_BLANK], question=f"{n}. spørgsmål?") for n in range(13)]
    for number, terms in enumerate(asked):
        room.do(voting.prepare_poll, f"q{number}", "rec-1", terms)
    room.do(voting.open_polls, {f"q{n}": f"salt {n}" for n in range(13)}, room.tick())
    travels = [*parts_of_a_page(phone), phone.get("/v/poll").text]
    assert sum(len(gzip.compress(each.encode())) for each in travels) < 30_000
