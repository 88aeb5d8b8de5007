"""The room server starts, finds a free port, stops, and serves small pages from itself alone."""

from __future__ import annotations

import json
import re
import socket
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import pytest

from app import i18n
from app.models.errors import Refused
from app.phones.pages import best_language
from app.phones.server import RoomServer, free_port
from app.places import resources
from app.refusals import say
from tests.phones.phone import Phone
from tests.phones.room import POLL, TABLE_CODES

LINK = re.compile(r'(?:src|href|action)="(/[^"?#]*)')


def taken(stack: ExitStack, count: int) -> int:
    """The first of `count` ports in a row that are all in use until the stack is closed."""
    for first in range(21_000, 60_000, 20):
        with ExitStack() as trial:
            try:
                for port in range(first, first + count):
                    line = trial.enter_context(socket.socket())
                    line.bind(("127.0.0.1", port))
                    line.listen()
            except OSError:
                continue
            stack.enter_context(trial.pop_all())
            return first
    raise AssertionError("no free ports")


def never(*_given):
    raise AssertionError("nothing is asked of the assembly")


def test_a_port_in_use_gives_way_to_the_next():
    with ExitStack() as stack:
        first = taken(stack, 2)
        server = RoomServer(never, resources(), host="127.0.0.1", port=first)
        server.start()
        try:
            assert server.port > first + 1
            assert Phone(server.port).get("/").status == 200
        finally:
            server.stop()


def test_the_port_that_phones_know_is_tried_first():
    with ExitStack() as stack:
        first = taken(stack, 1)
        known = free_port(first + 1)
        server = RoomServer(never, resources(), host="127.0.0.1", port=first, first=known)
        server.start()
        assert server.port == known
        server.stop()
        again = RoomServer(never, resources(), host="127.0.0.1", port=known, first=first)
        again.start()
        assert again.port == known
        again.stop()


def test_servers_that_start_at_the_same_moment_find_a_port_each():
    with ExitStack() as stack:
        first = taken(stack, 1)
        servers = [
            RoomServer(never, resources(), host="127.0.0.1", port=first + 1) for _ in range(4)
        ]
        ready = threading.Barrier(len(servers))

        def start(server: RoomServer) -> None:
            ready.wait()
            server.start()

        with ThreadPoolExecutor(len(servers)) as pool:
            started = [pool.submit(start, each) for each in servers]
        try:
            for each in started:
                each.result()
            assert len({each.port for each in servers}) == len(servers)
            assert all(Phone(each.port).get("/").status == 200 for each in servers)
        finally:
            for each in servers:
                each.stop()


def test_eleven_ports_in_use_are_told_in_one_sentence():
    with ExitStack() as stack:
        first = taken(stack, 11)
        server = RoomServer(never, resources(), host="127.0.0.1", port=first)
        with pytest.raises(Refused) as refused:
            server.start()
    assert refused.value.code == "port-in-use"
    assert str(first) in say(refused.value)
    assert server.port == 0


def test_a_port_that_was_asked_for_is_used_or_told_to_be_taken():
    with ExitStack() as stack:
        first = taken(stack, 1)
        server = RoomServer(never, resources(), host="127.0.0.1", port=first, moves_on=False)
        with pytest.raises(Refused) as refused:
            server.start()
    assert refused.value.code == "port-taken"
    assert str(first) in say(refused.value)
    server.start()
    assert server.port == first
    server.stop()


@pytest.mark.parametrize("host", ["192.0.2.77", "no-such-name.invalid"])
def test_an_address_that_is_not_ours_is_refused(host):
    with pytest.raises(Refused) as refused:
        RoomServer(never, resources(), host=host, port=0).start()
    assert refused.value.code == "host-unusable"


def test_the_server_stops_and_starts_again_on_its_port(room):
    port = room.server.port
    room.server.stop()
    assert room.server.port == 0
    with pytest.raises(ConnectionRefusedError):
        Phone(port).get("/")
    room.server.stop()
    room.server.start()
    assert Phone(room.server.port).get(f"/t/{TABLE_CODES[0]}").status == 200


def test_open_streams_end_when_the_server_stops(room, phone):
    with phone.events("/events") as stream:
        next(stream)
        room.server.stop()
        assert list(stream) == []


def test_the_laptop_hears_when_another_device_has_reached_it(rooms):
    room = rooms()
    heard = []
    room.server._on_reached = heard.append  # noqa: SLF001 - given when the server is made
    for address in ("127.0.0.1", "127.0.0.2", "127.0.0.2", "127.0.0.3"):
        assert "You have reached the laptop" in Phone(room.server.port, address).get("/").text
    assert (room.server.reached, heard) == (2, [1, 2])


@pytest.mark.parametrize(
    ("accepted", "told"),
    [
        ("da-DK,da;q=0.9,en;q=0.8", "da"),
        ("en-GB,en;q=0.9,da;q=0.3", "en"),
        ("de-DE,de;q=0.9", "da"),
        ("tr,ar;q=0.8,en;q=0.5", "en"),
        ("", "da"),
        ("en;q=nonsense", "da"),
        ("en;q=0", "da"),
    ],
)
def test_a_page_speaks_the_phones_language(accepted, told):
    assert best_language(accepted, "da") == told


def test_the_language_can_be_switched_by_hand(room, phone):
    page = phone.get("/?lang=da").text
    assert '<html lang="da">' in page
    assert 'href="?lang=en"' in page


def test_every_answer_forbids_foreign_scripts_and_keeps_nothing(room, phone):
    paths = ("/", "/v", "/v/poll", "/nowhere", "/p/sheet.en.js", f"/t/{TABLE_CODES[0]}")
    for path in paths:
        headers = phone.get(path).headers
        assert headers["Content-Security-Policy"].startswith("default-src 'none'")
        assert "unsafe" not in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Cache-Control"] in ("no-store", "no-cache")
        assert headers["Server"] == "Bordrunde"
        assert "Set-Cookie" not in headers


def test_a_page_with_all_it_needs_is_under_fifty_kilobytes_and_asks_nobody_else(room, phone):
    room.open_poll()
    for path in ("/", "/v", f"/t/{TABLE_CODES[0]}"):
        page = phone.get(path).text
        files = {each for each in LINK.findall(page) if each.startswith("/p/")}
        assert len(files) >= 4
        whole = page + "".join(phone.get(each).text for each in files)
        if path == "/v":
            whole += phone.get("/v/poll").text
        assert len(whole.encode()) < 50_000
        foreign = re.findall(r"(?:https?:)?//[\w.]+", whole.replace("http://www.w3.org", ""))
        assert [each for each in foreign if "." in each] == []
        assert not re.search(r"<script(?! src=)|<style|\son\w+=|\sstyle=", whole)


def test_files_are_fetched_once(room, phone):
    first = phone.get("/p/phone.css")
    again = phone.get("/p/phone.css", If_None_Match=first.headers["ETag"])
    assert (again.status, again.text) == (304, "")
    for path in ("/p/sheet.html", "/p/../server.py", "/p/%2e%2e%2fserver.py", "/p/"):
        assert phone.get(path).status == 404


def test_scripts_say_their_words_in_both_languages(room, phone):
    assert 'said="Everything is saved on the laptop";' in phone.get("/p/sheet.en.js").text
    assert 'said="Alt er gemt på computeren";' in phone.get("/p/sheet.da.js").text
    assert "_(" not in phone.get("/p/sheet.da.js").text


def test_no_word_of_a_script_has_a_sign_whose_spaces_are_not_sent():
    for script in (resources() / "phone").glob("*.js"):
        for said in re.findall(r'_\(("[^"]*")\)', script.read_text("utf-8")):
            for language in i18n.LANGUAGES:
                with i18n.in_language(language):
                    told = i18n._(json.loads(said))
                assert not re.search(r" (//|=>|[!=]==|&&|\|\||=) ", told), (script.name, told)


def test_what_goes_wrong_is_said_in_the_phones_language(room):
    told = {"poll": POLL, "code": "1234", "ballot": "ballot-one", "choice": "yes"}
    sentences = {
        lang: Phone(room.server.port, lang=lang).post("/api/ballot", told).told["sentence"]
        for lang in ("da", "en")
    }
    assert sentences["en"].startswith("That is not a whole card code")
    assert sentences["da"].startswith("Det er ikke en hel kortkode")


def test_a_second_port_opens_the_same_pages_and_one_that_is_taken_is_no_trouble(rooms):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        free = free_port()
        for port, got in ((free, free), (taken.getsockname()[1], 0)):
            server = RoomServer(never, resources(), host="127.0.0.1", port=0, short_port=port)
            server.start()
            assert server.short_port == got
            for each in {server.port, got} - {0}:
                assert "You have reached" in Phone(each).get("/").text
            server.stop()
            if got:
                with pytest.raises(ConnectionRefusedError):
                    Phone(got).get("/")


def any_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])
