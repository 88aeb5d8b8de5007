"""Too few people came for the tables there are: how many tables to use."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from app.i18n import _, _n
from app.ui.theme import Role, Space, scaled
from app.ui.widgets import Button, Card, Kind, Text, Tone

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FewerTables(Card):
    """Arrows choose, Enter goes on, Escape leaves the plan. `chosen` carries a number of tables."""

    chosen = Signal(int)
    declined = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=Space.HUGE, parent=parent)
        self._here = self._planned = 0
        self._title = Text(role=Role.TITLE, wraps=True)
        self._why = Text(wraps=True)
        self._label = Text(role=Role.SUBHEADING)
        self._size = Text(role=Role.SUBHEADING, tone=Tone.MUTED)
        self.tables = QSpinBox()
        self.tables.setMinimumSize(scaled(90), scaled(40))
        self._label.setBuddy(self.tables)
        self.accept_button = Button(kind=Kind.PRIMARY, icon_name="check")
        self.decline_button = Button()
        self._lay_out()

    @property
    def text(self) -> str:
        """What it says."""
        return f"{self._title.text()} {self._why.text()} {self._size.text()}".strip()

    def show_choice(self, here: int, planned: int, wanted: int) -> None:
        """So many people for so many tables; `wanted` is what would be usual."""
        self._here, self._planned = here, planned
        self.tables.setRange(1, max(1, min(here, planned)))
        self.tables.setValue(wanted)
        self.retranslate()
        self.tables.setFocus(Qt.FocusReason.OtherFocusReason)
        self.tables.selectAll()

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        told = _n(
            "{n} is here, but there are {tables} tables.",
            "{n} are here, but there are {tables} tables.",
            self._here,
        )
        if self._here >= self._planned:
            told = _("{n} are here for {tables} tables: fewer than three at each.")
        self._title.setText(told.format(n=self._here, tables=self._planned))
        self._why.setText(
            _("The last tables close. Nobody is noted as absent before the plan is used.")
        )
        self._label.setText(_("Tables to use"))
        self.tables.setAccessibleName(self._label.text())
        self.accept_button.setText(_("Repair the plan") + "  Enter")
        self.decline_button.setText(_("Not now") + "  Esc")
        self.setAccessibleName(self._title.text())
        self._show_size()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What the number does not use comes here."""
        if event.key() in _ENTER:
            self._on_accept()
        elif event.key() == Qt.Key.Key_Escape:
            self.declined.emit()
        else:
            super().keyPressEvent(event)

    def _show_size(self) -> None:
        tables = max(1, self.tables.value())
        least, most = self._here // tables, -(-self._here // tables)
        people = f"{least}" if least == most else f"{least}\N{EN DASH}{most}"
        self._size.setText(_("{people} at each table").format(people=people))

    def _on_accept(self) -> None:
        self.tables.interpretText()
        self.chosen.emit(self.tables.value())

    def _lay_out(self) -> None:
        choice = QHBoxLayout()
        choice.setSpacing(Space.MEDIUM)
        for part in (self._label, self.tables, self._size):
            choice.addWidget(part)
        choice.addStretch(1)
        buttons = QHBoxLayout()
        for button in (self.accept_button, self.decline_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(Space.MEDIUM)
        for part in (self._title, self._why):
            column.addWidget(part)
        column.addSpacing(Space.SMALL)
        column.addLayout(choice)
        column.addStretch(1)
        column.addLayout(buttons)
        self.body.addLayout(column, 1)
        self.tables.valueChanged.connect(self._show_size)
        self.accept_button.clicked.connect(self._on_accept)
        self.decline_button.clicked.connect(self.declined)
