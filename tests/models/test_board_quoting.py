"""What is quoted for a theme: what was shown when it was accepted, or what a person chose."""

from __future__ import annotations

from app.models import board
from app.models.assembly import KINDS
from app.models.board import ThemeMade, quoted_note
from app.models.entries import decode, encode
from tests.assemblies import DAY, NOW, Play, with_item, with_members


def with_theme(quote: str = "") -> Play:
    play = with_item(with_members())
    texts = ("Staten må betale halvdelen", "Luk ikke skolen i landsbyen", "Skolen skal have ro")
    for number, text in enumerate(texts):
        new = board.NewNote(f"n{number}", DAY, "i1", 1, text)
        play.do(board.write_note(play.assembly, new, NOW + number))
    play.do(board.make_theme(play.assembly, "t1", "Halvdelen", ["n0", "n1", "n2"], quote=quote))
    return play


def quoted(play: Play) -> str:
    found = quoted_note(play.assembly.board, play.assembly.board.themes["t1"])
    return found.id if found else ""


def test_what_was_shown_when_it_was_accepted_stays_as_long_as_it_lies_there():
    play = with_theme("n0")
    assert quoted(play) == "n0"
    play.do(board.place_notes(play.assembly, ["n0"], ""))
    assert quoted(play) in ("n1", "n2")
    play.do(board.place_notes(play.assembly, ["n0"], "t1"))
    assert quoted(play) == "n0"
    play.do(board.withdraw_note(play.assembly, "n0"))
    assert quoted(play) in ("n1", "n2")


def test_a_person_chooses_another_and_leaves_it_to_the_rule_again():
    play = with_theme("n0")
    fact = board.choose_quote(play.assembly, "n2")
    back = play.assembly.inverse(fact[0])
    play.do(fact)
    assert quoted(play) == "n2"
    play.do(back)
    assert quoted(play) == "n0"
    play.do(board.choose_quote(play.assembly, "n0"))
    assert play.assembly.board.themes["t1"].quote == "", "the chosen one again chooses none"


def test_a_loose_note_is_quoted_for_nothing():
    play = with_theme()
    play.do(board.place_notes(play.assembly, ["n1"], ""))
    assert board.choose_quote(play.assembly, "n1") == ()


def test_a_theme_that_comes_back_quotes_what_it_did():
    play = with_theme("n1")
    facts = board.dissolve_theme(play.assembly, "t1")
    back = play.assembly.inverse(facts[0])
    play.do(facts)
    play.do(back)
    assert quoted(play) == "n1"


def test_a_theme_of_an_older_journal_quotes_what_is_typical():
    kind, body, _sealed = encode(ThemeMade("t1", "Trafik", 0, quote="n1"), lambda: "")
    old = body.replace('"quote":"n1",', "")
    assert old != body
    assert decode(kind, old, KINDS, lambda _seal: None) == ThemeMade("t1", "Trafik", 0)
    older = old.replace(',"suggested":false', "")
    assert older != old
    assert decode(kind, older, KINDS, lambda _seal: None) == ThemeMade("t1", "Trafik", 0)


def test_a_theme_that_comes_back_still_tells_that_it_was_suggested():
    play = with_theme("n1")
    play.do(board.make_theme(play.assembly, "t9", "Forslag", suggested=True))
    facts = board.dissolve_theme(play.assembly, "t9")
    back = play.assembly.inverse(facts[0])
    play.do(facts)
    play.do(back)
    assert play.assembly.board.themes["t9"].suggested
    assert not play.assembly.board.themes["t1"].suggested
