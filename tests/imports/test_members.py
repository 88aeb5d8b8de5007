"""A member list becomes members, and every doubt about them is told with its row."""

from __future__ import annotations

from datetime import date

import pytest

from app.imports.members import (
    MemberList,
    attribute_groups,
    bands,
    propose_columns,
    read_members,
    sensitive_columns,
)
from app.imports.members.people import is_spoilt
from app.imports.tables import Doubt, Table, read_bytes
from app.models.errors import Refused
from app.reports.outline import withheld

TODAY = date(2027, 3, 6)


def table(text: str) -> Table:
    return read_bytes(text.encode(), "liste.csv")


def members(text: str, **wishes) -> MemberList:
    return read_members(table(text), today=TODAY, **wishes)


def told(doubts: tuple[Doubt, ...]) -> list[tuple[str, int | None]]:
    return [(doubt.code, doubt.row) for doubt in doubts]


def people(*names: str) -> str:
    return "Navn\n" + "\n".join(names) + "\n"


def test_columns_are_proposed_by_their_headers_in_danish_and_english():
    danish = "Medlemsnr.;Navn;Mobilnummer;E-mail;Bord;Gruppe;Køn\n1;Bo;20000001;a@b.dk;2;A;m\n"
    english = "ID,Full name,Mobile,Email,Table,Group,Gender\n1,Bo,20000001,a@b.dk,2,A,m\n"
    for text in (danish, english):
        proposed = propose_columns(table(text))
        assert list(proposed) == ["id", "name", "mobile", "email", "table", "group"]
        assert list(proposed.values()) == list(table(text).headers[:6])


def test_a_column_of_e_mail_addresses_is_found_without_its_header():
    assert propose_columns(table("Navn;Kontakt\nBo;a@b.dk\n"))["email"] == "Kontakt"


def test_a_row_becomes_a_member_and_every_other_column_an_attribute():
    text = (
        "Nr;Navn;Tlf;Mail;Bord;Hold;Køn;Alder\n7;Ida  Bæk;+4520000001;a@b.dk;Bord 3;Øst;Kvinde;34\n"
    )
    (row,) = members(text).rows
    assert (row.id, row.name, row.mobile, row.email) == ("7", "Ida Bæk", "20 00 00 01", "a@b.dk")
    assert (row.table, row.group, row.row_number) == (3, "Øst", 2)
    assert row.attributes == (("Køn", "Kvinde"), ("Alder", "34"))


def test_first_and_last_name_in_two_columns_become_one_name():
    assert members("Fornavn;Efternavn\nIda;Bæk\n").rows[0].name == "Ida Bæk"


@pytest.mark.parametrize("header", ["Kaldenavn", "Preferred name", "display_name", "Tiltalenavn"])
def test_the_name_somebody_wishes_to_be_called_by_is_no_attribute(header):
    rows = members(f"Navn;{header};Køn\nRobert Hansen;  Bobby ;m\nIda Bæk;;k\nBo;Bo;m\n").rows
    assert [(row.name, row.called) for row in rows] == [
        ("Robert Hansen", "Bobby"), ("Ida Bæk", ""), ("Bo", ""),
    ]  # fmt: skip
    assert rows[0].attributes == (("Køn", "m"),)


def test_without_an_id_column_members_are_numbered_in_order():
    rows = members(people("Ida", "", "Bo")).rows
    assert [(row.id, row.row_number) for row in rows] == [("1", 2), ("2", 4)]


def test_a_missing_id_gets_a_number_nobody_else_has():
    listed = members("id;Navn\n1;Ida\n;Bo\n3;Ib\n")
    assert [row.id for row in listed.rows] == ["1", "2", "3"]
    assert told(listed.doubts) == [("doubt-id-missing", 3)]


def test_a_list_of_ids_alone_will_do_where_no_names_are_needed():
    rows = members("id;gender\na;m\nb;f\n", names_needed=False).rows
    assert [(row.id, row.name) for row in rows] == [("a", "a"), ("b", "b")]


def test_the_person_decides_which_column_is_what():
    listed = members("Hvem;Nr;X\nIda;5;y\n", mapping={"name": "hvem"}, leave_out=["X"])
    assert listed.rows[0].name == "Ida"
    assert listed.rows[0].attributes == (("Nr", "5"),)


@pytest.mark.parametrize(
    ("text", "mapping", "code"),
    [
        ("a;b\n1;2\n", None, "members-no-name-column"),
        ("Navn;b\n1;2\n", {"name": "Navne"}, "members-no-such-column"),
        ("Navn;b\n1;2\n", {"nickname": "b"}, "members-no-such-field"),
        ("Navn;b\n1;2\n", {"name": "Navn", "id": "navn"}, "members-column-twice"),
        ("id;Navn\nA1;Ida\na1;Bo\n", None, "members-id-twice"),
        ("id;Navn\n1;\n2;\n", None, "members-none"),
    ],
)
def test_a_list_that_cannot_be_taken_is_refused(text, mapping, code):
    with pytest.raises(Refused) as refused:
        members(text, mapping=mapping)
    assert refused.value.code == code


def test_the_same_id_is_refused_with_both_rows():
    with pytest.raises(Refused) as refused:
        members("id;Navn\n1;Ida\n2;Bo\n\n1;Ib\n")
    assert refused.value.params == {"id": "1", "row": 5, "other": 2}


@pytest.mark.parametrize(
    "text",
    [
        "Navn;Kode\nIda;010190-1234\nBo;\n",
        "Navn;Kode\nIda;0101901234\nBo;3112801234\n",
        "Navn;CPR-nr.\nIda;fortroligt\n",
        "Navn;Bemærkning\nIda;ring først, 010190-1234, tak\nBo;x\n",
    ],
)
def test_a_column_of_cpr_numbers_is_refused_until_it_is_left_out(text):
    listed = table(text)
    (column,) = sensitive_columns(listed)
    with pytest.raises(Refused) as refused:
        read_members(listed)
    assert refused.value.code == "members-cpr"
    assert refused.value.params == {"column": column, "row": 2}
    assert read_members(listed, leave_out=[column]).rows[0].attributes == ()


def test_mobiles_and_years_are_not_taken_for_cpr_numbers():
    text = "Navn;Mobil;Kode;Fra\nIda;4520000001;4512345678;1985\n"
    assert sensitive_columns(table(text)) == ()


@pytest.mark.parametrize(
    ("names", "code"),
    [
        (("Ida Bæk", "Bo Holm", "ida bæk"), "doubt-same-name"),
        (("Kristian Holm", "Bo", "Christian Holm"), "doubt-near-name"),
        (("Søren Ågård", "Bo", "Soren Aagaard"), "doubt-near-name"),
        (("Mette Skovgaard", "Bo", "Mette Skovgard"), "doubt-near-name"),
        (("Agnieszka Nowak", "Bo", "Agnieszka Novak"), "doubt-near-name"),
        (("Holm Kristian", "Bo", "Kristian Holm"), "doubt-near-name"),
    ],
)
def test_one_person_on_the_list_twice_is_told(names, code):
    doubts = [doubt for doubt in members(people(*names)).doubts if doubt.code != "doubt-capitals"]
    assert told(tuple(doubts)) == [(code, 4)]
    assert dict(doubts[0].params)["other_row"] == 2


def test_a_missing_middle_name_is_told_when_the_rest_is_the_same():
    head = "Navn;Køn;Alder;Bolig\n"
    same = head + "Anne Marie Kjær;K;50;Ejer\nAnne Kjær;K;50;Ejer\n"
    other = head + "Anne Marie Kjær;K;50;Ejer\nAnne Kjær;K;21;Lejer\n"
    assert told(members(same).doubts) == [("doubt-near-name", 3)]
    assert members(other).doubts == ()


@pytest.mark.parametrize(
    "names",
    [
        ("Bo Hansen", "Ib Hansen", "Pia Hansen", "Mia Jensen"),
        ("Anna Marie Hansen", "Anna Louise Hansen", "Anna Hansen"),
        ("Deltager 1", "Deltager 2", "Deltager 11"),
        ("Mehmet Öztürk", "Ahmet Öztürk"),
    ],
)
def test_different_people_are_not_taken_for_one(names):
    doubts = members(people(*names)).doubts
    assert [doubt for doubt in doubts if "same" in doubt.code or "near" in doubt.code] == []


def test_a_shared_mobile_and_a_shared_address_are_told():
    text = "Navn;Mobil;Email\nIda Bæk;20 00 00 01;A@b.dk\nBo Holm;+45 20000001;a@B.dk\n"
    assert told(members(text).doubts) == [("doubt-same-mobile", 3), ("doubt-same-email", 3)]


@pytest.mark.parametrize(
    "mobile", ["2000000", "10000000", "2E+07", "200000001", "ring til Bo", "+4520"]
)
def test_a_mobile_that_does_not_look_like_one_is_told(mobile):
    assert told(members(f"Navn;Mobil\nIda;{mobile}\n").doubts) == [("doubt-mobile", 2)]


@pytest.mark.parametrize(
    ("mobile", "kept"),
    [("20000001", "20 00 00 01"), ("20-00 00.01", "20 00 00 01"), ("004520000001", "20 00 00 01"),
     ("+48 501 000 000", "+48501000000"), ("", "")],
)  # fmt: skip
def test_mobiles_are_written_in_one_way(mobile, kept):
    listed = members(f"Navn;Mobil\nIda;{mobile}\n")
    assert (listed.rows[0].mobile, listed.doubts) == (kept, ())


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("IDA BÆK", "doubt-capitals"),
        ("ida bæk", "doubt-capitals"),
        ("SØren Bæk", "doubt-capitals"),
        ("IdA Bæk", "doubt-capitals"),
        ("S\u00c3\u00b8ren", "doubt-mojibake"),
        ("S?ren", "doubt-name-letters-lost"),
        ("S¿ren", "doubt-name-letters-lost"),
        ("?ukasz Nowak", "doubt-name-letters-lost"),
        ("Anna ?ukasik", "doubt-name-letters-lost"),
        ("Anna Nowak-?ukasik", "doubt-name-letters-lost"),
        ("Micha? Nowak", "doubt-name-letters-lost"),
        ("20000001", "doubt-no-name"),
        ("Bæk, Ida", "doubt-name-comma"),
    ],
)
def test_a_name_that_looks_wrong_is_told(name, code):
    doubts = members(f"Navn;Køn\n{name};K\n").doubts
    assert told(doubts) == [(code, 2)]
    if code == "doubt-mojibake":
        assert dict(doubts[0].params)["meant"] == "Søren"


@pytest.mark.parametrize(
    "name",
    ["Ian McDonald", "Amina El-Khatib", "Marie-Louise O’Brien", "Jens von Bülow", "Li", "DeVito"],
)
def test_a_name_that_is_only_unusual_is_not_doubted(name):
    assert members(f"Navn;Køn\n{name};K\n").doubts == ()


def test_a_doubt_about_a_name_in_two_columns_blames_neither():
    (doubt,) = members("Efternavn;Fornavn;Køn\nDemir;Gül?ah;K\n").doubts
    assert (doubt.code, doubt.column) == ("doubt-name-letters-lost", None)
    (doubt,) = members("Navn;Køn\nGül?ah Demir;K\n").doubts
    assert doubt.column == "Navn"


def test_a_name_without_a_letter_left_is_told_and_is_nobody_who_is_known():
    (doubt,) = members("Navn;Køn\n????? ???;K\n").doubts
    assert (doubt.code, doubt.column, doubt.row) == ("doubt-name-lost", "Navn", 2)
    (doubt,) = members("Navn;Køn\nAli ????;M\n").doubts
    assert doubt.code == "doubt-name-letters-lost"
    assert not is_spoilt("????? ???", "Ida Bo")


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Tlf. nr.", "mobile"),
        ("Tlf.nr.", "mobile"),
        ("Mobilnr.", "mobile"),
        ("Telefon nr.", "mobile"),
        ("Telefon/mobil", "mobile"),
        ("E-mail:", "email"),
        ("E-post-adresse", "email"),
        ("For- og efternavn", "name"),
        ("Fornavn og efternavn", "name"),
        ("Løbe-nr.", "id"),
        ("Lb. nr.", "id"),
        ("Deltager nr.", "id"),
    ],
)
def test_headings_are_compared_without_signs(header, field):
    name = "" if field == "name" else "Navn;"
    assert propose_columns(table(f"{name}{header}\n{name and 'Ida;'}1\n"))[field] == header


@pytest.mark.parametrize("header", ["CPR-køn", "CPR Status", "Alder (CPR-dato)", "cpr kommune"])
def test_what_the_register_says_besides_the_number_is_an_attribute(header):
    found = table(f"Navn;{header}\nIda Bæk;K\nAli Khan;M\n")
    assert sensitive_columns(found) == ()


@pytest.mark.parametrize("header", ["CPR", "Cpr.nr.", "C.P.R. nr.", "Person nr.", "Pers.nr."])
def test_a_heading_of_personal_numbers_is_not_imported(header):
    assert sensitive_columns(table(f"Navn;{header}\nIda;12\n")) == (header,)


@pytest.mark.parametrize("header", ["Adr.", "Adresse:", "Fødsels-dato", "F.dato", "Bopæl"])
def test_what_is_not_needed_is_told_however_it_is_written(header):
    assert ("doubt-not-needed", None) in told(members(f"Navn;{header}\nIda;x\n").doubts)


SEXES = ["K", "K", "Kvinde", "M", "mand", "Mand", "Mand"]


def listing(values: list[str], header: str = "Køn") -> str:
    rows = (f"Bo {'abcdefghij'[at]};{value}\n" for at, value in enumerate(values))
    return f"Navn;{header}\n" + "".join(rows)


def alike(text: str) -> list[str]:
    return [str(dict(e.params)["values"]) for e in members(text).doubts if e.code == "doubt-alike"]


def test_one_thing_written_in_several_ways_is_told_for_the_column():
    assert alike(listing(SEXES)) == ["K = Kvinde, M = mand = Mand"]
    assert alike(listing(["Leje", "leje ", "LEJE", "Eje"], "Bolig")) == ["LEJE = leje = Leje"]
    assert alike(listing(["K", "M", "K", "X"])) == []
    assert alike(listing(["A", "B", "Andet", "F", "Kvinde"], "Gruppe 1")) == []


def test_values_are_held_as_one_only_where_a_person_says_so():
    def sexes(**wishes) -> list[str]:
        return [row.attributes[0][1] for row in members(listing(SEXES), **wishes).rows]

    assert sexes() == SEXES
    assert sexes(unite=["Køn"]) == ["Kvinde"] * 3 + ["Mand"] * 4
    assert "doubt-alike" not in [e.code for e in members(listing(SEXES), unite=["Køn"]).doubts]


def test_a_value_spelled_otherwise_than_among_the_members_there_are_is_told_and_written_as_theirs():
    theirs = {"Køn": ["kvinde", "mand", "kvinde"]}
    read = members(listing(["K", "K", "mand"]), known=theirs)
    assert [dict(e.params)["values"] for e in read.doubts if e.code == "doubt-alike"] == [
        "K = kvinde"
    ]
    one = members(listing(["K", "Kvinde", "MAND"]), known=theirs, unite=["Køn"])
    assert [row.attributes[0][1] for row in one.rows] == ["kvinde", "kvinde", "mand"]
    same = members(listing(["kvinde", "mand"]), known={"Køn": ["kvinde", "K"]})
    assert "doubt-alike" not in [e.code for e in same.doubts], "the list itself is as it should be"


def test_ages_and_years_out_of_sense_are_told():
    text = "Navn;Alder;Tilflytningsår\n"
    text += "".join(f"Bo {letter};40;1999\n" for letter in "ABCDEFGH")
    text += "Ida;340;1985\nIb;3;2028\nUlla;gammel;1850\n"
    assert told(members(text).doubts) == [
        ("doubt-age", 10),
        ("doubt-age", 11),
        ("doubt-year", 11),
        ("doubt-no-number", 12),
        ("doubt-year", 12),
    ]


def test_a_value_that_stands_once_and_looks_like_a_common_one_is_told():
    values = ["Kvinde"] * 4 + ["Mand"] * 4 + ["Kvidne", "mand"]
    text = "Navn;Køn\n" + "".join(f"Bo {'abcdefghij'[at]};{v}\n" for at, v in enumerate(values))
    listed = [doubt for doubt in members(text).doubts if doubt.code == "doubt-misspelled"]
    assert [(doubt.row, dict(doubt.params)) for doubt in listed] == [
        (10, {"value": "Kvidne", "meant": "Kvinde"}),
        (11, {"value": "mand", "meant": "Mand"}),
    ]


def test_values_that_only_resemble_each_other_are_not_doubted():
    values = ["Ejerbolig"] * 4 + ["Lejerbolig"] + ["1-2 år"] * 4 + ["3-5 år"]
    text = "Navn;Bolig\n" + "".join(f"Bo {'abcdefghij'[at]};{v}\n" for at, v in enumerate(values))
    assert [doubt for doubt in members(text).doubts if doubt.code == "doubt-misspelled"] == []


@pytest.mark.parametrize(
    ("empty", "code"),
    [
        (1, "doubt-empty-cell-hides"),
        (2, "doubt-empty-cells-hide"),
        (3, "doubt-empty-cells"),
    ],
)
def test_so_few_empty_cells_that_the_report_will_hide_another_group_are_told_so(empty, code):
    values = [""] * empty + ["Kvinde"] * 17 + ["Mand"] * 22
    named = (f"Bo {chr(97 + at // 26)}{chr(97 + at % 26)};{v}" for at, v in enumerate(values))
    listed = members("Navn;Køn\n" + "\n".join(named) + "\n")
    assert [each.code for each in listed.doubts if each.column == "Køn"] == [code]
    assert (withheld([empty, 17, 22])[1] is None) == (empty < 3)


def test_empty_cells_and_columns_that_are_not_needed_are_told_for_the_column():
    text = "Navn;Køn;Adresse;Tom\nIda;K;Vej 1;\nBo;;Vej 2;\nIb;M;Vej 3;\nUlla;;Vej 4;x\n"
    doubts = members(text).doubts
    assert [(doubt.code, doubt.column, doubt.row) for doubt in doubts] == [
        ("doubt-empty-cells-hide", "Køn", None),
        ("doubt-not-needed", "Adresse", None),
        ("doubt-empty-cells", "Tom", None),
    ]
    assert dict(doubts[0].params)["rows"] == "3, 5"


def test_a_table_number_that_is_none_is_told():
    listed = members("Navn;Bord\nIda;3\nBo;vinduet\nIb;0\nUlla;\n")
    assert [row.table for row in listed.rows] == [3, None, None, None]
    assert told(listed.doubts) == [("doubt-table", 3), ("doubt-table", 4)]


def test_the_tables_own_doubts_come_first():
    doubts = members("Navn;Navn\nida;x\n").doubts
    assert told(doubts) == [("doubt-header-twice", 1), ("doubt-capitals", 2)]


def test_ages_become_groups_big_enough_to_spread():
    ages = ["16", "19", "22", "25", "33", "38", "41", "50", "52", "58", "61", "70", "82", ""]
    groups = bands(ages, "Alder")
    assert groups is not None
    assert sorted(set(groups) - {""}) == ["30-44", "45-59", "60+", "under 30"]
    assert groups[0] == "under 30"
    assert groups[-3:] == ("60+", "60+", "")


def test_years_become_thirds_named_by_their_ends():
    years = [str(year) for year in range(1980, 2010)]
    groups = bands(years, "Tilflytningsår")
    assert groups is not None
    assert groups[0] == "1980-1989"
    assert [groups.count(group) for group in dict.fromkeys(groups)] == [10, 10, 10]


def test_words_are_no_numbers_and_few_numbers_stay_as_they_are():
    assert bands(["Kvinde", "Mand", "3"], "Køn") is None
    assert bands(["1", "2", "1", "5"], "Skala") == ("1", "2", "1", "5")


def test_only_attributes_that_can_be_spread_become_groups():
    text = "Navn;Køn;Adresse;Land\n" + "".join(
        f"Bo {c};{'KM'[at % 2]};Vej {c};DK\n" for at, c in enumerate("abcdefghijkl")
    )
    groups = attribute_groups(members(text).rows)
    assert groups["1"] == {"Køn": "K"}
    assert groups["2"] == {"Køn": "M"}


def test_five_thousand_people_are_read_with_their_doubts():
    rows = "".join(f"Bo Nr{at:05};{20_000_000 + at};{at % 70 + 16}\n" for at in range(5_000))
    listed = members("Navn;Mobil;Alder\n" + rows)
    assert len(listed.rows) == 5_000
    assert {doubt.code for doubt in listed.doubts} == {"doubt-no-name"}


def test_five_thousand_people_of_nearly_one_name_are_read_too():
    letters = "abcdefghijklmnopqr"
    names = [f"Anna {a}{b}{c} Hansen" for a in letters for b in letters for c in letters][:5_000]
    listed = members(people(*names))
    assert len(listed.rows) == 5_000
