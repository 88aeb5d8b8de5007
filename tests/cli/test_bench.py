"""`bordrunde bench`: figures with their targets, as a table and as JSON."""

from __future__ import annotations

import json

import pytest

from app.cli import main
from app.cli.bench import table
from app.cli.bench_runs import NAMES, Figure, median, most_of
from app.cli.bench_runs.all import RUNS


def run(*arguments: object) -> int:
    return main(["--lang", "en", "bench", *map(str, arguments)])


def test_every_measurement_that_is_named_exists():
    assert list(RUNS) == list(NAMES)


def test_what_was_asked_for_is_measured_and_shown_with_its_target(tmp_path, capsys):
    assert run("import", "cluster", "--json", tmp_path / "out.json") == 0
    told = capsys.readouterr().out
    assert "import: 36 members" in told
    assert "0.30 s" in told
    figures = json.loads((tmp_path / "out.json").read_text("utf-8"))
    assert {each["bench"] for each in figures} == {"import", "cluster"}
    first = figures[0]
    assert set(first) == {"bench", "what", "value", "unit", "target", "decimals", "met", "is_least"}
    assert first["met"] == (first["value"] <= first["target"])


def test_json_on_standard_output_stands_alone(capsys):
    assert run("import", "--json", "-") == 0
    assert json.loads(capsys.readouterr().out)[0]["bench"] == "import"


def test_a_person_s_own_folders_stay_untouched(home, capsys):
    assert run("import") == 0
    assert [each for each in home.rglob("*") if each.is_file()] == []


def test_an_unknown_measurement_is_wrong_usage_and_tells_those_that_exist(capsys):
    assert run("speed") == 2
    assert "window, click, import" in capsys.readouterr().err


@pytest.mark.parametrize(("value", "verdict"), [(0.2, "met"), (0.3, "met"), (0.31, "missed")])
def test_a_target_is_met_up_to_the_target_itself(value, verdict):
    _head, row = table([Figure("import", "36 members", value, "s", 0.3, 2)])
    assert row.endswith({"met": "  nået", "missed": "  ikke nået"}[verdict])
    assert Figure("import", "36 members", value, "s", 0.3, 2).is_met == (verdict == "met")


def test_the_middle_and_the_worst_are_what_one_thinks():
    assert median([3.0, 1.0, 2.0]) == 2.0
    assert most_of([float(n) for n in range(1, 101)], 0.95) == 96.0
    assert most_of([7.0], 0.999) == 7.0
