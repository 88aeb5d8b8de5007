"""From the start page to the tables: steps 1 to 5 of the day, as one person does them."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QListWidget, QSpinBox, QTableView

from app.models.agenda import ItemKind
from app.models.people import Attendance
from app.models.room import Scene
from app.places import resources
from app.ui.room_place import Place
from app.ui.widgets import Chip
from tests.day.conftest import Clock
from tests.day.hands import CTRL, Hands, Key

LIST = resources() / "cases" / "albertslund" / "medlemmer.csv"
NAME = "Albertslund Borgersamling 2027"
QUESTION = "Hvordan gør vi byen grøn, så alle kan være med?"
COMMISSIONER = "Albertslund Kommunalbestyrelse"
FOUNDED = {"Name": NAME, "Core question": QUESTION, "Commissioner": COMMISSIONER}
COMING = 27
PROGRAMME = (
    ("Plenary", "Velkomst", "9.00", "15", "", "Karen"),
    ("Table round", "Bordrunde: Trygge veje", "", "25", "Skriv én tanke ad gangen.", "Bordene"),
    ("Break", "Kaffe og frugt", "", "15", "", ""),
)


def found(hands: Hands) -> None:
    """1. The start page asks four things and nothing else."""
    hands.click("New assembly")
    dialog = hands.dialog()
    for label, text in FOUNDED.items():
        hands.fill(label, text, dialog)
    hands.keys(Key.Key_Return)
    hands.done()
    hands.reads(QUESTION)
    mandate = hands.assembly.mandate
    assert (mandate.name, mandate.core_question) == (NAME, QUESTION)
    assert mandate.commissioner == COMMISSIONER
    assert not hands.document.undo_label


def import_members(hands: Hands, clock: Clock) -> None:
    """2. The secretariat's list is looked at before it is taken."""
    (day,) = hands.assembly.mandate.meetings
    assert day.day == clock.day.isoformat()
    hands.section("Members")
    hands.click("Import a list")
    hands.name_file(LIST)
    hands.reads("Who is in the list")
    hands.wait(lambda: hands.shown(QTableView), "the rows were never read")
    hands.wait(lambda: len(hands.rows(hands.the(QTableView))) == 36, "not all 36 are read")
    listed = hands.rows(hands.the(QTableView))
    assert any("Jørgen Ågård Lund" in row for row in listed), "the letters are wrong"
    hands.click("Import 36 members")
    hands.done()
    assert len(hands.assembly.people.members) == 36
    assert hands.assembly.people.headers()
    hands.reads("0 of 36 here")


def correct_one(hands: Hands) -> None:
    """2. A member is found by a few letters and corrected in a form."""
    hands.keys(Key.Key_F, held=CTRL)
    hands.type("sureyya")
    hands.keys(Key.Key_F2)
    dialog = hands.dialog()
    hands.fill("Mobile", "20 11 22 33", dialog)
    hands.keys(Key.Key_Return)
    hands.done()
    (told,) = [each.details for each in hands.assembly.people if each.name == "Süreyya Demir"]
    assert told is not None
    assert told.mobile == "20 11 22 33"
    hands.keys(Key.Key_F, held=CTRL)
    hands.keys(Key.Key_Escape)


def seat_everybody(hands: Hands) -> None:
    """3. Six tables and four rounds for all 36, looked at and accepted as one deed."""
    hands.section("Seating")
    for label, number in (("Number of tables", 6), ("Number of rounds", 4)):
        box = hands.the(QSpinBox, label)
        hands.focus(box)
        hands.keys(Key.Key_A, held=CTRL)
        hands.type(str(number))
    hands.click("Make a plan")
    hands.reads("Everyone meets at least")
    assert not hands.assembly.seating.rounds(hands.meeting), "a suggestion is not yet a plan"
    hands.click("Accept")
    rounds = hands.assembly.seating.rounds(hands.meeting)
    assert [[len(table) for table in tables] for tables in rounds] == [[6] * 6] * 4
    assert len(hands.shown(Chip)) == 36


def move_people(hands: Hands) -> None:
    """3. One person by keys, one by menu, one seat locked; the last deed is taken back in words."""
    coming = {each.name for each in list(hands.assembly.people)[:COMING]}
    shown = [each.text() for each in hands.shown(Chip)]
    by_keys, by_menu, kept = [name for name in shown if name in coming][:3]
    there = 6 if table_of(hands, by_keys) != 6 else 5
    hands.press_on(hands.the(Chip, by_keys))
    hands.keys(Key.Key_M, Key(Key.Key_0 + there))
    assert table_of(hands, by_keys) == there
    was = table_of(hands, by_menu)
    other = 1 if was != 1 else 2
    hands.right_click(chip(hands, by_menu))
    hands.choose("Move to", f"Table {other}")
    assert table_of(hands, by_menu) == other
    hands.press_on(chip(hands, kept))
    hands.keys(Key.Key_L)
    assert is_locked(hands, kept)
    hands.keys(Key.Key_Z, held=CTRL)
    assert not is_locked(hands, kept)
    assert hands.document.undo_label == f"Move {by_menu} to table {other}"
    hands.menu("Edit", f"Undo: Move {by_menu} to table {other}")
    assert table_of(hands, by_menu) == was
    assert table_of(hands, by_keys) == there
    hands.press_on(chip(hands, kept))
    hands.keys(Key.Key_L)
    assert is_locked(hands, kept)


def check_in(hands: Hands) -> None:
    """2. Twenty-seven come to the desk and say their names; the others stay away."""
    hands.section("Members")
    everybody = [each.name for each in hands.assembly.people]
    hands.keys(Key.Key_F, held=CTRL)
    for count, name in enumerate(everybody[:COMING], 1):
        hands.type(name)
        hands.reads(f"Enter: check in {name}.")
        hands.keys(Key.Key_Return)
        hands.reads(f"{count} of 36 here")
    hands.click("The rest stay away")
    people = hands.assembly.people
    here = {each.name for each in people.having(hands.meeting, Attendance.PRESENT)}
    away = {each.name for each in people.having(hands.meeting, Attendance.ABSENT)}
    assert here == set(everybody[:COMING])
    assert away == set(everybody[COMING:])


def repair(hands: Hands) -> None:
    """3. The nine who stayed away are taken out, and the locked seat stays where it was."""
    hands.section("Seating")
    names = [each.text() for each in hands.shown(Chip)]
    locked = {name: table_of(hands, name) for name in names if is_locked(hands, name)}
    assert len(locked) == 1
    hands.reads("9 members in the plan are not here.")
    hands.click("Repair from round 1")
    hands.reads("9 are not here")
    hands.click("Accept")
    present = {each.id for each in hands.assembly.people.having(hands.meeting, Attendance.PRESENT)}
    for tables in hands.assembly.seating.rounds(hands.meeting):
        assert {member for table in tables for member in table} == present
    assert len(hands.shown(Chip)) == COMING
    assert "are not here" not in hands.words()
    assert {name: table_of(hands, name) for name in locked} == locked


def plan_the_day(hands: Hands) -> None:
    """4. Three items are written into the programme."""
    hands.section("Agenda")
    for number, (kind, title, begins, lasts, task, owner) in enumerate(PROGRAMME):
        hands.click("Add the first item" if number == 0 else "Add")
        if number:
            hands.choose(kind)
        dialog = hands.dialog()
        hands.fill("Title", title, dialog)
        assert hands.the(QComboBox, inside=dialog).currentText() == kind
        for label, text in (("Begins", begins), ("Lasts", lasts), ("Who leads it", owner)):
            hands.fill(label, text, dialog)
        hands.fill("Task for the tables", task, dialog)
        hands.fill("Note to yourself", "Husk mikrofonen", dialog)
        hands.click("Add", dialog)
        hands.done()
    day = hands.assembly.agenda.day(hands.meeting)
    assert [each.plan.title for each in day] == [each[1] for each in PROGRAMME]
    kinds = [ItemKind.PLENARY, ItemKind.TABLE_ROUND, ItemKind.BREAK]
    assert [each.plan.kind for each in day] == kinds
    assert day[1].plan.round == 1
    planned = " ".join(hands.rows(hands.the(QTableView, "Programme")))
    for span in ("9:00–9:15", "9:15–9:40", "9:40–9:55"):
        assert span in planned


def run_the_clock(hands: Hands, clock: Clock) -> None:
    """4. Start, a minute more, pause, go on, next; what was planned, is expected and was."""
    clock.pass_minutes(34)
    hands.click("Start")
    hands.reads("15:00")
    clock.pass_minutes(4)
    hands.reads("11:00")
    hands.menu("Meeting", "One minute more")
    hands.reads("12:00")
    hands.click("Pause")
    clock.pass_minutes(3)
    hands.reads("12:00")
    hands.command("start or pause")
    clock.pass_minutes(2)
    hands.reads("10:00")
    times = hands.rows(hands.the(QTableView, "Programme"))
    assert "9:04" in times[0], "when it began in truth"
    assert "9:23" in times[1], "the round is expected four minutes, one and three late"
    hands.click("Next item")
    hands.reads("25:00")
    assert hands.item.plan.title == PROGRAMME[1][1]


def fill_the_room(hands: Hands, clock: Clock) -> None:
    """5. What is in the preview reaches the room only when it is taken."""
    hands.keys(Key.Key_F5)
    room = hands.program.room
    assert room.place is Place.DISPLAY
    assert room.window.screen() is not hands.window.screen()
    assert room.window.isFullScreen()
    scenes = hands.the(QListWidget, "Scenes for the room screen")
    before = hands.room_sees
    hands.row(scenes, "Welcome")
    assert hands.room_sees == before, "nothing reaches the room without a take"
    hands.click("Take to the room")
    hands.wait(lambda: QUESTION in hands.room_sees)
    hands.row(scenes, "Find your table, round 1")
    assert QUESTION in hands.room_sees
    hands.keys(Key.Key_Return)
    hands.wait(lambda: "Agnieszka Nowak" in hands.room_sees)
    hands.row(scenes, PROGRAMME[1][1])
    assert "Agnieszka Nowak" in hands.room_sees
    hands.keys(Key.Key_Return, held=CTRL)
    hands.wait(lambda: "Skriv én tanke ad gangen." in hands.room_sees)
    assert "Husk mikrofonen" not in hands.room_sees
    clock.pass_minutes(1)
    hands.wait(lambda: "24:00" in hands.room_sees)
    assert hands.assembly.room_screen.showing.scene is Scene.TASK


def chip(hands: Hands, name: str) -> Chip:
    """A person's chip in the round that is shown."""
    return next(each for each in hands.shown(Chip) if each.text() == name)


def table_of(hands: Hands, name: str, number: int = 1) -> int:
    """Where a person sits."""
    return hands.assembly.seating.table_of(hands.meeting, number, member(hands, name))


def is_locked(hands: Hands, name: str) -> bool:
    """Whether a person's seat in round 1 is locked."""
    return hands.assembly.seating.is_locked(hands.meeting, 1, member(hands, name))


def member(hands: Hands, name: str) -> str:
    """A person's id."""
    return next(each.id for each in hands.assembly.people if each.name == name)
