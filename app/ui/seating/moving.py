"""People moved by hand on the board: what it would change, the doing, and the menu of a seat."""

from __future__ import annotations

from concurrent.futures import Future
from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget
from shiboken6 import isValid

from app.document import Document
from app.engines.seating import Wishes
from app.i18n import _
from app.models.entries import Facts
from app.ui.seating.asking import Asking
from app.ui.seating.board import SeatingBoard
from app.ui.seating.deeds import SeatingDeeds
from app.ui.seating.menu import Choice, Seat, Verb, choice_of, seat_menu, table_menu
from app.ui.seating.mode import Mode
from app.ui.toast import Toast


class Moving(QObject):
    """Listens to the board, which it never shows. `said` carries words for the hint, "" for the
    usual ones; `told` a `Toast`; `person_wanted` asks whom somebody has met.
    """

    said = Signal(str)
    told = Signal(object)
    person_wanted = Signal()

    def __init__(
        self, document: Document, board: SeatingBoard, asking: Asking, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._document, self._board, self._page = document, board, parent
        self._asking = asking
        self._meeting, self._number = "", 1
        self._wishes = Wishes((), 1, 1)
        board.move_wanted.connect(self.move_seat)
        board.swap_wanted.connect(self._swap)
        board.part_wanted.connect(asking.part)
        board.menu_wanted.connect(self._open_menu)
        board.table_menu_wanted.connect(self._open_table_menu)
        board.hovered.connect(self._on_hovered)
        board.unhovered.connect(self._on_unhovered)
        board.mode_changed.connect(self._on_mode)

    def aim(self, meeting: str, number: int, wishes: Wishes) -> None:
        """Which round is on the board, and by which wishes a move is measured."""
        self._meeting, self._number, self._wishes = meeting, number, wishes
        self._asking.aim(meeting, number)
        if self._board.mode is Mode.MOVE:
            self._board.show_previews(self.deeds.previews(self._board.origin))

    @property
    def deeds(self) -> SeatingDeeds:
        """What is done, in the round on the board."""
        return SeatingDeeds(self._document, self._meeting, self._number, self._wishes)

    def move_by_keys(self) -> None:
        """A number now says the table."""
        self._board.begin_move(self._picked)

    def swap_by_keys(self) -> None:
        """The next chosen person is the other."""
        self._board.begin_swap(self._board.current)

    def part_by_keys(self) -> None:
        """The next chosen person is the one to sit apart from."""
        self._board.begin_part(self._board.current)

    def toggle_lock(self) -> None:
        """Locks the seat the keys are about, or frees it: that of who was picked, when somebody
        was.
        """
        member, seats = self._picked, self._document.assembly.seating
        if member and self._board.can_change:
            is_locked = seats.is_locked(self._meeting, self._number, member)
            self.deeds.lock(member, not is_locked)

    def toggle_lock_table(self) -> None:
        """Locks every seat of the table the keys are at, or frees them."""
        table = self._board.table_of(self._picked)
        if table and self._board.can_change:
            self._lock_table(table, is_locked=not self.deeds.are_locked(table))

    def toggle_lock_round(self) -> None:
        """Locks every seat of the round on show, or frees them."""
        if not self._board.can_change:
            return
        deeds = self.deeds
        is_locked = not deeds.are_locked()
        words = _("Round {round} is locked: a repair moves nobody in it.")
        if not is_locked:
            words = _("Round {round} is unlocked.")
        self.tell_when_done(deeds.lock_round(is_locked), words.format(round=self._number))

    def move_seat(self, member: str, table: int) -> None:
        """To a table, 0 for none; says what it changed."""
        if table > len(self._document.assembly.seating.tables(self._meeting, self._number)):
            self.said.emit(_("There is no table {table} in this round.").format(table=table))
            return
        words = self.deeds.words(member, table)
        self.tell_when_done(self.deeds.move(member, table), words)

    def tell_when_done(self, future: Future[Facts], words: str) -> None:
        """A toast with Undo once it is on disk."""
        future.add_done_callback(partial(self._on_done, words))

    # -- inside

    @property
    def _picked(self) -> str:
        """Who is being moved or swapped, else whom the keys are about."""
        return self._board.origin or self._board.current

    def _lock_table(self, table: int, *, is_locked: bool) -> None:
        words = _("Table {table} is locked: a repair moves nobody at it.")
        if not is_locked:
            words = _("Table {table} is unlocked.")
        self.tell_when_done(self.deeds.lock_table(table, is_locked), words.format(table=table))

    def _swap(self, one: str, other: str) -> None:
        seats = self._document.assembly.seating
        table = seats.table_of(self._meeting, self._number, other)
        words = self.deeds.words(one, table, other)
        self.tell_when_done(self.deeds.swap(one, other), words)

    def _on_hovered(self, member: str, table: int, beneath: str) -> None:
        """What letting go here would change; two who part are only asked for."""
        if self._board.mode is Mode.PART:
            return
        brief, in_full = self.deeds.preview(member, table, beneath)
        if self._board.mode is not Mode.MOVE:
            self._board.show_previews({table: (brief, in_full)})
        self.said.emit(in_full)

    def _on_unhovered(self) -> None:
        if self._board.mode is not Mode.MOVE:
            self._board.show_previews({})
        self.said.emit("")

    def _on_mode(self, mode: Mode) -> None:
        if mode is Mode.MOVE:
            self._board.show_previews(self.deeds.previews(self._board.origin))
        self.said.emit("")

    def _open_menu(self, member: str, at: QPoint) -> None:
        assembly = self._document.assembly
        known = assembly.people.members.get(member)
        seats, table = assembly.seating, self._board.table_of(member)
        tables = seats.tables(self._meeting, self._number)
        seat = Seat(
            assembly.people.shown_names().get(member, ""),
            seats.table_of(self._meeting, self._number, member),
            len(tables),
            seats.is_locked(self._meeting, self._number, member),
            known.fixed_table if known else 0,
            self._asking.table(table),
        )
        self._pop_up(seat_menu(self._page, seat), at)

    def _open_table_menu(self, table: int, at: QPoint) -> None:
        if self._board.can_change:
            self._pop_up(table_menu(self._page, self._asking.table(table)), at)

    def _pop_up(self, menu: QMenu, at: QPoint) -> None:
        menu.triggered.connect(self._on_menu)
        menu.popup(at)

    def _on_menu(self, action: QAction) -> None:
        choice, member = choice_of(action), self._board.current
        if choice is None:
            return
        match choice.verb:
            case Verb.MOVE:
                self.move_seat(member, choice.table)
            case Verb.SWAP:
                self._board.begin_swap(member)
            case Verb.PART:
                self._board.begin_part(member)
            case Verb.LOCK | Verb.UNLOCK:
                self.deeds.lock(member, choice.verb is Verb.LOCK)
            case Verb.FIX:
                self.deeds.fix(member, choice.table)
            case Verb.PERSON:
                self.person_wanted.emit()
            case _:
                self._on_table_choice(choice)

    def _on_table_choice(self, choice: Choice) -> None:
        match choice.verb:
            case Verb.LOCK_TABLE | Verb.UNLOCK_TABLE:
                self._lock_table(choice.table, is_locked=choice.verb is Verb.LOCK_TABLE)
            case Verb.CLOSE:
                self._asking.close(choice.table)
            case Verb.OPEN:
                self._asking.open(choice.table)

    def _on_done(self, words: str, future: Future[Facts]) -> None:
        if isValid(self) and future.exception() is None and future.result():
            self.told.emit(Toast(words, can_undo=True))
