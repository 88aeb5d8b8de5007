"""A recommendation that has no poll yet: its words as they stand, and the one button."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import _
from app.models.assembly import Assembly
from app.models.markdown import plain
from app.ui.polls.frame import scrolling
from app.ui.recommendations.words import lacks_words
from app.ui.theme import Role, Space
from app.ui.widgets import Button, Card, Kind, Text, Tone


class NoPollPanel(QWidget):
    """`wanted` carries the id of the recommendation to prepare a poll on."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._recommendation = ""
        self._about = Text(role=Role.CAPTION, tone=Tone.MUTED, wraps=True)
        self._title = Text(role=Role.HEADING, wraps=True)
        self._text = Text(wraps=True)
        self._told = Text(tone=Tone.MUTED, wraps=True)
        self.lacks = Text(tone=Tone.WARNING, wraps=True)
        self.button = Button(kind=Kind.PRIMARY, icon_name="clipboard-list")
        card = Card(padding=Space.HUGE)
        card.body.setSpacing(Space.MEDIUM)
        for part in (self._about, self._title, self._text, self.lacks, self._told):
            card.body.addWidget(part)
        card.body.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, Space.TINY, 0)
        column.addWidget(card)
        column.addStretch(1)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(scrolling(inside))
        self.button.clicked.connect(self._on_button)

    def show_recommendation(self, assembly: Assembly, recommendation: str) -> None:
        """The words as they stand now."""
        self._recommendation = recommendation
        held, number = assembly.recommendations, assembly.recommendations.number(recommendation)
        latest = held.items[recommendation].latest
        told = _("Recommendation {number}").format(number=number)
        version = _("version {version}").format(version=latest.number)
        self._about.setText(f"{told} · {version}")
        self._title.setText(latest.wording.title)
        self._text.setText(plain(latest.wording.text))
        self._text.setVisible(bool(latest.wording.text))
        lacking = lacks_words(assembly, held.items[recommendation])
        self.lacks.setText(lacking)
        self.lacks.setVisible(bool(lacking))

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        self._told.setText(
            _("A poll is tied to this exact wording. Preparing it does not open it.")
        )
        self.button.setText(_("Prepare a poll"))

    def _on_button(self) -> None:
        self.wanted.emit(self._recommendation)
