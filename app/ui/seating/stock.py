"""Cards and chips that nobody sees: those put by, and those made before the first plan."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.ui.seating.card import TableCard
from app.ui.widgets import Chip

_READY_TABLES: Final = 6
_READY_CHIPS: Final = 36
_CARDS_AT_ONCE: Final = 2
_CHIPS_AT_ONCE: Final = 12


class Stock:
    """Hands out cards and chips that lie on the board's canvas, hidden; takes them back.

    A widget costs milliseconds to make and little to keep, so none is thrown away.
    """

    def __init__(
        self,
        canvas: QWidget,
        on_card: Callable[[TableCard], None],
        on_chip: Callable[[Chip], None],
    ) -> None:
        """`on_card` and `on_chip` are called once with each that is made."""
        self._canvas, self._on_card, self._on_chip = canvas, on_card, on_chip
        self._cards: dict[int, TableCard] = {}
        self._chips: list[Chip] = []
        self._made_cards = self._made_chips = 0

    def make_piece(self) -> bool:
        """Makes a few; False when there are as many as a usual assembly takes."""
        if self._made_cards < _READY_TABLES:
            for _each in range(_CARDS_AT_ONCE):
                self.put_card(self._new_card(self._made_cards + 1))
            return True
        if self._made_chips < _READY_CHIPS:
            for _each in range(_CHIPS_AT_ONCE):
                self.put_chip(self._new_chip())
            return True
        return False

    def card(self, table: int) -> TableCard:
        """The card of that table."""
        return self._cards.pop(table, None) or self._new_card(table)

    def chip(self, member: str, name: str) -> Chip:
        """A chip for this member, its state still to be shown."""
        chip = self._chips.pop() if self._chips else self._new_chip()
        chip.stand_for(member, name)
        return chip

    def put_card(self, card: TableCard) -> None:
        """Takes a card that is no longer on show; its chips stay on the canvas."""
        for chip in card.chips:
            chip.setParent(self._canvas)
        card.show_chips([])
        card.hide()
        self._cards[card.table] = card

    def put_chip(self, chip: Chip) -> None:
        """Takes a chip of somebody who is no longer on show."""
        chip.hide()
        chip.setParent(self._canvas)
        chip.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._chips.append(chip)

    def _new_card(self, table: int) -> TableCard:
        card = TableCard(table, self._canvas)
        self._made_cards += 1
        self._on_card(card)
        return card

    def _new_chip(self) -> Chip:
        chip = Chip("", "", self._canvas)
        chip.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._made_chips += 1
        self._on_chip(chip)
        return chip
