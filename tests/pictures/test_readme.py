"""The README's pictures show the program as it is: made from the example, never stale.

`make pictures` writes them anew; this test compares them with what the windows look like now.
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import i18n
from app.composition import Program
from app.models.room import Scene, Showing, take_scene
from app.rehearsal.example import make_example
from app.settings import Settings
from app.ui.scenes import picture
from app.ui.slides import slide_of
from app.ui.theme import ROOM_DARK
from tests.ui.shell import session_look

__all__ = ["session_look"]

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "pictures"
DAY = datetime.date(2027, 3, 6)
CONTROLS, ROOM = QSize(1280, 600), QSize(1920, 1080)
"""The window is as low as its six tables allow: what is empty says nothing."""
EDGE = 40
SHEET = QImage.Format.Format_RGB32
MOST_DIFFERENT = 1.5
"""The mean difference of a colour value (0 to 255) that a letter's edge may make, not a change."""


@pytest.fixture
def program(qapp: QApplication, qtbot: QtBot) -> Iterator[Program]:
    made = Program(qapp, Settings(device="0" * 16, theme="light", side=False), serves=False)
    yield made
    made.end()


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_the_readme_shows_the_program_as_it_is(
    program: Program, qtbot: QtBot, tmp_path: Path, language: i18n.Language
):
    path = tmp_path / "example.bordrunde"
    make_example(path, DAY)
    assert program.open(path)
    program.window.choose_language(language)
    program.window.resize(CONTROLS)
    program.window.show()
    program.window.show_section("seating")
    _show_in_room(program, qtbot)
    program.window.setFocus()
    qtbot.wait(50)
    now = _together(program.window.grab().toImage(), _slide(program))
    kept = FOLDER / f"windows-{language}.png"
    if os.environ.get("BORDRUNDE_WRITE_PICTURES"):
        now.save(str(kept))
    assert _difference(now, QImage(str(kept))) < MOST_DIFFERENT, "run: make pictures"


def _show_in_room(program: Program, qtbot: QtBot) -> None:
    """What the room's picture shows is live, so that the controls say so."""
    assert program.document is not None
    future = program.document.perform(take_scene, Showing(Scene.SEATING, "1"))
    qtbot.waitUntil(future.done)
    program.room.show()
    program.window.activateWindow()


def _slide(program: Program) -> QImage:
    assert program.document is not None
    slide = slide_of(picture(program.document.assembly, Showing(Scene.SEATING, "1"), None))
    slide.resize(ROOM)
    image = QImage(ROOM, SHEET)
    painter = QPainter(image)
    slide.draw(painter, QSizeF(ROOM), ROOM_DARK)
    painter.end()
    slide.deleteLater()
    return image


def _together(controls: QImage, room: QImage) -> QImage:
    """Both windows whole on one sheet, the projector's below the laptop's."""
    laptop = QRectF(QPointF(EDGE, EDGE), QSizeF(CONTROLS))
    wall = QRectF(QPointF(), QSizeF(ROOM) / 2)
    wall.moveCenter(laptop.center())
    wall.moveTop(laptop.bottom() + EDGE)
    sheet = QImage(CONTROLS.width() + 2 * EDGE, int(wall.bottom()) + EDGE, SHEET)
    sheet.fill(QColor("#dfe3e2"))
    painter = QPainter(sheet)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(laptop, controls)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#ffffff"))
    painter.drawRect(wall.adjusted(-6, -6, 6, 6))
    painter.drawImage(wall, room)
    painter.end()
    return sheet


def _difference(one: QImage, other: QImage) -> float:
    if other.isNull() or one.size() != other.size():
        return 255.0
    form = QImage.Format.Format_RGB888
    raw = [bytes(each.convertToFormat(form).constBits()) for each in (one, other)]
    apart: int = sum(abs(a - b) for a, b in zip(*raw, strict=True))
    return apart / len(raw[0])
