"""Polls that ask more than yes or no, as a facilitator prepares, opens and reads them."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QRadioButton
from pytestqt.qtbot import QtBot

from app.models import recommendations, voting
from app.models.voting import Base, Channel, Method, PollState, Terms
from app.models.voting.pace import pace_of
from app.ui.polls.result import ResultCard
from app.ui.polls.ways import Way
from app.ui.printing.opening import answered
from tests.assemblies import CODES, NOW, Play, card
from tests.ui.poll_room import given, make, only, page, poll, prepared, ready, shown
from tests.ui.polling import Room, opened

Key = Qt.Key
OPTIONS = ("Grill", "Sejltur", "Vandring")
LIVE_WITH = ("Nej", "Helst ikke", "Kan leve med", "Godt", "Elsker det")


@pytest.fixture
def room(request, qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    with opened(qapp, qtbot, tmp_path, request.param, make) as room:
        yield room


def own(method: Method, **more: object) -> Terms:
    usual = Terms("Hvad skal vi?", method=method, options=OPTIONS, labels=LIVE_WITH, most=2)
    return replace(usual, **more)  # type: ignore[arg-type]


def several(*asked: Terms) -> Play:
    play = ready()
    for number, terms in enumerate(asked, 1):
        play.do(voting.prepare_poll(play.assembly, f"p{number}", "", terms))
    return play


def trigger(room: Room, name: str) -> None:
    action = page(room).findChild(QAction, name)
    assert isinstance(action, QAction)
    action.trigger()
    room.settle()


def choose_way(room: Room, way: Way) -> None:
    field = page(room).prepare.terms.asked.way
    field.setCurrentIndex(list(Way).index(way))
    field.activated.emit(field.currentIndex())
    room.settle()


@given(ready())
def test_a_question_of_its_own_with_options_typed_one_a_line(room: Room):
    trigger(room, "poll-own")
    terms = page(room).prepare.terms
    assert not page(room).prepare.open_button.isEnabled()
    room.type_into(terms.question, "Hvor skal festen holdes?")
    choose_way(room, Way.CROSSES)
    for line in ("Salen", "", "Haven", "Salen"):
        room.type_into(terms.asked.options, line)
        room.press(terms.asked.options, Key.Key_Return)
    terms.asked.most.setFocus()
    assert "samme ord" in shown(room)
    terms.asked.options.setFocus()
    terms.asked.options.setPlainText("Salen\nHaven")
    room.qtbot.waitUntil(page(room).prepare.open_button.isEnabled)
    room.click(page(room).prepare.open_button)
    room.press(room.dialog("open-poll"), Key.Key_Return)
    held = only(room)
    assert held.state is PollState.OPEN
    assert (held.recommendation, held.terms.options) == ("", ("Salen", "Haven"))


@given(prepared())
def test_can_you_live_with_it_is_read_aloud_with_what_counts(room: Room):
    choose_way(room, Way.LIVE_WITH)
    assert poll(room).terms.support_from == 3
    assert len(poll(room).terms.labels) == 5
    said = shown(room)
    for words in ("Det kan jeg leve med", "ét kryds", "Regn med omkring", "22 af 27"):
        assert words in said
    steps = page(room).prepare.terms.asked.steps
    steps.fields[2].setText("Fint nok")
    steps.fields[2].editingFinished.emit()
    room.settle()
    assert poll(room).terms.labels[2] == "Fint nok"


@given(prepared())
def test_options_can_be_the_recommendations(room: Room):
    choose_way(room, Way.RANKING)
    room.click(page(room).prepare.terms.asked.take)
    assert poll(room).terms.options == ("Flere cykelstier",)
    choose_way(room, Way.SCALE)
    choose_way(room, Way.DOTS)
    assert poll(room).terms.options == ("Flere cykelstier",)


@given(ready())
def test_members_choose_how_they_vote_in_a_poll_of_their_own(room: Room):
    trigger(room, "poll-how")
    assert only(room).terms.method is Method.APPROVAL
    assert len(only(room).terms.options) > 3


@given(several(Terms("Først?"), Terms("Så?")))
def test_a_poll_that_waits_for_another_says_so(room: Room):
    page(room).list.choose_polls(("p2",))
    after = page(room).prepare.terms.asked.after
    after.setCurrentIndex(1)
    after.activated.emit(1)
    room.settle()
    assert poll(room, "p2").terms.after == "p1"
    assert "kun om dette, hvis “Først?” vedtages" in shown(room)
    assert not page(room).prepare.open_button.isEnabled()


def vote_all(room: Room, polls: dict[str, str], number: int) -> None:
    held = room.document.assembly.voting.polls
    votes = [
        voting.Vote(name, card(number, held[name].salt), f"b{number}{name}", answer)
        for name, answer in polls.items()
    ]
    room.document.perform(voting.cast_ballots, votes)
    room.settle()


@given(several(Terms("Et?"), Terms("To?"), own(Method.DOTS)))
def test_three_polls_are_opened_on_one_ballot_and_close_together(room: Room):
    page(room).choose_prepared()
    assert "3 spørgsmål på én stemmeseddel" in shown(room)
    assert "Alle med et stemmekort må stemme: 27 medlemmer er meldt ankommet." in shown(room)
    assert "storskærmen kun" in shown(room), "what the room sees meanwhile"
    room.advance()
    room.press(room.dialog("open-together"), Key.Key_Return)
    assert len(room.document.assembly.voting.opened) == 3
    vote_all(room, {"p1": "yes", "p2": "no", "p3": "1,1,0"}, 0)
    assert "1 af 27 har stemt" in shown(room)
    room.type_into(page(room).open.desk.code, voting.shown(CODES[1]))
    room.press(page(room).open.desk.code, Key.Key_Return)
    assert [each.paper_issued for each in room.document.assembly.voting] == [1, 1, 1]
    room.click(page(room).open.close_button)
    states = {each.state for each in room.document.assembly.voting}
    assert states == {PollState.CLOSED}


@given(several(Terms("Hænder?", (Channel.HANDS,)), Terms("Kort?")))
def test_what_cannot_stand_on_one_ballot_is_refused_in_words(room: Room):
    page(room).choose_prepared()
    assert "Hænder" in shown(room)
    assert not page(room).together.open_button.isEnabled()


def result(room: Room) -> ResultCard:
    page(room).list.choose_polls(("p1",))
    return page(room).closed.result


def decided(terms: Terms, *answers: str) -> Play:
    play = several(terms)
    play.do(voting.open_poll(play.assembly, "p1", "salt", NOW))
    for number, answer in enumerate(answers):
        voter = card(number, "salt")
        play.do(voting.cast_ballot(play.assembly, "p1", voter, f"b{number}", answer))
    play.do(voting.close_poll(play.assembly, "p1", NOW))
    play.do(voting.publish_result(play.assembly, "p1", NOW))
    return play


LIVES = own(Method.SCALE, support_from=3, threshold="80%", base=Base.CAST)


@given(decided(LIVES, "3", "3", "4", "5", "5", "4", "3", "3", "1", "2"))
def test_a_scale_tells_support_in_people_and_the_dissent_at_its_lowest_step(room: Room):
    told = result(room).figure.lines.accessibleName()
    said = shown(room)
    assert "8 støtter, og 2 gør ikke; der krævedes 8 af 10." in said
    assert "Men 1 står på det laveste trin." in said
    assert "SHA-256" in said
    assert told.startswith("5. Elsker det: 2; 4. Godt: 2; 3. Kan leve med: 4")


@given(decided(own(Method.APPROVAL, threshold="majority"), "1,1,0", "1,0,0", "0,0,1"))
def test_crosses_are_held_against_the_threshold_in_people(room: Room):
    told = result(room).figure.lines.accessibleName()
    assert "2 af 3 skal vælge den" in told
    assert "Flest krydser: Grill med 2; der krævedes 2 af 3." in shown(room)


@given(decided(own(Method.RANKING), "1,2,3", "1,3,2", "2,1,3"))
def test_a_ranking_tells_who_beats_whom(room: Room):
    figure = result(room).figure
    assert figure.pairs.isVisible()
    assert "Grill før Sejltur: 2" in figure.pairs.accessibleName()


@given(decided(own(Method.RESISTANCE), "0,10,5", "0,8,5"))
def test_resistance_is_told_with_what_is_accepted(room: Room):
    told = result(room).figure.lines.accessibleName()
    assert told.startswith("Grill: ")
    assert "100" in told


@given(decided(own(Method.DOTS), "2,0,0", "1,1,0"))
def test_dots_are_counted_and_nothing_is_held_against_a_threshold(room: Room):
    assert "Grill: 3 prikker" in result(room).figure.lines.accessibleName()
    assert "2 af 36" in shown(room)


def test_a_ballot_takes_longer_with_more_questions_and_more_paper():
    one, options = Terms("Et?"), own(Method.RESISTANCE)
    assert pace_of([one], 36).counting < pace_of([options], 36).counting
    assert pace_of([one], 36).voting < pace_of([one] * 13, 36).voting
    assert pace_of([Terms("?", (Channel.HANDS,))], 36).counting == 0


def printed(room: Room) -> list[Path]:
    """Where the PDFs come that the system's program would show."""
    shown: list[Path] = []

    def keep(path: Path) -> Future[bool]:
        shown.append(path)
        return answered(True)

    page(room).prints.opener = keep
    return shown


@given(several(Terms("Et?"), own(Method.DOTS)))
def test_ballots_with_the_chosen_questions_are_printed_from_the_page(room: Room):
    files = printed(room)
    page(room).choose_prepared()
    room.click(page(room).together.print_button)
    room.qtbot.waitUntil(lambda: bool(files), timeout=20_000)
    assert files[0].read_bytes().startswith(b"%PDF")


@given(decided(LIVES, "3", "5"))
def test_the_protocol_is_printed_from_the_result(room: Room):
    files = printed(room)
    room.click(result(room).protocol_button)
    room.qtbot.waitUntil(lambda: bool(files), timeout=20_000)
    assert files[0].read_bytes().startswith(b"%PDF")


def _two_texts() -> Play:
    play = prepared()
    more = recommendations.Wording("Flere bænke", "Byrådet sætter bænke ved stierne.", "Fordi.")
    play.do(recommendations.draft_recommendation(play.assembly, "r2", more, "Bord 2", NOW))
    play.do(voting.prepare_poll(play.assembly, "p2", "r2", Terms("")))
    return play


@given(_two_texts())
def test_of_each_question_on_a_ballot_the_exact_text_is_read_aloud_with_its_version(room: Room):
    page(room).choose_prepared()
    told = shown(room)
    for held in room.document.assembly.recommendations.items.values():
        assert held.versions[-1].wording.text in told
    assert told.count("udgave 1") >= 2


@given(several(Terms("")))
def test_a_click_that_leaves_the_question_reaches_what_it_was_aimed_at(room: Room):
    """The warning that the question is missing goes when it is written, but not between the press
    and the release that follow: the buttons stand still.
    """
    prepare = page(room).prepare
    assert not prepare.warnings.can_open
    hands = prepare.terms.way.findChildren(QRadioButton)[2]
    prepare.terms.question.setFocus()
    room.qtbot.keyClicks(prepare.terms.question, "Skal vi holde åbent om søndagen?")
    spot = QPoint(10, hands.height() // 2)
    room.qtbot.mousePress(hands, Qt.MouseButton.LeftButton, pos=spot)
    hands.setFocus()
    before = hands.mapTo(page(room), QPoint())
    room.settle()
    room.qtbot.wait(60)
    assert hands.mapTo(page(room), QPoint()) == before
    room.qtbot.mouseRelease(hands, Qt.MouseButton.LeftButton, pos=spot)
    room.settle()
    room.qtbot.waitUntil(lambda: prepare.warnings.can_open)
    assert poll(room, "p1").terms.by_hands
