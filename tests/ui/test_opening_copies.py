"""A backup is opened as a copy: the backup itself is written over while the day goes on."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import places
from app.archive.verify import verify
from app.composition import Program
from app.models import board
from app.models.mandate import Meeting, Wording
from app.settings import Settings
from tests.ui.shell import session_look

__all__ = ["session_look"]


@pytest.fixture
def program(qapp: QApplication, qtbot: QtBot):
    made = Program(qapp, Settings(device="0" * 16, language="da"), serves=False)
    yield made
    made.end()


@pytest.fixture
def backup(program: Program, qtbot: QtBot) -> Path:
    """The backup of an assembly with one theme, made as each minute makes it."""
    assert program.found(Wording("Lørdag", meetings=(Meeting("d1", "2027-03-06"),)))
    assert program.document is not None
    qtbot.waitUntil(program.document.perform(board.make_theme, "t1", "Trafik").done)
    program.document.back_up()
    assert program.document.flush()
    (found,) = (places.data_folder() / "backups").rglob("*.bordrunde")
    return found


def test_a_backup_opens_beside_the_assemblies_and_stays_as_it_was(
    program: Program, backup: Path, qtbot: QtBot
):
    before = backup.read_bytes()
    assert program.open(backup)
    document = program.document
    assert document is not None
    assert document.path.parent == places.assemblies_folder()
    assert document.path != places.assemblies_folder() / "Lørdag.bordrunde"
    assert list(document.assembly.board.themes) == ["t1"]
    qtbot.waitUntil(document.perform(board.make_theme, "t2", "Boliger").done)
    program.close_assembly()
    assert backup.read_bytes() == before
    assert verify(document.path).findings == ()


def test_a_backup_that_is_opened_twice_gives_two_copies(program: Program, backup: Path):
    assert program.open(backup)
    assert program.document is not None
    first = program.document.path
    assert program.open(backup)
    assert program.document.path not in (first, backup)
    assert first.exists()
