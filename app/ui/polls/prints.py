"""Paper of the chosen polls, printed where they are: their ballots, or the protocol to sign."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from functools import partial
from pathlib import Path

import shiboken6
from PySide6.QtCore import QObject, Signal

from app.document import Document
from app.i18n import _, language
from app.models.errors import Refused
from app.models.voting import Poll
from app.refusals import say
from app.ui.printing.acts import PrintActs, Wish
from app.ui.printing.looking import LookingFolder
from app.ui.printing.opening import Opener, answered, not_opened_words, open_file
from app.ui.printing.words import file_name
from app.ui.toast import Toast


class PollPrints(QObject):
    """`told` carries a `Toast`; the PDF is shown by `opener`, the program the system has for it."""

    told = Signal(object)

    def __init__(
        self,
        document: Document,
        parent: QObject | None = None,
        *,
        opener: Opener = open_file,
    ) -> None:
        super().__init__(parent)
        self._acts, self._folder = PrintActs(document, self), LookingFolder(self)
        self.opener = opener

    def ballots(self, polls: Sequence[Poll]) -> None:
        """One ballot with all these questions, as many as there are people."""
        self._make("ballots", polls)

    def protocol(self, polls: Sequence[Poll]) -> None:
        """The protocols of these polls."""
        self._make("protocols", polls)

    def _make(self, kind: str, polls: Sequence[Poll]) -> None:
        wish = Wish(kind, language(), polls=tuple(each.id for each in polls))
        self._acts.make(wish, self._folder.file(file_name(kind)), self._on_made)

    def _on_made(self, path: Path | None, refused: Refused | None) -> Future[bool]:
        if refused is not None or path is None:
            self.told.emit(Toast(say(refused) if refused else ""))
            return answered(False)
        answer = self.opener(path)
        answer.add_done_callback(partial(self._on_opened, path))
        return answer

    def _on_opened(self, path: Path, answer: Future[bool]) -> None:
        if not shiboken6.isValid(self):
            return
        told = _("Open in your PDF program. Print it there.")
        self.told.emit(Toast(told if answer.result() else not_opened_words(path)))
