"""A table's sheet: written once, edited without loss, delivered, and nobody else's."""

from __future__ import annotations

import re

import pytest

from app.models import board
from app.models.board import Mark, NewNote
from tests.phones.phone import Answer, Phone
from tests.phones.room import MEETING, TABLE_CODES

CODE, OTHER, _ = TABLE_CODES


def write(
    phone, text="Flere cykelstier", *, note="note-0001", item="round", mark="idea", table=CODE
):
    told = {"table": table, "item": item, "note": note, "text": text, "mark": mark}
    return phone.post("/api/note", told)


def act(phone: Phone, name, *, table=CODE, **fields) -> Answer:
    return phone.post(f"/api/{name}", {"table": table, **fields})


def state(phone, table=CODE):
    return phone.get(f"/t/{table}/state").told["state"]


def test_a_note_is_on_the_board_and_on_its_tables_page(room, phone):
    assert write(phone, "Hvem betaler?", mark="question").status == 200
    assert room.notes(1) == ["Hvem betaler?"]
    assert state(phone)["notes"] == [
        {"id": "note-0001", "text": "Hvem betaler?", "mark": "question"}
    ]
    assert state(phone, OTHER)["notes"] == []


def test_the_same_note_sent_again_is_written_once(room, phone):
    assert [write(phone).status for _ in range(3)] == [200] * 3
    assert room.notes() == ["Flere cykelstier"]


def test_a_note_goes_to_the_sheet_it_was_written_on_though_the_next_item_is_on(room, phone):
    room.start_item("ideas")
    write(phone, item="round")
    (note,) = room.assembly.board
    assert note.sheet.item == "round"
    assert state(phone)["notes"] == []


def test_in_a_break_the_table_still_has_the_sheet_it_works_on(room, phone):
    write(phone)
    room.start_item("break")
    seen = state(phone)
    assert (seen["item"], seen["aside"]) == ("round", "Kaffe og frugt")
    assert len(seen["notes"]) == 1


def test_before_the_first_task_there_is_nothing_to_write_on(rooms):
    room = rooms()
    room.start_item("welcome")
    page = Phone(room.server.port).get(f"/t/{CODE}")
    assert "No task yet" in page.text
    assert re.search(r'<form id="entry"[^>]* hidden>', page.text)


def test_an_edit_made_meanwhile_is_kept_beside(room, phone):
    write(phone, "Cykelstier")
    words = {"note": "note-0001", "before": "Cykelstier", "mark": "for"}
    act(phone, "reword", **words, text="Brede cykelstier")
    act(phone, "reword", **words, text="Cykelstier med lys")
    (note,) = room.assembly.board
    assert (note.text, note.others, note.mark) == (
        "Cykelstier med lys",
        ("Brede cykelstier",),
        Mark.FOR,
    )


def test_a_note_is_taken_back_and_stays_on_record(room, phone):
    write(phone)
    assert [act(phone, "withdraw", note="note-0001").status for _ in range(2)] == [200, 200]
    assert room.notes() == []
    assert "note-0001" in room.assembly.board.notes


def test_no_table_changes_another_tables_notes(room, phone):
    write(phone)
    steal = act(phone, "withdraw", table=OTHER, note="note-0001")
    assert (steal.status, steal.told["code"]) == (409, "note-unknown")
    words = {"note": "note-0001", "before": "Flere cykelstier", "text": "Nej", "mark": "idea"}
    assert act(phone, "reword", table=OTHER, **words).status == 409
    assert room.notes() == ["Flere cykelstier"]


def test_a_delivered_sheet_is_closed_until_it_is_taken_back(room, phone):
    write(phone)
    assert act(phone, "deliver", item="round").status == 200
    assert state(phone)["delivered"].startswith("Delivered at")
    late = write(phone, note="note-0002")
    assert (late.status, late.told["code"]) == (409, "sheet-delivered")
    assert "Table 1 has delivered its sheet" in late.told["sentence"]
    assert act(phone, "withdraw", note="note-0001").told["code"] == "sheet-delivered"
    assert act(phone, "reopen", item="round").status == 200
    assert write(phone, note="note-0002").status == 200


def test_a_table_asks_for_help_once(room, phone):
    assert [act(phone, "help").status for _ in range(2)] == [200, 200]
    assert list(room.assembly.board.help_since) == [1]
    assert state(phone)["help"].startswith("You asked for help at")
    assert "coming" not in state(phone)["help"], "nobody has answered"
    room.do(board.answer_help, 1)
    assert state(phone)["help"].endswith("Somebody is coming.")
    room.do(board.helped, 1)
    assert act(phone, "help").status == 200
    assert "coming" not in state(phone)["help"], "the next call is not answered yet"


@pytest.mark.parametrize("typed", ["7kq4m2", "7KQ4M2", "7KQ-4M2", "7kq%204m2"])
def test_a_table_code_is_read_as_people_type_it(room, phone, typed):
    for path in (f"/t/{typed}", f"/T/{typed}"):
        assert "Bordrunde: Trygge veje" in phone.get(path).text


def test_a_revoked_code_opens_nothing_and_its_stream_says_so(room, phone):
    with phone.events(f"/events?table={CODE}") as stream:
        next(stream)
        room.do(board.issue_table_codes, MEETING, ("AAAAAA", "BBBBBB", "CCCCCC"))
        assert next(stream)[0] == "gone"
    assert write(phone).told["code"] == "table-code-unknown"
    assert room.notes() == []


def test_two_devices_of_a_table_hear_of_each_others_notes(room, phone):
    with phone.events(f"/events?table={CODE}") as stream:
        assert next(stream)[1]["state"]["notes"] == []
        write(Phone(room.server.port, "127.0.0.9"))
        assert [each["text"] for each in next(stream)[1]["state"]["notes"]] == ["Flere cykelstier"]


def test_time_comes_with_the_hosts_clock(room, phone):
    told = phone.get(f"/t/{CODE}/state").told
    left_ms = told["state"]["timer"]["ends"] - told["now"]
    assert 0 <= 25 * 60 * 1_000 - left_ms < 100
    assert "25 minutes left" in phone.get(f"/t/{CODE}").text


def test_markup_is_shown_as_it_was_typed(room, phone):
    hostile = '<img src=x onerror=alert(1)> $lang _("Send") & "æ"'
    write(phone, hostile)
    page = phone.get(f"/t/{CODE}").text
    assert "<img" not in page
    assert "&lt;img src=x onerror=alert(1)&gt; $lang _(&quot;Send&quot;) &amp; " in page


def test_without_a_script_a_note_is_written_edited_and_taken_back(room, phone):
    page = phone.get(f"/t/{CODE}").text
    fresh = re.search(r'name="note" value="([0-9a-f]{32})"', page)[1]
    fields = {"table": CODE, "item": "round", "note": fresh, "text": "Linje 1\r\nLinje 2"}
    for _ in range(2):
        sent = phone.form("/api/note", {**fields, "mark": "quote"})
        assert (sent.status, sent.headers["Location"]) == (303, f"/t/{CODE}?lang=en")
    assert room.notes() == ["Linje 1\nLinje 2"]
    words = {"table": CODE, "note": fresh, "before": "Linje 1\r\nLinje 2", "text": "Linje 3"}
    phone.form("/api/reword", {**words, "mark": "idea"})
    (note,) = room.assembly.board
    assert (note.text, note.others) == ("Linje 3", ())
    phone.form("/api/withdraw", {"table": CODE, "note": fresh})
    assert room.notes() == []


def test_without_a_script_what_was_refused_is_still_in_the_field(room, phone):
    room.do(board.deliver_sheet, "round", 1, room.now)
    fields = {"table": CODE, "item": "round", "note": "note-0009", "text": "En sen tanke"}
    answer = phone.form("/api/note", fields)
    assert answer.status == 409
    assert "Table 1 has delivered its sheet" in answer.text
    assert ">En sen tanke</textarea>" in answer.text


def test_notes_come_newest_first_on_the_page(room, phone):
    for number in (1, 2):
        room.now += 1
        new = NewNote(f"note-000{number}", MEETING, "round", 1, f"Note {number}", Mark.IDEA)
        room.do(board.write_note, new, room.now)
    page = phone.get(f"/t/{CODE}").text
    assert page.index(">Note 2<") < page.index(">Note 1<")
