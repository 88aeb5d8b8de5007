"""The civic lexicon: its files, and how the words of a note lead to concepts."""

from __future__ import annotations

from pathlib import Path

import pytest

from app import places
from app.engines.themes import Lexicon, LexiconError, Note, parse
from app.engines.themes.features import read
from app.lexicon import load

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load()


def concepts(text: str, lexicon: Lexicon, lang: str = "da") -> set[str]:
    found = read([Note("1", text, lang=lang)], lexicon)[0].concepts
    return {key for key in found if not key.startswith("field:")}


def leading(text: str, lexicon: Lexicon, lang: str = "da") -> str:
    found = read([Note("1", text, lang=lang)], lexicon)[0].concepts
    return max(sorted(key for key in found if not key.startswith("field:")), key=found.__getitem__)


def test_it_knows_enough_concepts_and_words(lexicon):
    danish, english = lexicon.vocabularies
    assert len(lexicon.concepts) >= 60
    assert sum(map(len, danish.whole.values())) + len(danish.phrases) >= 4_000
    assert sum(map(len, english.whole.values())) + len(english.phrases) >= 1_500


@pytest.mark.parametrize("name", ["civic.da.txt", "civic.en.txt"])
def test_its_lines_can_be_read_by_people(name):
    lines = (places.resources() / "lexicon" / name).read_text("utf-8").splitlines()
    assert max(map(len, lines)) <= 100


@pytest.mark.parametrize("language", ["en", "da"])
def test_the_example_on_its_page_is_read(language):
    page = (ROOT / "docs" / language / "lexicon.md").read_text("utf-8")
    ours = (places.resources() / "lexicon" / "civic.da.txt").read_text("utf-8")
    example = page.split("```")[1]
    both = parse(ours, example)
    assert leading("Lågerne i dæmningen", both) == "causeway"
    assert leading("Hul i den grønne sløjfe", both) == "cycling"
    assert both.title("cycling", "da") == "Cykler og cykelstier"


def test_every_concept_has_a_title_and_words_in_both_languages(lexicon):
    for vocabulary in lexicon.vocabularies:
        pointed = {
            key
            for shares in (
                *(found for words in vocabulary.whole.values() for found in words.values()),
                *vocabulary.phrases.values(),
            )
            for key, _ in shares
        }
        for concept in lexicon.concepts:
            assert vocabulary.titles.get(concept.key), (vocabulary.lang, concept.key)
            assert concept.key in pointed, (vocabulary.lang, concept.key)


def test_titles_are_neutral_and_used_once(lexicon):
    wishing = {"flere", "færre", "ingen", "ikke", "mere", "mindre", "bedre", "more", "less", "no"}
    for vocabulary in lexicon.vocabularies:
        titles = [vocabulary.titles[concept.key] for concept in lexicon.concepts]
        assert len(set(titles)) == len(titles)
        assert not wishing & {word for title in titles for word in title.lower().split()}


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("Naturlegepladsen er slidt", "play"),
        ("Ungdomsboligerne er for små", "housing"),
        ("Flere busafgange", "transit"),
        ("Boernehaven lukker tidligt", "daycare"),
        ("CYKELPARKERING", "cycling"),
        ("Højvandssikringen ved åen", "adaptation"),
        ("Den grønne omstilling", "climateaction"),
        ("Bilerne larmer", "noise"),
        ("Plejehjemspladserne", "elderly"),
    ],
)
def test_danish_words_lead_to_their_concept(lexicon, text, concept):
    assert concept in concepts(text, lexicon)


@pytest.mark.parametrize(
    ("text", "concept"),
    [("More benches", "publicspace"), ("Fewer cars", "cars"), ("District heating", "heating")],
)
def test_english_words_lead_to_the_same_concepts(lexicon, text, concept):
    assert concept in concepts(text, lexicon, "en")


@pytest.mark.parametrize("text", ["Et symbol", "Det er stabilt", "Et forslag", "Et forløb"])
def test_a_word_that_only_looks_like_a_compound_leads_nowhere(lexicon, text):
    assert concepts(text, lexicon) == set()


def test_words_with_one_stem_are_told_apart(lexicon):
    assert concepts("Bilerne", lexicon) == {"cars"}
    assert concepts("Billetterne", lexicon) == {"transit"}


def test_the_subject_goes_before_the_form_of_a_matter(lexicon):
    assert leading("Anlægsbevilling og budget til cykelsti", lexicon) == "cycling"
    assert leading("Anlægsbevilling og budget", lexicon) == "budget"


def test_a_place_name_says_less_than_a_word(lexicon):
    name = read([Note("1", "Møde i Kongeparken", lang="da")], lexicon)[0].concepts["greenspace"]
    word = read([Note("1", "Møde i kongeparken", lang="da")], lexicon)[0].concepts["greenspace"]
    assert name < word / 2


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("[x Titel\n", 1, "heading"),
        ("[[x] Titel\n", 1, "heading"),
        ("# fine\nord, ord\n", 2, "no-concept"),
        ("language: klingon\n", 1, "language"),
        ("[x] X\net to tre fire fem seks\n", 2, "phrase-too-long"),
    ],
)
def test_a_line_that_cannot_be_read_is_named(text, line, reason):
    with pytest.raises(LexiconError) as caught:
        parse("[a] A\nord\n", text)
    assert (caught.value.text, caught.value.line, caught.value.reason) == (2, line, reason)


def test_a_word_marked_as_whole_is_not_found_inside_another():
    given = "compounds: yes\n[v] V\n{}\n"
    assert concepts("vandreklub", parse(given.format("klub"))) == {"v"}
    assert concepts("vandreklub", parse(given.format("=klub"))) == set()
    assert concepts("klubben", parse(given.format("=klub"))) == {"v"}
