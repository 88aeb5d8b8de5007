"""The agenda page's actions, for its menus, the palette and the sheet of keys."""

from __future__ import annotations

from typing import Final, Protocol

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from app.i18n import N_, _
from app.ui.icons import icon


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

    def copy_day(self) -> None:
        """The programme on another day."""


# name: (words, keys, icon, what it needs); the list itself knows Enter and Alt+arrows.
_TABLE: Final = {
    "add_item": (N_("Add an item…"), "Ins", "plus", ""),
    "edit_item": (N_("Edit the item…"), "F2", "pencil", "chosen"),
    "start_item": (N_("Start this item now"), "", "play", "chosen"),
    "move_up": (N_("Move earlier (Alt+Up in the list)"), "", "arrow-up", "chosen"),
    "move_down": (N_("Move later (Alt+Down in the list)"), "", "arrow-down", "chosen"),
    "remove_item": (N_("Remove the item"), "Del", "trash-2", "chosen"),
    "add_five": (N_("Five minutes more"), "", "plus", "on"),
    "end_item": (N_("End the current item"), "", "circle-check", "on"),
    "copy_day": (N_("Copy the programme to another day…"), "", "copy", "days"),
}
_OF_ITEM: Final = ("edit_item", "start_item", "move_up", "move_down", "remove_item")


class AgendaActions(QObject):
    """The table as live QActions of a page."""

    def __init__(self, page: Programme) -> None:
        super().__init__(page if isinstance(page, QObject) else None)
        self._made: dict[str, QAction] = {}
        for name, (_words, keys, icon_name, _needs) in _TABLE.items():
            action = QAction(icon(icon_name), "", self)
            action.setObjectName(f"agenda-{name}")
            if keys:
                action.setShortcut(QKeySequence(keys))
            action.triggered.connect(getattr(page, name))
            self._made[name] = action
        self.retranslate()

    def all(self) -> list[QAction]:
        """Every action, in the order of the menu."""
        return list(self._made.values())

    def of_item(self) -> list[QAction]:
        """What is done to one item, for its context menu."""
        return [self._made[name] for name in _OF_ITEM]

    def retranslate(self) -> None:
        """The words in the language of the moment."""
        for name, action in self._made.items():
            action.setText(_(_TABLE[name][0]))

    def allow(self, *, has_chosen: bool, is_on: bool, has_days: bool) -> None:
        """Greys out what cannot be done now."""
        allowed = {"": True, "chosen": has_chosen, "on": is_on, "days": has_days}
        for name, action in self._made.items():
            action.setEnabled(allowed[_TABLE[name][3]])
