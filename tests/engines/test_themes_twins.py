"""Notes that say the same, and notes that say the opposite in almost the same words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import lexicon
from app.engines.themes import Lexicon, Note, NoteMap, Twins, compared, twins
from app.engines.themes.values import Kin
from tests.engines.short_pairs import HELD_BACK, TUNED, Pair
from tests.engines.wall import WALL


def of(*texts: str) -> Twins:
    notes = [Note(str(at), text) for at, text in enumerate(texts)]
    # Other notes of a wall, so that rare and frequent words can be told apart.
    return twins(NoteMap.of([*notes, *WALL], Lexicon()))


SAME = [
    ("Flere bænke i parken", "flere bænke i parken!!"),
    ("Flere bænke i parken", "FLERE BÆNKE I PARKEN"),
    ("Grønnere gårde på Østergade", "groennere gaarde paa oestergade"),
    ("Flere bænke langs havnen", "Flere bænke lngs havnen"),
    ("Bænke og træer på torvet", "Træer og bænke på torvet"),
    ("Gratis bus for unge under 18", "Gratis busser for unge under 18"),
    ("Flere p-pladser ved stationen", "Flere parkeringspladser ved stationen"),
    ("Flere busser om aftenen", "Flere busafgange om aftenen"),
    ("Luk gaden for biler om søndagen", "Luk gaden for biler om søndagen, tak"),
    ("More benches along the harbour", "more benches along the harbor"),
]
OPPOSITE = [
    ("Flere biler i midtbyen", "Ikke flere biler i midtbyen"),
    ("Flere biler i midtbyen", "Færre biler i midtbyen"),
    ("Byg højhuse ved havnen", "Byg ikke højhuse ved havnen"),
    ("Parkering på torvet om lørdagen", "Ingen parkering på torvet om lørdagen"),
    ("30 km/t på hele Strandvejen", "40 km/t på hele Strandvejen"),
    ("To nye legepladser i Vestbyen", "Tre nye legepladser i Vestbyen"),
    ("Åbn Storegade for biler igen", "Luk Storegade for biler igen"),
    ("Vi skal ikke spare på skolerne", "Vi skal spare på skolerne"),
    ("More cars in the centre", "No more cars in the centre"),
    ("Mehr Autos in der Innenstadt", "Keine Autos mehr in der Innenstadt"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same_note_twice_is_a_duplicate(one, other):
    found = of(one, other)
    assert found.duplicates == (("0", "1"),) or found.duplicates == (("1", "0"),)
    assert found.opposites == ()


@pytest.mark.parametrize(("one", "other"), OPPOSITE)
def test_opposite_notes_are_shown_as_opposite_and_never_as_duplicates(one, other):
    found = of(one, other)
    assert found.duplicates == ()
    assert [set(pair) for pair in found.opposites] == [{"0", "1"}]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Flere bænke i parken", "Flere busser om aftenen"),
        ("Flere bænke", "Der er for få steder at sidde ned"),
        ("Skolen mangler lærere", "Plejehjemmet mangler lærere og personale i weekenden"),
        (
            "Vi har brug for flere bænke og skygge langs stien ned mod havnen",
            "Vi har brug for flere bænke og skygge langs stien ned mod skolen",
        ),
        ("Hellere teater end stadion", "Hellere teater end museum"),
    ],
)
def test_different_notes_are_neither(one, other):
    assert of(one, other) == Twins()


def test_the_same_note_three_times_is_one_group():
    found = of("Flere bænke i parken", "flere bænke i parken", "Flere bænke i parken!")
    assert [set(group) for group in found.duplicates] == [{"0", "1", "2"}]


def test_an_opposite_is_not_drawn_into_a_group_of_duplicates():
    found = of("Flere biler i byen", "Flere biler i byen!", "Ikke flere biler i byen")
    assert [set(group) for group in found.duplicates] == [{"0", "1"}]
    assert {frozenset(pair) for pair in found.opposites} == {frozenset("02"), frozenset("12")}


@given(st.lists(st.sampled_from([text for pair in SAME + OPPOSITE for text in pair]), max_size=12))
def test_no_pair_is_both_and_no_note_is_in_two_groups(texts):
    notes = [Note(str(at), text) for at, text in enumerate(texts)]
    found = twins(NoteMap.of(notes, Lexicon()))
    grouped = [note for group in found.duplicates for note in group]
    assert len(set(grouped)) == len(grouped)
    for group in found.duplicates:
        assert not any(set(pair) <= set(group) for pair in found.opposites)


WORDS = lexicon.load()


def verdict(one: str, other: str) -> str:
    """What becomes of two notes on a wall with others."""
    found = twins(NoteMap.of([Note("0", one), Note("1", other), *WALL], WORDS))
    if any({"0", "1"} <= set(group) for group in found.duplicates):
        return "same"
    return "opposite" if any({"0", "1"} == set(pair) for pair in found.opposites) else "neither"


KIN = {"same": Kin.DUPLICATE, "opposite": Kin.OPPOSITE, "neither": None}


def share(pairs: tuple[Pair, ...], kind: str) -> float:
    """As whoever types one of them beside the other is told."""
    found = [compared(Note("0", one), [Note("1", other)], WORDS) for one, other in pairs]
    return sum(each.get("1") is KIN[kind] for each in found) / len(pairs)


@pytest.mark.parametrize("half", [TUNED, HELD_BACK], ids=["tuned", "held back"])
def test_short_notes_are_told_apart_from_their_opposites(half: dict[str, tuple[Pair, ...]]):
    assert share(half["same"], "same") >= 0.92
    assert share(half["same"], "opposite") == 0
    assert share(half["opposite"], "opposite") >= 0.9
    assert share(half["opposite"], "same") <= 0.05
    assert share(half["neither"], "neither") >= 0.96


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("punkt et", "punkt to", "opposite"),
        ("Forslag to", "Forslag tre", "opposite"),
        ("bord fire", "bord ni", "opposite"),
        ("side elleve", "side tolv", "opposite"),
        ("point one", "point two", "opposite"),
        ("punkt to", "punkt 2", "same"),
        ("A place to sit and talk to", "A place to sit and talk to", "same"),
    ],
)
def test_a_number_that_is_spelled_out_is_a_number(one: str, other: str, found: str):
    assert verdict(one, other) == found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hastigheden på Storegade skal ned", "Sænk hastigheden på Storegade"),
        ("Hastigheden skal ned til 30 ved skolen", "Sænk hastigheden til 30 ved skolen"),
        ("Ned med farten", "Sænk farten"),
        ("Sæt farten ned", "Sænk farten"),
        ("Skatten bør op", "Hæv skatten"),
        ("Taxes must go down", "Lower taxes"),
        ("Vi skal ned til åen", "Vi skal til åen"),
    ],
)
def test_what_shall_go_down_is_no_opposite_of_lowering_it(one: str, other: str):
    assert verdict(one, other) != "opposite"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hastigheden skal op", "Sænk hastigheden"),
        ("Hastigheden skal op", "Hastigheden skal ned"),
        ("Hastigheden skal ikke ned", "Sænk hastigheden"),
        ("Taxes should go up", "Lower taxes"),
        ("Sæt farten op", "Sæt farten ned"),
    ],
)
def test_what_shall_go_up_is_the_opposite_of_lowering_it(one: str, other: str):
    assert verdict(one, other) == "opposite"


SHORT_OPPOSITES = [
    ("luk skolen", "luk ikke skolen"),
    ("to busser", "tre busser"),
    ("bevar skolen", "nedlæg skolen"),
    ("gratis parkering", "betalt parkering"),
    ("Bro i 2030", "Bro i 2035"),
    ("10 % skov", "50 procent skov"),
    ("30km/t", "50 km/t"),
    ("first phase", "second phase"),
    ("Ban dogs on the beach", "Allow dogs on the beach"),
    ("Hellere cykler end biler", "Hellere biler end cykler"),
    ("Bybus i stedet for letbane", "Letbane i stedet for bybus"),
    ("Tøm skraldespandene hver uge", "Tøm skraldespandene hver anden uge"),
    ("Hold svømmehallen åben", "Luk svømmehallen"),
    ("Bussen skal være gratis", "Bussen skal koste penge"),
]


@pytest.mark.parametrize(("one", "other"), SHORT_OPPOSITES)
def test_whoever_types_a_short_opposite_is_asked_as_well(one: str, other: str):
    own, there = Note("typed", one), Note("there", other)
    assert compared(own, [there], WORDS) == {"there": Kin.OPPOSITE}
    assert verdict(one, other) == "opposite"


SAME_MEANING = [
    ("Luk ikke skolen i Vestby", "Bevar skolen i Vestby"),
    ("Nej, ikke flere biler", "Ikke flere biler"),
    ("To busser hver time", "2 busser hver time"),
    ("Mødet er kl. 20", "Mødet er klokken 20"),
    ("1.000 nye boliger", "1000 nye boliger"),
]


@pytest.mark.parametrize(("one", "other"), SAME_MEANING)
def test_a_note_that_says_the_same_otherwise_is_not_called_opposite(one: str, other: str):
    assert verdict(one, other) != "opposite"
