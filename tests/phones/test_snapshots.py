"""The desk shows what phones may see at a moment, and later changes do not reach into it."""

from __future__ import annotations

import pytest

from app import poll_sentences
from app.models import agenda, board, voting
from app.models.board import Mark, NewNote
from app.models.voting import Turnout
from app.phones import wording
from app.phones.snapshots import desk, sheet_item
from tests.phones.room import MEETING, NOON, POLL, TABLE_CODES, Room

MINUTE = 60_000


@pytest.fixture
def room() -> Room:
    """A room whose server is not running."""
    return Room()


def look(room):
    return desk(room.assembly, room.now, "da")


def table(room):
    return look(room).tables[TABLE_CODES[0]]


def test_the_timer_agrees_with_the_programme_through_start_pause_and_more_time(room):
    def agree() -> None:
        item = room.assembly.agenda.running
        for later in (0, 7 * MINUTE, 60 * MINUTE):
            now = room.now + later
            assert table(room).timer.remaining_ms(now) == item.remaining_ms(now)

    room.start_item("round")
    agree()
    room.now += 3 * MINUTE
    room.do(agenda.pause, room.now)
    agree()
    room.now += 5 * MINUTE
    room.do(agenda.resume, room.now)
    room.do(agenda.add_time, 2, room.now)
    agree()


def test_tables_write_on_the_item_that_asks_for_notes(room):
    def item() -> str:
        found = sheet_item(room.assembly.agenda, MEETING)
        return found.id if found else ""

    assert item() == ""
    for now, (start, expected) in enumerate(
        [("welcome", ""), ("round", "round"), ("break", "round"), ("ideas", "ideas")]
    ):
        room.now = NOON + now
        room.start_item(start)
        assert item() == expected
    room.do(agenda.end_item, room.now + 1)
    assert item() == "ideas"


def test_a_desk_does_not_change_when_the_assembly_does(room):
    room.start_item("round")
    room.open_poll()
    before = look(room)
    told = repr(before)
    room.do(board.write_note, NewNote("note-0001", MEETING, "round", 1, "En", Mark.IDEA), NOON)
    key = voting.ballot_key(room.codes[0], f"salt of {POLL}")
    card = voting.Card(voting.card_hash(room.codes[0], "salt of the deck"), key)
    room.do(voting.cast_ballot, POLL, card, "ballot-one", voting.Choice.YES)
    assert repr(before) == told
    assert before.voted == frozenset()
    assert look(room).voted == {key}
    assert look(room).poll.turnout == Turnout(1)


def test_what_handlers_keep_to_themselves_is_in_no_printed_desk(room):
    room.open_poll()
    told = repr(look(room))
    assert "salt of" not in told
    assert next(iter(room.assembly.voting.cards)) not in told


@pytest.mark.parametrize(
    ("threshold", "said"),
    [
        ("4/5", "mindst 80 %"),
        ("2/3", "mindst 2/3"),
        ("majority", "mere end halvdelen"),
        ("66.7%", "mindst 66,7 %"),
    ],
)
def test_a_threshold_is_said_in_words(threshold, said):
    assert poll_sentences.share_of(voting.read_threshold(threshold)) == said


@pytest.mark.parametrize(
    ("yes", "no", "quorum", "said"),
    [
        (29, 7, 0, "Vedtaget"),
        (28, 8, 0, "Ikke vedtaget"),
        (5, 5, 0, "Ikke vedtaget: stemmelighed"),
        (29, 1, 31, "Ikke vedtaget: for få stemmesedler"),
    ],
)
def test_a_result_says_in_people_whether_it_is_adopted(yes, no, quorum, said):
    counts = voting.Counts(yes, no)
    threshold = voting.read_threshold("4/5")
    result = voting.result(counts, voting.Base.CAST, threshold, 36, 36, quorum)
    outcome = voting.Outcome(counts, result)
    assert poll_sentences.verdict(voting.Method.YES_NO_BLANK, outcome) == said
    if quorum == 0 and yes > 5:
        assert wording.reached(result) == f"{yes} for, 29 krævet"
