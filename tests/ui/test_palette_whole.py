"""The palette over every action of the program, with every page made."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from app.composition import Program
from app.models.mandate import Meeting, Wording
from app.settings import Settings
from app.ui.page import Page
from app.ui.palette import Entry, ranked
from app.ui.printing import words as print_words
from app.ui.search_words import NAMES
from app.ui.window_actions import plain_text
from tests.ui.shell import session_look

__all__ = ["session_look"]


@pytest.fixture
def program(qapp: QApplication) -> Iterator[Program]:
    made = Program(qapp, Settings(device="0" * 16, language="da"), serves=False)
    assert made.found(Wording("Lørdag", meetings=(Meeting("d1", "2027-03-06"),)))
    while made.window.make_next_page():
        pass
    made.window.show()
    yield made
    made.end()


def everything(program: Program) -> list[QAction]:
    pages = program.window.findChildren(Page)
    return [
        *(entry.action for entry in program.window.commands()),
        *(action for page in pages if page is not program.window.page for action in page.actions()),
    ]


def found(program: Program, query: str) -> list[str]:
    entries = [Entry(action, "") for action in everything(program)]
    return [plain_text(entry.action) for entry in ranked(query, entries)]


def test_every_print_out_is_a_command(program: Program):
    for kind in print_words.ORDER:
        name = print_words.title(kind)
        assert any(each.startswith(f"{name}: ") for each in found(program, name)), kind
    assert "Stemmekort: Træk og print…" in found(program, "stemmekort")
    assert "Ugyldiggør et kort…" in found(program, "stemmekort")


def test_the_archive_is_synced_by_one_command(program: Program):
    assert len([each for each in found(program, "synkron") if "arkiv" in each]) == 1


@pytest.mark.parametrize(
    ("asked", "command"),
    [
        ("gong", "Lyd og varsler…"),
        ("foyer", "Vis det næste i foyeren"),
        ("foyer", "Skjul skærmen i foyeren"),
        ("forsinket", "Få programmet til at passe…"),
        ("greve", "Programmer at begynde fra…"),
    ],
)
def test_a_command_is_found_by_what_people_call_it(program: Program, asked: str, command: str):
    assert command in found(program, asked)


def test_the_other_words_are_words_for_commands_there_are(program: Program):
    assert {each.objectName() for each in everything(program)} >= set(NAMES)
