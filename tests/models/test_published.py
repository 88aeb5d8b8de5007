"""What everybody may check of a result: receipts, the list and its hash; dissent; the desk."""

from __future__ import annotations

import hashlib
import re

import pytest

from app.models import voting
from app.models.errors import Refused
from app.models.voting import Channel, Method, Reveal, Terms
from tests.assemblies import CARD_SALT, CODES, NOW, POLL_SALT, Play, card, with_members

DAY_MS = 24 * 60 * 60 * 1_000
LABELS = ("Nej", "Helst ikke", "Kan leve med", "Godt", "Elsker det")


def voted(answers: tuple[str, ...], **terms: object) -> Play:
    play = with_members(40, range(1, 41))
    asked = Terms("Hvad skal vi?", **{"threshold": "majority", **terms})  # type: ignore[arg-type]
    play.do(voting.print_cards(play.assembly, CODES[:12], CARD_SALT))
    play.do(voting.prepare_poll(play.assembly, "p1", "", asked))
    play.do(voting.open_poll(play.assembly, "p1", POLL_SALT, NOW))
    for number, answer in enumerate(answers):
        play.do(voting.cast_ballot(play.assembly, "p1", card(number), f"ballot-{number}", answer))
    return play


def closed_and_published(play: Play) -> voting.Published:
    play.do(voting.close_poll(play.assembly, "p1", NOW))
    play.do(voting.publish_result(play.assembly, "p1", NOW))
    return voting.published(play.assembly.voting.polls["p1"])


def test_a_receipt_is_short_and_comes_from_the_ballot_and_the_poll():
    one = voting.receipt("p1", "ballot-1")
    assert re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}", one)
    assert one == voting.receipt("p1", "ballot-1")
    assert len({one, voting.receipt("p2", "ballot-1"), voting.receipt("p1", "ballot-2")}) == 3


def test_nothing_is_listed_before_the_result_is_published():
    play = voted(("yes",))
    play.do(voting.close_poll(play.assembly, "p1", NOW))
    with pytest.raises(Refused):
        voting.published(play.assembly.voting.polls["p1"])


def test_the_list_has_every_receipt_sorted_and_no_answer_beside_one():
    listed = closed_and_published(voted(("yes", "yes", "no", "blank")))
    lines = listed.text.splitlines()
    receipts = sorted(voting.receipt("p1", f"ballot-{number}") for number in range(4))
    assert lines[-4:] == receipts
    assert lines[4:-4] == ["yes 2", "no 1", "blank 1", "spoiled 0", "cast 4", "receipts 4"]
    assert listed.sha256 == hashlib.sha256(listed.text.encode()).hexdigest()


def test_only_the_last_ballot_of_a_card_is_on_the_list():
    play = voted(("yes", "no"))
    play.do(voting.cast_ballot(play.assembly, "p1", card(0), "ballot-changed", "no"))
    listed = closed_and_published(play)
    assert voting.receipt("p1", "ballot-0") not in listed.receipts
    assert voting.receipt("p1", "ballot-changed") in listed.receipts


def test_the_same_ballots_in_any_order_make_the_same_list():
    one, other = voted(("1,0", "0,1"), method=Method.APPROVAL, options=("Bus", "Tog")), None
    other = voted((), method=Method.APPROVAL, options=("Bus", "Tog"))
    for number, answer in ((1, "0,1"), (0, "1,0")):
        facts = voting.cast_ballot(other.assembly, "p1", card(number), f"ballot-{number}", answer)
        other.do(facts)
    lists = [closed_and_published(each) for each in (one, other)]
    assert lists[0].text == lists[1].text
    assert "option 1 1 Bus\noption 2 1 Tog\n" in lists[0].text


def test_a_list_of_options_tells_totals_and_no_whole_ballot():
    ballots = ("3,1,2", "1,2,3", "2,1,3")
    options = ("Bus", "Tog", "Cykel\nog sti")
    listed = closed_and_published(voted(ballots, method=Method.RANKING, options=options))
    assert not any(each in listed.text for each in ballots)
    assert "option 3 0 Cykel og sti" in listed.text


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ("1" + "5" * 9, 1),
        ("1" + "5" * 10, 0),
        ("2" + "5" * 9, 0),
        ("1111155555", 0),
        ("11" + "5" * 9, 2),
    ],
)
def test_a_tenth_at_the_lowest_step_is_told_where_it_is_adopted(answers, told):
    play = voted(tuple(answers), method=Method.SCALE, labels=LABELS)
    assert voting.dissent(play.assembly.voting.polls["p1"].outcome) == told


def test_yes_and_no_have_no_lowest_step():
    play = voted(("yes", "yes", "no"))
    assert voting.dissent(play.assembly.voting.polls["p1"].outcome) == 0


def test_a_whole_live_count_is_there_only_where_it_was_agreed():
    asked = {"method": Method.SCALE, "labels": LABELS}
    hidden = voted(("5", "1"), **asked).assembly.voting.polls["p1"]
    shown = voted(("5", "1"), reveal=Reveal.LIVE, **asked).assembly.voting.polls["p1"]
    assert hidden.live_outcome is None
    assert shown.live_outcome is not None
    assert shown.live_outcome.scale is not None
    assert dict(shown.live_outcome.scale.answers) == {1: 1, 2: 0, 3: 0, 4: 0, 5: 1}


def test_the_desk_for_members_without_a_phone_is_open_for_a_day():
    play = with_members(2)
    assert voting.open_kiosk(play.assembly, "", NOW) == ()
    play.do(voting.open_kiosk(play.assembly, "7KQ4M2XD", NOW))
    kiosk = play.assembly.voting.kiosk
    assert [kiosk.is_open(NOW + each) for each in (0, DAY_MS - 1, DAY_MS)] == [True, True, False]
    play.do(voting.open_kiosk(play.assembly, "", NOW))
    assert not play.assembly.voting.kiosk.is_open(NOW)


def test_paper_has_no_receipt_and_is_counted_in_the_list():
    channels = (Channel.CARD, Channel.PAPER)
    play = voted(("yes",), channels=channels)
    play.do(voting.issue_paper(play.assembly, "p1", card(5)))
    play.do(voting.close_poll(play.assembly, "p1", NOW))
    play.do(voting.count_paper(play.assembly, "p1", voting.Counts(no=1)))
    play.do(voting.publish_result(play.assembly, "p1", NOW))
    listed = voting.published(play.assembly.voting.polls["p1"])
    assert "cast 2\nreceipts 1\n" in listed.text
