"""The Albertslund case is whole: its list is what a municipality sends, its parts fit together."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from fractions import Fraction

import pytest

from app.imports.members import attribute_groups, read_members
from app.imports.tables import read_table
from app.places import resources

FOLDER = resources() / "cases" / "albertslund"


@pytest.fixture(scope="module")
def case():
    return json.loads((FOLDER / "case.json").read_text("utf-8"))


def test_the_list_is_as_a_municipality_sends_it():
    data = (FOLDER / "medlemmer.csv").read_bytes()
    assert data.startswith(
        "Navn;Køn;Alder;Uddannelse;Boligtype;Tilflytningsår;Mobil\r\n".encode("cp1252")
    )
    assert data.count(b"\r\n") == data.count(b"\n") == 37
    with pytest.raises(UnicodeDecodeError):
        data.decode("utf-8")


def test_the_list_imports_with_the_two_doubts_it_was_given():
    table = read_table(FOLDER / "medlemmer.csv")
    listed = read_members(table, today=date(2027, 3, 6))
    assert (table.encoding, table.delimiter, len(listed.rows)) == ("cp1252", ";", 36)
    assert [doubt.code for doubt in listed.doubts] == ["doubt-empty-cell-hides", "doubt-mobile"]
    groups = attribute_groups(listed.rows)
    assert set(groups["1"]) == {"Køn", "Alder", "Uddannelse", "Boligtype", "Tilflytningsår"}
    assert Counter(group["Køn"] for group in groups.values()) == {"Kvinde": 18, "Mand": 18}


def test_nine_members_of_the_list_stay_away(case):
    names = {row.name for row in read_members(read_table(FOLDER / case["members"])).rows}
    assert len(set(case["staying_away"])) == 9
    assert set(case["staying_away"]) <= names


def test_the_programme_follows_on_without_gaps(case):
    def minutes(clock: str) -> int:
        hours, rest = clock.split(":")
        return int(hours) * 60 + int(rest)

    ends = [minutes(item["start"]) + item["minutes"] for item in case["program"]]
    assert [minutes(item["start"]) for item in case["program"][1:]] == ends[:-1]
    day = next(day for day in case["days"] if day["date"] == case["played_day"])
    assert (minutes(day["from"]), minutes(day["to"])) == (
        minutes(case["program"][0]["start"]),
        ends[-1],
    )
    rounds = [item["round"] for item in case["program"] if item["kind"] == "table_round"]
    assert rounds == list(range(1, case["rounds"] + 1))
    spoken = [item["expert"] for item in case["program"] if item["kind"] == "expert"]
    assert spoken == [expert["key"] for expert in case["experts"]]


def test_every_note_has_its_table_and_its_programme_item(case):
    items = {item["key"] for item in case["program"] if item["kind"] in ("table_round", "notes")}
    tables = {table["number"] for table in case["tables"]}
    assert len({note["id"] for note in case["notes"]}) == len(case["notes"]) == 152
    assert all(note["item"] in items and note["table"] in tables for note in case["notes"])
    assert {note["lang"] for note in case["notes"]} == {"da", "en"}


def test_every_note_is_in_one_theme_at_most(case):
    placed = Counter(ident for theme in case["themes"] for ident in theme["notes"])
    assert set(placed) <= {note["id"] for note in case["notes"]}
    assert set(placed.values()) == {1}
    assert len(case["notes"]) - len(placed) == 2


def test_every_recommendation_rests_on_themes_and_notes(case):
    themes = {theme["key"]: theme for theme in case["themes"]}
    known = {note["id"] for note in case["notes"]}
    assert len(case["recommendations"]) == 8
    for recommendation in case["recommendations"]:
        assert recommendation["themes"]
        assert set(recommendation["themes"]) <= set(themes)
        assert recommendation["notes"]
        assert set(recommendation["notes"]) <= known
        own = {note for key in recommendation["themes"] for note in themes[key]["notes"]}
        assert set(recommendation["notes"]) <= own, recommendation["key"]
        assert all(1 <= len(version["initiatives"]) <= 4 for version in recommendation["versions"])
    assert (
        sum(len(recommendation["versions"]) == 2 for recommendation in case["recommendations"]) == 2
    )


def test_the_ballots_are_those_of_the_members_who_came(case):
    adopted = {}
    for recommendation in case["recommendations"]:
        ballots = recommendation["ballots"]
        assert sum(ballots.values()) == 36 - len(case["staying_away"])
        share = Fraction(ballots["yes"], ballots["yes"] + ballots["no"])
        adopted[recommendation["key"]] = share >= Fraction(4, 5)
    assert [key for key, passed in adopted.items() if not passed] == ["hastighed"]
