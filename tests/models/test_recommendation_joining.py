"""Merging and splitting, edits at once that are settled, the template, and what is lacking."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from app.archive.poll_tables import poll_rows
from app.models import board, recommendations, voting
from app.models.assembly import KINDS, Assembly, fold
from app.models.entries import Fact, Facts, canonical, decode, encode
from app.models.errors import Refused
from app.models.recommendations import (
    REASONED,
    USUAL,
    Field,
    FieldPlan,
    Kinship,
    Lack,
    Origin,
    Template,
    Wording,
    crossing,
    lacks,
    unsettled,
)
from app.reports.outline import outline
from tests.assemblies import NOW, Play, with_item, with_members, with_notes
from tests.reports.played import ZONE

STAFF = Origin(is_staff=True)


@pytest.fixture
def play() -> Play:
    """Two recommendations on a theme and a note each."""
    made = with_notes(with_item(with_members()))
    room = made.assembly
    made.do(board.make_theme(room, "t1", "Cykler", ["n0", "n1"]))
    made.do(board.make_theme(room, "t2", "Busser", ["n2", "n3"]))
    for key, title, theme, note in (("r1", "Stier", "t1", "n4"), ("r2", "Busser", "t2", "n5")):
        words = Wording(title, f"{title}!", "Fordi.", (f"{title} nord", "Fælles"), "", "Byrådet")
        made.do(recommendations.draft_recommendation(room, key, words, "Bord 1", NOW))
        made.do(recommendations.link_recommendation(room, key, [theme], [note]))
    return made


def undone(play: Play, facts: Facts) -> Facts:
    """Performs facts and gives those that take them back, as the document does."""
    back: list[Facts] = []
    for fact in facts:
        back.append(play.assembly.inverse(fact))
        play.do((fact,))
    return tuple(each for facts in reversed(back) for each in facts)


def _no_seal(_seal: str) -> None:
    return None


def item(play: Play, key: str) -> recommendations.Recommendation:
    return play.assembly.recommendations.items[key]


# -- merging and splitting


def test_merged_words_say_everything_once(play: Play):
    play.do(recommendations.merge_recommendations(play.assembly, "r1", "r2", "F", NOW, STAFF))
    words = item(play, "r1").latest.wording
    assert words.title == "Stier"
    assert words.text == "Stier!\n\nBusser!"
    assert words.reason == "Fordi."
    assert words.initiatives == ("Stier nord", "Fælles", "Busser nord")
    assert words.addressed_to == "Byrådet"


def test_a_merged_one_rests_on_all_and_tells_what_it_came_from(play: Play):
    play.do(recommendations.merge_recommendations(play.assembly, "r1", "r2", "F", NOW))
    one, room = item(play, "r1"), play.assembly.recommendations
    assert (one.themes, one.notes) == (("t1", "t2"), ("n4", "n5"))
    assert one.came_from == ("r2",)
    assert item(play, "r2").withdrawn
    assert room.heirs("r2") == ("r1",)
    assert room.ancestors("r1") == ("r2",)
    assert [each.id for each in room.standing()] == ["r1"]


def test_a_merge_can_be_taken_back_and_no_version_is_lost(play: Play):
    before = [item(play, key).latest.wording for key in ("r1", "r2")]
    back = undone(play, recommendations.merge_recommendations(play.assembly, "r1", "r2", "F", NOW))
    play.do(back)
    assert [item(play, key).latest.wording for key in ("r1", "r2")] == before
    assert item(play, "r1").came_from == ()
    assert (item(play, "r1").themes, item(play, "r1").notes) == (("t1",), ("n4",))
    assert len(play.assembly.recommendations.standing()) == 2
    assert fold(play.facts).recommendations.items == play.assembly.recommendations.items


def test_a_poll_on_a_merged_one_stays_with_its_words(play: Play):
    play.do(voting.prepare_poll(play.assembly, "p1", "r2", voting.Terms("")))
    mark = play.assembly.voting.polls["p1"].fingerprint
    play.do(recommendations.merge_recommendations(play.assembly, "r1", "r2", "F", NOW))
    held = item(play, "r2").version(play.assembly.voting.polls["p1"].version)
    assert held is not None
    assert held.wording.fingerprint == mark


def test_nothing_is_merged_with_itself(play: Play):
    with pytest.raises(Refused, match="merge-with-itself"):
        recommendations.merge_recommendations(play.assembly, "r1", "r1", "F", NOW)


def test_a_split_takes_its_initiatives_and_stands_next(play: Play):
    play.do(recommendations.file_recommendation(play.assembly, "r1", "Trafik"))
    play.do(
        recommendations.split_recommendation(
            play.assembly, "r1", "r3", "Fælles", [1], "Facilitator", NOW, STAFF
        )
    )
    room = play.assembly.recommendations
    assert [each.id for each in room.standing()] == ["r1", "r3", "r2"]
    assert item(play, "r1").latest.wording.initiatives == ("Stier nord",)
    new = item(play, "r3")
    assert new.latest.wording == Wording("Fælles", "", "Fordi.", ("Fælles",), "", "Byrådet")
    assert (new.themes, new.notes, new.theme) == (("t1",), ("n4",), "Trafik")
    assert room.ancestors("r3") == ("r1",)
    again = recommendations.split_recommendation(play.assembly, "r1", "r3", "F", [], "", NOW)
    assert again == ()


def test_a_split_can_be_taken_back(play: Play):
    facts = recommendations.split_recommendation(
        play.assembly, "r1", "r3", "Fælles", [1], "Facilitator", NOW
    )
    before = item(play, "r1").latest.wording
    play.do(undone(play, facts))
    assert item(play, "r1").latest.wording == before
    assert [each.id for each in play.assembly.recommendations.standing()] == ["r1", "r2"]


def test_a_split_is_told_from_a_merge(play: Play):
    room = play.assembly
    play.do(recommendations.split_recommendation(room, "r1", "r3", "Ny", [1], "F", NOW))
    play.do(recommendations.merge_recommendations(room, "r3", "r2", "F", NOW))
    held = room.recommendations
    assert held.kinship("r3") == {"r1": Kinship.SPLIT, "r2": Kinship.MERGED}
    assert (held.split_off("r1"), held.split_off("r2")) == (("r3",), ())
    play.do(recommendations.merge_recommendations(room, "r3", "r1", "F", NOW))
    assert held.kinship("r3")["r1"] is Kinship.MERGED
    assert fold(play.facts).recommendations.items == held.items


@pytest.mark.parametrize("is_split", [True, False])
def test_older_entries_tell_a_split_from_a_merge_by_what_was_done(play: Play, is_split: bool):
    room = play.assembly
    if is_split:
        facts = recommendations.split_recommendation(room, "r1", "r3", "Ny", [1], "F", NOW)
    else:
        facts = recommendations.merge_recommendations(room, "r1", "r2", "F", NOW)
    play.do(tuple(_as_written_before(each) for each in facts))
    if is_split:
        play.do(recommendations.withdraw_recommendation(room, "r1"))
        assert room.recommendations.kinship("r3") == {"r1": Kinship.SPLIT}
    else:
        assert room.recommendations.kinship("r1") == {"r2": Kinship.MERGED}


def _as_written_before(fact: Fact) -> Fact:
    kind, body, _sealed = encode(fact, str)
    told = json.loads(body)
    told.pop("split_from", None)
    return decode(kind, canonical(told), KINDS, _no_seal)


# -- numbers that people vote by


def voted_on(play: Play) -> None:
    play.do(
        voting.prepare_poll(play.assembly, "p1", "r2", voting.Terms("", (voting.Channel.PAPER,)))
    )
    play.do(voting.open_poll(play.assembly, "p1", "s", NOW))


@pytest.mark.parametrize(
    "change",
    [
        lambda room: recommendations.withdraw_recommendation(room, "r1"),
        lambda room: recommendations.move_recommendation(room, "r1", 1),
        lambda room: recommendations.merge_recommendations(room, "r1", "r2", "F", NOW),
        lambda room: recommendations.split_recommendation(room, "r1", "r3", "Ny", [], "F", NOW),
    ],
)
def test_no_number_changes_while_a_poll_on_a_recommendation_is_open(
    play: Play, change: Callable[[Assembly], Facts]
):
    voted_on(play)
    with pytest.raises(Refused, match="numbers-in-use"):
        change(play.assembly)
    play.do(voting.close_poll(play.assembly, "p1", NOW + 1))
    assert change(play.assembly)


def test_a_poll_on_a_question_of_its_own_holds_no_number(play: Play):
    terms = voting.Terms("Skal vi blive en time længere?", (voting.Channel.PAPER,))
    play.do(voting.prepare_poll(play.assembly, "p1", "", terms))
    play.do(voting.open_poll(play.assembly, "p1", "s", NOW))
    assert recommendations.withdraw_recommendation(play.assembly, "r1")


def test_a_poll_keeps_the_number_that_was_voted_on(play: Play):
    voted_on(play)
    play.do(voting.close_poll(play.assembly, "p1", NOW + 1))
    play.do(recommendations.withdraw_recommendation(play.assembly, "r1"))
    poll, held = play.assembly.voting.polls["p1"], play.assembly.recommendations
    assert held.number("r2") == 1
    assert voting.number_of(held, poll) == 2
    (told,) = outline(play.assembly, NOW, ZONE).polls
    assert told.recommendation == 2
    (row,) = poll_rows(play.assembly.voting)["polls"]
    assert row["number"] == 2
    poll.number = 0  # as an older file has it
    assert voting.number_of(held, poll) == 1


# -- two tables at the same time


def crossed(play: Play) -> None:
    for words, by in (("Bord 2 siger", "Bord 2"), ("Bord 3 siger", "Bord 3")):
        new = Wording("Stier", words, "Fordi.")
        play.do(recommendations.write_version(play.assembly, "r1", 1, new, by, NOW))


def test_both_are_kept_and_wait_to_be_settled(play: Play):
    crossed(play)
    assert [(base.number, each.number) for base, each in crossing(item(play, "r1"))] == [
        (1, 2),
        (1, 3),
    ]
    assert Lack.AT_ONCE in lacks(item(play, "r1"), USUAL)


def test_three_at_once_are_all_seen_before_any_is_kept(play: Play):
    crossed(play)
    late = Wording("Stier", "Bord 4 siger")
    play.do(recommendations.write_version(play.assembly, "r1", 1, late, "Bord 4", NOW))
    assert [each.number for _base, each in crossing(item(play, "r1"))] == [2, 3, 4]
    play.do(recommendations.settle_edits(play.assembly, "r1", 2, NOW))
    assert item(play, "r1").latest.wording.text == "Bord 2 siger"
    assert crossing(item(play, "r1")) == ()


@pytest.mark.parametrize(("keep", "versions"), [(3, 3), (2, 4)])
def test_one_of_them_is_kept(play: Play, keep: int, versions: int):
    crossed(play)
    kept = item(play, "r1").version(keep)
    assert kept is not None
    back = undone(play, recommendations.settle_edits(play.assembly, "r1", keep, NOW))
    now = item(play, "r1")
    assert now.latest.wording == kept.wording
    assert len(now.versions) == versions
    assert unsettled(now) == ()
    assert len(recommendations.edited_at_once(now)) == 1
    play.do(back)
    assert unsettled(item(play, "r1"))


def test_a_third_is_written_over_both(play: Play):
    crossed(play)
    third = Wording("Stier", "Begge dele", "Fordi.")
    play.do(recommendations.settle_with(play.assembly, "r1", third, "Redaktion", NOW))
    assert item(play, "r1").latest.wording == third
    assert unsettled(item(play, "r1")) == ()


def test_what_crosses_after_it_was_settled_waits_again(play: Play):
    crossed(play)
    play.do(recommendations.settle_edits(play.assembly, "r1", 3, NOW))
    for words in ("a", "b"):
        new = Wording("Stier", words)
        play.do(recommendations.write_version(play.assembly, "r1", 3, new, "Bord 4", NOW))
    assert [each.number for each in unsettled(item(play, "r1"))] == [5]


def test_a_version_that_is_not_there_settles_nothing(play: Play):
    crossed(play)
    with pytest.raises(Refused, match="version-unknown"):
        recommendations.settle_edits(play.assembly, "r1", 9, NOW)


# -- the template, and what is lacking


def test_a_template_survives_the_journal_and_can_be_taken_back(play: Play):
    own = Template((FieldPlan(Field.REASON, is_required=True, heading=" Hvorfor ", hint="Kort"),))
    (fact,) = recommendations.agree_template(play.assembly, own)
    back = play.assembly.inverse(fact)
    kind, body, _sealed = encode(fact, str)
    assert decode(kind, body, KINDS, _no_seal) == fact
    play.do((fact,))
    told = play.assembly.recommendations.template
    assert told.of(Field.REASON) == FieldPlan(Field.REASON, True, True, "Hvorfor", "Kort")
    assert told.of(Field.EVIDENCE).is_used
    assert recommendations.agree_template(play.assembly, told) == ()
    play.do(back)
    assert play.assembly.recommendations.template == USUAL


def test_what_is_not_used_cannot_be_missing():
    unused = Template((FieldPlan(Field.REASON, is_used=False, is_required=True),))
    play = with_members()
    play.do(recommendations.agree_template(play.assembly, unused))
    told = play.assembly.recommendations.template
    assert told.missing(Wording("T")) == ()
    assert not told.shows(Field.REASON, Wording("T"))
    assert told.shows(Field.REASON, Wording("T", "", "Skrevet før"))


def test_what_is_lacking_depends_on_the_template(play: Play):
    empty = Wording("Tom")
    play.do(recommendations.draft_recommendation(play.assembly, "r9", empty, "", NOW))
    new = item(play, "r9")
    assert lacks(new, USUAL) == (Lack.REASON, Lack.ADDRESSEE, Lack.SOURCE)
    assert lacks(new, REASONED) == (Lack.TEXT, Lack.REASON, Lack.EVIDENCE, Lack.SOURCE)
    assert lacks(item(play, "r1"), USUAL) == ()
