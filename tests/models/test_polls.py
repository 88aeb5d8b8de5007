"""Polls: who may vote, once; what counts; when it passes."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models import people, recommendations, voting
from app.models.errors import Refused
from app.models.voting import Base, Channel, Choice, Counts, Method, PollState, Terms, Turnout
from tests.assemblies import (
    CARD_SALT,
    CODES,
    DAY,
    NOW,
    POLL_SALT,
    Play,
    card,
    with_members,
    with_open_poll,
    with_recommendation,
)


def poll(play: Play) -> voting.Poll:
    return play.assembly.voting.polls["p1"]


def vote(play: Play, number: int, choice: Choice, ballot: str = "") -> None:
    ballot = ballot or f"b{number}{choice}"
    play.do(voting.cast_ballot(play.assembly, "p1", card(number), ballot, choice))


def test_a_card_has_one_ballot_and_may_change_it_until_the_poll_closes():
    play = with_open_poll()
    vote(play, 0, Choice.YES)
    vote(play, 0, Choice.NO)
    assert poll(play).counts == Counts(no=1)


def test_the_same_ballot_sent_again_is_a_receipt_and_not_a_second_vote():
    play = with_open_poll()
    vote(play, 0, Choice.YES, "b")
    again = voting.cast_ballot(play.assembly, "p1", card(0), "b", Choice.YES)
    assert again == ()
    play.do(voting.close_poll(play.assembly, "p1", NOW))
    assert voting.cast_ballot(play.assembly, "p1", card(0), "b", Choice.YES) == ()


def test_a_closed_poll_takes_no_ballot():
    play = with_open_poll()
    play.do(voting.close_poll(play.assembly, "p1", NOW))
    with pytest.raises(Refused, match="poll-closed"):
        vote(play, 0, Choice.YES)


def test_a_card_that_was_not_printed_or_was_lost_opens_nothing():
    play = with_open_poll(members=12)
    with pytest.raises(Refused, match="card-unknown"):
        vote(play, 30, Choice.YES)
    play.do(voting.void_card(play.assembly, card(1).hash))
    with pytest.raises(Refused, match="card-void"):
        vote(play, 1, Choice.YES)


def test_a_card_handed_in_for_paper_is_void_for_this_poll():
    play = with_open_poll()
    play.do(voting.issue_paper(play.assembly, "p1", card(2)))
    with pytest.raises(Refused, match="card-on-paper"):
        vote(play, 2, Choice.YES)
    assert voting.issue_paper(play.assembly, "p1", card(2)) == ()


def test_a_card_whose_ballot_is_in_the_box_gets_no_paper():
    play = with_open_poll()
    vote(play, 3, Choice.YES)
    with pytest.raises(Refused, match="card-has-voted"):
        voting.issue_paper(play.assembly, "p1", card(3))


def test_no_more_paper_is_handed_out_than_there_are_rights():
    play = with_open_poll(present=2)
    vote(play, 0, Choice.YES)
    play.do(voting.issue_paper(play.assembly, "p1", card(1)))
    with pytest.raises(Refused, match="no-right-left"):
        voting.issue_paper(play.assembly, "p1", card(2))


def test_twenty_two_phones_eleven_papers_one_spoiled_and_two_who_left_add_up():
    play = with_open_poll(present=36, members=36)
    for number in range(22):
        vote(play, number, Choice.YES)
    for number in range(22, 34):
        play.do(voting.issue_paper(play.assembly, "p1", card(number)))
    play.do(voting.close_poll(play.assembly, "p1", NOW))
    play.do(voting.count_paper(play.assembly, "p1", Counts(8, 2, 1, 1)))
    check = voting.reconcile(poll(play))
    assert (check.issued, check.phone, check.paper, check.spoiled, check.unused) == (
        36,
        22,
        11,
        1,
        2,
    )
    assert check.adds_up
    play.do(voting.publish_result(play.assembly, "p1", NOW))
    assert poll(play).result.counts == Counts(30, 2, 1, 1)
    assert poll(play).result.needed == 26


@pytest.mark.parametrize("returned", [Counts(yes=3), Counts(yes=1)])
def test_paper_that_is_missing_or_too_many_must_be_explained(returned: Counts):
    play = with_open_poll()
    for number in (1, 2):
        play.do(voting.issue_paper(play.assembly, "p1", card(number)))
    play.do(voting.close_poll(play.assembly, "p1", NOW))
    play.do(voting.count_paper(play.assembly, "p1", returned))
    with pytest.raises(Refused, match="does-not-add-up"):
        voting.publish_result(play.assembly, "p1", NOW)
    play.do(voting.publish_result(play.assembly, "p1", NOW, "En seddel blev taget med hjem."))
    assert poll(play).explanation


def test_two_counters_of_hands_must_agree():
    terms = Terms("", (Channel.HANDS,))
    play = with_open_poll(terms=terms)
    play.do(voting.count_hands(play.assembly, "p1", 1, Counts(7, 2, 1)))
    play.do(voting.count_hands(play.assembly, "p1", 2, Counts(8, 2, 0)))
    play.do(voting.close_poll(play.assembly, "p1", NOW))
    with pytest.raises(Refused, match="hands-differ"):
        voting.publish_result(play.assembly, "p1", NOW, "skidt")
    play.do(voting.count_hands(play.assembly, "p1", 2, Counts(7, 2, 1)))
    play.do(voting.publish_result(play.assembly, "p1", NOW))
    assert poll(play).result.reached == 7


def test_hands_have_no_count_before_both_counters_have_seen_the_same():
    play = with_open_poll(terms=Terms("", (Channel.HANDS,)))
    assert voting.turnout_of(poll(play)) == Turnout(0, counters=0)
    for counter, seen, entered in ((1, Counts(7, 2, 1), 1), (2, Counts(8, 2, 0), 2)):
        play.do(voting.count_hands(play.assembly, "p1", counter, seen))
        assert poll(play).counts is None
        assert (poll(play).turnout, poll(play).excess) == (0, 0)
        assert voting.turnout_of(poll(play)) == Turnout(0, counters=entered)
        assert voting.reconcile(poll(play)).paper == 0
    play.do(voting.count_hands(play.assembly, "p1", 2, Counts(7, 2, 1)))
    assert poll(play).counts == Counts(7, 2, 1)
    assert voting.turnout_of(poll(play)) == Turnout(10)
    play.do(voting.count_hands(play.assembly, "p1", 1, Counts(6, 2, 1)))
    assert poll(play).counts is None


def test_a_show_of_hands_is_open_and_shows_its_count():
    play = with_open_poll(terms=Terms("", (Channel.HANDS,)))
    assert poll(play).terms.reveal is voting.Reveal.LIVE


def test_a_poll_is_bound_to_the_words_it_was_prepared_for():
    play = with_recommendation(with_members())
    play.do(voting.print_cards(play.assembly, CODES[:12], CARD_SALT))
    play.do(voting.prepare_poll(play.assembly, "p1", "r1", Terms("")))
    new = recommendations.Wording("Andre ord")
    play.do(recommendations.write_version(play.assembly, "r1", 1, new, "Bord 2", NOW))
    with pytest.raises(Refused, match="poll-words-changed"):
        voting.open_poll(play.assembly, "p1", POLL_SALT, NOW)


def test_words_changed_after_the_poll_leave_the_result_with_its_version():
    play = with_open_poll()
    vote(play, 0, Choice.YES)
    play.do(voting.close_poll(play.assembly, "p1", NOW))
    new = recommendations.Wording("Andre ord")
    play.do(recommendations.write_version(play.assembly, "r1", 1, new, "Bord 2", NOW))
    assert poll(play).version == 1
    assert play.assembly.recommendations.items["r1"].latest.number == 2


def test_only_one_poll_is_open_and_nobody_votes_in_an_empty_room():
    play = with_open_poll()
    play.do(voting.prepare_poll(play.assembly, "p2", "r1", Terms("")))
    with pytest.raises(Refused, match="poll-already-open"):
        voting.open_poll(play.assembly, "p2", "x", NOW)
    everybody = list(play.assembly.people.members)
    play.do(voting.close_poll(play.assembly, "p1", NOW))
    left = people.note_attendance(play.assembly, DAY, everybody, people.Attendance.LEFT, NOW)
    play.do(left)
    with pytest.raises(Refused, match="nobody-present"):
        voting.open_poll(play.assembly, "p2", "x", NOW)


def test_a_closing_can_be_taken_back_for_a_minute():
    play = with_open_poll()
    play.do(voting.close_poll(play.assembly, "p1", NOW))
    with pytest.raises(Refused, match="too-late-to-reopen"):
        voting.reopen_poll(play.assembly, "p1", NOW + 61_000)
    play.do(voting.reopen_poll(play.assembly, "p1", NOW + 59_000))
    assert poll(play).state is PollState.OPEN


def test_a_published_result_stands_whatever_another_laptop_counted_late():
    play = with_open_poll()
    play.do(voting.issue_paper(play.assembly, "p1", card(1)))
    play.do(voting.close_poll(play.assembly, "p1", NOW))
    play.do(voting.count_paper(play.assembly, "p1", Counts(no=1)))
    late = voting.count_paper(play.assembly, "p1", Counts(yes=1))
    play.do(voting.publish_result(play.assembly, "p1", NOW))
    play.do(late)
    assert poll(play).result.counts == Counts(no=1)


def test_a_card_whose_ballot_is_in_the_box_is_not_voided_before_the_poll_closes():
    play = with_open_poll()
    vote(play, 1, Choice.YES)
    with pytest.raises(Refused, match="card-in-the-box"):
        voting.void_card(play.assembly, card(1).hash, card(1).key)
    assert voting.void_card(play.assembly, card(2).hash, card(2).key)


def test_a_closing_is_not_taken_back_once_the_paper_was_counted():
    play = with_open_poll()
    play.do(voting.close_poll(play.assembly, "p1", NOW))
    play.do(voting.count_paper(play.assembly, "p1", Counts(yes=1)))
    with pytest.raises(Refused, match="paper-is-counted"):
        voting.reopen_poll(play.assembly, "p1", NOW + 1_000)


@pytest.mark.parametrize(
    ("base", "of", "passed"),
    [(Base.FOR_AGAINST, 157, True), (Base.CAST, 167, False), (Base.MEMBERS, 184, False)],
)
def test_the_french_end_of_life_poll_passes_on_one_base_and_fails_on_the_others(base, of, passed):
    found = voting.result(Counts(125, 32, 10), base, voting.read_threshold("75%"), 184, 184)
    assert found.bases.of(base) == of
    assert found.passed is passed


@pytest.mark.parametrize(
    ("written", "base", "needed"),
    [("80%", 36, 29), ("4/5", 27, 22), ("3/4", 167, 126), ("majority", 36, 19), ("2/3", 99, 66)],
)
def test_what_is_needed_is_told_in_whole_people(written: str, base: int, needed: int):
    assert voting.read_threshold(written).needed(base) == needed


@pytest.mark.parametrize("written", ["", "80", "0%", "101%", "5/4", "1/0", "halvdelen", "٣/٤"])
def test_a_threshold_that_is_no_share_is_refused(written: str):
    with pytest.raises(Refused, match="threshold-unreadable"):
        voting.read_threshold(written)


def test_a_tie_and_a_missing_quorum_adopt_nothing():
    half = voting.read_threshold("1/2")
    tie = voting.result(Counts(5, 5), Base.FOR_AGAINST, half, 10, 10)
    assert tie.tie
    assert not tie.passed
    few = voting.result(Counts(5, 0), Base.FOR_AGAINST, half, 10, 10, quorum=6)
    assert not few.quorum_met
    assert not few.passed
    assert not voting.result(Counts(), Base.CAST, half, 10, 10).passed


@pytest.mark.parametrize(
    ("counts", "base", "threshold", "passed"),
    [
        (Counts(yes=4, no=4), Base.FOR_AGAINST, "majority", True),
        (Counts(yes=4, no=4, blank=3), Base.FOR_AGAINST, "1/2", True),
        (Counts(yes=4, no=4), Base.CAST, "majority", True),
        (Counts(yes=4, no=4, blank=1), Base.CAST, "majority", False),
        (Counts(yes=3, no=4), Base.FOR_AGAINST, "majority", False),
        (Counts(yes=4, no=4), Base.FOR_AGAINST, "3/4", False),
        (Counts(blank=3), Base.FOR_AGAINST, "majority", False),
    ],
)
def test_a_tie_adopts_where_that_was_set_before_opening(counts, base, threshold, passed):
    agreed = Terms("Skal vi?", (Channel.HANDS,), base, threshold, tie_adopts=True)
    play = with_open_poll(terms=agreed)
    for counter in (1, 2):
        play.do(voting.count_hands(play.assembly, "p1", counter, counts))
    result = play.assembly.voting.polls["p1"].result
    assert result.passed is passed
    assert result.tie is (counts.yes == counts.no)
    assert result.reached >= result.needed or not passed


def test_a_rule_for_ties_is_kept_only_where_a_tie_could_adopt_anything():
    asked = Terms("Hvad?", threshold="majority", tie_adopts=True)
    assert voting.checked_terms(asked).tie_adopts
    for other in (
        replace(asked, threshold="3/4"),
        replace(asked, method=Method.APPROVAL, options=("a", "b")),
    ):
        assert not voting.checked_terms(other).tie_adopts


@given(
    st.integers(0, 500),
    st.integers(0, 500),
    st.integers(0, 500),
    st.sampled_from(list(Base)),
    st.integers(1, 12),
    st.integers(1, 12),
)
def test_passing_is_exact_arithmetic_in_people(yes, no, blank, base, part, whole):
    share = Fraction(min(part, whole), max(part, whole))
    counts = Counts(yes, no, blank)
    found = voting.result(counts, base, voting.Threshold(share), 600, 700)
    exact = yes > 0 and yes != no and yes >= share * found.bases.of(base)
    assert found.passed == exact


@given(st.integers(0, 10**9))
def test_a_code_is_read_as_people_type_it(seed: int):
    import random

    (code,) = voting.draw_codes(random.Random(seed), 1)
    assert voting.read_code(f" {voting.shown(code).lower()} ") == code
    assert voting.read_code(f"http://192.168.1.5:8642/v#{code}") == code
    assert voting.read_code(code.replace("0", "O").replace("1", "l")) == code


@given(st.integers(0, 10**9), st.integers(0, 10), st.integers(1, 31))
def test_one_mistyped_character_never_becomes_another_card(seed: int, place: int, shift: int):
    import random

    (code,) = voting.draw_codes(random.Random(seed), 1)
    signs = list(code)
    signs[place] = voting.ALPHABET[(voting.ALPHABET.index(signs[place]) + shift) % 32]
    with pytest.raises(Refused, match="card-mistyped"):
        voting.read_code("".join(signs))
    with pytest.raises(Refused, match="card-not-whole"):
        voting.read_code("".join(signs[:10]))


def test_a_substitute_and_the_one_who_dropped_out_are_one_of_all_members():
    play = with_recommendation(with_members(3, [1, 2]))
    play.do(voting.print_cards(play.assembly, CODES[:3], CARD_SALT))
    newcomer = people.NewMember("x", people.Details("Sofie Ny"))
    play.do(people.add_substitute(play.assembly, DAY, newcomer, "m03", "", NOW))
    play.do(voting.prepare_poll(play.assembly, "p1", "r1", Terms("", base=Base.MEMBERS)))
    assert voting.voters(play.assembly, poll(play)) == (3, 3)
    play.do(voting.open_poll(play.assembly, "p1", POLL_SALT, NOW))
    assert poll(play).members == 3
