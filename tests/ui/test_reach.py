"""The helper shows live when a phone has come through, and the likely cause when none has."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.document import Document
from app.phones import lan
from app.phones.lan import Hidden, Kind, Survey
from app.phones.reach import Cause, Reach, Symptom
from app.ui.reach.dialog import ReachDialog
from app.ui.reach.words import cause_advice
from app.ui.scenes import Address
from app.ui.server_link import ServerLink, look
from tests.phones.phone import Phone
from tests.ui.shell import look as appearance
from tests.ui.shell import session_look

__all__ = ["appearance", "session_look"]

HOME, OTHER = "127.0.0.31", "127.0.0.32"


def surveyed(*ips: str, hidden: frozenset[Hidden] = frozenset()) -> Survey:
    return Survey(tuple(lan.Address(ip, f"net{ip[-1]}", Kind.WIFI) for ip in ips), hidden)


@pytest.fixture
def network(monkeypatch: pytest.MonkeyPatch) -> list[Survey]:
    """What the laptop finds of networks; the last is what it finds now."""
    found = [surveyed(HOME)]
    monkeypatch.setattr(lan, "survey", lambda: found[-1])
    return found


@pytest.fixture
def link(qtbot: QtBot, tmp_path: Path, network: list[Survey]) -> Iterator[ServerLink]:
    document = Document.create(tmp_path / "a.bordrunde", "ab" * 8)
    made = ServerLink(document, 0)
    with qtbot.waitSignal(made.changed):
        made.start()
    yield made
    made.stop()
    document.close()
    made.deleteLater()


def texts(dialog: QWidget) -> str:
    return " | ".join(each.text() for each in dialog.findChildren(QLabel) if each.isVisible())


def opened(qtbot: QtBot, link: ServerLink) -> ReachDialog:
    dialog = ReachDialog(link)
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


def test_the_address_that_is_told_was_verified(link: ServerLink):
    assert link.ip == HOME
    assert link.address == f"http://{HOME}:{link.port}"
    assert look(link.port, "somebody else").addresses == ()


def test_an_address_that_answered_once_stays_while_it_is_there(link: ServerLink):
    assert look(link.port, "somebody else", Reach(verified=frozenset({HOME}))).addresses == (HOME,)


def test_where_the_usual_port_is_free_it_need_not_be_typed(link: ServerLink):
    assert link.typed == link.address
    link.reach = Reach(link.reach.survey, link.reach.verified, frozenset({HOME}))
    assert link.typed == f"http://{HOME}"
    assert link.address == f"http://{HOME}:{link.port}"
    told = Address(link.address, typed=link.typed)
    assert (told.spoken, told.url) == (HOME, link.address)


def test_away_from_the_usual_port_there_is_one_address_to_tell(
    qtbot: QtBot, tmp_path: Path, network: list[Survey]
):
    with socket.socket() as other:
        other.bind(("", 0))
        other.listen()
        usual = other.getsockname()[1]
        document = Document.create(tmp_path / "a.bordrunde", "ab" * 8)
        link = ServerLink(document, usual)
        with qtbot.waitSignal(link.changed):
            link.start()
        link.reach = Reach(link.reach.survey, link.reach.verified, frozenset({HOME}))
        assert link.lacks(usual)
        assert link.typed == link.address == f"http://{HOME}:{link.port}"
        link.stop()
        document.close()


def test_another_network_is_found_and_the_facilitator_chooses(
    qtbot: QtBot, link: ServerLink, network: list[Survey]
):
    dialog = opened(qtbot, link)
    assert not dialog.addresses.isVisible()
    network.append(surveyed(HOME, OTHER))
    link.look_again()
    qtbot.waitUntil(dialog.addresses.isVisible)
    assert link.ip == HOME
    dialog.addresses.setCurrentIndex(dialog.addresses.findData(OTHER))
    dialog.addresses.activated.emit(dialog.addresses.currentIndex())
    assert link.ip == OTHER
    assert dialog.url.text() == f"{OTHER}:{link.port}"
    network.append(surveyed(HOME))
    link.look_again()
    qtbot.waitUntil(lambda: link.ip == HOME)
    network.append(Survey())
    link.look_again()
    qtbot.waitUntil(lambda: "Computeren er ikke på noget netværk" in texts(dialog))
    assert link.ip == ""


def test_it_tells_at_once_when_a_phone_comes_through(qtbot: QtBot, link: ServerLink):
    dialog = opened(qtbot, link)
    assert "Ingen telefon er nået frem endnu" in texts(dialog)
    assert "1. Telefonen er på et andet netværk" in texts(dialog)
    assert Phone(link.port, "127.0.0.99").get("/ok").status == 200
    qtbot.waitUntil(lambda: "En telefon nåede frem kl." in texts(dialog))
    assert "et andet netværk" not in texts(dialog)
    assert not dialog.symptoms.isVisible()


def test_what_the_phone_does_changes_the_order_of_causes(qtbot: QtBot, link: ServerLink):
    dialog = opened(qtbot, link)
    dialog.symptoms.setCurrentIndex([*Symptom].index(Symptom.WAITS))
    qtbot.waitUntil(lambda: "1. Computerens firewall" in texts(dialog))
    assert "2. Netværket holder enheder adskilt" in texts(dialog)


def test_a_server_that_found_no_port_says_so(qtbot: QtBot, tmp_path: Path, link: ServerLink):
    document = Document.create(tmp_path / "b.bordrunde", "cd" * 8)
    other = ServerLink(document, 0)
    other.reach = Reach(has_port=False)
    dialog = opened(qtbot, other)
    assert "Serveren til telefoner kører ikke" in texts(dialog)
    dialog.close()
    document.close()
    other.deleteLater()


@pytest.mark.parametrize(
    ("platform", "said"),
    [("win32", "Windows Sikkerhed"), ("darwin", "Systemindstillinger"), ("linux", "8642/tcp")],
)
def test_the_firewalls_advice_is_for_this_system(qtbot: QtBot, platform: str, said: str):
    assert said in cause_advice(Cause.FIREWALL, 8642, platform)
