"""The palette over every action of the program, with every page made."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import i18n
from app.composition import Program
from app.models.mandate import Meeting, Wording
from app.models.room import Scene, Showing
from app.settings import Settings
from app.ui.agenda.dialog import ItemDialog
from app.ui.page import Page
from app.ui.palette import Entry, Offers, ranked
from app.ui.printing import words as print_words
from app.ui.room_panel import RoomPanel
from app.ui.search_words import NAMES, SLIDE
from app.ui.toast import ToastShelf
from app.ui.window_actions import plain_text
from tests.ui.shell import session_look

__all__ = ["session_look"]


FIRST: list[tuple[i18n.Language, str, str]] = [
    ("en", "programme", "Agenda"),
    ("en", "program", "Agenda"),
    ("en", "go to item", "Next item"),
    ("da", "program", "Program"),
    ("da", "programme", "Program"),
    ("da", "dagsorden", "Program"),
    ("da", "gå til punkt", "Næste punkt"),
    ("da", "gå til programpunkt", "Næste punkt"),
]
ASKED = [
    ("læselig", "Kan bageste række læse det?"),
    ("gong", "Lyd og varsler…"),
    ("foyer", "Vis det næste i foyeren"),
    ("foyer", "Skjul skærmen i foyeren"),
    ("forsinket", "Få programmet til at passe…"),
    ("greve", "Programmer at begynde fra…"),
    ("start dagen", "Næste punkt"),
    ("alle adr", "Bordenes adresser…"),
    ("nye koder", "Lav bordkoder"),
    ("afleveret", "Aflever arket"),
    ("ny plan", "Lav en plan"),
    ("få det til at passe", "Få programmet til at passe…"),
    ("vis som liste", "Tavle eller liste"),
    ("godtag alle", "Godtag alle forslag"),
    ("afvis", "Afvis de forslag, der venter"),
    ("færre", "Færre foreslåede temaer"),
    ("flere", "Flere foreslåede temaer"),
    ("tilbage", "Hent det afviste forslag tilbage"),
]


@pytest.fixture
def program(qapp: QApplication, qtbot: QtBot) -> Iterator[Program]:
    made = Program(qapp, Settings(device="0" * 16, language="da"), serves=False)
    assert made.found(Wording("Lørdag", meetings=(Meeting("d1", "2027-03-06"),)))
    while made.window.make_next_page():
        pass
    made.window.show()
    qtbot.waitUntil(lambda: bool(made.window.findChildren(RoomPanel)))
    yield made
    made.end()


def everything(program: Program) -> list[QAction]:
    pages = program.window.findChildren(Page)
    return [
        *(entry.action for entry in program.window.commands()),
        *(each.action for part in program.window.findChildren(Offers) for each in part.entries()),
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


def test_what_most_people_mean_is_offered_first(program: Program):
    for lang, asked, command in FIRST:
        program.window.choose_language(lang)
        assert found(program, asked)[0] == command, (lang, asked)


def test_a_command_is_found_by_what_people_call_it(program: Program):
    for asked, command in ASKED:
        assert command in found(program, asked), asked


def test_the_other_words_are_words_for_commands_there_are(program: Program):
    scenes = {f"{SLIDE}-{each.value}" for each in Scene}
    assert {each.objectName() for each in everything(program)} | scenes | {SLIDE} >= set(NAMES)


def test_slides_and_ways_of_working_are_commands(program: Program):
    for asked, command in (
        ("vis velkomst", "Slide: Velkommen"),
        ("prøvebillede", "Slide: Prøvebillede"),
        ("world", "Føj til programmet: World Café"),
        ("samtykke", "Føj til programmet: Samtykkerunde"),
        ("tilføj pause", "Føj til programmet: Pause"),
    ):
        assert command in found(program, asked), asked
    entries = [Entry(action, "") for action in everything(program)]
    ranked("vis velkomst", entries)[0].action.trigger()
    assert program.desk is not None
    assert program.desk.panel.chosen == Showing(Scene.WELCOME)
    assert program.desk.document.assembly.room_screen.takes == 0, "nothing without a take"
    shelf = program.window.findChild(ToastShelf)
    assert shelf is not None
    assert "Ctrl+" in shelf.text
    ranked("world café", entries)[0].action.trigger()
    form = program.window.findChild(ItemDialog)
    assert form is not None
    assert form.title.text() == "World Café"
    assert form.steps.toPlainText().count("\n") == 5
    form.reject()
