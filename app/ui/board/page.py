"""Themes: what the notes come to, sorted by people, with suggestions that wait."""

from __future__ import annotations

from functools import partial
from typing import ClassVar, Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QHideEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from app.document import Document
from app.i18n import _
from app.models.assembly import Aspect, Assembly
from app.models.board import Note
from app.models.errors import Refused
from app.refusals import say
from app.theme_proposals import Offer
from app.ui.board.acts import BoardActs
from app.ui.board.area import BoardArea
from app.ui.board.commands import KEYS, Command, Wish
from app.ui.board.granting import Granting
from app.ui.board.heads import HeadPart
from app.ui.board.holding import guard_keys
from app.ui.board.level_buttons import LevelButtons
from app.ui.board.levels import Level
from app.ui.board.menu import ICONS, menu_for, menu_groups
from app.ui.board.no_themes import NoThemes
from app.ui.board.offer import OfferBar
from app.ui.board.offer_actions import OfferActions
from app.ui.board.picture import Fits, Known, everything, lanes_of
from app.ui.board.proposals import ProposalBar
from app.ui.board.read_note import read_note
from app.ui.board.reading import ReadingStrip
from app.ui.board.searching import BoardSearch
from app.ui.board.suggesting import Suggesting
from app.ui.board.walk import Spot
from app.ui.board.words import command_words, count_words
from app.ui.icons import icon
from app.ui.page import MenuGroup, Page
from app.ui.theme import Space
from app.ui.toast import Toast
from app.ui.widgets import Arrival, Button, EmptyState, IconButton, Kind, SectionHeader

_SUGGEST: Final = "Ctrl+Shift+G"
_READS: Final = (Level.CLOSE, Level.READ)


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
        self.seeking = BoardSearch()
        self.search = self.seeking.field
        self.area, self.bar, self._reading = BoardArea(), OfferBar(), ReadingStrip()
        self.proposals = ProposalBar()
        self._no_themes = NoThemes(self.area.board, _SUGGEST)
        guard_keys(self.area)
        self._granting = Granting(document, self.acts, self._suggesting, self.area, self)
        self.levels, self._ways = LevelButtons(), QWidget()
        self.list_button, self.more_button = IconButton("list-checks"), IconButton("ellipsis")
        self.list_button.setCheckable(True)
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
        for widget in self._tools():
            widget.setVisible(has_notes)
        self._header.show_texts(_("Themes"), count_words(assembly))
        suggesting = self._suggesting
        suggesting.keep_true(assembly)
        told = suggesting.offer, suggesting.reading, suggesting.dropped
        self.bar.show_offer(*told)
        self._offer_actions.show_offer(*told)
        self.proposals.show_board(assembly.board)
        self.bar.show_proposals(self.proposals.accessibleName())
        self.proposals.give_way(self.bar.isVisibleTo(self))
        self.suggest_button.setEnabled(not suggesting.reading)
        offer, fits = suggesting.offer or Offer(), self._fits()
        lanes = lanes_of(assembly.board, offer, fits, self._known, suggesting.likeness)
        self.area.show_lanes(lanes, self.seeking.sought)
        self._no_themes.show_lanes(lanes)
        self._show_note()
        self._granting.show_assembly(assembly)
        if self.isVisible():
            suggesting.look_around()

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        self._empty.show_texts(
            _("No notes yet"),
            _("Themes grow out of the tables' notes."),
            _("Go to the notes"),
        )
        self.search.show_placeholder(_("Search the notes"))
        self.list_button.name_it(_("Show as a list"))
        self.more_button.name_it(_("More that can be done with the notes"))
        self.levels.retranslate()
        self.suggest_button.setText(_("Suggest themes"))
        for command, action in self._actions.items():
            action.setText(command_words(command))
        for action, words in (
            (self._suggest_action, _("Suggest themes")),
            (self._suggested_action, _("Go to the suggestions")),
            (self._list_action, _("Board or list")),
            (self._find_action, _("Search the notes")),
            (self._next_action, _("Next note that fits")),
            (self._previous_action, _("Previous note that fits")),
        ):
            action.setText(words)
        self.bar.retranslate()
        self._offer_actions.retranslate()
        self.proposals.retranslate()
        self._no_themes.retranslate()
        self.area.retranslate()

    def showEvent(self, event: QShowEvent) -> None:
        """Twins are looked for as soon as somebody looks at the board."""
        super().showEvent(event)
        self._suggesting.look_around()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is looked for that nobody sees."""
        self._suggesting.look_away()
        super().hideEvent(event)

    def menu_groups(self) -> list[MenuGroup]:
        """Suggesting and finding at once; what to do with suggestions and the board's commands in
        groups.
        """
        waiting = self._offer_actions.all
        search = [self._find_action, self._next_action, self._previous_action]
        grouped = {*self._actions.values(), *waiting, *search}
        first = [each for each in self.actions() if each not in grouped]
        groups = [
            MenuGroup("", first),
            MenuGroup(_("Suggestions"), waiting),
            MenuGroup(_("Search"), search),
        ]
        return [*groups, *menu_groups(self._actions)]

    # -- what can be done

    def suggest(self) -> None:
        """Lets the engine think about what is not placed; what comes back waits."""
        if self.suggest_button.hasFocus():  # it rests meanwhile
            self.area.take_keyboard()
        self._suggesting.ask()

    def show_offer(self, offer: Offer | None) -> None:
        """Puts an offer on the board to wait; None takes away what waits or is being thought."""
        self._suggesting.put(offer or None)

    def drop_offer(self) -> None:
        """What waits goes; so does what is being thought. Undo brings back what waited."""
        if self._suggesting.put_away():
            self.told.emit(Toast(_("No suggestion waits any more."), can_undo=True))

    def take_back(self) -> bool:
        """A suggestion that was refused last waits again."""
        return self._suggesting.take_back()

    def accept_all(self) -> None:
        """Every proposed theme becomes a theme; the single hints stay to be looked at."""
        self._granting.accept_all()

    def toggle_list(self) -> None:
        """Board or list."""
        self.area.show_as_list(not self.area.shows_list)

    def seek(self) -> None:
        """The keyboard goes to the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def seek_next(self) -> None:
        """The next note that fits."""
        self._step(1)

    def seek_previous(self) -> None:
        """The one before."""
        self._step(-1)

    def do(self, wish: Wish) -> None:
        """Grants a wish of the board, the list, the menu or the palette."""
        self._granting.do(wish)

    def _on_head(self, key: str, part: HeadPart) -> None:
        if part is HeadPart.ACCEPT:
            self.do(Wish(Command.ACCEPT))
        elif part is HeadPart.DROP:
            self.do(Wish(Command.DISSOLVE))

    # -- inside: suggestions

    def _show_suggestions(self) -> None:
        self.show_assembly(self._document.assembly)

    def go_to_suggestions(self) -> None:
        """The keyboard goes to the first proposal, or to the first note that looks like a theme;
        suggestions themselves pull nobody away from what they are reading.
        """
        offer = self._suggesting.offer or Offer()
        if offer.ghosts:
            self.area.go_to(Spot(offer.ghosts[0].key))
        elif offer.hints:
            self.area.go_to_note(next(iter(offer.hints)))

    def _on_refused(self, refused: Refused) -> None:
        self.told.emit(Toast(say(refused)))

    # -- inside: the rest

    def _fits(self) -> Fits:
        sought = self.seeking.sought

        def fits(note: Note) -> bool:
            return sought in note.text.casefold()

        return fits if sought else everything

    def _show_note(self) -> None:
        """The current note below the board, or large; and which others are its twins."""
        assembly, suggesting = self._document.assembly, self._suggesting
        offer, likeness = suggesting.offer or Offer(), suggesting.likeness
        note = self.area.chosen.note
        read = read_note(assembly, offer, likeness, note)
        reads = self.area.level is Level.BOARD or self.area.shows_list
        is_led = self.area.level is Level.OVERVIEW and bool(self.seeking.sought)
        self._reading.setVisible(reads or is_led)
        self._reading.show_note(read)
        here = Spot(self.area.chosen.lane, note)
        self.seeking.show_lanes(self.area.lanes, here)
        self.area.scene.mark_twins(likeness.twins_of(assembly.board, note))
        if self.area.level is Level.READ:
            self.area.reader.show_note(read)
        if self.area.level in _READS and self.isVisible():
            suggesting.liken()

    def _on_looked(self) -> None:
        self._light_way()
        self._show_note()

    def _look_at(self, level: Level) -> None:
        self.area.look_at(level)
        self._light_way()  # a press that led nowhere has lit its own button

    def _light_way(self) -> None:
        """One button is lit: the level's, or the list's."""
        shows_list = self.area.shows_list
        self.levels.show_level(None if shows_list else self.area.level)
        self.list_button.setChecked(shows_list)

    def _take_out(self, note: str) -> None:
        self.acts.unstack([note])

    def _stack_with(self, other: str) -> None:
        self._granting.stack([self.area.chosen.note, other])

    def _show_more(self) -> None:
        self._on_menu(self.more_button.mapToGlobal(self.more_button.rect().bottomLeft()))

    def _step(self, by: int) -> None:
        """To another note that fits, in sight; whoever types stays in the field."""
        if not self.seeking.sought:
            self.seek()
            return
        chosen, is_typing = self.area.chosen, self.search.hasFocus()
        spot = self.seeking.step(self.area.lanes, Spot(chosen.lane, chosen.note), by)
        if spot is not None:
            self.area.go_to(spot)
        if is_typing:
            self.search.setFocus()
        self._show_note()

    def _on_escaped(self) -> None:
        """A search ends where it led to; without one nothing is chosen any more."""
        if self.seeking.sought:
            self.search.clear()
        elif not self.area.shows_list:
            self.area.scene.clearSelection()

    def _on_searched(self) -> None:
        self.show_assembly(self._document.assembly)

    def _go_to_notes(self) -> None:
        self.section_wanted.emit("notes")

    def _on_menu(self, at: QPoint) -> None:
        lane = self.area.lane(self.area.chosen.lane)
        menu = menu_for(self._actions, self.area.chosen, lane.kind if lane else None, self)
        menu.popup(at)

    def _make_actions(self) -> None:
        """The board's keys are shown with its commands, but only board and list answer to them: N
        and the digits belong to the window, and to whoever types, everywhere else.
        """
        self._suggest_action = self._offered("sparkles", _SUGGEST, self.suggest)
        self._suggested_action = self._offered("arrow-right", "", self.go_to_suggestions)
        self._list_action = self._offered("list-checks", "Ctrl+Shift+L", self.toggle_list)
        self._find_action = self._offered("search", "Ctrl+F", self.seek)
        self._next_action = self._offered("chevron-down", "F3", self.seek_next)
        self._previous_action = self._offered("chevron-up", "Shift+F3", self.seek_previous)
        self._list_action.setObjectName("board-list")
        self._offer_actions = OfferActions(self, self._suggesting, self.accept_all, self.drop_offer)
        self._actions: dict[Command, QAction] = {}
        for command, name in ICONS.items():
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

    def _tools(self) -> tuple[QWidget, ...]:
        """The buttons of the head; without notes there is nothing to do with them."""
        return self.seeking, self._ways, self.suggest_button

    def _lay_out(self) -> None:
        for widget in self._tools():
            self._header.add_action(widget)
        row = QHBoxLayout(self._ways)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for part in (self.levels, self.list_button, self.more_button):
            row.addWidget(part)
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(self.proposals)
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
        self.seeking.changed.connect(self._on_searched)
        self.seeking.stepped.connect(self._step)
        self.search.list_wanted.connect(self.area.take_keyboard)
        self.list_button.clicked.connect(self.toggle_list)
        self.more_button.clicked.connect(self._show_more)
        self.levels.chosen.connect(self._look_at)
        self.suggest_button.clicked.connect(self.suggest)
        self.proposals.opened.connect(self._granting.show_proposals)
        self.bar.proposals_wanted.connect(self._granting.show_proposals)
        self.bar.resized.connect(self._suggesting.resize)
        self.bar.all_accepted.connect(self.accept_all)
        self.bar.all_dropped.connect(self.drop_offer)
        self.bar.back_wanted.connect(self._suggesting.bring_back)
        self.bar.sought.connect(self.go_to_suggestions)
        self.area.wished.connect(self.do)
        self.area.dropped.connect(self._granting.drop)
        self.area.head_pressed.connect(self._on_head)
        self.area.menu_wanted.connect(self._on_menu)
        self.area.moved_on.connect(self._show_note)
        self.area.looked.connect(self._on_looked)
        self.area.escaped.connect(self._on_escaped)
        self.area.reader.taken_out.connect(self._take_out)
        self.area.reader.stacked.connect(self._stack_with)
        self.acts.told.connect(self.told)
        self._suggesting.changed.connect(self._show_suggestions)
        self._suggesting.refused.connect(self._on_refused)
