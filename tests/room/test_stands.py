"""What was taken stands until the next take: its language, and a poll as it stood."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from app.document import Document
from app.i18n import Language
from app.models import agenda, voting
from app.models.room import Scene, Showing, take_scene, take_to_foyer
from app.models.voting import Choice, Reveal, Terms
from app.ui.language import use_language
from app.ui.room_panel.stage import Stage
from app.ui.room_window import RoomWindow
from app.ui.scenes import Address
from tests.room.days import NOON
from tests.room.test_panel import POLL, Desk, desk

__all__ = ["desk"]

PROGRAMME = Showing(Scene.PROGRAMME)
TURNOUT = Showing(Scene.TURNOUT, "p1")
RESULT = Showing(Scene.RESULT, "p1")


@pytest.fixture
def switch(desk: Desk, qapp: QApplication) -> Iterator[Callable[[Language], None]]:
    """Chooses a language as the window does."""

    use_language(qapp, "da")

    def switched(told: Language) -> None:
        use_language(qapp, told)
        desk.panel.retranslate()

    yield switched
    use_language(qapp, "da")


def restart(desk: Desk) -> None:
    """The program is closed and opened again."""
    desk.stand_up()
    desk.document.close()
    desk.document = Document.open(desk.path, "ab" * 8, clock=desk.clock)
    desk.panel = desk.sit_down()


def preview(desk: Desk) -> str:
    slide = desk.panel.preview.slide
    assert slide is not None
    return "\n".join((slide.accessibleName(), slide.accessibleDescription()))


def test_a_live_slide_keeps_the_language_it_was_taken_in(desk: Desk, switch) -> None:
    desk.take(PROGRAMME)
    desk.panel.pick(PROGRAMME)
    before = desk.words()
    assert "Program" in before
    switch("en")
    desk.qtbot.waitUntil(lambda: "Programme" in preview(desk).split())
    desk.tick(60_000)
    assert desk.words() == before
    desk.take(PROGRAMME)
    desk.qtbot.waitUntil(lambda: "Programme" in desk.words())
    assert "Program" not in desk.words()


def test_the_language_of_the_take_outlives_a_restart(desk: Desk, switch) -> None:
    desk.take(PROGRAMME)
    before = desk.words()
    switch("en")
    restart(desk)
    assert desk.words() == before


def test_a_slide_that_counts_keeps_its_language_too(desk: Desk, switch) -> None:
    desk.open_poll(Reveal.TURNOUT)
    desk.take(POLL)
    switch("en")
    desk.vote(1)
    assert any("har stemt" in each for each in desk.words())
    assert any(each.startswith("1 ") for each in desk.words())


@pytest.mark.parametrize("showing", [POLL, TURNOUT])
@pytest.mark.parametrize("reveal", [Reveal.TURNOUT, Reveal.LIVE])
def test_a_poll_that_closes_is_told_as_closed_and_nothing_more(
    desk: Desk, showing: Showing, reveal: Reveal
) -> None:
    desk.panel.stage.reduce_motion(True)
    desk.open_poll(reveal)
    desk.take(showing)
    desk.vote(1)
    desk.vote(2, Choice.NO)
    desk.do(voting.close_poll, "p1", NOON)
    closed = desk.words()
    assert "Afstemningen er slut" in closed
    assert "stemt" not in " ".join(closed), "no count that was not taken"
    desk.do(voting.publish_result, "p1", NOON, "Mødeleder")
    assert desk.words() == closed
    restart(desk)
    assert desk.words() == closed
    desk.take(RESULT)
    desk.qtbot.waitUntil(lambda: desk.words() != closed)


def test_a_poll_that_is_opened_again_counts_on(desk: Desk) -> None:
    desk.open_poll(Reveal.TURNOUT)
    desk.take(TURNOUT)
    desk.do(voting.close_poll, "p1", NOON)
    desk.do(voting.reopen_poll, "p1", NOON + 1)
    desk.vote(1)
    assert "1 af 30" in desk.words()


def test_a_poll_that_opens_is_seen_with_the_next_take(desk: Desk) -> None:
    desk.do(voting.print_cards, ["0" * 11], "salt")
    desk.do(voting.prepare_poll, "p1", "r1", Terms(""))
    desk.take(POLL)
    before = desk.words()
    desk.do(voting.open_poll, "p1", "salt", NOON)
    assert desk.words() == before
    desk.take(POLL)
    desk.qtbot.waitUntil(lambda: desk.words() != before)


def test_the_code_to_vote_with_is_gone_from_the_wall_once_the_poll_is_closed(desk: Desk) -> None:
    desk.panel.stage.show_address(Address("http://192.168.1.7:8080"))
    desk.open_poll(Reveal.TURNOUT)
    desk.take(POLL)
    assert "192.168.1.7:8080" in "".join(desk.words())
    desk.do(voting.close_poll, "p1", NOON)
    assert "192.168.1.7:8080" not in "".join(desk.words())


def test_a_restart_tells_a_closed_poll_as_closed_and_brings_no_verdict(desk: Desk) -> None:
    desk.open_poll(Reveal.TURNOUT)
    desk.vote(1)
    desk.take(POLL)
    desk.stand_up()
    desk.do(voting.close_poll, "p1", NOON)
    desk.panel = desk.sit_down()
    restart(desk)
    assert "Afstemningen er slut" in desk.words()
    desk.take(RESULT)
    closed = desk.words()
    desk.do(voting.publish_result, "p1", NOON, "Mødeleder")
    restart(desk)
    assert desk.words() == closed


def test_a_restart_shows_the_programme_as_it_was_taken(desk: Desk) -> None:
    desk.take(PROGRAMME)
    before = desk.words()
    first = desk.document.assembly.agenda.day(desk.document.assembly.mandate.meeting)[0]
    plan = replace(first.plan, title="Noget helt andet")
    desk.do(agenda.plan_item, first.id, plan)
    assert desk.words() == before
    restart(desk)
    assert desk.words() == before
    desk.take(PROGRAMME)
    desk.qtbot.waitUntil(lambda: desk.words() != before)


def rename_first(desk: Desk, title: str) -> None:
    first = desk.document.assembly.agenda.day(desk.document.assembly.mandate.meeting)[0]
    desk.do(agenda.plan_item, first.id, replace(first.plan, title=title))


def in_foyer(desk: Desk) -> list[str]:
    """What the foyer's window shows when it comes on now."""
    window = RoomWindow()
    desk.qtbot.addWidget(window)
    stage = Stage(desk.document, window, is_foyer=True)
    assert stage.slide is not None
    told = stage.slide.accessibleDescription().splitlines()
    stage.deleteLater()
    return told


def test_a_restart_shows_the_foyer_what_was_taken_to_it(desk: Desk) -> None:
    desk.do(take_to_foyer, PROGRAMME)
    before = in_foyer(desk)
    rename_first(desk, "Noget helt andet")
    desk.do(take_scene, PROGRAMME)
    live = desk.words()
    restart(desk)
    assert in_foyer(desk) == before
    assert "Noget helt andet" not in in_foyer(desk)
    assert desk.words() == live, "each screen has its own last take"


def test_what_is_taken_to_the_foyer_after_a_restart_is_as_it_is_now(desk: Desk) -> None:
    desk.do(take_to_foyer, PROGRAMME)
    rename_first(desk, "Noget helt andet")
    restart(desk)
    desk.do(take_to_foyer, PROGRAMME)
    assert "Noget helt andet" in "\n".join(in_foyer(desk))
