"""The number of the published list: the same on the wall, on the protocol, and worked out anew."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSizeF
from pytestqt.qtbot import QtBot

from app.models import voting
from app.models.room import Scene, Showing
from app.places import resources
from app.reports.slips import print_out
from app.reports.slips.setup import Setup
from app.ui.scenes import ReceiptsPicture, TitlePicture, choices, picture
from app.ui.slides.receipts_slide import ReceiptsSlide
from app.ui.theme import ROOM_DARK, load_fonts
from tests.phones.phone import Phone
from tests.phones.room import POLL, Room
from tests.reports.papers import Pdf

SHOWING = Showing(Scene.RECEIPTS, POLL)


@pytest.fixture
def room() -> Iterator[Room]:
    """Three have voted by phone; their poll is closed and not yet published."""
    made = Room()
    made.server.start()
    made.open_poll()
    for number, choice in enumerate(("yes", "no", "yes")):
        told = {"poll": POLL, "code": made.codes[number], "ballot": f"ballot-{number}"}
        assert Phone(made.server.port).post("/api/ballot", {**told, "choice": choice}).status == 200
    made.close_poll()
    yield made
    made.server.stop()


def on_the_wall(room: Room, qtbot: QtBot) -> list[str]:
    load_fonts()
    seen = picture(room.assembly, SHOWING)
    assert isinstance(seen, ReceiptsPicture)
    slide = ReceiptsSlide(seen)
    slide.resize(1920, 1080)
    qtbot.addWidget(slide)
    return [each.text for each in slide.sheet(QSizeF(1920, 1080), ROOM_DARK).words]


def test_the_number_is_that_of_the_list_which_phones_get_in_groups_of_eight(
    room: Room, qtbot: QtBot, tmp_path: Path
):
    room.publish()
    listed = Phone(room.server.port).get(f"/r/{POLL}.txt").text
    anew = hashlib.sha256(listed.encode()).hexdigest()
    groups = [anew[at : at + 8] for at in range(0, 64, 8)]
    words = on_the_wall(room, qtbot)
    assert [each for each in words if each in groups] == groups
    assert " ".join(groups) in Phone(room.server.port).get(f"/r/{POLL}").text
    setup = Setup(room.assembly, "da", resources() / "fonts")
    assert " ".join(groups) in Pdf(print_out("protocols", setup), tmp_path).text()


def test_the_list_is_shown_once_its_result_stands_and_no_sooner(room: Room):
    assert SHOWING not in choices(room.assembly)
    assert isinstance(picture(room.assembly, SHOWING), TitlePicture)
    room.publish()
    assert SHOWING in choices(room.assembly)


def test_a_poll_without_phones_has_no_list(speak: Callable[[str], None]):
    room = Room()
    room.open_poll(channels=(voting.Channel.HANDS,))
    for counter in (1, 2):
        room.do(voting.count_hands, POLL, counter, voting.Counts(3, 1, 1))
    room.close_poll()
    room.publish()
    assert SHOWING not in choices(room.assembly)


def test_another_ballot_gives_another_number(room: Room):
    room.publish()
    listed = voting.published(room.assembly.voting.polls[POLL])
    assert listed.sha256 == hashlib.sha256(listed.text.encode()).hexdigest()
    other = listed.text.replace("yes 2", "yes 3")
    assert other != listed.text
    assert hashlib.sha256(other.encode()).hexdigest() != listed.sha256
