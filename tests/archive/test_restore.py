"""The copies of an open document are listed, looked into, tried, and opened beside it.

Told by what was made wrong on purpose: a drill that only counts entries (`_is_equal` that answers
True) calls a changed copy equal; one that holds an open poll's ballots against the copy's to the
letter calls a good one wrong.
"""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.archive.contents import contents_of
from app.archive.journal import Journal
from app.archive.lines import Lines
from app.archive.restore import Drill, copies, drill, look_into, take_out
from app.models import board, voting
from app.models.errors import Refused
from app.models.voting import Choice
from tests.assemblies import NOW, Play, card, with_open_poll


@pytest.fixture
def play() -> Play:
    return with_open_poll()


@pytest.fixture
def journal(play: Play, tmp_path: Path) -> Iterator[Journal]:
    (tmp_path / "backups").mkdir()
    with Journal.create(tmp_path / "a.bordrunde", "ab" * 8) as made:
        made.append(play.facts, NOW)
        yield made


def tried(journal: Journal) -> Drill:
    return drill(journal, copies(journal.path.parent / "backups", journal)[0])


def test_the_newest_backup_opens_and_equals_the_journal(journal: Journal, tmp_path: Path):
    journal.backup(tmp_path / "backups" / "a-1.bordrunde")
    shutil.copyfile(journal.path, tmp_path / "backups" / "other-1.bordrunde")
    result = tried(journal)
    assert (result.is_equal, result.behind) == (True, 0)
    assert result.copy.entries == len(journal.entries())
    assert look_into(result.copy).members == 12


def test_what_came_since_is_told_and_is_no_difference(journal: Journal, play: Play, tmp_path: Path):
    journal.backup(tmp_path / "backups" / "a-poll.bordrunde")
    journal.append(
        voting.cast_ballot(play.assembly, "p1", card(1), "b1", Choice.YES), NOW
    )  # no entry
    assert tried(journal).is_equal
    journal.append(board.make_theme(play.assembly, "t1", "Trafik"), NOW)
    result = tried(journal)
    assert (result.is_equal, result.behind) == (True, 1)


def test_a_copy_that_says_something_else_is_told(journal: Journal, play: Play, tmp_path: Path):
    backup = tmp_path / "backups" / "a-1.bordrunde"
    journal.append(voting.cast_ballot(play.assembly, "p1", card(1), "b1", Choice.YES), NOW)
    journal.append(play.do(voting.close_poll(play.assembly, "p1", NOW)), NOW)
    journal.backup(backup)
    assert tried(journal).is_equal
    with contextlib.closing(sqlite3.connect(backup)) as connection, connection:
        connection.execute("UPDATE ballot SET choice = 'no'")
    assert not tried(journal).is_equal


def test_a_backup_that_does_not_open_is_refused_and_nothing_is_touched(
    journal: Journal, tmp_path: Path
):
    backup = tmp_path / "backups" / "a-1.bordrunde"
    journal.backup(backup)
    raw = bytearray(backup.read_bytes())
    raw[4096 * 2 :] = bytes(len(raw) - 4096 * 2)
    backup.write_bytes(raw)
    before = journal.entries()
    (copy,) = copies(backup.parent, journal)  # for one that is hidden would be trusted
    with pytest.raises(Refused):
        drill(journal, copy)
    assert journal.entries() == before


def test_the_second_copy_is_listed_and_becomes_a_document(journal: Journal, tmp_path: Path):
    (tmp_path / "stick").mkdir()
    Lines(journal, tmp_path / "stick", lambda _: None).stop()
    (copy,) = copies(tmp_path / "backups", journal, tmp_path / "stick")
    assert copy.is_second
    assert drill(journal, copy).is_equal
    take_out(copy, tmp_path / "new.bordrunde")
    journal.backup(tmp_path / "backups" / "a-1.bordrunde")
    assert contents_of(tmp_path / "new.bordrunde") == contents_of(
        tmp_path / "backups" / "a-1.bordrunde"
    )
