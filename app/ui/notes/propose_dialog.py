"""Asks which theme a table proposes for some of its notes; typed on the laptop for the table."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QWidget

from app.i18n import _, _n
from app.models.board import LONGEST_TITLE, Board
from app.ui.theme import scaled
from app.ui.widgets import Button, FormRows, Kind, frame_dialog


class ProposeDialog(QDialog):
    """A name, or one that was used already; nothing takes back what was proposed. `seen` is what
    stood on each note of a table when it was asked, `proposed` carries it and the name.
    """

    proposed = Signal(object, str)

    def __init__(self, board: Board, notes: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        own = [each for each in notes if board.notes[each].table]
        self.seen = {each: _titles(board, each) for each in own}
        self.field = QComboBox()
        self.field.setEditable(True)
        self.field.addItems(_names(board, own))
        standing = (titles[0] for titles in self.seen.values() if titles)
        self.field.setEditText(next(standing, ""))
        line = self.field.lineEdit()
        if line is not None:
            line.setMaxLength(LONGEST_TITLE)
            line.selectAll()
        self._rows = FormRows()
        self._rows.add("", self.field)
        self._confirm, self._cancel = Button(kind=Kind.PRIMARY), Button()
        frame_dialog(self, [self._rows], self._confirm, self._cancel)
        self.retranslate()

    @property
    def title(self) -> str:
        """What was typed, "" for no theme."""
        return self.field.currentText().strip()

    def accept(self) -> None:
        """Tells what was typed."""
        self.proposed.emit(self.seen, self.title)
        super().accept()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        """Narrow."""
        return QSize(scaled(440), super().sizeHint().height())

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        n = len(self.seen)
        self.setWindowTitle(_("The table proposes a theme"))
        told = _n("For {n} note of a table.", "For {n} notes of tables.", n).format(n=n)
        hint = _("Leave it empty to take the proposal back. Nothing moves on the board.")
        if not n:
            told, hint = _("Choose notes of a table in the list first."), ""
        self._rows.show_texts(self.field, _("What to call them"), f"{told} {hint}".strip())
        self._confirm.setEnabled(bool(n))
        self._confirm.setText(_("Propose the theme"))
        self._cancel.setText(_("Cancel"))


def _titles(board: Board, note: str) -> tuple[str, ...]:
    found = board.proposed.get(note)
    return found.titles if found else ()


def _names(board: Board, notes: Sequence[str]) -> list[str]:
    """The names that were used on the sheets of these notes."""
    sheets = {board.notes[each].sheet for each in notes}
    found = (e for note in board if note.sheet in sheets for e in _titles(board, note.id))
    return list(dict.fromkeys(found))
