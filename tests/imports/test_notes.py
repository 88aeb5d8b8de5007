"""Notes that others typed: columns found by their headings, every doubt told by its row."""

from __future__ import annotations

import pytest

from app.imports.notes import NoteList, NoteRow, propose_columns, read_notes
from app.imports.tables import read_bytes
from app.models.errors import Refused
from app.models.templates import Part
from app.templates import text_of
from tests.signs import TYPED


def listed(text: str, tables: int = 6, **mapping: str) -> NoteList:
    table = read_bytes(text.encode(), "noter.csv")
    return read_notes(table, mapping or propose_columns(table), tables)


def codes(row: NoteRow) -> list[str]:
    return [each.code for each in row.doubts]


def test_text_and_table_are_found_by_their_headings_in_both_languages():
    for head in ("Bord;Tekst", "table;text", "Bordnr;Note", "Table no;Comment"):
        (row,) = listed(f"{head}\n3;Flere bænke\n").rows
        assert (row.table, row.text, row.row_number, row.doubts) == (3, "Flere bænke", 2, ())


@pytest.mark.parametrize(
    ("written", "table"),
    [("3", 3), ("Bord 3", 3), ("bord3", 3), ("Table 12", 12), ("3,0", 3), ("0", 0), ("", None)],
)
def test_a_table_is_read_as_people_write_it(written, table):
    (row,) = listed(f'bord;tekst\n"{written}";Bænke\n', tables=12).rows
    assert (row.table, codes(row)) == (table, [])


def test_what_is_no_table_is_told_by_its_row_and_the_note_is_kept():
    one, two = listed("bord;tekst\nved vinduet;Bænke\n9;Træer\n").rows
    assert (one.table, codes(one), one.can_be_taken) == (None, ["doubt-note-table"], True)
    assert (two.table, codes(two)) == (9, ["doubt-note-many-tables"])
    assert one.doubts[0].row == 2


def test_fields_of_a_template_become_one_note():
    text = "Bord;Idé;Hvorfor;For hvem\n1;Lånecykler;Det sidste stykke;Pendlere\n2;Bænke;;\n"
    one, two = listed(text).rows
    assert [each.name for each in one.parts] == ["idea", "why", "whom"]
    assert two.parts == (Part("idea", "Bænke"),)


def test_a_text_beside_fields_is_never_lost():
    text = "tekst;for;imod\nEn tanke;;\nEn tanke;Billigt;Dyrt\n"
    one, two = listed(text).rows
    assert (one.text, one.parts) == ("En tanke", ())
    assert two.parts == (Part("for", "En tanke\nBilligt"), Part("against", "Dyrt"))


def test_support_is_a_number_or_told():
    one, two = listed("forslag;støtte\nGrøn bus;07\nRød bus;næsten alle\n").rows
    assert one.parts == (Part("proposal", "Grøn bus"), Part("support", "7"))
    assert (codes(two), two.can_be_taken) == (["doubt-note-support"], False)


def test_fields_of_two_kinds_are_not_guessed_at():
    with pytest.raises(Refused, match="notes-two-templates"):
        listed("a;b\nx;y\n", idea="a", quote="b")


def test_without_a_column_of_notes_it_is_asked_for():
    with pytest.raises(Refused, match="notes-no-text"):
        listed("bord;a\n1;x\n", table="bord")


def test_without_a_known_heading_the_longest_column_is_proposed_and_told():
    read = listed("hvor;det vi sagde\nA;Flere bænke langs åen\nB;Mere lys på stien\n")
    assert [each.text for each in read.rows] == ["Flere bænke langs åen", "Mere lys på stien"]
    assert [each.code for each in read.doubts] == ["doubt-note-heading"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Bord;Tid;Forslag;Bemærkning\n1;9:15;Flere bænke;set på tavlen\n", "Flere bænke"),
        ("Bemærkning;Idé\nhaster;Mere skygge\n", "Mere skygge"),
        ("Bemærkning;Note\nset på tavlen hos bord 4;Lys\n", "Lys"),
        ("Comment;Text\nseen on the wall;Benches\n", "Benches"),
        ("Note;Notetekst\n1;Flere bænke langs åen\n", "Flere bænke langs åen"),
        ("Note;Bemærkning\n;Flere bænke langs åen\n", "Flere bænke langs åen"),
        ("Bord;Tid;Bemærkning\n1;9:15;Flere bænke\n", "Flere bænke"),
    ],
)
def test_a_remark_is_the_note_only_where_no_other_column_holds_one(text: str, said: str):
    read = listed(text)
    assert [text_of(each.parts) or each.text for each in read.rows] == [said]
    assert read.doubts == ()


def test_a_remark_beside_arguments_is_not_lost():
    (row,) = listed("kommentar;for;imod\nEn tanke;Billigt;Dyrt\n").rows
    assert row.parts == (Part("for", "En tanke\nBilligt"), Part("against", "Dyrt"))


def test_empty_long_and_wordless_notes_say_so_each_in_its_row():
    long = "å" * 5_000
    rows = listed(f"bord;tekst\n1;\n2;{long}\n3;👍🎉\n4;Bænke\n").rows
    assert [codes(each) for each in rows] == [
        ["doubt-note-empty"],
        ["doubt-note-long"],
        ["doubt-note-no-words"],
        [],
    ]
    assert [each.can_be_taken for each in rows] == [False, False, True, True]
    assert rows[1].text == long, "nothing is cut"
    assert dict(rows[1].doubts[0].params) == {"longest": 1_000, "length": 5_000}


def test_markup_and_text_from_right_to_left_are_words_like_others():
    told = ['<script>alert(1)</script> "æ" & $lang', "نريد مقاعد أكثر على النهر"]
    rows = listed("tekst\n" + "\n".join('"' + x.replace('"', '""') + '"' for x in told)).rows
    assert [each.text for each in rows] == told
    assert [each.doubts for each in rows] == [(), ()]


def test_the_same_note_of_the_same_table_is_told_with_the_row_above():
    rows = listed("bord;tekst\n1;Flere bænke\n2;Flere bænke\n1;flere  bænke\n").rows
    assert [each.is_twice for each in rows] == [False, False, True]
    assert dict(rows[2].doubts[0].params) == {"other_row": 2}


def test_five_thousand_notes_are_read_and_one_more_is_refused():
    lines = [f"{n % 6 + 1};Tanke {n}" for n in range(5_000)]
    assert len(listed("bord;tekst\n" + "\n".join(lines)).rows) == 5_000
    with pytest.raises(Refused, match="table-too-many-rows"):
        listed("bord;tekst\n" + "\n".join([*lines, "1;Én til"]))


def test_old_danish_letters_are_read():
    table = read_bytes("bord;tekst\n1;Æbletræer på øen\n".encode("cp1252"), "noter.csv")
    (row,) = read_notes(table, propose_columns(table)).rows
    assert row.text == "Æbletræer på øen"


@pytest.mark.parametrize(("typed", "mark", "text"), TYPED)
def test_a_plain_note_is_marked_by_its_sign_as_a_typed_one(typed: str, mark: str, text: str):
    quoted = typed.replace('"', '""')
    first, _second = listed(f'bord;tekst\n1;"{quoted}"\n1;Bænke\n').rows
    assert (first.mark, first.text) == (mark, text)


def test_dashes_below_each_other_are_bullets_unless_a_note_is_for_something():
    plain = listed("bord;tekst\n1;- Bænke\n1;- Træer\n1;+45 12 34 56 78\n").rows
    assert [(each.mark, each.text) for each in plain][:2] == [("idea", "Bænke"), ("idea", "Træer")]
    argued = listed("bord;tekst\n1;- For dyrt\n1;- For langt\n1;+ Gratis bus\n").rows
    assert [each.mark for each in argued] == ["against", "against", "for"]


def test_a_field_of_a_template_keeps_its_dash():
    (row,) = listed("Idé;Hvorfor\nBænke;- folk er trætte\n").rows
    assert row.mark == "idea"
    assert "- folk er trætte" in text_of(row.parts)
