"""The report in Word and as a web page: the words and figures of the PDF, and nothing breaks it."""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise

import docx
import pytest
from docx.oxml.ns import qn
from PIL import Image

from app.i18n import Language, in_language
from app.models import recommendations
from app.models.assembly import Assembly
from app.reports.chapters import recorded
from app.reports.chapters.record import Facts, Figure, Heading, Listing, Paragraph, Table, Title
from app.reports.html import report_html
from app.reports.outline import Report, outline
from app.reports.word import report_docx
from tests.reports.conftest import FONTS
from tests.reports.played import ZONE, before_the_votes

SCRIPT = '<script>alert("1")</script> & <b>fed</b> </p> %1'
ARABIC = "نريد مقاعد أكثر"
CONTROL = "bip\x07\x00\x0b\x1b[31m slut\ufffe"
HALF = "halv \ud83d her"
TURNED = "vendt \u202e om"
HOSTILE = (SCRIPT, ARABIC, CONTROL, HALF, TURNED)
ORDER = {
    "pPr": (
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers "
        "pBdr shd tabs suppressAutoHyphens bidi adjustRightInd snapToGrid spacing ind "
        "contextualSpacing mirrorIndents jc outlineLvl rPr sectPr"
    ),
    "rPr": (
        "rStyle rFonts b bCs i iCs caps strike color spacing kern sz szCs u shd vertAlign rtl cs "
        "lang"
    ),
    "tblPr": "tblStyle tblW jc tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption",
    "tcPr": "tcW gridSpan vMerge tcBorders shd noWrap tcMar vAlign",
    "trPr": "cantSplit tblHeader",
}
"""The elements of WordprocessingML in the order its schema asks for; Word refuses another."""


@cache
def played() -> Report:
    """The whole day; bold, a list from 3 and several versions in its first recommendation."""
    day = before_the_votes()
    key = day.case["recommendations"][0]["key"]
    item = day.assembly.recommendations.items[key]
    text = "Kommunen **skal** handle:\n\n3. først her\n4. så der\n- og til sidst"
    wording = replace(item.latest.wording, reason=text)
    number = item.latest.number
    day.do(recommendations.write_version, key, number, wording, "Bord 1", day.now)
    day.vote_on_all()
    return outline(day.assembly, day.now, ZONE)


@cache
def hostile() -> Report:
    """Everything that people type, as nasty as it gets."""
    report = played()
    first, *others = report.themes
    notes = tuple(
        replace(note, text=text) for note, text in zip(first.notes, HOSTILE, strict=False)
    )
    theme = replace(first, title=SCRIPT, notes=notes, quotes=notes[:3])
    whole = "\n".join(HOSTILE)
    one, *rest = report.recommendations
    wording = replace(one.wording, title=SCRIPT, text=whole, reason=whole, initiatives=HOSTILE)
    return replace(
        report,
        name=SCRIPT + "x" * 300,
        core_question=whole,
        commissioner=CONTROL + HALF,
        themes=(theme, *others),
        recommendations=(replace(one, wording=wording), *rest),
    )


@cache
def word(report: Callable[[], Report] = played, language: Language = "da") -> bytes:
    return report_docx(report(), language, FONTS)


@cache
def page_of(report: Callable[[], Report] = played, language: Language = "da") -> Page:
    return Page(report_html(report(), language, FONTS))


class Block:
    """A paragraph of a Word file, by its style, with its text."""

    def __init__(self, element) -> None:
        self.element = element
        style = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        self.style = "" if style is None else style.get(qn("w:val"))
        spelt = {qn("w:br"): "\n", qn("w:tab"): "\t"}
        self.text = "".join(
            each.text or "" if each.tag == qn("w:t") else spelt.get(each.tag, "")
            for each in element.iter(qn("w:t"), qn("w:br"), qn("w:tab"))
        )


def read(content: bytes):
    return docx.Document(io.BytesIO(content))


def blocks(content: bytes) -> list[Block]:
    """Every paragraph in the order of reading, those in tables and in the contents too."""
    return [Block(each) for each in read(content).element.body.iter(qn("w:p"))]


class Page(HTMLParser):
    """A web page as the standard library reads it: its elements, and its words in order."""

    VOID = frozenset({"meta", "br", "rect", "line", "circle"})

    def __init__(self, content: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.broken: list[str] = []
        self.feed(content.decode("utf-8"))
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag in {"p", "li", "h1", "h2", "h3", "h4", "td", "th", "caption", "figcaption"}:
            self.words.append("\n")
        if tag == "br":
            self.words.append("\n")
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.broken.append(tag)

    def handle_data(self, data):
        if not {"style", "svg"} & set(self.open):
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def told(words) -> str:
    return "".join(each.text for each in words)


def sayings(report: Report, language: Language = "da") -> list[str]:
    """Every text the outline gives rise to, in order: the same chapters that make the PDF."""
    with in_language(language):
        front, rest = recorded(report)
    found: list[str] = []
    for part in (*front.parts, *rest.parts):
        match part:
            case Title() | Heading() | Paragraph():
                found.append(told(part.words))
            case Listing():
                found += [told(item.words) for item in part.items]
            case Table():
                found += [each.head for each in part.columns]
                found += [told(cell) for row in part.rows for cell in row]
            case Figure():
                found.append(part.chart.alt)
            case Facts():
                found += [each for pair in part.figures for each in pair]
    return [" ".join(each.split()) for each in found if each.split()]


def is_in_order(texts: list[str], whole: str) -> bool:
    at = 0
    for each in texts:
        at = whole.find(each, at)
        if at < 0:
            raise AssertionError(f"missing, or out of its place: {each!r}")
        at += len(each)
    return True


def word_with_pictures(content: bytes) -> str:
    """The words of a Word file, with each picture's alternative text in its place."""
    parts = []
    for each in blocks(content):
        pictures = each.element.iter(qn("wp:docPr"))
        parts += [each.text, *(picture.get("descr") for picture in pictures)]
    return " ".join(" ".join(parts).split())


@pytest.mark.parametrize("language", ["da", "en"])
def test_word_says_all_that_the_pdf_says_in_the_same_order(language):
    texts = sayings(played(), language)
    assert len(texts) > 400
    assert is_in_order(texts, word_with_pictures(word(played, language)))


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_web_page_says_all_that_the_pdf_says_in_the_same_order(language):
    page = page_of(played, language)
    assert is_in_order(sayings(played(), language), page.text)


def test_the_figures_are_those_of_the_outline():
    report, content = played(), word()
    rows = [
        [" ".join(cell.text.split()) for cell in row.cells]
        for table in read(content).tables
        for row in table.rows
    ]
    for each in report.recommendations:
        result = each.decided_by.result
        counts = (result.counts.yes, result.counts.no, result.counts.blank, result.needed)
        assert [str(each.number), each.wording.title, *map(str, counts)] in rows
    pictures = [each.get("descr") for each in read(content).element.body.iter(qn("wp:docPr"))]
    shown = Page(report_html(report, "da", FONTS)).all("svg")
    assert pictures == [each["aria-label"] for each in shown]
    assert sum("Bjælke" in each or "krævedes" in each for each in pictures) == 8
    assert all(pictures)


def test_word_has_real_headings_contents_and_properties():
    content = word()
    paper, found = read(content), blocks(content)
    with in_language("da"):
        entries = recorded(played())[1].entries
    heads = [each for each in found if each.style in {"Heading1", "Heading2"}]
    assert [(each.style[-1], each.text.split("\n")[-1]) for each in heads] == [
        (str(each.level), told(each.words).split("\n")[-1]) for each in entries
    ]
    assert {"Heading3", "Title"} <= {each.style for each in found}
    names = {each.get(qn("w:name")) for each in paper.element.body.iter(qn("w:bookmarkStart"))}
    links = [each.get(qn("w:anchor")) for each in paper.element.body.iter(qn("w:hyperlink"))]
    assert len(links) == len(entries)
    assert set(links) <= names
    fields = [each.text for each in paper.element.body.iter(qn("w:instrText"))]
    assert len(fields) == 1
    assert "TOC" in fields[0]
    properties = paper.core_properties
    assert properties.title == f"{played().name}: anbefalinger"
    assert properties.language == "da-DK"
    assert properties.author == played().commissioner
    assert properties.comments == ""
    made = properties.created.replace(tzinfo=datetime.UTC)
    assert made == played().made_at.replace(microsecond=0)
    english = read(word(played, "en"))
    assert english.core_properties.language == "en-GB"
    (spelling,) = english.styles.element.iter(qn("w:lang"))
    assert spelling.get(qn("w:val")) == "en-GB"


def test_the_head_of_a_table_is_repeated_and_its_rows_stay_whole():
    _facts, *others = read(word()).tables
    assert len(others) > 10
    for each in others:
        first, *rest = each.rows
        assert first._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None  # noqa: SLF001
        assert all(row._tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rest)  # noqa: SLF001


def numbering(content: bytes) -> dict[str, tuple[str, str]]:
    """What each list of a Word file begins with, by its id."""
    root = read(content).part.numbering_part.element
    points = {
        each.get(qn("w:numId")): each.find(qn("w:abstractNumId")).get(qn("w:val"))
        for each in root.iter(qn("w:num"))
    }
    levels = {
        each.get(qn("w:abstractNumId")): (
            each.find(f"{qn('w:lvl')}/{qn('w:lvlText')}").get(qn("w:val")),
            each.find(f"{qn('w:lvl')}/{qn('w:start')}").get(qn("w:val")),
        )
        for each in root.iter(qn("w:abstractNum"))
    }
    return {number: levels[abstract] for number, abstract in points.items()}


def test_bold_and_lists_are_bold_and_lists():
    content = word()
    lists = numbering(content)
    found = {}
    for each in blocks(content):
        number = each.element.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}")
        if number is not None:
            found.setdefault(each.text, lists[number.get(qn("w:val"))])
    assert found["først her"] == ("%1.", "3") == found["så der"]
    assert found["og til sidst"] == ("•", "1")
    first = played().recommendations[0]
    assert found[first.wording.initiatives[0]] == ("1.%1", "1")
    page = report_html(played(), "da", FONTS).decode()
    assert "Kommunen <strong>skal</strong> handle:" in page
    assert '<li value="3"><span class="marker">3.</span> <span>først her</span></li>' in page
    bold = [
        run.text
        for each in read(content).paragraphs
        if each.text == "Kommunen skal handle:"
        for run in each.runs
        if run.bold
    ]
    assert set(bold) == {"skal"}


def test_what_was_taken_out_and_put_in_is_told_in_the_history():
    content = word()
    runs = [run for each in read(content).paragraphs for run in each.runs]
    page = page_of()
    assert any(run.font.strike for run in runs)
    assert any(run.font.underline for run in runs)
    assert page.all("del")
    assert page.all("ins")


def test_hostile_texts_are_text_in_word_and_break_nothing():
    content = word(hostile)
    found = blocks(content)
    texts = [each.text for each in found]
    assert any(SCRIPT in each for each in texts)
    assert any("bip[31m slut" in each for each in texts)
    assert any("halv □ her" in each for each in texts)
    assert any("vendt  om" in each for each in texts)
    assert not any("\u202e" in each for each in texts)
    turned = [each for each in found if each.text.startswith(ARABIC)]
    assert turned
    for each in turned:
        assert each.element.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is not None
    runs = [run for each in turned for run in each.element.iter(qn("w:r"))]
    leftward = [run for run in runs if run.find(f"{qn('w:rPr')}/{qn('w:rtl')}") is not None]
    assert {run.find(qn("w:t")).text for run in leftward} == {ARABIC}
    assert len(read(content).core_properties.title) <= 255


def test_a_quote_that_runs_left_has_its_line_at_the_right():
    (quote,) = [each for each in blocks(word(hostile)) if each.text.startswith(f"“{ARABIC}”")]
    sides = [each.tag for each in quote.element.find(f"{qn('w:pPr')}/{qn('w:pBdr')}")]
    assert sides == [qn("w:right")]


def test_charts_stand_on_white():
    paper = read(word())
    held = [part.blob for part in paper.part.package.image_parts]
    assert len(held) > 5
    for each in held:
        with Image.open(io.BytesIO(each)) as picture:
            assert picture.convert("RGB").getpixel((0, 0)) == (255, 255, 255)


def test_hostile_texts_are_text_on_the_web_page_and_break_nothing():
    content = report_html(hostile(), "da", FONTS)
    page = Page(content)
    assert page.broken == []
    assert page.open == []
    assert not {"script", "b", "img", "iframe", "link"} & {tag for tag, _told in page.elements}
    handlers = [name for _tag, told in page.elements for name in told if name.startswith("on")]
    assert handlers == []
    assert SCRIPT in page.text
    assert "bip[31m slut" in page.text
    assert "halv □ her" in page.text
    assert "\u202e" not in page.text
    assert f'<li dir="rtl"><bdi>{ARABIC}</bdi>' in content.decode()
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", content.decode())


def test_the_web_page_needs_nothing_else_and_can_be_read_aloud():
    page = page_of()
    assert page.broken == []
    assert page.all("html") == [{"lang": "da-DK"}]
    assert len(page.all("h1")) == 1
    assert "src" not in {name for _tag, told in page.elements for name in told}
    assert all(str(each["href"]).startswith("#") for each in page.all("a"))
    ids = [told["id"] for _tag, told in page.elements if "id" in told]
    assert len(ids) == len(set(ids))
    assert {str(each["href"])[1:] for each in page.all("a")} <= set(ids)
    levels = [int(tag[1]) for tag, _told in page.elements if re.fullmatch("h[1-6]", tag)]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert len(page.all("caption")) == len(page.all("table")) > 10
    assert {each["scope"] for each in page.all("th")} == {"col", "row"}
    assert all(each["role"] == "img" and each["aria-label"] for each in page.all("svg"))


@pytest.mark.parametrize("report", [played, hostile])
def test_word_finds_every_element_where_its_schema_asks_for_it(report):
    paper = read(word(report))
    section = paper.sections[0]
    roots = (paper.element, paper.styles.element, section.header._element, section.footer._element)  # noqa: SLF001
    for tag, order in ORDER.items():
        places = {qn(f"w:{name}"): at for at, name in enumerate(order.split())}
        for root in roots:
            for each in root.iter(qn(f"w:{tag}")):
                at = [places[child.tag] for child in each if child.tag in places]
                assert at == sorted(at), [child.tag.split("}")[1] for child in each]


def test_an_empty_assembly_still_gives_a_report():
    empty = outline(Assembly(), 0, ZONE)
    page = Page(report_html(empty, "da", FONTS))
    assert is_in_order(sayings(empty), page.text)
    assert is_in_order(sayings(empty), word_with_pictures(report_docx(empty, "da", FONTS)))
