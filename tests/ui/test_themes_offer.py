"""Suggested themes wait: what people do meanwhile wins, and no note is ever lost from sight."""

from __future__ import annotations

import random
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from app import lexicon, theme_proposals
from app.engines.themes import Step
from app.models import board
from app.theme_proposals import Ghost, Hint, Offer
from app.ui.board.deeds import accept_ghosts
from app.ui.board.picture import Known, LaneKind, everything, lanes_of
from tests.assemblies import Play, founded, with_item, with_notes
from tests.models.test_board_arranging import DEEDS, Hands
from tests.ui.board_room import tables_at_work

NOTES = [f"n{number}" for number in range(9)]


def with_themes(play: Play) -> Play:
    play.do(board.make_theme(play.assembly, "t1", "Cykler", ["n0", "n1", "n2"]))
    play.do(board.make_theme(play.assembly, "t2", "Varme", ["n3"]))
    return play


def test_suggestions_change_nothing_and_keep_the_themes_of_people():
    play = with_themes(tables_at_work())
    before = play.assembly.board.lanes()
    task = theme_proposals.task(play.assembly)
    offer = theme_proposals.think(task, lexicon.load)
    placed = set(play.assembly.board.placed)
    assert play.assembly.board.lanes() == before
    assert offer
    assert not placed & {note for ghost in offer.ghosts for note in ghost.notes}
    assert not placed & set(offer.hints)
    assert {hint.theme for hint in offer.hints.values()} <= {"t1", "t2"}


def test_the_same_notes_are_suggested_the_same_themes():
    play = tables_at_work()
    task = theme_proposals.task(play.assembly)
    assert theme_proposals.think(task, lexicon.load) == theme_proposals.think(task, lexicon.load)


def test_what_was_placed_or_taken_back_meanwhile_leaves_the_offer():
    play = with_themes(tables_at_work())
    hints = {"n4": Hint("t2", Step.SURE), "n5": Hint("t2", Step.LIKELY)}
    offer = Offer((Ghost("g", "Fællesskab", ("n6", "n7", "n8")),), hints)
    play.do(board.place_notes(play.assembly, ["n6"], "t1"))
    play.do(board.withdraw_note(play.assembly, "n7"))
    play.do(board.place_notes(play.assembly, ["n4"], "t2"))
    left = offer.still(play.assembly)
    assert [ghost.notes for ghost in left.ghosts] == [("n8",)]
    assert list(left.hints) == ["n5"]
    play.do(board.dissolve_theme(play.assembly, "t2"))
    assert not offer.still(play.assembly).hints


def test_accepted_themes_come_last_in_their_order_with_the_notes_that_are_still_loose():
    play = with_themes(tables_at_work())
    ghosts = [Ghost("a", "Varmen", ("n4", "n5")), Ghost("b", "Naboer", ("n6", "n7", "n3"))]
    play.do(accept_ghosts(play.assembly, [("t8", ghosts[0]), ("t9", ghosts[1])]))
    lanes = play.assembly.board.lanes()
    assert [lane.title for lane in lanes] == ["Cykler", "Varme", "Varmen", "Naboer"]
    assert lanes[1].notes == ("n3",)
    assert lanes[3].notes == ("n6", "n7")


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("place"), st.sampled_from(NOTES), st.sampled_from(["t1", "t2", ""])),
        st.tuples(st.just("merge"), st.just(""), st.just("")),
        st.tuples(st.just("withdraw"), st.sampled_from(NOTES), st.just("")),
        st.tuples(st.just("accept"), st.just(""), st.just("")),
        st.tuples(st.just("undo"), st.just(""), st.just("")),
    ),
    max_size=14,
)


@given(STEPS)
def test_every_note_that_stands_is_on_the_board_once_whatever_happens(
    steps: list[tuple[str, str, str]],
):
    play = with_themes(tables_at_work())
    offer = Offer((Ghost("g1", "Forslag", ("n5", "n6", "n7")), Ghost("g2", "Andet", ("n8",))))
    done: list[tuple[board.BoardFact, ...]] = []
    known: Known = {}
    for number, step in enumerate(steps):
        perform(play, offer, step, number, done)
        lanes = lanes_of(play.assembly.board, offer.still(play.assembly), everything)
        assert lanes_of(play.assembly.board, offer.still(play.assembly), everything, known) == lanes
        shown = Counter(face.id for lane in lanes for face in lane.faces)
        assert shown == Counter(each.id for each in play.assembly.board)
        tray_and_ghosts = {
            face.id for lane in lanes if lane.kind is not LaneKind.THEME for face in lane.faces
        }
        assert not tray_and_ghosts & set(play.assembly.board.placed)


def perform(
    play: Play,
    offer: Offer,
    step: tuple[str, str, str],
    number: int,
    done: list[tuple[board.BoardFact, ...]],
) -> None:
    kind, note, theme = step
    held = play.assembly.board
    if kind == "undo":
        if done:
            play.do(done.pop())
        return
    facts = {
        "place": lambda: board.place_notes(
            play.assembly, [note], theme if theme in held.themes else ""
        ),
        "withdraw": lambda: (
            () if held.notes[note].withdrawn else board.withdraw_note(play.assembly, note)
        ),
        "merge": lambda: (
            board.merge_themes(play.assembly, "t1", "t2")
            if {"t1", "t2"} <= set(held.themes)
            else ()
        ),
        "accept": lambda: accept_ghosts(
            play.assembly, [(f"t{number}-{g.key}", g) for g in offer.still(play.assembly).ghosts]
        ),
    }[kind]()
    back: list[tuple[board.BoardFact, ...]] = []
    for fact in facts:
        back.append(play.assembly.inverse(fact))  # type: ignore[arg-type]
        play.do((fact,))
    done.append(tuple(each for several in reversed(back) for each in several))


@given(st.lists(st.sampled_from(DEEDS), max_size=25), st.randoms(use_true_random=False))
def test_every_note_is_shown_or_counted_in_a_stack_after_any_sequence(
    deeds: list[str], rng: random.Random
):
    hands = Hands(with_notes(with_item(founded()), 8))
    offer = Offer((Ghost("g1", "Forslag", ("n5", "n6", "n7")),))
    known: Known = {}
    for deed in deeds:
        hands.act(deed, rng)
        state = hands.play.assembly.board
        lanes = lanes_of(state, offer.still(hands.play.assembly), everything)
        again = lanes_of(state, offer.still(hands.play.assembly), everything, known)
        assert again == lanes
        faces = [face for lane in lanes for face in lane.faces]
        assert len({face.id for face in faces}) == len(faces)
        standing = sum(1 for _each in state)
        assert sum(face.stack for face in faces) == standing
        assert sum(lane.count for lane in lanes) == standing
