"""A programme out of somebody's table: read in Danish and English, doubts by row and column."""

from __future__ import annotations

from datetime import time
from pathlib import Path

import pytest

from app import i18n
from app.imports.agenda import AgendaList, read_agenda
from app.imports.tables import read_table
from app.models import agenda
from app.models.agenda import ItemKind, Lock, Plan, Step
from app.models.errors import Refused
from app.models.templates import Template
from app.refusals import sentence
from app.reports.programme_tables import account_table, programme_table
from tests.assemblies import DAY
from tests.models.agenda_days import USUAL, at, begin, items, programme

GOOD = """Kl.;Slut;Varighed;Programpunkt;Ansvarlig;Type;Låst;Kan undværes;Trin
17.00;;15;Velkomst;Borgmesteren;;ja;;
17:15;18.00;;Oplæg: Varme;;oplæg;;;
;;1.30;Bordrunde 1;;;;x;"20 Runde 1
20 Runde 2"
19.30;;;Pause;;;;;
19.45;;1t 15min;Afrunding;;;nej;;
"""


def read(tmp_path: Path, text: str) -> AgendaList:
    path = tmp_path / "program.csv"
    path.write_text(text, "utf-8")
    return read_agenda(read_table(path))


def told(found: AgendaList) -> list[tuple[int | None, str | None, str]]:
    return [
        (each.row, each.column, sentence(each.code, dict(each.params))) for each in found.doubts
    ]


def test_a_danish_programme_is_read_with_its_times_locks_and_steps(tmp_path):
    found = read(tmp_path, GOOD)
    assert found.doubts == ()
    assert [(each.start_min, each.length_min) for each in found.plans] == [
        (17 * 60, 15), (-1, 45), (-1, 90), (-1, 15), (-1, 75),
    ]  # fmt: skip
    assert [each.kind for each in found.plans] == [
        ItemKind.PLENARY, ItemKind.EXPERT, ItemKind.TABLE_ROUND, ItemKind.BREAK, ItemKind.PLENARY,
    ]  # fmt: skip
    assert found.plans[0].lock is Lock.START
    assert found.plans[2].is_optional
    assert found.plans[2].steps == (Step("Runde 1", 20), Step("Runde 2", 20))


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Eftermiddagens opsamling", ItemKind.PLENARY),
        ("Formiddagens arbejde ved bordene", ItemKind.TABLE_ROUND),
        ("Lang eftermiddag", ItemKind.PLENARY),
        ("Breakthrough ideas", ItemKind.PLENARY),
        ("Ankomsten og navneskilte", ItemKind.BREAK),
        ("Fælles middag", ItemKind.BREAK),
        ("Kaffepause", ItemKind.BREAK),
        ("Eftermiddagskaffe", ItemKind.BREAK),
        ("Frokostpause", ItemKind.BREAK),
        ("Fællesspisning", ItemKind.BREAK),
        ("Coffee break", ItemKind.BREAK),
        ("Lunch", ItemKind.BREAK),
        ("Breaks and coffee", ItemKind.BREAK),
    ],
)
def test_only_a_whole_word_makes_an_item_a_break(tmp_path, title, kind):
    (plan,) = read(tmp_path, f"Titel;Varighed\n{title};15\n").plans
    assert plan.kind is kind


def test_steps_longer_than_the_way_to_the_next_start_are_told(tmp_path, speak):
    speak("en")
    found = read(tmp_path, 'Kl.;Programpunkt;Trin\n9.00;Runde;"4 Ud\n4 Hjem"\n9.05;Pause;\n')
    assert (found.plans[0].length_min, found.plans[0].steps) == (5, ())
    assert (2, "Trin", "The steps do not fit into the item. They are left out.") in told(found)


def test_columns_that_are_not_read_are_told_by_name_and_a_slip_is_guessed(tmp_path, speak):
    speak("en")
    found = read(
        tmp_path,
        "Titel;Varighed ;Længdee;Anvarlig;Lokale;Tom\nVelkomst;15;;Karen;Sal 2;\nPause;10;;;;\n",
    )
    assert [(each.title, each.length_min, each.owner) for each in found.plans] == [
        ("Velkomst", 15, "Karen"), ("Pause", 10, ""),
    ]  # fmt: skip
    assert told(found) == [
        (None, None, "The column “Anvarlig” is read as “ansvarlig”."),
        (None, None, "The column “Lokale” is not read: its filled cells (1) stay out. What matters "
                     "in it goes into a column called Note."),
    ]  # fmt: skip
    guessed = read(tmp_path, "Titel;Længd\nVelkomst;15\n")
    assert guessed.plans[0].length_min == 15
    assert told(guessed) == [(None, None, "The column “Længd” is read as “længde”.")]


def test_a_second_column_for_the_same_is_told_too(tmp_path, speak):
    speak("en")
    found = read(tmp_path, "Titel;Emne;Min\nVelkomst;Ankomst;15\n")
    assert found.plans[0].title == "Velkomst"
    assert "“Emne” is not read" in told(found)[0][2]


def test_bad_times_are_told_by_row_and_column_and_the_rest_is_read(tmp_path, speak):
    speak("en")
    found = read(
        tmp_path,
        "Start,End,Minutes,Title\n"
        "25:00,,10,Welcome\n"
        "9:30,9:15,,Talk\n"
        "10:00,,-5,Round\n"
        "10:30,,0,Break\n"
        "11:00,,soon,Drafting\n"
        "11:30,12:10,30,Poll\n"
        "12:00,12:40,,Closing\n",
    )
    assert [(row, column) for row, column, _words in told(found)] == [
        (2, "Start"),
        (3, "End"),
        (4, "Minutes"),
        (5, "Minutes"),
        (6, "Minutes"),
        (7, "Minutes"),
        (8, "Start"),
    ]
    assert told(found)[0][2] == ("“25:00” is not a time of day. The item follows the one above it.")
    assert told(found)[-1][2] == "The item begins 10 minutes before the one in row 7 ends."
    assert [each.length_min for each in found.plans] == [10, 30, 30, 30, 30, 40, 40]


def test_a_length_that_its_locked_end_leaves_no_room_for_is_told(tmp_path, speak):
    speak("en")
    found = read(
        tmp_path,
        "Start;Slut;Minutter;Titel;Låst\n"
        "9.00;9.30;30;Velkomst;\n"
        "9.30;10.15;60;Oplæg;slut\n"
        "10.15;11.00;30;Runde;slut\n",
    )
    assert told(found) == [(3, "Minutter", (
        "The length is 60 minutes, but only 45 lie between the start and the locked end. The end"
        " stays, and the item gets less time."
    ))]  # fmt: skip
    assert [(each.length_min, each.end_min) for each in found.plans[1:]] == [(60, 615), (30, 660)]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Start;Titel;Låst\n9.00;Oplæg;slut\n", "the column with the end is missing"),
        ("Slut;Titel;Låst\n9.30;Oplæg;start\n", "the column with the start is missing"),
        ("Start;Slut;Titel;Låst\n9.00;;Oplæg;slut\n", "its time is missing in this row"),
    ],
)
def test_a_lock_without_its_time_says_what_is_missing(tmp_path, speak, text, why):
    speak("en")
    found = read(tmp_path, text)
    (words,) = (words for _row, column, words in told(found) if column == "Låst")
    assert f"cannot be locked, for {why}. The item is left unlocked." in words
    assert found.plans[0].lock is Lock.NONE


def test_a_workbooks_own_times_and_an_evening_past_midnight(tmp_path):
    import xlsxwriter

    path = tmp_path / "aften.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        clock = book.add_format({"num_format": "hh:mm"})
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ("Fra", "Til", "Aktivitet"))
        for row, (start, end, title) in enumerate(
            ((time(22, 0), time(23, 30), "Aften"), (time(23, 45), time(0, 45), "Nat")), 1
        ):
            sheet.write_datetime(row, 0, start, clock)
            sheet.write_datetime(row, 1, end, clock)
            sheet.write_string(row, 2, title)
    found = read_agenda(read_table(path))
    assert [(each.start_min, each.length_min) for each in found.plans] == [(1320, 90), (1425, 60)]


def test_a_span_in_one_cell_is_a_start_and_an_end(tmp_path):
    found = read(tmp_path, "Tid;Punkt\n17.00-17.15;Velkomst\n17.15 – 18.00;Oplæg\n")
    assert [(each.start_min, each.length_min) for each in found.plans] == [(1020, 15), (-1, 45)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Tid;Hvor\n9.00;Her\n", "agenda-no-title-column"),
        ("Tid;Titel\n9.00;\n", "agenda-none"),
        ("Titel\n" + "Punkt\n" * 201, "too-many-items"),
    ],
)
def test_what_is_no_programme_is_refused(tmp_path, text, code):
    with pytest.raises(Refused, match=code):
        read(tmp_path, text)


def test_a_length_that_is_none_says_what_it_became(tmp_path, speak):
    """The way to the next start, what the times say, or the usual: each is told, and once."""
    text = "Start;Slut;Titel;Min\n9.00;;A;-5\n9.40;;B;0\n10.00;10.20;C;-3\n;;D;0\n"
    speak("en")
    found = read(tmp_path, text)
    assert [each.length_min for each in found.plans] == [40, 20, 20, 15]
    told = [sentence(each.code, dict(each.params)) for each in found.doubts]
    assert [each.rpartition(". ")[2] for each in told] == [
        f"It is set to {minutes} minutes." for minutes in (40, 20, 20, 15)
    ]


def test_two_hundred_items_are_read(tmp_path):
    assert len(read(tmp_path, "Titel;Min\n" + "Punkt;5\n" * 200).rows) == 200


WHOLE = (
    Plan("Velkomst", ItemKind.BREAK, 540, 20, "Ida", lock=Lock.START),
    Plan("-tegn først", ItemKind.EXPERT, -1, 45, private_note="Husk\nmikrofonen", slide="title"),
    Plan(
        "Café", ItemKind.TABLE_ROUND, 620, 60, "", "Skriv; \"to\" ord", "", 2, "World Café",
        "Dug, tuscher", is_optional=True, steps=(Step("Runde 1", 20), Step("Runde 2", 40)),
    ),
    Plan("Notér", ItemKind.NOTES, length_min=10, lock=Lock.LENGTH, slide="task"),
    Plan("Skriv", ItemKind.DRAFTING, length_min=30),
    Plan("Slut", ItemKind.POLL, 780, 30, lock=Lock.END, end_min=810),
)  # fmt: skip


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("made_as", ["csv", "xlsx"])
def test_what_is_exported_is_read_again_unchanged(tmp_path, language, made_as):
    path = tmp_path / f"program.{made_as}"
    day = items(programme(*WHOLE))
    with i18n.in_language(language):
        path.write_bytes(programme_table(day, at(USUAL, "0:00"), made_as))
    found = read_agenda(read_table(path))
    assert found.doubts == ()
    assert found.plans == tuple(each.plan for each in day)


@pytest.mark.parametrize("last", [30, 20])
def test_a_played_day_is_exported_as_it_was_planned(tmp_path, last):
    """What was added on the day, or given to reach a locked end, is in no cell of the plan."""
    path = tmp_path / "program.csv"
    closing = Plan("Slut", length_min=last, lock=Lock.END, end_min=630)
    play = programme(Plan("Velkomst", start_min=540, length_min=20), Plan("Runde"), closing)
    play.do(agenda.add_item(play.assembly, "i4", DAY, Plan("Kaffe")))
    before = programme_table(items(play), at(USUAL, "0:00"), "csv")
    for item, began in (("i1", "9:05"), ("i2", "9:30"), ("i3", "9:50")):
        begin(play, item, at(USUAL, began))
        play.do(agenda.add_time(play.assembly, 3, at(USUAL, began)))
    path.write_bytes(programme_table(items(play), at(USUAL, "0:00"), "csv"))
    assert path.read_bytes() == before
    found = read_agenda(read_table(path))
    assert found.doubts == ()
    assert found.plans == tuple(each.plan for each in items(play))


def test_a_days_account_has_what_was_planned_what_happened_and_the_sums(tmp_path, speak):
    speak("en")
    play = programme(Plan("Welcome", start_min=540, length_min=20), Plan("Talk"), Plan("Song"))
    begin(play, "i1", at(USUAL, "9:05"))
    play.do(agenda.remove_item(play.assembly, "i3"))
    play.do(agenda.add_item(play.assembly, "new", DAY, Plan("Extra", length_min=5)))
    begin(play, "i2", at(USUAL, "9:30"))
    begin(play, "new", at(USUAL, "9:45"))
    play.do(agenda.end_item(play.assembly, at(USUAL, "9:50")))
    made = agenda.account(play.assembly.agenda, DAY, at(USUAL, "0:00"), at(USUAL, "9:50"))
    path = tmp_path / "day.csv"
    path.write_bytes(account_table(made, "csv"))
    rows = [line.split(";") for line in path.read_text("utf-8-sig").splitlines()]
    assert rows[0][:4] == ["Item", "Planned start", "Planned end", "Minutes planned"]
    assert rows[1] == ["Welcome", "9:00", "9:20", "20", "9:05", "9:30", "25", "5", ""]
    assert rows[2] == ["Talk", "9:20", "9:30", "10", "9:30", "9:45", "15", "10", ""]
    assert rows[3] == ["Song", "9:30", "9:40", "10", "", "", "", "", "dropped"]
    assert rows[4] == ["Extra", "", "", "", "9:45", "9:50", "5", "", "added on the day"]
    assert rows[5][:7] == ["The day", "9:00", "9:40", "40", "9:05", "9:50", "45"]
    sheet = tmp_path / "day.xlsx"
    sheet.write_bytes(account_table(made, "xlsx"))
    assert read_table(sheet).rows[0][:4] == ("Welcome", "9:00", "9:20", "20")


@pytest.mark.parametrize("language", ["da", "en"])
def test_what_notes_ask_for_goes_out_and_comes_in_again(tmp_path: Path, language):
    asked = [Plan(f"Punkt {at}", template=each.value) for at, each in enumerate(Template)]
    day = [agenda.Item(str(at), DAY, plan) for at, plan in enumerate(asked)]
    path = tmp_path / "program.csv"
    with i18n.in_language(language):
        path.write_bytes(programme_table(day, 0, "csv"))
    found = read_agenda(read_table(path))
    assert [each.template for each in found.plans] == [each.value for each in Template]
    assert not [each for each in found.doubts if each.code == "doubt-item-template"]


def test_a_kind_of_note_that_nobody_knows_is_told(tmp_path: Path):
    found = read(tmp_path, "Titel;Noteskabelon\nIdeer;Haiku\n")
    assert [each.template for each in found.plans] == [""]
    assert (
        2,
        "Noteskabelon",
        "“Haiku” er ikke en slags note. Noterne bliver almindelige.",
    ) in told(found)


def test_a_night_goes_on_after_midnight_however_it_is_written(tmp_path, speak):
    speak("en")
    for written in ("0.50", "24.50"):
        found = read(
            tmp_path,
            "Kl.;Min;Titel;Lås\n9.00;600;Lang dag;\n;300;Aften;\n"
            f"{written};20;Nattog;start\n;15;Farvel;\n",
        )
        assert told(found) == []
        assert found.plans[2].start_min == 24 * 60 + 50
        assert found.plans[2].lock is Lock.START
