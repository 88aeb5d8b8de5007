"""`bordrunde seat` and `bordrunde reseat` as a script meets them."""

from __future__ import annotations

import json
from collections import Counter
from itertools import combinations
from math import comb
from pathlib import Path

import pytest

from app.cli import main


@pytest.fixture
def members(tmp_path: Path) -> Path:
    rows = ["id;Navn;Køn;Alder;Sprog"]
    rows += [
        f"p{n};Navn {n};{'km'[n % 2]};{('18-39', '40+')[n % 3 % 2]};{'polsk' if n < 3 else 'dansk'}"
        for n in range(24)
    ]
    path = tmp_path / "medlemmer.csv"
    path.write_bytes("\r\n".join(rows).encode("cp1252"))
    return path


def write(folder: Path, name: str, text: str) -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def run(*arguments: object) -> int:
    return main(["--lang", "en", *map(str, arguments)])


def seat(members: Path, *more: object) -> tuple[int, dict]:
    out = members.with_name("plan.json")
    code = run("seat", members, "--tables", 4, "--rounds", 3, "--effort", 150, *more, "--json", out)
    return code, json.loads(out.read_text()) if code == 0 else {}


def test_a_plan_is_written_with_every_promised_figure(members, capsys):
    code, plan = seat(members)
    assert code == 0
    assert len(plan["rounds"]) == 3
    for seating in plan["rounds"]:
        assert list(seating) == ["tables"]
        assert [len(table) for table in seating["tables"]] == [6, 6, 6, 6]
        assert sorted(who for table in seating["tables"] for who in table) == sorted(
            f"p{n}" for n in range(24)
        )
    assert list(plan["report"]) == [
        "members", "pairs", "pair_slots", "pairs_met", "pairs_met_bound", "repeats",
        "repeats_bound", "max_meetings", "fewest_met", "imbalance",
        "imbalance_bound", "broken", "effort", "seconds",
    ]  # fmt: skip
    assert 0 < plan["report"]["effort"] <= 150, "what was spent, of what was allowed"
    assert "24 members are seated." in capsys.readouterr().out


def test_the_effort_that_was_spent_gives_the_same_plan_again(members):
    _code, plan = seat(members)
    _code, again = seat(members, "--effort", plan["report"]["effort"])
    assert again["rounds"] == plan["rounds"]
    assert again["report"]["effort"] == plan["report"]["effort"]


@pytest.mark.parametrize("total", ["x;I alt;;;", "Total;24;12;;"])
def test_a_row_of_totals_gets_no_seat_and_is_told(members, capsys, total):
    members.write_bytes(members.read_bytes() + f"\r\n{total}\r\n".encode())
    code, plan = seat(members)
    assert code == 0
    assert plan["report"]["members"] == 24
    assert "Row 26: " in capsys.readouterr().err


def test_every_column_but_the_id_is_an_attribute_a_second_number_too(members):
    rows = members.read_text("cp1252").splitlines()
    told = [f"{row};{'Nr.' if at == 0 else at % 3}" for at, row in enumerate(rows)]
    members.write_text("\n".join(told), "cp1252")
    assert seat(members, "--spread", "Nr.")[0] == 0


def test_json_on_standard_output_stands_alone(members, capsys):
    code = run("seat", members, "--tables", 4, "--rounds", 1, "--effort", 5, "--json", "-")
    printed = capsys.readouterr()
    assert code == 0
    assert json.loads(printed.out)["report"]["members"] == 24
    assert "24 members are seated." in printed.err


@pytest.mark.parametrize("effort", [10**9, 2**53, 10**23])
def test_what_is_neither_steps_nor_told_of_a_plan_is_refused(members, capsys, effort):
    assert (
        run("seat", members, "--tables", 4, "--rounds", 3, "--effort", effort, "--json", "-") == 2
    )
    assert "thousand million" in capsys.readouterr().err


def test_a_timed_plan_is_replayed_by_its_effort(members):
    out = members.with_name("timed.json")
    call = ("seat", members, "--tables", 4, "--rounds", 3, "--seed", 4, "--json", out)
    assert run(*call, "--seconds", "0.2") == 0
    timed = json.loads(out.read_text())
    assert run(*call, "--effort", timed["report"]["effort"]) == 0
    assert json.loads(out.read_text())["rounds"] == timed["rounds"]


def test_rules_from_files_are_kept(members):
    folder = members.parent
    code, plan = seat(
        members,
        "--apart", write(folder, "apart.csv", "p10,p11\np3,p4,p5\n"),
        "--together", write(folder, "together.csv", "p6;p7\n"),
        "--fixed", write(folder, "fixed.csv", "id,table,round\np8,2\np9,3,2\n"),
        "--absent", "p22,p23",
        "--sizes", "7,5,5,5",
        "--gather", "sprog",
        "--spread", "KØN",
        "--balance", "0.2",
    )  # fmt: skip
    assert code == 0
    assert plan["report"]["broken"] == []
    for number, seating in enumerate(plan["rounds"], start=1):
        tables = [set(table) for table in seating["tables"]]
        assert [len(table) for table in tables] == [7, 5, 5, 5]
        assert "p8" in tables[1]
        assert number != 2 or "p9" in tables[2]
        assert any({"p6", "p7"} <= table for table in tables)
        assert any({"p0", "p1", "p2"} <= table for table in tables)
        assert not any({"p10", "p11"} <= table for table in tables)
        assert not any(len({"p3", "p4", "p5"} & table) > 1 for table in tables)


def test_what_cannot_hold_is_told_by_name(members, capsys):
    apart = write(members.parent, "apart.csv", ",".join(f"p{n}" for n in range(5)))
    code, plan = seat(members, "--apart", apart)
    assert code == 0
    assert len(plan["report"]["broken"]) == 3
    assert "should be kept apart" in plan["report"]["broken"][0]
    assert "Navn" in plan["report"]["broken"][0]


def test_needs_absences_and_drafts_from_files_are_kept(members):
    folder = members.parent
    code, plan = seat(
        members,
        "--only", write(folder, "only.csv", "id;bord;bord;bord\np3;1;2;3\n"),
        "--away", write(folder, "away.csv", "p5,1\np6,2,3\n"),
        "--drafts",
    )  # fmt: skip
    assert code == 0
    assert plan["report"]["broken"] == []
    seats = [
        {who: at for at, table in enumerate(seating["tables"], 1) for who in table}
        for seating in plan["rounds"]
    ]
    assert {at["p3"] for at in seats} == {1, 2, 3}
    assert ["p5" in at for at in seats] == [False, True, True]
    assert ["p6" in at for at in seats] == [True, False, False]
    assert all(len({at[who] for at in seats}) == 3 for who in ("p7", "p8", "p9"))


def test_crossed_attributes_are_mirrored_too(members):
    _, plain = seat(members, "--spread", "Køn", "--balance", 1)
    code, plan = seat(members, "--spread", "Køn*Alder", "--balance", 1)
    assert code == 0
    assert plan["report"]["imbalance"] == 0
    assert plan["rounds"] != plain["rounds"]


def test_a_rule_that_cannot_hold_is_told_with_its_reason(members, capsys):
    group = write(members.parent, "together.csv", ",".join(f"p{n}" for n in range(7)))
    _, plan = seat(members, "--together", group)
    assert "7 people, and the largest table has 6 seats" in plan["report"]["broken"][0]
    assert plan["report"]["broken"][0] in capsys.readouterr().out


def test_rounds_already_held_count(members):
    held = members.with_name("held.json")
    assert run("seat", members, "--tables", 4, "--rounds", 1, "--effort", 9, "--json", held) == 0
    code, plan = seat(members, "--history", held)
    assert code == 0
    assert plan["report"]["pair_slots"] == 4 * 4 * 15


def test_rounds_of_other_people_are_refused_and_those_who_left_are_told(members, capsys):
    strangers = '{"rounds": [{"tables": [["x1", "x2"], ["x3"]]}]}'
    other = write(members.parent, "other.json", strangers)
    code, _ = seat(members, "--history", other)
    assert code == 1
    assert "Nobody in other.json is on the list of members: x1, for one" in capsys.readouterr().err
    left = '{"rounds": [{"tables": [["p1", "x2"], ["p3"]]}]}'
    code, plan = seat(members, "--history", write(members.parent, "left.json", left))
    assert code == 0
    assert plan["report"]["members"] == 24
    assert "left.json: x2 is not on the list of members" in capsys.readouterr().err


def test_a_fixed_table_of_the_member_list_that_is_not_there_names_row_and_person(tmp_path, capsys):
    path = write(tmp_path, "m.csv", "id,navn,bord\na,Anne,1\nb,Bo,9\nc,C,")
    out = tmp_path / "p.json"
    assert run("seat", path, "--tables", 2, "--rounds", 1, "--effort", 9, "--json", out) == 1
    told = "Row 3 of m.csv gives Bo (b) table 9; the tables are numbered 1 to 2."
    assert told in capsys.readouterr().err


def test_a_fixed_table_in_the_member_list_is_kept(tmp_path):
    rows = ["id,navn,bord", "a,A,2", "b,B,", "c,C,", "d,D,1"]
    path = write(tmp_path, "m.csv", "\n".join(rows))
    out = tmp_path / "p.json"
    assert run("seat", path, "--tables", 2, "--rounds", 2, "--effort", 9, "--json", out) == 0
    for seating in json.loads(out.read_text())["rounds"]:
        assert "d" in seating["tables"][0]
        assert "a" in seating["tables"][1]


def reseat(members: Path, *more: object) -> tuple[int, dict]:
    out = members.with_name("repaired.json")
    plan = members.with_name("plan.json")
    code = run("reseat", plan, "--members", members, "--effort", 150, *more, "--json", out)
    return code, json.loads(out.read_text()) if code == 0 else {}


def test_a_repair_keeps_what_was_held_and_says_who_moved(members):
    _, plan = seat(members)
    code, repaired = reseat(members, "--round", 2, "--absent", "p1,p2,p3,p4")
    assert code == 0
    assert repaired["rounds"][0] == plan["rounds"][0]
    assert sorted(repaired["moved"]) == ["2", "3"]
    for seating in repaired["rounds"][1:]:
        assert [len(table) for table in seating["tables"]] == [5, 5, 5, 5]
        assert not {"p1", "p2"} & {who for table in seating["tables"] for who in table}


def test_the_figures_of_a_repair_are_those_of_who_is_still_there(members, capsys):
    seat(members)
    capsys.readouterr()
    gone = {"p1", "p2", "p3", "p4"}
    _, repaired = reseat(members, "--round", 2, "--absent", ",".join(sorted(gone)))
    assert "20 members are seated." in capsys.readouterr().out
    met = Counter(
        pair
        for seating in repaired["rounds"]
        for table in seating["tables"]
        for pair in combinations(sorted(set(table) - gone), 2)
    )
    report = repaired["report"]
    assert report["members"] == 20
    assert report["pairs"] == 190
    assert report["pair_slots"] == met.total()
    assert report["pairs_met"] == len(met)
    assert report["repeats"] == sum(comb(times, 2) for times in met.values())
    assert report["repeats_bound"] <= report["repeats"]
    assert report["pairs_met"] <= report["pairs_met_bound"] <= report["pairs"]
    assert report["max_meetings"] == max(met.values())
    people = {who for pair in met for who in pair}
    assert report["fewest_met"] == min(sum(who in pair for pair in met) for who in people)
    assert report["effort"] > 0


def test_a_closed_table_stays_empty_and_each_move_has_its_reason(members, capsys):
    seat(members)
    code, repaired = reseat(members, "--round", 3, "--absent", "p1", "--close", 2)
    assert code == 0
    assert repaired["rounds"][2]["tables"][1] == []
    assert {each["id"] for each in repaired["moves"]} == set(repaired["moved"]["3"])
    assert {(each["round"], each["from"]) for each in repaired["moves"]} == {(3, 2)}
    assert "because table 2 is closed" in repaired["moves"][0]["why"]
    assert repaired["moves"][0]["why"] in capsys.readouterr().out


def test_a_table_closed_by_one_repair_stays_closed_in_the_next(members):
    seat(members)
    _, closed = reseat(members, "--round", 2, "--close", 2)
    write(members.parent, "plan.json", json.dumps(closed))
    code, again = reseat(members, "--round", 3, "--absent", "p1")
    assert code == 0
    assert again["rounds"][2]["tables"][1] == []
    assert again["moves"] == []


def test_a_broken_rule_of_a_repair_is_explained_by_the_tables_as_they_are_now(members):
    seat(members)
    five = write(members.parent, "together.csv", ",".join(f"p{n}" for n in range(9)))
    gone = ",".join(f"p{n}" for n in range(16, 20))
    more = ("--together", five, "--absent", gone, "--close", 4)
    code, repaired = reseat(members, "--round", 3, *more)
    assert code == 0
    assert len(repaired["report"]["broken"]) == 1
    assert "9 people, and the largest table has 7 seats" in repaired["report"]["broken"][0]


def test_a_repair_for_nobody_is_refused(members, capsys):
    seat(members)
    everybody = ",".join(f"p{n}" for n in range(24))
    code, _ = reseat(members, "--round", 1, "--absent", everybody)
    assert code == 1
    assert "There is nobody to seat." in capsys.readouterr().err


def test_one_member_alone_is_seated_and_told_that_there_is_nobody_to_meet(tmp_path, capsys):
    alone = write(tmp_path, "alone.csv", "id,name\np1,Ida\n")
    call = ("seat", alone, "--tables", 1, "--rounds", 2, "--effort", 5)
    assert run(*call, "--json", tmp_path / "plan.json") == 0
    assert capsys.readouterr().out == "1 member is seated.\nThere is nobody to meet.\n"


def test_somebody_new_is_seated_by_a_repair(members):
    _, _ = seat(members, "--absent", "p20")
    code, repaired = reseat(members, "--round", 3, "--absent", "p1", "--new", "p20")
    assert code == 0
    last = {who for table in repaired["rounds"][2]["tables"] for who in table}
    assert "p20" in last
    assert "p1" not in last


BAD = {
    "stranger.csv": "p1,p2\np3,nobody\n",
    "alone.csv": "p1,p2\np3\n",
    "words.csv": "p1,one\n",
    "table.csv": "p1,9\n",
    "round.csv": "p1,1,9\n",
    "both.csv": "p1,p2\n",
    "seven.csv": "".join(f"p{n},1\n" for n in range(7)),
    "clash.csv": "p5,p6\np1,p9\n",
    "chain.csv": "p1,p2\np7,p8\np2,p9\n",
    "twice.csv": "p4,1\np4,2\n",
    "nobody.csv": "".join(f"p{n},2\n" for n in range(24)),
    "few.csv": "".join(f"p{n},3\n" for n in range(21)),
    "alone_only.csv": "p1,2\np2\n",
    "far.csv": "p1,2\np2,1,9\n",
    "m999.csv": "m999,bord 1\np1,1\n",
    "empty.csv": "m999,\np1,1\n",
    "broken.json": '{"rounds": [{"tables": "no"}]}',
    "noise.json": "\x00\x01",
    "twice.json": '{"rounds": [{"tables": [["p1"], ["p1"]]}]}',
}


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (("--apart", "stranger.csv"), ("stranger.csv", "2", "nobody")),
        (("--apart", "alone.csv"), ("alone.csv", "2")),
        (("--together", "stranger.csv"), ("stranger.csv", "2", "nobody")),
        (("--fixed", "stranger.csv"), ("stranger.csv", "1")),
        (("--fixed", "words.csv"), ("words.csv", "1")),
        (("--fixed", "m999.csv"), ("m999.csv", "1", "m999")),
        (("--away", "empty.csv"), ("empty.csv", "1", "m999")),
        (("--only", "empty.csv"), ("empty.csv", "1", "m999")),
        (("--fixed", "table.csv"), ("table.csv", "1", "9")),
        (("--fixed", "round.csv"), ("round.csv", "1", "9")),
        (("--apart", "both.csv", "--together", "both.csv"), ("p1", "p2")),
        (
            ("--fixed", "seven.csv"),
            ("7 people are fixed at table 1", "6 seats", "Navn 1 (p1)"),
        ),
        (("--tables", "25"), ("more tables (25) than people to seat (24)",)),
        (("--absent", ",".join(f"p{n}" for n in range(24))), ("nobody to seat",)),
        (
            ("--apart", "clash.csv", "--together", "chain.csv"),
            ("Row 2 of clash.csv", "Navn 1 (p1)", "Navn 9 (p9)", "chain.csv", "rows 1 and 3"),
        ),
        (("--fixed", "twice.csv"), ("Navn 4 (p4)", "round 1")),
        (("--away", "nobody.csv"), ("Nobody is there in round 2",)),
        (("--away", "few.csv"), ("In round 3 3 people cannot fill 4 tables",)),
        (("--only", "stranger.csv"), ("stranger.csv", "1")),
        (("--only", "alone_only.csv"), ("alone_only.csv", "2")),
        (("--only", "far.csv"), ("far.csv", "2", "9", "4")),
        (("--away", "words.csv"), ("words.csv", "1")),
        (("--away", "far.csv"), ("far.csv", "2", "9", "3")),
        (("--absent", "nobody"), ("nobody",)),
        (("--sizes", "7,7,7,7"), ("28", "24")),
        (("--spread", "højde"), ("højde", "Køn")),
        (("--history", "broken.json"), ("broken.json",)),
        (("--history", "noise.json"), ("noise.json",)),
        (("--history", "twice.json"), ("twice.json", "p1")),
        (("--history", "missing.json"), ("missing.json",)),
        (("--apart", "missing.csv"), ("missing.csv",)),
    ],
)
def test_bad_input_is_one_clear_sentence_and_changes_nothing(members, capsys, more, told):
    for name, text in BAD.items():
        write(members.parent, name, text)
    placed = [members.parent / word if word.endswith(("csv", "json")) else word for word in more]
    code, _ = seat(members, *placed)
    error = capsys.readouterr().err
    assert code == 1
    assert len(error.strip().splitlines()) == 1
    assert all(word in error for word in told)
    assert not members.with_name("plan.json").exists()


@pytest.mark.parametrize(
    "wrong",
    [("--tables", "0"), ("--balance", "2"), ("--balance", "nan"), ("--seconds", "0"),
     ("--effort", "-1"), ("--effort", "5", "--seconds", "1"), ("--sizes", "a,b")],
)  # fmt: skip
def test_wrong_usage_ends_with_two(members, wrong, capsys):
    call = ("seat", members, "--tables", 4, "--rounds", 2, "--json", "-", *wrong)
    assert run(*call) == 2
    assert capsys.readouterr().out == ""


def test_a_plan_with_strangers_is_not_repaired(members, capsys):
    write(members.parent, "plan.json", '{"rounds": [{"tables": [["p1", "x"], ["p2"]]}]}')
    code, _ = reseat(members, "--round", 1)
    assert code == 1
    assert "x" in capsys.readouterr().err


@pytest.mark.parametrize("heading", ["id,bord", "Medlemsnr.;table", "navn,rounds missed"])
def test_a_first_row_of_headings_is_passed_over_in_all_files_of_rows(members, heading):
    mark = ";" if ";" in heading else ","
    rows = write(members.parent, "rows.csv", f"{heading}\np1{mark}2\n")
    for option in ("--fixed", "--only", "--away"):
        code, _plan = seat(members, option, rows)
        assert code == 0


def test_people_are_kept_together_only_through_somebody_who_is_here(members):
    chain = write(members.parent, "chain.csv", "p1,p2\np2,p3\n")
    apart = write(members.parent, "apart.csv", "p1,p3\n")
    code, plan = seat(members, "--together", chain, "--apart", apart, "--absent", "p2")
    assert code == 0
    assert plan["report"]["broken"] == []
    assert not any({"p1", "p3"} <= {*table} for each in plan["rounds"] for table in each["tables"])
    assert seat(members, "--together", chain, "--apart", apart)[0] == 1


def test_imbalance_counts_what_is_gathered_unless_other_columns_are_named(members, capsys):
    _, plan = seat(members, "--gather", "sprog")
    out = capsys.readouterr().out
    everything = plan["report"]["imbalance"]
    _, named = seat(members, "--gather", "sprog", "--spread", "køn")
    assert everything > named["report"]["imbalance"]
    assert "all attributes counted" in out


def test_nothing_is_told_of_a_mirror_where_nothing_is_known_of_people(tmp_path, capsys):
    names = write(tmp_path, "names.csv", "id,navn\n" + "".join(f"p{n},N{n}\n" for n in range(24)))
    _, plan = seat(names)
    assert plan["report"]["imbalance"] == 0
    assert "mirrors" not in capsys.readouterr().out


def test_what_cannot_be_kept_in_any_round_is_said_once(members):
    group = write(members.parent, "together.csv", ",".join(f"p{n}" for n in range(7)))
    _, plan = seat(members, "--gather", "alder", "--together", group)
    (told,) = (each for each in plan["report"]["broken"] if "Alder" in each)
    assert told.startswith("In every round: ")
