"""The report as a PDF: both languages, tagged, embedded, and calm about anything people type."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.platypus import Paragraph

from app.models import agenda, board, people, recommendations
from app.models.assembly import Assembly
from app.models.people import Details, NewMember
from app.models.voting import Reconciliation
from app.reports import charts
from app.reports.differences import compared
from app.reports.markup import safe
from app.reports.outline import outline
from app.reports.pdf import report_pdf
from app.reports.pdf.styles import BODY
from tests.reports.conftest import FONTS
from tests.reports.played import ZONE, whole_day

NAUGHTY = (
    "<b>ikke lukket",
    "<img src='/etc/passwd'/>",
    "A & B < C > D &amp; &nbsp; &#x41;",
    "</para><para>",
    "<a href='javascript:alert(1)'>klik</a>",
    "100 % {navn} %s %(navn)s",
    "emoji 🚲🌳, arabisk مرحبا, kinesisk 你好, nul\u200dbredde",
    "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz" * 6,
    "linje\nlinje\n\n\nlinje\tmed tab",
    "=SUM(A1:A9)",
    "\\ ( ) [ ] \\n",
)


def made(played):
    return report_pdf(outline(played.assembly, played.now, ZONE), "da", FONTS)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "danish",
            ["Sammenfatning", "Medlemmerne", "Anbefaling 1", "Bilag D. Alle noter", "Side 2 af"],
        ),
        (
            "english",
            ["Summary", "The members", "Recommendation 1", "Annex D. All notes", "Page 2 of"],
        ),
    ],
)
def test_the_report_speaks_the_language_asked_for(pdf, request, language, words):
    text = pdf(request.getfixturevalue(language)).text()
    for each in words:
        assert each in text


def test_every_recommendation_is_there_with_its_text_initiatives_and_result(day, pdf, danish):
    text = pdf(danish).text()
    for item in day.case["recommendations"]:
        words = item["versions"][-1]
        for told in (words["title"], words["text"], words["reason"], *words["initiatives"]):
            assert told in text
    assert "Vedtaget: 26 stemte for, 21 af 26 krævedes." in text
    assert "Ikke vedtaget: 17 stemte for, 20 af 25 krævedes." in text
    assert "8 medlemmer stemte imod. 2 medlemmer stemte blankt." in text


def test_who_came_is_counted_by_group(pdf, danish):
    read = pdf(danish)
    (page,) = [each for each in range(3, 20) if "Hvem der kom" in read.text(each)]
    lines = read.lines(page)
    assert any(line.startswith("Køn: Kvinde 18 ") for line in lines)
    assert "Alle 36 27" in lines


def test_all_notes_stand_in_the_annex(day, pdf, danish):
    text = pdf(danish).text()
    for note in day.case["notes"]:
        assert " ".join(note["text"].split()) in text


def test_no_name_and_no_private_note_is_in_it(day, pdf, danish):
    text = pdf(danish).text()
    assert "Hemmelig note" not in text
    assert not [each.name for each in day.assembly.people if each.name in text]


def test_the_contents_tell_the_page_where_each_recommendation_stands(day, pdf, danish):
    read = pdf(danish)
    contents = read.lines(2)
    for number, item in enumerate(day.case["recommendations"], 1):
        title = item["versions"][-1]["title"]
        (line,) = [each for each in contents if each.startswith(f"{number}. {title}")]
        page = int(line.rsplit(" ", 1)[1])
        assert f"Anbefaling {number} {title}" in read.text(page)


@pytest.mark.parametrize(("language", "tag"), [("danish", b"da-DK"), ("english", b"en-GB")])
def test_it_is_tagged_and_tells_its_language_and_title(day, pdf, request, language, tag):
    content = request.getfixturevalue(language)
    read = pdf(content)
    assert read.facts()["Tagged"] == "yes"
    assert day.case["name"] in read.facts()["Title"]
    assert b"/Lang (" + tag + b")" in content
    assert b"/DisplayDocTitle true" in content


def test_its_structure_has_headings_lists_tables_and_figures_with_words(pdf, danish):
    structure = pdf(danish).structure()
    for role in ("H1", "H2", "H3", "P", "L", "LI", "Table", "TR", "TH", "TD", "Figure", "TOC"):
        assert re.search(rf"^\s*{role}\b", structure, re.MULTILINE), role
    figures = len(re.findall(r"^\s*Figure\b", structure, re.MULTILINE))
    assert figures == 8 + 5
    assert danish.count(b"/Alt ") == figures


def test_words_at_the_end_of_a_line_are_not_run_together(day, pdf, danish):
    structure = pdf(danish).structure()
    assert day.case["question"] in structure


def test_only_inter_is_used_and_it_is_embedded(pdf, danish):
    fonts = pdf(danish).fonts()
    assert fonts
    assert all("Inter-" in name and embedded for name, embedded in fonts.items())


def test_an_empty_assembly_still_gives_a_report(pdf):
    read = pdf(report_pdf(outline(Assembly(), 0, ZONE), "da", FONTS))
    assert "Der er endnu ikke skrevet anbefalinger." in read.text()
    assert read.facts()["Tagged"] == "yes"


def test_what_people_type_is_printed_and_never_obeyed(morning, pdf):
    for number, words in enumerate(NAUGHTY):
        new = board.NewNote(f"x{number}", morning.meeting, "bordrunde-1", 1, words)
        morning.do(board.write_note, new, morning.now)
        wording = recommendations.Wording(words[:190], words, words, (words, words))
        morning.do(recommendations.draft_recommendation, f"x{number}", wording, words[:150], 0)
        morning.do(recommendations.link_recommendation, f"x{number}", (), (f"x{number}",))
        plan = agenda.Plan(words[:190], owner=words[:190], length_min=5)
        morning.do(agenda.add_item, f"x{number}", morning.meeting, plan)
        morning.do(board.make_theme, f"x{number}", words[:110], [f"x{number}"])
    text = pdf(made(morning)).text()
    for words in (
        "<b>ikke lukket",
        "<img src='/etc/passwd'/>",
        "A & B < C > D &amp; &nbsp; &#x41;",
    ):
        assert words in text


def test_a_sign_that_no_font_has_leaves_a_box_and_not_a_gap():
    assert safe("emoji \N{BICYCLE}\ufe0f og 你好") == "emoji \N{BICYCLE} og □□"
    assert safe("\N{THUMBS UP SIGN}\N{EMOJI MODIFIER FITZPATRICK TYPE-3}") == "\N{THUMBS UP SIGN}"
    assert safe("sam\N{ZERO WIDTH JOINER}men") == "sammen"


@given(st.text(max_size=300))
@settings(max_examples=60)
def test_no_text_breaks_a_paragraph(text):
    paragraph = Paragraph(safe(text), BODY)
    width, _height = paragraph.wrap(300, 10_000)
    assert width <= 300


def test_a_recommendation_of_ten_pages_turns_its_pages(morning, pdf):
    long = "Et langt afsnit om byen og dens borgere. " * 120
    wording = recommendations.Wording("Lang", long, long, tuple(long[:4900] for _ in range(8)))
    morning.do(recommendations.draft_recommendation, "long", wording, "Bord 1", 0)
    read = pdf(made(morning))
    assert read.pages() > 40
    assert read.text().count("Et langt afsnit") >= 120 * 10


def test_a_hundred_members_of_many_kinds_fit(morning, pdf):
    newcomers = [
        NewMember(f"n{at}", Details(f"Person {at}", attributes=(("Køn", f"Kategori {at % 11}"),)))
        for at in range(63)
    ]
    morning.do(people.add_members, newcomers)
    assert "Borgersamlingen har 99 medlemmer." in pdf(made(morning)).text()


@pytest.mark.parametrize("left_out", range(0, 40, 4))
def test_no_page_is_left_with_next_to_nothing(pdf, left_out: int):
    day = whole_day()
    for note in list(day.assembly.board.notes)[-left_out or 1_000 :]:
        day.do(board.withdraw_note, note)
    read = pdf(made(day))
    for page in range(2, read.pages() + 1):
        told = [line for line in read.lines(page) if line]
        assert len(told) > 9, (page, told)


def test_a_new_version_shows_what_went_out_and_what_came_in():
    old = recommendations.Wording("Cykelstier", "Flere stier i byen")
    shown = compared(old, replace(old, text="Flere cykelstier i byen"))
    assert shown == "Flere <strike>stier</strike> <u>cykelstier</u> i byen"


def test_the_bar_of_a_result_tells_its_numbers_without_colour():
    answers = [charts.Answer("yes", "For", 24), charts.Answer("no", "Imod", 2)]
    goal = charts.Goal(21, "21 krævet")
    chart = charts.result_bar(answers, 26, goal, "24 for, 2 imod", 400)
    words = [shape.text for shape in chart.shapes if isinstance(shape, charts.Words)]
    assert {"24", "For 24", "Imod 2", "21 krævet"} <= set(words)
    assert any(isinstance(shape, charts.Stroke) for shape in chart.shapes)
    assert chart.alt == "24 for, 2 imod"


def test_the_tick_stands_where_the_threshold_is_reached():
    chart = charts.result_bar([charts.Answer("yes", "For", 10)], 20, charts.Goal(16, "16"), "", 200)
    ticks = {
        shape.x1
        for shape in chart.shapes
        if isinstance(shape, charts.Stroke) and shape.x1 == shape.x2
    }
    assert ticks == {160.0}


def test_stripes_stay_inside_their_bar():
    answers = [charts.Answer("no", "Imod", 5), charts.Answer("blank", "Blank", 4)]
    chart = charts.result_bar(answers, 9, charts.Goal(8, ""), "", 333)
    for shape in chart.shapes:
        if isinstance(shape, charts.Stroke) and shape.x1 != shape.x2:
            assert -0.01 <= shape.x1 <= shape.x2 <= 333.01


def test_more_ballots_than_rights_are_too_many_and_no_negative_rest(pdf):
    played = whole_day()
    report = outline(played.assembly, played.now, ZONE)
    check = Reconciliation(27, 30, 5, 1, -9, 0, False)
    first, *others = report.polls
    told = replace(report, polls=(replace(first, check=check), *others))
    text = " ".join(pdf(report_pdf(told, "da", FONTS)).text().split())
    assert "Stemmeretter 27, men telefon 30 + papir 5 + ugyldige 1: 9 stemmer for meget." in text
    assert "-9" not in text
