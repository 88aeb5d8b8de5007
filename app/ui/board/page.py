"""Themes: what the notes come to, sorted by people, with suggestions that wait."""

from __future__ import annotations

from functools import partial
from typing import ClassVar, Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QStackedLayout, QVBoxLayout, QWidget

from app.document import Document
from app.i18n import _
from app.models.assembly import Aspect, Assembly
from app.models.board import Note
from app.models.errors import Refused
from app.refusals import say
from app.theme_proposals import Offer
from app.ui.board.acts import BoardActs
from app.ui.board.area import BoardArea
from app.ui.board.commands import KEYS, Chosen, Command, Wish
from app.ui.board.dialogs import ThemeChooser, TitleDialog
from app.ui.board.heads import HeadPart
from app.ui.board.offer import OfferBar
from app.ui.board.picture import TRAY, Fits, Known, Lane, LaneKind, everything, lanes_of
from app.ui.board.reading import ReadingStrip
from app.ui.board.scene import Drop
from app.ui.board.suggesting import Suggesting
from app.ui.board.walk import Spot
from app.ui.board.words import command_words, count_words, hint_words, trace_words
from app.ui.icons import icon
from app.ui.page import Page
from app.ui.theme import Space
from app.ui.toast import Toast
from app.ui.widgets import Arrival, Button, EmptyState, IconButton, Kind, SearchField, SectionHeader

_ICONS: Final = {
    Command.SEND: "inbox",
    Command.SEND_TO: "send",
    Command.ACCEPT: "check",
    Command.NEW: "plus",
    Command.RENAME: "pencil",
    Command.MERGE: "merge",
    Command.DISSOLVE: "trash-2",
    Command.EARLIER: "arrow-left",
    Command.LATER: "arrow-right",
    Command.CLOSER: "zoom-in",
    Command.FARTHER: "zoom-out",
    Command.FOLD: "chevron-left",
    Command.FOLD_OTHERS: "split",
}


class ThemesPage(Page):
    """Head, the strip of suggestions, the board or its list, and the note in full."""

    aspects: ClassVar[Aspect] = Aspect.BOARD | Aspect.AGENDA | Aspect.MANDATE

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.acts = BoardActs(document, self)
        self._suggesting = Suggesting(document, self)
        self._known: Known = {}
        self._header = SectionHeader()
        self._empty = EmptyState("shapes", self)
        self.search = SearchField()
        self.area, self.bar, self._reading = BoardArea(), OfferBar(), ReadingStrip()
        self.list_button = IconButton("list-checks")
        self.list_button.setCheckable(True)
        self.new_button = IconButton("plus")
        self.suggest_button = Button(kind=Kind.PRIMARY, icon_name="sparkles")
        self._make_actions()
        self._lay_out()
        self._connect()
        Arrival(self, self.area.take_keyboard)

    # -- the contract of a page

    def show_assembly(self, assembly: Assembly) -> None:
        """The board as it is now; what was offered shrinks to what still holds."""
        has_notes = bool(assembly.board.notes) or bool(assembly.board.themes)
        self._stack.setCurrentIndex(1 if has_notes else 0)
        for widget in (self.search, self.list_button, self.new_button, self.suggest_button):
            widget.setVisible(has_notes)
        self._header.show_texts(_("Themes"), count_words(assembly))
        suggesting = self._suggesting
        suggesting.keep_true(assembly)
        self.bar.show_offer(suggesting.offer, suggesting.reading)
        self.suggest_button.setEnabled(not suggesting.reading)
        offer = suggesting.offer or Offer()
        self.area.show_lanes(lanes_of(assembly.board, offer, self._fits(), self._known))
        self._show_note()

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        self._empty.show_texts(
            _("No notes yet"),
            _("Themes grow out of the tables' notes."),
            _("Go to the notes"),
        )
        self.search.show_placeholder(_("Search the notes"))
        self.list_button.name_it(_("Show as a list"))
        self.new_button.name_it(_("New theme…"))
        self.suggest_button.setText(_("Suggest themes"))
        for command, action in self._actions.items():
            action.setText(command_words(command))
        for action, words in (
            (self._suggest_action, _("Suggest themes")),
            (self._list_action, _("Board or list")),
            (self._find_action, _("Search the notes")),
        ):
            action.setText(words)
        self.bar.retranslate()
        self.area.retranslate()

    # -- what can be done

    def suggest(self) -> None:
        """Lets the engine think about what is not placed; what comes back waits."""
        self._suggesting.ask()

    def show_offer(self, offer: Offer | None) -> None:
        """Puts an offer on the board to wait; None takes away what waits or is being thought."""
        self._suggesting.put(offer or None)

    def drop_offer(self) -> None:
        """What waits goes; so does what is being thought."""
        self.show_offer(None)

    def accept_all(self) -> None:
        """Every proposed theme becomes a theme; the single hints stay to be looked at."""
        offer = self._suggesting.offer or Offer()
        if offer.ghosts:
            self.acts.accept(offer.ghosts)
        else:
            self.acts.follow_hints({note: hint.theme for note, hint in offer.hints.items()})

    def toggle_list(self) -> None:
        """Board or list."""
        self.area.show_as_list(not self.area.shows_list)
        self.list_button.setChecked(self.area.shows_list)

    def seek(self) -> None:
        """The keyboard goes to the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def ask_new(self) -> None:
        """Asks for the title of a new theme, for the chosen notes if there are any."""
        notes = self.area.chosen.notes
        dialog = TitleDialog(count=len(notes), is_new=True, parent=self)
        dialog.accepted.connect(partial(self._make, dialog, notes))
        dialog.open()

    def do(self, wish: Wish) -> None:
        """Grants a wish of the board, the list, the menu or the palette."""
        chosen = self.area.chosen
        lane = self.area.lane(chosen.lane)
        if lane is None:
            return
        if wish.command is Command.SEND:
            self._send_to_number(chosen, wish.number)
        elif wish.command is Command.ACCEPT:
            self._accept(chosen, lane)
        elif wish.command is Command.DISSOLVE:
            self._dissolve(chosen, lane)
        elif wish.command in (Command.EARLIER, Command.LATER):
            self.acts.shift(lane.key, -1 if wish.command is Command.EARLIER else 1)
        elif wish.command in (Command.CLOSER, Command.FARTHER):
            self.area.zoom(1 if wish.command is Command.CLOSER else -1)
        elif wish.command in (Command.FOLD, Command.FOLD_OTHERS):
            self.area.fold(others=wish.command is Command.FOLD_OTHERS)
        else:
            self._ask(wish.command, chosen, lane)

    # -- inside: commands

    def _ask(self, command: Command, chosen: Chosen, lane: Lane) -> None:
        if command is Command.NEW:
            self.ask_new()
        elif command is Command.RENAME and lane.kind is not LaneKind.TRAY:
            dialog = TitleDialog(lane.title, is_new=False, parent=self)
            dialog.accepted.connect(partial(self._rename, dialog, lane))
            dialog.open()
        elif command is Command.MERGE and lane.kind is LaneKind.THEME:
            question = _("Merge “{theme}” into which theme?").format(theme=lane.title)
            chooser = self._chooser(question, besides=lane.key)
            chooser.accepted.connect(partial(self._merge, chooser, lane.key))
            chooser.open()
        elif command is Command.SEND_TO and chosen.notes:
            chooser = self._chooser(_("Send to which theme?"))
            chooser.accepted.connect(partial(self._send_chosen, chooser, chosen.notes))
            chooser.open()

    def _chooser(self, question: str, besides: str = "") -> ThemeChooser:
        board = self._document.assembly.board
        lanes = lanes_of(board, Offer(), everything)
        themes = [each for each in lanes if each.kind is LaneKind.THEME and each.key != besides]
        return ThemeChooser(question, themes, self)

    def _make(self, dialog: TitleDialog, notes: tuple[str, ...]) -> None:
        self.acts.make(dialog.title, notes)

    def _rename(self, dialog: TitleDialog, lane: Lane) -> None:
        offer = self._suggesting.offer
        if lane.kind is LaneKind.GHOST and offer is not None:
            self.show_offer(offer.titled(lane.key, dialog.title))
        else:
            self.acts.rename(lane.key, dialog.title)

    def _merge(self, chooser: ThemeChooser, gone: str) -> None:
        self.acts.merge(chooser.chosen, gone)

    def _send_chosen(self, chooser: ThemeChooser, notes: tuple[str, ...]) -> None:
        self.acts.send(notes, chooser.chosen)

    def _send_to_number(self, chosen: Chosen, number: int) -> None:
        order = self._document.assembly.board.order
        if number == 0:
            self._take_out(chosen.notes)
        elif number <= len(order):
            self.acts.send(chosen.notes, order[number - 1])

    def _take_out(self, notes: tuple[str, ...]) -> None:
        """Out of a theme through the document; out of a proposal at once, nothing was placed."""
        placed = [n for n in notes if n in self._document.assembly.board.placed]
        self.acts.send(placed, TRAY)
        offer = self._suggesting.offer
        if offer is not None and len(placed) < len(notes):
            self.show_offer(offer.taken_out(n for n in notes if n not in placed))

    def _accept(self, chosen: Chosen, lane: Lane) -> None:
        offer = self._suggesting.offer or Offer()
        ghost = offer.ghost(lane.key)
        if ghost is not None:
            self.acts.accept([ghost])
        else:
            homes = {n: offer.hints[n].theme for n in chosen.notes if n in offer.hints}
            self.acts.follow_hints(homes)

    def _dissolve(self, chosen: Chosen, lane: Lane) -> None:
        if chosen.note:
            self._take_out(chosen.notes)
        elif lane.kind is LaneKind.THEME:
            self.acts.dissolve(lane.key)
        elif lane.kind is LaneKind.GHOST:
            self.show_offer((self._suggesting.offer or Offer()).without(lane.key))

    def _on_head(self, key: str, part: HeadPart) -> None:
        if part is HeadPart.ACCEPT:
            self.do(Wish(Command.ACCEPT))
        elif part is HeadPart.DROP:
            self.do(Wish(Command.DISSOLVE))

    def _on_dropped(self, notes: list[str], drop: Drop) -> None:
        lane = self.area.lane(drop.lane)
        if lane is None or lane.kind is LaneKind.GHOST:
            return
        if lane.kind is LaneKind.TRAY:
            self._take_out(tuple(notes))
            return
        stored = self._document.assembly.board.themes[lane.key].notes
        at = lane.faces[drop.index].id if drop.index < len(lane.faces) else ""
        self.acts.send(notes, lane.key, stored.index(at) if at in stored else len(stored))

    # -- inside: suggestions

    def _show_suggestions(self) -> None:
        self.show_assembly(self._document.assembly)

    def _on_arrived(self) -> None:
        """Brings the first proposal into sight, unless the person is busy elsewhere."""
        ghosts = self._suggesting.offer.ghosts if self._suggesting.offer else ()
        if ghosts and self.isVisible() and not self.search.hasFocus():
            self.area.go_to(Spot(ghosts[0].key))

    def _on_refused(self, refused: Refused) -> None:
        self.told.emit(Toast(say(refused)))

    # -- inside: the rest

    def _fits(self) -> Fits:
        sought = self.search.text().strip().casefold()

        def fits(note: Note) -> bool:
            return sought in note.text.casefold()

        return fits if sought else everything

    def _show_note(self) -> None:
        assembly, chosen = self._document.assembly, self.area.chosen
        note = assembly.board.notes.get(chosen.note)
        if note is None:
            self._reading.show_note("", "")
            return
        hint = (self._suggesting.offer or Offer()).hints.get(note.id)
        trace = trace_words(assembly, note)
        if hint is not None:
            trace = f"{hint_words(assembly, hint)}  {trace}"
        self._reading.show_note(note.text, trace)

    def _on_searched(self) -> None:
        self.show_assembly(self._document.assembly)

    def _go_to_notes(self) -> None:
        self.section_wanted.emit("notes")

    def _on_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for command, action in self._actions.items():
            if command in (Command.NEW, Command.EARLIER):
                menu.addSeparator()
            if command not in (Command.CLOSER, Command.FARTHER):
                menu.addAction(action)
        menu.popup(at)

    def _make_actions(self) -> None:
        """The board's keys are shown with its commands, but only board and list answer to them: N
        and the digits belong to the window, and to whoever types, everywhere else.
        """
        self._suggest_action = self._offered("sparkles", "Ctrl+Shift+G", self.suggest)
        self._list_action = self._offered("list-checks", "Ctrl+Shift+L", self.toggle_list)
        self._find_action = self._offered("search", "Ctrl+F", self.seek)
        self._actions: dict[Command, QAction] = {}
        for command, name in _ICONS.items():
            action = QAction(icon(name), "", self)
            action.setObjectName(f"board-{command.value}")
            keys = KEYS.get(command, ("0",))
            action.setShortcuts([QKeySequence(each) for each in keys[:1]])
            action.triggered.connect(partial(self._on_action, command))
            self.offer(action)
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            self._actions[command] = action

    def _offered(self, icon_name: str, keys: str, handler: object) -> QAction:
        action = QAction(icon(icon_name), "", self)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(handler)
        self.offer(action)
        return action

    def _on_action(self, command: Command, _is_checked: bool = False) -> None:
        self.do(Wish(command))

    def _lay_out(self) -> None:
        for widget in (self.search, self.list_button, self.new_button, self.suggest_button):
            self._header.add_action(widget)
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(self.bar)
        column.addWidget(self.area, 1)
        column.addWidget(self._reading)
        self._stack = QStackedLayout()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(full)
        page = QVBoxLayout(self)
        page.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.SMALL)
        page.setSpacing(Space.MEDIUM)
        page.addWidget(self._header)
        page.addLayout(self._stack, 1)

    def _connect(self) -> None:
        self._empty.acted.connect(self._go_to_notes)
        self.search.textChanged.connect(self._on_searched)
        self.search.list_wanted.connect(self.area.take_keyboard)
        self.list_button.clicked.connect(self.toggle_list)
        self.new_button.clicked.connect(self.ask_new)
        self.suggest_button.clicked.connect(self.suggest)
        self.bar.resized.connect(self._suggesting.resize)
        self.bar.all_accepted.connect(self.accept_all)
        self.bar.all_dropped.connect(self.drop_offer)
        self.area.wished.connect(self.do)
        self.area.dropped.connect(self._on_dropped)
        self.area.head_pressed.connect(self._on_head)
        self.area.menu_wanted.connect(self._on_menu)
        self.area.moved_on.connect(self._show_note)
        self.acts.told.connect(self.told)
        self._suggesting.changed.connect(self._show_suggestions)
        self._suggesting.arrived.connect(self._on_arrived)
        self._suggesting.refused.connect(self._on_refused)
