"""A damaged assembly is opened: the window offers to save what can be read, and opens that."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import places
from app.archive.verify import verify
from app.cli import main
from app.composition import Program
from app.rehearsal.example import make_example
from app.settings import Settings
from app.ui.question import Question
from app.ui.widgets import Text
from tests.ui.shell import session_look

__all__ = ["session_look"]


@pytest.fixture
def program(qapp: QApplication, qtbot: QtBot):
    made = Program(qapp, Settings(device="0" * 16, language="da"), serves=False)
    yield made
    made.end()


@pytest.fixture
def hurt(tmp_path: Path) -> Path:
    path = tmp_path / "Lørdag.bordrunde"
    make_example(path)
    raw = bytearray(path.read_bytes())
    page = raw.index(b"note-written", 4096) // 4096
    raw[page * 4096 : (page + 1) * 4096] = bytes(4096)
    path.write_bytes(raw)
    return path


def asked(program: Program, qtbot: QtBot, title: str) -> Question:
    def there() -> list[Question]:
        questions = program.window.findChildren(Question)
        return [each for each in questions if each.isVisible() and title in words(each)]

    qtbot.waitUntil(lambda: bool(there()))
    return there()[0]


def words(question: Question) -> str:
    return "\n".join(each.text() for each in question.findChildren(Text))


def test_what_can_be_read_is_offered_named_and_opened(program: Program, hurt: Path, qtbot: QtBot):
    program.window.show()
    before = hurt.read_bytes()
    assert not program.open(hurt)
    asked(program, qtbot, "Lørdag.bordrunde” kan ikke åbnes").sure.click()
    told = asked(program, qtbot, "Det meste blev reddet")
    assert "Tabt: post" in words(told)
    told.sure.click()
    qtbot.waitUntil(lambda: program.document is not None)
    document = program.document
    assert document is not None
    assert document.path == places.assemblies_folder() / "Lørdag reddet.bordrunde"
    assert document.assembly.people.members
    assert hurt.read_bytes()[100:] == before[100:]  # opening counts in the header
    program.close_assembly()
    assert verify(document.path).findings == ()


def test_a_file_that_never_was_an_assembly_is_only_refused(
    program: Program, tmp_path: Path, qtbot: QtBot
):
    picture = tmp_path / "ferie.bordrunde"
    picture.write_bytes(b"\xff\xd8" * 9_000)
    assert not program.open(picture)
    assert program.window.findChildren(Question) == []


def test_verify_says_where_what_can_be_read_is_saved(hurt: Path, capsys):
    assert main(["--lang", "en", "verify", str(hurt)]) == 1
    assert "offers to save what can be read" in capsys.readouterr().err
