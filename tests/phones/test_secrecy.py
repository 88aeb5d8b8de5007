"""While a poll is open nothing but turnout leaves the room server."""

from __future__ import annotations

import logging
import re

import pytest

from app.models import board, voting
from app.models.board import Mark, NewNote
from app.models.voting import Choice, Reveal
from tests.phones.phone import Phone
from tests.phones.room import MEETING, POLL, TABLE_CODES

PATHS = ("/", "/v", "/v/poll", "/v/state", "/t/{table}", "/t/{table}/state", "/p/vote.js")


def everything_heard(room, choices) -> list[str]:
    """All that phones are told while these ballots are cast and after the poll has closed."""
    phone = Phone(room.server.port)
    with phone.events("/events") as stream, phone.events(f"/events?table={TABLE_CODES[0]}") as own:
        next(stream), next(own)
        room.open_poll()
        next(stream)
        for number, choice in enumerate(choices):
            code = room.codes[number]
            told = {"poll": POLL, "code": code, "ballot": f"ballot-{number}", "choice": choice}
            phone.post("/api/ballot", told)
            next(stream)
            phone.post("/api/card", {"code": code})
            phone.form("/v", {"code": code})
            ask_everything(phone)
        room.close_poll()
        next(stream)
        ask_everything(phone)
    return phone.heard


def ask_everything(phone) -> None:
    for path in PATHS:
        phone.get(path.format(table=TABLE_CODES[0]))


def steady(heard: list[str]) -> list[str]:
    """Without what is drawn anew for each page and without the time of the answer."""
    return [
        re.sub(r"[0-9a-f]{32}|'Date', '[^']*'|\"(?:now|up)\": \d+", "…", each) for each in heard
    ]


def test_the_same_turnout_looks_the_same_however_people_voted(rooms):
    one, other = rooms(), rooms()
    yes = everything_heard(one, ["yes", "yes", "yes", "yes"])
    mixed = everything_heard(other, ["no", "blank", "yes", "no"])
    assert len(yes) > 30
    assert steady(yes) == steady(mixed)


def test_no_salt_hash_or_key_is_sent(rooms):
    room = rooms()
    heard = "\n".join(everything_heard(room, ["yes", "no"]))
    poll = room.assembly.voting.polls[POLL]
    secrets = [poll.salt, poll.seal, room.assembly.voting.card_salt]
    secrets += [*poll.ballots, *room.assembly.voting.cards]
    assert [each for each in secrets if each in heard] == []
    assert "2 of 5 have voted" in heard


def test_a_live_tally_is_sent_only_where_it_was_agreed(room, phone):
    room.open_poll(reveal=Reveal.LIVE)
    told = {"poll": POLL, "code": room.codes[0], "ballot": "ballot-one", "choice": "no"}
    phone.post("/api/ballot", told)
    assert phone.get("/v/state").told["state"]["live"] == "For 0 · Against 1 · Blank 0"


def test_a_table_reads_nothing_of_other_tables_members_or_ballots(room, phone):
    room.do(board.write_note, NewNote("note-of-2", MEETING, "round", 2, "Bord to", Mark.IDEA), 1)
    room.open_poll()
    code = {"poll": POLL, "code": room.codes[0], "ballot": "ballot-one", "choice": "yes"}
    phone.post("/api/ballot", code)
    phone.heard.clear()
    for path in (f"/t/{TABLE_CODES[0]}", f"/t/{TABLE_CODES[0]}/state"):
        assert phone.get(path).status == 200
    heard = "\n".join(phone.heard)
    members = [each.name for each in room.assembly.people]
    hidden = ["Bord to", "note-of-2", TABLE_CODES[1], "have voted", *members]
    assert [each for each in hidden if each in heard] == []


def test_a_guest_without_a_code_sees_no_sheet(room, phone):
    assert phone.get("/t/").status == 404
    assert phone.get("/t/ZZZZZZ").status == 404
    assert phone.get("/t/ZZZZZZ/state").status == 404
    assert phone.get("/events?table=ZZZZZZ").status == 404


@pytest.mark.parametrize("fails", [False, True])
def test_no_log_holds_a_code_a_choice_or_an_address(room, phone, caplog, fails):
    caplog.set_level(logging.DEBUG)
    room.open_poll()
    if fails:
        room.answer = lambda future: future.set_exception(RuntimeError(room.codes[0]))
    device = Phone(room.server.port, "127.0.0.77")
    code = room.codes[0]
    told = {"poll": POLL, "code": code, "ballot": "ballot-one", "choice": "yes"}
    assert device.post("/api/ballot", told).status == (500 if fails else 200)
    device.form("/v", {"code": code})
    assert device.send("G{T", "/", b"", {}).status == 400
    logged = "\n".join(f"{each.getMessage()} {each.exc_text}" for each in caplog.records)
    assert ("RuntimeError" in logged) is fails
    for hidden in (code, "127.0.0.77", Choice.YES.value + '"', "ballot-one", TABLE_CODES[0]):
        assert hidden not in logged


def test_a_result_of_an_earlier_day_is_not_shown_again(room, phone):
    room.open_poll()
    room.close_poll()
    room.publish()
    assert "Not adopted" in phone.get("/v/poll").told["html"]
    room.now += 20 * 60 * 60 * 1_000
    room.show()
    assert "Not adopted" not in phone.get("/v/poll").told["html"]
    assert room.assembly.voting.polls[POLL].state is voting.PollState.PUBLISHED
