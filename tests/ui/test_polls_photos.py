"""Photos of paper ballots in the window: what is clear is one of the two typings."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from app import places
from app.models import voting
from app.models.voting import Channel, Counts, Method, Terms
from app.rehearsal.scanned.camera import Shot, photographed
from app.rehearsal.scanned.pens import Pen, draw_mark
from app.rehearsal.scanned.printing import printed
from app.ui.polls.pile_file import PileFile
from app.ui.polls.void_dialog import VoidDialog
from tests.assemblies import NOW, Play
from tests.ui.poll_room import given, make, page, poll, ready, shown
from tests.ui.polling import Room, opened

PAPER = (Channel.PAPER,)
YES = Terms("Skal vi?", PAPER)
SCALE = Terms("Hvor godt?", PAPER, method=Method.SCALE, labels=("a", "b", "c", "d", "e"))
LONG = Terms(
    "Hvad skal med?",
    PAPER,
    method=Method.APPROVAL,
    options=(("Flere stier & bænke " * 15).strip(), "Støj"),
)
MANY = replace(LONG, options=tuple(f"Valg {number}" for number in range(1, 21)))
PEN = Pen(0.6, 0.8)


@pytest.fixture
def room(request, qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    with opened(qapp, qtbot, tmp_path, request.param, make) as room:
        yield room


def voted(*asked: Terms) -> Play:
    """Open, with four paper ballots handed out."""
    play = ready()
    names = [f"p{number}" for number in range(1, len(asked) + 1)]
    for name, terms in zip(names, asked, strict=True):
        play.do(voting.prepare_poll(play.assembly, name, "", terms))
    play.do(voting.open_polls(play.assembly, {each: f"salt-{each}" for each in names}, NOW))
    for _paper in range(4):
        play.do(voting.issue_papers(play.assembly, dict.fromkeys(names)))
    return play


def closed(*asked: Terms) -> Play:
    play = voted(*asked)
    play.do(voting.close_poll(play.assembly, "p1", NOW))
    return play


def photo(folder: Path, play: Play, polls: tuple[str, ...], *rows: tuple[int, ...]) -> Path:
    """A photo of ballots with crosses in these rows of their boxes, none for none."""
    pages, (layout,) = printed(play.assembly, polls, len(rows))
    rng = random.Random(2)
    for each, wanted in zip(pages, rows, strict=True):
        for row in wanted:
            draw_mark(each.picture, each.per_mm, layout.boxes[row], "cross", PEN, rng)
    file = folder / "sedler.jpg"
    shot = Shot(turn=5, blur=0.5, noise=2)
    file.write_bytes(photographed([each.picture for each in pages], shot, rng))
    return file


def read(room: Room, file: Path) -> None:
    photos = page(room).closed.photos
    with room.qtbot.waitSignal(page(room).acts.photos.read, timeout=60_000):
        photos.read_files([str(file)])
    room.settle()


def type_all(room: Room, keys: str) -> None:
    for key in keys:
        room.qtbot.keyClicks(page(room).closed.keying.field, key)
    room.settle()


def areas(room: Room) -> list[QScrollArea]:
    """What scrolls on the page and never sideways, the outermost first."""
    never = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    found = page(room).findChildren(QScrollArea)
    return [each for each in found if each.horizontalScrollBarPolicy() == never]


def blind(room: Room) -> str:
    """The keys for what is on the pictures, in the order in which they are shown."""
    keys = {"yes": "j", "no": "n", "spoiled": "u"}
    pile = PileFile(places.data_folder() / "drafts", [poll(room)]).pile
    return "".join(keys[answer] for (answer, *_none) in pile.first)


@given(closed(YES))
def test_what_is_clear_need_not_be_typed_by_the_first_person(room: Room, tmp_path: Path):
    read(room, photo(tmp_path, voted(YES), ("p1",), (0,), (1,), (0,), (0, 1)))
    keying = page(room).closed.keying
    assert "4 sedler er læst, heraf 3 uden tvivl." in shown(room)
    assert keying.sheet.isVisible()
    assert not keying.end_button.isEnabled()
    type_all(room, "u")  # two crosses: a person says that it is spoiled
    assert not keying.sheet.isVisible()
    keys = blind(room)
    room.click(keying.end_button)
    assert keying.sheet.isVisible()
    type_all(room, keys)
    assert not keying.sheet.isVisible()
    room.click(keying.end_button)
    assert poll(room).paper == Counts(yes=2, no=1, spoiled=1)
    assert list((places.data_folder() / "drafts").glob("paper-*")) == []


@given(closed(YES))
def test_reading_can_be_stopped_and_what_was_read_is_kept(room: Room, tmp_path: Path):
    file = photo(tmp_path, voted(YES), ("p1",), (0,), (1,))
    photos = page(room).closed.photos
    assert not photos.stop_button.isVisible()
    with room.qtbot.waitSignal(page(room).acts.photos.read, timeout=60_000):
        copies = [file, *(tmp_path / f"{number}.jpg" for number in range(8))]
        for each in copies[1:]:
            shutil.copy(file, each)
        photos.read_files([str(each) for each in copies])
        assert photos.stop_button.isVisible()
        photos.stop_button.click()
    room.settle()
    assert "2 sedler er læst" in shown(room)
    assert "4 af 9 billeder er læst, så blev der stoppet" in shown(room)
    assert photos.files_button.isEnabled()
    assert not photos.stop_button.isVisible()


@given(closed(YES))
def test_a_picture_that_two_read_differently_is_shown_to_both(room: Room, tmp_path: Path):
    read(room, photo(tmp_path, voted(YES), ("p1",), (0,), (0,)))
    keying = page(room).closed.keying
    room.click(keying.end_button)
    type_all(room, "jn")
    room.click(keying.end_button)
    assert poll(room).paper is None
    assert "Billede eller første person" in shown(room)
    assert keying.sheet.isVisible()
    type_all(room, "j")
    assert poll(room).paper == Counts(yes=2)


@given(closed(LONG))
def test_a_long_option_leaves_the_picture_whole(room: Room, tmp_path: Path):
    read(room, photo(tmp_path, voted(LONG), ("p1",), (0,), (1,)))
    keying = page(room).closed.keying
    room.click(keying.end_button)
    assert keying.sheet.isVisible()
    [area] = [each for each in areas(room) if each.isAncestorOf(keying.sheet)][-1:]
    assert keying.sheet.mapTo(area.viewport(), keying.sheet.rect().topRight()).x() < area.width()
    (button,) = [each for each in keying.buttons if each.accessibleName().startswith("1. ")]
    assert button.toolTip() == button.accessibleName() == f"1. {LONG.options[0]}"


@given(closed(MANY))
def test_of_many_options_every_row_can_be_read_beside_the_field(room: Room, tmp_path: Path):
    room.window.resize(1280, 720)
    read(room, photo(tmp_path, voted(MANY), ("p1",), (0,), (1,)))
    keying = page(room).closed.keying
    room.click(keying.end_button)
    seen = keying.sheet.visibleRegion
    room.qtbot.waitUntil(lambda: seen().boundingRect().height() >= 20 * 18)  # a row each
    assert not keying.field.visibleRegion().isEmpty()


@given(closed(YES))
def test_ballots_without_a_picture_are_typed_after_the_others(room: Room, tmp_path: Path):
    read(room, photo(tmp_path, voted(YES), ("p1",), (0,), (1,)))
    keying = page(room).closed.keying
    keys = blind(room)
    type_all(room, "jj")
    assert not page(room).closed.photos.files_button.isVisible()
    room.click(keying.end_button)
    type_all(room, keys + "j")
    room.click(keying.end_button)
    assert "sprunget over her" in shown(room)
    type_all(room, "j")
    assert poll(room).paper == Counts(yes=3, no=1)


@given(closed(YES, SCALE))
def test_of_two_questions_only_the_doubtful_one_is_asked(room: Room, tmp_path: Path):
    asked = voted(YES, SCALE)
    read(room, photo(tmp_path, asked, ("p1", "p2"), (1, 3, 4)))  # no, and two steps of the scale
    assert "spørgsmål 2 af 2" in shown(room)
    type_all(room, "u")
    keying = page(room).closed.keying
    room.click(keying.end_button)
    type_all(room, "nu")
    room.click(keying.end_button)
    assert poll(room, "p1").keyed[1] == ("no",)
    assert poll(room, "p2").keyed[1] == ("spoiled",)


@given(closed(YES))
def test_what_does_not_count_is_told(room: Room, tmp_path: Path):
    other = voted(Terms("Noget helt andet?", PAPER))
    read(room, photo(tmp_path, other, ("p1",), (0,)))
    assert "trykt med en anden ordlyd" in shown(room)
    broken = tmp_path / "knust.jpg"
    broken.write_bytes(b"no picture")
    read(room, broken)
    assert "knust.jpg er ikke et billede" in shown(room)
    assert poll(room).paper is None
    assert not page(room).closed.keying.is_begun


@given(voted(YES))
def test_a_ballot_that_was_handed_back_is_void(room: Room):
    page(room).void_card()
    dialog = room.dialog("void-card")
    assert isinstance(dialog, VoidDialog)
    room.qtbot.keyClicks(dialog.code, "7kq4 m2xd")
    room.press(dialog, Qt.Key.Key_Return)
    room.settle()
    assert poll(room).void_serials == {"7KQ4-M2XD"}
