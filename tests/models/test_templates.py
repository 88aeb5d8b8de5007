"""A note with fields stays one note: its text says all of them, its parts keep them apart."""

from __future__ import annotations

import json

import pytest

from app import templates as words
from app.i18n import in_language
from app.models import agenda, board
from app.models.agenda import ItemKind, Plan
from app.models.assembly import KINDS
from app.models.board import Mark, NewNote
from app.models.entries import decode, encode
from app.models.errors import Refused
from app.models.templates import SLOTS, Part, Template, composed, parts_of, template_of
from app.theme_proposals import task
from tests.assemblies import DAY, NOW, Play, founded, with_item

IDEA = parts_of(
    Template.IDEA, {"idea": "Lånecykler", "why": "Det sidste stykke", "whom": "Pendlere"}
)
TEXT = "Lånecykler\nWhy: Det sidste stykke\nFor whom: Pendlere"


@pytest.fixture(autouse=True)
def _in_english():
    with in_language("en"):
        yield


def new(parts, note="n1", mark=Mark.IDEA) -> NewNote:
    return NewNote(note, DAY, "i1", 1, words.text_of(parts), mark, parts)


def written(*notes: NewNote) -> Play:
    play = with_item(founded())
    for each in notes:
        play.do(board.write_note(play.assembly, each, NOW))
    return play


def test_the_text_of_a_note_says_all_its_fields_in_their_order():
    (note,) = written(new(IDEA)).assembly.board
    assert note.text == TEXT
    assert note.parts == IDEA
    assert template_of(note.parts) is Template.IDEA
    with in_language("da"):
        assert words.text_of(IDEA).endswith("\nFor hvem: Pendlere")


def test_likeness_is_read_from_what_was_said_without_labels_and_numbers():
    parts = parts_of(Template.SUPPORT, {"proposal": "Grøn bus", "support": "07"})
    play = written(new(IDEA), new(parts, "n2"))
    assert [each.text for each in task(play.assembly).notes] == [
        "Lånecykler\nDet sidste stykke\nPendlere",
        "Grøn bus",
    ]
    assert play.assembly.board.notes["n2"].text == "Grøn bus\nSupport at the table: 7"


@pytest.mark.parametrize(
    ("template", "values", "mark"),
    [
        (Template.ARGUMENTS, {"for": "Billigt"}, Mark.FOR),
        (Template.ARGUMENTS, {"against": "Dyrt"}, Mark.AGAINST),
        (Template.ARGUMENTS, {"for": "Billigt", "against": "Dyrt"}, Mark.IDEA),
        (Template.QUOTE, {"quote": "Her må man ikke være"}, Mark.QUOTE),
        (Template.QUESTION, {"question": "Hvad koster det?"}, Mark.QUESTION),
        (Template.IDEA, {"idea": "Bænke"}, Mark.IDEA),
    ],
)
def test_the_template_says_what_kind_a_note_is(template, values, mark):
    (note,) = written(new(parts_of(template, values), mark=Mark.FOR)).assembly.board
    assert note.mark is mark


@pytest.mark.parametrize("template", list(Template))
@pytest.mark.parametrize("lang", ["da", "en"])
def test_a_note_with_every_field_full_is_no_longer_than_a_plain_one_may_be(template, lang):
    values = {x.name: "9" if x.is_number else "å" * x.longest for x in SLOTS[template]}
    with in_language(lang):
        assert len(words.text_of(parts_of(template, values))) <= board.LONGEST_NOTE


def test_one_letter_too_many_in_a_field_is_refused():
    with pytest.raises(Refused, match="text-too-long"):
        parts_of(Template.IDEA, {"idea": "å" * 401})


@pytest.mark.parametrize("typed", ["mange", "-1", "1000", "3,5", "²"])
def test_support_is_a_whole_number_of_people(typed):
    with pytest.raises(Refused, match="support-not-a-number"):
        parts_of(Template.SUPPORT, {"proposal": "Grøn bus", "support": typed})


def test_a_number_alone_is_no_note():
    with pytest.raises(Refused, match="note-empty"):
        written(new(parts_of(Template.SUPPORT, {"support": "7"})))


def test_a_field_is_changed_and_the_change_taken_back():
    play = written(new(IDEA))
    other = (*IDEA[:2], Part("whom", "Skoleelever"))
    (fact,) = board.reword_note(play.assembly, "n1", TEXT, words.text_of(other), Mark.IDEA, other)
    back = play.assembly.inverse(fact)
    play.do((fact,))
    assert play.assembly.board.notes["n1"].parts == other
    play.do(back)
    assert play.assembly.board.notes["n1"].parts == IDEA
    assert play.assembly.board.notes["n1"].text == TEXT


def test_a_journal_from_before_templates_reads_as_plain_notes():
    kind, body, _ = encode(board.NoteWritten("n1", DAY, "i1", 1, "Bænke", Mark.IDEA, NOW), str)
    told = json.loads(body)
    del told["parts"]
    fact = decode(kind, json.dumps(told), KINDS, lambda _seal: None)
    assert fact == board.NoteWritten("n1", DAY, "i1", 1, "Bænke", Mark.IDEA, NOW)


def test_a_field_of_a_newer_program_is_kept_and_read():
    fact = board.NoteWritten(
        "n1", DAY, "i1", 1, "Bænke\nPris: 3", Mark.IDEA, NOW, (Part("price", "3"),)
    )
    kind, body, _ = encode(fact, str)
    assert decode(kind, body, KINDS, lambda _seal: None) == fact
    assert composed(fact.parts, words.label) == "price: 3"


def test_an_item_keeps_what_its_notes_ask_for_and_an_unknown_template_asks_for_a_plain_note():
    play = with_item(founded())
    plan = Plan("Ideer", ItemKind.NOTES, template=Template.IDEA)
    play.do(agenda.add_item(play.assembly, "i2", DAY, plan))
    kind, body, _ = encode(agenda.ItemAdded("i2", DAY, 1, plan), str)
    read = decode(kind, body, KINDS, lambda _seal: None)
    assert isinstance(read, agenda.ItemAdded)
    assert read.plan.template == "idea"
    assert play.assembly.agenda.items["i2"].plan.template == "idea"
