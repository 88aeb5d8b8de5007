"""The agenda page's actions, for its menus, the palette and the sheet of keys."""

from __future__ import annotations

from typing import Final, Protocol

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from app.i18n import N_, _
from app.ui.icons import icon
from app.ui.plain_keys import Place, keys_of


class Programme(Protocol):
    """What the actions do (`agenda.page.AgendaPage`)."""

    def add_item(self) -> None:
        """A form for a new item."""

    def edit_item(self) -> None:
        """A form for the chosen item."""

    def start_item(self) -> None:
        """The chosen item begins."""

    def move_up(self) -> None:
        """One place earlier."""

    def move_down(self) -> None:
        """One place later."""

    def remove_item(self) -> None:
        """Off the programme."""

    def add_five(self) -> None:
        """Five minutes more."""

    def end_item(self) -> None:
        """What is on ends."""

    def repair(self) -> None:
        """Proposals for a programme that does not fit."""

    def keep_item(self) -> None:
        """The chosen item as a template."""

    def print_programme(self) -> None:
        """To the print-outs of the programme."""


class Exchange(Protocol):
    """What goes in and out (`agenda.exchange.ProgrammeExchange`)."""

    def copy_day(self) -> None:
        """The programme on another day."""

    def begin_from(self) -> None:
        """Programmes to begin from."""

    def keep_day(self) -> None:
        """The day as a template."""

    def choose_file(self) -> None:
        """A programme from a file."""

    def export(self) -> None:
        """The programme as a file."""

    def show_account(self) -> None:
        """Planned held against actual."""


# name: (words, keys, icon, what it needs); the list itself knows Enter and Alt+arrows.
_TABLE: Final = {
    "add_item": (N_("Add an item…"), "Ins", "plus", ""),
    "edit_item": (N_("Edit the item…"), "F2", "pencil", "chosen"),
    "start_item": (N_("Start this item now"), "", "play", "chosen"),
    "move_up": (N_("Move earlier (Alt+Up in the list)"), "", "arrow-up", "chosen"),
    "move_down": (N_("Move later (Alt+Down in the list)"), "", "arrow-down", "chosen"),
    "remove_item": (N_("Remove the item"), "", "trash-2", "chosen"),
    "add_five": (N_("Five minutes more"), "", "plus", "on"),
    "end_item": (N_("End the current item"), "", "circle-check", "on"),
    "copy_day": (N_("Copy the programme to another day…"), "", "copy", ""),
    "repair": (N_("Make the programme fit…"), "", "git-compare", "short"),
    "show_account": (N_("Planned and actual…"), "", "list-checks", "items"),
    "print_programme": (N_("Print the programme…"), "", "printer", "items"),
    "begin_from": (N_("Programmes to begin from…"), "", "book-open", ""),
    "choose_file": (N_("Import a programme…"), "", "upload", ""),
    "export": (N_("Export the programme…"), "", "download", "items"),
    "keep_day": (N_("Save the programme as a template…"), "", "save", "items"),
    "keep_item": (N_("Save the item as a template…"), "", "save", "chosen"),
}
_OF_ITEM: Final = (
    "edit_item", "start_item", "move_up", "move_down", "keep_item", "remove_item",
)  # fmt: skip
_OF_DAY: Final = (
    "begin_from", "copy_day", "keep_day", "choose_file", "export", "print_programme",
    "show_account",
)  # fmt: skip


class AgendaActions(QObject):
    """The table as live QActions of a page."""

    def __init__(self, page: Programme, exchange: Exchange) -> None:
        super().__init__(page if isinstance(page, QObject) else None)
        self._made: dict[str, QAction] = {}
        for name, (_words, keys, icon_name, _needs) in _TABLE.items():
            action = QAction(icon(icon_name), "", self)
            action.setObjectName(f"agenda-{name}")
            for each in (keys,) if keys else keys_of(name, Place.AGENDA):
                action.setShortcut(QKeySequence(each))
            owner = page if hasattr(page, name) else exchange
            action.triggered.connect(getattr(owner, name))
            self._made[name] = action
        self.retranslate()

    def all(self) -> list[QAction]:
        """Every action, in the order of the menu."""
        return list(self._made.values())

    def of_item(self) -> list[QAction]:
        """What is done to one item, for its context menu."""
        return [self._made[name] for name in _OF_ITEM]

    def of_day(self) -> list[QAction]:
        """What is done to the whole day, for the button beside the title."""
        return [self._made[name] for name in _OF_DAY]

    def do_repair(self) -> None:
        """As from the menu: nothing while the programme fits."""
        self._made["repair"].trigger()

    def retranslate(self) -> None:
        """The words in the language of the moment."""
        for name, action in self._made.items():
            action.setText(_(_TABLE[name][0]))

    def allow(self, *, has_chosen: bool, is_on: bool, has_items: bool, is_short: bool) -> None:
        """Greys out what cannot be done now and whose reason is plain to see."""
        allowed = {
            "": True,
            "chosen": has_chosen,
            "on": is_on,
            "items": has_items,
            "short": is_short,
        }
        for name, action in self._made.items():
            action.setEnabled(allowed[_TABLE[name][3]])
