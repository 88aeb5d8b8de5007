"""Themes proposed for the notes of an assembly."""

from __future__ import annotations

import dataclasses
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.engines.themes import Grouping, Lexicon, Note, Theme, group, parse
from app.lexicon import load
from tests.engines.wall import WALL


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load()


def homes(found: Grouping) -> dict[str, str]:
    return {note: theme.label for theme in found.themes for note in theme.notes}


def together(found: Grouping) -> set[frozenset[str]]:
    return {frozenset(theme.notes) for theme in found.themes}


def in_one_place_each(found: Grouping, notes: list[Note] | tuple[Note, ...]) -> bool:
    placed = [note for theme in found.themes for note in theme.notes]
    return sorted([*placed, *found.unplaced]) == sorted(note.id for note in notes)


def subjects(found: Grouping) -> set[frozenset[str]]:
    """The first letters of the notes of each theme: which subjects it mixes."""
    return {frozenset(note[0] for note in theme.notes) for theme in found.themes}


def many_notes(count: int) -> list[Note]:
    """Notes of three nouns each, so that subjects overlap."""
    rng = random.Random(7)
    nouns = ["cykel", "skole", "bus", "bænk", "træ", "bolig", "støj", "affald", "café", "kunst"]
    return [
        Note(str(at), f"{rng.choice(nouns)} og {rng.choice(nouns)} {rng.choice(nouns)} nu")
        for at in range(count)
    ]


SOME_WORDS = st.sampled_from(
    ["flere", "bænke", "cykelsti", "skole", "bus", "træer", "affald", "ikke", "30", "ældre", "🌳"]
)
ANY_NOTES = st.lists(
    st.one_of(st.lists(SOME_WORDS, max_size=6).map(" ".join), st.text(max_size=40)), max_size=25
).map(lambda texts: [Note(f"n{at}", text) for at, text in enumerate(texts)])


def test_notes_on_one_subject_come_together_and_are_named_after_it(lexicon):
    found = group(WALL, lexicon=lexicon)
    assert {theme.label: {note[0] for note in theme.notes} for theme in found.themes} == {
        "Affald og genbrug": {"a"},
        "Cykler og cykelstier": {"c"},
        "Skoler og undervisning": {"s"},
        "Ældre og plejehjem": {"p"},
    }


def test_a_label_has_words_of_the_notes_and_a_note_as_quotation(lexicon):
    texts = {note.id: note.text for note in WALL}
    for theme in group(WALL, lexicon=lexicon).themes:
        written = " ".join(texts[note] for note in theme.notes).lower()
        assert 2 <= len(theme.words) <= 3
        assert all(word in written for word in theme.words)
        assert theme.quote in {texts[note] for note in theme.notes}


def test_without_a_lexicon_themes_are_still_found_by_their_words():
    notes = [
        *(Note(f"x{at}", f"Svanerne ved dammen {what}") for at, what in enumerate("abcd")),
        *(Note(f"y{at}", f"Fyrtårnets trappe knirker {what}") for at, what in enumerate("abcd")),
    ]
    assert subjects(group(notes, lexicon=Lexicon())) == {frozenset("x"), frozenset("y")}


@given(ANY_NOTES)
def test_every_note_is_in_exactly_one_place(notes):
    found = group(notes, lexicon=load())
    assert in_one_place_each(found, notes)
    assert all(len(theme.notes) >= 3 for theme in found.themes)


@given(ANY_NOTES, st.randoms(use_true_random=False))
def test_the_order_of_notes_does_not_change_who_is_together(notes, rng):
    shuffled = rng.sample(notes, len(notes))
    one, other = group(notes, lexicon=load()), group(shuffled, lexicon=load())
    assert together(one) == together(other)
    assert set(one.unplaced) == set(other.unplaced)
    assert {theme.label for theme in one.themes} == {theme.label for theme in other.themes}
    assert one.duplicates == other.duplicates


def test_the_same_notes_give_the_same_proposal(lexicon):
    assert group(WALL, lexicon=lexicon) == group(WALL, lexicon=lexicon)


@given(
    ANY_NOTES.filter(lambda notes: len(notes) >= 4),
    st.lists(st.integers(0, 2), min_size=25, max_size=25),
)
def test_groups_that_people_made_never_change(notes, choice):
    keep = [
        Theme(f"Lane {lane}", tuple(n.id for n, c in zip(notes, choice, strict=False) if c == lane))
        for lane in (0, 1)
    ]
    found = group(notes, keep=keep, lexicon=load())
    assert in_one_place_each(found, notes)
    for mine, shown in zip(keep, found.themes, strict=False):
        assert shown.label == mine.label
        assert shown.notes[: len(mine.notes)] == mine.notes
        assert set(shown.notes[len(mine.notes) :]) <= set(found.joined)


def test_a_new_note_joins_a_kept_group_it_surely_belongs_to(lexicon):
    keep = [
        Theme("Cykler", tuple(note.id for note in WALL if note.id[0] == "c")),
        Theme("Ældre", tuple(note.id for note in WALL if note.id[0] == "p")),
    ]
    notes = [
        *(note for note in WALL if note.id[0] in "cp"),
        Note("new", "Cykelstien langs åen skal have lys"),
    ]
    found = group(notes, keep=keep, lexicon=lexicon)
    assert found.joined == ("new",)
    assert "new" in found.themes[0].notes


@pytest.mark.parametrize("others", [(), ("s0", "s1")], ids=["the only group", "one of two"])
def test_a_note_that_is_said_again_joins_the_kept_group_where_it_lies(lexicon, others):
    keep = [Theme("Blandet", ("c0", "p1", "a3"))]
    if others:
        keep.append(Theme("Skole", others))
    kept = [note for note in WALL if any(note.id in theme.notes for theme in keep)]
    again = [Note(f"again-{each.id}", f"{each.text.upper()}!") for each in kept]
    found = group([*again, *kept], keep=keep, lexicon=lexicon)
    assert set(found.joined) == {each.id for each in again}
    assert {f"again-{note}" for note in keep[0].notes} <= set(found.themes[0].notes)


def test_a_note_that_says_the_opposite_does_not_join_for_that(lexicon):
    keep = [Theme("Parker", ("one",))]
    notes = [Note("one", "Flere bænke i parken"), Note("new", "Færre bænke i parken")]
    assert group(notes, keep=keep, lexicon=lexicon).unplaced == ("new",)


def test_a_note_that_is_said_in_two_kept_groups_waits_for_a_person(lexicon):
    notes = [Note(key, "Flere bænke i parken") for key in ("one", "two", "new")]
    keep = [Theme("Parker", ("one",)), Theme("Bænke", ("two",))]
    found = group(notes, keep=keep, lexicon=lexicon)
    assert found.joined == ()
    assert found.unplaced == ("new",)


def test_notes_on_a_new_subject_form_a_theme_beside_the_kept_ones(lexicon):
    keep = [
        Theme("Cykler", tuple(note.id for note in WALL if note.id[0] == "c")),
        Theme("Ældre", tuple(note.id for note in WALL if note.id[0] == "p")),
    ]
    notes = [note for note in WALL if note.id[0] in "cpa"]
    found = group(notes, keep=keep, lexicon=lexicon)
    assert found.joined == ()
    assert [theme.label for theme in found.themes] == ["Cykler", "Ældre", "Affald og genbrug"]


MEALS = (
    "Maden smager af ingenting",
    "Vi vil have mad lavet på stedet",
    "Varm mad skal være varm",
    "Rugbrød til frokost",
    "Flere grøntsager på tallerkenen",
    "Der mangler dessert om søndagen",
    "Små portioner til dem med lille appetit",
)
BUSES = (
    "Bussen kører kun hver anden time",
    "Busstoppestedet ligger for langt væk",
    "Flextrafik skal bestilles dagen før",
    "Ingen bus om aftenen",
    "Billetten er blevet for dyr",
    "Læskur ved stoppestedet på torvet",
)
SERVED = tuple(
    Note(f"{sort}{at}", text, lang="da")
    for sort, said in (("m", MEALS), ("b", BUSES))
    for at, text in enumerate(said)
)


def test_what_people_have_named_is_not_proposed_again_under_another_name(lexicon):
    found = group(SERVED, keep=[Theme("Mad", ()), Theme("Transport", ())], lexicon=lexicon)
    meals = found.themes[0]
    assert meals.label == "Mad"
    assert len([each for each in meals.notes if each.startswith("m")]) >= 4
    assert all(each.startswith("m") for each in meals.notes)
    others = [theme for theme in found.themes if not theme.kept]
    assert not any(note.startswith("m") for theme in others for note in theme.notes)


def test_a_word_of_a_kept_title_does_not_give_a_new_theme_a_wrong_one(lexicon):
    free = {theme.label for theme in group(SERVED, lexicon=lexicon).themes}
    assert "Mad og måltider" in free
    kept = Theme("Mad til de unge", ("m0",))
    found = group(SERVED, keep=[kept], lexicon=lexicon)
    assert "Mad og måltider" in {theme.label for theme in found.themes}


def test_new_notes_move_no_note_that_was_placed(lexicon):
    first = group(WALL, lexicon=lexicon)
    more = [*WALL, *(Note(f"z{at}", f"Flere træer i parken {at}") for at in range(20))]
    second = group(more, keep=first.themes, lexicon=lexicon)
    before, after = homes(first), homes(second)
    assert all(after[note] == home for note, home in before.items())


def test_a_note_in_two_kept_groups_is_the_callers_mistake(lexicon):
    with pytest.raises(ValueError, match="two kept themes"):
        group(WALL, keep=[Theme("a", ("c1",)), Theme("b", ("c1",))], lexicon=lexicon)


def test_two_notes_with_one_id_are_the_callers_mistake(lexicon):
    with pytest.raises(ValueError, match="one id"):
        group([Note("1", "bænke"), Note("1", "busser")], lexicon=lexicon)


def test_notes_that_say_nothing_stay_unplaced(lexicon):
    junk = ["", "   ", "Ved ikke", "ingen kommentarer", "???", "👍👍", "nej", "-", "no comment"]
    notes = [*WALL, *(Note(f"junk{at}", text) for at, text in enumerate(junk))]
    assert set(group(notes, lexicon=lexicon).unplaced) == {f"junk{at}" for at in range(len(junk))}


def test_fewer_than_three_alike_are_no_theme(lexicon):
    notes = [Note("1", "Flere bænke i parken"), Note("2", "Bænke i parken med ryglæn")]
    assert group(notes, lexicon=lexicon).unplaced == ("1", "2")


@pytest.mark.parametrize("notes", [[], [Note("1", "Flere bænke")], [Note("1", "")]])
def test_an_almost_empty_wall_has_no_theme(lexicon, notes):
    found = group(notes, lexicon=lexicon)
    assert found.themes == ()
    assert found.unplaced == tuple(note.id for note in notes)


def test_danish_and_english_notes_on_one_subject_meet(lexicon):
    notes = [
        *(note for note in WALL if note.id[0] in "cp"),
        Note("c-en1", "The bike lanes are too narrow and should be wider"),
        Note("c-en2", "There is nowhere to park your bicycle at the station"),
        Note("p-en1", "The nursing home needs more staff for the elderly"),
    ]
    assert subjects(group(notes, lexicon=lexicon)) == {frozenset("c"), frozenset("p")}


@pytest.mark.parametrize(
    "odd",
    [
        "x" * 20_000,
        "cykel " * 4_000,
        "🚲" * 500,
        "مسارات الدراجات في المدينة",
        "<script>alert('cykel')</script>",
        "a\u0301b\u200d\u202ecykel\x00\ufeff",
        "\ud800 cykel",
        "1 2 3 4 5",
    ],
)
def test_an_odd_note_harms_nobody(lexicon, odd):
    notes = [*WALL, Note("odd", odd)]
    found = group(notes, lexicon=lexicon)
    assert in_one_place_each(found, notes)
    assert len(found.themes) == 4


def test_fewer_and_more_themes_can_be_asked_for(lexicon):
    crowd = many_notes(250)
    counts = [len(group(crowd, lexicon=lexicon, fewer_more=step).themes) for step in range(-3, 4)]
    assert counts == sorted(counts)
    assert counts[0] <= counts[3] / 2
    assert counts[-1] >= counts[3] * 1.3
    assert len(group(WALL, lexicon=lexicon, fewer_more=-9).themes) == 1


def test_it_is_told_when_there_can_be_no_fewer_and_no_more(lexicon):
    one, many = (group(WALL, lexicon=lexicon, fewer_more=step) for step in (-9, 30))
    assert not one.can_fewer
    assert one.can_more
    assert many.can_fewer
    assert not many.can_more


@pytest.mark.parametrize("step", [-3, -1, 1, 3])
def test_fewer_or_more_themes_lose_no_note(lexicon, step):
    found = group(WALL, lexicon=lexicon, fewer_more=step)
    assert in_one_place_each(found, WALL)


def test_words_of_the_question_do_not_hold_notes_together(lexicon):
    tail = "i Sandersrum i fremtiden"
    notes = [dataclasses.replace(note, text=f"{note.text} {tail}") for note in WALL]
    found = group(notes, question="Hvordan skal Sandersrum se ud i fremtiden?", lexicon=lexicon)
    assert len(found.themes) == 4
    assert all("sandersrum" not in word for theme in found.themes for word in theme.words)


def test_no_two_themes_have_one_title(lexicon):
    titles = [theme.label for theme in group(many_notes(250), lexicon=lexicon).themes]
    assert len(titles) > 5
    assert len(set(titles)) == len(titles)


def test_titles_name_a_subject_and_no_wish():
    notes = [Note(str(at), f"Ingen flere blafreflager {at}") for at in range(5)]
    theme = group(notes, lexicon=Lexicon()).themes[0]
    assert theme.label == "Blafreflager"


def test_two_thousand_notes_do_not_break(lexicon):
    rng = random.Random(3)
    words = sorted({word for note in WALL for word in note.text.split()})
    notes = [Note(str(at), " ".join(rng.sample(words, rng.randint(1, 9)))) for at in range(2_000)]
    assert in_one_place_each(group(notes, lexicon=lexicon), notes)


def test_an_organisation_can_plug_in_its_own_vectors(lexicon):
    notes = [
        Note(f"{kind}{at}", f"{kind * 5}{'bcdefg'[at] * 6}") for kind in "xy" for at in range(6)
    ]
    apart = {note.text: [float(note.id[0] == "x"), float(note.id[0] == "y")] for note in notes}
    found = group(notes, lexicon=lexicon, embed=lambda texts: [apart[text] for text in texts])
    assert subjects(found) == {frozenset("x"), frozenset("y")}


def test_the_time_it_took_comes_from_the_clock_that_is_given(lexicon):
    ticks = iter((10.0, 12.5))
    assert group(WALL, lexicon=lexicon, clock=lambda: next(ticks)).seconds == 2.5


def test_a_municipality_gives_words_to_a_concept_of_ours(lexicon):
    ours = parse(
        "language: da\ncompounds: yes\n[[nature]] Natur\n[greenspace] Parker\npark\n",
        "language: da\n[greenspace]\nblafreflage  # a word of its own\n",
    )
    notes = [Note("1", "En park"), Note("2", "Parken"), Note("3", "Blafreflagerne")]
    assert group(notes, lexicon=ours).themes[0].notes == ("1", "2", "3")


@pytest.mark.parametrize(
    "text", ["note nummer {n} om cykelstier og skoler", "flere bænke", "🌳 {n}", "{n}"]
)
def test_notes_that_are_all_alike_have_named_themes_too(lexicon, text):
    notes = [Note(f"n{n}", text.format(n=n)) for n in range(600)]
    labels = [theme.label for theme in group(notes, lexicon=lexicon).themes]
    assert all(labels)


@given(ANY_NOTES)
def test_no_theme_is_without_a_name(lexicon, notes):
    assert all(theme.label for theme in group(notes, lexicon=lexicon).themes)
