"""A note with fields, and whatever people type in one, reads whole on paper, in tables and on the
wall.
"""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from app import templates as words
from app.archive import readable
from app.i18n import in_language
from app.models import agenda, board
from app.models.board import NewNote
from app.models.templates import Template, parts_of
from app.models.texts import in_a_line
from app.reports.outline import outline
from app.reports.pdf import report_pdf
from app.reports.slips import Setup, print_out
from app.reports.tables import tables
from tests.reports.conftest import FONTS
from tests.reports.played import ZONE, Played

HOSTILE = '<b>Fed</b> <script>alert(1)</script> & "æ" </para>'
ARABIC = "نريد مقاعد أكثر"


def noted(played: Played, *ideas: str) -> list[str]:
    """One theme of these ideas, each with a reason; the texts of its notes."""
    item = next(each.id for each in played.assembly.agenda.day(played.meeting))
    ids = [f"with-fields-{at}" for at in range(len(ideas))]
    for note, idea in zip(ids, ideas, strict=True):
        with in_language("da"):
            parts = parts_of(Template.IDEA, {"idea": idea, "why": "Det haster"})
            new = NewNote(note, played.meeting, item, 0, words.text_of(parts), parts=parts)
        played.do(board.write_note, new, played.now)
    played.do(board.make_theme, "with-fields", "Felter", ids)
    return [played.assembly.board.notes[each].text for each in ids]


def test_on_paper_every_field_and_every_sign_stands(day: Played, pdf):
    noted(day, "Lånecykler ved stationen", HOSTILE, ARABIC, "👍🎉")
    read = pdf(report_pdf(outline(day.assembly, day.now, ZONE), "da", FONTS)).text()
    assert "Lånecykler ved stationen Hvorfor: Det haster" in read
    assert "<script>alert(1)</script>" in read
    assert "مقاعد" in read


def test_in_tables_the_text_is_whole(day: Played):
    texts = noted(day, "Lånecykler", HOSTILE)
    raw = tables(outline(day.assembly, day.now, ZONE))["notes.csv"].decode("utf-8-sig")
    told = [row["note"] for row in csv.DictReader(io.StringIO(raw), delimiter=";")]
    assert set(texts) <= set(told)
    kept = [row["text"] for row in readable.rows(day.assembly)["notes"]]
    assert set(texts) <= set(kept)


def test_in_a_line_the_fields_stay_apart():
    assert in_a_line("Lånecykler\n\n Hvorfor:  det haster ") == "Lånecykler · Hvorfor: det haster"


@pytest.mark.parametrize("language", ["da", "en"])
def test_a_sheet_for_handwriting_has_a_line_for_each_field(morning: Played, pdf, language):
    item = next(
        each for each in morning.assembly.agenda.day(morning.meeting) if each.plan.round == 1
    )
    plan = replace(item.plan, template=Template.IDEA.value)
    morning.do(agenda.plan_item, item.id, plan)
    setup = Setup(morning.assembly, language, FONTS, round=1)
    text = pdf(print_out("note-sheets", setup)).text(1)
    labels = {"da": ("Idé", "Hvorfor", "For hvem"), "en": ("Idea", "Why", "For whom")}[language]
    blocks = [text.count(each) for each in labels]
    assert blocks[1] >= 3
    assert blocks[1] == blocks[2]
