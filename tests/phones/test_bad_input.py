"""What goes wrong at a ballot, one by one, over HTTP: each is told in a clear sentence in the
language of the phone, and the box holds what it held.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

import pytest

from app.models import recommendations, voting
from app.models.voting import Choice
from tests.phones.phone import Answer, Phone
from tests.phones.room import POLL, WORDING, Room

FOREIGN = voting.draw_codes(random.Random(4711), 40)
"""Good codes of another assembly's cards."""


def cast(phone: Phone, code: str, choice: str = "yes", **more: str) -> Answer:
    told = {"poll": POLL, "code": code, "ballot": "ballot-one", "choice": choice}
    return phone.post("/api/ballot", {**told, **more})


def mistyped(code: str) -> str:
    """One sign wrong, as the check character tells."""
    return code[:3] + ("0" if code[3] != "0" else "1") + code[4:]


def of_another_assembly(room: Room, phone: Phone) -> Answer:
    return cast(phone, FOREIGN[0])


def voided(room: Room, phone: Phone) -> Answer:
    room.do(voting.void_card, voting.card_hash(room.codes[0], "salt of the deck"))
    return cast(phone, room.codes[0])


def with_a_typing_error(room: Room, phone: Phone) -> Answer:
    return cast(phone, mistyped(room.codes[0]))


def cut_short(room: Room, phone: Phone) -> Answer:
    return cast(phone, room.codes[0][:8])


def after_the_close(room: Room, phone: Phone) -> Answer:
    room.close_poll()
    return cast(phone, room.codes[0])


def for_a_question_that_is_not_open(room: Room, phone: Phone) -> Answer:
    room.do(voting.prepare_poll, "later", "rec-1", voting.Terms("Og den næste?"))
    return cast(phone, room.codes[0], poll="later")


def for_a_question_that_nobody_asked(room: Room, phone: Phone) -> Answer:
    return cast(phone, room.codes[0], poll="nobody-asked")


def with_an_answer_that_is_none(room: Room, phone: Phone) -> Answer:
    return cast(phone, room.codes[0], "perhaps")


REFUSED: dict[Callable[[Room, Phone], Answer], tuple[str, str, str]] = {
    of_another_assembly: ("card-unknown", "This card", "Kortet"),
    voided: ("card-void", "This card", "Kortet"),
    with_a_typing_error: ("card-mistyped", "mistyped", "skrevet forkert"),
    cut_short: ("card-not-whole", "not a whole card code", "hel kortkode"),
    after_the_close: ("poll-closed", "closed", "lukket"),
    for_a_question_that_is_not_open: ("poll-not-open", "not open", "ikke åben"),
    for_a_question_that_nobody_asked: ("poll-unknown", "no longer there", "findes ikke"),
    with_an_answer_that_is_none: ("choice-unknown", "", ""),
}


@pytest.mark.parametrize("lang", ["en", "da"])
@pytest.mark.parametrize("wrong", list(REFUSED), ids=lambda each: each.__name__)
def test_a_clear_sentence_says_what_is_wrong_and_nothing_is_counted(
    room: Room, wrong: Callable[[Room, Phone], Answer], lang: str
):
    room.open_poll()
    answer = wrong(room, Phone(room.server.port, lang=lang))
    code, english, danish = REFUSED[wrong]
    sentence = answer.told["sentence"]
    assert (answer.status, answer.told["code"]) == (409, code)
    assert (english if lang == "en" else danish) in sentence
    assert sentence[0].isupper()
    assert sentence.endswith(".")
    assert code not in sentence
    assert room.ballots() == {}


def test_the_same_request_five_times_is_one_ballot_and_one_receipt(room: Room, phone: Phone):
    room.open_poll()
    answers = [cast(phone, room.codes[0]) for _ in range(5)]
    assert [each.status for each in answers] == [200] * 5
    assert len({each.told["receipts"][0] for each in answers}) == 1
    assert [each.answer for each in room.ballots().values()] == [Choice.YES]


@pytest.mark.parametrize("year", ["1970", "2099"])
def test_the_clock_of_a_phone_says_nothing(room: Room, phone: Phone, year: str):
    """No time is taken from a request: a phone of another year votes, and is told the room's."""
    room.open_poll()
    clock = f"Thu, 01 Jan {year} 00:00:00 GMT"
    told = {"poll": POLL, "code": room.codes[0], "ballot": "ballot-one", "choice": "yes"}
    stale = {"Date": clock, "If_Modified_Since": clock}
    assert phone.post("/api/ballot", told, **stale).status == 200
    state = phone.get("/v/state", **stale)
    assert (state.status, state.headers["Cache-Control"]) == (200, "no-store")
    assert abs(state.told["now"] - room.now) < 1_000
    assert "1 of 5 have voted" in state.text


def test_a_photographed_card_counts_once_and_its_owner_can_see_that_it_was_used(room: Room):
    """The last ballot stands until the close; whose is not on the list knows that another's is."""
    room.open_poll()
    owner, thief = (Phone(room.server.port, f"127.0.0.{n}") for n in (2, 3))
    code = room.codes[0]
    assert thief.post("/api/card", {"code": code}).told == {"voted": False}
    theirs = cast(thief, code, "no", ballot="ballot-thief").told["receipts"]
    assert owner.post("/api/card", {"code": code}).told == {"voted": True}
    own = cast(owner, code, "yes", ballot="ballot-owner").told["receipts"]
    assert [each.answer for each in room.ballots().values()] == [Choice.YES]
    assert "1 of 5 have voted" in owner.get("/v/state").text
    room.close_poll()
    room.publish()
    listed = owner.get(f"/r/{POLL}.txt").text.splitlines()
    assert own[0] in listed
    assert theirs[0] not in listed


def test_of_thirty_wrong_codes_a_minute_five_are_told_and_a_right_one_still_votes(room: Room):
    room.open_poll()
    phone, other = (Phone(room.server.port, f"127.0.0.{n}") for n in (2, 3))
    answers = [cast(phone, each) for each in FOREIGN[:30]]
    codes = [each.told["code"] for each in answers]
    assert codes == ["card-unknown"] * 5 + ["too-many-tries"] * 25
    held = answers[-1]
    assert (held.status, held.headers["Retry-After"]) == (429, "60")
    assert "minute" in held.told["sentence"]
    assert cast(phone, room.codes[0]).status == 200
    assert cast(other, room.codes[1], ballot="ballot-two").status == 200
    assert len(room.ballots()) == 2


def test_words_that_are_edited_while_a_poll_is_open_are_another_version(room: Room, phone: Phone):
    room.open_poll()
    newer = replace(WORDING, text="Vi anbefaler noget helt andet.")
    room.do(recommendations.write_version, "rec-1", 1, newer, "Bord 2", room.tick())
    html = phone.get("/v/poll").told["html"]
    assert "Recommendation 1, version 1" in html
    assert "senest i 2030" in html
    assert "noget helt andet" not in html
    assert cast(phone, room.codes[0]).status == 200
    room.close_poll()
    room.publish()
    poll = room.assembly.voting.polls[POLL]
    assert (poll.version, poll.fingerprint) == (1, WORDING.fingerprint)
    assert f"words {WORDING.fingerprint}" in phone.get(f"/r/{POLL}.txt").text


def test_a_member_in_the_middle_of_voting_is_told_that_it_was_not_sent(room: Room, phone: Phone):
    """With a script by the answer, without one with what was chosen."""
    room.open_poll()
    code = room.codes[0]
    asked = phone.form("/v", {"code": code})
    assert 'value="no"' in asked.text
    room.close_poll()
    late = cast(phone, code, "no")
    assert (late.status, late.told["code"]) == (409, "poll-closed")
    page = phone.form("/v", {"code": code, "polls": POLL, "at": "0", "choice": "no"})
    assert page.status == 409
    assert "Against" in page.text
    assert "not" in page.text
    assert room.ballots() == {}
