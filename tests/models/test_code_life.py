"""A table's code opens its sheet for one meeting day, which is over at six the next morning."""

from __future__ import annotations

import datetime

import pytest

from app.models import agenda, board, mandate
from app.models.agenda import Plan
from app.models.assembly import KINDS
from app.models.board import TableCodesIssued, open_codes
from app.models.entries import decode
from tests.assemblies import Play

ZONE = datetime.timezone(datetime.timedelta(hours=1))
CODES = ("7KQ4M2", "XD9PB3")


def at(told: str) -> int:
    """Milliseconds since 1970 of a time on the wall."""
    return round(datetime.datetime.fromisoformat(told).replace(tzinfo=ZONE).timestamp() * 1000)


def with_codes(made: str = "2027-03-05 19:00", day: str = "2027-03-06") -> Play:
    play = Play()
    words = mandate.Wording("Samling", meetings=(mandate.Meeting("d1", day),))
    play.do(mandate.found_assembly(play.assembly, "a1", words, at("2027-01-01 12:00")))
    play.do(agenda.add_item(play.assembly, "i1", "d1", Plan("Ideer")))
    instant = at(made) if made else 0
    play.do(board.issue_table_codes(play.assembly, "d1", CODES, instant))
    return play


def is_open(play: Play, told: str) -> bool:
    return open_codes(play.assembly, at(told), ZONE) == CODES


@pytest.mark.parametrize(
    ("when", "opens"),
    [
        ("2027-03-05 19:05", True),  # a trial the evening before
        ("2027-03-06 17:00", True),
        ("2027-03-07 01:30", True),  # the evening ran on
        ("2027-03-07 05:59", True),
        ("2027-03-07 06:00", False),
        ("2027-03-08 09:00", False),
    ],
)
@pytest.mark.parametrize("made", ["2027-03-05 19:00", ""])
def test_codes_hold_until_the_morning_after_their_meeting(made: str, when: str, opens: bool):
    assert is_open(with_codes(made), when) is opens


def test_an_item_begun_after_midnight_belongs_to_the_evening():
    play = with_codes()
    play.do(agenda.start_item(play.assembly, "i1", at("2027-03-07 00:20")))
    assert is_open(play, "2027-03-07 02:00")
    assert not is_open(play, "2027-03-07 06:00")


def test_a_meeting_that_was_put_off_has_codes_once_it_begins_or_gets_new_ones_or_its_date():
    later = "2027-03-13 10:00"
    play = with_codes()
    assert not is_open(play, later)
    play.do(agenda.start_item(play.assembly, "i1", at("2027-03-13 09:30")))
    assert is_open(play, later)
    play = with_codes()
    play.do(board.renew_table_code(play.assembly, "d1", 1, "H8RW5T", at("2027-03-13 08:00")))
    assert open_codes(play.assembly, at(later), ZONE) == ("H8RW5T", "XD9PB3")
    play = with_codes()
    moved = mandate.Wording("Samling", meetings=(mandate.Meeting("d1", "2027-03-13"),))
    play.do(mandate.reword_mandate(play.assembly, moved))
    assert is_open(play, later)


def test_codes_of_an_older_journal_are_read():
    old = '{"codes":["7KQ4M2"],"meeting":"d1"}'
    read = decode("table-codes-issued", old, KINDS, lambda _seal: None)
    assert read == TableCodesIssued("d1", ("7KQ4M2",))
