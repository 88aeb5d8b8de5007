"""The page about the command line names what the commands take and write, in both languages."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from app import cli
from app.cli.parser import COMMANDS

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "docs" / language / "commands.md" for language in ("en", "da")]
OPTION = re.compile(r"--[a-z][a-z-]*")
OF_ALL = {"--help", "--lang"}


def sections(page: Path) -> dict[str, str]:
    """What the page says of each command."""
    parts = re.split(r"^## `([a-z]+)", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {"": parts[0], **dict(zip(parts[1::2], parts[2::2], strict=True))}


def options(capsys, *command: str) -> set[str]:
    """Every option that `--help` tells of."""
    assert cli.main(["--lang", "en", *command, "--help"]) == 0
    return set(OPTION.findall(capsys.readouterr().out))


@pytest.mark.parametrize("page", PAGES, ids=["en", "da"])
def test_every_command_has_its_part_of_the_page_and_nothing_else_has(page):
    assert list(sections(page))[1:] == list(COMMANDS)


@pytest.mark.parametrize("page", PAGES, ids=["en", "da"])
@pytest.mark.parametrize("command", COMMANDS)
def test_the_page_names_every_option_of_a_command_and_no_other(page, command, capsys):
    told = set(OPTION.findall(sections(page)[command]))
    assert told == options(capsys, command) - OF_ALL


@pytest.mark.parametrize("page", PAGES, ids=["en", "da"])
def test_what_goes_for_all_stands_above(page, capsys):
    told = set(OPTION.findall(sections(page)[""]))
    assert options(capsys) <= told | {"--help"}


@pytest.mark.parametrize("page", PAGES, ids=["en", "da"])
def test_the_page_names_every_key_of_a_plan_and_of_its_repair(page, tmp_path):
    members, plan = tmp_path / "members.csv", tmp_path / "plan.json"
    members.write_text("id,name\n" + "".join(f"p{n},Navn {n}\n" for n in range(8)))
    out = ("--effort", "5", "--json", str(plan))
    assert cli.main(["seat", str(members), "--tables", "2", "--rounds", "2", *out]) == 0
    first = json.loads(plan.read_text())
    again = ("reseat", str(plan), "--members", str(members), "--round", "2", "--close", "2")
    assert cli.main([*again, *out]) == 0
    second, told = json.loads(plan.read_text()), sections(page)
    for key in (*first, *first["report"]):
        assert f'"{key}"' in told["seat"]
    for key in (*(set(second) - set(first)), *second["moves"][0]):
        assert f'"{key}"' in told["reseat"]


def test_both_readmes_lead_to_the_page():
    assert "docs/en/commands.md" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert "docs/da/commands.md" in (ROOT / "README.da.md").read_text(encoding="utf-8")
