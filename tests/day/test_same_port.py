"""Cards and signs are printed, and phones are open, with a port: an opening keeps to it."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.composition import Program
from app.models import board
from app.models.errors import Refused
from app.models.mandate import Meeting, Wording
from app.phones.lan import Address, Kind, Survey
from app.phones.reach import Reach
from app.phones.server import free_port
from app.settings import Settings
from app.ui.printing.acts import PrintActs, Wish
from app.ui.printing.opening import answered
from app.ui.widgets import Banner
from tests.phones.phone import Phone
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


@contextmanager
def held(port: int) -> Iterator[None]:
    """Another program has the port."""
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        other.bind(("0.0.0.0", port))
        other.listen()
        yield


def printed_on_a_stopgap(program: Program, qtbot: QtBot, tmp_path: Path) -> tuple[Path, int, int]:
    """An assembly first open on one port, whose cards were printed on another day with another."""
    assert program.found(DAY)
    first = served(program, qtbot)
    assert program.document is not None
    path = program.document.path
    program.close_assembly()
    with held(first):
        assert program.open(path)
        printed = served(program, qtbot)
        print_cards(program, qtbot, tmp_path, printed)
        qtbot.waitUntil(lambda: all("skilte" not in each for each in told_of_phones(program)))
        program.close_assembly()
    return path, first, printed


def print_cards(
    program: Program, qtbot: QtBot, tmp_path: Path, port: int, host: str = "127.0.0.1"
) -> None:
    assert program.document is not None
    acts, made = PrintActs(program.document), list[Refused | None]()
    wish = Wish("vote-cards", "da", f"http://{host}:{port}")

    def note(_path: Path | None, refused: Refused | None) -> Future[bool]:
        made.append(refused)
        return answered(refused is None)

    acts.make_cards(wish, 4, tmp_path / "kort.pdf", note)
    qtbot.waitUntil(lambda: made == [None], timeout=20_000)


def test_what_was_printed_decides_the_port(program, preferences, qtbot, tmp_path):
    preferences.port = free_port()
    path, first, printed = printed_on_a_stopgap(program, qtbot, tmp_path)
    with held(first):
        assert program.open(path)
        assert served(program, qtbot) == printed
        assert told_of_phones(program) == [], "the cards lead here"
        program.close_assembly()
    assert program.open(path)
    assert served(program, qtbot) == printed, "free or not: the cards know no other"
    assert told_of_phones(program) == []


def test_cards_that_lead_nowhere_are_told_of(program, preferences, qtbot, tmp_path):
    preferences.port = free_port()
    path, _first, printed = printed_on_a_stopgap(program, qtbot, tmp_path)
    with held(printed):
        assert program.open(path)
        assert served(program, qtbot) != printed
        qtbot.waitUntil(lambda: bool(told_of_phones(program)))
        (told,) = told_of_phones(program)
        program.close_assembly()
    assert str(printed) in told
    assert "skilte" in told


def test_signs_of_two_ports_both_lead_here(program, preferences, qtbot, tmp_path):
    preferences.port = free_port()
    path, first, printed = printed_on_a_stopgap(program, qtbot, tmp_path)
    assert program.open(path)
    served(program, qtbot)
    assert program.document is not None
    address = f"http://127.0.0.1:{first}"
    done = program.document.perform(
        board.issue_table_codes, "d1", ("7KQ4M2XD",), 1_800_000_000_000, address
    )
    qtbot.waitUntil(done.done)
    program.close_assembly()
    assert program.open(path)
    assert served(program, qtbot) == printed
    assert told_of_phones(program) == []
    assert Phone(first).get("/").status == 200
    assert Phone(printed).get("/").status == 200


def test_cards_of_another_network_are_told_of_until_the_laptop_is_back_in_it(
    program, preferences, qtbot, tmp_path
):
    preferences.port = free_port()
    assert program.found(DAY)
    port = served(program, qtbot)
    print_cards(program, qtbot, tmp_path, port, "192.0.2.7")
    desk = program.desk
    assert desk is not None

    def come_to(*ips: str) -> list[str]:
        here = Survey(tuple(Address(each, "wlan0", Kind.WIFI) for each in ips))
        desk.server.reach = Reach(here, frozenset(ips))
        desk.server.choose("")
        desk.server.changed.emit()
        return program.window.banners.texts()

    (told,) = come_to("198.51.100.4")
    assert "192.0.2.7" in told
    assert f"198.51.100.4:{port}" in told
    assert come_to("198.51.100.4", "192.0.2.7") == [], "one of two networks is that of the cards"
    assert come_to() == [], "without any there is nothing to compare"
