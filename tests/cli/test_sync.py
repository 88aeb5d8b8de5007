"""`bordrunde sync`: a document and an archive, both ways."""

from __future__ import annotations

import json
import os
import sqlite3

import pytest

from app.archive.session import Session
from app.cli import main
from app.models import agenda, board
from app.models.agenda import Plan
from app.rehearsal.example import make_example

READABLE = {
    "members", "attendance", "meetings", "agenda", "rounds", "seats", "notes", "themes",
    "recommendations", "versions", "polls", "results", "ballots", "evaluation", "entry",
}  # fmt: skip


@pytest.fixture
def document(tmp_path):
    path = tmp_path / "samling.bordrunde"
    make_example(path)
    return path


def run(*arguments: object) -> int:
    return main(["--lang", "en", "sync", *map(str, arguments)])


def test_the_archive_is_made_and_any_tool_can_read_it(document, tmp_path, capsys):
    archive = tmp_path / "arkiv.sqlite"
    assert run(document, archive) == 0
    assert "Both have the same now." in capsys.readouterr().out
    connection = sqlite3.connect(archive)
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
    members = connection.execute("SELECT count(*) FROM members").fetchone()
    connection.close()
    assert tables >= READABLE
    assert members == (36,)


def test_the_same_sync_again_changes_nothing(document, tmp_path, capsys):
    archive = tmp_path / "arkiv.sqlite"
    run(document, archive)
    before = archive.read_bytes(), entries(document)
    assert run(document, archive) == 0
    assert "Both had everything already." in capsys.readouterr().out
    assert (archive.read_bytes(), entries(document)) == before


def test_the_receipt_as_json_stands_alone_on_standard_output(document, tmp_path, capsys):
    assert run(document, tmp_path / "arkiv.sqlite", "--json", "-") == 0
    told = capsys.readouterr()
    receipt = json.loads(told.out)
    assert receipt["made"]
    (laptop,) = receipt["laptops"]
    assert receipt["new_there"] == laptop["new_there"] == laptop["entries"] > 100
    assert receipt["new_here"] == 0
    assert "Laptop" in told.err


def test_a_receipt_that_cannot_be_written_is_told_before_anything_is_synced(
    document, tmp_path, capsys
):
    archive = tmp_path / "arkiv.sqlite"
    folder, locked = tmp_path / "mappe", tmp_path / "kvittering.json"
    folder.mkdir()
    locked.write_text("fra sidst")
    locked.chmod(0o444)
    run(document, archive)
    with Session.open(document, "ab" * 8) as session:
        meeting = session.assembly.mandate.meeting
        session.perform(agenda.add_item, "extra", meeting, Plan("Fællessang"))
    synced, before = archive.read_bytes(), entries(document)
    capsys.readouterr()
    wanted = [tmp_path / "findes ikke" / "k.json", folder, document, archive]
    for target in [*wanted, locked][: 5 if os.geteuid() else 4]:
        assert run(document, archive, "--json", target) == 1
        told = capsys.readouterr()
        assert told.out == ""
        assert told.err.count("\n") == 1
        assert archive.read_bytes() == synced
    assert entries(document) == before


def test_what_another_laptop_wrote_comes_over(document, tmp_path):
    archive, other = tmp_path / "arkiv.sqlite", tmp_path / "anden.bordrunde"
    run(document, archive)
    other.write_bytes(document.read_bytes())
    with Session.open(other, "cd" * 8) as session:
        meeting = session.assembly.mandate.meeting
        session.perform(agenda.add_item, "extra", meeting, Plan("Fællessang"))
    assert run(other, archive) == 0
    assert run(document, archive) == 0
    with Session.open(document, "ab" * 8) as session:
        assert session.assembly.agenda.items["extra"].plan.title == "Fællessang"


def test_the_archive_of_another_assembly_and_a_foreign_file_are_left_alone(
    document, tmp_path, capsys
):
    archive, foreign = tmp_path / "arkiv.sqlite", tmp_path / "brev.sqlite"
    run(document, archive)
    foreign.write_text("Kære borgere")
    main(["import", str(tmp_path / "b.bordrunde"), str(_list(tmp_path))])
    before = archive.read_bytes()
    capsys.readouterr()
    for source, target in ((tmp_path / "b.bordrunde", archive), (document, foreign)):
        assert run(source, target) == 1
        assert capsys.readouterr().err.count("\n") == 1
    assert archive.read_bytes() == before
    assert foreign.read_text() == "Kære borgere"


def test_a_document_in_place_of_the_archive_and_a_missing_document_are_refused(
    document, tmp_path, capsys
):
    before = entries(document)
    assert run(document, document) == 1
    assert run(tmp_path / "nothing.bordrunde", tmp_path / "arkiv.sqlite") == 1
    assert capsys.readouterr().err.count("\n") == 2
    assert entries(document) == before
    assert not (tmp_path / "arkiv.sqlite").exists()


def entries(document):
    """What the document holds; the file's own counters go on whenever it is opened."""
    with Session.open(document, "ab" * 8) as session:
        return session.journal.entries()


def _list(tmp_path):
    path = tmp_path / "liste.csv"
    path.write_text("Navn;Alder\nIda Bæk;34\n", "utf-8")
    return path


def test_ballots_that_somebody_changed_are_named_when_they_are_put_right(
    document, tmp_path, capsys
):
    archive = tmp_path / "arkiv.sqlite"
    run(document, archive)
    connection = sqlite3.connect(archive)
    with connection:
        connection.execute(
            "INSERT INTO ballot SELECT poll, 'ffff08c9', 'ab', 'no' FROM ballot LIMIT 1"
        )
    connection.close()
    capsys.readouterr()
    assert run(document, archive, "--json", "-") == 0
    told = capsys.readouterr()
    (restored,) = json.loads(told.out)["restored"]
    assert (restored["side"], restored["ballots"]) == ("archive", 1)
    line = f"1 ballot on {restored['number']}. {restored['question']} had been changed in the"
    assert line in told.err
    assert "Both had everything already." not in told.err
    assert main(["verify", str(archive)]) == 0
    capsys.readouterr()
    assert run(document, archive) == 0
    assert "Both had everything already." in capsys.readouterr().out


def test_the_public_archive_is_a_file_of_its_own_that_names_nobody(document, tmp_path, capsys):
    public = tmp_path / "offentlig.sqlite"
    assert run(document, public, "--public", "--json", "-") == 0
    told = capsys.readouterr()
    receipt = json.loads(told.out)
    assert receipt["public"]
    assert receipt["rows"]["notes"] > 20
    assert "The public archive offentlig.sqlite holds" in told.err
    connection = sqlite3.connect(public)
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
    connection.close()
    assert not tables & {"entry", "personal", "ballot", "members", "attributes", "seats"}
    assert run(document, document, "--public") == 1
    assert run(document, public) == 1
    errors = capsys.readouterr().err.splitlines()
    assert len(errors) == 2
    assert "is not a public archive" in errors[0]
    assert "is a public archive" in errors[1]


def test_what_two_laptops_changed_at_the_same_time_is_told_with_both_words(
    document, tmp_path, capsys
):
    archive, other = tmp_path / "arkiv.sqlite", tmp_path / "anden.bordrunde"
    run(document, archive)
    other.write_bytes(document.read_bytes())
    for path, device, word in ((other, "cd" * 8, "Fælles cykler"), (document, "ab" * 8, "Cykler")):
        with Session.open(path, device) as session:
            theme = session.assembly.board.order[0]
            session.perform(board.rename_theme, theme, word)
        capsys.readouterr()
        assert run(path, archive, "--json", "-") == 0
    told = capsys.readouterr()
    (question,) = json.loads(told.out)["waiting"]
    assert (question["thing"], question["name"]) == ("theme", "Theme “Cykler”")
    assert [each["lines"] for each in question["words"]] == [["Fælles cykler"], ["Cykler"]]
    assert [each["holds"] for each in question["words"]] == [False, True]
    assert "1 thing was changed on two laptops at the same time. Choose what holds:" in told.err
    assert ": Fælles cykler\n" in told.err
