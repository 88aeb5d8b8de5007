"""The disk refuses writes or flushes, at any moment and for a while: nobody is told of what is not
there, what was refused is not there, and the day goes on when it takes writes again.

A flush that failed stays failed, as on Linux: what it should have flushed is gone when the power
goes at the end of each of these days. Told by what is made wrong on purpose: a journal that does
not flush its commits has answered what is not there then.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app import upkeep
from app.archive.journal import Journal
from app.document import Document
from app.models import board
from app.models.errors import Refused
from app.models.mandate import found_assembly
from tests.assemblies import NOW, wording
from tests.faults import failures
from tests.faults.cuts import DEVICE, batches, new_disk
from tests.faults.disk import Disk
from tests.faults.on_disk import journals_on

DAYS = 200


@pytest.fixture
def disk() -> Iterator[Disk]:
    made = new_disk(random.Random(2027))
    yield made
    made.unregister()


def test_a_disk_that_refuses_the_tidy_close_keeps_all_for_the_next_morning(
    tmp_path: Path, disk: Disk
):
    with journals_on(disk):
        journal = Journal.create(tmp_path / "a.bordrunde", DEVICE)
        answered = [each for facts in batches() for each in journal.append(facts, NOW)]
        disk.failing = lambda *_: "io"
        journal.close()
        disk.failing = lambda *_: None
        with Journal.open(tmp_path / "a.bordrunde", DEVICE) as again:
            assert len(again.entries()) == len(answered)


@pytest.mark.slow
def test_a_disk_that_refuses_for_a_while_makes_no_false_answer(tmp_path: Path):
    *_, seen = failures.run(tmp_path, range(DAYS))
    assert seen.lost == []
    assert seen.partial == []
    assert seen.unreadable == []
    assert seen.codes == {"disk-error", "disk-full"}
    assert seen.refused > DAYS


def test_a_journal_that_answers_before_the_flush_is_found_out(tmp_path: Path):
    def lax(statement: str) -> str:
        return statement.replace("synchronous = FULL", "synchronous = NORMAL")

    *_, seen = failures.run(tmp_path, range(20), lax)
    assert seen.lost


def test_a_slow_flush_that_fails_is_told_and_the_next_one_goes_on(
    qapp: object, tmp_path: Path, qtbot: QtBot, monkeypatch, disk: Disk
):
    monkeypatch.setattr(upkeep, "LOOK_EVERY_MS", 30)
    with journals_on(disk):
        document = Document(Journal.create(tmp_path / "a.bordrunde", DEVICE), clock=lambda: NOW)
        told, well = list[str](), list[bool]()
        document.failed.connect(lambda refused: told.append(refused.code))
        document.recovered.connect(lambda: well.append(True))
        founded = document.perform(found_assembly, "a1", wording(), NOW)
        qtbot.waitUntil(founded.done)
        disk.slow_s = 0.05
        disk.failing = lambda what, _: "io" if what == "sync" else None
        asked = [document.perform(board.make_theme, f"t{n}", f"Tema {n}") for n in range(9)]
        assert not any(each.done() for each in asked)
        qtbot.waitUntil(lambda: all(each.done() for each in asked))
        assert all(isinstance(each.exception(), Refused) for each in asked)
        assert (told, document.assembly.board.themes) == (["disk-error"], {})
        disk.failing = lambda *_: None
        qtbot.waitUntil(lambda: well == [True])
        again = document.perform(board.make_theme, "t1", "Lys")
        qtbot.waitUntil(again.done)
        document.close()
        disk.slow_s = 0.0
        with Journal.open(tmp_path / "a.bordrunde", DEVICE) as opened:
            assert list(opened.fold().board.themes) == ["t1"]
