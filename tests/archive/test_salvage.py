"""A document that was damaged: every change of what it says is found, nothing crashes, and what can
be read is saved into a new one.

Told by what was made wrong on purpose: an `anchored` that keeps every candidate finds entries of
laptops that never were; `_logged` that answers {} loses what is still in the write-ahead log;
`_seals` that does not look at the owner misses a changed one.
"""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from pathlib import Path

import pytest

from app.archive.contents import contents_of
from app.archive.journal import Journal
from app.archive.salvage import salvage
from app.archive.transfer import sync
from app.archive.verify import verify
from app.models import people
from app.models.errors import Refused
from app.rehearsal.example import make_example
from tests.assemblies import NOW
from tests.soak import damage

PAGE = 4096


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("salvage") / "a.bordrunde"
    make_example(path)
    return path


def lose(path: Path, text: bytes) -> None:
    """Zero the first page after the header that holds these bytes."""
    raw = bytearray(path.read_bytes())
    page = raw.index(text, PAGE) // PAGE
    raw[page * PAGE : (page + 1) * PAGE] = bytes(PAGE)
    path.write_bytes(raw)


@pytest.mark.slow
def test_a_byte_or_a_page_is_lost_again_and_again(example: Path, tmp_path: Path):
    seen = damage.run(example, tmp_path, 150, 7, lambda *_: None)
    assert seen.crashes == []
    assert seen.changed > 50
    assert seen.unfound == []
    assert seen.saved >= 0.98 * seen.entries
    assert seen.incomplete_with_backup == []


def test_without_its_header_a_document_is_saved_to_the_last_entry(example: Path, tmp_path: Path):
    hurt = tmp_path / "hurt.bordrunde"
    hurt.write_bytes(bytes(PAGE) + example.read_bytes()[PAGE:])
    before = hurt.read_bytes()
    with pytest.raises(Refused, match="not-ours"):
        Journal.open(hurt, "a" * 16)
    saved = salvage(hurt, tmp_path / "new.bordrunde")
    assert contents_of(saved.path) == contents_of(example)
    assert saved.is_whole
    assert hurt.read_bytes() == before


def test_what_is_lost_is_named_and_the_rest_opens_and_goes_on(example: Path, tmp_path: Path):
    hurt = tmp_path / "hurt.bordrunde"
    shutil.copyfile(example, hurt)
    lose(hurt, b"note-written")
    saved = salvage(hurt, tmp_path / "new.bordrunde")
    gone = sum(each.last - each.first + 1 for each in saved.lost)
    assert gone > 0
    assert saved.entries == len(contents_of(example).entries) - gone
    with Journal.open(saved.path, "b" * 16) as journal:
        whole = contents_of(example).fold()
        assert set(journal.fold().people.members) == set(whole.people.members)
        assert 0 < len(whole.board.notes) - len(journal.fold().board.notes) <= gone


def test_an_archive_fills_the_holes_as_a_backup_does(example: Path, tmp_path: Path):
    archive, mine = tmp_path / "archive.sqlite", tmp_path / "a.bordrunde"
    shutil.copyfile(example, mine)
    with Journal.open(mine, "a" * 16) as journal:
        sync(journal, archive)
    lose(mine, b"note-written")
    saved = salvage(mine, tmp_path / "new.bordrunde", [archive, tmp_path / "not-there"])
    assert saved.filled > 0
    assert saved.is_whole
    assert contents_of(saved.path) == contents_of(example)


def test_the_write_ahead_log_of_a_laptop_that_died_is_read_too(example: Path, tmp_path: Path):
    mine, hurt = tmp_path / "a.bordrunde", tmp_path / "hurt.bordrunde"
    shutil.copyfile(example, mine)
    with Journal.open(mine, "a" * 16) as journal:
        journal.append([people.MemberAdded("x", 99, people.Details("Signe Sidst"))], NOW)
        hurt.write_bytes(bytes(PAGE) + mine.read_bytes()[PAGE:])
        shutil.copyfile(f"{mine}-wal", f"{hurt}-wal")
    saved = salvage(hurt, tmp_path / "new.bordrunde")
    details = contents_of(saved.path).fold().people.members["x"].details
    assert details is not None
    assert details.name == "Signe Sidst"


def test_who_was_erased_stays_erased_though_an_older_backup_knows_the_name(
    example: Path, tmp_path: Path
):
    mine, backup = tmp_path / "a.bordrunde", tmp_path / "backup.bordrunde"
    shutil.copyfile(example, mine)
    with Journal.open(mine, "a" * 16) as journal:
        journal.backup(backup)
        member = next(iter(journal.fold().people.members))
        journal.append(people.erase_member(journal.fold(), member), NOW)
    lose(mine, b"note-written")
    saved = salvage(mine, tmp_path / "new.bordrunde", [backup])
    assert saved.is_whole
    assert contents_of(saved.path).fold().people.members[member].details is None
    assert verify(saved.path).findings == ()


def test_a_name_that_was_given_to_somebody_else_is_found_and_given_back(
    example: Path, tmp_path: Path
):
    hurt = tmp_path / "hurt.bordrunde"
    shutil.copyfile(example, hurt)
    with contextlib.closing(sqlite3.connect(hurt)) as connection, connection:
        first = "(SELECT min(seal) FROM personal)"
        connection.execute(f"UPDATE personal SET owner = 'x' WHERE seal = {first}")
    assert [each.code for each in verify(hurt).findings] == ["verify-personal"]
    saved = salvage(hurt, tmp_path / "new.bordrunde")
    assert contents_of(saved.path) == contents_of(example)


def test_another_assemblys_backup_fills_nothing(example: Path, tmp_path: Path):
    other, hurt = tmp_path / "other.bordrunde", tmp_path / "hurt.bordrunde"
    with Journal.create(other, "c" * 16) as journal:
        journal.append([people.MemberAdded("x", 1, people.Details("Fremmed"))], NOW)
    shutil.copyfile(example, hurt)
    lose(hurt, b"note-written")
    saved = salvage(hurt, tmp_path / "new.bordrunde", [other])
    assert saved.filled == 0
    assert "x" not in contents_of(saved.path).fold().people.members


def test_a_file_with_nothing_of_ours_is_refused_and_nothing_is_made(tmp_path: Path):
    (tmp_path / "pictures.bordrunde").write_bytes(b"\xff\xd8" * 9_000)
    with pytest.raises(Refused, match="nothing-to-salvage"):
        salvage(tmp_path / "pictures.bordrunde", tmp_path / "new.bordrunde")
    assert [each.name for each in tmp_path.iterdir()] == ["pictures.bordrunde"]
