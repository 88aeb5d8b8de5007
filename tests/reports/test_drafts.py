"""Recommendations on paper: the lines of the wall, and what changed between two versions."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.models import recommendations
from app.models.errors import Refused
from app.models.recommendations import Origin, Wording, numbered
from app.places import resources
from app.reports.slips import Setup, print_out
from tests.assemblies import NOW, founded, with_recommendation
from tests.reports.papers import Pdf

OLD = Wording("Flere cykelstier", "Byrådet bør anlægge stier.", "Fordi.")
NEW = Wording(
    "Flere cykelstier",
    "Vi anbefaler, at Byrådet anlægger **sammenhængende** cykelstier med lys til alle skoler "
    "inden 2030, og at de ryddes for sne.",
    "Halvdelen må ikke cykle:\n- Vejene er utrygge\n- <b>Bilerne</b> kører & støjer",
    ("Begynd i nord", "Lys på alle tunneler"),
    "Note 4 fra bord 2",
    "Byrådet",
)


@pytest.fixture
def setup() -> Setup:
    play = with_recommendation(founded())
    play.do(
        recommendations.write_version(
            play.assembly, "r1", 1, NEW, "Sekretariat", NOW, Origin(0, True, "Samlet")
        )
    )
    return Setup(play.assembly, "da", resources() / "fonts")


def words_of(pdf: bytes, folder: Path) -> str:
    return Pdf(pdf, folder).text()


def test_every_line_stands_on_paper_with_its_number(setup: Setup, tmp_path: Path):
    told = words_of(print_out("drafts", setup), tmp_path)
    for line in numbered(NEW, 1):
        if line.number:
            assert " ".join(line.text.split()) in told
    assert "1.2" in told
    assert "→ Byrådet" in told
    assert "Sekretariat, ikke medlem" in told


def test_what_people_typed_is_no_markup(setup: Setup, tmp_path: Path):
    told = words_of(print_out("drafts", setup), tmp_path)
    assert "<b>Bilerne</b> kører & støjer" in told
    assert "**" not in told


def test_the_change_says_what_went_and_what_came(setup: Setup, tmp_path: Path):
    told = words_of(print_out("changes", setup), tmp_path)
    assert "Fra udgave 1 til udgave 2" in told
    assert "Samlet" in told
    for word in ("bør", "sammenhængende", "Begynd i nord"):
        assert word in told


def test_two_versions_can_be_named(setup: Setup, tmp_path: Path):
    back = print_out("changes", replace(setup, versions=("r1", 2, 1)))
    assert "Fra udgave 2 til udgave 1" in words_of(back, tmp_path)


def test_without_anything_to_print_it_says_so():
    setup = Setup(founded().assembly, "da", resources() / "fonts")
    for what, code in (("drafts", "print-no-recommendations"), ("changes", "print-no-changes")):
        with pytest.raises(Refused, match=code):
            print_out(what, setup)
