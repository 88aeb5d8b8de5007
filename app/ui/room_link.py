"""Between the room screen and the facilitator: telling what the room sees, asking for covers.

The cover is part of the assembly, so that the wall shows after a restart what it showed before; the
window only follows.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Signal

from app.document import Document
from app.i18n import _
from app.models.room import Cover, cover_screen
from app.ui.actions import WindowActions
from app.ui.banner_area import BannerArea
from app.ui.header import Header
from app.ui.room_place import Place, RoomPlace
from app.ui.toast import Toast
from app.ui.widgets import Tint

_KEYS: Final = {"blank": Cover.BLANK, "freeze": Cover.FREEZE, "title": Cover.TITLE}


class RoomLink(QObject):
    """Keeps header, banner and check marks true to the room screen; `told` carries a `Toast`."""

    told = Signal(object)

    def __init__(
        self, room: RoomPlace, header: Header, banners: BannerArea, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._room = room
        self._header = header
        self._banners = banners
        self._actions: WindowActions | None = None
        self._document: Document | None = None
        room.changed.connect(self._on_moved)
        room.returned.connect(self._on_returned)
        room.window.cover_wanted.connect(self.cover)

    def mark(self, actions: WindowActions) -> None:
        """Names the actions whose check marks tell the cover."""
        self._actions = actions

    def follow(self, document: Document | None) -> None:
        """Another document, or none: without one the room screen goes away."""
        self._document = document
        if document is None and self._room.place is not Place.HIDDEN:
            self._room.hide()
        self.show_state()

    def cover(self, cover: Cover) -> None:
        """Asks the document; the same cover again takes it off."""
        if self._document is not None:
            self._document.perform(cover_screen, cover)

    def blank(self) -> None:
        """Black, or not."""
        self.cover(Cover.BLANK)

    def freeze(self) -> None:
        """Stands still, or not."""
        self.cover(Cover.FREEZE)

    def title(self) -> None:
        """The title card, or not."""
        self.cover(Cover.TITLE)

    def show_state(self) -> None:
        """Shows what the assembly says of the room screen."""
        document = self._document
        cover = document.assembly.room_screen.cover if document is not None else Cover.NONE
        self._room.window.show_cover(cover)
        self._header.show_room(cover, self._room.place)
        if self._actions is not None:
            for key, each in _KEYS.items():
                self._actions[key].setChecked(cover is each)

    def retranslate(self) -> None:
        """The banner's words in the language of the moment."""
        self._tell_place(self._room.place)

    def _on_moved(self, place: Place) -> None:
        self._tell_place(place)
        if place is Place.WINDOW:
            words = _("No other display: the room screen is in a window of its own.")
            self.told.emit(Toast(words))
        self.show_state()

    def _tell_place(self, place: Place) -> None:
        self._banners.clear("room")
        if place is Place.LOST:
            self._banners.tell(
                "room",
                _("The room's display was unplugged. The room screen is hidden on every display."),
                Tint.DANGER,
                (_("Show it in a window"), self._room.show_in_window),
            )

    def _on_returned(self) -> None:
        self._banners.tell(
            "room",
            _("The room's display is back."),
            Tint.INFO,
            (_("Show the room screen again"), self._room.show),
        )
