"""The one note that speaks for a theme."""

from __future__ import annotations

from app.models.board import Mark, Note, Rarity, Sheet, typical


def notes(*texts: str, said: int = -1) -> list[Note]:
    return [
        Note(
            f"n{at}",
            "d1",
            Sheet("i1", 1),
            text,
            Mark.QUOTE if at == said else Mark.IDEA,
            written_at=at,
        )
        for at, text in enumerate(texts)
    ]


def test_it_is_about_what_the_others_are_about():
    held = notes(
        "Gratis kaffe på stationen",
        "Flere cykelstier langs skolerne",
        "Sikre cykelstier til børn ved skolerne",
        "Lys på cykelstier",
    )
    chosen = typical(held)
    assert chosen is not None
    assert chosen.id in ("n1", "n2")


def test_what_was_said_word_for_word_comes_first():
    held = notes("Flere cykelstier nu", "Flere cykelstier her", "Jeg savner en bænk", said=2)
    assert typical(held) is held[2]


def test_endings_do_not_part_what_is_one_word():
    held = notes("Ro i klassen til alle", "Skolerne mangler toiletter", "Et nyt toilet til skolen",
                 "Skoler og deres toiletterne")  # fmt: skip
    chosen = typical(held)
    assert chosen is not None
    assert chosen.id in ("n1", "n3")


def test_a_word_that_is_all_over_the_board_decides_nothing():
    wall = notes(*(f"Skolen skal være bedre til emne{'abcdefghij'[at]}" for at in range(10)))
    held = notes(
        "Skolen skal være bedre for alle",
        "Staten betaler halvdelen",
        "Kommunen betaler kun halvdelen af det",
        "Skolen skal være bedre for nogen",
    )
    chosen = typical(held, Rarity([*wall, *held]))
    assert chosen is not None
    assert chosen.id in ("n1", "n2")


def test_nobody_is_quoted_shouting_or_at_length():
    shout, speech = "CYKELSTIER TIL CYKELSTIERNE NU", "Cykelstier og cykelstierne " * 8
    held = notes(shout, speech, "Cykelstier ved skolen", "Lys ved cykelstierne")
    assert typical(held) in held[2:]


def test_one_of_a_good_length_is_taken_where_there_is_one():
    held = notes("cykelstier " * 20, "cykelstierne her", "Cykelstier")
    assert typical(held) is held[1]
    assert typical(held[:1]) is held[0]
    assert typical([]) is None
