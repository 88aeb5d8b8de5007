"""Closing the window while the disk refuses: nobody loses work without having been told."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.archive.journal import Journal
from app.models import board
from app.models.errors import Refused
from tests.ui.shell import Shell, look, session_look, shell

__all__ = ["look", "session_look", "shell"]


@pytest.fixture
def full(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """The disk takes nothing more, until it is undone."""

    def refuse(*_: object) -> None:
        raise Refused("disk-full", file="a.bordrunde")

    monkeypatch.setattr(Journal, "append", refuse)
    return monkeypatch


def warns(shell: Shell) -> bool:
    """Whether the window tells that closing again loses work."""
    return any("luk igen" in text for text in shell.window.banners.texts())


@pytest.mark.usefixtures("full")
def test_the_first_try_to_close_tells_that_work_is_not_saved_and_the_second_closes(shell: Shell):
    shell.document.do("Lav tema", board.make_theme, "t1", "Trafik")
    assert not shell.window.close()
    assert shell.window.isVisible()
    assert warns(shell)
    assert shell.window.close()
    assert not shell.window.isVisible()


def test_when_the_disk_has_room_again_the_window_closes_at_once(
    shell: Shell, full: pytest.MonkeyPatch, qtbot: QtBot
):
    shell.document.do("Lav tema", board.make_theme, "t1", "Trafik")
    assert not shell.window.close()
    assert warns(shell)
    full.undo()
    shell.document.do("Lav tema", board.make_theme, "t1", "Trafik")
    qtbot.waitUntil(lambda: not shell.document.in_trouble)
    assert not warns(shell)
    assert shell.window.close()


def test_work_that_is_on_its_way_is_saved_before_the_window_closes_without_a_word(shell: Shell):
    shell.document.do("Lav tema", board.make_theme, "t1", "Trafik")
    assert shell.window.close()
    assert [each.title for each in shell.document.journal.fold().board.lanes()] == ["Trafik"]
