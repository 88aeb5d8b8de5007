"""The day at a glance: now, next, late, awaited, ready."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QPushButton

from app.models import agenda, board, mandate, people, seating, voting
from app.models.agenda import MINUTE_MS, ItemKind, Lock, Plan, TimerState
from app.models.people import Attendance
from app.ui.agenda.standing import StandingLine
from app.ui.battery import Battery
from app.ui.help_badge import HelpBadge
from app.ui.laptop.alarm import Hearing
from app.ui.laptop.grip import Grip
from app.ui.server_link import ServerLink
from app.ui.start.new_assembly_dialog import NewAssemblyDialog
from app.ui.today.checks import Level, Machine, Surroundings, checks
from app.ui.today.clock import digits, midnight_of_programme, minute_of_day
from app.ui.today.page import TodayPage
from app.ui.today.ready import CheckLine
from app.ui.today.words import behind_figure, behind_words, tables_to_deliver
from tests.assemblies import (
    CARD_SALT,
    CODES,
    DAY,
    NOW,
    Play,
    card,
    founded,
    with_members,
    with_open_poll,
)
from tests.ui.members_room import Stage, words_in

Key = Qt.Key
START = minute_of_day(NOW)


@dataclass
class Laptop:
    """What the page is told of display and phones, and the room button."""

    around: Surroundings = field(default_factory=Surroundings)
    toggled: list[int] = field(default_factory=list)

    def look(self) -> Surroundings:
        return self.around

    def toggle(self) -> None:
        self.toggled.append(1)


def with_day(play: Play) -> Play:
    for at, (title, kind, length) in enumerate(
        (
            ("Velkomst", ItemKind.PLENARY, 10),
            ("Bordrunde 1", ItemKind.TABLE_ROUND, 30),
            ("Pause", ItemKind.BREAK, 15),
        )
    ):
        rounds = 1 if kind is ItemKind.TABLE_ROUND else 0
        plan = Plan(title, kind, START if at == 0 else -1, length, round=rounds)
        play.do(agenda.add_item(play.assembly, f"i{at}", DAY, plan))
    return play


def seated(play: Play) -> Play:
    ids = sorted(play.assembly.people.members)
    play.do(seating.accept_plan(play.assembly, DAY, [[ids[0::3], ids[1::3], ids[2::3]]]))
    return play


@pytest.fixture
def laptop() -> Laptop:
    return Laptop()


def await_list(stage: Stage) -> None:
    """The list comes when the page has been seen."""
    stage.bot.waitUntil(lambda: bool(stage.page.findChildren(CheckLine)))


@pytest.fixture
def stage(qtbot, tmp_path, laptop) -> Iterator[Stage]:
    def make(document):
        return TodayPage(document, laptop.look, laptop.toggle)

    made = Stage(qtbot, tmp_path / "a.bordrunde", make, with_day(seated(with_members(12))))
    await_list(made)
    yield made
    made.close()


@pytest.fixture
def bare(qtbot, tmp_path, laptop) -> Iterator[Stage]:
    def make(document):
        return TodayPage(document, laptop.look, laptop.toggle)

    made = Stage(qtbot, tmp_path / "b.bordrunde", make)
    await_list(made)
    yield made
    made.close()


def page_of(stage: Stage) -> TodayPage:
    assert isinstance(stage.page, TodayPage)
    return stage.page


def click(stage: Stage, button: QPushButton) -> None:
    stage.bot.mouseClick(button, Qt.MouseButton.LeftButton)
    stage.settle()


def later(stage: Stage, minutes: float) -> None:
    """The clock goes on, and the page looks again by itself."""
    stage.clock.now += round(minutes * MINUTE_MS)
    page_of(stage).tick()


def words(stage: Stage) -> str:
    return words_in(stage.page)


def running(stage: Stage) -> str:
    item = stage.assembly.agenda.running
    return item.plan.title if item else ""


def test_before_the_day_begins_the_first_item_is_told(stage):
    assert "Dagen er ikke begyndt" in words(stage)
    assert "Først: kl. 10.00, 10 min., Velkomst" in words(stage)
    assert page_of(stage).now.toggle.text() == "Start dagen"
    assert not page_of(stage).now.minute.isEnabled()


def test_the_day_is_started_paused_resumed_and_moved_on(stage):
    now = page_of(stage).now
    click(stage, now.toggle)
    assert running(stage) == "Velkomst"
    assert "Næste: kl. 10.10, 30 min., Bordrunde 1" in words(stage)
    click(stage, now.toggle)
    item = stage.assembly.agenda.running
    assert item is not None
    assert item.state(stage.clock.now) is TimerState.PAUSED
    assert now.toggle.text() == "Fortsæt"
    click(stage, now.toggle)
    click(stage, now.next)
    assert running(stage) == "Bordrunde 1"
    assert stage.document.undo_label


def test_time_is_read_from_the_clock_and_never_counted_down(stage):
    click(stage, page_of(stage).now.toggle)
    assert "10:00" in words(stage)
    later(stage, 4.5)
    assert "05:30" in words(stage)
    click(stage, page_of(stage).now.minute)
    assert "06:30" in words(stage)
    later(stage, 8)
    assert "+01:30" in words(stage)
    assert "Over tiden" in words(stage)


def test_the_page_says_how_late_the_day_is(stage):
    click(stage, page_of(stage).now.toggle)
    assert "Til tiden" in words(stage)
    later(stage, 16)
    assert "6 minutter bagud" in words(stage)


def test_a_minute_is_taken_only_while_there_is_one(stage):
    now = page_of(stage).now
    click(stage, now.toggle)
    assert now.less.isEnabled()
    later(stage, 12)
    assert not now.less.isEnabled()
    click(stage, now.five)
    assert now.less.isEnabled()


def test_how_late_it_is_now_is_told_also_when_a_locked_item_saves_the_end(stage):
    """The same as the agenda page says of the same instant."""
    lunch = Plan("Frokost", ItemKind.BREAK, START + 120, 30, lock=Lock.START)
    stage.perform(agenda.add_item, "lunch", DAY, lunch)
    click(stage, page_of(stage).now.toggle)
    later(stage, 16)
    assembly, now = stage.assembly, stage.clock.now
    line = StandingLine()
    stage.bot.addWidget(line)
    line.show_day(assembly.agenda, DAY, agenda.moment_of(assembly.agenda.day(DAY), "", now))
    assert "6 minutter bagud" in words(stage)
    assert "6 minutter bagud" in line.words


def test_what_is_missing_while_the_day_runs_is_told_as_the_agenda_page_tells_it(stage):
    lunch = Plan("Frokost", ItemKind.BREAK, START + 60, 30, lock=Lock.START)
    stage.perform(agenda.add_item, "lunch", DAY, lunch)
    click(stage, page_of(stage).now.toggle)
    later(stage, 5)
    assert not page_of(stage).now.repair.isVisibleTo(page_of(stage))
    later(stage, 16)
    assembly, now = stage.assembly, stage.clock.now
    line = StandingLine()
    stage.bot.addWidget(line)
    line.show_day(assembly.agenda, DAY, agenda.moment_of(assembly.agenda.day(DAY), "", now))
    sentence = line.words.split(".")[0]
    assert "“Frokost”" in sentence
    assert sentence in words(stage)
    wanted: list[str] = []
    page_of(stage).section_wanted.connect(wanted.append)
    click(stage, page_of(stage).now.repair)
    assert wanted == ["agenda"]


def test_a_rehearsal_on_another_date_is_neither_late_nor_early(stage):
    stage.clock.now += (7 * 24 + 9) * 60 * MINUTE_MS
    click(stage, page_of(stage).now.toggle)
    assert "Begyndt på en anden dato end samlingens" in words(stage)
    assert "bagud" not in words(stage)


def test_the_clock_rests_while_the_page_is_hidden(stage):
    page = page_of(stage)
    timer = page.findChild(QTimer)
    assert isinstance(timer, QTimer)
    assert timer.isActive()
    page.hide()
    assert not timer.isActive()
    page.show()
    assert timer.isActive()


def test_who_is_here_and_which_tables_are_awaited(stage):
    assert "af 12 medlemmer" in words(stage)
    assert "Der ventes ingen noter lige nu" in words(stage)
    stage.perform(agenda.start_item, "i1", stage.clock.now)
    assert tables_to_deliver(stage.assembly) == (1, 2, 3)
    stage.perform(board.deliver_sheet, "i1", 2, stage.clock.now)
    assert "Venter på bord 1 og 3" in words(stage)
    for table in (1, 3):
        stage.perform(board.deliver_sheet, "i1", table, stage.clock.now)
    assert "Alle borde har afleveret" in words(stage)


def test_the_turnout_of_an_open_poll_is_told_and_nothing_more(qtbot, tmp_path, laptop):
    def make(document):
        return TodayPage(document, laptop.look, laptop.toggle)

    stage = Stage(qtbot, tmp_path / "c.bordrunde", make, with_open_poll(present=10))
    assert "0 af 10" in words(stage)
    stage.perform(voting.issue_paper, "p1", card(0))
    assert "1 af 10" in words(stage)
    stage.close()


def test_buttons_lead_to_the_desk_and_the_room(stage, laptop):
    click(stage, page_of(stage).now.desk)
    click(stage, page_of(stage).now.room)
    assert stage.sections == ["members"]
    assert laptop.toggled == [1]


def test_without_a_programme_the_page_leads_to_it(bare):
    assert "Der er endnu intet program for dagen" in words(bare)
    assert not page_of(bare).now.toggle.isVisible()
    click(bare, page_of(bare).now.programme)
    assert bare.sections == ["agenda"]


def test_another_meeting_day_is_chosen_and_can_be_undone(stage):
    days = page_of(stage).days
    days.setCurrentIndex(1)
    days.activated.emit(1)
    stage.settle()
    assert stage.assembly.mandate.meeting == "d2"
    assert "Der er endnu intet program for dagen" in words(stage)
    stage.undo()
    assert days.currentData() == DAY


def test_an_item_of_another_day_that_still_runs_is_told_and_ended(stage):
    click(stage, page_of(stage).now.toggle)
    running = stage.assembly.agenda.running
    assert running is not None
    stage.perform(mandate.choose_meeting, "d2")
    assert "Kører endnu fra en anden dag" in words(stage)
    assert "Det hører til 1. samling, 14. mar. 2026 og blev aldrig afsluttet" in words(stage)
    assert page_of(stage).now.next.text() == "Afslut punktet"
    click(stage, page_of(stage).now.next)
    assert stage.assembly.agenda.running is None
    assert stage.assembly.agenda.items[running.id].ended_at
    assert "Det hører til" not in words(stage)


def test_name_and_question_are_edited_from_here(stage):
    page_of(stage).edit_mandate()
    dialog = stage.dialog(NewAssemblyDialog)
    assert isinstance(dialog, NewAssemblyDialog)
    dialog.question.setPlainText("Hvordan bor vi sammen?")
    stage.bot.keyClick(dialog.name, Key.Key_Return)
    stage.settle()
    assert stage.assembly.mandate.core_question == "Hvordan bor vi sammen?"
    assert "Hvordan bor vi sammen?" in words(stage)
    stage.undo()
    assert stage.assembly.mandate.core_question == "Hvordan bor vi?"


def ready(play: Play, around: Surroundings | None = None) -> dict[str, bool]:
    return {
        each.key: each.is_ready for each in checks(play.assembly, around or Surroundings(), NOW)
    }


def test_nothing_is_ready_in_a_new_assembly_but_what_the_laptop_has():
    told = ready(founded())
    assert list(told) == [
        "members", "programme", "plan", "cards", "display", "phones", "sound", "power", "sleep",
        "printer", "disk", "backup", "clock",
    ]  # fmt: skip
    assert {key for key, is_ready in told.items() if is_ready} == {"power", "clock"}


def test_everything_is_ready_when_it_is_so():
    play = with_day(seated(with_members(12)))
    play.do(voting.print_cards(play.assembly, CODES[:12], CARD_SALT))
    around = Surroundings("EPSON", address="http://192.168.1.20:8642", phones=2, machine=GOOD)
    assert set(ready(play, around).values()) == {True}


GOOD = Machine(
    hearing=Hearing.HEARD,
    battery=Battery(80, is_charging=True),
    grip=Grip.FIRM,
    printers=("Kontor",),
    free_mb=12_000,
    backed_up_at=NOW,
)


@pytest.mark.parametrize(
    ("key", "machine", "level", "words"),
    [
        ("sound", Machine(), Level.YELLOW, "Gongen er ikke prøvet"),
        ("sound", Machine(is_muted=True), Level.YELLOW, "Lyden er slået fra"),
        ("sound", Machine(hearing=Hearing.SILENT), Level.RED, "Der er ingen lydenhed"),
        ("power", Machine(battery=Battery(55, False)), Level.YELLOW, "På batteri, 55 %"),
        ("power", Machine(battery=Battery(29, False)), Level.RED, "På batteri, 29 %"),
        ("sleep", Machine(grip=Grip.NONE), Level.RED, "Computeren kan falde i dvale"),
        ("sleep", Machine(grip=Grip.SCREEN_MAY_DARKEN), Level.YELLOW, "Skærmene kan gå i sort"),
        ("printer", Machine(printers=()), Level.YELLOW, "Ingen printer fundet"),
        ("printer", Machine(printers=("A", "B", "C")), Level.GREEN, "3 printere: A, B"),
        ("disk", Machine(free_mb=900), Level.YELLOW, "0,9 GB ledig på disken"),
        ("disk", Machine(free_mb=150), Level.RED, "0,2 GB ledig på disken"),
        ("disk", Machine(free_mb=12_345), Level.GREEN, "12 GB ledig på disken"),
        ("backup", Machine(), Level.YELLOW, "Ingen sikkerhedskopi endnu"),
        ("backup", Machine(backed_up_at=NOW), Level.GREEN, "Sikkerhedskopi lavet kl. 10.00"),
        (
            "backup",
            Machine(backed_up_at=NOW, is_backup_old=True),
            Level.YELLOW,
            "Den seneste sikkerhedskopi er fra kl. 10.00",
        ),
        ("clock", Machine(), Level.GREEN, "Computerens ur siger lørdag den 14. marts 2026, 10.00"),
    ],
)
def test_each_thing_of_the_laptop_is_green_yellow_or_red(key, machine, level, words):
    shown = checks(founded().assembly, Surroundings(machine=machine), NOW)
    (check,) = (each for each in shown if each.key == key)
    assert (check.level, check.words) == (level, words)
    assert bool(check.advice) == (level is not Level.GREEN)


def test_a_display_that_is_connected_and_not_used_is_never_called_missing():
    shown = checks(founded().assembly, Surroundings(spare="EPSON"), NOW)
    (check,) = (each for each in shown if each.key == "display")
    assert (check.level, check.words) == (Level.YELLOW, "Der er tilsluttet en skærm mere: EPSON")
    assert "F5" in check.advice


def clock_check(play: Play, now: int, ahead: int = 0):
    around = Surroundings(machine=Machine(ahead_ms=ahead))
    (check,) = (each for each in checks(play.assembly, around, now) if each.key == "clock")
    return check


def test_a_clock_on_another_day_than_the_meeting_is_told():
    check = clock_check(founded(), NOW - 3 * 24 * 60 * MINUTE_MS)
    assert check.level is Level.YELLOW
    assert check.advice.startswith("Mødet er lørdag den 14. marts 2026.")


def test_a_clock_before_what_was_already_timed_is_wrong():
    play = with_day(founded())
    play.do(agenda.start_item(play.assembly, "i0", NOW))
    assert clock_check(play, NOW + MINUTE_MS).level is Level.GREEN
    assert clock_check(play, NOW - 60 * MINUTE_MS).level is Level.RED


def test_a_clock_that_was_set_meanwhile_is_told():
    check = clock_check(founded(), NOW, ahead=60 * MINUTE_MS)
    assert check.level is Level.YELLOW
    assert check.advice == "Samlingens tid afviger 1 time fra det."


def test_a_plan_that_leaves_somebody_out_or_ends_too_early_is_not_ready():
    play = with_day(seated(with_members(12)))
    assert ready(play)["plan"]
    play.do(seating.move_seat(play.assembly, DAY, 1, "m03", 0))
    assert not ready(play)["plan"]
    play.do(people.note_attendance(play.assembly, DAY, ["m03"], Attendance.ABSENT, NOW))
    assert ready(play)["plan"]
    more = Plan("Bordrunde 2", ItemKind.TABLE_ROUND, -1, 30, round=2)
    play.do(agenda.add_item(play.assembly, "i9", DAY, more))
    assert not ready(play)["plan"]


def test_too_few_cards_are_told():
    play = with_members(12)
    play.do(voting.print_cards(play.assembly, CODES[:11], CARD_SALT))
    (told,) = (each for each in checks(play.assembly, Surroundings(), NOW) if each.key == "cards")
    assert told.words == "Kun 11 stemmekort til 12 medlemmer"
    assert not told.is_ready


def test_an_address_alone_does_not_prove_that_phones_can_reach_it():
    play = founded()
    assert not ready(play, Surroundings(address="http://10.0.0.2:8642"))["phones"]
    assert ready(play, Surroundings(address="http://10.0.0.2:8642", phones=1))["phones"]


def test_the_list_leads_to_what_is_missing_and_follows_the_laptop(bare, laptop):
    lines = page_of(bare).ready
    assert "Klar til i dag? 2 af 13" in words_in(lines)
    go = next(b for b in lines.findChildren(QPushButton) if b.text() == "Gå dertil")
    click(bare, go)
    assert bare.sections == ["members"]
    laptop.around = Surroundings("EPSON")
    for _tick in range(8):
        page_of(bare).tick()
    assert "Klar til i dag? 3 af 13" in words_in(lines)


def test_nothing_is_said_of_the_network_before_it_is_known():
    def told(around):
        (check,) = (
            each for each in checks(founded().assembly, around, NOW) if each.key == "phones"
        )
        return check.words

    assert told(Surroundings(is_starting=True)) == "Gør klar til telefoner…"
    assert "netværk" in told(Surroundings())


def test_the_server_knows_nothing_of_the_network_before_it_is_up(qtbot, stage):
    link = ServerLink(stage.document, 0)
    assert not link.is_starting, "a laptop that lets no phones come waits for nothing"
    with qtbot.waitSignal(link.changed):
        link.start()
        assert link.is_starting
    assert not link.is_starting
    link.stop()
    link.deleteLater()


def test_what_lacks_in_print_are_the_voting_cards(bare):
    wanted = []
    page_of(bare).print_wanted.connect(wanted.append)
    lines = page_of(bare).ready.findChildren(QPushButton)
    click(bare, next(b for b in lines if "stemmekort" in b.accessibleName()))
    assert (wanted, bare.sections) == (["vote-cards"], ["print"])


@given(st.integers(-10_000_000, 10_000_000))
def test_digits_tell_the_time_that_is_left(ms):
    text = digits(ms)
    *hours, minutes, seconds = map(int, text.removeprefix("+").split(":"))
    assert minutes < 60
    told = ((hours[0] if hours else 0) * 60 + minutes) * 60_000 + seconds * 1_000
    assert text.startswith("+") == (ms < 0)
    assert 0 <= told - abs(ms) < 1_000 if ms >= 0 else 0 <= -ms - told < 1_000


def test_planned_times_count_from_the_day_the_programme_was_started():
    play = with_day(founded())
    day = play.assembly.agenda.day(DAY)
    assert datetime.fromtimestamp(midnight_of_programme(day, "2026-03-14", NOW) / 1000).hour == 0
    another = NOW + 7 * 24 * 60 * MINUTE_MS
    play.do(agenda.start_item(play.assembly, "i0", another))
    begun = midnight_of_programme(play.assembly.agenda.day(DAY), "2026-03-14", another)
    assert 0 <= another - begun < 25 * 60 * MINUTE_MS


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (0, ("Til tiden", "0")),
        (1, ("1 minut bagud", "+1")),
        (7, ("7 minutter bagud", "+7")),
        (-3, ("3 minutter foran", "\N{MINUS SIGN}3")),
        (896, ("14 t. 56 min. bagud", "+14:56")),
        (-120, ("2 t. foran", "\N{MINUS SIGN}2:00")),
    ],
)
def test_late_and_early_in_words_and_figures(minutes, said):
    assert (behind_words(minutes * MINUTE_MS), behind_figure(minutes * MINUTE_MS)) == said


# --- the clock's other buttons, the list once the day runs, tables that need help


def test_minutes_are_given_and_taken_beside_the_digits(stage):
    now = page_of(stage).now
    assert not now.five.isVisible()
    click(stage, now.toggle)
    click(stage, now.five)
    assert "15:00" in words(stage)
    click(stage, now.less)
    assert "14:00" in words(stage)
    wanted = []
    page_of(stage).time_left_wanted.connect(partial(wanted.append, 1))
    click(stage, now.left)
    assert wanted == [1]


def test_the_window_warns_in_words_as_the_wall_does_by_its_shape(stage):
    now = page_of(stage).now
    click(stage, now.toggle)
    assert not now.warning.isVisible()
    said = []
    for minutes in (8.5, 1.2, 1):
        later(stage, minutes)
        said.append(now.warning.accessibleName() if now.warning.isVisible() else "")
    assert said == ["Snart slut", "Lige ved at være slut", "Tiden er gået"]
    click(stage, now.toggle)
    assert not now.warning.isVisible()


def test_overtime_can_be_paused_and_goes_on_where_it_stood(stage):
    now = page_of(stage).now
    click(stage, now.toggle)
    later(stage, 11)
    click(stage, now.toggle)
    later(stage, 30)
    assert "+01:00" in words(stage)
    click(stage, now.toggle)
    later(stage, 1)
    assert "+02:00" in words(stage)


def test_the_last_item_of_the_day_is_ended(stage):
    now = page_of(stage).now
    click(stage, now.toggle)
    click(stage, now.next)
    click(stage, now.next)
    assert now.next.text() == "Afslut punktet"
    click(stage, now.next)
    assert running(stage) == ""
    stage.undo()
    assert running(stage) == "Pause"


def test_what_was_passed_over_comes_no_more(stage):
    stage.document.do("", agenda.start_item, "i2", stage.clock.now)
    stage.settle()
    assert page_of(stage).now.next.text() == "Afslut punktet"
    click(stage, page_of(stage).now.next)
    assert "Programmet er slut" in words(stage)


def test_the_list_stands_in_two_columns_of_even_lines_where_there_is_room(bare):
    page = page_of(bare)
    page.resize(800, 900)
    lines = page.ready.findChildren(CheckLine)
    bare.bot.waitUntil(lambda: len({each.x() for each in lines}) == 2)
    for column in {each.x() for each in lines}:
        own = sorted((each for each in lines if each.x() == column), key=lambda each: each.y())
        gaps = {below.y() - line.geometry().bottom() for line, below in itertools.pairwise(own)}
        assert max(gaps) <= 12, gaps
    page.resize(560, 900)
    bare.bot.waitUntil(lambda: len({each.x() for each in lines}) == 1)


def test_the_day_and_its_button_stand_beside_each_other_as_long_as_they_fit(bare):
    page = page_of(bare)
    edit = next(each for each in page.findChildren(QPushButton) if each.text() == "Redigér…")
    needed = page.days.sizeHint().width() + edit.sizeHint().width()
    page.resize(needed + 240, 700)
    bare.bot.waitUntil(
        lambda: abs(edit.geometry().center().y() - page.days.geometry().center().y()) < 6
    )


def test_the_list_is_folded_when_the_day_has_begun_and_can_be_shown_again(stage):
    page = page_of(stage)
    line = page.ready.findChildren(CheckLine)[0]
    assert line.isVisible()
    click(stage, page.now.toggle)
    assert not line.isVisible()
    click(stage, next(b for b in page.ready.findChildren(QPushButton) if b.text() == "Vis listen"))
    assert line.isVisible()
    click(stage, page.now.next)
    assert line.isVisible(), "what the person opened stays open"


def test_the_gong_is_tested_from_the_list(stage):
    wanted = []
    page_of(stage).sound_wanted.connect(partial(wanted.append, 1))
    click(stage, next(b for b in page_of(stage).findChildren(QPushButton) if b.text() == "Prøv"))
    assert wanted == [1]


def test_a_table_that_asks_for_help_is_told_and_helped(stage):
    stage.perform(board.ask_for_help, 3, NOW)
    assert "Bord 3 har bedt om hjælp siden 10.00" in words(stage)
    click(stage, next(b for b in page_of(stage).findChildren(QPushButton) if b.text() == "Hjulpet"))
    assert stage.assembly.board.help_since == {}
    assert stage.told[-1].can_undo
    stage.undo()
    assert stage.assembly.board.help_since == {3: NOW}


def test_many_tables_that_wait_are_one_line_that_opens(stage, qtbot):
    badge = HelpBadge(stage.document)
    qtbot.addWidget(badge)
    for table in range(1, 10):
        stage.perform(board.ask_for_help, table, NOW + table)
    stage.settle()
    assert badge.text() == "9 borde beder om hjælp"
    assert "Bord 1, 2, 3, 4, 5, 6, 7, 8 og 9 beder om hjælp" in words(stage)
    buttons = page_of(stage).findChildren(QPushButton)
    assert not [each for each in buttons if each.text() == "Hjulpet" and each.isVisible()]
    click(stage, next(each for each in buttons if each.text() == "Vis alle" and each.isVisible()))
    buttons = page_of(stage).findChildren(QPushButton)
    assert len([each for each in buttons if each.text() == "Hjulpet"]) == 9
    badge.stop()


def test_on_every_page_a_badge_tells_who_waits(stage, qtbot):
    badge = HelpBadge(stage.document)
    qtbot.addWidget(badge)
    assert not badge.isVisible()
    stage.perform(board.ask_for_help, 3, NOW)
    stage.perform(board.ask_for_help, 1, NOW + 1)
    assert badge.isVisible()
    assert badge.text() == "Bord 3 og 1 beder om hjælp"
    stage.perform(board.helped, 3)
    assert badge.text() == "Bord 1 beder om hjælp"
    stage.perform(board.helped, 1)
    assert not badge.isVisible()
    badge.stop()
