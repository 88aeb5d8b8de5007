"""A "not" as people say and mistype it, in Danish and its dialects, English, German and Swedish."""

from __future__ import annotations

import pytest

from app import lexicon
from app.engines.themes import Note, NoteMap, compared, twins
from app.engines.themes.features import read
from app.engines.themes.values import Kin
from tests.engines.spoken_pairs import AS_PRINTED, DIALECT, NEGATED, OTHER_WORDS
from tests.engines.wall import WALL

WORDS = lexicon.load()


@pytest.mark.parametrize(("one", "other"), NEGATED)
def test_a_spoken_not_makes_the_opposite_and_never_a_duplicate(one: str, other: str):
    notes = [Note("0", one), Note("1", other)]
    found = twins(NoteMap.of([*notes, *WALL], WORDS))
    assert found.duplicates == ()
    assert [set(pair) for pair in found.opposites] == [{"0", "1"}]
    assert compared(notes[1], notes[:1], WORDS) == {"0": Kin.OPPOSITE}


@pytest.mark.parametrize(("one", "other"), AS_PRINTED)
def test_a_not_as_said_and_as_printed_is_the_same_note(one: str, other: str):
    found = twins(NoteMap.of([Note("0", one), Note("1", other), *WALL], WORDS))
    assert [set(group) for group in found.duplicates] == [{"0", "1"}]
    assert found.opposites == ()


@pytest.mark.parametrize("text", OTHER_WORDS)
def test_the_trade_of_computers_stays_a_subject(text: str):
    assert "digital" in read([Note("0", text), *WALL], WORDS)[0].concepts


@pytest.mark.parametrize("text", DIALECT)
def test_a_not_of_west_jutland_is_no_subject(text: str):
    assert "digital" not in read([Note("0", text), *WALL], WORDS)[0].concepts


@pytest.mark.parametrize("text", ["Keep it open at night", "Make it safe for children"])
def test_the_english_it_is_no_not(text: str):
    stop = text.replace("it ", "the pool ")
    assert compared(Note("0", text), [Note("1", stop)], WORDS).get("1") is not Kin.OPPOSITE
