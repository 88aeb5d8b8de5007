"""The photos of a sheet beside its notes: one at a time, to read and to type from."""

from __future__ import annotations

from concurrent.futures import Future
from functools import partial

import shiboken6
from PySide6.QtCore import QEvent, QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from app.beside import Beside
from app.i18n import _, clock
from app.models.board import Photo
from app.ui.notes.photo_view import Levels, PhotoView, levels_of
from app.ui.notes.words import table_words
from app.ui.theme import Role, Space
from app.ui.today.clock import minute_of_day
from app.ui.widgets import Button, Card, Kind, Text, Tone


class PhotoPane(Card):
    """`closed` wants it away; `removed` and `erase_wanted` carry the id of the photo on show."""

    closed = Signal()
    removed = Signal(str)
    erase_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=Space.MEDIUM, parent=parent)
        self._photos: tuple[Photo, ...] = ()
        self._at = 0
        self._drawn = ""
        self._beside = Beside(self)
        self.view = PhotoView()
        self._name = Text(role=Role.SUBHEADING)
        self._about = Text(role=Role.CAPTION, tone=Tone.MUTED)
        self.earlier, self.later = (
            Button(kind=Kind.QUIET, icon_name=f"chevron-{way}") for way in ("left", "right")
        )
        self.smaller, self.whole, self.larger = (
            Button(kind=Kind.QUIET, icon_name=each) for each in ("zoom-out", "maximize", "zoom-in")
        )
        self.more, self.close_button = (
            Button(kind=Kind.QUIET, icon_name=each) for each in ("ellipsis", "x")
        )
        self._lay_out()
        self._connect()

    @property
    def photo(self) -> Photo | None:
        """The photo on show."""
        return self._photos[self._at] if self._photos else None

    def show_photos(self, photos: tuple[Photo, ...]) -> None:
        """The photos of a sheet; the one on show stays while it is among them."""
        shown = self.photo.id if self.photo else ""
        ids = [each.id for each in photos]
        self._at = ids.index(shown) if shown in ids else min(self._at, max(len(ids) - 1, 0))
        self._photos = photos
        self._show()

    def choose(self, photo: str) -> None:
        """Turn to this photo, if it is one of the sheet's."""
        ids = [each.id for each in self._photos]
        if photo in ids:
            self._at = ids.index(photo)
            self._show()

    def step(self, by: int) -> None:
        """The next photo, or the one before."""
        if self._photos:
            self._at = min(max(self._at + by, 0), len(self._photos) - 1)
            self._show()

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        for button, words, keys in (
            (self.earlier, _("Photo before"), "Alt+PgUp"),
            (self.later, _("Next photo"), "Alt+PgDown"),
            (self.smaller, _("Photo smaller"), "Alt+-"),
            (self.whole, _("Whole photo"), "Alt+0"),
            (self.larger, _("Photo larger"), "Alt++"),
            (self.more, _("More about this photo"), ""),
            (self.close_button, _("Put the photos away"), ""),
        ):
            button.setAccessibleName(words)
            button.setToolTip(f"{words} ({keys})" if keys else words)
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _show(self) -> None:
        photo = self.photo
        if photo is None:
            self._drawn = ""
            self.view.show_levels(())
            return
        place = {"n": self._at + 1, "of": len(self._photos)}
        self._name.setText(_("Photo {n} of {of}").format(**place))
        time = clock(minute_of_day(photo.at))
        self._about.setText(f"{table_words(photo.sheet.table)} · {time}")
        self.view.setAccessibleName(f"{self._name.text()}, {self._about.text()}")
        self.earlier.setEnabled(self._at > 0)
        self.later.setEnabled(self._at < len(self._photos) - 1)
        if photo.id != self._drawn:
            self._draw(photo)

    def _draw(self, photo: Photo) -> None:
        """A photo takes longer to unpack than a frame lasts, so that is done beside the window."""
        self._drawn = photo.id
        self.view.show_levels((), _("Getting the photo…"))
        unpacked = self._beside.think(levels_of, photo.jpeg or "")
        unpacked.add_done_callback(partial(self._on_unpacked, photo.id))

    def _on_unpacked(self, photo: str, unpacked: Future[Levels]) -> None:
        if shiboken6.isValid(self.view) and photo == self._drawn:
            damaged = _("This photo is damaged and cannot be shown.")
            self.view.show_levels(unpacked.result(), damaged)

    def _lay_out(self) -> None:
        head, foot = QHBoxLayout(), QHBoxLayout()
        for row in (head, foot):
            row.setSpacing(Space.TINY)
        for part in (self.earlier, self._name, self.later):
            head.addWidget(part)
        head.addStretch(1)
        for part in (self.more, self.close_button):
            head.addWidget(part)
        foot.addWidget(self._about, 1)
        for part in (self.smaller, self.whole, self.larger):
            foot.addWidget(part)
        self.body.addLayout(head)
        self.body.addWidget(self.view, 1)
        self.body.addLayout(foot)

    def _connect(self) -> None:
        self.earlier.clicked.connect(partial(self._on_step, -1))
        self.later.clicked.connect(partial(self._on_step, 1))
        self.smaller.clicked.connect(self.view.zoom_out)
        self.whole.clicked.connect(self.view.show_whole)
        self.larger.clicked.connect(self.view.zoom_in)
        self.more.clicked.connect(self._on_more)
        self.close_button.clicked.connect(self.closed)

    def _on_step(self, by: int, _is_checked: bool = False) -> None:
        self.step(by)

    def _on_more(self) -> None:
        if self.photo is None:
            return
        menu = QMenu(self)
        away, gone = menu.addAction(_("Take the photo away")), menu.addAction(_("Delete for good…"))
        away.triggered.connect(partial(self._emit_removed, self.photo.id))
        gone.triggered.connect(partial(self._emit_erase, self.photo.id))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _emit_removed(self, photo: str, _is_checked: bool = False) -> None:
        self.removed.emit(photo)

    def _emit_erase(self, photo: str, _is_checked: bool = False) -> None:
        self.erase_wanted.emit(photo)
