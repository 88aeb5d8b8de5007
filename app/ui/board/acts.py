"""What the facilitator does on the board: through the document, with words for Undo and a toast."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import replace
from functools import partial
from typing import Concatenate, ParamSpec

import shiboken6
from PySide6.QtCore import QObject, Signal

from app.document import Document
from app.i18n import _, _n
from app.models import board
from app.models.assembly import Assembly
from app.models.board import Lens
from app.models.entries import Facts
from app.theme_proposals import Ghost
from app.ui.board.deeds import accept_ghosts, place_each
from app.ui.board.words import short, stacked_words
from app.ui.scenes.lens_words import lens_told, lens_words
from app.ui.toast import Toast

P = ParamSpec("P")


class BoardActs(QObject):
    """Every deed is one step of Undo; `begun` tells that one is about to be done, `told` carries
    the `Toast` once it is on disk.
    """

    begun = Signal()
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
        future = self._do(label.format(n=n, theme=title), board.place_notes, notes, theme, index)
        self._after(future, told.format(n=n, theme=title))

    def make(self, title: str, notes: Sequence[str]) -> None:
        """A new theme, the last one, with these notes in it."""
        document = self._document
        label = _("Make the theme “{theme}”").format(theme=short(title))
        future = self._do(label, board.make_theme, document.fresh_id("t"), title, notes)
        self._after(future, _("“{theme}” is a theme now.").format(theme=short(title)))

    def rename(self, theme: str, title: str) -> None:
        """Another title."""
        label = _("Rename “{theme}”").format(theme=short(self._title(theme)))
        self._do(label, board.rename_theme, theme, title)

    def dissolve(self, theme: str) -> None:
        """The theme goes; its notes are not placed any more."""
        title = short(self._title(theme))
        label = _("Dissolve “{theme}”").format(theme=title)
        future = self._do(label, board.dissolve_theme, theme)
        told = _("“{theme}” is dissolved. Its notes are not placed any more.")
        self._after(future, told.format(theme=title))

    def shift(self, theme: str, by: int) -> None:
        """One place earlier (-1) or later (1) among the lanes."""
        order = self._document.assembly.board.order
        if theme in order:
            label = _("Move “{theme}” among the themes").format(theme=short(self._title(theme)))
            place = max(0, order.index(theme) + by)
            self._do(label, board.move_theme, theme, place)

    def merge(self, kept: str, gone: str) -> Future[Facts]:
        """All notes of one theme move to another."""
        names = {"gone": short(self._title(gone)), "kept": short(self._title(kept))}
        label = _("Merge “{gone}” into “{kept}”").format(**names)
        future = self._do(label, board.merge_themes, kept, gone)
        self._after(future, _("“{gone}” is part of “{kept}” now.").format(**names))
        return future

    def stack(self, notes: Sequence[str]) -> Future[Facts]:
        """One stack of these notes, the first on top."""
        n = len(notes)
        label = _n("Put {n} note into one stack", "Put {n} notes into one stack", n)
        told = stacked_words(self._document.assembly, notes)
        future = self._do(label.format(n=n), board.stack_notes, notes)
        self._after(future, told)
        return future

    def unstack(self, notes: Sequence[str]) -> None:
        """Stacks taken apart; of a note beneath, only itself taken out."""
        future = self._do(_("Take a stack apart"), board.unstack_notes, notes)
        self._after(future, _("The notes lie side by side again."))

    def split(self, theme: str, title: str, notes: Sequence[str]) -> None:
        """Some notes of a theme become a theme of their own."""
        names = {"theme": short(self._title(theme)), "new": short(title)}
        label = _("Split “{new}” off from “{theme}”").format(**names)
        made = self._document.fresh_id("t")
        future = self._do(label, board.split_theme, theme, notes, made, title)
        self._after(future, _("“{new}” was split off from “{theme}”.").format(**names))

    def set_apart(self, notes: Sequence[str]) -> None:
        """Notes that belong to no theme and need none."""
        n = len(notes)
        if not n:
            return
        label = _n("Let {n} note stand alone", "Let {n} notes stand alone", n)
        told = _n("{n} note stands alone now.", "{n} notes stand alone now.", n)
        future = self._do(label.format(n=n), board.set_apart, notes)
        self._after(future, told.format(n=n))

    def tag(self, notes: Sequence[str], theme: str) -> None:
        """Notes touch a second theme, or do so no longer when all did."""
        title = short(self._title(theme))
        label = _("Second theme “{theme}”").format(theme=title)
        future = self._do(label, board.tag_notes, notes, theme)
        self._after(future, _("Noted: also “{theme}”.").format(theme=title))

    def quote(self, note: str) -> None:
        """The note speaks for its theme, or does so no longer when it was chosen before."""
        theme = self._document.assembly.board.theme_of(note)
        if theme is None:
            self.told.emit(Toast(_("A note speaks for a theme once it lies in one.")))
            return
        title = short(theme.title)
        label = _("Choose what is quoted for “{theme}”").format(theme=title)
        future = self._do(label, board.choose_quote, note)
        told = _("“{theme}” quotes this note from now on.")
        if theme.quote == note:
            told = _("“{theme}” quotes a typical note again.")
        self._after(future, told.format(theme=title))

    def tidy(self) -> None:
        """The overview without gaps."""
        future = self._do(_("Tidy up the overview"), board.tidy_themes)
        self._after(future, _("The overview is tidied up."))

    def open_dots(self, per_member: int, per_theme: int) -> None:
        """A round of dots on the themes there are."""
        document = self._document
        made, now = document.fresh_id("d"), document.now()
        label = _("Open a round of dots")
        future = self._do(label, board.open_dots, made, per_member, per_theme, now)
        self._after(future, _("The round of dots is open."))

    def put_dots(self, dots: Mapping[str, int]) -> None:
        """One more sheet."""
        label = _("Count a sheet of dots")
        self._do(label, board.put_dots, self._document.fresh_id("s"), dots)

    def close_dots(self) -> None:
        """The sums are shown from now on."""
        document = self._document
        future = self._do(_("Close the round of dots"), board.close_dots, document.now())
        self._after(future, _("The round of dots is closed. Each theme shows its dots."))

    def sort_by(self, lens: Lens) -> None:
        """What the room sorts by."""
        label = _("Choose what is sorted by")
        future = self._do(label, board.choose_lens, lens)
        told = _("The themes’ slide says it to the room when it is taken next: {lens}.")
        self._after(future, told.format(lens=lens_told(lens) or lens_words(lens)))

    def accept_some(self, theme: str, ghost: Ghost, notes: Sequence[str]) -> Future[Facts]:
        """Only these notes of a proposed theme become the theme with this new id."""
        n, title = len(notes), short(ghost.title)
        words = _n("Accept {n} note of “{theme}”", "Accept {n} notes of “{theme}”", n)
        label = words.format(n=n, theme=title)
        some = replace(ghost, notes=tuple(notes))
        future = self._do(label, accept_ghosts, [(theme, some)])
        told = _("“{theme}” is a theme now. The other notes still wait.")
        self._after(future, told.format(theme=title))
        return future

    def accept(
        self, ghosts: Sequence[Ghost], rest: str = ""
    ) -> tuple[list[tuple[str, Ghost]], Future[Facts]]:
        """Proposed themes, at least one, become themes; which each will be, and when it is. `rest`
        says what still waits.
        """
        n = len(ghosts)
        document = self._document
        title = short(ghosts[0].title)
        label = _n("Accept the theme “{theme}”", "Accept {n} suggested themes", n)
        told = _n("“{theme}” was accepted.", "{n} themes were accepted.", n)
        made = [(document.fresh_id("t"), ghost) for ghost in ghosts]
        future = self._do(label.format(n=n, theme=title), accept_ghosts, made)
        self._after(future, " ".join(filter(None, (told.format(n=n, theme=title), rest))))
        return made, future

    def follow_hints(self, homes: Mapping[str, str]) -> None:
        """Each note goes to the theme it looks like."""
        n = len(homes)
        if not n:
            return
        label = _n("Place {n} note as suggested", "Place {n} notes as suggested", n)
        told = _n("{n} note was placed as suggested.", "{n} notes were placed as suggested.", n)
        future = self._do(label.format(n=n), place_each, homes)
        self._after(future, told.format(n=n))

    def take_proposed(self, notes: Sequence[str]) -> None:
        """What tables propose for these notes, and the same for the tables' other notes."""
        document = self._document
        homes = board.same_proposal(document.assembly.board, notes)
        if not homes:
            return
        n, themes = len(homes), len(set(map(str.casefold, homes.values())))
        title, made = short(next(iter(homes.values()))), [document.fresh_id("t") for _e in homes]
        label = _n(
            "Use “{theme}”, proposed for {n} note", "Use “{theme}”, proposed for {n} notes", n
        ).format(n=n, theme=title)
        if themes > 1:
            label = _("Use {themes} proposed themes for {n} notes").format(themes=themes, n=n)
        future = self._do(label, board.accept_proposals, homes, made)
        told = _n(
            "{n} note lies where its table proposes.",
            "{n} notes lie where their tables propose.",
            n,
        )
        self._after(future, told.format(n=n))

    def leave_proposed(self, notes: Sequence[str]) -> None:
        """The same notes stay where they are; what their tables proposed stays on record."""
        homes = board.same_proposal(self._document.assembly.board, notes)
        if not homes:
            return
        title, themes = (
            short(next(iter(homes.values()))),
            len(set(map(str.casefold, homes.values()))),
        )
        label = _("Do not use “{theme}”").format(theme=title)
        told = _("“{theme}” is not used. The notes stay where they are.").format(theme=title)
        if themes > 1:
            label = _("Do not use {themes} proposed themes").format(themes=themes)
            told = _("{themes} proposed themes are not used. The notes stay where they are.")
            told = told.format(themes=themes)
        self._after(self._do(label, board.decline_proposals, tuple(homes)), told)

    def _do(
        self,
        label: str,
        decide: Callable[Concatenate[Assembly, P], Facts],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Future[Facts]:
        self.begun.emit()
        return self._document.do(label, decide, *args, **kwargs)

    def _title(self, theme: str) -> str:
        found = self._document.assembly.board.themes.get(theme)
        return found.title if found else ""

    def _after(self, future: Future[Facts], words: str) -> None:
        """Tell once it is on disk; a refusal is told by the window, and nothing new by nobody."""
        future.add_done_callback(partial(self._tell, words))

    def _tell(self, words: str, future: Future[Facts]) -> None:
        if future.exception() is None and future.result() and shiboken6.isValid(self):
            self.told.emit(Toast(words, can_undo=True))
