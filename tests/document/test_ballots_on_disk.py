"""What lies beside the document while a poll is open tells nobody who voted after whom."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.archive.journal import Journal
from app.document import Document
from app.models import agenda, voting
from app.models.voting import Choice
from tests.assemblies import DAY, NOW, card, with_open_poll


@pytest.fixture
def document(qapp: object, tmp_path: Path) -> Iterator[Document]:
    journal = Journal.create(tmp_path / "a.bordrunde", "laptop-a")
    journal.append(with_open_poll().facts, NOW)
    made = Document(journal, clock=lambda: NOW)
    yield made
    made.close()


def beside(document: Document) -> bytes:
    """The write-ahead log, as whoever copies the folder gets it."""
    log = document.path.with_name(f"{document.path.name}-wal")
    return log.read_bytes() if log.exists() else b""


def test_once_a_ballot_is_answered_the_write_ahead_log_is_emptied(document: Document, qtbot: QtBot):
    qtbot.waitUntil(document.perform(agenda.add_item, "i9", DAY, agenda.Plan("Sang")).done)
    assert b"Sang" in beside(document)
    for number in (3, 1, 2):
        cast = voting.cast_ballot
        answered = document.perform(cast, "p1", card(number), f"stemme-{number}", Choice.YES)
        qtbot.waitUntil(answered.done)
        document.flush()
        assert beside(document) == b""
    assert len(document.journal.ballots("p1")) == 3
    for number in (3, 1, 2):
        assert f"stemme-{number}".encode() in document.path.read_bytes()
