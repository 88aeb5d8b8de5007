"""Finding members as people type, and whom Enter at the check-in desk means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.people import Attendance, Details, Member
from app.ui.members.find import Hay, Match, Needle, folded, known_values, same_name, top_hit

HERE, AWAITED = Attendance.PRESENT, Attendance.EXPECTED


def person(number: int, name: str, **more: str) -> Member:
    return Member(f"m{number}", number, Details(name, attributes=tuple(more.items())))


def match(name: str, typed: str, **more: str) -> Match | None:
    return Hay.of(person(7, name, **more)).match(Needle.of(typed))


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Jørgen Ågård Lund", "jorgen"),
        ("Jørgen Ågård Lund", "Joergen aagaard"),
        ("Jørgen Ågård Lund", "agar lu"),
        ("Ida Bæk", "baek"),
        ("Amina El-Khatib", "khat"),
        ("Amina El-Khatib", "el-khatib"),
        ("Mehmet Öztürk", "ozturk"),
        ("Zofia Wójcik", "wojcik"),
        ("Piotr Łukasz", "lukasz"),
    ],
)
def test_a_name_is_found_however_its_letters_are_typed(name, typed):
    assert match(name, typed) in (Match.NAME_START, Match.WORD_STARTS)


def test_attributes_and_numbers_are_found_too():
    assert match("Ida Bæk", "ejerbolig", Boligtype="Ejerbolig") is Match.ATTRIBUTE
    assert match("Ida Bæk", "ida ejer", Boligtype="Ejerbolig") is Match.ATTRIBUTE
    assert match("Ida Bæk", "7") is Match.NUMBER
    assert match("Ida Bæk", "8") is None


@given(st.text(min_size=1, max_size=30))
def test_everybody_is_found_by_their_own_name(name):
    if folded(name):
        assert match(name, name) is not None


@given(st.text(max_size=30))
def test_folding_twice_changes_nothing_more(text):
    once = folded(text)
    assert not any(sign.isupper() for sign in once)
    assert folded(once).replace(" ", "") in (once.replace(" ", ""), folded(folded(once)))


def test_enter_means_whose_name_begins_so_and_of_two_who_is_not_here():
    amina, camilla = person(1, "Amina El-Khatib"), person(2, "Camilla Fjord")
    assert top_hit([(amina, HERE), (camilla, AWAITED)], "am") == (amina, HERE)


def test_a_name_as_it_is_typed_comes_before_one_that_is_spelt_otherwise():
    agnieszka, jorgen = person(1, "Agnieszka Nowak"), person(2, "Jørgen Ågård Lund")
    both = [(agnieszka, HERE), (jorgen, AWAITED)]
    assert top_hit(both, "ag") == (agnieszka, HERE)
    assert top_hit(both, "åg") == (jorgen, AWAITED)
    assert top_hit([(jorgen, AWAITED)], "aga") == (jorgen, AWAITED)
    ida, ida_two = person(3, "Ida Bæk"), person(4, "Ida Holm")
    assert top_hit([(ida, HERE), (ida_two, AWAITED)], "ida") == (ida_two, AWAITED)
    assert top_hit([(ida, HERE), (ida_two, AWAITED)], "3") == (ida, HERE)


def test_one_letter_or_an_attribute_means_nobody():
    ida = person(3, "Ida Bæk", Køn="Kvinde")
    assert top_hit([(ida, AWAITED)], "i") is None
    assert top_hit([(ida, AWAITED)], "kvinde") is None
    assert top_hit([(ida, AWAITED)], "") is None


def test_a_name_is_the_same_in_another_order_and_spelling():
    assert same_name("Bæk, Ida", "ida baek")
    assert not same_name("Ida Bæk", "Ida Beck")


def test_the_most_frequent_value_is_offered_first():
    people = [person(1, "A", Køn="Mand"), person(2, "B", Køn="Kvinde"), person(3, "C", Køn="Mand")]
    assert known_values(people, "Køn") == ("Mand", "Kvinde")


@pytest.mark.parametrize("typed", ["B-1002", "b1002", "b 1002", "1002"])
def test_the_municipalitys_own_number_means_one_person(typed):
    ida, bo = person(3, "Ida Bæk", **{"Løbenr.": "B-1002"}), person(4, "Bo Lund", Nr="B-1003")
    assert top_hit([(bo, AWAITED), (ida, AWAITED)], typed) == (ida, AWAITED)


def test_the_beginning_of_an_own_number_finds_those_it_begins():
    ida, bo = person(3, "Ida Bæk", **{"Løbenr.": "B-1002"}), person(4, "Bo Lund", Nr="B-1003")
    both = [(ida, HERE), (bo, AWAITED)]
    assert top_hit(both, "b-100") == (bo, AWAITED), "of two, who is not here yet"
    assert top_hit(both, "b-2") is None
    assert top_hit(both, "1959") is None
    assert top_hit(both, "b") is None


def test_noughts_may_be_left_out_and_the_badge_comes_before_the_list():
    ida, bo = person(3, "Ida Bæk", id="m018"), person(18, "Bo Lund", id="m004")
    assert top_hit([(ida, AWAITED)], "m018") == (ida, AWAITED)
    assert top_hit([(ida, AWAITED)], "18") == (ida, AWAITED)
    assert top_hit([(ida, AWAITED), (bo, HERE)], "18") == (bo, HERE)


def test_a_number_that_is_no_own_number_means_nobody():
    ida = person(3, "Ida Bæk", Fødselsår="1959", Postnr="2620")
    assert top_hit([(ida, AWAITED)], "1959") is None
    assert top_hit([(ida, AWAITED)], "2620") is None
