"""The morning in Østerbro, in the real window: 36 were drawn, 27 come, six tables have a host each.

They are checked in by name, the doors close, and the plan is repaired at once: at most six of the
27 sit at another table in round 1 than they read on the list they were sent.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.archive.journal import Journal
from app.composition import Program
from app.models import people, seating
from app.models.people import Attendance
from app.models.seating import Rule, RuleKind
from app.proposals import plan_task, think
from app.settings import Settings
from app.ui.members.desk import CheckInDesk
from app.ui.seating.controls import SuggestionCard
from app.ui.seating.page import SeatingPage
from tests.assemblies import DAY, NOW, Play, founded, member
from tests.ui.shell import session_look

__all__ = ["session_look"]

Key = Qt.Key
TABLES, ROUNDS, DRAWN = 6, 6, 36
HOSTS = [f"m{number:02d}" for number in range(1, TABLES + 1)]
AWAY = [f"m{number:02d}" for number in range(8, DRAWN + 1, 3)][:9]


def drawn_and_planned() -> Play:
    """Everybody expected, a host for each table, and the plan that was sent out."""
    play = founded()
    newcomers = [member(number) for number in range(1, DRAWN + 1)]
    play.do(people.add_members(play.assembly, newcomers))
    for table, host in enumerate(HOSTS, 1):
        rule = Rule(RuleKind.HOST, (host,), tables=(table,))
        play.do(seating.add_rule(play.assembly, f"r{table}", rule))
    plan = think(plan_task(play.assembly, DAY, TABLES, ROUNDS), seed=1, effort=200)
    play.do(seating.accept_plan(play.assembly, DAY, plan.rounds))
    return play


@pytest.fixture
def program(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    path = tmp_path / "oesterbro.bordrunde"
    with Journal.create(path, "laptop") as journal:
        journal.append(drawn_and_planned().facts, NOW)
    settings = Settings(device="0" * 16, language="en", side=False)
    made = Program(qapp, settings, serves=False)
    assert made.open(path)
    made.window.choose_language("en")
    made.window.resize(QSize(1280, 720))
    made.window.show()
    made.window.activateWindow()
    qtbot.waitUntil(made.window.isActiveWindow)
    yield made
    made.end()


def check_in(program: Program, qtbot: QtBot) -> None:
    """27 names and Enter, then the doors close."""
    assert program.document is not None
    document = program.document
    program.window.show_section("members")
    desk = program.window.findChild(CheckInDesk)
    assert isinstance(desk, CheckInDesk)
    for each in list(document.assembly.people):
        if each.id not in AWAY:
            desk.field.setText(each.name)
            qtbot.keyClick(desk.field, Key.Key_Return)
            qtbot.waitUntil(lambda: document.saved)
    assert len(document.assembly.people.present(DAY)) == DRAWN - len(AWAY)
    rest = [b for b in desk.findChildren(QPushButton) if b.text() == "The rest stay away"]
    qtbot.mouseClick(rest[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(document.assembly.people.having(DAY, Attendance.ABSENT)) == 9)


def test_the_morning_in_oesterbro(program: Program, qtbot: QtBot):
    assert program.document is not None
    document, window = program.document, program.window
    before = document.assembly.seating.tables(DAY, 1)
    check_in(program, qtbot)
    window.show_section("seating")
    page = window.page
    assert isinstance(page, SeatingPage)
    page.board.make_current(HOSTS[0])
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, Key.Key_R)
    qtbot.waitUntil(lambda: page.suggestion is not None, timeout=60_000)
    card = page.findChild(SuggestionCard)
    assert isinstance(card, SuggestionCard)
    assert "9 are not here" in card.text
    page.board.make_current(HOSTS[0])
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, Key.Key_A)
    qtbot.waitUntil(lambda: document.assembly.seating.tables(DAY, 1) != before)
    after = document.assembly.seating.tables(DAY, 1)
    seats = document.assembly.seating
    assert sorted(len(table) for table in after) == [4, 4, 4, 5, 5, 5]
    assert {who for table in after for who in table}.isdisjoint(AWAY)
    for number in range(1, ROUNDS + 1):
        hosts = [seats.table_of(DAY, number, host) for host in HOSTS]
        assert hosts == list(range(1, TABLES + 1)), f"a host left the table in round {number}"
    stayed = {who for one, other in zip(before, after, strict=True) for who in {*one} & {*other}}
    assert DRAWN - len(AWAY) - len(stayed) <= 6
