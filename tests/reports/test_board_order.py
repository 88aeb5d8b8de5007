"""The report tells what people did with the notes: stacks, second themes, splits, alone, dots."""

from __future__ import annotations

import csv
import io

import pytest

from app.models import board, recommendations
from app.models.board import NewNote
from app.models.recommendations import Wording
from app.reports.chapters.opening import notes_told
from app.reports.outline import Report, outline
from app.reports.pdf import report_pdf
from app.reports.tables import tables
from tests.reports.conftest import FONTS
from tests.reports.played import ZONE, Played

TEXTS = ("Gratis bus til unge", "Bussen skal være gratis for unge", "Lys på stien", "Flere træer",
         "Bænke ved stoppestedet")  # fmt: skip


@pytest.fixture
def ordered(day: Played) -> Played:
    item = next(each.id for each in day.assembly.agenda.day(day.meeting))
    ids = [f"o{at}" for at in range(len(TEXTS))]
    for table, (note, text) in enumerate(zip(ids, TEXTS, strict=True), 1):
        day.do(board.write_note, NewNote(note, day.meeting, item, table, text), day.now + table)
    day.do(board.make_theme, "bus", "Bussen i byen", ids[:3])
    day.do(board.stack_notes, ids[:2])
    day.do(board.split_theme, "bus", ids[2:3], "light", "Lys og tryghed")
    day.do(board.set_apart, ids[3:4])
    day.do(board.make_theme, "places", "Steder at være", ids[4:])
    day.do(board.tag_notes, ids[4:], "bus")
    day.do(board.open_dots, "d1", 3, 2, day.now)
    day.do(board.put_dots, "s1", {"bus": 2, "light": 1})
    day.do(recommendations.draft_recommendation, "rx", Wording("Gratis bus"), "Bord 1", day.now)
    day.do(recommendations.link_recommendation, "rx", ["bus", "light"], [])
    return day


def told(played: Played) -> Report:
    return outline(played.assembly, played.now, ZONE)


def test_a_stack_is_told_once_and_all_its_notes_stand(ordered: Played):
    bus = next(each for each in told(ordered).themes if each.title == "Bussen i byen")
    assert [(e.text, e.stack, e.tables, e.is_beneath) for e in bus.notes] == [
        (TEXTS[0], 2, (1, 2), False),
        (TEXTS[1], 1, (), True),
    ]
    assert [each.text for each in bus.quotes] == [TEXTS[0]]


def test_second_themes_and_splits_lead_from_a_recommendation_to_its_notes(ordered: Played):
    report = told(ordered)
    bus, light = (next(e for e in report.themes if e.title == t)
                  for t in ("Bussen i byen", "Lys og tryghed"))  # fmt: skip
    assert [each.text for each in bus.touching] == [TEXTS[4]]
    assert light.split_from == ("Bussen i byen",)
    drafted = next(e for e in report.recommendations if e.wording.title == "Gratis bus")
    assert [each.text for each in drafted.touching] == [TEXTS[4]]


def test_a_note_that_stands_alone_is_in_the_report(ordered: Played):
    assert [each.text for each in told(ordered).alone] == [TEXTS[3]]


def test_dots_are_told_once_the_round_is_closed(ordered: Played):
    assert told(ordered).dots is None
    assert all(each.dots is None for each in told(ordered).themes)
    ordered.do(board.close_dots, ordered.now)
    report = told(ordered)
    assert report.dots is not None
    assert report.dots.people == 1
    got = {each.title: each.dots.dots for each in report.themes if each.dots}
    assert (got["Bussen i byen"], got["Lys og tryghed"]) == (2, 1)


def test_dots_that_came_with_a_merge_are_told_apart(ordered: Played, pdf):
    ordered.do(board.put_dots, "s2", {"bus": 2})
    ordered.do(board.merge_themes, "bus", "light")
    ordered.do(board.close_dots, ordered.now)
    read = pdf(report_pdf(told(ordered), "da", FONTS)).text().replace("\N{NO-BREAK SPACE}", " ")
    assert "5 prikker fra 2 personer (1 fra “Lys og tryghed”" in " ".join(read.split())


def test_the_report_tells_which_themes_the_program_suggested(ordered: Played, pdf):
    def read() -> str:
        words = pdf(report_pdf(told(ordered), "da", FONTS)).text()
        return " ".join(words.replace("\N{NO-BREAK SPACE}", " ").split())

    assert "samlet i temaer af mennesker" in read()
    ordered.do(board.make_theme, "s", "Foreslået", suggested=True)
    count = len(told(ordered).themes)
    assert f"1 af {count} temaer er foreslået af programmet og godtaget af mennesker" in read()
    assert "samlet i temaer af mennesker" not in read()


def test_paper_and_tables_say_it(ordered: Played, pdf):
    ordered.do(board.close_dots, ordered.now)
    first = next(iter(ordered.assembly.board))
    ordered.do(board.propose_theme, {first.id: ()}, "Vejen & bussen")
    read = pdf(report_pdf(told(ordered), "da", FONTS)).text()
    for words in ("stak med 2 noter", "Noter, der står for sig selv", TEXTS[3],
                  "Andre noter, der rører dens temaer", "2 prikker fra 1 person"):  # fmt: skip
        assert words in read.replace("\N{NO-BREAK SPACE}", " ")
    raw = tables(told(ordered))
    notes = {row["note"]: row for row in _rows(raw["notes.csv"])}
    assert [notes[each]["stack"] for each in TEXTS] == ["2", "0", "1", "1", "1"]
    assert notes[TEXTS[3]]["stands_alone"] == "1"
    assert notes[TEXTS[4]]["also"] == "Bussen i byen"
    assert notes[first.text]["proposed"] == "Vejen & bussen"
    assert "foreslog “Vejen & bussen”" in read.replace("\N{NO-BREAK SPACE}", " ")
    themes = {row["title"]: row for row in _rows(raw["themes.csv"])}
    assert themes["Lys og tryghed"]["split_from"] == "Bussen i byen"
    assert themes["Bussen i byen"]["dots"] == "2"


def _rows(raw: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig")), delimiter=";"))


def test_a_theme_is_first_quoted_as_on_the_board_and_nothing_twice(ordered: Played):
    stack = next(each for each in ordered.assembly.board if each.text == TEXTS[1])
    loose = next(each for each in ordered.assembly.board if each.text == TEXTS[3])
    ordered.do(board.place_notes, [loose.id], "bus")
    for note in (loose, stack):
        ordered.do(board.choose_quote, note.id)
        bus = next(each for each in told(ordered).themes if each.title == "Bussen i byen")
        assert bus.quotes[0].text == note.text
        assert len(bus.quotes) == 2  # of a stack one speaks
        assert [each.stack for each in bus.quotes if each.text == stack.text] in ([], [2])


def test_the_report_says_where_all_notes_lie(ordered: Played):
    out = next(each for each in ordered.assembly.board if each.text == TEXTS[0])
    ordered.do(board.place_notes, [out.id], "")
    report = told(ordered)
    assert report.alone
    assert report.unplaced
    words = " ".join(notes_told(report).split())
    held = sum(len(each.notes) for each in report.themes)
    alone, loose = len(report.alone), len(report.unplaced)
    assert held + alone + loose == report.notes
    assert words == (
        f"Bordene skrev {report.notes} noter. {len(report.themes)} temaer rummer {held} af dem. "
        f"{alone} står alene. {loose} er ikke placeret."
    )
