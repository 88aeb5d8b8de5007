"""`bordrunde agenda`: a programme in and out, from a script."""

from __future__ import annotations

import pytest

from app.archive.session import Session
from app.cli import main
from app.models import mandate
from tests.assemblies import NOW, wording

GOOD = "Kl.;Programpunkt;Minutter;Låst\n17.00;Velkomst;15;ja\n;Oplæg;45;\n"


def run(*arguments: object) -> int:
    return main(["--lang", "en", "agenda", *map(str, arguments)])


@pytest.fixture
def document(tmp_path):
    path = tmp_path / "samling.bordrunde"
    with Session.create(path, "ab" * 8) as session:
        session.perform(mandate.found_assembly, "a1", wording(), NOW)
    return path


def table(tmp_path, text: str):
    path = tmp_path / "program.csv"
    path.write_text(text, "utf-8")
    return path


def titles(document, meeting: str = "d1") -> list[str]:
    with Session.open(document, "ab" * 8) as session:
        return [each.plan.title for each in session.assembly.agenda.day(meeting)]


def test_a_programme_is_read_into_a_day_and_written_again(document, tmp_path, capsys):
    out = tmp_path / "ud.xlsx"
    assert run(document, table(tmp_path, GOOD), "--meeting", 2, "--out", out) == 0
    assert capsys.readouterr().out.splitlines() == ["2 items added.", str(out)]
    assert (titles(document), titles(document, "d2")) == ([], ["Velkomst", "Oplæg"])
    assert run(document, out, "--meeting", 2, "--replace") == 0
    assert titles(document, "d2") == ["Velkomst", "Oplæg"]


def test_bad_times_are_named_by_row_and_column_and_nothing_is_imported(document, tmp_path, capsys):
    bad = table(tmp_path, "Start,Minutes,Title\n25:00,10,Welcome\n9:30,0,Talk\n")
    assert run(document, bad) == 1
    told = capsys.readouterr()
    assert "Row 2, Start: “25:00” is not a time of day." in told.out
    assert "Row 3, Minutes: “0” is not a length" in told.out
    assert "program.csv is in doubt (row 2, Start)" in told.err
    assert titles(document) == []
    assert run(document, bad, "--check") == 1, "as it would without"
    assert titles(document) == []
    assert run(document, bad, "--anyway") == 0
    assert titles(document) == ["Welcome", "Talk"]


def test_a_check_changes_nothing(document, tmp_path, capsys):
    assert run(document, table(tmp_path, GOOD), "--check") == 0
    assert capsys.readouterr().out.strip() == "2 items would be read."
    assert titles(document) == []


def test_planned_and_actual_are_written(document, tmp_path, capsys):
    run(document, table(tmp_path, GOOD))
    assert run(document, "--account", tmp_path / "dag.csv") == 0
    rows = (tmp_path / "dag.csv").read_text("utf-8-sig").splitlines()
    assert rows[1].startswith("Velkomst;17:00;17:15;15")
    assert rows[-1].startswith("The day;17:00;18:00;60")


@pytest.mark.parametrize("more", [("--meeting", "9"), ("gone.csv",)])
def test_what_is_not_there_is_told(document, more, capsys):
    assert run(document, *more) == 1
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("option", ["--out", "--account"])
@pytest.mark.parametrize("name", ["dag.pdf", "dag"])
def test_a_table_is_written_under_no_other_ending(document, tmp_path, option, name, capsys):
    """Nothing is read into the document either: the command does all of it or nothing."""
    assert run(document, table(tmp_path, GOOD), option, tmp_path / name) == 1
    assert capsys.readouterr().err.splitlines() == [
        f"A table is not written as {name}. Give the file a name that ends in .csv or .xlsx."
    ]
    assert not (tmp_path / name).exists()
    assert titles(document) == []


def test_a_day_too_many_is_refused_with_how_many_there_are(document, capsys):
    with Session.open(document, "ab" * 8) as session:
        days = len(session.assembly.mandate.meetings)
    assert run(document, "--meeting", 7) == 1
    told = capsys.readouterr().err
    assert f"There is no meeting day 7. Days in the document: {days}." in told
