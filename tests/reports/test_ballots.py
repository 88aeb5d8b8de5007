"""Paper ballots of every method, and the protocol that two tellers sign."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from app.models import recommendations, voting
from app.models.recommendations import Wording
from app.models.voting import Base, Channel, Method, Terms
from app.reports.slips import Setup, print_out
from tests.assemblies import CARD_SALT, CODES, NOW, Play, card, with_members, with_recommendation
from tests.reports.conftest import FONTS

OPTIONS = ("Grill på pladsen", "Sejltur til øen", "Vandring i skoven")
LABELS = ("Kan ikke leve med det", "Helst ikke", "Kan leve med det", "Godt", "Elsker det")
BOTH = (Channel.CARD, Channel.PAPER)


def asked(method: Method, **more: object) -> Terms:
    usual = Terms(f"Om {method}?", BOTH, method=method, options=OPTIONS, labels=LABELS, most=2)
    return replace(usual, **more)  # type: ignore[arg-type]


def prepared(*methods: Method) -> Play:
    play = with_recommendation(with_members(12, range(1, 6)))
    play.do(voting.print_cards(play.assembly, CODES[:12], CARD_SALT))
    play.do(voting.prepare_poll(play.assembly, "yes", "r1", Terms("")))
    for method in methods:
        play.do(voting.prepare_poll(play.assembly, method, "", asked(method)))
    return play


def setup(play: Play, **named: object) -> Setup:
    return Setup(play.assembly, "da", FONTS, **named)  # type: ignore[arg-type]


@pytest.mark.parametrize("method", [each for each in Method if each is not Method.YES_NO_BLANK])
def test_a_ballot_says_how_it_is_filled_in_and_holds_every_option(method, pdf):
    read = pdf(print_out("ballots", setup(prepared(method), polls=(method,))))
    assert read.pages() == 5  # one for each who is here
    rows = LABELS if method is Method.SCALE else OPTIONS
    for told in (f"Om {method}?", *rows, "Skriv ikke dit navn"):
        assert told in read.text(1)


def with_initiatives(text: str = "Byrådet bør anlægge stier.") -> Play:
    words = Wording("Flere stier", text, "", ("Lys på **alle** stier", "Sne ryddes først der"))
    play = with_members(12, range(1, 6))
    play.do(recommendations.draft_recommendation(play.assembly, "r1", words, "Bord 1", NOW))
    for name, method in (("yes", Method.YES_NO_BLANK), ("scale", Method.SCALE)):
        play.do(voting.prepare_poll(play.assembly, name, "r1", asked(method)))
    return play


@pytest.mark.parametrize("polls", [("yes",), ("scale",), ("yes", "scale")])
@pytest.mark.parametrize("large", [False, True])
def test_initiatives_are_words_one_votes_on_and_stand_on_the_ballot(pdf, polls, large):
    read = pdf(print_out("ballots", setup(with_initiatives(), polls=polls, count=1, large=large)))
    words = " ".join(read.text(1).split())
    for told in ("Byrådet bør anlægge stier.", "1 Lys på alle stier", "2 Sne ryddes først der"):
        assert told in words
    assert read.overlapping() == []


def test_a_long_text_stands_whole_on_the_ballot(pdf):
    text = " ".join(f"Sætning {number} om stier og broer i byen." for number in range(1, 41))
    read = pdf(print_out("ballots", setup(with_initiatives(text), polls=("yes",), count=1)))
    told = " ".join(read.text(1).split())
    assert all(f"Sætning {number} om" in told for number in range(1, 41))
    assert "2 Sne ryddes først der" in told


def test_every_ballot_has_a_serial_of_its_own_that_leads_to_nobody(pdf):
    play = prepared(Method.DOTS)
    text = pdf(print_out("ballots", setup(play, polls=("dots",)))).text()
    serials = re.findall(r"[0-9A-Z]{4}-[0-9A-Z]{4}", text)
    assert len(set(serials)) == 5
    again = pdf(print_out("ballots", setup(play, polls=("dots",)))).text()
    assert not set(serials) & set(re.findall(r"[0-9A-Z]{4}-[0-9A-Z]{4}", again))
    assert not [each.name for each in play.assembly.people if each.name in text]


def test_what_is_open_on_one_ballot_is_printed_as_one(pdf):
    play = prepared(*list(Method)[1:])
    play.do(
        voting.open_polls(play.assembly, {each.id: each.id for each in play.assembly.voting}, NOW)
    )
    read = pdf(print_out("ballots", setup(play)))
    sheets = read.pages() // 5
    whole = " ".join(read.text(page) for page in range(1, sheets + 1))
    for number, poll in enumerate(play.assembly.voting, 1):
        assert f"{number}. {poll.terms.question}" in whole
    serials = [re.findall(r"Seddel (\S+)", read.text(page)) for page in (1, sheets)]
    assert serials[0] == serials[1]


def test_a_ballot_with_very_many_questions_goes_on_on_further_sheets(pdf):
    play = prepared()
    for number in range(40):
        play.do(voting.prepare_poll(play.assembly, f"q{number}", "", Terms(f"Spørgsmål {number}?")))
    wished = tuple(f"q{number}" for number in range(40))
    read = pdf(print_out("ballots", setup(play, polls=wished, count=1)))
    assert read.pages() > 1
    assert "40. Spørgsmål 39?" in read.text(read.pages())


def test_large_cards_stand_six_on_a_sheet(pdf):
    cards = setup(prepared(), codes=CODES[:12], address="http://10.0.0.1:1", large=True)
    read = pdf(print_out("vote-cards", cards))
    assert read.pages() == 2
    assert all(voting.shown(code) in read.text() for code in CODES[:12])


def decided() -> Play:
    play = prepared(Method.SCALE)
    terms = asked(Method.SCALE, support_from=3, base=Base.CAST, threshold="80%")
    play.do(voting.agree_terms(play.assembly, "scale", terms))
    play.do(voting.open_poll(play.assembly, "scale", "s", NOW))
    for number, answer in enumerate(("1", "3", "4", "5")):
        voter = card(number, "s")
        play.do(voting.cast_ballot(play.assembly, "scale", voter, f"b{number}", answer))
    play.do(voting.issue_paper(play.assembly, "scale", card(4, "s")))
    play.do(voting.close_poll(play.assembly, "scale", NOW))
    for teller in (1, 2):
        play.do(voting.key_paper(play.assembly, "scale", teller, ("3",)))
    play.do(voting.publish_result(play.assembly, "scale", NOW))
    return play


def test_a_protocol_tells_where_every_right_went_and_is_signed_by_two(pdf):
    play = decided()
    read = pdf(print_out("protocols", setup(play)))
    assert read.pages() == 1
    text = read.text()
    poll = play.assembly.voting.polls["scale"]
    for told in (
        "Om scale?",
        "Det går op.",
        "Kan ikke leve med det",
        "Men 1 står på det laveste trin.",
        "Afleverede stemmesedler (aftalt)",
        "4 af 5, 4 krævedes",
        voting.grouped(voting.published(poll).sha256),
        "Stemmetæller 2",
    ):
        assert told in text


def test_a_long_option_of_a_protocol_stands_beside_its_figure(pdf):
    long = "Busser hver halve time til alle kvarterer, også om aftenen og i weekenden, " * 4
    play = prepared(Method.RESISTANCE)
    name = next(iter(play.assembly.voting)).id
    terms = asked(Method.RESISTANCE, options=(long.strip(", ")[:290], "Gratis bus"))
    play.do(voting.agree_terms(play.assembly, name, terms))
    play.do(voting.open_poll(play.assembly, name, "s", NOW))
    for number, answer in enumerate(("9,1", "10,3")):
        play.do(voting.cast_ballot(play.assembly, name, card(number, "s"), f"b{number}", answer))
    play.do(voting.close_poll(play.assembly, name, NOW))
    play.do(voting.publish_result(play.assembly, name, NOW))
    read = pdf(print_out("protocols", setup(play)))
    assert long[:280].split(",")[1] in read.text()
    assert read.overlapping() == []
