"""The strip above the board while suggestions are made, and while they wait."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.i18n import _, _n
from app.theme_proposals import Ghost, Offer
from app.ui.board.offer_actions import accept_keys
from app.ui.board.words import accepting_words, offer_words, short, waiting_words
from app.ui.theme import Space, colours_of
from app.ui.theme.drawing import fill_rounded
from app.ui.widgets import Button, FlowLayout, Glyph, IconButton, Kind, Text


class OfferBar(QFrame):
    """What waits, and the ways to take or drop it; or that the notes are being read.

    `resized` carries -1 for fewer themes and 1 for more; `sought` asks to be led to what waits,
    `back_wanted` for what was dropped last.
    """

    resized = Signal(int)
    sought = Signal()
    all_accepted = Signal()
    all_dropped = Signal()
    back_wanted = Signal()
    proposals_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = Text(wraps=True)
        self._fewer, self._more = Button(kind=Kind.QUIET), Button(kind=Kind.QUIET)
        self._seek = Button(kind=Kind.QUIET)
        self._accept, self._drop = Button(icon_name="check"), Button(kind=Kind.QUIET)
        self._back = Button(kind=Kind.QUIET, icon_name="undo-2")
        self._offer: Offer | None = None
        self._dropped: Ghost | None = None
        self._reading = 0
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.MEDIUM, Space.TINY, Space.TINY, Space.TINY)
        row.setSpacing(Space.SMALL)
        row.addWidget(Glyph("sparkles", "accent"))
        row.addWidget(self._words, 3)
        buttons = FlowLayout(Space.TINY, is_right_aligned=True)
        self.proposals = IconButton("lightbulb")
        self.proposals.hide()
        self.proposals.clicked.connect(self.proposals_wanted)
        buttons.addWidget(self.proposals)
        ways = (self._back, self._seek, self._fewer, self._more, self._drop, self._accept)
        for button in ways:
            buttons.addWidget(button)
        row.addLayout(buttons, 4)
        self._back.clicked.connect(self.back_wanted)
        self._seek.clicked.connect(self.sought)
        self._fewer.clicked.connect(self._on_fewer)
        self._more.clicked.connect(self._on_more)
        self._accept.clicked.connect(self.all_accepted)
        self._drop.clicked.connect(self.all_dropped)
        self.retranslate()

    def show_offer(self, offer: Offer | None, reading: int, dropped: Ghost | None = None) -> None:
        """What waits, or that so many notes are being read, and what was dropped last; without any
        of it the strip is not there.
        """
        self._reading, self._offer, self._dropped = reading, offer, dropped
        self.retranslate()

    def show_proposals(self, words: str) -> None:
        """What tables propose besides, behind one button: one strip leaves room for the notes."""
        self.proposals.name_it(words)
        self.proposals.setVisible(bool(words))

    def retranslate(self) -> None:
        """All words in the language of the moment, and what can be done now."""
        self._seek.setText(_("Look at them"))
        self._fewer.setText(_("Fewer"))
        self._more.setText(_("More"))
        self._show_accept()
        rest = _("Drop the rest") if self._offer else _("Close")
        self._drop.setText(_("Stop") if self._reading else rest)
        title = short(self._dropped.title) if self._dropped else ""
        self._back.setText(_("Bring “{theme}” back").format(theme=title))
        self._back.setVisible(bool(title) and not self._reading)
        if self._reading:
            n = self._reading
            self._words.setText(_n("Reading {n} note…", "Reading {n} notes…", n).format(n=n))
        elif self._offer is not None:
            self._words.setText(offer_words(self._offer))
        elif title:
            self._words.setText(_("No suggestion waits any more."))
        has_themes = not self._reading and bool(self._offer and self._offer.ghosts)
        self._seek.setVisible(bool(self._offer) and not self._reading)
        self._fewer.setVisible(has_themes)
        self._more.setVisible(has_themes)
        self._rest_buttons()
        self._accept.setVisible(bool(self._offer) and not self._reading)
        self.setVisible(bool(self._reading or title) or self._offer is not None)
        self.setAccessibleName(self._words.text())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A soft tint."""
        fill_rounded(QPainter(self), QRectF(self.rect()), colours_of(self).accent_soft)

    def _show_accept(self) -> None:
        """It says what one press does, and what that leaves."""
        offer, keys = self._offer or Offer(), accept_keys()
        self._accept.setText(accepting_words(offer))
        rest = waiting_words(len(offer.hints), keys) if offer.ghosts else ""
        self._accept.setToolTip(" ".join(filter(None, (f"{self._accept.text()} ({keys}).", rest))))
        self._accept.setAccessibleDescription(rest)

    def _rest_buttons(self) -> None:
        """What can change nothing rests, and says why."""
        offer = self._offer or Offer()
        for button, can, why in (
            (self._fewer, offer.can_fewer, _("Only one suggested theme is left.")),
            (self._more, offer.can_more, _("The suggested themes cannot be parted further.")),
        ):
            button.setEnabled(can)
            button.setToolTip("" if can else why)
            button.setAccessibleDescription("" if can else why)

    def _on_fewer(self) -> None:
        self.resized.emit(-1)

    def _on_more(self) -> None:
        self.resized.emit(1)
