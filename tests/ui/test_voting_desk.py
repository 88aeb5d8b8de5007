"""The voting desk is opened from the window, and a device reaches it by the code that is shown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.archive.journal import Journal
from app.document import Document
from app.ui.polls.voting_desk import voting_desk
from app.ui.server_link import ServerLink
from app.ui.share_dialog import ShareDialog
from tests.assemblies import NOW, with_members
from tests.phones.phone import Phone


@pytest.fixture
def document(tmp_path: Path) -> Iterator[Document]:
    journal = Journal.create(tmp_path / "a.bordrunde", "laptop-a")
    journal.append(with_members(6).facts, NOW)
    made = Document(journal)
    yield made
    made.close()


@pytest.fixture
def server(qtbot: QtBot, document: Document) -> Iterator[ServerLink]:
    made = ServerLink(document, 0)
    with qtbot.waitSignal(made.changed):
        made.start()
    yield made
    made.stop()
    made.deleteLater()


def test_a_voting_desk_is_opened_reached_renewed_and_ended(
    qtbot: QtBot, document: Document, server: ServerLink
):
    dialog = ShareDialog(document, voting_desk(document), lambda: server.address)
    qtbot.addWidget(dialog)
    dialog.open()
    assert dialog.windowTitle() == "En stemmeplads"
    assert not dialog.qr.isVisible()
    dialog.open_button.click()
    qtbot.waitUntil(dialog.qr.isVisible)
    first = document.assembly.voting.kiosk.code
    assert dialog.code.text() == f"{first[:4]}-{first[4:]}"
    assert dialog.qr.accessibleName().endswith(f"/K/{first}")
    phone = Phone(server.port)
    qtbot.waitUntil(lambda: phone.get(f"/K/{first}").status == 200)
    dialog.renew_button.click()
    qtbot.waitUntil(lambda: document.assembly.voting.kiosk.code not in ("", first))
    qtbot.waitUntil(lambda: phone.get(f"/k/{first}").status != 200)
    dialog.end_button.click()
    qtbot.waitUntil(lambda: not dialog.qr.isVisible())
    assert document.assembly.voting.kiosk.code == ""
    dialog.accept()
