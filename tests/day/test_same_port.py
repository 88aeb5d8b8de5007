"""Cards and signs are printed, and phones are open, with a port: an opening keeps to it."""

from __future__ import annotations

import socket
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.composition import Program
from app.models.mandate import Meeting, Wording
from app.phones.server import free_port
from app.settings import Settings
from app.ui.widgets import Banner
from tests.phones.test_server import taken
from tests.ui.shell import session_look

__all__ = ["session_look"]

DAY = Wording("Dagen", meetings=(Meeting("d1", "2027-03-06"),))


@pytest.fixture
def preferences() -> Settings:
    return Settings(device="0" * 16, language="da")


@pytest.fixture
def program(qapp: QApplication, qtbot: QtBot, preferences: Settings):
    made = Program(qapp, preferences)
    yield made
    made.end()


def served(program: Program, qtbot: QtBot) -> int:
    """The port of the open assembly, as soon as the server is up."""
    desk = program.desk
    assert desk is not None
    qtbot.waitUntil(lambda: desk.server.port != 0 and not desk.server.is_starting)
    return desk.server.port


def told_of_phones(program: Program) -> list[str]:
    found = program.window.banners.findChildren(Banner)
    return [each.text for each in found if each.property("subject") == "phones"]


def moved_day(program: Program, preferences: Settings, qtbot: QtBot) -> tuple[Path, int]:
    """An assembly whose usual port was taken, now closed: its file and where its phones came."""
    with ExitStack() as stack:
        preferences.port = taken(stack, 1)
        assert program.found(DAY)
        port = served(program, qtbot)
        assert port != preferences.port
    assert program.document is not None
    path = program.document.path
    program.close_assembly()
    return path, port


def test_an_assembly_that_moved_to_another_port_stays_there(program, preferences, qtbot):
    path, port = moved_day(program, preferences, qtbot)
    assert program.open(path)
    assert served(program, qtbot) == port
    assert told_of_phones(program) == []


def test_it_is_told_when_that_port_is_taken_in_turn(program, preferences, qtbot):
    path, port = moved_day(program, preferences, qtbot)
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        other.bind(("0.0.0.0", port))
        other.listen()
        assert program.open(path)
        assert served(program, qtbot) == preferences.port
        qtbot.waitUntil(lambda: bool(told_of_phones(program)))
    assert str(port) in told_of_phones(program)[0]


def test_another_assembly_has_the_usual_port(program, preferences, qtbot):
    moved_day(program, preferences, qtbot)
    preferences.port = free_port(preferences.port)
    assert program.found(DAY)
    assert served(program, qtbot) == preferences.port


def test_a_stopgap_of_one_day_changes_nothing(program, preferences, qtbot):
    """What was printed on the first day is right again as soon as its port is free."""
    preferences.port = free_port()
    assert program.found(DAY)
    first = served(program, qtbot)
    assert program.document is not None
    path = program.document.path
    program.close_assembly()
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        other.bind(("0.0.0.0", first))
        other.listen()
        assert program.open(path)
        assert served(program, qtbot) != first
        program.close_assembly()
    assert program.open(path)
    assert served(program, qtbot) == first
    assert told_of_phones(program) == []
