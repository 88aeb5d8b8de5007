"""Voiding a card that was lost."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from app.i18n import _
from app.models.errors import Refused
from app.models.voting.printed import read_serial
from app.refusals import say
from app.ui.polls.acts import PollActs
from app.ui.theme import Role, scaled
from app.ui.toast import Toast
from app.ui.widgets import Button, FormRows, Kind, Text, Tone, frame_dialog


class VoidDialog(QDialog):
    """Takes the code of the card; what is wrong with it is told below the field. `told` is a toast.

    A card that is gone with its code cannot be voided, because nobody knows which it is: that is
    said here, where it matters.
    """

    told = Signal(object)

    def __init__(self, acts: PollActs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("void-card")
        self._acts = acts
        self.code, self._rows = QLineEdit(), FormRows()
        self._rows.add("", self.code)
        title = Text(_("Void a card"), Role.HEADING)
        why = Text(
            _(
                "A void card no longer opens any poll; ballots already cast with it stand. If both"
                " the card and its code are gone, it cannot be voided: nobody knows which one it"
                " was. Print another, and the ballot account shows whether both were used."
                " A paper ballot that was handed back for a new one is voided by its number."
            ),
            tone=Tone.MUTED,
            wraps=True,
        )
        self.setWindowTitle(_("Void a card"))
        self._forget_error()
        self.code.textEdited.connect(self._forget_error)
        self.confirm = Button(_("Void the card"), Kind.PRIMARY)
        frame_dialog(self, [title, why, self._rows], self.confirm, Button(_("Cancel")))
        self.setMinimumWidth(scaled(420))
        self.code.setFocus()

    def accept(self) -> None:
        """Voids it; stays open when the code is not one of ours."""
        self._acts.void(self.code.text(), self._on_answer)

    def _forget_error(self) -> None:
        """What to do, as before anything was wrong."""
        told = _("Scan the card, or type its 11 letters and digits.")
        self._rows.show_texts(self.code, _("Code of the card"), told)

    def _on_answer(self, refused: Refused | None) -> None:
        if not shiboken6.isValid(self):
            return
        if refused is not None:
            self._rows.show_error(self.code, say(refused))
            self.code.selectAll()
            return
        is_paper = read_serial(self.code.text()) is not None
        self.told.emit(Toast(_("The ballot is void.") if is_paper else _("The card is void.")))
        super().accept()
