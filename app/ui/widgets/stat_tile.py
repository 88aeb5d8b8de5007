"""One figure and what it counts."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.ui.theme import Role, Space
from app.ui.widgets.card import Card
from app.ui.widgets.text import Text, Tone


class StatTile(Card):
    """A large figure over its label, with an optional quiet line below."""

    def __init__(self, label: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.body.setSpacing(Space.HAIR)
        self._label = Text(label, Role.LABEL, Tone.MUTED)
        self._figure = Text("\N{EN DASH}", Role.FIGURE, is_tabular=True)
        self._note = Text("", Role.CAPTION, Tone.MUTED, wraps=True)
        self._note.hide()
        for part in (self._label, self._figure, self._note):
            self.body.addWidget(part)

    def show_figure(
        self, label: str, figure: str, note: str = "", tone: Tone = Tone.NORMAL
    ) -> None:
        """The words and figure of the moment; read aloud as one sentence."""
        self._label.setText(label)
        self._figure.setText(figure)
        self._figure.set_tone(tone)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self.setAccessibleName(f"{label}: {figure}" + (f", {note}" if note else ""))
