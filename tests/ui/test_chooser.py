"""The list of a box in which nothing is chosen yet is walked from its first row."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.arrival.newcomer import SubstituteDialog
from tests.ui.shell import look, session_look

__all__ = ["look", "session_look"]

WHO = [("m1", "Ida Bæk"), ("m2", "Bo Holm"), ("m3", "Carla Winther")]


@pytest.mark.parametrize(("downs", "chosen"), [(0, "m1"), (1, "m2"), (2, "m3")])
def test_down_in_the_open_list_leaves_nobody_out(
    look: object, qtbot: QtBot, downs: int, chosen: str
):
    dialog = SubstituteDialog(WHO, lambda _member: (), "Ny Person")
    qtbot.addWidget(dialog)
    dialog.open()
    box = dialog.replaced
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Space)
    view = box.view()
    qtbot.waitUntil(view.isVisible)
    QApplication.processEvents()
    assert [each.row() for each in view.selectedIndexes()] == [0]
    for _down in range(downs):
        qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert dialog.instead_of == chosen
