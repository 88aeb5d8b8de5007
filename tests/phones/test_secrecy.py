"""While a poll is open nothing but turnout leaves the room server."""

from __future__ import annotations

import logging
import re

import pytest

from app.imports.photos import read_photo
from app.models import board, mandate, own_slides, voting
from app.models.board import Mark, NewNote, NewPhoto
from app.models.voting import Choice, Reveal
from tests.phones.phone import Phone
from tests.phones.room import MEETING, POLL, TABLE_CODES
from tests.phones.shots import a_photo

PATHS = ("/", "/v", "/v/poll", "/v/state", "/t/{table}", "/t/{table}/state", "/p/vote.en.js")


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


def test_a_code_opens_its_own_day_only_and_a_renewed_one_nothing(room, phone):
    room.do(board.renew_table_code, MEETING, 2, "NEWC0D")
    old, new = TABLE_CODES[1], "NEWC0D"
    assert [phone.get(f"/t/{each}").status for each in (old, new)] == [404, 200]
    told = {"note": "note-1234", "item": "round", "text": "Bænke"}
    assert phone.post("/api/note", {**told, "table": old}).status == 404
    days = (*room.assembly.mandate.meetings, mandate.Meeting("meeting-2", "2026-11-07"))
    words = mandate.Wording("Albertslund", "Hvordan?", "Byrådet", days)
    room.do(mandate.reword_mandate, words)
    room.do(mandate.choose_meeting, "meeting-2")
    for number, path in enumerate(("", "/state", "/photos", "/note/note-1234"), 2):
        another = Phone(room.server.port, f"127.0.0.{number}")  # five wrong codes are enough
        assert another.get(f"/t/{new}{path}").status == 404, path
        assert another.get(f"/events?table={new}").status == 404
        assert another.form("/go", {"code": new}).status == 409
    assert room.assembly.board.notes == {}


def everything_of_a_table(room, code: str) -> str:
    """All that can be read with a table's code, by the pages and by guessing at paths."""
    phone = Phone(room.server.port)
    photos = ("photo-of-one", "photo-of-two")
    asked = ["", "?all=1", "/state", "/state?all=1", "/photos", "/note/note-of-2"]
    asked += [f"/photo/{each}" for each in photos]
    asked += ["/../t/" + TABLE_CODES[1], "/..%2f..%2fetc/passwd", "/photo/..%2fphotos.html"]
    for path in asked:
        line = phone.line()
        line.request("GET", f"/t/{code}{path}", headers={"Accept-Language": "en"})
        came = line.getresponse()
        phone.heard.append(came.read().decode("latin-1") + repr(came.getheaders()))
        line.close()
    with phone.events(f"/events?table={code}") as stream:
        next(stream)
    for path in ("/", "/v", "/v/poll", "/v/state", "/ok", "/here", "/p/../../pyproject.toml"):
        phone.get(path)
    return "\n".join(phone.heard)


def test_nothing_of_another_table_of_members_or_of_ballots_is_read_through_a_code(room):
    """By search: everything there is to know of others, in everything that one code opens."""
    note = NewNote("note-of-2", MEETING, "round", 2, "Bord to mener noget", Mark.IDEA)
    room.do(board.write_note, note, room.tick())
    for table, photo in ((1, "photo-of-one"), (2, "photo-of-two")):
        raw = read_photo(a_photo(300 * table, 200))
        room.do(board.keep_photo, NewPhoto(photo, MEETING, "round", table, raw), room.tick())
    room.do(board.ask_for_help, 2, room.tick())
    room.open_poll()
    told = {"poll": POLL, "code": room.codes[0], "ballot": "ballot-one", "choice": "yes"}
    assert Phone(room.server.port).post("/api/ballot", told).status == 200
    poll, heard = room.assembly.voting.polls[POLL], everything_of_a_table(room, TABLE_CODES[0])
    kept = room.assembly.board.photos["photo-of-two"].jpeg or ""
    theirs = own_slides.jpeg_of(kept).decode("latin-1")
    hidden = [
        "Bord to mener",
        TABLE_CODES[1],
        TABLE_CODES[2],
        theirs,
        kept,
        poll.salt,
        *poll.ballots,
    ]
    hidden += [each.name for each in room.assembly.people]
    hidden += [each.id for each in room.assembly.people if len(each.id) > 4]
    hidden += [room.codes[0], "requires-python", "root:x:0"]
    assert [each[:40] for each in hidden if each in heard] == []
    mine = own_slides.jpeg_of(room.assembly.board.photos["photo-of-one"].jpeg or "")
    assert mine.decode("latin-1") in heard  # the search would find it
    assert "photo-of-one" in heard


@pytest.mark.parametrize("act", ["reword", "withdraw"])
def test_a_code_changes_nothing_of_another_table(room, phone, act):
    note = NewNote("note-of-2", MEETING, "round", 2, "Bord to mener noget", Mark.IDEA)
    room.do(board.write_note, note, room.tick())
    told = {"table": TABLE_CODES[0], "note": "note-of-2", "before": note.text, "text": "Andet"}
    assert phone.post(f"/api/{act}", told).status == 409
    assert room.notes(2) == [note.text]


@pytest.mark.parametrize(
    "path",
    [
        "/p/../server.py",
        "/p/..%2f..%2fpyproject.toml",
        "/p/%2e%2e/%2e%2e/etc/passwd",
        "/p//etc/passwd",
        "/p/phone.css%00.png",
        "/p/sheet.html",
        "/../../etc/passwd",
        "/t/..%2f..%2f..%2fetc%2fpasswd",
        "/t/" + "A" * 5_000,
        "/%ff%fe",
    ],
)
def test_no_path_leaves_the_pages(room, phone, path):
    answer = phone.get(path)
    assert answer.status in (400, 404, 409, 414)
    assert "root:" not in answer.text
    assert "$code" not in answer.text
    assert "Traceback" not in answer.text


def test_a_rebound_name_reads_nothing_with_any_path(room, phone):
    for path in ("/ok", "/here", f"/t/{TABLE_CODES[0]}", f"/t/{TABLE_CODES[0]}/photos", "/v/poll"):
        for host in ("rebind.example", "127.0.0.1.rebind.example", "localhost.rebind.example:80"):
            answer = phone.get(path, Host=host)
            assert answer.status == 421, path
            assert room.server.mark not in answer.text
    whole = phone.send("GET", "http://rebind.example/here", b"", {"Host": "127.0.0.1"})
    assert whole.status == 421


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
