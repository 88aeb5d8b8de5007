"""`bordrunde bench themes`: the scores are the known ones, and anybody's notes fit in."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import lexicon
from app.cli import main
from app.cli.bench_runs.themes_scores import (
    adjusted_mutual_information,
    adjusted_rand_index,
    moves_saved,
)
from app.cli.bench_runs.themes_twins import judged
from app.engines.themes import Note

ONE = [1] * 6 + [2] * 6 + [3] * 5
OTHER = [1, 1, 1, 1, 2, 1, 2, 2, 2, 2, 3, 1, 3, 3, 3, 2, 2]
groups = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=2, max_size=40)

NOTES = [
    ("Flere cykelstier langs skolevejen", "trafik"),
    ("Sænk farten foran skolen", "trafik"),
    ("Bussen skal køre om aftenen", "trafik"),
    ("Plant træer i gaderne", "natur"),
    ("Lad græsset i parken gro vildt", "natur"),
    ("Flere blomster til bierne", "natur"),
    ("Et værested for de unge", "unge"),
    ("Lektiehjælp efter skoletid", "unge"),
    ("Fritidsjob til de unge", "unge"),
    ("Ungdomsklubben skal holde åbent hver dag", "unge"),
]


def test_the_scores_are_those_that_are_published_for_this_example():
    assert adjusted_mutual_information(ONE, OTHER) == pytest.approx(0.27821, abs=5e-6)
    assert adjusted_rand_index([0, 0, 1, 1], [0, 0, 1, 2]) == pytest.approx(0.5714, abs=5e-5)
    assert adjusted_rand_index([0, 0, 1, 1], [0, 1, 0, 1]) == pytest.approx(-0.5)


@given(groups)
def test_a_grouping_is_its_own_best_whatever_its_groups_are_called(pairs):
    one = [first for first, _second in pairs]
    renamed = [f"theme {each}" for each in one]
    assert adjusted_mutual_information(one, renamed) == pytest.approx(1.0)
    assert adjusted_rand_index(one, renamed) == pytest.approx(1.0)


@given(groups)
def test_neither_side_is_the_right_one(pairs):
    one, other = zip(*pairs, strict=True)
    for score in (adjusted_mutual_information, adjusted_rand_index):
        assert score(one, other) == pytest.approx(score(other, one))
        assert score(one, other) <= 1.0 + 1e-9


def test_what_is_saved_is_what_need_not_be_moved_or_joined():
    people = ["a", "a", "a", "b", "b", "b"]
    assert moves_saved(people, people) == 1.0
    assert moves_saved(people, [1, 1, 1, 2, 2, 1]) == pytest.approx(1 - 1 / 6)  # one note to move
    assert moves_saved(people, [1, 1, 3, 2, 2, 2]) == pytest.approx(1 - 1 / 6)  # one group to join
    assert moves_saved(people, [1] * 6) == pytest.approx(1 - 3 / 6)


def test_notes_written_again_are_judged_apart_from_those_turned_round():
    notes = [Note(f"n{at}", text, lang="da") for at, (text, _theme) in enumerate(NOTES)]
    outcome = judged(notes, lexicon.load(), random.Random(3))
    assert outcome.again == 3
    assert outcome.turned == 1
    assert outcome.right <= outcome.again
    assert outcome.confused == 0.0
    assert (outcome + outcome).called == 2 * outcome.called


def written(folder: Path, *more: str) -> Path:
    folder.mkdir()
    rows = [
        json.dumps({"id": at, "text": text, "label": theme, "lang": "da"})
        for at, (text, theme) in enumerate(NOTES)
    ]
    (folder / "noter.jsonl").write_text("\n".join([*rows, *more]), "utf-8")
    return folder


def test_labelled_notes_are_measured_file_by_file(tmp_path, capsys):
    folder = written(tmp_path / "notes")
    out = tmp_path / "out.json"
    assert (
        main(["--lang", "en", "bench", "themes", "--notes", str(folder), "--json", str(out)]) == 0
    )
    figures = json.loads(out.read_text("utf-8"))
    of_ours = {each["what"]: each["value"] for each in figures if each["bench"] == "themes noter"}
    assert len(of_ours) == 13
    assert all(-1.0 <= value <= 1.0 for value in of_ours.values())
    told = {line.split("  ")[0]: line for line in capsys.readouterr().out.splitlines()}
    assert "≥ 0.24" in told["themes noter: AMI of the themes"]
    assert "≥ 0.97" in told["themes noter: duplicates that are some"]
    assert told["themes noter: opposites called duplicates"].endswith("met")
    wanted = {each["what"] for each in figures if each["target"] is None}
    assert not wanted & {"AMI of the themes", "duplicates found", "moves by hand saved"}


def test_a_line_that_is_no_note_is_named(tmp_path, capsys):
    folder = written(tmp_path / "notes", '{"id": "x", "text": "uden tema"}')
    assert main(["--lang", "en", "bench", "themes", "--notes", str(folder)]) == 1
    assert "noter.jsonl, line 11" in capsys.readouterr().err


def test_a_folder_without_notes_is_told(tmp_path, capsys):
    assert main(["--lang", "en", "bench", "themes", "--notes", str(tmp_path)]) == 1
    assert str(tmp_path) in capsys.readouterr().err


def test_notes_belong_to_the_measurement_of_themes(tmp_path, capsys):
    assert main(["--lang", "en", "bench", "import", "--notes", str(tmp_path)]) == 2
    assert "bench themes" in capsys.readouterr().err
