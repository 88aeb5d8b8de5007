"""Where two people typed a paper ballot differently, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.i18n import _, _n
from app.models.voting import Poll
from app.models.voting.piles import Pile
from app.ui.polls import keyed_words
from app.ui.theme import Role, Space
from app.ui.widgets import Text, Tone

_MOST: Final = 8


class Apart(QWidget):
    """A line for each ballot that differs: its number, what the first typed, what the second."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.told = Text(role=Role.STRONG, tone=Tone.DANGER, wraps=True)
        self._heads = [Text(role=Role.LABEL) for _column in range(3)]
        self._cells: list[list[Text]] = []
        self._more = Text(tone=Tone.MUTED, wraps=True)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(Space.LARGE)
        self._grid.setVerticalSpacing(Space.TINY)
        for column, head in enumerate(self._heads):
            self._grid.addWidget(head, 0, column)
            self._grid.setColumnStretch(column, 0 if column == 0 else 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(Space.SMALL)
        page.addWidget(self.told)
        page.addLayout(self._grid)
        page.addWidget(self._more)

    def show_pile(self, pile: Pile, polls: Sequence[Poll]) -> None:
        """The ballots that differ, the first of them to be typed again now."""
        differ = pile.differing
        told = _n(
            "{n} ballot was typed differently. Look at it together and type it again.",
            "{n} ballots were typed differently. Look at each together and type it again.",
            len(differ),
        )
        self.told.setText(told.format(n=len(differ)))
        first = _("Picture or first person") if pile.pictured else _("First person")
        heads = (_("Ballot"), first, _("Second person"))
        for head, words in zip(self._heads, heads, strict=True):
            head.setText(words)
        while len(self._cells) < min(_MOST, len(differ)):
            self._cells.append([Text(role=Role.STRONG), Text(wraps=True), Text(wraps=True)])
            for column, cell in enumerate(self._cells[-1]):
                self._grid.addWidget(cell, len(self._cells), column)
        for row, cells in enumerate(self._cells):
            is_shown = row < len(differ)
            line = keyed_words.pair(polls, pile, differ[row]) if is_shown else ("", "", "")
            for cell, said in zip(cells, line, strict=True):
                cell.setText(said)
                cell.setVisible(is_shown)
        left = len(differ) - _MOST
        more = _n("and {n} more", "and {n} more", left).format(n=left)
        self._more.setText(more if left > 0 else "")
        self._more.setVisible(left > 0)
