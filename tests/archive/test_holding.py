"""A document that is open is written by nobody else, whoever looks at its file meanwhile."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from app.archive.journal import Journal
from app.models.errors import Refused

OTHER = """
import sys
from pathlib import Path
from app.archive.journal import Journal
from app.models.errors import Refused
try:
    Journal.open(Path(sys.argv[1]), "b" * 16).close()
except Refused as refused:
    print(refused.code)
else:
    print("opened")
"""


def another_program(path: Path) -> str:
    """What another process is told that opens the document."""
    run = [sys.executable, "-c", OTHER, str(path)]
    return subprocess.run(run, capture_output=True, text=True, check=True).stdout.strip()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.bordrunde"


@pytest.mark.parametrize("begins", ["made", "opened"])
def test_looking_into_the_file_gives_it_to_nobody(path, begins):
    journal = Journal.create(path, "a" * 16)
    if begins == "opened":
        journal.close()
        journal = Journal.open(path, "a" * 16)
    with path.open("rb") as file:  # as a file dialog does, to see what a file is
        file.read(100)
    assert another_program(path) == "file-in-use"
    journal.close()
    assert another_program(path) == "opened"


def test_the_program_that_has_it_does_not_open_it_again(path):
    with Journal.create(path, "a" * 16):
        with pytest.raises(Refused, match="file-in-use"):
            Journal.open(path, "b" * 16)
        assert another_program(path) == "file-in-use"
    Journal.open(path, "b" * 16).close()


def test_a_file_that_cannot_be_opened_is_held_by_nobody(path):
    Journal.create(path, "a" * 16).close()
    whole = path.read_bytes()
    path.write_bytes(whole[:2_000])
    for _again in range(2):
        with pytest.raises(Refused, match="file-damaged"):
            Journal.open(path, "a" * 16)
    path.write_bytes(whole)
    Journal.open(path, "a" * 16).close()
