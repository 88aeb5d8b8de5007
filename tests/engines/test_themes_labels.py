"""Titles and quotations of small walls, as a facilitator would read them aloud."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.cli.bench_runs.themes import Labelled, labelled
from app.cli.bench_runs.themes_labels import Told, told
from app.engines.themes import Lexicon, Note, NoteMap, Theme, group, labels
from app.engines.themes.quoting import Wording
from app.engines.themes.words import words
from app.lexicon import load

WALLS = sorted((Path(__file__).parent / "walls").glob("*.jsonl"))
Wall = tuple[tuple[Labelled, ...], tuple[Theme, ...]]


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load()


@pytest.fixture(scope="module", params=WALLS, ids=lambda file: file.stem)
def wall(request: pytest.FixtureRequest, lexicon: Lexicon) -> Wall:
    notes = labelled(request.param)
    return notes, group([each.note for each in notes], lexicon=lexicon).themes


def test_a_title_says_what_most_notes_of_its_theme_are_about(wall: Wall, lexicon: Lexicon):
    notes, themes = wall
    assert len(themes) > 2
    assert read(notes, themes, lexicon).carrying > 0.6


def test_titles_on_one_wall_share_no_word_and_have_no_filler(wall: Wall):
    notes, themes = wall
    lang = notes[0].note.lang
    spoken = [{w.stem for w in words(t.label, lang) if w.weight == 1} for t in themes]
    assert all(spoken)
    assert sum(len(each) for each in spoken) == len(set().union(*spoken))


def test_a_quotation_is_a_short_sentence_that_carries_the_title(wall: Wall, lexicon: Lexicon):
    notes, themes = wall
    quotes = [theme.quote for theme in themes]
    assert len(set(quotes)) == len(quotes)
    assert all(len(quote) <= 90 and len(quote.split()) >= 3 for quote in quotes)
    subject = {each.note.id: each.theme for each in notes}
    quoted = [Theme(t.label, (only(notes, t.quote),), quote=t.quote) for t in themes]
    found = told([each.note for each in notes], subject, quoted, lexicon)
    assert found.carrying > 0.8


def test_a_note_that_shares_nothing_with_a_theme_is_left_for_people(lexicon: Lexicon):
    old_age = next(file for file in WALLS if file.stem == "da_aeldre")
    notes = [each.note for each in labelled(old_age)]
    unplaced = set(group(notes, lexicon=lexicon).unplaced)
    texts = {note.text for note in notes if note.id in unplaced}
    assert "Hjertestarter ved kirken" in texts
    assert "Kommunen er ved at være tom for unge" in texts


def test_all_walls_together_have_titles_and_quotations_that_fit(lexicon: Lexicon):
    seen = [labelled(file) for file in WALLS]
    found = [
        read(notes, group([each.note for each in notes], lexicon=lexicon).themes, lexicon)
        for notes in seen
    ]
    themes = sum(each.themes for each in found)
    assert sum(each.carry for each in found) / sum(each.notes for each in found) > 0.75
    assert sum(each.fitting for each in found) / themes > 0.78
    assert sum(each.single for each in found) / themes < 0.15


def test_two_words_that_complete_each_other_make_a_title_where_no_concept_is_known():
    texts = [
        "Blafreflager langs kajen", "Blafreflaget ved skolen", "Blafreflager på torvet",
        "Snurretoppe langs kajen", "Snurretoppen ved skolen", "Snurretoppe på torvet",
    ]  # fmt: skip
    notes = [Note(str(at), text, lang="da") for at, text in enumerate(texts)]
    titles = {theme.label for theme in group(notes, lexicon=Lexicon()).themes}
    assert titles == {"Blafreflager og snurretoppe"}


def read(notes: tuple[Labelled, ...], themes: tuple[Theme, ...], lexicon: Lexicon) -> Told:
    subject = {each.note.id: each.theme for each in notes}
    return told([each.note for each in notes], subject, themes, lexicon)


def only(notes: tuple[Labelled, ...], text: str) -> str:
    return next(each.note.id for each in notes if each.note.text == text)


def test_of_twins_the_one_without_a_slip_is_quoted(lexicon: Lexicon):
    texts = [
        "Vi synes: svømmehallen er for kold til bayber", "Svømmehallen er for kold til babyer",
        "Svømmehalen er for kold til babyer", "Varmere vand i svømmehallen",
        "Vandet i svømmehallen er koldt", "Svømmehallen skal have en varm dag",
        "Cykelsti til Sønderby", "Cykelstien langs åen er smal", "Flere cykelstier ved skolen",
    ]  # fmt: skip
    notes = [Note(str(at), text, lang="da") for at, text in enumerate(texts)]
    quotes = [theme.quote for theme in group(notes, lexicon=lexicon).themes]
    assert not {texts[0], texts[2]} & set(quotes)


def test_a_slip_is_never_mended_by_quoting_the_opposite(lexicon: Lexicon):
    texts = [
        "Bevar den lille sklole i Nørreby", "Luk den lille skole i Nørreby",
        "Bevar ikke den lille skole i Nørreby", "Skolen i Nørreby er slidt",
    ]  # fmt: skip
    notes = [Note(str(at), text, lang="da") for at, text in enumerate(texts)]
    board = NoteMap.of(notes, lexicon)
    at = board.places["0"]
    assert Wording(board).cleanest(at, range(len(texts))) == at


def test_two_words_of_different_fields_make_no_title(lexicon: Lexicon):
    texts = [
        "Skatten må gerne stige", "Skatten skal ned", "Robotstøvsuger frigiver tid",
        "Robotstøvsuger til alle", "Ombygningen går i stå", "Pedellen skal blive",
        "Ringetoner er irriterende",
    ]  # fmt: skip
    others = ["Grus på stierne", "Frugt i kantinen", "Lys på stien", "Mere frugt i kantinen"]
    notes = [Note(str(at), text, lang="da") for at, text in enumerate([*texts, *others])]
    board = NoteMap.of(notes, lexicon)
    (label,) = labels(board, [[board.places[str(at)] for at in range(len(texts))]])
    assert not {"skatten", "robotstøvsuger"} <= set(label.title.lower().split())
