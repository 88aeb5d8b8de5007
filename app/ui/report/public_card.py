"""The public archive: a file for anybody, and what a person reads before it is handed out."""

from __future__ import annotations

import sys
from concurrent.futures import Future
from functools import partial
from pathlib import Path

import shiboken6
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.archive.public import PublicReceipt, make_public
from app.document import Document
from app.i18n import _
from app.models.errors import Refused
from app.receipts import public_lines
from app.refusals import say
from app.ui.files import ARCHIVE_SUFFIX, ask_where_to_save
from app.ui.page import scroll_to
from app.ui.report.names import plain_name
from app.ui.theme import Space
from app.ui.toast import Toast
from app.ui.widgets import Button, Card, Text, Tone

_LONGEST = 160


class PublicCard(Card):
    """Makes the public archive. `told` carries a `Toast`."""

    told = Signal(object)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(padding=Space.HUGE, parent=parent)
        self.body.setSpacing(Space.MEDIUM)
        self._document = document
        self._made: tuple[PublicReceipt, Path] | None = None
        self._why, self.outcome = Text(tone=Tone.MUTED, wraps=True), Text(wraps=True)
        self.to_read = Text(wraps=True)
        self.button = Button(icon_name="archive")
        self.body.addWidget(self._why)
        self.body.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.outcome, self.to_read):
            self.body.addWidget(part)
        for below in (self.outcome, self.to_read):
            below.hide()
        self.button.clicked.connect(self.ask)

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        self.set_title(_("Public archive"))
        self._why.setText(
            _(
                "A file for everybody: the programme, notes, themes, recommendations and published"
                " results. Without names, attributes and codes; numbers of fewer than five people"
                " are left out."
            )
        )
        self.button.setText(_("Public archive…"))
        self._say()

    def ask(self) -> None:
        """Asks where to, and makes it."""
        name = plain_name(self._document.assembly.mandate.name)
        told = _("{assembly} public").format(assembly=name)
        suggested = Path.home() / f"{told}{ARCHIVE_SUFFIX}"
        kind = _("Public archive ({pattern})").format(pattern=f"*{ARCHIVE_SUFFIX}")
        ask_where_to_save(self, _("Public archive"), suggested, kind, self.make)

    def make(self, file: str) -> None:
        """Makes the file."""
        self.button.setEnabled(False)
        self._made = None
        self._say()
        self._tell(_("Creating…"), Tone.MUTED)
        target = Path(file)
        future = self._document.propose(make_public, self._document.journal, target)
        future.add_done_callback(partial(self._on_made, target))

    def _on_made(self, target: Path, future: Future[PublicReceipt]) -> None:
        if not shiboken6.isValid(self):
            return
        self.button.setEnabled(True)
        error = future.exception()
        if error is None:
            self._made = future.result(), target
            self._say()
            self.told.emit(Toast(_("Saved as {file}.").format(file=target.name)))
        elif isinstance(error, Refused):
            self._tell(say(error), Tone.DANGER)
        else:
            self._tell("", Tone.MUTED)
            sys.excepthook(type(error), error, error.__traceback__)
        scroll_to(self.outcome)

    def _say(self) -> None:
        texts: tuple[str, ...] = ()
        if self._made is not None:
            receipt, target = self._made
            texts = receipt.to_read
            tone = Tone.WARNING if texts else Tone.POSITIVE
            self._tell("\n".join(public_lines(receipt, target.name)), tone)
        self.to_read.setText("\n".join(f"•  {_short(each)}" for each in texts))
        self.to_read.setVisible(bool(texts))

    def _tell(self, words: str, tone: Tone) -> None:
        self.outcome.set_tone(tone)
        self.outcome.setText(words)
        self.outcome.setVisible(bool(words))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
