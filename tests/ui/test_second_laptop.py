"""A second laptop at the window: offered on the first one, typed in on the other's start page, and
taken over from with a click; both say where they stand.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import places
from app.composition import Program
from app.models import board
from app.models.errors import Refused
from app.models.mandate import Meeting, Wording
from app.settings import Settings
from app.ui.follow import succession
from app.ui.follow.dialog import FollowDialog
from app.ui.follow.second_laptop import SecondLaptopDialog
from app.ui.question import Question
from app.ui.server_link import ServerLink
from app.ui.start.page import StartPage
from tests.ui.shell import session_look

__all__ = ["session_look"]

MARCH = Wording("Lørdag", meetings=(Meeting("d1", "2027-03-06"),))


@pytest.fixture
def first(qapp: QApplication) -> Iterator[Program]:
    made = Program(qapp, Settings(device="1" * 16, language="da"))
    assert made.found(MARCH)
    yield made
    made.end()
    made.leave()


@pytest.fixture
def second(qapp: QApplication) -> Iterator[Program]:
    made = Program(qapp, Settings(device="2" * 16, language="da"), serves=False)
    made.show_start()
    yield made
    made.end()
    made.leave()


def at_home(link: ServerLink) -> str:
    """Whatever networks this machine has."""
    return f"http://127.0.0.1:{link.port}"


def said(program: Program) -> str:
    return " ".join(program.window.banners.texts())


def following(second: Program) -> FollowDialog:
    page = second.window.findChild(StartPage)
    assert page is not None
    page.follow.click()
    dialog = second.window.findChild(FollowDialog)
    assert dialog is not None
    return dialog


def test_the_second_laptop_takes_over_and_the_first_one_says_so(
    first: Program, second: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    desk = first.desk
    assert desk is not None
    qtbot.waitUntil(lambda: desk.server.port > 0 and not desk.server.is_starting, timeout=20_000)
    monkeypatch.setattr(ServerLink, "address", property(at_home))
    desk.second_laptop.offer()
    shown = first.window.findChild(SecondLaptopDialog)
    assert shown is not None
    dialog = following(second)
    dialog.address.setText(shown.address.text())
    dialog.code.setText("7KQ4M2XD9PB")
    dialog.follow_button.click()
    assert dialog.state.text()  # mistyped: it says so, and waits
    dialog.code.setText(shown.code.text())
    dialog.follow_button.click()
    qtbot.waitUntil(lambda: dialog.seen.can_take_over, timeout=20_000)
    assert "Lørdag" in dialog.state.text()
    qtbot.waitUntil(lambda: "har det hele" in shown.state.text(), timeout=20_000)
    dialog.take_button.click()
    question = dialog.findChild(Question)
    assert question is not None
    question.sure.click()
    qtbot.waitUntil(lambda: "overtaget" in said(first), timeout=20_000)
    document, former = second.document, first.document
    assert document is not None
    assert former is not None
    assert document.assembly.mandate.name == "Lørdag"
    refused = former.perform(board.make_theme, "t1", "Lys")
    written = document.perform(board.make_theme, "t1", "Lys")
    qtbot.waitUntil(lambda: refused.done() and written.done())
    assert isinstance(refused.exception(), Refused)
    assert written.exception() is None
    shown.close()


def test_a_first_laptop_that_was_off_hears_of_it_when_it_starts_again(
    first: Program, second: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(succession, "TELL_EVERY_MS", 50)
    desk = first.desk
    assert desk is not None
    qtbot.waitUntil(lambda: desk.server.port > 0 and not desk.server.is_starting, timeout=20_000)
    monkeypatch.setattr(ServerLink, "address", property(at_home))
    desk.second_laptop.offer()
    shown = first.window.findChild(SecondLaptopDialog)
    assert shown is not None
    dialog = following(second)
    dialog.address.setText(shown.address.text())
    dialog.code.setText(shown.code.text())
    dialog.follow_button.click()
    qtbot.waitUntil(lambda: dialog.seen.can_take_over, timeout=20_000)
    shown.close()
    path = desk.document.path
    first.close_assembly()
    dialog._take()  # noqa: SLF001 - as the question does
    went_on = second.document
    assert went_on is not None
    second.close_assembly()  # and it is opened again itself before the other has heard
    assert second.open(went_on.path)
    assert first.open(path)
    reopened = first.document
    assert reopened is not None
    qtbot.waitUntil(lambda: "overtaget" in said(first), timeout=20_000)
    assert reopened.device in reopened.assembly.leading.stood_down


def test_what_both_wrote_is_brought_together_by_a_sync_and_both_say_so(
    first: Program, second: Program, qtbot: QtBot, tmp_path: Path
):
    assert first.document is not None
    first.document.upkeep.copy_to(tmp_path)
    qtbot.waitUntil(lambda: any(e.stat().st_size for e in tmp_path.glob("*/entries.jsonl")))
    dialog = following(second)
    dialog._on_stick(str(tmp_path))  # noqa: SLF001 - as the folder dialog does
    documents = first.document, second.document
    for number, document in enumerate(documents):
        assert document is not None
        written = document.perform(board.make_theme, f"t{number}", f"Tema {number}")
        qtbot.waitUntil(written.done)
        assert written.exception() is None
    for document in (*documents, first.document):
        assert document is not None
        qtbot.waitUntil(document.sync(tmp_path / "archive.sqlite").done, timeout=20_000)
    qtbot.waitUntil(lambda: "overtaget" in said(first), timeout=20_000)
    for program in (first, second):
        assert "1 ændring" in said(program)
        assert program.document is not None
        assert set(program.document.assembly.board.themes) == {"t0", "t1"}


def test_a_laptop_takes_over_from_a_stick(first: Program, second: Program, qtbot, tmp_path: Path):
    document = first.document
    assert document is not None
    document.upkeep.copy_to(tmp_path)
    qtbot.waitUntil(document.perform(board.make_theme, "t1", "Lys").done)
    first.close_assembly()  # the stick is pulled from what is left of it
    dialog = following(second)
    dialog._on_stick(str(tmp_path))  # noqa: SLF001 - as the folder dialog does
    went_on = second.document
    assert went_on is not None
    qtbot.waitUntil(lambda: bool(went_on.assembly.leading.stood_down))
    assert list(went_on.assembly.board.themes) == ["t1"]
    assert list(went_on.assembly.leading.stood_down) == [document.device]
    assert went_on.path.parent == places.assemblies_folder()
