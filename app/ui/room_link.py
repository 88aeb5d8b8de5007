"""Between the room screen and the facilitator: telling what the room sees, asking for covers.

The cover is part of the assembly, so that the wall shows after a restart what it showed before; the
window only follows.
"""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal

from app.document import Document
from app.i18n import N_, _, language
from app.models.assembly import Aspect
from app.models.room import Cover, cover_screen
from app.models.voting import Poll, PollState
from app.settings import RoomScreen
from app.ui.banner_area import BannerArea
from app.ui.header import Header
from app.ui.room_place import Place, RoomPlace
from app.ui.scenes.leftover import ProgrammeSeen, left_over, other_language, outdated_poll
from app.ui.screens import display_name, identity
from app.ui.toast import Toast
from app.ui.widgets import Badge, Tint
from app.ui.window_actions import WindowActions

_SHOWN: Final = (Place.DISPLAY, Place.WINDOW)
_LONGEST_TITLE: Final = 28
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
        self._programme = ProgrammeSeen()
        self.leftover = Badge()
        self.leftover.give_way()
        self.leftover.hide()
        header.add_widget(self.leftover)
        room.changed.connect(self._on_moved)
        room.returned.connect(self._on_returned)
        room.offered.connect(self._on_offered)
        room.missed.connect(self._on_missed)

    def mark(self, actions: WindowActions) -> None:
        """Names the actions whose check marks tell the cover."""
        self._actions = actions

    def follow(self, document: Document | None) -> None:
        """Another document, or none: without one the room screen goes away."""
        if self._document is not None:
            self._document.changed.disconnect(self._on_changed)
        self._document = document
        if document is not None:
            document.changed.connect(self._on_changed)
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
            self._actions["room-light"].setChecked(self._room.is_light)
            for key, each in _KEYS.items():
                self._actions[key].setChecked(cover is each)
        self._show_leftover()

    def retranslate(self) -> None:
        """The words of the badge in the language of the moment."""
        self._show_leftover()

    def _on_changed(self, aspects: Aspect) -> None:
        if aspects & Aspect.AGENDA or aspects & Aspect.POLL:
            self._show_leftover()

    def _show_leftover(self) -> None:
        """Says when the wall shows what is over or in another language: who leads looks away."""
        is_shown = self._document is not None and self._room.place in _SHOWN
        words, told = self._stale(self._document) if self._document and is_shown else ("", "")
        self.leftover.setVisible(bool(words))
        if words:
            self.leftover.show_text(words, Tint.WARNING)
            self.leftover.setToolTip(told)

    def _stale(self, document: Document) -> tuple[str, str]:
        """What the wall still shows, in a few words and in a sentence; twice "" for nothing."""
        assembly = document.assembly
        item, poll = left_over(assembly), outdated_poll(assembly)
        if item is not None:
            told = _("“{title}” is over, but the room still sees it. Take what is in the preview.")
            return _still_shows(item.plan.title), told.format(title=item.plan.title)
        if poll is not None:
            return _still_shows(poll.terms.question), _of_poll(poll)
        if self._programme.is_outdated(assembly, document.at_take()):
            told = _(
                "The programme in the room tells where we were, or old hours. Take it again to"
                " tell how it is now."
            )
            return _still_shows(_("Programme")), told
        return _of_language(other_language(assembly, language()))

    def _on_moved(self, place: Place) -> None:
        self._tell_place(place)
        if place is Place.WINDOW:
            words = _("No other display: the room screen is in a window of its own.")
            self.told.emit(Toast(words))
        self.show_state()

    def _tell_place(self, place: Place) -> None:
        self._banners.clear("room")
        if place is Place.LOST and not self._room.is_unplugged:
            step = (partial(_, N_("Show the room screen there")), self._room.show)
            self._banners.tell("room", _moved_off, Tint.WARNING, step)
        elif place is Place.LOST:
            self._banners.tell(
                "room",
                _unplugged,
                Tint.DANGER,
                (partial(_, N_("Show it in a window")), self._room.show_in_window),
            )

    def _on_returned(self) -> None:
        self.told.emit(Toast(_("The room's display is back, and shows what it showed.")))

    def _on_missed(self, before: RoomScreen) -> None:
        """No alarm: another laptop's projector, or that of another house."""
        display = self._room.display
        words = _("The display of last time ({name}) is not here: the room screen is in a window.")
        if display is not None:
            words = _(
                "The display of last time ({name}) is not here: the room screen is on {here}."
            )
        here = display_name(identity(display)) if display is not None else ""
        self.told.emit(Toast(words.format(name=display_name(before), here=here)))

    def _on_offered(self) -> None:
        self._banners.tell(
            "room",
            _unknown_display,
            Tint.DANGER,  # the room sees nothing as long as it is not answered
            (partial(_, N_("Show the room screen there")), self._room.show),
        )


def _unplugged() -> str:
    return _("The room's display was unplugged. The room screen is hidden on all displays.")


def _moved_off() -> str:
    return _("The system moved the room screen off its display, so it was hidden.")


def _unknown_display() -> str:
    return _(
        "A display was plugged in. Bordrunde does not know whether it is the room's, so nothing is"
        " shown there."
    )


def _of_poll(poll: Poll) -> str:
    if poll.state is PollState.OPEN:
        told = _(
            "The poll “{title}” is open, but the room does not see that yet. Take what is in"
            " the preview."
        )
    else:
        told = _(
            "The poll “{title}” is closed, but the room still sees it as open. Take what is in"
            " the preview."
        )
    return told.format(title=poll.terms.question)


def _of_language(other: str) -> tuple[str, str]:
    if other == "da":
        told = _("The room still sees its slide in Danish. The next take is in English.")
        return _("Still shows Danish"), told
    if other == "en":
        told = _("The room still sees its slide in English. The next take is in Danish.")
        return _("Still shows English"), told
    return "", ""


def _still_shows(title: str) -> str:
    return _("Still shows “{title}”").format(title=_short(title))


def _short(title: str) -> str:
    """As much of a title as the head has room for."""
    fits = len(title) <= _LONGEST_TITLE
    return title if fits else f"{title[: _LONGEST_TITLE - 1].rstrip()}\N{HORIZONTAL ELLIPSIS}"
