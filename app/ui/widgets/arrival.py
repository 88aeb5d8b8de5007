"""Where the keyboard is when a page comes on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QCheckBox, QWidget

from app.ui.rail import RailButton
from app.ui.widgets.button import Button, IconButton
from app.ui.widgets.empty_state import EmptyState


class Arrival(QObject):
    """Brings the keyboard to where one works on a page: on the first visit by `take`, later to
    where it was left, or to the same place each time (`is_constant`). A button that was pressed is
    no place to come back to: Space would press it again. Whoever walks the rail by keyboard is left
    there.

    Qt alone would choose the first field or button of the page, whatever it does.
    """

    def __init__(
        self, page: QWidget, take: Callable[[], None], *, is_constant: bool = False
    ) -> None:
        super().__init__(page)
        self._page, self._take, self._is_constant = page, take, is_constant
        self._has_come = self._is_waiting = False
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The page comes on: at once if it can, else when it has been filled and Qt has chosen."""
        if event.type() == QEvent.Type.Show and not event.spontaneous():
            self._is_waiting = True
            self._settle()
            QTimer.singleShot(0, self, self._settle)
        return super().eventFilter(watched, event)

    def _settle(self) -> None:
        is_free = self._is_waiting and self._page.isVisible()
        if not is_free or isinstance(QApplication.focusWidget(), RailButton):
            return
        left = self._left()
        goes_back = self._has_come and not self._is_constant
        is_pressed = isinstance(left, Button | IconButton | QCheckBox)
        if goes_back and left is not None and not is_pressed and left.isVisibleTo(self._page):
            left.setFocus()
        else:
            self._take()
            self._step_in()
            self._has_come = self._left() is not None
        self._is_waiting = not self._has_come

    def _step_in(self) -> None:
        """Where one works is hidden while a page is empty: then its one button is the place."""
        left = self._left()
        if left is not None and left.isVisibleTo(self._page):
            return
        for each in self._page.findChildren(EmptyState):
            if each.isVisibleTo(self._page):
                each.take_keyboard()

    def _left(self) -> QWidget | None:
        """Where the keyboard was last; None before it ever was, which Qt's type hides."""
        return self._page.focusWidget()
