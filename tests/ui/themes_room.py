"""A board with two themes and six notes in the tray, and the ways a person touches it."""

from __future__ import annotations

import threading

from PySide6.QtCore import QByteArray, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.models import board
from app.ui.board.commands import NOTES_MIME
from app.ui.board.page import ThemesPage
from app.ui.board.view import BoardView
from app.ui.board.walk import Spot
from tests.assemblies import Play
from tests.ui.board_room import BoardRoom, page_of, tables_at_work


def sorted_a_little() -> Play:
    play = tables_at_work()
    play.do(board.make_theme(play.assembly, "t1", "Cykler", ["n0", "n1", "n2"]))
    play.do(board.make_theme(play.assembly, "t2", "Varme"))
    return play


def page_in(room: BoardRoom) -> ThemesPage:
    return page_of(room, ThemesPage)


def notes_in(room: BoardRoom, theme: str) -> tuple[str, ...]:
    return room.document.assembly.board.themes[theme].notes


def at(room: BoardRoom, note: str) -> QPoint:
    """Where a note lies in its view."""
    area = page_in(room).area
    card = area.scene.card(note)
    assert card is not None
    view = area.board if card.lane else area.tray
    return view.mapFromScene(card.sceneBoundingRect().center())


def go_to(room: BoardRoom, lane: str, note: str = "") -> BoardView:
    area = page_in(room).area
    area.go_to(Spot(lane, note))
    return area.tray if lane == "" else area.board


def engine_is_done() -> bool:
    return all(thread.name != "engine" for thread in threading.enumerate())


def until_known(room: BoardRoom) -> None:
    """Close up it is found out which notes are like each other; nobody leaves before."""
    room.qtbot.waitUntil(engine_is_done, timeout=30_000)


def drop(view: BoardView, notes: list[str], point: QPointF) -> None:
    drop_on(view.viewport(), notes, point)


def drop_on(widget: QWidget, notes: list[str], point: QPointF) -> None:
    data = QMimeData()
    data.setData(NOTES_MIME, QByteArray("\n".join(notes).encode()))
    action, button = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    for event in (
        QDragEnterEvent(point.toPoint(), action, data, button, none),
        QDragMoveEvent(point.toPoint(), action, data, button, none),
        QDropEvent(point, action, data, button, none),
    ):
        QApplication.sendEvent(widget, event)
