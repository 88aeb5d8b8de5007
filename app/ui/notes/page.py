"""Notes: what the tables wrote, how far they are, and a fast way to type on the laptop."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar, Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QMenu, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from app import places
from app.document import Document
from app.i18n import _
from app.models.assembly import Aspect, Assembly
from app.models.board import Sheet, open_codes
from app.ui.emptied import empty
from app.ui.icons import icon
from app.ui.notes.acts import NotesActs
from app.ui.notes.addresses import AddressesDialog
from app.ui.notes.ahead import AheadStrip
from app.ui.notes.dialogs import PasteDialog
from app.ui.notes.entry import NoteEntry, Typed
from app.ui.notes.half_typed import HalfTyped
from app.ui.notes.help import HelpStrip
from app.ui.notes.importing import NotesImport
from app.ui.notes.list import NotesList
from app.ui.notes.matrix import SheetMatrix
from app.ui.notes.models import line_of
from app.ui.notes.note_dialog import NoteDialog
from app.ui.notes.photo_desk import PhotoDesk
from app.ui.notes.propose_dialog import ProposeDialog
from app.ui.notes.qr import AskAddresses, DrawCodes
from app.ui.notes.sheet_card import SheetCard
from app.ui.notes.sheets import ALL_TABLES, Sheets, looked_at, notes_on, sheets_of, template_on
from app.ui.notes.similar_strip import SimilarStrip
from app.ui.notes.words import (
    action_words,
    day_words,
    empty_words,
    note_trace,
    row_title,
    sheet_trace,
)
from app.ui.page import Page
from app.ui.theme import Space, scaled
from app.ui.toast import Toast
from app.ui.widgets import Arrival, EmptyState, SearchField, SectionHeader

_BESIDE_FROM: Final = 700
_ROWS, _FEW_ROWS, _ROWS_FROM = 5, 2, 520


class NotesPage(Page):
    """Sheets above, then the entry row, the notes of the chosen sheet, and beside them its card.

    `addresses` tells what each table's phones open, `draw_codes` draws access codes; connect what
    tells of another network to `look_for_addresses`.
    """

    aspects: ClassVar[Aspect] = (
        Aspect.BOARD | Aspect.AGENDA | Aspect.MANDATE | Aspect.SEATING | Aspect.PEOPLE
    )
    takes_letters: ClassVar[bool] = True
    phones_wanted = Signal()
    """Somebody wants to know why phones do not come."""

    def __init__(
        self,
        document: Document,
        addresses: AskAddresses,
        draw_codes: DrawCodes,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._addresses = addresses
        self._draw_codes = draw_codes
        self.acts = NotesActs(document, self)
        self._sheets = Sheets((), 0, {}, {})
        self._item, self._table = "", 0
        self._has_chosen = False
        self._header, self.search = SectionHeader(), SearchField()
        self.help, self.matrix, self.entry = HelpStrip(), SheetMatrix(), NoteEntry()
        self.similar, self.ahead = SimilarStrip(document), AheadStrip()
        self.importing = NotesImport(document, self._looking, self)
        self.list, self.card = NotesList(), SheetCard()
        self.photos = PhotoDesk(document, self)
        self._empty = EmptyState("sticky-note")
        policy = QSizePolicy.Policy
        self._empty.setSizePolicy(policy.Preferred, policy.Ignored)
        half = f"{document.assembly.mandate.id}-note.json"
        self.half_typed = HalfTyped(places.data_folder() / "drafts" / half, self.entry, self)
        self._make_actions()
        self._lay_out()
        self._connect()
        Arrival(self, self.entry.take_keyboard)

    # -- the contract of a page

    def show_assembly(self, assembly: Assembly) -> None:
        """The sheets and notes as they are now; what is being typed stays."""
        self._sheets = sheets_of(assembly)
        self._keep_sheet()
        self._header.show_texts(_("Notes"), day_words(assembly, self._sheets))
        self.help.show_waiting(assembly.board)
        self.matrix.show_sheets(self._sheets, self._item, self._table)
        self.entry.limit_tables(self._sheets.most)
        self.similar.keep(assembly)
        self._show_sheet()
        self.look_for_addresses()
        if self.half_typed.bring_back():
            self.told.emit(Toast(_("What you were typing is back.")))

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        self.search.show_placeholder(_("Search the notes"))
        for key, words in action_words().items():
            self._actions[key].setText(words)
        self.matrix.retranslate()
        self.entry.retranslate()
        self.similar.retranslate()
        self.card.retranslate()
        self.photos.retranslate()
        self.list.setAccessibleName(_("Notes"))

    # -- what can be done

    def look_for_addresses(self) -> None:
        """Shows the tables' addresses as they are now."""
        assembly = self._document.assembly
        has_codes = bool(open_codes(assembly, self._document.now()))
        self.card.show_address(self._table, self._addresses(), has_codes=has_codes)

    def make_codes(self) -> None:
        """A code for each table of the day."""
        self.acts.issue_codes(self._draw_codes(self._sheets.tables), self._addresses().room)

    def show_addresses(self) -> None:
        """Every table's address."""
        dialog = AddressesDialog(self._addresses(), self)
        dialog.codes_wanted.connect(self.make_codes)
        dialog.codes_wanted.connect(dialog.accept)
        dialog.phones_wanted.connect(self.phones_wanted)
        dialog.code_wanted.connect(partial(self._renew_code, dialog))
        dialog.open()

    def edit_note(self) -> None:
        """Changes the first of the chosen notes."""
        for note in self.list.chosen[:1]:
            dialog = NoteDialog(self._document.assembly.board.notes[note], self)
            dialog.accepted.connect(partial(self._reword, dialog))
            dialog.open()

    def withdraw(self) -> None:
        """Takes the chosen notes back."""
        self.acts.withdraw(self.list.chosen)

    def propose_theme(self) -> None:
        """Asks which theme a table proposes for the chosen notes."""
        dialog = ProposeDialog(self._document.assembly.board, self.list.chosen, self)
        dialog.proposed.connect(self.acts.propose_theme)
        dialog.open()

    def deliver(self) -> None:
        """Hands the chosen sheet in."""
        if self._table > 0:
            self.acts.deliver(self._item, self._table)

    def reopen(self) -> None:
        """Gives the chosen sheet back to its table."""
        if self._table > 0:
            self.acts.reopen(self._item, self._table)

    def choose_sheet(self, item: str, table: int) -> None:
        """Turns to a table's sheet, or with `ALL_TABLES` to all of an item."""
        self._item, self._table, self._has_chosen = item, table, True
        self.matrix.choose(item, table)
        self._show_sheet()
        self._show_ahead()
        self.look_for_addresses()

    def follow(self) -> None:
        """Turns to what is on, with what is being typed, and follows the day again."""
        self.choose_sheet(self._sheets.on, max(self._table, 1))
        self._has_chosen = False

    def show_note(self, note: str) -> None:
        """Finds a note in the list; what is being typed, and for which table, stays as it is."""
        found = self._document.assembly.board.notes[note]
        self.search.setText(found.text.split("\n")[0])
        self.list.choose(note)
        self.list.take_keyboard()

    def type_note(self) -> None:
        """The keyboard goes to the entry row."""
        self.entry.take_keyboard()

    def seek(self) -> None:
        """The keyboard goes to the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    # -- Qt's calls

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The card moves below the notes when there is no room beside them."""
        super().resizeEvent(event)
        self.matrix.show_at_most(_ROWS if self.height() >= scaled(_ROWS_FROM) else _FEW_ROWS)
        beside = self.width() >= scaled(_BESIDE_FROM)
        direction = QBoxLayout.Direction
        self._across.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        self.card.set_beside(beside)

    # -- inside

    def _keep_sheet(self) -> None:
        """Stays where somebody chose to be or is typing; else follows the day."""
        follows = not self._has_chosen and not self.entry.is_begun
        kept = looked_at(self._sheets, self._item, self._table, follows=follows)
        self._item, self._table = kept
        self._show_ahead()

    def _show_ahead(self) -> None:
        self.ahead.show_items(self._sheets, self._item, is_held=not self._has_chosen)
        self._actions["follow"].setEnabled(self._item != self._sheets.on != "")

    def _show_sheet(self) -> None:
        sheets, assembly = self._sheets, self._document.assembly
        row = next((each for each in sheets.rows if each.item == self._item), None)
        at = sheets.delivered.get(Sheet(self._item, self._table), 0)
        title = row_title(row) if row else ""
        count = sheets.count(self._item, self._table)
        self.card.show_sheet(self._table, title, count, at, can_deliver=bool(self._item))
        is_one = self._table > 0 and bool(self._item)
        self.photos.show_sheet(assembly, self._item, self._table)
        self._actions["deliver"].setEnabled(is_one and not at)
        self._actions["reopen"].setEnabled(is_one and bool(at))
        self.entry.show_template(template_on(assembly, self._item))
        if self._table != ALL_TABLES:
            self.entry.show_table(self._table)
        self._show_notes(assembly)

    def _show_notes(self, assembly: Assembly) -> None:
        sought = self.search.text().strip().casefold()
        is_one = not sought and self._table != ALL_TABLES
        if sought:
            notes = tuple(each for each in assembly.board if sought in each.text.casefold())
        else:
            notes = notes_on(assembly, self._item, self._table)
        trace = sheet_trace if is_one else note_trace
        self.list.show_lines([line_of(each, trace(assembly, each)) for each in notes])
        self._lists.setCurrentIndex(0 if notes else 1)
        self._empty.show_texts(*empty_words(bool(sought), bool(assembly.board.notes)))

    def _on_empty(self) -> None:
        empty(self.search)
        self.entry.take_keyboard()

    def _on_written(self, typed: Typed) -> None:
        self._turn_to(typed.table)
        self.list.await_note(self.acts.write(self._item, typed, self.photos.source(typed.table)))

    def _looking(self) -> tuple[Sheets, str, int]:
        return self._sheets, self._item, self._table

    def _turn_to(self, table: int) -> None:
        if table != self._table:
            self.choose_sheet(self._item, table)

    def _on_pasted(self, lines: tuple[str, ...]) -> None:
        table = max(self.entry.table.value(), 0)
        dialog = PasteDialog(lines, table, self._sheets.most, self)
        dialog.wanted.connect(partial(self._paste, dialog))
        dialog.open()

    def _paste(self, dialog: PasteDialog) -> None:
        table = dialog.table.value()
        self._turn_to(table)
        template = self.entry.template
        self.acts.write_many(self._item, table, dialog.texts, dialog.keep, template)
        self.entry.take_keyboard()

    def _reword(self, dialog: NoteDialog) -> None:
        self.acts.reword(dialog.note, dialog.text, dialog.mark, dialog.parts)

    def _renew_code(self, dialog: AddressesDialog, table: int) -> None:
        """Drawn more often than there are codes, so that one is new."""
        self.acts.renew_code(table, self._draw_codes(self._sheets.tables + 1))
        dialog.accept()

    def _on_photos_turned(self) -> None:
        """The card makes room for a photo."""
        self.card.show_photos(self.photos.count)
        self.card.setVisible(not self.photos.is_on)

    def _show_source(self) -> None:
        """The photo the first of the chosen notes was typed from, beside its sheet."""
        told = self._document.assembly.board
        for note in self.list.chosen[:1]:
            sheet = told.notes[note].sheet
            self.choose_sheet(sheet.item, sheet.table)
            self.photos.bring(told.typed_from.get(note, ""))

    def _on_searched(self) -> None:
        self._show_notes(self._document.assembly)

    def _on_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self._actions["edit"])
        menu.addAction(self._actions["withdraw"])
        menu.addAction(self._actions["theme"])
        if any(each in self._document.assembly.board.typed_from for each in self.list.chosen[:1]):
            menu.addAction(self._actions["source"])
        menu.popup(at)

    def _make_actions(self) -> None:
        made: tuple[tuple[str, str, str, Callable[[], None]], ...] = (
            ("type", "Ctrl+Shift+A", "plus", self.type_note),
            ("find", "Ctrl+F", "search", self.seek),
            ("import", "", "file-plus", self.importing.choose),
            ("likest", "", "copy", self.similar.want_first),
            ("follow", "", "clock", self.follow),
            ("edit", "F2", "pencil", self.edit_note),
            ("withdraw", "Del", "trash-2", self.withdraw),
            ("theme", "Shift+F2", "lightbulb", self.propose_theme),
            ("deliver", "Ctrl+Shift+D", "check", self.deliver),
            ("reopen", "", "undo-2", self.reopen),
            ("source", "", "image", self._show_source),
            ("addresses", "", "qr-code", self.show_addresses),
            ("codes", "", "refresh-cw", self.make_first_codes),
        )
        self._actions: dict[str, QAction] = {}
        for key, keys, icon_name, handler in made:
            action = QAction(icon(icon_name), "", self)
            action.setObjectName(f"note-{key}")
            action.setShortcut(QKeySequence(keys))
            action.triggered.connect(handler)
            self.offer(action)
            self._actions[key] = action
        # Delete is the list's own key; here it is only told.
        self._actions["withdraw"].setShortcutContext(Qt.ShortcutContext.WidgetShortcut)

    def make_first_codes(self) -> None:
        """Codes when there are none yet; else the dialog, which asks before it makes others."""
        if open_codes(self._document.assembly, self._document.now()):
            self.show_addresses()
        else:
            self.make_codes()

    def _lay_out(self) -> None:
        self._header.add_action(self.search)
        lists = QWidget()
        self._lists = QStackedLayout(lists)
        self._lists.addWidget(self.list)
        self._lists.addWidget(self._empty)
        left = QVBoxLayout()
        left.setSpacing(Space.SMALL)
        for part in (self.matrix, self.entry, self.ahead, self.similar):
            left.addWidget(part)
        left.addWidget(lists, 1)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._across.setSpacing(Space.LARGE)
        self._across.addLayout(left, 1)
        self._across.addWidget(self.photos.pane, 1)
        self._across.addWidget(self.card)
        page = QVBoxLayout(self)
        page.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
        page.setSpacing(Space.MEDIUM)
        page.addWidget(self._header)
        page.addWidget(self.help)
        page.addLayout(self._across, 1)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._on_searched)
        self.search.list_wanted.connect(self.list.take_keyboard)
        self.help.helped.connect(self.acts.help)
        self.help.answered.connect(self.acts.answer_help)
        self.matrix.sheet_chosen.connect(self.choose_sheet)
        self.entry.written.connect(self._on_written)
        self.entry.table_changed.connect(self._turn_to)
        self.entry.many_pasted.connect(self._on_pasted)
        self.entry.typing.connect(self.similar.seek)
        self.ahead.wanted.connect(self.follow)
        self.similar.wanted.connect(self.show_note)
        self.importing.told.connect(self.told)
        self.list.opened.connect(self.edit_note)
        self.list.removed.connect(self.withdraw)
        self.list.menu_wanted.connect(self._on_menu)
        self.card.delivered.connect(self.deliver)
        self.card.reopened.connect(self.reopen)
        self.card.codes_wanted.connect(self.make_first_codes)
        self.card.addresses_wanted.connect(self.show_addresses)
        self.card.photos_wanted.connect(self.photos.toggle)
        self.photos.turned.connect(self._on_photos_turned)
        self._empty.acted.connect(self._on_empty)
        self.acts.told.connect(self.told)
        self.acts.refused.connect(self.entry.take_back)
