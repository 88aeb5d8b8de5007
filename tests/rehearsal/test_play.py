"""A whole day played by simulated people, without a window: every step has left its trace."""

from __future__ import annotations

import pytest

from app import i18n
from app.archive.session import Session
from app.archive.verify import verify
from app.models.agenda import TimerState
from app.models.assembly import Assembly
from app.models.board import Sheet
from app.models.people import Attendance
from app.models.room import Cover
from app.models.voting import PollState, reconcile
from app.rehearsal import cases
from app.rehearsal.hall import Hall, PlayClock, beside
from app.rehearsal.play import STEPS, Played, Watcher, play_day
from app.rehearsal.play.day import instant

CASE = cases.load("albertslund")
SEED = 5


class Listener(Watcher):
    def __init__(self) -> None:
        self.steps: list[str] = []
        self.scenes: list[str] = []
        self.covers: list[Cover] = []
        self.openings = 0

    def step(self, number, count, key):
        self.steps.append(key)

    def scene(self, name, showing, *, is_best=False):
        self.scenes.append(name)

    def covered(self, cover):
        self.covers.append(cover)

    def opened(self):
        self.openings += 1


@pytest.fixture(scope="module")
def play(tmp_path_factory, qapp):
    def played(name: str, seed: int) -> tuple[Played, Assembly, Listener]:
        folder = tmp_path_factory.mktemp(name)
        path, listener = folder / "day.bordrunde", Listener()
        hall = Hall(path, PlayClock(instant(CASE.played_day, 8, 30)), seed=seed)
        archive = folder / "archive.sqlite"
        i18n.use(cases.LANGUAGE)  # whatever the tests before have left
        told = beside(hall, lambda: play_day(hall, CASE, archive, seed, listener))
        assert verify(path).findings == ()
        assert verify(archive).findings == ()
        with Session.open(path, "ab" * 8) as session:
            return told, session.assembly, listener

    return played


@pytest.fixture(scope="module")
def day(play):
    return play("day", SEED)


@pytest.mark.slow
def test_every_step_is_played_and_the_document_was_opened_twice(day):
    told, _assembly, listener = day
    assert listener.steps == [*STEPS, "report", "archive"]
    assert listener.openings == 2
    assert told.summary.reopened == 1
    assert told.summary.entries == told.summary.archived > 500


def test_members_came_or_stayed_away_and_everybody_who_came_was_seated(day):
    told, assembly, _listener = day
    assert (told.summary.members, told.summary.present, told.summary.doubts) == (36, 27, 2)
    here = {each.id for each in assembly.people.present(CASE.meeting)}
    assert len(assembly.people.having(CASE.meeting, Attendance.ABSENT)) == 9
    for tables in assembly.seating.rounds(CASE.meeting):
        assert {member for table in tables for member in table} == here
    assert 0 < told.summary.moved < 10


def test_every_item_was_held_and_nothing_is_on(day):
    _told, assembly, _listener = day
    items = assembly.agenda.day(CASE.meeting)
    assert [each.id for each in items] == [each.key for each in CASE.items]
    assert {each.state(0) for each in items} == {TimerState.ENDED}
    assert any(each.paused_ms for each in items)
    assert any(each.added_ms for each in items)


def test_notes_came_by_phone_and_each_lies_where_people_wanted_it(day):
    told, assembly, _listener = day
    assert sorted(each.text for each in assembly.board) == sorted(n.text for n in CASE.notes)
    assert told.summary.notes_by_phone == 146
    for item in CASE.items:
        if item.plan.round:
            assert all(Sheet(item.key, table) in assembly.board.delivered for table in range(1, 7))
    held = {each.title: {n.text for n in assembly.board.notes_in(each.id)} for each in
            assembly.board.lanes()}  # fmt: skip
    texts = {each.id: each.text for each in CASE.notes}
    assert held == {each.title: {texts[n] for n in each.notes} for each in CASE.themes}
    assert len(assembly.board.tray()) == 2
    assert told.summary.notes_placed_by_suggestion > 0


def test_each_recommendation_got_the_votes_of_the_case_by_card_paper_and_hands(day):
    told, assembly, _listener = day
    votes = {each.recommendation: each.counts for each in assembly.voting}
    assert votes == {each.key: each.votes for each in CASE.recommendations}
    assert all(each.state is PollState.PUBLISHED for each in assembly.voting)
    assert all(reconcile(each).adds_up for each in assembly.voting)
    failed = [each.recommendation for each in assembly.voting if not each.result.passed]
    assert failed == ["hastighed"]
    assert told.summary.ballots_by_phone == 7 * 25
    assert (told.summary.ballots_on_paper, told.summary.hands) == (14, 27)


def test_the_room_saw_each_kind_of_scene(day):
    _told, _assembly, listener = day
    kinds = {"title", "welcome", "seating", "task", "themes", "recommendation", "poll", "result"}
    assert kinds | {"break"} <= set(listener.scenes)
    assert set(listener.covers) == {Cover.BLANK}


def test_the_report_and_everything_else_was_printed(day):
    told, _assembly, _listener = day
    assert len(told.printed) == 13
    assert all(made.startswith(b"%PDF") for made in told.printed.values())
    begins = {"pdf": b"%PDF", "docx": b"PK", "html": b"<!DOCTYPE html>"}
    assert {
        each: told.reports[each].startswith(begins[each]) for each in told.reports
    } == dict.fromkeys(begins, True)


@pytest.mark.slow
def test_the_same_seed_plays_the_same_day_and_another_seed_another(day, play):
    _told, assembly, _listener = day
    _again, same, _listener = play("again", SEED)
    assert same == assembly
    _other, another, _listener = play("other", SEED + 1)
    assert another != assembly
