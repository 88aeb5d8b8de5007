"""`bordrunde reseat` tells who is left without a seat, and why."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.cli import main


@pytest.fixture
def members(tmp_path: Path) -> Path:
    """Ten people, of whom eight have a seat in the plan beside the list."""
    path = tmp_path / "members.csv"
    path.write_text("id,name\n" + "".join(f"p{n},Name {n}\n" for n in range(10)))
    seating = {"tables": [[f"p{n}" for n in range(4)], [f"p{n}" for n in range(4, 8)]]}
    (tmp_path / "plan.json").write_text(json.dumps({"rounds": [seating, seating]}))
    return path


def reseat(members: Path, *more: object) -> int:
    plan, out = members.with_name("plan.json"), members.with_name("out.json")
    told = (plan, "--members", members, "--round", 1, "--effort", 20, "--json", out, *more)
    return main(["--lang", "en", "reseat", *map(str, told)])


def test_who_is_on_the_list_without_a_seat_is_named_with_what_to_do(members, capsys):
    assert reseat(members) == 0
    told = capsys.readouterr().err
    assert "Name 8 (p8) and Name 9 (p9) are on the list of members but have no seat" in told
    assert "--new" in told
    assert "--absent" in told


@pytest.mark.parametrize("more", [("--new", "p8,p9"), ("--absent", "p8,p9")])
def test_nobody_is_named_who_was_told_of(members, capsys, more):
    assert reseat(members, *more) == 0
    assert "no seat" not in capsys.readouterr().err


def test_one_alone_is_named_as_one(members, capsys):
    assert reseat(members, "--new", "p8") == 0
    assert "Name 9 (p9) is on the list of members" in capsys.readouterr().err
