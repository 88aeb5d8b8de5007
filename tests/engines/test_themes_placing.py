"""Suggestions that learn from where people have put notes, and similar notes while typing."""

from __future__ import annotations

import random

import pytest

from app.engines.themes import (
    Lexicon,
    Neighbours,
    Note,
    NoteMap,
    Step,
    Theme,
    alike_pairs,
    place,
    similar,
)
from app.lexicon import load
from app.rehearsal import cases
from tests.engines.wall import WALL


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load()


def lanes(letters: str, count: int = 3) -> list[Theme]:
    return [Theme("", tuple(n.id for n in WALL if n.id[0] == letter)[:count]) for letter in letters]


def test_every_loose_note_gets_all_themes_ranked(lexicon):
    found = place(WALL, lanes("csap"), lexicon)
    loose = [note.id for note in WALL if int(note.id[1:]) >= 3]
    assert [each.note for each in found] == loose
    assert all(sorted(each.themes) == [0, 1, 2, 3] for each in found)
    right = [each for each in found if "csap"[each.themes[0]] == each.note[0]]
    assert len(right) >= len(found) - 1


def test_a_lane_that_was_only_just_named_gets_suggestions(lexicon):
    found = place(WALL, [Theme("Skole", ()), Theme("Cykler", ())], lexicon)
    first = {each.note: each.themes[0] for each in found}
    assert [first[f"s{at}"] for at in range(6)] == [0] * 6
    assert [first[f"c{at}"] for at in range(6)] == [1] * 6


def test_people_are_followed_where_they_sort_in_a_way_of_their_own(lexicon):
    inside = [Note(f"i{at}", f"Biblioteket {what}") for at, what in enumerate("abcdef")]
    themes = [Theme("Inde", ("i0", "i1", "i2", "c3")), Theme("Ude", ("c0", "c1", "c2"))]
    found = {each.note: each.themes[0] for each in place([*inside, *WALL], themes, lexicon)}
    assert [found[f"i{at}"] for at in (3, 4, 5)] == [0, 0, 0]


def test_a_suggestion_says_which_words_and_concepts_speak_for_it(lexicon):
    notes = [*WALL, Note("new", "Cykelstien mangler lys")]
    found = {each.note: each for each in place(notes, lanes("csap", 6), lexicon)}["new"]
    assert found.themes[0] == 0
    assert "Cykelstien" in found.because
    assert "Cykler og cykelstier" in found.concepts


def test_a_note_on_a_subject_nobody_has_named_is_never_sure(lexicon):
    notes = [*WALL, Note("new", "Vikingernes runesten forvitrer")]
    found = {each.note: each for each in place(notes, lanes("csap", 6), lexicon)}
    assert found["new"].confidence is Step.UNSURE


def test_sure_suggestions_are_mostly_right(lexicon):
    rng = random.Random(5)
    words = {kind: [w for n in WALL if n.id[0] == kind for w in n.text.split()] for kind in "csap"}
    notes = [
        Note(f"{kind}-{at}", " ".join(rng.sample(words[kind], 3) + rng.sample(words["c"], 1)))
        for kind in "csap"
        for at in range(40)
    ]
    themes = [Theme("", tuple(n.id for n in notes if n.id[0] == kind)[:10]) for kind in "csap"]
    sure = [e for e in place(notes, themes, lexicon) if e.confidence is Step.SURE]
    right = [each for each in sure if "csap"[each.themes[0]] == each.note[0]]
    assert len(sure) >= 20
    assert len(right) >= 0.8 * len(sure)


@pytest.mark.parametrize(("lane_by_lane", "least"), [(True, 0.6), (False, 0.75)])
def test_while_few_notes_are_placed_sure_is_mostly_right_too(lexicon, lane_by_lane, least):
    case = cases.load("albertslund")
    notes = [Note(each.id, each.text) for each in case.notes]
    home = {note: theme.key for theme in reversed(case.themes) for note in theme.notes}
    sure, right = 0, 0
    for seed in range(8):
        known = random.Random(seed).sample(sorted(home), len(home))
        first = list(dict.fromkeys(home[note] for note in known))[:3]
        pool = [note for note in known if home[note] in first] if lane_by_lane else known
        placed = pool[: 4 + 2 * seed]
        keys = list(dict.fromkeys(home[note] for note in placed))
        lanes = [Theme("", tuple(n for n in placed if home[n] == key)) for key in keys]
        for each in place(notes, lanes, lexicon):
            if each.confidence is Step.SURE and each.note in home:
                sure += 1
                right += keys[each.themes[0]] == home[each.note]
    assert sure >= 20
    assert right >= least * sure


def test_without_themes_or_words_nothing_is_suggested(lexicon):
    assert place(WALL, [], lexicon) == []
    assert place(WALL, [Theme("", ())], lexicon) == []
    assert place([Note("1", "???")], [Theme("Skole", ())], lexicon) == []
    assert place([], [Theme("Skole", ())], lexicon) == []


def test_a_single_theme_is_suggested_without_being_sure_of_everything(lexicon):
    found = place(WALL, lanes("c"), lexicon)
    assert {each.themes for each in found} == {(0,)}
    assert all(each.confidence is Step.UNSURE for each in found if each.note[0] == "p")


def test_notes_like_what_is_typed_are_found(lexicon):
    board = Neighbours(WALL, lexicon)
    assert board.similar("cykelstien ved stationen")[0].second == "c1"
    assert {each.second[0] for each in board.similar("flere plejehjem")} == {"p"}
    assert similar("skraldespande til plastik", WALL, lexicon)[0] == "a1"


def test_the_likest_note_comes_first_and_at_most_three(lexicon):
    found = Neighbours(WALL, lexicon).similar("Cykelstien ved stationen er for smal")
    assert found[0].second == "c1"
    assert found[0].likeness > 0.95
    assert len(found) == 3
    assert [each.likeness for each in found] == sorted((e.likeness for e in found), reverse=True)


@pytest.mark.parametrize("text", ["", "og", "🚲", "qwxz"])
def test_nothing_is_like_a_text_that_says_nothing(lexicon, text):
    assert Neighbours(WALL, lexicon).similar(text) == []
    assert Neighbours([], lexicon).similar(text) == []


def test_pairs_that_are_hinted_at_share_a_subject(lexicon):
    pairs = alike_pairs(NoteMap.of(WALL, lexicon), 6)
    assert len(pairs) == 6
    assert all(pair.first[0] == pair.second[0] for pair in pairs)
    assert alike_pairs(NoteMap.of((), lexicon), 5) == []


def test_one_odd_note_of_a_theme_makes_no_other_sure(lexicon):
    """As after a merge: what a single note of a theme is about is not what the theme is about."""
    odd = Note("odd", "Skat på sommerhuse")
    themes = [
        Theme("", (*(note.id for note in WALL if note.id[0] == first), *more))
        for first, more in (("c", ("odd",)), ("s", ()), ("a", ()), ("p", ()))
    ]
    loose = Note("tax", "Skatten må gerne stige"), Note("bikes", "Flere cykelstier i Vestby")
    found = {each.note: each for each in place([*WALL, odd, *loose], themes, lexicon)}
    assert found["tax"].confidence is not Step.SURE
    assert found["bikes"].confidence is Step.SURE
