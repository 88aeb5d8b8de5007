"""From note to theme to recommendation: no sorting of the board ever cuts that thread."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.models import board, recommendations
from app.models.assembly import KINDS, Assembly
from app.models.entries import Fact, Facts, canonical, decode, encode
from app.models.errors import Refused
from app.reports import outline
from tests.assemblies import NOW, Play, founded, with_item, with_notes, with_recommendation


def linked(notes: int = 8) -> Play:
    """Two themes, and a recommendation that rests on the first and on one note."""
    play = with_notes(with_item(with_recommendation(founded())), notes)
    play.do(board.make_theme(play.assembly, "t1", "Trafik", ["n0", "n1"]))
    play.do(board.make_theme(play.assembly, "t2", "Cykler", ["n2", "n3"]))
    play.do(recommendations.link_recommendation(play.assembly, "r1", ["t1"], ["n7"]))
    return play


def reached(assembly: Assembly) -> set[str]:
    """The notes a reader of the recommendation comes to, by its themes and by itself."""
    rests = recommendations.sources(assembly.board, assembly.recommendations.items["r1"])
    through = {note.id for theme in rests.themes for note in assembly.board.notes_in(theme)}
    return through | set(rests.notes)


def undone(assembly: Assembly, facts: Facts) -> Facts:
    """The facts that take these back, as the document works them out; they are applied."""
    back: list[Fact] = []
    for fact in facts:
        back = [*assembly.inverse(fact), *back]
        assembly.apply(fact)
    return tuple(back)


def lanes(assembly: Assembly) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(each.id, each.title, each.notes) for each in assembly.board.lanes()]


def test_a_recommendation_follows_its_theme_into_the_one_it_was_merged_into():
    play = linked()
    play.do(recommendations.write_version(
        play.assembly, "r1", 1, recommendations.Wording("Cykelstier"), "Bord 2", NOW
    ))  # fmt: skip
    play.do(board.merge_themes(play.assembly, "t2", "t1"))
    rests = recommendations.sources(play.assembly.board, play.assembly.recommendations.items["r1"])
    assert rests == recommendations.Sources(("t2",), ("n7",))
    told = outline.outline(play.assembly, NOW)
    (part,) = told.recommendations
    assert [theme.title for theme in part.themes] == ["Cykler"]
    assert [theme.recommendations for theme in told.themes] == [(1,)]


def test_a_chain_of_merges_is_followed_to_its_end():
    play = linked()
    play.do(board.make_theme(play.assembly, "t3", "Byrum", ["n4"]))
    play.do(board.merge_themes(play.assembly, "t2", "t1"))
    play.do(board.merge_themes(play.assembly, "t3", "t2"))
    assert reached(play.assembly) == {"n0", "n1", "n2", "n3", "n4", "n7"}


def test_undo_of_a_merge_restores_the_lanes_and_the_link_and_redo_merges_again():
    play = linked()
    before = lanes(play.assembly)
    back = undone(play.assembly, board.merge_themes(play.assembly, "t2", "t1"))
    merged = lanes(play.assembly)
    forth = undone(play.assembly, back)
    assert lanes(play.assembly) == before
    assert reached(play.assembly) == {"n0", "n1", "n7"}
    undone(play.assembly, forth)
    assert lanes(play.assembly) == merged
    assert reached(play.assembly) == {"n0", "n1", "n2", "n3", "n7"}


@pytest.mark.parametrize("way", ["dissolved", "emptied", "split"])
def test_a_theme_that_is_gone_or_empty_still_leads_to_the_notes_that_lay_in_it(way):
    play = linked()
    play.do(
        {
            "dissolved": lambda: board.dissolve_theme(play.assembly, "t1"),
            "emptied": lambda: board.place_notes(play.assembly, ["n0", "n1"], ""),
            "split": lambda: board.make_theme(play.assembly, "t3", "Ny", ["n0", "n1"]),
        }[way]()
    )
    assert reached(play.assembly) == {"n0", "n1", "n7"}


def test_a_journal_from_before_merges_were_told_is_read_as_it_was():
    old = decode("theme-dissolved", canonical({"theme": "t1"}), KINDS, lambda _seal: None)
    assert old == board.ThemeDissolved("t1")
    raw = {"recommendation": "r1", "themes": ["t1"], "notes": []}
    link = decode("recommendation-linked", canonical(raw), KINDS, lambda _seal: None)
    assert link == recommendations.RecommendationLinked("r1", ("t1",), ())
    for fact in (board.ThemeDissolved("t1", "t2"), recommendations.RecommendationLinked(
        "r1", ("t1",), (), ("n0", "n1")
    )):  # fmt: skip
        kind, body, _sealed = encode(fact, lambda: "salt")
        assert decode(kind, body, KINDS, lambda _seal: None) == fact


def test_two_laptops_that_merge_the_same_themes_opposite_ways_lose_nothing():
    play = linked()
    one = board.merge_themes(play.assembly, "t2", "t1")
    other = board.merge_themes(play.assembly, "t1", "t2")
    play.do((*one, *other))
    assert {each.id for each in play.assembly.board.tray()} >= {"n0", "n1", "n2", "n3"}
    assert {"n0", "n1", "n7"} <= reached(play.assembly)


THEMES = [f"t{n}" for n in range(1, 7)]
NOTES = [f"n{n}" for n in range(8)]
STEPS = st.lists(
    st.one_of(
        st.tuples(
            st.just("move"),
            st.lists(st.sampled_from(NOTES), min_size=1, max_size=4, unique=True),
            st.sampled_from(["", *THEMES]),
        ),
        st.tuples(st.just("merge"), st.sampled_from(THEMES), st.sampled_from(THEMES)),
        st.tuples(
            st.just("split"),
            st.sampled_from(THEMES),
            st.lists(st.sampled_from(NOTES), max_size=4, unique=True),
        ),
        st.tuples(st.just("rename"), st.sampled_from(THEMES), st.sampled_from(["A", "B"])),
        st.tuples(st.just("dissolve"), st.sampled_from(THEMES), st.none()),
        st.tuples(st.just("undo"), st.none(), st.none()),
        st.tuples(st.just("redo"), st.none(), st.none()),
    ),
    max_size=30,
)


def decided(assembly: Assembly, step: tuple) -> Facts:
    kind, first, second = step
    match kind:
        case "move":
            return board.place_notes(assembly, first, second)
        case "merge":
            return board.merge_themes(assembly, first, second)
        case "split":
            return board.make_theme(assembly, first, "Udskilt", second)
        case "rename":
            return board.rename_theme(assembly, first, second)
    return board.dissolve_theme(assembly, first)


@settings(deadline=None)
@given(STEPS)
def test_no_sorting_loses_a_note_or_a_recommendations_way_to_its_notes(steps):
    assembly = linked().assembly
    done: list[tuple[Facts, list]] = []
    redone: list[tuple[Facts, list]] = []
    for step in steps:
        before = lanes(assembly)
        if step[0] in ("undo", "redo"):
            stack, onto = (done, redone) if step[0] == "undo" else (redone, done)
            if stack:
                facts, wanted = stack.pop()
                onto.append((undone(assembly, facts), before))
                assert lanes(assembly) == wanted  # exactly as it was
        else:
            try:
                facts = decided(assembly, step)
            except Refused:
                continue
            if facts:
                done.append((undone(assembly, facts), before))
                redone.clear()
        placed = [note for theme in assembly.board.lanes() for note in theme.notes]
        loose = [each.id for each in assembly.board.tray()]
        assert sorted(placed + loose) == NOTES
        rests = recommendations.sources(assembly.board, assembly.recommendations.items["r1"])
        assert all(each in assembly.board.themes for each in rests.themes)
        assert {"n0", "n1", "n7"} <= reached(assembly)
        assert all(first != second for first, second in pairwise(rests.themes))


def test_linking_anew_after_a_merge_keeps_what_was_not_touched():
    play = linked()
    play.do(board.dissolve_theme(play.assembly, "t1"))
    rests = recommendations.sources(play.assembly.board, play.assembly.recommendations.items["r1"])
    assert rests.notes == ("n7", "n0", "n1")
    play.do(
        recommendations.link_recommendation(play.assembly, "r1", [*rests.themes, "t2"], rests.notes)
    )
    assert reached(play.assembly) == {"n0", "n1", "n2", "n3", "n7"}


def test_a_note_that_left_its_theme_can_be_unticked():
    play = linked()
    play.do(board.place_notes(play.assembly, ["n0"], "t2"))
    assert "n0" in reached(play.assembly)
    play.do(recommendations.link_recommendation(play.assembly, "r1", ["t1"], ["n7"]))
    assert reached(play.assembly) == {"n1", "n7"}
