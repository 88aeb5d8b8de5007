"""What the window says when a key has run the day's clock, and when there is nothing to run."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.composition import Program
from app.models import agenda
from app.models.agenda import Plan
from app.ui.toast import ToastShelf
from tests.day.test_plain_keys import assembly, press, program, rest, the

__all__ = ["program"]

EMPTY = "Dagen har intet program endnu. Tilføj først et programpunkt."


def said(program: Program) -> str:
    """The toast that stands, "" for none."""
    shelf = program.window.findChild(ToastShelf)
    assert shelf is not None
    label = shelf.findChild(QLabel)
    assert label is not None
    return label.text() if shelf.isVisible() else ""


def is_said(program: Program, words: str) -> bool:
    return said(program) == words


def plan(program: Program, qtbot: QtBot, *titles: str) -> None:
    for title in titles:
        done = the(program.document).perform(agenda.add_item, title, "d1", Plan(title)).done
        qtbot.waitUntil(done)


def test_a_toast_says_what_has_happened_not_what_to_do(program: Program, qtbot: QtBot) -> None:
    plan(program, qtbot, "Velkomst", "Frokost")
    program.window.show_section("today")
    for key, words in (
        ("Space", "“Velkomst” er begyndt"),
        ("Space", "“Velkomst” er sat på pause"),
        ("Space", "“Velkomst” fortsætter"),
        ("N", "“Frokost” er begyndt"),
    ):
        rest(program)
        press(program, qtbot, key)
        qtbot.waitUntil(partial(is_said, program, words))


@pytest.mark.parametrize("section", ["today", "agenda"])
def test_an_empty_programme_has_no_last_item(program: Program, qtbot: QtBot, section: str) -> None:
    program.window.show_section(section)
    for key in ("N", "Space"):
        program.window.setFocus()
        rest(program)
        press(program, qtbot, key)
        assert assembly(program).agenda.running is None
        qtbot.waitUntil(partial(is_said, program, EMPTY))
