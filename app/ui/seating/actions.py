"""The seating page's actions, for its menu, the palette and the sheet of keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Protocol

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from app.i18n import N_, _
from app.ui.icons import icon
from app.ui.plain_keys import Place, keys_of
from app.ui.seating.suggesting import Suggesting


class Seats(Protocol):
    """What the actions do (`seating.page.SeatingPage`)."""

    def make_plan(self) -> None:
        """A suggestion for a new plan."""

    def repair(self) -> None:
        """A suggestion that fits who is here."""

    def accept(self) -> None:
        """The suggestion becomes the plan."""

    def discard(self) -> None:
        """The plan stays as it is."""

    def toggle_bars(self) -> None:
        """Shows or hides the mix on the cards."""

    def advise(self) -> None:
        """What other tables or rounds would give."""

    def next_round(self) -> None:
        """One round on."""

    def previous_round(self) -> None:
        """One round back."""


class Asks(Protocol):
    """What asks for other tables (`seating.asking.Asking`)."""

    def close_table(self) -> None:
        """A suggestion without the table of the person the keys are about."""

    def open_table(self) -> None:
        """A suggestion with one table more."""


class Moves(Protocol):
    """What moves people by keys (`seating.moving.Moving`)."""

    def move_by_keys(self) -> None:
        """A number now says the table."""

    def swap_by_keys(self) -> None:
        """The next chosen person is the other."""

    def toggle_lock(self) -> None:
        """Locks or frees a seat."""

    def toggle_lock_table(self) -> None:
        """Locks or frees every seat of a table."""

    def toggle_lock_round(self) -> None:
        """Locks or frees every seat of the round."""

    def part_by_keys(self) -> None:
        """The next chosen person is the one to sit apart from."""


class Looks(Protocol):
    """What they open (`seating.looking.Looking`)."""

    def show_moves(self) -> None:
        """Who changes table in the suggestion, and why."""

    def show_met(self) -> None:
        """Who meets whom."""

    def show_person(self) -> None:
        """One person's tables and faces."""

    def show_mix(self) -> None:
        """The tables against the assembly."""

    def show_rules(self) -> None:
        """The rules for the seating."""

    def show_broken(self) -> None:
        """The rules that are broken, and why."""


# name: (words, keys, icon, what it needs)
_TABLE: Final = {
    "make_plan": (N_("Make a plan"), "", "sparkles", "people"),
    "repair": (N_("Repair the plan"), "", "user-check", "change"),
    "accept": (N_("Accept the suggestion"), "", "check", "fresh"),
    "discard": (N_("Not now"), "", "x", "suggestion"),
    "show_moves": (N_("Who changes table…"), "", "arrow-up-down", "suggestion"),
    "move_by_keys": (N_("Move to table…"), "", "arrow-right", "change"),
    "swap_by_keys": (N_("Change places with…"), "", "arrow-up-down", "change"),
    "toggle_lock": (N_("Lock or unlock the seat"), "", "lock", "change"),
    "toggle_lock_table": (N_("Lock or unlock the table"), "", "lock", "change"),
    "toggle_lock_round": (N_("Lock or unlock the round"), "Ctrl+Shift+L", "lock", "change"),
    "part_by_keys": (N_("Part two people now…"), "", "split", "change"),
    "close_table": (N_("Close the table"), "", "circle-x", "change"),
    "open_table": (N_("Open one more table"), "", "plus", "change"),
    "show_met": (N_("Who meets whom…"), "", "users", "plan"),
    "show_person": (N_("Whom a person meets…"), "", "user", "plan"),
    "show_mix": (N_("The tables against the assembly…"), "", "chart-column", "plan"),
    "toggle_bars": (N_("Show the mix on the cards"), "", "chart-column", "plan"),
    "show_rules": (N_("Rules for the seating…"), "Ctrl+R", "list-checks", "any"),
    "show_broken": (N_("Rules that are broken…"), "", "triangle-alert", "plan"),
    "advise": (N_("What would other tables give?"), "", "lightbulb", "plan"),
    "next_round": (N_("Next round"), "Ctrl+PgDown", "chevron-right", "plan"),
    "previous_round": (N_("Previous round"), "Ctrl+PgUp", "chevron-left", "plan"),
}


class SeatingActions(QObject):
    """The table as live QActions of a page."""

    def __init__(self, page: Seats, looking: Looks, moving: Moves, asking: Asks) -> None:
        super().__init__(page if isinstance(page, QObject) else None)
        self._made: dict[str, QAction] = {}
        self._table = 0
        handlers = _handlers(page, looking, moving, asking)
        for name, (_words, keys, icon_name, _needs) in _TABLE.items():
            action = QAction(icon(icon_name), "", self)
            action.setObjectName(f"seating-{name}")
            for each in (keys,) if keys else keys_of(name, Place.SEATING):
                action.setShortcut(QKeySequence(each))
            action.triggered.connect(handlers[name])
            self._made[name] = action
        self.retranslate()

    def all(self) -> list[QAction]:
        """Every action, in the order of the menu."""
        return list(self._made.values())

    def retranslate(self) -> None:
        """The words in the language of the moment."""
        for name, action in self._made.items():
            action.setText(_(_TABLE[name][0]))
        self._name_table()

    def aim(self, table: int) -> None:
        """Which table (from 1) the keys are at, 0 for none."""
        self._table = table
        self._name_table()

    def _name_table(self) -> None:
        words = _("Close table {n}").format(n=self._table)
        self._made["close_table"].setText(words if self._table else _("Close the table"))

    def allow(self, suggesting: Suggesting, *, can_plan: bool, has_plan: bool) -> None:
        """Greys out what cannot be done now: nothing changes while a suggestion waits, and one
        that fits no longer is not accepted.
        """
        is_waiting = suggesting.current is not None
        allowed = {
            "any": True,
            "people": can_plan,
            "plan": has_plan,
            "change": has_plan and not is_waiting,
            "suggestion": is_waiting,
            "fresh": is_waiting and not suggesting.is_stale,
        }
        for name, action in self._made.items():
            action.setEnabled(allowed[_TABLE[name][3]])


def _handlers(
    page: Seats, looking: Looks, moving: Moves, asking: Asks
) -> dict[str, Callable[[], None]]:
    return {
        "make_plan": page.make_plan,
        "repair": page.repair,
        "accept": page.accept,
        "discard": page.discard,
        "show_moves": looking.show_moves,
        "move_by_keys": moving.move_by_keys,
        "swap_by_keys": moving.swap_by_keys,
        "toggle_lock": moving.toggle_lock,
        "toggle_lock_table": moving.toggle_lock_table,
        "toggle_lock_round": moving.toggle_lock_round,
        "part_by_keys": moving.part_by_keys,
        "close_table": asking.close_table,
        "open_table": asking.open_table,
        "show_met": looking.show_met,
        "show_person": looking.show_person,
        "show_mix": looking.show_mix,
        "toggle_bars": page.toggle_bars,
        "show_rules": looking.show_rules,
        "show_broken": looking.show_broken,
        "advise": page.advise,
        "next_round": page.next_round,
        "previous_round": page.previous_round,
    }
