"""The cards of tables: their own menu, by mouse and by keys, and whole heads after a scroll."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu, QScrollArea, QWidget

from app.models import agenda
from app.models.agenda import ItemKind, Plan
from tests.assemblies import DAY, NOW
from tests.ui.seating_room import Desk, open_desk, planned

__all__ = ["open_desk"]

Reason = QContextMenuEvent.Reason


def ask(widget: QWidget, at: QPoint, reason: Reason = Reason.Mouse) -> None:
    QApplication.sendEvent(widget, QContextMenuEvent(reason, at, widget.mapToGlobal(at)))


def menu_of(desk: Desk, table: int, reason: Reason = Reason.Mouse) -> QMenu:
    """Opened on free ground at the card's corner."""
    card = desk.card(table)
    ask(card, QPoint(card.width() - 4, 4), reason)
    shown = [each for each in desk.page.findChildren(QMenu) if each.isVisible()]
    assert [each.title() for each in shown] == [f"Table {table}"]
    return shown[0]


def offered(menu: QMenu) -> list[str]:
    return [each.text() for each in menu.actions() if each.isEnabled() and each.text()]


def choose(menu: QMenu, words: str) -> None:
    next(each for each in menu.actions() if each.text() == words).trigger()
    menu.close()


def test_a_card_has_a_menu_for_its_table(open_desk):
    desk = open_desk(planned(count=24, tables=4))
    menu = menu_of(desk, 3)
    assert offered(menu) == ["Lock table 3", "Close table 3", "Open one more table"]
    choose(menu, "Close table 3")
    desk.wait_for_suggestion()
    assert "table 3 is closed" in desk.banners()[0]


def test_the_head_of_a_card_has_the_menu_too(open_desk):
    desk = open_desk(planned())
    for part in desk.card(2).findChildren(QWidget):
        if part.isVisible() and part not in desk.card(2).chips:
            ask(part, QPoint(1, 1))
            (menu,) = [each for each in desk.page.findChildren(QMenu) if each.isVisible()]
            assert menu.title() == "Table 2"
            menu.close()


def test_a_closed_table_is_opened_from_its_own_card(open_desk):
    desk = open_desk(planned(count=30, tables=5))
    for table in (2, 4):
        choose(menu_of(desk, table), f"Close table {table}")
        desk.wait_for_suggestion()
        desk.action("accept")
        desk.settle()
    card = desk.card(4)
    assert card.accessibleName() == "Table 4, closed"
    assert card.focusPolicy() & Qt.FocusPolicy.TabFocus, "nobody's menu has it"
    card.setFocus()
    menu = menu_of(desk, 4, Reason.Keyboard)
    assert offered(menu) == ["Open table 4 again"]
    choose(menu, "Open table 4 again")
    desk.wait_for_suggestion()
    desk.action("accept")
    desk.settle()
    assert desk.seats.tables(DAY, 1)[3]
    assert desk.seats.tables(DAY, 1)[1] == ()
    assert desk.card(4).focusPolicy() == Qt.FocusPolicy.NoFocus


def test_a_table_is_locked_from_its_card(open_desk):
    desk = open_desk(planned())
    choose(menu_of(desk, 2), "Lock table 2")
    desk.settle()
    assert "locked" in desk.card(2).accessibleName()


def test_a_round_that_was_held_offers_nothing_that_cannot_be_done_there(open_desk):
    play = planned(rounds=1)
    play.do(agenda.add_item(play.assembly, "i1", DAY, Plan("Runde", ItemKind.TABLE_ROUND, round=1)))
    play.do(agenda.start_item(play.assembly, "i1", NOW))
    play.do(agenda.end_item(play.assembly, NOW + 60_000))
    desk = open_desk(play)
    assert offered(menu_of(desk, 2)) == []
    desk.page.findChild(QMenu).close()
    desk.chip("m01").customContextMenuRequested.emit(QPoint(4, 4))
    menu = next(each for each in desk.page.findChildren(QMenu) if each.isVisible())
    told = offered(menu)
    assert "Move to" in told, "who sat where can be put right"
    assert not {"Lock the seat", "Lock table 1", "Close table 1", "Open one more table"} & {*told}
    assert "Part from somebody now…" not in told
    menu.close()


def test_no_heads_are_cut_after_a_table_was_closed(open_desk):
    """Six cards in two rows that are a little higher than the window."""
    desk = open_desk(planned(count=72, tables=6))
    desk.page.resize(900, 440)
    QApplication.processEvents()
    scroll = next(
        each
        for each in desk.page.board.findChildren(QScrollArea)
        if each.widget().layout().count() > 1
    )
    bar = scroll.verticalScrollBar()
    assert bar.maximum() > 8, "there is something to scroll"
    desk.page.board.make_current("m72")
    bar.setValue(bar.maximum())
    desk.page.board.make_current("m67")  # the last one of the first table
    choose(menu_of(desk, 6), "Close table 6")
    desk.wait_for_suggestion()
    desk.action("accept")
    desk.settle()
    QApplication.processEvents()
    assert bar.value() == 0
    bar.setValue(60)
    desk.page.next_round()
    QApplication.processEvents()
    assert bar.value() == 0, "the next round begins with whole cards"
