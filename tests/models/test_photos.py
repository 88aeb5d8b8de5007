"""Photos lie beside the sheet they were taken for, can be taken back, and are erased for good."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

import pytest

from app.archive.journal import Journal
from app.archive.transfer import sync
from app.models import board
from app.models.board import NewNote, NewPhoto, Sheet
from app.models.board.photos import MOST_BYTES, MOST_ON_SHEET
from app.models.errors import Refused
from tests.assemblies import DAY, NOW, Play, founded, with_item
from tests.room.walls import a_jpeg

SHEET = Sheet("i1", 1)


def taken(photo: str = "photo-a", table: int = 1, jpeg: bytes = b"") -> NewPhoto:
    return NewPhoto(photo, DAY, "i1", table, jpeg or a_jpeg())


def played() -> Play:
    return with_item(founded())


def test_a_photo_sent_twice_lies_there_once():
    play = played()
    play.do(board.keep_photo(play.assembly, taken(), NOW))
    assert board.keep_photo(play.assembly, taken(), NOW + 9) == ()
    assert [each.id for each in play.assembly.board.photos_on(SHEET)] == ["photo-a"]
    assert play.assembly.board.photos_on(Sheet("i1", 2)) == ()


def test_a_photo_taken_back_is_away_and_undo_brings_it_again():
    play = played()
    play.do(board.keep_photo(play.assembly, taken(), NOW))
    (fact,) = board.take_photo_back(play.assembly, "photo-a")
    back = play.assembly.inverse(fact)
    play.do((fact,))
    assert play.assembly.board.photos_on(SHEET) == ()
    assert board.take_photo_back(play.assembly, "photo-a") == ()
    play.do(back)
    assert len(play.assembly.board.photos_on(SHEET)) == 1


def test_a_note_remembers_the_photo_it_was_typed_from():
    play = played()
    play.do(board.keep_photo(play.assembly, taken(), NOW))
    new = NewNote("n1", DAY, "i1", 1, "Flere bænke")
    play.do(board.type_from_photo(play.assembly, new, "photo-a", NOW))
    assert play.assembly.board.typed_from == {"n1": "photo-a"}
    assert play.assembly.board.notes["n1"].text == "Flere bænke"
    assert board.type_from_photo(play.assembly, new, "photo-a", NOW) == ()


@pytest.mark.parametrize(
    ("photo", "code"),
    [
        (taken(jpeg=b"GIF89a"), "photo-not-read"),
        (taken(jpeg=b"\xff\xd8\xff" + bytes(MOST_BYTES)), "photo-too-large"),
        (NewPhoto("photo-a", DAY, "gone", 1, b"\xff\xd8\xff"), "item-unknown"),
    ],
)
def test_what_is_no_small_photo_of_a_task_is_refused(photo, code):
    with pytest.raises(Refused, match=code):
        board.keep_photo(played().assembly, photo, NOW)


def test_a_sheet_holds_twenty_photos_and_none_once_it_is_delivered():
    play = played()
    for number in range(MOST_ON_SHEET):
        play.do(board.keep_photo(play.assembly, taken(f"photo-{number}"), NOW))
    with pytest.raises(Refused, match="photos-full"):
        board.keep_photo(play.assembly, taken("photo-x"), NOW)
    play.do(board.take_photo_back(play.assembly, "photo-3"))
    play.do(board.keep_photo(play.assembly, taken("photo-x"), NOW))
    play.do(board.deliver_sheet(play.assembly, "i1", 2, NOW))
    with pytest.raises(Refused, match="sheet-delivered"):
        board.keep_photo(play.assembly, taken("photo-y", 2), NOW)


def test_a_photos_id_is_never_a_members():
    """Else a device could name its photo like a member, whose data would go with the photo."""
    with pytest.raises(ValueError, match="no photo"):
        board.keep_photo(played().assembly, taken("member-1"), NOW)


def test_an_erased_photo_is_gone_from_the_file_and_from_the_archive(tmp_path: Path):
    play, path, archive = played(), tmp_path / "a.bordrunde", tmp_path / "a.sqlite"
    play.do(board.keep_photo(play.assembly, taken(), NOW))
    jpeg = play.assembly.board.photos["photo-a"].jpeg or ""
    with Journal.create(path, "laptop-a") as journal:
        entries = journal.append(play.facts, NOW)
        assert not any(jpeg in each.body for each in entries)
        assert journal.fold().board.photos["photo-a"].jpeg == jpeg
        sync(journal, archive)
        assert jpeg.encode()[:200] in _all_rows(archive)
        journal.append(play.do(board.erase_photo(play.assembly, "photo-a")), NOW)
        assert journal.fold().board.photos["photo-a"].jpeg is None
        assert board.erase_photo(play.assembly, "photo-a") == ()
        assert sync(journal, archive).new_there == 1
    for file in (path, archive):
        assert jpeg.encode()[:200] not in _all_rows(file)
        assert jpeg.encode()[:200] not in file.read_bytes()
    assert play.assembly.board.photos_on(SHEET) == ()


def _all_rows(path: Path) -> bytes:
    with contextlib.closing(sqlite3.connect(path)) as file:
        named = file.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        rows = (row for (each,) in named for row in file.execute(f'SELECT * FROM "{each}"'))
        return repr([*rows]).encode()
