"""A table photographs its paper: the photo arrives small, upright and without its place."""

from __future__ import annotations

import base64
import io
import random
import re
import socket
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import expect

from app.models import board, own_slides
from app.models.board import Sheet
from app.models.board.photos import LONGEST_SIDE, MOST_BYTES
from app.phones.guard import Limits
from tests.phones.phone import Answer, Phone
from tests.phones.room import MEETING, TABLE_CODES, Room
from tests.phones.shots import TURNED, a_bomb, a_photo

CODE, OTHER = TABLE_CODES[:2]
LIMIT = "-" * 8 + "limit"
JSON = {"Accept": "application/json"}
SHEET = Sheet("round", 1)


def form(raw: bytes, photo: str = "photo-one", item: str = "round") -> tuple[bytes, dict[str, str]]:
    """A form with a photo, as a browser sends it."""
    made = bytearray()
    for name, value in (("item", item), ("photo", photo)):
        head = f'--{LIMIT}\r\nContent-Disposition: form-data; name="{name}"'
        made += f"{head}\r\n\r\n{value}\r\n".encode()
    head = f'--{LIMIT}\r\nContent-Disposition: form-data; name="file"; filename="../../x.jpg"\r\n'
    made += head.encode() + b"Content-Type: image/jpeg\r\n\r\n" + raw
    made += f"\r\n--{LIMIT}--\r\n".encode()
    return bytes(made), {"Content-Type": f"multipart/form-data; boundary={LIMIT}"}


def give(phone: Phone, raw: bytes, code: str = CODE, **more: str) -> Answer:
    body, headers = form(raw, **more)
    return phone.send("POST", f"/t/{code}/photos", body, {**headers, **JSON})


def kept(room: Room, sheet: Sheet = SHEET) -> list[bytes]:
    return [own_slides.jpeg_of(each.jpeg or "") for each in room.assembly.board.photos_on(sheet)]


def test_a_photo_is_turned_upright_made_small_and_loses_its_place_and_owner(room, phone):
    raw = a_photo(4000, 3000, turned=TURNED)
    assert b"Ida Baek" in raw
    assert give(phone, raw).status == 200
    (jpeg,) = kept(room)
    assert len(jpeg) <= MOST_BYTES
    for left_behind in (b"Ida", b"Exif", b"Albertslund"):
        assert left_behind not in jpeg
    with Image.open(io.BytesIO(jpeg)) as seen:
        assert seen.size == (LONGEST_SIDE * 3 // 4, LONGEST_SIDE)
        assert not seen.getexif()
        above, below = seen.getpixel((700, 100)), seen.getpixel((700, 1900))
    assert max(above) < 90
    assert min(below) > 190


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_other_pictures_are_kept_as_photos_too(room, phone, kind):
    assert give(phone, a_photo(form=kind)).status == 200
    assert kept(room)[0].startswith(b"\xff\xd8\xff")


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (a_bomb(), "photo-too-many-pixels"),
        (a_bomb(5_100, 5_000), "photo-too-many-pixels"),
        (b"%PDF-1.7 no photo at all", "photo-not-read"),
        (a_photo()[:3_000], "photo-not-read"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "photo-not-read"),
        (b"", "photo-missing"),
    ],
    ids=["bomb", "a-little-too-many", "pdf", "cut-off", "svg", "nothing"],
)
def test_what_is_no_photo_is_refused_in_a_sentence_and_nothing_is_kept(room, phone, raw, code):
    answer = give(phone, raw)
    assert (answer.status, answer.told["code"]) == (409, code)
    assert answer.told["sentence"].endswith(".")
    assert room.assembly.board.photos == {}


def test_the_same_photo_sent_twice_is_kept_once(room, phone):
    for _time in range(2):
        assert give(phone, a_photo()).status == 200
    assert len(kept(room)) == 1


def test_without_a_script_the_form_takes_a_photo_and_shows_it(room, phone):
    page = phone.get(f"/t/{CODE}/photos").text
    assert 'enctype="multipart/form-data"' in page
    assert 'capture="environment"' in page
    body, headers = form(a_photo(), re.findall(r'name="photo" value="(\w+)"', page)[0])
    answer = phone.send("POST", f"/t/{CODE}/photos", body, headers)
    assert (answer.status, answer.headers["Location"]) == (303, f"/t/{CODE}/photos?lang=en")
    page = phone.get(f"/t/{CODE}/photos").text
    (source,) = re.findall(r'<img src="([^"]+)"', page)
    line = phone.line()
    line.request("GET", source)
    came = line.getresponse()
    assert came.getheader("Content-Type") == "image/jpeg"
    assert came.read() == kept(room)[0]
    line.close()
    refused = phone.send("POST", f"/t/{CODE}/photos", *form(b"no photo"))
    assert refused.status == 409
    assert "is not a photo the laptop can read" in refused.text


def test_a_table_reads_and_takes_back_only_its_own_photos(room, phone):
    give(phone, a_photo())
    (photo,) = room.assembly.board.photos
    assert phone.get(f"/t/{OTHER}/photos").text.count("<img") == 0
    for path in (photo, f"..%2F..%2F{CODE}%2Fphoto%2F{photo}", "photo-", "%00", "x" * 300):
        answer = phone.get(f"/t/{OTHER}/photo/{path}")
        assert answer.status in (404, 409)
        assert "JFIF" not in answer.text
    assert phone.form(f"/t/{OTHER}/photo/{photo}/back", {}).status == 409
    assert len(kept(room)) == 1
    assert phone.form(f"/t/{CODE}/photo/{photo}/back", {}).status == 303
    assert kept(room) == []
    assert phone.get(f"/t/{CODE}/photo/{photo}").status == 409


def test_a_delivered_sheet_takes_no_photo_and_gives_none_away(room, phone):
    give(phone, a_photo())
    room.do(board.deliver_sheet, "round", 1, room.tick())
    assert give(phone, a_photo(), photo="photo-two").told["code"] == "sheet-delivered"
    (photo,) = room.assembly.board.photos
    assert phone.form(f"/t/{CODE}/photo/{photo}/back", {}).status == 409
    page = phone.get(f"/t/{CODE}/photos").text
    assert "The sheet is delivered" in page
    assert len(kept(room)) == 1


def test_a_stranger_sends_nothing_and_a_foreign_page_neither(room, phone):
    body, headers = form(a_photo(60, 40))
    assert phone.send("POST", "/t/ZZZZZZ/photos", body, headers).status == 404
    foreign = {**headers, "Origin": "http://evil.example"}
    assert phone.send("POST", f"/t/{CODE}/photos", body, foreign).status == 403
    rebound = {**headers, "Host": "evil.example"}
    assert phone.send("POST", f"/t/{CODE}/photos", body, rebound).status == 421
    assert room.assembly.board.photos == {}


def test_a_file_that_is_too_large_is_told_so_and_the_limit_of_notes_stays(rooms):
    room = rooms(limits=Limits(photo_bytes=200_000))
    room.start_item("round")
    phone = Phone(room.server.port)
    noise = random.Random(5).randbytes(450_000)
    answer = give(phone, noise)
    assert (answer.status, answer.told["code"]) == (413, "photo-file-too-large")
    assert phone.post("/api/note", {"table": CODE, "text": "x" * 100_000}).status == 413
    assert phone.post(f"/t/{CODE}/photos", {"item": "round", "photo": "photo-one"}).status == 400


def test_slow_photos_are_cut_and_take_no_turn_from_others(rooms):
    room = rooms(limits=Limits(receive_s=0.3, photo_s=1.0, photos_each=1))
    room.start_item("round")
    body, headers = form(a_photo(60, 40))
    head = f"POST /t/{CODE}/photos HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: {len(body)}\r\n"
    head += "".join(f"{name}: {value}\r\n" for name, value in headers.items()) + "\r\n"
    with socket.create_connection(("127.0.0.1", room.server.port), 10) as slow:
        slow.sendall(head.encode() + body[:300])
        room.wait_for(lambda: give(Phone(room.server.port), a_photo(60, 40)).status == 503)
        assert give(Phone(room.server.port), a_photo(60, 40), OTHER).status == 200
        with suppress(ConnectionResetError):
            assert slow.recv(1) == b""
    room.wait_for(lambda: give(Phone(room.server.port), a_photo(60, 40)).status == 200)


def test_a_large_photo_takes_longer_than_a_note_may(rooms):
    room = rooms(limits=Limits(receive_s=0.3, photo_s=20.0))
    room.start_item("round")
    body, headers = form(a_photo(60, 40))
    head = f"POST /t/{CODE}/photos HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: {len(body)}\r\n"
    head += "".join(f"{name}: {value}\r\n" for name, value in headers.items()) + "\r\n"
    with socket.create_connection(("127.0.0.1", room.server.port), 10) as slow:
        slow.sendall(head.encode() + body[:200])
        time.sleep(0.8)
        slow.sendall(body[200:])
        assert slow.recv(12) == b"HTTP/1.1 303"


def test_notes_come_in_while_photos_are_read(rooms):
    room = rooms()
    room.start_item("round")
    gate, going = threading.Event(), threading.Event()

    def slow(raw: bytes) -> bytes:
        going.set()
        assert gate.wait(20)
        return raw

    room.server.stop()
    room.server._read_photo = slow  # noqa: SLF001 - given when the server is made
    room.server.start()
    sending = threading.Thread(target=give, args=(Phone(room.server.port), a_photo(60, 40)))
    sending.start()
    assert going.wait(20)
    told = {"table": CODE, "note": "note-1234", "item": "round", "text": "Bænke"}
    assert Phone(room.server.port).post("/api/note", told).status == 200
    assert room.assembly.board.photos == {}
    gate.set()
    sending.join(20)
    room.wait_for(lambda: kept(room))


def test_the_page_of_photos_is_light_and_has_no_photo_in_it(room, phone):
    for number in range(20):
        give(phone, a_photo(60, 40), photo=f"photo-{number:03d}")
    page = phone.get(f"/t/{CODE}/photos").text
    linked = set(re.findall(r'(?:href|src)="(/p/[^"]+)"', page))
    assert len((page + "".join(phone.get(each).text for each in linked)).encode()) < 50_000
    assert base64.b64encode(kept(room)[0])[:40].decode() not in page
    assert "photo" not in phone.get(f"/t/{CODE}/state").text


def upload(page, tmp_path: Path, raw: bytes, label: str) -> None:
    file = tmp_path / "IMG_0001.jpg"
    file.write_bytes(raw)
    page.get_by_label(label).set_input_files(file)


@pytest.mark.browser
def test_a_phone_sends_a_photo_and_sees_it_in_the_list(room, pages, tmp_path):
    page = pages()
    page.goto(f"{room.url}/t/{CODE}")
    page.get_by_role("link", name="Billeder af vores papir").click()
    upload(page, tmp_path, a_photo(3000, 2000, turned=TURNED), "Tag et billede")
    expect(page.locator("#shots li")).to_have_count(1)
    expect(page.locator("#shots img")).to_have_js_property("complete", True)
    (jpeg,) = kept(room)
    with Image.open(io.BytesIO(jpeg)) as seen:
        assert seen.size[0] < seen.size[1] <= LONGEST_SIDE
        assert max(seen.getpixel((600, 100))) < 90
    page.get_by_role("button", name="Tag tilbage").click()
    expect(page.locator("#shots li")).to_have_count(0)


@pytest.mark.browser
def test_an_older_phone_is_asked_to_turn_a_photo_before_it_makes_it_smaller(room, pages, tmp_path):
    page = pages()
    page.add_init_script("""
        const real = window.createImageBitmap;
        window.createImageBitmap = (file, how = {}) => {
            sessionStorage.setItem("asked", how.imageOrientation);
            return real(file, how);
        };
    """)
    page.goto(f"{room.url}/t/{CODE}/photos")
    upload(page, tmp_path, a_photo(3000, 2000, turned=TURNED), "Tag et billede")
    expect(page.locator("#shots li")).to_have_count(1)
    assert page.evaluate("sessionStorage.getItem('asked')") == "from-image"


@pytest.mark.browser
def test_what_is_no_photo_is_told_on_the_phone(room, pages, tmp_path):
    page = pages()
    page.goto(f"{room.url}/t/{CODE}/photos")
    upload(page, tmp_path, b"not a photo", "Tag et billede")
    expect(page.get_by_role("alert")).to_contain_text("kan computeren ikke læse")
    upload(page, tmp_path, a_photo(), "Tag et billede")
    expect(page.locator("#shots li")).to_have_count(1)


@pytest.mark.browser
def test_a_photo_waits_while_the_laptop_is_away_and_arrives_once(rooms, pages, tmp_path):
    room = rooms()
    room.start_item("round")
    page = pages()
    page.goto(f"{room.url}/t/{CODE}/photos")
    page.context.set_offline(True)
    upload(page, tmp_path, a_photo(), "Vælg billeder, I har taget")
    expect(page.locator("#sending")).to_contain_text("Lad denne side stå åben")
    assert kept(room) == []
    page.context.set_offline(False)
    expect(page.locator("#shots li")).to_have_count(1)
    assert len(kept(room)) == 1


@pytest.mark.browser
def test_without_scripts_a_browser_sends_a_photo(room, pages, tmp_path):
    page = pages(java_script_enabled=False)
    page.goto(f"{room.url}/t/{CODE}/photos")
    upload(page, tmp_path, a_photo(3000, 2000, turned=TURNED), "Tag et billede")
    page.get_by_role("button", name="Send billedet").click()
    expect(page.locator("#shots li")).to_have_count(1)
    with Image.open(io.BytesIO(kept(room)[0])) as seen:
        assert seen.size[0] < seen.size[1]


@pytest.mark.browser
def test_a_photo_under_a_revoked_code_waits_for_the_new_one(room, pages, tmp_path):
    page = pages()
    page.goto(f"{room.url}/t/{CODE}/photos")
    room.do(board.renew_table_code, MEETING, 1, "NEWC0D")
    upload(page, tmp_path, a_photo(), "Tag et billede")
    expect(page.get_by_role("heading", name="Bordet har fået en ny kode")).to_be_visible()
    assert kept(room) == []
    page.get_by_label("Bordets nye kode").fill("newc0d")
    page.get_by_role("button", name="Fortsæt").click()
    expect(page.locator("#shots li")).to_have_count(1)
    assert len(kept(room)) == 1
