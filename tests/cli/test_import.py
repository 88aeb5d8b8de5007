"""`bordrunde import`: a municipality's list into a document, from a script."""

from __future__ import annotations

import pytest

from app.archive.session import Session
from app.archive.verify import verify
from app.cli import main
from app.imports.members import candidates, corrections, newcomers, read_members
from app.imports.tables import read_table
from app.models import people
from app.rehearsal import cases
from app.ui.members.import_plan import Columns
from tests.imports.workbooks import workbook

LIST = cases.load("albertslund").members
HEAD = "Navn;Køn;Alder\r\n"


@pytest.fixture
def document(tmp_path):
    return tmp_path / "samling.bordrunde"


def run(*arguments: object) -> int:
    return main(["--lang", "en", "import", *map(str, arguments)])


def listed(tmp_path, text: str, encoding: str = "cp1252"):
    path = tmp_path / "liste.csv"
    path.write_bytes(text.encode(encoding))
    return path


def names(document) -> list[str]:
    with Session.open(document, "ab" * 8) as session:
        return [each.name for each in session.assembly.people]


def entries(document):
    """What the document holds; the file's own counters go on whenever it is opened."""
    with Session.open(document, "ab" * 8) as session:
        return session.journal.entries()


def test_the_list_makes_a_document_with_everybody_and_tells_its_doubts(document, capsys):
    assert run(document, LIST) == 0
    told = capsys.readouterr().out
    assert "36 members added." in told
    assert "Row 9: " in told
    assert "in row 29" in told
    assert names(document)[:2] == ["Åse Kjærgaard", "Mehmet Öztürk"]
    assert verify(document).findings == ()


def called(document) -> list[tuple[str, str]]:
    with Session.open(document, "ab" * 8) as session:
        return [(each.listed_name, each.name) for each in session.assembly.people]


def test_a_wished_name_is_taken_and_kept_by_a_list_that_is_silent_about_it(document, tmp_path):
    people = "Navn;Kaldenavn;Køn\r\nRobert Hansen;Bobby;mand\r\nIda Bæk;;kvinde\r\n"
    assert run(document, listed(tmp_path, people)) == 0
    assert called(document) == [("Robert Hansen", "Bobby"), ("Ida Bæk", "Ida Bæk")]
    again = "Navn;Mobil;Køn\r\nRobert Hansen;20 00 00 01;mand\r\n"
    assert run(document, listed(tmp_path, again)) == 0
    assert called(document)[0] == ("Robert Hansen", "Bobby")
    mapped = "Navn;Siges;Køn\r\nIda Bæk;Idus;kvinde\r\n"
    assert run(document, listed(tmp_path, mapped), "--map", "called=Siges") == 0
    assert called(document)[1] == ("Ida Bæk", "Idus")
    assert len(called(document)) == 2


def test_the_same_list_again_adds_nobody(document, capsys):
    run(document, LIST)
    before = entries(document)
    assert run(document, LIST) == 0
    assert "36 were in the document already." in capsys.readouterr().out
    assert entries(document) == before


def test_a_longer_list_adds_whom_the_document_lacks(document, tmp_path):
    run(document, listed(tmp_path, HEAD + "Ida Bæk;Kvinde;34\r\n"))
    run(document, listed(tmp_path, HEAD + "Ida Bæk;Kvinde;34\r\nBo Friis;Mand;51\r\n"))
    assert names(document) == ["Ida Bæk", "Bo Friis"]


TWICE = (
    "Navn;Køn;Alder;Mobil\r\nIda Bæk;Kvinde;34;{}\r\nBo Friis;Mand;51;\r\nIDA BÆK;Kvinde;34;{}\r\n"
)


@pytest.mark.parametrize("mobiles", [("", ""), ("20 00 00 01", ""), ("20000001", "+45 20000001")])
@pytest.mark.parametrize("more", [(), ("--check",)], ids=["import", "check"])
def test_two_rows_that_nothing_tells_apart_are_refused(document, tmp_path, capsys, mobiles, more):
    run(document, listed(tmp_path, HEAD + "Kaj Holm;Mand;70\r\n"))
    before = entries(document)
    capsys.readouterr()
    assert run(document, listed(tmp_path, TWICE.format(*mobiles)), *more) == 1
    told = assert_one_sentence(capsys)
    assert all(word in told for word in ("row 2", "row 4", "liste.csv", "IDA BÆK"))
    assert entries(document) == before


def test_two_people_of_one_name_are_both_added_with_a_doubt_and_only_once(
    document, tmp_path, capsys
):
    path = listed(tmp_path, TWICE.format("20 00 00 01", "20 00 00 02"))
    assert run(document, path) == 0
    assert "also stands in row 2" in capsys.readouterr().out
    before = entries(document)
    assert run(document, path) == 0
    assert names(document) == ["Ida Bæk", "Bo Friis", "IDA BÆK"]
    assert entries(document) == before


def test_numbers_of_their_own_tell_two_people_apart_and_the_list_again_adds_nobody(
    document, tmp_path
):
    path = listed(tmp_path, "id;Navn;Alder\r\n7;Ida Bæk;34\r\n8;Ida Bæk;34\r\n")
    assert run(document, path) == 0
    before = entries(document)
    assert run(document, path) == 0
    assert names(document) == ["Ida Bæk", "Ida Bæk"]
    assert entries(document) == before


def test_check_only_reports(document, capsys):
    assert run(document, LIST, "--check") == 0
    assert "36 members would be added." in capsys.readouterr().out
    assert not document.exists()


def test_a_name_that_is_kept_in_another_form_is_known_again(document, tmp_path, capsys):
    decomposed = "A\u030ase Dam"
    path = listed(tmp_path, HEAD + f"{decomposed};Kvinde;34\r\nگل\u200cمحمدی;Mand;31\r\n", "utf-8")
    run(document, path)
    before = entries(document)
    assert run(document, path) == 0
    assert "2 were in the document already." in capsys.readouterr().out
    assert entries(document) == before


def test_check_tells_who_would_be_added_changed_and_is_there_already(document, tmp_path, capsys):
    head = "Navn;Køn;Mobil\r\n"
    one = "Ida Bæk;Kvinde;20000001\r\nBo Friis;Mand;20000002\r\nKaj Holm;Mand;20000003\r\n"
    assert run(document, listed(tmp_path, head + one)) == 0
    path = listed(tmp_path, head + one.replace("20000002", "20000009") + "Åse Dam;Kvinde;\r\n")
    before = document.read_bytes()
    capsys.readouterr()
    assert run(document, path, "--check") == 0
    assert capsys.readouterr().out.splitlines()[-3:] == [
        "1 member would be added.",
        "1 would be brought up to date.",
        "2 are in the document already.",
    ]
    assert document.read_bytes() == before
    assert run(document, path) == 0
    assert capsys.readouterr().out.splitlines()[-3:] == [
        "1 member added.",
        "1 was brought up to date.",
        "2 were in the document already.",
    ]


def test_many_doubts_of_one_kind_are_told_ten_times_and_counted(document, tmp_path, capsys):
    letters = "abcdefghijklmnopqrst"
    people = [f"Ida B{one}{two}" for one in letters for two in letters][:300]
    rows = "".join(f"{name};Kvinde;34;12\r\n" for name in people)
    assert run(document, listed(tmp_path, "Navn;Køn;Alder;Mobil\r\n" + rows), "--check") == 0
    lines = capsys.readouterr().out.splitlines()
    assert len([line for line in lines if "look like a mobile number" in line]) == 10
    assert "… and 290 more rows." in lines


def test_doubts_are_told_in_the_order_of_the_rows(document, tmp_path, capsys):
    rows = "Ida Bæk;12\r\nOLE HANSEN;22334455\r\nEva Lund;13\r\n"
    assert run(document, listed(tmp_path, "Navn;Mobil\r\n" + rows), "--check") == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line[:6] for line in lines if line.startswith("Row ")] == ["Row 2:", "Row 3:", "Row 4:"]


def test_a_folder_that_cannot_be_written_is_named_in_full(tmp_path, capsys, monkeypatch):
    path = listed(tmp_path, "Navn\r\nIda Bæk\r\n")
    monkeypatch.chdir("/proc")  # where nobody can make a file
    assert run("new.bordrunde", path) == 1
    assert "in the folder /proc." in capsys.readouterr().err


def test_a_heading_that_says_nothing_can_be_named(document, tmp_path):
    path = listed(tmp_path, "Deltagerens betegnelse;Køn\r\nIda Bæk;Kvinde\r\n")
    assert run(document, path, "--map", "name=Deltagerens betegnelse") == 0
    assert names(document) == ["Ida Bæk"]


@pytest.mark.parametrize(
    "wish", ["name", "=Navn", "name="], ids=["no equals", "no field", "no column"]
)
def test_a_mapping_that_is_none_is_wrong_usage(document, wish, capsys):
    assert run(document, LIST, "--map", wish) == 2
    assert "FIELD=COLUMN" in capsys.readouterr().err


@pytest.mark.parametrize(
    "text",
    ["", "\r\n\r\n", "Køn;Alder\r\nKvinde;34\r\n", HEAD],
    ids=["empty", "blank lines", "no names", "no rows"],
)
def test_a_list_that_is_none_is_refused_in_one_sentence_and_makes_no_document(
    text, document, tmp_path, capsys
):
    assert run(document, listed(tmp_path, text)) == 1
    assert_one_sentence(capsys)
    assert not document.exists()


def test_a_list_without_names_is_told_the_option_that_mends_it(document, tmp_path, capsys):
    assert run(document, listed(tmp_path, "Køn;Alder\r\nKvinde;34\r\n")) == 1
    assert "--map name=" in assert_one_sentence(capsys)


@pytest.mark.parametrize(("column", "fields"), [("nobody=Navn", "nobody"), ("name=Titel", "Titel")])
def test_a_mapping_to_what_is_not_there_is_refused(column, fields, document, capsys):
    assert run(document, LIST, "--map", column) == 1
    assert fields in assert_one_sentence(capsys)
    assert not document.exists()


def test_more_people_than_an_assembly_holds_are_refused(document, tmp_path, capsys):
    rows = "".join(f"Medlem {n};Kvinde;34\r\n" for n in range(5_000))
    assert run(document, listed(tmp_path, HEAD + rows)) == 1
    assert "500" in assert_one_sentence(capsys)
    assert not document.exists()


def test_a_refused_list_leaves_a_document_that_was_there_as_it_was(document, tmp_path):
    run(document, LIST)
    before = entries(document)
    assert run(document, listed(tmp_path, "")) == 1
    rows = "".join(f"Medlem {n};Kvinde;34\r\n" for n in range(5_000))
    assert run(document, listed(tmp_path, HEAD + rows)) == 1
    assert entries(document) == before


def test_a_workbook_that_is_called_csv_is_read_for_what_it_is_or_refused(
    document, tmp_path, capsys
):
    path = tmp_path / "liste.csv"
    path.write_bytes(workbook([["Navn", "Køn"], ["Ida Bæk", "Kvinde"]]))
    code = run(document, path)
    if code == 0:
        assert names(document) == ["Ida Bæk"]
    else:
        assert_one_sentence(capsys)
        assert not document.exists()


def test_a_file_that_is_not_ours_is_refused_and_left_alone(tmp_path, capsys):
    path = tmp_path / "brev.bordrunde"
    path.write_text("Kære borgere")
    assert run(path, LIST) == 1
    assert "brev.bordrunde" in assert_one_sentence(capsys)
    assert path.read_text() == "Kære borgere"


def test_a_folder_that_is_not_there_is_told(tmp_path, capsys):
    assert run(tmp_path / "nowhere" / "samling.bordrunde", LIST) == 1
    assert_one_sentence(capsys)
    assert not (tmp_path / "nowhere").exists()
    (tmp_path / "file").touch()
    assert run(tmp_path / "file" / "samling.bordrunde", LIST) == 1
    assert_one_sentence(capsys)


def assert_one_sentence(capsys) -> str:
    told = str(capsys.readouterr().err)
    assert told.count("\n") == 1, told
    assert "Traceback" not in told
    assert "did not expect" not in told
    return told


def test_a_name_that_is_too_long_refuses_the_list_and_names_its_row(document, tmp_path, capsys):
    long = "Ida " + "Bæk " * 80
    path = listed(tmp_path, f"{HEAD}Bo Holm;Mand;40\r\n{long};Kvinde;33\r\n")
    assert run(document, path) == 1
    told = capsys.readouterr().err
    assert told.startswith("Row 3 of liste.csv: “Ida Bæk")
    assert "323 characters, and there is room for 200" in told
    assert len(told) < 200
    assert not document.exists()


NUMBERED = (
    "Løbenr.;Navn;Køn;Fødselsår;Uddannelse;Bolig\r\n"
    "B-1;Ida Bæk;Kvinde;1990;Kort;Ejer\r\n"
    "B-2;Bo Friis;Mand;1961;Lang;Lejer\r\n"
)


def by_window(document, path) -> None:
    """The list taken as the window's preview proposes it."""
    read = read_table(path)
    columns = Columns.proposed(read)
    with Session.open(document, "ab" * 8) as session:
        listed = candidates(
            read_members(read, columns.mapping, leave_out=columns.leave_out),
            columns.id_header,
            session.assembly.people,
        )
        drawn = map("m{:032x}".format, range(900, 1000))
        new = newcomers(listed, lambda _prefix: next(drawn))
        session.perform(people.take_list, new, corrections(listed))


def details(document):
    with Session.open(document, "ab" * 8) as session:
        return [each.details for each in session.assembly.people]


def last_lines(capsys, document, path, *more: str) -> list[str]:
    capsys.readouterr()
    assert run(document, path, *more) == 0
    return str(capsys.readouterr().out).splitlines()


@pytest.fixture
def numbered(document, tmp_path):
    path = listed(tmp_path, NUMBERED)
    assert run(document, path) == 0
    return path


def test_the_municipalitys_own_number_is_kept(document, numbered):
    assert [each.attribute("Løbenr.") for each in details(document)] == ["B-1", "B-2"]


def test_what_the_command_imported_is_known_to_the_window_and_the_other_way_round(
    document, numbered, tmp_path, capsys
):
    before = entries(document)
    by_window(document, numbered)
    assert entries(document) == before
    longer = listed(tmp_path, NUMBERED + "B-3;Åse Dam;Kvinde;1950;Lang;Ejer\r\n")
    by_window(document, longer)
    assert [each.attribute("Løbenr.") for each in details(document)] == ["B-1", "B-2", "B-3"]
    before = entries(document)
    told = ["0 members would be added.", "3 are in the document already."]
    assert last_lines(capsys, document, longer, "--check")[-2:] == told
    assert run(document, longer) == 0
    assert entries(document) == before


def test_the_window_and_the_command_make_the_same_of_a_list(document, tmp_path):
    text = "Nr;Navn;Gruppe;Køn;Bord;E-mail\r\n7;Ida  Bæk;Rød;Kvinde;3;Ida@eksempel.dk\r\n"
    path, other = listed(tmp_path, text), tmp_path / "anden.bordrunde"
    assert run(document, path) == 0
    assert run(other, listed(tmp_path, HEAD + "Bo Friis;Mand;50\r\n")) == 0
    by_window(other, listed(tmp_path, text))
    assert details(document)[0] == details(other)[1]


def test_one_changed_attribute_is_a_change_and_no_new_member(document, numbered, tmp_path, capsys):
    path = listed(tmp_path, NUMBERED.replace("Kort", "Lang"))
    told = ["0 members would be added.", "1 would be brought up to date.",
            "1 is in the document already."]  # fmt: skip
    assert last_lines(capsys, document, path, "--check") == told
    assert run(document, path) == 0
    assert [each.attribute("Uddannelse") for each in details(document)] == ["Lang", "Lang"]


def test_a_known_own_number_under_a_new_name_is_a_change(document, numbered, tmp_path, capsys):
    path = listed(tmp_path, NUMBERED.replace("Ida Bæk", "Ida Holm"))
    told = last_lines(capsys, document, path)
    assert told[-3:-1] == ["0 members added.", "1 was brought up to date."]
    assert names(document) == ["Ida Holm", "Bo Friis"]


def test_a_list_of_two_attributes_with_one_changed_is_a_change(document, tmp_path):
    run(document, listed(tmp_path, HEAD + "Ida Bæk;Kvinde;34\r\n"))
    run(document, listed(tmp_path, HEAD + "Ida Bæk;Kvinde;35\r\n"))
    assert [each.attribute("Alder") for each in details(document)] == ["35"]


def test_somebody_else_of_the_same_name_is_added_and_told(document, numbered, tmp_path, capsys):
    path = listed(tmp_path, NUMBERED.replace("B-1;Ida Bæk;Kvinde", "B-9;Ida Bæk;Mand"))
    told = last_lines(capsys, document, path, "--check")
    assert "Row 2: Ida Bæk is taken for somebody else than no. 1 of the same name." in told
    assert run(document, path) == 0
    assert names(document) == ["Ida Bæk", "Bo Friis", "Ida Bæk"]


def test_a_number_that_was_not_kept_before_is_added_to_those_who_are_known(document, tmp_path):
    run(document, listed(tmp_path, NUMBERED.replace("Løbenr.;", "").replace("B-1;", "")
                         .replace("B-2;", "")))  # fmt: skip
    run(document, listed(tmp_path, NUMBERED))
    assert [each.attribute("Løbenr.") for each in details(document)] == ["B-1", "B-2"]


SPOILT = [("Øjvind Yılmaz", "Øjvind Y?lmaz"), ("Åse Kjær", "Åse Kjær".encode().decode("cp1252")),
          ("Łukasz Wiśniewski", "?ukasz Wi?niewski")]  # fmt: skip


@pytest.mark.parametrize("number", ["Nr.", "Uddannelse"])
@pytest.mark.parametrize(("good", "spoilt"), SPOILT)
def test_a_name_with_letters_gone_never_takes_the_place_of_the_known_one(
    document, tmp_path, capsys, good, spoilt, number
):
    head = f"{number};Navn;Alder\n"
    assert run(document, listed(tmp_path, f"{head}12;{good};34\n", "utf-8")) == 0
    path = listed(tmp_path, f"{head}12;{spoilt};34\n", "utf-8")
    told = last_lines(capsys, document, path)
    assert f"Row 2: “{spoilt}” looks like “{good}” with letters gone wrong." in "\n".join(told)
    assert names(document) == [good]
    path = listed(tmp_path, f"{head}12;{spoilt};35\n", "utf-8")
    assert run(document, path) == 0
    (kept,) = details(document)
    assert (kept.name, kept.attribute("Alder")) == (good, "35"), "the rest is brought up to date"


def test_another_name_with_a_letter_gone_is_a_change_as_before(document, numbered, tmp_path):
    assert run(document, listed(tmp_path, NUMBERED.replace("Ida Bæk", "Ida H?lm"))) == 0
    assert names(document) == ["Ida H?lm", "Bo Friis"]


@pytest.mark.parametrize(
    "total", ["I alt;2;", "Total;;", "Sum:;2;", "I alt 2 personer;;", "Antal deltagere: 2;;"]
)
def test_a_row_of_totals_is_no_member_and_is_told(document, tmp_path, capsys, total):
    path = listed(tmp_path, f"{HEAD}Åse Ø;K;30\r\nBo Æ;M;40\r\n;;\r\n{total}\r\n")
    told = last_lines(capsys, document, path)
    name = total.partition(";")[0]
    assert [each for each in told if "Row 5" in each] == [
        f"Row 5: “{name}” is a total and no person. The row is left out."
    ]
    assert names(document) == ["Åse Ø", "Bo Æ"]


def test_people_whose_names_resemble_a_total_are_members(document, tmp_path):
    path = listed(tmp_path, HEAD + "Sum Ting;K;30\r\nIalta Bæk;M;40\r\nTotal Øzer;K;50\r\n")
    assert run(document, path) == 0
    assert names(document) == ["Sum Ting", "Ialta Bæk", "Total Øzer"]


def test_sexes_written_in_two_ways_and_names_without_letters_are_told(document, tmp_path, capsys):
    rows = "Navn;Køn\nIda Bæk;K\nUlla Ås;Kvinde\n????? ???;Mand\n"
    assert run(document, listed(tmp_path, rows)) == 0
    out = capsys.readouterr().out
    assert "K = Kvinde" in out
    assert "????? ???" in out


def test_a_second_list_that_writes_a_kind_otherwise_than_the_document_is_told(
    document, tmp_path, capsys
):
    first = "Navn;Køn;Bolig\nIda Bæk;Kvinde;Ejer\nUlla Ås;Kvinde;Lejer\nBo Friis;Mand;Ejer\n"
    assert run(document, listed(tmp_path, first)) == 0
    capsys.readouterr()
    second = listed(tmp_path, "Navn;Køn;Bolig\nSara Holm;K;Ejer\nOla Lund;M;Lejer\n")
    for more in (["--check"], []):
        assert run(document, second, *more) == 0
        assert capsys.readouterr().out.count("K = Kvinde") == 1
