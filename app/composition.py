"""The composition root: builds each object once, joins them, and takes them apart again."""

from __future__ import annotations

import copy
import secrets
import shutil
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from app import crash, farewell, garbage, i18n, places, settings, turns
from app.day_clock import DayClock
from app.document import Document
from app.engine_process import Engine, EngineProcess
from app.file_words import cloud_words, unclosed_words
from app.files import make_private
from app.heir import Heir
from app.i18n import N_, _
from app.last_sync import LastSync
from app.models.errors import Refused
from app.models.mandate import Wording, found_assembly
from app.options import Options
from app.refusals import say
from app.rescue import Rescue, as_refused, is_left, taken_in
from app.ui import files
from app.ui.application import Application
from app.ui.banner_area import Words
from app.ui.commands import Commands
from app.ui.copies_dialog import CopiesDialog
from app.ui.desk import Desk
from app.ui.desk_commands import OpenDesk
from app.ui.key_guard import EnterPresses
from app.ui.language import use_language
from app.ui.last_folders import LastFolders
from app.ui.main_window import MainWindow
from app.ui.room_place import Place, RoomPlace
from app.ui.room_window import RoomWindow
from app.ui.start.new_assembly_dialog import NewAssemblyDialog
from app.ui.start.page import StartPage
from app.ui.theme import Appearance, Mode
from app.ui.toast import Toast
from app.ui.widgets import Tint

_WARM_AFTER_MS: Final = 1_500
"""After the window stands and its pages are made, when nothing else wants the processor."""


class Program(QObject):
    """The running program: one window, the room screen, and at most one open document.

    It answers what the window asks of files (`app.ui.commands.FileCommands`).
    """

    _crashed = Signal(str)

    def __init__(
        self,
        app: QApplication,
        preferences: settings.Settings,
        *,
        serves: bool = True,
        minds_laptop: bool = True,
    ) -> None:
        """`serves` False leaves the room server off, as for pictures; `minds_laptop` False leaves
        sleep and battery to themselves, as in a rehearsal.
        """
        super().__init__(app)
        self._minds_laptop = minds_laptop
        self._app, self._settings, self._serves = app, preferences, serves
        self._known = copy.deepcopy(preferences)
        self._was_room_on = preferences.room  # when the program ended last
        self.desk: Desk | None = None
        self._engine = EngineProcess()
        self._clock = DayClock(file=places.data_folder() / "clock.json")
        self._warming = QTimer(self)
        self._warming.setSingleShot(True)
        self._warming.setInterval(_WARM_AFTER_MS)
        self._warming.timeout.connect(self._engine.warm)
        EnterPresses(app, self)
        self.appearance = Appearance(app, Mode(preferences.theme), preferences.zoom_percent)
        use_language(app, i18n.language())  # as this run was asked for
        self.room = RoomPlace(RoomWindow(), preferences, self.keep, self)
        self.foyer = RoomPlace(RoomWindow(), preferences, self.keep, self, is_foyer=True)
        self.room.share_with(self.foyer)
        self.room.window.destroyed.connect(self.foyer.window.deleteLater)  # they end together
        self.foyer.share_with(self.room)
        commands = Commands(self, OpenDesk(self._at_desk))
        self.window = MainWindow(self.appearance, preferences, self.keep, commands, self.room)
        LastFolders(preferences, self.keep, self.window)
        self.foyer.stay_clear_of(self.window)
        self._rescue = Rescue(self.window, preferences, _backups(), self.open, self.window.tell)
        self._heir = Heir(self.window, preferences, self.open, self._at_desk)
        self.last_sync = LastSync(self.window, preferences, self._engine)
        self.last_sync.over.connect(self._engine.end)
        for each in (self._let_go, self.foyer.close, self.last_sync.part):
            self.window.closing.connect(each)
        self.room.changed.connect(self._on_room_moved)
        self.window.files_dropped.connect(self._on_dropped)
        self._crashed.connect(self._tell_crash)

    @property
    def engine(self) -> Engine:
        """Who does the engines' work, in a process of its own."""
        return self._engine

    @property
    def document(self) -> Document | None:
        """The open document."""
        return self.desk.document if self.desk else None

    def keep(self) -> None:
        """Write this laptop's preferences to disk."""
        settings.save(self._settings, known=self._known)
        self._known = copy.deepcopy(self._settings)

    # -- opening and closing

    def show_start(self) -> None:
        """The start page."""
        page = StartPage(self._settings, self.keep)
        page.new_wanted.connect(self.new_assembly)
        page.open_wanted.connect(self._on_open_wanted)
        page.example_wanted.connect(self.try_example)
        page.follow_wanted.connect(self._heir.follow)
        page.language_wanted.connect(self.window.choose_language)
        self.window.show_front(page)

    def offer_unclosed(self) -> None:
        """Offer the document that was open when the program ended without closing it.

        On the start page only: over an open assembly it would seem to speak of that one.
        """
        if self.desk is not None:
            return
        path = next((each for each in map(Path, self._settings.unclosed) if is_left(each)), None)
        if path is not None:
            words = partial(unclosed_words, self._settings.name_of(path))
            step = (partial(_, N_("Go on with it")), partial(self.open, path))
            self.window.banners.tell("unclosed", words, Tint.INFO, step)
            self.window.banners.take_keyboard("unclosed")

    def open(self, path: Path) -> bool:
        """Open a document. A refusal is told, changes nothing, and gives False.

        One that was not closed last time comes back as it was, the room screen where it stood.
        """
        if self.document is not None and self.document.path.resolve() == path.resolve():
            return True
        was_left = path.resolve() in [Path(each).resolve() for each in self._settings.unclosed]
        is_open = self._show(lambda: self._opened(path), path)
        if is_open and was_left and self._was_room_on:
            self.room.show()
        return is_open

    def found(self, wording: Wording) -> bool:
        """Begin a new assembly in the folder for assemblies; False when it cannot be written."""

        def make() -> Document:
            path = _new_file(wording.name)
            device = self._settings.device_at(path)
            document = Document.create(path, device, **self._around())
            document.perform(found_assembly, document.fresh_id("a"), wording, document.now())
            document.flush()  # the window opens on an assembly that has its name
            return document

        return self._show(make)

    def lay_out(self, document: Document) -> Desk:
        """Put an open document on the desk, which is empty."""
        self.desk = Desk(
            document,
            self.window,
            self.room,
            self._settings,
            self.keep,
            self.foyer,
            minds_laptop=self._minds_laptop,
        )
        self.desk.prepare()
        self._warming.start()
        if self._serves:
            self.desk.serve()
        return self.desk

    def end(self) -> None:
        """Close the window and let everything go, where the process goes on without them."""
        self._warming.stop()
        self.window.close()
        self.last_sync.stop()
        self._engine.end()
        for each in (self.window, self.room.window, self.foyer.window, self):
            each.deleteLater()

    def leave(self) -> None:
        """Close what is open though nobody closed the window: the process ends in any case."""
        self.last_sync.stop()
        if self.desk is not None:
            self.window.close()
        self._let_go()
        self._engine.end()

    def tell_crash(self, words: str) -> None:
        """Say calmly that something went wrong; may be called from any thread."""
        self._crashed.emit(words)

    # -- what the window asks (app.ui.commands.FileCommands)

    def new_assembly(self) -> None:
        """Ask the four things and found an assembly."""
        dialog = NewAssemblyDialog(_fresh_id, parent=self.window)
        dialog.accepted.connect(self._on_new_accepted)
        dialog.open()

    def open_assembly(self) -> None:
        """Ask for a file and open it."""
        folder = places.assemblies_folder()
        start = folder if folder.exists() else Path.home()
        files.ask_for_document(self.window, start, self._on_file_chosen)

    def try_example(self) -> None:
        """Open a fresh example; what was tried before stays as it was left."""

        def make() -> Document:
            from app.rehearsal.example import make_example  # with the engines it uses

            path = _new_file(_("Example"))
            make_example(path)
            return self._opened(path)

        self._show(make)

    def sync_archive(self) -> None:
        """Sync with the archive, asking for the file the first time."""
        if self.desk is not None:
            self.desk.sync()

    def restore_copy(self) -> None:
        """The copies of the open assembly, to try one or to open it beside."""
        if self.desk is not None:
            CopiesDialog(self.desk.document, _backups(), self.open, self.window).open()

    def close_assembly(self) -> None:
        """Go back to the start page."""
        if self.desk is not None:
            self._let_go()
            self.show_start()
            self.offer_unclosed()

    # -- inside

    def _at_desk(self) -> Desk | None:
        return self.desk

    def _show(self, opened: Callable[[], Document], path: Path | None = None) -> bool:
        """Put another document on the desk in place of the one that is there."""
        try:
            document = opened()
        except (Refused, OSError) as error:
            refused = as_refused(error)
            self._tell_unopened(partial(say, refused))
            self._rescue.offer(path, refused)
            return False
        self._let_go()
        self.lay_out(document)
        self._settings.remember(document.path, document.assembly.mandate.name)
        self.keep()
        for each in ("unclosed", "opening"):
            self.window.banners.clear(each)
        return True

    def _on_room_moved(self, place: Place) -> None:
        self._settings.room = place in (Place.DISPLAY, Place.WINDOW)
        self.keep()

    def _tell_unopened(self, words: Words) -> None:
        """It stays until something is opened, or somebody has read it and puts it away."""
        if self.desk is None:
            self.show_start()
        self.window.banners.tell("opening", words, Tint.WARNING)

    def _opened(self, path: Path) -> Document:
        if path.resolve().is_relative_to(_backups().resolve()):
            path = _copied(path)
        path = taken_in(path)
        self.last_sync.make_way(path)
        device = self._settings.device_at(path)
        open_it = partial(Document.open, path, device, **self._around())
        document = self.last_sync.when_free(path, open_it)
        if files.is_synced(path):
            self.window.banners.tell("place", partial(cloud_words, path), Tint.WARNING)
        return document

    def _around(self) -> Options:
        """What every document of this window is given."""
        engine, clock = self.engine, self._clock
        return {"backups": _backups(), "engine": engine, "clock": clock, "ballast": True}

    def _let_go(self) -> None:
        desk, self.desk = self.desk, None
        if desk is not None:
            path = desk.document.path
            self._settings.call(path, desk.document.assembly.mandate.name)
            sync_it = self.last_sync.begin(desk.document)
            desk.clear()
            self._settings.forget_open(path)
            self.keep()
            sync_it()

    def _on_new_accepted(self) -> None:
        dialog = self.sender()
        if isinstance(dialog, NewAssemblyDialog) and dialog.accepted_wording:
            self.found(dialog.accepted_wording)

    def _on_open_wanted(self, path: Path | None) -> None:
        if path is None:
            self.open_assembly()
        else:
            self.open(path)

    def _on_file_chosen(self, name: str) -> None:
        self.open(Path(name))

    def _on_dropped(self, dropped: list[Path]) -> None:
        first = dropped[0]
        if first.suffix.lower() == files.DOCUMENT_SUFFIX:
            self.open(first)
        elif self.desk is not None:
            self.desk.import_members(first)
        else:
            self.window.tell(Toast(_("Open an assembly first, then drop the member list on it.")))

    def _tell_crash(self, words: str) -> None:
        self.window.banners.tell("crash", partial(str, words), Tint.WARNING)


def open_window(path: Path | None, *, example: bool) -> int:
    """Run the window until it is closed; the exit code of the program."""
    app = Application(sys.argv[:1])
    app.setApplicationName("Bordrunde")
    app.setDesktopFileName("bordrunde")
    app.setWindowIcon(QIcon(str(places.resources() / "icons" / "bordrunde.svg")))
    program = Program(app, settings.load())
    crash.install(places.log_folder(), program.tell_crash)
    app.asked.connect(program.open)
    app.aboutToQuit.connect(program.leave)  # also all that a session's end gives on Windows
    program.last_sync.parted.connect(app.exit)
    farewell.listen(QCoreApplication.exit)  # `quit` would ask the windows
    turns.shorten()
    garbage.start()
    sweeping = QTimer(program)
    sweeping.timeout.connect(garbage.sweep)
    sweeping.start(garbage.SWEEP_EVERY_MS)
    if example:
        program.try_example()
    elif path is None:
        program.show_start()
    else:
        program.open(path)
    program.offer_unclosed()
    program.last_sync.tell_earlier()
    program.window.show()
    return QCoreApplication.exec()


def _new_file(name: str) -> Path:
    folder = places.assemblies_folder()
    folder.mkdir(parents=True, exist_ok=True)
    return files.free_name(folder, name)


def _copied(backup: Path) -> Path:
    """A backup opens as a copy, because the backup itself is written over in some minutes."""
    path = _new_file(backup.stem)
    make_private(path)
    shutil.copyfile(backup, path)
    return path


def _backups() -> Path:
    return places.data_folder() / "backups"


def _fresh_id(prefix: str) -> str:
    return f"{prefix}{secrets.token_hex(8)}"
