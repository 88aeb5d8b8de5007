"""Stacks, splits, second themes, places for life: no note is lost, and undo brings all back."""

from __future__ import annotations

import random
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.models import board
from app.models.assembly import KINDS, Assembly
from app.models.board import Lens, NoteTagged, ThemeMade
from app.models.entries import Fact, Facts, decode, encode
from app.models.errors import Refused
from tests.assemblies import Play, founded, with_item, with_notes
from tests.models.test_board import noted

NOTES = [f"n{number}" for number in range(8)]
NAMES = ("Trafik", "trafik", "Varme")


@dataclass
class Hands:
    """Somebody who does things on a board, and takes them back one by one."""

    play: Play
    done: list[Facts] = field(default_factory=list)
    made: int = 0

    def do(self, decide: Callable[..., Facts], *args: object) -> None:
        try:
            facts = decide(self.play.assembly, *args)
        except Refused:
            return
        back: list[Fact] = []
        for fact in facts:
            back[:0] = self.play.assembly.inverse(fact)
            self.play.do((fact,))
        self.done.append(tuple(back))

    def undo(self) -> None:
        if self.done:
            self.play.do(self.done.pop())

    def theme(self, number: int) -> str:
        order = self.play.assembly.board.order
        return order[number % len(order)] if order else "none"

    def accepted(self, some: list[str]) -> tuple[dict[str, str], list[str]]:
        homes = board.same_proposal(self.play.assembly.board, some)
        return homes, [f"p{self.made}-{number}" for number, _title in enumerate(homes)]

    def act(self, deed: str, rng: random.Random) -> None:
        some = rng.sample(NOTES, rng.randint(1, 3))
        one, other = self.theme(rng.randrange(9)), self.theme(rng.randrange(9))
        self.made += 1
        new, title = f"t{self.made}", f"Tema {self.made}"
        ways: dict[str, tuple[Callable[..., Facts], tuple[object, ...]]] = {
            "move": (board.place_notes, (some, rng.choice([one, ""]))),
            "make": (board.make_theme, (new, title, some)),
            "merge": (board.merge_themes, (one, other)),
            "split": (board.split_theme, (one, some, new, title)),
            "dissolve": (board.dissolve_theme, (one,)),
            "stack": (board.stack_notes, (some,)),
            "unstack": (board.unstack_notes, (some,)),
            "apart": (board.set_apart, (some,)),
            "tag": (board.tag_notes, (some, one)),
            "shift": (board.move_theme, (one, rng.randrange(6))),
            "tidy": (board.tidy_themes, ()),
            "withdraw": (board.withdraw_note, (some[0],)),
            "propose": (board.propose_theme, (dict.fromkeys(some, ()), rng.choice(NAMES), new)),
            "accept": (board.accept_proposals, self.accepted(some)),
            "decline": (board.decline_proposals, (some,)),
        }
        if deed in ways:
            decide, args = ways[deed]
            self.do(decide, *args)
        else:
            self.undo()


DEEDS = (
    "move", "make", "merge", "split", "dissolve", "stack", "unstack", "apart", "tag", "shift",
    "tidy", "withdraw", "propose", "accept", "decline", "undo",
)  # fmt: skip


def places(assembly: Assembly) -> list[str]:
    """Every note that stands, once for each place it lies in."""
    state = assembly.board
    lanes = [note.id for theme in state.lanes() for note in state.notes_in(theme.id)]
    return [*lanes, *(each.id for each in state.tray()), *(each.id for each in state.alone())]


def whole_state(assembly: Assembly) -> object:
    """All that a person can see of the board."""
    b = assembly.board
    return deepcopy(
        (
            b.notes,
            b.themes,
            b.order,
            b.placed,
            b.layout(),
            b.stacked(),
            b.apart,
            b.tags,
            b.lens,
            b.proposed,
        )
    )


@given(st.lists(st.sampled_from(DEEDS), max_size=40), st.randoms(use_true_random=False))
@settings(max_examples=150)
def test_no_note_is_lost_by_any_sequence_and_undo_brings_everything_back(
    deeds: list[str], rng: random.Random
):
    hands = Hands(with_notes(with_item(founded()), len(NOTES)))
    before = whole_state(hands.play.assembly)
    for deed in deeds:
        hands.act(deed, rng)
        state = hands.play.assembly.board
        assert sorted(places(hands.play.assembly)) == sorted(each.id for each in state)
        assert not set(state.under) & set(state.under.values())
        slots = [state.slots[each] for each in state.order]
        assert len(slots) == len(set(slots))
    while hands.done:
        hands.undo()
    assert whole_state(hands.play.assembly) == before


@given(st.lists(st.sampled_from(DEEDS), max_size=25), st.randoms(use_true_random=False))
@settings(max_examples=50)
def test_each_step_of_undo_is_exact(deeds: list[str], rng: random.Random):
    hands = Hands(with_notes(with_item(founded()), len(NOTES)))
    for deed in deeds:
        before, depth = whole_state(hands.play.assembly), len(hands.done)
        hands.act(deed, rng)
        if len(hands.done) > depth:
            after = whole_state(hands.play.assembly)
            hands.undo()
            assert whole_state(hands.play.assembly) == before
            assert after is not None


@given(
    st.lists(st.sampled_from(["make", "dissolve", "merge", "split", "move", "undo"]), max_size=30),
    st.randoms(use_true_random=False),
)
def test_a_theme_keeps_its_place_in_the_overview_whatever_others_do(
    deeds: list[str], rng: random.Random
):
    hands = Hands(with_notes(with_item(founded()), len(NOTES)))
    for deed in deeds:
        state = hands.play.assembly.board
        before = {each: state.slots[each] for each in state.order}
        hands.act(deed, rng)
        after = {each: state.slots[each] for each in state.order}
        assert all(after[each] == slot for each, slot in before.items() if each in after)


def test_a_new_theme_takes_a_new_place_and_one_that_comes_back_its_own():
    hands = Hands(noted())
    for theme in ("t1", "t2", "t3"):
        hands.do(board.make_theme, theme, theme.upper())
    hands.do(board.dissolve_theme, "t2")
    assert hands.play.assembly.board.layout() == ("t1", "", "t3")
    hands.do(board.make_theme, "t4", "T4")
    assert hands.play.assembly.board.layout() == ("t1", "", "t3", "t4")
    hands.undo()
    hands.undo()
    assert hands.play.assembly.board.layout() == ("t1", "t2", "t3")


def test_tidying_up_closes_the_gaps_and_undo_opens_them_again():
    hands = Hands(noted())
    for theme in ("t1", "t2", "t3"):
        hands.do(board.make_theme, theme, theme.upper())
    hands.do(board.dissolve_theme, "t1")
    hands.do(board.tidy_themes)
    assert hands.play.assembly.board.layout() == ("t2", "t3")
    assert board.tidy_themes(hands.play.assembly) == ()
    hands.undo()
    assert hands.play.assembly.board.layout() == ("", "t2", "t3")


def test_a_stack_keeps_its_notes_and_moves_as_one():
    play = noted()
    play.do(board.make_theme(play.assembly, "t1", "Trafik", ["n0", "n1", "n2"]))
    play.do(board.stack_notes(play.assembly, ["n0", "n2", "n5"]))
    assert play.assembly.board.themes["t1"].notes == ("n0", "n2", "n5", "n1")
    assert play.assembly.board.stack_of("n5") == ("n0", "n2", "n5")
    assert play.assembly.board.notes["n5"].text == "Tanke 5"
    play.do(board.place_notes(play.assembly, ["n0"], ""))
    assert {each.id for each in play.assembly.board.tray()} == {"n0", "n2", "n3", "n4", "n5"}
    play.do(board.make_theme(play.assembly, "t2", "Veje", ["n2"]))
    assert play.assembly.board.themes["t2"].notes == ("n0", "n2", "n5")


def test_two_stacks_become_one_and_one_note_can_leave():
    play = noted()
    play.do(board.stack_notes(play.assembly, ["n0", "n1"]))
    play.do(board.stack_notes(play.assembly, ["n2", "n3"]))
    play.do(board.stack_notes(play.assembly, ["n2", "n0"]))
    assert play.assembly.board.stack_of("n2") == ("n2", "n0", "n1", "n3")
    play.do(board.unstack_notes(play.assembly, ["n1"]))
    assert play.assembly.board.stack_of("n2") == ("n2", "n0", "n3")
    play.do(board.unstack_notes(play.assembly, ["n2"]))
    assert not play.assembly.board.under


def test_a_stack_without_its_top_is_still_a_stack():
    play = noted()
    play.do(board.stack_notes(play.assembly, ["n0", "n1", "n2"]))
    play.do(board.withdraw_note(play.assembly, "n0"))
    assert play.assembly.board.stack_of("n1") == ("n1", "n2")


def test_one_note_is_no_stack():
    play = noted()
    with pytest.raises(Refused, match="stack-needs-notes"):
        board.stack_notes(play.assembly, ["n0", "n0"])


def test_a_split_theme_remembers_where_it_came_from_even_when_that_is_gone():
    play = noted()
    play.do(board.make_theme(play.assembly, "t1", "Trafik", ["n0", "n1", "n2"]))
    play.do(board.split_theme(play.assembly, "t1", ["n1"], "t2", "Cykler"))
    play.do(board.split_theme(play.assembly, "t2", ["n1"], "t3", "Cykelstier"))
    play.do(board.dissolve_theme(play.assembly, "t2"))
    assert play.assembly.board.parents("t3") == ("Cykler", "Trafik")
    with pytest.raises(Refused, match="split-needs-notes"):
        board.split_theme(play.assembly, "t1", ["n1"], "t4", "Veje")


def test_a_note_may_touch_a_second_theme_that_follows_a_merge():
    play = noted()
    play.do(board.make_theme(play.assembly, "t1", "Trafik", ["n0", "n1"]))
    play.do(board.make_theme(play.assembly, "t2", "Klima"))
    play.do(board.make_theme(play.assembly, "t3", "Natur"))
    play.do(board.tag_notes(play.assembly, ["n0"], "t2"))
    assert board.tag_notes(play.assembly, ["n0"], "t1") == ()
    play.do(board.merge_themes(play.assembly, "t3", "t2"))
    assert [each.title for each in play.assembly.board.tags_of("n0")] == ["Natur"]
    play.do((NoteTagged("n0", "t2", False),))
    assert play.assembly.board.tags_of("n0") == ()


def test_a_note_that_stands_alone_waits_no_longer_and_comes_back_when_it_is_placed():
    play = noted()
    play.do(board.set_apart(play.assembly, ["n0"]))
    assert [each.id for each in play.assembly.board.alone()] == ["n0"]
    assert "n0" not in {each.id for each in play.assembly.board.tray()}
    play.do(board.place_notes(play.assembly, ["n0"], ""))
    assert not play.assembly.board.alone()


def test_the_lens_is_kept_with_the_assembly():
    play = noted(1)
    play.do(board.choose_lens(play.assembly, Lens.WHO))
    assert play.assembly.board.lens is Lens.WHO
    assert board.choose_lens(play.assembly, Lens.WHO) == ()


def test_a_theme_of_an_older_journal_has_no_parent():
    read = decode("theme-made", '{"index":0,"theme":"t1","title":"Trafik"}', KINDS, lambda _s: None)
    assert read == ThemeMade("t1", "Trafik", 0)


@pytest.mark.parametrize(
    "fact",
    [
        board.NoteStacked("n0", "n1"),
        board.NoteSetApart("n0", True),
        board.NoteTagged("n0", "t1", True),
        board.ThemesTidied(("t1", "", "t2")),
        board.LensChosen(Lens.WHERE),
    ],
)
def test_the_new_facts_are_read_as_they_were_written(fact: Fact):
    kind, body, _sealed = encode(fact, lambda: "salt")
    assert decode(kind, body, KINDS, lambda _s: None) == fact
