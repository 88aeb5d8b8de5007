"""What lies beside the document while a poll is open tells nobody who voted after whom."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.archive.journal import Journal
from app.archive.session import Session
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


def cast_in_order(folder: Path, order: tuple[int, ...]) -> list[bytes]:
    """The pages of ballots of a file into which these cards have voted, once the poll is closed."""
    folder.mkdir()
    path, play = folder / "a.bordrunde", with_open_poll()
    with Session(Journal.create(path, "laptop-a")) as session:
        session.journal.append(play.facts, NOW)
        for fact in play.facts:
            session.assembly.apply(fact)
        for number in order:
            cast = voting.cast_ballot
            session.perform(cast, "p1", card(number), f"stemme-{number}", Choice.YES)
        session.perform(voting.close_poll, "p1", NOW)
    raw = path.read_bytes()
    pages = [raw[at : at + 4096] for at in range(0, len(raw), 4096)]
    return [each for each in pages if b"stemme-" in each]


def test_once_the_poll_is_closed_the_file_lays_ballots_by_their_keys_not_as_they_came(
    tmp_path: Path,
):
    one = cast_in_order(tmp_path / "one", (1, 2, 3, 4, 5, 6))
    other = cast_in_order(tmp_path / "other", (4, 6, 1, 5, 3, 2))
    assert one
    assert one == other
