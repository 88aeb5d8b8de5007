"""`bordrunde cluster` as a script meets it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from app.cli import main
from tests.engines.wall import WALL


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    rows = ["id;Tekst;Bord", *(f"{each.id};{each.text};{each.table}" for each in WALL)]
    return write(tmp_path, "noter.csv", "\r\n".join(rows))


def write(folder: Path, name: str, text: str) -> Path:
    (folder / name).write_bytes(text.encode("cp1252"))
    return folder / name


def run(*arguments: object) -> int:
    return main(["--lang", "en", *map(str, arguments)])


def cluster(notes: Path, *more: object) -> dict:
    out = notes.with_name("temaer.json")
    assert run("cluster", notes, *more, "--json", out) == 0
    found: dict = json.loads(out.read_text("utf-8"))
    return found


def refused(notes: Path, capsys, *more: object) -> str:
    out = notes.with_name("temaer.json")
    assert run("cluster", notes, *more, "--json", out) == 1
    assert not out.exists()
    told = capsys.readouterr()
    assert told.out == ""
    sentence: str = told.err
    assert sentence.count("\n") == 1
    return sentence


def test_themes_are_written_with_every_promised_key(notes, capsys):
    found = cluster(notes)
    assert list(found) == ["themes", "unplaced", "duplicates", "seconds"]
    assert all(list(theme) == ["label", "notes"] for theme in found["themes"])
    placed = [note for theme in found["themes"] for note in theme["notes"]]
    assert sorted(placed + found["unplaced"]) == sorted(each.id for each in WALL)
    assert found["themes"][0]["label"] in capsys.readouterr().out


def test_json_on_standard_output_stands_alone(notes, capsys):
    assert run("cluster", notes, "--json", "-") == 0
    assert json.loads(capsys.readouterr().out)["themes"]


def test_groups_in_a_file_are_kept_as_they_are(notes, tmp_path):
    mine = {"label": "Mit eget navn", "notes": ["c1", "s1", "a1"]}
    groups = write(tmp_path, "mine.json", json.dumps({"themes": [mine]}))
    kept = cluster(notes, "--keep", groups)["themes"][0]
    assert kept["label"] == "Mit eget navn"
    assert kept["notes"][:3] == ["c1", "s1", "a1"]


def test_what_cluster_wrote_can_be_kept_the_next_time(notes, tmp_path):
    first = cluster(notes)
    groups = write(tmp_path, "igen.json", json.dumps(first))
    again = cluster(notes, "--keep", groups)
    for before, after in zip(first["themes"], again["themes"], strict=False):
        assert after["label"] == before["label"]
        assert after["notes"][: len(before["notes"])] == before["notes"]


def test_notes_without_numbers_are_called_by_their_row(tmp_path):
    path = write(tmp_path, "uden.csv", "text\nFlere bænke\nFlere busser\n")
    assert cluster(path)["unplaced"] == ["2", "3"]


def test_a_list_without_notes_is_refused(tmp_path, capsys):
    path = write(tmp_path, "navne.csv", "id;Navn\n1;Ida\n")
    assert "tekst" in refused(path, capsys)


def test_two_notes_with_one_number_are_refused_by_their_rows(tmp_path, capsys):
    path = write(tmp_path, "dobbelt.csv", "id;text\n7;Flere bænke\n8;Et træ\n7;Flere busser\n")
    told = refused(path, capsys)
    assert "row 2" in told
    assert "row 4" in told


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", '{"themes": 3}', '{"themes": ["c1"]}', '{"themes": [{"notes": [null]}]}',
     '{"themes": [{"label": 1, "notes": []}]}', "[" * 100_000],
)  # fmt: skip
def test_a_file_that_holds_no_groups_is_refused(notes, tmp_path, capsys, text):
    assert "groups" in refused(notes, capsys, "--keep", write(tmp_path, "x.json", text))


def test_groups_of_a_file_that_is_not_there_are_refused(notes, tmp_path, capsys):
    assert "no file" in refused(notes, capsys, "--keep", tmp_path / "ingen.json")


def test_a_kept_note_that_is_not_in_the_list_is_named(notes, tmp_path, capsys):
    groups = {"themes": [{"label": "x", "notes": ["spøgelse"]}]}
    path = write(tmp_path, "x.json", json.dumps(groups))
    assert "spøgelse" in refused(notes, capsys, "--keep", path)


def test_a_note_in_two_kept_groups_is_named(notes, tmp_path, capsys):
    twice = [{"label": "x", "notes": ["c1"]}, {"label": "y", "notes": ["c1"]}]
    path = write(tmp_path, "x.json", json.dumps({"themes": twice}))
    assert "c1" in refused(notes, capsys, "--keep", path)


def test_a_municipality_adds_its_own_words(notes, home):
    folder = home / "config" / "lexicon"
    folder.mkdir(parents=True)
    words = "language: da\n[[vand]] Vand\n[svanesoen] Svanesøen\nsvaner, sump\n"
    (folder / "vores.txt").write_text(words, encoding="utf-8")
    birds = [("t1", "Svaner og stien"), ("t2", "En sump uden svaner"), ("t3", "Svaner, svaner")]
    rows = ["id;text", *(f"{id_};{text}" for id_, text in birds)]
    path = write(notes.parent, "svaner.csv", "\n".join(rows))
    assert cluster(path)["themes"][0]["label"] == "Svanesøen"


def test_a_line_that_is_wrong_in_a_municipalitys_lexicon_is_named(notes, home, capsys):
    folder = home / "config" / "lexicon"
    folder.mkdir(parents=True)
    write(folder, "vores.txt", "language: da\nsvaner\n")
    told = refused(notes, capsys)
    assert "vores.txt" in told
    assert "2" in told


def test_a_broken_function_of_ones_own_is_told_in_one_sentence(notes, home):
    (home / "config").mkdir(exist_ok=True)
    (home / "config" / "vectors.py").write_text("def embed(texts: 7/0", encoding="utf-8")
    asked = [sys.executable, "-m", "app", "cluster", str(notes), "--json", "-"]
    told = subprocess.run(asked, capture_output=True, text=True, check=False)
    assert told.returncode == 1
    assert len(told.stderr.strip().splitlines()) == 1
    assert "vectors.py" in told.stderr
