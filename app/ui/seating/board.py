"""The seating board: tables as cards, people as chips that move by drag, by keys and by menu.

One chip at a time takes Tab (a roving place), arrows walk between chips. After `begin_move` a
number says the table, or arrows aim at one and Enter takes it; after `begin_swap` and `begin_part`
the next chosen chip is the other. Escape ends each of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.ui.seating.card import ChipPlace, TableCard, Tray
from app.ui.seating.dragging import Dragging, Landing
from app.ui.seating.grid import CardGrid, GridScroll
from app.ui.seating.mode import Mode
from app.ui.seating.stock import Stock
from app.ui.seating.view import Person, RoundView
from app.ui.seating.walking import step
from app.ui.theme import Space, scaled
from app.ui.widgets import Chip

_Key = Qt.Key
_BY_KEY: Final = Qt.WidgetAttribute.WA_KeyboardFocusChange
_ARROWS: Final = (_Key.Key_Left, _Key.Key_Right, _Key.Key_Up, _Key.Key_Down)
_WALKS: Final = (*_ARROWS, _Key.Key_Home, _Key.Key_End)
_ENTER: Final = (_Key.Key_Return, _Key.Key_Enter)


class SeatingBoard(QWidget):
    """Shows one round; asks for changes and makes none.

    `move_wanted` carries a member and a table (0 takes out of the round), `swap_wanted` and
    `part_wanted` two members, `hovered` a member, a table and perhaps the person beneath (what is
    aimed at, by pointer or by keys), `menu_wanted` a member and a global point, `table_menu_wanted`
    a table and one; `mode_changed` a `Mode`; `current_changed` that the keys are about another.
    """

    move_wanted = Signal(str, int)
    swap_wanted = Signal(str, str)
    part_wanted = Signal(str, str)
    menu_wanted = Signal(str, QPoint)
    table_menu_wanted = Signal(int, QPoint)
    hovered = Signal(str, int, str)
    unhovered = Signal()
    mode_changed = Signal(object)
    current_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = RoundView((), ())
        self._chips: dict[str, Chip] = {}
        self._cards: list[TableCard] = []
        self._current, self._is_chosen = "", False
        self._mode = Mode.NONE
        self._origin = ""
        self._typed = ""
        self._aim = 0
        self._tray = Tray()
        self._canvas = QWidget()
        self._grid = CardGrid()
        self._canvas.setLayout(self._grid)
        self._stock = Stock(self._canvas, self._on_new_card, self._on_new_chip)
        self._scroll = GridScroll(self._grid, self._canvas)
        self._dragging = Dragging(self._scroll, self.places, self)
        self._dragging.listen(self._tray)
        self._dragging.hovered.connect(self._on_hovered)
        self._dragging.unhovered.connect(self.unhovered)
        self._dragging.landed.connect(self._on_landed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(self._tray)
        column.addWidget(self._scroll, 1)
        self._scroll.setMinimumHeight(scaled(120))

    # -- what is shown

    def show_round(self, view: RoundView) -> None:
        """Shows a round in place: chips, scroll and focus stay where they can."""
        focused = QApplication.focusWidget()
        had_focus = isinstance(focused, Chip) and focused in self._chips.values()
        place = focused.parentWidget() if isinstance(focused, Chip) and had_focus else None
        by_key = self.window().testAttribute(_BY_KEY)
        self._view = view
        self._fit_cards(len(view.tables))
        kept = {each.id for group in (*view.tables, view.unseated) for each in group}
        self._grid.setEnabled(False)
        for card, people in zip(self._cards, view.tables, strict=True):
            card.show_chips([self._chip(each) for each in people])
        self._tray.show_chips([self._chip(each) for each in view.unseated])
        for member in set(self._chips) - kept:
            self._stock.put_chip(self._chips.pop(member))
        self._show_facts()
        self._grid.fit_names([each.sizeHint().width() for each in self._chips.values()])
        self._grid.setEnabled(True)
        self._grid.activate()
        self._scroll.take_height()
        self._keep_current(place)
        self.window().setAttribute(_BY_KEY, by_key)  # or a chip moved by keys would lose its ring

    def retranslate(self) -> None:
        """The words of the cards in the language of the moment."""
        self._show_facts()

    def places(self) -> list[ChipPlace]:
        """The tray if anybody is in it, then the cards."""
        return [*([self._tray] if self._tray.chips else []), *self._cards]

    def chip(self, member: str) -> Chip | None:
        """A member's chip in the round on show."""
        return self._chips.get(member)

    @property
    def current(self) -> str:
        """The member the keys are about, "" when nobody is shown."""
        return self._current

    @property
    def can_change(self) -> bool:
        """False while what is on show is only to be looked at."""
        return self._view.can_change

    def make_current(self, member: str) -> None:
        """Lets the keys be about this member and brings the chip into sight."""
        self._set_current(member, takes_focus=True)

    # -- modes

    @property
    def mode(self) -> Mode:
        """What the next key means."""
        return self._mode

    @property
    def origin(self) -> str:
        """Who is being moved or swapped, "" outside a mode."""
        return self._origin

    def begin_move(self, member: str) -> None:
        """The next number is this member's table; 0 takes out of the round."""
        self._begin(Mode.MOVE, member)

    def begin_swap(self, member: str) -> None:
        """The next chosen chip changes places with this one."""
        if self._mode is Mode.SWAP and member != self._origin:
            self._choose(member)
        else:
            self._begin(Mode.SWAP, member)

    def begin_part(self, member: str) -> None:
        """The next chosen chip is to sit apart from this one."""
        self._begin(Mode.PART, member)

    def turn(self) -> None:
        """Another round is on show: it begins with whole cards, and no key aims any more."""
        self.end_mode()
        self._scroll.align()

    def end_mode(self) -> None:
        """Keys mean what they always mean."""
        self._mode, self._origin, self._typed, self._aim = Mode.NONE, "", "", 0
        self.show_previews({})
        self._mark_chips()
        self.mode_changed.emit(self._mode)

    def show_previews(self, words: Mapping[int, tuple[str, str]]) -> None:
        """What a move to each table would change: in short on its card, and in full; none hide."""
        for card in self._cards:
            card.show_preview(*words.get(card.table, ("", "")))

    def table_of(self, member: str) -> int:
        """The table a person is shown at, 0 for none."""
        chip = self._chips.get(member)
        return next((card.table for card in self._cards if chip in card.chips), 0)

    def make_piece(self) -> bool:
        """Makes a few of the cards and chips that the first plan takes; False when none is left."""
        return self._stock.make_piece()

    # -- Qt's calls

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys and the focus of the chips."""
        if isinstance(watched, Chip):
            if event.type() == QEvent.Type.FocusIn:
                self._is_chosen = True
                self._set_current(watched.member_id, takes_focus=False)
            elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._on_key(watched, event)
        return super().eventFilter(watched, event)

    # -- inside

    def _fit_cards(self, count: int) -> None:
        while len(self._cards) > count:
            card = self._cards.pop()
            self._grid.removeWidget(card)
            self._stock.put_card(card)
        while len(self._cards) < count:
            card = self._stock.card(len(self._cards) + 1)
            self._cards.append(card)
            self._grid.addWidget(card)
            card.show()

    def _on_new_card(self, card: TableCard) -> None:
        self._dragging.listen(card)
        card.menu_wanted.connect(self.table_menu_wanted)

    def _on_new_chip(self, chip: Chip) -> None:
        chip.installEventFilter(self)
        chip.clicked.connect(self._on_clicked)
        chip.customContextMenuRequested.connect(self._on_menu)

    def _chip(self, person: Person) -> Chip:
        chip = self._chips.get(person.id)
        if chip is None:
            chip = self._chips[person.id] = self._stock.chip(person.id, person.name)
        if chip.text() != person.name:
            chip.setText(person.name)
        chip.show_state(is_locked=person.is_locked, is_absent=person.is_gone, is_own=person.is_own)
        chip.allow_drag(self._view.can_change and not person.is_locked)
        return chip

    def _show_facts(self) -> None:
        view = self._view
        for card, people, facts in zip(self._cards, view.tables, view.facts, strict=True):
            is_locked = bool(people) and all(each.is_locked for each in people)
            card.show_facts(facts, sum(each.is_gone for each in people), is_locked=is_locked)
        places = [*self._cards, self._tray]
        for place in places:
            place.allow_change(self._view.can_change)
        self._tray.show_facts()
        self._mark_chips()

    def _mark_chips(self) -> None:
        """A chip that is picked, or that a suggestion moves, is filled."""
        moved = {each.id for table in self._view.tables for each in table if each.is_moved}
        for member, chip in self._chips.items():
            is_marked = member in moved or (bool(self._origin) and member == self._origin)
            chip.setCheckable(is_marked)
            chip.setChecked(is_marked)

    def _in_order(self) -> list[Chip]:
        return [chip for place in self.places() for chip in place.chips]

    def _keep_current(self, place: QWidget | None) -> None:
        """The keys are about the same person; `place` is where that chip had the focus, if it had.

        A chip that went to another table is brought into sight; else the scroll is left alone.
        """
        order = [chip.member_id for chip in self._in_order()]
        if self._current not in order or not self._is_chosen:
            self._current, self._is_chosen = (order[0] if order else ""), False
        if self._origin and self._origin not in order:
            self.end_mode()
        chip = self._chips.get(self._current)
        if chip is None:
            return
        self._set_current(self._current, takes_focus=place not in (None, chip.parentWidget()))
        if place is not None and not chip.hasFocus():
            chip.setFocus(Qt.FocusReason.TabFocusReason)

    def _set_current(self, member: str, *, takes_focus: bool) -> None:
        before = self._chips.get(self._current)
        chip = self._chips.get(member)
        if chip is None:
            return
        if before is not None and before is not chip:
            before.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._current = member
        chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._take_turn(chip)
        if takes_focus:
            chip.setFocus(Qt.FocusReason.TabFocusReason)
            if chip in self._tray.chips:
                self._tray.reveal(chip)
            else:
                self._scroll.reveal(chip)
        self.current_changed.emit()

    def _take_turn(self, chip: Chip) -> None:
        """Tab comes to the chip after what stands before the board: one that was made late would
        have its turn after all of the window.
        """
        before = self.previousInFocusChain()
        while before is not None and not before.focusPolicy() & Qt.FocusPolicy.TabFocus:
            before = before.previousInFocusChain() if before is not self else None
        if before is not None and before is not chip:
            QWidget.setTabOrder(before, chip)

    def _begin(self, mode: Mode, member: str) -> None:
        if not self._view.can_change or member not in self._chips:
            return
        self._mode, self._origin, self._typed = mode, member, ""
        self._set_current(member, takes_focus=True)
        self._mark_chips()
        self.mode_changed.emit(mode)

    def _on_key(self, chip: Chip, event: QKeyEvent) -> bool:
        key = _Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if self._mode is not Mode.NONE and key == _Key.Key_Escape:
            self.end_mode()
            return True
        if self._mode is Mode.MOVE:
            return self._on_move_key(key, event.text())
        if key in _WALKS:
            self._walk(chip, key)
            return True
        if self._mode is not Mode.NONE and key in _ENTER:
            self._choose(chip.member_id)
            return True
        return False

    def _on_move_key(self, key: Qt.Key, text: str) -> bool:
        """A figure that could begin a larger table number waits for the next, or for Enter; arrows
        aim at one table after the other.
        """
        if key in _ARROWS:
            self._aim_at(1 if key in (_Key.Key_Right, _Key.Key_Down) else -1)
            return True
        if key in _ENTER and (self._typed or self._aim):
            self._move_to(int(self._typed) if self._typed else self._aim)
            return True
        if len(text) != 1 or not text.isascii() or not text.isdigit():
            return False
        self._typed += text
        table = int(self._typed)
        if table == 0 or table * 10 > len(self._cards):
            self._move_to(table)
        return True

    def _move_to(self, table: int) -> None:
        member = self._origin
        self.end_mode()
        self.move_wanted.emit(member, table)

    def _aim_at(self, change: int) -> None:
        """The next table, or the one before; says what going there would change."""
        count = len(self._cards)
        here = self._aim or self.table_of(self._origin)
        self._aim, self._typed = (here - 1 + change) % count + 1, ""
        for card in self._cards:
            card.mark_target(card.table == self._aim)
        self._scroll.ensureWidgetVisible(self._cards[self._aim - 1], 0, scaled(24))
        self.hovered.emit(self._origin, self._aim, "")

    def _choose(self, other: str) -> None:
        """The other person of a change of places, or of two who part."""
        member, wanted = self._origin, self.swap_wanted
        if self._mode is Mode.PART:
            wanted = self.part_wanted
        self.end_mode()
        if other != member:
            wanted.emit(member, other)

    def _walk(self, chip: Chip, key: Qt.Key) -> None:
        target = step(chip, key, self._in_order(), self)
        if target is None:
            return
        self._set_current(target.member_id, takes_focus=True)
        if self._mode is not Mode.NONE and target.member_id != self._origin:
            self.hovered.emit(self._origin, self.table_of(target.member_id), target.member_id)

    def _on_clicked(self) -> None:
        chip = self.sender()
        if not isinstance(chip, Chip):
            return
        if self._mode in (Mode.SWAP, Mode.PART):
            self._choose(chip.member_id)
        elif self._mode is Mode.MOVE:
            self.end_mode()
        else:
            self._mark_chips()

    def _on_menu(self, at: QPoint) -> None:
        chip = self.sender()
        if isinstance(chip, Chip) and self._view.can_change:
            self._set_current(chip.member_id, takes_focus=True)
            self.menu_wanted.emit(chip.member_id, chip.mapToGlobal(at))

    def _on_landed(self, landing: Landing) -> None:
        self.make_current(landing.member)
        if landing.beneath:
            self.swap_wanted.emit(landing.member, landing.beneath)
        else:
            self.move_wanted.emit(landing.member, landing.table)

    def _on_hovered(self, landing: Landing) -> None:
        self.hovered.emit(landing.member, landing.table, landing.beneath)
