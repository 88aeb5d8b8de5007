"""Without a script a page's note keeps its id: sent twice it is one note, and no words are lost."""

from __future__ import annotations

import re

import pytest

from app.models import board
from app.models.board import Mark
from app.phones.guard import Limits
from tests.phones.phone import Phone
from tests.phones.room import TABLE_CODES

CODE = TABLE_CODES[0]
NOTE = "a" * 32


def send(phone, text: str, *, note: str = NOTE, mark: str = "idea"):
    fields = {"table": CODE, "item": "round", "note": note, "text": text, "mark": mark}
    return phone.form("/api/note", fields)


def test_a_longer_text_after_a_lost_answer_is_the_same_note_in_its_new_words(room, phone):
    assert send(phone, "Flere bænke").status == 303
    assert [send(phone, "Flere bænke ved åen").status for _ in range(2)] == [303, 303]
    (note,) = room.assembly.board
    assert (note.id, note.text, note.others) == (NOTE, "Flere bænke ved åen", ())


def test_another_mark_after_a_lost_answer_counts(room, phone):
    send(phone, "Flere bænke")
    send(phone, "Flere bænke", mark="for")
    assert [(each.text, each.mark) for each in room.assembly.board] == [("Flere bænke", Mark.FOR)]


def test_other_words_sent_with_the_same_page_are_a_second_note_written_once(room, phone):
    send(phone, "Flere bænke")
    assert [send(phone, "Lavere hastighed").status for _ in range(2)] == [303, 303]
    assert sorted(room.notes()) == ["Flere bænke", "Lavere hastighed"]


def test_what_others_made_of_a_note_stands_beside_the_longer_text(room, phone):
    send(phone, "Flere bænke")
    room.do(board.reword_note, NOTE, "Flere bænke", "Bænke, mange", Mark.IDEA)
    send(phone, "Flere bænke ved åen")
    assert sorted(room.notes()) == ["Bænke, mange", "Flere bænke ved åen"]


def test_a_note_sent_again_after_somebody_changed_it_stays_changed(room, phone):
    send(phone, "Flere bænke")
    room.do(board.reword_note, NOTE, "Flere bænke", "Mange bænke", Mark.FOR)
    assert send(phone, "Flere bænke").status == 303
    assert [(each.text, each.mark) for each in room.assembly.board] == [("Mange bænke", Mark.FOR)]


def test_a_longer_text_of_a_note_taken_back_is_a_note_of_its_own(room, phone):
    send(phone, "Flere bænke")
    room.do(board.withdraw_note, NOTE)
    send(phone, "Flere bænke")
    assert room.notes() == []
    send(phone, "Flere bænke ved åen")
    assert room.notes() == ["Flere bænke ved åen"]


def test_a_longer_text_for_a_delivered_sheet_is_refused_and_stays_on_the_page(room, phone):
    send(phone, "Flere bænke")
    room.do(board.deliver_sheet, "round", 1, room.now)
    answer = send(phone, "Flere bænke ved åen")
    assert answer.status == 409
    assert ">Flere bænke ved åen</textarea>" in answer.text
    assert send(phone, "Flere bænke").status == 303


def test_after_an_answer_that_came_too_late_the_page_sends_the_same_note(rooms):
    room = rooms(limits=Limits(answer_s=0.2))
    room.start_item("round")
    phone = Phone(room.server.port)
    room.answer = lambda future: None
    answer = send(phone, "Flere bænke")
    assert ">Flere bænke</textarea>" in answer.text
    room.answer = None
    send(phone, "Flere bænke")  # the laptop writes what it was asked, late
    (kept,) = re.findall(r'id="entry".*?name="note" value="([^"]*)"', answer.text, re.DOTALL)
    send(phone, "Flere bænke", note=kept)
    assert (kept, room.notes()) == (NOTE, ["Flere bænke"])


@pytest.mark.parametrize(
    ("typed", "text", "mark"),
    [
        ("+ flere busser", "flere busser", Mark.FOR),
        ("−Dyrt", "Dyrt", Mark.AGAINST),
        ("- dyrt", "dyrt", Mark.AGAINST),
        ("”Det er mit hjem”", "Det er mit hjem", Mark.QUOTE),
        ('"Nej" sagde hun', '"Nej" sagde hun', Mark.QUOTE),
        ("? Hvem betaler", "Hvem betaler", Mark.QUESTION),
        ("-5 grader i skolen", "-5 grader i skolen", Mark.IDEA),
        ("- bænke\n- træer", "- bænke\n- træer", Mark.IDEA),
        ("- a\n- b", "- a\n- b", Mark.IDEA),
        ("+ bænke\nog træer", "bænke\nog træer", Mark.FOR),
        ("+", "+", Mark.IDEA),
        ("C++ i skolen", "C++ i skolen", Mark.IDEA),
    ],
)
def test_a_sign_at_the_beginning_marks_a_note_without_a_script_too(room, phone, typed, text, mark):
    send(phone, typed)
    assert [(each.text, each.mark) for each in room.assembly.board] == [(text, mark)]


def test_a_mark_that_was_chosen_is_not_changed_by_a_sign(room, phone):
    send(phone, "+ flere busser", mark="question")
    (note,) = room.assembly.board
    assert (note.text, note.mark) == ("+ flere busser", Mark.QUESTION)
