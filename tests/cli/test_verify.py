"""`bordrunde verify`: is a file whole, and if not, what is wrong with it."""

from __future__ import annotations

import contextlib
import errno
import os
import sqlite3
from pathlib import Path

import pytest

from app.archive.session import Session
from app.cli import main
from app.rehearsal.example import make_example


@pytest.fixture
def document(tmp_path):
    path = tmp_path / "samling.bordrunde"
    make_example(path)
    return path


@pytest.fixture
def archive(document, tmp_path):
    path = tmp_path / "arkiv.sqlite"
    assert main(["sync", str(document), str(path)]) == 0
    return path


def run(path) -> int:
    return main(["--lang", "en", "verify", str(path)])


def tamper(path, *statements: str) -> None:
    """As somebody with a database tool would, who puts the guards back afterwards."""
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        find = "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"
        triggers = connection.execute(find).fetchall()
        for name, _sql in triggers:
            connection.execute(f'DROP TRIGGER "{name}"')
        for statement in statements:
            assert connection.execute(statement).rowcount > 0, statement
        for _name, sql in triggers:
            connection.execute(sql)


def test_a_document_and_its_archive_are_whole(document, archive, capsys):
    capsys.readouterr()
    assert run(document) == 0
    assert run(archive) == 0
    told = capsys.readouterr().out
    assert "samling.bordrunde is whole." in told
    assert "arkiv.sqlite is whole." in told
    assert "1 laptop, 25 ballots" in told


def test_a_ballot_whose_id_was_changed_after_the_poll_is_found(document, capsys):
    tamper(document, "UPDATE ballot SET ballot = 'x' WHERE key = (SELECT min(key) FROM ballot)")
    assert run(document) == 1
    assert "were changed after the poll closed" in capsys.readouterr().err


def test_a_folder_is_called_one_by_the_name_that_was_given(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert run(".") == 1
    assert capsys.readouterr().err == ". is a folder. Give the name of a file.\n"


def test_of_a_cut_file_is_told_what_to_do_in_one_language(document, capsys):
    document.write_bytes(document.read_bytes()[: document.stat().st_size // 2])
    capsys.readouterr()
    assert main(["--lang", "da", "verify", str(document)]) == 1
    told = capsys.readouterr().err
    assert "redde det, der kan læses" in told
    assert "(" not in told


def test_looking_changes_nothing(document, tmp_path):
    before = document.read_bytes()
    run(document)
    assert document.read_bytes() == before
    assert list(tmp_path.iterdir()) == [document]


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE entry SET body = replace(body, 'Bordrunde 1', 'Bordrunde 9')",
        "DELETE FROM entry WHERE seq = 40",
        "UPDATE ballot SET choice = 'no' WHERE choice = 'yes'",
        "DELETE FROM ballot WHERE rowid IN (SELECT 1) OR choice = 'blank'",
        "UPDATE personal SET body = replace(body, 'Åse', 'Else')",
    ],
    ids=["an entry reworded", "an entry gone", "votes turned", "votes gone", "a person renamed"],
)
def test_what_was_changed_by_another_hand_is_told(change, document, capsys):
    tamper(document, change.replace("rowid IN (SELECT 1) OR ", ""))
    assert run(document) == 1
    told = capsys.readouterr()
    assert told.err
    assert "is whole" not in told.out


def test_a_readable_table_that_does_not_say_what_the_entries_say_is_told(archive, capsys):
    tamper(archive, "UPDATE members SET name = 'Nobody' WHERE name LIKE 'Åse%'")
    assert run(archive) == 1
    assert "members" in capsys.readouterr().err


def test_a_trigger_that_somebody_added_is_told(document, capsys):
    with contextlib.closing(sqlite3.connect(document)) as connection, connection:
        connection.execute("CREATE TRIGGER t AFTER INSERT ON entry BEGIN SELECT 1; END")
    assert run(document) == 1
    assert capsys.readouterr().err


def test_a_file_cut_in_half_is_told(document, capsys):
    raw = document.read_bytes()
    document.write_bytes(raw[: len(raw) // 2])
    assert run(document) == 1
    told = capsys.readouterr()
    assert "did not expect" not in told.err
    assert told.err.count("\n") == 1
    assert told.out == ""


def test_a_file_that_is_not_ours_not_there_or_in_use_is_refused(document, tmp_path, capsys):
    letter = tmp_path / "brev.txt"
    letter.write_text("Kære borgere")
    assert run(letter) == 1
    assert run(tmp_path / "nothing.bordrunde") == 1
    with Session.open(document, "ab" * 8):
        assert run(document) == 1
    told = capsys.readouterr().err.splitlines()
    assert [name in line for name, line in zip(("brev", "nothing", "samling"), told, strict=True)]
    assert not any("did not expect" in line for line in told)


def test_a_document_on_a_disk_that_can_only_be_read_is_verified(document, monkeypatch, capsys):
    """Such a file system refuses to remove even what is not there."""

    def refuse(path, *, missing_ok=False):
        if path.parent == document.parent:
            raise OSError(errno.EROFS, "Read-only file system", str(path))
        os.unlink(path)

    monkeypatch.setattr(Path, "unlink", refuse)
    assert run(document) == 0
    assert "samling.bordrunde is whole." in capsys.readouterr().out
