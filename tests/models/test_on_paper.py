"""What is known of the paper in people's hands."""

from __future__ import annotations

import pytest

from app.i18n import in_language
from app.models import board, people, voting
from app.models.on_paper import has_addresses_on_paper, hold_first_plan
from app.ui.desk import moved_words
from tests.assemblies import CARD_SALT, CODES, DAY, Play, with_members, with_plan


def print_seats(play: Play) -> None:
    plan = play.assembly.seating.rounds(DAY)
    play.do(people.note_printed(play.assembly, DAY, "table-cards", plan))


def print_cards(play: Play) -> None:
    play.do(voting.print_cards(play.assembly, CODES[:12], CARD_SALT))


def print_sheets(play: Play) -> None:
    play.do(board.issue_table_codes(play.assembly, DAY, ("7KQ4M2XD", "7KQ4M2XE")))


@pytest.mark.parametrize("print_out", [print_seats, print_cards, print_sheets])
def test_old_addresses_are_on_paper_only_once_something_was_printed(print_out):
    play = with_plan(with_members(12))
    play.do(hold_first_plan(play.assembly, DAY))
    assert not has_addresses_on_paper(play.assembly)
    print_out(play)
    assert has_addresses_on_paper(play.assembly)


def test_a_port_that_is_taken_tells_of_paper_only_where_there_is_some():
    with in_language("en"):
        new = moved_words(8765, "10.0.0.2:8766", is_printed=False)
        old = moved_words(8765, "10.0.0.2:8766", is_printed=True)
    assert new == "Port 8765 is used by another program, so phones open 10.0.0.2:8766."
    assert old.startswith(new[:-1])
    assert "Cards, signs and phones with the old address no longer lead here" in old
