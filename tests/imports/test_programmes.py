"""Programmes to begin from: the real days that come along, and a laptop's own."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

from app.i18n import LANGUAGES
from app.imports import programmes
from app.imports.agenda import read_programme
from app.models import agenda
from app.models.agenda import ItemKind, Lock, Plan, Repair, Step
from app.models.errors import Refused
from app.places import data_folder
from tests.assemblies import DAY, founded
from tests.models.agenda_days import USUAL, at, begin, items, moment, planned

# The hours that are known of the real days; see each file's own words about it.
KNOWN = {
    "albertslund-1": ("17:00", ["17:00", "17:15"], "21:00"),
    "albertslund-6": ("17:00", ["17:00", "17:10", "17:30"], "21:00"),
    "greve-1-saturday": ("10:00", [], "16:00"),
    "greve-2-sunday": ("10:00", [], "16:00"),
    "greve-3-saturday": ("10:00", [], "16:00"),
    "greve-4-sunday": ("10:00", [], "16:00"),
}


def by_file(language="da") -> dict[str, programmes.Programme]:
    return {each.file.stem: each for each in programmes.shipped(language) if each.file}


def play_of(programme_: programmes.Programme):
    play = founded()
    named = [(f"i{at}", plan) for at, plan in enumerate(programme_.plans)]
    play.do(agenda.add_items(play.assembly, DAY, named))
    return play


@pytest.mark.parametrize("language", LANGUAGES)
def test_albertslund_greve_and_naestved_come_along_and_fit(language):
    found = by_file(language)
    assert len([each for each in found if each.startswith("naestved")]) == 5
    assert set(KNOWN) <= set(found)
    for each in found.values():
        play = play_of(each)
        assert agenda.shortages(items(play), moment()) == (), each.name
        assert each.about


@pytest.mark.parametrize("name", sorted(KNOWN))
def test_the_real_days_keep_the_hours_that_are_known(name):
    first, starts, last = KNOWN[name]
    told = [each.split("-") for each in planned(play_of(by_file()[name]))]
    assert told[0][0] == first
    assert told[-1][1] == last
    assert set(starts) <= {start for start, _end in told}


def test_a_welcome_that_runs_over_in_albertslund_is_mended_before_dinner():
    play = play_of(by_file()["albertslund-1"])
    begin(play, "i0", at(USUAL, "17:00"))
    begin(play, "i1", at(USUAL, "17:24"))
    seen = moment(clock="17:25")
    found = agenda.proposals(play.assembly.agenda, DAY, seen)
    assert found[0].shortage.minutes == 9
    assert {Repair.SHRINK, Repair.SHORTEN, Repair.DROP} <= {each.repair for each in found}
    play.do(agenda.accept_repair(play.assembly, found[0], seen.now))
    assert agenda.shortages(items(play), seen) == ()
    dinner = next(each for each in items(play) if each.plan.title == "Aftensmad")
    places = agenda.expected_places(items(play), seen.origin, seen.now, seen.zone)
    assert places[dinner.id].start == at(USUAL, "18:20")


def test_a_laptops_own_programme_comes_back_as_it_was_kept(home):
    plans = (
        Plan("Café", ItemKind.TABLE_ROUND, 600, 60, lock=Lock.START, steps=(Step("Runde", 20),)),
        Plan("Pause", ItemKind.BREAK),
    )
    programmes.keep("Min dag", plans)
    programmes.keep("En café", plans[:1])
    found = programmes.own()
    assert [(each.name, each.is_single) for each in found] == [
        ("En café", True),
        ("Min dag", False),
    ]
    assert found[1].plans == plans
    programmes.keep("Min dag", plans[1:])
    assert programmes.own()[1].plans == plans[1:], "the same name gives way"
    programmes.discard(programmes.own()[0])
    assert [each.name for each in programmes.own()] == ["Min dag"]


def test_a_shipped_programme_is_never_discarded():
    shipped = programmes.shipped("da")[0]
    programmes.discard(shipped)
    assert programmes.shipped("da")[0] == shipped


@pytest.mark.parametrize(
    "content",
    ["", "[]", '{"format": 2}', '{"format": 1, "name": "x", "items": []}',
     '{"format": 1, "name": "x", "items": [{"title": 7}]}', "\xff" * 10, "[" * 5000],
)  # fmt: skip
def test_a_file_that_is_no_programme_is_passed_over(content):
    programmes.keep("God", (Plan("Pause"),))
    (data_folder() / "programmes" / "ond.json").write_text(content, "latin-1")
    assert [each.name for each in programmes.own()] == ["God"]


def test_a_programme_needs_a_name():
    with pytest.raises(Refused, match="programme-name-missing"):
        programmes.keep("  ", (Plan("Pause"),))


def test_a_laptops_own_are_listed_as_a_danish_register_does():
    for name in ("Ældre", "Aarhus", "Zoo", "bynet", "Øen", "Ávila"):
        programmes.keep(name, (Plan("Runde"),))
    assert [each.name for each in programmes.own()] == [
        "Ávila", "bynet", "Zoo", "Ældre", "Øen", "Aarhus",
    ]  # fmt: skip


def test_the_programme_is_found_behind_a_list_of_names_and_steps_stand_in_one_line(
    tmp_path: Path,
) -> None:
    names = [["Navn", "Tid", "Rolle"], ["Anna", "9.00", "Vært"]]
    steps = "20 Runde 1 | 20 Runde 2 | 20 Runde 3"
    head = ["Start", "Titel", "Minutter", "Trin", "Facilitator", "Bemærkninger"]
    day = [head, ["9.00", "World Café", 60, steps, "Karen", "Husk papir"]]
    path = tmp_path / "p.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name, rows in (("Hold", names), ("Program", day)):
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)
    found = read_programme(path)
    (plan,) = found.plans
    assert [(each.title, each.length_min) for each in plan.steps] == [
        ("Runde 1", 20), ("Runde 2", 20), ("Runde 3", 20),
    ]  # fmt: skip
    assert (plan.owner, plan.private_note) == ("Karen", "Husk papir")
    assert [each.code for each in found.doubts] == ["doubt-other-sheets"]
    assert dict(found.doubts[0].params)["sheet"] == "Program"
