"""`bordrunde --self-test` as whoever installed the program types it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from app.cli import main, self_test
from app.models.errors import Refused
from app.places import HOME

ROOT = Path(__file__).resolve().parents[2]


def test_a_whole_installation_passes_and_leaves_nothing_behind(tmp_path: Path):
    ended = subprocess.run(
        [sys.executable, "-m", "app", "--lang", "da", "--self-test"],
        cwd=ROOT,
        env=os.environ | {HOME: str(tmp_path / "home"), "TMPDIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    told = ended.stdout.splitlines()
    assert told[0].startswith("50 stemmesedler")
    assert told[-1] == "Alt, hvad der blev prøvet, virker i denne installation."
    assert [each for each in tmp_path.rglob("*") if each.is_file()] == []


def test_a_part_that_fails_ends_it_with_what_that_part_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    """A copy of the program that lost its fonts, as an antivirus or a full disk may leave it."""
    for folder in ("app", "resources", "docs"):
        ignored = shutil.ignore_patterns("__pycache__", "fonts")
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=ignored)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with pytest.raises(Refused) as refused:
        self_test.run()
    assert refused.value.code == "self-test-failed"
    assert refused.value.params["part"] in {"report", "print", "views"}
    assert main(["--lang", "en", "--self-test"]) == 1
    assert "The self-test stopped at" in capsys.readouterr().err
