"""What was erased is in no backup either."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.closing import erase_people
from app.document import Document
from app.models.assembly import Assembly
from app.models.entries import Fact, Facts
from tests.assemblies import NOW, with_members


def said(_room: Assembly, fact: Fact) -> Facts:
    return (fact,)


def test_backups_that_hold_people_are_taken_away_and_one_without_them_is_made(
    qapp: QApplication, tmp_path: Path
):
    instants = iter(range(NOW, NOW + 100 * 60_000, 60_000))
    play, folder = with_members(3), tmp_path / "backups"
    document = Document.create(
        tmp_path / "a.bordrunde", "ab" * 8, backups=folder, clock=lambda: next(instants)
    )
    for fact in play.facts:
        document.perform(said, fact)
        document.flush()
        document.back_up()
    document.flush()
    before = sorted(folder.rglob("*.bordrunde"))
    assert len(before) > 2
    document.perform(erase_people, NOW)
    document.flush()
    assert document.backups.renew(document.assembly, document.now()) == len(before)
    document.flush()
    (left,) = folder.rglob("*.bordrunde")
    assert b"Navn 1" not in left.read_bytes()
    document.close()
