"""A second copy on a stick: chosen once, told when the stick is gone, and taken up by itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.archive import lines
from app.archive.lines import read_lines
from app.composition import Program
from app.models import board
from app.models.mandate import Meeting, Wording
from app.settings import Settings
from tests.ui.shell import session_look

__all__ = ["session_look"]


@pytest.fixture
def program(qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(lines, "LOOK_AGAIN_S", 0.02)
    made = Program(qapp, Settings(device="0" * 16, language="da"), serves=False)
    assert made.found(Wording("Lørdag", meetings=(Meeting("d1", "2027-03-06"),)))
    yield made
    made.end()
    made.leave()


def test_a_pulled_stick_is_told_until_the_copy_has_caught_up_and_is_known_again_next_time(
    program: Program, tmp_path: Path, qtbot: QtBot
):
    stick, pocket = tmp_path / "nøgle", tmp_path / "lomme"
    stick.mkdir()
    assert program.desk is not None
    program.desk.second_copy._on_chosen(str(stick))  # noqa: SLF001 - as the folder dialog does
    document, banners = program.document, program.window.banners
    assert document is not None
    qtbot.waitUntil(lambda: any(stick.iterdir()))
    stick.rename(pocket)
    qtbot.waitUntil(document.perform(board.make_theme, "t1", "Trafik").done)
    qtbot.waitUntil(lambda: any("Den anden kopi" in text for text in banners.texts()))
    pocket.rename(stick)
    qtbot.waitUntil(lambda: not banners.texts())
    path = document.path
    program.close_assembly()
    assert program.open(path)
    assert program.document is not None
    qtbot.waitUntil(program.document.perform(board.make_theme, "t2", "Lys").done)
    program.close_assembly()
    (place,) = stick.iterdir()
    assert set(read_lines(place).fold().board.themes) == {"t1", "t2"}
    path.unlink()  # the laptop is gone: another opens what is on the stick
    assert program.open(place / lines.ENTRIES)
    assert program.document is not None
    assert program.document.assembly.mandate.name == "Lørdag"
    assert set(program.document.assembly.board.themes) == {"t1", "t2"}
