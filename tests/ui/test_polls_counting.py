"""The polls page after the close: counting, reconciling, the result that stands."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.archive.journal import Journal
from app.models import recommendations, voting
from app.models.voting import Channel, Choice, Counts, PollState, Terms
from app.ui.language import use_language
from app.ui.polls.models import ROW_ROLE
from app.ui.polls.void_dialog import VoidDialog
from app.ui.widgets import Banner
from tests.assemblies import CARD_SALT, CODES, NOW, POLL_SALT, Play
from tests.ui.poll_room import (
    begun,
    close,
    count,
    given,
    make,
    page,
    poll,
    prepared,
    publish,
    shown,
)
from tests.ui.polling import Room, opened

Key = Qt.Key


@pytest.fixture
def room(request, qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    with opened(qapp, qtbot, tmp_path, request.param, make) as room:
        yield room


@contextmanager
def killed(room: Room, qapp: QApplication, qtbot: QtBot) -> Iterator[Room]:
    """What the next start finds of a program that was killed at this moment: the bytes on disk."""
    path, after = room.document.path, room.document.path.parent / "after"
    after.mkdir()
    for each in path.parent.glob(f"{path.name}*"):
        shutil.copy(each, after)
    play = Play()
    with Journal.open(after / path.name, "laptop-a") as journal:
        play.do(tuple(journal.facts()))
    (after / path.name).unlink()
    with opened(qapp, qtbot, after, play, make) as again:
        yield again


@given(begun())
def test_a_closing_can_be_taken_back_for_a_minute_while_nobody_has_seen_the_count(room: Room):
    closed = page(room).closed
    close(room)
    assert poll(room).state is PollState.CLOSED
    room.clock.pass_seconds(20)
    room.qtbot.waitUntil(lambda: "40 sekunder" in shown(room))
    room.click(closed.reopen_button)
    assert poll(room).state is PollState.OPEN
    close(room)
    room.click(closed.see_button)
    assert not closed.reopen_button.isVisible()


@given(begun())
def test_after_a_minute_the_closing_stands(room: Room):
    close(room)
    room.clock.pass_seconds(61)
    room.qtbot.waitUntil(lambda: not page(room).closed.reopen_button.isVisible())


def paper_out(count: int) -> Play:
    play = begun()
    for number in range(count):
        code = CODES[number]
        card = voting.Card(voting.card_hash(code, CARD_SALT), voting.ballot_key(code, POLL_SALT))
        play.do(voting.issue_paper(play.assembly, "p1", card))
    return play


@given(paper_out(5))
def test_two_people_who_count_differently_are_told_where_and_nothing_is_saved(room: Room):
    close(room)
    count(room, 3, 2)
    assert all(field.value() == 0 for field in page(room).closed.paper.form.fields.values())
    count(room, 2, 2, 1)
    difference = page(room).closed.paper.difference.text()
    assert "For: 3 og 2" in difference
    assert "Blank: 0 og 1" in difference
    assert "Imod" not in difference
    assert poll(room).paper is None
    count(room, 3, 2)
    count(room, 3, 2)
    assert poll(room).paper == Counts(3, 2)


@given(paper_out(5))
def test_what_the_first_person_counted_is_there_after_a_kill_and_still_not_shown(
    room: Room, qapp: QApplication, qtbot: QtBot
):
    close(room)
    count(room, 3, 2)
    with killed(room, qapp, qtbot) as again:
        closed = page(again).closed
        assert "tæller en anden" in shown(again)
        assert all(field.value() == 0 for field in closed.paper.form.fields.values())
        count(again, 2, 2, 1)
        assert poll(again).paper is None
        with killed(again, qapp, qtbot) as third:
            assert "For: 3 og 2" in page(third).closed.paper.difference.text()
            count(third, 3, 2)
            count(third, 3, 2)
            assert poll(third).paper == Counts(3, 2)


@given(paper_out(5))
def test_a_pile_that_is_counted_again_has_no_count_until_two_agree(room: Room):
    close(room)
    count(room, 3, 2)
    count(room, 3, 2)
    room.click(page(room).closed.paper.again)
    assert "Den første tæller" in shown(room)
    count(room, 3, 2)
    assert "tæller en anden" in shown(room)
    assert not page(room).closed.see_button.isEnabled()
    count(room, 3, 2)
    assert poll(room).paper == Counts(3, 2)
    assert page(room).closed.see_button.isEnabled()


@given(paper_out(5))
def test_a_count_that_does_not_add_up_needs_a_reason_to_stand(room: Room):
    closed = page(room).closed
    close(room)
    for _person in range(2):
        count(room, 3, 1)
    assert "1 stemmeseddel" in closed.ledger.text
    room.click(closed.see_button)
    assert not closed.publish_button.isEnabled()
    assert "Skriv hvorfor" in shown(room)
    room.type_into(closed.explanation, "En seddel blev taget med hjem.")
    publish(room)
    assert poll(room).explanation == "En seddel blev taget med hjem."
    assert "taget med hjem" in shown(room)


@given(begun(Terms("", (Channel.HANDS,))))
def test_two_counters_of_hands_do_not_see_each_other_and_must_agree(room: Room):
    opened_, closed = page(room).open, page(room).closed
    for counter, yes in ((1, 20), (2, 21)):
        form = opened_.hands.forms[counter]
        form.fields[Choice.YES].setValue(yes)
        form.fields[Choice.NO].setValue(5)
        room.click(form.button)
        if counter == 1:
            assert "20" not in shown(room)
            assert "25" not in shown(room)
            row = page(room).list.currentIndex().data(ROW_ROLE)
            assert row.line.endswith("1 af 2 optalt")
    assert "For: 20 og 21" in shown(room)
    close(room)
    assert not closed.see_button.isEnabled()
    room.click(closed.hands.again_buttons[2])
    closed.hands.forms[2].fields[Choice.YES].setValue(20)
    closed.hands.forms[2].fields[Choice.NO].setValue(5)
    room.click(closed.hands.forms[2].button)
    assert poll(room).hands == {1: Counts(20, 5), 2: Counts(20, 5)}
    publish(room)
    assert poll(room).state is PollState.PUBLISHED


def published(present: int = 10) -> Play:
    play = begun(present=present)
    play.do(voting.close_poll(play.assembly, "p1", NOW))
    play.do(voting.publish_result(play.assembly, "p1", NOW))
    return play


@given(published())
def test_voting_again_on_a_new_version_follows_the_old_poll_on_its_terms(room: Room):
    new = recommendations.Wording("Bredere cykelstier")
    room.document.perform(recommendations.write_version, "r1", 1, new, "Bord 1", NOW)
    room.settle()
    assert "udgave 2" in page(room).closed.again_button.text()
    room.click(page(room).closed.again_button)
    again = next(each for each in room.document.assembly.voting if each.id != "p1")
    assert (again.follows, again.version, again.state) == ("p1", 2, PollState.PREPARED)
    assert again.terms.question == "Bredere cykelstier"
    assert page(room).poll is again
    assert poll(room).state is PollState.PUBLISHED


@given(begun(present=4))
def test_a_result_of_very_few_ballots_warns_beside_the_button_that_publishes(room: Room):
    closed = page(room).closed
    room.page.resize(900, 420)
    close(room)
    assert "hvem der stemte hvad" not in shown(room), "nobody has asked for the count yet"
    room.click(closed.see_button)
    (warning,) = (b for b in closed.findChildren(Banner) if "hvem der stemte hvad" in b.text)
    button = closed.publish_button
    assert warning.parentWidget() is button.parentWidget(), "not among what scrolls away"
    assert 0 <= button.y() - warning.geometry().bottom() < 40
    publish(room)
    assert "hvem der stemte hvad" not in shown(room), "it is too late to think twice"


@given(prepared())
def test_a_prepared_poll_is_discarded_and_undone(room: Room):
    room.click(page(room).prepare.discard)
    assert not list(room.document.assembly.voting)
    assert page(room).poll is None
    room.document.undo()
    room.settle()
    assert poll(room).state is PollState.PREPARED
    assert page(room).poll is poll(room)


@given(begun())
def test_a_lost_card_is_voided_by_its_code_and_a_wrong_code_keeps_the_dialog_open(room: Room):
    page(room).void_card()
    dialog = room.dialog("void-card")
    assert isinstance(dialog, VoidDialog)
    room.qtbot.keyClicks(dialog.code, "ABC")
    room.press(dialog.code, Key.Key_Return)
    assert dialog.isVisible()
    dialog.code.clear()
    room.qtbot.keyClicks(dialog.code, voting.shown(CODES[3]))
    room.press(dialog.code, Key.Key_Return)
    assert room.document.assembly.voting.cards[voting.card_hash(CODES[3], CARD_SALT)]
    assert room.document.assembly.voting.cards_valid == 35


@given(begun())
def test_the_list_keeps_its_choice_while_ballots_come_in(room: Room):
    desk = page(room)
    for number in (2, 3):
        words = recommendations.Wording(f"Anbefaling {number}")
        room.document.perform(
            recommendations.draft_recommendation, f"r{number}", words, "Bord 1", NOW
        )
    room.settle()
    desk.choose_recommendation("r3")
    room.settle()
    room.vote("p1", range(3), Choice.YES)
    assert desk.chosen is not None
    assert desk.chosen.recommendation == "r3"
    desk.list.setFocus()
    room.press(desk.list, Key.Key_Home)
    assert desk.poll is poll(room)


@given(begun())
def test_the_language_can_change_while_a_poll_is_open(room: Room, qapp: QApplication):
    room.vote("p1", range(3), Choice.YES)
    use_language(qapp, "en")
    room.window.choose_language("en")
    assert "3 of 27 have voted" in shown(room)
    assert page(room).open.close_button.text() == "Close the poll"


@given(begun())
def test_a_poll_asked_for_beside_the_recommendation_is_prepared_once(room: Room):
    desk = page(room)
    words = recommendations.Wording("Anbefaling 2")
    room.document.perform(recommendations.draft_recommendation, "r2", words, "Bord 1", NOW)
    room.settle()
    for _again in range(2):
        desk.choose_recommendation("r2")
        room.settle()
    polls = room.document.assembly.voting.polls_on("r2")
    assert [each.state for each in polls] == [PollState.PREPARED]
    assert desk.poll is polls[0]
