"""Results of every method in the report: told, drawn and held against all bases."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from app.models import voting
from app.models.voting import Base, Method, Terms
from app.reports.chapters.body import figures
from app.reports.outline import outline
from app.reports.pdf import report_pdf
from app.reports.tables import tables
from tests.assemblies import CARD_SALT, CODES, NOW, Play, card, with_members, with_recommendation
from tests.reports.conftest import FONTS

OPTIONS = ("Grill", "Sejltur", "Vandring")
LABELS = ("Kan ikke leve med det", "Helst ikke", "Kan leve med det", "Godt", "Elsker det")
ANSWERS = {
    Method.SCALE: ("1", "3", "4", "5", "3"),
    Method.APPROVAL: ("1,0,1", "1,0,0", "1,0,0"),
    Method.DOTS: ("2,1,0", "0,0,3"),
    Method.RANKING: ("1,2,3", "1,,2"),
    Method.RESISTANCE: ("0,10,5", "0,0,0"),
}
TOLD = {
    Method.SCALE: ("4 støtter; der krævedes 4 af 5.", "Men 1 står på det laveste trin."),
    Method.APPROVAL: ("Vedtaget: Grill", "3 krydser"),
    Method.DOTS: ("Først: Vandring", "3 prikker"),
    Method.RANKING: ("Først: Grill", "slår 2 af 2"),
    Method.RESISTANCE: ("Først: Grill", "accept 100"),
}


def asked(method: Method) -> Terms:
    usual = Terms(f"Om {method}?", method=method, options=OPTIONS, labels=LABELS, most=3)
    if method is Method.SCALE:
        usual = replace(usual, support_from=3)
    return replace(usual, base=Base.CAST, threshold="4/5")


def decided(method: Method) -> Play:
    play = with_recommendation(with_members(12, range(1, 6)))
    play.do(voting.print_cards(play.assembly, CODES[:12], CARD_SALT))
    play.do(voting.prepare_poll(play.assembly, "p", "", asked(method)))
    play.do(voting.open_poll(play.assembly, "p", "s", NOW))
    for number, answer in enumerate(ANSWERS[method]):
        play.do(voting.cast_ballot(play.assembly, "p", card(number, "s"), f"b{number}", answer))
    play.do(voting.close_poll(play.assembly, "p", NOW))
    play.do(voting.publish_result(play.assembly, "p", NOW))
    return play


def told(method: Method):
    return outline(decided(method).assembly, NOW)


@pytest.mark.parametrize("method", ANSWERS)
def test_the_annex_tells_what_it_came_to_and_draws_it(method, pdf):
    report = told(method)
    text = pdf(report_pdf(report, "da", FONTS)).text()
    assert "Et selvstændigt spørgsmål" in text
    for words in TOLD[method]:
        assert words in text
    charts = figures(report.polls[0])
    rows = LABELS if method is Method.SCALE else OPTIONS
    assert all(each in charts[-1].alt for each in rows)


def test_a_poll_whose_question_is_not_written_yet_says_so(pdf):
    play = with_recommendation(with_members(12, range(1, 6)))
    play.do(voting.prepare_poll(play.assembly, "p", "", Terms("")))
    text = pdf(report_pdf(outline(play.assembly, NOW), "da", FONTS)).text()
    assert "Afstemning 1: spørgsmålet er ikke skrevet endnu" in text


def read(table: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table.decode("utf-8-sig")), delimiter=";"))


def test_open_data_has_every_step_and_option():
    made = tables(told(Method.SCALE))
    steps = [(each["option"], each["score"]) for each in read(made["outcomes.csv"])]
    assert steps[:2] == [(LABELS[0], "1"), (LABELS[1], "0")]
    (poll,) = read(made["polls.csv"])
    assert (poll["method"], poll["recommendation"], poll["yes"]) == ("scale", "", "4")
