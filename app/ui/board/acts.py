"""What the facilitator does on the board: through the document, with words for Undo and a toast."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from functools import partial

import shiboken6
from PySide6.QtCore import QObject, Signal

from app.document import Document
from app.i18n import _, _n
from app.models import board
from app.models.entries import Facts
from app.theme_proposals import Ghost
from app.ui.board.deeds import accept_ghosts, place_each
from app.ui.board.words import short
from app.ui.toast import Toast


class BoardActs(QObject):
    """Every deed is one step of Undo; `told` carries the `Toast` once it is on disk."""

    told = Signal(object)

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document

    def send(self, notes: Sequence[str], theme: str, index: int | None = None) -> None:
        """Put notes into a theme, at a place or last; theme "" takes them out of theirs."""
        if not notes:
            return
        n = len(notes)
        if theme:
            title = self._title(theme)
            label = _n("Move {n} note to “{theme}”", "Move {n} notes to “{theme}”", n)
            told = _n("{n} note lies in “{theme}” now.", "{n} notes lie in “{theme}” now.", n)
        else:
            title = ""
            label = _n("Take {n} note out of its theme", "Take {n} notes out of their themes", n)
            told = _n("{n} note is not placed any more.", "{n} notes are not placed any more.", n)
        future = self._document.do(
            label.format(n=n, theme=title), board.place_notes, notes, theme, index
        )
        self._after(future, told.format(n=n, theme=title))

    def make(self, title: str, notes: Sequence[str]) -> None:
        """A new theme, the last one, with these notes in it."""
        document = self._document
        label = _("Make the theme “{theme}”").format(theme=short(title))
        future = document.do(label, board.make_theme, document.fresh_id("t"), title, notes)
        self._after(future, _("“{theme}” is a theme now.").format(theme=short(title)))

    def rename(self, theme: str, title: str) -> None:
        """Another title."""
        label = _("Rename “{theme}”").format(theme=short(self._title(theme)))
        self._document.do(label, board.rename_theme, theme, title)

    def dissolve(self, theme: str) -> None:
        """The theme goes; its notes are not placed any more."""
        title = short(self._title(theme))
        label = _("Dissolve “{theme}”").format(theme=title)
        future = self._document.do(label, board.dissolve_theme, theme)
        told = _("“{theme}” is dissolved. Its notes are not placed any more.")
        self._after(future, told.format(theme=title))

    def shift(self, theme: str, by: int) -> None:
        """One place earlier (-1) or later (1) among the lanes."""
        order = self._document.assembly.board.order
        if theme in order:
            label = _("Move “{theme}” among the themes").format(theme=short(self._title(theme)))
            place = max(0, order.index(theme) + by)
            self._document.do(label, board.move_theme, theme, place)

    def merge(self, kept: str, gone: str) -> None:
        """All notes of one theme move to another."""
        names = {"gone": short(self._title(gone)), "kept": short(self._title(kept))}
        label = _("Merge “{gone}” into “{kept}”").format(**names)
        future = self._document.do(label, board.merge_themes, kept, gone)
        self._after(future, _("“{gone}” is part of “{kept}” now.").format(**names))

    def accept(self, ghosts: Sequence[Ghost]) -> None:
        """Proposed themes become themes."""
        n = len(ghosts)
        document = self._document
        if not n:
            return
        title = short(ghosts[0].title)
        label = _n("Accept the theme “{theme}”", "Accept {n} suggested themes", n)
        told = _n("“{theme}” was accepted.", "{n} themes were accepted.", n)
        made = [(document.fresh_id("t"), ghost) for ghost in ghosts]
        future = document.do(label.format(n=n, theme=title), accept_ghosts, made)
        self._after(future, told.format(n=n, theme=title))

    def follow_hints(self, homes: Mapping[str, str]) -> None:
        """Each note goes to the theme it looks like."""
        n = len(homes)
        if not n:
            return
        label = _n("Place {n} note as suggested", "Place {n} notes as suggested", n)
        told = _n("{n} note was placed as suggested.", "{n} notes were placed as suggested.", n)
        future = self._document.do(label.format(n=n), place_each, homes)
        self._after(future, told.format(n=n))

    def _title(self, theme: str) -> str:
        found = self._document.assembly.board.themes.get(theme)
        return found.title if found else ""

    def _after(self, future: Future[Facts], words: str) -> None:
        """Tell once it is on disk; a refusal is told by the window, and nothing new by nobody."""
        future.add_done_callback(partial(self._tell, words))

    def _tell(self, words: str, future: Future[Facts]) -> None:
        if future.exception() is None and future.result() and shiboken6.isValid(self):
            self.told.emit(Toast(words, can_undo=True))
