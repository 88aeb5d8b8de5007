"""The words of a recommendation: their mark, their bold and lists, and their numbered lines."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models import recommendations
from app.models.assembly import KINDS
from app.models.entries import decode, encode
from app.models.errors import Refused
from app.models.markdown import BULLET, Block, Run, plain, read
from app.models.recommendations import (
    Origin,
    Part,
    VersionWritten,
    Wording,
    in_words,
    is_long,
    numbered,
)
from app.models.recommendations.lines import LONGEST_LINE, wide
from tests.assemblies import NOW, Play, founded, with_recommendation

OLD = Wording("Flere cykelstier", "Byrådet bør.", "Fordi.", ("Begynd i nord",))


def test_words_of_before_keep_the_mark_that_polls_are_bound_to():
    assert OLD.fingerprint == "e237759a121e9827d5d87c3ce190135d2370a711e922b801458775a6c5867865"


def test_each_new_part_makes_another_mark():
    marks = {
        OLD.fingerprint,
        Wording(*_old(), evidence="Rapport").fingerprint,
        Wording(*_old(), addressed_to="Rapport").fingerprint,
        Wording(*_old(), evidence="Rapport", addressed_to="Byrådet").fingerprint,
    }
    assert len(marks) == 4


def _no_seal(_seal: str) -> None:
    return None


def _old() -> tuple[str, str, str, tuple[str, ...]]:
    return OLD.title, OLD.text, OLD.reason, OLD.initiatives


def test_an_old_journal_reads_with_nothing_in_the_new_parts():
    body = {
        "recommendation": "r1",
        "based_on": 1,
        "wording": {"title": "T", "text": "", "reason": "", "initiatives": []},
        "by": "Bord 1",
        "at": NOW,
    }
    fact = decode("version-written", json.dumps(body), KINDS, _no_seal)
    assert fact == VersionWritten("r1", 1, Wording("T"), "Bord 1", NOW, Origin())


def test_a_version_tells_table_role_and_why_and_survives_the_journal():
    play = with_recommendation(founded())
    words = Wording("Flere cykelstier", "**Nu**", evidence="Note 4", addressed_to="Byrådet")
    origin = Origin(table=3, is_staff=True, why="  slåfejl \n rettet ")
    (fact,) = play.do(
        recommendations.write_version(play.assembly, "r1", 1, words, "Sekretariat", NOW, origin)
    )
    kind, body, _sealed = encode(fact, str)
    assert decode(kind, body, KINDS, _no_seal) == fact
    latest = play.assembly.recommendations.items["r1"].latest
    assert latest.wording == words
    assert latest.origin == Origin(3, True, "slåfejl rettet")


def test_a_recommendation_stands_under_a_theme_without_a_new_version():
    play = with_recommendation(founded())
    before = play.assembly.recommendations.items["r1"]
    (fact,) = recommendations.file_recommendation(play.assembly, "r1", " Trafik ")
    back = play.assembly.inverse(fact)
    play.do((fact,))
    now = play.assembly.recommendations.items["r1"]
    assert (now.theme, now.versions) == ("Trafik", before.versions)
    assert recommendations.file_recommendation(play.assembly, "r1", "Trafik") == ()
    play.do(back)
    assert play.assembly.recommendations.items["r1"] == before


def test_more_than_two_lines_is_long():
    assert not is_long("Byrådet bør anlægge stier.\nOg tunneler.")
    assert is_long("a\nb\nc")
    assert is_long("ord " * 60)


def test_an_addressee_of_pages_is_refused():
    with pytest.raises(Refused):
        recommendations.draft_recommendation(
            Play().assembly, "r", Wording("T", addressed_to="x" * 201), "", NOW
        )


# -- a little Markdown


def test_bold_and_lists_are_read_and_the_rest_is_words():
    told = read("Vi vil **nu**:\n- *stier*\n2) <b>bro</b>\n\nSlut ** her")
    assert told == (
        Block((Run("Vi vil "), Run("nu", True), Run(":"))),
        Block((Run("*stier*"),), marker=BULLET),
        Block((Run("<b>bro</b>"),), marker="2."),
        Block(()),
        Block((Run("Slut ** her"),)),
    )


def test_headings_are_for_slides_of_ones_own():
    assert read("# Emne")[0].text == "# Emne"
    assert read("# Emne", has_headings=True)[0].level == 1


@given(st.text("ab *-1.\n#<&", max_size=60))
def test_no_letter_is_lost_or_made(words: str):
    shown = plain(words).replace(BULLET, "")
    for letter in "ab<&#":
        assert shown.count(letter) == words.count(letter)


# -- numbered lines


def test_lines_are_counted_through_all_parts_in_one_order():
    words = Wording("T", "Første\n\nAnden", "Fordi", ("Nord", "Syd"), "Note 4", "Byrådet")
    told = [(each.number, each.part, each.marker, each.text) for each in numbered(words, 3)]
    assert [each for each in told if each[0]] == [
        (1, Part.TEXT, "", "Første"),
        (2, Part.TEXT, "", "Anden"),
        (3, Part.INITIATIVES, "3.1", "Nord"),
        (4, Part.INITIATIVES, "3.2", "Syd"),
        (5, Part.ADDRESSED_TO, "→", "Byrådet"),
        (6, Part.REASON, "", "Fordi"),
        (7, Part.EVIDENCE, "", "Note 4"),
    ]


def test_what_the_wall_leaves_out_changes_no_number():
    whole = Wording("T", "Et", "Fordi", ("Nord",), "Note", "Byrådet")
    seen = Wording("T", "Et", "", ("Nord",), addressed_to="Byrådet")
    assert numbered(whole, 1)[: len(numbered(seen, 1))] == numbered(seen, 1)


LETTERS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=300)


@given(LETTERS)
def test_every_word_stands_in_a_line_that_is_short_enough(words: str):
    lines = numbered(Wording("T", words, "", (words,)), 12)
    for line in lines:
        assert line.indent + wide(line.text) <= LONGEST_LINE + 1e-9
    told = "".join("".join(each.text.split()) for each in lines if each.part is Part.TEXT)
    typed = "".join("".join(block.text.split()) for block in read(words))
    assert told.replace("-", "") == typed.replace("-", "")


def test_bold_goes_on_over_a_line_end():
    lines = numbered(Wording("T", "**" + "stier " * 20 + "**"))
    assert len(lines) > 1
    assert all(run.is_bold for line in lines for run in line.runs)


def test_the_lines_of_one_text_are_these_wherever_they_are_shown():
    text = (
        "Vi anbefaler, at kommunen i samarbejde med boligorganisationerne bygger flere mindre, "
        "tilgængelige boliger tæt på indkøb og kollektiv trafik."
    )
    assert [each.text for each in numbered(Wording("T", text))] == [
        "Vi anbefaler, at kommunen i samarbejde med",
        "boligorganisationerne bygger flere mindre,",
        "tilgængelige boliger tæt på indkøb og kollektiv",
        "trafik.",
    ]


def test_in_words_numbers_the_initiatives():
    assert in_words(Wording("T", "**Et**", "", ("a", "b")), 2) == "Et\n2.1 a\n2.2 b"
