"""How many voting cards to draw, and what that means."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QDialog, QSpinBox, QWidget

from app.i18n import _, _n
from app.models.assembly import Assembly
from app.models.voting import MOST_CARDS
from app.ui.theme import Role, scaled
from app.ui.widgets import Banner, Button, FormRows, Kind, Text, Tint, Tone, frame_dialog


class PrintCardsDialog(QDialog):
    """Asks for a number; `count` has it when the dialog was accepted."""

    def __init__(self, assembly: Assembly, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("print-cards")
        self.count_field, rows = QSpinBox(), FormRows()
        valid, members = assembly.voting.cards_valid, len(assembly.people.members)
        self.count_field.setRange(1, max(1, MOST_CARDS - len(assembly.voting.cards)))
        self.count_field.setValue(max(1, members - valid))
        rows.add(_("How many cards"), self.count_field, _have_words(valid, members))
        self.large = QCheckBox(_("In large print, six on a sheet"))
        self.setWindowTitle(_("Print voting cards"))
        title = Text(_("Print voting cards"), Role.HEADING)
        why = Text(
            _(
                "Each card carries a secret code. Shuffle the cards and let everybody draw one"
                " blind, so that nobody knows who has which."
            ),
            tone=Tone.MUTED,
            wraps=True,
        )
        once = _("The codes exist only on this print-out. Print the PDF once, then delete it.")
        self.confirm = Button(_("Choose where to save…"), Kind.PRIMARY)
        warning = Banner(once, Tint.WARNING, can_close=False)
        frame_dialog(
            self, [title, why, rows, self.large, warning], self.confirm, Button(_("Cancel"))
        )
        self.setMinimumWidth(scaled(440))

    @property
    def count(self) -> int:
        """How many cards."""
        return self.count_field.value()

    @property
    def is_large(self) -> bool:
        """Whether they are for people who read large print."""
        return self.large.isChecked()


def _have_words(valid: int, members: int) -> str:
    told = _n(
        "There is {n} valid card for {members} members.",
        "There are {n} valid cards for {members} members.",
        valid,
    )
    return told.format(n=valid, members=members)
