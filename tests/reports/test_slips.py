"""Printed matter: what stands on it, what never does, and that every name fits."""

from __future__ import annotations

import dataclasses
import re
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from app.cli.print_outs import KINDS as COMMAND_KINDS
from app.models import agenda, board, people, seating, voting
from app.models.agenda import MINUTE_MS, ItemKind, Lock, Plan, Step
from app.models.assembly import Assembly
from app.models.badges import badge_code, shown_badge
from app.models.errors import Refused
from app.models.people import Attendance, Details, NewMember
from app.models.voting import Channel
from app.qr import qr_modules
from app.reports import fonts, marks
from app.reports.slips import KINDS, Setup, print_out, with_scheme
from app.reports.slips.paper import Area, Paper, Type, fitted
from app.ui.theme.marks import TABLE_COLOURS
from tests.assemblies import DAY, NOW, founded
from tests.reports.conftest import FONTS
from tests.reports.played import Played

LONG = "Wrzesniewska-Abdulrahman al-Khatib Sørensen"
ADDRESS = "http://192.168.1.20:8642"


def setup(played, language="da", **named):
    return Setup(played.assembly, language, FONTS, **named)


def ready(played):
    """Table codes, two prepared polls, one that is closed and a deck: everything there is can be
    printed.
    """
    codes = ("7KQ4M2", "AB12CD", "XYZ987", "QWERT5", "99AA88", "MNPQRS")
    played.do(board.issue_table_codes, played.meeting, codes)
    for item in played.case["recommendations"][:2]:
        played.do(voting.prepare_poll, f"p{item['key']}", item["key"], voting.Terms(""))
    played.do(voting.prepare_poll, "p-own", "", voting.Terms("Grill eller ej?", (Channel.PAPER,)))
    played.do(voting.open_poll, "p-own", "salt", NOW)
    played.do(voting.close_poll, "p-own", NOW)
    return voting.draw_codes(played.rng, 36)


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("what", KINDS)
def test_every_kind_is_whole_tagged_and_embedded(morning, pdf, what, language):
    codes = ready(morning)
    read = pdf(print_out(what, setup(morning, language, address=ADDRESS, codes=codes)))
    assert read.facts()["Tagged"] == "yes"
    assert morning.case["name"] in read.facts()["Title"]
    assert all("Inter-" in name and embedded for name, embedded in read.fonts().items())


def test_the_command_and_the_room_know_the_same_kinds():
    assert tuple(KINDS) == COMMAND_KINDS


@pytest.mark.parametrize(
    ("what", "da", "en"),
    [
        ("badges", "Runde 1", "Round 1"),
        ("table-cards", "Bord", "Table"),
        ("seating-list", "Find dit bord", "Find your table"),
        ("round-cards", "Runde 1: bord", "Round 1: table"),
        ("vote-cards", "Stemmekort", "Voting card"),
        ("ballots", "Stemmeseddel", "Paper ballot"),
        ("note-sheets", "Jeres opgave", "Your task"),
        ("attendance", "Underskrift", "Signature"),
        ("programme", "Program", "Programme"),
        ("programme-staff", "Program til holdet", "Programme for the staff"),
        ("drafts", "Udgave", "Version"),
        ("changes", "Understreget: nyt", "Underlined: new"),
    ],
)
def test_each_kind_speaks_both_languages(morning, pdf, what, da, en):
    codes = ready(morning)
    assert da in pdf(print_out(what, setup(morning, "da", codes=codes))).text()
    assert en in pdf(print_out(what, setup(morning, "en", codes=codes))).text()


def test_badges_are_for_those_who_may_come_in_the_order_of_a_danish_register(morning, pdf):
    text = pdf(print_out("badges", setup(morning))).text()
    here = [each.name for each in morning.assembly.people.present(morning.meeting)]
    assert all(name.split()[0] in text for name in here)
    assert not [name for name in morning.case["staying_away"] if name in text]


def test_ten_badges_on_a_sheet(morning, pdf):
    newcomers = [NewMember(f"n{at}", Details(f"Person {at}")) for at in range(63)]
    morning.do(people.add_members, newcomers)
    everybody = [each.id for each in morning.assembly.people]
    morning.do(people.note_attendance, morning.meeting, everybody, Attendance.PRESENT, morning.now)
    assert len(everybody) == 99
    assert pdf(print_out("badges", setup(morning))).pages() == 10


@pytest.mark.parametrize("what", ["badges", "round-cards", "seating-list", "attendance"])
def test_a_long_name_is_printed_in_full(morning, pdf, what):
    morning.do(people.add_members, [NewMember("long", Details(LONG))])
    text = pdf(print_out(what, setup(morning))).text()
    for part in ("Wrzesniewska", "Abdulrahman", "al-Khatib", "Sørensen"):
        assert part in text


@pytest.mark.parametrize("what", ["badges", "seating-list", "attendance"])
def test_a_name_in_arabic_letters_is_printed_with_them(morning, pdf, what):
    morning.do(people.add_members, [NewMember("x", Details("محمد الخطيب \N{BICYCLE}"))])
    morning.do(people.note_attendance, morning.meeting, ["x"], Attendance.PRESENT, morning.now)
    read = pdf(print_out(what, setup(morning)))
    assert "محمد" in read.text()
    assert "الخطيب" in read.text()
    assert "\N{BICYCLE}" in read.text()
    assert "□" not in read.text()
    assert any("NotoSansArabic" in name and embedded for name, embedded in read.fonts().items())


def test_a_name_that_no_font_has_is_seen_as_boxes(morning, pdf):
    morning.do(people.add_members, [NewMember("x", Details("王小明"))])
    assert "□□□" in pdf(print_out("badges", setup(morning))).text()


@given(
    st.text(st.characters(codec="cp1252", exclude_categories=["C"]), min_size=1, max_size=200),
    st.floats(30, 400),
    st.integers(1, 4),
)
def test_no_text_leaves_its_area(words, width, lines):
    how = Type(24, fonts.BOLD, lines=lines)
    shown, size = fitted(words, Area(0, 0, width, 200), how)
    assert len(shown) <= lines
    assert size <= 24
    for line in shown:
        assert len(line) == 1 or fonts.width(line, fonts.BOLD, size) <= width + 0.01


def test_a_few_more_than_a_page_holds_are_set_closer(morning, pdf):
    more = range(38 - len(setup(morning).members()))
    morning.do(people.add_members, [NewMember(f"x{n}", Details(f"Ekstra {n}")) for n in more])
    assert pdf(print_out("seating-list", setup(morning))).pages() == 1 + 4
    morning.do(people.add_members, [NewMember("y", Details("Æble Åse"))])
    read = pdf(print_out("seating-list", setup(morning)))
    assert read.pages() == 2 + 4
    assert "Zofia Kowalska" in read.text(2), "no page with one name alone"


def test_the_seating_list_tells_every_table_of_every_round(morning, pdf):
    read = pdf(print_out("seating-list", setup(morning)))
    assert read.pages() == 1 + 4
    people_here = morning.assembly.people.members
    for number, tables in enumerate(morning.assembly.seating.rounds(morning.meeting), 1):
        page = read.text(number + 1)
        assert f"Runde {number}" in page
        assert all(people_here[each].name in page for sitting in tables for each in sitting)


@pytest.mark.parametrize(("tables", "pages"), [(7, 1), (8, 1), (9, 2), (13, 3)])
def test_no_table_stands_alone_on_the_last_page_of_a_round(morning, pdf, tables, pages):
    ids = [each.id for each in morning.assembly.people]
    plan = [[ids[at::tables] for at in range(tables)]]
    morning.do(seating.accept_plan, morning.meeting, plan)
    read = pdf(print_out("seating-list", setup(morning, round=1)))
    assert read.pages() == 1 + pages
    told = [read.text(page).count("Bord ") for page in range(2, 2 + pages)]
    assert sum(told) == tables
    assert min(told) >= 3


def test_a_long_name_at_a_table_goes_on_below_and_is_as_large_as_the_others(morning, pdf):
    first = morning.assembly.seating.tables(morning.meeting, 1)[0][0]
    name = "Anne-Margrethe Frederikke von Haffner-Rosenkrantz Wrzesniewska"
    morning.do(people.describe_member, first, Details(name))
    read = pdf(print_out("seating-list", setup(morning))).text(2)
    assert name in read
    assert "\N{HORIZONTAL ELLIPSIS}" not in read


def test_whoever_always_sits_at_a_table_is_marked_on_its_list_and_on_their_card(morning, pdf):
    host = morning.assembly.seating.tables(morning.meeting, 1)[2][0]
    rule = seating.Rule(seating.RuleKind.HOST, (host,), tables=(3,))
    morning.do(seating.add_rule, "u1", rule)
    name = morning.assembly.people.members[host].name
    page = pdf(print_out("seating-list", setup(morning))).text(2)
    assert f"{name} (altid her)" in page
    assert page.count("(altid her)") == 1
    cards = pdf(print_out("round-cards", setup(morning))).text()
    assert cards.count("Altid ved bord 3") == 1


def test_one_round_alone_can_be_printed(morning, pdf):
    text = pdf(print_out("round-cards", setup(morning, round=3))).text()
    assert "Runde 3: bord" in text
    assert "Runde 1: bord" not in text


def test_a_table_card_shows_its_number_twice_and_the_way_to_its_page(morning, pdf):
    ready(morning)
    read = pdf(print_out("table-cards", setup(morning, address=ADDRESS)))
    assert read.pages() == 6
    assert read.text(1).count("7KQ4M2") == 2
    assert read.text(1).count("192.168.1.20:8642") == 2


def test_without_an_address_nothing_points_to_one(morning, pdf):
    ready(morning)
    read = pdf(print_out("table-cards", setup(morning)))
    assert "7KQ4M2" not in read.text()


def test_voting_cards_carry_codes_and_never_a_name(morning, pdf):
    codes = ready(morning)
    text = pdf(print_out("vote-cards", setup(morning, address=ADDRESS, codes=codes))).text()
    assert all(voting.shown(code) in text for code in codes)
    assert not [each.name for each in morning.assembly.people if each.name in text]
    assert "192.168.1.20:8642/v" in text


def test_ballots_name_the_words_the_version_and_its_fingerprint(morning, pdf):
    ready(morning)
    read = pdf(print_out("ballots", setup(morning)))
    assert read.pages() == 2 * 7  # 27 present, four on a sheet, two polls
    words = morning.case["recommendations"][0]["versions"][-1]
    poll = next(iter(morning.assembly.voting))
    for told in (words["title"], words["text"], "udgave 2", poll.fingerprint[:8], "Imod"):
        assert told in read.text(1)


def test_a_poll_without_paper_has_no_ballots(morning):
    key = morning.case["recommendations"][0]["key"]
    morning.do(voting.prepare_poll, "p", key, voting.Terms("", (Channel.CARD,)))
    with pytest.raises(Refused, match="print-no-polls"):
        print_out("ballots", setup(morning))


def test_a_note_sheet_for_each_table_and_item_with_its_task(morning, pdf):
    ready(morning)
    read = pdf(print_out("note-sheets", setup(morning, round=1)))
    item = next(each for each in morning.case["program"] if each.get("round") == 1)
    assert read.pages() == 6
    assert item["title"] in read.text(1)
    assert item["task"] in read.text(1)


def test_the_attendance_list_holds_all_members_also_those_who_stay_away(morning, pdf):
    read = pdf(print_out("attendance", setup(morning)))
    assert read.pages() == 2
    assert all(each.name in read.text() for each in morning.assembly.people)


@pytest.mark.parametrize(("count", "sizes"), [(26, [26]), (27, [14, 13]), (54, [18, 18, 18])])
def test_no_name_stands_alone_on_the_last_page_of_the_attendance_list(pdf, count, sizes):
    played = Played()
    played.found()
    new = [NewMember(f"m{at}", Details(f"Navn {at}.")) for at in range(count)]
    played.do(people.add_members, new)
    read = pdf(print_out("attendance", setup(played)))
    assert read.pages() == len(sizes)
    on_pages = [read.text(page) for page in range(1, len(sizes) + 1)]
    assert [len(re.findall(r"Navn \d+\.", text)) for text in on_pages] == sizes


@pytest.mark.parametrize(
    ("what", "code"),
    [
        ("badges", "print-no-members"),
        ("attendance", "print-no-members"),
        ("table-cards", "print-no-plan"),
        ("seating-list", "print-no-plan"),
        ("round-cards", "print-no-plan"),
        ("vote-cards", "print-no-codes"),
        ("ballots", "print-no-polls"),
        ("protocols", "print-no-results"),
        ("note-sheets", "print-no-items"),
    ],
)
def test_nothing_to_print_is_refused_with_a_reason(what, code):
    with pytest.raises(Refused, match=code):
        print_out(what, Setup(Assembly(), "da", FONTS))


def test_a_round_that_is_not_planned_is_refused(morning):
    with pytest.raises(Refused, match="print-no-round"):
        print_out("round-cards", setup(morning, round=9))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("192.168.1.20:8642/", "http://192.168.1.20:8642"),
        ("http://laptop.local:8642", "http://laptop.local:8642"),
        ("", ""),
    ],
)
def test_an_address_may_be_typed_without_its_scheme(typed, kept):
    assert with_scheme(typed) == kept


def test_a_printed_code_has_the_dots_of_its_text(tmp_path):
    text, side = f"{ADDRESS}/v#7KQ4M2XD9PB", 360
    paper = Paper("Kode", "da", FONTS, (400, 400))
    paper.qr(text, 20, 20, side, "kode")
    file = tmp_path / "code.pdf"
    file.write_bytes(paper.finish())
    subprocess.run(["pdftoppm", "-r", "144", "-png", file, tmp_path / "code"], check=True)
    (picture,) = tmp_path.glob("code*.png")
    with Image.open(picture) as opened:
        grey = opened.convert("L")
    rows = qr_modules(text)
    step = side / (len(rows) + 8)
    for down, row in enumerate(rows):
        for across, dark in enumerate(row):
            x = 20 + (across + 4.5) * step
            y = 400 - (20 + side - (down + 4.5) * step)
            assert (grey.getpixel((round(x * 2), round(y * 2))) < 128) == dark


def test_paper_and_screen_give_a_table_the_same_colour_and_shape():
    screen = [(each.fill, each.ink, each.shape.value) for each in TABLE_COLOURS]
    assert [(each.fill, each.ink, each.shape) for each in marks.TABLE_MARKS] == screen
    assert all(marks.outline_of(each.shape) for each in marks.TABLE_MARKS)


ONE = "p02"
"""Somebody who is here."""


def moved(played, member, table, number=1):
    played.do(seating.move_seat, played.meeting, number, member, table)


def test_a_badge_carries_the_code_that_the_desk_scans(morning, pdf):
    read = pdf(print_out("badges", setup(morning)))
    words = read.text()
    for each in morning.assembly.people.present(morning.meeting):
        code = badge_code(each.id)
        assert shown_badge(code) in words
        assert each.id not in words


def test_the_qr_code_on_a_badge_is_the_member_s_code_and_nothing_else(morning, pdf, tmp_path):
    """The first badge's square, 16 mm wide, read module by module at 300 dots to the inch."""
    read = pdf(print_out("badges", setup(morning)))
    command = ("pdftoppm", "-r", "300", "-gray", "-png", "-l", "1", str(read.path))
    subprocess.run([*command, str(tmp_path / "skilte")], check=True)
    (picture,) = tmp_path.glob("skilte*.png")
    first = next(iter(setup(morning).members()))
    rows = qr_modules(badge_code(first.id))
    step, dots = 16 / (len(rows) + 8), 300 / 25.4
    with Image.open(picture) as opened:
        grey = opened.convert("L")
        for down, row in enumerate(rows):
            for across, dark in enumerate(row):
                x = 85.5 + (across + 4.5) * step
                y = 297 - 250 + (down + 4.5) * step
                assert (grey.getpixel((round(x * dots), round(y * dots))) < 128) == dark


def test_only_the_cards_of_those_who_moved_are_printed(morning, pdf):
    before = morning.assembly.seating.rounds(morning.meeting)
    home = morning.assembly.seating.table_of(morning.meeting, 1, ONE)
    moved(morning, ONE, home % 6 + 1)
    for what in ("round-cards", "badges"):
        text = pdf(print_out(what, setup(morning, before=before))).text()
        names = {each.id: each.name for each in morning.assembly.people}
        assert names.pop(ONE) in text
        assert [name for name in names.values() if name in text] == []


def test_only_the_rounds_that_changed_are_listed_by_table(morning, pdf):
    before = morning.assembly.seating.rounds(morning.meeting)
    home = morning.assembly.seating.table_of(morning.meeting, 3, ONE)
    moved(morning, ONE, home % 6 + 1, 3)
    read = pdf(print_out("seating-list", setup(morning, before=before)))
    assert read.pages() == 2
    assert "Find dit bord" in read.text(1)
    assert "Runde 3" in read.text(2)


def test_only_tables_that_were_opened_get_a_card(morning, pdf):
    rounds = morning.assembly.seating.rounds(morning.meeting)
    fewer = tuple(tables[:5] for tables in rounds)
    read = pdf(print_out("table-cards", setup(morning, before=fewer)))
    assert read.pages() == 1
    assert "6" in read.text()


@pytest.mark.parametrize("what", ["badges", "round-cards", "seating-list", "table-cards"])
def test_when_nothing_changed_nothing_is_printed(morning, what):
    before = morning.assembly.seating.rounds(morning.meeting)
    with pytest.raises(Refused, match="print-nothing-changed"):
        print_out(what, setup(morning, before=before))


def test_somebody_new_at_the_door_gets_a_badge_with_the_changed_ones(morning, pdf):
    before = morning.assembly.seating.rounds(morning.meeting)
    newcomer = NewMember("new", Details("Sofie Ny"))
    morning.do(people.add_walk_in, morning.meeting, newcomer, morning.now)
    assert "Sofie Ny" in pdf(print_out("badges", setup(morning, before=before))).text()


def test_lists_call_people_as_they_wish_and_signatures_stand_by_the_listed_name(morning, pdf):
    details = dataclasses.replace(morning.assembly.people.members[ONE].details, called="Bobby B")
    listed = details.name
    morning.do(people.describe_member, ONE, details)
    for what in ("badges", "seating-list", "round-cards"):
        text = pdf(print_out(what, setup(morning))).text()
        assert "Bobby B" in text
        assert listed not in text
    assert listed in pdf(print_out("attendance", setup(morning))).text()


def test_namesakes_are_told_apart_on_lists(morning, pdf):
    twins = [NewMember(each, Details("Anne Hansen")) for each in ("t1", "t2")]
    morning.do(people.add_members, twins)
    numbers = [morning.assembly.people.members[each].number for each in ("t1", "t2")]
    text = pdf(print_out("seating-list", setup(morning))).text()
    assert all(f"Anne Hansen #{number}" in text for number in numbers)


def with_private_item(morning):
    plan = Plan(
        "Intern titel",
        ItemKind.TABLE_ROUND,
        16 * 60,
        45,
        "Karen",
        "Skriv ned",
        "Hold øje med bord 3",
        public_title="Bordrunde for alle",
        materials="Tuscher",
        lock=Lock.START,
        is_optional=True,
        steps=(Step("Alene", 5), Step("I par", 10)),
    )
    morning.do(agenda.add_item, "intern", morning.meeting, plan)
    return morning


def test_the_programme_for_everybody_has_nothing_that_is_for_the_staff(morning, pdf):
    text = pdf(print_out("programme", setup(with_private_item(morning)))).text()
    assert "Bordrunde for alle" in text
    assert "16.03–16.48" in text  # what was on before it ended three minutes late
    for hidden in ("Intern titel", "bord 3", "Tuscher", "Karen", "Alene"):
        assert hidden not in text


def test_the_staffs_programme_has_all_of_it(morning, pdf):
    text = pdf(print_out("programme-staff", setup(with_private_item(morning)))).text()
    for told in ("Intern titel", "bord 3", "Tuscher", "Karen", "5 min. Alene", "låst: start"):
        assert told in " ".join(text.split())
    assert "kan undværes" in text


def test_the_staffs_programme_tells_one_set_of_times_when_the_day_has_gone_on(pdf):
    """Late by twelve minutes, with a break cut short: hours and minutes of a line agree."""
    play = founded()
    pause = Plan("Pause", ItemKind.BREAK, -1, 15)
    new = [
        ("a", Plan("Oplæg", ItemKind.EXPERT, 9 * 60, 20)),
        ("l", Plan("Sang", ItemKind.PLENARY, -1, 5)),
        ("b", pause),
        ("c", Plan("Bordrunde", ItemKind.TABLE_ROUND, -1, 40)),
    ]
    play.do(agenda.add_items(play.assembly, DAY, new))
    midnight = agenda.day_origin(play.assembly.mandate.current.day)
    nine = midnight + 9 * 60 * MINUTE_MS
    play.do(agenda.start_item(play.assembly, "a", nine))
    play.do(agenda.start_item(play.assembly, "b", nine + 32 * MINUTE_MS))
    short = dataclasses.replace(pause, length_min=8)
    play.do(agenda.plan_item(play.assembly, "b", short))
    text = " ".join(pdf(print_out("programme-staff", setup(play))).text().split())
    for told in (
        "tider som kl. 9.32",
        "9.00–9.32 Oplæg Oplæg · 32 min. (planlagt: 20 min.)",
        "9.32–9.40 Pause Pause · 8 min. (planlagt: 15 min.)",
        "9.40–10.20 Bordrunde Bordrunde · 40 min.",
        "– Sang Plenum · ikke holdt",
    ):
        assert told in text, text
    public = pdf(print_out("programme", setup(play))).text()
    assert "9.32–9.40" in public
    assert "Sang" not in public


def test_two_hundred_items_and_a_very_long_note_go_on_over_the_pages(morning, pdf):
    morning.do(agenda.add_items, "d1", [(f"x{n}", Plan(f"Punkt {n}")) for n in range(200)])
    note = Plan("Lang note", private_note="Husk dette. " * 1_600)
    kept = [(f"y{n}", Plan(f"Nyt {n}")) for n in range(199)]
    morning.do(agenda.add_items, "d1", [("long", note), *kept], replaces=True)
    here = dataclasses.replace(morning.assembly.mandate, meeting="d1")
    morning.assembly.mandate = here
    text = pdf(print_out("programme-staff", setup(morning))).text()
    assert text.count("Husk dette.") > 1_500
    assert "Nyt 198" in text


def test_a_day_without_a_programme_is_not_printed(morning):
    morning.assembly.agenda.order.clear()
    with pytest.raises(Refused, match="print-no-programme"):
        print_out("programme", setup(morning))


def test_the_staffs_programme_plans_an_item_as_the_days_account_does(pdf):
    """Forty minutes before a locked end that the morning left a quarter of an hour."""
    play = founded()
    new = [
        ("a", Plan("Oplæg", ItemKind.EXPERT, 9 * 60, 15)),
        ("b", Plan("Runde", ItemKind.TABLE_ROUND, -1, 40, lock=Lock.END, end_min=9 * 60 + 30)),
    ]
    play.do(agenda.add_items(play.assembly, DAY, new))
    midnight = agenda.day_origin(play.assembly.mandate.current.day)
    play.do(agenda.start_item(play.assembly, "a", midnight + 9 * 60 * MINUTE_MS))
    quarter_past = midnight + (9 * 60 + 15) * MINUTE_MS
    play.do(agenda.start_item(play.assembly, "b", quarter_past))
    text = " ".join(pdf(print_out("programme-staff", setup(play))).text().split())
    line = agenda.account(play.assembly.agenda, DAY, midnight, quarter_past).lines[1]
    assert line.planned_length == 15
    assert "9.15–9.30 Runde Bordrunde · 15 min. · låst" in text
