"""After a power cut the next start offers to go on where the day stood."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app import i18n, settings
from app.composition import Program
from app.models import mandate
from app.models.mandate import Meeting, Wording
from app.settings import Settings
from app.ui.room_place import Place
from tests.ui.shell import session_look

__all__ = ["session_look"]

SATURDAY = Wording("Lørdag", meetings=(Meeting("d1", "2027-03-06"),))

Start = Callable[[Settings], Program]


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot):
    made: list[Program] = []

    def begin(preferences: Settings) -> Program:
        made.append(Program(qapp, preferences, serves=False))
        made[-1].show_start()
        made[-1].offer_unclosed()
        return made[-1]

    yield begin
    for each in reversed(made):
        each.end()


def first_time() -> Settings:
    return Settings(device="0" * 16, language="da")


def left_by_a_power_cut(program: Program, elsewhere: Path) -> Settings:
    """What is on disk while the document is open, put elsewhere: this process holds the first."""
    document = program.document
    assert document is not None
    assert document.flush()
    for each in document.path.parent.glob(f"{document.path.name}*"):
        shutil.copyfile(each, elsewhere / each.name)
    copy = elsewhere / document.path.name
    left = settings.load()
    assert left.unclosed == [str(document.path)]
    left.unclosed = [str(copy)]
    return left


def test_a_file_that_is_refused_is_told_until_it_is_read_while_another_is_open(
    start: Start, tmp_path: Path
):
    program = start(first_time())
    assert program.found(SATURDAY)
    other = tmp_path / "brev.bordrunde"
    other.write_text("Kære alle", "utf-8")
    assert not program.open(other)
    assert program.document is not None
    (told,) = program.window.banners.texts()
    assert "brev.bordrunde" in told


def test_the_document_and_the_room_screen_come_back(start: Start, tmp_path: Path):
    before = start(first_time())
    assert before.found(SATURDAY)
    before.room.show()
    where = before.room.place
    left = left_by_a_power_cut(before, tmp_path)
    after = start(left)
    assert after.window.banners.texts() == [
        "Lørdag blev ikke lukket sidst. Det, der var gemt, er der. Åbn den, før du kopierer dens"
        " fil."
    ]
    button = next(
        b for b in after.window.banners.findChildren(QPushButton) if "Fortsæt" in b.text()
    )
    button.click()
    assert after.document is not None
    assert after.document.assembly.mandate.name == "Lørdag"
    assert after.room.place is where is not Place.HIDDEN
    assert after.window.banners.texts() == []


def test_the_foyers_screen_comes_back_too(start: Start, tmp_path: Path, qtbot: QtBot):
    before = start(first_time())
    assert before.found(SATURDAY)
    assert before.desk is not None
    before.desk.panel.tools.take_to_foyer()
    qtbot.waitUntil(lambda: before.foyer.is_on)
    left = left_by_a_power_cut(before, tmp_path)
    copy = Path(left.unclosed[0])
    after = start(left)
    assert after.open(copy)
    qtbot.waitUntil(lambda: after.foyer.is_on)
    assert not after.room.is_on
    after.close_assembly()
    assert after.open(copy)
    qtbot.wait(50)
    assert not after.foyer.is_on, "it was closed in the meantime"


def test_opened_as_a_file_it_comes_back_as_it_was_too(start: Start, tmp_path: Path):
    before = start(first_time())
    assert before.found(SATURDAY)
    before.room.show()
    where = before.room.place
    left = left_by_a_power_cut(before, tmp_path)
    copy = Path(left.unclosed[0])
    after = start(left)
    assert after.open(copy)
    assert after.room.place is where is not Place.HIDDEN
    after.close_assembly()
    assert after.open(copy)
    assert after.room.place is Place.HIDDEN, "it was closed in the meantime"


def test_enter_goes_on_where_going_on_is_offered(start: Start, tmp_path: Path, qtbot: QtBot):
    before = start(first_time())
    assert before.found(SATURDAY)
    left = left_by_a_power_cut(before, tmp_path)
    after = start(left)
    after.window.show()
    after.window.activateWindow()
    qtbot.waitActive(after.window)
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, Qt.Key.Key_Return)
    assert after.document is not None
    assert after.document.assembly.mandate.name == "Lørdag"


def test_a_room_screen_that_was_off_stays_off(start: Start, tmp_path: Path):
    before = start(first_time())
    assert before.found(SATURDAY)
    left = left_by_a_power_cut(before, tmp_path)
    after = start(left)
    next(b for b in after.window.banners.findChildren(QPushButton) if "Fortsæt" in b.text()).click()
    assert after.document is not None
    assert after.room.place is Place.HIDDEN


def test_nothing_is_offered_after_a_document_was_closed(start: Start):
    before = start(first_time())
    assert before.found(SATURDAY)
    before.room.show()
    before.close_assembly()
    left = settings.load()
    assert (left.unclosed, left.room) == ([], False)
    assert start(left).window.banners.texts() == []


def test_a_small_room_window_that_came_back_belongs_to_the_window_though_that_is_shown_later(
    start: Start, tmp_path: Path, qtbot: QtBot
):
    before = start(first_time())
    assert before.found(SATURDAY)
    before.room.show_in_window()
    left = left_by_a_power_cut(before, tmp_path)
    after = start(left)
    assert after.open(Path(left.unclosed[0]))
    after.room.show_in_window()  # as on one display, before `open_window` shows the window
    after.window.show()
    small, controls = after.room.window.windowHandle(), after.window.windowHandle()
    assert controls is not None
    qtbot.waitUntil(lambda: small.transientParent() is controls)


def test_nothing_is_offered_when_the_file_is_gone(start: Start, tmp_path: Path):
    gone = first_time()
    gone.unclosed = [str(tmp_path / "væk.bordrunde")]
    assert start(gone).window.banners.texts() == []


def test_what_was_left_is_offered_until_it_is_closed(start: Start, tmp_path: Path):
    before = start(first_time())
    assert before.found(SATURDAY)
    left = left_by_a_power_cut(before, tmp_path)
    between = start(left)
    assert between.found(Wording("Søndag", meetings=(Meeting("d2", "2027-03-07"),)))
    between.close_assembly()
    [told] = start(left).window.banners.texts()
    assert told.startswith("Lørdag ")


def test_over_another_open_assembly_nothing_is_said_until_it_is_closed(
    start: Start, tmp_path: Path
):
    before = start(first_time())
    assert before.found(SATURDAY)
    left = left_by_a_power_cut(before, tmp_path)
    left.names = {left.unclosed[0]: "Lørdagssamlingen"}
    between = start(left)
    assert between.found(Wording("Søndag", meetings=(Meeting("d2", "2027-03-07"),)))
    between.offer_unclosed()
    assert between.window.banners.texts() == []
    between.close_assembly()
    [told] = between.window.banners.texts()
    assert told.startswith("Lørdagssamlingen blev ikke lukket")


def test_the_window_speaks_as_this_run_was_asked_to(qapp: QApplication, speak):
    speak("en")
    chosen_before = first_time()
    program = Program(qapp, chosen_before, serves=False)
    program.show_start()
    assert i18n.language() == "en"
    assert chosen_before.language == "da", "what was chosen stays chosen"
    program.end()


def test_what_another_window_has_open_is_not_offered(start: Start):
    before = start(first_time())
    assert before.found(SATURDAY)
    assert start(settings.load()).window.banners.texts() == []


def test_a_file_that_cannot_be_opened_is_told_on_the_start_page(start: Start, tmp_path: Path):
    strange = tmp_path / "strange.bordrunde"
    strange.write_bytes(b"hello")
    program = start(first_time())
    assert not program.open(strange)
    [told] = program.window.banners.texts()
    assert "strange.bordrunde" in told
    assert program.found(SATURDAY)
    assert program.window.banners.texts() == []


def test_a_new_name_is_known_though_the_program_was_killed(start: Start, qtbot: QtBot):
    before = start(first_time())
    assert before.found(SATURDAY)
    document = before.document
    assert document is not None
    new = Wording("Lørdagsmødet", meetings=SATURDAY.meetings)
    document.perform(mandate.reword_mandate, new)
    qtbot.waitUntil(lambda: settings.load().name_of(document.path) == "Lørdagsmødet")
