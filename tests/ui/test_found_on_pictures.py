"""What was ugly on the pictures of `bordrunde views`, and is to stay mended."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QStringListModel
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QPushButton

from app.composition import Program
from app.document import Document
from app.rehearsal.views.assemblies import ASSEMBLIES
from app.settings import Settings
from app.ui.seating.insight.told import View
from app.ui.theme import scaled
from app.ui.today.checks import Check, Level
from app.ui.today.ready import CheckLine
from app.ui.widgets import DataTable, EmptyState, SectionHeader, Text
from tests.ui.seating_room import open_desk, planned
from tests.ui.shell import look, session_look
from tests.ui.test_seating_insight import insight

__all__ = ["look", "open_desk", "session_look"]


@pytest.fixture
def window(look, qapp, qtbot, tmp_path):
    program = Program(qapp, Settings(device="0" * 16, theme="light"), serves=False)
    ASSEMBLIES["new"](tmp_path / "new.bordrunde")
    program.lay_out(Document.open(tmp_path / "new.bordrunde", "0" * 16))
    program.window.resize(1280, 720)
    program.window.show()
    yield program.window
    program.end()


def test_every_title_begins_at_the_same_place(window, qtbot):
    found = set()
    for section in ("today", "members", "seating", "agenda", "notes", "themes", "polls", "report"):
        window.show_section(section)
        qtbot.wait(1)
        head = window.page.findChild(SectionHeader)
        found.add(head.mapTo(window, QPoint()).x())
    assert len(found) == 1


def test_rows_of_two_lines_do_not_run_into_each_other(look, qtbot):
    table = DataTable()
    qtbot.addWidget(table)
    table.setModel(QStringListModel(["kort", "et navn, som er så langt, at det står på to linjer"]))
    table.setWordWrap(True)
    table.resize(scaled(230), 200)
    table.show()
    table.resizeRowsToContents()
    line = QFontMetrics(table.font()).height()
    assert 2 * line + 8 <= table.rowHeight(1) < 3 * line


def test_a_plan_that_keeps_all_rules_says_so_in_the_middle_with_the_way_to_them(open_desk, qtbot):
    desk = open_desk(planned())
    desk.page.looking.show_broken()
    dialog = insight(desk)
    assert dialog.tabs.currentIndex() == View.RULES.value
    told = dialog.rules.findChild(EmptyState)
    assert told.isVisible()
    assert not dialog.rules.table.isVisible()
    ways = [each for each in dialog.rules.findChildren(QPushButton) if each.isVisible()]
    assert len(ways) == 1
    with qtbot.waitSignal(dialog.rules_wanted):
        ways[0].click()


def test_the_words_of_a_check_stand_beside_the_middle_of_its_button(look, qtbot):
    line = CheckLine()
    qtbot.addWidget(line)
    line.show_check(Check("members", Level.RED, "Ingen medlemmer", "members"))
    line.resize(400, line.sizeHint().height())
    line.show()
    words, way = line.findChild(Text), line.findChild(QPushButton)
    apart = words.geometry().center().y() - way.geometry().center().y()
    assert abs(apart) <= 1
