"""What is known of the paper in people's hands."""

from __future__ import annotations

import pytest

from app.i18n import in_language
from app.models import board, people, voting
from app.models.board.given import give_address
from app.models.on_paper import (
    has_addresses_on_paper,
    hold_first_plan,
    hosts_on_paper,
    ports_on_paper,
    print_cards_at,
)
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


def test_the_ports_on_paper_are_those_given_with_it_last():
    play = with_plan(with_members(12))
    assert ports_on_paper(play.assembly, 8642) == ()
    play.do(voting.print_cards(play.assembly, CODES[:3], CARD_SALT))
    assert ports_on_paper(play.assembly, 8642) == (8642,), "from before ports were remembered"
    codes = ("7KQ4M2XD", "7KQ4M2XE")
    play.do(board.issue_table_codes(play.assembly, DAY, codes, 0, "http://192.0.2.2:8645"))
    assert ports_on_paper(play.assembly, 8642) == (8642, 8645)
    play.do(print_cards_at(play.assembly, CODES[3:6], CARD_SALT, "http://192.0.2.2:8645"))
    assert ports_on_paper(play.assembly, 8642) == (8645,)


def test_the_hosts_on_paper_are_addresses_in_a_network():
    play = with_members(12)
    play.do(print_cards_at(play.assembly, CODES[:3], CARD_SALT, "http://192.0.2.7:8645"))
    assert hosts_on_paper(play.assembly) == ("192.0.2.7",)
    play.do(print_cards_at(play.assembly, CODES[3:6], CARD_SALT, "http://127.0.0.1:8645"))
    assert hosts_on_paper(play.assembly) == ()
    play.do(print_cards_at(play.assembly, CODES[6:9], CARD_SALT, "http://bordrunde.local:8645"))
    assert hosts_on_paper(play.assembly) == ()


@pytest.mark.parametrize("address", ["", "bordrunde", "http://[::1", "http://192.0.2.2:99999"])
def test_an_address_that_is_none_is_not_remembered(address):
    assert give_address(Play().assembly, "cards", address) == ()


def test_an_address_without_a_port_is_no_port_of_ours():
    play = with_members(3)
    play.do(print_cards_at(play.assembly, CODES[:3], CARD_SALT, "http://192.0.2.2"))
    assert ports_on_paper(play.assembly, 8642) == ()


def test_a_port_that_is_taken_tells_of_paper_only_where_there_is_some():
    with in_language("en"):
        new = moved_words(8765, "10.0.0.2:8766", is_printed=False)
        old = moved_words(8765, "10.0.0.2:8766", is_printed=True)
    assert new == "Port 8765 is used by another program, so phones open 10.0.0.2:8766."
    assert old.startswith(new[:-1])
    assert "Cards, signs and phones with the old address no longer lead here" in old
