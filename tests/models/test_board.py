"""Notes are written once and never lost; only people put them into themes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models import board
from app.models.board import Mark, NewNote, Sheet
from app.models.errors import Refused
from tests.assemblies import DAY, NOW, Play, founded, with_item, with_notes


def noted(count: int = 6) -> Play:
    return with_notes(with_item(founded()), count)


def test_a_note_sent_twice_stands_once():
    play = noted(1)
    again = board.write_note(play.assembly, NewNote("n0", DAY, "i1", 1, "Tanke 0"), NOW + 99)
    assert again == ()


def test_a_new_note_lies_in_the_tray_until_a_person_places_it():
    play = noted()
    assert len(play.assembly.board.tray()) == 6
    play.do(board.make_theme(play.assembly, "t1", "Trafik", ["n0", "n3"]))
    assert [each.id for each in play.assembly.board.notes_in("t1")] == ["n0", "n3"]
    assert len(play.assembly.board.tray()) == 4


def test_two_edits_at_once_are_both_kept():
    play = noted(1)
    first = board.reword_note(play.assembly, "n0", "Tanke 0", "Fra tablet", Mark.IDEA)
    second = board.reword_note(play.assembly, "n0", "Tanke 0", "Fra telefon", Mark.IDEA)
    play.do(first)
    play.do(second)
    note = play.assembly.board.notes["n0"]
    assert note.text == "Fra telefon"
    assert note.others == ("Fra tablet",)


def test_a_delivered_sheet_takes_no_note_until_it_is_taken_back():
    play = noted(1)
    play.do(board.deliver_sheet(play.assembly, "i1", 1, NOW))
    with pytest.raises(Refused, match="sheet-delivered"):
        board.write_note(play.assembly, NewNote("n9", DAY, "i1", 1, "Sent"), NOW)
    play.do(board.reopen_sheet(play.assembly, "i1", 1))
    play.do(board.write_note(play.assembly, NewNote("n9", DAY, "i1", 1, "Sent"), NOW))
    assert len(play.assembly.board.on_sheet(Sheet("i1", 1))) == 2


def test_a_theme_that_is_dissolved_gives_its_notes_back_and_undo_restores_it():
    play = noted()
    play.do(board.make_theme(play.assembly, "t1", "Trafik", ["n3", "n0"]))
    (fact,) = board.dissolve_theme(play.assembly, "t1")
    back = play.assembly.inverse(fact)
    play.do((fact,))
    assert len(play.assembly.board.tray()) == 6
    play.do(back)
    assert play.assembly.board.themes["t1"].notes == ("n3", "n0")


def test_merging_themes_keeps_every_note_and_the_order():
    play = noted()
    play.do(board.make_theme(play.assembly, "t1", "Trafik", ["n0", "n1"]))
    play.do(board.make_theme(play.assembly, "t2", "Cykler", ["n2", "n3"]))
    play.do(board.merge_themes(play.assembly, "t1", "t2"))
    assert play.assembly.board.themes["t1"].notes == ("n0", "n1", "n2", "n3")
    assert "t2" not in play.assembly.board.themes


def test_a_new_code_closes_the_old_ones_door():
    play = noted(1)
    play.do(board.issue_table_codes(play.assembly, DAY, ["AAAA", "BBBB"]))
    assert play.assembly.board.table_with(DAY, "BBBB") == 2
    play.do(board.issue_table_codes(play.assembly, DAY, ["CCCC", "DDDD"]))
    assert play.assembly.board.table_with(DAY, "BBBB") == 0


MOVES = st.lists(
    st.tuples(
        st.integers(0, 5),
        st.sampled_from(["", "t1", "t2"]),
        st.one_of(st.none(), st.integers(0, 3)),
    ),
    max_size=25,
)


@given(MOVES)
def test_every_note_is_in_exactly_one_place_after_any_moves(moves):
    play = noted()
    play.do(board.make_theme(play.assembly, "t1", "Trafik"))
    play.do(board.make_theme(play.assembly, "t2", "Boliger"))
    for note, theme, wanted in moves:
        held = play.assembly.board.themes[theme].notes if theme else ()
        index = None if wanted is None or not theme else min(wanted, len(held))
        play.do(board.place_notes(play.assembly, [f"n{note}"], theme, index))
    state = play.assembly.board
    placed = [note for theme in state.lanes() for note in theme.notes]
    assert len(placed) == len(set(placed))
    assert sorted(placed + [each.id for each in state.tray()]) == [f"n{n}" for n in range(6)]
    assert all(state.placed[note] == theme.id for theme in state.lanes() for note in theme.notes)


def test_a_note_moved_to_a_place_in_its_own_lane_stands_there():
    play = noted()
    play.do(board.make_theme(play.assembly, "t1", "Trafik", ["n0", "n1", "n2", "n3"]))
    play.do(board.place_notes(play.assembly, ["n0"], "t1", 3))
    assert play.assembly.board.themes["t1"].notes == ("n1", "n2", "n0", "n3")


@pytest.mark.parametrize("text", ["", "   ", "\u200b\n"])
def test_an_empty_note_is_refused(text: str):
    play = with_item(founded())
    with pytest.raises(Refused, match="note-empty"):
        board.write_note(play.assembly, NewNote("n", DAY, "i1", 1, text), NOW)


def batch(count: int, table: int = 1, text: str = "Tanke") -> list[NewNote]:
    return [NewNote(f"p{n:05d}", DAY, "i1", table, f"{text} {n}") for n in range(count)]


def test_many_at_once_are_counted_one_by_one_and_leave_room_for_the_tables_own_device():
    play = noted(6)
    new = batch(5_000)
    why = board.misfits(play.assembly, new)
    facts = play.do(board.write_notes(play.assembly, new, NOW))
    on_sheet = play.assembly.board.on_sheet(Sheet("i1", 1))
    assert len(on_sheet) == board.MOST_ON_SHEET - board.KEPT_FOR_DEVICE
    assert len(facts) + len(why) == 5_000
    assert [note for note, _refused in why] == [each.id for each in new[len(facts) :]]
    assert {refused.code for _note, refused in why} == {"sheet-full-for-many"}
    play.do(board.write_note(play.assembly, NewNote("phone", DAY, "i1", 1, "Fra bordet"), NOW))


def test_the_facilitators_own_sheet_takes_a_whole_evening_at_once():
    play = noted(6)
    play.do(board.write_notes(play.assembly, batch(5_000, table=0), NOW))
    assert len(play.assembly.board.on_sheet(Sheet("i1", 0))) == 5_000
    assert board.misfits(play.assembly, batch(5_000, table=0)) == ()


def test_one_line_that_is_too_long_keeps_no_other_out():
    play = noted(1)
    new = [*batch(2), NewNote("long", DAY, "i1", 1, "x" * 1_001), *batch(3)[2:]]
    ((note, refused),) = board.misfits(play.assembly, new)
    assert (note, refused.code) == ("long", "text-too-long")
    play.do(board.write_notes(play.assembly, new, NOW))
    assert {"p00000", "p00001", "p00002"} <= set(play.assembly.board.notes)
    with pytest.raises(Refused, match="text-too-long"):
        board.write_notes(play.assembly, new[2:3], NOW)


def test_all_of_them_together_end_at_what_an_assembly_holds():
    play = noted(6)
    facts = play.do(board.write_notes(play.assembly, batch(20_010, table=0), NOW))
    assert len(facts) == board.MOST_NOTES - 6


def test_what_was_taken_back_takes_no_room_on_a_sheet():
    play = noted(0)
    facts = play.do(board.write_notes(play.assembly, batch(400), NOW))
    for fact in facts:
        play.do(play.assembly.inverse(fact))
    again = [NewNote(f"q{n}", DAY, "i1", 1, "Tanke") for n in range(400)]
    assert len(board.write_notes(play.assembly, again, NOW)) == 400


def test_one_tables_code_is_made_anew_and_the_others_keep_theirs():
    play = noted(1)
    play.do(board.issue_table_codes(play.assembly, DAY, ["AAAA", "BBBB"]))
    play.do(board.renew_table_code(play.assembly, DAY, 2, "CCCC"))
    assert play.assembly.board.codes[DAY] == ("AAAA", "CCCC")
    assert play.assembly.board.table_with(DAY, "BBBB") == 0
    for table, code in ((2, "AAAA"), (3, "DDDD"), (0, "DDDD")):
        assert board.renew_table_code(play.assembly, DAY, table, code) == ()


@pytest.mark.parametrize("text", ["\u200b\u200d\u2060", "\u2800 \u3164", "\ufe0f", " \u00a0\n"])
def test_a_note_that_nobody_can_see_is_empty(text):
    play = with_item(founded())
    with pytest.raises(Refused, match="note-empty"):
        board.write_note(play.assembly, NewNote("n1", DAY, "i1", 1, text), NOW)
