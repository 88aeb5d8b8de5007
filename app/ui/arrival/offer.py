"""After the doors closed: the plan as it would be repaired, and who has to move."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QProgressBar, QVBoxLayout, QWidget

from app.engines.seating import why_moved
from app.i18n import _
from app.proposals import Suggestion, reasons_to_move
from app.ui.arrival.words import offer_rest, offer_title
from app.ui.theme import Role, Space
from app.ui.widgets import Button, Card, Kind, Text, Tone

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Told(NamedTuple):
    """How many are checked in, are waited for now, and only join later; and by id the tables of
    those who always sit at one and are not here.
    """

    here: int
    awaited: int = 0
    later: int = 0
    hosts: Mapping[str, int] = MappingProxyType({})


class RepairOffer(Card):
    """Enter accepts, Escape leaves the plan as it is; the best so far can be taken too, while the
    engine still looks for a better one.

    `accepted` carries the `Suggestion`; `declined` is the other way.
    """

    accepted = Signal(object)
    declined = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=Space.HUGE, parent=parent)
        self.suggestion: Suggestion | None = None
        self._title = Text(role=Role.TITLE, wraps=True)
        self._rest = Text(tone=Tone.MUTED, wraps=True)
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setRange(0, 100)
        self.moves = QListWidget()
        self.moves.setWordWrap(True)
        self.accept_button = Button(kind=Kind.PRIMARY, icon_name="check")
        self.decline_button = Button()
        self._lay_out()

    @property
    def text(self) -> str:
        """What it says."""
        return f"{self._title.text()} {self._rest.text()}".strip()

    @property
    def is_working(self) -> bool:
        """Whether the engine may find a better one yet."""
        return not self._progress.isHidden()

    def retranslate(self) -> None:
        """The fixed words in the language of the moment."""
        self._name_accept(is_working=False)
        self.decline_button.setText(_("Not now") + "  Esc")
        self.moves.setAccessibleName(_("Who moves"))

    def show_working(self) -> None:
        """The engine thinks, and has nothing yet."""
        self.suggestion = None
        self._title.setText(_("Repairing the plan…"))
        self._rest.setText("")
        self.moves.clear()
        self._show_parts(is_working=True)
        self.show_share(0.0)

    def show_share(self, share: float) -> None:
        """How far the engine is, 0 to 1."""
        self._progress.setValue(round(100 * share))

    def show_suggestion(
        self,
        suggestion: Suggestion,
        names: Mapping[str, str],
        told: Told,
        *,
        is_working: bool,
    ) -> None:
        """Who moves and why, in the next round first; `is_working` while it may get better."""
        is_first, row = self.suggestion is None, max(0, self.moves.currentRow())
        self.suggestion = suggestion
        self._title.setText(offer_title(suggestion, told.here))
        self._rest.setText(offer_rest(suggestion, names, told.awaited, told.later, told.hosts))
        self.moves.clear()
        for moving in reasons_to_move(suggestion):
            self.moves.addItem(why_moved(moving, names))
        self._show_parts(is_working=is_working)
        if is_first:
            self.moves.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.moves.count():
            self.moves.setCurrentRow(min(row, self.moves.count() - 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What the list does not use comes here."""
        if event.key() in _ENTER and self.suggestion is not None:
            self.accepted.emit(self.suggestion)
        elif event.key() == Qt.Key.Key_Escape:
            self.declined.emit()
        else:
            super().keyPressEvent(event)

    def _show_parts(self, *, is_working: bool) -> None:
        self._progress.setVisible(is_working)
        self._name_accept(is_working=is_working)
        for part in (self.moves, self.accept_button):
            part.setVisible(self.suggestion is not None)
        self._rest.setVisible(bool(self._rest.text()))

    def _name_accept(self, *, is_working: bool) -> None:
        words = _("Take it now") if is_working else _("Use the repaired plan")
        self.accept_button.setText(f"{words}  Enter")

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.accept_button)
        buttons.addWidget(self.decline_button)
        buttons.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(Space.MEDIUM)
        for part in (self._title, self._rest, self._progress):
            column.addWidget(part)
        column.addWidget(self.moves, 1)
        column.addLayout(buttons)
        self.body.addLayout(column, 1)
        self.accept_button.clicked.connect(self._on_accept)
        self.decline_button.clicked.connect(self.declined)

    def _on_accept(self) -> None:
        if self.suggestion is not None:
            self.accepted.emit(self.suggestion)
