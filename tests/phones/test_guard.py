"""The room server stays up and closed to strangers, whatever is sent to it."""

from __future__ import annotations

import http.client
import json
import random
import socket
from contextlib import ExitStack, suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.models import voting
from app.phones.guard import Limits, Tries
from tests.phones.phone import Phone
from tests.phones.room import POLL, TABLE_CODES, Room

STRANGERS = voting.draw_codes(random.Random(1), 60)
GET_HALF = b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Half: "
POST_HALF = (
    b"POST /api/help HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
    b"Content-Length: 50\r\n\r\n{"
)


def guess(phone, code):
    return phone.post("/api/card", {"code": code})


def test_the_sixth_wrong_card_in_a_minute_waits_and_a_right_one_does_not(room):
    phone = Phone(room.server.port, "127.0.0.2")
    codes = [guess(phone, each).told["code"] for each in STRANGERS[:6]]
    assert codes == ["card-unknown"] * 5 + ["too-many-tries"]
    held = guess(phone, STRANGERS[6])
    assert (held.status, held.headers["Retry-After"]) == (429, "60")
    assert guess(phone, room.codes[0]).status == 200
    assert phone.form("/v", {"code": room.codes[0]}).status == 200


def test_a_ballot_counts_behind_a_router_where_others_mistyped(room):
    room.open_poll()
    phone = Phone(room.server.port, "127.0.0.2")
    for each in STRANGERS[:8]:
        guess(phone, each)
    told = {"poll": POLL, "code": room.codes[0], "ballot": "ballot-one", "choice": "yes"}
    assert phone.post("/api/ballot", told).status == 200
    assert len(room.ballots()) == 1
    stranger = {**told, "code": STRANGERS[8]}
    assert phone.post("/api/ballot", stranger).status == 429


def test_a_program_that_tries_codes_by_the_hundred_is_told_nothing(rooms):
    """Otherwise a right code would stand out among the refusals, however many came before."""
    room = rooms(limits=Limits(flood_each=8))
    phone, neighbour = (Phone(room.server.port, f"127.0.0.{n}") for n in (2, 3))
    for number in range(8):
        phone.get(f"/t/AAAAA{number}")
    asked = (f"/t/{TABLE_CODES[0]}", "/t/AAAAA9", f"/events?table={TABLE_CODES[0]}")
    assert [phone.get(each).status for each in asked] == [429] * 3
    assert guess(phone, room.codes[0]).status == 429
    assert phone.form("/go", {"code": TABLE_CODES[0]}).status == 429
    assert neighbour.get(f"/t/{TABLE_CODES[0]}").status == 200


def test_one_address_cannot_use_up_the_tries_of_the_room():
    tries = Tries(5, 200, lambda: 0.0, 1_000)
    for _ in range(999):
        tries.count("10.0.0.1")
    assert not tries.are_used_up("10.0.0.2")
    assert not tries.is_flooding("10.0.0.1")
    tries.count("10.0.0.1")
    assert tries.is_flooding("10.0.0.1")


def test_all_addresses_together_may_guess_two_hundred_times_a_minute():
    seconds = [0.0]
    tries = Tries(5, 200, lambda: seconds[0])
    for number in range(200):
        assert not tries.are_used_up(f"10.0.0.{number}")
        tries.count(f"10.0.0.{number}")
    assert tries.are_used_up("10.0.1.1")
    seconds[0] = 60.0
    assert not tries.are_used_up("10.0.0.1")


def test_many_guesses_at_once_gain_nothing(room):
    """Of thirty codes sent at the same moment, the last of them right, five wrong are told."""
    told: list[str] = []
    with ExitStack() as open_ones:
        lines = [open_ones.enter_context(connected(room, "127.0.0.4")) for _ in range(30)]
        for line, code in zip(lines, [*STRANGERS[:29], room.codes[0]], strict=True):
            line.sendall(asking(code))
        for line in lines:
            answer = http.client.HTTPResponse(line)
            answer.begin()
            told.append(json.loads(answer.read()).get("code", "right"))
            answer.close()
    assert told.count("card-unknown") == 5
    assert told.count("too-many-tries") == 24
    assert told[-1] == "right"


def asking(code: str) -> bytes:
    body = json.dumps({"code": code})
    head = "POST /api/card HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
    return f"{head}Content-Length: {len(body)}\r\n\r\n{body}".encode()


def test_typing_errors_are_not_guesses(room, phone):
    for _ in range(8):
        assert guess(phone, "7KQ4-M2XD-9PC").told["code"] == "card-mistyped"
    assert guess(phone, room.codes[0]).status == 200


def test_table_codes_cannot_be_guessed_either(room):
    phone = Phone(room.server.port, "127.0.0.5")
    for number in range(5):
        assert phone.get(f"/t/AAAAA{number}").status == 404
    assert phone.get("/t/AAAAA5").status == 429
    assert phone.get(f"/t/{TABLE_CODES[0]}").status == 200
    other = Phone(room.server.port, "127.0.0.6")
    for number in range(5):
        assert (
            "No table and no card has this code" in other.form("/go", {"code": f"x{number}"}).text
        )
    assert other.form("/go", {"code": "x5"}).status == 429
    assert other.form("/go", {"code": STRANGERS[0]}).status == 429
    assert other.form("/go", {"code": TABLE_CODES[0]}).status == 303
    assert other.form("/go", {"code": room.codes[0]}).status == 200


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8642", "10.9.8.7", "", "[::1"])
def test_another_host_name_gets_nothing(room, phone, host):
    answer = phone.get("/", Host=host)
    assert answer.status in (400, 421)
    assert "You have reached" not in answer.text


def test_our_own_names_are_known(room, phone):
    for host in ("127.0.0.1", "localhost", f"localhost:{room.server.port}", socket.gethostname()):
        assert phone.get("/", Host=host).status == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec_Fetch_Site": "cross-site"},
    ],
)
def test_another_pages_form_is_not_taken_in(room, phone, headers):
    room.open_poll()
    told = {"poll": POLL, "code": room.codes[0], "ballot": "ballot-one", "choice": "yes"}
    assert phone.post("/api/ballot", told, **headers).status == 403
    assert room.ballots() == {}
    own = {"Origin": f"http://127.0.0.1:{room.server.port}"}
    assert phone.post("/api/ballot", told, **own).status == 200


def test_a_hundred_kilobytes_are_too_much(room, phone):
    answer = phone.post("/api/note", {"table": TABLE_CODES[0], "text": "x" * 100_000})
    assert (answer.status, answer.told["code"]) == (413, "request-too-large")


@pytest.mark.parametrize("half", [GET_HALF, POST_HALF], ids=["headers", "body"])
def test_a_request_that_never_ends_is_cut_and_others_are_served(rooms, half):
    room = rooms(limits=Limits(receive_s=0.3))
    with socket.create_connection(("127.0.0.1", room.server.port), 10) as slow:
        slow.sendall(half)
        assert Phone(room.server.port).get("/").status == 200
        with suppress(ConnectionResetError):
            assert slow.recv(1) == b""


def test_a_page_that_stays_open_is_not_cut(rooms):
    room = rooms(limits=Limits(receive_s=0.3, heartbeat_s=0.5))
    with Phone(room.server.port).events("/events") as stream:
        assert next(stream)[0] == "message"
        assert [next(stream)[0] for _ in range(2)] == ["beat", "beat"]


def test_one_address_has_a_number_of_connections_and_the_laptop_itself_any(rooms):
    room = rooms(limits=Limits(connections_each=3))
    with ExitStack() as open_ones:
        for _ in range(3):
            line = open_ones.enter_context(connected(room, "127.0.0.8"))
            line.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
            assert line.recv(12) == b"HTTP/1.1 200"
        with pytest.raises((ConnectionError, OSError)):
            Phone(room.server.port, "127.0.0.8").get("/")
        assert Phone(room.server.port, "127.0.0.7").get("/").status == 200
    room.wait_for(lambda: reaches(room, "127.0.0.8"))
    with ExitStack() as open_ones:
        for _ in range(9):
            open_ones.enter_context(connected(room, "127.0.0.1"))
        assert Phone(room.server.port).get("/").status == 200


def test_when_all_streams_are_taken_a_page_asks_by_itself(rooms):
    room = rooms(limits=Limits(streams=1))
    phone = Phone(room.server.port)
    with phone.events("/events") as stream:
        next(stream)
        full = phone.get("/events")
        assert (full.status, full.headers["Retry-After"]) == (503, "2")
        assert phone.get("/v/state").status == 200


@pytest.fixture(scope="module")
def standing():
    """One room for many requests."""
    room = Room()
    room.server.start()
    room.start_item("round")
    room.open_poll()
    yield room
    room.server.stop()


API = ("card", "ballot", "note", "reword", "withdraw", "deliver", "reopen", "help")
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=40),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=6,
)
names = st.sampled_from(
    ["table", "code", "note", "item", "text", "before", "mark", "poll", "ballot"]
)
fields = st.dictionaries(names, st.text(max_size=60) | anything, max_size=8)
typical = st.fixed_dictionaries({"table": st.just(TABLE_CODES[0])}, optional={}).flatmap(
    lambda known: fields.map(lambda more: {**more, **known})
)


@settings(max_examples=120)
@given(path=st.sampled_from(API), told=typical | fields | anything | st.binary(max_size=80))
def test_no_request_makes_the_server_fail(standing, path, told):
    body = told if isinstance(told, bytes) else json.dumps(told).encode()
    answer = Phone(standing.server.port).post(f"/api/{path}", body)
    assert answer.status < 500
    assert answer.told.keys() <= {"code", "sentence", "voted", "now", "up", "state"}


@pytest.mark.parametrize("kind", ["text/plain", "multipart/form-data", "application/json"])
@pytest.mark.parametrize("body", [b"", b"[" * 60_000, b'{"table": 1}', b"\xff\xfe", b'"\\ud800"'])
def test_what_cannot_be_read_is_refused(room, phone, kind, body):
    answer = phone.post("/api/help", body, **{"Content-Type": kind})
    assert answer.status == 400


def test_a_form_in_an_unknown_alphabet_is_refused(room, phone):
    kind = "application/x-www-form-urlencoded; charset=klingon"
    assert phone.post("/go", b"code=%ff", **{"Content-Type": kind}).status == 400


def connected(room, address: str) -> socket.socket:
    return socket.create_connection(("127.0.0.1", room.server.port), 10, (address, 0))


def reaches(room, address: str) -> bool:
    try:
        return Phone(room.server.port, address).get("/").status == 200
    except OSError:
        return False
