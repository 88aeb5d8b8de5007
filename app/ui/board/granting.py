"""Grants what is wished of the board: asks what has to be asked, then does it by `BoardActs`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from functools import partial
from typing import Final

import shiboken6
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QCursor
from PySide6.QtWidgets import QWidget

from app.document import Document
from app.i18n import _
from app.models.assembly import Assembly
from app.models.board import Lens
from app.models.entries import Facts
from app.theme_proposals import Ghost, Offer
from app.ui.board.acts import BoardActs
from app.ui.board.area import BoardArea
from app.ui.board.commands import OF_THE_AREA, Chosen, Command, Wish
from app.ui.board.dialogs import ThemeChooser, TitleDialog
from app.ui.board.dots_dialog import CountDotsDialog, OpenDotsDialog
from app.ui.board.landing import NEW, Drop
from app.ui.board.lens_menu import LensMenu
from app.ui.board.offer_actions import accept_keys
from app.ui.board.picture import TRAY, Lane, LaneKind, everything, lanes_of
from app.ui.board.proposals_dialog import ProposalsDialog
from app.ui.board.suggesting import Suggesting
from app.ui.board.walk import Spot
from app.ui.board.words import waiting_words

_ON_THE_WHOLE: Final = (Command.LENS, Command.TIDY, Command.DOTS, Command.PROPOSED)
_ON_NOTES: Final = (
    Command.STACK, Command.UNSTACK, Command.APART, Command.TAKE_PROPOSED, Command.LEAVE_PROPOSED,
)  # fmt: skip


class Granting:
    """Wishes of the board, the list, the menu and the palette; dialogs stand over `page`."""

    def __init__(
        self, document: Document, acts: BoardActs, suggesting: Suggesting, area: BoardArea,
        page: QWidget,
    ) -> None:  # fmt: skip
        self._document, self._acts, self._suggesting = document, acts, suggesting
        self._area, self._page = area, page
        self._counting: CountDotsDialog | None = None
        self._proposals: ProposalsDialog | None = None
        self._counts_next = False
        acts.begun.connect(area.remember)

    def do(self, wish: Wish) -> None:
        """Grants one, for what is chosen now."""
        command, chosen = wish.command, self._area.chosen
        lane = self._area.lane(chosen.lane)
        if command in OF_THE_AREA:
            self._area.grant(wish)
        elif command in _ON_THE_WHOLE:
            self._do_to_all(command)
        elif command is Command.QUOTE:
            self._acts.quote(chosen.note)
        elif command in _ON_NOTES:
            self._do_to_notes(command, chosen.notes)
        elif lane is not None:
            self._do_here(wish, chosen, lane)

    def _do_here(self, wish: Wish, chosen: Chosen, lane: Lane) -> None:
        command = wish.command
        if command is Command.SEND:
            self._send_to_number(chosen, wish.number)
        elif command is Command.ACCEPT:
            self._accept(chosen, lane)
        elif command is Command.DISSOLVE:
            self._dissolve(chosen, lane)
        elif command in (Command.EARLIER, Command.LATER):
            self._acts.shift(lane.key, -1 if command is Command.EARLIER else 1)
        else:
            self._ask(command, chosen, lane)

    def accept_all(self) -> None:
        """Every proposed theme becomes a theme; the single hints wait for the next time, and that
        is said.
        """
        offer = self._suggesting.offer or Offer()
        if offer.ghosts:
            self._take(offer.ghosts, waiting_words(len(offer.hints), accept_keys()))
        else:
            self._acts.follow_hints({note: hint.theme for note, hint in offer.hints.items()})

    def ask_new(self) -> None:
        """Asks for the title of a new theme, for the chosen notes if there are any."""
        self._ask_title(self._area.chosen.notes)

    def _ask_title(self, notes: tuple[str, ...]) -> None:
        dialog = TitleDialog(count=len(notes), is_new=True, parent=self._page)
        dialog.accepted.connect(partial(self._make, dialog, notes))
        dialog.open()

    def drop(self, notes: list[str], drop: Drop) -> None:
        """Puts what was dragged where it was dropped; on bare ground it becomes the first theme."""
        if drop.lane == NEW:
            self._ask_title(tuple(notes))
            return
        lane = self._area.lane(drop.lane)
        if lane is None or lane.kind is LaneKind.GHOST:
            return
        if lane.kind is LaneKind.TRAY:
            self._take_out(tuple(notes))
        elif lane.kind is LaneKind.ALONE:
            self._acts.set_apart(notes)
        else:
            stored = self._document.assembly.board.themes[lane.key].notes
            at = lane.faces[drop.index].id if drop.index < len(lane.faces) else ""
            index = stored.index(at) if at in stored else len(stored)
            self._acts.send(notes, lane.key, index)

    def stack(self, notes: Sequence[str]) -> None:
        """One stack, where the first note that a person placed lies; the keyboard goes there."""
        placed = self._document.assembly.board.placed
        ordered = sorted(notes, key=lambda each: each not in placed)
        future = self._acts.stack(ordered)
        if ordered:
            top = self._document.assembly.board.top_of(ordered[0])
            future.add_done_callback(partial(self._go_on_from, partial(self._area.go_to_note, top)))

    def show_assembly(self, assembly: Assembly) -> None:
        """A dialog that stands open follows what is on disk."""
        if self._counting is not None and shiboken6.isValid(self._counting):
            self._counting.show_round(assembly)
        if self._counts_next and assembly.board.open_dots() is not None:
            self._count_dots()
        if self._proposals is not None and shiboken6.isValid(self._proposals):
            self._proposals.show_board(assembly.board)

    def show_proposals(self) -> None:
        """All that the tables propose, to be used or not."""
        self._proposals = ProposalsDialog(self._acts, self._page)
        self._proposals.show_board(self._document.assembly.board)
        self._proposals.open()

    # -- inside

    def _do_to_all(self, command: Command) -> None:
        if command is Command.LENS:
            self._ask_lens()
        elif command is Command.TIDY:
            self._acts.tidy()
        elif command is Command.PROPOSED:
            self.show_proposals()
        else:
            self._ask_dots()

    def _ask_dots(self) -> None:
        """Opens a round, or goes on with the one that is open."""
        if self._document.assembly.board.open_dots() is None:
            dialog = OpenDotsDialog(self._acts, self._page)
            dialog.accepted.connect(self._count_when_open)
            dialog.open()
        else:
            self._count_dots()

    def _count_when_open(self) -> None:
        """Sheets are counted once the round is on disk, which may have been at once."""
        self._counts_next = True
        self.show_assembly(self._document.assembly)

    def _count_dots(self) -> None:
        self._counts_next = False
        self._counting = CountDotsDialog(self._acts, self._page)
        self._counting.show_round(self._document.assembly)
        self._counting.open()

    def _do_to_notes(self, command: Command, notes: tuple[str, ...]) -> None:
        if command is Command.STACK:
            self.stack(notes)
        elif command is Command.UNSTACK:
            self._acts.unstack(notes)
        elif command is Command.APART:
            self._acts.set_apart(notes)
        elif command is Command.TAKE_PROPOSED:
            self._acts.take_proposed(notes)
        else:
            self._acts.leave_proposed(notes)

    def _ask(self, command: Command, chosen: Chosen, lane: Lane) -> None:
        is_theme = lane.kind is LaneKind.THEME
        if command is Command.NEW:
            self.ask_new()
        elif command is Command.RENAME and (is_theme or lane.kind is LaneKind.GHOST):
            dialog = TitleDialog(lane.title, is_new=False, parent=self._page)
            dialog.accepted.connect(partial(self._rename, dialog, lane))
            dialog.open()
        elif command is Command.SPLIT and is_theme and chosen.notes:
            dialog = TitleDialog(count=len(chosen.notes), is_new=True, parent=self._page)
            dialog.accepted.connect(partial(self._split, dialog, lane.key, chosen.notes))
            dialog.open()
        else:
            self._ask_theme(command, chosen, lane, is_theme=is_theme)

    def _ask_theme(self, command: Command, chosen: Chosen, lane: Lane, *, is_theme: bool) -> None:
        if command is Command.MERGE and is_theme:
            question = _("Merge “{theme}” into which theme?").format(theme=lane.title)
            chooser = self._chooser(question, besides=lane.key)
            chooser.accepted.connect(partial(self._merge, chooser, lane.key))
        elif command is Command.SEND_TO and chosen.notes:
            chooser = self._chooser(_("Send to which theme?"))
            chooser.accepted.connect(partial(self._send_chosen, chooser, chosen.notes))
        elif command is Command.TAG and chosen.notes:
            question = _("Which other theme do they touch?")
            chooser = self._chooser(question, besides=lane.key)
            chooser.accepted.connect(partial(self._tag, chooser, chosen.notes))
        elif command is Command.BESIDE and is_theme:
            question = _("Show which theme beside “{theme}”?").format(theme=lane.title)
            if self._area.drop_beside():
                return
            chooser = self._chooser(question, besides=lane.key)
            chooser.accepted.connect(partial(self._beside, chooser, lane.key))
        else:
            return
        chooser.open()

    def _chooser(self, question: str, besides: str = "") -> ThemeChooser:
        board = self._document.assembly.board
        lanes = lanes_of(board, Offer(), everything)
        themes = [each for each in lanes if each.kind is LaneKind.THEME and each.key != besides]
        return ThemeChooser(question, themes, self._page)

    def _ask_lens(self) -> None:
        menu = LensMenu(self._document.assembly.board.lens, self._page)
        menu.triggered.connect(self._choose_lens)
        inside = self._page.rect().contains(self._page.mapFromGlobal(QCursor.pos()))
        middle = self._page.mapToGlobal(QPoint(self._page.width() // 2, 0))
        menu.popup(QCursor.pos() if inside else middle)

    def _choose_lens(self, action: QAction) -> None:
        self._acts.sort_by(Lens(action.data()))

    def _make(self, dialog: TitleDialog, notes: tuple[str, ...]) -> None:
        self._acts.make(dialog.title, notes)

    def _rename(self, dialog: TitleDialog, lane: Lane) -> None:
        offer = self._suggesting.offer
        if lane.kind is LaneKind.GHOST and offer is not None:
            self._suggesting.put(offer.titled(lane.key, dialog.title))
        else:
            self._acts.rename(lane.key, dialog.title)

    def _split(self, dialog: TitleDialog, theme: str, notes: tuple[str, ...]) -> None:
        self._acts.split(theme, dialog.title, notes)

    def _merge(self, chooser: ThemeChooser, gone: str) -> None:
        kept = chooser.chosen
        future = self._acts.merge(kept, gone)
        future.add_done_callback(partial(self._go_on_from, partial(self._area.go_to, Spot(kept))))

    def _go_on_from(self, go: Callable[[], None], future: Future[Facts]) -> None:
        """What was chosen lies in something else now: the keyboard goes along."""
        if future.exception() is None and shiboken6.isValid(self._area):
            go()

    def _send_chosen(self, chooser: ThemeChooser, notes: tuple[str, ...]) -> None:
        self._acts.send(notes, chooser.chosen)

    def _tag(self, chooser: ThemeChooser, notes: tuple[str, ...]) -> None:
        self._acts.tag(notes, chooser.chosen)

    def _beside(self, chooser: ThemeChooser, theme: str) -> None:
        self._area.show_beside(theme, chooser.chosen)

    def _send_to_number(self, chosen: Chosen, number: int) -> None:
        order = self._document.assembly.board.order
        if number == 0:
            self._take_out(chosen.notes)
        elif number <= len(order):
            self._acts.send(chosen.notes, order[number - 1])

    def _take_out(self, notes: tuple[str, ...]) -> None:
        """Out of a theme through the document; out of a proposal at once, nothing was placed."""
        board = self._document.assembly.board
        placed = [n for n in notes if n in board.placed or n in board.apart]
        self._acts.send(placed, TRAY)
        offer = self._suggesting.offer
        if offer is not None and len(placed) < len(notes):
            self._suggesting.put(offer.taken_out(n for n in notes if n not in placed))

    def _accept(self, chosen: Chosen, lane: Lane) -> None:
        """On the head of a proposed theme the whole of it, on notes these alone."""
        offer = self._suggesting.offer or Offer()
        ghost = offer.ghost(lane.key)
        if ghost is None:
            hints = {note: offer.hint(note) for note in chosen.notes}
            self._acts.follow_hints({note: hint.theme for note, hint in hints.items() if hint})
            return
        some = [each for each in ghost.notes if each in chosen.notes] if chosen.note else []
        if some and len(some) < len(lane.faces):
            self._accept_some(ghost, some)
        else:
            self._take([ghost])

    def _take(self, ghosts: Sequence[Ghost], rest: str = "") -> None:
        made, future = self._acts.accept(ghosts, rest)
        future.add_done_callback(partial(self._note_taken, made))

    def _note_taken(self, made: Sequence[tuple[str, Ghost]], future: Future[Facts]) -> None:
        if future.exception() is None and shiboken6.isValid(self._suggesting):
            self._suggesting.note_taken(made)

    def _accept_some(self, ghost: Ghost, notes: list[str]) -> None:
        theme = self._document.fresh_id("t")
        future = self._acts.accept_some(theme, ghost, notes)
        future.add_done_callback(partial(self._keep_rest, ghost, theme))

    def _keep_rest(self, ghost: Ghost, theme: str, future: Future[Facts]) -> None:
        """What was not accepted waits on, as notes that look like the new theme."""
        suggesting = self._suggesting
        if future.exception() is None and shiboken6.isValid(suggesting) and suggesting.offer:
            suggesting.put(suggesting.offer.partly(ghost.key, theme))
            suggesting.note_taken([(theme, ghost)])

    def _dissolve(self, chosen: Chosen, lane: Lane) -> None:
        if chosen.note:
            self._take_out(chosen.notes)
        elif lane.kind is LaneKind.THEME:
            self._acts.dissolve(lane.key)
        elif lane.kind is LaneKind.GHOST:
            self._suggesting.drop(lane.key)
