"""The facilitator's window: rail, head, page, foot, and what floats above them.

It knows no rule of an assembly. It shows the pages it is given, carries toasts and refusals to the
person, and hands commands on. Everything it remembers of itself lies in the settings.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from app import i18n, turns
from app.document import Document
from app.i18n import _
from app.models.assembly import Aspect
from app.settings import Settings
from app.ui.actions import table
from app.ui.banner_area import BannerArea
from app.ui.commands import Commands
from app.ui.document_link import DocumentLink
from app.ui.files import dropped_files
from app.ui.geometry import kept_geometry, restore_geometry
from app.ui.guide.help import Help
from app.ui.header import Header
from app.ui.keyboard import Keyboard
from app.ui.keys_sheet import KeysSheet
from app.ui.language import use_language
from app.ui.menus import Menus
from app.ui.page import Page, Section
from app.ui.page_stack import PageStack
from app.ui.palette import CommandPalette, Entry
from app.ui.rail import Rail
from app.ui.room_link import RoomLink
from app.ui.room_place import RoomPlace
from app.ui.scenes import title_card
from app.ui.side import Side
from app.ui.status import StatusBar, Truths
from app.ui.theme import Appearance, Mode, scaled
from app.ui.toast import Toast, ToastShelf
from app.ui.window_actions import WindowActions

# Below this width in body-text units, the side left out, the rail shows icons alone.
_RAIL_NAMES_FROM: Final = 1180


class MainWindow(QMainWindow):
    """One window for the whole day.

    `files_dropped` carries a list of paths; `closing` is emitted before the window closes, for the
    composition root to close the document; `section_shown` carries a section's key;
    `language_changed` tells what else has texts, such as the slides. Others may add to `header`
    what must stay in sight, and tell lasting messages in `banners`.
    """

    files_dropped = Signal(list)
    closing = Signal()
    section_shown = Signal(str)
    language_changed = Signal()

    def __init__(
        self,
        appearance: Appearance,
        settings: Settings,
        keep: Callable[[], None],
        commands: Commands,
        room: RoomPlace,
    ) -> None:
        """`keep` writes the settings to disk."""
        super().__init__()
        self.setObjectName("main-window")
        self._appearance, self._settings, self._keep, self._room = appearance, settings, keep, room
        self._document: Document | None = None
        self._rail, self.header, self.banners = Rail(), Header(), BannerArea()
        self._stack, self._status, self._side = PageStack(), StatusBar(), Side()
        self._lay_out()
        self._room_link = RoomLink(room, self.header, self.banners, self)
        self._link = DocumentLink(self.banners, self._status, self)
        help_ = Help(self, self._side, lambda: self.section)
        specs = table(self, appearance, room, self._room_link, commands, help_)
        self._actions = WindowActions(specs, self)
        help_.lend(self._actions)
        self._room_link.mark(self._actions)
        self._link.mark(self._actions)
        self._menus = Menus(self.menuBar(), self._actions, self)
        self._palette = CommandPalette(self, self._menus.entries)
        self._keyboard = Keyboard(self._stack, self._side, room)
        self._keys = KeysSheet(self, self._menus.entries, self._keyboard)
        self._toasts = ToastShelf(self)
        self._connect()
        self.setAcceptDrops(True)
        room.stay_clear_of(self, self._stack)
        room.window.reduce_motion(appearance.reduces_motion)
        self._menus.show_mode(appearance.mode)
        self._menus.show_language(i18n.language())
        self.show_sound()
        restore_geometry(self, settings.geometry)
        self._show_parts(has_document=False)

    def show_front(self, widget: QWidget) -> None:
        """Shows a page instead of the sections, such as the start page; the window owns it."""
        self._let_go()
        self._stack.show_front(widget)
        self._show_parts(has_document=False)

    def show_document(self, document: Document, sections: Sequence[Section]) -> None:
        """Shows an open document; a page is made when it is visited. The first section comes a turn
        later, unless another is asked for, or frame and page would hold the window up together.
        """
        self._let_go()
        self._document = document
        self._room_link.follow(document)
        self._link.follow(document)
        document.changed.connect(self._on_changed)
        self._stack.start(sections, document.assembly)
        self._rail.show_sections(sections)
        self._menus.show_sections(sections)
        self._show_parts(has_document=True)
        self._on_changed(Aspect.ALL)
        QTimer.singleShot(turns.NEXT_MS, self, self._show_first)

    def await_side(self) -> None:
        """Keeps the side's place for what is set in a moment."""
        self._side.await_widget()

    def set_side(self, widget: QWidget | None) -> None:
        """What the side holds while a document is open; the window owns it. None empties it."""
        self._side.hold(widget)
        self._toasts.hear(widget)
        self._show_side()

    def toggle_side(self) -> None:
        """Shows or hides the side with preview and live; remembered."""
        self._settings.side = not self._settings.side
        self._keep()
        self._show_side()

    def show_section(self, key: str) -> None:
        """Goes to a section; a key that is not there does nothing."""
        if not self._stack.show_section(key):
            return
        self._rail.show_current(key)
        self._menus.show_current(key)
        self._show_page_menu()
        self._retitle()
        self._keyboard.come_to_page()
        self.section_shown.emit(key)

    def make_next_page(self) -> bool:
        """Makes a page nobody has visited yet, without showing it; False when there is none."""
        return self._stack.make_next()

    @property
    def section(self) -> str:
        """The key of the section on screen, "" on the start page."""
        return self._stack.key

    @property
    def page(self) -> Page | None:
        """The page on screen."""
        return self._stack.page

    def show_truths(self, truths: Truths) -> None:
        """What the foot tells; whoever knows the assembly says it."""
        self._status.show_truths(truths)

    def tell(self, toast: Toast) -> None:
        """A short message at the foot."""
        self._toasts.show_toast(toast)

    def commands(self) -> list[Entry]:
        """Every command of the moment, as the palette and the sheet of keys list them."""
        return self._menus.entries()

    # -- what the actions do (actions.Shell)

    def undo(self) -> None:
        """Takes back what was done last; a toast says which deed that was."""
        if self.page is None or not self.page.take_back():
            self._link.undo()

    def redo(self) -> None:
        """Does it again."""
        self._link.redo()

    def open_palette(self) -> None:
        """The command palette."""
        self._palette.open()

    def open_keys(self) -> None:
        """The sheet of keys."""
        self._keys.open()

    def toggle_full_screen(self) -> None:
        """This window over its whole screen, or not."""
        (self.showNormal if self.isFullScreen() else self.showFullScreen)()
        self._actions["full-screen"].setChecked(self.isFullScreen())

    def toggle_sound(self) -> None:
        """Lets gong and tick be heard, or not; remembered."""
        self._settings.sound = not self._settings.sound
        self._keep()
        self.show_sound()
        self.tell(Toast(_("Sound is on.") if self._settings.sound else _("Sound is off.")))

    def show_sound(self) -> None:
        """Whether sounds are on may have been chosen elsewhere."""
        self._actions["sound"].setChecked(self._settings.sound)

    def quit_program(self) -> None:
        """Closes the window; with it ends the program."""
        self.close()

    def choose_language(self, language: i18n.Language) -> None:
        """Switches every text at once and remembers it."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        use_language(app, language)
        self._settings.language = language
        self._keep()
        self._menus.show_language(language)
        self._toasts.hide()  # its sentence was made in the other language
        self.retranslate()
        self.language_changed.emit()

    def choose_mode(self, mode: Mode) -> None:
        """Switches the colours at once and remembers it."""
        self._appearance.choose(mode)
        self._settings.theme = mode.value
        self._keep()
        self._menus.show_mode(mode)

    def retranslate(self) -> None:
        """Shows every text of the window and its pages in the language of the moment."""
        parts = (self._actions, self._rail, self.header, self._status, self._stack, self._menus)
        for part in (*parts, self.banners, self._room_link, self._link):
            part.retranslate()
        self._show_page_menu()
        self._retitle()

    def event(self, event: QEvent) -> bool:
        """Lets typing win over keys without Ctrl, and keeps those that belong elsewhere."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._keyboard.keeps(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter that nobody inside wanted, on a page that takes letters, begins its word."""
        if self._stack.page is not None and self._keyboard.is_typed(event) and event.text().strip():
            self._stack.page.begin_typing(event.text())
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """A comfortable size before anything is remembered."""
        return QSize(1240, 680)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The rail gives its names away first."""
        super().resizeEvent(event)
        self._fit_rail()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes tables and assemblies."""
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hands the files on."""
        files = dropped_files(event.mimeData())
        if files:
            event.acceptProposedAction()
            self.files_dropped.emit(files)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remembers its place, lets the document be closed, and takes the room window along.

        While the disk refuses, the first try to close only tells what would be lost.
        """
        if not self._link.may_close():
            event.ignore()
            return
        self._settings.geometry = kept_geometry(self)
        self._keep()
        self.closing.emit()
        self._room.close()
        super().closeEvent(event)

    def _lay_out(self) -> None:
        middle = QVBoxLayout()
        middle.setSpacing(0)
        for part in (self.header, self.banners):
            middle.addWidget(part)
        middle.addWidget(self._stack, 1)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self._rail)
        across.addLayout(middle, 1)
        across.addWidget(self._side)
        whole = QWidget()
        down = QVBoxLayout(whole)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addLayout(across, 1)
        down.addWidget(self._status)
        self.setCentralWidget(whole)

    def _connect(self) -> None:
        for over in (self._palette, self._keys):
            over.opened.connect(self._room.make_way)
            over.closed.connect(self._room.come_back)
        self._rail.chosen.connect(self.show_section)
        self._rail.left.connect(self._keyboard.come_to_page)
        self._menus.section_chosen.connect(self.show_section)
        self._menus.mode_chosen.connect(self.choose_mode)
        self._menus.language_chosen.connect(self.choose_language)
        self._stack.told.connect(self.tell)
        self._stack.section_wanted.connect(self.show_section)
        for link in (self._room_link, self._link):
            link.told.connect(self.tell)
        self._link.moved.connect(self._toasts.forget_undo)
        self._toasts.undo_wanted.connect(self.undo)
        self.banners.left.connect(self._keyboard.go_back_to_page)
        self.header.palette_wanted.connect(self.open_palette)
        self.header.room_wanted.connect(self._room.toggle)
        self._appearance.changed.connect(self._on_look_changed)

    def _show_first(self) -> None:
        if self._document is not None and not self._stack.key:
            self.show_section(self._stack.first)
        self._rail.let_go()

    def _show_parts(self, *, has_document: bool) -> None:
        for part in (self._rail, self.header, self._status):
            part.setVisible(has_document)
        self._show_side()
        self._actions.allow(has_document=has_document)
        self._link.retranslate()
        self._show_page_menu()
        self._retitle()
        self._fit_rail()

    def _show_side(self) -> None:
        has_side = self._document is not None and not self._side.is_empty
        is_shown = has_side and self._settings.side
        self._side.setVisible(is_shown)
        self._actions["side"].setChecked(self._settings.side)
        self._fit_rail()

    def _show_page_menu(self) -> None:
        page = self._stack.page
        self._menus.show_page(self._stack.title, page.menu_groups() if page is not None else [])

    def _let_go(self) -> None:
        """Stops listening to the document; whoever opened it closes it."""
        self._toasts.hide()
        document, self._document = self._document, None
        self._room_link.follow(None)
        self._link.follow(None)
        if document is not None:
            document.changed.disconnect(self._on_changed)
        self._menus.show_sections([])

    def _on_changed(self, aspects: Aspect) -> None:
        if self._document is None:
            return
        if aspects & Aspect.MANDATE:
            self._retitle()
        if aspects & Aspect.ROOM:
            self._room_link.show_state()
        self._stack.note_change(aspects, self._document.assembly)

    def _on_look_changed(self) -> None:
        self._settings.zoom_percent = self._appearance.zoom_percent
        self._keep()
        self._show_side()

    def _retitle(self) -> None:
        if self._document is None:
            self.setWindowTitle("Bordrunde")
            return
        mandate = self._document.assembly.mandate
        day = mandate.current
        self.header.show_name(mandate.name, day.title if day is not None else "")
        self._room.window.show_title(title_card(self._document.assembly))
        self.setWindowTitle(f"{mandate.name} \N{EN DASH} {self._stack.title} \N{EN DASH} Bordrunde")

    def _fit_rail(self) -> None:
        self._side.setFixedWidth(self._side.width_beside(self.width()))
        taken = self._side.width() if self._side.isVisibleTo(self) else 0
        self._rail.set_narrow(self.width() - taken < scaled(_RAIL_NAMES_FROM))
