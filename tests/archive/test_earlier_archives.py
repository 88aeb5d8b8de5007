"""An archive of version 0.1: read, verified, and brought up to date by the next sync."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

from app.archive.journal import Journal
from app.archive.links import SEARCHED, index_of
from app.archive.readable import COLUMNS
from app.archive.schema import ARCHIVE_VERSION
from app.archive.transfer import sync
from app.archive.verify import verify
from app.models import people, recommendations, voting
from app.models.people import Details, NewMember
from app.models.recommendations import Answer, NewComment, Remark, Stage
from tests.assemblies import (
    DAY,
    NOW,
    Play,
    with_item,
    with_members,
    with_notes,
    with_plan,
    with_recommendation,
)

# As version 0.1 made them, to the letter.
TABLES = {
    "members": """CREATE TABLE "members" (
   "id" TEXT,
   "number" INTEGER,
   "name" TEXT,
   "mobile" TEXT,
   "email" TEXT,
   "fixed_table" INTEGER
) STRICT""",
    "agenda": """CREATE TABLE "agenda" (
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
) STRICT""",
}

TABLES_2 = {
    "notes": """CREATE TABLE "notes" (
   "id" TEXT,
   "meeting" TEXT,
   "item" TEXT,
   "table_number" INTEGER,
   "text" TEXT,
   "mark" TEXT,
   "written_at" TEXT,
   "withdrawn" INTEGER,
   "theme" TEXT
) STRICT""",
    "themes": """CREATE TABLE "themes" (
   "id" TEXT,
   "position" INTEGER,
   "title" TEXT,
   "notes" INTEGER
) STRICT""",
}
"""What versions 1 and 2 had."""
TABLES_4 = {
    "themes": """CREATE TABLE "themes" (
   "id" TEXT,
   "position" INTEGER,
   "title" TEXT,
   "notes" INTEGER,
   "touching_notes" INTEGER,
   "split_from" TEXT
) STRICT""",
    "recommendations": """CREATE TABLE "recommendations" (
   "id" TEXT,
   "number" INTEGER,
   "title" TEXT,
   "withdrawn" INTEGER,
   "latest_version" INTEGER
) STRICT""",
    "versions": """CREATE TABLE "versions" (
   "recommendation" TEXT,
   "version" INTEGER,
   "title" TEXT,
   "text" TEXT,
   "reason" TEXT,
   "initiatives" TEXT,
   "written_by" TEXT,
   "written_at" TEXT,
   "based_on" INTEGER,
   "fingerprint" TEXT
) STRICT""",
    "polls": """CREATE TABLE "polls" (
   "id" TEXT,
   "recommendation" TEXT,
   "version" INTEGER,
   "fingerprint" TEXT,
   "question" TEXT,
   "channels" TEXT,
   "base" TEXT,
   "threshold" TEXT,
   "quorum" INTEGER,
   "state" TEXT,
   "opened_at" TEXT,
   "closed_at" TEXT,
   "present" INTEGER,
   "members" INTEGER,
   "follows" TEXT,
   "explanation" TEXT
) STRICT""",
}
"""What versions 1 to 4 had; of `themes` what 3 and 4 had."""
LATER_7 = ("phases", "comments")
LATER_5 = (
    *LATER_7,
    "recommendation_ancestry",
    "minority_statements",
    "minority_signers",
    "editing_group",
    "outcomes",
)
LATER = (
    "note_tags",
    "former_themes",
    "dot_rounds",
    "dots",
    "proposed_themes",
    "photos",
    *LATER_5,
)


def day() -> Play:
    play = with_item(with_members(2))
    play.do(people.add_walk_in(play.assembly, DAY, NewMember("m03", Details("Sofie Ny")), NOW))
    return play


def made_by_the_first_version(archive: Path) -> None:
    made_by_version(archive, 1, TABLES | TABLES_4 | TABLES_2)


def made_by_version(
    archive: Path, number: int, tables: dict[str, str], later: tuple[str, ...] = LATER
) -> None:
    texts = _texts(archive)
    plain = {table: _without_keys(text) for table, text in texts.items() if table in COLUMNS}
    plain["results"] = plain["results"].replace('   "published" INTEGER,\n', "")
    with closing(sqlite3.connect(archive, isolation_level=None)) as raw:
        for table in SEARCHED:
            raw.execute(f"DROP TABLE {index_of(table)}")
        for table in later:
            raw.execute(f"DROP TABLE {table}")
        for table, text in (plain | tables).items():
            if table in later:
                continue
            names = [line.split('"')[1] for line in text.splitlines()[1:-1]]
            told = ", ".join(f'"{name}"' for name in names)
            held = raw.execute(f"SELECT {told} FROM {table}").fetchall()
            raw.execute(f"DROP TABLE {table}")
            raw.execute(text)
            marks = ", ".join("?" * len(names))
            raw.executemany(f"INSERT INTO {table} VALUES ({marks})", held)
        raw.execute("UPDATE polls SET recommendation = '' WHERE recommendation IS NULL")
        raw.execute("DELETE FROM members WHERE number IS NULL")
        raw.execute(f"PRAGMA user_version = {number}")


def columns(archive: Path, table: str) -> set[str]:
    with closing(sqlite3.connect(archive)) as raw:
        return {row[1] for row in raw.execute(f"PRAGMA table_info({table})")}


def version(archive: Path) -> int:
    with closing(sqlite3.connect(archive)) as raw:
        return int(raw.execute("PRAGMA user_version").fetchone()[0])


def test_an_earlier_archive_is_whole_and_renewed_by_a_sync(tmp_path: Path):
    archive = tmp_path / "archive.sqlite"
    with Journal.create(tmp_path / "a.bordrunde", "laptop-a") as journal:
        journal.append(day().facts, NOW)
        sync(journal, archive)
        made_by_the_first_version(archive)
        assert version(archive) == 1
        assert verify(archive).findings == ()
        receipt = sync(journal, archive)
        assert (receipt.new_here, receipt.new_there, receipt.made) == (0, 0, False)
        assert version(archive) == ARCHIVE_VERSION
        assert {"public_title", "lock", "state", "optional"} <= columns(archive, "agenda")
        assert {"called", "joined"} <= columns(archive, "members")
        assert verify(archive).findings == ()
        renewed = archive.read_bytes()
        sync(journal, archive)
        assert archive.read_bytes() == renewed


def test_a_member_changed_in_an_earlier_archive_is_found(tmp_path: Path):
    archive = tmp_path / "archive.sqlite"
    with Journal.create(tmp_path / "a.bordrunde", "laptop-a") as journal:
        journal.append(day().facts, NOW)
        sync(journal, archive)
    made_by_the_first_version(archive)
    with closing(sqlite3.connect(archive, isolation_level=None)) as raw:
        raw.execute("UPDATE members SET name = 'En anden' WHERE number = 1")
    assert [each.code for each in verify(archive).findings] == ["verify-table"]


def test_another_shape_of_the_table_is_not_taken_for_an_earlier_one(tmp_path: Path):
    archive = tmp_path / "archive.sqlite"
    with Journal.create(tmp_path / "a.bordrunde", "laptop-a") as journal:
        journal.append(day().facts, NOW)
        sync(journal, archive)
    with closing(sqlite3.connect(archive, isolation_level=None)) as raw:
        raw.execute("ALTER TABLE agenda ADD COLUMN extra TEXT")
    assert [each.code for each in verify(archive).findings] == ["verify-schema"]


def test_an_archive_of_the_version_before_gets_the_order_of_the_board(tmp_path: Path):
    archive = tmp_path / "archive.sqlite"
    with Journal.create(tmp_path / "a.bordrunde", "laptop-a") as journal:
        journal.append(day().facts, NOW)
        sync(journal, archive)
        made_by_version(archive, 2, TABLES_4 | TABLES_2)
        assert verify(archive).findings == ()
        sync(journal, archive)
    assert version(archive) == ARCHIVE_VERSION
    assert {"stack", "stands_alone"} <= columns(archive, "notes")
    assert columns(archive, "note_tags") == {"note", "theme"}
    assert verify(archive).findings == ()


def test_an_archive_of_version_3_gets_the_tables_of_photos_and_proposed_themes(tmp_path: Path):
    archive = tmp_path / "archive.sqlite"
    with Journal.create(tmp_path / "a.bordrunde", "laptop-a") as journal:
        journal.append(day().facts, NOW)
        sync(journal, archive)
        made_by_version(archive, 3, TABLES_4, ("photos", "proposed_themes", *LATER_5))
        assert verify(archive).findings == ()
        sync(journal, archive)
    assert version(archive) == ARCHIVE_VERSION
    assert {"id", "table_number", "sha256", "bytes", "state"} <= columns(archive, "photos")
    assert verify(archive).findings == ()


def test_an_archive_of_version_4_gets_the_whole_of_its_recommendations(tmp_path: Path):
    archive = tmp_path / "archive.sqlite"
    with Journal.create(tmp_path / "a.bordrunde", "laptop-a") as journal:
        journal.append(with_recommendation(day()).facts, NOW)
        sync(journal, archive)
        made_by_version(archive, 4, TABLES_4, LATER_5)
        assert verify(archive).findings == ()
        sync(journal, archive)
    assert version(archive) == ARCHIVE_VERSION
    assert "theme" in columns(archive, "recommendations")
    assert "quote" in columns(archive, "themes")
    assert {"evidence", "addressed_to", "not_a_member", "why"} <= columns(archive, "versions")
    assert verify(archive).findings == ()


def test_an_archive_of_version_5_gets_the_number_voted_on_and_how_one_came_of_another(
    tmp_path: Path,
):
    archive = tmp_path / "archive.sqlite"
    play = with_recommendation(day())
    play.do(recommendations.split_recommendation(play.assembly, "r1", "r2", "Ny", [], "F", NOW))
    with Journal.create(tmp_path / "a.bordrunde", "laptop-a") as journal:
        journal.append(play.facts, NOW)
        sync(journal, archive)
        made_by_version(archive, 5, _without_what_6_added(archive), LATER_7)
        assert verify(archive).findings == ()
        sync(journal, archive)
    assert version(archive) == ARCHIVE_VERSION
    assert "number" in columns(archive, "polls")
    with closing(sqlite3.connect(archive)) as raw:
        told = raw.execute("SELECT recommendation, came_from, how FROM recommendation_ancestry")
        assert told.fetchall() == [("r2", "r1", "split")]
    assert verify(archive).findings == ()


def test_an_archive_of_version_6_gets_phases_and_comments(tmp_path: Path):
    archive = tmp_path / "archive.sqlite"
    play = with_recommendation(day())
    room = play.assembly
    play.do(recommendations.open_stage(room, Stage.READING, NOW))
    play.do(recommendations.last_call(room, NOW + 60_000, NOW + 1))
    new = NewComment("c1", "r1", 1, 1, Remark.UNCLEAR, "Hvornår?", 3, "Bord 3")
    play.do(recommendations.comment_on(room, new, NOW + 2))
    play.do(
        recommendations.answer_comment(room, "r1", "c1", Answer.NO, "Nej.", 2, "Bord 2", NOW + 3)
    )
    with Journal.create(tmp_path / "a.bordrunde", "laptop-a") as journal:
        journal.append(play.facts, NOW)
        sync(journal, archive)
        made_by_version(archive, 6, _without_what_8_added(archive), LATER_7)
        assert verify(archive).findings == ()
        sync(journal, archive)
    assert version(archive) == ARCHIVE_VERSION
    with closing(sqlite3.connect(archive)) as raw:
        told = raw.execute("SELECT phase, state, last_call IS NULL FROM phases ORDER BY position")
        assert told.fetchall() == [("reading", "open", 1), ("reading", "open", 0)]
        told = raw.execute(
            "SELECT recommendation, line, quote, kind, table_number, answer, because FROM comments"
        )
        quote = play.assembly.recommendations.items["r1"].comments[0].quote
        assert told.fetchall() == [("r1", 1, quote, "unclear", 3, "no", "Nej.")]
    assert verify(archive).findings == ()


def test_an_archive_of_version_7_gets_what_a_poll_means_by_a_tie(tmp_path: Path):
    archive = tmp_path / "archive.sqlite"
    play = with_recommendation(day())
    terms = voting.Terms("Er vi for?", threshold="1/2", tie_adopts=True)
    play.do(voting.prepare_poll(play.assembly, "p1", "r1", terms))
    with Journal.create(tmp_path / "a.bordrunde", "laptop-a") as journal:
        journal.append(play.facts, NOW)
        sync(journal, archive)
        made_by_version(archive, 7, _without_what_8_added(archive), ())
        assert "tie_adopts" not in columns(archive, "polls")
        assert verify(archive).findings == ()
        sync(journal, archive)
    assert version(archive) == ARCHIVE_VERSION
    with closing(sqlite3.connect(archive)) as raw:
        assert raw.execute("SELECT id, tie_adopts FROM polls").fetchall() == [("p1", 1)]
    assert verify(archive).findings == ()


def test_an_archive_of_version_8_gets_keys_and_an_index(tmp_path: Path):
    archive = tmp_path / "archive.sqlite"
    play = with_plan(with_notes(with_recommendation(day())), 1, 1)
    own = voting.Terms("Er vi for?")
    play.do(voting.prepare_poll(play.assembly, "p1", "", own))
    play.do(people.remove_member(play.assembly, "m01"))
    with Journal.create(tmp_path / "a.bordrunde", "laptop-a") as journal:
        journal.append(play.facts, NOW)
        sync(journal, archive)
        made_by_version(archive, 8, {}, ())
        assert "notes_fts" not in _texts(archive)
        assert verify(archive).findings == ()
        sync(journal, archive)
    assert version(archive) == ARCHIVE_VERSION
    with closing(sqlite3.connect(archive)) as raw:
        assert raw.execute("PRAGMA foreign_key_list(notes)").fetchall()
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
        assert raw.execute("SELECT count(*) FROM notes_fts('tanke')").fetchone()[0]
    assert verify(archive).findings == ()


def _texts(archive: Path) -> dict[str, str]:
    with closing(sqlite3.connect(archive)) as raw:
        return dict(raw.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table'"))


def _without_keys(text: str) -> str:
    """The text of a table as version 8 had it."""
    return re.sub(r' PRIMARY KEY| REFERENCES "\w+"\("id"\)', "", text)


def _without_a_tie_rule(text: str) -> str:
    return _without_keys(text).replace('   "tie_adopts" INTEGER,\n', "")


def _without_what_8_added(archive: Path) -> dict[str, str]:
    """The text of the one table as version 7 had it."""
    return {"polls": _without_a_tie_rule(_texts(archive)["polls"])}


def _without_what_6_added(archive: Path) -> dict[str, str]:
    """The text of the two tables as version 5 had them."""
    texts = _texts(archive)
    return {
        "polls": _without_a_tie_rule(texts["polls"]).replace('   "number" INTEGER,\n', ""),
        "recommendation_ancestry": _without_keys(texts["recommendation_ancestry"]).replace(
            ',\n   "how" TEXT', ""
        ),
    }
