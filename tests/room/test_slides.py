"""Every slide is legible by rule: large, clear, nothing cut, nothing outside, nothing overlaid."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import combinations, pairwise

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage, QPainter

from app.models import agenda, board, voting
from app.models.agenda import ItemKind, Plan
from app.models.room import Scene, Showing
from app.models.voting import Base, Channel, Counts, Reveal
from app.ui.scenes import Countdown, Phase, picture
from app.ui.slide import LEAST, MATTERS, Code, Panel, Sheet, dial
from app.ui.slide.furniture import modules_of
from app.ui.slides import AnySlide, slide_of
from app.ui.slides.seating_slide import SeatingSlide, in_order
from app.ui.slides.tally_bars import percent_words
from app.ui.theme import ROOM_DARK, ROOM_LIGHT, load_fonts
from tests.room.days import (
    DAY,
    LONG_NAME,
    MINUTE,
    NOON,
    Day,
    a_day,
    close,
    hands,
    prepare,
    publish,
    start,
    vote,
)
from tests.room.walls import ADDRESS, LONG_TASK, rich

SIZES = [(1920, 1080), (1280, 720), (1280, 800), (1024, 768), (640, 480)]


@pytest.fixture(autouse=True)
def _fonts(qapp: object) -> None:
    load_fonts()


def made(day: Day, showing: Showing, now: int = NOON) -> AnySlide:
    slide = slide_of(picture(day.assembly, showing, ADDRESS))
    slide.tick(now)
    return slide


def pages(slide: AnySlide, size: tuple[int, int], colours=ROOM_DARK) -> Iterator[Sheet]:
    """Every page of a slide at a size."""
    slide.resize(*size)
    for _ in range(slide.pages):
        yield slide.sheet(QSizeF(*size), colours)
        slide.step(1)


def faults(sheet: Sheet, *, may_cut: bool = False) -> list[str]:
    """What breaks the rules on a page, in words."""
    found = []
    safe = sheet.safe.adjusted(-1.5, -1.5, 1.5, 1.5)  # ink is told in whole pixels
    for each in sheet.words:
        share = each.lettering.pixels / sheet.height
        if share < LEAST:
            found.append(f"too small: {each.text!r} {1 / share:.1f}")
        if each.contrast < 7:
            found.append(f"too pale: {each.text!r} {each.contrast:.1f}")
        if not safe.contains(each.rect):
            found.append(f"outside: {each.text!r} {each.rect}")
        if each.is_cut and not may_cut:
            found.append(f"cut: {each.text!r}")
    for one, other in combinations(sheet.words, 2):
        over = one.rect.intersected(other.rect)
        if over.width() > 1 and over.height() > 1:
            found.append(f"overlaid: {one.text!r} and {other.text!r}")
    return found


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("reveal", list(Reveal))
def test_a_poll_is_legible_from_open_to_result(size: tuple[int, int], reveal: Reveal) -> None:
    day = a_day()
    prepare(day, reveal, base=Base.CAST, question="Skal denne anbefaling med i vores rapport?")
    vote(day, 29, 5, 2)
    for deed in (None, close, publish):
        if deed:
            deed(day)
        for scene in (Scene.POLL, Scene.RESULT):
            for sheet in pages(made(day, Showing(scene, "p1")), size):
                assert faults(sheet) == []


@pytest.mark.parametrize("members", [12, 36, 99])
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_everybody_finds_a_table(members: int, size: tuple[int, int]) -> None:
    day = a_day(members, max(2, members // 7))
    slide = made(day, Showing(Scene.SEATING, "1"))
    told = []
    for sheet in pages(slide, size):
        assert faults(sheet) == []
        told += [each.text for each in sheet.words]
    words = " ".join(told)
    for member in day.assembly.people:
        assert all(part in words for part in member.name.split())


@pytest.mark.parametrize("size", [*SIZES, (1280, 960), (3840, 2160)], ids=str)
@pytest.mark.parametrize("is_live", [False, True])
def test_an_address_is_never_broken(size: tuple[int, int], is_live: bool) -> None:
    day = a_day()
    prepare(day, Reveal.LIVE if is_live else Reveal.TURNOUT)
    vote(day, 29, 5, 2)
    for showing in (Showing(Scene.WELCOME), Showing(Scene.POLL, "p1")):
        for sheet in pages(made(day, showing), size):
            assert "192.168.188.120:8642" in [each.text for each in sheet.words]
            assert faults(sheet) == []


def test_thirty_six_names_stand_on_one_page() -> None:
    slide = made(a_day(36), Showing(Scene.SEATING, "1"))
    slide.resize(1920, 1080)
    assert slide.pages == 1


def test_names_stand_in_the_order_of_the_danish_alphabet() -> None:
    day = a_day(36)
    seen = picture(day.assembly, Showing(Scene.SEATING, "1"))
    assert isinstance(slide_of(seen), SeatingSlide)
    from app.ui.scenes import Seat

    names = ["Åse", "Ærø", "Øjvind", "Zofia", "Aage", "Çelik", "Ida", "ole", "Łukasz"]
    told = [each.name for each in in_order(Seat(name, 1) for name in names)]
    assert told == ["Çelik", "Ida", "Łukasz", "ole", "Zofia", "Ærø", "Øjvind", "Aage", "Åse"]


def test_pages_of_names_turn_by_themselves_after_eight_seconds(qtbot) -> None:
    slide = made(a_day(99, 14), Showing(Scene.SEATING, "1"))
    slide.resize(1280, 720)
    assert slide.pages == 3
    shown = []
    for second in range(0, 33, 4):
        slide.tick(NOON + second * 1000)
        shown.append(slide.page)
    assert shown == [1, 1, 2, 2, 3, 3, 1, 1, 2]
    slide.step(-1)
    slide.step(-1)
    assert slide.page == 1


def test_a_long_text_waits_for_the_facilitator() -> None:
    slide = made(rich(), Showing(Scene.RECOMMENDATION, "long"))
    slide.resize(1920, 1080)
    assert slide.pages > 2
    slide.tick(NOON + 60 * MINUTE)
    assert slide.page == 1
    slide.step(99)
    assert slide.page == slide.pages


def test_a_long_name_is_never_cut() -> None:
    from app.ui.scenes import Seat, SeatingPicture

    seats = tuple(Seat(f"{LONG_NAME} {n}", n % 40 + 1) for n in range(40))
    slide = SeatingSlide(SeatingPicture(1, 1, seats))
    for size in SIZES:
        for sheet in pages(slide, size):
            assert faults(sheet) == []


@pytest.mark.parametrize(
    ("members", "size"), [*((9, each) for each in SIZES), (27, (1920, 1080)), (27, (1280, 720))]
)
def test_names_of_different_length_stand_in_even_rows(members: int, size: tuple[int, int]) -> None:
    from app.ui.scenes import Seat, SeatingPicture

    names = (
        "Bo Lind",
        "Ida Bæk",
        "Marie-Louise Brøndum",
        "Jørgen Ågård Lund",
        "Birthe Maj Knudsen",
    )
    seats = tuple(Seat(names[at % 5], at % 4 + 1) for at in range(members))
    sheet = next(pages(SeatingSlide(SeatingPicture(1, 1, seats)), size))
    assert faults(sheet) == []
    tables = [each for each in sheet.words if each.text.isdigit()]
    lines = sorted({round(each.baseline, 1) for each in tables})
    steps = [below - above for above, below in pairwise(lines)]
    assert tables
    assert max(steps) - min(steps) < 0.5


def test_what_is_far_too_long_is_cut_with_a_sign_and_stays_legible() -> None:
    day = a_day()
    prepare(day, question="Skal vi? " * 50)
    for size in SIZES:
        for sheet in pages(made(day, Showing(Scene.POLL, "p1")), size):
            assert faults(sheet, may_cut=True) == []
            assert any(each.is_cut and each.text.endswith("…") for each in sheet.words)


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 720), (1280, 800)], ids=str)
def test_what_matters_is_large(size: tuple[int, int]) -> None:
    day = a_day()
    start(day, "i2")
    prepare(day)
    vote(day, 30, 6)
    showings = [Showing(Scene.TASK, "i2"), Showing(Scene.POLL, "p1"), Showing(Scene.WELCOME)]
    checked = [sheet for each in showings for sheet in pages(made(day, each), size)]
    close(day)
    checked += pages(made(day, Showing(Scene.RESULT, "p1")), size)
    publish(day)
    checked += pages(made(day, Showing(Scene.RESULT, "p1")), size)
    checked += pages(made(day, Showing(Scene.THEMES)), size)
    for sheet in checked:
        keys = [each for each in sheet.words if each.is_key]
        assert keys
        assert all(each.lettering.pixels >= MATTERS * sheet.height - 1 for each in keys)


def digits_of(sheet: Sheet) -> str:
    return max(sheet.words, key=lambda each: each.lettering.pixels).text


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize(
    ("minutes", "told", "phase"),
    [
        (10, "35:00", Phase.CALM),
        (38, "07:00", Phase.SOON),
        (44, "01:00", Phase.LAST),
        (48.2, "+03:12", Phase.OVERTIME),
        (-60, "45:00", Phase.CALM),
        (45 + 61, "+1:01:00", Phase.OVERTIME),
    ],
)
def test_the_clock_is_a_quarter_of_the_wall(
    size: tuple[int, int], minutes: float, told: str, phase: Phase
) -> None:
    day = rich()
    now = NOON + round(minutes * MINUTE)
    for sheet in pages(made(day, Showing(Scene.TASK, "i2"), now), size):
        assert faults(sheet) == []
        assert digits_of(sheet) == told
        largest = max(each.lettering.pixels for each in sheet.words)
        assert largest >= sheet.height / 4
    assert Countdown.of(day.assembly.agenda.items["i2"]).phase(now) is phase


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_long_task_gets_more_of_the_wall_and_the_digits_stay_large(
    size: tuple[int, int],
) -> None:
    day = rich()
    start(day, "long")
    told = list(pages(made(day, Showing(Scene.TASK, "long"), NOON + 10 * MINUTE), size))
    assert len(told) == (1 if told[0].is_wide else 2), "its title is as long as a title may be"
    for sheet in told:
        digits = next(each for each in sheet.words if each.text == digits_of(sheet))
        assert digits.text == "35:00"
        assert digits.lettering.pixels >= 2 * MATTERS * sheet.height
    shown = " ".join(each.text for sheet in told for each in sheet.words)
    assert LONG_TASK.split()[0] in shown
    assert LONG_TASK.split()[-1] in shown


def test_the_end_is_told_by_shape() -> None:
    """Each phase has panels of another reach, and the same colours as before."""
    day = a_day()
    start(day, "i2")
    reach = []
    for minutes in (10, 38, 44, 47):
        slide = made(day, Showing(Scene.TASK, "i2"), NOON + minutes * MINUTE)
        sheet = next(pages(slide, (1920, 1080)))
        panels = [each for each in sheet.pieces if isinstance(each, Panel)]
        reach.append(sorted((each.rect.width(), bool(each.fill)) for each in panels)[-1:])
        reach[-1].append((len(panels), False))
    assert len({tuple(each) for each in reach}) == 4


def test_the_clock_is_drawn_anew_once_a_second_and_follows_the_instant(qtbot) -> None:
    day = a_day()
    start(day, "i2")
    slide = made(day, Showing(Scene.TASK, "i2"))
    drawn: list[int] = []
    slide.redrawn.connect(lambda: drawn.append(1))
    for tick in range(1, 101):
        slide.tick(NOON + tick * 100)
    assert len(drawn) == 10
    assert dial(45 * MINUTE) == "45:00"
    assert digits_of(slide.sheet(QSizeF(1920, 1080), ROOM_DARK)) == "44:50"


def test_a_paused_clock_stands_still_and_says_so(speak) -> None:
    speak("en")
    day = a_day()
    start(day, "i2")
    day.do(agenda.pause(day.assembly, NOON + MINUTE))
    for later in (2, 30):
        slide = made(day, Showing(Scene.TASK, "i2"), NOON + later * MINUTE)
        sheet = slide.sheet(QSizeF(1920, 1080), ROOM_DARK)
        assert digits_of(sheet) == "44:00"
        assert "Paused" in [each.text for each in sheet.words]


@pytest.mark.parametrize("tables", [1, 12, 40])
def test_any_number_of_tables_has_room(tables: int) -> None:
    day = a_day(80, tables, 1)
    plan = Plan("Noter", ItemKind.NOTES, length_min=10, task="Skriv", round=1)
    day.do(agenda.add_item(day.assembly, "n", DAY, plan))
    start(day, "n")
    for table in range(1, tables + 1, 2):
        day.do(board.deliver_sheet(day.assembly, "n", table, NOON))
    day.do(board.ask_for_help(day.assembly, tables, NOON))
    for size in SIZES:
        for sheet in pages(made(day, Showing(Scene.TASK, "n")), size):
            assert faults(sheet) == []
            assert str(tables) in [each.text for each in sheet.words]


def test_a_poll_told_as_turnout_has_no_count_on_the_wall(speak) -> None:
    speak("en")
    day = a_day()
    prepare(day)
    vote(day, 17, 4, 1)
    sheet = made(day, Showing(Scene.POLL, "p1")).sheet(QSizeF(1920, 1080), ROOM_DARK)
    words = [each.text for each in sheet.words]
    assert "22 of 36 have voted" in " ".join(words)
    assert not {"17", "4", "1"} & set(words)


@pytest.mark.parametrize("reveal", Reveal)
def test_paper_that_is_out_is_not_told_as_a_vote_on_the_wall(speak, reveal: Reveal) -> None:
    speak("da")
    day = a_day()
    prepare(day, reveal)
    vote(day, 3, 0)
    day.do((voting.PaperIssued("p1", "key of paper"),))
    for scene in (Scene.POLL, Scene.TURNOUT):
        for size in SIZES:
            sheet = next(pages(made(day, Showing(scene, "p1")), size))
            assert faults(sheet) == []
            told = " ".join(each.text for each in sheet.words)
            assert "4 af 36 har stemt eller fået papir" in told
    close(day)
    day.do(voting.count_paper(day.assembly, "p1", Counts(1)))
    sheet = made(day, Showing(Scene.POLL, "p1")).sheet(QSizeF(1920, 1080), ROOM_DARK)
    assert "4 af 36 har stemt" in [each.text for each in sheet.words], "it has come back"


def test_a_live_poll_has_label_bar_and_number(speak) -> None:
    speak("en")
    day = a_day()
    prepare(day, channels=(Channel.HANDS,))
    vote(day, 0, 0)
    hands(day, Counts(17, 4, 1))
    sheet = made(day, Showing(Scene.POLL, "p1")).sheet(QSizeF(1920, 1080), ROOM_DARK)
    words = [each.text for each in sheet.words]
    assert {"For", "17", "Against", "4", "Blank", "1"} <= set(words)


def test_a_share_is_never_rounded_up_to_what_it_is_not(speak) -> None:
    speak("en")
    assert percent_words(125, 167) == "74.9%"
    assert percent_words(3, 4) == "75%"
    assert percent_words(1999, 2000) == "99.9%"
    assert percent_words(9999, 20_000, None) == "50.0%"
    assert percent_words(10_001, 20_000, None) == "50.0%"
    assert percent_words(7999, 10_000, Fraction(4, 5)) == "79.9%"
    assert percent_words(7999, 10_000, Fraction(2, 3)) == "80.0%"
    assert percent_words(29, 36, Fraction(4, 5)) == "80.6%"
    assert percent_words(0, 0) == "0%"
    speak("da")
    assert percent_words(125, 167).startswith("74,9")


def test_the_shares_of_a_scale_sum_up(speak) -> None:
    speak("en")
    for counts in ((1, 1, 1), (2, 4, 1), (5, 5, 2, 24), (29, 4, 3)):
        told = [percent_words(each, sum(counts)).rstrip("%") for each in counts]
        assert abs(sum(map(float, told)) - 100) <= 0.05 * len(counts)


def test_the_code_on_the_wall_is_the_address() -> None:
    import qrcode

    code = qrcode.QRCode(border=0, error_correction=qrcode.ERROR_CORRECT_M)
    code.add_data(ADDRESS.url)
    code.make(fit=True)
    assert [list(row) for row in modules_of(ADDRESS.url)] == code.get_matrix()


def test_a_thumbnail_breaks_lines_as_the_wall_does() -> None:
    """The same sheet, scaled: what is painted small is what was laid out large."""
    day = rich()
    slide = made(day, Showing(Scene.RECOMMENDATION, "r1"))
    slide.resize(300, 169)
    image = QImage(300, 169, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.scale(300 / 1920, 169 / 1080)
    slide.draw(painter, QSizeF(1920, 1080), ROOM_LIGHT)
    painter.end()
    colours = {image.pixelColor(x, 40).lightness() for x in range(300)}
    assert min(colours) < 80 < 240 < max(colours)


def test_a_screen_reader_gets_what_the_wall_says() -> None:
    slide = made(a_day(), Showing(Scene.TITLE))
    assert "Albertslund" in slide.accessibleName() + slide.accessibleDescription()


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("network", [ADDRESS.network, "Borgersamling-Sal-2"])
def test_what_people_type_to_join_stands_whole_on_a_line(
    size: tuple[int, int], network: str
) -> None:
    address = replace(ADDRESS, network=network)
    slide = slide_of(picture(rich().assembly, Showing(Scene.WELCOME), address))
    (sheet,) = pages(slide, size)
    lines = [each.text for each in sheet.words]
    for typed in (network, address.password, address.spoken):
        assert any(typed in line for line in lines), typed
    assert faults(sheet) == []


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 720), (1280, 800), (1024, 768)], ids=str)
@pytest.mark.parametrize("scene", [Scene.WELCOME, Scene.POLL])
@pytest.mark.parametrize("password", ["mW" * 31 + "m", "Medborgerinddragelsesprocesserne" * 2])
def test_the_longest_network_leaves_a_code_that_can_be_scanned_and_room_for_the_question(
    size: tuple[int, int], scene: Scene, password: str
) -> None:
    day = a_day()
    prepare(day)
    address = replace(ADDRESS, network="W" * 32, password=password[:63])
    subject = "p1" if scene is Scene.POLL else ""
    slide = slide_of(picture(day.assembly, Showing(scene, subject), address))
    (sheet,) = pages(slide, size)
    assert faults(sheet) == []
    told = "".join(each.text for each in sheet.words)
    assert address.network in told
    assert address.password in told
    (code,) = (each for each in sheet.pieces if isinstance(each, Code))
    assert code.rect.height() >= 0.2 * sheet.height
    assert max(each.lettering.pixels for each in sheet.words if each.is_key) >= sheet.px(1 / 16)
