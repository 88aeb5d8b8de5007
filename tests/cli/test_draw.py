"""`bordrunde draw` as a script meets it."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

from app.cli import main
from app.cli.bench_runs.lottery_people import CRITERIA, pool

LOTTERY = pool(90, 12, drawn=2)


@pytest.fixture
def files(tmp_path) -> tuple[Path, Path]:
    """Volunteers and targets as a municipality saves them: semicolons, Windows-1252."""
    head = ";".join(("id", "Navn", *(each.name.capitalize() for each in CRITERIA)))
    rows = [f"{each.id};Åse Ø;{';'.join(each.answers)}" for each in LOTTERY.volunteers]
    wanted = [f"{t.criterion};{t.value};{t.least};{t.most}" for t in LOTTERY.targets]
    return (
        write(tmp_path / "tilmeldte.csv", head, *rows),
        write(tmp_path / "mål.csv", "Kriterium;Værdi;Min;Maks", *wanted),
    )


def write(path: Path, *rows: str) -> Path:
    path.write_bytes("\r\n".join((*rows, "")).encode("cp1252"))
    return path


def run(*arguments: object) -> int:
    return main(["--lang", "en", "draw", *map(str, arguments)])


def drawn(volunteers: Path, targets: Path, *more: object, seats: int = 12) -> dict:
    out = volunteers.with_name("ud.json")
    assert run(volunteers, targets, "--seats", seats, *more, "--json", out) == 0
    found: dict = json.loads(out.read_text("utf-8"))
    return found


def refused(capsys, volunteers: Path, targets: Path, *more: object, seats: int = 12) -> str:
    out = volunteers.with_name("ud.json")
    assert run(volunteers, targets, "--seats", seats, *more, "--json", out) == 1
    assert not out.exists()
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    return str(told.err)


def changed(path: Path, row: int, old: str, new: str) -> Path:
    """The file with something else in one row, counted as a spreadsheet does."""
    rows = path.read_bytes().decode("cp1252").splitlines()
    assert old in rows[row - 1]
    rows[row - 1] = rows[row - 1].replace(old, new, 1)
    return write(path, *rows)


def test_everything_promised_is_written(files, capsys):
    found = drawn(*files, "--reserves", 4, "--seed", 5)
    promised = ["selected", "reserves", "probabilities", "targets", "fairness", "panels", "seconds"]
    assert list(found)[:7] == promised
    assert len(set(found["selected"])) == 12
    assert len({*found["selected"], *found["reserves"]}) == 16
    assert list(found["probabilities"]) == [each.id for each in LOTTERY.volunteers]
    assert sum(found["probabilities"].values()) == pytest.approx(12)
    for each in found["targets"]:
        assert set(each) == {"criterion", "value", "min", "max", "pool", "selected"}
        assert each["min"] <= each["selected"] <= each["max"]
    assert found["fairness"]["min_probability"] == min(found["probabilities"].values())
    assert found["fairness"]["bound"] == pytest.approx(
        found["fairness"]["min_probability"], abs=1e-5
    )
    assert found["sha256"]["volunteers"] == hashlib.sha256(files[0].read_bytes()).hexdigest()
    assert ", ".join(found["selected"]) in capsys.readouterr().out


def test_the_same_seed_draws_the_same_and_another_somebody_else(files):
    one, same, other = (drawn(*files, "--seed", seed, "--reserves", 3) for seed in (1, 1, 2))
    assert {**one, "seconds": 0} == {**same, "seconds": 0}
    assert other["selected"] != one["selected"]


def test_json_on_standard_output_stands_alone_in_a_process_of_its_own(files):
    command = [
        sys.executable,
        "-m",
        "app",
        "draw",
        *map(str, files),
        "--seats",
        "12",
        "--json",
        "-",
    ]
    done = subprocess.run(command, capture_output=True, check=True, cwd=Path(__file__).parents[2])
    assert len(json.loads(done.stdout)["selected"]) == 12


def test_a_number_said_on_stage_draws_from_the_list_of_panels(files):
    found = drawn(*files, "--panels", 100, "--number", 37, "--method", "maximin")
    assert found["panels"] == len(found["list"]) == 100
    assert found["selected"] == found["list"][36]
    counted = [sum(who in panel for panel in found["list"]) for who in found["probabilities"]]
    assert [round(100 * each) for each in found["probabilities"].values()] == counted


def test_of_an_address_at_most_one_is_drawn(files):
    rows = files[0].read_bytes().decode("cp1252").splitlines()
    homes = ["Adresse", *(f"Kirkevej {at // 2}" for at in range(90))]
    write(files[0], *(f"{row};{home}" for row, home in zip(rows, homes, strict=True)))
    found = drawn(*files, "--same-address-column", "adresse", "--reserves", 5)
    home = dict(zip((each.id for each in LOTTERY.volunteers), homes[1:], strict=True))
    chosen = [home[who] for who in (*found["selected"], *found["reserves"])]
    assert len(set(chosen)) == 17


def test_who_is_excluded_is_told_with_the_reason_and_not_drawn(files, capsys):
    out = write(files[0].with_name("ude.csv"), "id;grund", "v00003;ansat i kommunen")
    found = drawn(*files, "--exclude", out)
    assert found["excluded"] == {"v00003": "ansat i kommunen"}
    assert "v00003" not in found["probabilities"]
    write(out, "id;grund", "v00003;")
    assert "v00003" in refused_again(capsys, files, "--exclude", out)


def refused_again(capsys, files, *more: object) -> str:
    files[0].with_name("ud.json").unlink()
    capsys.readouterr()
    return refused(capsys, *files, *more)


def test_an_answer_spelled_otherwise_is_read_as_the_target_and_told(files, capsys):
    at = next(n for n, each in enumerate(LOTTERY.volunteers) if each.answers[0] == "kvinde")
    found = drawn(changed(files[0], at + 2, "kvinde", " KVINDE  "), files[1])
    assert found["targets"][0]["pool"] == sum(v.answers[0] == "kvinde" for v in LOTTERY.volunteers)
    assert f"Row {at + 2}, Køn: “KVINDE” is read as “kvinde”." in capsys.readouterr().out


def test_ages_are_found_in_their_bands(tmp_path):
    people = write(tmp_path / "v.csv", "id,alder", *(f"{n},{20 + n}" for n in range(40)))
    targets = write(tmp_path / "t.csv", "criterion,value,min,max", "Alder,<30,2,3", "Alder,30+,3,4")
    found = drawn(people, targets, seats=6)
    assert [each["pool"] for each in found["targets"]] == [10, 30]


@pytest.mark.parametrize(
    ("heading", "row"),
    [
        ("category,feature,min,max", "{},{},{},{}"),  # Panelot
        ("feature,value,min,max,min_flex,max_flex", "{},{},{},{},0,99"),  # sortition-algorithms
        ("category,name,min,max", "{},{},{},{}"),
    ],
)
def test_targets_of_other_programs_are_read(files, heading, row):
    rows = [row.format(t.criterion, t.value, t.least, t.most) for t in LOTTERY.targets]
    assert drawn(files[0], write(files[1], heading, *rows))["targets"][0]["criterion"] == "køn"


@pytest.mark.parametrize(
    ("which", "row", "old", "new", "told"),
    [
        (0, 1, "Køn", "Hat", "no column “køn”"),
        (0, 4, LOTTERY.volunteers[2].answers[1], "", "Row 4 of tilmeldte.csv: nothing stands in"),
        (0, 4, LOTTERY.volunteers[2].answers[1], "ung", "column “Alder”: “ung” has no target"),
        (0, 4, LOTTERY.volunteers[2].answers[3], "ejre", "“ejre” has no target"),
        (0, 4, "v00002", "v00001", "both row 3 and row 4"),
        (1, 1, "Maks", "Loft", "needs the columns criterion, value, min and max"),
        (1, 2, ";6;", ";seks;", "Row 2 of mål.csv, column “Min”: “seks” is not a whole number"),
        (1, 2, ";6;", ";9;", "wants at least 9 and at most 7"),
        (1, 3, "mand", "Kvinde", "Rows 2 and 3 of mål.csv are both about"),
        (1, 2, "kvinde", "", "Row 2 of mål.csv: nothing stands in the column “Værdi”"),
    ],
)  # fmt: skip
def test_bad_input_is_told_by_row_and_column(files, capsys, which, row, old, new, told):
    changed(files[which], row, old, new)
    assert told in refused(capsys, *files)


def test_impossible_targets_name_the_smallest_change(files, capsys):
    changed(files[1], 2, ";6;7", ";12;12")
    told = refused(capsys, *files)
    assert "“køn” ask for at least 17" in told
    assert "“køn”, “kvinde”: at least 7 instead of 12" in told
    changed(files[1], 2, ";12;12", ";6;7")
    shared = sum("andel" in each.answers for each in LOTTERY.volunteers)
    place = next(n for n, each in enumerate(LOTTERY.targets) if each.value == "andel")
    least, most = LOTTERY.targets[place].least, LOTTERY.targets[place].most
    changed(files[1], place + 2, f";{least};{most}", f";{shared + 1};90")
    assert f"instead of {shared + 1}" in refused(capsys, *files)


@pytest.mark.parametrize(
    "options",
    [
        ("--seats", "12", "--seconds", "-1"),
        ("--seats", "0"),
        ("--seats", "tolv"),
        ("--seats", "12", "--number", "3"),
        (),
    ],
)
def test_wrong_usage(files, options):
    assert run(*files, *options, "--json", "-") == 2
