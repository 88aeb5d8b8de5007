"""The example assembly that one may try."""

from __future__ import annotations

import datetime

import pytest

from app.archive.session import Session
from app.archive.verify import verify
from app.models.errors import Refused
from app.models.voting import PollState
from app.proposals import gone, unseated
from app.rehearsal.example import make_example

DEVICE = "ab" * 8


@pytest.fixture
def example(tmp_path):
    path = tmp_path / "example.bordrunde"
    make_example(path)
    with Session.open(path, DEVICE) as session:
        yield session.assembly


def test_it_is_held_today_and_has_not_begun(example):
    day = example.mandate.current
    assert day.day == str(datetime.date.today())
    assert len(example.agenda.day(day.id)) == 16
    assert example.agenda.running is None
    assert not any(each.started_at for each in example.agenda.day(day.id))


def test_27_of_36_are_here_and_everybody_here_has_a_seat_in_each_round(example):
    meeting = example.mandate.meeting
    here = {each.id for each in example.people.present(meeting)}
    assert (len(example.people.members), len(here)) == (36, 27)
    assert len(example.seating.rounds(meeting)) == 4
    for tables in example.seating.rounds(meeting):
        assert {member for table in tables for member in table} == here
    assert not gone(example, meeting)
    assert not unseated(example, meeting)


def test_there_is_something_left_to_sort_to_vote_on_and_to_open(example):
    tray, lanes = example.board.tray(), example.board.lanes()
    assert tray
    assert len(lanes) >= 3
    assert all(example.board.notes_in(each.id) for each in lanes)
    versions = [len(each.versions) for each in example.recommendations.standing()]
    assert len(versions) == 3
    assert max(versions) == 2
    assert all(each.themes and each.notes for each in example.recommendations.standing()[:2])
    published, prepared = example.voting
    assert (published.state, prepared.state) == (PollState.PUBLISHED, PollState.PREPARED)
    assert published.counts.cast == 27
    assert published.result.passed
    assert example.voting.cards_valid == 36


def test_the_file_is_whole_and_an_existing_one_is_never_overwritten(tmp_path):
    path = tmp_path / "example.bordrunde"
    make_example(path, datetime.date(2027, 3, 6))
    before = path.read_bytes()
    assert verify(path).findings == ()
    with pytest.raises(Refused) as refused:
        make_example(path)
    assert refused.value.code == "file-exists"
    assert path.read_bytes() == before


@pytest.mark.parametrize("language", ["da", "en"])
def test_all_of_it_is_in_the_language_of_its_people_whatever_the_window_speaks(
    tmp_path, speak, language
):
    speak(language)
    path = tmp_path / "example.bordrunde"
    make_example(path)
    with Session.open(path, DEVICE) as session:
        standing = session.assembly.recommendations.standing()
        assert [each.latest.by for each in standing] == ["Bord 1", "Bord 2", "Bord 3"]
