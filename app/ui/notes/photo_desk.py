"""What the notes page does with photos: shows them, types from them, takes them away."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from typing import Final

import shiboken6
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence

from app.document import Document
from app.i18n import _, _n
from app.models import board
from app.models.assembly import Assembly
from app.models.board import Photo
from app.models.entries import Facts
from app.ui.icons import icon
from app.ui.notes.photo_pane import PhotoPane
from app.ui.notes.photos_away import PhotosAwayDialog, photos_away
from app.ui.notes.sheets import ALL_TABLES
from app.ui.page import Page
from app.ui.question import Question
from app.ui.toast import Toast

_KEYS: Final[dict[str, tuple[str, tuple[str, ...]]]] = {
    "photos": ("image", ("Ctrl+Shift+I",)),
    "photo-larger": ("zoom-in", ("Alt++", "Alt+=")),
    "photo-smaller": ("zoom-out", ("Alt+-",)),
    "photo-whole": ("maximize", ("Alt+0",)),
    "photo-next": ("chevron-right", ("Alt+PgDown",)),
    "photo-before": ("chevron-left", ("Alt+PgUp",)),
    "photo-left": ("arrow-left", ("Alt+Left",)),
    "photo-right": ("arrow-right", ("Alt+Right",)),
    "photo-up": ("arrow-up", ("Alt+Up",)),
    "photo-down": ("arrow-down", ("Alt+Down",)),
    "photo-away": ("undo-2", ()),
    "photo-erase": ("trash-2", ()),
    "photos-away": ("undo-2", ()),
}
"""Alt with a key is for the photo, so that whoever types never leaves the field."""


class PhotoDesk(QObject):
    """Owns the pane beside the notes. `turned` tells that the pane came or went."""

    turned = Signal()

    def __init__(self, document: Document, page: Page) -> None:
        super().__init__(page)
        self._document = document
        self._page = page
        self._photos: tuple[Photo, ...] = ()
        self._is_wanted = False
        self._away: PhotosAwayDialog | None = None
        self.pane = PhotoPane()
        self.pane.hide()
        self._make_actions()
        self.pane.closed.connect(self.toggle)
        self.pane.removed.connect(self._remove)
        self.pane.erase_wanted.connect(self._ask_to_erase)

    @property
    def is_on(self) -> bool:
        """True while a photo stands beside the notes."""
        return self._is_wanted and bool(self._photos)

    @property
    def count(self) -> int:
        """How many photos the sheet has."""
        return len(self._photos)

    def show_sheet(self, assembly: Assembly, item: str, table: int) -> None:
        """The photos of this sheet, or with `ALL_TABLES` of all tables under the item."""
        self._photos = photos_of(assembly, item, table)
        if self._away is not None and shiboken6.isValid(self._away):
            self._away.show_assembly(assembly)
        self.pane.show_photos(self._photos)
        self._turn()

    def source(self, table: int) -> str:
        """The photo that a note of this table is typed from now, "" for none."""
        photo = self.pane.photo if self.is_on else None
        return photo.id if photo and photo.sheet.table == table else ""

    def toggle(self) -> None:
        """Shows the photos beside the notes, or puts them away."""
        self._is_wanted = not self.is_on
        self._turn()

    def show_away(self) -> None:
        """The photos that were taken away, to be brought back or deleted for good."""
        self._away = dialog = PhotosAwayDialog(self._page)
        dialog.back_wanted.connect(self._bring_back)
        dialog.erase_wanted.connect(self._ask_to_erase)
        dialog.show_assembly(self._document.assembly)
        dialog.open()

    def _bring_back(self, photo: str) -> None:
        future = self._document.do(_("Bring a photo back"), board.bring_photo_back, photo)
        future.add_done_callback(partial(self._tell, _("The photo is back."), True))

    def bring(self, photo: str) -> None:
        """Shows this photo of the sheet."""
        self._is_wanted = True
        self.pane.choose(photo)
        self._turn()

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        for key, words in _words().items():
            self._actions[key].setText(words)
        self.pane.retranslate()

    def _turn(self) -> None:
        for key, action in self._actions.items():
            action.setEnabled(bool(self._photos) if key == "photos" else self.is_on)
        self._actions["photos-away"].setEnabled(bool(photos_away(self._document.assembly)))
        if self.pane.isVisibleTo(self._page) != self.is_on:
            self.pane.setVisible(self.is_on)
        self.turned.emit()

    def _remove(self, photo: str) -> None:
        future = self._document.do(_("Take a photo away"), board.take_photo_back, photo)
        future.add_done_callback(partial(self._tell, _("The photo was taken away."), True))

    def _ask_to_erase(self, photo: str) -> None:
        asked = _("Delete this photo for good?")
        told = _("It goes from this file at once, from the archive at the next sync. Notes stay.")
        box = Question(self._page, _("Delete photo"), asked, told, _("Delete"), is_grave=True)
        box.accepted.connect(partial(self._erase, photo))
        box.open()

    def _erase(self, photo: str) -> None:
        future = self._document.do("", board.erase_photo, photo)
        future.add_done_callback(partial(self._tell, _("The photo was deleted."), False))

    def _tell(self, words: str, can_undo: bool, future: Future[Facts]) -> None:
        if future.exception() is None and shiboken6.isValid(self._page):
            self._page.told.emit(Toast(words, can_undo))

    def _remove_shown(self) -> None:
        if self.pane.photo:
            self._remove(self.pane.photo.id)

    def _erase_shown(self) -> None:
        if self.pane.photo:
            self._ask_to_erase(self.pane.photo.id)

    def _make_actions(self) -> None:
        view = self.pane.view
        deeds: dict[str, Callable[[], None]] = {
            "photos": self.toggle,
            "photo-larger": view.zoom_in,
            "photo-smaller": view.zoom_out,
            "photo-whole": view.show_whole,
            "photo-next": partial(self.pane.step, 1),
            "photo-before": partial(self.pane.step, -1),
            "photo-left": partial(view.move_by, -1, 0),
            "photo-right": partial(view.move_by, 1, 0),
            "photo-up": partial(view.move_by, 0, -1),
            "photo-down": partial(view.move_by, 0, 1),
            "photo-away": self._remove_shown,
            "photo-erase": self._erase_shown,
            "photos-away": self.show_away,
        }
        self._actions: dict[str, QAction] = {}
        for key, (icon_name, keys) in _KEYS.items():
            action = QAction(icon(icon_name), "", self._page)
            action.setObjectName(f"note-{key}")
            action.setShortcuts([QKeySequence(each) for each in keys])
            action.triggered.connect(partial(_run, deeds[key]))
            self._page.offer(action)
            self._actions[key] = action


def photos_of(assembly: Assembly, item: str, table: int) -> tuple[Photo, ...]:
    """The photos beside a sheet, or beside all of an item's, by table and time."""
    shown = (
        each
        for each in assembly.board.photos.values()
        if each.is_shown and each.sheet.item == item and table in (ALL_TABLES, each.sheet.table)
    )
    return tuple(sorted(shown, key=lambda each: (each.sheet.table, each.at, each.id)))


def photos_words(count: int) -> str:
    """How many photos there are."""
    return _n("{n} photo", "{n} photos", count).format(n=count)


def _run(deed: Callable[[], None], _is_checked: bool = False) -> None:
    deed()


def _words() -> dict[str, str]:
    return {
        "photos": _("Photos beside the notes"),
        "photo-larger": _("Photo larger"),
        "photo-smaller": _("Photo smaller"),
        "photo-whole": _("Whole photo"),
        "photo-next": _("Next photo"),
        "photo-before": _("Photo before"),
        "photo-left": _("Photo: look left"),
        "photo-right": _("Photo: look right"),
        "photo-up": _("Photo: look up"),
        "photo-down": _("Photo: look down"),
        "photo-away": _("Take the photo away"),
        "photo-erase": _("Delete the photo for good…"),
        "photos-away": _("Photos that were taken away…"),
    }
