"""The journal keeps what it acknowledged, refuses what is not ours, and notices every change."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from app.archive.journal import Journal
from app.archive.session import Session
from app.models import board, people
from app.models.assembly import fold
from app.models.errors import Refused
from tests.assemblies import (
    DAY,
    NOW,
    Play,
    card,
    with_item,
    with_members,
    with_notes,
    with_open_poll,
)


def journal_of(path: Path, play: Play, device: str = "laptop-a") -> Journal:
    journal = Journal.create(path, device)
    journal.append(play.facts, NOW)
    return journal


def test_what_was_appended_is_there_again(tmp_path: Path):
    play = with_notes(with_item(with_members()))
    journal_of(tmp_path / "a.bordrunde", play).close()
    with Journal.open(tmp_path / "a.bordrunde", "laptop-a") as journal:
        assert journal.fold() == play.assembly == fold(play.facts)


def test_closing_leaves_exactly_one_file(tmp_path: Path):
    journal_of(tmp_path / "a.bordrunde", with_members()).close()
    assert [each.name for each in tmp_path.iterdir()] == ["a.bordrunde"]
    assert (tmp_path / "a.bordrunde").read_bytes()[18] == 1  # not in write-ahead mode


def test_a_second_program_is_told_that_the_file_is_in_use(tmp_path: Path):
    with (
        journal_of(tmp_path / "a.bordrunde", with_members()),
        pytest.raises(Refused, match="file-in-use"),
    ):
        Journal.open(tmp_path / "a.bordrunde", "laptop-b")


def test_two_laptops_write_chains_of_their_own_in_one_file(tmp_path: Path):
    path = tmp_path / "a.bordrunde"
    journal_of(path, with_item(with_members())).close()
    with Session.open(path, "laptop-b") as session:
        session.perform(board.write_note, board.NewNote("n1", DAY, "i1", 1, "Hej"), NOW)
    with Journal.open(path, "laptop-a") as journal:
        assert {entry.device for entry in journal.entries()} == {"laptop-a", "laptop-b"}
        assert "n1" in journal.fold().board.notes


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX limits")
def test_a_ballot_on_disk_is_never_told_as_lost(tmp_path: Path):
    """The log of writes takes it and the file itself can grow no more: it is in the box."""
    path = tmp_path / "a.bordrunde"
    play = with_open_poll()
    journal_of(path, play).close()
    told = subprocess.run(
        [sys.executable, "-c", _CAST_WITHOUT_ROOM, str(path)], capture_output=True, text=True
    )
    assert told.returncode == 0, told.stderr
    assert "is not emptied yet" in told.stderr
    with Journal.open(path, "laptop-a") as journal:
        assert len(journal.fold().voting.polls["p1"].ballots) == 40


_CAST_WITHOUT_ROOM = """
import logging, os, resource, sys
from pathlib import Path
from app.archive.journal import Journal
from app.models.voting import BallotCast, Choice
logging.basicConfig()
path = Path(sys.argv[1])
journal = Journal.open(path, "laptop-a")
size = os.path.getsize(path)
resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
ballots = [BallotCast("p1", f"{n:064x}", f"ballot-{n}" * 9, Choice.YES) for n in range(40)]
journal.append(ballots, 1_900_000_000_000)
journal.forget_order()
os._exit(0)
"""


def test_nothing_is_ever_changed_or_deleted(tmp_path: Path):
    path = tmp_path / "a.bordrunde"
    journal_of(path, with_members()).close()
    raw = sqlite3.connect(path)
    for wish in ("UPDATE entry SET body = '{}'", "DELETE FROM entry"):
        with pytest.raises(sqlite3.IntegrityError, match="never"):
            raw.execute(wish)
    raw.close()


@pytest.mark.parametrize("column", ["body", "stamp", "kind"])
def test_a_changed_entry_is_noticed_on_opening(tmp_path: Path, column: str):
    path = tmp_path / "a.bordrunde"
    journal_of(path, with_members()).close()
    raw = sqlite3.connect(path)
    (trigger,) = raw.execute(
        "SELECT sql FROM sqlite_schema WHERE name = 'entry_is_never_changed'"
    ).fetchone()
    raw.execute("DROP TRIGGER entry_is_never_changed")
    raw.execute(f"UPDATE entry SET {column} = {column} || ' ' WHERE seq = 3")
    raw.execute(trigger)
    raw.commit()
    raw.close()
    before = path.read_bytes()
    with pytest.raises(Refused, match="file-changed"):
        Journal.open(path, "laptop-a")
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "content", [b"", b"hello", b"%PDF-1.7", b"SQLite format 3\x00" + b"x" * 99]
)
def test_a_file_that_is_not_ours_is_refused_and_left_alone(tmp_path: Path, content: bytes):
    path = tmp_path / "strange.bordrunde"
    path.write_bytes(content)
    with pytest.raises(Refused, match="not-ours"):
        Journal.open(path, "laptop-a")
    assert path.read_bytes() == content


def test_a_foreign_sqlite_file_with_our_mark_and_a_trigger_of_its_own_is_refused(tmp_path: Path):
    path = tmp_path / "a.bordrunde"
    journal_of(path, with_members()).close()
    raw = sqlite3.connect(path)
    raw.execute("CREATE TRIGGER forge AFTER INSERT ON entry BEGIN DELETE FROM ballot; END")
    raw.commit()
    raw.close()
    before = path.read_bytes()
    with pytest.raises(Refused, match="not-ours"):
        Journal.open(path, "laptop-a")
    assert path.read_bytes() == before


def test_a_damaged_file_is_refused_and_left_as_it_is(tmp_path: Path):
    path = tmp_path / "a.bordrunde"
    journal_of(path, with_members()).close()
    bad = bytearray(path.read_bytes())
    bad[4096:8192] = b"\xff" * 4096
    path.write_bytes(bad)
    with pytest.raises(Refused, match="file-damaged"):
        Journal.open(path, "laptop-a")
    assert path.read_bytes() == bad
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_a_file_from_a_newer_version_names_both_versions(tmp_path: Path):
    path = tmp_path / "a.bordrunde"
    journal_of(path, with_members()).close()
    raw = sqlite3.connect(path)
    raw.execute("PRAGMA user_version = 9")
    raw.close()
    with pytest.raises(Refused) as refused:
        Journal.open(path, "laptop-a")
    assert refused.value.code == "file-newer"
    assert refused.value.params["version"] == 9


def test_a_missing_file_and_a_missing_folder_are_told_apart(tmp_path: Path):
    with pytest.raises(Refused, match="file-missing"):
        Journal.open(tmp_path / "no.bordrunde", "laptop-a")
    with pytest.raises(Refused, match="folder-missing"):
        Journal.create(tmp_path / "no" / "no.bordrunde", "laptop-a")


def test_an_existing_file_is_never_overwritten(tmp_path: Path):
    path = tmp_path / "a.bordrunde"
    path.write_text("mine")
    with pytest.raises(Refused, match="file-exists"):
        Journal.create(path, "laptop-a")
    assert path.read_text() == "mine"


def test_a_batch_that_fails_leaves_nothing_of_itself(tmp_path: Path):
    play = with_members()
    with journal_of(tmp_path / "a.bordrunde", play) as journal:
        before = journal.entries()
        broken = people.MemberAdded("x", 1, people.Details("nul\x00"))
        good = people.MemberAdded("y", 2, people.Details("Go"))
        with pytest.raises(ValueError, match="NUL"):
            journal.append([good, broken], NOW)
        assert journal.entries() == before
        journal.append([good], NOW)
        assert len(journal.entries()) == len(before) + 1


def test_names_and_numbers_stand_nowhere_in_the_entries_and_erasing_removes_them(tmp_path: Path):
    path = tmp_path / "a.bordrunde"
    play = with_members()
    with journal_of(path, play) as journal:
        assert all("Navn 7" not in entry.body for entry in journal.entries())
        journal.append(people.erase_member(play.assembly, "m07"), NOW)
        assert journal.fold().people.members["m07"].details is None
    assert b"Navn 7" not in path.read_bytes()
    Journal.open(path, "laptop-a").close()


def test_no_ballot_says_when_or_in_which_order_it_came(tmp_path: Path):
    from app.models.voting import Choice, cast_ballot
    from tests.assemblies import with_open_poll

    play = with_open_poll()
    with journal_of(tmp_path / "a.bordrunde", play) as journal:
        for number in (3, 1, 2):
            journal.append(
                cast_ballot(play.assembly, "p1", card(number), f"b{number}", Choice.YES), NOW
            )
        assert all("ballot-cast" not in entry.kind for entry in journal.entries())
        assert list(journal.ballots("p1")) == sorted(journal.ballots("p1"))


def test_a_backup_is_a_whole_document(tmp_path: Path):
    play = with_notes(with_item(with_members()))
    with journal_of(tmp_path / "a.bordrunde", play) as journal:
        journal.backup(tmp_path / "copy.bordrunde")
    with Journal.open(tmp_path / "copy.bordrunde", "laptop-a") as copy:
        assert copy.fold() == play.assembly
