"""The polls page with polls of every method and on questions of their own: shown, and no crash."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.models import voting
from app.models.voting import Method
from tests.assemblies import NOW, Play, card
from tests.phones.asked import ANSWERS, ASKED
from tests.ui.poll_room import make, page, ready, shown
from tests.ui.polling import Room, opened

STATES = ("prepared", "open", "closed", "published")


def brought(method: Method, state: str) -> Play:
    """A poll of a method on a question of its own, in a state."""
    play = ready()
    room, salt = play.assembly, "salt of a method"
    play.do(voting.prepare_poll(room, "m1", "", ASKED[method]))
    steps = STATES[1 : STATES.index(state) + 1]
    if "open" in steps:
        play.do(voting.open_poll(room, "m1", salt, NOW))
        play.do(voting.cast_ballot(room, "m1", card(0, salt), "ballot-1", ANSWERS[method]))
    if "closed" in steps:
        play.do(voting.close_poll(room, "m1", NOW))
    if "published" in steps:
        play.do(voting.publish_result(room, "m1", NOW))
    return play


@pytest.fixture
def room(request, qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    with opened(qapp, qtbot, tmp_path, request.param, make) as room:
        yield room


@pytest.mark.parametrize(
    "room",
    [brought(method, state) for method in Method for state in STATES],
    indirect=True,
    ids=[f"{method}-{state}" for method in Method for state in STATES],
)
def test_a_poll_on_a_question_of_its_own_is_in_the_list_and_opens(room: Room):
    model = page(room).list.model()
    titles = [model.index(row, 0).data() for row in range(model.rowCount())]
    question = room.document.assembly.voting.polls["m1"].terms.question
    assert titles[-1] == question
    page(room).list.setCurrentIndex(model.index(model.rowCount() - 1, 0))
    assert question in shown(room)
    assert "udgave 0" not in shown(room)
    assert page(room).poll is not None
