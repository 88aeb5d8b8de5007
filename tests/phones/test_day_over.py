"""The morning after: yesterday's codes open no sheet, and what a phone still holds arrives."""

from __future__ import annotations

import datetime

from app.models import agenda, board
from tests.phones.room import MEETING, TABLE_CODES, Room
from tests.phones.test_sheet import write

CODE, OTHER, _third = TABLE_CODES
NEW = ("AAAAAA", "BBBBBB", "CCCCCC")


def morning_after(room: Room) -> None:
    """The day is over, and nobody has touched the laptop."""
    room.now = board.codes_end(room.assembly) + 60_000


def test_yesterdays_code_opens_nothing_and_says_what_to_do(room, phone):
    assert write(phone).status == 200
    morning_after(room)
    answer = phone.get(f"/t/{CODE}")
    assert answer.status == 404
    assert "Flere cykelstier" not in answer.text
    assert "new code" in answer.text
    assert write(phone, note="note-0002").told["code"] == "table-code-unknown"
    assert room.notes(1) == ["Flere cykelstier"]


def test_past_midnight_while_the_evening_runs_on_it_opens(room, phone):
    end = datetime.datetime.fromtimestamp(board.codes_end(room.assembly) / 1000)
    midnight = end.replace(hour=0, minute=30)
    room.now = round(midnight.timestamp() * 1000)
    assert write(phone).status == 200


def test_what_was_not_sent_comes_in_under_the_tables_new_code(room, phone):
    morning_after(room)
    room.do(board.issue_table_codes, MEETING, NEW, room.now)
    told = {"item": "round", "text": "Fra i går", "mark": "idea"}
    assert phone.post("/api/note", {"table": NEW[0], "note": "note-0009", **told}).status == 200
    assert room.notes(1) == ["Fra i går"]


def test_a_meeting_that_goes_on_another_day_opens_under_its_codes_again(room, phone):
    morning_after(room)
    assert write(phone).status == 404
    room.do(agenda.start_item, "ideas", room.now)
    assert write(phone).status == 200


def test_a_page_that_is_open_hears_that_the_day_is_over(room, phone):
    with phone.events(f"/events?table={CODE}") as stream:
        next(stream)
        morning_after(room)
        room.show()
        assert next(stream)[0] == "gone"
