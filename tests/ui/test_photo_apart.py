"""A large photo is unpacked beside the window's own interpreter, a small one is not worth that."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.document import Document
from app.engine_process import EngineProcess
from app.models import agenda, board, mandate
from app.ui.server_link import LARGE_PHOTO, ServerLink
from tests.assemblies import DAY, NOW, wording
from tests.phones.phone import Phone
from tests.phones.shots import a_photo
from tests.phones.test_photos import give


class Watched(EngineProcess):
    """The real process; counts what it was called for."""

    def __init__(self) -> None:
        super().__init__()
        self.calls = 0

    def call(self, think, /, *args, **kwargs):
        self.calls += 1
        return super().call(think, *args, **kwargs)


@pytest.fixture
def engine() -> Iterator[Watched]:
    made = Watched()
    yield made
    made.end()


@pytest.fixture
def link(qtbot: QtBot, tmp_path: Path, engine: Watched) -> Iterator[ServerLink]:
    document = Document.create(tmp_path / "a.bordrunde", "ab" * 8, engine=engine)
    document.perform(mandate.found_assembly, "a1", wording(), NOW)
    plan = agenda.Plan("Runde 1", agenda.ItemKind.TABLE_ROUND, -1, 20, task="Skriv")
    document.perform(agenda.add_item, "round", DAY, plan)
    document.perform(agenda.start_item, "round", NOW)
    document.perform(board.issue_table_codes, DAY, ["7KQ4M2"], document.now())
    qtbot.waitUntil(lambda: document.saved)
    made = ServerLink(document, 0)
    with qtbot.waitSignal(made.changed):
        made.start()
    yield made
    made.stop()
    document.close()
    made.deleteLater()


@pytest.mark.parametrize(("extra", "calls"), [(0, 0), (LARGE_PHOTO, 1)], ids=["small", "large"])
def test_a_photo_is_kept_whichever_process_unpacks_it(
    qtbot: QtBot, link: ServerLink, engine: Watched, extra: int, calls: int
):
    raw = a_photo() + random.Random(3).randbytes(extra)  # what follows a JPEG's end is not read
    told: list[int] = []
    sending = link._beside.think(lambda: give(Phone(link.port), raw, "7KQ4M2").status)  # noqa: SLF001
    sending.add_done_callback(lambda done: told.append(done.result()))
    qtbot.waitUntil(lambda: bool(told), timeout=30_000)
    assert told == [200]
    assert engine.calls == calls
    assert len(link._document.assembly.board.photos) == 1  # noqa: SLF001
