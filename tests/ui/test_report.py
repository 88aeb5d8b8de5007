"""The report page: the PDF, the archive, its receipt, and whether both are whole."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from app.archive.journal import Journal
from app.archive.transfer import sync
from app.document import Document
from app.models import board, people, recommendations, voting
from app.settings import Settings
from app.ui.printing.opening import answered
from app.ui.report.page import ReportPage
from app.ui.report.sync_models import Column
from tests.assemblies import (
    DAY,
    NOW,
    with_item,
    with_members,
    with_notes,
    with_open_poll,
    with_recommendation,
)
from tests.reports.papers import Pdf
from tests.ui.polling import Room, opened

SHOWN: list[Path] = []


def show(path: Path) -> Future[bool]:
    SHOWN.append(path)
    return answered(True)


KEPT: list[str] = []


def make(document: Document, settings: Settings) -> ReportPage:
    def keep() -> None:
        KEPT.extend(settings.archives.values())

    return ReportPage(document, settings, keep, opener=show)


@pytest.fixture
def room(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    SHOWN.clear()
    KEPT.clear()
    play = with_recommendation(with_notes(with_item(with_members(12))))
    with opened(qapp, qtbot, tmp_path, play, make) as room:
        yield room


def shown(room: Room) -> str:
    """Every word a person can see on the page."""
    labels = [each for each in page(room).findChildren(QLabel) if each.isVisible()]
    return "\n".join(each.text() for each in labels)


def test_a_closed_poll_that_waits_to_be_published_is_told(qapp, qtbot, tmp_path):
    play = with_open_poll()
    with opened(qapp, qtbot, tmp_path, play, make) as held:
        assert "En afstemning er åben." in shown(held)
        (poll,) = held.document.assembly.voting
        held.document.perform(voting.close_poll, poll.id, NOW)
        held.settle()
        assert "0 resultater" in shown(held)
        assert "1 lukket afstemning venter på, at resultatet offentliggøres" in shown(held)
        held.document.perform(voting.publish_result, poll.id, NOW)
        held.settle()
        assert "1 resultat" in shown(held)
        assert "venter" not in shown(held)


def words_of(path: Path) -> str:
    """The words of a PDF."""
    return Pdf(path.read_bytes(), path.parent).text()


def page(room: Room) -> ReportPage:
    assert isinstance(room.page, ReportPage)
    return room.page


def synced(room: Room, archive: Path) -> str:
    """Syncs with this archive, as when it was chosen in the dialog; what is told of it."""
    card = page(room).archive
    if card.archive is None:
        card.sync()
        dialog = room.page.findChild(QFileDialog)
        assert dialog is not None
        dialog.fileSelected.emit(str(archive))
        dialog.reject()
    else:
        card.sync()
    return told(room)


def told(room: Room) -> str:
    card = page(room).archive
    room.qtbot.waitUntil(card.sync_button.isEnabled, timeout=20_000)
    room.settle()
    return card.outcome.text()


def cell(room: Room, row: int, column: Column) -> str:
    model = page(room).archive.table.model()
    return str(model.index(row, column).data(Qt.ItemDataRole.DisplayRole))


@pytest.mark.parametrize(("language", "word"), [("da", "Anbefalinger"), ("en", "Recommendations")])
def test_the_report_is_made_in_the_language_that_was_chosen(room, tmp_path, language, word):
    chosen = page(room).language
    chosen.setCurrentIndex(chosen.findData(language))
    page(room).make(str(tmp_path / "rapport.pdf"))
    room.qtbot.waitUntil(page(room).make_button.isEnabled, timeout=20_000)
    words = words_of(tmp_path / "rapport.pdf")
    assert word in words
    assert "Flere cykelstier" in words
    room.click(page(room).open_button)
    assert [each.name for each in SHOWN] == ["rapport.pdf"]


@pytest.mark.parametrize(("ending", "begins"), [("docx", b"PK"), ("html", b"<!DOCTYPE html>")])
def test_the_report_is_made_as_what_was_chosen(room, tmp_path, ending, begins):
    chosen = page(room).format
    chosen.setCurrentIndex(chosen.findData(ending))
    page(room).ask_to_save()
    dialog = room.page.findChild(QFileDialog)
    assert dialog.defaultSuffix() == ending
    assert f"*.{ending}" in dialog.nameFilters()[0]
    dialog.fileSelected.emit(str(tmp_path / f"rapport.{ending}"))
    dialog.reject()
    room.qtbot.waitUntil(page(room).make_button.isEnabled, timeout=20_000)
    made = (tmp_path / f"rapport.{ending}").read_bytes()
    assert made.startswith(begins)
    page(room).retranslate()
    assert chosen.currentData() == ending


def test_a_report_that_cannot_be_written_is_told(room: Room, tmp_path: Path):
    page(room).make(str(tmp_path / "findes ikke" / "rapport.pdf"))
    room.qtbot.waitUntil(page(room).make_button.isEnabled, timeout=20_000)
    assert "rapport.pdf" in page(room).outcome.text()
    assert not page(room).open_button.isVisible()


def test_the_first_sync_asks_for_a_place_makes_the_archive_and_remembers_it(room, tmp_path):
    archive = tmp_path / "arkiv.sqlite"
    assert "nyt arkiv" in synced(room, archive)
    with closing(sqlite3.connect(archive)) as connection:
        assert connection.execute("SELECT count(*) FROM members").fetchone() == (12,)
    assert page(room).archive.archive == archive
    assert KEPT[-1] == str(archive)
    assert cell(room, 0, Column.LAPTOP) == "denne bærbare"
    assert cell(room, 0, Column.NEW_HERE) == "0"
    assert cell(room, 0, Column.NEW_THERE) == cell(room, 0, Column.ENTRIES)


def test_the_same_sync_again_says_that_nothing_was_changed(room: Room, tmp_path: Path):
    archive = tmp_path / "arkiv.sqlite"
    synced(room, archive)
    before = archive.read_bytes()
    assert "Intet er ændret" in synced(room, archive)
    assert archive.read_bytes() == before


def test_what_somebody_changed_in_the_archive_is_put_right_and_told(room: Room, tmp_path: Path):
    archive = tmp_path / "arkiv.sqlite"
    synced(room, archive)
    with closing(sqlite3.connect(archive)) as connection, connection:
        connection.execute("DELETE FROM members")
    synced(room, archive)
    assert "Lavet på ny i arkivet" in page(room).archive.outcome.text()
    assert "members" in page(room).archive.outcome.text()
    assert "Intet er ændret" in synced(room, archive)


def test_what_another_laptop_wrote_comes_here_with_its_own_line(room: Room, tmp_path: Path):
    archive = tmp_path / "arkiv.sqlite"
    synced(room, archive)
    with Journal.create(tmp_path / "anden.bordrunde", "feedbeef99") as other:
        sync(other, archive)
        words = recommendations.Wording("Skrevet på den anden")
        decide = recommendations.draft_recommendation
        other.append(decide(other.fold(), "r2", words, "Bord 2", NOW), NOW)
        sync(other, archive)
    synced(room, archive)
    assert "r2" in room.document.assembly.recommendations.items
    lines = {cell(room, row, Column.LAPTOP): cell(room, row, Column.NEW_HERE) for row in (0, 1)}
    assert lines == {"denne bærbare": "0", "feedbeef": "1"}


def test_an_archive_that_is_not_ours_is_told_and_not_remembered(room: Room, tmp_path: Path):
    foreign = tmp_path / "noter.sqlite"
    with closing(sqlite3.connect(foreign)) as connection:
        connection.execute("CREATE TABLE note (text)")
    assert synced(room, foreign)
    assert page(room).archive.archive is None
    assert not page(room).archive.table.isVisible()


def test_checking_tells_of_both_files_and_finds_a_change_in_the_archive(room, tmp_path):
    archive = tmp_path / "arkiv.sqlite"
    synced(room, archive)
    page(room).archive.check()
    told(room)
    findings = page(room).archive.findings.text()
    assert "samling.bordrunde er hel" in findings
    assert "arkiv.sqlite er hel" in findings
    with closing(sqlite3.connect(archive)) as connection:
        connection.execute("UPDATE members SET name = 'En anden' WHERE number = 1")
        connection.commit()
    page(room).archive.check()
    told(room)
    assert "arkiv.sqlite er ikke hel" in page(room).archive.findings.text()


def test_a_refused_sync_is_seen_on_a_small_screen(room: Room, tmp_path: Path):
    room.window.resize(1024, 200)
    foreign = tmp_path / "noter.sqlite"
    foreign.write_text("ikke en database", "utf-8")
    assert synced(room, foreign)
    outcome = page(room).archive.outcome
    room.qtbot.waitUntil(lambda: outcome.visibleRegion().boundingRect() == outcome.rect())


def test_the_public_archive_is_made_and_what_a_person_must_read_is_listed(room, tmp_path):
    note = board.NewNote("n9", DAY, "i1", 1, "Navn på vejene")
    room.document.perform(board.write_note, note, NOW)
    card, target = page(room).public, tmp_path / "offentlig.sqlite"
    card.ask()
    dialog = room.page.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(target))
    dialog.reject()
    room.qtbot.waitUntil(card.button.isEnabled, timeout=20_000)
    room.settle()
    assert "Det offentlige arkiv offentlig.sqlite indeholder 7 noter" in card.outcome.text()
    assert "1 tekst rummer et ord" in card.outcome.text()
    assert card.to_read.text() == "•  Navn på vejene"
    with closing(sqlite3.connect(target)) as connection:
        assert connection.execute("SELECT count(*) FROM notes").fetchone() == (7,)


def crossed(room: Room, folder: Path) -> None:
    """Another laptop gave two members other attributes than this one, at the same time."""
    archive = folder / "arkiv.sqlite"
    synced(room, archive)
    with Journal.create(folder / "b.bordrunde", "laptop-b") as other:
        sync(other, archive)
        for member, here, there in (("m01", "smed", "snedker"), ("m02", "lærer", "læge")):
            told = people.Details(f"Navn {member}", "", "", (("Erhverv", there),))
            other.append(people.describe_member(other.fold(), member, told), NOW)
            ours = people.Details(f"Navn {member}", "", "", (("Erhverv", here),))
            room.document.perform(people.describe_member, member, ours)
        sync(other, archive)
    room.settle()
    synced(room, archive)
    room.qtbot.waitUntil(lambda: bool(page(room).archive.crossings.rows), timeout=20_000)


def trade(room: Room, member: str) -> str:
    details = room.document.assembly.people.members[member].details
    assert details is not None
    return details.attribute("Erhverv")


def test_changes_that_leave_each_other_alone_are_both_kept_with_three(room, tmp_path):
    archive = tmp_path / "arkiv.sqlite"
    synced(room, archive)
    known = room.document.assembly.people.members["m01"].details
    assert known is not None
    with Journal.create(tmp_path / "b.bordrunde", "laptop-b") as other:
        sync(other, archive)
        there = replace(known, mobile="20000001")
        other.append(people.describe_member(other.fold(), "m01", there), NOW)
        sync(other, archive)
    room.document.perform(people.describe_member, "m01", replace(known, called="Nanna"))
    room.settle()
    synced(room, archive)
    room.qtbot.waitUntil(lambda: bool(page(room).archive.crossings.rows), timeout=20_000)
    (row,) = page(room).archive.crossings.rows
    assert row.both_button.isVisible()
    room.press(row.buttons[0], Qt.Key.Key_3)
    kept = room.document.assembly.people.members["m01"].details
    assert kept is not None
    assert (kept.mobile, kept.called) == ("20000001", "Nanna")


def test_what_two_laptops_changed_is_chosen_with_a_key_each_and_can_be_undone(room, tmp_path):
    crossed(room, tmp_path)
    held = page(room).archive.crossings
    assert "2 ting blev ændret på to bærbare samtidig" in shown(room)
    assert "Erhverv: smed" in shown(room)
    assert "Erhverv: snedker" in shown(room)
    first, _ = held.rows
    is_ours_first = "smed" in first.buttons[0].accessibleName()
    words = ("smed", "snedker") if is_ours_first else ("snedker", "smed")
    for key, word in ((Qt.Key.Key_2, words[1]), (Qt.Key.Key_1, words[0])):
        room.press(held.rows[0].buttons[0], key)
        assert trade(room, "m01") == word
        if word == words[1]:
            room.document.undo()
            room.settle()
    (left,) = held.rows
    room.click(left.buttons[0])
    assert not held.isVisible()
    room.document.undo()
    room.settle()
    assert len(held.rows) == 1
