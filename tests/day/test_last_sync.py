"""An assembly that is closed comes home to its archive by itself, and closing waits for nothing."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import parting_file
from app.archive.transfer import sync
from app.archive.verify import verify
from app.composition import Program
from app.models import board
from app.models.mandate import Meeting, Wording
from app.parting import Outcome, Parting, parting_words
from app.places import data_folder
from app.settings import Settings
from app.ui.parting_window import PartingWindow
from app.ui.toast import ToastShelf
from tests.ui.shell import session_look

__all__ = ["session_look"]

SATURDAY = Wording("Lørdag", meetings=(Meeting("d1", "2027-03-06"),))
Start = Callable[[], Program]


@pytest.fixture
def preferences() -> Settings:
    return Settings(device="0" * 16, language="da")


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot, preferences: Settings) -> Iterator[Start]:
    made: list[Program] = []

    def begin() -> Program:
        program = Program(qapp, preferences, serves=False)
        made.append(program)
        program.show_start()
        program.last_sync.tell_earlier()
        program.window.show()
        return program

    yield begin
    for each in reversed(made):
        each.end()
    assert QApplication.quitOnLastWindowClosed()


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick" / "arkiv.sqlite"


def synced_once(program: Program, archive: Path, preferences: Settings) -> Path:
    """An open assembly that knows its archive, and has something new for it; its document."""
    assert program.found(SATURDAY)
    document = program.document
    assert document is not None
    sync(document.journal, archive)
    preferences.archives[document.assembly.mandate.id] = str(archive)
    document.perform(board.make_theme, "t1", "Trafik")
    assert document.flush()
    return document.path


def themes(archive: Path) -> list[str]:
    with closing(sqlite3.connect(archive)) as raw:
        return [title for (title,) in raw.execute("SELECT title FROM themes")]


def told(program: Program) -> str:
    shelf = program.window.findChild(ToastShelf)
    assert shelf is not None
    return " ".join((*program.window.banners.texts(), shelf.text))


def test_an_assembly_that_is_closed_is_synced_and_the_start_page_tells_it(
    start: Start, archive: Path, preferences: Settings, qtbot: QtBot
):
    program = start()
    synced_once(program, archive, preferences)
    program.close_assembly()
    assert program.document is None
    qtbot.waitUntil(lambda: "blev synkroniseret med arkiv.sqlite" in told(program), timeout=20_000)
    assert "1 nye i arkivet, 0 nye her" in told(program)
    assert themes(archive) == ["Trafik"]
    assert parting_file.kept() is None


def test_the_window_goes_at_once_and_the_next_start_tells_how_it_went(
    start: Start, archive: Path, preferences: Settings, qtbot: QtBot
):
    program = start()
    synced_once(program, archive, preferences)
    with qtbot.waitSignal(program.last_sync.parted, timeout=20_000):
        assert program.window.close()
        assert not program.window.isVisible()
        assert not QApplication.quitOnLastWindowClosed()
    assert themes(archive) == ["Trafik"]
    again = start()
    assert "Lørdag blev synkroniseret med arkiv.sqlite" in told(again)
    assert parting_file.kept() is None


def test_a_stick_that_is_not_in_is_told_in_a_sentence_and_no_other_archive_is_made(
    start: Start, archive: Path, preferences: Settings, qtbot: QtBot
):
    program = start()
    synced_once(program, archive, preferences)
    archive.rename(archive.with_name("pulled.sqlite"))
    with qtbot.waitSignal(program.last_sync.parted, timeout=20_000):
        program.window.close()
    again = start()
    assert "Arkivet arkiv.sqlite var ikke til at nå. Sæt USB-nøglen i" in told(again)
    assert [each.name for each in archive.parent.iterdir()] == ["pulled.sqlite"]


def test_an_archive_that_has_everything_is_left_as_it_is_and_the_next_start_is_quiet(
    start: Start, archive: Path, preferences: Settings, qtbot: QtBot
):
    program = start()
    synced_once(program, archive, preferences)
    document = program.document
    assert document is not None
    sync(document.journal, archive)
    held = archive.read_bytes()
    with qtbot.waitSignal(program.last_sync.parted, timeout=20_000):
        program.window.close()
    assert archive.read_bytes() == held
    assert (found := parting_file.kept()) is not None
    assert found.outcome is Outcome.SAME
    assert told(start()).strip() == ""
    assert parting_file.kept() is None


@pytest.mark.parametrize("is_known", [True, False])
def test_nothing_is_synced_where_it_is_not_wanted_or_no_archive_is_known(
    start: Start, archive: Path, preferences: Settings, qtbot: QtBot, is_known: bool
):
    program = start()
    synced_once(program, archive, preferences)
    if is_known:
        preferences.sync_on_close = False
    else:
        preferences.archives.clear()
    with qtbot.waitSignal(program.last_sync.over):
        program.window.close()
    assert QApplication.quitOnLastWindowClosed()
    assert themes(archive) == []
    assert parting_file.kept() is None


def test_a_document_that_is_opened_again_at_once_opens(
    start: Start, archive: Path, preferences: Settings
):
    program = start()
    path = synced_once(program, archive, preferences)
    program.close_assembly()
    assert program.open(path)
    assert program.document is not None
    assert parting_file.kept() is None
    assert not verify(archive).findings


def test_a_document_that_another_program_still_syncs_opens_there(
    start: Start, archive: Path, preferences: Settings, qtbot: QtBot
):
    program = start()
    path = synced_once(program, archive, preferences)
    program.window.close()
    again = start()
    assert again.open(path)
    assert again.document is not None
    assert told(again).strip() == ""
    assert parting_file.kept() is None
    qtbot.waitUntil(QApplication.quitOnLastWindowClosed, timeout=20_000)
    assert parting_file.kept() is None
    assert not verify(archive).findings


def test_a_document_that_another_window_has_open_is_refused_at_once(
    start: Start, archive: Path, preferences: Settings
):
    program = start()
    path = synced_once(program, archive, preferences)
    parting_file.keep(Parting("Fredag", "fredag.sqlite", Outcome.SYNCED))
    again = start()
    assert not again.open(path)
    assert "et andet vindue" in told(again).casefold() or "åben" in told(again).casefold()


def test_a_sync_that_a_crash_cut_short_is_told_once_it_cannot_be_under_way(
    start: Start, archive: Path, preferences: Settings
):
    parting_file.keep(Parting("Lørdag", "arkiv.sqlite"))
    assert told(start()).strip() == ""
    long_ago = time.time() - 60
    (kept_at,) = data_folder().glob("last-sync.json")
    os.utime(kept_at, (long_ago, long_ago))
    assert "Lørdag blev ikke synkroniseret færdig" in told(start())
    assert parting_file.kept() is None


def test_when_the_system_ends_the_program_nothing_is_begun(
    start: Start, archive: Path, preferences: Settings
):
    program = start()
    synced_once(program, archive, preferences)
    program.leave()
    assert program.document is None
    assert themes(archive) == []
    assert parting_file.kept() is None


def test_a_sync_that_the_end_of_the_program_cut_short_is_told_and_the_archive_is_whole(
    start: Start, archive: Path, preferences: Settings
):
    program = start()
    path = synced_once(program, archive, preferences)
    program.window.close()
    program.leave()  # the system ends in the same moment
    assert not verify(archive).findings
    assert not verify(path).findings
    assert [each.name for each in archive.parent.iterdir()] == ["arkiv.sqlite"]
    again = start()
    assert "Lørdag blev ikke synkroniseret færdig" in told(again)


def test_what_takes_a_moment_shows_a_window_that_can_be_closed(
    start: Start, archive: Path, preferences: Settings, qtbot: QtBot, monkeypatch
):
    monkeypatch.setattr("app.last_sync.MOMENT_MS", 0)
    program = start()
    synced_once(program, archive, preferences)
    program.window.close()
    qtbot.waitUntil(lambda: bool(waiting()))
    with qtbot.waitSignal(program.last_sync.parted, timeout=20_000):
        waiting()[0].close_button.click()
    assert waiting() == []
    assert not verify(archive).findings


def waiting() -> list[PartingWindow]:
    shown = QApplication.topLevelWidgets()
    return [each for each in shown if isinstance(each, PartingWindow) and each.isVisible()]


def test_what_the_preferences_say_of_it_comes_back_and_nonsense_does_not():
    parting = Parting("Lørdag", "arkiv.sqlite", Outcome.SYNCED, 1, 2, 3, "nej")
    assert Parting.from_texts(parting.to_texts()) == parting
    assert Parting.from_texts({}) is None
    assert Parting.from_texts(parting.to_texts() | {"here": "many"}) is None
    assert Parting.from_texts(parting.to_texts() | {"outcome": "odd"}) is None


def test_what_both_sides_changed_is_told_with_where_to_choose():
    parting = Parting("Lørdag", "arkiv.sqlite", Outcome.SYNCED, here=4, there=2, crossed=3)
    assert parting_words(parting) == (
        "Lørdag blev synkroniseret med arkiv.sqlite, da den blev lukket: 2 nye i arkivet, 4 nye"
        " her. 3 ting blev ændret på to bærbare samtidig: vælg under Rapport, hvad der gælder."
    )
