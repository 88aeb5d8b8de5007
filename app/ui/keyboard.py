"""Where the keyboard is in the facilitator's window, and which plain keys act there."""

from __future__ import annotations

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.ui.fields import is_field
from app.ui.key_guard import is_plain, turns_pages, typing_wins
from app.ui.page_stack import PageStack
from app.ui.plain_keys import Place, black_keys, is_black, is_strange, place_of
from app.ui.room_place import RoomPlace
from app.ui.slide import Slide


class Keyboard:
    """Asks page, side and room screen; holds nothing itself."""

    def __init__(self, stack: PageStack, side: QWidget, room: RoomPlace) -> None:
        self._stack, self._side, self._room = stack, side, room

    @property
    def page_place(self) -> Place:
        """Where the keyboard is once it is on the page."""
        return place_of(self._stack.key, is_beside=False, room_is_on=self._room.is_on)

    @property
    def place(self) -> Place:
        """Where the keyboard is now."""
        return Place.PANEL if self._is_beside() else self.page_place

    def keeps(self, event: QKeyEvent) -> bool:
        """True for a key that no command of the window may have here: it is typed, belongs to what
        has the keyboard, or is owned in another place.
        """
        focused = QApplication.focusWidget()
        if turns_pages(event, focused) and self._room_has_pages():
            return False  # a clicker means the hall, whatever list has the keyboard
        if self._room.is_on and not is_field(focused) and is_black(event, self.place):
            return False
        return typing_wins(event, focused) or self.is_typed(event) or is_strange(event, self.place)

    def is_black_here(self, key: str) -> bool:
        """True for a key as `QKeySequence` writes it that makes the wall black from this page."""
        return self._room.is_on and key in black_keys(self.page_place)

    def is_typed(self, event: QKeyEvent) -> bool:
        """True for a plain key on a page that takes letters; the room panel is not on the page."""
        page = self._stack.page
        takes = page is not None and page.takes_letters
        return takes and not self._is_beside() and is_plain(event)

    def come_to_page(self) -> None:
        """To the page that has just come on, unless something on it or the rail has it: nobody
        means the room who goes to another page.
        """
        focused, page = QApplication.focusWidget(), self._stack.page
        if page is not None and (focused is None or self._is_beside()):
            page.setFocus()

    def go_back_to_page(self) -> None:
        """To where it was last on what is on screen: what it was on has gone, and Qt would choose
        the next field or button, whatever it does.
        """
        shown = self._stack.currentWidget()
        left = shown.focusWidget() if shown is not None else None
        place = left or self._stack.page or shown
        if place is not None:
            place.setFocus()

    def _room_has_pages(self) -> bool:
        slide = self._room.window.slide
        return self._room.is_on and isinstance(slide, Slide) and slide.pages > 1

    def _is_beside(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self._side.isAncestorOf(focused)
