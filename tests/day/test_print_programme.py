"""“Print the programme…” lands on the programme's print-out, ready to be opened by Enter."""

from __future__ import annotations

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
        qtbot.waitUntil(action.isEnabled)
        action.trigger()
        qtbot.waitUntil(lambda: window.findChild(PrintPage) is not None)
        page = window.findChild(PrintPage)
        qtbot.waitUntil(page.isVisible)
        card = page.cards["programme"]
        qtbot.waitUntil(card.open_button.hasFocus)
        qtbot.waitUntil(lambda seen=card: seen.visibleRegion().boundingRect() == seen.rect())
