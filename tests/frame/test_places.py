"""One variable moves every folder of the person; what the program brings along is found."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from app import places

OWN = [places.data_folder, places.config_folder, places.log_folder, places.assemblies_folder]


@pytest.mark.parametrize("folder", OWN)
def test_every_folder_of_the_person_lies_in_the_home_that_was_named(home, folder):
    assert folder().is_dir()
    assert home in folder().parents


@pytest.mark.skipif(os.name != "posix", reason="rights of the POSIX kind")
def test_nobody_else_may_look_into_the_folders(home):
    assert all(folder().stat().st_mode & 0o077 == 0 for folder in OWN)


def test_without_a_named_home_the_systems_own_folders_are_used(monkeypatch, tmp_path):
    monkeypatch.delenv(places.HOME)
    for variable in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(variable, str(tmp_path / variable))
    assert len({folder() for folder in OWN}) == len(OWN)
    assert all("ordrunde" in str(folder()) for folder in OWN)


def test_a_checkout_finds_what_it_brings_along():
    assert (places.resources() / "locale" / "da" / "LC_MESSAGES" / "bordrunde.po").is_file()


def test_an_installed_program_carries_it_inside(tmp_path):
    package = tmp_path / "app"
    package.mkdir()
    for name in ("__init__.py", "places.py"):
        shutil.copy(Path(places.__file__).parent / name, package)
    (package / "_resources").mkdir()
    told = subprocess.run(
        [sys.executable, "-c", "from app import places; print(places.resources())"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert Path(told.stdout.strip()) == (package / "_resources").resolve()


def test_the_guide_lies_in_a_checkout_and_inside_an_installed_program(tmp_path):
    for language in ("da", "en"):
        assert (places.documents() / language / "guide" / "index.md").is_file()
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))
    carried = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert carried["docs/da"] == "app/_resources/docs/da"
    assert carried["docs/en"] == "app/_resources/docs/en"
    package = tmp_path / "app"
    (package / "_resources" / "docs").mkdir(parents=True)
    for name in ("__init__.py", "places.py"):
        shutil.copy(Path(places.__file__).parent / name, package)
    told = subprocess.run(
        [sys.executable, "-c", "from app import places; print(places.documents())"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert Path(told.stdout.strip()) == (package / "_resources" / "docs").resolve()


def test_the_version_is_the_projects():
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))
    assert places.version() == project["project"]["version"]
