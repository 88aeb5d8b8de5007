"""Published polls come out to the last digit through the path the window takes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models import voting
from app.models.voting import Base, Channel, Counts, Terms, read_threshold, result
from tests.assemblies import NOW, with_open_poll
from tests.polls_published import CASES, EIGHTY, TENTH, THREE_QUARTERS, TWO_THIRDS


@pytest.mark.parametrize("case", CASES, ids=[each.name for each in CASES])
def test_a_published_poll_counted_on_paper_comes_out_as_it_was_told(case):
    terms = Terms("", (Channel.PAPER,), case.base, case.threshold)
    play = with_open_poll(present=case.people, members=case.people, terms=terms)
    for _ in range(case.yes + case.no + case.blank):
        play.do(voting.issue_paper(play.assembly, "p1", None))
    play.do(voting.close_poll(play.assembly, "p1", NOW))
    play.do(voting.count_paper(play.assembly, "p1", Counts(case.yes, case.no, case.blank)))
    play.do(voting.publish_result(play.assembly, "p1", NOW))
    outcome = play.assembly.voting.polls["p1"].result
    share = 100 * outcome.reached / outcome.bases.of(case.base)
    assert f"{share:.2f}" == f"{case.percent:.2f}"
    assert (outcome.needed, outcome.passed) == (case.needed, case.passed)


@pytest.mark.parametrize(
    ("written", "expected"),
    [("80%", EIGHTY), ("3/4", THREE_QUARTERS), ("2/3", TWO_THIRDS), ("10%", TENTH)],
)
def test_a_share_is_told_in_whole_people(written, expected):
    threshold = read_threshold(written)
    assert {people: threshold.needed(people) for people in expected} == expected


def test_abstentions_count_for_the_quorum_though_they_leave_the_percentage():
    """Case V10, the rule of Scotland's Climate Assembly."""
    counts = Counts(yes=40, no=10, blank=20)
    enough = result(counts, Base.FOR_AGAINST, read_threshold("80%"), 105, 105, quorum=70)
    assert enough.quorum_met
    assert enough.passed
    assert not result(counts, Base.FOR_AGAINST, read_threshold("80%"), 105, 105, quorum=71).passed


@given(st.integers(0, 200), st.integers(0, 200), st.fractions(0, 1, max_denominator=1000))
def test_passed_agrees_with_the_exact_fraction_and_never_with_a_rounded_one(yes, no, share):
    if share == 0:
        return
    threshold = read_threshold(f"{share.numerator}/{share.denominator}")
    outcome = result(Counts(yes, no), Base.CAST, threshold, 400, 400)
    exactly = yes > 0 and yes != no and yes >= share * (yes + no)
    assert outcome.passed == exactly
