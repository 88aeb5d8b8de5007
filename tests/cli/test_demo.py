"""`bordrunde demo`: played in a process of its own, as `make run` does without a display."""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from PIL import Image

from app.archive.session import Session
from app.archive.transfer import sync
from app.archive.verify import verify
from app.cli import main
from app.cli.demo import MARK, OURS, check_folder
from app.closing import erase_people
from app.models import people
from app.models.errors import Refused
from app.models.room import Scene
from app.phones import lan
from app.places import HOME
from app.reports.slips import KINDS
from tests.outbound import attempts, trace_command

TRACE = "outbound"
FOLLOWED: list[Path] = []
ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """The folder, and what was printed; strace follows where it can."""
    folder, home = tmp_path_factory.mktemp("demo"), tmp_path_factory.mktemp("home")
    out = folder / "ud"
    command = [sys.executable, "-m", "app", "demo", "--out", str(out), "--seed", "3"]
    told = subprocess.run(
        [*trace_command(home / TRACE), *command, "--lang", "en"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=os.environ | {HOME: str(home)},
        check=False,
    )
    assert told.returncode == 0, told.stderr
    assert told.stderr == ""
    assert list(folder.iterdir()) == [out]
    FOLLOWED.append(home / TRACE)
    assert list(home.rglob("*.bordrunde")) == []
    return out, told.stdout


@pytest.mark.slow
def test_it_leaves_what_it_promises_and_nothing_else(demo):
    out, _told = demo
    assert {each.name for each in out.iterdir()} == OURS
    assert {each.stem for each in (out / "printed").iterdir()} == set(KINDS)
    for each in (out / "report.pdf", *(out / "printed").iterdir()):
        assert each.read_bytes().startswith(b"%PDF")
    assert (out / "report.docx").read_bytes().startswith(b"PK")
    assert b"</html>" in (out / "report.html").read_bytes()


@pytest.mark.slow
def test_what_the_archive_refers_to_is_there_also_when_somebody_is_erased_or_taken_out(
    demo, tmp_path
):
    document, archive = tmp_path / "assembly.bordrunde", tmp_path / "archive.sqlite"
    shutil.copyfile(demo[0] / "assembly.bordrunde", document)
    shutil.copyfile(demo[0] / "archive.sqlite", archive)
    assert dangling(archive) == []
    with Session.open(document, "0" * 16) as session:
        first, second, *_ = session.assembly.people
        session.perform(people.remove_member, first.id)
        session.perform(people.erase_member, second.id)
        sync(session.journal, archive)
        assert dangling(archive) == []
        session.perform(erase_people, 1_900_000_000_000)
        sync(session.journal, archive)
    assert dangling(archive) == []
    assert verify(archive).findings == ()


def dangling(archive: Path) -> list[tuple[object, ...]]:
    """What a foreign key tells that is not there."""
    with closing(sqlite3.connect(archive)) as raw:
        assert raw.execute("PRAGMA foreign_key_list(notes)").fetchall()
        return raw.execute("PRAGMA foreign_key_check").fetchall()


@pytest.mark.slow
def test_a_whole_assembly_reaches_for_nothing_outside_the_laptop(demo):
    (trace,) = FOLLOWED
    if not trace.exists():
        pytest.skip("no strace here")
    told = trace.read_text()
    assert told.count("127.0.0.1") > 100  # the phones of the day
    assert attempts(told) == []


def words_of(path: Path) -> str:
    asked = ["pdftotext", str(path), "-"]
    return subprocess.run(asked, capture_output=True, text=True, check=True).stdout


def test_all_paper_tells_phones_the_one_address_that_the_window_tells_them(demo):
    out, _told = demo
    found = lan.candidates()
    host = found[0].ip if found else "127.0.0.1"
    told = {
        each.stem: set(re.findall(r"\d+\.\d+\.\d+\.\d+:\d+", words_of(each)))
        for each in (out / "printed").iterdir()
    }
    assert {kind for kind, addresses in told.items() if addresses} >= {"table-cards", "vote-cards"}
    [address] = set().union(*told.values())
    assert address.startswith(f"{host}:")


def test_document_and_archive_are_whole(demo):
    out, _told = demo
    for name in ("assembly.bordrunde", "archive.sqlite"):
        verdict = verify(out / name)
        assert verdict.findings == ()
        assert verdict.ballots == 175


def test_each_section_and_each_scene_is_there_in_both_languages(demo):
    out, _told = demo
    names = {each.stem for each in (out / "screens").iterdir()}
    assert {each[:-3] for each in names if each.endswith("-da")} == {
        each[:-3] for each in names if each.endswith("-en")
    }
    scenes = {each.value for each in Scene} | {"poll-hands", "result-counts", "result-percent",
                                              "result-not-adopted", "blank", "scale", "ranking",
                                              "ranking-dots"}  # fmt: skip
    assert {f"room-{each}-da" for each in scenes} <= names
    sections = ("today", "members", "seating", "agenda")
    assert {f"facilitator-{each}-da" for each in sections} <= names


def test_pictures_have_the_size_of_their_screens_and_differ_by_language(demo):
    out, _told = demo
    sizes = {"room": (1920, 1080), "facilitator": (1280, 720)}
    for path in (out / "screens").glob("*-da.png"):
        with Image.open(path) as danish, Image.open(f"{str(path)[:-7]}-en.png") as english:
            assert danish.size == english.size == sizes[path.name.split("-")[0]]
            colours = danish.convert("RGB").getcolors(20)  # None: there are more
            assert not colours if "room-blank" not in path.name else colours and len(colours) == 1
    welcome = [(out / "screens" / f"room-welcome-{lang}.png").read_bytes() for lang in ("da", "en")]
    assert welcome[0] != welcome[1]


def test_it_prints_a_table_of_what_was_played(demo):
    out, told = demo
    rows = dict(line.split("  ", 1) for line in told.splitlines() if "  " in line.strip())
    assert {name: value.strip() for name, value in rows.items()}.items() >= {
        "Members": "36", "Present": "27", "Polls": "8, 7 adopted",
        "Ballots": "175 by phone, 14 on paper, 27 hands", "Closed and opened again": "1",
    }.items()  # fmt: skip
    assert json.loads((out / MARK).read_text("utf-8"))["seed"] == 3


@pytest.mark.parametrize("names", [("brev.txt",), ("assembly.bordrunde",), (MARK, "brev.txt")])
def test_a_folder_with_anything_of_somebody_else_is_left_alone(names, tmp_path, capsys):
    for name in names:
        (tmp_path / name).write_text("Kære borgere")
    assert main(["demo", "--out", str(tmp_path), "--lang", "en"]) == 1
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert names[-1] in told
    assert sorted(each.name for each in tmp_path.iterdir()) == sorted(names)


def test_an_empty_folder_and_that_of_an_earlier_demo_are_taken(tmp_path):
    check_folder(tmp_path)
    check_folder(tmp_path / "new")
    for name in OURS:
        (tmp_path / name).touch()
    check_folder(tmp_path)


def test_a_file_is_no_folder(tmp_path):
    (tmp_path / "ud").touch()
    with pytest.raises(Refused):
        check_folder(tmp_path / "ud")


def test_an_unknown_case_is_refused_with_those_that_exist(tmp_path, capsys):
    out = tmp_path / "ud"
    assert main(["demo", "--case", "atlantis", "--out", str(out), "--lang", "en"]) == 1
    assert "albertslund" in capsys.readouterr().err
    assert not out.exists()
