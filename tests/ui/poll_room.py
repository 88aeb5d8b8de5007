"""What the tests of the polls page share: an assembly at each stage, and the page's keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from app.document import Document
from app.models import voting
from app.models.voting import Terms
from app.settings import Settings
from app.ui.polls.page import PollsPage
from tests.assemblies import (
    CARD_SALT,
    CODES,
    NOW,
    POLL_SALT,
    Play,
    with_members,
    with_recommendation,
)
from tests.ui.polling import Room

Key = Qt.Key


def make(document: Document, _settings: Settings) -> PollsPage:
    return PollsPage(document)


def ready(present: int = 27, members: int = 36, cards: int = 36) -> Play:
    """One recommendation, people who are here, cards in their hands."""
    play = with_recommendation(with_members(members, iter(range(1, present + 1))))
    if cards:
        play.do(voting.print_cards(play.assembly, CODES[:cards], CARD_SALT))
    return play


def prepared(terms: Terms | None = None, present: int = 27) -> Play:
    play = ready(present)
    play.do(voting.prepare_poll(play.assembly, "p1", "r1", terms or Terms("")))
    return play


def begun(terms: Terms | None = None, present: int = 27) -> Play:
    play = prepared(terms, present)
    play.do(voting.open_poll(play.assembly, "p1", POLL_SALT, NOW))
    return play


def given(play: Play) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("room", [play], indirect=True, ids=[""])


def page(room: Room) -> PollsPage:
    assert isinstance(room.page, PollsPage)
    return room.page


def poll(room: Room, name: str = "p1") -> voting.Poll:
    return room.document.assembly.voting.polls[name]


def only(room: Room) -> voting.Poll:
    (found,) = room.document.assembly.voting
    return found


def shown(room: Room) -> str:
    """Every word a person can see on the page."""
    labels = [each for each in page(room).findChildren(QLabel) if each.isVisible()]
    return "\n".join(each.text() for each in labels)


def open_by_keys(room: Room) -> None:
    room.advance()
    box = room.dialog("open-poll")
    room.press(box, Key.Key_Return)


def count(room: Room, yes: int, no: int, blank: int = 0, spoiled: int = 0) -> None:
    """One person keys a pile of paper, with the keyboard alone."""
    form = page(room).closed.paper.form
    next(iter(form.fields.values())).setFocus()
    for number in (yes, no, blank, spoiled):
        field = QApplication.focusWidget()
        assert field is not None
        room.qtbot.keyClicks(field, str(number))
        room.press(field, Key.Key_Return)


def close(room: Room) -> None:
    room.click(page(room).open.close_button)


def publish(room: Room) -> None:
    """The result stands: asked for once the button can be pressed, and answered by Enter."""
    button = page(room).closed.publish_button
    room.qtbot.waitUntil(button.isEnabled)
    room.click(button)
    room.press(room.dialog("publish-result"), Key.Key_Return)
