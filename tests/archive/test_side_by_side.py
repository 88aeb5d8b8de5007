"""What two laptops changed side by side is found by the sync, kept, and chosen by a person."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from app.archive.journal import Journal
from app.archive.session import Session
from app.archive.transfer import sync
from app.models import agenda, board, people, recommendations
from app.models.assembly import Assembly
from app.models.entries import Fact, Facts
from app.models.errors import Refused
from app.models.side_by_side import Crossing, Thing, settle_crossing, waiting
from tests.assemblies import NOW, with_item, with_members, with_notes, with_recommendation


class Laptops:
    """The lead's laptop and a table's, with the same assembly from the same archive."""

    def __init__(self, folder: Path) -> None:
        self.archive = folder / "arkiv.sqlite"
        play = with_recommendation(with_notes(with_item(with_members(6))))
        play.do(board.make_theme(play.assembly, "t1", "Stier", ["n1"]))
        self.lead = Session(Journal.create(folder / "a.bordrunde", "laptop-a"))
        self.lead.perform(lambda _: tuple(play.facts))
        sync(self.lead.journal, self.archive)
        self.table = Session(Journal.create(folder / "b.bordrunde", "laptop-b"))
        self.meet(self.table)

    def meet(self, session: Session) -> int:
        """Sync; how many were found to be changed side by side."""
        found = sync(session.journal, self.archive).crossed
        session.assembly = session.journal.fold()
        return found

    def cross(self, word: Callable[[Assembly, str], Facts]) -> tuple[Crossing, ...]:
        """Each says its own word, and they meet: the table's laptop comes second."""
        self.lead.perform(word, "den ene")
        self.table.perform(word, "den anden")
        self.meet(self.lead)
        self.meet(self.table)
        self.meet(self.lead)
        assert self.lead.assembly == self.table.assembly
        return waiting(self.lead.assembly)


@pytest.fixture
def laptops(tmp_path: Path):
    held = Laptops(tmp_path)
    yield held
    for each in (held.lead, held.table):
        each.journal.close()


def trade(room: Assembly, word: str) -> Facts:
    details = room.people.members["m03"].details
    assert details is not None
    return people.describe_member(room, "m03", replace(details, attributes=(("Erhverv", word),)))


def plan(room: Assembly, word: str) -> Facts:
    return agenda.plan_item(room, "i1", replace(room.agenda.items["i1"].plan, task=word))


def title(room: Assembly, word: str) -> Facts:
    return board.rename_theme(room, "t1", word)


def wording(room: Assembly, word: str) -> Facts:
    latest = room.recommendations.items["r1"].latest
    new = replace(latest.wording, text=word)
    return recommendations.write_version(room, "r1", latest.number, new, "Bord 1", NOW)


def said(room: Assembly, thing: Thing) -> str:
    """The word that holds now."""
    details = room.people.members["m03"].details
    assert details is not None
    return {
        Thing.MEMBER: details.attribute("Erhverv"),
        Thing.ITEM: room.agenda.items["i1"].plan.task,
        Thing.THEME: room.board.themes["t1"].title,
        Thing.RECOMMENDATION: room.recommendations.items["r1"].latest.wording.text,
    }[thing]


WORDS = [
    (Thing.MEMBER, "m03", trade),
    (Thing.ITEM, "i1", plan),
    (Thing.THEME, "t1", title),
    (Thing.RECOMMENDATION, "r1", wording),
]


@pytest.mark.parametrize("choice", [1, 2])
@pytest.mark.parametrize(("thing", "subject", "word"), WORDS)
def test_what_both_changed_waits_on_every_laptop_until_one_has_chosen(
    laptops: Laptops, thing, subject, word, choice
):
    (crossing,) = laptops.cross(word)
    assert (crossing.thing, crossing.subject) == (thing, subject)
    assert said(laptops.lead.assembly, thing) == "den anden"
    laptops.lead.perform(settle_crossing, thing, subject, choice, NOW)
    laptops.meet(laptops.lead)
    laptops.meet(laptops.table)
    for each in (laptops.lead, laptops.table):
        assert waiting(each.assembly) == ()
        assert said(each.assembly, thing) == ("den ene", "den anden")[choice - 1]
    with pytest.raises(Refused, match="crossing-gone"):
        laptops.lead.perform(settle_crossing, thing, subject, choice, NOW)


def test_changes_that_do_not_touch_each_other_can_both_be_kept(laptops: Laptops):
    for session, word in (
        (laptops.lead, {"mobile": "20000001"}),
        (laptops.table, {"attributes": (("Erhverv", "smed"),)}),
    ):
        details = session.assembly.people.members["m03"].details
        assert details is not None
        session.perform(people.describe_member, "m03", replace(details, **word))
        was = session.assembly.agenda.items["i1"].plan
        changed = {"task": "Skriv"} if "mobile" in word else {"length_min": 45}
        session.perform(agenda.plan_item, "i1", replace(was, **changed))
    laptops.meet(laptops.lead)
    laptops.meet(laptops.table)
    for each in waiting(laptops.table.assembly):
        assert each.both is not None
        laptops.table.perform(settle_crossing, each.thing, each.subject, 3, NOW)
    known = laptops.table.assembly.people.members["m03"].details
    assert known is not None
    assert (known.mobile, known.attribute("Erhverv")) == ("20000001", "smed")
    plan_now = laptops.table.assembly.agenda.items["i1"].plan
    assert (plan_now.task, plan_now.length_min) == ("Skriv", 45)
    assert waiting(laptops.table.assembly) == ()


def test_there_is_no_both_where_the_same_was_changed(laptops: Laptops):
    for word in (trade, plan, title):
        for each in laptops.cross(word):
            assert each.both is None
            with pytest.raises(Refused, match="crossing-gone"):
                laptops.lead.perform(settle_crossing, each.thing, each.subject, 3, NOW)


def test_both_words_are_told_with_who_said_them(laptops: Laptops):
    (crossing,) = laptops.cross(title)
    assert crossing.told == ("den ene", "den anden")
    assert [each.device for each in crossing.hands] == ["laptop-a", "laptop-b"]


def test_the_archive_has_what_was_found_and_the_same_sync_again_changes_nothing(laptops: Laptops):
    laptops.lead.perform(title, "den ene")
    laptops.table.perform(title, "den anden")
    assert laptops.meet(laptops.lead) == 0
    assert laptops.meet(laptops.table) == 1
    content = laptops.archive.read_bytes()
    assert laptops.meet(laptops.table) == 0
    assert laptops.archive.read_bytes() == content


def test_what_was_changed_in_turn_or_to_the_same_asks_nobody(laptops: Laptops):
    laptops.lead.perform(title, "den ene")
    laptops.meet(laptops.lead)
    laptops.meet(laptops.table)
    laptops.table.perform(title, "den anden")
    laptops.meet(laptops.table)
    laptops.meet(laptops.lead)
    assert waiting(laptops.lead.assembly) == ()
    for each in (laptops.lead, laptops.table):
        each.perform(title, "den tredje")
    laptops.meet(laptops.lead)
    assert laptops.meet(laptops.table) == 0


def test_what_somebody_changed_again_or_took_away_asks_nobody(laptops: Laptops):
    laptops.cross(title)
    laptops.lead.perform(title, "den tredje")
    assert waiting(laptops.lead.assembly) == ()
    laptops.cross(plan)
    laptops.table.perform(agenda.remove_item, "i1")
    assert waiting(laptops.table.assembly) == ()


def test_the_other_word_on_a_person_goes_with_the_person(laptops: Laptops, tmp_path: Path):
    laptops.cross(trade)
    laptops.lead.perform(people.erase_member, "m03")
    laptops.meet(laptops.lead)
    assert waiting(laptops.lead.assembly) == ()
    held = laptops.lead.journal.personal_and_ballots()[0]
    assert not [row for row in held if "den e" in str(row) or "den a" in str(row)]


def test_choosing_can_be_undone_so_that_it_waits_again(laptops: Laptops):
    (crossing,) = laptops.cross(title)
    room = laptops.lead.assembly
    facts = settle_crossing(room, crossing.thing, crossing.subject, 1, NOW)
    back = list[Fact]()
    for fact in facts:
        back = [*room.inverse(fact), *back]
        room.apply(fact)
    assert waiting(room) == ()
    for fact in back:
        room.apply(fact)
    assert waiting(room) == (crossing,)
