"""The disk does not answer (here: it may grow no file, so that a write ends in an error): nobody is
told of what is not on disk, and when it answers again the day goes on by itself.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app import upkeep
from app.archive.journal import Journal
from app.document import Document
from app.models import board
from app.models.errors import Refused
from tests.assemblies import NOW, with_item, with_members, with_notes

if sys.platform != "win32":
    import resource

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX limits")


@pytest.fixture
def limit() -> Iterator[Callable[[int], None]]:
    """Sets how large any file may grow, -1 for any size."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    yield lambda size: resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_an_error_is_told_and_gone_when_the_disk_answers_again(
    qapp: object, tmp_path: Path, qtbot: QtBot, monkeypatch, limit
):
    monkeypatch.setattr(upkeep, "LOOK_EVERY_MS", 30)
    path = tmp_path / "a.bordrunde"
    journal = Journal.create(path, "a" * 16)
    journal.append(with_notes(with_item(with_members())).facts, NOW)
    document = Document(journal, clock=lambda: NOW)
    told, well = list[Refused](), list[bool]()
    document.failed.connect(told.append)
    document.recovered.connect(lambda: well.append(True))
    limit(path.with_name("a.bordrunde-wal").stat().st_size)
    asked = document.perform(board.make_theme, "t1", "Lys")
    qtbot.waitUntil(asked.done)
    assert isinstance(asked.exception(), Refused)
    qtbot.wait(100)
    assert [each.code for each in told] == ["disk-error"]
    assert well == []
    assert document.assembly == journal.fold()
    limit(-1)
    qtbot.waitUntil(lambda: well == [True])
    again = document.perform(board.make_theme, "t1", "Lys")
    qtbot.waitUntil(again.done)
    document.close()
    with Journal.open(path, "a" * 16) as opened:
        assert opened.fold() == document.assembly
        assert list(opened.fold().board.themes) == ["t1"]
