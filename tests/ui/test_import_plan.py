"""What becomes of a list: meanings of columns, and who is known already."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.imports.members import Fate, candidates, corrections, newcomers, read_members
from app.imports.tables import Table, read_bytes
from app.models.people import Details, Member
from app.ui.members.import_plan import Columns, Meaning
from app.ui.members.import_words import look_at, summary_words

LIST = "Navn;Køn;Alder;Mobil\nIda Bæk;Kvinde;34;20 00 00 03\nBo Holm;Mand;50;\n"


def table(text: str = LIST) -> Table:
    return read_bytes(text.encode(), "liste.csv")


def member(number: int, name: str, mobile: str = "", **more: str) -> Member:
    return Member(f"m{number}", number, Details(name, mobile, "", tuple(more.items())))


def held_against(*known: Member, text: str = LIST):
    read = table(text)
    columns = Columns.proposed(read)
    listed = read_members(read, columns.mapping, leave_out=columns.leave_out)
    return candidates(listed, columns.id_header, known)


def fresh(prefix: str) -> str:
    return f"{prefix}1"


def test_columns_get_the_meaning_their_headers_tell():
    columns = Columns.proposed(table())
    assert columns.meanings == (
        Meaning.NAME, Meaning.ATTRIBUTE, Meaning.ATTRIBUTE, Meaning.MOBILE,
    )  # fmt: skip
    assert columns.mapping == {"name": "Navn", "mobile": "Mobil"}


def test_a_wished_name_in_the_list_is_what_the_member_is_called():
    text = "Navn;Kaldenavn\nRobert Hansen;Bobby\nIda Bæk;\n"
    assert Columns.proposed(table(text)).meanings == (Meaning.NAME, Meaning.CALLED)
    known = Member("m7", 7, Details("Ida Bæk", called="Idus"))
    robert, ida = held_against(known, text=text)
    (new,) = newcomers([robert, ida], fresh)
    assert (new.details.name, new.details.called) == ("Robert Hansen", "Bobby")
    assert ida.is_unchanged, "a list that is silent takes no name away"


def test_a_column_with_cpr_numbers_is_left_out_from_the_start():
    columns = Columns.proposed(table("Navn;CPR\nIda Bæk;010190-1234\n"))
    assert columns.leave_out == ("CPR",)


@given(st.lists(st.tuples(st.integers(0, 3), st.sampled_from(list(Meaning))), max_size=12))
def test_no_two_columns_ever_have_the_same_meaning(steps):
    columns = Columns.proposed(table())
    for at, meaning in steps:
        columns = columns.changed(at, meaning)
        assert columns.meanings[at] is meaning
        fields = [m for m in columns.meanings if m not in (Meaning.ATTRIBUTE, Meaning.LEAVE_OUT)]
        assert len(fields) == len(set(fields))
        parts = {Meaning.FIRST_NAME, Meaning.LAST_NAME} & set(fields)
        assert not (parts and Meaning.NAME in fields)


def test_nobody_is_known_in_a_new_assembly():
    assert [each.fate for each in held_against()] == [Fate.ADD, Fate.ADD]


def test_the_same_list_again_changes_nothing():
    first = held_against()
    known = [Member(f"m{at}", at, each.details) for at, each in enumerate(first, 1)]
    again = held_against(*known)
    assert [each.fate for each in again] == [Fate.LEAVE_OUT, Fate.LEAVE_OUT]
    assert all(each.is_unchanged for each in again)


def test_a_known_person_with_a_new_mobile_is_updated_and_keeps_what_the_list_omits():
    ida = member(12, "Ida Bæk", "20 99 99 99", Køn="Kvinde", Alder="34", Bolig="Ejer")
    first, second = held_against(ida)
    assert (first.fate, first.known, second.fate) == (Fate.UPDATE, ida, Fate.ADD)
    (correction,) = corrections([first, second])
    assert correction.member == "m12"
    assert correction.details.mobile == "20 00 00 03"
    assert correction.details.attribute("Bolig") == "Ejer"
    assert correction.fixed_table is None


def test_an_empty_cell_does_not_wipe_out_what_is_known():
    bo = member(3, "Bo Holm", "20 11 11 11", Køn="Mand", Alder="49")
    second = held_against(bo, text=LIST.replace(";50;", ";;"))[1]
    assert second.is_unchanged
    assert second.fate is Fate.LEAVE_OUT


def test_a_namesake_is_told_and_added_unless_somebody_says_otherwise():
    other = member(4, "Ida Bæk", "20 55 55 55", Køn="Mand", Alder="71")
    first = held_against(other)[0]
    assert first.is_namesake
    assert first.fate is Fate.ADD
    assert Fate.UPDATE in first.fates


def test_a_member_is_recognised_by_their_own_number_under_another_name():
    known = member(5, "Ida Bæk", Medlemsnr="77")
    text = "Medlemsnr;Navn\n77;Ida Holm\n"
    (only,) = held_against(known, text=text)
    assert (only.fate, only.known) == (Fate.UPDATE, known)
    assert only.details.name == "Ida Holm"


def test_one_member_is_recognised_once_only():
    ida = member(1, "Ida Bæk", Køn="Kvinde")
    text = "Navn;Køn\nIda Bæk;Kvinde\nIda Bæk;Kvinde\n"
    first, second = held_against(ida, text=text)
    assert (first.known, second.known) == (ida, None)
    assert second.taking is Fate.ADD


def test_fixed_tables_come_along():
    text = "Navn;Bord\nIda Bæk;Bord 4\nBo Holm;\n"
    new = newcomers(held_against(text=text), fresh)
    assert [each.fixed_table for each in new] == [4, 0]


def fates(text: str, *known: Member) -> list[Fate]:
    return [each.fate for each in held_against(*known, text=text)]


def test_a_row_that_nothing_tells_from_an_earlier_one_is_not_taken_by_itself():
    text = "Navn;Køn;Mobil\nIda Bæk;Kvinde;20000003\nida bæk;Kvinde;\nIda Bæk;Kvinde;20000004\n"
    assert fates(text) == [Fate.ADD, Fate.LEAVE_OUT, Fate.ADD]


def test_namesakes_whom_something_tells_apart_are_both_taken():
    assert fates("Navn;Alder\nIda Bæk;34\nIda Bæk;61\n") == [Fate.ADD, Fate.ADD]
    assert fates("Nr;Navn\n7;Ida Bæk\n8;Ida Bæk\n") == [Fate.ADD, Fate.ADD]


def test_the_second_row_of_somebody_known_is_not_one_more_member():
    ida = member(12, "Ida Bæk", Køn="Kvinde")
    text = "Navn;Køn\nIda Bæk;Kvinde\nIda Bæk;Kvinde\n"
    assert fates(text, ida) == [Fate.LEAVE_OUT, Fate.LEAVE_OUT]


def test_a_member_is_kept_for_the_row_that_names_them_best():
    ida = member(1, "Ida Bæk", Køn="Kvinde", Alder="34")
    text = "Navn;Køn;Alder\nIda Bæk;Kvinde;61\nIda Bæk;Kvinde;34\n"
    first, second = held_against(ida, text=text)
    assert (first.known, second.known) == (None, ida)
    assert [first.fate, second.fate] == [Fate.ADD, Fate.LEAVE_OUT]


def test_another_own_number_is_another_person_unless_they_are_reached_the_same_way():
    ida = member(1, "Ida Bæk", "20 00 00 01", Nr="7", Køn="Kvinde", Alder="34", Bolig="Ejer")
    text = "Nr;Navn;Køn;Alder;Bolig;Mobil\n8;Ida Bæk;Kvinde;34;Ejer;{}\n"
    (only,) = held_against(ida, text=text.format("20000002"))
    assert only.is_namesake
    (only,) = held_against(ida, text=text.format("20000001"))
    assert (only.known, only.fate) == (ida, Fate.UPDATE)


def test_a_name_written_in_another_form_of_unicode_is_no_change():
    text = "Navn;Alder\nA\u030ase Dam;34\n"
    (first,) = held_against(text=text)
    kept = Member("m1", 1, Details("Åse Dam", attributes=(("Alder", "34"),)))
    assert held_against(kept, text=text)[0].is_unchanged
    assert first.details == kept.details


def test_a_total_waits_for_a_tick_and_is_not_counted_as_a_person():
    ida, total = held_against(text="Navn;Køn\nIda Bæk;Kvinde\nI alt;1\n")
    assert (ida.fate, total.fate) == (Fate.ADD, Fate.LEAVE_OUT)
    assert total.taking is Fate.ADD, "a tick takes it all the same"
    assert "“I alt”" in look_at(total)[0]
    assert summary_words([ida, total]).startswith("1 ")
