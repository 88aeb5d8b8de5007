"""A Danish word leads to a concept only where it is a form of a known word, or is made of one."""

from __future__ import annotations

import pytest

from app.engines.themes import parse
from app.engines.themes.words import words
from app.lexicon import load
from tests.engines.danish_words import ORDINARY, SUBJECTS

LEXICON = load()


def led(word: str) -> set[str]:
    """The concepts a word leads to behind another, as it stands in a note."""
    hits = LEXICON.vocabulary("da").hits(words(f"så {word}", "da"))
    return {key for hit in hits for key, _share in hit.shares}


def test_ordinary_words_lead_nowhere():
    assert len(ORDINARY) > 300
    assert [word for word in ORDINARY if led(word)] == []


@pytest.mark.parametrize("concept", SUBJECTS)
def test_forms_compounds_and_slips_of_a_word_lead_to_its_concept(concept: str):
    assert [word for word in SUBJECTS[concept].split() if concept not in led(word)] == []


@pytest.mark.parametrize(
    "word",
    [
        "lægge",
        "lægger",
        "planlægger",
        "tilrettelægger",
        "ødelægger",
        "nedlægger",
        "brolægger",
        "hundrede",
        "svinder",
        "forsvinder",
        "vægt",
        "overvejer",
        "undervejs",
        "vejret",
        "ødelagt",
        "forhandler",
    ],
)
def test_a_word_that_shares_a_stem_or_an_ending_alone_leads_nowhere(word: str):
    assert led(word) == set()


def test_it_is_one_rule_for_one_known_word_and_for_many():
    for known in ("læge", "læge, læger, lægerne, lægehus"):
        own = parse(f"compounds: yes\n[doctor] Læger\n{known}\n").vocabulary("da")
        assert own.hits(words("Vi lægger fliser", "da")) == []
        assert own.hits(words("Lægens hus", "da"))


def test_a_municipality_can_say_that_a_word_is_no_subject_and_that_one_is():
    silent = parse("compounds: yes\n[v] V\nbakke\n[-]\nbakken\n").vocabulary("da")
    assert not [hit for hit in silent.hits(words("Mødet på Bakken", "da")) if hit.shares]
    ours = parse("compounds: yes\n[-]\nhundrede\n", "[h] H\nhundrede\n").vocabulary("da")
    assert ours.hits(words("De hundrede", "da"))[0].shares == (("h", 1.0),)
