"""The minority statements on a recommendation, and those that stand alone."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.i18n import _, joined
from app.minority_words import supporters
from app.models.assembly import Assembly
from app.models.recommendations import Minority, Recommendation
from app.models.recommendations.minority import minorities_on, standing_alone
from app.models.texts import in_a_line
from app.ui.theme import Space, scaled
from app.ui.widgets import Button, Kind, Text, Tone


class MinorityView(QWidget):
    """`wanted` asks for a statement, with the id of the one to change or "" for a new one;
    `withdrawn` carries the id of one to take back.
    """

    wanted = Signal(str)
    withdrawn = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told, self.list = Text(tone=Tone.MUTED, wraps=True), QListWidget()
        self.list.setWordWrap(True)
        self.new_button = Button(icon_name="plus")
        self.edit_button = Button(kind=Kind.QUIET, icon_name="pencil")
        self.withdraw_button = Button(kind=Kind.QUIET, icon_name="trash-2")
        self._shown: tuple[Minority, ...] = ()
        self._lay_out()
        self.new_button.clicked.connect(self._on_new)
        self.edit_button.clicked.connect(self._on_edit)
        self.withdraw_button.clicked.connect(self._on_withdraw)
        self.list.itemActivated.connect(self._on_edit)
        self.list.currentRowChanged.connect(self._show_buttons)

    def show_statements(self, assembly: Assembly, found: Recommendation | None) -> None:
        """Those on this one first, then those that stand alone."""
        room = assembly.recommendations
        on_it = minorities_on(room, found.id) if found else ()
        self._shown = (*on_it, *standing_alone(room))
        row = self.list.currentRow()
        self.list.clear()
        for each in self._shown:
            self.list.addItem(QListWidgetItem(_line(assembly, each)))
        if self._shown:
            self.list.setCurrentRow(min(max(row, 0), len(self._shown) - 1))
        self._show_buttons()

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        self._told.setText(
            _("What some could not agree to, in their own words. It stands beside the result.")
        )
        self.list.setAccessibleName(_("Minority statements"))
        self.new_button.setText(_("New minority statement"))
        self.edit_button.setText(_("Change"))
        self.withdraw_button.setText(_("Withdraw"))

    def sizeHint(self) -> QSize:
        """What the page gives it."""
        return QSize(scaled(260), scaled(160))

    def _show_buttons(self, _row: int = 0) -> None:
        for button in (self.edit_button, self.withdraw_button):
            button.setEnabled(bool(self._chosen()))

    def _chosen(self) -> str:
        row = self.list.currentRow()
        return self._shown[row].id if 0 <= row < len(self._shown) else ""

    def _on_new(self) -> None:
        self.wanted.emit("")

    def _on_edit(self) -> None:
        if self._chosen():
            self.wanted.emit(self._chosen())

    def _on_withdraw(self) -> None:
        if self._chosen():
            self.withdrawn.emit(self._chosen())

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(Space.SMALL)
        for button in (self.new_button, self.edit_button, self.withdraw_button):
            foot.addWidget(button)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.MEDIUM, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(self._told)
        column.addWidget(self.list, 1)
        column.addLayout(foot)


def _line(assembly: Assembly, each: Minority) -> str:
    parts = [supporters_words(assembly, each)]
    if not each.recommendation:
        parts.insert(0, _("Stands alone"))
    return f"{in_a_line(each.text)}\n{' · '.join(parts)}"


def supporters_words(assembly: Assembly, statement: Minority) -> str:
    """How many stand behind it, and the names of those who asked for it."""
    told = supporters(statement.supporters)
    shown = assembly.people.shown_names()
    names = [shown[each] for each in statement.signers if shown.get(each)]
    return f"{told}: {joined(names)}" if names else told
