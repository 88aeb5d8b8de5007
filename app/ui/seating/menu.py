"""What a person's chip and a table's card offer: all that can be done with the mouse, by menu."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app.i18n import _
from app.ui.icons import icon


class Verb(StrEnum):
    """What is done; with a table where there is one."""

    MOVE = "move"
    SWAP = "swap"
    LOCK = "lock"
    UNLOCK = "unlock"
    LOCK_TABLE = "lock-table"
    UNLOCK_TABLE = "unlock-table"
    FIX = "fix"
    PART = "part"
    CLOSE = "close"
    OPEN = "open"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Choice:
    """A chosen entry: `table` is 0 to take out of the round, or to let go of a fixed table."""

    verb: Verb
    table: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """How a table stands in the round on show: what its menu has to know. Nothing is locked in a
    round that was held, and nothing closed, opened or parted where no round is to come.
    """

    number: int
    is_closed: bool = False
    is_locked: bool = False
    can_lock: bool = True
    can_close: bool = True
    can_open: bool = True
    can_part: bool = True


@dataclass(frozen=True, slots=True)
class Seat:
    """How the member sits: what the menu has to know."""

    name: str
    table: int
    tables: int
    is_locked: bool
    fixed_table: int
    at: Table


def seat_menu(parent: QWidget, seat: Seat) -> QMenu:
    """The menu for a seat; it deletes itself when it closes. `choice_of` reads what was chosen."""
    menu = QMenu(seat.name, parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    move = menu.addMenu(icon("arrow-right"), _("Move to"))
    for table in range(1, seat.tables + 1):
        _add(move, _("Table {number}").format(number=table), Choice(Verb.MOVE, table))
        move.actions()[-1].setEnabled(table != seat.table)
    move.setEnabled(not seat.is_locked)
    if seat.table:
        _add(menu, _("Change places with…"), Choice(Verb.SWAP), "arrow-up-down")
        menu.actions()[-1].setEnabled(not seat.is_locked)
        _add(menu, _("Take out of this round"), Choice(Verb.MOVE, 0), "user-x")
        menu.actions()[-1].setEnabled(not seat.is_locked)
        menu.addSeparator()
        verb = Verb.UNLOCK if seat.is_locked else Verb.LOCK
        words = _("Unlock the seat") if seat.is_locked else _("Lock the seat")
        _add(menu, words, Choice(verb), "lock-open" if seat.is_locked else "lock")
        menu.actions()[-1].setEnabled(seat.at.can_lock)
        _add_table_lock(menu, seat.at)
        _add_fixed(menu, seat)
        menu.addSeparator()
        _add(menu, _("Part from somebody now…"), Choice(Verb.PART), "split")
        menu.actions()[-1].setEnabled(seat.at.can_part)
        _add_opening(menu, seat.at)
        menu.addSeparator()
        _add(menu, _("Whom have they met?"), Choice(Verb.PERSON), "user")
    return menu


def table_menu(parent: QWidget, table: Table) -> QMenu:
    """The menu for a table, as `seat_menu`."""
    menu = QMenu(_("Table {number}").format(number=table.number), parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if not table.is_closed:
        _add_table_lock(menu, table)
        menu.addSeparator()
    _add_opening(menu, table)
    return menu


def choice_of(action: QAction) -> Choice | None:
    """What an entry stands for; None for one that only opens another menu."""
    words = str(action.data() or "").split(":")
    return Choice(Verb(words[0]), int(words[1])) if len(words) == 2 else None


def _add_opening(menu: QMenu, table: Table) -> None:
    """What asks for a suggestion: the table closes, or opens again; or there is one more."""
    if table.is_closed:
        words, choice = _("Open table {number} again"), Choice(Verb.OPEN, table.number)
        _add(menu, words.format(number=table.number), choice, "plus")
        menu.actions()[-1].setEnabled(table.can_open)
        return
    words, choice = _("Close table {number}"), Choice(Verb.CLOSE, table.number)
    _add(menu, words.format(number=table.number), choice, "circle-x")
    menu.actions()[-1].setEnabled(table.can_close)
    _add(menu, _("Open one more table"), Choice(Verb.OPEN), "plus")
    menu.actions()[-1].setEnabled(table.can_open)


def _add_table_lock(menu: QMenu, table: Table) -> None:
    verb = Verb.UNLOCK_TABLE if table.is_locked else Verb.LOCK_TABLE
    words = _("Unlock table {table}") if table.is_locked else _("Lock table {table}")
    icon_name = "lock-open" if table.is_locked else "lock"
    _add(menu, words.format(table=table.number), Choice(verb, table.number), icon_name)
    menu.actions()[-1].setEnabled(table.can_lock)


def _add_fixed(menu: QMenu, seat: Seat) -> None:
    if seat.fixed_table:
        words = _("No longer always at table {number}").format(number=seat.fixed_table)
        _add(menu, words, Choice(Verb.FIX, 0), "map-pin")
    else:
        words = _("Always at table {number}").format(number=seat.table)
        _add(menu, words, Choice(Verb.FIX, seat.table), "map-pin")


def _add(menu: QMenu, words: str, choice: Choice, icon_name: str = "") -> None:
    action = QAction(words, menu)
    if icon_name:
        action.setIcon(icon(icon_name))
    action.setData(f"{choice.verb}:{choice.table}")
    menu.addAction(action)
