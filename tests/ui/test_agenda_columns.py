"""The columns of the programme: times whole and below each other, and none that says nothing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, QRect, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from app.i18n import Language
from app.models.agenda import ItemKind, Lock, Plan
from app.models.agenda import add_item as add
from app.ui.agenda.models import Column
from app.ui.agenda.table import AgendaTable, WholeRows
from tests.assemblies import DAY, Play, founded
from tests.ui.agenda_room import MINUTE, NINE, Desk, Key, open_desk
from tests.ui.shell import look, session_look

__all__ = ["look", "open_desk", "session_look"]

_Element = QStyle.SubElement
TIMES = (Column.PLANNED, Column.EXPECTED, Column.ACTUAL, Column.LENGTH)


def locked() -> Play:
    """Two items one cannot move, and between them one whose length is locked."""
    play = founded()
    for item, plan in (
        ("a", Plan("Velkomst", ItemKind.PLENARY, 10 * 60, 20, lock=Lock.START)),
        ("b", Plan("Bordrunde", ItemKind.TABLE_ROUND, -1, 80, lock=Lock.LENGTH)),
        ("c", Plan("Frokost", ItemKind.BREAK, 12 * 60, 45, lock=Lock.START)),
    ):
        play.do(add(play.assembly, item, DAY, plan))
    return play


def option_of(table: AgendaTable, index: QModelIndex) -> QStyleOptionViewItem:
    """How a cell is about to be painted."""
    option = QStyleOptionViewItem()
    table.initViewItemOption(option)
    option.rect = table.visualRect(index)
    delegate = table.itemDelegate()
    assert isinstance(delegate, WholeRows)
    delegate.initStyleOption(option, index)
    return option


def text_rect(table: AgendaTable, option: QStyleOptionViewItem) -> QRect:
    """Where its words have room."""
    style = table.style()
    margin = style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, option, table) + 1
    found = style.subElementRect(_Element.SE_ItemViewItemText, option, table)
    return found.adjusted(margin, 0, -margin, 0)


def elided(table: AgendaTable) -> list[str]:
    """The times that stand on screen cut short."""
    model, found = table.programme, []
    for row in range(model.rowCount()):
        for column in TIMES:
            option = option_of(table, model.index(row, column))
            room = text_rect(table, option).width()
            wide = QFontMetricsF(option.font).horizontalAdvance(option.text)
            if not table.isColumnHidden(column) and wide > room:
                found.append(f"{option.text}: {wide:.0f} > {room}")
    return found


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("zoom", [100, 150, 200])
def test_times_are_whole_also_of_what_is_locked_and_on(
    open_desk, look, speak, language: Language, zoom: int
):
    desk: Desk = open_desk(locked())
    speak(language)
    look.zoom_to(zoom)
    desk.page.retranslate()
    desk.page.show_assembly(desk.document.assembly)
    table = desk.page.table
    assert elided(table) == []
    desk.now = NINE + 62 * MINUTE
    desk.page.next_item()
    desk.settle()
    assert elided(table) == [], "bold"
    desk.wait(30)
    desk.page.next_item()
    desk.settle()
    assert elided(table) == [], "with a warning"
    desk.wait(130)
    desk.page.next_item()
    desk.settle()
    assert elided(table) == []


def test_times_stand_below_each_other_with_a_lock_or_without(open_desk):
    table = open_desk(locked()).page.table
    planned = [table.programme.index(row, Column.PLANNED) for row in range(3)]
    assert len({text_rect(table, option_of(table, each)).left() for each in planned}) == 1


def shown(desk: Desk) -> set[Column]:
    return {each for each in TIMES if not desk.page.table.isColumnHidden(each)}


def test_no_column_stands_empty(open_desk):
    desk = open_desk(locked())
    assert shown(desk) == {Column.PLANNED, Column.LENGTH}
    desk.press(Key.Key_Space)
    assert shown(desk) == set(TIMES)
    for _rest in range(2):
        desk.page.next_item()
        desk.settle()
    desk.page.end_item()
    desk.settle()
    assert shown(desk) == {Column.PLANNED, Column.ACTUAL, Column.LENGTH}


def test_where_there_is_no_room_for_both_the_forecast_becomes_what_was(open_desk):
    desk = open_desk(locked())
    desk.page.resize(560, 600)
    desk.page.next_item()
    desk.settle()
    desk.wait(10)
    desk.page.next_item()
    desk.settle()
    assert shown(desk) == {Column.PLANNED, Column.EXPECTED, Column.LENGTH}
    assert desk.column(Column.EXPECTED)[:2] == ["9:00–9:10", "9:10–10:30"]
    heads = desk.page.model
    across = Qt.Orientation.Horizontal
    assert heads.headerData(Column.EXPECTED, across) == "Expected/actual"
    desk.page.resize(1040, 600)
    assert heads.headerData(Column.EXPECTED, across) == "Expected"
    assert desk.column(Column.EXPECTED)[:2] == ["", "9:10–10:30"]
