"""`bench notes` and `bench board`: what they count, and the devices that write."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.archive.session import Session
from app.cli.bench_runs.board_room import CODES, ITEM, make_board
from app.cli.bench_runs.note_takers import Room, amiss, note_id, write
from app.rehearsal.hall import Hall, PlayClock, beside

SENT = [note_id(device, number) for number in range(3) for device in range(2)]


@pytest.mark.parametrize(
    ("standing", "wrong"),
    [
        (SENT, 0),
        (["n1", *SENT, "n2"], 0),
        (SENT[1:], 1),
        ([*SENT, SENT[0]], 1),
        ([*SENT[2:], *SENT[:2]], 2),
        ([], 6),
    ],
    ids=["all", "among others", "one lost", "one twice", "the first came last", "nothing came"],
)
def test_what_is_lost_twice_or_out_of_order_is_counted(standing: list[str], wrong: int):
    assert amiss(standing, devices=2, notes=3) == wrong


def test_a_board_is_made_with_as_many_notes_as_asked_for(tmp_path: Path):
    make_board(tmp_path / "b.bordrunde", notes=40, themes=6)
    with Session.open(tmp_path / "b.bordrunde", "be" * 8) as session:
        board = session.assembly.board
        assert len(board.notes) == 40
        assert len(board.tray()) == 10
        assert [len(board.notes_in(each.id)) for each in board.lanes()] == [5] * 6


def test_devices_send_until_each_note_is_answered_and_stands_once(qapp: object, tmp_path: Path):
    path = tmp_path / "b.bordrunde"
    make_board(path, notes=6, themes=1)
    hall = Hall(path, PlayClock(1_800_000_000_000), seed=1)

    def play() -> tuple[list[float], list[str]]:
        hall.open()
        try:
            waits = write(Room(hall.port, ITEM, CODES, 0.2), devices=4, notes=3)
            return waits, [each.id for each in hall.assembly.board]
        finally:
            hall.close()

    waits, standing = beside(hall, play)
    assert len(waits) == 12
    assert all(wait > 0 for wait in waits)
    assert amiss(standing, devices=4, notes=3) == 0
