"""Two versions on paper, and on the wall: what was compared in the window is shown to others."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from pathlib import Path

import shiboken6
from PySide6.QtCore import QObject, Signal

from app.document import Document
from app.i18n import _, language
from app.models.entries import Facts
from app.models.errors import Refused
from app.models.room import take_scene
from app.refusals import say
from app.ui.printing.acts import PrintActs, Wish
from app.ui.printing.looking import LookingFolder
from app.ui.printing.opening import Opener, answered, not_opened_words, open_file
from app.ui.scenes import redline_showing
from app.ui.toast import Toast

Pair = tuple[str, int, int] | None
"""A recommendation and two of its versions; None where there is only the first."""


class Papers(QObject):
    """`told` carries a `Toast`. `opener` shows a file in the system's own program."""

    told = Signal(object)

    def __init__(self, document: Document, parent: QObject, pair: Callable[[], Pair]) -> None:
        """`pair` gives what is compared now."""
        super().__init__(parent)
        self._document, self._pair = document, pair
        self._prints = PrintActs(document, self)
        self._folder = LookingFolder(self)
        self.opener: Opener = open_file

    def show_in_room(self) -> None:
        """Take the change to the room screen."""
        pair = self._pair()
        if pair is None:
            self.told.emit(Toast(_("The first version.")))
            return
        label, showing = _("Show the changes to the room"), redline_showing(*pair)
        future = self._document.do(label, take_scene, showing, language())
        future.add_done_callback(partial(self._on_shown, _("The changes are on the room screen.")))

    def print_change(self) -> None:
        """A PDF of the change, opened to be printed."""
        pair = self._pair()
        if pair is None:
            self.told.emit(Toast(_("The first version.")))
            return
        wish = Wish("changes", language(), versions=pair)
        self._prints.make(wish, self._file(_("Changes")), self._on_made)

    def print_drafts(self) -> None:
        """A PDF of all recommendations with their line numbers, opened to be printed."""
        wish = Wish("drafts", language())
        self._prints.make(wish, self._file(_("Recommendations")), self._on_made)

    def _file(self, name: str) -> Path:
        return self._folder.file(f"{name}.pdf")

    def _on_made(self, path: Path | None, refused: Refused | None) -> Future[bool]:
        if path is None:
            self.told.emit(Toast(say(refused) if refused else ""))
            return answered(False)
        answer = self.opener(path)
        answer.add_done_callback(partial(self._on_opened, path))
        return answer

    def _on_opened(self, path: Path, answer: Future[bool]) -> None:
        if shiboken6.isValid(self) and not answer.result():
            self.told.emit(Toast(not_opened_words(path)))

    def _on_shown(self, words: str, future: Future[Facts]) -> None:
        if shiboken6.isValid(self) and future.exception() is None and future.result():
            self.told.emit(Toast(words))
