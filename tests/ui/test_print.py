"""The print page: what it makes is whole, and voting cards are known before they are on paper."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app import garbage
from app.document import Document
from app.models import people, seating, voting
from app.models.people import Details, NewMember
from app.settings import Settings
from app.ui.language import use_language
from app.ui.printing import words as print_words
from app.ui.printing.cards_dialog import PrintCardsDialog
from app.ui.printing.opening import answered, open_file
from app.ui.printing.page import PrintPage
from tests.assemblies import DAY, NOW, Play, founded, with_item, with_members, with_plan
from tests.reports.papers import Pdf
from tests.ui.polling import Room, opened

SHOWN: list[Path] = []
HAS_PROGRAM: list[str] = ["a PDF program"]


def make(document: Document, _settings: Settings) -> PrintPage:
    def address() -> str:
        return "http://192.168.1.20:8642"

    return PrintPage(document, address, opener=show)


def show(path: Path) -> Future[bool]:
    if HAS_PROGRAM:
        SHOWN.append(path)
    return answered(bool(HAS_PROGRAM))


@pytest.fixture
def room(request, qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    SHOWN.clear()
    with opened(qapp, qtbot, tmp_path, request.param, make) as room:
        yield room


def given(play: Play) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("room", [play], indirect=True, ids=[""])


def words_of(path: Path) -> str:
    """The words of a PDF."""
    return Pdf(path.read_bytes(), path.parent).text()


def page(room: Room) -> PrintPage:
    assert isinstance(room.page, PrintPage)
    return room.page


def wait_for(room: Room, kind: str) -> None:
    """Until it has been made, or refused."""
    card = page(room).cards[kind]
    room.qtbot.waitUntil(card.save_button.isEnabled, timeout=20_000)
    room.settle()


def day() -> Play:
    return with_item(with_plan(with_members(12)))


def asked() -> Play:
    """A question to vote on on paper is prepared."""
    play = day()
    play.do(voting.prepare_poll(play.assembly, "p1", "", voting.Terms("Skal vi?")))
    return play


@given(day())
def test_every_kind_that_is_listed_has_words_and_a_card(room: Room):
    from app.reports.slips import KINDS

    assert set(print_words.ORDER) == set(KINDS) == set(page(room).cards)
    for kind in KINDS:
        assert print_words.title(kind) != kind
        assert page(room).cards[kind].accessibleName() == print_words.title(kind)


@given(with_members(2))
def test_a_name_that_cannot_be_printed_is_told_before_it_is(room: Room):
    told = page(room).unprintable
    assert told.isHidden()
    for who, name, called in (("m9", "王小明", ""), ("m10", "陳大文", "David")):
        newcomer = NewMember(who, Details(name, called=called))
        room.document.perform(people.add_walk_in, DAY, newcomer, NOW)
    room.settle()
    assert told.isVisible()
    assert "王小明" in told.text()
    assert "David" not in told.text()


@given(day())
def test_badges_open_in_the_system_s_own_viewer(room: Room):
    room.click(page(room).cards["badges"].open_button)
    wait_for(room, "badges")
    (path,) = SHOWN
    assert "Navn 7" in words_of(path)


@given(day())
def test_what_no_program_opened_does_not_count_as_printed(room: Room, monkeypatch):
    monkeypatch.setattr("tests.ui.test_print.HAS_PROGRAM", [])
    room.click(page(room).cards["round-cards"].open_button)
    wait_for(room, "round-cards")
    assert "Rundekort.pdf" in page(room).cards["round-cards"].told.text()
    assert (DAY, "round-cards") not in room.document.assembly.people.on_paper


@given(day())
def test_what_was_made_only_to_look_at_goes_with_the_page(room: Room):
    room.click(page(room).cards["attendance"].open_button)
    wait_for(room, "attendance")
    assert SHOWN[0].exists()
    room.window.show_front(QWidget())
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    garbage.sweep()
    assert not SHOWN[0].exists()


@given(day())
def test_the_language_of_print_outs_is_the_windows_until_a_person_chooses(
    room: Room, qapp: QApplication
):
    box = page(room).language
    use_language(qapp, "en")
    page(room).retranslate()
    assert box.currentText() == "English"
    box.setCurrentIndex(box.findData("en"))
    box.activated.emit(box.currentIndex())
    use_language(qapp, "da")
    page(room).retranslate()
    assert box.currentText() == "Engelsk"


@given(day())
def test_a_chosen_round_and_language_are_kept_in_the_print_out(room: Room, tmp_path: Path):
    page(room).round.setCurrentIndex(2)
    page(room).language.setCurrentIndex(page(room).language.findData("en"))
    page(room).save_print("seating-list", str(tmp_path / "plan.pdf"))
    wait_for(room, "seating-list")
    words = words_of(tmp_path / "plan.pdf")
    assert "Find your table" in words
    assert "Round 2" in words
    assert "Round 1" not in words
    assert not SHOWN


@given(day())
def test_table_cards_with_an_address_bring_the_tables_their_codes(room: Room, tmp_path: Path):
    assert page(room).address.text() == "192.168.1.20:8642"
    page(room).save_print("table-cards", str(tmp_path / "kort.pdf"))
    wait_for(room, "table-cards")
    codes = room.document.assembly.board.codes[DAY]
    assert len(codes) == 3
    assert codes[0] in words_of(tmp_path / "kort.pdf").replace("\n", "")


@given(founded())
def test_what_cannot_be_printed_is_told_on_its_card_and_leaves_no_file(room: Room, tmp_path: Path):
    page(room).save_print("badges", str(tmp_path / "skilte.pdf"))
    wait_for(room, "badges")
    assert page(room).cards["badges"].told.text()
    assert not (tmp_path / "skilte.pdf").exists()


@given(asked())
def test_ballots_are_printed_large_where_that_is_ticked(room: Room, tmp_path: Path):
    card = page(room).cards["ballots"]
    sheets = []
    for name in ("usual", "large"):
        page(room).save_print("ballots", str(tmp_path / f"{name}.pdf"))
        wait_for(room, "ballots")
        sheets.append(Pdf((tmp_path / f"{name}.pdf").read_bytes(), tmp_path).pages())
        card.large.click()
    assert sheets == [3, 12], "four on a sheet, and one"
    assert not page(room).cards["badges"].large.isVisible()


@given(day())
def test_voting_cards_ask_how_many_and_are_known_to_the_document(room: Room, tmp_path: Path):
    room.click(page(room).cards["vote-cards"].save_button)
    dialog = room.dialog("print-cards")
    assert isinstance(dialog, PrintCardsDialog)
    assert dialog.count == 12
    room.press(dialog, Qt.Key.Key_Escape)
    page(room).save_cards(3, str(tmp_path / "kort.pdf"))
    wait_for(room, "vote-cards")
    held = room.document.assembly.voting
    assert held.cards_valid == 3
    words = words_of(tmp_path / "kort.pdf")
    codes = {part for part in words.split() if len(part) == 13 and part.count("-") == 2}
    hashes = {voting.card_hash(voting.read_code(each), held.card_salt) for each in codes}
    assert hashes == set(held.cards)
    assert not any(f"Navn {number}" in words for number in range(1, 13))
    rights = (tmp_path / "kort.pdf").stat().st_mode & 0o777
    assert rights == 0o600 or os.name == "nt", "who has the codes can vote"


@given(day())
def test_cards_whose_sheet_cannot_be_written_are_void(room: Room, tmp_path: Path):
    page(room).save_cards(3, str(tmp_path / "findes ikke" / "kort.pdf"))
    wait_for(room, "vote-cards")
    room.qtbot.waitUntil(lambda: room.document.assembly.voting.cards_valid == 0)
    assert "kort.pdf" in page(room).cards["vote-cards"].told.text()
    assert not SHOWN


@given(with_members(12))
def test_what_a_poll_lacks_is_brought_into_sight_with_the_keyboard_on_it(room: Room):
    room.window.resize(1280, 480)
    page(room).bring("vote-cards")
    card = page(room).cards["vote-cards"]
    assert card.save_button.hasFocus()
    assert card.visibleRegion().boundingRect() == card.rect(), "not all of the card is seen"


@given(with_members(12))
def test_a_card_that_is_wanted_waits_for_the_page(room: Room):
    room.window.resize(1280, 480)
    page(room).hide()
    page(room).bring("vote-cards")
    assert not page(room).cards["vote-cards"].save_button.hasFocus()
    page(room).show()
    room.qtbot.waitUntil(page(room).cards["vote-cards"].save_button.hasFocus)


@given(day())
def test_only_what_changed_since_the_last_print_is_made(room: Room, tmp_path: Path):
    page(room).save_print("round-cards", str(tmp_path / "alle.pdf"))
    wait_for(room, "round-cards")
    page(room).only_changed.setChecked(True)
    page(room).save_print("round-cards", str(tmp_path / "ingen.pdf"))
    wait_for(room, "round-cards")
    assert "Intet er ændret" in page(room).cards["round-cards"].told.text()
    assert not (tmp_path / "ingen.pdf").exists()
    room.document.perform(seating.move_seat, DAY, 1, "m07", 2)
    room.settle()
    page(room).save_print("round-cards", str(tmp_path / "en.pdf"))
    wait_for(room, "round-cards")
    words = words_of(tmp_path / "en.pdf")
    assert "Navn 7" in words
    assert "Navn 8" not in words


@given(day())
def test_one_round_alone_is_not_taken_for_the_whole_paper(room: Room, tmp_path: Path):
    page(room).round.setCurrentIndex(1)
    page(room).save_print("round-cards", str(tmp_path / "runde.pdf"))
    wait_for(room, "round-cards")
    assert room.document.assembly.people.on_paper == {}


@given(day())
def test_what_cannot_be_written_is_told_where_it_is_seen(room: Room, tmp_path: Path):
    room.window.resize(1280, 480)
    told: list[str] = []
    page(room).told.connect(lambda toast: told.append(toast.text))
    card = page(room).cards["vote-cards"]
    assert card.visibleRegion().boundingRect() != card.rect(), "the card is out of sight at first"
    page(room).save_cards(3, str(tmp_path / "findes ikke" / "kort.pdf"))
    wait_for(room, "vote-cards")
    room.qtbot.waitUntil(lambda: room.document.assembly.voting.cards_valid == 0)
    room.qtbot.waitUntil(lambda: not card.told.visibleRegion().isEmpty())
    assert len(told) == 1
    assert "kort.pdf" in told[0]


@given(day())
def test_what_was_made_is_told_the_same_way(room: Room, tmp_path: Path):
    room.window.resize(1280, 480)
    told: list[str] = []
    page(room).told.connect(lambda toast: told.append(toast.text))
    page(room).save_print("attendance", str(tmp_path / "liste.pdf"))
    wait_for(room, "attendance")
    card = page(room).cards["attendance"]
    room.qtbot.waitUntil(lambda: not card.told.visibleRegion().isEmpty())
    assert "liste.pdf" in card.told.text()
    assert "liste.pdf" in told[0]


def xdg_open(folder: Path, monkeypatch: pytest.MonkeyPatch, does: str) -> None:
    """The system's way to open a file, which does this."""
    script = folder / "xdg-open"
    script.write_text(f"#!/bin/sh\n{does}\n")
    script.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")


@pytest.mark.parametrize(("code", "opens"), [(0, True), (3, False), (4, False)])
def test_a_system_that_fails_to_open_a_file_a_moment_later_is_believed(
    code: int, opens: bool, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    xdg_open(tmp_path, monkeypatch, f'test "$1" = "{tmp_path}/a.pdf" && exit {code}')
    answer = open_file(tmp_path / "a.pdf")
    qtbot.waitUntil(answer.done, timeout=20_000)
    assert answer.result() is opens


def test_a_program_that_goes_on_running_shows_the_file(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("app.ui.printing.opening._PATIENCE_MS", 0)
    xdg_open(tmp_path, monkeypatch, f"while ! test -e {tmp_path}/closed; do sleep 0.02; done")
    answer = open_file(tmp_path / "a.pdf")
    qtbot.waitUntil(answer.done, timeout=20_000)
    assert answer.result()
    (tmp_path / "closed").touch()
    qtbot.waitUntil(lambda: not qapp.findChildren(QTimer, "launched"), timeout=20_000)


@given(day())
def test_badges_that_did_not_open_after_all_are_not_on_paper(
    room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    xdg_open(tmp_path, monkeypatch, "exit 4")
    monkeypatch.setattr(page(room), "_opener", open_file)
    room.click(page(room).cards["badges"].open_button)
    told = page(room).cards["badges"].told
    room.qtbot.waitUntil(lambda: "Navneskilte.pdf" in told.text(), timeout=20_000)
    room.settle()
    assert (DAY, "badges") not in room.document.assembly.people.on_paper
