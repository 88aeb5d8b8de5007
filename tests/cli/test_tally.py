"""`bordrunde tally`: published counts to the last digit, and ballot files that are wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.cli import main
from tests.imports.workbooks import workbook
from tests.polls_published import CASES


def written(folder: Path, text: str, name: str = "sedler.csv") -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def ballots(folder: Path, **counts: int) -> Path:
    rows = [choice for choice, count in counts.items() for _ in range(count)]
    return written(folder, "choice\n" + "\n".join(rows) + "\n")


def run(*arguments: object, lang: str = "en") -> int:
    return main(["--lang", lang, "tally", *map(str, arguments)])


def tally(path: Path, method: str, *more: object) -> dict:
    out = path.with_name("count.json")
    assert run(path, "--method", method, *more, "--json", out) == 0
    count: dict = json.loads(out.read_text("utf-8"))
    return count


@pytest.mark.parametrize("case", CASES, ids=[each.name for each in CASES])
def test_a_published_poll_comes_out_to_the_last_digit(case, tmp_path):
    path = ballots(tmp_path, yes=case.yes, no=case.no, blank=case.blank)
    people = ("--present", case.people, "--members", case.people)
    count = tally(
        path, "yes_no_blank", "--threshold", case.threshold, "--base", case.base.value, *people
    )
    assert count["percent"][case.base.value] == case.percent
    assert (count["needed"], count["passed"]) == (case.needed, case.passed)


def test_a_tie_adopts_only_where_it_was_told_to(tmp_path, capsys):
    path = ballots(tmp_path, yes=4, no=4)
    assert not tally(path, "yes_no_blank")["passed"]
    count = tally(path, "yes_no_blank", "--tie", "adopted")
    assert (count["passed"], count["tie"]) == (True, True)
    out = tmp_path / "none.json"
    assert run(path, "--method", "dots", "--tie", "adopted", "--json", out) == 1
    assert "--tie is for votes for and against" in capsys.readouterr().err
    assert not out.exists()


def test_a_count_has_every_promised_field(tmp_path):
    path = ballots(tmp_path, yes=125, no=32, blank=10)
    more = ("--threshold", "75%", "--base", "cast", "--present", 184, "--members", 184)
    count = tally(path, "yes_no_blank", *more)
    assert (
        count.items()
        >= {
            "method": "yes_no_blank",
            "counts": {"yes": 125, "no": 32, "blank": 10, "spoiled": 0},
            "cast": 167,
            "bases": {"for_against": 157, "cast": 167, "present": 184, "members": 184},
            "base": "cast",
            "threshold": "3/4",
            "needed": 126,
            "reached": 125,
            "quorum_met": True,
            "passed": False,
            "tie": False,
        }.items()
    )


def test_a_tie_is_told_and_not_adopted(tmp_path):
    count = tally(ballots(tmp_path, yes=9, no=9, spoiled=1), "yes_no_blank", "--threshold", "50%")
    assert count["tie"]
    assert not count["passed"]
    assert count["cast"] == 19


@pytest.mark.parametrize(
    ("quorum", "met"),
    [(70, True), (71, False), ("2/3", True), ("67%", False), ("majority", True), ("flertal", True)],
)
def test_a_quorum_is_a_number_of_ballots_or_a_share_of_the_members(quorum, met, tmp_path):
    path = ballots(tmp_path, yes=50, no=10, blank=10)
    count = tally(path, "yes_no_blank", "--quorum", quorum, "--members", 105)
    assert count["quorum_met"] is met
    assert count["passed"] is met


def test_scotlands_scale_of_four_steps(tmp_path):
    path = ballots(tmp_path, **{"1": 4, "2": 7, "3": 27, "4": 65})
    count = tally(path, "scale", "--steps", 4, "--threshold", "75%", "--base", "cast")
    assert count["counts"] == {"1": 4, "2": 7, "3": 27, "4": 65, "blank": 0, "spoiled": 0}
    assert (count["total"], count["answered"], count["mean"]) == (359, 103, 3.4854)
    assert count["percent"]["cast"] == 89.32
    assert (count["reached"], count["needed"], count["passed"]) == (92, 78, True)


def test_five_steps_with_blank_and_spoiled(tmp_path):
    path = ballots(tmp_path, **{"5": 4, "4": 3, "3": 5, "2": 2, "1": 1, "blank": 2, "spoiled": 1})
    count = tally(path, "scale", "--threshold", "2/3")
    assert (count["support"], count["against"], count["cast"]) == (7, 3, 18)
    assert count["bases"]["for_against"] == 10
    assert count["passed"]


def test_systemic_consensing_of_four_voters(tmp_path):
    rows = "barbecue,boat,hiking,museum\n8,10,3,2\n3,5,1,3\n0,4,0,2\n1,1,10,3\n"
    count = tally(written(tmp_path, rows), "resistance")
    assert count["scores"] == {"barbecue": 12, "boat": 20, "hiking": 14, "museum": 10}
    assert count["ranking"] == [["museum"], ["barbecue"], ["hiking"], ["boat"]]
    assert count["acceptance"] == {"barbecue": 70.0, "boat": 50.0, "hiking": 65.0, "museum": 75.0}


def test_crosses_with_a_shared_first_place_pass_nothing(tmp_path):
    rows = "seddel;Sti;Bus;Træ\n1;1;1;0\n2;1;1;\n3;0;0;0\n4;0;1;1\n5;1;0;1\n"
    count = tally(written(tmp_path, rows), "approval", "--threshold", "1/2", "--base", "cast")
    assert count["scores"] == {"Sti": 3, "Bus": 3, "Træ": 2}
    assert count["ranking"] == [["Sti", "Bus"], ["Træ"]]
    assert count["counts"] == {"marked": 4, "blank": 1, "spoiled": 0}
    assert (count["tie"], count["passed"], count["needed"], count["reached"]) == (True, False, 3, 3)


def test_a_ballot_with_more_dots_than_allowed_is_spoiled(tmp_path):
    rows = "Sti,Bus\n3,0\n2,2\n0,1\nspoiled,\n,blank\n"
    count = tally(written(tmp_path, rows), "dots", "--most", 3)
    assert count["scores"] == {"Sti": 3, "Bus": 1}
    assert count["counts"] == {"marked": 2, "blank": 1, "spoiled": 2}
    assert count["cast"] == 5
    assert count["threshold"] is None


def test_a_ranking_is_counted_by_schulze_and_an_empty_ballot_is_blank(tmp_path):
    rows = "A;B;C\r\n1;2;3\r\n1;2;3\r\n;;\r\n3;1;2\r\n;1;\r\n3;2;1\r\n\r\n"
    count = tally(written(tmp_path, rows), "ranking")
    assert count["rule"] == "schulze"
    assert count["pairs"]["B"] == {"A": 3, "C": 4}
    assert count["ranking"] == [["B"], ["A", "C"]]
    assert count["counts"] == {"marked": 5, "blank": 1, "spoiled": 0}
    assert count["cast"] == 6


@pytest.mark.parametrize("method", ["approval", "dots", "ranking"])
def test_a_ballot_without_a_mark_is_blank_whatever_is_marked_on_it(tmp_path, method):
    rows = [["A", "B"], ["1", ""], ["", ""], ["", "1"], ["", ""], ["", "1"]]
    text = written(tmp_path, "".join(";".join(row) + "\r\n" for row in rows))
    book = tmp_path / "sedler.xlsx"
    book.write_bytes(workbook(rows))
    for path in (text, book):
        count = tally(path, method)
        assert count["counts"] == {"marked": 3, "blank": 2, "spoiled": 0}
        assert count["cast"] == 5


@pytest.mark.parametrize(
    ("rows", "method"),
    [
        ("choice\nyes\n\nno\n", "yes_no_blank"),
        ("choice;note\nyes;\n;\nno;\n", "yes_no_blank"),
        ("choice\n5\n\n4\n\n\n", "scale"),
        ("A,B\n1,0\n,\n0,1\n", "resistance"),
    ],
)
def test_an_empty_row_that_may_be_a_ballot_is_never_left_out_in_silence(
    tmp_path, capsys, rows, method
):
    path = written(tmp_path, rows)
    assert run(path, "--method", method, "--json", tmp_path / "ud.json") == 1
    assert "Row 3 of sedler.csv is empty" in capsys.readouterr().err
    assert not (tmp_path / "ud.json").exists()


def test_one_other_is_told_as_one(tmp_path, capsys):
    path = written(tmp_path, "A;B;C\r\n1;2;3\r\n")
    assert run(path, "--method", "ranking", "--json", tmp_path / "ud.json") == 0
    assert capsys.readouterr().out.splitlines()[-3:] == [
        "1. A (before 2 others)",
        "2. B (before 1 other)",
        "3. C (before 0 others)",
    ]


def test_a_workbook_and_danish_words_are_read(tmp_path):
    path = tmp_path / "sedler.xlsx"
    path.write_bytes(workbook([["Valg"], ["ja"], ["Nej"], ["ja"], ["ugyldig"], ["blank"]]))
    count = tally(path, "yes_no_blank")
    assert count["counts"] == {"yes": 2, "no": 1, "blank": 1, "spoiled": 1}


@pytest.mark.parametrize(
    ("text", "method", "told"),
    [
        ("choice\nyes\nmaybe\n", "yes_no_blank", ("Row 3", "sedler.csv", "maybe", "yes, no")),
        ("choice\n5\n6\n", "scale", ("Row 3", "choice", "6", "1, 2, 3, 4, 5, blank, spoiled")),
        ("A,B\n1,0\n1,2\n", "approval", ("Row 3", "“B”", "“2”", "0, 1")),
        ("A,B\n1,-1\n", "dots", ("Row 2", "“B”", "“-1”")),
        ("A,B\n1,0\n", "ranking", ("Row 2", "“B”", "“0”", "1, 2, 3")),
        ("A,B\n1,\n", "resistance", ("Row 2", "“B”", "“”")),
        ("A,B\n1,11\n", "resistance", ("Row 2", "“B”", "“11”", "10")),
        ("A,B\n1,1.5\n", "dots", ("Row 2", "“B”", "“1.5”")),
        ("name,mood\nIda,good\n", "yes_no_blank", ("choice", "name, mood")),
        ("id\n1\n", "ranking", ("column", "option")),
        ("", "dots", ("sedler.csv", "empty")),
    ],
)  # fmt: skip
def test_a_wrong_ballot_is_named_by_row_and_column(text, method, told, tmp_path, capsys):
    path = written(tmp_path, text)
    assert run(path, "--method", method, "--json", tmp_path / "out.json") == 1
    sentence = capsys.readouterr().err
    assert sentence.count("\n") == 1
    assert all(part in sentence for part in told)
    assert not (tmp_path / "out.json").exists()


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (("--base", "present"), "--present"),
        (("--base", "members", "--present", 12), "--members"),
        (("--quorum", "50%"), "--members"),
        (("--present", 9), "10 ballots for 9 people"),
        (("--present", 12, "--members", 11), "12 present cannot be among 11"),
        (("--most", 2), "--most"),
    ],
)
def test_people_that_do_not_fit_the_ballots_are_refused(more, told, tmp_path, capsys):
    path = ballots(tmp_path, yes=6, no=4)
    assert run(path, "--method", "yes_no_blank", *more, "--json", tmp_path / "out.json") == 1
    assert told in capsys.readouterr().err
    assert not (tmp_path / "out.json").exists()


def test_a_threshold_without_for_and_against_is_refused(tmp_path, capsys):
    path = written(tmp_path, "A,B\n1,2\n")
    more = ("--threshold", "80%", "--json", tmp_path / "out.json")
    assert run(path, "--method", "ranking", *more) == 1
    assert "ranking" in capsys.readouterr().err


@pytest.mark.parametrize(
    "more",
    [
        ("--threshold", "eighty"),
        ("--threshold", "0%"),
        ("--threshold", "120%"),
        ("--quorum", "half"),
        ("--present", "0"),
        ("--members", "-3"),
        ("--method", "vibes"),
    ],
)
def test_wrong_usage_ends_with_two(more, tmp_path, capsys):
    path = ballots(tmp_path, yes=1)
    assert run(path, "--method", "yes_no_blank", *more, "--json", "-") == 2
    assert "--help" in capsys.readouterr().err


def test_json_on_standard_output_stands_alone_and_words_are_beside_it(tmp_path, capsys):
    assert run(ballots(tmp_path, yes=1), "--method", "yes_no_blank", "--json", "-", lang="da") == 0
    told = capsys.readouterr()
    assert json.loads(told.out)["passed"]
    assert "1 stemmeseddel er afleveret." in told.err


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("yes\nblank\nspoiled\n", "3 stemmesedler er afleveret, heraf 1 blank og 1 ugyldig."),
        ("yes\nspoiled\nspoiled\n", "3 stemmesedler er afleveret, heraf 2 ugyldige."),
        ("yes\nblank\nblank\n", "3 stemmesedler er afleveret, heraf 2 blanke."),
    ],
)
def test_one_blank_and_two_are_told_as_they_are_spoken(rows, told, tmp_path, capsys):
    path = written(tmp_path, "choice\n" + rows)
    command = ["--lang", "da", "tally", str(path), "--method", "yes_no_blank"]
    assert main([*command, "--json", str(tmp_path / "ud.json")]) == 0
    assert told in capsys.readouterr().out
