"""The copies made beside the journal: whole, for one person, and silent about who came when."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.archive.journal import Journal
from app.archive.transfer import sync
from app.archive.verify import verify
from app.document import Document
from app.models import board, voting
from app.models.voting import Choice
from tests.assemblies import NOW, card, with_open_poll

MINUTE = 60_000


class Day:
    """A document with an open poll, its folder of copies, and a clock that is set by hand."""

    def __init__(self, folder: Path) -> None:
        self.now = NOW
        self.folder = folder / "backups"
        journal = Journal.create(folder / "a.bordrunde", "laptop-a")
        journal.append(with_open_poll().facts, NOW)
        self.document = Document(journal, clock=lambda: self.now, backups=self.folder)

    def do(self, decide, *arguments: object) -> None:
        future = self.document.perform(decide, *arguments)
        assert self.document.flush()
        future.result(0)

    def vote(self, number: int) -> None:
        self.do(voting.cast_ballot, "p1", card(number), f"ballot-{number}", Choice.YES)

    def a_minute_passes(self) -> None:
        self.document.back_up()
        assert self.document.flush()
        self.now += MINUTE

    def copies(self) -> list[int]:
        """How many ballots each copy holds, once those in line are made."""
        assert self.document.flush()
        return sorted(verify(each).ballots for each in self.folder.rglob("*.bordrunde"))


@pytest.fixture
def day(qapp: object, tmp_path: Path) -> Iterator[Day]:
    made = Day(tmp_path)
    yield made
    made.document.close()


def test_no_two_copies_tell_which_ballots_came_in_between(day: Day):
    day.do(board.make_theme, "t0", "Før")
    for number in range(3):
        day.vote(number)
        day.a_minute_passes()
        assert [count for count in day.copies() if count] == [number + 1]
    day.vote(3)
    day.do(voting.close_poll, "p1", day.now)
    assert [count for count in day.copies() if count] == [4]


def test_a_poll_that_is_opened_again_leaves_no_copy_of_its_first_closing(day: Day):
    day.vote(0)
    day.do(voting.close_poll, "p1", day.now)
    day.do(board.make_theme, "t1", "Cykler")
    day.now += MINUTE // 2
    day.document.back_up()
    day.do(voting.reopen_poll, "p1", day.now)
    day.vote(1)
    day.do(voting.close_poll, "p1", day.now)
    assert day.copies() == [2]


def test_after_the_poll_there_are_as_many_copies_as_before(day: Day):
    day.vote(0)
    day.a_minute_passes()
    day.vote(1)
    day.do(voting.close_poll, "p1", day.now)
    day.now += 2 * MINUTE
    for number in range(3):
        day.do(board.make_theme, f"t{number}", "Cykler")
        day.a_minute_passes()
    assert day.copies() == [2, 2, 2]


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps such rights elsewhere")
def test_document_copies_and_archive_are_for_one_person(day: Day, tmp_path: Path):
    archive = tmp_path / "archive.sqlite"
    day.do(board.make_theme, "t1", "Cykler")
    day.a_minute_passes()
    sync(day.document.journal, archive)
    day.do(board.make_theme, "t2", "Lys")
    sync(day.document.journal, archive)
    files = [each for each in tmp_path.rglob("*") if each.is_file()]
    assert {each.name for each in files} >= {"a.bordrunde", "archive.sqlite", "archive.sqlite.bak"}
    assert {oct(each.stat().st_mode & 0o777) for each in files} == {"0o600"}


def test_an_archive_that_was_shared_stays_shared(day: Day, tmp_path: Path):
    archive = tmp_path / "archive.sqlite"
    sync(day.document.journal, archive)
    archive.chmod(0o640)
    day.do(board.make_theme, "t1", "Cykler")
    sync(day.document.journal, archive)
    assert archive.stat().st_mode & 0o777 == 0o640
    assert archive.with_name("archive.sqlite.bak").stat().st_mode & 0o777 == 0o640
