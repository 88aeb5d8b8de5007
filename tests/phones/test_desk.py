"""A second desk at the door: with the code of the day it checks people in, and sees little."""

from __future__ import annotations

import random
import re

import pytest

from app.models import arrivals, people, seating
from app.models.badges import badge_code
from app.models.people import DESK_CODE_LASTS_MS, Attendance, Details, NewMember
from app.models.seating import Rule, RuleKind
from app.phones.desk_view import DESK_CODE_LENGTH, draw_desk_code, shown_desk_code
from app.phones.guard import Limits
from app.reports import marks
from tests.phones.phone import Phone
from tests.phones.room import MEETING, Room

CODE, OTHER = "7KQ4M2XD", "AAAA2222"
PHONE, MAIL, SECRET = "20 11 22 33", "ida@example.dk", "Kræver tolk"


@pytest.fixture
def open_room(rooms):
    """A room whose members have a past, a plan for two tables, and a desk for the tablet."""
    room = rooms()
    told = (("Køn", "Kvinde"), ("Behov", SECRET))
    room.do(people.add_members, [NewMember("p9", Details("Ida Margrethe Holm", PHONE, MAIL, told))])
    described = Details("Ida Bæk", PHONE, MAIL, told, "Idde")
    room.do(people.describe_member, "m0", described)
    everybody = [each.id for each in room.assembly.people]
    room.do(people.note_attendance, MEETING, everybody, Attendance.EXPECTED, room.now)
    room.do(seating.accept_plan, MEETING, [[["m0", "m1", "m2"], ["m3", "p9"]]])
    room.do(people.issue_desk_code, MEETING, CODE, room.now)
    return room


@pytest.fixture
def tablet(open_room) -> Phone:
    return Phone(open_room.server.port)


def post(tablet: Phone, name: str, desk: str = CODE, **fields: str):
    """What a browser shows: it follows to where the answer is read."""
    answer = tablet.form(f"/api/desk/{name}", {"desk": desk, **fields})
    return tablet.get(answer.headers["Location"]) if answer.status == 303 else answer


def status(room: Room, member: str) -> Attendance:
    return room.assembly.people.status(MEETING, member)


@pytest.mark.parametrize("typed", [CODE, "7kq4-m2xd", "7KQ4%20m2xd"])
def test_the_code_opens_the_desk_as_people_type_it(tablet, typed):
    answer = tablet.get(f"/d/{typed}")
    assert answer.status == 200
    assert "0 of 6 here" in answer.text
    assert answer.headers["Cache-Control"] == "no-store"


def test_the_code_can_be_typed_on_the_first_page(tablet):
    answer = tablet.form("/go", {"code": "7kq4-m2xd"})
    assert (answer.status, answer.headers["Location"]) == (303, f"/d/{CODE}?lang=en")


def test_two_letters_find_names_and_tables_and_nothing_else(tablet):
    found = post(tablet, "find", q="id").text
    assert "Idde" in found
    assert "Ida Margrethe Holm" in found
    assert "Table 1 in round 1." in found
    assert "Table 2 in round 1." in found
    heard = "\n".join(tablet.heard)
    hidden = (PHONE, PHONE.replace(" ", ""), MAIL, SECRET, "Kvinde", "Ida Bæk")
    assert [each for each in hidden if each in heard] == []


def test_attributes_and_phone_numbers_find_nobody(tablet):
    for typed in ("kvinde", "20112233", "tolk", MAIL):
        assert "No one with that name." in post(tablet, "find", q=typed).text


@pytest.mark.parametrize("typed", ["1", "#1", " 1 "])
def test_the_number_on_a_badge_finds_the_one_who_wears_it(open_room, tablet, typed):
    first = next(each for each in open_room.assembly.people if each.number == 1)
    found = post(tablet, "find", q=typed).text
    assert first.name in found
    assert found.count("<li class") == 1


def test_numbers_are_searches_too_so_nobody_walks_through_the_members(rooms):
    room = rooms(limits=Limits(searches=3))
    room.do(people.issue_desk_code, MEETING, CODE, room.now)
    tablet = Phone(room.server.port)
    assert [post(tablet, "find", q=str(at)).status for at in range(1, 5)] == [200] * 3 + [429]


@pytest.mark.parametrize("typed", ["06", "1 2", "i1", "..", "12345678"])
def test_what_is_no_number_of_a_badge_and_no_name_finds_nobody(tablet, typed):
    assert "No one with that name." in post(tablet, "find", q=typed).text


def test_one_letter_is_too_few_and_who_finds_nobody_sees_what_was_typed(tablet):
    for typed in ("a", "i", "i "):
        told = post(tablet, "find", q=typed).text
        assert "Type two letters of the name." in told
        assert "<li class" not in told
    told = post(tablet, "find", q="<b>zz").text
    assert "No one with that name." in told
    assert "&lt;b&gt;zz" in told


def test_the_list_cannot_be_drawn_out_by_searching_fast(rooms):
    room = rooms(limits=Limits(searches=3))
    room.do(people.issue_desk_code, MEETING, CODE, room.now)
    tablets = [Phone(room.server.port, f"127.0.0.{20 + at}") for at in range(4)]
    answers = [post(each, "find", q="as") for each in tablets]
    assert [each.status for each in answers] == [200] * 3 + [429]
    assert "Aslan" not in answers[-1].text
    assert answers[-1].headers["Retry-After"] == "60"
    assert post(tablets[0], "find", q=badge_code("m1")).status == 200


def test_of_more_than_can_be_shown_the_rest_is_counted(open_room, tablet):
    many = [NewMember(f"q{at}", Details(f"Quist {at}")) for at in range(14)]
    open_room.do(people.add_members, many)
    found = post(tablet, "find", q="qu").text
    assert found.count("<li class") == 8
    assert "6 more: type on." in found


def test_whoever_has_no_seat_is_told_how_to_get_one(open_room, tablet):
    open_room.do(people.add_members, [NewMember("late", Details("Late Larsen"))])
    assert "Gets a seat when the doors close." in post(tablet, "find", q="late").text
    open_room.do(arrivals.mark_rest_absent, MEETING, open_room.now)
    assert "Find a seat now" in post(tablet, "come", member="late").text
    assert "Table 2 in round 1." in post(tablet, "seat", member="late").text
    assert open_room.assembly.seating.table_of(MEETING, 1, "late") == 2
    again = post(tablet, "seat", member="late").text
    assert "Table 2 in round 1." in again, "a second press moves nobody"
    assert "Find a seat now" not in again


def test_whoever_joins_later_is_told_from_when(open_room, tablet):
    plan = [[["m1", "m2"], ["m3", "p9"]]] * 2 + [[["m1", "m2"], ["m0", "m3", "p9"]]]
    open_room.do(seating.accept_plan, MEETING, plan)
    terms = Rule(RuleKind.JOINS, ("m0",), MEETING, round=3)
    open_room.do(seating.add_rule, "u1", terms)
    assert "From round 3: table 2." in post(tablet, "come", member="m0").text
    open_room.do(seating.move_seat, MEETING, 3, "m0", 0)
    told = post(tablet, "come", member="m0").text
    assert "From round 3: no seat yet. Gets a seat when the doors close." in told
    assert "Find a seat now" not in told
    open_room.do(people.note_attendance, MEETING, ("m0",), Attendance.EXPECTED, open_room.now)
    open_room.do(arrivals.mark_rest_absent, MEETING, open_room.now)
    assert status(open_room, "m0") is Attendance.EXPECTED
    assert "Find a seat now" in post(tablet, "come", member="m0").text, "the doors are closed"
    found = post(tablet, "seat", member="m0").text
    assert "From round 3: table" in found
    assert "has a seat" in found
    assert "Find a seat now" not in found
    assert open_room.assembly.seating.table_of(MEETING, 1, "m0") == 0


def test_letters_inside_a_name_show_nobody(tablet):
    assert "Aslan" not in post(tablet, "find", q="la").text
    assert "Aslan" in post(tablet, "find", q="as").text


def test_the_other_language_is_one_press_away_from_every_answer(tablet):
    for answer in (tablet.get(f"/d/{CODE}"), post(tablet, "find", q="id")):
        assert f'href="/d/{CODE}?lang=da"' in answer.text


def test_a_member_is_checked_in_and_out_again(open_room, tablet):
    came = post(tablet, "come", member="m1")
    assert came.status == 200
    assert "Welcome, Aslan Yıldız!" in came.text
    assert "1 of 6 here" in came.text
    assert status(open_room, "m1") is Attendance.PRESENT
    again = post(tablet, "come", member="m1")
    assert "Aslan Yıldız is already here." in again.text
    back = post(tablet, "back", member="m1")
    assert "0 of 6 here" in back.text
    assert status(open_room, "m1") is Attendance.EXPECTED


def test_undo_gives_back_what_was_before(open_room, tablet):
    open_room.do(arrivals.mark_rest_absent, MEETING, open_room.now)
    post(tablet, "come", member="m1")
    post(tablet, "back", member="m1")
    assert status(open_room, "m1") is Attendance.ABSENT


@pytest.mark.parametrize("claimed", ["absent", "left", "present", "nonsense"])
def test_undo_believes_nothing_the_tablet_says_of_before(open_room, tablet, claimed):
    post(tablet, "come", member="m1")
    post(tablet, "back", member="m1", before=claimed)
    assert status(open_room, "m1") is Attendance.EXPECTED


def test_undo_gives_back_what_was_before_the_last_time(open_room, tablet):
    """Checked in from absent here, taken back and checked in anew at the first desk."""
    open_room.do(arrivals.mark_rest_absent, MEETING, open_room.now)
    post(tablet, "come", member="m1")
    for each in (Attendance.EXPECTED, Attendance.PRESENT):
        open_room.do(people.note_attendance, MEETING, ("m1",), each, open_room.tick())
    post(tablet, "back", member="m1")
    assert status(open_room, "m1") is Attendance.EXPECTED


def test_undo_touches_nobody_who_is_not_here(open_room, tablet):
    post(tablet, "back", member="m1", before="absent")
    assert status(open_room, "m1") is Attendance.EXPECTED


def test_a_scanned_badge_checks_in_at_once(open_room, tablet):
    scanned = post(tablet, "find", q=badge_code("p9").lower())
    assert "Welcome, Ida Margrethe Holm!" in scanned.text
    assert status(open_room, "p9") is Attendance.PRESENT


def test_namesakes_are_told_apart_by_their_badge_numbers(open_room, tablet):
    twins = [NewMember(each, Details("Anne Hansen")) for each in ("t1", "t2")]
    open_room.do(people.add_members, twins)
    found = post(tablet, "find", q="anne").text
    assert "Anne Hansen #7" in found
    assert "Anne Hansen #8" in found


def without_changing(answer) -> tuple[int, str]:
    return answer.status, re.sub(r"[0-9A-Z]{8}", "", answer.text)


def test_a_wrong_an_old_and_a_withdrawn_code_tell_the_same(open_room):
    asked = [Phone(open_room.server.port, f"127.0.0.{10 + at}") for at in range(4)]
    wrong = asked[0].get(f"/d/{OTHER}")
    open_room.do(people.issue_desk_code, MEETING, OTHER, open_room.now)
    replaced = asked[1].get(f"/d/{CODE}")
    open_room.now += DESK_CODE_LASTS_MS
    yesterday = asked[2].get(f"/d/{OTHER}")
    open_room.do(people.issue_desk_code, MEETING, "", open_room.now)
    closed = asked[3].get(f"/d/{OTHER}")
    assert wrong.status == 404
    assert {without_changing(each) for each in (wrong, replaced, yesterday, closed)} == {
        without_changing(wrong)
    }


@pytest.mark.parametrize("name", ["find", "come", "back", "seat"])
def test_nothing_is_done_or_told_without_the_code(open_room, tablet, name):
    answer = post(tablet, name, desk=OTHER, q="ida", member="m1", before="expected")
    assert answer.status == 404
    assert "Ida" not in answer.text
    assert status(open_room, "m1") is Attendance.EXPECTED


def test_whoever_guesses_codes_has_to_wait(open_room, tablet):
    answers = [tablet.get(f"/d/AAAA000{at}").status for at in range(7)]
    assert answers == [404] * 5 + [429] * 2
    assert post(tablet, "find", desk=OTHER, q="ida").status == 429
    assert tablet.get(f"/d/{CODE}").status == 200
    assert "Idde" in post(tablet, "find", q="id").text


def test_a_foreign_page_cannot_check_in(open_room, tablet):
    fields = {"desk": CODE, "member": "m1"}
    answer = tablet.form("/api/desk/come", fields, Origin="http://evil.example")
    assert answer.status == 403
    assert status(open_room, "m1") is Attendance.EXPECTED


def test_the_desk_of_one_day_is_not_open_on_another(open_room, tablet):
    from app.models import mandate

    days = (*open_room.assembly.mandate.meetings, mandate.Meeting("later", "2026-11-07"))
    words = open_room.assembly.mandate
    changed = mandate.Wording(words.name, words.core_question, words.commissioner, days)
    open_room.do(mandate.reword_mandate, changed)
    open_room.do(mandate.choose_meeting, "later")
    assert tablet.get(f"/d/{CODE}").status == 404


def test_the_page_is_small_and_works_without_a_script(tablet):
    sizes = [len(tablet.get(f"/d/{CODE}").text), len(post(tablet, "find", q="an").text)]
    parts = ("phone.css", "more.css", "common.da.js", "icon.svg")
    sizes += [len(tablet.get(f"/p/{each}").text) for each in parts]
    assert sum(sizes) < 50_000
    form = tablet.get(f"/d/{CODE}").text
    assert '<form method="post" action="/api/desk/find' in form


def test_a_disk_that_is_full_is_told_and_nobody_is_checked_in(open_room, tablet):
    from app.models.errors import Refused

    def refuse(future) -> None:
        future.set_exception(Refused("disk-full"))

    open_room.answer = refuse
    answer = post(tablet, "come", member="m1")
    assert answer.status == 503
    assert "Welcome" not in answer.text


def test_codes_are_drawn_from_signs_nobody_mistakes():
    drawn = {draw_desk_code(random.Random(seed)) for seed in range(50)}
    assert len(drawn) == 50
    assert all(re.fullmatch(f"[0-9A-HJKMNP-TV-Z]{{{DESK_CODE_LENGTH}}}", each) for each in drawn)
    assert shown_desk_code(CODE) == "7KQ4-M2XD"


def test_a_table_has_the_shape_it_has_everywhere(tablet):
    """Polygons as on paper, kept inside the square; the round ones by their corners."""
    css = tablet.get("/p/more.css").text
    for number, mark in enumerate(marks.TABLE_MARKS, 1):
        (rule,) = re.findall(rf"\.t{number}{{(border[^}}]*)}}", css)
        outline = marks.outline_of(mark.shape)
        if len(outline) > 12:
            assert rule.startswith("border-radius:")
            continue
        points = re.findall(r"([\d.]+)%? ([\d.]+)%?[,)]", rule)
        if mark.shape == "square":
            assert points == []
            continue
        told = [(float(x) / 100, 1 - float(y) / 100) for x, y in points]
        within = [(min(1, max(0, x)), min(1, max(0, y))) for x, y in outline]
        assert sum(told, ()) == pytest.approx(sum(within, ()))


def test_an_answer_is_read_at_an_address_without_a_name_and_again_without_sending(
    tablet, open_room
):
    answer = tablet.form("/api/desk/find", {"desk": CODE, "q": "idde"})
    assert answer.status == 303
    there = answer.headers["Location"]
    assert "id" not in there.casefold().split("a=")[0]
    assert "idde" not in there.casefold()
    assert "Check in" in tablet.get(there).text
    assert "Idde" in tablet.get(there).text
    assert status(open_room, "m0") is Attendance.EXPECTED
    assert "Idde" not in tablet.get(f"/d/{CODE}?lang=en&a=other").text


def test_a_name_is_found_as_it_is_shown_with_its_number(tablet):
    assert "Idde" in post(tablet, "find", q="idde #1").text
    assert "Idde" not in post(tablet, "find", q="idde #2").text
