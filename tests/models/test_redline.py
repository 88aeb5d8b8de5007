"""Redlines: what changed between two wordings, word by word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.models.redline import Kind, Part, redline

WORDS = st.sampled_from(["stier", "cykel", "på", "og", ",", ".", " ", "\n", "ø", "12", "نعم", "🚲"])
TEXTS = st.lists(WORDS, max_size=40).map("".join) | st.text(max_size=60)


def spelt(parts: tuple[Part, ...], *kinds: Kind) -> str:
    return "".join(part.text for part in parts if part.kind in kinds)


@given(TEXTS, TEXTS)
def test_the_parts_spell_both_wordings(old: str, new: str):
    parts = redline(old, new)
    assert spelt(parts, Kind.SAME, Kind.REMOVED) == old
    assert spelt(parts, Kind.SAME, Kind.ADDED) == new
    assert all(part.text for part in parts)


@given(TEXTS)
def test_a_wording_that_did_not_change_has_no_redline(text: str):
    assert {part.kind for part in redline(text, text)} <= {Kind.SAME}


def test_whole_words_change_and_signs_stand_alone():
    parts = redline("Hjælpen er gratis for alle.", "Hjælpen er gratis for dem med lav indkomst.")
    assert parts == (
        Part("Hjælpen er gratis for ", Kind.SAME),
        Part("alle", Kind.REMOVED),
        Part("dem med lav indkomst", Kind.ADDED),
        Part(".", Kind.SAME),
    )


def test_a_rewritten_phrase_reads_as_one():
    parts = redline("vi vil have flere stier nu", "vi ønsker gode veje nu")
    assert [part.kind for part in parts] == [Kind.SAME, Kind.REMOVED, Kind.ADDED, Kind.SAME]
    assert parts[1].text == "vil have flere stier"
