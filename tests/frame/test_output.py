"""What commands write: JSON that any program reads, whole files, and a bar only people see."""

from __future__ import annotations

import io
import json
import sys

import pytest

from app.cli import output
from app.models.errors import Refused


def test_json_is_utf8_and_readable(tmp_path):
    file = tmp_path / "plan.json"
    output.write_json(file, {"label": "Cykelstier på Ærø"})
    assert "Cykelstier på Ærø" in file.read_bytes().decode("utf-8")
    assert json.loads(file.read_text("utf-8")) == {"label": "Cykelstier på Ærø"}


def test_a_dash_is_standard_output(capsysbinary):
    output.write_json("-", {"label": "Ærø"})
    out, err = capsysbinary.readouterr()
    assert json.loads(out.decode("utf-8")) == {"label": "Ærø"}
    assert err == b""


def test_what_is_told_to_people_never_mixes_with_json(capsys):
    output.tell("36 members")
    output.tell("36 members", json_to="plan.json")
    assert capsys.readouterr() == ("36 members\n36 members\n", "")
    output.tell("36 members", json_to="-")
    assert capsys.readouterr() == ("", "36 members\n")


def test_a_number_that_json_has_not_is_a_bug_and_writes_nothing(tmp_path):
    with pytest.raises(ValueError, match="JSON"):
        output.write_json(tmp_path / "x.json", {"share": float("nan")})
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_refused_with_its_reason(tmp_path):
    with pytest.raises(Refused) as refused:
        output.write_atomically(tmp_path / "none" / "x.json", "text")
    assert refused.value.code == "file-not-written"
    assert refused.value.params["reason"]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_shows_how_far_it_is_and_is_left_clean(monkeypatch):
    monkeypatch.setattr(sys, "stderr", Terminal())
    with output.Progress("Lægger bordplan") as progress:
        progress.show(0.5)
        progress.show(7.0, "Næsten færdig")
    drawn = sys.stderr.getvalue().split("\r")
    assert any("Lægger bordplan [" in line and "50%" in line for line in drawn)
    assert any("Næsten færdig [" in line and "100%" in line for line in drawn)
    assert drawn[-1] == ""
    assert drawn[-2].strip() == ""


def test_a_script_gets_no_bar(capsys):
    with output.Progress("Lægger bordplan") as progress:
        progress.show(0.5)
    assert capsys.readouterr() == ("", "")
