"""Nobody in the room can break the room server: not with requests of any kind, not with words that
are markup, not with connections that stop half-way. `make soak` asks more often and measures.
"""

from __future__ import annotations

import json

import pytest

from app.phones.guard import Limits, raise_file_limit
from tests.phones import hostile
from tests.phones.hostile import WORDS, Strange
from tests.phones.phone import Phone
from tests.phones.room import TABLE_CODES, Room

CASES = 600
HALF_OPEN = 200


def test_no_request_to_any_path_makes_the_server_fail():
    *_, seen = hostile.fuzz(CASES, 2027)
    assert seen.failed == []
    assert seen.answered[200] > 0
    assert seen.answered[400] > 0
    assert seen.answered[404] > 0


def test_no_word_becomes_markup_on_a_page(room: Room):
    room.start_item("round")
    phone, table = Phone(room.server.port), TABLE_CODES[0]
    kept = 0
    for number, word in enumerate(WORDS):
        told = {"table": table, "item": "round", "note": f"n{number:015d}", "text": word}
        answer = phone.post("/api/note", json.dumps(told).encode())
        assert answer.status in (200, 400, 409), word
        kept += answer.status == 200
    assert kept > len(WORDS) // 2
    for path in (f"/t/{table}", f"/t/{table}/themes", f"/t/{table}/note/n{0:015d}"):
        page = phone.get(path)
        assert page.status == 200
        assert Strange(page.text).found == []
    assert "&lt;script&gt;" in phone.get(f"/t/{table}/note/n{0:015d}").text
    for word in WORDS[:12]:
        back = phone.form("/go", {"code": word})
        assert Strange(back.text).found == []


@pytest.mark.slow
def test_half_open_connections_of_one_address_keep_no_ballot_out(rooms):
    room = rooms(limits=Limits(receive_s=0.3))
    raise_file_limit(HALF_OPEN * 3)
    room.open_poll()
    with hostile.half_open(room.server.port, "127.0.0.9", HALF_OPEN) as became:
        room.wait_for(lambda: became["opened"] + became["refused"] >= HALF_OPEN)
        assert len(hostile.votes(room, 60)) == 60
    assert became["cut"] + became["refused"] > 0
