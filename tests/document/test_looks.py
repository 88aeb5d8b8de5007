"""Who waits elsewhere is answered first; the window looks at what came, gathered, afterwards."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app import looks
from app.archive.journal import Journal
from app.document import Document
from app.models import board
from app.models.assembly import Aspect
from app.models.entries import Facts
from tests.assemblies import NOW, with_item, with_members, with_notes


class Heard:
    """What a document tells, in the order it is told."""

    def __init__(self, document: Document) -> None:
        self.order: list[str] = []
        self._document = document
        document.kept.connect(self._on_kept)
        document.changed.connect(self._on_changed)

    def wait(self, name: str, future: Future[Facts]) -> Future[Facts]:
        future.add_done_callback(lambda _future: self.order.append(f"answered {name}"))
        return future

    def _on_kept(self, _aspects: Aspect) -> None:
        self.order.append(f"kept {', '.join(self._document.assembly.board.themes)}")

    def _on_changed(self, _aspects: Aspect) -> None:
        self.order.append(f"looked {', '.join(self._document.assembly.board.themes)}")


def opened(path: Path) -> Document:
    journal = Journal.create(path, "laptop-a")
    journal.append(with_notes(with_item(with_members())).facts, NOW)
    return Document(journal, clock=lambda: NOW)


@pytest.fixture
def document(qapp: object, tmp_path: Path) -> Iterator[Document]:
    made = opened(tmp_path / "a.bordrunde")
    yield made
    made.close()


def test_a_phone_is_answered_before_the_window_looks_and_its_pages_know_it_then(
    document: Document, qtbot: QtBot
):
    heard = Heard(document)
    heard.wait("phone", document.answer(board.make_theme, "t1", "Trafik"))
    qtbot.waitUntil(lambda: "looked t1" in heard.order)
    assert heard.order == ["kept t1", "answered phone", "looked t1"]


def test_what_comes_from_elsewhere_is_gathered_into_one_look(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
):
    monkeypatch.setattr(looks, "GATHER_MS", 3_600_000)  # however slow the disk is
    document = opened(tmp_path / "a.bordrunde")
    heard = Heard(document)
    for number in (1, 2, 3):
        qtbot.waitUntil(document.answer(board.make_theme, f"t{number}", "Trafik").done)
    assert heard.order == ["kept t1", "kept t1, t2", "kept t1, t2, t3"]
    document.flush()
    assert heard.order[3:] == ["looked t1, t2, t3"]
    document.close()


def test_what_is_done_here_is_looked_at_at_once_and_answered_afterwards(
    document: Document, qtbot: QtBot
):
    heard = Heard(document)
    future = heard.wait("here", document.do("Make a theme", board.make_theme, "t1", "Trafik"))
    qtbot.waitUntil(future.done)
    assert heard.order == ["kept t1", "looked t1", "answered here"]


def test_a_phone_does_not_wait_for_what_is_done_here_in_the_same_breath(
    document: Document, qtbot: QtBot
):
    heard = Heard(document)

    def both() -> None:  # from another thread, so that they are decided together
        heard.wait("here", document.perform(board.make_theme, "t1", "Trafik"))
        heard.wait("phone", document.answer(board.make_theme, "t2", "Støj"))

    wishing = threading.Thread(target=both)
    wishing.start()
    wishing.join()
    qtbot.waitUntil(lambda: "answered here" in heard.order)
    assert heard.order == ["kept t1, t2", "answered phone", "looked t1, t2", "answered here"]


def test_an_answer_without_anything_new_makes_nobody_look(document: Document, qtbot: QtBot):
    document.perform(board.make_theme, "t1", "Trafik")
    document.flush()
    heard = Heard(document)
    future = document.answer(lambda _assembly: ())
    qtbot.waitUntil(future.done)
    document.flush()
    assert heard.order == []


def test_whoever_flushes_or_closes_has_looked_at_everything(document: Document):
    heard = Heard(document)
    document.answer(board.make_theme, "t1", "Trafik")
    document.flush()
    assert heard.order[-1] == "looked t1"
    document.answer(board.make_theme, "t2", "Støj")
    document.close()
    assert heard.order[-1] == "looked t1, t2"
