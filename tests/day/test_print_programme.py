"""“Print the programme…” lands on the programme's print-out, ready to be opened by Enter."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from app.composition import Program
from app.models import agenda
from app.models.agenda import Plan
from app.ui.printing.page import PrintPage
from tests.day.test_plain_keys import program
from tests.ui.shell import session_look

__all__ = ["program", "session_look"]


@pytest.mark.parametrize("visits", [1, 2], ids=["the first time", "again"])
def test_the_programme_is_in_sight_with_the_keyboard_on_it(
    program: Program, qtbot: QtBot, visits: int
) -> None:
    window = program.window
    window.resize(1280, 720)
    assert program.document is not None
    program.document.perform(agenda.add_item, "i1", "d1", Plan("Velkomst", start_min=540))
    qtbot.waitUntil(lambda: program.document is not None and program.document.saved)
    for _visit in range(visits):
        window.show_section("agenda")
        action = window.findChild(QAction, "agenda-print_programme")
        assert action is not None
        qtbot.waitUntil(action.isEnabled)
        action.trigger()
        qtbot.waitUntil(partial(is_brought, program))


def is_brought(program: Program) -> bool:
    page = program.window.findChild(PrintPage)
    if page is None or not page.isVisible():
        return False
    card = page.cards["programme"]
    is_whole = card.visibleRegion().boundingRect() == card.rect()
    return is_whole and card.open_button.hasFocus()
