"""Stacks, second themes, split themes and dots can be read in the archive."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

from app.archive.journal import Journal
from app.archive.transfer import sync
from app.archive.verify import verify
from app.models import board
from tests.archive.test_earlier_archives import LATER_5, TABLES_4, made_by_version
from tests.assemblies import DAY, NOW, Play, with_item, with_members, with_notes


def in_order() -> Play:
    """Two of six notes lie in a stack, one stands alone, one touches a theme that was split off."""
    play = with_notes(with_item(with_members()))
    room, ids = play.assembly, [each.id for each in play.assembly.board]
    play.do(board.make_theme(room, "t1", "Trafik", ids[:4]))
    play.do(board.make_theme(room, "t2", "Varme", ids[4:5]))
    play.do(board.stack_notes(room, ids[:2]))
    play.do(board.split_theme(room, "t1", ids[2:3], "t3", "Cykler"))
    play.do(board.tag_notes(room, ids[4:5], "t3"))
    play.do(board.set_apart(room, ids[5:]))
    play.do(board.open_dots(room, "d1", 3, 2, NOW))
    play.do(board.put_dots(room, "s1", {"t1": 2, "t2": 1}))
    play.do(board.put_dots(room, "s2", {"t1": 1}))
    return play


def test_the_order_of_the_board_can_be_read(tmp_path: Path):
    play = in_order()
    ids = [each.id for each in play.assembly.board]
    play.do(board.close_dots(play.assembly, NOW + 1000))
    play.do(board.merge_themes(play.assembly, "t1", "t2"))
    archive = synced(tmp_path, play)
    assert verify(archive).findings == ()
    told = {row["id"]: row for row in read(archive, "notes")}
    assert [told[each]["stack"] for each in ids[:3]] == [ids[0], ids[0], None]
    assert [told[each]["stands_alone"] for each in ids] == [0, 0, 0, 0, 0, 1]
    assert read(archive, "note_tags") == [{"note": ids[4], "theme": "t3"}]
    themes = {row["id"]: row for row in read(archive, "themes")}
    assert (themes["t3"]["split_from"], themes["t3"]["touching_notes"]) == ("t1", 1)
    (gone,) = read(archive, "former_themes")
    assert (gone["title"], gone["merged_into"]) == ("Varme", "t1")
    (held,) = read(archive, "dot_rounds")
    assert (held["per_member"], held["per_theme"], held["people"]) == (3, 2, 2)
    dots = {row["theme"]: (row["dots"], row["people"]) for row in read(archive, "dots")}
    assert dots == {"t1": (3, 2), "t2": (1, 1), "t3": (0, 0)}


def test_the_note_that_is_quoted_for_a_theme_can_be_read(tmp_path: Path):
    play = in_order()
    ids = [each.id for each in play.assembly.board]
    play.do(board.choose_quote(play.assembly, ids[3]))
    play.do(board.make_theme(play.assembly, "t4", "Tomt", []))
    told = {row["id"]: row["quote"] for row in read(synced(tmp_path, play), "themes")}
    assert told == {"t1": ids[3], "t2": ids[4], "t3": ids[2], "t4": None}


def test_what_tables_propose_can_be_read_and_comes_from_both_laptops(tmp_path: Path):
    play = in_order()
    one, other, *_others = [each.id for each in play.assembly.board]
    archive = synced(tmp_path, play)
    ways = (("laptop-a", one, "Trafik"), ("laptop-b", one, "Veje"), ("laptop-b", other, "Varme"))
    for device, note, title in ways:
        path = tmp_path / f"{device}.bordrunde"
        opening = Journal.open(path, device) if path.exists() else Journal.create(path, device)
        with opening as journal:
            sync(journal, archive)
            journal.append((board.ThemeProposed(note, title),), NOW + 5000)
            sync(journal, archive)
    assert verify(archive).findings == ()
    told = [
        (row["note"], row["title"], row["declined"]) for row in read(archive, "proposed_themes")
    ]
    assert sorted(told) == sorted([(one, "Trafik", 0), (one, "Veje", 0), (other, "Varme", 0)])


def test_an_archive_without_the_table_of_proposals_is_renewed(tmp_path: Path):
    archive = synced(tmp_path, in_order())
    made_by_version(archive, 3, TABLES_4, ("photos", "proposed_themes", *LATER_5))
    assert verify(archive).findings == ()
    with Journal.open(tmp_path / "laptop-a.bordrunde", "laptop-a") as journal:
        sync(journal, archive)
    assert read(archive, "proposed_themes") == []
    assert verify(archive).findings == ()


def test_dots_of_a_round_that_is_open_are_in_no_table(tmp_path: Path):
    archive = synced(tmp_path, in_order())
    assert read(archive, "dot_rounds") == []
    assert read(archive, "dots") == []


def test_photos_are_told_with_their_fingerprint_and_whether_they_are_erased(tmp_path: Path):
    play = with_notes(with_item(with_members()))
    jpeg = b"\xff\xd8\xff" + bytes(40)
    for name in ("photo-1", "photo-2", "photo-3"):
        new = board.NewPhoto(name, DAY, "i1", 2, jpeg)
        play.do(board.keep_photo(play.assembly, new, NOW))
    play.do(board.take_photo_back(play.assembly, "photo-2"))
    play.do(board.erase_photo(play.assembly, "photo-3"))
    archive = synced(tmp_path, play)
    told = {row["id"]: row for row in read(archive, "photos")}
    assert [each["state"] for each in told.values()] == ["shown", "taken-away", "erased"]
    assert told["photo-1"]["sha256"] == hashlib.sha256(jpeg).hexdigest()
    assert (told["photo-1"]["bytes"], told["photo-1"]["table_number"]) == (43, 2)
    assert (told["photo-3"]["bytes"], told["photo-3"]["sha256"]) == (None, None)
    assert verify(archive).findings == ()


def synced(folder: Path, play: Play) -> Path:
    with Journal.create(folder / "laptop-a.bordrunde", "laptop-a") as journal:
        journal.append(play.facts, NOW)
        sync(journal, folder / "archive.sqlite")
    return folder / "archive.sqlite"


def read(archive: Path, table: str) -> list[dict[str, object]]:
    with closing(sqlite3.connect(archive)) as raw:
        raw.row_factory = sqlite3.Row
        return [dict(row) for row in raw.execute(f"SELECT * FROM {table}")]


def test_a_round_of_dots_that_is_open_goes_on_after_a_restart(tmp_path: Path):
    play = in_order()
    path = tmp_path / "a.bordrunde"
    with Journal.create(path, "laptop-a") as journal:
        journal.append(play.facts, NOW)
    with Journal.open(path, "laptop-a") as journal:
        found = journal.fold().board.open_dots()
    assert found == play.assembly.board.open_dots()
    assert found is not None
    assert found.sheets == {"s1": (2, 1, 0), "s2": (1, 0, 0)}
