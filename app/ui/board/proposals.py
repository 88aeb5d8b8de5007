"""The strip above the board that tells what tables propose for their notes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.i18n import _, _n
from app.models.board import Board, Waiting, waiting, waiting_placed
from app.ui.theme import Space, colours_of
from app.ui.theme.drawing import fill_rounded
from app.ui.widgets import Button, ElidedText, Glyph


class ProposalBar(QFrame):
    """Who proposes what, in one line; `opened` asks for the whole of it."""

    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._waiting: tuple[Waiting, ...] = ()
        self._gives_way = False
        self._words = ElidedText()
        self.button = Button()
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.MEDIUM, Space.TINY, Space.TINY, Space.TINY)
        row.setSpacing(Space.SMALL)
        row.addWidget(Glyph("lightbulb", "accent"))
        row.addWidget(self._words, 1)
        row.addWidget(self.button)
        self.button.clicked.connect(self.opened)
        self.retranslate()

    def show_board(self, board: Board) -> None:
        """What waits now; with nothing the strip is not there."""
        found = (*waiting(board), *waiting_placed(board))
        if found != self._waiting:
            self._waiting = found
            self.retranslate()

    def give_way(self, gives_way: bool) -> None:
        """To the strip of suggestions, which then offers the same: one strip at a time."""
        self._gives_way = gives_way
        self.setVisible(bool(self._waiting) and not gives_way)

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        self._words.setText(waiting_words(self._waiting))
        self.button.setText(_("Look at them…"))
        self.setAccessibleName(waiting_words(self._waiting))
        self.setVisible(bool(self._waiting) and not self._gives_way)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A soft tint."""
        fill_rounded(QPainter(self), QRectF(self.rect()), colours_of(self).accent_soft)


def waiting_words(found: Sequence[Waiting]) -> str:
    """How much waits, what each table proposes, and for how many notes that are placed already."""
    loose = [each for each in found if not each.is_placed]
    n, placed = (sum(len(each.notes) for each in part) for part in (loose, set(found) - set(loose)))
    count = _n("Tables propose themes for {n} note", "Tables propose themes for {n} notes", n)
    other = _n(
        "Tables propose another theme for {n} placed note",
        "Tables propose another theme for {n} placed notes",
        placed,
    )
    told = [count.format(n=n), *map(group_words, loose)] if loose else []
    return " · ".join([*told, *([other.format(n=placed)] if placed else [])])


def group_words(group: Waiting) -> str:
    """Who proposes what for how many notes."""
    told = _("Table {number} proposes: {theme}").format(number=group.table, theme=group.title)
    if not group.table:
        told = _("Proposed: {theme}").format(theme=group.title)
    return f"{told} ({len(group.notes)})"
