"""The command line's promise: exit codes, one clear sentence, two languages, no traceback."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import types
from pathlib import Path

import pytest

from app import cli, settings
from app.cli import parser
from app.models.errors import Refused

ROOT = Path(__file__).parents[2]
HEAVY = {"PySide6", "numpy", "reportlab", "aiohttp", "PIL", "sqlite_utils", "python_calamine"}


@pytest.fixture
def command(monkeypatch):
    """A command `tally` that does what the test says."""

    def become(run):
        def register(commands: parser.Commands) -> None:
            command = commands.add_parser("tally", help="tæller stemmer")
            command.add_argument("ballots")
            command.add_argument("--method", choices=["dots", "scale"])
            command.set_defaults(run=run)

        module = types.SimpleNamespace(register=register)
        monkeypatch.setattr(parser, "_modules", lambda _words: [module])

    return become


def stop(error):
    def run(_arguments: argparse.Namespace) -> int:
        raise error

    return run


def test_a_command_that_succeeds_exits_with_0(command):
    command(lambda arguments: 0 if arguments.ballots == "b.csv" else 1)
    assert cli.main(["tally", "b.csv"]) == 0


def test_bad_input_exits_with_1_and_one_sentence(command, capsys):
    command(stop(Refused("file-not-found", file="b.csv")))
    assert cli.main(["tally", "b.csv"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("Filen b.csv findes ikke.")
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (FileNotFoundError(2, "x", "/a/b.csv"), "Filen b.csv findes ikke"),
        (PermissionError(13, "x", "/a/b.csv"), "må ikke læse eller skrive b.csv"),
        (IsADirectoryError(21, "x", "/a/b.csv"), "b.csv er en mappe"),
    ],
)
def test_a_file_the_system_refuses_is_told_in_words(command, capsys, error, words):
    command(stop(error))
    assert cli.main(["tally", "b.csv"]) == 1
    assert words in capsys.readouterr().err


def test_a_bug_is_one_sentence_and_its_places_are_in_the_log(command, capsys, home, caplog):
    command(stop(KeyError("Ida Bæk")))
    assert cli.main(["tally", "b.csv"]) == 1
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert "Traceback" not in err
    log = (home / "log" / "bordrunde.log").read_text("utf-8")
    assert "KeyError" in log
    assert "Ida" not in log


def test_interrupted_exits_with_130(command):
    command(stop(KeyboardInterrupt()))
    assert cli.main(["tally", "b.csv"]) == 130


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (["tally"], "disse argumenter mangler: ballots"),
        (["tally", "b.csv", "--nix"], "ukendte argumenter: --nix"),
        (["tally", "b.csv", "--method", "x"], "'x' kan ikke vælges"),
        (["tally", "b.csv", "--method"], "mangler en værdi"),
        (["tally", "b.csv", "--lang", "sv"], "'sv' kan ikke vælges"),
        (["taly"], "mente du tally?"),
        (["qqq"], "hverken en kommando eller en fil"),
        (["qqq", "--help"], "hverken en kommando eller en fil"),
        (["-h", "taly"], "mente du tally?"),
        (["a.bordrunde", "b.bordrunde"], "ukendte argumenter: b.bordrunde"),
    ],
)
def test_wrong_usage_exits_with_2_in_the_readers_language(command, capsys, line, words):
    settings.save(settings.Settings(language="da"))
    command(lambda _arguments: 0)
    assert cli.main(line) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert words in err
    assert "--help" in err


@pytest.mark.parametrize(
    "line", [["--lang", "en", "tally"], ["tally", "--lang", "en"], ["tally", "--lang=en"]]
)
def test_the_language_may_stand_before_or_after_the_command(command, capsys, line):
    settings.save(settings.Settings(language="da"))
    command(lambda _arguments: 0)
    assert cli.main(line) == 2
    assert "the following arguments are required: ballots" in capsys.readouterr().err


def test_help_is_danish_and_names_the_commands(command, capsys):
    command(lambda _arguments: 0)
    assert cli.main(["--help", "--lang", "da"]) == 0
    out = capsys.readouterr().out
    assert "tæller stemmer" in out
    assert "brug:" in out
    assert "usage" not in out
    assert "show this help" not in out


def test_the_version_is_told(capsys):
    assert cli.main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("Bordrunde 0.")


def test_a_file_opens_the_window(monkeypatch, tmp_path):
    opened = []

    def open_window(path: Path | None, *, example: bool) -> int:
        opened.append((path, example))
        return 0

    module = types.ModuleType("app.composition")
    monkeypatch.setattr(module, "open_window", open_window, raising=False)
    monkeypatch.setitem(sys.modules, "app.composition", module)
    document = tmp_path / "dag.bordrunde"
    document.touch()
    assert cli.main([str(document)]) == 0
    assert cli.main([]) == 0
    assert cli.main(["--example"]) == 0
    assert opened == [(document, False), (None, False), (None, True)]


def test_a_document_that_is_not_there_opens_no_window(capsys):
    assert cli.main(["væk.bordrunde"]) == 1
    assert "væk.bordrunde" in capsys.readouterr().err


def test_a_reader_that_has_seen_enough_is_no_error_message():
    reading, writing = os.pipe()
    os.close(reading)
    told = subprocess.run(
        [sys.executable, "-c", "import sys, app.cli; sys.exit(app.cli.main(['--version']))"],
        cwd=ROOT,
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writing)
    assert told.stderr == b""


def test_every_command_there_is_can_explain_itself_without_loading_the_heavy_things():
    for name in parser.COMMANDS:
        told = subprocess.run(
            [
                sys.executable,
                "-c",
                "import sys, app.cli; code = app.cli.main(sys.argv[1:]);"
                "print(code, sorted({name.split('.')[0] for name in sys.modules}))",
                name,
                "--help",
            ],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
        last = told.stdout.splitlines()[-1]
        assert last.startswith("0 "), (name, told.stderr)
        assert [each for each in HEAVY if f"'{each}'" in last] == [], name
