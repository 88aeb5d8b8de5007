"""Polls that are more than yes or no: what a ballot may hold, how it counts, what it decides."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models import voting
from app.models.errors import Refused
from app.models.voting import Base, Channel, Choice, Counts, Method, Terms, marks_of, written
from app.models.voting.answers import Form, checked
from tests.assemblies import CARD_SALT, CODES, NOW, POLL_SALT, Play, card, with_members

OPTIONS = ("Grill", "Sejltur", "Vandring")
LIVE_WITH = ("Nej", "Helst ikke", "Kan leve med", "Godt", "Elsker det")


def terms(method, **more):
    usual = Terms("Hvad skal vi?", method=method, options=OPTIONS, labels=LIVE_WITH, most=3)
    return replace(usual, **more)


def opened(asked: Terms, present: int = 10) -> Play:
    play = with_members(12, range(1, present + 1))
    play.do(voting.print_cards(play.assembly, CODES[:12], CARD_SALT))
    play.do(voting.prepare_poll(play.assembly, "p1", "", asked))
    play.do(voting.open_poll(play.assembly, "p1", POLL_SALT, NOW))
    return play


def cast(play: Play, *answers: str) -> voting.Poll:
    for number, answer in enumerate(answers):
        play.do(voting.cast_ballot(play.assembly, "p1", card(number), f"b{number}", answer))
    return play.assembly.voting.polls["p1"]


def closed(play: Play) -> voting.Poll:
    play.do(voting.close_poll(play.assembly, "p1", NOW))
    return play.assembly.voting.polls["p1"]


@pytest.mark.parametrize(
    ("method", "answer", "kept"),
    [
        (Method.SCALE, "5", "5"),
        (Method.APPROVAL, "1,0,1", "1,0,1"),
        (Method.APPROVAL, "0,0,0", "blank"),
        (Method.DOTS, "2,,1", "2,0,1"),
        (Method.RANKING, "2,1,", "2,1,"),
        (Method.RANKING, ",,", "blank"),
        (Method.RESISTANCE, "0,0,0", "0,0,0"),
        (Method.RESISTANCE, "10,0,7", "10,0,7"),
        (Method.RANKING, "blank", "blank"),
    ],
)
def test_a_ballot_is_kept_in_one_form_only(method, answer, kept):
    poll = cast(opened(terms(method)), answer)
    assert [each.answer for each in poll.ballots.values()] == [kept]


@pytest.mark.parametrize(
    ("method", "answer", "code"),
    [
        (Method.YES_NO_BLANK, "1", "choice-unknown"),
        (Method.SCALE, "6", "choice-unknown"),
        (Method.SCALE, "0", "choice-unknown"),
        (Method.SCALE, "", "option-left-out"),
        (Method.SCALE, "yes", "choice-unknown"),
        (Method.APPROVAL, "2,0,0", "choice-unknown"),
        (Method.APPROVAL, "1,0", "choice-unknown"),
        (Method.APPROVAL, "1,1,1", "too-many-marks"),
        (Method.DOTS, "2,1,1", "too-many-marks"),
        (Method.DOTS, "-1,1,1", "choice-unknown"),
        (Method.DOTS, "²,0,0", "choice-unknown"),
        (Method.RANKING, "4,1,2", "choice-unknown"),
        (Method.RESISTANCE, "11,0,0", "choice-unknown"),
        (Method.RESISTANCE, "1,,0", "option-left-out"),
        (Method.RESISTANCE, "spoiled", "choice-unknown"),
        (Method.DOTS, "9" * 5_000 + ",0,0", "choice-unknown"),
    ],
)
def test_a_ballot_that_says_what_is_not_asked_changes_nothing(method, answer, code):
    most = 2 if method is Method.APPROVAL else 3
    play = opened(terms(method, most=most))
    with pytest.raises(Refused, match=code):
        cast(play, answer)
    assert play.assembly.voting.polls["p1"].ballots == {}


def test_can_you_live_with_it_is_supported_by_all_who_can():
    asked = terms(Method.SCALE, support_from=3, threshold="80%", base=Base.CAST)
    poll = cast(opened(asked, present=5), "3", "4", "5", "3", "1")
    assert poll.outcome.counts == Counts(4, 1)
    assert (poll.result.needed, poll.result.reached, poll.result.passed) == (4, 4, True)
    assert poll.outcome.scale is not None
    assert dict(poll.outcome.scale.answers) == {1: 1, 2: 0, 3: 2, 4: 1, 5: 1}


def test_the_middle_of_a_plain_scale_is_handed_in_and_neither_for_nor_against():
    poll = cast(opened(terms(Method.SCALE)), "3", "4", "5", "2", "blank")
    assert poll.counts == Counts(2, 1, 2)


def test_crosses_are_people_and_are_held_against_the_threshold():
    poll = cast(
        opened(terms(Method.APPROVAL, threshold="majority", base=Base.PRESENT), present=5),
        "1,0,0", "1,1,0", "1,0,1",
    )  # fmt: skip
    standing = poll.outcome.standing
    assert standing is not None
    assert dict(standing.scores) == {"Grill": 3, "Sejltur": 1, "Vandring": 1}
    assert (poll.result.needed, poll.result.reached, poll.result.passed) == (3, 3, True)


def test_the_least_resistance_stands_first_and_a_shared_first_place_decides_nothing():
    poll = cast(opened(terms(Method.RESISTANCE)), "8,0,3", "0,5,2")
    standing = poll.outcome.standing
    assert standing is not None
    assert standing.ranking == (("Sejltur", "Vandring"), ("Grill",))
    assert poll.result.tie
    assert not poll.result.passed


def test_a_poll_nobody_voted_in_has_a_count_and_decides_nothing():
    for method in Method:
        poll = closed(opened(terms(method)))
        assert not poll.result.passed
        assert poll.outcome.counts == Counts()


def test_paper_is_typed_by_two_people_and_counts_when_they_agree():
    play = opened(terms(Method.RANKING, channels=(Channel.CARD, Channel.PAPER)), present=4)
    cast(play, "1,2,3")
    for number in (1, 2, 3):
        play.do(voting.issue_paper(play.assembly, "p1", card(number)))
    poll = closed(play)
    typed = ("2,1,3", "blank", "spoiled")
    play.do(voting.key_paper(play.assembly, "p1", 1, typed))
    assert poll.paper is None
    play.do(voting.key_paper(play.assembly, "p1", 2, ("2,1,3", "1,,", "spoiled")))
    assert voting.mismatches(poll) == (1,)
    with pytest.raises(Refused, match="does-not-add-up"):
        voting.publish_result(play.assembly, "p1", NOW)
    play.do(voting.key_paper(play.assembly, "p1", 2, typed))
    assert voting.mismatches(poll) == ()
    assert poll.counts == Counts(2, 0, 1, 1)
    assert poll.outcome.standing is not None
    assert poll.outcome.standing.marked == 2
    play.do(voting.publish_result(play.assembly, "p1", NOW))
    assert poll.published == Counts(2, 0, 1, 1)


def test_a_ballot_that_only_one_of_two_typed_is_a_mismatch():
    play = opened(terms(Method.SCALE))
    poll = closed(play)
    play.do(voting.key_paper(play.assembly, "p1", 1, ("1", "2", "3")))
    assert voting.mismatches(poll) == ()
    play.do(voting.key_paper(play.assembly, "p1", 2, ("1",)))
    assert voting.mismatches(poll) == (1, 2)


def test_yes_and_no_on_paper_can_be_typed_one_by_one_too():
    play = opened(terms(Method.YES_NO_BLANK), present=3)
    for number in range(3):
        play.do(voting.issue_paper(play.assembly, "p1", card(number)))
    poll = closed(play)
    for teller in (1, 2):
        play.do(voting.key_paper(play.assembly, "p1", teller, ("yes", "no", "yes")))
    assert poll.counts == Counts(2, 1)
    play.do(voting.count_paper(play.assembly, "p1", Counts(1, 2)))
    assert (poll.counts, poll.keyed) == (Counts(1, 2), {})


def test_a_pile_alone_cannot_tell_what_ballots_with_options_say():
    play = opened(terms(Method.DOTS))
    closed(play)
    with pytest.raises(Refused, match="paper-one-by-one"):
        voting.count_paper(play.assembly, "p1", Counts(3))


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (terms(Method.APPROVAL, options=("Grill", "grill ")), "options-alike"),
        (terms(Method.APPROVAL, options=tuple(map(str, range(61)))), "too-many-options"),
        (terms(Method.SCALE, labels=("a", "b")), "scale-steps"),
        (terms(Method.DOTS, most=0), "dots-missing"),
        (terms(Method.DOTS, channels=(Channel.HANDS,)), "hands-yes-or-no"),
    ],
)
def test_terms_that_make_no_sense_are_refused_at_once(asked, code):
    play = with_members()
    with pytest.raises(Refused, match=code):
        voting.prepare_poll(play.assembly, "p1", "", asked)


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (terms(Method.APPROVAL, options=("Grill", " ")), "too-few-options"),
        (terms(Method.SCALE, labels=("a", "b", " ", "d")), "scale-without-words"),
        (terms(Method.DOTS, question=" "), "question-missing"),
    ],
)
def test_terms_may_be_written_bit_by_bit_but_are_whole_when_the_poll_opens(asked, code):
    with pytest.raises(Refused, match=code):
        opened(asked)


def test_what_another_method_would_use_is_not_kept():
    play = with_members()
    play.do(voting.prepare_poll(play.assembly, "p1", "", terms(Method.YES_NO_BLANK)))
    kept = play.assembly.voting.polls["p1"].terms
    assert (kept.options, kept.labels, kept.most) == ((), (), 0)


def published(play: Play, poll: str, *choices: Choice) -> None:
    play.do(voting.open_poll(play.assembly, poll, f"salt-{poll}", NOW))
    for number, choice in enumerate(choices):
        key = card(number, f"salt-{poll}")
        play.do(voting.cast_ballot(play.assembly, poll, key, f"{poll}{number}", choice))
    play.do(voting.close_poll(play.assembly, poll, NOW))
    play.do(voting.publish_result(play.assembly, poll, NOW))


def test_a_second_poll_opens_only_when_the_first_came_out_as_agreed():
    """As the Irish ballots of 2017: the second question stood only if the first was adopted."""
    play = with_members(12, range(1, 4))
    play.do(voting.print_cards(play.assembly, CODES[:12], CARD_SALT))
    for poll, asked in (
        ("first", Terms("Skal noget ændres?")),
        ("if-so", Terms("Hvad?", after="first")),
        ("if-not", Terms("Hvorfor ikke?", after="first", if_adopted=False)),
    ):
        play.do(voting.prepare_poll(play.assembly, poll, "", asked))
    with pytest.raises(Refused, match="poll-waits"):
        voting.open_poll(play.assembly, "if-so", "salt", NOW)
    published(play, "first", Choice.YES, Choice.YES, Choice.YES)
    with pytest.raises(Refused, match="poll-not-needed"):
        voting.open_poll(play.assembly, "if-not", "salt", NOW)
    assert voting.open_poll(play.assembly, "if-so", "salt", NOW)


def test_polls_cannot_wait_for_each_other_in_a_circle():
    play = with_members()
    for poll, after in (("one", ""), ("two", "one")):
        play.do(voting.prepare_poll(play.assembly, poll, "", Terms(poll, after=after)))
    with pytest.raises(Refused, match="poll-after-itself"):
        voting.agree_terms(play.assembly, "one", Terms("one", after="two"))
    with pytest.raises(Refused, match="poll-after-itself"):
        voting.agree_terms(play.assembly, "one", Terms("one", after="one"))


@given(st.lists(st.one_of(st.none(), st.integers(0, 10)), min_size=2, max_size=6))
def test_marks_are_written_and_read_back_unchanged(marks):
    assert marks_of(written(tuple(marks))) == tuple(marks)


@given(st.sampled_from(Method), st.text(alphabet="0123456789, -yesnoblank", max_size=12))
def test_whatever_a_phone_sends_is_refused_or_kept_so_that_it_is_kept_again(method, sent):
    form = Form(method, options=3, steps=5, most=3)
    try:
        kept = checked(form, sent)
    except Refused:
        return
    assert checked(form, kept) == kept


def three_questions(present: int = 4) -> Play:
    play = with_members(12, range(1, present + 1))
    play.do(voting.print_cards(play.assembly, CODES[:12], CARD_SALT))
    for poll, asked in (("p1", Terms("Et?")), ("p2", Terms("To?")), ("p3", terms(Method.DOTS))):
        play.do(voting.prepare_poll(play.assembly, poll, "", asked))
    return play


def open_three(play: Play) -> None:
    play.do(voting.open_polls(play.assembly, {"p1": "a", "p2": "b", "p3": "c"}, NOW))


def whole_ballot(number: int, *answers: str) -> list[voting.Vote]:
    return [
        voting.Vote(f"p{at}", card(number, salt), f"b{number}{at}", answer)
        for at, (salt, answer) in enumerate(zip("abc", answers, strict=True), 1)
    ]


def test_several_questions_stand_on_one_ballot_and_are_counted_each_for_itself():
    play = three_questions()
    open_three(play)
    assert [each.id for each in play.assembly.voting.opened] == ["p1", "p2", "p3"]
    play.do(voting.cast_ballots(play.assembly, whole_ballot(0, "yes", "no", "1,2,0")))
    play.do(voting.cast_ballots(play.assembly, whole_ballot(1, "yes", "blank", "0,0,0")))
    polls = play.assembly.voting.polls
    assert [polls[each].counts for each in ("p1", "p2", "p3")] == [
        Counts(2),
        Counts(0, 1, 1),
        Counts(1, 0, 1),
    ]
    keys = [set(polls[each].ballots) for each in ("p1", "p2", "p3")]
    assert not keys[0] & keys[1] | keys[1] & keys[2]


def test_a_ballot_with_one_wrong_answer_is_not_half_in_the_box():
    play = three_questions()
    open_three(play)
    with pytest.raises(Refused, match="too-many-marks"):
        voting.cast_ballots(play.assembly, whole_ballot(0, "yes", "no", "3,3,3"))
    assert all(not each.ballots for each in play.assembly.voting)


def test_what_is_asked_together_closes_and_opens_again_together():
    play = three_questions()
    open_three(play)
    play.do(voting.close_poll(play.assembly, "p2", NOW))
    assert play.assembly.voting.open is None
    play.do(voting.reopen_poll(play.assembly, "p1", NOW + 1))
    assert len(play.assembly.voting.opened) == 3
    play.do(voting.close_poll(play.assembly, "p1", NOW + 2))
    play.do(voting.publish_result(play.assembly, "p3", NOW + 3))
    with pytest.raises(Refused, match="result-is-shown"):
        voting.reopen_poll(play.assembly, "p1", NOW + 4)


def test_one_paper_ballot_takes_the_card_out_of_every_question():
    play = three_questions()
    open_three(play)
    paper = {each.poll: each.card for each in whole_ballot(0, "", "", "")}
    play.do(voting.issue_papers(play.assembly, paper))
    assert all(each.paper_issued == 1 for each in play.assembly.voting)
    with pytest.raises(Refused, match="card-on-paper"):
        voting.cast_ballots(play.assembly, whole_ballot(0, "yes", "no", "1,0,0"))


def test_hands_and_cards_do_not_stand_on_one_ballot():
    play = three_questions()
    hands, paper = Terms("Hænder?", (Channel.HANDS,)), Terms("Papir?", (Channel.PAPER,))
    for poll, asked in (("hands", hands), ("paper", paper)):
        play.do(voting.prepare_poll(play.assembly, poll, "", asked))
    for other, code in (("hands", "hands-one-question"), ("paper", "channels-differ")):
        with pytest.raises(Refused, match=code):
            voting.open_polls(play.assembly, {"p1": "a", other: "b"}, NOW)


def test_a_lost_card_whose_ballot_is_in_any_of_the_open_polls_is_not_replaced_yet():
    play = three_questions()
    open_three(play)
    play.do(voting.cast_ballots(play.assembly, whole_ballot(0, "yes", "no", "1,2,0")))
    keys = [each.card.key for each in whole_ballot(0, "", "", "")]
    with pytest.raises(Refused, match="card-in-the-box"):
        voting.void_card(play.assembly, card(0).hash, keys[2])
