"""The report tells all of a recommendation: its parts, what it came from, and who did not agree."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from app.models import recommendations
from app.models.recommendations import Field, FieldPlan, Origin, Template, Wording
from app.places import resources
from app.reports.outline import outline
from app.reports.pdf import report_pdf
from app.reports.tables import tables
from tests.assemblies import NOW, Play, with_members, with_recommendation
from tests.reports.papers import Pdf
from tests.reports.played import ZONE

WHOLE = Wording(
    "Flere cykelstier",
    "Vi anbefaler **sammenhængende** cykelstier:\n- til alle skoler\n- <i>nu</i>",
    "Halvdelen må ikke cykle.",
    ("Begynd i **nord**", "Lys på alle tunneler"),
    "Oplægget på 2. møde",
    "Byrådet",
)


@pytest.fixture
def play() -> Play:
    made = with_recommendation(with_members(12))
    room = made.assembly
    origin = Origin(0, True, "Slåfejl")
    made.do(recommendations.write_version(room, "r1", 1, WHOLE, "Sekretariat", NOW, origin))
    other = Wording("Gratis bus", "Bussen skal være gratis.")
    made.do(recommendations.draft_recommendation(room, "r2", other, "Bord 2", NOW))
    made.do(recommendations.merge_recommendations(room, "r1", "r2", "Facilitator", NOW))
    made.do(recommendations.file_recommendation(room, "r1", "Trafik"))
    made.do(recommendations.state_minority(room, "y1", "r1", "Vi vil **ikke**.", 1, ["m03"]))
    made.do(recommendations.state_minority(room, "y2", "", "Det gik for hurtigt.", 4))
    made.do(recommendations.draw_editing_group(room, 5, "4711", NOW))
    return made


def words_of(play: Play, pdf: Callable[[bytes], Pdf]) -> str:
    report = outline(play.assembly, NOW, ZONE)
    return pdf(report_pdf(report, "da", resources() / "fonts")).text()


def test_all_parts_stand_under_their_headings(play: Play, pdf):
    told = words_of(play, pdf)
    for each in ("Initiativer", "Begrundelse", "Belæg", "Rettet til", "Tema: Trafik"):
        assert each in told
    for each in ("Oplægget på 2. møde", "Byrådet", "til alle skoler", "<i>nu</i>", "1.2"):
        assert each in told
    assert "**" not in told.split("Bilag C")[0]


def test_headings_are_those_of_the_template(play: Play, pdf):
    own = Template((FieldPlan(Field.EVIDENCE, heading="Hvad vi ved"),))
    play.do(recommendations.agree_template(play.assembly, own))
    told = words_of(play, pdf)
    assert "Hvad vi ved" in told
    assert "Belæg" not in told


def test_the_thread_tells_what_came_of_what_and_who_wrote(play: Play, pdf):
    told = words_of(play, pdf)
    assert "Lagt sammen med “Gratis bus”." in told
    assert "Er gået op i anbefaling 1." in told
    assert "Sekretariat, ikke medlem" in told
    assert "Slåfejl" in told
    assert "med lodtallet 4711" in told


def test_a_minority_is_a_number_and_names_only_of_who_asked(play: Play, pdf):
    told = words_of(play, pdf)
    assert "1 medlem står bag: Navn 3 (rettesnoren på ti procent er 2)." in told
    assert "4 medlemmer står bag." in told
    assert "Vi vil ikke." in told
    assert "Navn 4" not in told


def test_the_open_data_have_the_new_columns(play: Play):
    made = tables(outline(play.assembly, NOW, ZONE))
    head = made["recommendations.csv"].decode("utf-8-sig").splitlines()[0]
    assert head.endswith("evidence;addressed_to;stands_under")
    assert "Slåfejl" in made["versions.csv"].decode("utf-8-sig")
