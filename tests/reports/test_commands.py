"""`bordrunde report` and `bordrunde print`, on a document on disk."""

from __future__ import annotations

import csv
import io

import docx
import pytest

from app.archive.session import Session
from app.cli import main
from app.models import agenda, mandate, people, seating, voting
from app.models.agenda import ItemKind, Plan
from app.models.mandate import Meeting, Wording
from app.models.people import Details, NewMember

NAMES = ("Ida Bæk", "Åse Kjær", "Jørgen Lund", "Fatma Yilmaz", "Piotr Wójcik", "Omar Haddad")


@pytest.fixture
def document(tmp_path):
    """Six members at two tables for one round; one item to write about."""
    path = tmp_path / "borgersamling.bordrunde"
    with Session.create(path, "laptop") as session:
        wording = Wording("Prøvesamling", "Hvad nu?", "Byrådet", (Meeting("m1", "2027-03-06"),))
        session.perform(mandate.found_assembly, "assembly", wording, 1_000)
        newcomers = [NewMember(f"p{at}", Details(name)) for at, name in enumerate(NAMES)]
        session.perform(people.add_members, newcomers)
        tables = [["p0", "p1", "p2"], ["p3", "p4", "p5"]]
        session.perform(seating.accept_plan, "m1", [tables])
        plan = Plan("Bordrunde 1", ItemKind.TABLE_ROUND, 540, 30, round=1)
        session.perform(agenda.add_item, "i1", "m1", plan)
    return path


def test_the_report_is_written_to_the_folder(document, tmp_path, pdf):
    out = tmp_path / "ud" / "rapport"
    assert main(["report", str(document), "--out", str(out), "--lang", "da"]) == 0
    text = pdf((out / "report.pdf").read_bytes()).text()
    assert "Prøvesamling" in text
    assert "Medlemmerne" in text


def test_the_language_of_the_line_is_the_language_of_the_report(document, tmp_path, pdf):
    assert main(["report", str(document), "--out", str(tmp_path), "--lang", "en"]) == 0
    assert "The members" in pdf((tmp_path / "report.pdf").read_bytes()).text()


def test_open_data_open_in_a_danish_spreadsheet(document, tmp_path):
    assert main(["report", str(document), "--out", str(tmp_path), "--format", "pdf,csv"]) == 0
    raw = (tmp_path / "data" / "programme.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    (row,) = csv.DictReader(io.StringIO(raw.decode("utf-8-sig")), delimiter=";")
    assert (row["item"], row["planned_start_min"], row["actual_min"]) == ("Bordrunde 1", "540", "")
    assert (tmp_path / "report.pdf").exists()


def test_every_format_that_is_promised_is_made(document, tmp_path):
    line = ["report", str(document), "--out", str(tmp_path), "--format", "pdf,docx,html,csv"]
    assert main([*line, "--lang", "en"]) == 0
    assert {each.name for each in tmp_path.iterdir()} >= {"report.pdf", "report.docx", "data"}
    heads = [each.text for each in docx.Document(str(tmp_path / "report.docx")).paragraphs]
    assert "The members" in heads
    page = (tmp_path / "report.html").read_text("utf-8")
    assert ">The members</h2>" in page


def test_an_unknown_format_is_wrong_usage(document, tmp_path, capsys):
    line = ["report", str(document), "--out", str(tmp_path), "--format", "pdf,doc"]
    assert main([*line, "--lang", "en"]) == 2
    told = capsys.readouterr().err
    assert "there is no format doc; choose from pdf, docx, html, csv" in told
    assert not (tmp_path / "report.pdf").exists()


@pytest.mark.parametrize("command", ["report", "print"])
def test_a_missing_document_is_one_sentence_and_no_file(command, tmp_path, capsys):
    what = ["badges"] if command == "print" else []
    out = tmp_path / "ud.pdf"
    line = [command, str(tmp_path / "findes-ikke.bordrunde"), *what, "--out", str(out)]
    assert main(line) == 1
    told = capsys.readouterr().err.strip()
    assert told
    assert "\n" not in told
    assert not out.exists()


def test_a_seating_list_for_one_round(document, tmp_path, pdf):
    out = tmp_path / "liste.pdf"
    line = ["print", str(document), "seating-list", "--out", str(out), "--round", "1"]
    assert main(line) == 0
    assert "Ida Bæk" in pdf(out.read_bytes()).text()


def test_new_voting_cards_are_in_the_document_before_they_are_on_paper(document, tmp_path, pdf):
    out = tmp_path / "kort.pdf"
    line = ["print", str(document), "vote-cards", "--out", str(out), "--address", "10.0.0.2:8642"]
    assert main(line) == 0
    text = pdf(out.read_bytes()).text()
    with Session.open(document, "laptop") as session:
        held = session.assembly.voting
        codes = [word for word in text.split() if word.count("-") == 2 and len(word) == 13]
        assert len(codes) == len(NAMES)
        hashes = {voting.card_hash(voting.read_code(code), held.card_salt) for code in codes}
        assert hashes == set(held.cards)


def test_a_second_deck_is_only_printed_when_asked_for(document, tmp_path, capsys):
    first, second = tmp_path / "1.pdf", tmp_path / "2.pdf"
    assert main(["print", str(document), "vote-cards", "--out", str(first)]) == 0
    capsys.readouterr()
    assert main(["print", str(document), "vote-cards", "--out", str(second)]) == 1
    assert "--count" in capsys.readouterr().err
    assert not second.exists()
    assert main(["print", str(document), "vote-cards", "--out", str(second), "--count", "1"]) == 0
    with Session.open(document, "laptop") as session:
        assert session.assembly.voting.cards_valid == len(NAMES) + 1


def test_no_card_is_drawn_when_the_file_cannot_be_written(document, tmp_path, capsys):
    out = tmp_path / "ingen-mappe" / "kort.pdf"
    assert main(["print", str(document), "vote-cards", "--out", str(out)]) == 1
    assert capsys.readouterr().err.strip()
    with Session.open(document, "laptop") as session:
        assert not session.assembly.voting.cards


def test_tables_get_a_code_when_their_page_is_to_be_printed(document, tmp_path, pdf):
    out = tmp_path / "bord.pdf"
    line = ["print", str(document), "table-cards", "--out", str(out), "--address", "10.0.0.2:8642"]
    assert main(line) == 0
    with Session.open(document, "laptop") as session:
        codes = session.assembly.board.codes["m1"]
    assert len(codes) == 2
    read = pdf(out.read_bytes())
    assert all(code in read.text(page) for page, code in enumerate(codes, 1))
    assert main(line) == 0
    with Session.open(document, "laptop") as session:
        assert session.assembly.board.codes["m1"] == codes


@pytest.mark.parametrize("number", ["0", "-1", "x", "²"])
def test_a_round_is_a_whole_number(document, tmp_path, number):
    out = tmp_path / "x.pdf"
    line = ["print", str(document), "badges", "--out", str(out), f"--round={number}"]
    assert main(line) == 2


def test_only_what_changed_since_it_was_printed_last(document, tmp_path, pdf, capsys):
    out = tmp_path / "kort.pdf"
    line = ["print", str(document), "round-cards", "--changed", "--lang", "en", "--out", str(out)]
    assert main(line) == 0
    assert "Omar Haddad" in pdf(out.read_bytes()).text()
    out.unlink()
    assert main(line) == 1
    assert "nothing has changed" in capsys.readouterr().err.lower()
    assert not out.exists()
    with Session.open(document, "laptop") as session:
        session.perform(seating.move_seat, "m1", 1, "p5", 1)
    assert main(line) == 0
    words = pdf(out.read_bytes()).text()
    assert "Omar Haddad" in words
    assert "Ida Bæk" not in words
