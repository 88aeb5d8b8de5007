"""Pictures of a rehearsal: the facilitator's window and the room's slides, in each language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from app.i18n import LANGUAGES, Language, language
from app.models.room import Cover, Showing, take_scene
from app.rehearsal.drawing import drawn, png
from app.rehearsal.hall import Hall
from app.ui.main_window import MainWindow
from app.ui.room_panel import Thumbnail
from app.ui.room_window import RoomWindow
from app.ui.scenes import Address, Picture, ResultPicture, picture
from app.ui.theme import ROOM_DARK

FACILITATOR: Final = QSize(1280, 720)
ROOM: Final = QSize(1920, 1080)
_RESULT_STEPS: Final = (("-counts", 1), ("-percent", 2), ("", 3))


class Photographer:
    """Takes the pictures; called on the thread of those who play, works on the GUI thread.

    `address` is what slides tell phones to open.
    """

    def __init__(self, hall: Hall, window: MainWindow, room: RoomWindow) -> None:
        self._hall, self._window, self._room = hall, window, room
        self._images: dict[str, QImage] = {}
        self._scenes: dict[str, tuple[Picture, int]] = {}
        self._best: set[str] = set()

    def take_section(self, section: str, state: str) -> None:
        """A section of the window in each language, when the window has it; it stays on screen."""
        self._hall.ask(self._window.show_section, section)
        if self._window.section != section:
            return
        before = language()
        name = f"facilitator-{section}" + (f"-{state}" if state else "")
        for lang in LANGUAGES:
            self._speak(section, lang)
            self._hall.settle()
            self._hall.wait_while(self._is_moving)
            self._images[f"{name}-{lang}"] = self._hall.ask(self._grab)
        self._speak(section, before)

    def keep_scene(self, name: str, showing: Showing, address: str, *, is_best: bool) -> None:
        """What the room sees of a scene now, to be drawn later; the first or the best is kept."""
        if is_best or name not in self._scenes | dict.fromkeys(self._best):
            seen = Address(address) if address else None
            taken = self._hall.ask(picture, self._hall.assembly, showing, seen)
            self._scenes[name] = taken, self._hall.clock()
        if is_best:
            self._best.add(name)

    def keep_picture(self, name: str, seen: Picture) -> None:
        """What no scene of the document shows; drawn later with the others."""
        self._scenes[name] = seen, self._hall.clock()

    def take_room(self, name: str) -> None:
        """The wall as it is, with what covers it."""
        self._images |= dict.fromkeys(
            [f"room-{name}-{lang}" for lang in LANGUAGES], self._hall.ask(self._grab_room)
        )

    def develop(self) -> Mapping[str, bytes]:
        """All pictures as PNG by name without suffix, such as "room-result-en"."""
        before = language()
        for lang in LANGUAGES:
            self._hall.ask(self._window.choose_language, lang)
            for name, (taken, now) in self._scenes.items():
                pages = self._hall.ask(_pages, taken, now)
                for step, page in _steps(name, taken):
                    self._images[f"room-{name}{step}-{lang}"] = pages[page - 1]
        self._hall.ask(self._window.choose_language, before)
        return {name: png(image) for name, image in sorted(self._images.items())}

    def _speak(self, section: str, lang: Language) -> None:
        """The window in a language, and the live slide with it: a take brings it along."""
        self._hall.ask(self._turn_to, section, lang)
        told = self._hall.assembly.room_screen
        if told.cover is Cover.NONE and told.as_taken.language not in ("", lang):
            self._hall.perform(take_scene, told.showing, lang)

    def _turn_to(self, section: str, lang: Language) -> None:
        if language() != lang:
            self._window.choose_language(lang)
        if self._window.section != section:
            self._window.show_section(section)

    def _is_moving(self) -> bool:
        """True while bars grow or a slide fades in, in the window's preview or on the wall."""
        slides = [each.slide for each in self._window.findChildren(Thumbnail)]
        return self._room.is_fading or any(each is not None and each.is_moving for each in slides)

    def _grab_room(self) -> QImage:
        return self._room.grab().toImage().scaled(ROOM)

    def _grab(self) -> QImage:
        return self._window.grab().toImage()


def _steps(name: str, taken: Picture) -> tuple[tuple[str, int], ...]:
    """The pages of a scene that are worth a picture, each with what its name says of it: of the
    first result every step, of everything else the first page, of other results the whole.
    """
    if not isinstance(taken, ResultPicture):
        return (("", 1),)
    return _RESULT_STEPS if name == "result" else _RESULT_STEPS[-1:]


def _pages(taken: Picture, now: int) -> list[QImage]:
    """The pages of a slide as the wall shows them."""
    return list(drawn(taken, now, ROOM, ROOM_DARK))
