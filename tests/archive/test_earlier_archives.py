"""An archive of version 0.1: read, verified, synced, and brought up to date when it grows."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from app.archive import archive_file
from app.archive.journal import Journal
from app.archive.transfer import sync
from app.archive.verify import verify
from app.models import agenda
from app.models.agenda import Plan
from tests.assemblies import DAY, NOW, founded, with_item

# As version 0.1 made it, to the letter.
AGENDA = """CREATE TABLE "agenda" (
   "id" TEXT,
   "meeting" TEXT,
   "position" INTEGER,
   "title" TEXT,
   "kind" TEXT,
   "owner" TEXT,
   "task" TEXT,
   "planned_start" TEXT,
   "planned_minutes" INTEGER,
   "actual_start" TEXT,
   "actual_end" TEXT,
   "paused_seconds" INTEGER,
   "added_seconds" INTEGER
) STRICT"""
ROW = ("i1", DAY, 1, "Runde 1", "table_round", "", "Skriv", "00:00", 20, None, None, 0, 0)


def made_by_an_earlier_version(archive: Path) -> None:
    raw = sqlite3.connect(archive, isolation_level=None)
    raw.execute("DROP TABLE agenda")
    raw.execute(AGENDA)
    raw.execute(f"INSERT INTO agenda VALUES ({', '.join('?' * len(ROW))})", ROW)
    raw.execute("PRAGMA user_version = 1")
    raw.close()


def columns(archive: Path) -> list[str]:
    raw = sqlite3.connect(archive)
    found = [row[1] for row in raw.execute("PRAGMA table_info(agenda)")]
    raw.close()
    return found


def test_an_earlier_archive_is_whole_and_the_next_change_renews_it(tmp_path: Path):
    archive, play = tmp_path / "archive.sqlite", with_item(founded())
    with Journal.create(tmp_path / "a.bordrunde", "laptop-a") as journal:
        journal.append(play.facts, NOW)
        sync(journal, archive)
        made_by_an_earlier_version(archive)
        assert verify(archive).findings == ()
        before = archive.read_bytes()
        assert sync(journal, archive).new_there == 0
        assert archive.read_bytes() == before, "nothing new, no byte changed"
        added = agenda.add_item(play.assembly, "i2", DAY, Plan("Frokost", is_optional=True))
        journal.append(play.do(added), NOW + 1)
        assert sync(journal, archive).new_there == 1
    assert {"public_title", "lock", "state", "optional"} <= set(columns(archive))
    assert verify(archive).findings == ()
    assert archive.read_bytes()[60:64] == b"\x00\x00\x00\x02"


def test_another_shape_of_the_table_is_not_taken_for_an_earlier_one(tmp_path: Path):
    archive = tmp_path / "archive.sqlite"
    with Journal.create(tmp_path / "a.bordrunde", "laptop-a") as journal:
        journal.append(founded().facts, NOW)
        sync(journal, archive)
    raw = sqlite3.connect(archive, isolation_level=None)
    raw.execute("ALTER TABLE agenda ADD COLUMN extra TEXT")
    assert archive_file.schema_of(raw) not in archive_file.known_schemas()
    raw.close()
    assert [each.code for each in verify(archive).findings] == ["verify-schema"]
