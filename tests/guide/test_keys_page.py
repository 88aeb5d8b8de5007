"""The page of keys is right about every section: held against the real pages of the example."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import i18n, places
from app.composition import Program
from app.rehearsal.example import make_example
from app.settings import Settings
from app.ui.plain_keys import OWNED, Place
from app.ui.window_actions import plain_text
from tests.ui.shell import session_look

__all__ = ["session_look"]

SECTIONS = ("members", "seating", "agenda", "notes", "themes", "recommendations", "polls", "report")
ROW = re.compile(r"^\| \*\*(.+?)\*\* \| `(.+?)` \|$", re.MULTILINE)
WHOLE = ("notes", "themes")
"""Sections whose list of keys is whole."""
SIGNS = {
    **{"↑": "Up", "↓": "Down", "←": "Left", "→": "Right"},
    **{"PgDn": "PgDown", "PgUp": "PgUp", "Mellemrum": "Space"},
}


@pytest.fixture
def program(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    made = Program(qapp, Settings(device="0" * 16), serves=False, minds_laptop=False)
    make_example(tmp_path / "example.bordrunde")
    assert made.open(tmp_path / "example.bordrunde")
    made.window.show()
    qtbot.waitUntil(lambda: made.window.page is not None)
    yield made
    made.end()


def told_keys(language: i18n.Language) -> dict[str, list[tuple[str, str]]]:
    """For each section, by its title, the commands and keys that the guide names."""
    text = (places.documents() / language / "guide" / "keys.md").read_text("utf-8")
    parts = re.split(r"^### (.+)$", text.split("\n## ")[2], flags=re.MULTILINE)
    return {title: ROW.findall(rows) for title, rows in zip(parts[1::2], parts[2::2], strict=True)}


def portable(keys: str) -> str:
    for sign, word in SIGNS.items():
        keys = keys.replace(sign, word)
    return QKeySequence(keys).toString().replace("Enter", "Return")


def acting(program: Program, section: str, name: str) -> set[str]:
    """The keys of a command of the page on screen, those its list takes itself included."""
    page = program.window.page
    assert page is not None
    found = [each for each in page.actions() if plain_text(each) == name]
    assert len(found) == 1, f"{section}: {name}"
    own = OWNED.get(Place(section), {}) if section in {p.value for p in Place} else {}
    plain = {key for deed in own if deed == "toggle" for key in own[deed]}
    return plain | {each.toString() for each in found[0].shortcuts()}


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_key_that_is_named_for_a_section_acts_there(program: Program, language):
    program.window.choose_language(language)
    told = told_keys(language)
    for section in SECTIONS:
        program.window.show_section(section)
        title = program.window.windowTitle().split(" – ")[1]
        assert told[title], section
        for name, keys in told[title]:
            assert portable(keys) in acting(program, section, name), (section, name)


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("section", WHOLE)
def test_no_key_of_notes_and_board_is_left_out(program: Program, language, section):
    program.window.choose_language(language)
    program.window.show_section(section)
    page = program.window.page
    assert page is not None
    with_keys = {plain_text(each) for each in page.actions() if each.shortcuts()}
    title = program.window.windowTitle().split(" – ")[1]
    assert with_keys == {name for name, _keys in told_keys(language)[title]}
