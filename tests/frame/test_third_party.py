"""Whose work is inside: THIRD_PARTY.md names every package that ships, with its licence."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
LICENCES = ROOT / "resources" / "licences"

# Packages say it in words of their own; these are the same licences by their short names.
SHORT = {
    "apache 2.0": "Apache-2.0",
    "apache license, version 2.0": "Apache-2.0",
    "apache software license": "Apache-2.0",
    "bsd": "BSD-3-Clause",
    "bsd license": "BSD-3-Clause",
    "mit license": "MIT",
    "public domain": "Public domain",
    "gpl-3.0": "GPL-3.0-only",
}


def shipped() -> dict[str, metadata.Distribution]:
    """The packages Bordrunde runs with, and those they run with in turn."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    waiting = [Requirement(line) for line in project["dependencies"]]
    found: dict[str, metadata.Distribution] = {}
    while waiting:
        wanted = waiting.pop()
        name = canonicalize_name(wanted.name)
        if name not in found and applies(wanted):
            found[name] = metadata.distribution(wanted.name)
            waiting += [Requirement(line) for line in found[name].requires or []]
    return found


def applies(wanted: Requirement) -> bool:
    return wanted.marker is None or wanted.marker.evaluate({"extra": ""})


def licence(package: metadata.Distribution) -> str:
    told = package.metadata.get_all
    said = str([*(told("License-Expression") or []), *(told("License") or []), ""][0])
    if not said:
        classes = [line for line in told("Classifier") or [] if "License ::" in line]
        said = classes[0].rsplit("::", 1)[-1].strip() if classes else ""
    return SHORT.get(re.split(r" \(see|\n", said)[0].strip().lower(), said)


class Row(NamedTuple):
    name: str
    only: str
    """The systems that need the package, when not all do."""
    licence: str


def rows() -> Iterator[Row]:
    """What the table of packages says."""
    for line in (ROOT / "THIRD_PARTY.md").read_text("utf-8").splitlines():
        if found := re.match(r"\| \[([^\]]+)\]\([^)]+\)([^|]*)\| ([^|]+) \|", line):
            yield Row(canonicalize_name(found[1]), found[2].strip(), found[3].strip())


def test_every_package_that_ships_is_named_with_its_licence():
    told = {row.name: row.licence for row in rows()}
    there = {name: licence(package) for name, package in shipped().items()}
    assert {name: told.get(name) for name in there} == there


def test_no_package_is_named_that_does_not_ship():
    assert {row.name for row in rows() if not row.only} - set(shipped()) == set()


def test_packages_are_named_in_the_order_of_the_alphabet():
    names = [row.name for row in rows()]
    assert names == sorted(names)


def test_nothing_that_ships_demands_our_own_source_under_the_gpl():
    assert [
        name
        for name, package in shipped().items()
        if "GPL" in licence(package) and "LGPL" not in licence(package)
    ] == []


@pytest.mark.parametrize("name", ["LGPL-3.0", "GPL-3.0", "Apache-2.0"])
def test_the_texts_of_the_licences_that_ask_for_it_ship_along(name):
    text = (LICENCES / f"{name}.txt").read_text("utf-8")
    assert len(text) > 5_000
    assert f"resources/licences/{name}.txt" in (ROOT / "THIRD_PARTY.md").read_text("utf-8")


def test_the_projects_own_licence_is_mit():
    assert (ROOT / "LICENSE").read_text("utf-8").startswith("MIT License")
