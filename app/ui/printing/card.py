"""A card for a kind of print-out: a sketch, what it is for, and the way to its PDF."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from app.i18n import _
from app.ui.printing import words as print_words
from app.ui.printing.sketch import PrintSketch
from app.ui.theme import Role, Space
from app.ui.widgets import Button, Card, FlowLayout, Kind, Text, Tone

SECRET: Final = "vote-cards"
"""Drawn anew each time, and shown by nobody's PDF program."""
_BALLOTS: Final = "ballots"


class PrintCard(Card):
    """One kind: a sketch, what it is good for, and what came of the last try.

    `open_wanted` and `save_wanted` carry the kind.
    """

    open_wanted = Signal(str)
    save_wanted = Signal(str)

    def __init__(self, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._kind = kind
        self._name, self._purpose = Text(role=Role.STRONG), Text(tone=Tone.MUTED, wraps=True)
        self.told = Text(role=Role.CAPTION, tone=Tone.MUTED, wraps=True)
        self.told.hide()
        self.large = QCheckBox()
        if kind != _BALLOTS:
            self.large.hide()
        is_secret = kind == SECRET
        self.open_button = Button(icon_name="eye")
        self.save_button = Button(kind=Kind.SECONDARY if is_secret else Kind.QUIET)
        if is_secret:
            self.open_button.hide()
            self.save_button.set_icon_name("shuffle")
        sketch = QHBoxLayout()
        sketch.addStretch(1)
        sketch.addWidget(PrintSketch(kind))
        sketch.addStretch(1)
        buttons = FlowLayout(Space.TINY)
        for button in (self.open_button, self.save_button):
            buttons.addWidget(button)
        self.body.addLayout(sketch)
        self.body.addSpacing(Space.TINY)
        for part in (self._name, self._purpose, self.large, self.told):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.body.addLayout(buttons)
        self.open_button.clicked.connect(self._on_open)
        self.save_button.clicked.connect(self._on_save)

    @property
    def main_button(self) -> Button:
        """What one most likely wants of it: to look and print, or to draw the secret cards."""
        return self.save_button if self._kind == SECRET else self.open_button

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        name = print_words.title(self._kind)
        self._name.setText(name)
        self.setAccessibleName(name)
        self._purpose.setText(print_words.purpose(self._kind))
        self.large.setText(_("In large print"))
        self.open_button.setText(_("Open"))
        is_secret = self._kind == SECRET
        self.save_button.setText(_("Draw and print…") if is_secret else _("Save PDF…"))
        for button in (self.open_button, self.save_button):
            button.setAccessibleName(f"{name}: {button.text()}")

    def show_working(self, is_working: bool) -> None:
        """Nothing can be asked twice while it is being made."""
        for button in (self.open_button, self.save_button):
            button.setEnabled(not is_working)
        if is_working:
            self.tell(_("Creating…"))

    def tell(self, words: str, tone: Tone = Tone.MUTED) -> None:
        """What came of it."""
        self.told.set_tone(tone)
        self.told.setText(words)
        self.told.setVisible(bool(words))

    def _on_open(self) -> None:
        self.open_wanted.emit(self._kind)

    def _on_save(self) -> None:
        self.save_wanted.emit(self._kind)
