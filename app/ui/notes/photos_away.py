"""Photos that were taken away: they can be looked at, brought back, or deleted for good."""

from __future__ import annotations

import base64

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QWidget

from app.i18n import _, clock
from app.models.assembly import Assembly
from app.models.board import Photo
from app.ui.notes.words import table_words
from app.ui.theme import scaled
from app.ui.today.clock import minute_of_day
from app.ui.widgets import Button, Kind, Text, Tone, frame_dialog

_ID = Qt.ItemDataRole.UserRole


class PhotosAwayDialog(QDialog):
    """A list of them; `back_wanted` and `erase_wanted` carry the photo that is chosen."""

    back_wanted = Signal(str)
    erase_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.list = QListWidget()
        self.list.setIconSize(QSize(scaled(120), scaled(90)))
        self.list.setAccessibleName(_("Photos that were taken away"))
        told = Text(
            _("They stay in the file and can be seen here until they are deleted for good."),
            tone=Tone.MUTED,
            wraps=True,
        )
        self.back, self.erase = Button(_("Bring back"), Kind.PRIMARY), Button(_("Delete for good…"))
        self.erase.setAutoDefault(False)
        frame_dialog(
            self, [told, self.list, self.erase], self.back, Button(_("Close")), self._on_back
        )
        self.setWindowTitle(_("Photos that were taken away"))
        self.erase.clicked.connect(self._on_erase)
        self.resize(scaled(520), scaled(480))

    def show_assembly(self, assembly: Assembly) -> None:
        """Those there are now, the latest first."""
        row = self.list.currentRow()
        self.list.clear()
        for photo in photos_away(assembly):
            item = QListWidgetItem(_icon(photo), _words(assembly, photo), self.list)
            item.setData(_ID, photo.id)
        self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))
        for button in (self.back, self.erase):
            button.setEnabled(self.list.count() > 0)

    def _chosen(self) -> str:
        is_any = self.list.currentRow() >= 0
        return str(self.list.currentItem().data(_ID)) if is_any else ""

    def _on_back(self) -> None:
        if self._chosen():
            self.back_wanted.emit(self._chosen())

    def _on_erase(self) -> None:
        if self._chosen():
            self.erase_wanted.emit(self._chosen())


def photos_away(assembly: Assembly) -> tuple[Photo, ...]:
    """Photos that were taken away and not deleted, the latest first."""
    found = (e for e in assembly.board.photos.values() if e.taken_back and e.jpeg is not None)
    return tuple(sorted(found, key=lambda each: (-each.at, each.id)))


def _words(assembly: Assembly, photo: Photo) -> str:
    item = assembly.agenda.items.get(photo.sheet.item)
    parts = (
        table_words(photo.sheet.table),
        item.plan.title if item else "",
        clock(minute_of_day(photo.at)),
    )
    return " · ".join(filter(None, parts))


def _icon(photo: Photo) -> QIcon:
    pixmap = QPixmap()
    pixmap.loadFromData(base64.b64decode(photo.jpeg or ""))
    return QIcon(pixmap)
