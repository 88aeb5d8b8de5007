"""What a board of thousands costs the window: shown, painted anew, and dragged over.

All in time of the window's own thread on the processor, which other programs do not change.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QMimeData, QPoint, QSize, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent
from PySide6.QtWidgets import QApplication

from app.cli.bench_runs import Figure, median
from app.cli.bench_runs.board_room import make_board
from app.cli.bench_runs.turning import turn, until
from app.cli.demo_stage import quiet, windows
from app.document import Document
from app.i18n import N_, language
from app.models.board import place_notes
from app.settings import Settings
from app.ui.board.area import BoardArea
from app.ui.board.commands import NOTES_MIME
from app.ui.board.page import ThemesPage
from app.ui.main_window import MainWindow

_NOTES, _THEMES = 2_000, 20
_LAPTOP: Final = QSize(1920, 1080)
_SHOWN_MS, _PAINTED_MS, _DRAGGED_MS = 250, 33, 8
_TIMES: Final = 7
_FRAMES: Final = 60
_FRAME_S: Final = 0.016
_STARTS_S: Final = 4.0
_RESTS_S: Final = 0.2


def board(home: Path) -> list[Figure]:
    """Two thousand notes in twenty themes and the tray, in a window that fills the screen."""
    path = home / "board.bordrunde"
    make_board(path, _NOTES, _THEMES)
    preferences = Settings(language=language(), theme="light", device="b" * 16)
    with quiet(), windows(preferences, serves=False) as program:
        program.window.resize(_LAPTOP)
        program.window.show()
        program.open(path)
        turn(_STARTS_S)
        document = program.document
        assert document is not None
        figures = _measured(program.window, document)
        program.close_assembly()
    return figures


def _measured(window: MainWindow, document: Document) -> list[Figure]:
    shown = _work(partial(window.show_section, "themes"))
    page = window.page
    assert isinstance(page, ThemesPage)
    area = page.area
    anew = [_work(partial(_repaint, area, anew=True), 0) for _time in range(_TIMES)]
    again = [_work(partial(_repaint, area, anew=False), 0) for _time in range(_TIMES)]
    return [
        Figure("board", N_("2,000 notes shown the first time"), shown, "ms", _SHOWN_MS),
        Figure("board", N_("all in sight painted anew"), median(anew), "ms", _PAINTED_MS, 1),
        Figure("board", N_("all in sight painted again"), median(again), "ms", _PAINTED_MS, 1),
        Figure("board", N_("a frame of a drag"), median(_dragged(area)), "ms", _DRAGGED_MS, 1),
        Figure("board", N_("a note put into a theme"), median(_placed(document)), "ms"),
        Figure("board", N_("a letter searched for"), median(_searched(page)), "ms"),
    ]


def _work(do: Callable[[], object], rests_s: float = _RESTS_S) -> float:
    """Milliseconds of this thread for it and for what it leaves to the event loop."""
    used = time.thread_time()
    do()
    if rests_s:
        turn(rests_s)
    return (time.thread_time() - used) * 1_000


def _repaint(area: BoardArea, *, anew: bool) -> None:
    if anew:
        area.scene.forget_pictures()
    for view in (area.board, area.tray):
        view.viewport().repaint()


def _dragged(area: BoardArea) -> list[float]:
    """A note of the first theme, held across the others."""
    data, here = QMimeData(), area.board.viewport()
    data.setData(NOTES_MIME, QByteArray(area.scene.lanes[1].faces[0].id.encode()))
    moves, left = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton
    no_keys = Qt.KeyboardModifier.NoModifier
    began = QDragEnterEvent(QPoint(200, 300), moves, data, left, no_keys)
    QApplication.sendEvent(here, began)
    costs = list[float]()
    for frame in range(_FRAMES):
        at = QPoint(150 + frame * 19, 300 + frame * 73 % 400)
        event = QDragMoveEvent(at, moves, data, left, no_keys)
        costs.append(_work(partial(QApplication.sendEvent, here, event), _FRAME_S))
    area.scene.show_target(None)
    return costs


def _placed(document: Document) -> list[float]:
    costs = list[float]()
    for note in document.assembly.board.tray()[:_TIMES]:
        used = time.thread_time()
        until(document.do("Move a note", place_notes, [note.id], "t0").done)
        turn(_RESTS_S)
        costs.append((time.thread_time() - used) * 1_000)
    return costs


def _searched(page: ThemesPage) -> list[float]:
    typed = ("c", "cy", "cyk", "cyke", "cyk", "cy", "c")
    return [_work(partial(page.search.setText, each)) for each in typed]
