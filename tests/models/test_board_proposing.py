"""A table proposes a theme for its own notes: heard once, never over another device, placed by
people alone.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models import board
from app.models.assembly import KINDS, Assembly, fold
from app.models.board import Mark, NewNote, ProposalDeclined, ThemeProposed, Waiting
from app.models.entries import Facts, Unknown, decode, encode
from app.models.errors import Refused
from tests.assemblies import NOW, Play, founded, with_item


def at_tables(*tables: int) -> Play:
    """A note n0, n1 ... for each of the tables given."""
    play = with_item(founded())
    (item,) = play.assembly.agenda.items
    for number, table in enumerate(tables):
        new = NewNote(f"n{number}", "meeting-1", item, table, f"Note {number}", Mark.IDEA)
        play.do(board.write_note(play.assembly, new, NOW + number))
    return play


def propose(
    play: Play, title: str, *notes: str, seen: tuple[str, ...] = (), sent: str = ""
) -> Facts:
    facts = board.propose_theme(play.assembly, dict.fromkeys(notes, seen), title, sent)
    play.do(facts)
    return facts


def titles(play: Play, note: str) -> tuple[str, ...]:
    return play.assembly.board.waiting_titles(note)


def test_a_proposal_places_nothing_and_waits_by_table_and_title():
    play = at_tables(3, 3, 4, 3)
    propose(play, "Trafik", "n0", "n1")
    propose(play, "trafik", "n3")
    propose(play, "Trafik", "n2")
    state = play.assembly.board
    assert [each.id for each in state.tray()] == ["n0", "n1", "n2", "n3"]
    assert board.waiting(state) == (
        Waiting("meeting-1", 3, "Trafik", ("n0", "n1", "n3")),
        Waiting("meeting-1", 4, "Trafik", ("n2",)),
    )


def test_the_same_request_sent_again_is_heard_once_also_after_another_change():
    play = at_tables(3)
    propose(play, "Trafik", "n0", sent="ask-1")
    propose(play, "Veje", "n0", seen=("Trafik",), sent="ask-2")
    assert propose(play, "Trafik", "n0", sent="ask-1") == ()
    assert titles(play, "n0") == ("Veje",)


def test_what_another_device_proposed_meanwhile_stays_beside_it():
    play = at_tables(3)
    propose(play, "Trafik", "n0")
    propose(play, "Skolevej", "n0")  # its device had not seen the first
    assert titles(play, "n0") == ("Skolevej", "Trafik")
    play.do(board.withdraw_proposal(play.assembly, {"n0": ("Skolevej",)}))
    assert titles(play, "n0") == ("Trafik",)
    propose(play, "Veje", "n0", seen=("Trafik",))
    assert titles(play, "n0") == ("Veje",)


def test_nothing_to_read_is_no_title_and_none_is_longer_than_a_themes():
    play = at_tables(3)
    for title, code in (("\u2800 \u200b", "theme-title-missing"), ("å" * 121, "text-too-long")):
        with pytest.raises(Refused) as refused:
            propose(play, title, "n0")
        assert refused.value.code == code
    propose(play, "  Trygge \u202e veje ", "n0")
    assert titles(play, "n0") == ("Trygge veje",)


def test_notes_taken_back_are_passed_over_unless_all_are():
    play = at_tables(3, 3)
    play.do(board.withdraw_note(play.assembly, "n0"))
    propose(play, "Trafik", "n0", "n1")
    assert set(play.assembly.board.proposed) == {"n1"}
    with pytest.raises(Refused) as refused:
        propose(play, "Trafik", "n0")
    assert refused.value.code == "note-withdrawn"


def test_accepting_takes_all_notes_of_the_table_into_the_theme_of_that_name():
    play = at_tables(3, 3, 4)
    play.do(board.make_theme(play.assembly, "t1", "TRAFIK"))
    propose(play, "Trafik", "n0", "n1", "n2")
    homes = board.same_proposal(play.assembly.board, ["n0"])
    assert homes == {"n0": "Trafik", "n1": "Trafik"}
    play.do(board.accept_proposals(play.assembly, homes, ["t2"]))
    assert play.assembly.board.themes["t1"].notes == ("n0", "n1")
    assert board.waiting(play.assembly.board) == (Waiting("meeting-1", 4, "Trafik", ("n2",)),)
    assert play.assembly.board.proposed["n0"].titles == ("Trafik",)  # on record still


def test_without_such_a_theme_one_is_made_for_all_tables_that_say_the_same():
    play = at_tables(3, 4, 5)
    propose(play, "Trafik", "n0", "n1")
    propose(play, "Varme", "n2")
    homes = {
        note: title
        for e in board.waiting(play.assembly.board)
        for note in e.notes
        for title in [e.title]
    }
    play.do(board.accept_proposals(play.assembly, homes, ["t1", "t2"]))
    lanes = [(each.title, each.notes) for each in play.assembly.board.lanes()]
    assert lanes == [("Trafik", ("n0", "n1")), ("Varme", ("n2",))]


def test_declined_is_out_of_the_way_and_a_new_title_waits_again():
    play = at_tables(3)
    propose(play, "Trafik", "n0")
    play.do(board.decline_proposals(play.assembly, ["n0"]))
    assert board.waiting(play.assembly.board) == ()
    assert board.decline_proposals(play.assembly, ["n0"]) == ()
    propose(play, "Veje", "n0", seen=("Trafik",))
    assert titles(play, "n0") == ("Veje",)


def test_a_decline_does_not_touch_what_the_facilitator_had_not_seen():
    play = at_tables(3)
    propose(play, "Trafik", "n0")
    propose(play, "Veje", "n0")
    play.do((ProposalDeclined("n0", ("Trafik",), True),))
    assert titles(play, "n0") == ("Veje",)


TITLES = st.sampled_from(["Trafik", "Veje", "Varme", ""])


@given(st.lists(st.tuples(TITLES, st.booleans(), st.booleans()), max_size=12))
def test_undo_is_exact_whatever_was_proposed_and_declined_before(steps):
    play = at_tables(3)
    for title, has_seen, declines in steps:
        state = play.assembly.board
        seen = state.waiting_titles("n0") if has_seen else ()
        fact = ThemeProposed("n0", title, seen)
        for each in (fact, *([ProposalDeclined("n0", (title,), True)] if declines else [])):
            before = dict(state.proposed)
            back = play.assembly.inverse(each)
            play.do((each,))
            after = dict(state.proposed)
            play.do(back)
            assert state.proposed == before
            play.do((each,))
            assert state.proposed == after


@given(st.permutations(range(3)))
def test_nothing_two_laptops_bring_is_lost_in_any_order(order):
    play = at_tables(3)
    facts = [ThemeProposed("n0", title) for title in ("Trafik", "Veje", "Varme")]
    play.do([facts[each] for each in order])
    assert set(titles(play, "n0")) == {"Trafik", "Veje", "Varme"}


def test_facts_are_kept_as_entries_and_an_older_program_carries_them():
    for fact in (
        ThemeProposed("n0", "Trafik", ("Veje",), "ask-1"),
        ProposalDeclined("n0", ("Trafik",), True),
    ):
        kind, body, _sealed = encode(fact, lambda: "")
        assert decode(kind, body, KINDS, lambda _seal: None) == fact
        older = {name: shape for name, shape in KINDS.items() if name != kind}
        assert decode(kind, body, older, lambda _seal: None) == Unknown(kind)
    assert isinstance(fold([Unknown("theme-proposed")]), Assembly)


def test_what_is_proposed_for_placed_notes_is_told_with_where_they_lie():
    play = at_tables(3, 3, 3, 4)
    play.do(board.make_theme(play.assembly, "t1", "Skole", ["n0", "n1"]))
    play.do(board.set_apart(play.assembly, ["n3"]))
    propose(play, "Trafik", "n0", "n1", "n2", "n3")
    state = play.assembly.board
    assert board.waiting(state) == (Waiting("meeting-1", 3, "Trafik", ("n2",)),)
    assert board.waiting_placed(state) == (
        Waiting("meeting-1", 3, "Trafik", ("n0", "n1"), "t1"),
        Waiting("meeting-1", 4, "Trafik", ("n3",), is_apart=True),
    )
    play.do(board.decline_proposals(play.assembly, ["n0", "n1"]))
    assert [each.notes for each in board.waiting_placed(play.assembly.board)] == [("n3",)]


def test_what_was_used_waits_no_more_also_when_its_theme_is_renamed_or_merged():
    play = at_tables(3, 3)
    propose(play, "Trafik", "n0")
    play.do(board.accept_proposals(play.assembly, {"n0": "Trafik"}, ["t1"]))
    play.do(board.rename_theme(play.assembly, "t1", "Veje og trafik"))
    assert board.waiting_placed(play.assembly.board) == ()
    play.do(board.make_theme(play.assembly, "t2", "Byen", ["n1"]))
    play.do(board.merge_themes(play.assembly, "t2", "t1"))
    assert play.assembly.board.placed["n0"] == "t2"
    assert board.waiting_placed(play.assembly.board) == ()
